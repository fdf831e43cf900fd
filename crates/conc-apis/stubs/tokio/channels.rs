
    // sync::mpsc: channel(0) panics (measured); recv is cancel safe, a cancelled send drops its value; blocking_* panic in async code (measured).
    pub mod mpsc {
        use std::task::{Context, Poll};
        use std::time::Duration;
        pub use self::error::{SendError, TryRecvError, TrySendError, SendTimeoutError};
        pub mod error {
            pub struct SendError<T>(pub T);
            pub enum TrySendError<T> { Full(T), Closed(T) }
            impl<T> TrySendError<T> { pub fn into_inner(self) -> T {} }
            #[derive(Clone, Copy)]
            pub enum TryRecvError { #[conc(tells(empty))] Empty, #[conc(tells(closed))] Disconnected }
            pub enum SendTimeoutError<T> { Timeout(T), Closed(T) }
        }
        #[conc(capacity(bounded), zero_panics)]
        pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>) {}
        #[conc(capacity(unbounded))]
        pub fn unbounded_channel<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) {}
        #[conc(sender(queue))]
        pub struct Sender<T> {}
        impl<T> Sender<T> {
            #[conc(sends, cancel_loses(message))]
            pub async fn send(&self, value: T) -> Result<(), SendError<T>> {}
            #[conc(observes_close)]
            pub async fn closed(&self) {}
            #[conc(sends, tries)]
            pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {}
            #[conc(sends, timed)]
            pub async fn send_timeout(&self, value: T, timeout: Duration) -> Result<(), SendTimeoutError<T>> {}
            #[conc(sends, blocks, panics_in_async)]
            pub fn blocking_send(&self, value: T) -> Result<(), SendError<T>> {}
            #[conc(observes_close)]
            pub fn is_closed(&self) -> bool {}
            #[conc(cancel_loses(queue))]
            pub async fn reserve(&self) -> Result<Permit<'_, T>, SendError<()>> {}
            #[conc(cancel_loses(queue))]
            pub async fn reserve_many(&self, n: usize) -> Result<PermitIterator<'_, T>, SendError<()>> {}
            #[conc(cancel_loses(queue))]
            pub async fn reserve_owned(self) -> Result<OwnedPermit<T>, SendError<()>> {}
            #[conc(tries)]
            pub fn try_reserve(&self) -> Result<Permit<'_, T>, TrySendError<()>> {}
            #[conc(tries)]
            pub fn try_reserve_many(&self, n: usize) -> Result<PermitIterator<'_, T>, TrySendError<()>> {}
            #[conc(tries)]
            pub fn try_reserve_owned(self) -> Result<OwnedPermit<T>, TrySendError<Self>> {}
            pub fn same_channel(&self, other: &Self) -> bool {}
            #[conc(peeks)]
            pub fn capacity(&self) -> usize {}
            pub fn max_capacity(&self) -> usize {}
            pub fn downgrade(&self) -> WeakSender<T> {}
            pub fn strong_count(&self) -> usize {}
        }
        impl<T> Clone for Sender<T> { fn clone(&self) -> Sender<T> {} }
        impl<T> Drop for Sender<T> { fn drop(&mut self) {} }
        #[conc(weak_sender)]
        pub struct WeakSender<T> {}
        impl<T> WeakSender<T> { #[conc(upgrades)] pub fn upgrade(&self) -> Option<Sender<T>> {} }
        impl<T> Clone for WeakSender<T> { fn clone(&self) -> WeakSender<T> {} }
        #[conc(sender(queue))]
        pub struct UnboundedSender<T> {}
        impl<T> UnboundedSender<T> {
            #[conc(sends)]
            pub fn send(&self, message: T) -> Result<(), SendError<T>> {}
            #[conc(observes_close)]
            pub async fn closed(&self) {}
            #[conc(observes_close)]
            pub fn is_closed(&self) -> bool {}
            pub fn same_channel(&self, other: &Self) -> bool {}
            pub fn downgrade(&self) -> WeakUnboundedSender<T> {}
            pub fn strong_count(&self) -> usize {}
        }
        impl<T> Clone for UnboundedSender<T> { fn clone(&self) -> UnboundedSender<T> {} }
        impl<T> Drop for UnboundedSender<T> { fn drop(&mut self) {} }
        #[conc(weak_sender)]
        pub struct WeakUnboundedSender<T> {}
        impl<T> WeakUnboundedSender<T> { #[conc(upgrades)] pub fn upgrade(&self) -> Option<UnboundedSender<T>> {} }
        impl<T> Clone for WeakUnboundedSender<T> { fn clone(&self) -> WeakUnboundedSender<T> {} }
        #[conc(receiver(queue))]
        pub struct Receiver<T> {}
        impl<T> Receiver<T> {
            #[conc(receives)]
            pub async fn recv(&mut self) -> Option<T> {}
            #[conc(receives)]
            pub async fn recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {}
            #[conc(receives, tries)]
            pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
            #[conc(receives, blocks, panics_in_async)]
            pub fn blocking_recv(&mut self) -> Option<T> {}
            #[conc(receives, blocks, panics_in_async)]
            pub fn blocking_recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {}
            #[conc(closes)]
            pub fn close(&mut self) {}
            #[conc(observes_close)]
            pub fn is_closed(&self) -> bool {}
            #[conc(peeks)]
            pub fn is_empty(&self) -> bool {}
            #[conc(peeks)]
            pub fn len(&self) -> usize {}
            #[conc(receives)]
            pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<T>> {}
        }
        impl<T> Drop for Receiver<T> { fn drop(&mut self) {} }
        #[conc(receiver(queue))]
        pub struct UnboundedReceiver<T> {}
        impl<T> UnboundedReceiver<T> {
            #[conc(receives)]
            pub async fn recv(&mut self) -> Option<T> {}
            #[conc(receives)]
            pub async fn recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {}
            #[conc(receives, tries)]
            pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
            #[conc(receives, blocks, panics_in_async)]
            pub fn blocking_recv(&mut self) -> Option<T> {}
            #[conc(receives, blocks, panics_in_async)]
            pub fn blocking_recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {}
            #[conc(closes)]
            pub fn close(&mut self) {}
            #[conc(observes_close)]
            pub fn is_closed(&self) -> bool {}
            #[conc(peeks)]
            pub fn is_empty(&self) -> bool {}
            #[conc(peeks)]
            pub fn len(&self) -> usize {}
            #[conc(receives)]
            pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<T>> {}
        }
        impl<T> Drop for UnboundedReceiver<T> { fn drop(&mut self) {} }
        #[conc(guard(permit))]
        pub struct Permit<'a, T> {}
        impl<T> Permit<'_, T> { #[conc(sends)] pub fn send(self, value: T) {} }
        impl<T> Drop for Permit<'_, T> { fn drop(&mut self) {} }
        #[conc(guard(permit))]
        pub struct PermitIterator<'a, T> {}
        impl<'a, T> Iterator for PermitIterator<'a, T> { type Item = Permit<'a, T>; fn next(&mut self) -> Option<Permit<'a, T>> {} }
        impl<T> Drop for PermitIterator<'_, T> { fn drop(&mut self) {} }
        #[conc(guard(permit), sender(queue))]
        pub struct OwnedPermit<T> {}
        impl<T> OwnedPermit<T> { #[conc(sends)] pub fn send(self, value: T) -> Sender<T> {} pub fn release(self) -> Sender<T> {} }
        impl<T> Drop for OwnedPermit<T> { fn drop(&mut self) {} }
    }
    // sync::oneshot: send never waits; a `&mut Receiver` is cancel safe.
    pub mod oneshot {
        use std::future::Future;
        use std::pin::Pin;
        use std::task::{Context, Poll};
        #[conc(capacity(one))]
        pub fn channel<T>() -> (Sender<T>, Receiver<T>) {}
        #[conc(sender(oneshot))]
        pub struct Sender<T> {}
        impl<T> Sender<T> {
            #[conc(sends)]
            pub fn send(self, t: T) -> Result<(), T> {}
            #[conc(observes_close)]
            pub async fn closed(&mut self) {}
            #[conc(observes_close)]
            pub fn is_closed(&self) -> bool {}
            pub fn poll_closed(&mut self, cx: &mut Context<'_>) -> Poll<()> {}
        }
        impl<T> Drop for Sender<T> { fn drop(&mut self) {} }
        #[conc(receiver(oneshot))]
        pub struct Receiver<T> {}
        impl<T> Receiver<T> {
            #[conc(closes)]
            pub fn close(&mut self) {}
            pub fn is_terminated(&self) -> bool {}
            #[conc(peeks)]
            pub fn is_empty(&self) -> bool {}
            #[conc(receives, tries)]
            pub fn try_recv(&mut self) -> Result<T, error::TryRecvError> {}
            #[conc(receives, blocks, panics_in_async)]
            pub fn blocking_recv(self) -> Result<T, error::RecvError> {}
        }
        impl<T> Drop for Receiver<T> { fn drop(&mut self) {} }
        impl<T> Future for Receiver<T> { type Output = Result<T, error::RecvError>; #[conc(receives)] fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, error::RecvError>> {} }
        pub mod error {
            #[derive(Clone, Copy)]
            pub struct RecvError(());
            #[derive(Clone, Copy)]
            pub enum TryRecvError { #[conc(tells(empty))] Empty, #[conc(tells(closed))] Closed }
        }
    }
    // sync::broadcast: channel(0) panics; recv gives Lagged and goes on (measured).
    pub mod broadcast {
        #[conc(capacity(ring), zero_panics)]
        pub fn channel<T: Clone>(capacity: usize) -> (Sender<T>, Receiver<T>) {}
        #[conc(sender(broadcast))]
        pub struct Sender<T> {}
        impl<T> Sender<T> {
            #[conc(capacity(ring), zero_panics)]
            pub fn new(capacity: usize) -> Sender<T> {}
            #[conc(sends)]
            pub fn send(&self, value: T) -> Result<usize, error::SendError<T>> {}
            #[conc(subscribes)]
            pub fn subscribe(&self) -> Receiver<T> {}
            pub fn downgrade(&self) -> WeakSender<T> {}
            #[conc(peeks)]
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn receiver_count(&self) -> usize {}
            pub fn same_channel(&self, other: &Self) -> bool {}
            #[conc(observes_close)]
            pub async fn closed(&self) {}
            pub fn strong_count(&self) -> usize {}
        }
        impl<T> Clone for Sender<T> { fn clone(&self) -> Sender<T> {} }
        impl<T> Drop for Sender<T> { fn drop(&mut self) {} }
        #[conc(weak_sender)]
        pub struct WeakSender<T> {}
        impl<T> WeakSender<T> { #[conc(upgrades)] pub fn upgrade(&self) -> Option<Sender<T>> {} }
        impl<T> Clone for WeakSender<T> { fn clone(&self) -> WeakSender<T> {} }
        #[conc(receiver(broadcast))]
        pub struct Receiver<T> {}
        impl<T> Receiver<T> {
            #[conc(peeks)]
            pub fn len(&self) -> usize {}
            #[conc(peeks)]
            pub fn is_empty(&self) -> bool {}
            pub fn same_channel(&self, other: &Self) -> bool {}
            #[conc(observes_close)]
            pub fn is_closed(&self) -> bool {}
            #[conc(subscribes)]
            pub fn resubscribe(&self) -> Receiver<T> {}
            #[conc(receives)]
            pub async fn recv(&mut self) -> Result<T, error::RecvError> {}
            #[conc(receives, tries)]
            pub fn try_recv(&mut self) -> Result<T, error::TryRecvError> {}
            #[conc(receives, blocks, panics_in_async)]
            pub fn blocking_recv(&mut self) -> Result<T, error::RecvError> {}
        }
        impl<T> Drop for Receiver<T> { fn drop(&mut self) {} }
        pub mod error {
            pub struct SendError<T>(pub T);
            #[derive(Clone)]
            pub enum RecvError { #[conc(tells(closed))] Closed, #[conc(tells(lagged))] Lagged(u64) }
            #[derive(Clone)]
            pub enum TryRecvError { #[conc(tells(empty))] Empty, #[conc(tells(closed))] Closed, #[conc(tells(lagged))] Lagged(u64) }
        }
    }
    // sync::watch: Ref is a read lock that blocks send; send fails without receivers, changed without senders (measured).
    pub mod watch {
        use std::ops::Deref;
        #[conc(capacity(last))]
        pub fn channel<T>(init: T) -> (Sender<T>, Receiver<T>) {}
        #[conc(sender(watch))]
        pub struct Sender<T> {}
        impl<T> Sender<T> {
            #[conc(capacity(last))]
            pub fn new(init: T) -> Sender<T> {}
            #[conc(sends, locks(exclusive))]
            pub fn send(&self, value: T) -> Result<(), error::SendError<T>> {}
            #[conc(sends, locks(exclusive), runs_now)]
            pub fn send_modify<F: FnOnce(&mut T)>(&self, modify: F) {}
            #[conc(sends, locks(exclusive), runs_now)]
            pub fn send_if_modified<F: FnOnce(&mut T) -> bool>(&self, modify: F) -> bool {}
            #[conc(sends, locks(exclusive))]
            pub fn send_replace(&self, value: T) -> T {}
            #[conc(acquires(shared))]
            pub fn borrow(&self) -> Ref<'_, T> {}
            #[conc(observes_close)]
            pub fn is_closed(&self) -> bool {}
            #[conc(observes_close)]
            pub async fn closed(&self) {}
            #[conc(subscribes)]
            pub fn subscribe(&self) -> Receiver<T> {}
            pub fn receiver_count(&self) -> usize {}
            pub fn sender_count(&self) -> usize {}
            pub fn same_channel(&self, other: &Self) -> bool {}
        }
        impl<T> Clone for Sender<T> { fn clone(&self) -> Sender<T> {} }
        impl<T: Default> Default for Sender<T> { fn default() -> Sender<T> {} }
        impl<T> Drop for Sender<T> { fn drop(&mut self) {} }
        #[conc(receiver(watch))]
        pub struct Receiver<T> {}
        impl<T> Receiver<T> {
            #[conc(acquires(shared))]
            pub fn borrow(&self) -> Ref<'_, T> {}
            #[conc(acquires(shared), receives)]
            pub fn borrow_and_update(&mut self) -> Ref<'_, T> {}
            pub fn has_changed(&self) -> Result<bool, error::RecvError> {}
            pub fn mark_changed(&mut self) {}
            pub fn mark_unchanged(&mut self) {}
            #[conc(receives)]
            pub async fn changed(&mut self) -> Result<(), error::RecvError> {}
            #[conc(receives, acquires(shared), runs_now)]
            pub async fn wait_for<F: FnMut(&T) -> bool>(&mut self, f: F) -> Result<Ref<'_, T>, error::RecvError> {}
            pub fn same_channel(&self, other: &Self) -> bool {}
        }
        impl<T> Clone for Receiver<T> { fn clone(&self) -> Receiver<T> {} }
        impl<T> Drop for Receiver<T> { fn drop(&mut self) {} }
        #[conc(guard(channel))]
        pub struct Ref<'a, T> {}
        impl<T> Ref<'_, T> { pub fn has_changed(&self) -> bool {} }
        impl<T> Deref for Ref<'_, T> { type Target = T; fn deref(&self) -> &T {} }
        impl<T> Drop for Ref<'_, T> { fn drop(&mut self) {} }
        pub mod error {
            pub struct SendError<T>(pub T);
            #[derive(Clone)]
            pub struct RecvError(());
        }
    }
}
