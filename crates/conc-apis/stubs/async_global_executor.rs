//! What is known of async_global_executor. Signatures and facts: its docs.
//! Version: async-global-executor 3.1.0

use std::future::Future;
pub use async_task::Task;
#[conc(blocks, runs_now, drives)]
pub fn block_on<F: Future<Output = T>, T>(future: F) -> T {}
#[conc(spawns(task))]
pub fn spawn<F: Future<Output = T> + Send + 'static, T: Send + 'static>(future: F) -> Task<T> {}
#[conc(spawns(local_task))]
pub fn spawn_local<F: Future<Output = T> + 'static, T: 'static>(future: F) -> Task<T> {}
#[conc(spawns(blocking))]
pub fn spawn_blocking<F: FnOnce() -> T + Send + 'static, T: Send + 'static>(f: F) -> Task<T> {}
