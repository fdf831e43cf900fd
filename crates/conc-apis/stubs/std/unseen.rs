// Not a part of std: what a lock is taken for whose crate is not among the sources, such as another crate of the workspace
// that re-exports one. Whether it is blocking or async, and whether it can be poisoned, is not known: all ways of use type.
pub mod unseen {
    use std::future::Future;
    use std::ops::{Deref, DerefMut};
    use std::pin::Pin;
    use std::task::{Context, Poll};
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
}
