//! What is known of kanal. Signatures and facts: its docs.
//! Version: kanal 0.1.1

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
// bounded(0) is a rendezvous; close discards what is buffered (measured); dropping a receive future may lose a message.
#[conc(capacity(bounded))]
pub fn bounded<T>(size: usize) -> (Sender<T>, Receiver<T>) {}
#[conc(capacity(bounded))]
pub fn bounded_async<T>(size: usize) -> (AsyncSender<T>, AsyncReceiver<T>) {}
#[conc(capacity(unbounded))]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {}
#[conc(capacity(unbounded))]
pub fn unbounded_async<T>() -> (AsyncSender<T>, AsyncReceiver<T>) {}
#[conc(sender(queue))]
pub struct Sender<T> {}
impl<T> Sender<T> {
    #[conc(sends, tries)]
    pub fn try_send(&self, data: T) -> Result<bool, SendError> {}
    #[conc(sends, tries)]
    pub fn try_send_realtime(&self, data: T) -> Result<bool, SendError> {}
    #[conc(sends, tries)]
    pub fn try_send_option(&self, data: &mut Option<T>) -> Result<bool, SendError> {}
    #[conc(closes, discards)]
    pub fn close(&self) -> Result<(), CloseError> {}
    #[conc(observes_close)]
    pub fn is_closed(&self) -> bool {}
    #[conc(observes_close)]
    pub fn is_disconnected(&self) -> bool {}
    pub fn is_empty(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_full(&self) -> bool {}
    #[conc(peeks)]
    pub fn len(&self) -> usize {}
    pub fn capacity(&self) -> usize {}
}
impl<T> Clone for Sender<T> { fn clone(&self) -> Sender<T> {} }
impl<T> Drop for Sender<T> { fn drop(&mut self) {} }
#[conc(sender(queue))]
pub struct AsyncSender<T> {}
impl<T> AsyncSender<T> {
    #[conc(sends, tries)]
    pub fn try_send(&self, data: T) -> Result<bool, SendError> {}
    #[conc(sends, tries)]
    pub fn try_send_realtime(&self, data: T) -> Result<bool, SendError> {}
    #[conc(sends, tries)]
    pub fn try_send_option(&self, data: &mut Option<T>) -> Result<bool, SendError> {}
    #[conc(closes, discards)]
    pub fn close(&self) -> Result<(), CloseError> {}
    #[conc(observes_close)]
    pub fn is_closed(&self) -> bool {}
    #[conc(observes_close)]
    pub fn is_disconnected(&self) -> bool {}
    pub fn is_empty(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_full(&self) -> bool {}
    #[conc(peeks)]
    pub fn len(&self) -> usize {}
    pub fn capacity(&self) -> usize {}
}
impl<T> Clone for AsyncSender<T> { fn clone(&self) -> AsyncSender<T> {} }
impl<T> Drop for AsyncSender<T> { fn drop(&mut self) {} }
#[conc(receiver(queue), many_receivers)]
pub struct Receiver<T> {}
impl<T> Receiver<T> {
    #[conc(receives, tries)]
    pub fn try_recv(&self) -> Result<Option<T>, ReceiveError> {}
    #[conc(receives, tries)]
    pub fn try_recv_realtime(&self) -> Result<Option<T>, ReceiveError> {}
    #[conc(receives, tries)]
    pub fn drain_into(&self, vec: &mut Vec<T>) -> Result<usize, ReceiveError> {}
    #[conc(closes, discards)]
    pub fn close(&self) -> Result<(), CloseError> {}
    #[conc(observes_close)]
    pub fn is_closed(&self) -> bool {}
    #[conc(observes_close)]
    pub fn is_disconnected(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_empty(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_full(&self) -> bool {}
    #[conc(peeks)]
    pub fn len(&self) -> usize {}
    pub fn capacity(&self) -> usize {}
}
impl<T> Clone for Receiver<T> { fn clone(&self) -> Receiver<T> {} }
impl<T> Drop for Receiver<T> { fn drop(&mut self) {} }
#[conc(receiver(queue), many_receivers)]
pub struct AsyncReceiver<T> {}
impl<T> AsyncReceiver<T> {
    #[conc(receives, tries)]
    pub fn try_recv(&self) -> Result<Option<T>, ReceiveError> {}
    #[conc(receives, tries)]
    pub fn try_recv_realtime(&self) -> Result<Option<T>, ReceiveError> {}
    #[conc(receives, tries)]
    pub fn drain_into(&self, vec: &mut Vec<T>) -> Result<usize, ReceiveError> {}
    #[conc(closes, discards)]
    pub fn close(&self) -> Result<(), CloseError> {}
    #[conc(observes_close)]
    pub fn is_closed(&self) -> bool {}
    #[conc(observes_close)]
    pub fn is_disconnected(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_empty(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_full(&self) -> bool {}
    #[conc(peeks)]
    pub fn len(&self) -> usize {}
    pub fn capacity(&self) -> usize {}
}
impl<T> Clone for AsyncReceiver<T> { fn clone(&self) -> AsyncReceiver<T> {} }
impl<T> Drop for AsyncReceiver<T> { fn drop(&mut self) {} }
impl<T> Sender<T> {
    #[conc(sends, blocks)]
    pub fn send(&self, data: T) -> Result<(), SendError> {}
    #[conc(sends, blocks, timed)]
    pub fn send_timeout(&self, data: T, duration: Duration) -> Result<(), SendErrorTimeout> {}
    pub fn clone_async(&self) -> AsyncSender<T> {}
    pub fn to_async(self) -> AsyncSender<T> {}
    pub fn as_async(&self) -> &AsyncSender<T> {}
}
impl<T> AsyncSender<T> {
    #[conc(sends, cancel_loses(message))]
    pub async fn send(&self, data: T) -> Result<(), SendError> {}
    pub fn clone_sync(&self) -> Sender<T> {}
    pub fn to_sync(self) -> Sender<T> {}
    pub fn as_sync(&self) -> &Sender<T> {}
}
impl<T> Receiver<T> {
    #[conc(receives, blocks)]
    pub fn recv(&self) -> Result<T, ReceiveError> {}
    #[conc(receives, blocks, timed)]
    pub fn recv_timeout(&self, duration: Duration) -> Result<T, ReceiveErrorTimeout> {}
    pub fn clone_async(&self) -> AsyncReceiver<T> {}
    pub fn to_async(self) -> AsyncReceiver<T> {}
    pub fn as_async(&self) -> &AsyncReceiver<T> {}
}
impl<T> Iterator for Receiver<T> { type Item = T; #[conc(receives, blocks)] fn next(&mut self) -> Option<T> {} }
impl<T> AsyncReceiver<T> {
    #[conc(receives, cancel_loses(message))]
    pub async fn recv(&self) -> Result<T, ReceiveError> {}
    #[conc(drains)]
    pub fn stream(&self) -> ReceiveStream<'_, T> {}
    pub fn clone_sync(&self) -> Receiver<T> {}
    pub fn to_sync(self) -> Receiver<T> {}
    pub fn as_sync(&self) -> &Receiver<T> {}
}
pub struct ReceiveStream<'a, T> {}
impl<T> futures_core::Stream for ReceiveStream<'_, T> { type Item = T; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {} }
#[derive(Clone, Copy)]
pub enum SendError { Closed, ReceiveClosed }
#[derive(Clone, Copy)]
pub enum SendErrorTimeout { Closed, ReceiveClosed, Timeout }
#[derive(Clone, Copy)]
pub enum ReceiveError { #[conc(tells(closed))] Closed, #[conc(tells(closed))] SendClosed }
#[derive(Clone, Copy)]
pub enum ReceiveErrorTimeout { #[conc(tells(closed))] Closed, #[conc(tells(closed))] SendClosed, Timeout }
pub struct CloseError();
