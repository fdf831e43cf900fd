//! What is known of async_channel (also smol::channel, async_std::channel). Signatures and facts: its docs.
//! Version: async-channel 2.5.0

use std::pin::Pin;
use std::task::{Context, Poll};
// bounded(0) panics (measured); close keeps what is buffered (measured); a cancelled send drops its value.
#[conc(capacity(bounded), zero_panics)]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {}
#[conc(capacity(unbounded))]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {}
#[conc(sender(queue))]
pub struct Sender<T> {}
impl<T> Sender<T> {
    #[conc(sends, tries)]
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {}
    #[conc(sends, cancel_loses(message))]
    pub async fn send(&self, msg: T) -> Result<(), SendError<T>> {}
    #[conc(sends, blocks)]
    pub fn send_blocking(&self, msg: T) -> Result<(), SendError<T>> {}
    #[conc(sends, tries)]
    pub fn force_send(&self, msg: T) -> Result<Option<T>, SendError<T>> {}
    #[conc(observes_close)]
    pub async fn closed(&self) {}
    #[conc(closes)]
    pub fn close(&self) -> bool {}
    #[conc(observes_close)]
    pub fn is_closed(&self) -> bool {}
    pub fn is_empty(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_full(&self) -> bool {}
    #[conc(peeks)]
    pub fn len(&self) -> usize {}
    pub fn capacity(&self) -> Option<usize> {}
    pub fn receiver_count(&self) -> usize {}
    pub fn sender_count(&self) -> usize {}
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
    #[conc(receives)]
    pub async fn recv(&self) -> Result<T, RecvError> {}
    #[conc(receives, blocks)]
    pub fn recv_blocking(&self) -> Result<T, RecvError> {}
    #[conc(closes)]
    pub fn close(&self) -> bool {}
    #[conc(observes_close)]
    pub fn is_closed(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_empty(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_full(&self) -> bool {}
    #[conc(peeks)]
    pub fn len(&self) -> usize {}
    pub fn capacity(&self) -> Option<usize> {}
    pub fn receiver_count(&self) -> usize {}
    pub fn sender_count(&self) -> usize {}
    pub fn same_channel(&self, other: &Receiver<T>) -> bool {}
    pub fn downgrade(&self) -> WeakReceiver<T> {}
}
impl<T> Clone for Receiver<T> { fn clone(&self) -> Receiver<T> {} }
impl<T> Drop for Receiver<T> { fn drop(&mut self) {} }
impl<T> futures_core::Stream for Receiver<T> { type Item = T; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {} }
pub struct WeakReceiver<T> {}
impl<T> WeakReceiver<T> { #[conc(upgrades)] pub fn upgrade(&self) -> Option<Receiver<T>> {} }
pub struct SendError<T>(pub T);
impl<T> SendError<T> { pub fn into_inner(self) -> T {} }
pub enum TrySendError<T> { Full(T), Closed(T) }
impl<T> TrySendError<T> { pub fn into_inner(self) -> T {} pub fn is_full(&self) -> bool {} pub fn is_closed(&self) -> bool {} }
#[derive(Clone, Copy)]
pub struct RecvError;
#[derive(Clone, Copy)]
pub enum TryRecvError { #[conc(tells(empty))] Empty, #[conc(tells(closed))] Closed }
