//! What is known of rayon. Signatures and facts: its docs.
//! Version: rayon 1.12.0, rayon-core 1.13.0
//!
//! spawn detaches and has no handle; join, scope and install wait for their work.

#[conc(spawns(job), pooled)]
pub fn spawn<F: FnOnce() + Send + 'static>(func: F) {}
#[conc(spawns(job), pooled)]
pub fn spawn_fifo<F: FnOnce() + Send + 'static>(func: F) {}
#[conc(spawns(job))]
pub fn spawn_broadcast<OP: Fn(BroadcastContext<'_>) + Send + Sync + 'static>(op: OP) {}
#[conc(runs_now, blocks)]
pub fn broadcast<OP: Fn(BroadcastContext<'_>) -> R + Sync, R: Send>(op: OP) -> Vec<R> {}
#[conc(runs_now, blocks, pooled)]
pub fn join<A: FnOnce() -> RA + Send, B: FnOnce() -> RB + Send, RA: Send, RB: Send>(oper_a: A, oper_b: B) -> (RA, RB) {}
#[conc(runs_now, blocks, pooled)]
pub fn scope<'scope, OP: FnOnce(&Scope<'scope>) -> R + Send, R: Send>(op: OP) -> R {}
#[conc(runs_now, blocks, pooled)]
pub fn scope_fifo<'scope, OP: FnOnce(&ScopeFifo<'scope>) -> R + Send, R: Send>(op: OP) -> R {}
#[conc(runs_now, blocks)]
pub fn in_place_scope<'scope, OP: FnOnce(&Scope<'scope>) -> R, R>(op: OP) -> R {}
#[conc(runs_now, blocks)]
pub fn in_place_scope_fifo<'scope, OP: FnOnce(&ScopeFifo<'scope>) -> R, R>(op: OP) -> R {}
pub fn current_num_threads() -> usize {}
pub fn current_thread_index() -> Option<usize> {}
pub struct BroadcastContext<'a> {}
impl BroadcastContext<'_> { pub fn index(&self) -> usize {} pub fn num_threads(&self) -> usize {} }
#[conc(task_set, on_drop(join))]
pub struct Scope<'scope> {}
impl<'scope> Scope<'scope> {
    #[conc(spawns(scoped_thread), pooled)]
    pub fn spawn<BODY: FnOnce(&Scope<'scope>) + Send + 'scope>(&self, body: BODY) {}
    #[conc(spawns(scoped_thread))]
    pub fn spawn_broadcast<BODY: Fn(&Scope<'scope>, BroadcastContext<'_>) + Send + Sync + 'scope>(&self, body: BODY) {}
}
#[conc(task_set, on_drop(join))]
pub struct ScopeFifo<'scope> {}
impl<'scope> ScopeFifo<'scope> {
    #[conc(spawns(scoped_thread), pooled)]
    pub fn spawn_fifo<BODY: FnOnce(&ScopeFifo<'scope>) + Send + 'scope>(&self, body: BODY) {}
}
// ThreadPool: dropping it lets the remaining work end and does not wait.
pub struct ThreadPool {}
impl ThreadPool {
    #[conc(spawns(job))]
    pub fn spawn<OP: FnOnce() + Send + 'static>(&self, op: OP) {}
    #[conc(spawns(job))]
    pub fn spawn_fifo<OP: FnOnce() + Send + 'static>(&self, op: OP) {}
    #[conc(runs_now, blocks, pooled)]
    pub fn install<OP: FnOnce() -> R + Send, R: Send>(&self, op: OP) -> R {}
    #[conc(runs_now, blocks)]
    pub fn broadcast<OP: Fn(BroadcastContext<'_>) -> R + Sync, R: Send>(&self, op: OP) -> Vec<R> {}
    #[conc(runs_now, blocks, pooled)]
    pub fn join<A: FnOnce() -> RA + Send, B: FnOnce() -> RB + Send, RA: Send, RB: Send>(&self, oper_a: A, oper_b: B) -> (RA, RB) {}
    #[conc(runs_now, blocks, pooled)]
    pub fn scope<'scope, OP: FnOnce(&Scope<'scope>) -> R + Send, R: Send>(&self, op: OP) -> R {}
    #[conc(runs_now, blocks)]
    pub fn in_place_scope<'scope, OP: FnOnce(&Scope<'scope>) -> R, R>(&self, op: OP) -> R {}
    pub fn current_num_threads(&self) -> usize {}
}
impl Drop for ThreadPool { fn drop(&mut self) {} }
pub struct ThreadPoolBuildError {}
pub struct ThreadPoolBuilder {}
impl ThreadPoolBuilder {
    pub fn new() -> ThreadPoolBuilder {}
    pub fn num_threads(self, num_threads: usize) -> Self {}
    pub fn stack_size(self, stack_size: usize) -> Self {}
    pub fn thread_name<F: FnMut(usize) -> String + 'static>(self, closure: F) -> Self {}
    pub fn build(self) -> Result<ThreadPool, ThreadPoolBuildError> {}
    pub fn build_global(self) -> Result<(), ThreadPoolBuildError> {}
}
pub mod prelude {
    pub use crate::iter::{FromParallelIterator, IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelBridge, ParallelExtend, ParallelIterator};
    pub use crate::slice::{ParallelSlice, ParallelSliceMut};
}
// iter: closures of all adapters run on the threads of the pool.
pub mod iter {
    use std::ops::Range;
    pub trait FromParallelIterator<T: Send> {}
    pub trait ParallelExtend<T: Send> {
        fn par_extend<I: IntoParallelIterator<Item = T>>(&mut self, par_iter: I);
    }
    pub trait IntoParallelIterator {
        type Iter: ParallelIterator<Item = Self::Item>;
        type Item: Send;
        fn into_par_iter(self) -> Self::Iter;
    }
    impl<T: ParallelIterator> IntoParallelIterator for T { type Iter = T; type Item = <T as ParallelIterator>::Item; fn into_par_iter(self) -> T {} }
    pub trait IntoParallelRefIterator<'data> {
        type Iter: ParallelIterator<Item = Self::Item>;
        type Item: Send;
        fn par_iter(&'data self) -> Self::Iter;
    }
    impl<'data, I: 'data + ?Sized> IntoParallelRefIterator<'data> for I where &'data I: IntoParallelIterator { type Iter = <&'data I as IntoParallelIterator>::Iter; type Item = <&'data I as IntoParallelIterator>::Item; fn par_iter(&'data self) -> Self::Iter {} }
    pub trait IntoParallelRefMutIterator<'data> {
        type Iter: ParallelIterator<Item = Self::Item>;
        type Item: Send;
        fn par_iter_mut(&'data mut self) -> Self::Iter;
    }
    impl<'data, I: 'data + ?Sized> IntoParallelRefMutIterator<'data> for I where &'data mut I: IntoParallelIterator { type Iter = <&'data mut I as IntoParallelIterator>::Iter; type Item = <&'data mut I as IntoParallelIterator>::Item; fn par_iter_mut(&'data mut self) -> Self::Iter {} }
    pub trait ParallelBridge: Sized {
        fn par_bridge(self) -> IterBridge<Self>;
    }
    impl<T: Iterator<Item: Send> + Send> ParallelBridge for T { fn par_bridge(self) -> IterBridge<Self> {} }
    pub struct IterBridge<Iter> {}
    impl<Iter: Iterator<Item: Send> + Send> ParallelIterator for IterBridge<Iter> { type Item = <Iter as Iterator>::Item; }
    impl<T: Send> IntoParallelIterator for Vec<T> { type Iter = crate::vec::IntoIter<T>; type Item = T; fn into_par_iter(self) -> Self::Iter {} }
    impl<'data, T: Sync + 'data> IntoParallelIterator for &'data Vec<T> { type Iter = crate::slice::Iter<'data, T>; type Item = &'data T; fn into_par_iter(self) -> Self::Iter {} }
    impl<'data, T: Send + 'data> IntoParallelIterator for &'data mut Vec<T> { type Iter = crate::slice::IterMut<'data, T>; type Item = &'data mut T; fn into_par_iter(self) -> Self::Iter {} }
    impl<'data, T: Sync + 'data> IntoParallelIterator for &'data [T] { type Iter = crate::slice::Iter<'data, T>; type Item = &'data T; fn into_par_iter(self) -> Self::Iter {} }
    impl<'data, T: Send + 'data> IntoParallelIterator for &'data mut [T] { type Iter = crate::slice::IterMut<'data, T>; type Item = &'data mut T; fn into_par_iter(self) -> Self::Iter {} }
    impl<T> IntoParallelIterator for Range<T> where crate::range::Iter<T>: ParallelIterator { type Iter = crate::range::Iter<T>; type Item = <crate::range::Iter<T> as ParallelIterator>::Item; fn into_par_iter(self) -> Self::Iter {} }
    pub trait ParallelIterator: Sized + Send {
        type Item: Send;
        #[conc(runs_now, pooled)]
        fn for_each<OP: Fn(Self::Item) + Sync + Send>(self, op: OP);
        #[conc(runs_now, pooled)]
        fn for_each_with<OP: Fn(&mut T, Self::Item) + Sync + Send, T: Send + Clone>(self, init: T, op: OP);
        #[conc(runs_now, pooled)]
        fn for_each_init<OP: Fn(&mut T, Self::Item) + Sync + Send, INIT: Fn() -> T + Sync + Send, T>(self, init: INIT, op: OP);
        #[conc(runs_now, pooled)]
        fn try_for_each<OP: Fn(Self::Item) -> R + Sync + Send, R: Send>(self, op: OP) -> R;
        #[conc(pooled)]
        fn map<F: Fn(Self::Item) -> R + Sync + Send, R: Send>(self, map_op: F) -> impl ParallelIterator<Item = R>;
        #[conc(pooled)]
        fn map_with<F: Fn(&mut T, Self::Item) -> R + Sync + Send, T: Send + Clone, R: Send>(self, init: T, map_op: F) -> impl ParallelIterator<Item = R>;
        #[conc(pooled)]
        fn map_init<F: Fn(&mut T, Self::Item) -> R + Sync + Send, INIT: Fn() -> T + Sync + Send, T, R: Send>(self, init: INIT, map_op: F) -> impl ParallelIterator<Item = R>;
        #[conc(pooled)]
        fn inspect<OP: Fn(&Self::Item) + Sync + Send>(self, inspect_op: OP) -> impl ParallelIterator<Item = Self::Item>;
        #[conc(pooled)]
        fn filter<P: Fn(&Self::Item) -> bool + Sync + Send>(self, filter_op: P) -> impl ParallelIterator<Item = Self::Item>;
        #[conc(pooled)]
        fn filter_map<P: Fn(Self::Item) -> Option<R> + Sync + Send, R: Send>(self, filter_op: P) -> impl ParallelIterator<Item = R>;
        #[conc(pooled)]
        fn flat_map<F: Fn(Self::Item) -> PI + Sync + Send, PI: IntoParallelIterator>(self, map_op: F) -> impl ParallelIterator<Item = <PI as IntoParallelIterator>::Item>;
        #[conc(pooled)]
        fn flat_map_iter<F: Fn(Self::Item) -> SI + Sync + Send, SI: IntoIterator<Item: Send>>(self, map_op: F) -> impl ParallelIterator<Item = <SI as IntoIterator>::Item>;
        #[conc(runs_now, pooled)]
        fn reduce<OP: Fn(Self::Item, Self::Item) -> Self::Item + Sync + Send, ID: Fn() -> Self::Item + Sync + Send>(self, identity: ID, op: OP) -> Self::Item;
        #[conc(runs_now, pooled)]
        fn any<P: Fn(Self::Item) -> bool + Sync + Send>(self, predicate: P) -> bool;
        #[conc(runs_now, pooled)]
        fn all<P: Fn(Self::Item) -> bool + Sync + Send>(self, predicate: P) -> bool;
        #[conc(runs_now, pooled)]
        fn find_any<P: Fn(&Self::Item) -> bool + Sync + Send>(self, predicate: P) -> Option<Self::Item>;
        #[conc(runs_now, pooled)]
        fn find_map_any<P: Fn(Self::Item) -> Option<R> + Sync + Send, R: Send>(self, predicate: P) -> Option<R>;
        fn count(self) -> usize;
        fn collect<C: FromParallelIterator<Self::Item>>(self) -> C;
    }
    pub trait IndexedParallelIterator: ParallelIterator {
        fn enumerate(self) -> impl IndexedParallelIterator<Item = (usize, Self::Item)>;
        fn rev(self) -> impl IndexedParallelIterator<Item = Self::Item>;
        fn with_min_len(self, min: usize) -> impl IndexedParallelIterator<Item = Self::Item>;
        fn with_max_len(self, max: usize) -> impl IndexedParallelIterator<Item = Self::Item>;
        fn len(&self) -> usize;
    }
}
pub mod vec {
    pub struct IntoIter<T> {}
    impl<T: Send> crate::iter::ParallelIterator for IntoIter<T> { type Item = T; }
    impl<T: Send> crate::iter::IndexedParallelIterator for IntoIter<T> {}
}
pub mod range {
    pub struct Iter<T> {}
    impl crate::iter::ParallelIterator for Iter<usize> { type Item = usize; }
    impl crate::iter::ParallelIterator for Iter<i32> { type Item = i32; }
    impl crate::iter::ParallelIterator for Iter<u32> { type Item = u32; }
    impl crate::iter::ParallelIterator for Iter<u64> { type Item = u64; }
    impl crate::iter::IndexedParallelIterator for Iter<usize> {}
    impl crate::iter::IndexedParallelIterator for Iter<i32> {}
    impl crate::iter::IndexedParallelIterator for Iter<u32> {}
}
pub mod slice {
    pub struct Iter<'data, T> {}
    impl<'data, T: Sync> crate::iter::ParallelIterator for Iter<'data, T> { type Item = &'data T; }
    impl<'data, T: Sync> crate::iter::IndexedParallelIterator for Iter<'data, T> {}
    pub struct IterMut<'data, T> {}
    impl<'data, T: Send> crate::iter::ParallelIterator for IterMut<'data, T> { type Item = &'data mut T; }
    impl<'data, T: Send> crate::iter::IndexedParallelIterator for IterMut<'data, T> {}
    pub struct Chunks<'data, T> {}
    impl<'data, T: Sync> crate::iter::ParallelIterator for Chunks<'data, T> { type Item = &'data [T]; }
    impl<'data, T: Sync> crate::iter::IndexedParallelIterator for Chunks<'data, T> {}
    pub struct ChunksMut<'data, T> {}
    impl<'data, T: Send> crate::iter::ParallelIterator for ChunksMut<'data, T> { type Item = &'data mut [T]; }
    impl<'data, T: Send> crate::iter::IndexedParallelIterator for ChunksMut<'data, T> {}
    pub trait ParallelSlice<T: Sync> {
        fn par_chunks(&self, chunk_size: usize) -> Chunks<'_, T>;
    }
    impl<T: Sync> ParallelSlice<T> for [T] {}
    pub trait ParallelSliceMut<T: Send> {
        fn par_chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T>;
        #[conc(runs_now, pooled)]
        fn par_sort_by<F: Fn(&T, &T) -> std::cmp::Ordering + Sync>(&mut self, compare: F);
    }
    impl<T: Send> ParallelSliceMut<T> for [T] {}
}
