//! What is known of arc_swap. Signatures and facts: its docs. Its Guard holds no lock.
//! Version: arc-swap 1.9.3

use std::ops::Deref;
use std::sync::Arc;
pub type ArcSwap<T> = ArcSwapAny<Arc<T>>;
pub type ArcSwapOption<T> = ArcSwapAny<Option<Arc<T>>>;
pub struct ArcSwapAny<T> {}
pub struct Guard<T> {}
impl<T> Guard<T> { pub fn into_inner(lease: Self) -> T {} }
impl<T> Deref for Guard<T> { type Target = T; fn deref(&self) -> &T {} }
impl<T> ArcSwapAny<T> {
    pub fn new(val: T) -> ArcSwapAny<T> {}
    pub fn into_inner(self) -> T {}
    pub fn load_full(&self) -> T {}
    pub fn load(&self) -> Guard<T> {}
    pub fn store(&self, val: T) {}
    pub fn swap(&self, new: T) -> T {}
    pub fn compare_and_swap<C>(&self, current: C, new: T) -> Guard<T> {}
    #[conc(runs_now)]
    pub fn rcu<R: Into<T>, F: FnMut(&T) -> R>(&self, f: F) -> T {}
}
impl<T> ArcSwapAny<Arc<T>> { pub fn from_pointee(val: T) -> ArcSwapAny<Arc<T>> {} }
impl<T> ArcSwapAny<Option<Arc<T>>> {
    pub fn from_pointee<V: Into<Option<T>>>(val: V) -> ArcSwapAny<Option<Arc<T>>> {}
    pub fn empty() -> ArcSwapAny<Option<Arc<T>>> {}
    pub const fn const_empty() -> ArcSwapAny<Option<Arc<T>>> {}
}
impl<T> From<T> for ArcSwapAny<T> { fn from(val: T) -> ArcSwapAny<T> {} }
