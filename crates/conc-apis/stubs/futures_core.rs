//! What is known of futures_core. Signatures: its docs.
//! Version: futures-core 0.3.34

pub use self::stream::{Stream, TryStream, FusedStream};
pub use self::future::{Future, TryFuture, FusedFuture};
pub mod stream {
    use std::pin::Pin;
    use std::task::{Context, Poll};
    pub trait Stream {
        type Item;
        fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>>;
        fn size_hint(&self) -> (usize, Option<usize>);
    }
    pub trait FusedStream: Stream { fn is_terminated(&self) -> bool; }
    pub trait TryStream: Stream { type Ok; type Error; }
    impl<S: ?Sized + Stream<Item = Result<T, E>>, T, E> TryStream for S { type Ok = T; type Error = E; }
    impl<S: ?Sized + Stream> Stream for &mut S { type Item = <S as Stream>::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<<S as Stream>::Item>> {} }
    impl<S: ?Sized + Stream> Stream for Box<S> { type Item = <S as Stream>::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<<S as Stream>::Item>> {} }
    impl<S: ?Sized + Stream> Stream for Pin<&mut S> { type Item = <S as Stream>::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<<S as Stream>::Item>> {} }
    impl<S: ?Sized + Stream> Stream for Pin<Box<S>> { type Item = <S as Stream>::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<<S as Stream>::Item>> {} }
    pub type BoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + Send + 'a>>;
    pub type LocalBoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + 'a>>;
}
pub mod future {
    use std::pin::Pin;
    pub use std::future::Future;
    pub trait FusedFuture: Future { fn is_terminated(&self) -> bool; }
    pub trait TryFuture: Future { type Ok; type Error; }
    impl<F: ?Sized + Future<Output = Result<T, E>>, T, E> TryFuture for F { type Ok = T; type Error = E; }
    pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
    pub type LocalBoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;
}
pub mod task { pub use std::task::{Context, Poll, Waker}; }
