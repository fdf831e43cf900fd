//! What is known of crossbeam_utils. Signatures and facts: its docs.
//! Version: crossbeam-utils 0.8.23

pub struct Backoff {}
impl Backoff {
    pub fn new() -> Backoff {}
    pub fn reset(&self) {}
    pub fn spin(&self) {}
    pub fn snooze(&self) {}
    pub fn is_completed(&self) -> bool {}
}
pub struct CachePadded<T> {}
impl<T> CachePadded<T> { pub const fn new(t: T) -> CachePadded<T> {} pub fn into_inner(self) -> T {} }
impl<T> std::ops::Deref for CachePadded<T> { type Target = T; fn deref(&self) -> &T {} }
impl<T> std::ops::DerefMut for CachePadded<T> { fn deref_mut(&mut self) -> &mut T {} }
pub mod atomic {
    #[conc(flag)]
    pub struct AtomicCell<T> {}
    impl<T> AtomicCell<T> {
        pub const fn new(val: T) -> AtomicCell<T> {}
        pub fn load(&self) -> T {}
        pub fn store(&self, val: T) {}
        pub fn swap(&self, val: T) -> T {}
        pub fn take(&self) -> T {}
        pub fn compare_exchange(&self, current: T, new: T) -> Result<T, T> {}
        pub fn fetch_add(&self, val: T) -> T {}
        pub fn fetch_sub(&self, val: T) -> T {}
        pub fn into_inner(self) -> T {}
    }
}
pub mod sync {
    use std::ops::{Deref, DerefMut};
    use std::sync::{LockResult, TryLockResult};
    use std::time::{Duration, Instant};
    // sync::ShardedLock: poisons like std's RwLock.
    #[conc(lock, poisons)]
    pub struct ShardedLock<T: ?Sized> {}
    impl<T> ShardedLock<T> { pub fn new(value: T) -> ShardedLock<T> {} pub fn into_inner(self) -> LockResult<T> {} }
    impl<T: ?Sized> ShardedLock<T> {
        #[conc(acquires(shared))]
        pub fn read(&self) -> LockResult<ShardedLockReadGuard<'_, T>> {}
        #[conc(acquires(shared), tries)]
        pub fn try_read(&self) -> TryLockResult<ShardedLockReadGuard<'_, T>> {}
        #[conc(acquires(exclusive))]
        pub fn write(&self) -> LockResult<ShardedLockWriteGuard<'_, T>> {}
        #[conc(acquires(exclusive), tries)]
        pub fn try_write(&self) -> TryLockResult<ShardedLockWriteGuard<'_, T>> {}
        pub fn get_mut(&mut self) -> LockResult<&mut T> {}
        pub fn is_poisoned(&self) -> bool {}
    }
    impl<T: Default> Default for ShardedLock<T> { fn default() -> ShardedLock<T> {} }
    #[conc(guard(lock))]
    pub struct ShardedLockReadGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for ShardedLockReadGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> Drop for ShardedLockReadGuard<'_, T> { fn drop(&mut self) {} }
    #[conc(guard(lock))]
    pub struct ShardedLockWriteGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for ShardedLockWriteGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for ShardedLockWriteGuard<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for ShardedLockWriteGuard<'_, T> { fn drop(&mut self) {} }
    // sync::WaitGroup: wait returns once every clone is dropped.
    #[conc(notify)]
    pub struct WaitGroup {}
    impl WaitGroup {
        pub fn new() -> WaitGroup {}
        #[conc(waits, blocks)]
        pub fn wait(self) {}
    }
    impl Clone for WaitGroup { fn clone(&self) -> WaitGroup {} }
    impl Default for WaitGroup { fn default() -> WaitGroup {} }
    impl Drop for WaitGroup { fn drop(&mut self) {} }
    // sync::Parker: unpark stores one token.
    pub struct Parker {}
    impl Parker {
        pub fn new() -> Parker {}
        #[conc(waits, blocks)]
        pub fn park(&self) {}
        #[conc(waits, blocks, timed)]
        pub fn park_timeout(&self, timeout: Duration) {}
        #[conc(waits, blocks, timed)]
        pub fn park_deadline(&self, deadline: Instant) {}
        pub fn unparker(&self) -> &Unparker {}
    }
    #[derive(Clone)]
    pub struct Unparker {}
    impl Unparker {
        #[conc(notifies)]
        pub fn unpark(&self) {}
    }
}
// thread::scope: all threads are joined before it returns; deprecated in favour of std.
pub mod thread {
    #[conc(runs_now, blocks)]
    pub fn scope<'env, F: FnOnce(&Scope<'env>) -> R, R>(f: F) -> std::thread::Result<R> {}
    #[conc(task_set, on_drop(join))]
    pub struct Scope<'env> {}
    impl<'env> Scope<'env> {
        #[conc(spawns(scoped_thread))]
        pub fn spawn<'scope, F: FnOnce(&Scope<'env>) -> T + Send + 'env, T: Send + 'env>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T> {}
        pub fn builder<'scope>(&'scope self) -> ScopedThreadBuilder<'scope, 'env> {}
    }
    pub struct ScopedThreadBuilder<'scope, 'env> {}
    impl<'scope, 'env> ScopedThreadBuilder<'scope, 'env> {
        pub fn name(self, name: String) -> Self {}
        pub fn stack_size(self, size: usize) -> Self {}
        #[conc(spawns(scoped_thread))]
        pub fn spawn<F: FnOnce(&Scope<'env>) -> T + Send + 'env, T: Send + 'env>(self, f: F) -> std::io::Result<ScopedJoinHandle<'scope, T>> {}
    }
    #[conc(handle(scoped_thread))]
    pub struct ScopedJoinHandle<'scope, T> {}
    impl<T> ScopedJoinHandle<'_, T> {
        #[conc(joins, blocks)]
        pub fn join(self) -> std::thread::Result<T> {}
        pub fn thread(&self) -> &std::thread::Thread {}
    }
}
