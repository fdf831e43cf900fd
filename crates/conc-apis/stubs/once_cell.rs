//! What is known of once_cell. Signatures and facts: its docs.
//! Version: once_cell 1.21.4

pub mod sync {
    // sync::OnceCell: initialising it from its own initialiser deadlocks; Lazy is poisoned by a panic.
    #[conc(once)]
    pub struct OnceCell<T> {}
    impl<T> OnceCell<T> {
        pub const fn new() -> OnceCell<T> {}
        pub const fn with_value(value: T) -> OnceCell<T> {}
        pub fn get(&self) -> Option<&T> {}
        #[conc(waits, blocks)]
        pub fn wait(&self) -> &T {}
        pub fn get_mut(&mut self) -> Option<&mut T> {}
        pub fn set(&self, value: T) -> Result<(), T> {}
        pub fn try_insert(&self, value: T) -> Result<&T, (&T, T)> {}
        #[conc(initializes, runs_now)]
        pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {}
        #[conc(initializes, runs_now)]
        pub fn get_or_try_init<F: FnOnce() -> Result<T, E>, E>(&self, f: F) -> Result<&T, E> {}
        pub fn take(&mut self) -> Option<T> {}
        pub fn into_inner(self) -> Option<T> {}
    }
    impl<T> Default for OnceCell<T> { fn default() -> OnceCell<T> {} }
    #[conc(once)]
    pub struct Lazy<T, F = fn() -> T> {}
    impl<T, F: FnOnce() -> T> Lazy<T, F> {
        pub const fn new(f: F) -> Lazy<T, F> {}
        #[conc(initializes)]
        pub fn force(this: &Lazy<T, F>) -> &T {}
        pub fn get(this: &Lazy<T, F>) -> Option<&T> {}
        pub fn into_value(this: Lazy<T, F>) -> Result<T, F> {}
    }
    impl<T, F> std::ops::Deref for Lazy<T, F> { type Target = T; fn deref(&self) -> &T {} }
    impl<T, F> std::ops::DerefMut for Lazy<T, F> { fn deref_mut(&mut self) -> &mut T {} }
}
pub mod unsync {
    pub struct OnceCell<T> {}
    impl<T> OnceCell<T> {
        pub const fn new() -> OnceCell<T> {}
        pub fn get(&self) -> Option<&T> {}
        pub fn get_mut(&mut self) -> Option<&mut T> {}
        pub fn set(&self, value: T) -> Result<(), T> {}
        #[conc(initializes, runs_now)]
        pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {}
        pub fn take(&mut self) -> Option<T> {}
        pub fn into_inner(self) -> Option<T> {}
    }
    pub struct Lazy<T, F = fn() -> T> {}
    impl<T, F: FnOnce() -> T> Lazy<T, F> { pub const fn new(f: F) -> Lazy<T, F> {} pub fn force(this: &Lazy<T, F>) -> &T {} }
    impl<T, F> std::ops::Deref for Lazy<T, F> { type Target = T; fn deref(&self) -> &T {} }
}
