//! What is known of async_io. Signatures and facts: its docs.
//! Version: async-io 2.6.0

use std::future::Future;
use std::io::Result;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
#[conc(blocks, runs_now, drives)]
pub fn block_on<T>(future: impl Future<Output = T>) -> T {}
pub struct Timer {}
impl Timer {
    #[conc(runs_forever)]
    pub fn never() -> Timer {}
    #[conc(sleeps, delays)]
    pub fn after(duration: Duration) -> Timer {}
    #[conc(sleeps)]
    pub fn at(instant: Instant) -> Timer {}
    pub fn interval(period: Duration) -> Timer {}
    pub fn interval_at(start: Instant, period: Duration) -> Timer {}
    pub fn set_after(&mut self, duration: Duration) {}
    pub fn set_at(&mut self, instant: Instant) {}
    pub fn clear(&mut self) {}
}
impl Future for Timer { type Output = Instant; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Instant> {} }
impl futures_core::Stream for Timer { type Item = Instant; fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Instant>> {} }
pub struct Async<T> {}
impl<T> Async<T> {
    pub fn new(io: T) -> Result<Async<T>> {}
    pub fn get_ref(&self) -> &T {}
    pub fn into_inner(self) -> Result<T> {}
    pub async fn readable(&self) -> Result<()> {}
    pub async fn writable(&self) -> Result<()> {}
    #[conc(runs_now)]
    pub async fn read_with<R>(&self, op: impl FnMut(&T) -> Result<R>) -> Result<R> {}
    #[conc(runs_now)]
    pub async fn write_with<R>(&self, op: impl FnMut(&T) -> Result<R>) -> Result<R> {}
}
impl Async<std::net::TcpListener> {
    pub fn bind<A: Into<std::net::SocketAddr>>(addr: A) -> Result<Async<std::net::TcpListener>> {}
    #[conc(accepts)]
    pub async fn accept(&self) -> Result<(Async<std::net::TcpStream>, std::net::SocketAddr)> {}
    #[conc(accepts)]
    pub fn incoming(&self) -> impl futures_core::Stream<Item = Result<Async<std::net::TcpStream>>> {}
}
impl Async<std::net::TcpStream> { pub async fn connect<A: Into<std::net::SocketAddr>>(addr: A) -> Result<Async<std::net::TcpStream>> {} }
impl<T> futures_io::AsyncRead for Async<T> {}
impl<T> futures_io::AsyncWrite for Async<T> {}
