//! What is known of tracing. Signatures and facts: its docs.
//! Version: tracing 0.1.44

pub use self::span::Span;
pub use self::instrument::{Instrument, WithSubscriber};
// The macros that make spans: declared as functions, since only their result matters.
pub fn span() -> Span {}
pub fn trace_span() -> Span {}
pub fn debug_span() -> Span {}
pub fn info_span() -> Span {}
pub fn warn_span() -> Span {}
pub fn error_span() -> Span {}
pub mod span {
    // Span::enter, Span::entered: must not be held over an await point (section "In Asynchronous Code"); Entered is Send, EnteredSpan is not (measured).
    #[derive(Clone)]
    pub struct Span {}
    #[derive(Clone)]
    pub struct Id {}
    impl Span {
        pub fn current() -> Span {}
        pub const fn none() -> Span {}
        pub fn enter(&self) -> Entered<'_> {}
        pub fn entered(self) -> EnteredSpan {}
        pub fn or_current(self) -> Span {}
        #[conc(runs_now)]
        pub fn in_scope<F: FnOnce() -> T, T>(&self, f: F) -> T {}
        pub fn record<Q: ?Sized, V>(&self, field: &Q, value: V) -> &Self {}
        pub fn is_disabled(&self) -> bool {}
        pub fn is_none(&self) -> bool {}
        pub fn follows_from(&self, from: impl Into<Option<Id>>) -> &Self {}
        pub fn id(&self) -> Option<Id> {}
    }
    #[conc(guard(span))]
    pub struct Entered<'a> {}
    impl Drop for Entered<'_> { fn drop(&mut self) {} }
    #[conc(guard(span))]
    pub struct EnteredSpan {}
    impl EnteredSpan { pub fn id(&self) -> Option<Id> {} pub fn exit(self) -> Span {} }
    impl std::ops::Deref for EnteredSpan { type Target = Span; fn deref(&self) -> &Span {} }
    impl Drop for EnteredSpan { fn drop(&mut self) {} }
}
pub mod instrument {
    use crate::Span;
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    pub trait Instrument: Sized {
        fn instrument(self, span: Span) -> Instrumented<Self>;
        fn in_current_span(self) -> Instrumented<Self>;
    }
    impl<T: Sized> Instrument for T {}
    pub trait WithSubscriber: Sized {
        fn with_subscriber<S>(self, subscriber: S) -> WithDispatch<Self>;
        fn with_current_subscriber(self) -> WithDispatch<Self>;
    }
    impl<T: Sized> WithSubscriber for T {}
    pub struct Instrumented<T> {}
    impl<T> Instrumented<T> {
        pub fn span(&self) -> &Span {}
        pub fn inner(&self) -> &T {}
        pub fn inner_mut(&mut self) -> &mut T {}
        pub fn into_inner(self) -> T {}
    }
    impl<T: Future> Future for Instrumented<T> { type Output = <T as Future>::Output; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<<T as Future>::Output> {} }
    pub struct WithDispatch<T> {}
    impl<T: Future> Future for WithDispatch<T> { type Output = <T as Future>::Output; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<<T as Future>::Output> {} }
}
#[derive(Clone, Copy)]
pub struct Level {}
impl Level {
    pub const TRACE: Level = Level {};
    pub const DEBUG: Level = Level {};
    pub const INFO: Level = Level {};
    pub const WARN: Level = Level {};
    pub const ERROR: Level = Level {};
}
pub mod subscriber {
    // subscriber::set_default: the default ends when the guard is dropped.
    pub struct DefaultGuard {}
    impl Drop for DefaultGuard { fn drop(&mut self) {} }
    pub fn set_default<S>(subscriber: S) -> DefaultGuard {}
    #[conc(runs_now)]
    pub fn with_default<T, S>(subscriber: S, f: impl FnOnce() -> T) -> T {}
}
