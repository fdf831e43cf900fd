//! What is known of crossbeam_epoch. Signatures and facts: its docs.
//! Version: crossbeam-epoch 0.9.21

// pin: nothing that was retired meanwhile is freed until the guard is dropped.
pub fn pin() -> Guard {}
pub fn is_pinned() -> bool {}
#[conc(guard(epoch))]
pub struct Guard {}
impl Guard {
    pub fn flush(&self) {}
    pub fn repin(&mut self) {}
    #[conc(runs_now)]
    pub fn repin_after<F: FnOnce() -> R, R>(&mut self, f: F) -> R {}
    pub unsafe fn defer_destroy<T>(&self, ptr: Shared<'_, T>) {}
}
impl Drop for Guard { fn drop(&mut self) {} }
pub struct Shared<'g, T> {}
pub struct Owned<T> {}
#[conc(flag)]
pub struct Atomic<T> {}
impl<T> Atomic<T> {
    pub fn new(init: T) -> Atomic<T> {}
    pub fn null() -> Atomic<T> {}
    pub fn load<'g>(&self, order: std::sync::atomic::Ordering, guard: &'g Guard) -> Shared<'g, T> {}
}
