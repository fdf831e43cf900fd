//! What is known of tracing-subscriber. Signatures and facts: its docs and `registry/extensions.rs`.
//! Version: tracing-subscriber 0.3.23

pub mod registry {
    use tracing::span::Id;

    pub trait LookupSpan<'a> {}
    // A span's extensions lie behind a read-write lock: a layer that reads and changes them at once waits for itself.
    #[conc(lock)]
    pub struct SpanRef<'a, R> {}
    impl<'a, R> SpanRef<'a, R> {
        pub fn id(&self) -> Id {}
        pub fn name(&self) -> &'static str {}
        pub fn parent(&self) -> Option<SpanRef<'a, R>> {}
        pub fn scope(&self) -> Scope<'a, R> {}
        #[conc(acquires(shared))]
        pub fn extensions(&self) -> Extensions<'_> {}
        #[conc(acquires(exclusive))]
        pub fn extensions_mut(&self) -> ExtensionsMut<'_> {}
    }
    #[conc(guard(lock))]
    pub struct Extensions<'a> {}
    impl Extensions<'_> {
        pub fn get<T: 'static>(&self) -> Option<&T> {}
    }
    #[conc(guard(lock))]
    pub struct ExtensionsMut<'a> {}
    impl ExtensionsMut<'_> {
        pub fn insert<T: Send + Sync + 'static>(&mut self, val: T) {}
        pub fn replace<T: Send + Sync + 'static>(&mut self, val: T) -> Option<T> {}
        pub fn get_mut<T: 'static>(&mut self) -> Option<&mut T> {}
        pub fn remove<T: Send + Sync + 'static>(&mut self) -> Option<T> {}
    }
    pub struct Scope<'a, R> {}
    impl<'a, R> Scope<'a, R> {
        pub fn from_root(self) -> ScopeFromRoot<'a, R> {}
    }
    impl<'a, R> Iterator for Scope<'a, R> { type Item = SpanRef<'a, R>; fn next(&mut self) -> Option<SpanRef<'a, R>> {} }
    pub struct ScopeFromRoot<'a, R> {}
    impl<'a, R> Iterator for ScopeFromRoot<'a, R> { type Item = SpanRef<'a, R>; fn next(&mut self) -> Option<SpanRef<'a, R>> {} }
}
pub mod layer {
    use tracing::span::Id;

    use crate::registry::{Scope, SpanRef};

    pub struct Context<'a, S> {}
    impl<'a, S> Context<'a, S> {
        pub fn span(&self, id: &Id) -> Option<SpanRef<'_, S>> {}
        pub fn exists(&self, id: &Id) -> bool {}
        pub fn lookup_current(&self) -> Option<SpanRef<'_, S>> {}
        pub fn span_scope(&self, id: &Id) -> Option<Scope<'_, S>> {}
        pub fn event_span<E>(&self, event: &E) -> Option<SpanRef<'_, S>> {}
        pub fn event_scope<E>(&self, event: &E) -> Option<Scope<'_, S>> {}
    }
}
