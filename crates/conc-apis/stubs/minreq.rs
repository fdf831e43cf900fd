//! What is known of minreq: a blocking client. Signatures and facts: its docs (known-apis 4.5).
//! Version: minreq 3.0.0

pub struct Error {}
#[derive(Clone)]
pub struct Request {}
pub fn get<T>(url: T) -> Request {}
pub fn head<T>(url: T) -> Request {}
pub fn post<T>(url: T) -> Request {}
pub fn put<T>(url: T) -> Request {}
pub fn delete<T>(url: T) -> Request {}
pub fn options<T>(url: T) -> Request {}
pub fn patch<T>(url: T) -> Request {}
impl Request {
    pub fn with_header<T: Into<String>, U: Into<String>>(self, key: T, value: U) -> Request {}
    pub fn with_body<T: Into<Vec<u8>>>(self, body: T) -> Request {}
    pub fn with_param<T: AsRef<str>, U: AsRef<str>>(self, key: T, value: U) -> Request {}
    pub fn with_json<T>(self, body: &T) -> Result<Request, Error> {}
    pub fn with_timeout(self, timeout: u64) -> Request {}
    pub fn with_max_redirects(self, max_redirects: usize) -> Request {}
    #[conc(blocks, remote)]
    pub fn send(self) -> Result<Response, Error> {}
    #[conc(blocks, remote)]
    pub fn send_lazy(self) -> Result<ResponseLazy, Error> {}
}
pub struct Response { pub status_code: u16, pub reason_phrase: String }
impl Response {
    pub fn as_str(&self) -> Result<&str, Error> {}
    pub fn as_bytes(&self) -> &[u8] {}
    pub fn into_bytes(self) -> Vec<u8> {}
    pub fn json<'a, T>(&'a self) -> Result<T, Error> {}
}
// ResponseLazy: the body is read on demand.
pub struct ResponseLazy { pub status_code: u16, pub reason_phrase: String }
impl std::io::Read for ResponseLazy { #[conc(blocks)] fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {} }
