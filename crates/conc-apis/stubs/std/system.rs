
// std docs of the module fs: every operation is synchronous.
pub mod fs {
    use crate::io::Result;
    use crate::path::{Path, PathBuf};
    pub struct File {}
    impl File {
        #[conc(blocks)]
        pub fn open<P: AsRef<Path>>(path: P) -> Result<File> {}
        #[conc(blocks)]
        pub fn create<P: AsRef<Path>>(path: P) -> Result<File> {}
        #[conc(blocks)]
        pub fn create_new<P: AsRef<Path>>(path: P) -> Result<File> {}
        pub fn options() -> OpenOptions {}
        #[conc(blocks, persists)]
        pub fn sync_all(&self) -> Result<()> {}
        #[conc(blocks, persists)]
        pub fn sync_data(&self) -> Result<()> {}
        #[conc(blocks)]
        pub fn lock(&self) -> Result<()> {}
        #[conc(blocks)]
        pub fn set_len(&self, size: u64) -> Result<()> {}
        #[conc(blocks)]
        pub fn metadata(&self) -> Result<Metadata> {}
        pub fn try_clone(&self) -> Result<File> {}
    }
    impl Drop for File { fn drop(&mut self) {} }
    impl crate::io::Seek for File {}
    #[derive(Clone)]
    pub struct OpenOptions {}
    impl OpenOptions {
        pub fn new() -> OpenOptions {}
        pub fn read(&mut self, read: bool) -> &mut Self {}
        pub fn write(&mut self, write: bool) -> &mut Self {}
        pub fn append(&mut self, append: bool) -> &mut Self {}
        pub fn truncate(&mut self, truncate: bool) -> &mut Self {}
        pub fn create(&mut self, create: bool) -> &mut Self {}
        pub fn create_new(&mut self, create_new: bool) -> &mut Self {}
        #[conc(blocks)]
        pub fn open<P: AsRef<Path>>(&self, path: P) -> Result<File> {}
    }
    #[derive(Clone)]
    pub struct Metadata {}
    impl Metadata {
        pub fn is_dir(&self) -> bool {}
        pub fn is_file(&self) -> bool {}
        pub fn len(&self) -> u64 {}
        pub fn modified(&self) -> Result<crate::time::SystemTime> {}
        pub fn permissions(&self) -> Permissions {}
    }
    #[derive(Clone)]
    pub struct Permissions {}
    pub struct ReadDir {}
    impl Iterator for ReadDir { type Item = Result<DirEntry>; fn next(&mut self) -> Option<Result<DirEntry>> {} }
    pub struct DirEntry {}
    impl DirEntry {
        pub fn path(&self) -> PathBuf {}
        pub fn metadata(&self) -> Result<Metadata> {}
        pub fn file_name(&self) -> crate::ffi::OsString {}
        pub fn file_type(&self) -> Result<FileType> {}
    }
    #[derive(Clone, Copy)]
    pub struct FileType {}
    impl FileType { pub fn is_dir(&self) -> bool {} pub fn is_file(&self) -> bool {} pub fn is_symlink(&self) -> bool {} }
    #[conc(blocks)] pub fn read<P: AsRef<Path>>(path: P) -> Result<Vec<u8>> {}
    #[conc(blocks)] pub fn read_to_string<P: AsRef<Path>>(path: P) -> Result<String> {}
    #[conc(blocks, persists)] pub fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> Result<()> {}
    #[conc(blocks)] pub fn remove_file<P: AsRef<Path>>(path: P) -> Result<()> {}
    #[conc(blocks)] pub fn metadata<P: AsRef<Path>>(path: P) -> Result<Metadata> {}
    #[conc(blocks)] pub fn symlink_metadata<P: AsRef<Path>>(path: P) -> Result<Metadata> {}
    #[conc(blocks, persists)] pub fn rename<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> Result<()> {}
    #[conc(blocks, persists)] pub fn copy<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> Result<u64> {}
    #[conc(blocks)] pub fn hard_link<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> Result<()> {}
    #[conc(blocks)] pub fn read_link<P: AsRef<Path>>(path: P) -> Result<PathBuf> {}
    #[conc(blocks)] pub fn canonicalize<P: AsRef<Path>>(path: P) -> Result<PathBuf> {}
    #[conc(blocks)] pub fn create_dir<P: AsRef<Path>>(path: P) -> Result<()> {}
    #[conc(blocks)] pub fn create_dir_all<P: AsRef<Path>>(path: P) -> Result<()> {}
    #[conc(blocks)] pub fn remove_dir<P: AsRef<Path>>(path: P) -> Result<()> {}
    #[conc(blocks)] pub fn remove_dir_all<P: AsRef<Path>>(path: P) -> Result<()> {}
    #[conc(blocks)] pub fn read_dir<P: AsRef<Path>>(path: P) -> Result<ReadDir> {}
    #[conc(blocks)] pub fn exists<P: AsRef<Path>>(path: P) -> Result<bool> {}
    #[conc(blocks)] pub fn set_permissions<P: AsRef<Path>>(path: P, perm: Permissions) -> Result<()> {}
}

