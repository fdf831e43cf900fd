
pub mod fs {
    use std::io::Result;
    use std::path::{Path, PathBuf};
    pub use std::fs::{FileType, Metadata, Permissions};
    pub struct File {}
    impl File {
        pub async fn open(path: impl AsRef<Path>) -> Result<File> {}
        pub async fn create(path: impl AsRef<Path>) -> Result<File> {}
        pub async fn create_new<P: AsRef<Path>>(path: P) -> Result<File> {}
        pub fn options() -> OpenOptions {}
        pub fn from_std(std: std::fs::File) -> File {}
        #[conc(persists)]
        pub async fn sync_all(&self) -> Result<()> {}
        #[conc(persists)]
        pub async fn sync_data(&self) -> Result<()> {}
        pub async fn set_len(&self, size: u64) -> Result<()> {}
        pub async fn metadata(&self) -> Result<Metadata> {}
        pub async fn try_clone(&self) -> Result<File> {}
        pub async fn into_std(self) -> std::fs::File {}
    }
    impl Drop for File { fn drop(&mut self) {} }
    #[derive(Clone)]
    pub struct OpenOptions {}
    impl OpenOptions {
        pub fn new() -> OpenOptions {}
        pub fn read(&mut self, read: bool) -> &mut OpenOptions {}
        pub fn write(&mut self, write: bool) -> &mut OpenOptions {}
        pub fn append(&mut self, append: bool) -> &mut OpenOptions {}
        pub fn truncate(&mut self, truncate: bool) -> &mut OpenOptions {}
        pub fn create(&mut self, create: bool) -> &mut OpenOptions {}
        pub fn create_new(&mut self, create_new: bool) -> &mut OpenOptions {}
        pub async fn open(&self, path: impl AsRef<Path>) -> Result<File> {}
    }
    pub struct ReadDir {}
    impl ReadDir { pub async fn next_entry(&mut self) -> Result<Option<DirEntry>> {} }
    pub struct DirEntry {}
    impl DirEntry {
        pub fn path(&self) -> PathBuf {}
        pub fn file_name(&self) -> std::ffi::OsString {}
        pub async fn metadata(&self) -> Result<Metadata> {}
        pub async fn file_type(&self) -> Result<FileType> {}
    }
    pub async fn read(path: impl AsRef<Path>) -> Result<Vec<u8>> {}
    pub async fn read_to_string(path: impl AsRef<Path>) -> Result<String> {}
    #[conc(persists)]
    pub async fn write(path: impl AsRef<Path>, contents: impl AsRef<[u8]>) -> Result<()> {}
    pub async fn remove_file(path: impl AsRef<Path>) -> Result<()> {}
    pub async fn metadata(path: impl AsRef<Path>) -> Result<Metadata> {}
    pub async fn symlink_metadata(path: impl AsRef<Path>) -> Result<Metadata> {}
    #[conc(persists)]
    pub async fn rename(from: impl AsRef<Path>, to: impl AsRef<Path>) -> Result<()> {}
    #[conc(persists)]
    pub async fn copy(from: impl AsRef<Path>, to: impl AsRef<Path>) -> Result<u64> {}
    pub async fn canonicalize(path: impl AsRef<Path>) -> Result<PathBuf> {}
    pub async fn create_dir(path: impl AsRef<Path>) -> Result<()> {}
    pub async fn create_dir_all(path: impl AsRef<Path>) -> Result<()> {}
    pub async fn remove_dir(path: impl AsRef<Path>) -> Result<()> {}
    pub async fn remove_dir_all(path: impl AsRef<Path>) -> Result<()> {}
    pub async fn read_dir(path: impl AsRef<Path>) -> Result<ReadDir> {}
    pub async fn try_exists(path: impl AsRef<Path>) -> Result<bool> {}
    pub async fn set_permissions(path: impl AsRef<Path>, perm: Permissions) -> Result<()> {}
}

