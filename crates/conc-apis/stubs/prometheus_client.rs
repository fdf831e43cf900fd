//! What is known of prometheus-client: families of metrics. Signatures and facts: its docs.
//! Version: prometheus-client 0.25.2

pub mod metrics {
    pub mod family {
        use parking_lot::MappedRwLockReadGuard;

        // `get_or_create` gives a guard that keeps the family read-locked, and before that writes to the family when the
        // metric is not there yet: two of its guards at a time deadlock, as its example says.
        #[conc(lock)]
        pub struct Family<S, M, C = fn() -> M> {}
        pub trait MetricConstructor<M> { fn new_metric(&self) -> M; }
        impl<S, M, C> Family<S, M, C> {
            pub fn new_with_constructor(constructor: C) -> Self {}
        }
        impl<S, M, C> Family<S, M, C> {
            #[conc(locks(upgradable))]
            pub fn get_or_create_owned(&self, label_set: &S) -> M {}
        }
        impl<S, M, C> Family<S, M, C> {
            #[conc(acquires(upgradable))]
            pub fn get_or_create(&self, label_set: &S) -> MappedRwLockReadGuard<'_, M> {}
            #[conc(acquires(shared))]
            pub fn get(&self, label_set: &S) -> Option<MappedRwLockReadGuard<'_, M>> {}
            #[conc(locks(exclusive))]
            pub fn remove(&self, label_set: &S) -> bool {}
            #[conc(locks(exclusive))]
            pub fn clear(&self) {}
            #[conc(locks(shared))]
            pub fn contains(&self, label_set: &S) -> bool {}
            #[conc(locks(shared))]
            pub fn len(&self) -> usize {}
            #[conc(locks(shared))]
            pub fn is_empty(&self) -> bool {}
        }
        impl<S, M: Default> Default for Family<S, M> { fn default() -> Self {} }
        impl<S, M, C: Clone> Clone for Family<S, M, C> { fn clone(&self) -> Self {} }
    }
}
