//! What is known of ureq: a blocking client. Signatures and facts: its docs (known-apis 4.5).
//! Version: ureq 3.5.1
//!
//! The request and response types of the crate http are left out.

pub struct Error {}
#[derive(Clone)]
pub struct Agent {}
impl Agent {
    pub fn new_with_defaults() -> Self {}
    pub fn get<T>(&self, uri: T) -> RequestBuilder<WithoutBody> {}
    pub fn head<T>(&self, uri: T) -> RequestBuilder<WithoutBody> {}
    pub fn delete<T>(&self, uri: T) -> RequestBuilder<WithoutBody> {}
    pub fn options<T>(&self, uri: T) -> RequestBuilder<WithoutBody> {}
    pub fn post<T>(&self, uri: T) -> RequestBuilder<WithBody> {}
    pub fn put<T>(&self, uri: T) -> RequestBuilder<WithBody> {}
    pub fn patch<T>(&self, uri: T) -> RequestBuilder<WithBody> {}
}
pub fn agent() -> Agent {}
pub fn get<T>(uri: T) -> RequestBuilder<WithoutBody> {}
pub fn head<T>(uri: T) -> RequestBuilder<WithoutBody> {}
pub fn delete<T>(uri: T) -> RequestBuilder<WithoutBody> {}
pub fn options<T>(uri: T) -> RequestBuilder<WithoutBody> {}
pub fn post<T>(uri: T) -> RequestBuilder<WithBody> {}
pub fn put<T>(uri: T) -> RequestBuilder<WithBody> {}
pub fn patch<T>(uri: T) -> RequestBuilder<WithBody> {}
pub use self::typestate::{WithBody, WithoutBody};
pub mod typestate {
    pub struct WithoutBody(());
    pub struct WithBody(());
}
pub struct RequestBuilder<B> {}
impl<B> RequestBuilder<B> {
    pub fn header<K, V>(self, key: K, value: V) -> Self {}
    pub fn query<K, V>(self, key: K, value: V) -> Self {}
}
impl RequestBuilder<WithoutBody> {
    #[conc(blocks, remote)]
    pub fn call(self) -> Result<Response<Body>, Error> {}
    pub fn force_send_body(self) -> RequestBuilder<WithBody> {}
}
impl RequestBuilder<WithBody> {
    pub fn content_type<V>(self, content_type: V) -> Self {}
    #[conc(blocks, remote)]
    pub fn send<S>(self, data: S) -> Result<Response<Body>, Error> {}
    #[conc(blocks, remote)]
    pub fn send_empty(self) -> Result<Response<Body>, Error> {}
    #[conc(blocks, remote)]
    pub fn send_form<I>(self, iter: I) -> Result<Response<Body>, Error> {}
    #[conc(blocks, remote)]
    pub fn send_json<S>(self, data: S) -> Result<Response<Body>, Error> {}
}
// http::Response, which ureq exports as ureq::http::Response.
pub mod http {
    pub struct Response<T> {}
    impl<T> Response<T> {
        pub fn body(&self) -> &T {}
        pub fn body_mut(&mut self) -> &mut T {}
        pub fn into_body(self) -> T {}
    }
}
use self::http::Response;
pub struct Body {}
impl Body {
    pub fn content_length(&self) -> Option<u64> {}
    #[conc(blocks)]
    pub fn read_to_string(&mut self) -> Result<String, Error> {}
    #[conc(blocks)]
    pub fn read_to_vec(&mut self) -> Result<Vec<u8>, Error> {}
    #[conc(blocks)]
    pub fn read_json<T>(&mut self) -> Result<T, Error> {}
}
