//! What is known of moka. Signatures and facts: its docs (get_with and the like: "evaluates init only once", other callers of
//! the key wait; dropping an async initialiser hands over to a waiter). Values are clones, there are no guards.
//! Version: moka 0.12.16

pub mod sync {
    use std::sync::Arc;
    use crate::Entry;
    use crate::ops::compute::{CompResult, Op};
    pub struct Cache<K, V, S = std::hash::RandomState> {}
    impl<K, V> Cache<K, V> {
        pub fn new(max_capacity: u64) -> Self {}
        pub fn builder() -> CacheBuilder<K, V, Cache<K, V>> {}
    }
    impl<K, V, S> Cache<K, V, S> {
        pub fn contains_key<Q: ?Sized>(&self, key: &Q) -> bool {}
        pub fn get<Q: ?Sized>(&self, key: &Q) -> Option<V> {}
        pub fn entry(&self, key: K) -> OwnedKeyEntrySelector<'_, K, V, S> {}
        pub fn entry_by_ref<'a, Q: ?Sized>(&'a self, key: &'a Q) -> RefKeyEntrySelector<'a, K, Q, V, S> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn get_with(&self, key: K, init: impl FnOnce() -> V) -> V {}
        #[conc(initializes, runs_now, blocks)]
        pub fn get_with_by_ref<Q: ?Sized>(&self, key: &Q, init: impl FnOnce() -> V) -> V {}
        #[conc(initializes, runs_now, blocks)]
        pub fn get_with_if(&self, key: K, init: impl FnOnce() -> V, replace_if: impl FnMut(&V) -> bool) -> V {}
        #[conc(initializes, runs_now, blocks)]
        pub fn optionally_get_with<F: FnOnce() -> Option<V>>(&self, key: K, init: F) -> Option<V> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn optionally_get_with_by_ref<F: FnOnce() -> Option<V>, Q: ?Sized>(&self, key: &Q, init: F) -> Option<V> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn try_get_with<F: FnOnce() -> Result<V, E>, E>(&self, key: K, init: F) -> Result<V, Arc<E>> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn try_get_with_by_ref<F: FnOnce() -> Result<V, E>, E, Q: ?Sized>(&self, key: &Q, init: F) -> Result<V, Arc<E>> {}
        pub fn insert(&self, key: K, value: V) {}
        pub fn invalidate<Q: ?Sized>(&self, key: &Q) {}
        pub fn remove<Q: ?Sized>(&self, key: &Q) -> Option<V> {}
        pub fn invalidate_all(&self) {}
        pub fn iter(&self) -> Iter<'_, K, V> {}
        pub fn run_pending_tasks(&self) {}
        pub fn entry_count(&self) -> u64 {}
        pub fn weighted_size(&self) -> u64 {}
        pub fn name(&self) -> Option<&str> {}
    }
    impl<K, V, S> Clone for Cache<K, V, S> { fn clone(&self) -> Cache<K, V, S> {} }
    pub struct Iter<'i, K, V> {}
    impl<K, V> Iterator for Iter<'_, K, V> { type Item = (Arc<K>, V); fn next(&mut self) -> Option<(Arc<K>, V)> {} }
    pub struct CacheBuilder<K, V, C> {}
    impl<K, V> CacheBuilder<K, V, Cache<K, V>> {
        pub fn new(max_capacity: u64) -> Self {}
        pub fn build(self) -> Cache<K, V> {}
        pub fn name(self, name: &str) -> Self {}
        pub fn max_capacity(self, max_capacity: u64) -> Self {}
        pub fn initial_capacity(self, number_of_entries: usize) -> Self {}
        pub fn time_to_live(self, duration: std::time::Duration) -> Self {}
        pub fn time_to_idle(self, duration: std::time::Duration) -> Self {}
        pub fn weigher(self, weigher: impl Fn(&K, &V) -> u32 + Send + Sync + 'static) -> Self {}
    }
    pub struct OwnedKeyEntrySelector<'a, K, V, S> {}
    impl<'a, K, V, S> OwnedKeyEntrySelector<'a, K, V, S> {
        #[conc(initializes, runs_now, blocks)]
        pub fn and_compute_with<F: FnOnce(Option<Entry<K, V>>) -> Op<V>>(self, f: F) -> CompResult<K, V> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn and_try_compute_with<F: FnOnce(Option<Entry<K, V>>) -> Result<Op<V>, E>, E>(self, f: F) -> Result<CompResult<K, V>, E> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn and_upsert_with<F: FnOnce(Option<Entry<K, V>>) -> V>(self, f: F) -> Entry<K, V> {}
        pub fn or_default(self) -> Entry<K, V> {}
        pub fn or_insert(self, default: V) -> Entry<K, V> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn or_insert_with(self, init: impl FnOnce() -> V) -> Entry<K, V> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn or_insert_with_if(self, init: impl FnOnce() -> V, replace_if: impl FnMut(&V) -> bool) -> Entry<K, V> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn or_optionally_insert_with(self, init: impl FnOnce() -> Option<V>) -> Option<Entry<K, V>> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn or_try_insert_with<F: FnOnce() -> Result<V, E>, E>(self, init: F) -> Result<Entry<K, V>, Arc<E>> {}
    }
    pub struct RefKeyEntrySelector<'a, K, Q: ?Sized, V, S> {}
    impl<'a, K, Q: ?Sized, V, S> RefKeyEntrySelector<'a, K, Q, V, S> {
        #[conc(initializes, runs_now, blocks)]
        pub fn and_compute_with<F: FnOnce(Option<Entry<K, V>>) -> Op<V>>(self, f: F) -> CompResult<K, V> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn and_try_compute_with<F: FnOnce(Option<Entry<K, V>>) -> Result<Op<V>, E>, E>(self, f: F) -> Result<CompResult<K, V>, E> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn and_upsert_with<F: FnOnce(Option<Entry<K, V>>) -> V>(self, f: F) -> Entry<K, V> {}
        pub fn or_default(self) -> Entry<K, V> {}
        pub fn or_insert(self, default: V) -> Entry<K, V> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn or_insert_with(self, init: impl FnOnce() -> V) -> Entry<K, V> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn or_insert_with_if(self, init: impl FnOnce() -> V, replace_if: impl FnMut(&V) -> bool) -> Entry<K, V> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn or_optionally_insert_with(self, init: impl FnOnce() -> Option<V>) -> Option<Entry<K, V>> {}
        #[conc(initializes, runs_now, blocks)]
        pub fn or_try_insert_with<F: FnOnce() -> Result<V, E>, E>(self, init: F) -> Result<Entry<K, V>, Arc<E>> {}
    }
}
pub mod future {
    use std::sync::Arc;
    use crate::Entry;
    use crate::ops::compute::{CompResult, Op};
    use std::future::Future;
    pub struct Cache<K, V, S = std::hash::RandomState> {}
    impl<K, V> Cache<K, V> {
        pub fn new(max_capacity: u64) -> Self {}
        pub fn builder() -> CacheBuilder<K, V, Cache<K, V>> {}
    }
    impl<K, V, S> Cache<K, V, S> {
        pub fn contains_key<Q: ?Sized>(&self, key: &Q) -> bool {}
        pub async fn get<Q: ?Sized>(&self, key: &Q) -> Option<V> {}
        pub fn entry(&self, key: K) -> OwnedKeyEntrySelector<'_, K, V, S> {}
        pub fn entry_by_ref<'a, Q: ?Sized>(&'a self, key: &'a Q) -> RefKeyEntrySelector<'a, K, Q, V, S> {}
        #[conc(initializes, runs_now)]
        pub async fn get_with(&self, key: K, init: impl Future<Output = V>) -> V {}
        #[conc(initializes, runs_now)]
        pub async fn get_with_by_ref<Q: ?Sized>(&self, key: &Q, init: impl Future<Output = V>) -> V {}
        #[conc(initializes, runs_now)]
        pub async fn get_with_if(&self, key: K, init: impl Future<Output = V>, replace_if: impl FnMut(&V) -> bool) -> V {}
        #[conc(initializes, runs_now)]
        pub async fn optionally_get_with<F: Future<Output = Option<V>>>(&self, key: K, init: F) -> Option<V> {}
        #[conc(initializes, runs_now)]
        pub async fn optionally_get_with_by_ref<F: Future<Output = Option<V>>, Q: ?Sized>(&self, key: &Q, init: F) -> Option<V> {}
        #[conc(initializes, runs_now)]
        pub async fn try_get_with<F: Future<Output = Result<V, E>>, E>(&self, key: K, init: F) -> Result<V, Arc<E>> {}
        #[conc(initializes, runs_now)]
        pub async fn try_get_with_by_ref<F: Future<Output = Result<V, E>>, E, Q: ?Sized>(&self, key: &Q, init: F) -> Result<V, Arc<E>> {}
        pub async fn insert(&self, key: K, value: V) {}
        pub async fn invalidate<Q: ?Sized>(&self, key: &Q) {}
        pub async fn remove<Q: ?Sized>(&self, key: &Q) -> Option<V> {}
        pub fn invalidate_all(&self) {}
        pub fn iter(&self) -> Iter<'_, K, V> {}
        pub async fn run_pending_tasks(&self) {}
        pub fn entry_count(&self) -> u64 {}
        pub fn weighted_size(&self) -> u64 {}
        pub fn name(&self) -> Option<&str> {}
    }
    impl<K, V, S> Clone for Cache<K, V, S> { fn clone(&self) -> Cache<K, V, S> {} }
    pub struct Iter<'i, K, V> {}
    impl<K, V> Iterator for Iter<'_, K, V> { type Item = (Arc<K>, V); fn next(&mut self) -> Option<(Arc<K>, V)> {} }
    pub struct CacheBuilder<K, V, C> {}
    impl<K, V> CacheBuilder<K, V, Cache<K, V>> {
        pub fn new(max_capacity: u64) -> Self {}
        pub fn build(self) -> Cache<K, V> {}
        pub fn name(self, name: &str) -> Self {}
        pub fn max_capacity(self, max_capacity: u64) -> Self {}
        pub fn initial_capacity(self, number_of_entries: usize) -> Self {}
        pub fn time_to_live(self, duration: std::time::Duration) -> Self {}
        pub fn time_to_idle(self, duration: std::time::Duration) -> Self {}
        pub fn weigher(self, weigher: impl Fn(&K, &V) -> u32 + Send + Sync + 'static) -> Self {}
    }
    pub struct OwnedKeyEntrySelector<'a, K, V, S> {}
    impl<'a, K, V, S> OwnedKeyEntrySelector<'a, K, V, S> {
        #[conc(initializes, runs_now)]
        pub async fn and_compute_with<F: FnOnce(Option<Entry<K, V>>) -> Fut, Fut: Future<Output = Op<V>>>(self, f: F) -> CompResult<K, V> {}
        #[conc(initializes, runs_now)]
        pub async fn and_try_compute_with<F: FnOnce(Option<Entry<K, V>>) -> Fut, Fut: Future<Output = Result<Op<V>, E>>, E>(self, f: F) -> Result<CompResult<K, V>, E> {}
        #[conc(initializes, runs_now)]
        pub async fn and_upsert_with<F: FnOnce(Option<Entry<K, V>>) -> Fut, Fut: Future<Output = V>>(self, f: F) -> Entry<K, V> {}
        pub async fn or_default(self) -> Entry<K, V> {}
        pub async fn or_insert(self, default: V) -> Entry<K, V> {}
        #[conc(initializes, runs_now)]
        pub async fn or_insert_with(self, init: impl Future<Output = V>) -> Entry<K, V> {}
        #[conc(initializes, runs_now)]
        pub async fn or_insert_with_if(self, init: impl Future<Output = V>, replace_if: impl FnMut(&V) -> bool) -> Entry<K, V> {}
        #[conc(initializes, runs_now)]
        pub async fn or_optionally_insert_with(self, init: impl Future<Output = Option<V>>) -> Option<Entry<K, V>> {}
        #[conc(initializes, runs_now)]
        pub async fn or_try_insert_with<F: Future<Output = Result<V, E>>, E>(self, init: F) -> Result<Entry<K, V>, Arc<E>> {}
    }
    pub struct RefKeyEntrySelector<'a, K, Q: ?Sized, V, S> {}
    impl<'a, K, Q: ?Sized, V, S> RefKeyEntrySelector<'a, K, Q, V, S> {
        #[conc(initializes, runs_now)]
        pub async fn and_compute_with<F: FnOnce(Option<Entry<K, V>>) -> Fut, Fut: Future<Output = Op<V>>>(self, f: F) -> CompResult<K, V> {}
        #[conc(initializes, runs_now)]
        pub async fn and_try_compute_with<F: FnOnce(Option<Entry<K, V>>) -> Fut, Fut: Future<Output = Result<Op<V>, E>>, E>(self, f: F) -> Result<CompResult<K, V>, E> {}
        #[conc(initializes, runs_now)]
        pub async fn and_upsert_with<F: FnOnce(Option<Entry<K, V>>) -> Fut, Fut: Future<Output = V>>(self, f: F) -> Entry<K, V> {}
        pub async fn or_default(self) -> Entry<K, V> {}
        pub async fn or_insert(self, default: V) -> Entry<K, V> {}
        #[conc(initializes, runs_now)]
        pub async fn or_insert_with(self, init: impl Future<Output = V>) -> Entry<K, V> {}
        #[conc(initializes, runs_now)]
        pub async fn or_insert_with_if(self, init: impl Future<Output = V>, replace_if: impl FnMut(&V) -> bool) -> Entry<K, V> {}
        #[conc(initializes, runs_now)]
        pub async fn or_optionally_insert_with(self, init: impl Future<Output = Option<V>>) -> Option<Entry<K, V>> {}
        #[conc(initializes, runs_now)]
        pub async fn or_try_insert_with<F: Future<Output = Result<V, E>>, E>(self, init: F) -> Result<Entry<K, V>, Arc<E>> {}
    }
}
pub struct Entry<K, V> {}
impl<K, V> Entry<K, V> {
    pub fn key(&self) -> &K {}
    pub fn value(&self) -> &V {}
    pub fn into_value(self) -> V {}
    pub fn is_fresh(&self) -> bool {}
    pub fn is_old_value_replaced(&self) -> bool {}
}
pub mod ops {
    pub mod compute {
        use crate::Entry;
        use std::sync::Arc;
        pub enum Op<V> { Nop, Put(V), Remove }
        pub enum CompResult<K, V> { Inserted(Entry<K, V>), ReplacedWith(Entry<K, V>), Removed(Entry<K, V>), Unchanged(Entry<K, V>), StillNone(Arc<K>) }
        impl<K, V> CompResult<K, V> { pub fn into_entry(self) -> Option<Entry<K, V>> {} pub fn unwrap(self) -> Entry<K, V> {} }
    }
}
