//! What is known of std (also reached as core and alloc): declarations and facts, never code.
//! Version: std 1.95.0
//!
//! The files of this folder are joined in order into one crate. Signatures: std 1.95, as documented.
//! Facts: std docs of the item named beside them; a `measured` fact was measured on Linux.

pub mod prelude {
    pub mod v1 {
        pub use crate::borrow::ToOwned;
        pub use crate::boxed::Box;
        pub use crate::clone::Clone;
        pub use crate::cmp::{Eq, Ord, PartialEq, PartialOrd};
        pub use crate::convert::{AsMut, AsRef, From, Into, TryFrom, TryInto};
        pub use crate::default::Default;
        pub use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, IntoIterator, Iterator};
        pub use crate::marker::{Copy, Send, Sized, Sync, Unpin};
        pub use crate::mem::drop;
        pub use crate::ops::{AsyncFn, AsyncFnMut, AsyncFnOnce, Drop, Fn, FnMut, FnOnce};
        pub use crate::option::Option::{self, None, Some};
        pub use crate::result::Result::{self, Err, Ok};
        pub use crate::string::{String, ToString};
        pub use crate::vec::Vec;
    }
    pub mod rust_2015 { pub use super::v1::*; }
    pub mod rust_2018 { pub use super::v1::*; }
    pub mod rust_2021 { pub use super::v1::*; }
    pub mod rust_2024 {
        pub use super::v1::*;
        pub use crate::future::{Future, IntoFuture};
    }
}

pub mod marker {
    pub trait Copy: Clone {}
    pub trait Send {}
    pub trait Sync {}
    pub trait Sized {}
    pub trait Unpin {}
    #[derive(Clone, Copy)]
    pub struct PhantomData<T: ?Sized>;
    pub struct PhantomPinned;
}

pub mod clone {
    pub trait Clone: Sized {
        fn clone(&self) -> Self;
        fn clone_from(&mut self, source: &Self);
    }
}

pub mod default {
    pub trait Default: Sized { fn default() -> Self; }
}

pub mod cmp {
    pub enum Ordering { Less, Equal, Greater }
    impl Clone for Ordering { fn clone(&self) -> Self {} }
    impl Copy for Ordering {}
    impl Ordering {
        pub fn is_eq(self) -> bool {}
        pub fn is_ne(self) -> bool {}
        pub fn is_lt(self) -> bool {}
        pub fn is_gt(self) -> bool {}
        pub fn reverse(self) -> Ordering {}
        pub fn then(self, other: Ordering) -> Ordering {}
        pub fn then_with<F: FnOnce() -> Ordering>(self, f: F) -> Ordering {}
    }
    pub trait PartialEq<Rhs: ?Sized = Self> { fn eq(&self, other: &Rhs) -> bool; fn ne(&self, other: &Rhs) -> bool; }
    pub trait Eq: PartialEq {}
    pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> { fn partial_cmp(&self, other: &Rhs) -> Option<Ordering>; }
    pub trait Ord: Eq + PartialOrd {
        fn cmp(&self, other: &Self) -> Ordering;
        fn max(self, other: Self) -> Self;
        fn min(self, other: Self) -> Self;
        fn clamp(self, min: Self, max: Self) -> Self;
    }
    #[derive(Clone, Copy)]
    pub struct Reverse<T>(pub T);
    pub fn max<T: Ord>(v1: T, v2: T) -> T {}
    pub fn min<T: Ord>(v1: T, v2: T) -> T {}
}

pub mod convert {
    pub trait From<T>: Sized { fn from(value: T) -> Self; }
    pub trait Into<T>: Sized { fn into(self) -> T; }
    pub trait TryFrom<T>: Sized { type Error; fn try_from(value: T) -> Result<Self, Self::Error>; }
    pub trait TryInto<T>: Sized { type Error; fn try_into(self) -> Result<T, Self::Error>; }
    pub trait AsRef<T: ?Sized> { fn as_ref(&self) -> &T; }
    pub trait AsMut<T: ?Sized> { fn as_mut(&mut self) -> &mut T; }
    #[derive(Clone, Copy)]
    pub enum Infallible {}
    pub fn identity<T>(x: T) -> T {}
}

