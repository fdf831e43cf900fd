//! What is known of deadpool. Signatures and facts: its docs; known-apis: get waits without a limit unless one is configured.
//! Version: deadpool 0.12.3

pub mod managed {
    use std::ops::{Deref, DerefMut};
    use std::time::Duration;
    pub trait Manager: Sync + Send { type Type: Send; type Error: Send; }
    // managed::Pool: a nested get can exhaust the pool.
    #[conc(lock)]
    pub struct Pool<M: Manager, W = Object<M>> {}
    impl<M: Manager, W> Pool<M, W> {
        pub fn builder(manager: M) -> PoolBuilder<M, W> {}
        #[conc(acquires(shared), cancel_loses(queue))]
        pub async fn get(&self) -> Result<W, PoolError<<M as Manager>::Error>> {}
        #[conc(acquires(shared), timed)]
        pub async fn timeout_get(&self, timeouts: &Timeouts) -> Result<W, PoolError<<M as Manager>::Error>> {}
        pub fn resize(&self, max_size: usize) {}
        pub fn timeouts(&self) -> Timeouts {}
        #[conc(closes)]
        pub fn close(&self) {}
        #[conc(observes_close)]
        pub fn is_closed(&self) -> bool {}
        pub fn status(&self) -> Status {}
        pub fn manager(&self) -> &M {}
        pub fn weak(&self) -> WeakPool<M, W> {}
    }
    impl<M: Manager, W> Clone for Pool<M, W> { fn clone(&self) -> Pool<M, W> {} }
    pub struct WeakPool<M: Manager, W = Object<M>> {}
    impl<M: Manager, W> WeakPool<M, W> { #[conc(upgrades)] pub fn upgrade(&self) -> Option<Pool<M, W>> {} }
    // managed::Object: dropping it gives the object back, take keeps it.
    #[conc(guard(permit))]
    pub struct Object<M: Manager> {}
    impl<M: Manager> Object<M> {
        pub fn take(this: Self) -> <M as Manager>::Type {}
        pub fn pool(this: &Self) -> Option<Pool<M>> {}
    }
    impl<M: Manager> Deref for Object<M> { type Target = <M as Manager>::Type; fn deref(&self) -> &<M as Manager>::Type {} }
    impl<M: Manager> DerefMut for Object<M> { fn deref_mut(&mut self) -> &mut <M as Manager>::Type {} }
    impl<M: Manager> Drop for Object<M> { fn drop(&mut self) {} }
    #[derive(Clone, Copy)]
    pub struct Timeouts { pub wait: Option<Duration>, pub create: Option<Duration>, pub recycle: Option<Duration> }
    impl Timeouts { pub const fn new() -> Self {} pub const fn wait_millis(wait: u64) -> Self {} }
    #[derive(Clone, Copy)]
    pub enum TimeoutType { Wait, Create, Recycle }
    pub enum PoolError<E> { Timeout(TimeoutType), Backend(E), Closed, NoRuntimeSpecified }
    pub enum BuildError { NoRuntimeSpecified }
    pub struct PoolBuilder<M: Manager, W = Object<M>> {}
    impl<M: Manager, W> PoolBuilder<M, W> {
        pub fn build(self) -> Result<Pool<M, W>, BuildError> {}
        pub fn max_size(self, value: usize) -> Self {}
        pub fn timeouts(self, value: Timeouts) -> Self {}
        pub fn wait_timeout(self, value: Option<Duration>) -> Self {}
        pub fn create_timeout(self, value: Option<Duration>) -> Self {}
        pub fn recycle_timeout(self, value: Option<Duration>) -> Self {}
    }
    pub use crate::Status;
}
pub mod unmanaged {
    use std::ops::{Deref, DerefMut};
    use std::time::Duration;
    // unmanaged::Pool: holds what is put into it; get waits for something to be there.
    #[conc(lock)]
    pub struct Pool<T> {}
    impl<T> Pool<T> {
        pub fn new(max_size: usize) -> Self {}
        #[conc(acquires(shared), cancel_loses(queue))]
        pub async fn get(&self) -> Result<Object<T>, PoolError> {}
        #[conc(acquires(shared), tries)]
        pub fn try_get(&self) -> Result<Object<T>, PoolError> {}
        #[conc(acquires(shared), timed)]
        pub async fn timeout_get(&self, timeout: Option<Duration>) -> Result<Object<T>, PoolError> {}
        pub async fn add(&self, object: T) -> Result<(), (T, PoolError)> {}
        pub fn try_add(&self, object: T) -> Result<(), (T, PoolError)> {}
        pub async fn remove(&self) -> Result<T, PoolError> {}
        pub fn try_remove(&self) -> Result<T, PoolError> {}
        #[conc(closes)]
        pub fn close(&self) {}
        #[conc(observes_close)]
        pub fn is_closed(&self) -> bool {}
        pub fn status(&self) -> crate::Status {}
    }
    impl<T> Clone for Pool<T> { fn clone(&self) -> Pool<T> {} }
    #[conc(guard(permit))]
    pub struct Object<T> {}
    impl<T> Object<T> { pub fn take(this: Self) -> T {} }
    impl<T> Deref for Object<T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T> DerefMut for Object<T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T> Drop for Object<T> { fn drop(&mut self) {} }
    pub enum PoolError { Timeout, Closed, NoRuntimeSpecified }
}
#[derive(Clone, Copy)]
pub struct Status { pub max_size: usize, pub size: usize, pub available: usize, pub waiting: usize }
