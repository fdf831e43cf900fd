//! What is known of lock_api. Signatures and facts: its docs.
//! Version: lock_api 0.4.14
//!
//! The raw lock `R` is only a name here; parking_lot (and spin, with a feature) put theirs in.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::{Duration, Instant};

pub trait RawMutex {}
pub trait RawRwLock {}

// Mutex: not poisoned; locking twice on one thread deadlocks.
#[conc(lock)]
pub struct Mutex<R, T: ?Sized> {}
impl<R, T> Mutex<R, T> {
    pub const fn new(val: T) -> Mutex<R, T> {}
    pub const fn from_raw(raw_mutex: R, val: T) -> Mutex<R, T> {}
    pub const fn const_new(raw_mutex: R, val: T) -> Mutex<R, T> {}
    pub fn into_inner(self) -> T {}
}
impl<R, T: ?Sized> Mutex<R, T> {
    #[conc(acquires(exclusive))]
    pub fn lock(&self) -> MutexGuard<'_, R, T> {}
    #[conc(acquires(exclusive), tries)]
    pub fn try_lock(&self) -> Option<MutexGuard<'_, R, T>> {}
    #[conc(acquires(exclusive), blocks, tries, timed)]
    pub fn try_lock_for(&self, timeout: Duration) -> Option<MutexGuard<'_, R, T>> {}
    #[conc(acquires(exclusive), blocks, tries, timed)]
    pub fn try_lock_until(&self, timeout: Instant) -> Option<MutexGuard<'_, R, T>> {}
    #[conc(acquires(exclusive))]
    pub fn lock_arc(self: &Arc<Self>) -> ArcMutexGuard<R, T> {}
    #[conc(acquires(exclusive), tries)]
    pub fn try_lock_arc(self: &Arc<Self>) -> Option<ArcMutexGuard<R, T>> {}
    #[conc(acquires(exclusive), blocks, tries, timed)]
    pub fn try_lock_arc_for(self: &Arc<Self>, timeout: Duration) -> Option<ArcMutexGuard<R, T>> {}
    #[conc(acquires(exclusive), blocks, tries, timed)]
    pub fn try_lock_arc_until(self: &Arc<Self>, timeout: Instant) -> Option<ArcMutexGuard<R, T>> {}
    pub fn get_mut(&mut self) -> &mut T {}
    pub fn is_locked(&self) -> bool {}
    pub unsafe fn force_unlock(&self) {}
    pub fn data_ptr(&self) -> *mut T {}
}
impl<R, T: Default> Default for Mutex<R, T> { fn default() -> Mutex<R, T> {} }
impl<R, T> From<T> for Mutex<R, T> { fn from(t: T) -> Mutex<R, T> {} }
#[conc(guard(lock))]
pub struct MutexGuard<'a, R, T: ?Sized> {}
impl<R, T: ?Sized> Deref for MutexGuard<'_, R, T> { type Target = T; fn deref(&self) -> &T {} }
impl<R, T: ?Sized> DerefMut for MutexGuard<'_, R, T> { fn deref_mut(&mut self) -> &mut T {} }
impl<R, T: ?Sized> Drop for MutexGuard<'_, R, T> { fn drop(&mut self) {} }
#[conc(guard(lock))]
pub struct MappedMutexGuard<'a, R, T: ?Sized> {}
impl<R, T: ?Sized> Deref for MappedMutexGuard<'_, R, T> { type Target = T; fn deref(&self) -> &T {} }
impl<R, T: ?Sized> DerefMut for MappedMutexGuard<'_, R, T> { fn deref_mut(&mut self) -> &mut T {} }
impl<R, T: ?Sized> Drop for MappedMutexGuard<'_, R, T> { fn drop(&mut self) {} }
#[conc(guard(lock))]
pub struct ArcMutexGuard<R, T: ?Sized> {}
impl<R, T: ?Sized> Deref for ArcMutexGuard<R, T> { type Target = T; fn deref(&self) -> &T {} }
impl<R, T: ?Sized> DerefMut for ArcMutexGuard<R, T> { fn deref_mut(&mut self) -> &mut T {} }
impl<R, T: ?Sized> Drop for ArcMutexGuard<R, T> { fn drop(&mut self) {} }
impl<'a, R, T: ?Sized> MutexGuard<'a, R, T> {
    pub fn mutex(s: &Self) -> &'a Mutex<R, T> {}
    #[conc(runs_now)]
    pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> MappedMutexGuard<'a, R, U> {}
    #[conc(runs_now)]
    pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<MappedMutexGuard<'a, R, U>, Self> {}
    // The lock is released while the closure runs.
    #[conc(releases, runs_now)]
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[conc(releases, runs_now)]
    pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[conc(drops)]
    pub fn unlock_fair(s: Self) {}
    #[conc(releases)]
    pub fn bump(s: &mut Self) {}
    #[conc(forgets)]
    pub fn leak(s: Self) -> &'a mut T {}
}
impl<'a, R, T: ?Sized> MappedMutexGuard<'a, R, T> {
    #[conc(runs_now)]
    pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> MappedMutexGuard<'a, R, U> {}
    #[conc(runs_now)]
    pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<MappedMutexGuard<'a, R, U>, Self> {}
}
impl<R, T: ?Sized> ArcMutexGuard<R, T> {
    pub fn mutex(s: &Self) -> &Arc<Mutex<R, T>> {}
    pub fn into_arc(s: Self) -> Arc<Mutex<R, T>> {}
    // The lock is released while the closure runs.
    #[conc(releases, runs_now)]
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[conc(releases, runs_now)]
    pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[conc(drops)]
    pub fn unlock_fair(s: Self) {}
    #[conc(releases)]
    pub fn bump(s: &mut Self) {}
}

