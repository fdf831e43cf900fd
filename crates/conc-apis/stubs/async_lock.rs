//! What is known of async_lock (also smol::lock, async_std::sync). Signatures and facts: its docs.
//! Version: async-lock 3.5.0
//!
//! Eventually fair; no poisoning; cancelling a waiting future loses its place in the queue.

use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
#[conc(lock)]
pub struct Mutex<T: ?Sized> {}
impl<T> Mutex<T> { pub const fn new(data: T) -> Mutex<T> {} pub fn into_inner(self) -> T {} }
impl<T: ?Sized> Mutex<T> {
    #[conc(acquires(exclusive), cancel_loses(queue))]
    pub async fn lock(&self) -> MutexGuard<'_, T> {}
    #[conc(acquires(exclusive), blocks)]
    pub fn lock_blocking(&self) -> MutexGuard<'_, T> {}
    #[conc(acquires(exclusive), tries)]
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {}
    #[conc(acquires(exclusive), cancel_loses(queue))]
    pub async fn lock_arc(self: &Arc<Self>) -> MutexGuardArc<T> {}
    #[conc(acquires(exclusive), blocks)]
    pub fn lock_arc_blocking(self: &Arc<Self>) -> MutexGuardArc<T> {}
    #[conc(acquires(exclusive), tries)]
    pub fn try_lock_arc(self: &Arc<Self>) -> Option<MutexGuardArc<T>> {}
    pub fn get_mut(&mut self) -> &mut T {}
}
impl<T: Default> Default for Mutex<T> { fn default() -> Mutex<T> {} }
impl<T> From<T> for Mutex<T> { fn from(val: T) -> Mutex<T> {} }
#[conc(guard(async_lock))]
pub struct MutexGuard<'a, T: ?Sized> {}
impl<T: ?Sized> Deref for MutexGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
impl<T: ?Sized> DerefMut for MutexGuard<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
impl<T: ?Sized> Drop for MutexGuard<'_, T> { fn drop(&mut self) {} }
#[conc(guard(async_lock))]
pub struct MutexGuardArc<T: ?Sized> {}
impl<T: ?Sized> Deref for MutexGuardArc<T> { type Target = T; fn deref(&self) -> &T {} }
impl<T: ?Sized> DerefMut for MutexGuardArc<T> { fn deref_mut(&mut self) -> &mut T {} }
impl<T: ?Sized> Drop for MutexGuardArc<T> { fn drop(&mut self) {} }
impl<'a, T: ?Sized> MutexGuard<'a, T> { pub fn source(guard: &MutexGuard<'a, T>) -> &'a Mutex<T> {} }
#[conc(lock)]
pub struct RwLock<T: ?Sized> {}
impl<T> RwLock<T> { pub const fn new(t: T) -> RwLock<T> {} pub fn into_inner(self) -> T {} }
impl<T: ?Sized> RwLock<T> {
    #[conc(acquires(shared), cancel_loses(queue))]
    pub async fn read(&self) -> RwLockReadGuard<'_, T> {}
    #[conc(acquires(shared), blocks)]
    pub fn read_blocking(&self) -> RwLockReadGuard<'_, T> {}
    #[conc(acquires(shared), tries)]
    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>> {}
    #[conc(acquires(shared), cancel_loses(queue))]
    pub async fn read_arc(self: &Arc<Self>) -> RwLockReadGuardArc<T> {}
    #[conc(acquires(shared), blocks)]
    pub fn read_arc_blocking(self: &Arc<Self>) -> RwLockReadGuardArc<T> {}
    #[conc(acquires(shared), tries)]
    pub fn try_read_arc(self: &Arc<Self>) -> Option<RwLockReadGuardArc<T>> {}
    #[conc(acquires(exclusive), cancel_loses(queue))]
    pub async fn write(&self) -> RwLockWriteGuard<'_, T> {}
    #[conc(acquires(exclusive), blocks)]
    pub fn write_blocking(&self) -> RwLockWriteGuard<'_, T> {}
    #[conc(acquires(exclusive), tries)]
    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>> {}
    #[conc(acquires(exclusive), cancel_loses(queue))]
    pub async fn write_arc(self: &Arc<Self>) -> RwLockWriteGuardArc<T> {}
    #[conc(acquires(exclusive), blocks)]
    pub fn write_arc_blocking(self: &Arc<Self>) -> RwLockWriteGuardArc<T> {}
    #[conc(acquires(exclusive), tries)]
    pub fn try_write_arc(self: &Arc<Self>) -> Option<RwLockWriteGuardArc<T>> {}
    #[conc(acquires(upgradable), cancel_loses(queue))]
    pub async fn upgradable_read(&self) -> RwLockUpgradableReadGuard<'_, T> {}
    #[conc(acquires(upgradable), blocks)]
    pub fn upgradable_read_blocking(&self) -> RwLockUpgradableReadGuard<'_, T> {}
    #[conc(acquires(upgradable), tries)]
    pub fn try_upgradable_read(&self) -> Option<RwLockUpgradableReadGuard<'_, T>> {}
    #[conc(acquires(upgradable), cancel_loses(queue))]
    pub async fn upgradable_read_arc(self: &Arc<Self>) -> RwLockUpgradableReadGuardArc<T> {}
    #[conc(acquires(upgradable), blocks)]
    pub fn upgradable_read_arc_blocking(self: &Arc<Self>) -> RwLockUpgradableReadGuardArc<T> {}
    #[conc(acquires(upgradable), tries)]
    pub fn try_upgradable_read_arc(self: &Arc<Self>) -> Option<RwLockUpgradableReadGuardArc<T>> {}
    pub fn get_mut(&mut self) -> &mut T {}
}
impl<T: Default> Default for RwLock<T> { fn default() -> RwLock<T> {} }
#[conc(guard(async_lock))]
pub struct RwLockReadGuard<'a, T: ?Sized> {}
impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> { fn drop(&mut self) {} }
#[conc(guard(async_lock))]
pub struct RwLockReadGuardArc<T: ?Sized> {}
impl<T: ?Sized> Deref for RwLockReadGuardArc<T> { type Target = T; fn deref(&self) -> &T {} }
impl<T: ?Sized> Drop for RwLockReadGuardArc<T> { fn drop(&mut self) {} }
#[conc(guard(async_lock))]
pub struct RwLockWriteGuard<'a, T: ?Sized> {}
impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> { fn drop(&mut self) {} }
#[conc(guard(async_lock))]
pub struct RwLockWriteGuardArc<T: ?Sized> {}
impl<T: ?Sized> Deref for RwLockWriteGuardArc<T> { type Target = T; fn deref(&self) -> &T {} }
impl<T: ?Sized> DerefMut for RwLockWriteGuardArc<T> { fn deref_mut(&mut self) -> &mut T {} }
impl<T: ?Sized> Drop for RwLockWriteGuardArc<T> { fn drop(&mut self) {} }
#[conc(guard(async_lock))]
pub struct RwLockUpgradableReadGuard<'a, T: ?Sized> {}
impl<T: ?Sized> Deref for RwLockUpgradableReadGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
impl<T: ?Sized> Drop for RwLockUpgradableReadGuard<'_, T> { fn drop(&mut self) {} }
#[conc(guard(async_lock))]
pub struct RwLockUpgradableReadGuardArc<T: ?Sized> {}
impl<T: ?Sized> Deref for RwLockUpgradableReadGuardArc<T> { type Target = T; fn deref(&self) -> &T {} }
impl<T: ?Sized> Drop for RwLockUpgradableReadGuardArc<T> { fn drop(&mut self) {} }
impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    #[conc(converts(shared))]
    pub fn downgrade(guard: Self) -> RwLockReadGuard<'a, T> {}
    #[conc(converts(upgradable))]
    pub fn downgrade_to_upgradable(guard: Self) -> RwLockUpgradableReadGuard<'a, T> {}
}
impl<'a, T: ?Sized> RwLockUpgradableReadGuard<'a, T> {
    #[conc(converts(shared))]
    pub fn downgrade(guard: Self) -> RwLockReadGuard<'a, T> {}
    #[conc(converts(exclusive), tries)]
    pub fn try_upgrade(guard: Self) -> Result<RwLockWriteGuard<'a, T>, Self> {}
    #[conc(converts(exclusive))]
    pub async fn upgrade(guard: Self) -> RwLockWriteGuard<'a, T> {}
    #[conc(converts(exclusive), blocks)]
    pub fn upgrade_blocking(guard: Self) -> RwLockWriteGuard<'a, T> {}
}
#[conc(lock)]
pub struct Semaphore {}
impl Semaphore {
    pub const fn new(n: usize) -> Semaphore {}
    #[conc(acquires(shared), tries)]
    pub fn try_acquire(&self) -> Option<SemaphoreGuard<'_>> {}
    #[conc(acquires(shared), cancel_loses(queue))]
    pub async fn acquire(&self) -> SemaphoreGuard<'_> {}
    #[conc(acquires(shared), blocks)]
    pub fn acquire_blocking(&self) -> SemaphoreGuard<'_> {}
    #[conc(acquires(shared), tries)]
    pub fn try_acquire_arc(self: &Arc<Self>) -> Option<SemaphoreGuardArc> {}
    #[conc(acquires(shared), cancel_loses(queue))]
    pub async fn acquire_arc(self: &Arc<Self>) -> SemaphoreGuardArc {}
    #[conc(acquires(shared), blocks)]
    pub fn acquire_arc_blocking(self: &Arc<Self>) -> SemaphoreGuardArc {}
    #[conc(notifies)]
    pub fn add_permits(&self, n: usize) {}
    pub fn available_permits(&self) -> usize {}
}
#[conc(guard(permit))]
pub struct SemaphoreGuard<'a> {}
impl Drop for SemaphoreGuard<'_> { fn drop(&mut self) {} }
#[conc(guard(permit))]
pub struct SemaphoreGuardArc {}
impl Drop for SemaphoreGuardArc { fn drop(&mut self) {} }
impl SemaphoreGuard<'_> {
    #[conc(forgets)]
    pub fn forget(self) {}
}
pub struct Barrier {}
pub struct BarrierWaitResult {}
impl BarrierWaitResult { pub fn is_leader(&self) -> bool {} }
impl Barrier {
    pub const fn new(n: usize) -> Barrier {}
    #[conc(waits)]
    pub async fn wait(&self) -> BarrierWaitResult {}
    #[conc(waits, blocks)]
    pub fn wait_blocking(&self) -> BarrierWaitResult {}
}
#[conc(once)]
pub struct OnceCell<T> {}
impl<T> OnceCell<T> {
    pub const fn new() -> OnceCell<T> {}
    pub fn is_initialized(&self) -> bool {}
    pub fn get(&self) -> Option<&T> {}
    pub fn get_mut(&mut self) -> Option<&mut T> {}
    #[conc(waits)]
    pub async fn wait(&self) -> &T {}
    #[conc(waits, blocks)]
    pub fn wait_blocking(&self) -> &T {}
    #[conc(initializes, runs_now)]
    pub async fn get_or_init<Fut: Future<Output = T>>(&self, closure: impl FnOnce() -> Fut) -> &T {}
    #[conc(initializes, runs_now)]
    pub async fn get_or_try_init<E, Fut: Future<Output = Result<T, E>>>(&self, closure: impl FnOnce() -> Fut) -> Result<&T, E> {}
    #[conc(initializes, runs_now, blocks)]
    pub fn get_or_init_blocking(&self, closure: impl FnOnce() -> T) -> &T {}
    #[conc(initializes, runs_now, blocks)]
    pub fn get_or_try_init_blocking<E>(&self, closure: impl FnOnce() -> Result<T, E>) -> Result<&T, E> {}
    #[conc(blocks)]
    pub fn set_blocking(&self, value: T) -> Result<&T, T> {}
    pub fn take(&mut self) -> Option<T> {}
    pub fn into_inner(self) -> Option<T> {}
    pub async fn set(&self, value: T) -> Result<&T, T> {}
}