pub mod borrow {
    pub trait Borrow<Borrowed: ?Sized> { fn borrow(&self) -> &Borrowed; }
    pub trait BorrowMut<Borrowed: ?Sized>: Borrow<Borrowed> { fn borrow_mut(&mut self) -> &mut Borrowed; }
    pub trait ToOwned { type Owned; fn to_owned(&self) -> Self::Owned; }
    impl<T: Clone> ToOwned for T { type Owned = T; fn to_owned(&self) -> T {} }
    impl<T: Clone> ToOwned for [T] { type Owned = Vec<T>; fn to_owned(&self) -> Vec<T> {} }
    impl ToOwned for str { type Owned = String; fn to_owned(&self) -> String {} }
    pub enum Cow<'a, B: ?Sized + ToOwned> { Borrowed(&'a B), Owned(<B as ToOwned>::Owned) }
    impl<B: ?Sized + ToOwned> Cow<'_, B> {
        pub fn into_owned(self) -> <B as ToOwned>::Owned {}
        pub fn to_mut(&mut self) -> &mut <B as ToOwned>::Owned {}
    }
    impl<B: ?Sized + ToOwned> crate::ops::Deref for Cow<'_, B> { type Target = B; fn deref(&self) -> &B {} }
}

pub mod ops {
    pub trait Deref { type Target: ?Sized; fn deref(&self) -> &Self::Target; }
    pub trait DerefMut: Deref { fn deref_mut(&mut self) -> &mut Self::Target; }
    pub trait Drop { fn drop(&mut self); }
    pub trait FnOnce<Args> { type Output; }
    pub trait FnMut<Args>: FnOnce<Args> {}
    pub trait Fn<Args>: FnMut<Args> {}
    pub trait AsyncFnOnce<Args> { type Output; }
    pub trait AsyncFnMut<Args>: AsyncFnOnce<Args> {}
    pub trait AsyncFn<Args>: AsyncFnMut<Args> {}
    pub trait Index<Idx: ?Sized> { type Output: ?Sized; fn index(&self, index: Idx) -> &Self::Output; }
    pub trait IndexMut<Idx: ?Sized>: Index<Idx> { fn index_mut(&mut self, index: Idx) -> &mut Self::Output; }
    pub trait Add<Rhs = Self> { type Output; fn add(self, rhs: Rhs) -> Self::Output; }
    pub trait Sub<Rhs = Self> { type Output; fn sub(self, rhs: Rhs) -> Self::Output; }
    pub trait Mul<Rhs = Self> { type Output; fn mul(self, rhs: Rhs) -> Self::Output; }
    pub trait Div<Rhs = Self> { type Output; fn div(self, rhs: Rhs) -> Self::Output; }
    pub trait Rem<Rhs = Self> { type Output; fn rem(self, rhs: Rhs) -> Self::Output; }
    pub trait Not { type Output; fn not(self) -> Self::Output; }
    pub trait Neg { type Output; fn neg(self) -> Self::Output; }
    pub trait AddAssign<Rhs = Self> { fn add_assign(&mut self, rhs: Rhs); }
    pub trait SubAssign<Rhs = Self> { fn sub_assign(&mut self, rhs: Rhs); }
    #[derive(Clone)]
    pub struct Range<Idx> { pub start: Idx, pub end: Idx }
    #[derive(Clone)]
    pub struct RangeInclusive<Idx> {}
    #[derive(Clone)]
    pub struct RangeFrom<Idx> { pub start: Idx }
    #[derive(Clone, Copy)]
    pub struct RangeTo<Idx> { pub end: Idx }
    #[derive(Clone, Copy)]
    pub struct RangeToInclusive<Idx> { pub end: Idx }
    #[derive(Clone, Copy)]
    pub struct RangeFull;
    impl<A> Iterator for Range<A> { type Item = A; fn next(&mut self) -> Option<A> {} }
    impl<A> Iterator for RangeInclusive<A> { type Item = A; fn next(&mut self) -> Option<A> {} }
    impl<A> Iterator for RangeFrom<A> { type Item = A; fn next(&mut self) -> Option<A> {} }
    impl<A> DoubleEndedIterator for Range<A> { fn next_back(&mut self) -> Option<A> {} }
    impl<A> DoubleEndedIterator for RangeInclusive<A> { fn next_back(&mut self) -> Option<A> {} }
    impl<Idx> Range<Idx> { pub fn contains<U>(&self, item: &U) -> bool {} pub fn is_empty(&self) -> bool {} }
    impl<Idx> RangeInclusive<Idx> {
        pub fn new(start: Idx, end: Idx) -> Self {}
        pub fn start(&self) -> &Idx {}
        pub fn end(&self) -> &Idx {}
        pub fn contains<U>(&self, item: &U) -> bool {}
    }
    pub trait RangeBounds<T: ?Sized> {}
    #[derive(Clone, Copy)]
    pub enum Bound<T> { Included(T), Excluded(T), Unbounded }
    #[derive(Clone, Copy)]
    pub enum ControlFlow<B, C = ()> { Continue(C), Break(B) }
    impl<B, C> ControlFlow<B, C> {
        pub fn is_break(&self) -> bool {}
        pub fn is_continue(&self) -> bool {}
        pub fn break_value(self) -> Option<B> {}
    }
}

