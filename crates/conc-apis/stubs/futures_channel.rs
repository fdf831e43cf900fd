//! What is known of futures_channel. Signatures and facts: its docs.
//! Version: futures-channel 0.3.34

pub mod mpsc {
    use std::pin::Pin;
    use std::task::{Context, Poll};
    // mpsc::channel: capacity is the buffer plus one slot per sender, so 0 works (measured).
    #[conc(capacity(bounded))]
    pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>) {}
    #[conc(capacity(unbounded))]
    pub fn unbounded<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) {}
    #[conc(sender(queue))]
    pub struct Sender<T> {}
    impl<T> Sender<T> {
        #[conc(sends, tries)]
        pub fn try_send(&mut self, msg: T) -> Result<(), TrySendError<T>> {}
        #[conc(sends)]
        pub fn start_send(&mut self, msg: T) -> Result<(), SendError> {}
        pub fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> {}
        #[conc(observes_close)]
        pub fn is_closed(&self) -> bool {}
        #[conc(closes)]
        pub fn close_channel(&mut self) {}
        pub fn disconnect(&mut self) {}
        pub fn same_receiver(&self, other: &Self) -> bool {}
    }
    impl<T> Clone for Sender<T> { fn clone(&self) -> Sender<T> {} }
    impl<T> Drop for Sender<T> { fn drop(&mut self) {} }
    impl<T> futures_sink::Sink<T> for Sender<T> { type Error = SendError; }
    #[conc(sender(queue))]
    pub struct UnboundedSender<T> {}
    impl<T> UnboundedSender<T> {
        #[conc(sends)]
        pub fn unbounded_send(&self, msg: T) -> Result<(), TrySendError<T>> {}
        #[conc(sends)]
        pub fn start_send(&mut self, msg: T) -> Result<(), SendError> {}
        #[conc(observes_close)]
        pub fn is_closed(&self) -> bool {}
        #[conc(closes)]
        pub fn close_channel(&self) {}
        pub fn disconnect(&mut self) {}
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
    }
    impl<T> Clone for UnboundedSender<T> { fn clone(&self) -> UnboundedSender<T> {} }
    impl<T> Drop for UnboundedSender<T> { fn drop(&mut self) {} }
    impl<T> futures_sink::Sink<T> for UnboundedSender<T> { type Error = SendError; }
    #[conc(receiver(queue))]
    pub struct Receiver<T> {}
    impl<T> Receiver<T> {
        #[conc(closes)]
        pub fn close(&mut self) {}
        #[conc(receives)]
        pub async fn recv(&mut self) -> Result<T, RecvError> {}
        #[conc(receives, tries)]
        pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
        #[conc(receives, tries)]
        pub fn try_next(&mut self) -> Result<Option<T>, TryRecvError> {}
    }
    impl<T> Drop for Receiver<T> { fn drop(&mut self) {} }
    impl<T> futures_core::Stream for Receiver<T> { type Item = T; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {} }
    #[conc(receiver(queue))]
    pub struct UnboundedReceiver<T> {}
    impl<T> UnboundedReceiver<T> {
        #[conc(closes)]
        pub fn close(&mut self) {}
        #[conc(receives)]
        pub async fn recv(&mut self) -> Result<T, RecvError> {}
        #[conc(receives, tries)]
        pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
        #[conc(receives, tries)]
        pub fn try_next(&mut self) -> Result<Option<T>, TryRecvError> {}
    }
    impl<T> Drop for UnboundedReceiver<T> { fn drop(&mut self) {} }
    impl<T> futures_core::Stream for UnboundedReceiver<T> { type Item = T; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {} }
    #[derive(Clone)]
    pub struct SendError {}
    impl SendError { pub fn is_full(&self) -> bool {} pub fn is_disconnected(&self) -> bool {} }
    pub struct TrySendError<T> {}
    impl<T> TrySendError<T> { pub fn is_full(&self) -> bool {} pub fn is_disconnected(&self) -> bool {} pub fn into_inner(self) -> T {} pub fn into_send_error(self) -> SendError {} }
    #[derive(Clone, Copy)]
    pub enum TryRecvError { #[conc(tells(empty))] Empty, #[conc(tells(closed))] Closed }
    #[derive(Clone, Copy)]
    pub struct RecvError;
}
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
        pub async fn cancellation(&mut self) {}
        #[conc(observes_close)]
        pub fn poll_canceled(&mut self, cx: &mut Context<'_>) -> Poll<()> {}
        #[conc(observes_close)]
        pub fn is_canceled(&self) -> bool {}
    }
    impl<T> Drop for Sender<T> { fn drop(&mut self) {} }
    #[conc(receiver(oneshot))]
    pub struct Receiver<T> {}
    impl<T> Receiver<T> {
        #[conc(closes)]
        pub fn close(&mut self) {}
        #[conc(receives, tries)]
        pub fn try_recv(&mut self) -> Result<Option<T>, Canceled> {}
    }
    impl<T> Future for Receiver<T> { type Output = Result<T, Canceled>; #[conc(receives)] fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, Canceled>> {} }
    impl<T> Drop for Receiver<T> { fn drop(&mut self) {} }
    #[derive(Clone, Copy)]
    pub struct Canceled;
}
