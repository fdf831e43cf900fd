//! What is known of redis: its plain connections block, those of `aio` do not. Signatures and facts: its docs (known-apis 4.5).
//! Version: redis 0.32.7
//!
//! Of the commands, which a macro makes, only the most used ones are declared; all block in the same way.

use std::time::Duration;
pub use self::cmd::{cmd, pipe, Cmd};
pub use self::commands::{AsyncCommands, Commands};
pub use self::connection::{Connection, ConnectionLike, IntoConnectionInfo, Msg, PubSub};
pub use self::pipeline::Pipeline;
pub type RedisResult<T> = Result<T, RedisError>;
pub struct RedisError {}
#[derive(Clone)]
pub struct Client {}
impl Client {
    pub fn open<T: IntoConnectionInfo>(params: T) -> RedisResult<Client> {}
    #[conc(blocks)]
    pub fn get_connection(&self) -> RedisResult<Connection> {}
    #[conc(blocks, timed)]
    pub fn get_connection_with_timeout(&self, timeout: Duration) -> RedisResult<Connection> {}
    pub async fn get_multiplexed_async_connection(&self) -> RedisResult<aio::MultiplexedConnection> {}
    pub async fn get_multiplexed_tokio_connection(&self) -> RedisResult<aio::MultiplexedConnection> {}
    pub async fn get_connection_manager(&self) -> RedisResult<aio::ConnectionManager> {}
    pub async fn get_async_pubsub(&self) -> RedisResult<aio::PubSub> {}
}
mod connection {
    use crate::RedisResult;
    use std::time::Duration;
    pub trait IntoConnectionInfo {}
    pub trait ConnectionLike {
        #[conc(blocks)]
        fn check_connection(&mut self) -> bool;
        fn is_open(&self) -> bool;
    }
    pub struct Connection {}
    impl Connection {
        #[conc(limits)]
        pub fn set_read_timeout(&self, dur: Option<Duration>) -> RedisResult<()> {}
        pub fn set_write_timeout(&self, dur: Option<Duration>) -> RedisResult<()> {}
        #[conc(blocks)]
        pub fn recv_response(&mut self) -> RedisResult<crate::Value> {}
        pub fn as_pubsub(&mut self) -> PubSub<'_> {}
    }
    impl ConnectionLike for Connection {}
    impl ConnectionLike for crate::Client {}
    pub struct PubSub<'a> {}
    impl<'a> PubSub<'a> {
        #[conc(blocks)]
        pub fn subscribe<T>(&mut self, channel: T) -> RedisResult<()> {}
        #[conc(blocks)]
        pub fn psubscribe<T>(&mut self, pchannel: T) -> RedisResult<()> {}
        #[conc(blocks)]
        pub fn get_message(&mut self) -> RedisResult<Msg> {}
        #[conc(limits)]
        pub fn set_read_timeout(&self, dur: Option<Duration>) -> RedisResult<()> {}
    }
    impl Drop for PubSub<'_> { fn drop(&mut self) {} }
    pub struct Msg {}
    impl Msg { pub fn get_payload<T>(&self) -> RedisResult<T> {} pub fn get_channel_name(&self) -> &str {} }
}
pub use self::types::Value;
mod types {
    pub enum Value { Nil, Int(i64), Array(Vec<Value>), Okay }
}
mod cmd {
    use crate::connection::ConnectionLike;
    use crate::pipeline::Pipeline;
    use crate::RedisResult;
    #[derive(Clone)]
    pub struct Cmd {}
    impl Cmd {
        pub fn new() -> Cmd {}
        pub fn arg<T>(&mut self, arg: T) -> &mut Cmd {}
        #[conc(blocks)]
        pub fn query<T>(&self, con: &mut dyn ConnectionLike) -> RedisResult<T> {}
        #[conc(blocks)]
        pub fn exec(&self, con: &mut dyn ConnectionLike) -> RedisResult<()> {}
        #[conc(blocks)]
        pub fn execute(&self, con: &mut dyn ConnectionLike) {}
        pub async fn query_async<T>(&self, con: &mut impl crate::aio::ConnectionLike) -> RedisResult<T> {}
        pub async fn exec_async(&self, con: &mut impl crate::aio::ConnectionLike) -> RedisResult<()> {}
    }
    pub fn cmd(name: &str) -> Cmd {}
    pub fn pipe() -> Pipeline {}
}
mod pipeline {
    use crate::connection::ConnectionLike;
    use crate::RedisResult;
    #[derive(Clone)]
    pub struct Pipeline {}
    impl Pipeline {
        pub fn new() -> Pipeline {}
        pub fn atomic(&mut self) -> &mut Pipeline {}
        pub fn cmd(&mut self, name: &str) -> &mut Self {}
        pub fn arg<T>(&mut self, arg: T) -> &mut Self {}
        pub fn ignore(&mut self) -> &mut Self {}
        #[conc(blocks)]
        pub fn query<T>(&self, con: &mut dyn ConnectionLike) -> RedisResult<T> {}
        #[conc(blocks)]
        pub fn exec(&self, con: &mut dyn ConnectionLike) -> RedisResult<()> {}
        pub async fn query_async<T>(&self, con: &mut impl crate::aio::ConnectionLike) -> RedisResult<T> {}
        pub async fn exec_async(&self, con: &mut impl crate::aio::ConnectionLike) -> RedisResult<()> {}
    }
}
mod commands {
    use crate::RedisResult;
    pub trait Commands: crate::connection::ConnectionLike + Sized {
        #[conc(blocks)]
        fn get<K, RV>(&mut self, key: K) -> RedisResult<RV>;
        #[conc(blocks)]
        fn set<K, V, RV>(&mut self, key: K, value: V) -> RedisResult<RV>;
        #[conc(blocks)]
        fn set_ex<K, V, RV>(&mut self, key: K, value: V, seconds: u64) -> RedisResult<RV>;
        #[conc(blocks)]
        fn del<K, RV>(&mut self, key: K) -> RedisResult<RV>;
        #[conc(blocks)]
        fn exists<K, RV>(&mut self, key: K) -> RedisResult<RV>;
        #[conc(blocks)]
        fn expire<K, RV>(&mut self, key: K, seconds: i64) -> RedisResult<RV>;
        #[conc(blocks)]
        fn incr<K, V, RV>(&mut self, key: K, delta: V) -> RedisResult<RV>;
        #[conc(blocks)]
        fn hget<K, F, RV>(&mut self, key: K, field: F) -> RedisResult<RV>;
        #[conc(blocks)]
        fn hset<K, F, V, RV>(&mut self, key: K, field: F, value: V) -> RedisResult<RV>;
        #[conc(blocks)]
        fn lpush<K, V, RV>(&mut self, key: K, value: V) -> RedisResult<RV>;
        #[conc(blocks)]
        fn blpop<K, RV>(&mut self, key: K, timeout: f64) -> RedisResult<RV>;
        #[conc(blocks)]
        fn brpop<K, RV>(&mut self, key: K, timeout: f64) -> RedisResult<RV>;
        #[conc(blocks)]
        fn publish<K, E, RV>(&mut self, channel: K, message: E) -> RedisResult<RV>;
    }
    impl<T: crate::connection::ConnectionLike> Commands for T {}
    pub trait AsyncCommands: crate::aio::ConnectionLike + Send + Sized {
        async fn get<K, RV>(&mut self, key: K) -> RedisResult<RV>;
        async fn set<K, V, RV>(&mut self, key: K, value: V) -> RedisResult<RV>;
        async fn set_ex<K, V, RV>(&mut self, key: K, value: V, seconds: u64) -> RedisResult<RV>;
        async fn del<K, RV>(&mut self, key: K) -> RedisResult<RV>;
        async fn exists<K, RV>(&mut self, key: K) -> RedisResult<RV>;
        async fn expire<K, RV>(&mut self, key: K, seconds: i64) -> RedisResult<RV>;
        async fn incr<K, V, RV>(&mut self, key: K, delta: V) -> RedisResult<RV>;
        async fn hget<K, F, RV>(&mut self, key: K, field: F) -> RedisResult<RV>;
        async fn hset<K, F, V, RV>(&mut self, key: K, field: F, value: V) -> RedisResult<RV>;
        async fn publish<K, E, RV>(&mut self, channel: K, message: E) -> RedisResult<RV>;
    }
    impl<T: crate::aio::ConnectionLike> AsyncCommands for T {}
}
pub mod aio {
    pub trait ConnectionLike {}
    #[derive(Clone)]
    pub struct MultiplexedConnection {}
    impl ConnectionLike for MultiplexedConnection {}
    #[derive(Clone)]
    pub struct ConnectionManager {}
    impl ConnectionLike for ConnectionManager {}
    pub struct PubSub {}
}
