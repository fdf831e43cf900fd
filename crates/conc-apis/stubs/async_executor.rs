//! What is known of async_executor. Signatures and facts: its docs.
//! Version: async-executor 1.14.1

use std::future::Future;
pub use async_task::{FallibleTask, Task};
// Executor: dropping it cancels its tasks; nothing runs unless run or tick is polled.
#[conc(runtime, task_set, on_drop(cancel))]
pub struct Executor<'a> {}
impl<'a> Executor<'a> {
    pub const fn new() -> Executor<'a> {}
    pub fn is_empty(&self) -> bool {}
    #[conc(spawns(task))]
    pub fn spawn<T: Send + 'a>(&self, future: impl Future<Output = T> + Send + 'a) -> Task<T> {}
    #[conc(spawns(task))]
    pub fn spawn_many<T: Send + 'a, F: Future<Output = T> + Send + 'a>(&self, futures: impl IntoIterator<Item = F>, handles: &mut impl Extend<Task<T>>) {}
    pub fn try_tick(&self) -> bool {}
    pub async fn tick(&self) {}
    #[conc(runs_now)]
    pub async fn run<T>(&self, future: impl Future<Output = T>) -> T {}
}
impl Default for Executor<'_> { fn default() -> Self {} }
impl Drop for Executor<'_> { fn drop(&mut self) {} }
#[conc(runtime, task_set, on_drop(cancel))]
pub struct LocalExecutor<'a> {}
impl<'a> LocalExecutor<'a> {
    pub const fn new() -> LocalExecutor<'a> {}
    pub fn is_empty(&self) -> bool {}
    #[conc(spawns(local_task))]
    pub fn spawn<T: 'a>(&self, future: impl Future<Output = T> + 'a) -> Task<T> {}
    pub fn try_tick(&self) -> bool {}
    pub async fn tick(&self) {}
    #[conc(runs_now)]
    pub async fn run<T>(&self, future: impl Future<Output = T>) -> T {}
}
impl Default for LocalExecutor<'_> { fn default() -> Self {} }
impl Drop for LocalExecutor<'_> { fn drop(&mut self) {} }
