//! What is known of rayon. Signatures and facts: its docs.
//! Version: rayon 1.12.0, rayon-core 1.13.0
//!
//! spawn detaches and has no handle; join, scope and install wait for their work.

#[conc(spawns(job))]
pub fn spawn<F: FnOnce() + Send + 'static>(func: F) {}
#[conc(spawns(job))]
pub fn spawn_fifo<F: FnOnce() + Send + 'static>(func: F) {}
#[conc(spawns(job))]
pub fn spawn_broadcast<OP: Fn(BroadcastContext<'_>) + Send + Sync + 'static>(op: OP) {}
#[conc(runs_now, blocks)]
pub fn broadcast<OP: Fn(BroadcastContext<'_>) -> R + Sync, R: Send>(op: OP) -> Vec<R> {}
#[conc(runs_now, blocks)]
pub fn join<A: FnOnce() -> RA + Send, B: FnOnce() -> RB + Send, RA: Send, RB: Send>(oper_a: A, oper_b: B) -> (RA, RB) {}
#[conc(runs_now, blocks)]
pub fn scope<'scope, OP: FnOnce(&Scope<'scope>) -> R + Send, R: Send>(op: OP) -> R {}
#[conc(runs_now, blocks)]
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
    #[conc(spawns(scoped_thread))]
    pub fn spawn<BODY: FnOnce(&Scope<'scope>) + Send + 'scope>(&self, body: BODY) {}
    #[conc(spawns(scoped_thread))]
    pub fn spawn_broadcast<BODY: Fn(&Scope<'scope>, BroadcastContext<'_>) + Send + Sync + 'scope>(&self, body: BODY) {}
}
#[conc(task_set, on_drop(join))]
pub struct ScopeFifo<'scope> {}
impl<'scope> ScopeFifo<'scope> {
    #[conc(spawns(scoped_thread))]
    pub fn spawn_fifo<BODY: FnOnce(&ScopeFifo<'scope>) + Send + 'scope>(&self, body: BODY) {}
}
// ThreadPool: dropping it lets the remaining work end and does not wait.
pub struct ThreadPool {}
impl ThreadPool {
    #[conc(spawns(job))]
    pub fn spawn<OP: FnOnce() + Send + 'static>(&self, op: OP) {}
    #[conc(spawns(job))]
    pub fn spawn_fifo<OP: FnOnce() + Send + 'static>(&self, op: OP) {}
    #[conc(runs_now, blocks)]
    pub fn install<OP: FnOnce() -> R + Send, R: Send>(&self, op: OP) -> R {}
    #[conc(runs_now, blocks)]
    pub fn broadcast<OP: Fn(BroadcastContext<'_>) -> R + Sync, R: Send>(&self, op: OP) -> Vec<R> {}
    #[conc(runs_now, blocks)]
    pub fn join<A: FnOnce() -> RA + Send, B: FnOnce() -> RB + Send, RA: Send, RB: Send>(&self, oper_a: A, oper_b: B) -> (RA, RB) {}
    #[conc(runs_now, blocks)]
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
