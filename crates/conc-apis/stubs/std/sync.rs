
pub mod sync {
    use crate::ops::{Deref, DerefMut};
    use crate::pin::Pin;
    use crate::time::Duration;
    #[conc(shares)]
    pub struct Arc<T: ?Sized> {}
    #[conc(shares)]
    pub struct Weak<T: ?Sized> {}
    impl<T> Arc<T> {
        pub fn new(value: T) -> Arc<T> {}
        pub fn pin(value: T) -> Pin<Arc<T>> {}
        #[conc(runs_now)]
        pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Arc<T> {}
        pub fn try_unwrap(this: Arc<T>) -> Result<T, Arc<T>> {}
        pub fn into_inner(this: Arc<T>) -> Option<T> {}
        pub fn unwrap_or_clone(this: Arc<T>) -> T {}
    }
    impl<T: ?Sized> Arc<T> {
        pub fn downgrade(this: &Arc<T>) -> Weak<T> {}
        pub fn weak_count(this: &Arc<T>) -> usize {}
        pub fn strong_count(this: &Arc<T>) -> usize {}
        pub fn ptr_eq(this: &Arc<T>, other: &Arc<T>) -> bool {}
        pub fn get_mut(this: &mut Arc<T>) -> Option<&mut T> {}
        pub fn make_mut(this: &mut Arc<T>) -> &mut T {}
        pub fn as_ptr(this: &Arc<T>) -> *const T {}
        // std docs of into_raw: the reference count stays until from_raw.
        #[conc(forgets)]
        pub fn into_raw(this: Arc<T>) -> *const T {}
        pub unsafe fn from_raw(ptr: *const T) -> Arc<T> {}
    }
    impl<T: ?Sized> Deref for Arc<T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> AsRef<T> for Arc<T> { fn as_ref(&self) -> &T {} }
    impl<T: ?Sized> Clone for Arc<T> { fn clone(&self) -> Arc<T> {} }
    impl<T: ?Sized> Drop for Arc<T> { fn drop(&mut self) {} }
    impl<T: Default> Default for Arc<T> { fn default() -> Arc<T> {} }
    impl<T> From<T> for Arc<T> { fn from(t: T) -> Arc<T> {} }
    impl<T: ?Sized> From<Box<T>> for Arc<T> { fn from(t: Box<T>) -> Arc<T> {} }
    impl<T> From<Vec<T>> for Arc<[T]> { fn from(t: Vec<T>) -> Arc<[T]> {} }
    impl From<&str> for Arc<str> { fn from(t: &str) -> Arc<str> {} }
    impl From<String> for Arc<str> { fn from(t: String) -> Arc<str> {} }
    impl<T> FromIterator<T> for Arc<[T]> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Arc<[T]> {} }
    impl<T> Weak<T> { pub fn new() -> Weak<T> {} }
    impl<T: ?Sized> Weak<T> {
        #[conc(upgrades)]
        pub fn upgrade(&self) -> Option<Arc<T>> {}
        pub fn strong_count(&self) -> usize {}
        pub fn weak_count(&self) -> usize {}
        pub fn ptr_eq(&self, other: &Weak<T>) -> bool {}
        pub fn as_ptr(&self) -> *const T {}
    }
    impl<T: ?Sized> Clone for Weak<T> { fn clone(&self) -> Weak<T> {} }
    impl<T> Default for Weak<T> { fn default() -> Weak<T> {} }
    impl<T: ?Sized> Drop for Weak<T> { fn drop(&mut self) {} }
    // std docs of PoisonError, TryLockError.
    pub struct PoisonError<T> {}
    impl<T> PoisonError<T> {
        pub fn new(data: T) -> PoisonError<T> {}
        pub fn into_inner(self) -> T {}
        pub fn get_ref(&self) -> &T {}
        pub fn get_mut(&mut self) -> &mut T {}
    }
    pub enum TryLockError<T> { Poisoned(PoisonError<T>), WouldBlock }
    pub type LockResult<T> = Result<T, PoisonError<T>>;
    pub type TryLockResult<T> = Result<T, TryLockError<T>>;

    // std docs of Mutex: poisoned when a holder panics; locking twice on one thread deadlocks or panics (hangs on Linux, measured).
    #[conc(lock, poisons)]
    pub struct Mutex<T: ?Sized> {}
    impl<T> Mutex<T> {
        pub const fn new(t: T) -> Mutex<T> {}
        pub fn into_inner(self) -> LockResult<T> {}
    }
    impl<T: ?Sized> Mutex<T> {
        #[conc(acquires(exclusive))]
        pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {}
        #[conc(acquires(exclusive), tries)]
        pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {}
        pub fn is_poisoned(&self) -> bool {}
        pub fn clear_poison(&self) {}
        pub fn get_mut(&mut self) -> LockResult<&mut T> {}
    }
    impl<T: Default> Default for Mutex<T> { fn default() -> Mutex<T> {} }
    impl<T> From<T> for Mutex<T> { fn from(t: T) -> Mutex<T> {} }
    #[conc(guard(lock))]
    pub struct MutexGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for MutexGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for MutexGuard<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for MutexGuard<'_, T> { fn drop(&mut self) {} }
    // std docs of RwLock: poisoned by a panicking writer; read may deadlock or panic when the thread holds it already.
    #[conc(lock, poisons)]
    pub struct RwLock<T: ?Sized> {}
    impl<T> RwLock<T> {
        pub const fn new(t: T) -> RwLock<T> {}
        pub fn into_inner(self) -> LockResult<T> {}
    }
    impl<T: ?Sized> RwLock<T> {
        #[conc(acquires(shared))]
        pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {}
        #[conc(acquires(shared), tries)]
        pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {}
        #[conc(acquires(exclusive))]
        pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {}
        #[conc(acquires(exclusive), tries)]
        pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {}
        pub fn is_poisoned(&self) -> bool {}
        pub fn clear_poison(&self) {}
        pub fn get_mut(&mut self) -> LockResult<&mut T> {}
    }
    impl<T: Default> Default for RwLock<T> { fn default() -> RwLock<T> {} }
    impl<T> From<T> for RwLock<T> { fn from(t: T) -> RwLock<T> {} }
    #[conc(guard(lock))]
    pub struct RwLockReadGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> { fn drop(&mut self) {} }
    #[conc(guard(lock))]
    pub struct RwLockWriteGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> { fn drop(&mut self) {} }
    impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> { #[conc(converts(shared))] pub fn downgrade(s: Self) -> RwLockReadGuard<'a, T> {} }

    // std docs of Condvar: waiting releases the guard and takes it back; wake-ups may be spurious.
    #[derive(Clone, Copy)]
    pub struct WaitTimeoutResult {}
    impl WaitTimeoutResult { pub fn timed_out(&self) -> bool {} }
    #[conc(condvar)]
    pub struct Condvar {}
    impl Condvar {
        pub const fn new() -> Condvar {}
        #[conc(releases, waits, blocks, spurious)]
        pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {}
        #[conc(releases, waits, blocks, runs_now)]
        pub fn wait_while<'a, T, F: FnMut(&mut T) -> bool>(&self, guard: MutexGuard<'a, T>, condition: F) -> LockResult<MutexGuard<'a, T>> {}
        #[conc(releases, waits, blocks, timed)]
        pub fn wait_timeout<'a, T>(&self, guard: MutexGuard<'a, T>, dur: Duration) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {}
        #[conc(releases, waits, blocks, timed)]
        pub fn wait_timeout_ms<'a, T>(&self, guard: MutexGuard<'a, T>, ms: u32) -> LockResult<(MutexGuard<'a, T>, bool)> {}
        #[conc(releases, waits, blocks, runs_now, timed)]
        pub fn wait_timeout_while<'a, T, F: FnMut(&mut T) -> bool>(&self, guard: MutexGuard<'a, T>, dur: Duration, condition: F) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {}
        #[conc(notifies)]
        pub fn notify_one(&self) {}
        #[conc(notifies)]
        pub fn notify_all(&self) {}
    }
    impl Default for Condvar { fn default() -> Condvar {} }

    // std docs of Barrier, Once, OnceLock (re-entrant initialisation hangs on Linux, measured), LazyLock.
    pub struct Barrier {}
    pub struct BarrierWaitResult {}
    impl BarrierWaitResult { pub fn is_leader(&self) -> bool {} }
    impl Barrier {
        pub const fn new(n: usize) -> Barrier {}
        #[conc(waits, blocks)]
        pub fn wait(&self) -> BarrierWaitResult {}
    }
    #[conc(once)]
    pub struct Once {}
    pub struct OnceState {}
    impl OnceState { pub fn is_poisoned(&self) -> bool {} }
    impl Once {
        pub const fn new() -> Once {}
        #[conc(initializes, runs_now)]
        pub fn call_once<F: FnOnce()>(&self, f: F) {}
        #[conc(initializes, runs_now)]
        pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {}
        pub fn is_completed(&self) -> bool {}
        #[conc(waits, blocks)]
        pub fn wait(&self) {}
    }
    #[conc(once)]
    pub struct OnceLock<T> {}
    impl<T> OnceLock<T> {
        pub const fn new() -> OnceLock<T> {}
        pub fn get(&self) -> Option<&T> {}
        pub fn get_mut(&mut self) -> Option<&mut T> {}
        #[conc(waits, blocks)]
        pub fn wait(&self) -> &T {}
        pub fn set(&self, value: T) -> Result<(), T> {}
        #[conc(initializes, runs_now)]
        pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {}
        pub fn into_inner(self) -> Option<T> {}
        pub fn take(&mut self) -> Option<T> {}
    }
    impl<T> Default for OnceLock<T> { fn default() -> OnceLock<T> {} }
    #[conc(once)]
    pub struct LazyLock<T, F = fn() -> T> {}
    impl<T, F: FnOnce() -> T> LazyLock<T, F> {
        pub const fn new(f: F) -> LazyLock<T, F> {}
        #[conc(initializes)]
        pub fn force(this: &LazyLock<T, F>) -> &T {}
    }
    impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> { type Target = T; fn deref(&self) -> &T {} }

    pub mod mpsc {
        use crate::time::{Duration, Instant};
        // std docs of mpsc: channel is unbounded, sync_channel waits when full and 0 is a rendezvous; recv fails once all senders are gone.
        #[conc(capacity(unbounded))]
        pub fn channel<T>() -> (Sender<T>, Receiver<T>) {}
        #[conc(capacity(bounded))]
        pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {}
        #[conc(sender(queue))]
        pub struct Sender<T> {}
        impl<T> Sender<T> {
            #[conc(sends)]
            pub fn send(&self, t: T) -> Result<(), SendError<T>> {}
        }
        impl<T> Clone for Sender<T> { fn clone(&self) -> Sender<T> {} }
        impl<T> Drop for Sender<T> { fn drop(&mut self) {} }
        #[conc(sender(queue))]
        pub struct SyncSender<T> {}
        impl<T> SyncSender<T> {
            #[conc(sends, blocks)]
            pub fn send(&self, t: T) -> Result<(), SendError<T>> {}
            #[conc(sends, tries)]
            pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> {}
        }
        impl<T> Clone for SyncSender<T> { fn clone(&self) -> SyncSender<T> {} }
        impl<T> Drop for SyncSender<T> { fn drop(&mut self) {} }
        #[conc(receiver(queue))]
        pub struct Receiver<T> {}
        impl<T> Receiver<T> {
            #[conc(receives, tries)]
            pub fn try_recv(&self) -> Result<T, TryRecvError> {}
            #[conc(receives, blocks)]
            pub fn recv(&self) -> Result<T, RecvError> {}
            #[conc(receives, blocks, timed)]
            pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {}
            #[conc(receives, blocks, timed)]
            pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> {}
            #[conc(drains, blocks)]
            pub fn iter(&self) -> Iter<'_, T> {}
            #[conc(receives, tries)]
            pub fn try_iter(&self) -> TryIter<'_, T> {}
        }
        impl<T> Drop for Receiver<T> { fn drop(&mut self) {} }
        impl<'a, T> IntoIterator for &'a Receiver<T> { type Item = T; type IntoIter = Iter<'a, T>; #[conc(drains, blocks)] fn into_iter(self) -> Iter<'a, T> {} }
        impl<T> IntoIterator for Receiver<T> { type Item = T; type IntoIter = IntoIter<T>; #[conc(drains, blocks)] fn into_iter(self) -> IntoIter<T> {} }
        pub struct Iter<'a, T> {}
        pub struct TryIter<'a, T> {}
        #[conc(receiver(queue))]
        pub struct IntoIter<T> {}
        impl<T> Iterator for Iter<'_, T> { type Item = T; #[conc(receives, blocks)] fn next(&mut self) -> Option<T> {} }
        impl<T> Iterator for TryIter<'_, T> { type Item = T; #[conc(receives, tries)] fn next(&mut self) -> Option<T> {} }
        impl<T> Iterator for IntoIter<T> { type Item = T; #[conc(receives, blocks)] fn next(&mut self) -> Option<T> {} }
        pub struct SendError<T>(pub T);
        #[derive(Clone, Copy)]
        pub struct RecvError;
        #[derive(Clone, Copy)]
        pub enum TryRecvError { #[conc(tells(empty))] Empty, #[conc(tells(closed))] Disconnected }
        #[derive(Clone, Copy)]
        pub enum RecvTimeoutError { Timeout, #[conc(tells(closed))] Disconnected }
        pub enum TrySendError<T> { Full(T), Disconnected(T) }
    }

    pub mod atomic {
        #[derive(Clone, Copy)]
        pub enum Ordering { Relaxed, Release, Acquire, AcqRel, SeqCst }
        pub fn fence(order: Ordering) {}
        pub fn compiler_fence(order: Ordering) {}
        #[conc(flag)]
        pub struct AtomicBool {}
        impl AtomicBool {
            pub const fn new(v: bool) -> AtomicBool {}
            #[conc(loads)]
            pub fn load(&self, order: Ordering) -> bool {}
            #[conc(stores)]
            pub fn store(&self, val: bool, order: Ordering) {}
            #[conc(loads, stores)]
            pub fn swap(&self, val: bool, order: Ordering) -> bool {}
            #[conc(loads, stores)]
            pub fn compare_exchange(&self, current: bool, new: bool, success: Ordering, failure: Ordering) -> Result<bool, bool> {}
            #[conc(loads, stores)]
            pub fn compare_exchange_weak(&self, current: bool, new: bool, success: Ordering, failure: Ordering) -> Result<bool, bool> {}
            #[conc(loads, stores)]
            pub fn fetch_and(&self, val: bool, order: Ordering) -> bool {}
            #[conc(loads, stores)]
            pub fn fetch_or(&self, val: bool, order: Ordering) -> bool {}
            #[conc(loads, stores)]
            pub fn fetch_xor(&self, val: bool, order: Ordering) -> bool {}
            #[conc(loads, stores)]
            pub fn fetch_not(&self, order: Ordering) -> bool {}
            #[conc(loads, stores)]
            pub fn fetch_nand(&self, val: bool, order: Ordering) -> bool {}
            #[conc(runs_now, loads, stores)]
            pub fn fetch_update<F: FnMut(bool) -> Option<bool>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<bool, bool> {}
            pub fn into_inner(self) -> bool {} pub fn get_mut(&mut self) -> &mut bool {}
        }
        impl Default for AtomicBool { fn default() -> AtomicBool {} }
        #[conc(flag)]
        pub struct AtomicI8 {}
        impl AtomicI8 {
            pub const fn new(v: i8) -> AtomicI8 {}
            #[conc(loads)]
            pub fn load(&self, order: Ordering) -> i8 {}
            #[conc(stores)]
            pub fn store(&self, val: i8, order: Ordering) {}
            #[conc(loads, stores)]
            pub fn swap(&self, val: i8, order: Ordering) -> i8 {}
            #[conc(loads, stores)]
            pub fn compare_exchange(&self, current: i8, new: i8, success: Ordering, failure: Ordering) -> Result<i8, i8> {}
            #[conc(loads, stores)]
            pub fn compare_exchange_weak(&self, current: i8, new: i8, success: Ordering, failure: Ordering) -> Result<i8, i8> {}
            #[conc(loads, stores)]
            pub fn fetch_add(&self, val: i8, order: Ordering) -> i8 {}
            #[conc(loads, stores)]
            pub fn fetch_sub(&self, val: i8, order: Ordering) -> i8 {}
            #[conc(loads, stores)]
            pub fn fetch_and(&self, val: i8, order: Ordering) -> i8 {}
            #[conc(loads, stores)]
            pub fn fetch_or(&self, val: i8, order: Ordering) -> i8 {}
            #[conc(loads, stores)]
            pub fn fetch_xor(&self, val: i8, order: Ordering) -> i8 {}
            #[conc(loads, stores)]
            pub fn fetch_max(&self, val: i8, order: Ordering) -> i8 {}
            #[conc(loads, stores)]
            pub fn fetch_min(&self, val: i8, order: Ordering) -> i8 {}
            #[conc(runs_now, loads, stores)]
            pub fn fetch_update<F: FnMut(i8) -> Option<i8>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<i8, i8> {}
            pub fn into_inner(self) -> i8 {} pub fn get_mut(&mut self) -> &mut i8 {}
        }
        impl Default for AtomicI8 { fn default() -> AtomicI8 {} }
        #[conc(flag)]
        pub struct AtomicU8 {}
        impl AtomicU8 {
            pub const fn new(v: u8) -> AtomicU8 {}
            #[conc(loads)]
            pub fn load(&self, order: Ordering) -> u8 {}
            #[conc(stores)]
            pub fn store(&self, val: u8, order: Ordering) {}
            #[conc(loads, stores)]
            pub fn swap(&self, val: u8, order: Ordering) -> u8 {}
            #[conc(loads, stores)]
            pub fn compare_exchange(&self, current: u8, new: u8, success: Ordering, failure: Ordering) -> Result<u8, u8> {}
            #[conc(loads, stores)]
            pub fn compare_exchange_weak(&self, current: u8, new: u8, success: Ordering, failure: Ordering) -> Result<u8, u8> {}
            #[conc(loads, stores)]
            pub fn fetch_add(&self, val: u8, order: Ordering) -> u8 {}
            #[conc(loads, stores)]
            pub fn fetch_sub(&self, val: u8, order: Ordering) -> u8 {}
            #[conc(loads, stores)]
            pub fn fetch_and(&self, val: u8, order: Ordering) -> u8 {}
            #[conc(loads, stores)]
            pub fn fetch_or(&self, val: u8, order: Ordering) -> u8 {}
            #[conc(loads, stores)]
            pub fn fetch_xor(&self, val: u8, order: Ordering) -> u8 {}
            #[conc(loads, stores)]
            pub fn fetch_max(&self, val: u8, order: Ordering) -> u8 {}
            #[conc(loads, stores)]
            pub fn fetch_min(&self, val: u8, order: Ordering) -> u8 {}
            #[conc(runs_now, loads, stores)]
            pub fn fetch_update<F: FnMut(u8) -> Option<u8>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<u8, u8> {}
            pub fn into_inner(self) -> u8 {} pub fn get_mut(&mut self) -> &mut u8 {}
        }
        impl Default for AtomicU8 { fn default() -> AtomicU8 {} }
        #[conc(flag)]
        pub struct AtomicI16 {}
        impl AtomicI16 {
            pub const fn new(v: i16) -> AtomicI16 {}
            #[conc(loads)]
            pub fn load(&self, order: Ordering) -> i16 {}
            #[conc(stores)]
            pub fn store(&self, val: i16, order: Ordering) {}
            #[conc(loads, stores)]
            pub fn swap(&self, val: i16, order: Ordering) -> i16 {}
            #[conc(loads, stores)]
            pub fn compare_exchange(&self, current: i16, new: i16, success: Ordering, failure: Ordering) -> Result<i16, i16> {}
            #[conc(loads, stores)]
            pub fn compare_exchange_weak(&self, current: i16, new: i16, success: Ordering, failure: Ordering) -> Result<i16, i16> {}
            #[conc(loads, stores)]
            pub fn fetch_add(&self, val: i16, order: Ordering) -> i16 {}
            #[conc(loads, stores)]
            pub fn fetch_sub(&self, val: i16, order: Ordering) -> i16 {}
            #[conc(loads, stores)]
            pub fn fetch_and(&self, val: i16, order: Ordering) -> i16 {}
            #[conc(loads, stores)]
            pub fn fetch_or(&self, val: i16, order: Ordering) -> i16 {}
            #[conc(loads, stores)]
            pub fn fetch_xor(&self, val: i16, order: Ordering) -> i16 {}
            #[conc(loads, stores)]
            pub fn fetch_max(&self, val: i16, order: Ordering) -> i16 {}
            #[conc(loads, stores)]
            pub fn fetch_min(&self, val: i16, order: Ordering) -> i16 {}
            #[conc(runs_now, loads, stores)]
            pub fn fetch_update<F: FnMut(i16) -> Option<i16>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<i16, i16> {}
            pub fn into_inner(self) -> i16 {} pub fn get_mut(&mut self) -> &mut i16 {}
        }
        impl Default for AtomicI16 { fn default() -> AtomicI16 {} }
        #[conc(flag)]
        pub struct AtomicU16 {}
        impl AtomicU16 {
            pub const fn new(v: u16) -> AtomicU16 {}
            #[conc(loads)]
            pub fn load(&self, order: Ordering) -> u16 {}
            #[conc(stores)]
            pub fn store(&self, val: u16, order: Ordering) {}
            #[conc(loads, stores)]
            pub fn swap(&self, val: u16, order: Ordering) -> u16 {}
            #[conc(loads, stores)]
            pub fn compare_exchange(&self, current: u16, new: u16, success: Ordering, failure: Ordering) -> Result<u16, u16> {}
            #[conc(loads, stores)]
            pub fn compare_exchange_weak(&self, current: u16, new: u16, success: Ordering, failure: Ordering) -> Result<u16, u16> {}
            #[conc(loads, stores)]
            pub fn fetch_add(&self, val: u16, order: Ordering) -> u16 {}
            #[conc(loads, stores)]
            pub fn fetch_sub(&self, val: u16, order: Ordering) -> u16 {}
            #[conc(loads, stores)]
            pub fn fetch_and(&self, val: u16, order: Ordering) -> u16 {}
            #[conc(loads, stores)]
            pub fn fetch_or(&self, val: u16, order: Ordering) -> u16 {}
            #[conc(loads, stores)]
            pub fn fetch_xor(&self, val: u16, order: Ordering) -> u16 {}
            #[conc(loads, stores)]
            pub fn fetch_max(&self, val: u16, order: Ordering) -> u16 {}
            #[conc(loads, stores)]
            pub fn fetch_min(&self, val: u16, order: Ordering) -> u16 {}
            #[conc(runs_now, loads, stores)]
            pub fn fetch_update<F: FnMut(u16) -> Option<u16>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<u16, u16> {}
            pub fn into_inner(self) -> u16 {} pub fn get_mut(&mut self) -> &mut u16 {}
        }
        impl Default for AtomicU16 { fn default() -> AtomicU16 {} }
        #[conc(flag)]
        pub struct AtomicI32 {}
        impl AtomicI32 {
            pub const fn new(v: i32) -> AtomicI32 {}
            #[conc(loads)]
            pub fn load(&self, order: Ordering) -> i32 {}
            #[conc(stores)]
            pub fn store(&self, val: i32, order: Ordering) {}
            #[conc(loads, stores)]
            pub fn swap(&self, val: i32, order: Ordering) -> i32 {}
            #[conc(loads, stores)]
            pub fn compare_exchange(&self, current: i32, new: i32, success: Ordering, failure: Ordering) -> Result<i32, i32> {}
            #[conc(loads, stores)]
            pub fn compare_exchange_weak(&self, current: i32, new: i32, success: Ordering, failure: Ordering) -> Result<i32, i32> {}
            #[conc(loads, stores)]
            pub fn fetch_add(&self, val: i32, order: Ordering) -> i32 {}
            #[conc(loads, stores)]
            pub fn fetch_sub(&self, val: i32, order: Ordering) -> i32 {}
            #[conc(loads, stores)]
            pub fn fetch_and(&self, val: i32, order: Ordering) -> i32 {}
            #[conc(loads, stores)]
            pub fn fetch_or(&self, val: i32, order: Ordering) -> i32 {}
            #[conc(loads, stores)]
            pub fn fetch_xor(&self, val: i32, order: Ordering) -> i32 {}
            #[conc(loads, stores)]
            pub fn fetch_max(&self, val: i32, order: Ordering) -> i32 {}
            #[conc(loads, stores)]
            pub fn fetch_min(&self, val: i32, order: Ordering) -> i32 {}
            #[conc(runs_now, loads, stores)]
            pub fn fetch_update<F: FnMut(i32) -> Option<i32>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<i32, i32> {}
            pub fn into_inner(self) -> i32 {} pub fn get_mut(&mut self) -> &mut i32 {}
        }
        impl Default for AtomicI32 { fn default() -> AtomicI32 {} }
        #[conc(flag)]
        pub struct AtomicU32 {}
        impl AtomicU32 {
            pub const fn new(v: u32) -> AtomicU32 {}
            #[conc(loads)]
            pub fn load(&self, order: Ordering) -> u32 {}
            #[conc(stores)]
            pub fn store(&self, val: u32, order: Ordering) {}
            #[conc(loads, stores)]
            pub fn swap(&self, val: u32, order: Ordering) -> u32 {}
            #[conc(loads, stores)]
            pub fn compare_exchange(&self, current: u32, new: u32, success: Ordering, failure: Ordering) -> Result<u32, u32> {}
            #[conc(loads, stores)]
            pub fn compare_exchange_weak(&self, current: u32, new: u32, success: Ordering, failure: Ordering) -> Result<u32, u32> {}
            #[conc(loads, stores)]
            pub fn fetch_add(&self, val: u32, order: Ordering) -> u32 {}
            #[conc(loads, stores)]
            pub fn fetch_sub(&self, val: u32, order: Ordering) -> u32 {}
            #[conc(loads, stores)]
            pub fn fetch_and(&self, val: u32, order: Ordering) -> u32 {}
            #[conc(loads, stores)]
            pub fn fetch_or(&self, val: u32, order: Ordering) -> u32 {}
            #[conc(loads, stores)]
            pub fn fetch_xor(&self, val: u32, order: Ordering) -> u32 {}
            #[conc(loads, stores)]
            pub fn fetch_max(&self, val: u32, order: Ordering) -> u32 {}
            #[conc(loads, stores)]
            pub fn fetch_min(&self, val: u32, order: Ordering) -> u32 {}
            #[conc(runs_now, loads, stores)]
            pub fn fetch_update<F: FnMut(u32) -> Option<u32>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<u32, u32> {}
            pub fn into_inner(self) -> u32 {} pub fn get_mut(&mut self) -> &mut u32 {}
        }
        impl Default for AtomicU32 { fn default() -> AtomicU32 {} }
        #[conc(flag)]
        pub struct AtomicI64 {}
        impl AtomicI64 {
            pub const fn new(v: i64) -> AtomicI64 {}
            #[conc(loads)]
            pub fn load(&self, order: Ordering) -> i64 {}
            #[conc(stores)]
            pub fn store(&self, val: i64, order: Ordering) {}
            #[conc(loads, stores)]
            pub fn swap(&self, val: i64, order: Ordering) -> i64 {}
            #[conc(loads, stores)]
            pub fn compare_exchange(&self, current: i64, new: i64, success: Ordering, failure: Ordering) -> Result<i64, i64> {}
            #[conc(loads, stores)]
            pub fn compare_exchange_weak(&self, current: i64, new: i64, success: Ordering, failure: Ordering) -> Result<i64, i64> {}
            #[conc(loads, stores)]
            pub fn fetch_add(&self, val: i64, order: Ordering) -> i64 {}
            #[conc(loads, stores)]
            pub fn fetch_sub(&self, val: i64, order: Ordering) -> i64 {}
            #[conc(loads, stores)]
            pub fn fetch_and(&self, val: i64, order: Ordering) -> i64 {}
            #[conc(loads, stores)]
            pub fn fetch_or(&self, val: i64, order: Ordering) -> i64 {}
            #[conc(loads, stores)]
            pub fn fetch_xor(&self, val: i64, order: Ordering) -> i64 {}
            #[conc(loads, stores)]
            pub fn fetch_max(&self, val: i64, order: Ordering) -> i64 {}
            #[conc(loads, stores)]
            pub fn fetch_min(&self, val: i64, order: Ordering) -> i64 {}
            #[conc(runs_now, loads, stores)]
            pub fn fetch_update<F: FnMut(i64) -> Option<i64>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<i64, i64> {}
            pub fn into_inner(self) -> i64 {} pub fn get_mut(&mut self) -> &mut i64 {}
        }
        impl Default for AtomicI64 { fn default() -> AtomicI64 {} }
        #[conc(flag)]
        pub struct AtomicU64 {}
        impl AtomicU64 {
            pub const fn new(v: u64) -> AtomicU64 {}
            #[conc(loads)]
            pub fn load(&self, order: Ordering) -> u64 {}
            #[conc(stores)]
            pub fn store(&self, val: u64, order: Ordering) {}
            #[conc(loads, stores)]
            pub fn swap(&self, val: u64, order: Ordering) -> u64 {}
            #[conc(loads, stores)]
            pub fn compare_exchange(&self, current: u64, new: u64, success: Ordering, failure: Ordering) -> Result<u64, u64> {}
            #[conc(loads, stores)]
            pub fn compare_exchange_weak(&self, current: u64, new: u64, success: Ordering, failure: Ordering) -> Result<u64, u64> {}
            #[conc(loads, stores)]
            pub fn fetch_add(&self, val: u64, order: Ordering) -> u64 {}
            #[conc(loads, stores)]
            pub fn fetch_sub(&self, val: u64, order: Ordering) -> u64 {}
            #[conc(loads, stores)]
            pub fn fetch_and(&self, val: u64, order: Ordering) -> u64 {}
            #[conc(loads, stores)]
            pub fn fetch_or(&self, val: u64, order: Ordering) -> u64 {}
            #[conc(loads, stores)]
            pub fn fetch_xor(&self, val: u64, order: Ordering) -> u64 {}
            #[conc(loads, stores)]
            pub fn fetch_max(&self, val: u64, order: Ordering) -> u64 {}
            #[conc(loads, stores)]
            pub fn fetch_min(&self, val: u64, order: Ordering) -> u64 {}
            #[conc(runs_now, loads, stores)]
            pub fn fetch_update<F: FnMut(u64) -> Option<u64>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<u64, u64> {}
            pub fn into_inner(self) -> u64 {} pub fn get_mut(&mut self) -> &mut u64 {}
        }
        impl Default for AtomicU64 { fn default() -> AtomicU64 {} }
        #[conc(flag)]
        pub struct AtomicIsize {}
        impl AtomicIsize {
            pub const fn new(v: isize) -> AtomicIsize {}
            #[conc(loads)]
            pub fn load(&self, order: Ordering) -> isize {}
            #[conc(stores)]
            pub fn store(&self, val: isize, order: Ordering) {}
            #[conc(loads, stores)]
            pub fn swap(&self, val: isize, order: Ordering) -> isize {}
            #[conc(loads, stores)]
            pub fn compare_exchange(&self, current: isize, new: isize, success: Ordering, failure: Ordering) -> Result<isize, isize> {}
            #[conc(loads, stores)]
            pub fn compare_exchange_weak(&self, current: isize, new: isize, success: Ordering, failure: Ordering) -> Result<isize, isize> {}
            #[conc(loads, stores)]
            pub fn fetch_add(&self, val: isize, order: Ordering) -> isize {}
            #[conc(loads, stores)]
            pub fn fetch_sub(&self, val: isize, order: Ordering) -> isize {}
            #[conc(loads, stores)]
            pub fn fetch_and(&self, val: isize, order: Ordering) -> isize {}
            #[conc(loads, stores)]
            pub fn fetch_or(&self, val: isize, order: Ordering) -> isize {}
            #[conc(loads, stores)]
            pub fn fetch_xor(&self, val: isize, order: Ordering) -> isize {}
            #[conc(loads, stores)]
            pub fn fetch_max(&self, val: isize, order: Ordering) -> isize {}
            #[conc(loads, stores)]
            pub fn fetch_min(&self, val: isize, order: Ordering) -> isize {}
            #[conc(runs_now, loads, stores)]
            pub fn fetch_update<F: FnMut(isize) -> Option<isize>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<isize, isize> {}
            pub fn into_inner(self) -> isize {} pub fn get_mut(&mut self) -> &mut isize {}
        }
        impl Default for AtomicIsize { fn default() -> AtomicIsize {} }
        #[conc(flag)]
        pub struct AtomicUsize {}
        impl AtomicUsize {
            pub const fn new(v: usize) -> AtomicUsize {}
            #[conc(loads)]
            pub fn load(&self, order: Ordering) -> usize {}
            #[conc(stores)]
            pub fn store(&self, val: usize, order: Ordering) {}
            #[conc(loads, stores)]
            pub fn swap(&self, val: usize, order: Ordering) -> usize {}
            #[conc(loads, stores)]
            pub fn compare_exchange(&self, current: usize, new: usize, success: Ordering, failure: Ordering) -> Result<usize, usize> {}
            #[conc(loads, stores)]
            pub fn compare_exchange_weak(&self, current: usize, new: usize, success: Ordering, failure: Ordering) -> Result<usize, usize> {}
            #[conc(loads, stores)]
            pub fn fetch_add(&self, val: usize, order: Ordering) -> usize {}
            #[conc(loads, stores)]
            pub fn fetch_sub(&self, val: usize, order: Ordering) -> usize {}
            #[conc(loads, stores)]
            pub fn fetch_and(&self, val: usize, order: Ordering) -> usize {}
            #[conc(loads, stores)]
            pub fn fetch_or(&self, val: usize, order: Ordering) -> usize {}
            #[conc(loads, stores)]
            pub fn fetch_xor(&self, val: usize, order: Ordering) -> usize {}
            #[conc(loads, stores)]
            pub fn fetch_max(&self, val: usize, order: Ordering) -> usize {}
            #[conc(loads, stores)]
            pub fn fetch_min(&self, val: usize, order: Ordering) -> usize {}
            #[conc(runs_now, loads, stores)]
            pub fn fetch_update<F: FnMut(usize) -> Option<usize>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<usize, usize> {}
            pub fn into_inner(self) -> usize {} pub fn get_mut(&mut self) -> &mut usize {}
        }
        impl Default for AtomicUsize { fn default() -> AtomicUsize {} }
        #[conc(flag)]
        pub struct AtomicPtr<T> {}
        impl<T> AtomicPtr<T> {
            pub const fn new(p: *mut T) -> AtomicPtr<T> {}
            #[conc(loads)]
            pub fn load(&self, order: Ordering) -> *mut T {}
            #[conc(stores)]
            pub fn store(&self, ptr: *mut T, order: Ordering) {}
            #[conc(loads, stores)]
            pub fn swap(&self, ptr: *mut T, order: Ordering) -> *mut T {}
            #[conc(loads, stores)]
            pub fn compare_exchange(&self, current: *mut T, new: *mut T, success: Ordering, failure: Ordering) -> Result<*mut T, *mut T> {}
            #[conc(loads, stores)]
            pub fn compare_exchange_weak(&self, current: *mut T, new: *mut T, success: Ordering, failure: Ordering) -> Result<*mut T, *mut T> {}
        }
    }
}
