//! What is known of diesel: running a query blocks. Signatures and facts: its docs (known-apis 4.5).
//! Version: diesel 2.3.14
//!
//! Which tables and columns there are is made by macros; only what runs a query is declared, for statements whose type is known.

pub use self::connection::Connection;
pub use self::query_builder::functions::{delete, insert_into, sql_query, update};
pub use self::query_dsl::RunQueryDsl;
pub use self::result::{ConnectionResult, QueryResult};
pub mod prelude {
    pub use crate::connection::Connection;
    pub use crate::query_dsl::RunQueryDsl;
    pub use crate::result::{ConnectionError, ConnectionResult, QueryResult};
}
pub mod result {
    pub enum Error { NotFound, RollbackTransaction }
    pub struct ConnectionError {}
    pub type QueryResult<T> = std::result::Result<T, Error>;
    pub type ConnectionResult<T> = std::result::Result<T, ConnectionError>;
}
pub mod connection {
    use crate::result::{ConnectionResult, QueryResult};
    pub trait SimpleConnection {
        #[conc(blocks, persists)]
        fn batch_execute(&mut self, query: &str) -> QueryResult<()>;
    }
    pub trait Connection: SimpleConnection + Sized {
        #[conc(blocks)]
        fn establish(database_url: &str) -> ConnectionResult<Self>;
        #[conc(blocks, runs_now)]
        fn transaction<T, E, F: FnOnce(&mut Self) -> Result<T, E>>(&mut self, f: F) -> Result<T, E>;
        #[conc(blocks, runs_now)]
        fn test_transaction<T, E, F: FnOnce(&mut Self) -> Result<T, E>>(&mut self, f: F) -> T;
        #[conc(blocks)]
        fn begin_test_transaction(&mut self) -> QueryResult<()>;
    }
}
pub mod pg {
    pub struct PgConnection {}
    impl crate::connection::SimpleConnection for PgConnection {}
    impl crate::connection::Connection for PgConnection {}
}
pub mod mysql {
    pub struct MysqlConnection {}
    impl crate::connection::SimpleConnection for MysqlConnection {}
    impl crate::connection::Connection for MysqlConnection {}
}
pub mod sqlite {
    pub struct SqliteConnection {}
    impl crate::connection::SimpleConnection for SqliteConnection {}
    impl crate::connection::Connection for SqliteConnection {}
}
pub use self::mysql::MysqlConnection;
pub use self::pg::PgConnection;
pub use self::sqlite::SqliteConnection;
pub mod query_dsl {
    use crate::result::QueryResult;
    // RunQueryDsl: sends the query and waits for its rows.
    pub trait RunQueryDsl<Conn>: Sized {
        #[conc(blocks, persists)]
        fn execute(self, conn: &mut Conn) -> QueryResult<usize>;
        #[conc(blocks)]
        fn load<U>(self, conn: &mut Conn) -> QueryResult<Vec<U>>;
        #[conc(blocks)]
        fn get_result<U>(self, conn: &mut Conn) -> QueryResult<U>;
        #[conc(blocks)]
        fn get_results<U>(self, conn: &mut Conn) -> QueryResult<Vec<U>>;
        #[conc(blocks)]
        fn first<U>(self, conn: &mut Conn) -> QueryResult<U>;
    }
}
pub mod query_builder {
    use crate::query_dsl::RunQueryDsl;
    pub mod functions {
        use super::{IncompleteInsertStatement, DeleteStatement, SqlQuery, UpdateStatement};
        pub fn sql_query<T: Into<String>>(query: T) -> SqlQuery {}
        pub fn insert_into<T>(target: T) -> IncompleteInsertStatement<T> {}
        pub fn update<T>(source: T) -> UpdateStatement<T> {}
        pub fn delete<T>(source: T) -> DeleteStatement<T> {}
    }
    pub struct SqlQuery {}
    impl<Conn> RunQueryDsl<Conn> for SqlQuery {}
    pub struct IncompleteInsertStatement<T> {}
    impl<T> IncompleteInsertStatement<T> {
        pub fn values<U>(self, records: U) -> InsertStatement<T, U> {}
        pub fn default_values(self) -> InsertStatement<T, ()> {}
    }
    pub struct InsertStatement<T, U> {}
    impl<T, U, Conn> RunQueryDsl<Conn> for InsertStatement<T, U> {}
    pub struct UpdateStatement<T> {}
    impl<T> UpdateStatement<T> {
        pub fn set<V>(self, values: V) -> UpdateStatement<T> {}
        pub fn filter<P>(self, predicate: P) -> UpdateStatement<T> {}
    }
    impl<T, Conn> RunQueryDsl<Conn> for UpdateStatement<T> {}
    pub struct DeleteStatement<T> {}
    impl<T> DeleteStatement<T> {
        pub fn filter<P>(self, predicate: P) -> DeleteStatement<T> {}
    }
    impl<T, Conn> RunQueryDsl<Conn> for DeleteStatement<T> {}
}
