//! What is known of futures_executor. Signatures and facts: its docs.
//! Version: futures-executor 0.3.34

use std::future::Future;
// block_on: panics when another executor of this crate runs on the thread, otherwise blocks it.
#[conc(blocks, runs_now, drives)]
pub fn block_on<F: Future>(f: F) -> <F as Future>::Output {}
#[conc(blocks)]
pub fn block_on_stream<S: futures_core::Stream>(stream: S) -> BlockingStream<S> {}
pub struct BlockingStream<S> {}
impl<S: futures_core::Stream> Iterator for BlockingStream<S> { type Item = <S as futures_core::Stream>::Item; #[conc(blocks)] fn next(&mut self) -> Option<<S as futures_core::Stream>::Item> {} }
#[conc(task_set, on_drop(cancel))]
pub struct LocalPool {}
impl LocalPool {
    pub fn new() -> LocalPool {}
    pub fn spawner(&self) -> LocalSpawner {}
    #[conc(blocks, joins)]
    pub fn run(&mut self) {}
    #[conc(blocks, runs_now)]
    pub fn run_until<F: Future>(&mut self, future: F) -> <F as Future>::Output {}
    pub fn try_run_one(&mut self) -> bool {}
    pub fn run_until_stalled(&mut self) {}
}
#[derive(Clone)]
pub struct LocalSpawner {}
impl futures_task::Spawn for LocalSpawner {}
impl futures_task::LocalSpawn for LocalSpawner {}
#[derive(Clone)]
pub struct ThreadPool {}
impl ThreadPool {
    pub fn new() -> std::io::Result<ThreadPool> {}
    pub fn builder() -> ThreadPoolBuilder {}
    #[conc(spawns(task))]
    pub fn spawn_ok<F: Future<Output = ()> + Send + 'static>(&self, future: F) {}
}
impl futures_task::Spawn for ThreadPool {}
pub struct ThreadPoolBuilder {}
impl ThreadPoolBuilder {
    pub fn new() -> ThreadPoolBuilder {}
    pub fn pool_size(&mut self, size: usize) -> &mut Self {}
    pub fn create(&mut self) -> std::io::Result<ThreadPool> {}
}
pub fn enter() -> Result<Enter, EnterError> {}
pub struct Enter {}
pub struct EnterError {}
