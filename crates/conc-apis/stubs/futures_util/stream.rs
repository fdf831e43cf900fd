
pub mod stream {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    pub use futures_core::stream::{BoxStream, FusedStream, LocalBoxStream, Stream, TryStream};
    pub use crate::abortable::{AbortHandle, AbortRegistration, Abortable, Aborted};
    pub use self::futures_unordered::FuturesUnordered;
    pub use self::select_all::{select_all, SelectAll};
    // StreamExt::next is cancel safe.
    pub trait StreamExt: Stream {
        #[conc(receives)]
        async fn next(&mut self) -> Option<Self::Item>;
        async fn into_future(self) -> (Option<Self::Item>, Self);
        #[conc(receives)]
        async fn select_next_some(&mut self) -> Self::Item;
        fn map<T, F: FnMut(Self::Item) -> T>(self, f: F) -> impl Stream<Item = T>;
        fn enumerate(self) -> impl Stream<Item = (usize, Self::Item)>;
        fn filter<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = Self::Item>;
        fn filter_map<Fut: Future<Output = Option<T>>, T, F: FnMut(Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = T>;
        fn then<Fut: Future, F: FnMut(Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = <Fut as Future>::Output>;
        #[conc(drains)]
        async fn collect<C: Default + Extend<Self::Item>>(self) -> C;
        #[conc(drains)]
        async fn count(self) -> usize;
        #[conc(drains, runs_now)]
        async fn fold<T, Fut: Future<Output = T>, F: FnMut(T, Self::Item) -> Fut>(self, init: T, f: F) -> T;
        #[conc(runs_now)]
        async fn any<Fut: Future<Output = bool>, F: FnMut(Self::Item) -> Fut>(self, f: F) -> bool;
        #[conc(runs_now)]
        async fn all<Fut: Future<Output = bool>, F: FnMut(Self::Item) -> Fut>(self, f: F) -> bool;
        fn flatten(self) -> impl Stream<Item = <Self::Item as Stream>::Item>;
        fn flat_map<U: Stream, F: FnMut(Self::Item) -> U>(self, f: F) -> impl Stream<Item = <U as Stream>::Item>;
        fn scan<S, B, Fut: Future<Output = Option<B>>, F: FnMut(&mut S, Self::Item) -> Fut>(self, initial_state: S, f: F) -> impl Stream<Item = B>;
        fn skip_while<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = Self::Item>;
        fn take_while<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = Self::Item>;
        fn take_until<Fut: Future>(self, fut: Fut) -> impl Stream<Item = Self::Item>;
        #[conc(drains, runs_now)]
        async fn for_each<Fut: Future<Output = ()>, F: FnMut(Self::Item) -> Fut>(self, f: F);
        #[conc(drains, runs_now)]
        async fn for_each_concurrent<Fut: Future<Output = ()>, F: FnMut(Self::Item) -> Fut>(self, limit: impl Into<Option<usize>>, f: F);
        fn take(self, n: usize) -> impl Stream<Item = Self::Item>;
        fn skip(self, n: usize) -> impl Stream<Item = Self::Item>;
        fn fuse(self) -> Fuse<Self>;
        fn by_ref(&mut self) -> &mut Self;
        fn boxed<'a>(self) -> BoxStream<'a, Self::Item>;
        fn boxed_local<'a>(self) -> LocalBoxStream<'a, Self::Item>;
        fn buffered(self, n: usize) -> impl Stream<Item = <Self::Item as Future>::Output>;
        fn buffer_unordered(self, n: usize) -> impl Stream<Item = <Self::Item as Future>::Output>;
        fn zip<St: Stream>(self, other: St) -> impl Stream<Item = (Self::Item, <St as Stream>::Item)>;
        fn chain<St: Stream>(self, other: St) -> impl Stream<Item = Self::Item>;
        fn peekable(self) -> Peekable<Self>;
        fn chunks(self, capacity: usize) -> impl Stream<Item = Vec<Self::Item>>;
        fn ready_chunks(self, capacity: usize) -> impl Stream<Item = Vec<Self::Item>>;
        #[conc(drains)]
        async fn forward<S>(self, sink: S) -> Result<(), <S as futures_sink::Sink<Self::Item>>::Error>;
        fn split<Item>(self) -> (SplitSink<Self, Item>, SplitStream<Self>);
        fn inspect<F: FnMut(&Self::Item)>(self, f: F) -> impl Stream<Item = Self::Item>;
        fn poll_next_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Option<Self::Item>>;
    }
    impl<T: ?Sized + Stream> StreamExt for T {}
    pub trait TryStreamExt: TryStream {
        #[conc(receives)]
        async fn try_next(&mut self) -> Result<Option<Self::Ok>, Self::Error>;
        fn map_ok<T, F: FnMut(Self::Ok) -> T>(self, f: F) -> impl Stream<Item = Result<T, Self::Error>>;
        fn map_err<E, F: FnMut(Self::Error) -> E>(self, f: F) -> impl Stream<Item = Result<Self::Ok, E>>;
        fn err_into<E>(self) -> impl Stream<Item = Result<Self::Ok, E>>;
        fn and_then<Fut: futures_core::TryFuture, F: FnMut(Self::Ok) -> Fut>(self, f: F) -> impl Stream<Item = Result<<Fut as futures_core::TryFuture>::Ok, Self::Error>>;
        #[conc(drains, runs_now)]
        async fn try_for_each<Fut: Future<Output = Result<(), Self::Error>>, F: FnMut(Self::Ok) -> Fut>(self, f: F) -> Result<(), Self::Error>;
        #[conc(drains, runs_now)]
        async fn try_for_each_concurrent<Fut: Future<Output = Result<(), Self::Error>>, F: FnMut(Self::Ok) -> Fut>(self, limit: impl Into<Option<usize>>, f: F) -> Result<(), Self::Error>;
        #[conc(drains)]
        async fn try_collect<C: Default + Extend<Self::Ok>>(self) -> Result<C, Self::Error>;
        #[conc(drains, runs_now)]
        async fn try_fold<T, Fut: Future<Output = Result<T, Self::Error>>, F: FnMut(T, Self::Ok) -> Fut>(self, init: T, f: F) -> Result<T, Self::Error>;
        fn try_filter<Fut: Future<Output = bool>, F: FnMut(&Self::Ok) -> Fut>(self, f: F) -> impl Stream<Item = Result<Self::Ok, Self::Error>>;
        fn try_filter_map<Fut, F: FnMut(Self::Ok) -> Fut, T>(self, f: F) -> impl Stream<Item = Result<T, Self::Error>>;
        fn try_buffer_unordered(self, n: usize) -> impl Stream<Item = Result<<Self::Ok as futures_core::TryFuture>::Ok, Self::Error>>;
        fn try_buffered(self, n: usize) -> impl Stream<Item = Result<<Self::Ok as futures_core::TryFuture>::Ok, Self::Error>>;
    }
    impl<S: ?Sized + TryStream> TryStreamExt for S {}
    pub struct Fuse<St> {}
    impl<St: Stream> Stream for Fuse<St> { type Item = <St as Stream>::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<<St as Stream>::Item>> {} }
    pub struct Peekable<St> {}
    impl<St: Stream> Stream for Peekable<St> { type Item = <St as Stream>::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<<St as Stream>::Item>> {} }
    impl<St: Stream> Stream for Abortable<St> { type Item = <St as Stream>::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<<St as Stream>::Item>> {} }
    pub struct SplitStream<S> {}
    impl<S: Stream> Stream for SplitStream<S> { type Item = <S as Stream>::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<<S as Stream>::Item>> {} }
    pub struct SplitSink<S, Item> {}
    impl<S: futures_sink::Sink<Item>, Item> futures_sink::Sink<Item> for SplitSink<S, Item> { type Error = <S as futures_sink::Sink<Item>>::Error; }
    // stream::FuturesUnordered, FuturesOrdered: dropping them drops their futures, they are not tasks.
    pub mod futures_unordered {
        use super::{Context, Future, Pin, Poll, Stream};
        pub struct FuturesUnordered<Fut> {}
        impl<Fut> FuturesUnordered<Fut> {
            pub fn new() -> FuturesUnordered<Fut> {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn push(&self, future: Fut) {}
            pub fn clear(&mut self) {}
        }
        impl<Fut> Default for FuturesUnordered<Fut> { fn default() -> FuturesUnordered<Fut> {} }
        impl<Fut> FromIterator<Fut> for FuturesUnordered<Fut> { fn from_iter<I: IntoIterator<Item = Fut>>(iter: I) -> FuturesUnordered<Fut> {} }
        impl<Fut: Future> Stream for FuturesUnordered<Fut> { type Item = <Fut as Future>::Output; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<<Fut as Future>::Output>> {} }
    }
    pub struct FuturesOrdered<Fut> {}
    impl<Fut> FuturesOrdered<Fut> {
        pub fn new() -> FuturesOrdered<Fut> {}
        pub fn push_back(&mut self, future: Fut) {}
        pub fn push_front(&mut self, future: Fut) {}
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
    }
    impl<Fut> FromIterator<Fut> for FuturesOrdered<Fut> { fn from_iter<I: IntoIterator<Item = Fut>>(iter: I) -> FuturesOrdered<Fut> {} }
    impl<Fut: Future> Stream for FuturesOrdered<Fut> { type Item = <Fut as Future>::Output; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<<Fut as Future>::Output>> {} }
    pub mod select_all {
        use super::{Context, Pin, Poll, Stream};
        pub struct SelectAll<St> {}
        impl<St> SelectAll<St> { pub fn new() -> SelectAll<St> {} pub fn push(&mut self, stream: St) {} pub fn is_empty(&self) -> bool {} }
        impl<St: Stream> Stream for SelectAll<St> { type Item = <St as Stream>::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<<St as Stream>::Item>> {} }
        pub fn select_all<I: IntoIterator<Item = St>, St: Stream>(streams: I) -> SelectAll<St> {}
    }
    pub fn iter<I: IntoIterator>(i: I) -> Iter<<I as IntoIterator>::IntoIter> {}
    pub struct Iter<I> {}
    impl<I: Iterator> Stream for Iter<I> { type Item = <I as Iterator>::Item; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<<I as Iterator>::Item>> {} }
    pub fn once<Fut: Future>(future: Fut) -> impl Stream<Item = <Fut as Future>::Output> {}
    pub fn empty<T>() -> impl Stream<Item = T> {}
    #[conc(runs_forever)]
    pub fn pending<T>() -> impl Stream<Item = T> {}
    pub fn repeat<T: Clone>(item: T) -> impl Stream<Item = T> {}
    pub fn unfold<T, F: FnMut(T) -> Fut, Fut: Future<Output = Option<(Item, T)>>, Item>(init: T, f: F) -> impl Stream<Item = Item> {}
    pub fn try_unfold<T, F: FnMut(T) -> Fut, Fut: Future<Output = Result<Option<(Item, T)>, E>>, Item, E>(init: T, f: F) -> impl Stream<Item = Result<Item, E>> {}
    pub fn poll_fn<T, F: FnMut(&mut Context<'_>) -> Poll<Option<T>>>(f: F) -> impl Stream<Item = T> {}
    pub fn select<St1: Stream, St2: Stream>(stream1: St1, stream2: St2) -> impl Stream<Item = <St1 as Stream>::Item> {}
    pub fn abortable<St: Stream>(stream: St) -> (Abortable<St>, AbortHandle) {}
}
