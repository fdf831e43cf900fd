//! What is known of tokio_util. Signatures and facts: its docs; `measured` facts were measured with it.
//! Version: tokio-util 0.7.20

pub mod sync {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    // sync::CancellationToken: clones are the same token; cancelling is sticky and reaches children; cancelled is cancel safe.
    #[conc(token)]
    pub struct CancellationToken {}
    impl CancellationToken {
        pub fn new() -> CancellationToken {}
        #[conc(narrows)]
        pub fn child_token(&self) -> CancellationToken {}
        #[conc(cancels)]
        pub fn cancel(&self) {}
        #[conc(observes_cancel)]
        pub fn is_cancelled(&self) -> bool {}
        #[conc(observes_cancel)]
        pub fn cancelled(&self) -> WaitForCancellationFuture<'_> {}
        #[conc(observes_cancel)]
        pub fn cancelled_owned(self) -> WaitForCancellationFutureOwned {}
        pub fn drop_guard(self) -> DropGuard {}
        pub fn drop_guard_ref(&self) -> DropGuardRef<'_> {}
        #[conc(observes_cancel)]
        pub async fn run_until_cancelled<F: Future>(&self, fut: F) -> Option<<F as Future>::Output> {}
        #[conc(observes_cancel)]
        pub async fn run_until_cancelled_owned<F: Future>(self, fut: F) -> Option<<F as Future>::Output> {}
    }
    impl Clone for CancellationToken { fn clone(&self) -> CancellationToken {} }
    impl Default for CancellationToken { fn default() -> CancellationToken {} }
    pub struct WaitForCancellationFuture<'a> {}
    impl Future for WaitForCancellationFuture<'_> { type Output = (); fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {} }
    pub struct WaitForCancellationFutureOwned {}
    impl Future for WaitForCancellationFutureOwned { type Output = (); fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {} }
    #[conc(guard(cancel))]
    pub struct DropGuard {}
    impl DropGuard { pub fn disarm(self) -> CancellationToken {} }
    impl Drop for DropGuard { fn drop(&mut self) {} }
    #[conc(guard(cancel))]
    pub struct DropGuardRef<'a> {}
    impl DropGuardRef<'_> { pub fn disarm(self) -> CancellationToken {} }
    impl Drop for DropGuardRef<'_> { fn drop(&mut self) {} }
    #[conc(sender(queue))]
    pub struct PollSender<T> {}
    impl<T> PollSender<T> {
        pub fn new(sender: tokio::sync::mpsc::Sender<T>) -> PollSender<T> {}
        #[conc(sends)]
        pub fn send_item(&mut self, value: T) -> Result<(), PollSendError<T>> {}
        #[conc(closes)]
        pub fn close(&mut self) {}
        #[conc(observes_close)]
        pub fn is_closed(&self) -> bool {}
    }
    impl<T> Clone for PollSender<T> { fn clone(&self) -> PollSender<T> {} }
    impl<T> Drop for PollSender<T> { fn drop(&mut self) {} }
    pub struct PollSendError<T>(Option<T>);
    pub struct PollSemaphore {}
    impl PollSemaphore { pub fn new(semaphore: std::sync::Arc<tokio::sync::Semaphore>) -> PollSemaphore {} }
    pub struct ReusableBoxFuture<'a, T> {}
}
pub mod task {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    use tokio::runtime::Handle;
    use tokio::task::{AbortHandle, Id, JoinError, JoinHandle, LocalSet};
    pub use self::task_tracker::TaskTracker;
    pub use self::join_map::JoinMap;
    // task::AbortOnDropHandle: aborts on drop (measured); detach gives the handle back.
    #[conc(handle(task), on_drop(cancel))]
    pub struct AbortOnDropHandle<T> {}
    impl<T> AbortOnDropHandle<T> {
        pub fn new(handle: JoinHandle<T>) -> AbortOnDropHandle<T> {}
        #[conc(aborts)]
        pub fn abort(&self) {}
        #[conc(observes_end)]
        pub fn is_finished(&self) -> bool {}
        pub fn abort_handle(&self) -> AbortHandle {}
        #[conc(detaches)]
        pub fn detach(self) -> JoinHandle<T> {}
    }
    impl<T> Future for AbortOnDropHandle<T> { type Output = Result<T, JoinError>; #[conc(joins)] fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, JoinError>> {} }
    impl<T> Drop for AbortOnDropHandle<T> { fn drop(&mut self) {} }
    #[conc(handle(task), on_drop(cancel))]
    pub struct AbortOnDrop {}
    impl AbortOnDrop {
        pub fn new(handle: AbortHandle) -> AbortOnDrop {}
        #[conc(aborts)]
        pub fn abort(&self) {}
        #[conc(observes_end)]
        pub fn is_finished(&self) -> bool {}
        #[conc(detaches)]
        pub fn detach(self) -> AbortHandle {}
    }
    impl Drop for AbortOnDrop { fn drop(&mut self) {} }
    pub mod task_tracker {
        use super::{Context, Future, Handle, JoinHandle, LocalSet, Pin, Poll};
        // task::TaskTracker: dropping it does not abort (measured); wait needs close and no task left.
        #[conc(task_set, on_drop(detach))]
        pub struct TaskTracker {}
        impl TaskTracker {
            pub fn new() -> TaskTracker {}
            #[conc(joins, waits)]
            pub async fn wait(&self) {}
            #[conc(closes)]
            pub fn close(&self) -> bool {}
            pub fn reopen(&self) -> bool {}
            pub fn is_closed(&self) -> bool {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            #[conc(spawns(task))]
            pub fn spawn<F: Future + Send + 'static>(&self, task: F) -> JoinHandle<<F as Future>::Output> {}
            #[conc(spawns(task))]
            pub fn spawn_on<F: Future + Send + 'static>(&self, task: F, handle: &Handle) -> JoinHandle<<F as Future>::Output> {}
            #[conc(spawns(local_task))]
            pub fn spawn_local<F: Future + 'static>(&self, task: F) -> JoinHandle<<F as Future>::Output> {}
            #[conc(spawns(local_task))]
            pub fn spawn_local_on<F: Future + 'static>(&self, task: F, local_set: &LocalSet) -> JoinHandle<<F as Future>::Output> {}
            #[conc(spawns(blocking))]
            pub fn spawn_blocking<F: FnOnce() -> T + Send + 'static, T: Send + 'static>(&self, task: F) -> JoinHandle<T> {}
            #[conc(spawns(blocking))]
            pub fn spawn_blocking_on<F: FnOnce() -> T + Send + 'static, T: Send + 'static>(&self, task: F, handle: &Handle) -> JoinHandle<T> {}
            pub fn track_future<F: Future>(&self, future: F) -> TrackedFuture<F> {}
            pub fn token(&self) -> TaskTrackerToken {}
        }
        impl Clone for TaskTracker { fn clone(&self) -> TaskTracker {} }
        impl Default for TaskTracker { fn default() -> TaskTracker {} }
        pub struct TaskTrackerToken {}
        impl Drop for TaskTrackerToken { fn drop(&mut self) {} }
        pub struct TrackedFuture<F> {}
        impl<F: Future> Future for TrackedFuture<F> { type Output = <F as Future>::Output; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<<F as Future>::Output> {} }
    }
    pub mod join_map {
        use super::{Future, Handle, Id, JoinError, LocalSet};
        // task::JoinMap: all tasks are aborted when it is dropped; a task under the same key is aborted by spawn.
        #[conc(task_set, collects, on_drop(cancel))]
        pub struct JoinMap<K, V, S = std::hash::RandomState> {}
        impl<K, V> JoinMap<K, V> { pub fn new() -> JoinMap<K, V> {} pub fn with_capacity(capacity: usize) -> JoinMap<K, V> {} }
        impl<K, V, S> JoinMap<K, V, S> {
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            #[conc(spawns(task))]
            pub fn spawn<F: Future<Output = V> + Send + 'static>(&mut self, key: K, task: F) {}
            #[conc(spawns(task))]
            pub fn spawn_on<F: Future<Output = V> + Send + 'static>(&mut self, key: K, task: F, handle: &Handle) {}
            #[conc(spawns(blocking))]
            pub fn spawn_blocking<F: FnOnce() -> V + Send + 'static>(&mut self, key: K, f: F) {}
            #[conc(spawns(local_task))]
            pub fn spawn_local<F: Future<Output = V> + 'static>(&mut self, key: K, task: F) {}
            #[conc(spawns(local_task))]
            pub fn spawn_local_on<F: Future<Output = V> + 'static>(&mut self, key: K, task: F, local_set: &LocalSet) {}
            #[conc(joins)]
            pub async fn join_next(&mut self) -> Option<(K, Result<V, JoinError>)> {}
            #[conc(joins, tries)]
            pub fn try_join_next(&mut self) -> Option<(K, Result<V, JoinError>)> {}
            #[conc(aborts, joins)]
            pub async fn shutdown(&mut self) {}
            #[conc(aborts)]
            pub fn abort<Q: ?Sized>(&mut self, key: &Q) -> bool {}
            #[conc(aborts, runs_now)]
            pub fn abort_matching(&mut self, predicate: impl FnMut(&K) -> bool) {}
            pub fn contains_key<Q: ?Sized>(&self, key: &Q) -> bool {}
            pub fn contains_task(&self, task: &Id) -> bool {}
            #[conc(aborts)]
            pub fn abort_all(&mut self) {}
            #[conc(detaches)]
            pub fn detach_all(&mut self) {}
        }
        impl<K, V> Default for JoinMap<K, V> { fn default() -> JoinMap<K, V> {} }
        impl<K, V, S> Drop for JoinMap<K, V, S> { fn drop(&mut self) {} }
    }
    // task::JoinQueue: all tasks are aborted when it is dropped; joins in spawn order.
    #[conc(task_set, collects, on_drop(cancel))]
    pub struct JoinQueue<T> {}
    impl<T> JoinQueue<T> {
        pub const fn new() -> JoinQueue<T> {}
        pub fn with_capacity(capacity: usize) -> JoinQueue<T> {}
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
        #[conc(spawns(task))]
        pub fn spawn<F: Future<Output = T> + Send + 'static>(&mut self, task: F) -> AbortHandle {}
        #[conc(spawns(task))]
        pub fn spawn_on<F: Future<Output = T> + Send + 'static>(&mut self, task: F, handle: &Handle) -> AbortHandle {}
        #[conc(spawns(local_task))]
        pub fn spawn_local<F: Future<Output = T> + 'static>(&mut self, task: F) -> AbortHandle {}
        #[conc(spawns(blocking))]
        pub fn spawn_blocking<F: FnOnce() -> T + Send + 'static>(&mut self, f: F) -> AbortHandle {}
        #[conc(spawns(blocking))]
        pub fn spawn_blocking_on<F: FnOnce() -> T + Send + 'static>(&mut self, f: F, handle: &Handle) -> AbortHandle {}
        #[conc(joins)]
        pub async fn join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> {}
        #[conc(joins, tries)]
        pub fn try_join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> {}
        #[conc(joins)]
        pub async fn join_next(&mut self) -> Option<Result<T, JoinError>> {}
        #[conc(joins, tries)]
        pub fn try_join_next(&mut self) -> Option<Result<T, JoinError>> {}
        #[conc(aborts, joins)]
        pub async fn shutdown(&mut self) {}
        #[conc(joins)]
        pub async fn join_all(self) -> Vec<T> {}
        #[conc(aborts)]
        pub fn abort_all(&mut self) {}
        #[conc(detaches)]
        pub fn detach_all(&mut self) {}
    }
    impl<T> Drop for JoinQueue<T> { fn drop(&mut self) {} }
    #[derive(Clone)]
    pub struct LocalPoolHandle {}
    impl LocalPoolHandle {
        pub fn new(pool_size: usize) -> LocalPoolHandle {}
        #[conc(spawns(local_task))]
        pub fn spawn_pinned<F: FnOnce() -> Fut + Send + 'static, Fut: Future + 'static>(&self, create_task: F) -> JoinHandle<<Fut as Future>::Output> {}
        #[conc(spawns(local_task))]
        pub fn spawn_pinned_by_idx<F: FnOnce() -> Fut + Send + 'static, Fut: Future + 'static>(&self, create_task: F, idx: usize) -> JoinHandle<<Fut as Future>::Output> {}
    }
}
pub mod time {
    use std::time::Duration;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    pub use self::delay_queue::DelayQueue;
    pub mod delay_queue {
        use super::{Context, Duration, Pin, Poll};
        pub struct DelayQueue<T> {}
        pub struct Key {}
        pub struct Expired<T> {}
        impl<T> Expired<T> { pub fn get_ref(&self) -> &T {} pub fn into_inner(self) -> T {} }
        impl<T> DelayQueue<T> {
            pub fn new() -> DelayQueue<T> {}
            pub fn insert(&mut self, value: T, timeout: Duration) -> Key {}
            pub fn remove(&mut self, key: &Key) -> Expired<T> {}
            pub fn reset(&mut self, key: &Key, timeout: Duration) {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
        }
        impl<T> futures_core::Stream for DelayQueue<T> { type Item = Expired<T>; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Expired<T>>> {} }
    }
}
pub mod codec {
    use std::pin::Pin;
    use std::task::{Context, Poll};
    pub trait Decoder { type Item; type Error; }
    pub trait Encoder<Item> { type Error; }
    pub struct Framed<T, U> {}
    impl<T, U> Framed<T, U> { pub fn new(inner: T, codec: U) -> Framed<T, U> {} pub fn get_ref(&self) -> &T {} pub fn get_mut(&mut self) -> &mut T {} pub fn into_inner(self) -> T {} }
    pub struct FramedRead<T, D> {}
    impl<T, D> FramedRead<T, D> { pub fn new(inner: T, decoder: D) -> FramedRead<T, D> {} }
    pub struct FramedWrite<T, E> {}
    impl<T, E> FramedWrite<T, E> { pub fn new(inner: T, encoder: E) -> FramedWrite<T, E> {} }
    impl<T, U: Decoder> futures_core::Stream for Framed<T, U> { type Item = Result<<U as Decoder>::Item, <U as Decoder>::Error>; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<<U as Decoder>::Item, <U as Decoder>::Error>>> {} }
    impl<T, U: Decoder> futures_core::Stream for FramedRead<T, U> { type Item = Result<<U as Decoder>::Item, <U as Decoder>::Error>; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<<U as Decoder>::Item, <U as Decoder>::Error>>> {} }
    impl<T, I, U: Encoder<I>> futures_sink::Sink<I> for Framed<T, U> { type Error = <U as Encoder<I>>::Error; }
    impl<T, I, U: Encoder<I>> futures_sink::Sink<I> for FramedWrite<T, U> { type Error = <U as Encoder<I>>::Error; }
    pub struct LinesCodec {}
    impl LinesCodec { pub fn new() -> LinesCodec {} }
    pub enum LinesCodecError { MaxLineLengthExceeded, Io(std::io::Error) }
    impl Decoder for LinesCodec { type Item = String; type Error = LinesCodecError; }
    impl<T: AsRef<str>> Encoder<T> for LinesCodec { type Error = LinesCodecError; }
}
pub mod future {
    use std::future::Future;
    // future::FutureExt: drops the inner future when the time is over or the token is cancelled.
    pub trait FutureExt: Future {
        fn timeout(self, timeout: std::time::Duration) -> tokio::time::Timeout<Self>;
        #[conc(observes_cancel)]
        async fn with_cancellation_token(self, cancellation_token: &crate::sync::CancellationToken) -> Option<Self::Output>;
        #[conc(observes_cancel)]
        async fn with_cancellation_token_owned(self, cancellation_token: crate::sync::CancellationToken) -> Option<Self::Output>;
    }
    impl<T: Future + ?Sized> FutureExt for T {}
}
