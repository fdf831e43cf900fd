//! What is known of futures: it re-exports its parts. Source: docs of futures 0.3.34.

pub use futures_core::{Future, Stream, TryFuture, TryStream};
pub use futures_io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};
pub use futures_sink::Sink;
pub use futures_util::{AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, AsyncWriteExt, FutureExt, SinkExt, StreamExt, TryFutureExt, TryStreamExt};
pub use futures_util::{future, io, lock, sink, stream, task};
pub use futures_channel as channel;
pub use futures_executor as executor;
pub mod never { pub use std::convert::Infallible as Never; }
pub mod prelude {
    pub use crate::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt, AsyncWrite, AsyncWriteExt};
    pub use crate::{Future, FutureExt, Sink, SinkExt, Stream, StreamExt, TryFuture, TryFutureExt, TryStream, TryStreamExt};
    pub use crate::{future, io, sink, stream};
}
