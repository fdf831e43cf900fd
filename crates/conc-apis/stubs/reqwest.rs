//! What is known of reqwest. Signatures and facts: its docs (known-apis 4.5).
//! Version: reqwest 0.12.28
//!
//! The module blocking has the same names as the async client at the root. Types of the crates http and url are left out.

pub type Result<T> = std::result::Result<T, Error>;
pub struct Error {}
pub use self::async_impl::{Client, ClientBuilder, Request, RequestBuilder, Response};
pub async fn get<T>(url: T) -> Result<Response> {}
mod async_impl {
    use crate::Result;
    use std::time::Duration;
    #[derive(Clone)]
    pub struct Client {}
    impl Client {
        pub fn new() -> Client {}
        pub fn builder() -> ClientBuilder {}
        pub fn get<U>(&self, url: U) -> RequestBuilder {}
        pub fn post<U>(&self, url: U) -> RequestBuilder {}
        pub fn put<U>(&self, url: U) -> RequestBuilder {}
        pub fn patch<U>(&self, url: U) -> RequestBuilder {}
        pub fn delete<U>(&self, url: U) -> RequestBuilder {}
        pub fn head<U>(&self, url: U) -> RequestBuilder {}
        pub fn request<M, U>(&self, method: M, url: U) -> RequestBuilder {}
        pub async fn execute(&self, request: Request) -> Result<Response> {}
    }
    pub struct ClientBuilder {}
    impl ClientBuilder {
        pub fn new() -> ClientBuilder {}
        pub fn build(self) -> Result<Client> {}
        pub fn timeout(self, timeout: Duration) -> ClientBuilder {}
        pub fn connect_timeout(self, timeout: Duration) -> ClientBuilder {}
        pub fn user_agent<V>(self, value: V) -> ClientBuilder {}
    }
    pub struct Request {}
    pub struct RequestBuilder {}
    impl RequestBuilder {
        pub fn header<K, V>(self, key: K, value: V) -> RequestBuilder {}
        pub fn headers<H>(self, headers: H) -> RequestBuilder {}
        pub fn basic_auth<U, P>(self, username: U, password: Option<P>) -> RequestBuilder {}
        pub fn bearer_auth<T>(self, token: T) -> RequestBuilder {}
        pub fn body<T>(self, body: T) -> RequestBuilder {}
        pub fn timeout(self, timeout: Duration) -> RequestBuilder {}
        pub fn query<T: ?Sized>(self, query: &T) -> RequestBuilder {}
        pub fn form<T: ?Sized>(self, form: &T) -> RequestBuilder {}
        pub fn json<T: ?Sized>(self, json: &T) -> RequestBuilder {}
        pub fn build(self) -> Result<Request> {}
        pub async fn send(self) -> Result<Response> {}
        pub fn try_clone(&self) -> Option<RequestBuilder> {}
    }
    pub struct Response {}
    impl Response {
        pub fn content_length(&self) -> Option<u64> {}
        pub async fn json<T>(self) -> Result<T> {}
        pub async fn text(self) -> Result<String> {}
        pub fn error_for_status(self) -> Result<Self> {}
        pub fn error_for_status_ref(&self) -> Result<&Self> {}
    }
}
// blocking: "must not be executed within an async runtime, or it will panic".
pub mod blocking {
    pub use self::client::{Client, ClientBuilder};
    pub use self::request::{Request, RequestBuilder};
    pub use self::response::Response;
    #[conc(blocks, panics_in_async)]
    pub fn get<T>(url: T) -> crate::Result<Response> {}
    mod client {
        use super::{Request, RequestBuilder, Response};
        #[derive(Clone)]
        pub struct Client {}
        impl Client {
            #[conc(panics_in_async)]
            pub fn new() -> Client {}
            pub fn builder() -> ClientBuilder {}
            pub fn get<U>(&self, url: U) -> RequestBuilder {}
            pub fn post<U>(&self, url: U) -> RequestBuilder {}
            pub fn put<U>(&self, url: U) -> RequestBuilder {}
            pub fn patch<U>(&self, url: U) -> RequestBuilder {}
            pub fn delete<U>(&self, url: U) -> RequestBuilder {}
            pub fn head<U>(&self, url: U) -> RequestBuilder {}
            pub fn request<M, U>(&self, method: M, url: U) -> RequestBuilder {}
            #[conc(blocks, panics_in_async)]
            pub fn execute(&self, request: Request) -> crate::Result<Response> {}
        }
        pub struct ClientBuilder {}
        impl ClientBuilder {
            pub fn new() -> ClientBuilder {}
            #[conc(panics_in_async)]
            pub fn build(self) -> crate::Result<Client> {}
            pub fn timeout<T>(self, timeout: T) -> ClientBuilder {}
            pub fn connect_timeout<T>(self, timeout: T) -> ClientBuilder {}
            pub fn user_agent<V>(self, value: V) -> ClientBuilder {}
        }
    }
    mod request {
        use super::Response;
        use std::time::Duration;
        pub struct Request {}
        pub struct RequestBuilder {}
        impl RequestBuilder {
            pub fn header<K, V>(self, key: K, value: V) -> RequestBuilder {}
            pub fn headers<H>(self, headers: H) -> RequestBuilder {}
            pub fn basic_auth<U, P>(self, username: U, password: Option<P>) -> RequestBuilder {}
            pub fn bearer_auth<T>(self, token: T) -> RequestBuilder {}
            pub fn body<T>(self, body: T) -> RequestBuilder {}
            pub fn timeout(self, timeout: Duration) -> RequestBuilder {}
            pub fn query<T: ?Sized>(self, query: &T) -> RequestBuilder {}
            pub fn form<T: ?Sized>(self, form: &T) -> RequestBuilder {}
            pub fn json<T: ?Sized>(self, json: &T) -> RequestBuilder {}
            pub fn build(self) -> crate::Result<Request> {}
            #[conc(blocks, panics_in_async)]
            pub fn send(self) -> crate::Result<Response> {}
            pub fn try_clone(&self) -> Option<RequestBuilder> {}
        }
    }
    mod response {
        pub struct Response {}
        impl Response {
            pub fn content_length(&self) -> Option<u64> {}
            #[conc(blocks, panics_in_async)]
            pub fn json<T>(self) -> crate::Result<T> {}
            #[conc(blocks, panics_in_async)]
            pub fn text(self) -> crate::Result<String> {}
            #[conc(blocks, panics_in_async)]
            pub fn copy_to<W: ?Sized>(&mut self, w: &mut W) -> crate::Result<u64> {}
            pub fn error_for_status(self) -> crate::Result<Self> {}
            pub fn error_for_status_ref(&self) -> crate::Result<&Self> {}
        }
        impl std::io::Read for Response { #[conc(blocks, panics_in_async)] fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {} }
    }
}