pub mod net {
    use std::io::Result;
    use std::net::SocketAddr;
    use std::path::Path;
    pub trait ToSocketAddrs {}
    pub async fn lookup_host<T: ToSocketAddrs>(host: T) -> Result<std::vec::IntoIter<SocketAddr>> {}
    pub struct TcpListener {}
    impl TcpListener {
        pub async fn bind<A: ToSocketAddrs>(addr: A) -> Result<TcpListener> {}
        #[conc(accepts)]
        pub async fn accept(&self) -> Result<(TcpStream, SocketAddr)> {}
        pub fn from_std(listener: std::net::TcpListener) -> Result<TcpListener> {}
        pub fn into_std(self) -> Result<std::net::TcpListener> {}
        pub fn local_addr(&self) -> Result<SocketAddr> {}
    }
    impl Drop for TcpListener { fn drop(&mut self) {} }
    pub struct TcpStream {}
    impl TcpStream {
        pub async fn connect<A: ToSocketAddrs>(addr: A) -> Result<TcpStream> {}
        pub fn from_std(stream: std::net::TcpStream) -> Result<TcpStream> {}
        pub fn into_std(self) -> Result<std::net::TcpStream> {}
        pub fn local_addr(&self) -> Result<SocketAddr> {}
        pub fn peer_addr(&self) -> Result<SocketAddr> {}
        pub async fn readable(&self) -> Result<()> {}
        pub async fn writable(&self) -> Result<()> {}
        pub fn try_read(&self, buf: &mut [u8]) -> Result<usize> {}
        pub fn try_write(&self, buf: &[u8]) -> Result<usize> {}
        pub async fn peek(&self, buf: &mut [u8]) -> Result<usize> {}
        pub fn set_nodelay(&self, nodelay: bool) -> Result<()> {}
        pub fn split<'a>(&'a mut self) -> (tcp::ReadHalf<'a>, tcp::WriteHalf<'a>) {}
        pub fn into_split(self) -> (tcp::OwnedReadHalf, tcp::OwnedWriteHalf) {}
    }
    impl Drop for TcpStream { fn drop(&mut self) {} }
    pub struct TcpSocket {}
    impl TcpSocket {
        pub fn new_v4() -> Result<TcpSocket> {}
        pub fn new_v6() -> Result<TcpSocket> {}
        pub fn bind(&self, addr: SocketAddr) -> Result<()> {}
        pub async fn connect(self, addr: SocketAddr) -> Result<TcpStream> {}
        pub fn listen(self, backlog: u32) -> Result<TcpListener> {}
        pub fn set_reuseaddr(&self, reuseaddr: bool) -> Result<()> {}
    }
    pub mod tcp {
        pub struct ReadHalf<'a> {}
        pub struct WriteHalf<'a> {}
        pub struct OwnedReadHalf {}
        pub struct OwnedWriteHalf {}
        impl Drop for OwnedReadHalf { fn drop(&mut self) {} }
        impl Drop for OwnedWriteHalf { fn drop(&mut self) {} }
    }
    pub struct UdpSocket {}
    impl UdpSocket {
        pub async fn bind<A: ToSocketAddrs>(addr: A) -> Result<UdpSocket> {}
        pub async fn connect<A: ToSocketAddrs>(&self, addr: A) -> Result<()> {}
        pub fn from_std(socket: std::net::UdpSocket) -> Result<UdpSocket> {}
        pub fn local_addr(&self) -> Result<SocketAddr> {}
        pub async fn readable(&self) -> Result<()> {}
        pub async fn writable(&self) -> Result<()> {}
        pub async fn send(&self, buf: &[u8]) -> Result<usize> {}
        pub async fn recv(&self, buf: &mut [u8]) -> Result<usize> {}
        pub async fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], target: A) -> Result<usize> {}
        pub async fn recv_from(&self, buf: &mut [u8]) -> Result<(usize, SocketAddr)> {}
        pub fn try_recv_from(&self, buf: &mut [u8]) -> Result<(usize, SocketAddr)> {}
    }
    impl Drop for UdpSocket { fn drop(&mut self) {} }
    pub mod unix {
        pub struct SocketAddr {}
        pub struct OwnedReadHalf {}
        pub struct OwnedWriteHalf {}
    }
    pub struct UnixListener {}
    impl UnixListener {
        pub fn bind<P: AsRef<Path>>(path: P) -> Result<UnixListener> {}
        #[conc(accepts)]
        pub async fn accept(&self) -> Result<(UnixStream, unix::SocketAddr)> {}
    }
    pub struct UnixStream {}
    impl UnixStream {
        pub async fn connect<P: AsRef<Path>>(path: P) -> Result<UnixStream> {}
        pub fn pair() -> Result<(UnixStream, UnixStream)> {}
        pub fn into_split(self) -> (unix::OwnedReadHalf, unix::OwnedWriteHalf) {}
    }
    pub struct UnixDatagram {}
}

