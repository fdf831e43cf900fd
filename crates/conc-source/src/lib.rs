//! Text, spans and line tables: the ground floor that every other crate stands on.
//!
//! Nothing here knows Rust syntax, and nothing here touches the disk.

mod line_index;
mod span;
mod text;

pub use line_index::{LineCol, LineIndex};
pub use span::Span;
pub use text::{FileId, SourceText, TextError};
