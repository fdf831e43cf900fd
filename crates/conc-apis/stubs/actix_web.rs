//! What is known of actix_web: what its handlers run on, and the shared state that they get. Signatures and facts: its docs.
//! Version: actix-web 4.18.1

pub use actix_rt as rt;
pub mod web {
    use std::future::Future;
    pub struct BlockingError;
    // web::block: runs the closure on the pool for blocking work; an escape for blocking calls.
    #[conc(spawns(blocking))]
    pub fn block<F: FnOnce() -> R + Send + 'static, R: Send + 'static>(f: F) -> impl Future<Output = Result<R, BlockingError>> {}
    pub use crate::data::Data;
}
mod data {
    use std::ops::Deref;
    use std::sync::Arc;
    // web::Data: an Arc around the state, shared by all workers.
    #[conc(shares)]
    pub struct Data<T: ?Sized> {}
    impl<T> Data<T> {
        pub fn new(state: T) -> Data<T> {}
    }
    impl<T: ?Sized> Data<T> {
        pub fn get_ref(&self) -> &T {}
        pub fn into_inner(self) -> Arc<T> {}
    }
    impl<T: ?Sized> Deref for Data<T> { type Target = Arc<T>; fn deref(&self) -> &Arc<T> {} }
    impl<T: ?Sized> Clone for Data<T> { fn clone(&self) -> Data<T> {} }
    impl<T: ?Sized> From<Arc<T>> for Data<T> { fn from(arc: Arc<T>) -> Data<T> {} }
}
