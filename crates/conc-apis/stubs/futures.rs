//! What is known of futures: it re-exports its parts. Source: its docs.
//! Version: futures 0.3.34

pub use futures_core::{Future, Stream, TryFuture, TryStream};
pub use futures_io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};
pub use futures_sink::Sink;
pub use futures_util::{AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, AsyncWriteExt, FutureExt, SinkExt, StreamExt, TryFutureExt, TryStreamExt};
pub use futures_util::{future, io, lock, sink, stream, task};
pub use futures_channel as channel;
pub use futures_executor as executor;
pub mod never { pub use std::convert::Infallible as Never; }
pub mod prelude {
    pub use crate::{AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncSeek, AsyncSeekExt as _, AsyncWrite, AsyncWriteExt as _};
    pub use crate::{Future, FutureExt as _, Sink, SinkExt as _, Stream, StreamExt as _, TryFuture, TryFutureExt as _, TryStream, TryStreamExt as _};
    pub use crate::{future, io, sink, stream};
}
