
pub mod sync {
    use std::future::Future;
    use std::ops::{Deref, DerefMut};
    use std::pin::Pin;
    use std::sync::Arc;
    use std::task::{Context, Poll};
    pub struct TryLockError(());
    // sync::Mutex: FIFO; cancelling lock loses the place in the queue; blocking_lock panics in async code (measured).
    #[conc(lock)]
    pub struct Mutex<T: ?Sized> {}
    impl<T> Mutex<T> {
        pub fn new(t: T) -> Mutex<T> {}
        pub const fn const_new(t: T) -> Mutex<T> {}
        pub fn into_inner(self) -> T {}
    }
    impl<T: ?Sized> Mutex<T> {
        #[conc(acquires(exclusive), cancel_loses(queue))]
        pub async fn lock(&self) -> MutexGuard<'_, T> {}
        #[conc(acquires(exclusive), blocks, panics_in_async)]
        pub fn blocking_lock(&self) -> MutexGuard<'_, T> {}
        #[conc(acquires(exclusive), blocks, panics_in_async)]
        pub fn blocking_lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> {}
        #[conc(acquires(exclusive), cancel_loses(queue))]
        pub async fn lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> {}
        #[conc(acquires(exclusive), tries)]
        pub fn try_lock(&self) -> Result<MutexGuard<'_, T>, TryLockError> {}
        #[conc(acquires(exclusive), tries)]
        pub fn try_lock_owned(self: Arc<Self>) -> Result<OwnedMutexGuard<T>, TryLockError> {}
        pub fn get_mut(&mut self) -> &mut T {}
    }
    impl<T: Default> Default for Mutex<T> { fn default() -> Mutex<T> {} }
    impl<T> From<T> for Mutex<T> { fn from(t: T) -> Mutex<T> {} }
    #[conc(guard(async_lock))]
    pub struct MutexGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for MutexGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for MutexGuard<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for MutexGuard<'_, T> { fn drop(&mut self) {} }
    #[conc(guard(async_lock))]
    pub struct OwnedMutexGuard<T: ?Sized> {}
    impl<T: ?Sized> Deref for OwnedMutexGuard<T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for OwnedMutexGuard<T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for OwnedMutexGuard<T> { fn drop(&mut self) {} }
    #[conc(guard(async_lock))]
    pub struct MappedMutexGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for MappedMutexGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for MappedMutexGuard<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for MappedMutexGuard<'_, T> { fn drop(&mut self) {} }
    #[conc(guard(async_lock))]
    pub struct OwnedMappedMutexGuard<T: ?Sized, U: ?Sized = T> {}
    impl<T: ?Sized, U: ?Sized> Deref for OwnedMappedMutexGuard<T, U> { type Target = U; fn deref(&self) -> &U {} }
    impl<T: ?Sized, U: ?Sized> DerefMut for OwnedMappedMutexGuard<T, U> { fn deref_mut(&mut self) -> &mut U {} }
    impl<T: ?Sized, U: ?Sized> Drop for OwnedMappedMutexGuard<T, U> { fn drop(&mut self) {} }
    impl<'a, T: ?Sized> MutexGuard<'a, T> {
        #[conc(runs_now)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> MappedMutexGuard<'a, U> {}
        #[conc(runs_now)]
        pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self> {}
        pub fn mutex(this: &Self) -> &'a Mutex<T> {}
    }
    impl<T: ?Sized> OwnedMutexGuard<T> {
        #[conc(runs_now)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> OwnedMappedMutexGuard<T, U> {}
        #[conc(runs_now)]
        pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<OwnedMappedMutexGuard<T, U>, Self> {}
        pub fn mutex(this: &Self) -> &Arc<Mutex<T>> {}
    }
    impl<'a, T: ?Sized> MappedMutexGuard<'a, T> {
        #[conc(runs_now)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> MappedMutexGuard<'a, U> {}
        #[conc(runs_now)]
        pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self> {}
    }
    // sync::RwLock: write-preferring FIFO, so read-write-read hangs (measured).
    #[conc(lock)]
    pub struct RwLock<T: ?Sized> {}
    impl<T> RwLock<T> {
        pub fn new(value: T) -> RwLock<T> {}
        pub const fn const_new(value: T) -> RwLock<T> {}
        pub fn with_max_readers(value: T, max_reads: u32) -> RwLock<T> {}
        pub fn into_inner(self) -> T {}
    }
    impl<T: ?Sized> RwLock<T> {
        #[conc(acquires(shared), cancel_loses(queue))]
        pub async fn read(&self) -> RwLockReadGuard<'_, T> {}
        #[conc(acquires(shared), blocks, panics_in_async)]
        pub fn blocking_read(&self) -> RwLockReadGuard<'_, T> {}
        #[conc(acquires(shared), cancel_loses(queue))]
        pub async fn read_owned(self: Arc<Self>) -> OwnedRwLockReadGuard<T> {}
        #[conc(acquires(shared), tries)]
        pub fn try_read(&self) -> Result<RwLockReadGuard<'_, T>, TryLockError> {}
        #[conc(acquires(shared), tries)]
        pub fn try_read_owned(self: Arc<Self>) -> Result<OwnedRwLockReadGuard<T>, TryLockError> {}
        #[conc(acquires(exclusive), cancel_loses(queue))]
        pub async fn write(&self) -> RwLockWriteGuard<'_, T> {}
        #[conc(acquires(exclusive), blocks, panics_in_async)]
        pub fn blocking_write(&self) -> RwLockWriteGuard<'_, T> {}
        #[conc(acquires(exclusive), cancel_loses(queue))]
        pub async fn write_owned(self: Arc<Self>) -> OwnedRwLockWriteGuard<T> {}
        #[conc(acquires(exclusive), tries)]
        pub fn try_write(&self) -> Result<RwLockWriteGuard<'_, T>, TryLockError> {}
        #[conc(acquires(exclusive), tries)]
        pub fn try_write_owned(self: Arc<Self>) -> Result<OwnedRwLockWriteGuard<T>, TryLockError> {}
        pub fn get_mut(&mut self) -> &mut T {}
    }
    impl<T: Default> Default for RwLock<T> { fn default() -> RwLock<T> {} }
    impl<T> From<T> for RwLock<T> { fn from(t: T) -> RwLock<T> {} }
    #[conc(guard(async_lock))]
    pub struct RwLockReadGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> { fn drop(&mut self) {} }
    #[conc(guard(async_lock))]
    pub struct RwLockWriteGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> { fn drop(&mut self) {} }
    #[conc(guard(async_lock))]
    pub struct RwLockMappedWriteGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for RwLockMappedWriteGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for RwLockMappedWriteGuard<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for RwLockMappedWriteGuard<'_, T> { fn drop(&mut self) {} }
    #[conc(guard(async_lock))]
    pub struct OwnedRwLockReadGuard<T: ?Sized, U: ?Sized = T> {}
    impl<T: ?Sized, U: ?Sized> Deref for OwnedRwLockReadGuard<T, U> { type Target = U; fn deref(&self) -> &U {} }
    impl<T: ?Sized, U: ?Sized> Drop for OwnedRwLockReadGuard<T, U> { fn drop(&mut self) {} }
    #[conc(guard(async_lock))]
    pub struct OwnedRwLockWriteGuard<T: ?Sized> {}
    impl<T: ?Sized> Deref for OwnedRwLockWriteGuard<T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for OwnedRwLockWriteGuard<T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for OwnedRwLockWriteGuard<T> { fn drop(&mut self) {} }
    #[conc(guard(async_lock))]
    pub struct OwnedRwLockMappedWriteGuard<T: ?Sized, U: ?Sized = T> {}
    impl<T: ?Sized, U: ?Sized> Deref for OwnedRwLockMappedWriteGuard<T, U> { type Target = U; fn deref(&self) -> &U {} }
    impl<T: ?Sized, U: ?Sized> DerefMut for OwnedRwLockMappedWriteGuard<T, U> { fn deref_mut(&mut self) -> &mut U {} }
    impl<T: ?Sized, U: ?Sized> Drop for OwnedRwLockMappedWriteGuard<T, U> { fn drop(&mut self) {} }
    impl<'a, T: ?Sized> RwLockReadGuard<'a, T> {
        #[conc(runs_now)]
        pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(this: Self, f: F) -> RwLockReadGuard<'a, U> {}
        #[conc(runs_now)]
        pub fn try_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(this: Self, f: F) -> Result<RwLockReadGuard<'a, U>, Self> {}
    }
    impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
        #[conc(runs_now)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> RwLockMappedWriteGuard<'a, U> {}
        #[conc(runs_now)]
        pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<RwLockMappedWriteGuard<'a, U>, Self> {}
        #[conc(converts(shared), runs_now)]
        pub fn downgrade_map<F: FnOnce(&T) -> &U, U: ?Sized>(this: Self, f: F) -> RwLockReadGuard<'a, U> {}
        pub fn into_mapped(this: Self) -> RwLockMappedWriteGuard<'a, T> {}
        #[conc(converts(shared))]
        pub fn downgrade(self) -> RwLockReadGuard<'a, T> {}
    }
    impl<'a, T: ?Sized> RwLockMappedWriteGuard<'a, T> {
        #[conc(runs_now)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> RwLockMappedWriteGuard<'a, U> {}
        #[conc(runs_now)]
        pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<RwLockMappedWriteGuard<'a, U>, Self> {}
    }
    impl<T: ?Sized, V: ?Sized> OwnedRwLockReadGuard<T, V> {
        #[conc(runs_now)]
        pub fn map<F: FnOnce(&V) -> &U, U: ?Sized>(this: Self, f: F) -> OwnedRwLockReadGuard<T, U> {}
        #[conc(runs_now)]
        pub fn try_map<F: FnOnce(&V) -> Option<&U>, U: ?Sized>(this: Self, f: F) -> Result<OwnedRwLockReadGuard<T, U>, Self> {}
    }
    impl<T: ?Sized> OwnedRwLockWriteGuard<T> {
        #[conc(runs_now)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> OwnedRwLockMappedWriteGuard<T, U> {}
        #[conc(runs_now)]
        pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<OwnedRwLockMappedWriteGuard<T, U>, Self> {}
        pub fn into_mapped(this: Self) -> OwnedRwLockMappedWriteGuard<T> {}
        #[conc(converts(shared))]
        pub fn downgrade(self) -> OwnedRwLockReadGuard<T> {}
    }

    // sync::Semaphore: fair; acquire fails only after close (measured).
    #[conc(lock)]
    pub struct Semaphore {}
    pub struct AcquireError(());
    #[derive(Clone, Copy)]
    pub enum TryAcquireError { Closed, NoPermits }
    impl Semaphore {
        pub const MAX_PERMITS: usize = 0;
        pub fn new(permits: usize) -> Semaphore {}
        pub const fn const_new(permits: usize) -> Semaphore {}
        pub fn available_permits(&self) -> usize {}
        #[conc(notifies)]
        pub fn add_permits(&self, n: usize) {}
        pub fn forget_permits(&self, n: usize) -> usize {}
        #[conc(acquires(shared), cancel_loses(queue))]
        pub async fn acquire(&self) -> Result<SemaphorePermit<'_>, AcquireError> {}
        #[conc(acquires(shared), cancel_loses(queue))]
        pub async fn acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, AcquireError> {}
        #[conc(acquires(shared), tries)]
        pub fn try_acquire(&self) -> Result<SemaphorePermit<'_>, TryAcquireError> {}
        #[conc(acquires(shared), tries)]
        pub fn try_acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, TryAcquireError> {}
        #[conc(acquires(shared), blocks, panics_in_async)]
        pub fn blocking_acquire(&self) -> Result<SemaphorePermit<'_>, AcquireError> {}
        #[conc(acquires(shared), blocks, panics_in_async)]
        pub fn blocking_acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, AcquireError> {}
        #[conc(acquires(shared), blocks, panics_in_async)]
        pub fn blocking_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError> {}
        #[conc(acquires(shared), blocks, panics_in_async)]
        pub fn blocking_acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, AcquireError> {}
        #[conc(acquires(shared), cancel_loses(queue))]
        pub async fn acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError> {}
        #[conc(acquires(shared), cancel_loses(queue))]
        pub async fn acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, AcquireError> {}
        #[conc(acquires(shared), tries)]
        pub fn try_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, TryAcquireError> {}
        #[conc(acquires(shared), tries)]
        pub fn try_acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, TryAcquireError> {}
        #[conc(closes)]
        pub fn close(&self) {}
        pub fn is_closed(&self) -> bool {}
    }
    #[conc(guard(permit))]
    pub struct SemaphorePermit<'a> {}
    impl<'a> SemaphorePermit<'a> {
        #[conc(forgets)]
        pub fn forget(self) {}
        pub fn merge(&mut self, other: Self) {}
        pub fn split(&mut self, n: usize) -> Option<Self> {}
        pub fn num_permits(&self) -> usize {}
    }
    impl Drop for SemaphorePermit<'_> { fn drop(&mut self) {} }
    #[conc(guard(permit))]
    pub struct OwnedSemaphorePermit {}
    impl OwnedSemaphorePermit {
        #[conc(forgets)]
        pub fn forget(self) {}
        pub fn merge(&mut self, other: Self) {}
        pub fn split(&mut self, n: usize) -> Option<Self> {}
        pub fn semaphore(&self) -> &Arc<Semaphore> {}
        pub fn num_permits(&self) -> usize {}
    }
    impl Drop for OwnedSemaphorePermit { fn drop(&mut self) {} }

    // sync::Notify: notify_one stores one permit, notify_waiters none (measured); cancelling loses the place in the queue.
    #[conc(notify)]
    pub struct Notify {}
    impl Notify {
        pub fn new() -> Notify {}
        pub const fn const_new() -> Notify {}
        #[conc(waits, cancel_loses(queue))]
        pub fn notified(&self) -> futures::Notified<'_> {}
        #[conc(waits, cancel_loses(queue))]
        pub fn notified_owned(self: Arc<Self>) -> futures::OwnedNotified {}
        #[conc(notifies)]
        pub fn notify_one(&self) {}
        #[conc(notifies)]
        pub fn notify_last(&self) {}
        #[conc(notifies, unkept)]
        pub fn notify_waiters(&self) {}
    }
    impl Default for Notify { fn default() -> Notify {} }
    pub mod futures {
        use super::{Context, Future, Pin, Poll};
        pub struct Notified<'a> {}
        impl Notified<'_> { pub fn enable(self: Pin<&mut Self>) -> bool {} }
        impl Future for Notified<'_> { type Output = (); fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {} }
        pub struct OwnedNotified {}
        impl OwnedNotified { pub fn enable(self: Pin<&mut Self>) -> bool {} }
        impl Future for OwnedNotified { type Output = (); fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {} }
    }

    // sync::Barrier: wait is not cancel safe.
    pub struct Barrier {}
    pub struct BarrierWaitResult(bool);
    impl BarrierWaitResult { pub fn is_leader(&self) -> bool {} }
    impl Barrier {
        pub fn new(n: usize) -> Barrier {}
        #[conc(waits, cancel_loses(queue))]
        pub async fn wait(&self) -> BarrierWaitResult {}
    }
    // sync::OnceCell: initialising it from its own initialiser deadlocks.
    #[conc(once)]
    pub struct OnceCell<T> {}
    pub enum SetError<T> { AlreadyInitializedError(T), InitializingError(T) }
    impl<T> OnceCell<T> {
        pub fn new() -> OnceCell<T> {}
        pub const fn const_new() -> OnceCell<T> {}
        pub fn new_with(value: Option<T>) -> OnceCell<T> {}
        pub fn initialized(&self) -> bool {}
        pub fn get(&self) -> Option<&T> {}
        pub fn get_mut(&mut self) -> Option<&mut T> {}
        pub fn set(&self, value: T) -> Result<(), SetError<T>> {}
        #[conc(initializes, runs_now)]
        pub async fn get_or_init<F: FnOnce() -> Fut, Fut: Future<Output = T>>(&self, f: F) -> &T {}
        #[conc(initializes, runs_now)]
        pub async fn get_or_try_init<E, F: FnOnce() -> Fut, Fut: Future<Output = Result<T, E>>>(&self, f: F) -> Result<&T, E> {}
        pub fn into_inner(self) -> Option<T> {}
        pub fn take(&mut self) -> Option<T> {}
    }
    impl<T> Default for OnceCell<T> { fn default() -> OnceCell<T> {} }
    pub struct SetOnce<T> {}
    pub struct SetOnceError<T>(pub T);
    impl<T> SetOnce<T> {
        pub fn new() -> SetOnce<T> {}
        pub const fn const_new() -> SetOnce<T> {}
        pub fn initialized(&self) -> bool {}
        pub fn get(&self) -> Option<&T> {}
        pub fn set(&self, value: T) -> Result<(), SetOnceError<T>> {}
        pub fn into_inner(self) -> Option<T> {}
        #[conc(waits)]
        pub async fn wait(&self) -> &T {}
    }
