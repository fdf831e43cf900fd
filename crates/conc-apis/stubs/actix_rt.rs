//! What is known of actix_rt. Signatures and facts: its docs.
//! Version: actix-rt 2.15.0

use std::future::Future;
pub use self::runtime::Runtime;
pub use tokio::{net, signal, task, time};
pub use tokio::task::JoinHandle;
// spawn: a task of the current thread; its handle is tokio's.
#[conc(spawns(local_task))]
pub fn spawn<Fut: Future + 'static>(f: Fut) -> JoinHandle<<Fut as Future>::Output> {}
// Arbiter: its handle has no Drop, so dropping it detaches the thread.
#[conc(handle(thread), on_drop(detach))]
pub struct Arbiter {}
impl Arbiter {
    #[conc(spawns(thread))]
    pub fn new() -> Arbiter {}
    #[conc(spawns(thread))]
    pub fn with_tokio_rt<F: FnOnce() -> tokio::runtime::Runtime + Send + 'static>(runtime_factory: F) -> Arbiter {}
    pub fn current() -> ArbiterHandle {}
    pub fn try_current() -> Option<ArbiterHandle> {}
    pub fn handle(&self) -> ArbiterHandle {}
    #[conc(aborts)]
    pub fn stop(&self) -> bool {}
    #[conc(spawns(local_task))]
    pub fn spawn<Fut: Future<Output = ()> + Send + 'static>(&self, future: Fut) -> bool {}
    #[conc(spawns(local_task))]
    pub fn spawn_fn<F: FnOnce() + Send + 'static>(&self, f: F) -> bool {}
    #[conc(joins, blocks)]
    pub fn join(self) -> std::thread::Result<()> {}
}
#[derive(Clone)]
pub struct ArbiterHandle {}
impl ArbiterHandle {
    #[conc(spawns(local_task))]
    pub fn spawn<Fut: Future<Output = ()> + Send + 'static>(&self, future: Fut) -> bool {}
    #[conc(spawns(local_task))]
    pub fn spawn_fn<F: FnOnce() + Send + 'static>(&self, f: F) -> bool {}
    #[conc(aborts)]
    pub fn stop(&self) -> bool {}
}
#[derive(Clone)]
pub struct System {}
impl System {
    pub fn new() -> SystemRunner {}
    pub fn current() -> System {}
    pub fn try_current() -> Option<System> {}
    pub fn arbiter(&self) -> &ArbiterHandle {}
    pub fn id(&self) -> usize {}
    #[conc(aborts)]
    pub fn stop(&self) {}
    #[conc(aborts)]
    pub fn stop_with_code(&self, code: i32) {}
}
#[conc(runtime)]
pub struct SystemRunner {}
impl SystemRunner {
    #[conc(blocks)]
    pub fn run(self) -> std::io::Result<()> {}
    #[conc(blocks)]
    pub fn run_with_code(self) -> std::io::Result<i32> {}
    #[conc(blocks, panics_in_async, runs_now, drives)]
    pub fn block_on<F: Future>(&self, fut: F) -> <F as Future>::Output {}
}
mod runtime {
    use super::{Future, JoinHandle};
    #[conc(runtime, task_set, on_drop(cancel))]
    pub struct Runtime {}
    impl Runtime {
        pub fn new() -> std::io::Result<Runtime> {}
        #[conc(spawns(local_task))]
        pub fn spawn<F: Future + 'static>(&self, future: F) -> JoinHandle<<F as Future>::Output> {}
        pub fn tokio_runtime(&self) -> &tokio::runtime::Runtime {}
        #[conc(blocks, panics_in_async, runs_now, drives)]
        pub fn block_on<F: Future>(&self, f: F) -> <F as Future>::Output {}
    }
}
