//! What is known of eyre: that its `Result` is one. Signatures: its docs.
//! Version: eyre 0.6.14

pub type Result<T = (), E = Report> = std::result::Result<T, E>;
pub struct Report {}
impl Report {
    pub fn new<E>(error: E) -> Report {}
    pub fn msg<M>(message: M) -> Report {}
    pub fn wrap_err<D>(self, msg: D) -> Report {}
    pub fn chain(&self) -> Chain<'_> {}
    pub fn root_cause(&self) -> &(dyn std::error::Error + 'static) {}
    pub fn is<E>(&self) -> bool {}
    pub fn downcast<E>(self) -> std::result::Result<E, Report> {}
    pub fn downcast_ref<E>(&self) -> Option<&E> {}
    pub fn downcast_mut<E>(&mut self) -> Option<&mut E> {}
}
impl<E: std::error::Error + Send + Sync + 'static> From<E> for Report { fn from(error: E) -> Report {} }
impl std::fmt::Debug for Report { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {} }
impl std::fmt::Display for Report { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {} }
pub struct Chain<'a> {}
pub trait WrapErr<T, E> {
    fn wrap_err<D>(self, msg: D) -> Result<T, Report>;
    #[conc(runs_now)]
    fn wrap_err_with<D, F: FnOnce() -> D>(self, f: F) -> Result<T, Report>;
    fn context<D>(self, msg: D) -> Result<T, Report>;
    #[conc(runs_now)]
    fn with_context<D, F: FnOnce() -> D>(self, f: F) -> Result<T, Report>;
}
impl<T, E> WrapErr<T, E> for std::result::Result<T, E> {}
pub use WrapErr as Context;
pub trait OptionExt<T> {
    fn ok_or_eyre<M>(self, message: M) -> Result<T>;
}
impl<T> OptionExt<T> for Option<T> {}
pub fn Ok<T>(t: T) -> Result<T> {}
// The macro that makes an error: declared as a function, since only its result matters.
pub fn eyre() -> Report {}
