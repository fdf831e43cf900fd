//! What is known of smol: it re-exports its parts. Source: its docs.
//! Version: smol 2.0.2

pub use async_executor::{Executor, LocalExecutor, Task};
pub use async_io::{block_on, Async, Timer};
pub use blocking::{unblock, Unblock};
pub use futures_lite::{future, io, prelude, stream};
pub use async_channel as channel;
pub use async_lock as lock;
#[conc(spawns(task))]
pub fn spawn<T: Send + 'static>(future: impl std::future::Future<Output = T> + Send + 'static) -> Task<T> {}
