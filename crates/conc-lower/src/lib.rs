//! From text to [`FileModel`]: the only crate that names syn.

mod attrs;
mod cx;
mod flow;
mod items;
mod outline;
mod recover;
mod scan;
mod spans;
mod suppress;
mod types;

use std::borrow::Cow;

use conc_model::{Edition, FileModel, Interner, ModuleId, Problem};
use conc_source::{FileId, SourceText};

use cx::FileCx;

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
    let prepared = match scan::prepare(source.text(), options) {
        Ok(prepared) => prepared,
        Err(refusal) => {
            model.problems.push(Problem {
                kind: refusal.kind,
                message: refusal.message.into(),
                span: refusal.span,
            });
            return model;
        }
    };
    let model = lower_prepared(model, source, prepared, (options, interner));
    // The thread-local table of proc-macro2 keeps a copy of every text. All its spans are gone with the tree.
    proc_macro2::extra::invalidate_current_thread_spans();
    model
}

fn lower_prepared(
    mut model: FileModel,
    source: &SourceText,
    prepared: Cow<'_, str>,
    (options, interner): (&LowerOptions, &Interner),
) -> FileModel {
    let parsed = recover::parse(prepared, source.lines());
    model.problems.extend(parsed.problems);
    let mut cx = FileCx::new(model, (source, &parsed.text), interner);
    if let Some(tree) = &parsed.tree {
        let root = ModuleId(0);
        let attrs = cx.attrs(&tree.attrs, options.is_test);
        let is_test = attrs.is_test;
        cx.model.modules[root].attrs = attrs;
        items::lower_items(&mut cx, tree.items.iter(), root, is_test);
    }
    suppress::collect(&mut cx.model, source.text(), &parsed.text);
    cx.model
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