pub mod option {
    use crate::pin::Pin;
    use crate::ops::{Deref, DerefMut};
    #[derive(Clone, Copy)]
    pub enum Option<T> { None, Some(T) }
    impl<T> Option<T> {
        pub fn is_some(&self) -> bool {}
        #[conc(runs_now)]
        pub fn is_some_and<F: FnOnce(T) -> bool>(self, f: F) -> bool {}
        pub fn is_none(&self) -> bool {}
        #[conc(runs_now)]
        pub fn is_none_or<F: FnOnce(T) -> bool>(self, f: F) -> bool {}
        pub fn as_ref(&self) -> Option<&T> {}
        pub fn as_mut(&mut self) -> Option<&mut T> {}
        pub fn as_pin_ref(self: Pin<&Self>) -> Option<Pin<&T>> {}
        pub fn as_pin_mut(self: Pin<&mut Self>) -> Option<Pin<&mut T>> {}
        pub fn as_slice(&self) -> &[T] {}
        #[conc(panics)]
        pub fn expect(self, msg: &str) -> T {}
        #[conc(panics)]
        pub fn unwrap(self) -> T {}
        pub fn unwrap_or(self, default: T) -> T {}
        #[conc(runs_now)]
        pub fn unwrap_or_else<F: FnOnce() -> T>(self, f: F) -> T {}
        pub fn unwrap_or_default(self) -> T {}
        pub unsafe fn unwrap_unchecked(self) -> T {}
        #[conc(runs_now)]
        pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Option<U> {}
        #[conc(runs_now)]
        pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Option<T> {}
        #[conc(runs_now)]
        pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U {}
        #[conc(runs_now)]
        pub fn map_or_else<U, D: FnOnce() -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U {}
        pub fn ok_or<E>(self, err: E) -> Result<T, E> {}
        #[conc(runs_now)]
        pub fn ok_or_else<E, F: FnOnce() -> E>(self, err: F) -> Result<T, E> {}
        pub fn as_deref(&self) -> Option<&<T as Deref>::Target> where T: Deref {}
        pub fn as_deref_mut(&mut self) -> Option<&mut <T as Deref>::Target> where T: DerefMut {}
        pub fn iter(&self) -> Iter<'_, T> {}
        pub fn iter_mut(&mut self) -> IterMut<'_, T> {}
        pub fn and<U>(self, optb: Option<U>) -> Option<U> {}
        #[conc(runs_now)]
        pub fn and_then<U, F: FnOnce(T) -> Option<U>>(self, f: F) -> Option<U> {}
        #[conc(runs_now)]
        pub fn filter<P: FnOnce(&T) -> bool>(self, predicate: P) -> Option<T> {}
        pub fn or(self, optb: Option<T>) -> Option<T> {}
        #[conc(runs_now)]
        pub fn or_else<F: FnOnce() -> Option<T>>(self, f: F) -> Option<T> {}
        pub fn xor(self, optb: Option<T>) -> Option<T> {}
        pub fn insert(&mut self, value: T) -> &mut T {}
        pub fn get_or_insert(&mut self, value: T) -> &mut T {}
        #[conc(runs_now)]
        pub fn get_or_insert_with<F: FnOnce() -> T>(&mut self, f: F) -> &mut T {}
        #[conc(takes_out)] pub fn take(&mut self) -> Option<T> {}
        #[conc(runs_now)]
        pub fn take_if<P: FnOnce(&mut T) -> bool>(&mut self, predicate: P) -> Option<T> {}
        pub fn replace(&mut self, value: T) -> Option<T> {}
        pub fn zip<U>(self, other: Option<U>) -> Option<(T, U)> {}
    }
    impl<T> Option<&T> { pub fn copied(self) -> Option<T> {} pub fn cloned(self) -> Option<T> {} }
    impl<T> Option<&mut T> { pub fn copied(self) -> Option<T> {} pub fn cloned(self) -> Option<T> {} }
    impl<T, E> Option<Result<T, E>> { pub fn transpose(self) -> Result<Option<T>, E> {} }
    impl<T> Option<Option<T>> { pub fn flatten(self) -> Option<T> {} }
    impl<T> Default for Option<T> { fn default() -> Option<T> {} }
    impl<T> From<T> for Option<T> { fn from(value: T) -> Option<T> {} }
    impl<T> IntoIterator for Option<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> {} }
    impl<'a, T> IntoIterator for &'a Option<T> { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> {} }
    impl<'a, T> IntoIterator for &'a mut Option<T> { type Item = &'a mut T; type IntoIter = IterMut<'a, T>; fn into_iter(self) -> IterMut<'a, T> {} }
    impl<A, V: FromIterator<A>> FromIterator<Option<A>> for Option<V> { fn from_iter<I: IntoIterator<Item = Option<A>>>(iter: I) -> Option<V> {} }
    pub struct Iter<'a, A> {}
    pub struct IterMut<'a, A> {}
    pub struct IntoIter<A> {}
    impl<'a, A> Iterator for Iter<'a, A> { type Item = &'a A; fn next(&mut self) -> Option<&'a A> {} }
    impl<'a, A> Iterator for IterMut<'a, A> { type Item = &'a mut A; fn next(&mut self) -> Option<&'a mut A> {} }
    impl<A> Iterator for IntoIter<A> { type Item = A; fn next(&mut self) -> Option<A> {} }
}

