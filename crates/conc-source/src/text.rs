//! One file's text together with its line table.

use crate::{LineCol, LineIndex, Span};

/// Number of a file within one run, in the order of the sorted paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// Why bytes could not become a [`SourceText`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextError {
    /// The bytes are not UTF-8; the offset (0-based) is that of the first bad byte.
    NotUtf8 {
        /// Offset of the first byte that is not UTF-8.
        offset: usize,
    },
    /// Spans are 32 bit wide, so 4 GiB is the end.
    TooLarge {
        /// Size in bytes.
        bytes: usize,
    },
}

impl std::fmt::Display for TextError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotUtf8 { offset } => write!(f, "not UTF-8: bad byte at offset {offset}"),
            Self::TooLarge { bytes } => write!(f, "too large: {bytes} bytes"),
        }
    }
}

impl std::error::Error for TextError {}

/// The text of one file, byte for byte as on disk, and its lines.
#[derive(Clone, Debug)]
pub struct SourceText {
    text: String,
    lines: LineIndex,
}

impl SourceText {
    /// Takes the bytes of a file.
    ///
    /// # Errors
    /// When they are not UTF-8 or do not fit 32-bit spans.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, TextError> {
        if u32::try_from(bytes.len()).is_err() {
            return Err(TextError::TooLarge { bytes: bytes.len() });
        }
        let text = String::from_utf8(bytes).map_err(|error| TextError::NotUtf8 {
            offset: error.utf8_error().valid_up_to(),
        })?;
        Ok(Self::new(text))
    }

    /// Takes a text that is known to be shorter than 4 GiB, as tests have it.
    #[must_use]
    pub fn new(text: String) -> Self {
        let lines = LineIndex::new(&text);
        Self { text, lines }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line table.
    #[must_use]
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// The text below a span; empty when the span does not fit this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        let range = span.start as usize..span.end as usize;
        self.text.get(range).unwrap_or_default()
    }

    /// Line and column (both 1-based) of a byte offset.
    #[must_use]
    pub fn line_col(&self, offset: u32) -> LineCol {
        self.lines.line_col(&self.text, offset)
    }
}
