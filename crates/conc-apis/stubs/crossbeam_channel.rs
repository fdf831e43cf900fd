//! What is known of crossbeam_channel. Signatures and facts: its docs.
//! Version: crossbeam-channel 0.5.17

use std::time::{Duration, Instant};
// bounded(0) is a rendezvous (measured); both ends can be cloned; recv fails after the last sender is gone and the rest is taken.
#[conc(capacity(bounded))]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {}
#[conc(capacity(unbounded))]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {}
pub fn after(duration: Duration) -> Receiver<Instant> {}
pub fn at(when: Instant) -> Receiver<Instant> {}
pub const fn never<T>() -> Receiver<T> {}
pub fn tick(duration: Duration) -> Receiver<Instant> {}
#[conc(sender(queue))]
pub struct Sender<T> {}
impl<T> Sender<T> {
    #[conc(sends, tries)]
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {}
    #[conc(sends, blocks)]
    pub fn send(&self, msg: T) -> Result<(), SendError<T>> {}
    #[conc(sends, blocks, timed)]
    pub fn send_timeout(&self, msg: T, timeout: Duration) -> Result<(), SendTimeoutError<T>> {}
    #[conc(sends, blocks, timed)]
    pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>> {}
    pub fn is_empty(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_full(&self) -> bool {}
    #[conc(peeks)]
    pub fn len(&self) -> usize {}
    pub fn capacity(&self) -> Option<usize> {}
    pub fn same_channel(&self, other: &Sender<T>) -> bool {}
}
impl<T> Clone for Sender<T> { fn clone(&self) -> Sender<T> {} }
impl<T> Drop for Sender<T> { fn drop(&mut self) {} }
#[conc(receiver(queue), many_receivers)]
pub struct Receiver<T> {}
impl<T> Receiver<T> {
    #[conc(receives, tries)]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {}
    #[conc(receives, blocks)]
    pub fn recv(&self) -> Result<T, RecvError> {}
    #[conc(receives, blocks, timed)]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {}
    #[conc(receives, blocks, timed)]
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> {}
    #[conc(peeks)]
    pub fn is_empty(&self) -> bool {}
    #[conc(peeks)]
    pub fn is_full(&self) -> bool {}
    #[conc(peeks)]
    pub fn len(&self) -> usize {}
    pub fn capacity(&self) -> Option<usize> {}
    #[conc(drains, blocks)]
    pub fn iter(&self) -> Iter<'_, T> {}
    #[conc(receives, tries)]
    pub fn try_iter(&self) -> TryIter<'_, T> {}
    pub fn same_channel(&self, other: &Receiver<T>) -> bool {}
}
impl<T> Clone for Receiver<T> { fn clone(&self) -> Receiver<T> {} }
impl<T> Drop for Receiver<T> { fn drop(&mut self) {} }
impl<'a, T> IntoIterator for &'a Receiver<T> { type Item = T; type IntoIter = Iter<'a, T>; #[conc(drains, blocks)] fn into_iter(self) -> Iter<'a, T> {} }
impl<T> IntoIterator for Receiver<T> { type Item = T; type IntoIter = IntoIter<T>; #[conc(drains, blocks)] fn into_iter(self) -> IntoIter<T> {} }
pub struct Iter<'a, T> {}
pub struct TryIter<'a, T> {}
#[conc(receiver(queue))]
pub struct IntoIter<T> {}
impl<T> Iterator for Iter<'_, T> { type Item = T; #[conc(receives, blocks)] fn next(&mut self) -> Option<T> {} }
impl<T> Iterator for TryIter<'_, T> { type Item = T; #[conc(receives, tries)] fn next(&mut self) -> Option<T> {} }
impl<T> Iterator for IntoIter<T> { type Item = T; #[conc(receives, blocks)] fn next(&mut self) -> Option<T> {} }
pub struct SendError<T>(pub T);
impl<T> SendError<T> { pub fn into_inner(self) -> T {} }
pub enum TrySendError<T> { Full(T), Disconnected(T) }
impl<T> TrySendError<T> { pub fn into_inner(self) -> T {} pub fn is_full(&self) -> bool {} pub fn is_disconnected(&self) -> bool {} }
pub enum SendTimeoutError<T> { Timeout(T), Disconnected(T) }
#[derive(Clone, Copy)]
pub struct RecvError;
#[derive(Clone, Copy)]
pub enum TryRecvError { #[conc(tells(empty))] Empty, #[conc(tells(closed))] Disconnected }
#[derive(Clone, Copy)]
pub enum RecvTimeoutError { Timeout, #[conc(tells(closed))] Disconnected }
pub struct TrySelectError;
pub struct SelectTimeoutError;
pub struct ReadyTimeoutError;
pub struct TryReadyError;
// Select: waits for the first of several operations.
pub struct Select<'a> {}
pub struct SelectedOperation<'a> {}
impl<'a> Select<'a> {
    pub fn new() -> Select<'a> {}
    pub fn new_biased() -> Select<'a> {}
    pub fn send<T>(&mut self, s: &'a Sender<T>) -> usize {}
    pub fn recv<T>(&mut self, r: &'a Receiver<T>) -> usize {}
    pub fn remove(&mut self, index: usize) {}
    #[conc(waits, blocks)]
    pub fn select(&mut self) -> SelectedOperation<'a> {}
    #[conc(waits, tries)]
    pub fn try_select(&mut self) -> Result<SelectedOperation<'a>, TrySelectError> {}
    #[conc(waits, blocks, timed)]
    pub fn select_timeout(&mut self, timeout: Duration) -> Result<SelectedOperation<'a>, SelectTimeoutError> {}
    #[conc(waits, blocks, timed)]
    pub fn select_deadline(&mut self, deadline: Instant) -> Result<SelectedOperation<'a>, SelectTimeoutError> {}
    #[conc(waits, blocks, timed)]
    pub fn ready_timeout(&mut self, timeout: Duration) -> Result<usize, ReadyTimeoutError> {}
    #[conc(waits, tries)]
    pub fn try_ready(&mut self) -> Result<usize, TryReadyError> {}
    #[conc(waits, blocks)]
    pub fn ready(&mut self) -> usize {}
}
impl SelectedOperation<'_> {
    pub fn index(&self) -> usize {}
    #[conc(sends)]
    pub fn send<T>(self, s: &Sender<T>, msg: T) -> Result<(), SendError<T>> {}
    #[conc(receives)]
    pub fn recv<T>(self, r: &Receiver<T>) -> Result<T, RecvError> {}
}
