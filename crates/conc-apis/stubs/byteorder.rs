//! What is known of byteorder: numbers out of readers. Signatures: its docs.
//! Version: byteorder 1.5.0

pub trait ByteOrder {}
pub enum BigEndian {}
pub type BE = BigEndian;
pub enum LittleEndian {}
pub type LE = LittleEndian;
pub type NetworkEndian = BigEndian;
pub type NativeEndian = LittleEndian;
impl ByteOrder for BigEndian {}
impl ByteOrder for LittleEndian {}
pub trait ReadBytesExt: std::io::Read {
    #[conc(reads_all)]
    fn read_u8(&mut self) -> std::io::Result<u8>;
    #[conc(reads_all)]
    fn read_i8(&mut self) -> std::io::Result<i8>;
    #[conc(reads_all)]
    fn read_u16<T: ByteOrder>(&mut self) -> std::io::Result<u16>;
    #[conc(reads_all)]
    fn read_i16<T: ByteOrder>(&mut self) -> std::io::Result<i16>;
    #[conc(reads_all)]
    fn read_u32<T: ByteOrder>(&mut self) -> std::io::Result<u32>;
    #[conc(reads_all)]
    fn read_i32<T: ByteOrder>(&mut self) -> std::io::Result<i32>;
    #[conc(reads_all)]
    fn read_u64<T: ByteOrder>(&mut self) -> std::io::Result<u64>;
    #[conc(reads_all)]
    fn read_i64<T: ByteOrder>(&mut self) -> std::io::Result<i64>;
    #[conc(reads_all)]
    fn read_f32<T: ByteOrder>(&mut self) -> std::io::Result<f32>;
    #[conc(reads_all)]
    fn read_f64<T: ByteOrder>(&mut self) -> std::io::Result<f64>;
}
impl<R: std::io::Read + ?Sized> ReadBytesExt for R {}
