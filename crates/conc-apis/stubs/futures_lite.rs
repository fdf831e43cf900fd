//! What is known of futures_lite (also smol::future, smol::stream). Signatures and facts: its docs.
//! Version: futures-lite 2.6.1

pub use self::future::{Future, FutureExt};
pub use self::stream::{Stream, StreamExt};
pub use futures_util::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt, AsyncWrite, AsyncWriteExt};
pub use futures_util::io;
pub mod prelude {
    pub use crate::future::{Future, FutureExt as _};
    pub use crate::stream::{Stream, StreamExt as _};
    pub use crate::{AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncSeek, AsyncSeekExt as _, AsyncWrite, AsyncWriteExt as _};
}
pub mod future {
    pub use std::future::{pending, ready, Future, Pending, Ready};
    #[conc(blocks, runs_now, drives)]
    pub fn block_on<T>(future: impl Future<Output = T>) -> T {}
    pub async fn poll_once<T, F: Future<Output = T>>(f: F) -> Option<T> {}
    pub async fn yield_now() {}
    pub async fn zip<F1: Future, F2: Future>(future1: F1, future2: F2) -> (<F1 as Future>::Output, <F2 as Future>::Output) {}
    // future::or, race: the future that is not ready first is dropped.
    pub async fn or<T, F1: Future<Output = T>, F2: Future<Output = T>>(future1: F1, future2: F2) -> T {}
    pub async fn race<T, F1: Future<Output = T>, F2: Future<Output = T>>(future1: F1, future2: F2) -> T {}
    pub trait FutureExt: Future {
        async fn or<F: Future<Output = Self::Output>>(self, other: F) -> Self::Output;
        async fn race<F: Future<Output = Self::Output>>(self, other: F) -> Self::Output;
        fn boxed<'a>(self) -> std::pin::Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
        async fn catch_unwind(self) -> std::thread::Result<Self::Output>;
    }
    impl<F: Future + ?Sized> FutureExt for F {}
}
pub mod stream {
    use std::future::Future;
    pub use futures_core::Stream;
    pub use futures_util::stream::{empty, iter, once, pending, poll_fn, repeat, unfold};
    pub trait StreamExt: Stream {
        #[conc(receives)]
        async fn next(&mut self) -> Option<Self::Item>;
        #[conc(receives)]
        async fn try_next<T, E>(&mut self) -> Result<Option<T>, E> where Self: Stream<Item = Result<T, E>>;
        #[conc(drains)]
        async fn count(self) -> usize;
        fn map<T, F: FnMut(Self::Item) -> T>(self, f: F) -> impl Stream<Item = T>;
        fn then<F: FnMut(Self::Item) -> Fut, Fut: Future>(self, f: F) -> impl Stream<Item = <Fut as Future>::Output>;
        fn filter<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> impl Stream<Item = Self::Item>;
        fn filter_map<T, F: FnMut(Self::Item) -> Option<T>>(self, f: F) -> impl Stream<Item = T>;
        fn take(self, n: usize) -> impl Stream<Item = Self::Item>;
        fn take_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> impl Stream<Item = Self::Item>;
        fn skip(self, n: usize) -> impl Stream<Item = Self::Item>;
        fn enumerate(self) -> impl Stream<Item = (usize, Self::Item)>;
        fn chain<U: Stream<Item = Self::Item>>(self, other: U) -> impl Stream<Item = Self::Item>;
        fn fuse(self) -> impl Stream<Item = Self::Item>;
        #[conc(drains)]
        async fn collect<C: Default + Extend<Self::Item>>(self) -> C;
        #[conc(drains, runs_now)]
        async fn fold<T, F: FnMut(T, Self::Item) -> T>(self, init: T, f: F) -> T;
        #[conc(drains, runs_now)]
        async fn for_each<F: FnMut(Self::Item)>(self, f: F);
        fn boxed<'a>(self) -> futures_core::stream::BoxStream<'a, Self::Item>;
    }
    impl<S: Stream + ?Sized> StreamExt for S {}
}
