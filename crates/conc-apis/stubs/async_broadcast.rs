//! What is known of async_broadcast. Facts: reference measurements of async-broadcast (broadcast(0) panics); signatures: its docs.
//! Version: async-broadcast 0.7.2

use std::pin::Pin;
use std::task::{Context, Poll};
// broadcast: every receiver gets every message; a full channel makes senders wait unless set_overflow(true).
#[conc(capacity(bounded), zero_panics)]
pub fn broadcast<T>(cap: usize) -> (Sender<T>, Receiver<T>) {}
#[conc(sender(broadcast))]
pub struct Sender<T> {}
impl<T> Sender<T> {
    pub fn capacity(&self) -> usize {}
    pub fn set_capacity(&mut self, new_cap: usize) {}
    pub fn overflow(&self) -> bool {}
    pub fn set_overflow(&mut self, overflow: bool) {}
    pub fn set_await_active(&mut self, await_active: bool) {}
    #[conc(closes)]
    pub fn close(&self) -> bool {}
    #[conc(observes_close)]
    pub fn is_closed(&self) -> bool {}
    pub fn is_empty(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_full(&self) -> bool {}
    #[conc(peeks)]
    pub fn len(&self) -> usize {}
    pub fn receiver_count(&self) -> usize {}
    #[conc(subscribes)]
    pub fn new_receiver(&self) -> Receiver<T> {}
    #[conc(sends, cancel_loses(message))]
    pub async fn broadcast(&self, msg: T) -> Result<Option<T>, SendError<T>> {}
    #[conc(sends, cancel_loses(message))]
    pub async fn broadcast_direct(&self, msg: T) -> Result<Option<T>, SendError<T>> {}
    #[conc(sends, blocks)]
    pub fn broadcast_blocking(&self, msg: T) -> Result<Option<T>, SendError<T>> {}
    #[conc(sends, tries)]
    pub fn try_broadcast(&self, msg: T) -> Result<Option<T>, TrySendError<T>> {}
}
impl<T> Clone for Sender<T> { fn clone(&self) -> Sender<T> {} }
impl<T> Drop for Sender<T> { fn drop(&mut self) {} }
#[conc(receiver(broadcast))]
pub struct Receiver<T> {}
impl<T> Receiver<T> {
    #[conc(receives)]
    pub async fn recv(&mut self) -> Result<T, RecvError> {}
    #[conc(receives)]
    pub async fn recv_direct(&mut self) -> Result<T, RecvError> {}
    #[conc(receives, blocks)]
    pub fn recv_blocking(&mut self) -> Result<T, RecvError> {}
    #[conc(receives, tries)]
    pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
    #[conc(closes)]
    pub fn close(&self) -> bool {}
    #[conc(observes_close)]
    pub fn is_closed(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_empty(&self) -> bool {}
    #[conc(peeks)]
    pub fn len(&self) -> usize {}
    pub fn deactivate(self) -> InactiveReceiver<T> {}
    #[conc(subscribes)]
    pub fn new_receiver(&self) -> Receiver<T> {}
    pub fn new_sender(&self) -> Sender<T> {}
}
impl<T> Clone for Receiver<T> { #[conc(subscribes)] fn clone(&self) -> Receiver<T> {} }
impl<T> Drop for Receiver<T> { fn drop(&mut self) {} }
impl<T> futures_core::Stream for Receiver<T> { type Item = T; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {} }
pub struct InactiveReceiver<T> {}
impl<T> InactiveReceiver<T> {
    #[conc(subscribes)]
    pub fn activate(self) -> Receiver<T> {}
    #[conc(subscribes)]
    pub fn activate_cloned(&self) -> Receiver<T> {}
}
impl<T> Clone for InactiveReceiver<T> { fn clone(&self) -> InactiveReceiver<T> {} }
pub struct SendError<T>(pub T);
pub enum TrySendError<T> { Full(T), Closed(T), Inactive(T) }
#[derive(Clone)]
pub enum RecvError { Overflowed(u64), #[conc(tells(closed))] Closed }
#[derive(Clone)]
pub enum TryRecvError { Overflowed(u64), #[conc(tells(empty))] Empty, #[conc(tells(closed))] Closed }
