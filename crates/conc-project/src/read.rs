//! From a path to a text.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use conc_model::{Problem, ProblemKind};
use conc_source::{SourceText, Span, TextError};

/// Files above this size are refused unless the caller asks for more, in bytes.
pub const DEFAULT_MAX_FILE_BYTES: u64 = 8 << 20;

/// Reads a file of at most `max_bytes` bytes.
///
/// # Errors
/// A problem that says why it could not be read, is too large, or is not UTF-8.
pub fn read(path: &Path, max_bytes: u64) -> Result<SourceText, Problem> {
    let mut bytes = Vec::new();
    let unreadable = |error: std::io::Error| {
        problem(
            ProblemKind::Read,
            format!("cannot be read: {}", plain(&error)),
        )
    };
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_or(0, |metadata| metadata.len());
    if size > max_bytes {
        return Err(too_large(max_bytes));
    }
    bytes.reserve_exact(usize::try_from(size).unwrap_or(0));
    // The size can change while we read, and special files have none.
    file.take(max_bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    decode(bytes, max_bytes)
}

/// Makes a text of what stands for a file of at most `max_bytes` bytes.
///
/// # Errors
/// A problem that says that it is too large or not UTF-8.
pub fn decode(bytes: Vec<u8>, max_bytes: u64) -> Result<SourceText, Problem> {
    if bytes.len() as u64 > max_bytes {
        return Err(too_large(max_bytes));
    }
    SourceText::from_bytes(bytes).map_err(|error| {
        let kind = match error {
            TextError::NotUtf8 { .. } => ProblemKind::Encoding,
            TextError::TooLarge { .. } => ProblemKind::TooLarge,
        };
        problem(kind, error.to_string())
    })
}

fn too_large(max_bytes: u64) -> Problem {
    problem(
        ProblemKind::TooLarge,
        format!("larger than {max_bytes} bytes: not analysed"),
    )
}

/// A problem of a file as a whole.
pub(crate) fn problem(kind: ProblemKind, message: String) -> Problem {
    Problem {
        kind,
        message: message.into(),
        span: Span::default(),
    }
}

/// The system's message in lower case and without its number, e.g. `permission denied`.
pub(crate) fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    text.to_lowercase()
}
