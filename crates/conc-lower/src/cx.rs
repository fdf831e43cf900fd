//! What all parts of lowering share while one file is read: the model under construction, names, spans.

use conc_model::{FileModel, Interner, Name};
use conc_source::{SourceText, Span};
use rustc_hash::FxHashMap;

use crate::LowerOptions;

/// The state of lowering one file.
pub(crate) struct FileCx<'a> {
    /// The model under construction.
    pub(crate) model: FileModel,
    /// The text on disk; all spans point into it.
    pub(crate) source: &'a SourceText,
    /// Edition, caps, context.
    pub(crate) options: &'a LowerOptions,
    interner: &'a Interner,
    names: FxHashMap<Box<str>, Name>,
}

impl<'a> FileCx<'a> {
    /// A context around an empty model.
    pub(crate) fn new(
        model: FileModel,
        source: &'a SourceText,
        options: &'a LowerOptions,
        interner: &'a Interner,
    ) -> Self {
        Self {
            model,
            source,
            options,
            interner,
            names: FxHashMap::default(),
        }
    }

    /// Interns a text; asks the shared interner once per distinct text and file.
    pub(crate) fn intern(&mut self, text: &str) -> Name {
        if let Some(name) = self.names.get(text) {
            return *name;
        }
        let name = self.interner.intern(text);
        self.names.insert(text.into(), name);
        name
    }

    /// Interns an identifier without its `r#`.
    pub(crate) fn name(&mut self, ident: &proc_macro2::Ident) -> Name {
        let text = ident.to_string();
        self.intern(text.strip_prefix("r#").unwrap_or(&text))
    }

    /// Byte span of one token (or delimiter) of the parsed text, through its lines and columns.
    pub(crate) fn span(&self, span: proc_macro2::Span) -> Span {
        let (start, end) = (span.start(), span.end());
        Span::new(self.offset(start), self.offset(end))
    }

    fn offset(&self, at: proc_macro2::LineColumn) -> u32 {
        let line = u32::try_from(at.line).unwrap_or(u32::MAX);
        let column = u32::try_from(at.column).unwrap_or(u32::MAX);
        self.source.lines().offset(self.source.text(), line, column)
    }
}
