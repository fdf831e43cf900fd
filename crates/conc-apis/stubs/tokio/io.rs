
pub mod io {
    use std::pin::Pin;
    use std::task::{Context, Poll};
    pub use std::io::{Error, ErrorKind, Result, SeekFrom};
    pub trait AsyncRead { fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>>; }
    pub trait AsyncWrite {
        fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>>;
        fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>>;
        fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>>;
    }
    pub trait AsyncBufRead: AsyncRead {}
    pub trait AsyncSeek {}
    pub struct ReadBuf<'a> {}
    // io::AsyncReadExt, section "Cancel safety" of each method.
    pub trait AsyncReadExt: AsyncRead {
        fn chain<R: AsyncRead>(self, next: R) -> Chain<Self, R>;
        #[conc(reads)]
        async fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[conc(reads)]
        async fn read_buf<B: ?Sized>(&mut self, buf: &mut B) -> Result<usize>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_exact(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[conc(cancel_loses(data))]
        async fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[conc(cancel_loses(data))]
        async fn read_to_string(&mut self, dst: &mut String) -> Result<usize>;
        fn take(self, limit: u64) -> Take<Self>;
        #[conc(reads_all)]
        async fn read_u8(&mut self) -> Result<u8>;
        #[conc(reads_all)]
        async fn read_i8(&mut self) -> Result<i8>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_u16(&mut self) -> Result<u16>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_u16_le(&mut self) -> Result<u16>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_i16(&mut self) -> Result<i16>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_i16_le(&mut self) -> Result<i16>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_u32(&mut self) -> Result<u32>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_u32_le(&mut self) -> Result<u32>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_i32(&mut self) -> Result<i32>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_i32_le(&mut self) -> Result<i32>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_u64(&mut self) -> Result<u64>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_u64_le(&mut self) -> Result<u64>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_i64(&mut self) -> Result<i64>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_i64_le(&mut self) -> Result<i64>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_u128(&mut self) -> Result<u128>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_u128_le(&mut self) -> Result<u128>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_i128(&mut self) -> Result<i128>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_i128_le(&mut self) -> Result<i128>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_f32(&mut self) -> Result<f32>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_f32_le(&mut self) -> Result<f32>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_f64(&mut self) -> Result<f64>;
        #[conc(reads_all, cancel_loses(data))]
        async fn read_f64_le(&mut self) -> Result<f64>;
    }
    impl<R: AsyncRead + ?Sized> AsyncReadExt for R {}
    // io::AsyncWriteExt, section "Cancel safety" of each method.
    pub trait AsyncWriteExt: AsyncWrite {
        async fn write(&mut self, src: &[u8]) -> Result<usize>;
        async fn write_vectored(&mut self, bufs: &[std::io::IoSlice<'_>]) -> Result<usize>;
        async fn write_buf<B>(&mut self, src: &mut B) -> Result<usize>;
        async fn write_all_buf<B>(&mut self, src: &mut B) -> Result<()>;
        #[conc(cancel_loses(data))]
        async fn write_all(&mut self, src: &[u8]) -> Result<()>;
        async fn write_u8(&mut self, n: u8) -> Result<()>;
        #[conc(cancel_loses(data))]
        async fn write_u16(&mut self, n: u16) -> Result<()>;
        #[conc(cancel_loses(data))]
        async fn write_u32(&mut self, n: u32) -> Result<()>;
        #[conc(cancel_loses(data))]
        async fn write_u64(&mut self, n: u64) -> Result<()>;
        async fn flush(&mut self) -> Result<()>;
        async fn shutdown(&mut self) -> Result<()>;
    }
    impl<W: AsyncWrite + ?Sized> AsyncWriteExt for W {}
    // io::AsyncBufReadExt, section "Cancel safety" of each method: read_until keeps partial bytes in its buffer.
    pub trait AsyncBufReadExt: AsyncBufRead {
        #[conc(reads)]
        async fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize>;
        #[conc(reads, cancel_loses(data))]
        async fn read_line(&mut self, buf: &mut String) -> Result<usize>;
        fn split(self, byte: u8) -> Split<Self>;
        async fn fill_buf(&mut self) -> Result<&[u8]>;
        fn consume(&mut self, amt: usize);
        fn lines(self) -> Lines<Self>;
    }
    impl<R: AsyncBufRead + ?Sized> AsyncBufReadExt for R {}
    pub trait AsyncSeekExt: AsyncSeek {
        async fn seek(&mut self, pos: SeekFrom) -> Result<u64>;
        async fn rewind(&mut self) -> Result<()>;
        async fn stream_position(&mut self) -> Result<u64>;
    }
    impl<S: AsyncSeek + ?Sized> AsyncSeekExt for S {}
    pub struct Chain<T, U> {}
    pub struct Take<R> {}
    pub struct Split<R> {}
    pub struct Lines<R> {}
    impl<R> Lines<R> {
        pub async fn next_line(&mut self) -> Result<Option<String>> {}
        pub fn get_ref(&mut self) -> &R {}
        pub fn get_mut(&mut self) -> &mut R {}
        pub fn into_inner(self) -> R {}
    }
    impl<R> Split<R> { pub async fn next_segment(&mut self) -> Result<Option<Vec<u8>>> {} }
    pub struct BufReader<R> {}
    impl<R> BufReader<R> {
        pub fn new(inner: R) -> BufReader<R> {}
        pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {}
        pub fn get_ref(&self) -> &R {}
        pub fn get_mut(&mut self) -> &mut R {}
        pub fn into_inner(self) -> R {}
    }
    pub struct BufWriter<W> {}
    impl<W> BufWriter<W> {
        pub fn new(inner: W) -> BufWriter<W> {}
        pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W> {}
        pub fn get_ref(&self) -> &W {}
        pub fn get_mut(&mut self) -> &mut W {}
        pub fn into_inner(self) -> W {}
    }
    pub struct BufStream<RW> {}
    impl<RW> BufStream<RW> { pub fn new(stream: RW) -> BufStream<RW> {} pub fn into_inner(self) -> RW {} }
    pub struct DuplexStream {}
    pub fn duplex(max_buf_size: usize) -> (DuplexStream, DuplexStream) {}
    pub struct ReadHalf<T> {}
    pub struct WriteHalf<T> {}
    impl<T> ReadHalf<T> { pub fn unsplit(self, wr: WriteHalf<T>) -> T {} }
    impl<T> Drop for ReadHalf<T> { fn drop(&mut self) {} }
    impl<T> Drop for WriteHalf<T> { fn drop(&mut self) {} }
    pub fn split<T: AsyncRead + AsyncWrite>(stream: T) -> (ReadHalf<T>, WriteHalf<T>) {}
    pub struct Stdin {}
    pub struct Stdout {}
    pub struct Stderr {}
    pub fn stdin() -> Stdin {}
    pub fn stdout() -> Stdout {}
    pub fn stderr() -> Stderr {}
    #[conc(cancel_loses(data))]
    pub async fn copy<R: AsyncRead + ?Sized, W: AsyncWrite + ?Sized>(reader: &mut R, writer: &mut W) -> Result<u64> {}
    #[conc(cancel_loses(data))]
    pub async fn copy_buf<R: AsyncBufRead + ?Sized, W: AsyncWrite + ?Sized>(reader: &mut R, writer: &mut W) -> Result<u64> {}
    #[conc(cancel_loses(data))]
    pub async fn copy_bidirectional<A: ?Sized, B: ?Sized>(a: &mut A, b: &mut B) -> Result<(u64, u64)> {}
    pub struct Empty {}
    pub struct Sink {}
    pub fn empty() -> Empty {}
    pub fn sink() -> Sink {}
    pub mod unix {
        pub struct AsyncFd<T> {}
        impl<T> AsyncFd<T> { pub fn new(inner: T) -> std::io::Result<AsyncFd<T>> {} }
    }
    impl AsyncRead for DuplexStream {}
    impl AsyncRead for crate::net::TcpStream {}
    impl AsyncRead for crate::net::UnixStream {}
    impl AsyncRead for crate::fs::File {}
    impl AsyncRead for Stdin {}
    impl AsyncRead for Empty {}
    impl AsyncRead for crate::net::tcp::ReadHalf<'_> {}
    impl AsyncRead for crate::net::tcp::OwnedReadHalf {}
    impl AsyncRead for crate::net::unix::OwnedReadHalf {}
    impl AsyncRead for crate::process::ChildStdout {}
    impl AsyncRead for crate::process::ChildStderr {}
    impl AsyncWrite for DuplexStream {}
    impl AsyncWrite for crate::net::TcpStream {}
    impl AsyncWrite for crate::net::UnixStream {}
    impl AsyncWrite for crate::fs::File {}
    impl AsyncWrite for Stdout {}
    impl AsyncWrite for Stderr {}
    impl AsyncWrite for Sink {}
    impl AsyncWrite for crate::net::tcp::WriteHalf<'_> {}
    impl AsyncWrite for crate::net::tcp::OwnedWriteHalf {}
    impl AsyncWrite for crate::net::unix::OwnedWriteHalf {}
    impl AsyncWrite for crate::process::ChildStdin {}
    impl<T> AsyncRead for ReadHalf<T> {}
    impl<T> AsyncRead for BufReader<T> {}
    impl<T> AsyncRead for BufStream<T> {}
    impl<T> AsyncRead for Take<T> {}
    impl<T, U> AsyncRead for Chain<T, U> {}
    impl<T: AsyncRead + ?Sized> AsyncRead for &mut T {}
    impl<T: AsyncRead + ?Sized> AsyncRead for Box<T> {}
    impl<T> AsyncWrite for WriteHalf<T> {}
    impl<T> AsyncRead for BufWriter<T> {}
    impl<T> AsyncWrite for BufWriter<T> {}
    impl<T> AsyncWrite for BufStream<T> {}
    impl<T: AsyncWrite + ?Sized> AsyncWrite for &mut T {}
    impl<T: AsyncWrite + ?Sized> AsyncWrite for Box<T> {}
    impl<T> AsyncBufRead for BufReader<T> {}
    impl<T> AsyncBufRead for BufStream<T> {}
    impl AsyncSeek for crate::fs::File {}
    impl AsyncRead for &[u8] {}
    impl AsyncBufRead for &[u8] {}
    impl AsyncWrite for Vec<u8> {}
}
