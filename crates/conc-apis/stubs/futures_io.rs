//! What is known of futures_io. Signatures: its docs.
//! Version: futures-io 0.3.34

pub use std::io::{Error, ErrorKind, Result, SeekFrom};
pub trait AsyncRead {}
pub trait AsyncWrite {}
pub trait AsyncBufRead: AsyncRead {}
pub trait AsyncSeek {}
