//! From text to [`FileModel`]: the only crate that names syn.

#![allow(unused, reason = "skeleton")]
mod attrs;
mod cx;
mod flow;
mod items;
mod spans;
mod types;

use conc_model::{Edition, FileModel, Interner};
use conc_source::{FileId, SourceText};

/// How a file is to be read.
#[derive(Clone, Copy, Debug)]
pub struct LowerOptions {
    /// Decides where temporaries are dropped.
    pub edition: Edition,
    /// The file belongs to a `tests/`, `benches/` or example target.
    pub is_test: bool,
    /// Deepest nesting of delimiters, generics and prefix operators that is still parsed.
    pub max_depth: u32,
    /// More tokens than this are refused.
    pub max_tokens: u32,
}

impl Default for LowerOptions {
    fn default() -> Self {
        Self {
            edition: Edition::default(),
            is_test: false,
            max_depth: 2_000,
            max_tokens: 4_000_000,
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
    options: &LowerOptions,
    interner: &Interner,
) -> FileModel {
    let mut model = FileModel::empty(file, options.edition);
    model.bytes = u32::try_from(source.text().len()).unwrap_or(u32::MAX);
    model.lines = source.lines().line_count();
    let parsed = source.text();
    let mut cx = cx::FileCx::new(model, (source, parsed), options, interner);
    if let Ok(tree) = syn::parse_str::<syn::File>(parsed) {
        let attrs = cx.attrs(&tree.attrs, options.is_test);
        let is_test = attrs.is_test;
        let root = conc_model::ModuleId(0);
        cx.model.modules[root].attrs = attrs;
        items::lower_items(&mut cx, tree.items.iter(), root, is_test);
    }
    cx.model
}

/// Stack that a thread needs for [`lower`] at the default caps, in bytes.
pub const STACK_SIZE: usize = 256 << 20;
