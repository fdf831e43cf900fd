//! What is known of postgres: a blocking client. Signatures and facts: its docs (known-apis 4.5).
//! Version: postgres 0.19.14, tokio-postgres 0.7.18
//!
//! Everything that talks to the server runs on a runtime of its own and blocks on it, so it panics in async code.

pub struct Error {}
pub struct NoTls;
pub struct Row {}
impl Row { pub fn get<'a, I, T>(&'a self, idx: I) -> T {} pub fn len(&self) -> usize {} pub fn is_empty(&self) -> bool {} }
pub struct Statement {}
pub struct Client {}
impl Client {
    #[conc(blocks, panics_in_async)]
    pub fn connect<T>(params: &str, tls_mode: T) -> Result<Client, Error> {}
    #[conc(blocks, panics_in_async, persists)]
    pub fn execute<T: ?Sized, P: ?Sized>(&mut self, query: &T, params: &P) -> Result<u64, Error> {}
    #[conc(blocks, panics_in_async)]
    pub fn query<T: ?Sized, P: ?Sized>(&mut self, query: &T, params: &P) -> Result<Vec<Row>, Error> {}
    #[conc(blocks, panics_in_async)]
    pub fn query_one<T: ?Sized, P: ?Sized>(&mut self, query: &T, params: &P) -> Result<Row, Error> {}
    #[conc(blocks, panics_in_async)]
    pub fn query_opt<T: ?Sized, P: ?Sized>(&mut self, query: &T, params: &P) -> Result<Option<Row>, Error> {}
    #[conc(blocks, panics_in_async)]
    pub fn prepare(&mut self, query: &str) -> Result<Statement, Error> {}
    #[conc(blocks, panics_in_async, persists)]
    pub fn batch_execute(&mut self, query: &str) -> Result<(), Error> {}
    #[conc(blocks, panics_in_async)]
    pub fn transaction(&mut self) -> Result<Transaction<'_>, Error> {}
    #[conc(blocks, panics_in_async)]
    pub fn is_valid(&mut self, timeout: std::time::Duration) -> Result<(), Error> {}
    #[conc(observes_close)]
    pub fn is_closed(&self) -> bool {}
    #[conc(blocks, panics_in_async)]
    pub fn close(self) -> Result<(), Error> {}
}
impl Drop for Client { fn drop(&mut self) {} }
// Transaction: dropping it rolls back unless commit was called.
pub struct Transaction<'a> {}
impl<'a> Transaction<'a> {
    #[conc(blocks, panics_in_async, persists)]
    pub fn commit(self) -> Result<(), Error> {}
    #[conc(blocks, panics_in_async)]
    pub fn rollback(self) -> Result<(), Error> {}
    #[conc(blocks, panics_in_async, persists)]
    pub fn execute<T: ?Sized, P: ?Sized>(&mut self, query: &T, params: &P) -> Result<u64, Error> {}
    #[conc(blocks, panics_in_async)]
    pub fn query<T: ?Sized, P: ?Sized>(&mut self, query: &T, params: &P) -> Result<Vec<Row>, Error> {}
    #[conc(blocks, panics_in_async)]
    pub fn query_one<T: ?Sized, P: ?Sized>(&mut self, query: &T, params: &P) -> Result<Row, Error> {}
    #[conc(blocks, panics_in_async)]
    pub fn query_opt<T: ?Sized, P: ?Sized>(&mut self, query: &T, params: &P) -> Result<Option<Row>, Error> {}
    #[conc(blocks, panics_in_async)]
    pub fn prepare(&mut self, query: &str) -> Result<Statement, Error> {}
    #[conc(blocks, panics_in_async, persists)]
    pub fn batch_execute(&mut self, query: &str) -> Result<(), Error> {}
}
impl Drop for Transaction<'_> { fn drop(&mut self) {} }