// ReentrantMutex: the same thread may lock it again.
#[conc(lock)]
pub struct ReentrantMutex<R, G, T: ?Sized> {}
impl<R, G, T> ReentrantMutex<R, G, T> {
    pub const fn new(val: T) -> ReentrantMutex<R, G, T> {}
    pub const fn const_new(raw_mutex: R, get_thread_id: G, val: T) -> ReentrantMutex<R, G, T> {}
    pub fn into_inner(self) -> T {}
}
impl<R, G, T: ?Sized> ReentrantMutex<R, G, T> {
    #[conc(acquires(reentrant))]
    pub fn lock(&self) -> ReentrantMutexGuard<'_, R, G, T> {}
    #[conc(acquires(reentrant), tries)]
    pub fn try_lock(&self) -> Option<ReentrantMutexGuard<'_, R, G, T>> {}
    #[conc(acquires(reentrant), blocks, tries, timed)]
    pub fn try_lock_for(&self, timeout: Duration) -> Option<ReentrantMutexGuard<'_, R, G, T>> {}
    #[conc(acquires(reentrant), blocks, tries, timed)]
    pub fn try_lock_until(&self, timeout: Instant) -> Option<ReentrantMutexGuard<'_, R, G, T>> {}
    #[conc(acquires(reentrant))]
    pub fn lock_arc(self: &Arc<Self>) -> ArcReentrantMutexGuard<R, G, T> {}
    #[conc(acquires(reentrant), tries)]
    pub fn try_lock_arc(self: &Arc<Self>) -> Option<ArcReentrantMutexGuard<R, G, T>> {}
    #[conc(acquires(reentrant), blocks, tries, timed)]
    pub fn try_lock_arc_for(self: &Arc<Self>, timeout: Duration) -> Option<ArcReentrantMutexGuard<R, G, T>> {}
    #[conc(acquires(reentrant), blocks, tries, timed)]
    pub fn try_lock_arc_until(self: &Arc<Self>, timeout: Instant) -> Option<ArcReentrantMutexGuard<R, G, T>> {}
    pub fn get_mut(&mut self) -> &mut T {}
    pub fn is_locked(&self) -> bool {}
    pub fn is_owned_by_current_thread(&self) -> bool {}
}
impl<R, G, T: Default> Default for ReentrantMutex<R, G, T> { fn default() -> ReentrantMutex<R, G, T> {} }
#[conc(guard(lock))]
pub struct ReentrantMutexGuard<'a, R, G, T: ?Sized> {}
impl<R, G, T: ?Sized> Deref for ReentrantMutexGuard<'_, R, G, T> { type Target = T; fn deref(&self) -> &T {} }
impl<R, G, T: ?Sized> Drop for ReentrantMutexGuard<'_, R, G, T> { fn drop(&mut self) {} }
#[conc(guard(lock))]
pub struct MappedReentrantMutexGuard<'a, R, G, T: ?Sized> {}
impl<R, G, T: ?Sized> Deref for MappedReentrantMutexGuard<'_, R, G, T> { type Target = T; fn deref(&self) -> &T {} }
impl<R, G, T: ?Sized> Drop for MappedReentrantMutexGuard<'_, R, G, T> { fn drop(&mut self) {} }
#[conc(guard(lock))]
pub struct ArcReentrantMutexGuard<R, G, T: ?Sized> {}
impl<R, G, T: ?Sized> Deref for ArcReentrantMutexGuard<R, G, T> { type Target = T; fn deref(&self) -> &T {} }
impl<R, G, T: ?Sized> Drop for ArcReentrantMutexGuard<R, G, T> { fn drop(&mut self) {} }
impl<'a, R, G, T: ?Sized> ReentrantMutexGuard<'a, R, G, T> {
    #[conc(runs_now)]
    pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(s: Self, f: F) -> MappedReentrantMutexGuard<'a, R, G, U> {}
    #[conc(runs_now)]
    pub fn try_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(s: Self, f: F) -> Result<MappedReentrantMutexGuard<'a, R, G, U>, Self> {}
    // The lock is released while the closure runs.
    #[conc(releases, runs_now)]
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[conc(releases, runs_now)]
    pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[conc(drops)]
    pub fn unlock_fair(s: Self) {}
    #[conc(releases)]
    pub fn bump(s: &mut Self) {}
}

