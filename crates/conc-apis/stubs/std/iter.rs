
pub mod iter {
    use crate::cmp::Ordering;
    use crate::ops::ControlFlow;
    pub trait IntoIterator { type Item; type IntoIter: Iterator<Item = Self::Item>; fn into_iter(self) -> Self::IntoIter; }
    impl<I: Iterator> IntoIterator for I { type Item = <I as Iterator>::Item; type IntoIter = I; fn into_iter(self) -> I {} }
    pub trait FromIterator<A>: Sized { fn from_iter<T: IntoIterator<Item = A>>(iter: T) -> Self; }
    impl FromIterator<()> for () { fn from_iter<T: IntoIterator<Item = ()>>(iter: T) -> () {} }
    pub trait Extend<A> { #[conc(runs_now)] fn extend<T: IntoIterator<Item = A>>(&mut self, iter: T); }
    pub trait Sum<A = Self>: Sized { fn sum<I: Iterator<Item = A>>(iter: I) -> Self; }
    pub trait Product<A = Self>: Sized { fn product<I: Iterator<Item = A>>(iter: I) -> Self; }
    pub trait ExactSizeIterator: Iterator { fn len(&self) -> usize; }
    pub trait FusedIterator: Iterator {}
    pub trait DoubleEndedIterator: Iterator {
        fn next_back(&mut self) -> Option<Self::Item>;
        fn nth_back(&mut self, n: usize) -> Option<Self::Item>;
        #[conc(runs_now)]
        fn rfold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B;
        #[conc(runs_now)]
        fn rfind<P: FnMut(&Self::Item) -> bool>(&mut self, predicate: P) -> Option<Self::Item>;
    }
    pub trait Iterator {
        type Item;
        fn next(&mut self) -> Option<Self::Item>;
        fn size_hint(&self) -> (usize, Option<usize>);
        fn count(self) -> usize;
        fn last(self) -> Option<Self::Item>;
        fn nth(&mut self, n: usize) -> Option<Self::Item>;
        fn step_by(self, step: usize) -> StepBy<Self>;
        fn chain<U: IntoIterator<Item = Self::Item>>(self, other: U) -> Chain<Self, <U as IntoIterator>::IntoIter>;
        fn zip<U: IntoIterator>(self, other: U) -> Zip<Self, <U as IntoIterator>::IntoIter>;
        fn map<B, F: FnMut(Self::Item) -> B>(self, f: F) -> Map<Self, F>;
        #[conc(runs_now)]
        fn for_each<F: FnMut(Self::Item)>(self, f: F);
        fn filter<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> Filter<Self, P>;
        fn filter_map<B, F: FnMut(Self::Item) -> Option<B>>(self, f: F) -> FilterMap<Self, F>;
        fn enumerate(self) -> Enumerate<Self>;
        fn peekable(self) -> Peekable<Self>;
        fn skip_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> SkipWhile<Self, P>;
        fn take_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> TakeWhile<Self, P>;
        fn map_while<B, P: FnMut(Self::Item) -> Option<B>>(self, predicate: P) -> MapWhile<Self, P>;
        fn skip(self, n: usize) -> Skip<Self>;
        fn take(self, n: usize) -> Take<Self>;
        fn scan<St, B, F: FnMut(&mut St, Self::Item) -> Option<B>>(self, initial_state: St, f: F) -> Scan<Self, St, F>;
        fn flat_map<U: IntoIterator, F: FnMut(Self::Item) -> U>(self, f: F) -> FlatMap<Self, U, F>;
        fn flatten(self) -> Flatten<Self> where Self::Item: IntoIterator;
        fn fuse(self) -> Fuse<Self>;
        fn inspect<F: FnMut(&Self::Item)>(self, f: F) -> Inspect<Self, F>;
        fn by_ref(&mut self) -> &mut Self;
        fn collect<B: FromIterator<Self::Item>>(self) -> B;
        #[conc(runs_now)]
        fn partition<B, F: FnMut(&Self::Item) -> bool>(self, f: F) -> (B, B);
        #[conc(runs_now)]
        fn try_fold<B, F: FnMut(B, Self::Item) -> R, R>(&mut self, init: B, f: F) -> R;
        #[conc(runs_now)]
        fn try_for_each<F: FnMut(Self::Item) -> R, R>(&mut self, f: F) -> R;
        #[conc(runs_now)]
        fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B;
        #[conc(runs_now)]
        fn reduce<F: FnMut(Self::Item, Self::Item) -> Self::Item>(self, f: F) -> Option<Self::Item>;
        #[conc(runs_now)]
        fn all<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
        #[conc(runs_now)]
        fn any<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
        #[conc(runs_now)]
        fn find<P: FnMut(&Self::Item) -> bool>(&mut self, predicate: P) -> Option<Self::Item>;
        #[conc(runs_now)]
        fn find_map<B, F: FnMut(Self::Item) -> Option<B>>(&mut self, f: F) -> Option<B>;
        #[conc(runs_now)]
        fn position<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> Option<usize>;
        #[conc(runs_now)]
        fn rposition<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> Option<usize>;
        fn max(self) -> Option<Self::Item>;
        fn min(self) -> Option<Self::Item>;
        #[conc(runs_now)]
        fn max_by_key<B: Ord, F: FnMut(&Self::Item) -> B>(self, f: F) -> Option<Self::Item>;
        #[conc(runs_now)]
        fn max_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(self, compare: F) -> Option<Self::Item>;
        #[conc(runs_now)]
        fn min_by_key<B: Ord, F: FnMut(&Self::Item) -> B>(self, f: F) -> Option<Self::Item>;
        #[conc(runs_now)]
        fn min_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(self, compare: F) -> Option<Self::Item>;
        fn rev(self) -> Rev<Self>;
        fn unzip<A, B, FromA, FromB>(self) -> (FromA, FromB) where Self: Iterator<Item = (A, B)>;
        fn copied<'a, T: 'a>(self) -> Copied<Self> where Self: Iterator<Item = &'a T>;
        fn cloned<'a, T: 'a>(self) -> Cloned<Self> where Self: Iterator<Item = &'a T>;
        fn cycle(self) -> Cycle<Self>;
        fn sum<S: Sum<Self::Item>>(self) -> S;
        fn product<P: Product<Self::Item>>(self) -> P;
        fn eq<I: IntoIterator>(self, other: I) -> bool;
        fn cmp<I: IntoIterator<Item = Self::Item>>(self, other: I) -> Ordering;
    }
    impl<I: Iterator + ?Sized> Iterator for &mut I { type Item = <I as Iterator>::Item; fn next(&mut self) -> Option<<I as Iterator>::Item> {} }
    pub struct StepBy<I> {}
    impl<I: Iterator> Iterator for StepBy<I> { type Item = <I as Iterator>::Item; fn next(&mut self) -> Option<<I as Iterator>::Item> {} }
    pub struct Peekable<I> {}
    impl<I: Iterator> Iterator for Peekable<I> { type Item = <I as Iterator>::Item; fn next(&mut self) -> Option<<I as Iterator>::Item> {} }
    impl<I: Iterator> DoubleEndedIterator for Peekable<I> { fn next_back(&mut self) -> Option<<I as Iterator>::Item> {} }
    pub struct Skip<I> {}
    impl<I: Iterator> Iterator for Skip<I> { type Item = <I as Iterator>::Item; fn next(&mut self) -> Option<<I as Iterator>::Item> {} }
    impl<I: Iterator> DoubleEndedIterator for Skip<I> { fn next_back(&mut self) -> Option<<I as Iterator>::Item> {} }
    pub struct Take<I> {}
    impl<I: Iterator> Iterator for Take<I> { type Item = <I as Iterator>::Item; fn next(&mut self) -> Option<<I as Iterator>::Item> {} }
    impl<I: Iterator> DoubleEndedIterator for Take<I> { fn next_back(&mut self) -> Option<<I as Iterator>::Item> {} }
    pub struct Fuse<I> {}
    impl<I: Iterator> Iterator for Fuse<I> { type Item = <I as Iterator>::Item; fn next(&mut self) -> Option<<I as Iterator>::Item> {} }
    pub struct Rev<I> {}
    impl<I: Iterator> Iterator for Rev<I> { type Item = <I as Iterator>::Item; fn next(&mut self) -> Option<<I as Iterator>::Item> {} }
    impl<I: Iterator> DoubleEndedIterator for Rev<I> { fn next_back(&mut self) -> Option<<I as Iterator>::Item> {} }
    pub struct Cycle<I> {}
    impl<I: Iterator> Iterator for Cycle<I> { type Item = <I as Iterator>::Item; fn next(&mut self) -> Option<<I as Iterator>::Item> {} }
    pub struct Enumerate<I> {}
    impl<I: Iterator> Iterator for Enumerate<I> { type Item = (usize, <I as Iterator>::Item); fn next(&mut self) -> Option<(usize, <I as Iterator>::Item)> {} }
    impl<I: Iterator> DoubleEndedIterator for Enumerate<I> { fn next_back(&mut self) -> Option<(usize, <I as Iterator>::Item)> {} }
    pub struct Filter<I, P> {}
    impl<I: Iterator, P> Iterator for Filter<I, P> { type Item = <I as Iterator>::Item; fn next(&mut self) -> Option<<I as Iterator>::Item> {} }
    impl<I: Iterator, P> DoubleEndedIterator for Filter<I, P> { fn next_back(&mut self) -> Option<<I as Iterator>::Item> {} }
    pub struct SkipWhile<I, P> {}
    impl<I: Iterator, P> Iterator for SkipWhile<I, P> { type Item = <I as Iterator>::Item; fn next(&mut self) -> Option<<I as Iterator>::Item> {} }
    pub struct TakeWhile<I, P> {}
    impl<I: Iterator, P> Iterator for TakeWhile<I, P> { type Item = <I as Iterator>::Item; fn next(&mut self) -> Option<<I as Iterator>::Item> {} }
    pub struct Inspect<I, P> {}
    impl<I: Iterator, P> Iterator for Inspect<I, P> { type Item = <I as Iterator>::Item; fn next(&mut self) -> Option<<I as Iterator>::Item> {} }
    impl<I: Iterator, P> DoubleEndedIterator for Inspect<I, P> { fn next_back(&mut self) -> Option<<I as Iterator>::Item> {} }
    pub struct Map<I, F> {}
    impl<B, I: Iterator, F: FnMut(<I as Iterator>::Item) -> B> Iterator for Map<I, F> { type Item = B; fn next(&mut self) -> Option<B> {} }
    impl<B, I: Iterator, F: FnMut(<I as Iterator>::Item) -> B> DoubleEndedIterator for Map<I, F> { fn next_back(&mut self) -> Option<B> {} }
    pub struct FilterMap<I, F> {}
    impl<B, I: Iterator, F: FnMut(<I as Iterator>::Item) -> Option<B>> Iterator for FilterMap<I, F> { type Item = B; fn next(&mut self) -> Option<B> {} }
    impl<B, I: Iterator, F: FnMut(<I as Iterator>::Item) -> Option<B>> DoubleEndedIterator for FilterMap<I, F> { fn next_back(&mut self) -> Option<B> {} }
    pub struct MapWhile<I, F> {}
    impl<B, I: Iterator, F: FnMut(<I as Iterator>::Item) -> Option<B>> Iterator for MapWhile<I, F> { type Item = B; fn next(&mut self) -> Option<B> {} }
    pub struct Scan<I, St, F> {}
    impl<B, I: Iterator, St, F: FnMut(&mut St, <I as Iterator>::Item) -> Option<B>> Iterator for Scan<I, St, F> { type Item = B; fn next(&mut self) -> Option<B> {} }
    pub struct FlatMap<I, U, F> {}
    impl<I: Iterator, U: IntoIterator, F> Iterator for FlatMap<I, U, F> { type Item = <U as IntoIterator>::Item; fn next(&mut self) -> Option<<U as IntoIterator>::Item> {} }
    pub struct Flatten<I> {}
    impl<U: IntoIterator, I: Iterator<Item = U>> Iterator for Flatten<I> { type Item = <U as IntoIterator>::Item; fn next(&mut self) -> Option<<U as IntoIterator>::Item> {} }
    pub struct Chain<A, B> {}
    impl<A: Iterator, B: Iterator<Item = <A as Iterator>::Item>> Iterator for Chain<A, B> { type Item = <A as Iterator>::Item; fn next(&mut self) -> Option<<A as Iterator>::Item> {} }
    impl<A: Iterator, B: Iterator<Item = <A as Iterator>::Item>> DoubleEndedIterator for Chain<A, B> { fn next_back(&mut self) -> Option<<A as Iterator>::Item> {} }
    pub struct Zip<A, B> {}
    impl<A: Iterator, B: Iterator> Iterator for Zip<A, B> { type Item = (<A as Iterator>::Item, <B as Iterator>::Item); fn next(&mut self) -> Option<(<A as Iterator>::Item, <B as Iterator>::Item)> {} }
    impl<A: Iterator, B: Iterator> DoubleEndedIterator for Zip<A, B> { fn next_back(&mut self) -> Option<(<A as Iterator>::Item, <B as Iterator>::Item)> {} }
    pub struct Copied<I> {}
    impl<'a, T: 'a, I: Iterator<Item = &'a T>> Iterator for Copied<I> { type Item = T; fn next(&mut self) -> Option<T> {} }
    impl<'a, T: 'a, I: Iterator<Item = &'a T>> DoubleEndedIterator for Copied<I> { fn next_back(&mut self) -> Option<T> {} }
    pub struct Cloned<I> {}
    impl<'a, T: 'a, I: Iterator<Item = &'a T>> Iterator for Cloned<I> { type Item = T; fn next(&mut self) -> Option<T> {} }
    impl<'a, T: 'a, I: Iterator<Item = &'a T>> DoubleEndedIterator for Cloned<I> { fn next_back(&mut self) -> Option<T> {} }
    pub struct Repeat<T> {}
    impl<T> Iterator for Repeat<T> { type Item = T; fn next(&mut self) -> Option<T> {} }
    pub struct Once<T> {}
    impl<T> Iterator for Once<T> { type Item = T; fn next(&mut self) -> Option<T> {} }
    impl<T> DoubleEndedIterator for Once<T> { fn next_back(&mut self) -> Option<T> {} }
    pub struct Empty<T> {}
    impl<T> Iterator for Empty<T> { type Item = T; fn next(&mut self) -> Option<T> {} }
    pub struct RepeatWith<F> {}
    impl<A, F: FnMut() -> A> Iterator for RepeatWith<F> { type Item = A; fn next(&mut self) -> Option<A> {} }
    pub struct FromFn<F> {}
    impl<T, F: FnMut() -> Option<T>> Iterator for FromFn<F> { type Item = T; fn next(&mut self) -> Option<T> {} }
    pub struct Successors<T, F> {}
    impl<T, F: FnMut(&T) -> Option<T>> Iterator for Successors<T, F> { type Item = T; fn next(&mut self) -> Option<T> {} }
    impl<I: Iterator> Peekable<I> {
        pub fn peek(&mut self) -> Option<&<I as Iterator>::Item> {}
        pub fn peek_mut(&mut self) -> Option<&mut <I as Iterator>::Item> {}
        #[conc(runs_now)]
        pub fn next_if<F: FnOnce(&<I as Iterator>::Item) -> bool>(&mut self, func: F) -> Option<<I as Iterator>::Item> {}
    }
    pub fn repeat<T: Clone>(elt: T) -> Repeat<T> {}
    pub fn repeat_with<A, F: FnMut() -> A>(repeater: F) -> RepeatWith<F> {}
    pub fn repeat_n<T: Clone>(element: T, count: usize) -> Repeat<T> {}
    pub fn once<T>(value: T) -> Once<T> {}
    pub fn empty<T>() -> Empty<T> {}
    pub fn from_fn<T, F: FnMut() -> Option<T>>(f: F) -> FromFn<F> {}
    pub fn successors<T, F: FnMut(&T) -> Option<T>>(first: Option<T>, succ: F) -> Successors<T, F> {}
    pub fn zip<A: IntoIterator, B: IntoIterator>(a: A, b: B) -> Zip<<A as IntoIterator>::IntoIter, <B as IntoIterator>::IntoIter> {}
}
