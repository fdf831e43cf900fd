
pub mod any {
    #[derive(Clone, Copy)]
    pub struct TypeId {}
    impl TypeId { pub fn of<T: ?Sized>() -> TypeId {} }
    pub trait Any { fn type_id(&self) -> TypeId; }
    impl dyn Any {
        pub fn is<T: Any>(&self) -> bool {}
        pub fn downcast_ref<T: Any>(&self) -> Option<&T> {}
        pub fn downcast_mut<T: Any>(&mut self) -> Option<&mut T> {}
    }
    pub fn type_name<T: ?Sized>() -> &'static str {}
}

pub mod boxed {
    use crate::future::Future;
    use crate::ops::{Deref, DerefMut};
    use crate::pin::Pin;
    pub struct Box<T: ?Sized> {}
    impl<T> Box<T> {
        pub fn new(x: T) -> Box<T> {}
        pub fn pin(x: T) -> Pin<Box<T>> {}
        pub fn into_inner(boxed: Box<T>) -> T {}
    }
    impl<T: ?Sized> Box<T> {
        // std docs of Box::leak and Box::into_raw: the value is not dropped.
        #[conc(forgets)]
        pub fn leak<'a>(b: Box<T>) -> &'a mut T {}
        #[conc(forgets)]
        pub fn into_raw(b: Box<T>) -> *mut T {}
        pub unsafe fn from_raw(raw: *mut T) -> Box<T> {}
        pub fn into_pin(boxed: Box<T>) -> Pin<Box<T>> {}
    }
    impl Box<dyn crate::any::Any> { pub fn downcast<T>(self) -> Result<Box<T>, Self> {} }
    impl<T: ?Sized> Deref for Box<T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for Box<T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for Box<T> { fn drop(&mut self) {} }
    impl<T: Clone> Clone for Box<T> { fn clone(&self) -> Box<T> {} }
    impl<T: Default> Default for Box<T> { fn default() -> Box<T> {} }
    impl<T> From<T> for Box<T> { fn from(t: T) -> Box<T> {} }
    impl<T: ?Sized> AsRef<T> for Box<T> { fn as_ref(&self) -> &T {} }
    impl<T: ?Sized> AsMut<T> for Box<T> { fn as_mut(&mut self) -> &mut T {} }
    impl<I: Iterator + ?Sized> Iterator for Box<I> { type Item = <I as Iterator>::Item; fn next(&mut self) -> Option<<I as Iterator>::Item> {} }
    impl<F: Future + ?Sized> Future for Box<F> { type Output = <F as Future>::Output; fn poll(self: Pin<&mut Self>, cx: &mut crate::task::Context<'_>) -> crate::task::Poll<<F as Future>::Output> {} }
}

pub mod rc {
    use crate::ops::Deref;
    use crate::pin::Pin;
    #[conc(shares)]
    pub struct Rc<T: ?Sized> {}
    #[conc(shares)]
    pub struct Weak<T: ?Sized> {}
    impl<T> Rc<T> {
        pub fn new(value: T) -> Rc<T> {}
        pub fn pin(value: T) -> Pin<Rc<T>> {}
        #[conc(runs_now)]
        pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Rc<T> {}
        pub fn try_unwrap(this: Rc<T>) -> Result<T, Rc<T>> {}
        pub fn into_inner(this: Rc<T>) -> Option<T> {}
        pub fn unwrap_or_clone(this: Rc<T>) -> T {}
    }
    impl<T: ?Sized> Rc<T> {
        pub fn downgrade(this: &Rc<T>) -> Weak<T> {}
        pub fn weak_count(this: &Rc<T>) -> usize {}
        pub fn strong_count(this: &Rc<T>) -> usize {}
        pub fn ptr_eq(this: &Rc<T>, other: &Rc<T>) -> bool {}
        pub fn get_mut(this: &mut Rc<T>) -> Option<&mut T> {}
        pub fn make_mut(this: &mut Rc<T>) -> &mut T {}
        pub fn as_ptr(this: &Rc<T>) -> *const T {}
        // std docs of into_raw: the reference count stays until from_raw.
        #[conc(forgets)]
        pub fn into_raw(this: Rc<T>) -> *const T {}
        pub unsafe fn from_raw(ptr: *const T) -> Rc<T> {}
    }
    impl<T: ?Sized> Deref for Rc<T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> AsRef<T> for Rc<T> { fn as_ref(&self) -> &T {} }
    impl<T: ?Sized> Clone for Rc<T> { fn clone(&self) -> Rc<T> {} }
    impl<T: ?Sized> Drop for Rc<T> { fn drop(&mut self) {} }
    impl<T: Default> Default for Rc<T> { fn default() -> Rc<T> {} }
    impl<T> From<T> for Rc<T> { fn from(t: T) -> Rc<T> {} }
    impl<T: ?Sized> From<Box<T>> for Rc<T> { fn from(t: Box<T>) -> Rc<T> {} }
    impl<T> From<Vec<T>> for Rc<[T]> { fn from(t: Vec<T>) -> Rc<[T]> {} }
    impl From<&str> for Rc<str> { fn from(t: &str) -> Rc<str> {} }
    impl From<String> for Rc<str> { fn from(t: String) -> Rc<str> {} }
    impl<T> FromIterator<T> for Rc<[T]> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Rc<[T]> {} }
    impl<T> Weak<T> { pub fn new() -> Weak<T> {} }
    impl<T: ?Sized> Weak<T> {
        #[conc(upgrades)]
        pub fn upgrade(&self) -> Option<Rc<T>> {}
        pub fn strong_count(&self) -> usize {}
        pub fn weak_count(&self) -> usize {}
        pub fn ptr_eq(&self, other: &Weak<T>) -> bool {}
        pub fn as_ptr(&self) -> *const T {}
    }
    impl<T: ?Sized> Clone for Weak<T> { fn clone(&self) -> Weak<T> {} }
    impl<T> Default for Weak<T> { fn default() -> Weak<T> {} }
    impl<T: ?Sized> Drop for Weak<T> { fn drop(&mut self) {} }
}

pub mod cell {
    use crate::ops::{Deref, DerefMut};
    pub struct UnsafeCell<T: ?Sized> {}
    impl<T> UnsafeCell<T> { pub fn new(value: T) -> UnsafeCell<T> {} pub fn into_inner(self) -> T {} }
    impl<T: ?Sized> UnsafeCell<T> { pub fn get(&self) -> *mut T {} pub fn get_mut(&mut self) -> &mut T {} }
    pub struct Cell<T: ?Sized> {}
    impl<T> Cell<T> {
        pub fn new(value: T) -> Cell<T> {}
        pub fn set(&self, val: T) {}
        pub fn get(&self) -> T {}
        pub fn take(&self) -> T {}
        pub fn replace(&self, val: T) -> T {}
        pub fn swap(&self, other: &Cell<T>) {}
        pub fn into_inner(self) -> T {}
        pub fn get_mut(&mut self) -> &mut T {}
        #[conc(runs_now)]
        pub fn update(&self, f: impl FnOnce(T) -> T) {}
    }
    impl<T: Default> Default for Cell<T> { fn default() -> Cell<T> {} }
    // std docs of RefCell: borrows are checked at run time, a conflicting borrow panics.
    #[conc(lock)]
    pub struct RefCell<T: ?Sized> {}
    impl<T> RefCell<T> {
        pub fn new(value: T) -> RefCell<T> {}
        pub fn into_inner(self) -> T {}
        #[conc(locks(exclusive))]
        pub fn replace(&self, t: T) -> T {}
        #[conc(locks(exclusive), runs_now)]
        pub fn replace_with<F: FnOnce(&mut T) -> T>(&self, f: F) -> T {}
        #[conc(locks(exclusive))]
        pub fn swap(&self, other: &RefCell<T>) {}
        #[conc(locks(exclusive))]
        pub fn take(&self) -> T {}
    }
    impl<T: ?Sized> RefCell<T> {
        #[conc(acquires(shared))]
        pub fn borrow(&self) -> Ref<'_, T> {}
        #[conc(acquires(shared), tries)]
        pub fn try_borrow(&self) -> Result<Ref<'_, T>, BorrowError> {}
        #[conc(acquires(exclusive))]
        pub fn borrow_mut(&self) -> RefMut<'_, T> {}
        #[conc(acquires(exclusive), tries)]
        pub fn try_borrow_mut(&self) -> Result<RefMut<'_, T>, BorrowMutError> {}
        pub fn as_ptr(&self) -> *mut T {}
        pub fn get_mut(&mut self) -> &mut T {}
    }
    impl<T: Default> Default for RefCell<T> { fn default() -> RefCell<T> {} }
    impl<T> From<T> for RefCell<T> { fn from(t: T) -> RefCell<T> {} }
    impl<T: Clone> Clone for RefCell<T> { #[conc(locks(shared))] fn clone(&self) -> RefCell<T> {} }
    pub struct BorrowError {}
    pub struct BorrowMutError {}
    #[conc(guard(cell))]
    pub struct Ref<'b, T: ?Sized> {}
    impl<'b, T: ?Sized> Ref<'b, T> {
        pub fn clone(orig: &Ref<'b, T>) -> Ref<'b, T> {}
        #[conc(runs_now)]
        pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(orig: Ref<'b, T>, f: F) -> Ref<'b, U> {}
        #[conc(runs_now)]
        pub fn filter_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(orig: Ref<'b, T>, f: F) -> Result<Ref<'b, U>, Self> {}
        #[conc(runs_now)]
        pub fn map_split<U: ?Sized, V: ?Sized, F: FnOnce(&T) -> (&U, &V)>(orig: Ref<'b, T>, f: F) -> (Ref<'b, U>, Ref<'b, V>) {}
    }
    impl<T: ?Sized> Deref for Ref<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> Drop for Ref<'_, T> { fn drop(&mut self) {} }
    #[conc(guard(cell))]
    pub struct RefMut<'b, T: ?Sized> {}
    impl<'b, T: ?Sized> RefMut<'b, T> {
        #[conc(runs_now)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(orig: RefMut<'b, T>, f: F) -> RefMut<'b, U> {}
        #[conc(runs_now)]
        pub fn filter_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(orig: RefMut<'b, T>, f: F) -> Result<RefMut<'b, U>, Self> {}
        #[conc(runs_now)]
        pub fn map_split<U: ?Sized, V: ?Sized, F: FnOnce(&mut T) -> (&mut U, &mut V)>(orig: RefMut<'b, T>, f: F) -> (RefMut<'b, U>, RefMut<'b, V>) {}
    }
    impl<T: ?Sized> Deref for RefMut<'_, T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T: ?Sized> DerefMut for RefMut<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<T: ?Sized> Drop for RefMut<'_, T> { fn drop(&mut self) {} }
    pub struct OnceCell<T> {}
    impl<T> OnceCell<T> {
        pub fn new() -> OnceCell<T> {}
        pub fn get(&self) -> Option<&T> {}
        pub fn get_mut(&mut self) -> Option<&mut T> {}
        pub fn set(&self, value: T) -> Result<(), T> {}
        #[conc(initializes, runs_now)]
        pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {}
        pub fn into_inner(self) -> Option<T> {}
        pub fn take(&mut self) -> Option<T> {}
    }
    impl<T> Default for OnceCell<T> { fn default() -> OnceCell<T> {} }
    pub struct LazyCell<T, F = fn() -> T> {}
    impl<T, F: FnOnce() -> T> LazyCell<T, F> {
        pub fn new(f: F) -> LazyCell<T, F> {}
        pub fn force(this: &LazyCell<T, F>) -> &T {}
    }
    impl<T, F: FnOnce() -> T> Deref for LazyCell<T, F> { type Target = T; fn deref(&self) -> &T {} }
}

pub mod ptr {
    pub struct NonNull<T: ?Sized> {}
    impl<T: ?Sized> Clone for NonNull<T> { fn clone(&self) -> NonNull<T> {} }
    impl<T: ?Sized> Copy for NonNull<T> {}
    impl<T> NonNull<T> { pub fn dangling() -> NonNull<T> {} }
    impl<T: ?Sized> NonNull<T> {
        pub fn new(ptr: *mut T) -> Option<NonNull<T>> {}
        pub unsafe fn new_unchecked(ptr: *mut T) -> NonNull<T> {}
        pub fn as_ptr(self) -> *mut T {}
        pub unsafe fn as_ref<'a>(&self) -> &'a T {}
        pub unsafe fn as_mut<'a>(&mut self) -> &'a mut T {}
    }
    pub fn null<T>() -> *const T {}
    pub fn null_mut<T>() -> *mut T {}
    pub unsafe fn read<T>(src: *const T) -> T {}
    pub unsafe fn write<T>(dst: *mut T, src: T) {}
    pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T) {}
    pub fn eq<T: ?Sized>(a: *const T, b: *const T) -> bool {}
    pub fn addr_of<T: ?Sized>(place: &T) -> *const T {}
}

pub mod hint {
    pub fn spin_loop() {}
    pub fn black_box<T>(dummy: T) -> T {}
    pub unsafe fn unreachable_unchecked() -> ! {}
}

pub mod panic {
    #[conc(runs_now)]
    pub fn catch_unwind<F: FnOnce() -> R, R>(f: F) -> crate::thread::Result<R> {}
    pub fn resume_unwind(payload: Box<dyn crate::any::Any + Send>) -> ! {}
    pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send>) {}
    pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send> {}
    pub struct PanicHookInfo<'a> {}
    pub use self::PanicHookInfo as PanicInfo;
    pub struct Location<'a> {}
    pub trait UnwindSafe {}
    pub trait RefUnwindSafe {}
    pub struct AssertUnwindSafe<T>(pub T);
    impl<T> crate::ops::Deref for AssertUnwindSafe<T> { type Target = T; fn deref(&self) -> &T {} }
    impl<T> crate::ops::DerefMut for AssertUnwindSafe<T> { fn deref_mut(&mut self) -> &mut T {} }
    impl<F: crate::future::Future> crate::future::Future for AssertUnwindSafe<F> { type Output = <F as crate::future::Future>::Output; fn poll(self: crate::pin::Pin<&mut Self>, cx: &mut crate::task::Context<'_>) -> crate::task::Poll<<F as crate::future::Future>::Output> {} }
}
