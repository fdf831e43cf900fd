//! From text to [`FileModel`]: the only crate that names syn.

mod attrs;
mod bare_objects;
mod bodies;
mod conditions;
mod cx;
mod draft;
mod expand;
mod flow;
mod items;
mod lex;
mod outline;
mod recover;
mod scan;
mod sketch;
mod spans;
mod suppress;
mod test_code;
mod types;

pub use draft::{Draft, Reading, UnreadBody};
pub use expand::PackageMacros;
pub use test_code::Tests;

use conc_model::{Edition, FileModel, Interner};
use conc_source::{FileId, SourceText};

/// How a file is to be read.
#[derive(Clone, Copy, Debug)]
pub struct LowerOptions<'t> {
    /// Decides where temporaries are dropped.
    pub edition: Edition,
    /// The file belongs to a `tests/`, `benches/` or example target.
    pub is_test: bool,
    /// Which test code is read.
    pub tests: Tests<'t>,
    /// The names of Clippy's lints and groups that are worth keeping where they are silenced; all of them without a list.
    pub clippy_names: Option<&'t [&'static str]>,
    /// Deepest nesting of delimiters, generics and prefix operators that is still parsed.
    pub max_depth: u32,
    /// More tokens than this are refused.
    pub max_tokens: u32,
    /// Only declarations matter: functions have no bodies, whatever is written.
    pub declarations: bool,
}

impl Default for LowerOptions<'_> {
    fn default() -> Self {
        Self {
            edition: Edition::default(),
            is_test: false,
            tests: Tests::All,
            clippy_names: None,
            max_depth: 2_000,
            max_tokens: 4_000_000,
            declarations: false,
        }
    }
}

/// Parses one file and lowers all of it. Never fails: what cannot be read is a problem of the model.
///
/// Call it on a thread with a stack of [`STACK_SIZE`] bytes: parsing, walking and dropping syntax trees recurse.
#[must_use]
pub fn lower(
    file: FileId,
    source: &SourceText,
    options: &LowerOptions<'_>,
    interner: &Interner,
) -> FileModel {
    Draft::read(file, source, options, interner).finish(source, interner, None, &|_| Reading::Whole)
}

/// Parses a text and throws the tree away; says whether it parsed. The floor that [`lower`] is measured against,
/// and of no other use.
#[doc(hidden)]
#[must_use]
pub fn parse_only(text: &str) -> bool {
    let is_rust = syn::parse_file(text).is_ok();
    proc_macro2::extra::invalidate_current_thread_spans();
    is_rust
}

/// Stack that a thread needs for [`lower`] at the default caps, in bytes.
pub const STACK_SIZE: usize = 256 << 20;
