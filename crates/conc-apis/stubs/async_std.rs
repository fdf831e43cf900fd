//! What is known of async_std. Signatures and facts: its docs; `measured` facts were measured with it.
//! Version: async-std 1.13.2

pub use async_channel as channel;
pub mod task {
    use std::future::Future;
    use std::io::Result;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    use std::time::Duration;
    // task::JoinHandle: dropping it detaches the task (measured); cancel stops it.
    #[conc(handle(task), on_drop(detach))]
    pub struct JoinHandle<T> {}
    impl<T> JoinHandle<T> {
        pub fn task(&self) -> &Task {}
        #[conc(aborts, joins)]
        pub async fn cancel(self) -> Option<T> {}
    }
    impl<T> Future for JoinHandle<T> { type Output = T; #[conc(joins)] fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {} }
    impl<T> Drop for JoinHandle<T> { fn drop(&mut self) {} }
    #[derive(Clone)]
    pub struct Task {}
    #[conc(spawns(task))]
    pub fn spawn<F: Future<Output = T> + Send + 'static, T: Send + 'static>(future: F) -> JoinHandle<T> {}
    #[conc(spawns(local_task))]
    pub fn spawn_local<F: Future<Output = T> + 'static, T: 'static>(future: F) -> JoinHandle<T> {}
    #[conc(spawns(blocking))]
    pub fn spawn_blocking<F: FnOnce() -> T + Send + 'static, T: Send + 'static>(f: F) -> JoinHandle<T> {}
    #[conc(blocks, runs_now, drives)]
    pub fn block_on<F: Future<Output = T>, T>(future: F) -> T {}
    #[conc(sleeps, delays)]
    pub async fn sleep(dur: Duration) {}
    pub async fn yield_now() {}
    pub fn current() -> Task {}
    pub struct Builder {}
    impl Builder {
        pub fn new() -> Builder {}
        pub fn name(self, name: String) -> Builder {}
        #[conc(spawns(task))]
        pub fn spawn<F: Future<Output = T> + Send + 'static, T: Send + 'static>(self, future: F) -> Result<JoinHandle<T>> {}
        #[conc(spawns(local_task))]
        pub fn local<F: Future<Output = T> + 'static, T: 'static>(self, future: F) -> Result<JoinHandle<T>> {}
        #[conc(blocks, runs_now)]
        pub fn blocking<F: Future<Output = T>, T>(self, future: F) -> T {}
    }
}
pub mod sync {
    use std::time::Duration;
    pub use std::sync::{Arc, Weak};
    pub use async_lock::{Barrier, BarrierWaitResult, Mutex, MutexGuard, MutexGuardArc};
    pub use async_lock::{RwLock, RwLockReadGuard, RwLockUpgradableReadGuard, RwLockWriteGuard};
    // sync::Condvar: waiting releases the guard and takes it back; wake-ups may be spurious.
    #[conc(condvar)]
    pub struct Condvar {}
    pub struct WaitTimeoutResult(bool);
    impl WaitTimeoutResult { pub fn timed_out(self) -> bool {} }
    impl Condvar {
        pub fn new() -> Condvar {}
        #[conc(releases, waits, spurious)]
        pub async fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {}
        #[conc(releases, waits, runs_now)]
        pub async fn wait_until<'a, T, F: FnMut(&mut T) -> bool>(&self, guard: MutexGuard<'a, T>, condition: F) -> MutexGuard<'a, T> {}
        #[conc(releases, waits, timed)]
        pub async fn wait_timeout<'a, T>(&self, guard: MutexGuard<'a, T>, dur: Duration) -> (MutexGuard<'a, T>, WaitTimeoutResult) {}
        #[conc(releases, waits, runs_now, timed)]
        pub async fn wait_timeout_until<'a, T, F: FnMut(&mut T) -> bool>(&self, guard: MutexGuard<'a, T>, dur: Duration, condition: F) -> (MutexGuard<'a, T>, WaitTimeoutResult) {}
        #[conc(notifies)]
        pub fn notify_one(&self) {}
        #[conc(notifies)]
        pub fn notify_all(&self) {}
    }
    impl Default for Condvar { fn default() -> Condvar {} }
}
pub mod future {
    pub use std::future::Future;
    pub struct TimeoutError {}
    #[conc(runs_forever)]
    pub async fn pending<T>() -> T {}
    pub async fn ready<T>(val: T) -> T {}
    // future::timeout: drops the inner future when the time is over.
    #[conc(timed)]
    pub async fn timeout<F: Future<Output = T>, T>(dur: std::time::Duration, f: F) -> Result<T, TimeoutError> {}
    pub use futures_lite::FutureExt;
}
// The method sets of stream and io are taken from futures_lite, whose shapes they share.
pub mod stream {
    pub use futures_lite::stream::{empty, once, pending, repeat, Stream, StreamExt};
    pub fn interval(dur: std::time::Duration) -> Interval {}
    pub struct Interval {}
    impl Stream for Interval { type Item = (); fn poll_next(self: std::pin::Pin<&mut Self>, cx: &mut std::task::Context<'_>) -> std::task::Poll<Option<()>> {} }
}
pub mod io {
    pub use std::io::{Error, ErrorKind, Result, SeekFrom};
    pub use futures_util::io::{AsyncBufRead as BufRead, AsyncRead as Read, AsyncSeek as Seek, AsyncWrite as Write};
    pub use futures_util::io::{AsyncBufReadExt as BufReadExt, AsyncReadExt as ReadExt, AsyncSeekExt as SeekExt, AsyncWriteExt as WriteExt};
    pub use futures_util::io::BufReader;
}
pub mod prelude {
    pub use crate::future::{Future, FutureExt};
    pub use crate::stream::{Stream, StreamExt};
    pub use crate::io::{BufReadExt, ReadExt, SeekExt, WriteExt};
}
pub mod fs {
    use std::io::Result;
    use std::path::Path;
    pub struct File {}
    impl File {
        pub async fn open<P: AsRef<Path>>(path: P) -> Result<File> {}
        pub async fn create<P: AsRef<Path>>(path: P) -> Result<File> {}
        #[conc(persists)]
        pub async fn sync_all(&self) -> Result<()> {}
    }
    impl futures_io::AsyncRead for File {}
    impl futures_io::AsyncWrite for File {}
    pub async fn read<P: AsRef<Path>>(path: P) -> Result<Vec<u8>> {}
    pub async fn read_to_string<P: AsRef<Path>>(path: P) -> Result<String> {}
    #[conc(persists)]
    pub async fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> Result<()> {}
    pub async fn remove_file<P: AsRef<Path>>(path: P) -> Result<()> {}
    pub async fn create_dir_all<P: AsRef<Path>>(path: P) -> Result<()> {}
}
pub mod net {
    use std::io::Result;
    use std::net::SocketAddr;
    pub trait ToSocketAddrs {}
    pub struct TcpListener {}
    impl TcpListener {
        pub async fn bind<A: ToSocketAddrs>(addrs: A) -> Result<TcpListener> {}
        #[conc(accepts)]
        pub async fn accept(&self) -> Result<(TcpStream, SocketAddr)> {}
        #[conc(accepts)]
        pub fn incoming(&self) -> impl futures_core::Stream<Item = Result<TcpStream>> {}
        pub fn local_addr(&self) -> Result<SocketAddr> {}
    }
    #[derive(Clone)]
    pub struct TcpStream {}
    impl TcpStream {
        pub async fn connect<A: ToSocketAddrs>(addrs: A) -> Result<TcpStream> {}
        pub fn peer_addr(&self) -> Result<SocketAddr> {}
    }
    impl futures_io::AsyncRead for TcpStream {}
    impl futures_io::AsyncWrite for TcpStream {}
    impl futures_io::AsyncRead for &TcpStream {}
    impl futures_io::AsyncWrite for &TcpStream {}
    pub struct UdpSocket {}
    impl UdpSocket {
        pub async fn bind<A: ToSocketAddrs>(addrs: A) -> Result<UdpSocket> {}
        pub async fn recv_from(&self, buf: &mut [u8]) -> Result<(usize, SocketAddr)> {}
        pub async fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], addrs: A) -> Result<usize> {}
    }
}