pub mod result {
    use crate::ops::{Deref, DerefMut};
    use crate::option::{IntoIter, Iter};
    #[derive(Clone, Copy)]
    pub enum Result<T, E> { Ok(T), Err(E) }
    impl<T, E> Result<T, E> {
        pub fn is_ok(&self) -> bool {}
        #[conc(runs_now)]
        pub fn is_ok_and<F: FnOnce(T) -> bool>(self, f: F) -> bool {}
        pub fn is_err(&self) -> bool {}
        #[conc(runs_now)]
        pub fn is_err_and<F: FnOnce(E) -> bool>(self, f: F) -> bool {}
        pub fn ok(self) -> Option<T> {}
        pub fn err(self) -> Option<E> {}
        pub fn as_ref(&self) -> Result<&T, &E> {}
        pub fn as_mut(&mut self) -> Result<&mut T, &mut E> {}
        #[conc(runs_now)]
        pub fn map<U, F: FnOnce(T) -> U>(self, op: F) -> Result<U, E> {}
        #[conc(runs_now)]
        pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U {}
        #[conc(runs_now)]
        pub fn map_or_else<U, D: FnOnce(E) -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U {}
        #[conc(runs_now)]
        pub fn map_err<F, O: FnOnce(E) -> F>(self, op: O) -> Result<T, F> {}
        #[conc(runs_now)]
        pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Result<T, E> {}
        #[conc(runs_now)]
        pub fn inspect_err<F: FnOnce(&E)>(self, f: F) -> Result<T, E> {}
        pub fn as_deref(&self) -> Result<&<T as Deref>::Target, &E> where T: Deref {}
        pub fn as_deref_mut(&mut self) -> Result<&mut <T as Deref>::Target, &mut E> where T: DerefMut {}
        pub fn iter(&self) -> Iter<'_, T> {}
        #[conc(panics)]
        pub fn expect(self, msg: &str) -> T {}
        #[conc(panics)]
        pub fn unwrap(self) -> T {}
        pub fn unwrap_or_default(self) -> T {}
        #[conc(panics)]
        pub fn expect_err(self, msg: &str) -> E {}
        #[conc(panics)]
        pub fn unwrap_err(self) -> E {}
        pub fn into_ok(self) -> T {}
        pub fn and<U>(self, res: Result<U, E>) -> Result<U, E> {}
        #[conc(runs_now)]
        pub fn and_then<U, F: FnOnce(T) -> Result<U, E>>(self, op: F) -> Result<U, E> {}
        pub fn or<F>(self, res: Result<T, F>) -> Result<T, F> {}
        #[conc(runs_now)]
        pub fn or_else<F, O: FnOnce(E) -> Result<T, F>>(self, op: O) -> Result<T, F> {}
        pub fn unwrap_or(self, default: T) -> T {}
        #[conc(runs_now)]
        pub fn unwrap_or_else<F: FnOnce(E) -> T>(self, op: F) -> T {}
        pub unsafe fn unwrap_unchecked(self) -> T {}
    }
    impl<T, E> Result<&T, E> { pub fn copied(self) -> Result<T, E> {} pub fn cloned(self) -> Result<T, E> {} }
    impl<T, E> Result<Option<T>, E> { pub fn transpose(self) -> Option<Result<T, E>> {} }
    impl<T, E> Result<Result<T, E>, E> { pub fn flatten(self) -> Result<T, E> {} }
    impl<T, E> IntoIterator for Result<T, E> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> {} }
    impl<A, E, V: FromIterator<A>> FromIterator<Result<A, E>> for Result<V, E> { fn from_iter<I: IntoIterator<Item = Result<A, E>>>(iter: I) -> Result<V, E> {} }
}