// process::Child: the process goes on when it is dropped unless kill_on_drop(true); wait is cancel safe.
pub mod process {
    use std::ffi::OsStr;
    use std::io::Result;
    use std::process::{ExitStatus, Output, Stdio};
    pub struct Command {}
    impl Command {
        pub fn new<S: AsRef<OsStr>>(program: S) -> Command {}
        pub fn arg<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command {}
        pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&mut self, args: I) -> &mut Command {}
        pub fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(&mut self, key: K, val: V) -> &mut Command {}
        pub fn envs<I>(&mut self, vars: I) -> &mut Command {}
        pub fn current_dir<P: AsRef<std::path::Path>>(&mut self, dir: P) -> &mut Command {}
        pub fn stdin<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {}
        pub fn stdout<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {}
        pub fn stderr<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {}
        pub fn kill_on_drop(&mut self, kill_on_drop: bool) -> &mut Command {}
        pub fn spawn(&mut self) -> Result<Child> {}
        pub async fn status(&mut self) -> Result<ExitStatus> {}
        pub async fn output(&mut self) -> Result<Output> {}
    }
    pub struct Child { pub stdin: Option<ChildStdin>, pub stdout: Option<ChildStdout>, pub stderr: Option<ChildStderr> }
    impl Child {
        pub fn id(&self) -> Option<u32> {}
        pub fn start_kill(&mut self) -> Result<()> {}
        pub async fn kill(&mut self) -> Result<()> {}
        pub async fn wait(&mut self) -> Result<ExitStatus> {}
        pub fn try_wait(&mut self) -> Result<Option<ExitStatus>> {}
        pub async fn wait_with_output(self) -> Result<Output> {}
    }
    pub struct ChildStdin {}
    pub struct ChildStdout {}
    pub struct ChildStderr {}
}

// signal: the usual source of a shutdown, so waiting for it counts as observing cancellation; recv is cancel safe.
pub mod signal {
    #[conc(observes_cancel)]
    pub async fn ctrl_c() -> std::io::Result<()> {}
    pub mod unix {
        pub struct Signal {}
        impl Signal {
            #[conc(observes_cancel)]
            pub async fn recv(&mut self) -> Option<()> {}
        }
        #[derive(Clone, Copy)]
        pub struct SignalKind {}
        impl SignalKind {
            pub const fn terminate() -> SignalKind {}
            pub const fn interrupt() -> SignalKind {}
            pub const fn hangup() -> SignalKind {}
            pub const fn quit() -> SignalKind {}
            pub const fn user_defined1() -> SignalKind {}
            pub const fn user_defined2() -> SignalKind {}
            pub const fn alarm() -> SignalKind {}
            pub const fn child() -> SignalKind {}
        }
        pub fn signal(kind: SignalKind) -> std::io::Result<Signal> {}
    }
    pub mod windows {
        pub struct CtrlC {}
        impl CtrlC {
            #[conc(observes_cancel)]
            pub async fn recv(&mut self) -> Option<()> {}
        }
        pub fn ctrl_c() -> std::io::Result<CtrlC> {}
    }
}