// std docs of the module net: connecting, accepting, receiving and name look-up block.
pub mod net {
    use crate::io::Result;
    use crate::time::Duration;
    #[derive(Clone, Copy)]
    pub enum SocketAddr { V4(SocketAddrV4), V6(SocketAddrV6) }
    #[derive(Clone, Copy)]
    pub struct SocketAddrV4 {}
    #[derive(Clone, Copy)]
    pub struct SocketAddrV6 {}
    #[derive(Clone, Copy)]
    pub enum IpAddr { V4(Ipv4Addr), V6(Ipv6Addr) }
    #[derive(Clone, Copy)]
    pub struct Ipv4Addr {}
    #[derive(Clone, Copy)]
    pub struct Ipv6Addr {}
    impl SocketAddr {
        pub const fn new(ip: IpAddr, port: u16) -> SocketAddr {}
        pub const fn ip(&self) -> IpAddr {}
        pub const fn port(&self) -> u16 {}
    }
    impl Ipv4Addr {
        pub const LOCALHOST: Ipv4Addr = Ipv4Addr {};
        pub const UNSPECIFIED: Ipv4Addr = Ipv4Addr {};
        pub const fn new(a: u8, b: u8, c: u8, d: u8) -> Ipv4Addr {}
    }
    impl<I: Into<IpAddr>> From<(I, u16)> for SocketAddr { fn from(pieces: (I, u16)) -> SocketAddr {} }
    impl crate::str::FromStr for SocketAddr { type Err = AddrParseError; fn from_str(s: &str) -> crate::result::Result<SocketAddr, AddrParseError> {} }
    pub struct AddrParseError {}
    pub trait ToSocketAddrs { type Iter: Iterator<Item = SocketAddr>; #[conc(blocks)] fn to_socket_addrs(&self) -> Result<Self::Iter>; }
    impl ToSocketAddrs for str { type Iter = crate::vec::IntoIter<SocketAddr>; #[conc(blocks)] fn to_socket_addrs(&self) -> Result<crate::vec::IntoIter<SocketAddr>> {} }
    impl ToSocketAddrs for String { type Iter = crate::vec::IntoIter<SocketAddr>; #[conc(blocks)] fn to_socket_addrs(&self) -> Result<crate::vec::IntoIter<SocketAddr>> {} }
    impl ToSocketAddrs for SocketAddr { type Iter = crate::option::IntoIter<SocketAddr>; fn to_socket_addrs(&self) -> Result<crate::option::IntoIter<SocketAddr>> {} }
    #[derive(Clone, Copy)]
    pub enum Shutdown { Read, Write, Both }
    pub struct TcpStream {}
    impl TcpStream {
        #[conc(blocks, remote)]
        pub fn connect<A: ToSocketAddrs>(addr: A) -> Result<TcpStream> {}
        #[conc(blocks, remote)]
        pub fn connect_timeout(addr: &SocketAddr, timeout: Duration) -> Result<TcpStream> {}
        pub fn peer_addr(&self) -> Result<SocketAddr> {}
        pub fn local_addr(&self) -> Result<SocketAddr> {}
        pub fn shutdown(&self, how: Shutdown) -> Result<()> {}
        pub fn try_clone(&self) -> Result<TcpStream> {}
        #[conc(limits)]
        pub fn set_read_timeout(&self, dur: Option<Duration>) -> Result<()> {}
        pub fn set_write_timeout(&self, dur: Option<Duration>) -> Result<()> {}
        #[conc(blocks)]
        pub fn peek(&self, buf: &mut [u8]) -> Result<usize> {}
        pub fn set_nodelay(&self, nodelay: bool) -> Result<()> {}
        #[conc(limits)]
        pub fn set_nonblocking(&self, nonblocking: bool) -> Result<()> {}
    }
    impl Drop for TcpStream { fn drop(&mut self) {} }
    pub struct TcpListener {}
    impl TcpListener {
        pub fn bind<A: ToSocketAddrs>(addr: A) -> Result<TcpListener> {}
        pub fn local_addr(&self) -> Result<SocketAddr> {}
        pub fn try_clone(&self) -> Result<TcpListener> {}
        #[conc(accepts, blocks)]
        pub fn accept(&self) -> Result<(TcpStream, SocketAddr)> {}
        #[conc(accepts, blocks)]
        pub fn incoming(&self) -> Incoming<'_> {}
        #[conc(limits)]
        pub fn set_nonblocking(&self, nonblocking: bool) -> Result<()> {}
    }
    impl Drop for TcpListener { fn drop(&mut self) {} }
    pub struct Incoming<'a> {}
    impl Iterator for Incoming<'_> { type Item = Result<TcpStream>; #[conc(blocks)] fn next(&mut self) -> Option<Result<TcpStream>> {} }
    pub struct UdpSocket {}
    impl UdpSocket {
        pub fn bind<A: ToSocketAddrs>(addr: A) -> Result<UdpSocket> {}
        #[conc(blocks)]
        pub fn recv_from(&self, buf: &mut [u8]) -> Result<(usize, SocketAddr)> {}
        #[conc(blocks)]
        pub fn peek_from(&self, buf: &mut [u8]) -> Result<(usize, SocketAddr)> {}
        pub fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], addr: A) -> Result<usize> {}
        pub fn connect<A: ToSocketAddrs>(&self, addr: A) -> Result<()> {}
        pub fn send(&self, buf: &[u8]) -> Result<usize> {}
        #[conc(blocks)]
        pub fn recv(&self, buf: &mut [u8]) -> Result<usize> {}
        pub fn local_addr(&self) -> Result<SocketAddr> {}
        pub fn try_clone(&self) -> Result<UdpSocket> {}
        #[conc(limits)]
        pub fn set_nonblocking(&self, nonblocking: bool) -> Result<()> {}
        #[conc(limits)]
        pub fn set_read_timeout(&self, dur: Option<Duration>) -> Result<()> {}
    }
    impl Drop for UdpSocket { fn drop(&mut self) {} }
}