pub mod mem {
    #[conc(drops)]
    pub fn drop<T>(_x: T) {}
    // std docs of mem::forget: takes ownership without running the destructor.
    #[conc(forgets)]
    pub fn forget<T>(t: T) {}
    #[conc(takes_out)] pub fn take<T: Default>(dest: &mut T) -> T {}
    #[conc(takes_out)] pub fn replace<T>(dest: &mut T, src: T) -> T {}
    pub fn swap<T>(x: &mut T, y: &mut T) {}
    pub fn size_of<T>() -> usize {}
    pub fn size_of_val<T: ?Sized>(val: &T) -> usize {}
    pub fn align_of<T>() -> usize {}
    pub fn needs_drop<T: ?Sized>() -> bool {}
    pub fn discriminant<T>(v: &T) -> Discriminant<T> {}
    pub unsafe fn transmute<Src, Dst>(src: Src) -> Dst {}
    pub unsafe fn zeroed<T>() -> T {}
    #[derive(Clone, Copy)]
    pub struct Discriminant<T> {}
    pub struct ManuallyDrop<T: ?Sized> {}
    impl<T> ManuallyDrop<T> {
        // std docs of ManuallyDrop: inhibits the automatic call of the destructor.
        #[conc(forgets)]
        pub fn new(value: T) -> ManuallyDrop<T> {}
        pub fn into_inner(slot: ManuallyDrop<T>) -> T {}
        pub unsafe fn take(slot: &mut ManuallyDrop<T>) -> T {}
        pub unsafe fn drop(slot: &mut ManuallyDrop<T>) {}
    }
    impl<T: ?Sized> crate::ops::Deref for ManuallyDrop<T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> crate::ops::DerefMut for ManuallyDrop<T> { fn deref_mut(&mut self) -> &mut T {} }
    pub union MaybeUninit<T> { uninit: () }
    impl<T> MaybeUninit<T> {
        pub fn new(val: T) -> MaybeUninit<T> {}
        pub fn uninit() -> MaybeUninit<T> {}
        pub fn write(&mut self, val: T) -> &mut T {}
        pub unsafe fn assume_init(self) -> T {}
        pub unsafe fn assume_init_ref(&self) -> &T {}
        pub unsafe fn assume_init_mut(&mut self) -> &mut T {}
        pub fn as_ptr(&self) -> *const T {}
        pub fn as_mut_ptr(&mut self) -> *mut T {}
    }
}

