// Not a part of std: what a type is taken for whose crate is not among the sources, by its name alone, such as what another
// crate of the workspace re-exports. Of a lock it is not known whether it is blocking or async, and whether it can be
// poisoned: all ways of use type. Of a container only that is stated in which all crates with one of this name agree.
pub mod unseen {
    use std::future::Future;
    use std::ops::{Deref, DerefMut};
    use std::pin::Pin;
    use std::task::{Context, Poll};
    pub use std::rc::Rc;
    pub use std::sync::Arc;
    #[conc(lock)]
    pub struct Mutex<T: ?Sized> {}
    impl<T: ?Sized> Mutex<T> {
        #[conc(acquires(exclusive))]
        pub fn lock(&self) -> UnseenGuard<'_, T> {}
    }
    #[conc(lock)]
    pub struct RwLock<T: ?Sized> {}
    impl<T: ?Sized> RwLock<T> {
        #[conc(acquires(shared))]
        pub fn read(&self) -> UnseenGuard<'_, T> {}
        #[conc(acquires(exclusive))]
        pub fn write(&self) -> UnseenGuard<'_, T> {}
        #[conc(acquires(upgradable))]
        pub fn upgradable_read(&self) -> UnseenGuard<'_, T> {}
    }
    // Async, because that says less: such a guard may be held across an await.
    #[conc(guard(async_lock))]
    pub struct UnseenGuard<'a, T: ?Sized> {}
    impl<'a, T: ?Sized> UnseenGuard<'a, T> {
        pub fn unwrap(self) -> UnseenGuard<'a, T> {}
        pub fn expect(self, message: &str) -> UnseenGuard<'a, T> {}
        pub fn unwrap_or_else<F>(self, f: F) -> UnseenGuard<'a, T> {}
    }
    impl<T: ?Sized> Deref for UnseenGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for UnseenGuard<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for UnseenGuard<'_, T> { fn drop(&mut self) {} }
    impl<'a, T: ?Sized> Future for UnseenGuard<'a, T> { type Output = UnseenGuard<'a, T>; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<UnseenGuard<'a, T>> {} }
    pub struct Slab<T> {}
    impl<T> Slab<T> {
        pub fn get(&self, key: usize) -> Option<&T> {}
        pub fn get_mut(&mut self, key: usize) -> Option<&mut T> {}
        pub fn remove(&mut self, key: usize) -> T {}
    }
    pub struct LruCache<K, V> {}
    impl<K, V> LruCache<K, V> {
        pub fn get<Q: ?Sized>(&mut self, key: &Q) -> Option<&V> {}
        pub fn get_mut<Q: ?Sized>(&mut self, key: &Q) -> Option<&mut V> {}
    }
    pub struct IndexMap<K, V> {}
    impl<K, V> IndexMap<K, V> {
        pub fn get<Q: ?Sized>(&self, key: &Q) -> Option<&V> {}
        pub fn get_mut<Q: ?Sized>(&mut self, key: &Q) -> Option<&mut V> {}
    }
    pub type FnvHashMap<K, V> = std::collections::HashMap<K, V>;
    pub type FxHashMap<K, V> = std::collections::HashMap<K, V>;
    pub type AHashMap<K, V> = std::collections::HashMap<K, V>;
}
