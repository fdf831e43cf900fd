//! What is known of spin. Signatures and facts: its docs. Its locks spin, its guards are Send.
//! Version: spin 0.9.9

pub use self::mutex::{Mutex, MutexGuard};
pub use self::rwlock::{RwLock, RwLockReadGuard, RwLockUpgradableGuard, RwLockWriteGuard};
pub use self::once::Once;
pub use self::lazy::Lazy;
pub use self::barrier::Barrier;

pub mod mutex {
    use std::ops::{Deref, DerefMut};
    #[conc(lock)]
    pub struct Mutex<T: ?Sized, R = crate::relax::Spin> {}
    impl<T, R> Mutex<T, R> { pub const fn new(value: T) -> Mutex<T, R> {} pub fn into_inner(self) -> T {} }
    impl<T: ?Sized, R> Mutex<T, R> {
        #[conc(acquires(exclusive))]
        pub fn lock(&self) -> MutexGuard<'_, T> {}
        #[conc(acquires(exclusive), tries)]
        pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {}
        pub fn is_locked(&self) -> bool {}
        pub unsafe fn force_unlock(&self) {}
        pub fn get_mut(&mut self) -> &mut T {}
    }
    impl<T: Default, R> Default for Mutex<T, R> { fn default() -> Mutex<T, R> {} }
    #[conc(guard(lock))]
    pub struct MutexGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for MutexGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for MutexGuard<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for MutexGuard<'_, T> { fn drop(&mut self) {} }
    impl<'a, T: ?Sized> MutexGuard<'a, T> {
        #[conc(forgets)]
        pub fn leak(this: Self) -> &'a mut T {}
    }
    pub mod spin { pub use super::Mutex as SpinMutex; pub use super::MutexGuard as SpinMutexGuard; }
    pub mod ticket { pub use super::Mutex as TicketMutex; pub use super::MutexGuard as TicketMutexGuard; }
    pub mod fair { pub use super::Mutex as FairMutex; pub use super::MutexGuard as FairMutexGuard; }
    pub use self::spin::{SpinMutex, SpinMutexGuard};
    pub use self::ticket::{TicketMutex, TicketMutexGuard};
    pub use self::fair::{FairMutex, FairMutexGuard};
}
pub mod rwlock {
    use std::ops::{Deref, DerefMut};
    #[conc(lock)]
    pub struct RwLock<T: ?Sized, R = crate::relax::Spin> {}
    impl<T, R> RwLock<T, R> { pub const fn new(data: T) -> RwLock<T, R> {} pub fn into_inner(self) -> T {} }
    impl<T: ?Sized, R> RwLock<T, R> {
        #[conc(acquires(shared))]
        pub fn read(&self) -> RwLockReadGuard<'_, T> {}
        #[conc(acquires(shared), tries)]
        pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>> {}
        #[conc(acquires(exclusive))]
        pub fn write(&self) -> RwLockWriteGuard<'_, T> {}
        #[conc(acquires(exclusive), tries)]
        pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>> {}
        #[conc(acquires(upgradable))]
        pub fn upgradeable_read(&self) -> RwLockUpgradableGuard<'_, T> {}
        #[conc(acquires(upgradable), tries)]
        pub fn try_upgradeable_read(&self) -> Option<RwLockUpgradableGuard<'_, T>> {}
        pub fn reader_count(&self) -> usize {}
        pub fn writer_count(&self) -> usize {}
        pub fn get_mut(&mut self) -> &mut T {}
    }
    impl<T: Default, R> Default for RwLock<T, R> { fn default() -> RwLock<T, R> {} }
    #[conc(guard(lock))]
    pub struct RwLockReadGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> { fn drop(&mut self) {} }
    #[conc(guard(lock))]
    pub struct RwLockWriteGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> { fn drop(&mut self) {} }
    #[conc(guard(lock))]
    pub struct RwLockUpgradableGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for RwLockUpgradableGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> Drop for RwLockUpgradableGuard<'_, T> { fn drop(&mut self) {} }
    impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
        #[conc(converts(shared))]
        pub fn downgrade(self) -> RwLockReadGuard<'a, T> {}
        #[conc(converts(upgradable))]
        pub fn downgrade_to_upgradeable(self) -> RwLockUpgradableGuard<'a, T> {}
    }
    impl<'a, T: ?Sized> RwLockUpgradableGuard<'a, T> {
        #[conc(converts(exclusive))]
        pub fn upgrade(self) -> RwLockWriteGuard<'a, T> {}
        #[conc(converts(exclusive), tries)]
        pub fn try_upgrade(self) -> Result<RwLockWriteGuard<'a, T>, Self> {}
        #[conc(converts(shared))]
        pub fn downgrade(self) -> RwLockReadGuard<'a, T> {}
    }
}
pub mod once {
    #[conc(once)]
    pub struct Once<T = ()> {}
    impl<T> Once<T> {
        pub const fn new() -> Once<T> {}
        pub const fn initialized(data: T) -> Once<T> {}
        #[conc(initializes, runs_now)]
        pub fn call_once<F: FnOnce() -> T>(&self, f: F) -> &T {}
        #[conc(initializes, runs_now)]
        pub fn try_call_once<F: FnOnce() -> Result<T, E>, E>(&self, f: F) -> Result<&T, E> {}
        pub fn get(&self) -> Option<&T> {}
        pub fn get_mut(&mut self) -> Option<&mut T> {}
        #[conc(waits, blocks)]
        pub fn wait(&self) -> &T {}
        pub fn poll(&self) -> Option<&T> {}
        pub fn is_completed(&self) -> bool {}
    }
}
pub mod lazy {
    #[conc(once)]
    pub struct Lazy<T, F = fn() -> T> {}
    impl<T, F: FnOnce() -> T> Lazy<T, F> { pub const fn new(f: F) -> Lazy<T, F> {} #[conc(initializes)] pub fn force(this: &Lazy<T, F>) -> &T {} }
    impl<T, F> std::ops::Deref for Lazy<T, F> { type Target = T; fn deref(&self) -> &T {} }
}
pub mod barrier {
    pub struct Barrier {}
    pub struct BarrierWaitResult {}
    impl BarrierWaitResult { pub fn is_leader(&self) -> bool {} }
    impl Barrier {
        pub const fn new(n: usize) -> Barrier {}
        #[conc(waits, blocks)]
        pub fn wait(&self) -> BarrierWaitResult {}
    }
}
pub mod relax {
    pub struct Spin;
    pub struct Yield;
    pub struct Loop;
}