// RwLock: a recursive `read` may deadlock when a writer waits (measured with parking_lot 0.12.5); `read_recursive` does not.
#[conc(lock)]
pub struct RwLock<R, T: ?Sized> {}
impl<R, T> RwLock<R, T> {
    pub const fn new(val: T) -> RwLock<R, T> {}
    pub const fn from_raw(raw_rwlock: R, val: T) -> RwLock<R, T> {}
    pub const fn const_new(raw_rwlock: R, val: T) -> RwLock<R, T> {}
    pub fn into_inner(self) -> T {}
}
impl<R, T: ?Sized> RwLock<R, T> {
    #[conc(acquires(shared))]
    pub fn read(&self) -> RwLockReadGuard<'_, R, T> {}
    #[conc(acquires(shared), tries)]
    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, R, T>> {}
    #[conc(acquires(shared), blocks, tries, timed)]
    pub fn try_read_for(&self, timeout: Duration) -> Option<RwLockReadGuard<'_, R, T>> {}
    #[conc(acquires(shared), blocks, tries, timed)]
    pub fn try_read_until(&self, timeout: Instant) -> Option<RwLockReadGuard<'_, R, T>> {}
    #[conc(acquires(shared_recursive))]
    pub fn read_recursive(&self) -> RwLockReadGuard<'_, R, T> {}
    #[conc(acquires(shared_recursive), tries)]
    pub fn try_read_recursive(&self) -> Option<RwLockReadGuard<'_, R, T>> {}
    #[conc(acquires(shared_recursive), blocks, tries, timed)]
    pub fn try_read_recursive_for(&self, timeout: Duration) -> Option<RwLockReadGuard<'_, R, T>> {}
    #[conc(acquires(shared_recursive), blocks, tries, timed)]
    pub fn try_read_recursive_until(&self, timeout: Instant) -> Option<RwLockReadGuard<'_, R, T>> {}
    #[conc(acquires(exclusive))]
    pub fn write(&self) -> RwLockWriteGuard<'_, R, T> {}
    #[conc(acquires(exclusive), tries)]
    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, R, T>> {}
    #[conc(acquires(exclusive), blocks, tries, timed)]
    pub fn try_write_for(&self, timeout: Duration) -> Option<RwLockWriteGuard<'_, R, T>> {}
    #[conc(acquires(exclusive), blocks, tries, timed)]
    pub fn try_write_until(&self, timeout: Instant) -> Option<RwLockWriteGuard<'_, R, T>> {}
    #[conc(acquires(upgradable))]
    pub fn upgradable_read(&self) -> RwLockUpgradableReadGuard<'_, R, T> {}
    #[conc(acquires(upgradable), tries)]
    pub fn try_upgradable_read(&self) -> Option<RwLockUpgradableReadGuard<'_, R, T>> {}
    #[conc(acquires(upgradable), blocks, tries, timed)]
    pub fn try_upgradable_read_for(&self, timeout: Duration) -> Option<RwLockUpgradableReadGuard<'_, R, T>> {}
    #[conc(acquires(upgradable), blocks, tries, timed)]
    pub fn try_upgradable_read_until(&self, timeout: Instant) -> Option<RwLockUpgradableReadGuard<'_, R, T>> {}
    #[conc(acquires(shared))]
    pub fn read_arc(self: &Arc<Self>) -> ArcRwLockReadGuard<R, T> {}
    #[conc(acquires(shared_recursive))]
    pub fn read_arc_recursive(self: &Arc<Self>) -> ArcRwLockReadGuard<R, T> {}
    #[conc(acquires(shared), tries)]
    pub fn try_read_arc(self: &Arc<Self>) -> Option<ArcRwLockReadGuard<R, T>> {}
    #[conc(acquires(shared), blocks, tries, timed)]
    pub fn try_read_arc_for(self: &Arc<Self>, timeout: Duration) -> Option<ArcRwLockReadGuard<R, T>> {}
    #[conc(acquires(shared_recursive), tries)]
    pub fn try_read_recursive_arc(self: &Arc<Self>) -> Option<ArcRwLockReadGuard<R, T>> {}
    #[conc(acquires(exclusive))]
    pub fn write_arc(self: &Arc<Self>) -> ArcRwLockWriteGuard<R, T> {}
    #[conc(acquires(exclusive), tries)]
    pub fn try_write_arc(self: &Arc<Self>) -> Option<ArcRwLockWriteGuard<R, T>> {}
    #[conc(acquires(exclusive), blocks, tries, timed)]
    pub fn try_write_arc_for(self: &Arc<Self>, timeout: Duration) -> Option<ArcRwLockWriteGuard<R, T>> {}
    #[conc(acquires(upgradable))]
    pub fn upgradable_read_arc(self: &Arc<Self>) -> ArcRwLockUpgradableReadGuard<R, T> {}
    #[conc(acquires(upgradable), tries)]
    pub fn try_upgradable_read_arc(self: &Arc<Self>) -> Option<ArcRwLockUpgradableReadGuard<R, T>> {}
    pub fn get_mut(&mut self) -> &mut T {}
    pub fn is_locked(&self) -> bool {}
    pub fn is_locked_exclusive(&self) -> bool {}
    pub fn data_ptr(&self) -> *mut T {}
}
impl<R, T: Default> Default for RwLock<R, T> { fn default() -> RwLock<R, T> {} }
impl<R, T> From<T> for RwLock<R, T> { fn from(t: T) -> RwLock<R, T> {} }
#[conc(guard(lock))]
pub struct RwLockReadGuard<'a, R, T: ?Sized> {}
impl<R, T: ?Sized> Deref for RwLockReadGuard<'_, R, T> { type Target = T; fn deref(&self) -> &T {} }
impl<R, T: ?Sized> Drop for RwLockReadGuard<'_, R, T> { fn drop(&mut self) {} }
#[conc(guard(lock))]
pub struct RwLockWriteGuard<'a, R, T: ?Sized> {}
impl<R, T: ?Sized> Deref for RwLockWriteGuard<'_, R, T> { type Target = T; fn deref(&self) -> &T {} }
impl<R, T: ?Sized> DerefMut for RwLockWriteGuard<'_, R, T> { fn deref_mut(&mut self) -> &mut T {} }
impl<R, T: ?Sized> Drop for RwLockWriteGuard<'_, R, T> { fn drop(&mut self) {} }
#[conc(guard(lock))]
pub struct RwLockUpgradableReadGuard<'a, R, T: ?Sized> {}
impl<R, T: ?Sized> Deref for RwLockUpgradableReadGuard<'_, R, T> { type Target = T; fn deref(&self) -> &T {} }
impl<R, T: ?Sized> Drop for RwLockUpgradableReadGuard<'_, R, T> { fn drop(&mut self) {} }
#[conc(guard(lock))]
pub struct MappedRwLockReadGuard<'a, R, T: ?Sized> {}
impl<R, T: ?Sized> Deref for MappedRwLockReadGuard<'_, R, T> { type Target = T; fn deref(&self) -> &T {} }
impl<R, T: ?Sized> Drop for MappedRwLockReadGuard<'_, R, T> { fn drop(&mut self) {} }
#[conc(guard(lock))]
pub struct MappedRwLockWriteGuard<'a, R, T: ?Sized> {}
impl<R, T: ?Sized> Deref for MappedRwLockWriteGuard<'_, R, T> { type Target = T; fn deref(&self) -> &T {} }
impl<R, T: ?Sized> DerefMut for MappedRwLockWriteGuard<'_, R, T> { fn deref_mut(&mut self) -> &mut T {} }
impl<R, T: ?Sized> Drop for MappedRwLockWriteGuard<'_, R, T> { fn drop(&mut self) {} }
#[conc(guard(lock))]
pub struct ArcRwLockReadGuard<R, T: ?Sized> {}
impl<R, T: ?Sized> Deref for ArcRwLockReadGuard<R, T> { type Target = T; fn deref(&self) -> &T {} }
impl<R, T: ?Sized> Drop for ArcRwLockReadGuard<R, T> { fn drop(&mut self) {} }
#[conc(guard(lock))]
pub struct ArcRwLockWriteGuard<R, T: ?Sized> {}
impl<R, T: ?Sized> Deref for ArcRwLockWriteGuard<R, T> { type Target = T; fn deref(&self) -> &T {} }
impl<R, T: ?Sized> DerefMut for ArcRwLockWriteGuard<R, T> { fn deref_mut(&mut self) -> &mut T {} }
impl<R, T: ?Sized> Drop for ArcRwLockWriteGuard<R, T> { fn drop(&mut self) {} }
#[conc(guard(lock))]
pub struct ArcRwLockUpgradableReadGuard<R, T: ?Sized> {}
impl<R, T: ?Sized> Deref for ArcRwLockUpgradableReadGuard<R, T> { type Target = T; fn deref(&self) -> &T {} }
impl<R, T: ?Sized> Drop for ArcRwLockUpgradableReadGuard<R, T> { fn drop(&mut self) {} }
impl<'a, R, T: ?Sized> RwLockReadGuard<'a, R, T> {
    pub fn rwlock(s: &Self) -> &'a RwLock<R, T> {}
    #[conc(runs_now)]
    pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(s: Self, f: F) -> MappedRwLockReadGuard<'a, R, U> {}
    #[conc(runs_now)]
    pub fn try_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(s: Self, f: F) -> Result<MappedRwLockReadGuard<'a, R, U>, Self> {}
    // The lock is released while the closure runs.
    #[conc(releases, runs_now)]
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[conc(releases, runs_now)]
    pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[conc(drops)]
    pub fn unlock_fair(s: Self) {}
    #[conc(releases)]
    pub fn bump(s: &mut Self) {}
}
impl<'a, R, T: ?Sized> RwLockWriteGuard<'a, R, T> {
    pub fn rwlock(s: &Self) -> &'a RwLock<R, T> {}
    #[conc(runs_now)]
    pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> MappedRwLockWriteGuard<'a, R, U> {}
    #[conc(runs_now)]
    pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<MappedRwLockWriteGuard<'a, R, U>, Self> {}
    #[conc(converts(shared))]
    pub fn downgrade(s: Self) -> RwLockReadGuard<'a, R, T> {}
    #[conc(converts(upgradable))]
    pub fn downgrade_to_upgradable(s: Self) -> RwLockUpgradableReadGuard<'a, R, T> {}
    // The lock is released while the closure runs.
    #[conc(releases, runs_now)]
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[conc(releases, runs_now)]
    pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[conc(drops)]
    pub fn unlock_fair(s: Self) {}
    #[conc(releases)]
    pub fn bump(s: &mut Self) {}
}
impl<'a, R, T: ?Sized> RwLockUpgradableReadGuard<'a, R, T> {
    #[conc(converts(exclusive))]
    pub fn upgrade(s: Self) -> RwLockWriteGuard<'a, R, T> {}
    #[conc(converts(exclusive), tries)]
    pub fn try_upgrade(s: Self) -> Result<RwLockWriteGuard<'a, R, T>, Self> {}
    #[conc(locks(exclusive), runs_now)]
    pub fn with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Ret {}
    #[conc(locks(exclusive), tries, runs_now)]
    pub fn try_with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Option<Ret> {}
    #[conc(converts(exclusive), blocks, tries, timed)]
    pub fn try_upgrade_for(s: Self, timeout: Duration) -> Result<RwLockWriteGuard<'a, R, T>, Self> {}
    #[conc(converts(exclusive), blocks, tries, timed)]
    pub fn try_upgrade_until(s: Self, timeout: Instant) -> Result<RwLockWriteGuard<'a, R, T>, Self> {}
    #[conc(converts(shared))]
    pub fn downgrade(s: Self) -> RwLockReadGuard<'a, R, T> {}
    // The lock is released while the closure runs.
    #[conc(releases, runs_now)]
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[conc(releases, runs_now)]
    pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {}
    #[conc(drops)]
    pub fn unlock_fair(s: Self) {}
    #[conc(releases)]
    pub fn bump(s: &mut Self) {}
}
impl<'a, R, T: ?Sized> MappedRwLockReadGuard<'a, R, T> {
    #[conc(runs_now)]
    pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(s: Self, f: F) -> MappedRwLockReadGuard<'a, R, U> {}
    #[conc(runs_now)]
    pub fn try_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(s: Self, f: F) -> Result<MappedRwLockReadGuard<'a, R, U>, Self> {}
}
impl<'a, R, T: ?Sized> MappedRwLockWriteGuard<'a, R, T> {
    #[conc(runs_now)]
    pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> MappedRwLockWriteGuard<'a, R, U> {}
    #[conc(runs_now)]
    pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<MappedRwLockWriteGuard<'a, R, U>, Self> {}
}
impl<R, T: ?Sized> ArcRwLockWriteGuard<R, T> {
    #[conc(converts(shared))]
    pub fn downgrade(s: Self) -> ArcRwLockReadGuard<R, T> {}
}
impl<R, T: ?Sized> ArcRwLockUpgradableReadGuard<R, T> {
    #[conc(converts(exclusive))]
    pub fn upgrade(s: Self) -> ArcRwLockWriteGuard<R, T> {}
}
