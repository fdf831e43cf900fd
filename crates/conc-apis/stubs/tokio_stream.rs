//! What is known of tokio_stream. Signatures and facts: its docs.
//! Version: tokio-stream 0.1.19

pub use futures_core::Stream;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
// StreamExt::next is cancel safe.
pub trait StreamExt: Stream {
    #[conc(receives)]
    async fn next(&mut self) -> Option<Self::Item>;
    #[conc(receives)]
    async fn try_next<T, E>(&mut self) -> Result<Option<T>, E> where Self: Stream<Item = Result<T, E>>;
    fn map<T, F: FnMut(Self::Item) -> T>(self, f: F) -> impl Stream<Item = T>;
    fn map_while<T, F: FnMut(Self::Item) -> Option<T>>(self, f: F) -> impl Stream<Item = T>;
    fn then<F: FnMut(Self::Item) -> Fut, Fut: Future>(self, f: F) -> impl Stream<Item = <Fut as Future>::Output>;
    fn merge<U: Stream<Item = Self::Item>>(self, other: U) -> impl Stream<Item = Self::Item>;
    fn filter<F: FnMut(&Self::Item) -> bool>(self, f: F) -> impl Stream<Item = Self::Item>;
    fn filter_map<T, F: FnMut(Self::Item) -> Option<T>>(self, f: F) -> impl Stream<Item = T>;
    fn fuse(self) -> impl Stream<Item = Self::Item>;
    fn take(self, n: usize) -> impl Stream<Item = Self::Item>;
    fn take_while<F: FnMut(&Self::Item) -> bool>(self, f: F) -> impl Stream<Item = Self::Item>;
    fn skip(self, n: usize) -> impl Stream<Item = Self::Item>;
    fn skip_while<F: FnMut(&Self::Item) -> bool>(self, f: F) -> impl Stream<Item = Self::Item>;
    #[conc(runs_now)]
    async fn all<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
    #[conc(runs_now)]
    async fn any<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
    fn chain<U: Stream<Item = Self::Item>>(self, other: U) -> impl Stream<Item = Self::Item>;
    #[conc(drains, runs_now)]
    async fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B;
    #[conc(drains)]
    async fn collect<T>(self) -> T;
    fn timeout(self, duration: Duration) -> impl Stream<Item = Result<Self::Item, Elapsed>>;
    fn throttle(self, duration: Duration) -> impl Stream<Item = Self::Item>;
    fn chunks_timeout(self, max_size: usize, duration: Duration) -> impl Stream<Item = Vec<Self::Item>>;
    fn peekable(self) -> impl Stream<Item = Self::Item>;
}
impl<St: ?Sized + Stream> StreamExt for St {}
pub struct Elapsed(());
pub fn iter<I: IntoIterator>(i: I) -> Iter<<I as IntoIterator>::IntoIter> {}
pub struct Iter<I> {}
impl<I: Iterator> Stream for Iter<I> { type Item = <I as Iterator>::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<<I as Iterator>::Item>> {} }
pub fn once<T>(value: T) -> impl Stream<Item = T> {}
pub fn empty<T>() -> impl Stream<Item = T> {}
#[conc(runs_forever)]
pub fn pending<T>() -> impl Stream<Item = T> {}
pub struct StreamMap<K, V> {}
impl<K, V> StreamMap<K, V> {
    pub fn new() -> StreamMap<K, V> {}
    pub fn insert(&mut self, k: K, stream: V) -> Option<V> {}
    pub fn remove<Q: ?Sized>(&mut self, k: &Q) -> Option<V> {}
    pub fn contains_key<Q: ?Sized>(&self, k: &Q) -> bool {}
    pub fn len(&self) -> usize {}
    pub fn is_empty(&self) -> bool {}
}
impl<K, V: Stream> Stream for StreamMap<K, V> { type Item = (K, <V as Stream>::Item); fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<(K, <V as Stream>::Item)>> {} }
pub mod wrappers {
    use crate::Stream;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    use tokio::sync::{broadcast, mpsc, watch};
    #[conc(receiver(queue))]
    pub struct ReceiverStream<T> {}
    impl<T> ReceiverStream<T> { pub fn new(recv: mpsc::Receiver<T>) -> ReceiverStream<T> {} #[conc(closes)] pub fn close(&mut self) {} pub fn into_inner(self) -> mpsc::Receiver<T> {} }
    impl<T> Stream for ReceiverStream<T> { type Item = T; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {} }
    #[conc(receiver(queue))]
    pub struct UnboundedReceiverStream<T> {}
    impl<T> UnboundedReceiverStream<T> { pub fn new(recv: mpsc::UnboundedReceiver<T>) -> UnboundedReceiverStream<T> {} #[conc(closes)] pub fn close(&mut self) {} pub fn into_inner(self) -> mpsc::UnboundedReceiver<T> {} }
    impl<T> Stream for UnboundedReceiverStream<T> { type Item = T; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {} }
    #[conc(receiver(broadcast))]
    pub struct BroadcastStream<T> {}
    impl<T> BroadcastStream<T> { pub fn new(recv: broadcast::Receiver<T>) -> BroadcastStream<T> {} }
    impl<T> Stream for BroadcastStream<T> { type Item = Result<T, errors::BroadcastStreamRecvError>; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<T, errors::BroadcastStreamRecvError>>> {} }
    #[conc(receiver(watch))]
    pub struct WatchStream<T> {}
    impl<T> WatchStream<T> { pub fn new(value: watch::Receiver<T>) -> WatchStream<T> {} pub fn from_changes(value: watch::Receiver<T>) -> WatchStream<T> {} }
    impl<T> Stream for WatchStream<T> { type Item = T; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {} }
    pub mod errors { pub enum BroadcastStreamRecvError { Lagged(u64) } }
    pub struct IntervalStream {}
    impl IntervalStream { pub fn new(interval: tokio::time::Interval) -> IntervalStream {} }
    impl Stream for IntervalStream { type Item = tokio::time::Instant; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<tokio::time::Instant>> {} }
    pub struct TcpListenerStream {}
    impl TcpListenerStream { pub fn new(listener: tokio::net::TcpListener) -> TcpListenerStream {} }
    impl Stream for TcpListenerStream { type Item = std::io::Result<tokio::net::TcpStream>; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<std::io::Result<tokio::net::TcpStream>>> {} }
}
