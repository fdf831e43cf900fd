//! What is known of flume. Signatures and facts: its docs.
//! Version: flume 0.11.1

use std::time::{Duration, Instant};
// bounded(0) is a rendezvous (measured); a cancelled send_async drops its value.
#[conc(capacity(bounded))]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {}
#[conc(capacity(unbounded))]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {}
#[conc(sender(queue))]
pub struct Sender<T> {}
impl<T> Sender<T> {
    #[conc(sends, tries)]
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {}
    #[conc(sends, blocks)]
    pub fn send(&self, msg: T) -> Result<(), SendError<T>> {}
    #[conc(sends, blocks, timed)]
    pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>> {}
    #[conc(sends, blocks, timed)]
    pub fn send_timeout(&self, msg: T, dur: Duration) -> Result<(), SendTimeoutError<T>> {}
    #[conc(sends, cancel_loses(message))]
    pub async fn send_async(&self, item: T) -> Result<(), SendError<T>> {}
    #[conc(sends, cancel_loses(message))]
    pub async fn into_send_async(self, item: T) -> Result<(), SendError<T>> {}
    pub fn is_empty(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_full(&self) -> bool {}
    #[conc(peeks)]
    pub fn len(&self) -> usize {}
    pub fn capacity(&self) -> Option<usize> {}
    #[conc(observes_close)]
    pub fn is_disconnected(&self) -> bool {}
    pub fn sender_count(&self) -> usize {}
    pub fn receiver_count(&self) -> usize {}
    pub fn same_channel(&self, other: &Sender<T>) -> bool {}
    pub fn downgrade(&self) -> WeakSender<T> {}
}
impl<T> Clone for Sender<T> { fn clone(&self) -> Sender<T> {} }
impl<T> Drop for Sender<T> { fn drop(&mut self) {} }
#[conc(weak_sender)]
pub struct WeakSender<T> {}
impl<T> WeakSender<T> { #[conc(upgrades)] pub fn upgrade(&self) -> Option<Sender<T>> {} }
#[conc(receiver(queue), many_receivers)]
pub struct Receiver<T> {}
impl<T> Receiver<T> {
    #[conc(receives, tries)]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {}
    #[conc(receives, blocks)]
    pub fn recv(&self) -> Result<T, RecvError> {}
    #[conc(receives, blocks, timed)]
    pub fn recv_timeout(&self, dur: Duration) -> Result<T, RecvTimeoutError> {}
    #[conc(receives, blocks, timed)]
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> {}
    #[conc(receives)]
    pub fn recv_async(&self) -> r#async::RecvFut<'_, T> {}
    #[conc(receives)]
    pub fn into_recv_async<'a>(self) -> r#async::RecvFut<'a, T> {}
    #[conc(drains)]
    pub fn stream(&self) -> r#async::RecvStream<'_, T> {}
    #[conc(drains)]
    pub fn into_stream<'a>(self) -> r#async::RecvStream<'a, T> {}
    #[conc(drains, blocks)]
    pub fn iter(&self) -> Iter<'_, T> {}
    #[conc(receives, tries)]
    pub fn try_iter(&self) -> Iter<'_, T> {}
    #[conc(receives, tries)]
    pub fn drain(&self) -> Drain<'_, T> {}
    #[conc(peeks)]
    pub fn is_empty(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_full(&self) -> bool {}
    #[conc(peeks)]
    pub fn len(&self) -> usize {}
    pub fn capacity(&self) -> Option<usize> {}
    #[conc(observes_close)]
    pub fn is_disconnected(&self) -> bool {}
    pub fn sender_count(&self) -> usize {}
    pub fn receiver_count(&self) -> usize {}
}
impl<T> Clone for Receiver<T> { fn clone(&self) -> Receiver<T> {} }
impl<T> Drop for Receiver<T> { fn drop(&mut self) {} }
impl<'a, T> IntoIterator for &'a Receiver<T> { type Item = T; type IntoIter = Iter<'a, T>; #[conc(drains, blocks)] fn into_iter(self) -> Iter<'a, T> {} }
impl<T> IntoIterator for Receiver<T> { type Item = T; type IntoIter = IntoIter<T>; #[conc(drains, blocks)] fn into_iter(self) -> IntoIter<T> {} }
pub struct Iter<'a, T> {}
pub struct Drain<'a, T> {}
#[conc(receiver(queue))]
pub struct IntoIter<T> {}
impl<T> Iterator for Iter<'_, T> { type Item = T; #[conc(receives, blocks)] fn next(&mut self) -> Option<T> {} }
impl<T> Iterator for Drain<'_, T> { type Item = T; fn next(&mut self) -> Option<T> {} }
impl<T> Iterator for IntoIter<T> { type Item = T; #[conc(receives, blocks)] fn next(&mut self) -> Option<T> {} }
pub mod r#async {
    use std::pin::Pin;
    use std::task::{Context, Poll};
    pub struct RecvFut<'a, T> {}
    impl<T> std::future::Future for RecvFut<'_, T> { type Output = Result<T, crate::RecvError>; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, crate::RecvError>> {} }
    #[conc(receiver(queue))]
    pub struct RecvStream<'a, T> {}
    impl<T> futures_core::Stream for RecvStream<'_, T> { type Item = T; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {} }
}
pub struct SendError<T>(pub T);
impl<T> SendError<T> { pub fn into_inner(self) -> T {} }
pub enum TrySendError<T> { Full(T), Disconnected(T) }
impl<T> TrySendError<T> { pub fn into_inner(self) -> T {} }
pub enum SendTimeoutError<T> { Timeout(T), Disconnected(T) }
#[derive(Clone, Copy)]
pub enum RecvError { #[conc(tells(closed))] Disconnected }
#[derive(Clone, Copy)]
pub enum TryRecvError { #[conc(tells(empty))] Empty, #[conc(tells(closed))] Disconnected }
#[derive(Clone, Copy)]
pub enum RecvTimeoutError { Timeout, #[conc(tells(closed))] Disconnected }
pub mod select { pub enum SelectError { Timeout } }
pub struct Selector<'a, T> {}
impl<'a, T> Selector<'a, T> {
    pub fn new() -> Selector<'a, T> {}
    pub fn recv<U, F: FnMut(Result<U, RecvError>) -> T + 'a>(self, receiver: &'a Receiver<U>, mapper: F) -> Selector<'a, T> {}
    pub fn send<U, F: FnMut(Result<(), SendError<U>>) -> T + 'a>(self, sender: &'a Sender<U>, msg: U, mapper: F) -> Selector<'a, T> {}
    #[conc(waits, blocks)]
    pub fn wait(self) -> T {}
    #[conc(waits, blocks, timed)]
    pub fn wait_timeout(self, dur: Duration) -> Result<T, select::SelectError> {}
    #[conc(waits, blocks, timed)]
    pub fn wait_deadline(self, deadline: Instant) -> Result<T, select::SelectError> {}
}
