//! What is known of futures_util. Signatures and facts: its docs.
//! Version: futures-util 0.3.34
//!
//! Combinators whose own type nobody names are declared with `impl Future` or `impl Stream`.

pub use self::future::{Future, FutureExt, TryFuture, TryFutureExt};
pub use self::stream::{Stream, StreamExt, TryStream, TryStreamExt};
pub use self::sink::{Sink, SinkExt};
pub use self::io::{AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, AsyncWriteExt, AsyncRead, AsyncWrite, AsyncBufRead};

pub mod future {
    use std::pin::Pin;
    use std::task::{Context, Poll};
    pub use futures_core::future::{BoxFuture, FusedFuture, Future, LocalBoxFuture, TryFuture};
    pub use std::future::{pending, poll_fn, ready, Pending, PollFn, Ready};
    pub use crate::abortable::{abortable, AbortHandle, AbortRegistration, Abortable, Aborted};
    pub trait FutureExt: Future {
        fn map<U, F: FnOnce(Self::Output) -> U>(self, f: F) -> impl Future<Output = U>;
        fn map_into<U>(self) -> impl Future<Output = U>;
        fn then<Fut: Future, F: FnOnce(Self::Output) -> Fut>(self, f: F) -> impl Future<Output = <Fut as Future>::Output>;
        fn left_future<B>(self) -> Either<Self, B>;
        fn right_future<A>(self) -> Either<A, Self>;
        fn into_stream(self) -> impl futures_core::Stream<Item = Self::Output>;
        fn flatten(self) -> impl Future<Output = <Self::Output as Future>::Output>;
        fn fuse(self) -> Fuse<Self>;
        fn inspect<F: FnOnce(&Self::Output)>(self, f: F) -> impl Future<Output = Self::Output>;
        fn catch_unwind(self) -> impl Future<Output = std::thread::Result<Self::Output>>;
        fn shared(self) -> Shared<Self>;
        // FutureExt::remote_handle: dropping the handle cancels the work.
        fn remote_handle(self) -> (Remote<Self>, RemoteHandle<Self::Output>);
        fn boxed<'a>(self) -> BoxFuture<'a, Self::Output>;
        fn boxed_local<'a>(self) -> LocalBoxFuture<'a, Self::Output>;
        fn unit_error(self) -> impl Future<Output = Result<Self::Output, ()>>;
        fn never_error(self) -> impl Future<Output = Result<Self::Output, std::convert::Infallible>>;
        fn poll_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Self::Output>;
        // FutureExt::now_or_never: polls once and drops the future.
        #[conc(runs_now)]
        fn now_or_never(self) -> Option<Self::Output>;
    }
    impl<T: Future + ?Sized> FutureExt for T {}
    pub trait TryFutureExt: TryFuture {
        fn map_ok<T, F: FnOnce(Self::Ok) -> T>(self, f: F) -> impl Future<Output = Result<T, Self::Error>>;
        fn map_err<E, F: FnOnce(Self::Error) -> E>(self, f: F) -> impl Future<Output = Result<Self::Ok, E>>;
        fn err_into<U>(self) -> impl Future<Output = Result<Self::Ok, U>>;
        fn and_then<Fut: TryFuture, F: FnOnce(Self::Ok) -> Fut>(self, f: F) -> impl Future<Output = Result<<Fut as TryFuture>::Ok, Self::Error>>;
        fn or_else<Fut: TryFuture, F: FnOnce(Self::Error) -> Fut>(self, f: F) -> impl Future<Output = Result<Self::Ok, <Fut as TryFuture>::Error>>;
        fn inspect_ok<F: FnOnce(&Self::Ok)>(self, f: F) -> impl Future<Output = Result<Self::Ok, Self::Error>>;
        fn inspect_err<F: FnOnce(&Self::Error)>(self, f: F) -> impl Future<Output = Result<Self::Ok, Self::Error>>;
        fn unwrap_or_else<F: FnOnce(Self::Error) -> Self::Ok>(self, f: F) -> impl Future<Output = Self::Ok>;
        fn into_future(self) -> impl Future<Output = Result<Self::Ok, Self::Error>>;
    }
    impl<Fut: ?Sized + TryFuture> TryFutureExt for Fut {}
    pub enum Either<A, B> { Left(A), Right(B) }
    impl<A: Future, B: Future<Output = <A as Future>::Output>> Future for Either<A, B> { type Output = <A as Future>::Output; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<<A as Future>::Output> {} }
    pub struct Fuse<Fut> {}
    impl<Fut> Fuse<Fut> { pub fn terminated() -> Fuse<Fut> {} }
    impl<Fut: Future> Future for Fuse<Fut> { type Output = <Fut as Future>::Output; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<<Fut as Future>::Output> {} }
    pub struct Shared<Fut> {}
    impl<Fut: Future> Clone for Shared<Fut> { fn clone(&self) -> Shared<Fut> {} }
    impl<Fut: Future> Future for Shared<Fut> { type Output = <Fut as Future>::Output; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<<Fut as Future>::Output> {} }
    pub struct Remote<Fut> {}
    impl<Fut: Future> Future for Remote<Fut> { type Output = (); fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {} }
    #[conc(handle(task), on_drop(cancel))]
    pub struct RemoteHandle<T> {}
    impl<T> RemoteHandle<T> {
        #[conc(detaches)]
        pub fn forget(self) {}
    }
    impl<T> Future for RemoteHandle<T> { type Output = T; #[conc(joins)] fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {} }
    impl<T> Drop for RemoteHandle<T> { fn drop(&mut self) {} }
    pub async fn join<A: Future, B: Future>(future1: A, future2: B) -> (<A as Future>::Output, <B as Future>::Output) {}
    pub async fn join3<A: Future, B: Future, C: Future>(a: A, b: B, c: C) -> (<A as Future>::Output, <B as Future>::Output, <C as Future>::Output) {}
    pub async fn join_all<I: IntoIterator<Item = F>, F: Future>(iter: I) -> Vec<<F as Future>::Output> {}
    pub async fn try_join_all<I: IntoIterator<Item = F>, F: TryFuture>(iter: I) -> Result<Vec<<F as TryFuture>::Ok>, <F as TryFuture>::Error> {}
    pub async fn try_join<A: TryFuture, B: TryFuture>(future1: A, future2: B) -> Result<(<A as TryFuture>::Ok, <B as TryFuture>::Ok), <A as TryFuture>::Error> {}
    // future::select: the loser comes back with the output.
    pub async fn select<A: Future, B: Future>(future1: A, future2: B) -> Either<(<A as Future>::Output, B), (<B as Future>::Output, A)> {}
    pub async fn select_all<I: IntoIterator<Item = F>, F: Future>(iter: I) -> (<F as Future>::Output, usize, Vec<F>) {}
    pub async fn select_ok<I: IntoIterator<Item = F>, F: TryFuture>(iter: I) -> Result<(<F as TryFuture>::Ok, Vec<F>), <F as TryFuture>::Error> {}
    pub fn ok<T, E>(t: T) -> Ready<Result<T, E>> {}
    pub fn err<T, E>(err: E) -> Ready<Result<T, E>> {}
    pub fn lazy<F: FnOnce(&mut Context<'_>) -> R, R>(f: F) -> impl Future<Output = R> {}
    pub struct OptionFuture<F> {}
    impl<F> From<Option<F>> for OptionFuture<F> { fn from(option: Option<F>) -> OptionFuture<F> {} }
    impl<F: Future> Future for OptionFuture<F> { type Output = Option<<F as Future>::Output>; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<<F as Future>::Output>> {} }
}
// future::abortable: abort stops the future at its next poll; dropping AbortHandle does nothing.
mod abortable {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    pub fn abortable<Fut: Future>(future: Fut) -> (Abortable<Fut>, AbortHandle) {}
    pub struct Abortable<T> {}
    impl<T> Abortable<T> { pub fn new(task: T, reg: AbortRegistration) -> Abortable<T> {} pub fn is_aborted(&self) -> bool {} }
    impl<T: Future> Future for Abortable<T> { type Output = Result<<T as Future>::Output, Aborted>; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<<T as Future>::Output, Aborted>> {} }
    #[derive(Clone)]
    pub struct AbortHandle {}
    impl AbortHandle {
        pub fn new_pair() -> (AbortHandle, AbortRegistration) {}
        #[conc(aborts)]
        pub fn abort(&self) {}
        pub fn is_aborted(&self) -> bool {}
    }
    pub struct AbortRegistration {}
    #[derive(Clone, Copy)]
    pub struct Aborted;
}
pub mod sink {
    pub use futures_sink::Sink;
    pub trait SinkExt<Item>: Sink<Item> {
        #[conc(sends, cancel_loses(message))]
        async fn send(&mut self, item: Item) -> Result<(), Self::Error>;
        #[conc(sends)]
        async fn feed(&mut self, item: Item) -> Result<(), Self::Error>;
        async fn flush(&mut self) -> Result<(), Self::Error>;
        #[conc(closes)]
        async fn close(&mut self) -> Result<(), Self::Error>;
        #[conc(sends)]
        async fn send_all<St: ?Sized>(&mut self, stream: &mut St) -> Result<(), Self::Error>;
        fn with<U, Fut, F: FnMut(U) -> Fut>(self, f: F) -> impl Sink<U>;
        fn sink_map_err<E, F: FnOnce(Self::Error) -> E>(self, f: F) -> impl Sink<Item, Error = E>;
        fn sink_err_into<E>(self) -> impl Sink<Item, Error = E>;
        fn buffer(self, capacity: usize) -> impl Sink<Item>;
    }
    impl<T: ?Sized + Sink<Item>, Item> SinkExt<Item> for T {}
}
pub mod lock {
    use std::ops::{Deref, DerefMut};
    use std::sync::Arc;
    // lock::Mutex: not fair; cancelling lock loses the place in the queue.
    #[conc(lock)]
    pub struct Mutex<T: ?Sized> {}
    impl<T> Mutex<T> { pub const fn new(t: T) -> Mutex<T> {} pub fn into_inner(self) -> T {} }
    impl<T: ?Sized> Mutex<T> {
        #[conc(acquires(exclusive), tries)]
        pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {}
        #[conc(acquires(exclusive), tries)]
        pub fn try_lock_owned(self: &Arc<Self>) -> Option<OwnedMutexGuard<T>> {}
        #[conc(acquires(exclusive), cancel_loses(queue))]
        pub async fn lock(&self) -> MutexGuard<'_, T> {}
        #[conc(acquires(exclusive), cancel_loses(queue))]
        pub async fn lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> {}
        pub fn get_mut(&mut self) -> &mut T {}
    }
    impl<T: Default> Default for Mutex<T> { fn default() -> Mutex<T> {} }
    #[conc(guard(async_lock))]
    pub struct MutexGuard<'a, T: ?Sized> {}
    impl<T: ?Sized> Deref for MutexGuard<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for MutexGuard<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for MutexGuard<'_, T> { fn drop(&mut self) {} }
    #[conc(guard(async_lock))]
    pub struct OwnedMutexGuard<T: ?Sized> {}
    impl<T: ?Sized> Deref for OwnedMutexGuard<T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for OwnedMutexGuard<T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for OwnedMutexGuard<T> { fn drop(&mut self) {} }
    #[conc(guard(async_lock))]
    pub struct MappedMutexGuard<'a, T, U: ?Sized> {}
    impl<T, U: ?Sized> Deref for MappedMutexGuard<'_, T, U> { type Target = U; fn deref(&self) -> &U {} }
    impl<T, U: ?Sized> DerefMut for MappedMutexGuard<'_, T, U> { fn deref_mut(&mut self) -> &mut U {} }
    impl<T, U: ?Sized> Drop for MappedMutexGuard<'_, T, U> { fn drop(&mut self) {} }
    impl<'a, T: ?Sized> MutexGuard<'a, T> {
        #[conc(runs_now)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> MappedMutexGuard<'a, T, U> {}
    }
}
pub mod task {
    use std::future::Future;
    use crate::future::RemoteHandle;
    pub use futures_task::*;
    pub trait SpawnExt: Spawn {
        #[conc(spawns(task))]
        fn spawn<Fut: Future<Output = ()> + Send + 'static>(&self, future: Fut) -> Result<(), SpawnError>;
        #[conc(spawns(task))]
        fn spawn_with_handle<Fut: Future + Send + 'static>(&self, future: Fut) -> Result<RemoteHandle<<Fut as Future>::Output>, SpawnError>;
    }
    impl<Sp: ?Sized + Spawn> SpawnExt for Sp {}
    pub trait LocalSpawnExt: LocalSpawn {
        #[conc(spawns(local_task))]
        fn spawn_local<Fut: Future<Output = ()> + 'static>(&self, future: Fut) -> Result<(), SpawnError>;
        #[conc(spawns(local_task))]
        fn spawn_local_with_handle<Fut: Future + 'static>(&self, future: Fut) -> Result<RemoteHandle<<Fut as Future>::Output>, SpawnError>;
    }
    impl<Sp: ?Sized + LocalSpawn> LocalSpawnExt for Sp {}
    #[conc(notify)]
    pub struct AtomicWaker {}
    impl AtomicWaker {
        pub const fn new() -> AtomicWaker {}
        pub fn register(&self, waker: &Waker) {}
        #[conc(notifies)]
        pub fn wake(&self) {}
        pub fn take(&self) -> Option<Waker> {}
    }
}
pub mod io {
    pub use futures_io::*;
    pub trait AsyncReadExt: AsyncRead {
        #[conc(reads)]
        async fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
        #[conc(cancel_loses(data))]
        async fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[conc(cancel_loses(data))]
        async fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
    }
    impl<R: AsyncRead + ?Sized> AsyncReadExt for R {}
    pub trait AsyncWriteExt: AsyncWrite {
        async fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[conc(cancel_loses(data))]
        async fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        async fn flush(&mut self) -> Result<()>;
        async fn close(&mut self) -> Result<()>;
    }
    impl<W: AsyncWrite + ?Sized> AsyncWriteExt for W {}
    pub trait AsyncBufReadExt: AsyncBufRead {
        #[conc(reads, cancel_loses(data))]
        async fn read_line(&mut self, buf: &mut String) -> Result<usize>;
        #[conc(reads)]
        async fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize>;
        fn lines(self) -> impl futures_core::Stream<Item = Result<String>>;
    }
    impl<R: AsyncBufRead + ?Sized> AsyncBufReadExt for R {}
    pub trait AsyncSeekExt: AsyncSeek { async fn seek(&mut self, pos: SeekFrom) -> Result<u64>; }
    impl<S: AsyncSeek + ?Sized> AsyncSeekExt for S {}
    pub struct BufReader<R> {}
    impl<R> BufReader<R> { pub fn new(inner: R) -> BufReader<R> {} pub fn into_inner(self) -> R {} }
    impl<R> AsyncRead for BufReader<R> {}
    impl<R> AsyncBufRead for BufReader<R> {}
}
