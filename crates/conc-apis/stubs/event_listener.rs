//! What is known of event_listener. Signatures and facts: its docs.
//! Version: event-listener 5.4.2

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
// Event: a notification reaches listeners that already listen; listen, check again, then wait.
#[conc(notify)]
pub struct Event<T = ()> {}
impl<T> Event<T> {
    pub const fn new() -> Event<T> {}
    #[conc(waits)]
    pub fn listen(&self) -> EventListener<T> {}
    #[conc(notifies, unkept)]
    pub fn notify(&self, notify: impl IntoNotification) -> usize {}
    #[conc(notifies, unkept)]
    pub fn notify_additional(&self, n: usize) -> usize {}
    #[conc(notifies, unkept)]
    pub fn notify_relaxed(&self, n: usize) -> usize {}
    #[conc(notifies, unkept)]
    pub fn notify_additional_relaxed(&self, n: usize) -> usize {}
    pub fn is_notified(&self) -> bool {}
    pub fn total_listeners(&self) -> usize {}
}
impl<T> Default for Event<T> { fn default() -> Event<T> {} }
pub trait IntoNotification {}
pub trait Listener<T = ()> {
    #[conc(waits, blocks)]
    fn wait(self) -> T;
    #[conc(waits, blocks, timed)]
    fn wait_timeout(self, timeout: Duration) -> Option<T>;
    #[conc(waits, blocks, timed)]
    fn wait_deadline(self, deadline: Instant) -> Option<T>;
    fn discard(self) -> bool;
}
pub struct EventListener<T = ()> {}
impl<T> Listener<T> for EventListener<T> {}
impl<T> Future for EventListener<T> { type Output = T; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {} }
impl<T> Drop for EventListener<T> { fn drop(&mut self) {} }
