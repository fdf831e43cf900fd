//! What is known of rusqlite: all of it blocks. Signatures and facts: its docs (known-apis 4.5).
//! Version: rusqlite 0.41.1

use std::ops::Deref;
use std::path::Path;
pub type Result<T, E = Error> = std::result::Result<T, E>;
pub struct Error {}
pub trait Params {}
pub trait Name {}
pub struct Row<'stmt> {}
impl Row<'_> { pub fn get<I, T>(&self, idx: I) -> Result<T> {} }
// Connection: an embedded database; every operation runs on the calling thread.
pub struct Connection {}
impl Connection {
    #[conc(blocks)]
    pub fn open<P: AsRef<Path>>(path: P) -> Result<Self> {}
    pub fn open_in_memory() -> Result<Self> {}
    #[conc(blocks, persists)]
    pub fn execute_batch(&self, sql: &str) -> Result<()> {}
    #[conc(blocks, persists)]
    pub fn execute<P>(&self, sql: &str, params: P) -> Result<usize> {}
    #[conc(blocks, runs_now)]
    pub fn query_row<T, P, F: FnOnce(&Row<'_>) -> Result<T>>(&self, sql: &str, params: P, f: F) -> Result<T> {}
    #[conc(blocks, runs_now)]
    pub fn query_one<T, P, F: FnOnce(&Row<'_>) -> Result<T>>(&self, sql: &str, params: P, f: F) -> Result<T> {}
    #[conc(blocks, runs_now)]
    pub fn query_row_and_then<T, E, P, F: FnOnce(&Row<'_>) -> std::result::Result<T, E>>(&self, sql: &str, params: P, f: F) -> std::result::Result<T, E> {}
    #[conc(blocks)]
    pub fn prepare(&self, sql: &str) -> Result<Statement<'_>> {}
    #[conc(blocks)]
    pub fn prepare_cached(&self, sql: &str) -> Result<CachedStatement<'_>> {}
    #[conc(blocks)]
    pub fn close(self) -> std::result::Result<(), (Self, Error)> {}
    #[conc(blocks)]
    pub fn transaction(&mut self) -> Result<Transaction<'_>> {}
    #[conc(blocks)]
    pub fn unchecked_transaction(&self) -> Result<Transaction<'_>> {}
    #[conc(blocks)]
    pub fn savepoint(&mut self) -> Result<Savepoint<'_>> {}
    pub fn last_insert_rowid(&self) -> i64 {}
    pub fn changes(&self) -> u64 {}
    pub fn is_autocommit(&self) -> bool {}
}
impl Drop for Connection { fn drop(&mut self) {} }
pub struct Statement<'conn> {}
impl Statement<'_> {
    #[conc(blocks, persists)]
    pub fn execute<P>(&mut self, params: P) -> Result<usize> {}
    #[conc(blocks, persists)]
    pub fn insert<P>(&mut self, params: P) -> Result<i64> {}
    #[conc(blocks)]
    pub fn query<P>(&mut self, params: P) -> Result<Rows<'_>> {}
    #[conc(blocks)]
    pub fn query_map<T, P, F: FnMut(&Row<'_>) -> Result<T>>(&mut self, params: P, f: F) -> Result<MappedRows<'_, F>> {}
    #[conc(blocks)]
    pub fn exists<P>(&mut self, params: P) -> Result<bool> {}
    #[conc(blocks, runs_now)]
    pub fn query_row<T, P, F: FnOnce(&Row<'_>) -> Result<T>>(&mut self, params: P, f: F) -> Result<T> {}
    #[conc(blocks, runs_now)]
    pub fn query_one<T, P, F: FnOnce(&Row<'_>) -> Result<T>>(&mut self, params: P, f: F) -> Result<T> {}
}
impl Drop for Statement<'_> { fn drop(&mut self) {} }
pub struct CachedStatement<'conn> {}
impl<'conn> Deref for CachedStatement<'conn> { type Target = Statement<'conn>; fn deref(&self) -> &Statement<'conn> {} }
impl<'conn> std::ops::DerefMut for CachedStatement<'conn> { fn deref_mut(&mut self) -> &mut Statement<'conn> {} }
pub struct Rows<'stmt> {}
impl<'stmt> Rows<'stmt> {
    #[conc(blocks)]
    pub fn next(&mut self) -> Result<Option<&Row<'stmt>>> {}
}
pub struct MappedRows<'stmt, F> {}
impl<T, F: FnMut(&Row<'_>) -> Result<T>> Iterator for MappedRows<'_, F> { type Item = Result<T>; #[conc(blocks)] fn next(&mut self) -> Option<Result<T>> {} }
// Transaction: dropping it rolls back unless commit was called.
pub struct Transaction<'conn> {}
impl Transaction<'_> {
    #[conc(blocks, persists)]
    pub fn commit(self) -> Result<()> {}
    #[conc(blocks)]
    pub fn rollback(self) -> Result<()> {}
    #[conc(blocks)]
    pub fn finish(self) -> Result<()> {}
    #[conc(blocks)]
    pub fn savepoint(&mut self) -> Result<Savepoint<'_>> {}
}
impl Deref for Transaction<'_> { type Target = Connection; fn deref(&self) -> &Connection {} }
impl Drop for Transaction<'_> { fn drop(&mut self) {} }
pub struct Savepoint<'conn> {}
impl Savepoint<'_> {
    #[conc(blocks, persists)]
    pub fn commit(self) -> Result<()> {}
    #[conc(blocks)]
    pub fn rollback(&mut self) -> Result<()> {}
    #[conc(blocks)]
    pub fn finish(self) -> Result<()> {}
}
impl Deref for Savepoint<'_> { type Target = Connection; fn deref(&self) -> &Connection {} }
impl Drop for Savepoint<'_> { fn drop(&mut self) {} }
