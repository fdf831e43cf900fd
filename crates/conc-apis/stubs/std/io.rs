
pub mod ffi {
    pub struct OsStr {}
    #[derive(Clone)]
    pub struct OsString {}
    pub struct CStr {}
    #[derive(Clone)]
    pub struct CString {}
    impl OsStr {
        pub fn new<S: AsRef<OsStr> + ?Sized>(s: &S) -> &OsStr {}
        pub fn to_str(&self) -> Option<&str> {}
        pub fn to_string_lossy(&self) -> crate::borrow::Cow<'_, str> {}
        pub fn to_os_string(&self) -> OsString {}
    }
    impl OsString { pub fn new() -> OsString {} pub fn into_string(self) -> Result<String, OsString> {} }
    impl crate::ops::Deref for OsString { type Target = OsStr; fn deref(&self) -> &OsStr {} }
    impl AsRef<OsStr> for OsString { fn as_ref(&self) -> &OsStr {} }
    impl AsRef<OsStr> for str { fn as_ref(&self) -> &OsStr {} }
    impl CString { pub fn new<T: Into<Vec<u8>>>(t: T) -> Result<CString, NulError> {} }
    pub struct NulError {}
}

pub mod path {
    use crate::ffi::OsStr;
    pub struct Path {}
    #[derive(Clone)]
    pub struct PathBuf {}
    impl Path {
        pub fn new<S: AsRef<OsStr> + ?Sized>(s: &S) -> &Path {}
        pub fn as_os_str(&self) -> &OsStr {}
        pub fn to_str(&self) -> Option<&str> {}
        pub fn to_string_lossy(&self) -> crate::borrow::Cow<'_, str> {}
        pub fn to_path_buf(&self) -> PathBuf {}
        pub fn parent(&self) -> Option<&Path> {}
        pub fn file_name(&self) -> Option<&OsStr> {}
        pub fn file_stem(&self) -> Option<&OsStr> {}
        pub fn extension(&self) -> Option<&OsStr> {}
        pub fn join<P: AsRef<Path>>(&self, path: P) -> PathBuf {}
        pub fn with_extension<S: AsRef<OsStr>>(&self, extension: S) -> PathBuf {}
        pub fn with_file_name<S: AsRef<OsStr>>(&self, file_name: S) -> PathBuf {}
        pub fn strip_prefix<P: AsRef<Path>>(&self, base: P) -> Result<&Path, StripPrefixError> {}
        pub fn starts_with<P: AsRef<Path>>(&self, base: P) -> bool {}
        pub fn is_absolute(&self) -> bool {}
        pub fn display(&self) -> Display<'_> {}
        pub fn exists(&self) -> bool {}
        pub fn is_file(&self) -> bool {}
        pub fn is_dir(&self) -> bool {}
        pub fn canonicalize(&self) -> crate::io::Result<PathBuf> {}
    }
    pub struct StripPrefixError {}
    pub struct Display<'a> {}
    impl crate::fmt::Display for Display<'_> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {} }
    impl PathBuf {
        pub fn new() -> PathBuf {}
        pub fn as_path(&self) -> &Path {}
        pub fn push<P: AsRef<Path>>(&mut self, path: P) {}
        pub fn pop(&mut self) -> bool {}
        pub fn into_os_string(self) -> crate::ffi::OsString {}
    }
    impl Default for PathBuf { fn default() -> PathBuf {} }
    impl crate::ops::Deref for PathBuf { type Target = Path; fn deref(&self) -> &Path {} }
    impl AsRef<Path> for PathBuf { fn as_ref(&self) -> &Path {} }
    impl AsRef<Path> for str { fn as_ref(&self) -> &Path {} }
    impl crate::borrow::ToOwned for Path { type Owned = PathBuf; fn to_owned(&self) -> PathBuf {} }
    impl<T: ?Sized + AsRef<OsStr>> From<&T> for PathBuf { fn from(s: &T) -> PathBuf {} }
    impl From<String> for PathBuf { fn from(s: String) -> PathBuf {} }
}

