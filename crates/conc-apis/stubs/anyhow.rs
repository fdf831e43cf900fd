//! What is known of anyhow: that its `Result` is one. Signatures: its docs.
//! Version: anyhow 1.0.104

pub type Result<T, E = Error> = std::result::Result<T, E>;
pub struct Error {}
impl Error {
    pub fn new<E>(error: E) -> Error {}
    pub fn msg<M>(message: M) -> Error {}
    pub fn context<C>(self, context: C) -> Error {}
    pub fn chain(&self) -> Chain<'_> {}
    pub fn root_cause(&self) -> &(dyn std::error::Error + 'static) {}
    pub fn is<E>(&self) -> bool {}
    pub fn downcast<E>(self) -> std::result::Result<E, Error> {}
    pub fn downcast_ref<E>(&self) -> Option<&E> {}
    pub fn downcast_mut<E>(&mut self) -> Option<&mut E> {}
}
impl<E: std::error::Error + Send + Sync + 'static> From<E> for Error { fn from(error: E) -> Error {} }
impl std::fmt::Debug for Error { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {} }
impl std::fmt::Display for Error { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {} }
pub struct Chain<'a> {}
pub trait Context<T, E> {
    fn context<C>(self, context: C) -> Result<T, Error>;
    #[conc(runs_now)]
    fn with_context<C, F: FnOnce() -> C>(self, f: F) -> Result<T, Error>;
}
impl<T, E> Context<T, E> for std::result::Result<T, E> {}
impl<T> Context<T, std::convert::Infallible> for Option<T> {}
pub fn Ok<T>(value: T) -> Result<T> {}
// The macro that makes an error: declared as a function, since only its result matters.
pub fn anyhow() -> Error {}
