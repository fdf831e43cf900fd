//! What is known of parking_lot. Signatures and facts: its docs.
//! Version: parking_lot 0.12.5

use std::time::{Duration, Instant};
pub use lock_api;

pub struct RawMutex {}
pub struct RawFairMutex {}
pub struct RawRwLock {}
pub struct RawThreadId {}
// No lock is poisoned; guards are not Send unless the feature send_guard is on.
pub type Mutex<T> = lock_api::Mutex<RawMutex, T>;
pub type MutexGuard<'a, T> = lock_api::MutexGuard<'a, RawMutex, T>;
pub type MappedMutexGuard<'a, T> = lock_api::MappedMutexGuard<'a, RawMutex, T>;
pub type ArcMutexGuard<T> = lock_api::ArcMutexGuard<RawMutex, T>;
pub type FairMutex<T> = lock_api::Mutex<RawFairMutex, T>;
pub type FairMutexGuard<'a, T> = lock_api::MutexGuard<'a, RawFairMutex, T>;
pub type MappedFairMutexGuard<'a, T> = lock_api::MappedMutexGuard<'a, RawFairMutex, T>;
pub type ReentrantMutex<T> = lock_api::ReentrantMutex<RawMutex, RawThreadId, T>;
pub type ReentrantMutexGuard<'a, T> = lock_api::ReentrantMutexGuard<'a, RawMutex, RawThreadId, T>;
pub type MappedReentrantMutexGuard<'a, T> = lock_api::MappedReentrantMutexGuard<'a, RawMutex, RawThreadId, T>;
pub type RwLock<T> = lock_api::RwLock<RawRwLock, T>;
pub type RwLockReadGuard<'a, T> = lock_api::RwLockReadGuard<'a, RawRwLock, T>;
pub type RwLockWriteGuard<'a, T> = lock_api::RwLockWriteGuard<'a, RawRwLock, T>;
pub type RwLockUpgradableReadGuard<'a, T> = lock_api::RwLockUpgradableReadGuard<'a, RawRwLock, T>;
pub type MappedRwLockReadGuard<'a, T> = lock_api::MappedRwLockReadGuard<'a, RawRwLock, T>;
pub type MappedRwLockWriteGuard<'a, T> = lock_api::MappedRwLockWriteGuard<'a, RawRwLock, T>;
pub type ArcRwLockReadGuard<T> = lock_api::ArcRwLockReadGuard<RawRwLock, T>;
pub type ArcRwLockWriteGuard<T> = lock_api::ArcRwLockWriteGuard<RawRwLock, T>;
pub type ArcRwLockUpgradableReadGuard<T> = lock_api::ArcRwLockUpgradableReadGuard<RawRwLock, T>;
pub const fn const_mutex<T>(val: T) -> Mutex<T> {}
pub const fn const_fair_mutex<T>(val: T) -> FairMutex<T> {}
pub const fn const_rwlock<T>(val: T) -> RwLock<T> {}
pub const fn const_reentrant_mutex<T>(val: T) -> ReentrantMutex<T> {}

// Condvar: a notification without a waiter is lost; the guard is borrowed, released and taken back.
#[conc(condvar)]
pub struct Condvar {}
#[derive(Clone, Copy)]
pub struct WaitTimeoutResult {}
impl WaitTimeoutResult { pub fn timed_out(self) -> bool {} }
impl Condvar {
    pub const fn new() -> Condvar {}
    #[conc(notifies)]
    pub fn notify_one(&self) -> bool {}
    #[conc(notifies)]
    pub fn notify_all(&self) -> usize {}
    #[conc(releases, waits, blocks)]
    pub fn wait<T: ?Sized>(&self, mutex_guard: &mut MutexGuard<'_, T>) {}
    #[conc(releases, waits, blocks, timed)]
    pub fn wait_until<T: ?Sized>(&self, mutex_guard: &mut MutexGuard<'_, T>, timeout: Instant) -> WaitTimeoutResult {}
    #[conc(releases, waits, blocks, timed)]
    pub fn wait_for<T: ?Sized>(&self, mutex_guard: &mut MutexGuard<'_, T>, timeout: Duration) -> WaitTimeoutResult {}
    #[conc(releases, waits, blocks, runs_now)]
    pub fn wait_while<T: ?Sized, F: FnMut(&mut T) -> bool>(&self, mutex_guard: &mut MutexGuard<'_, T>, condition: F) {}
    #[conc(releases, waits, blocks, runs_now, timed)]
    pub fn wait_while_until<T: ?Sized, F: FnMut(&mut T) -> bool>(&self, mutex_guard: &mut MutexGuard<'_, T>, condition: F, timeout: Instant) -> WaitTimeoutResult {}
    #[conc(releases, waits, blocks, runs_now, timed)]
    pub fn wait_while_for<T: ?Sized, F: FnMut(&mut T) -> bool>(&self, mutex_guard: &mut MutexGuard<'_, T>, condition: F, timeout: Duration) -> WaitTimeoutResult {}
}
impl Default for Condvar { fn default() -> Condvar {} }
#[conc(once)]
pub struct Once {}
#[derive(Clone, Copy)]
pub enum OnceState { New, Poisoned, InProgress, Done }
impl Once {
    pub const fn new() -> Once {}
    pub fn state(&self) -> OnceState {}
    #[conc(initializes, runs_now)]
    pub fn call_once<F: FnOnce()>(&self, f: F) {}
    #[conc(initializes, runs_now)]
    pub fn call_once_force<F: FnOnce(OnceState)>(&self, f: F) {}
}