pub mod io {
    use crate::fmt::Arguments;
    pub mod prelude { pub use super::{BufRead, Read, Seek, Write}; }
    pub type Result<T> = crate::result::Result<T, Error>;
    pub struct Error {}
    #[derive(Clone, Copy)]
    pub enum ErrorKind { NotFound, PermissionDenied, ConnectionRefused, ConnectionReset, ConnectionAborted, NotConnected, AddrInUse, BrokenPipe, AlreadyExists, WouldBlock, InvalidInput, InvalidData, TimedOut, WriteZero, Interrupted, Unsupported, #[conc(tells(closed))] UnexpectedEof, OutOfMemory, Other }
    impl Error {
        pub fn new<E>(kind: ErrorKind, error: E) -> Error {}
        pub fn other<E>(error: E) -> Error {}
        pub fn last_os_error() -> Error {}
        pub fn from_raw_os_error(code: i32) -> Error {}
        pub fn raw_os_error(&self) -> Option<i32> {}
        pub fn kind(&self) -> ErrorKind {}
    }
    impl From<ErrorKind> for Error { fn from(kind: ErrorKind) -> Error {} }
    pub trait Read {
        #[conc(reads)]
        fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        #[conc(reads_all)]
        fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
        fn by_ref(&mut self) -> &mut Self;
        fn bytes(self) -> Bytes<Self>;
        fn chain<R: Read>(self, next: R) -> Chain<Self, R>;
        fn take(self, limit: u64) -> Take<Self>;
    }
    pub trait Write {
        fn write(&mut self, buf: &[u8]) -> Result<usize>;
        fn flush(&mut self) -> Result<()>;
        fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        fn write_fmt(&mut self, args: Arguments<'_>) -> Result<()>;
        fn by_ref(&mut self) -> &mut Self;
    }
    pub trait BufRead: Read {
        fn fill_buf(&mut self) -> Result<&[u8]>;
        fn consume(&mut self, amount: usize);
        #[conc(reads)]
        fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize>;
        #[conc(reads)]
        fn read_line(&mut self, buf: &mut String) -> Result<usize>;
        fn split(self, byte: u8) -> Split<Self>;
        fn lines(self) -> Lines<Self>;
    }
    pub trait Seek { fn seek(&mut self, pos: SeekFrom) -> Result<u64>; fn rewind(&mut self) -> Result<()>; fn stream_position(&mut self) -> Result<u64>; }
    #[derive(Clone, Copy)]
    pub enum SeekFrom { Start(u64), End(i64), Current(i64) }
    pub struct IoSlice<'a> {}
    pub struct Bytes<R> {}
    pub struct Chain<T, U> {}
    pub struct Take<T> {}
    pub struct Split<B> {}
    pub struct Lines<B> {}
    impl<R> Iterator for Bytes<R> { type Item = Result<u8>; fn next(&mut self) -> Option<Result<u8>> {} }
    impl<B> Iterator for Split<B> { type Item = Result<Vec<u8>>; fn next(&mut self) -> Option<Result<Vec<u8>>> {} }
    impl<B> Iterator for Lines<B> { type Item = Result<String>; fn next(&mut self) -> Option<Result<String>> {} }
    impl<T, U> Read for Chain<T, U> {}
    impl<T> Read for Take<T> {}
    pub struct BufReader<R: ?Sized> {}
    impl<R> BufReader<R> {
        pub fn new(inner: R) -> BufReader<R> {}
        pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {}
        pub fn get_ref(&self) -> &R {}
        pub fn get_mut(&mut self) -> &mut R {}
        pub fn into_inner(self) -> R {}
    }
    impl<R> Read for BufReader<R> {}
    impl<R> BufRead for BufReader<R> {}
    impl<R> Seek for BufReader<R> {}
    pub struct BufWriter<W: ?Sized> {}
    pub struct LineWriter<W: ?Sized> {}
    pub struct IntoInnerError<W> {}
    impl<W> BufWriter<W> {
        pub fn new(inner: W) -> BufWriter<W> {}
        pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W> {}
        pub fn get_ref(&self) -> &W {}
        pub fn get_mut(&mut self) -> &mut W {}
        pub fn into_inner(self) -> crate::result::Result<W, IntoInnerError<BufWriter<W>>> {}
    }
    impl<W: ?Sized> Drop for BufWriter<W> { fn drop(&mut self) {} }
    impl<W> Write for BufWriter<W> {}
    impl<W> LineWriter<W> { pub fn new(inner: W) -> LineWriter<W> {} }
    impl<W> Write for LineWriter<W> {}
    #[derive(Clone)]
    pub struct Cursor<T> {}
    impl<T> Cursor<T> {
        pub fn new(inner: T) -> Cursor<T> {}
        pub fn into_inner(self) -> T {}
        pub fn get_ref(&self) -> &T {}
        pub fn get_mut(&mut self) -> &mut T {}
        pub fn position(&self) -> u64 {}
        pub fn set_position(&mut self, pos: u64) {}
    }
    impl<T> Read for Cursor<T> {}
    impl<T> BufRead for Cursor<T> {}
    impl<T> Write for Cursor<T> {}
    impl<T> Seek for Cursor<T> {}
    impl Read for &[u8] {}
    impl BufRead for &[u8] {}
    impl Write for Vec<u8> {}
    impl<R: Read + ?Sized> Read for &mut R {}
    impl<W: Write + ?Sized> Write for &mut W {}
    impl<R: Read + ?Sized> Read for Box<R> {}
    impl<W: Write + ?Sized> Write for Box<W> {}
    // std docs of Stdin, Stdout, Stderr: one shared handle each, a lock keeps it; output locks are re-entrant.
    pub fn stdin() -> Stdin {}
    pub fn stdout() -> Stdout {}
    pub fn stderr() -> Stderr {}
    #[conc(lock)]
    pub struct Stdin {}
    #[conc(lock)]
    pub struct Stdout {}
    #[conc(lock)]
    pub struct Stderr {}
    #[conc(guard(io))]
    pub struct StdinLock<'a> {}
    #[conc(guard(io))]
    pub struct StdoutLock<'a> {}
    #[conc(guard(io))]
    pub struct StderrLock<'a> {}
    impl Stdin {
        #[conc(acquires(exclusive))]
        pub fn lock(&self) -> StdinLock<'static> {}
        #[conc(reads, locks(exclusive), blocks)]
        pub fn read_line(&self, buf: &mut String) -> Result<usize> {}
        #[conc(acquires(exclusive))]
        pub fn lines(self) -> Lines<StdinLock<'static>> {}
    }
    impl Stdout {
        #[conc(acquires(reentrant))]
        pub fn lock(&self) -> StdoutLock<'static> {}
    }
    impl Stderr {
        #[conc(acquires(reentrant))]
        pub fn lock(&self) -> StderrLock<'static> {}
    }
    impl BufRead for StdinLock<'_> {
        #[conc(reads, blocks)]
        fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {}
        #[conc(reads, blocks)]
        fn read_line(&mut self, buf: &mut String) -> Result<usize> {}
    }
    impl Write for Stdout {}
    impl Write for Stderr {}
    impl Write for StdoutLock<'_> {}
    impl Write for StderrLock<'_> {}
    #[conc(blocks)]
    pub fn copy<R: Read + ?Sized, W: Write + ?Sized>(reader: &mut R, writer: &mut W) -> Result<u64> {}
    #[conc(blocks)]
    pub fn read_to_string<R: Read>(reader: R) -> Result<String> {}
    pub struct Empty {}
    pub struct Sink {}
    pub fn empty() -> Empty {}
    pub fn sink() -> Sink {}
    impl Read for Empty {}
    impl Write for Sink {}
    impl Read for crate::fs::File {
        #[conc(reads, blocks)] fn read(&mut self, buf: &mut [u8]) -> Result<usize> {}
        #[conc(blocks)] fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {}
        #[conc(blocks)] fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {}
        #[conc(blocks)] fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {}
    }
    impl Read for crate::net::TcpStream {
        #[conc(reads, blocks)] fn read(&mut self, buf: &mut [u8]) -> Result<usize> {}
        #[conc(blocks)] fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {}
        #[conc(blocks)] fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {}
        #[conc(blocks)] fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {}
    }
    impl Read for crate::process::ChildStdout {
        #[conc(reads, blocks)] fn read(&mut self, buf: &mut [u8]) -> Result<usize> {}
        #[conc(blocks)] fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {}
        #[conc(blocks)] fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {}
        #[conc(blocks)] fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {}
    }
    impl Read for crate::process::ChildStderr {
        #[conc(reads, blocks)] fn read(&mut self, buf: &mut [u8]) -> Result<usize> {}
        #[conc(blocks)] fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {}
        #[conc(blocks)] fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {}
        #[conc(blocks)] fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {}
    }
    impl Read for Stdin {
        #[conc(reads, blocks)] fn read(&mut self, buf: &mut [u8]) -> Result<usize> {}
        #[conc(blocks)] fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {}
        #[conc(blocks)] fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {}
        #[conc(blocks)] fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {}
    }
    impl Read for StdinLock<'_> {
        #[conc(reads, blocks)] fn read(&mut self, buf: &mut [u8]) -> Result<usize> {}
        #[conc(blocks)] fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {}
        #[conc(blocks)] fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {}
        #[conc(blocks)] fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {}
    }
    impl Write for crate::fs::File {
        #[conc(blocks, persists)] fn write(&mut self, buf: &[u8]) -> Result<usize> {}
        #[conc(blocks, persists)] fn write_all(&mut self, buf: &[u8]) -> Result<()> {}
        #[conc(blocks, persists)] fn flush(&mut self) -> Result<()> {}
    }
    impl Write for crate::net::TcpStream {
        #[conc(blocks)] fn write(&mut self, buf: &[u8]) -> Result<usize> {}
        #[conc(blocks)] fn write_all(&mut self, buf: &[u8]) -> Result<()> {}
        #[conc(blocks)] fn flush(&mut self) -> Result<()> {}
    }
    impl Write for crate::process::ChildStdin {
        #[conc(blocks)] fn write(&mut self, buf: &[u8]) -> Result<usize> {}
        #[conc(blocks)] fn write_all(&mut self, buf: &[u8]) -> Result<()> {}
        #[conc(blocks)] fn flush(&mut self) -> Result<()> {}
    }
}