pub mod pin {
    #[derive(Clone, Copy)]
    pub struct Pin<Ptr> {}
    impl<Ptr: crate::ops::Deref> Pin<Ptr> {
        pub fn new(pointer: Ptr) -> Pin<Ptr> {}
        pub unsafe fn new_unchecked(pointer: Ptr) -> Pin<Ptr> {}
        pub fn as_ref(&self) -> Pin<&<Ptr as crate::ops::Deref>::Target> {}
        pub fn as_mut(&mut self) -> Pin<&mut <Ptr as crate::ops::Deref>::Target> {}
        pub fn set(&mut self, value: <Ptr as crate::ops::Deref>::Target) {}
        pub fn into_inner(pin: Pin<Ptr>) -> Ptr {}
    }
    impl<'a, T: ?Sized> Pin<&'a T> { pub fn get_ref(self) -> &'a T {} }
    impl<'a, T: ?Sized> Pin<&'a mut T> {
        pub fn into_ref(self) -> Pin<&'a T> {}
        pub fn get_mut(self) -> &'a mut T {}
        pub unsafe fn get_unchecked_mut(self) -> &'a mut T {}
        pub unsafe fn map_unchecked_mut<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(self, func: F) -> Pin<&'a mut U> {}
    }
    impl<Ptr: crate::ops::Deref> crate::ops::Deref for Pin<Ptr> { type Target = <Ptr as crate::ops::Deref>::Target; fn deref(&self) -> &<Ptr as crate::ops::Deref>::Target {} }
    impl<Ptr: crate::ops::DerefMut> crate::ops::DerefMut for Pin<Ptr> { fn deref_mut(&mut self) -> &mut <Ptr as crate::ops::Deref>::Target {} }
    impl<F: ?Sized + crate::future::Future> crate::future::Future for Pin<&mut F> { type Output = <F as crate::future::Future>::Output; fn poll(self: Pin<&mut Self>, cx: &mut crate::task::Context<'_>) -> crate::task::Poll<<F as crate::future::Future>::Output> {} }
    impl<F: ?Sized + crate::future::Future> crate::future::Future for Pin<Box<F>> { type Output = <F as crate::future::Future>::Output; fn poll(self: Pin<&mut Self>, cx: &mut crate::task::Context<'_>) -> crate::task::Poll<<F as crate::future::Future>::Output> {} }
}

pub mod future {
    use crate::task::{Context, Poll};
    use crate::pin::Pin;
    pub trait Future { type Output; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>; }
    pub trait IntoFuture { type Output; type IntoFuture: Future<Output = Self::Output>; fn into_future(self) -> Self::IntoFuture; }
    impl<F: Future> IntoFuture for F { type Output = F::Output; type IntoFuture = F; fn into_future(self) -> F {} }
    impl<F: ?Sized + Future> Future for &mut F { type Output = F::Output; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {} }
    pub struct Ready<T> {}
    impl<T> Ready<T> { pub fn into_inner(self) -> T {} }
    impl<T> Future for Ready<T> { type Output = T; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {} }
    pub struct Pending<T> {}
    impl<T> Future for Pending<T> { type Output = T; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {} }
    pub struct PollFn<F> {}
    impl<T, F: FnMut(&mut Context<'_>) -> Poll<T>> Future for PollFn<F> { type Output = T; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {} }
    pub fn ready<T>(t: T) -> Ready<T> {}
    // std docs of future::pending: a future which never resolves.
    #[conc(runs_forever)]
    pub fn pending<T>() -> Pending<T> {}
    pub fn poll_fn<T, F: FnMut(&mut Context<'_>) -> Poll<T>>(f: F) -> PollFn<F> {}
}

pub mod task {
    use crate::sync::Arc;
    #[derive(Clone, Copy)]
    pub enum Poll<T> { Ready(T), Pending }
    impl<T> Poll<T> {
        #[conc(runs_now)]
        pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<U> {}
        pub fn is_ready(&self) -> bool {}
        pub fn is_pending(&self) -> bool {}
    }
    impl<T, E> Poll<Result<T, E>> {
        #[conc(runs_now)]
        pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Result<U, E>> {}
        #[conc(runs_now)]
        pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Result<T, U>> {}
    }
    pub struct Context<'a> {}
    impl<'a> Context<'a> { pub fn from_waker(waker: &'a Waker) -> Context<'a> {} pub fn waker(&self) -> &'a Waker {} }
    #[derive(Clone)]
    pub struct Waker {}
    impl Waker {
        #[conc(calls_back)]
        pub fn wake(self) {}
        #[conc(calls_back)]
        pub fn wake_by_ref(&self) {}
        pub fn will_wake(&self, other: &Waker) -> bool {}
        pub fn noop() -> &'static Waker {}
    }
    impl<W: Wake> From<Arc<W>> for Waker { fn from(waker: Arc<W>) -> Waker {} }
    pub trait Wake { fn wake(self: Arc<Self>); fn wake_by_ref(self: &Arc<Self>); }
}
