//! What is known of blocking. Signatures and facts: its docs.
//! Version: blocking 1.7.0

pub use async_task::Task;
// unblock: a closure that has started runs to its end even when the task is dropped (measured).
#[conc(spawns(blocking))]
pub fn unblock<T: Send + 'static, F: FnOnce() -> T + Send + 'static>(f: F) -> Task<T> {}
pub struct Unblock<T> {}
impl<T> Unblock<T> {
    pub fn new(io: T) -> Unblock<T> {}
    pub fn with_capacity(cap: usize, io: T) -> Unblock<T> {}
    pub async fn get_mut(&mut self) -> &mut T {}
    pub async fn with_mut<R: Send + 'static, F: FnOnce(&mut T) -> R + Send + 'static>(&mut self, op: F) -> R {}
    pub async fn into_inner(self) -> T {}
}
impl<T> futures_io::AsyncRead for Unblock<T> {}
impl<T> futures_io::AsyncWrite for Unblock<T> {}
