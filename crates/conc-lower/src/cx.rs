//! What all parts of lowering share while one file is read: the model under construction, names, spans.
//! Not here: what the syntax means; types and paths are lowered in `types`, items in `items`, bodies in `flow`.

use std::fmt::Write;
use std::hash::BuildHasher;
use std::ops::Range;

use conc_model::{
    BodyId, Cfg, FileModel, Interner, Name, Path, PathId, Problem, ProblemKind, TypeId, TypeRef,
};
use conc_source::{SourceText, Span};
use proc_macro2::LineColumn;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::expand::{Macros, PackageMacros};
use crate::test_code::Tests;

/// The state of lowering one file.
pub(crate) struct FileCx<'a> {
    /// The model under construction.
    pub(crate) model: FileModel,
    /// The text on disk; all spans point into it.
    pub(crate) source: &'a SourceText,
    /// The condition of the macro branch around the items that are being read.
    pub(crate) around: Option<Box<Cfg>>,
    /// Do the types that are being read stand in a macro call that adds pin projections to them?
    pub(crate) pin_projects: bool,
    /// Are the bodies of functions left out of the model?
    pub(crate) declares: bool,
    /// Which test code joins the model.
    pub(crate) tests: Tests<'a>,
    /// The macros that the file defines.
    pub(crate) macros: Macros,
    /// Those that other files of its package define; only bodies get them.
    pub(crate) package_macros: Option<&'a PackageMacros>,
    /// Bodies of functions that are not there in what syn reads, sorted: they are pending.
    pub(crate) bodies: &'a [Range<usize>],
    /// Functions whose bodies wait to be read.
    pub(crate) pending: Vec<PendingBody>,
    /// What is kept when the file is put aside in between.
    pub(crate) tables: Tables,
    /// The text that syn reads: the same lines and bytes, but what syn cannot take is blanked.
    pub(crate) parsed: &'a str,
    /// 1-based lines of `parsed` that are not ASCII, sorted: only there columns differ from bytes.
    wide_lines: Vec<u32>,
    /// Where the part of `parsed` begins that syn reads now: lines before it, characters before it in its first line.
    origin: (u32, u32),
    interner: &'a Interner,
    /// Where identifiers are written to be looked up; kept for its memory.
    word: String,
}

/// What is found by content.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    names: FxHashMap<Box<str>, Name>,
    /// Arena positions by content hash; a colliding second value is stored again, which is harmless.
    type_ids: FxHashMap<u64, TypeId>,
    path_ids: FxHashMap<u64, PathId>,
}

/// A function whose body is not read yet.
#[derive(Clone, Debug)]
pub(crate) struct PendingBody {
    /// Its body in the model: so far, only its parameters.
    pub(crate) body: BodyId,
    /// From its signature's first token to its last brace, in bytes.
    pub(crate) range: Range<usize>,
    /// Where its opening brace is.
    pub(crate) open: usize,
    /// Does it return something?
    pub(crate) has_value: bool,
}

impl<'a> FileCx<'a> {
    /// A context around a model. `parsed` is what syn reads in place of the text on disk.
    pub(crate) fn new(
        model: FileModel,
        (source, parsed): (&'a SourceText, &'a str),
        interner: &'a Interner,
    ) -> Self {
        Self {
            model,
            source,
            bodies: &[],
            pending: Vec::new(),
            tables: Tables::default(),
            around: None,
            pin_projects: false,
            declares: false,
            tests: Tests::All,
            macros: Macros::default(),
            package_macros: None,
            parsed,
            wide_lines: wide_lines(parsed),
            origin: (0, 0),
            interner,
            word: String::new(),
        }
    }

    /// From now on, syn reads a part of the text that starts at this byte.
    pub(crate) fn read_from(&mut self, start: usize) {
        self.origin = self.line_col(start);
    }

    /// Does syn read the text from its start, so that lines and columns of tokens are those of the text?
    pub(crate) fn reads_from_start(&self) -> bool {
        self.origin == (0, 0)
    }

    /// Line and column of a byte, both 0-based.
    pub(crate) fn line_col(&self, at: usize) -> (u32, u32) {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let at = self.source.lines().line_col(self.parsed, at);
        (at.line - 1, at.column - 1)
    }

    /// Interns a text; asks the shared interner once per distinct text and file.
    pub(crate) fn intern(&mut self, text: &str) -> Name {
        if let Some(name) = self.tables.names.get(text) {
            return *name;
        }
        let name = self.interner.intern(text);
        self.tables.names.insert(text.into(), name);
        name
    }

    /// Interns an identifier without its `r#`.
    pub(crate) fn name(&mut self, ident: &proc_macro2::Ident) -> Name {
        let mut word = std::mem::take(&mut self.word);
        word.clear();
        // Writing to a string does not fail.
        let _ = write!(word, "{ident}");
        let name = self.intern(word.strip_prefix("r#").unwrap_or(&word));
        self.word = word;
        name
    }

    /// Interns an identifier and says where it stands.
    pub(crate) fn spanned_name(&mut self, ident: &proc_macro2::Ident) -> (Name, Span) {
        (self.name(ident), self.span(ident.span()))
    }

    /// Byte span of one token (or delimited group) of the parsed text, through its lines and columns.
    pub(crate) fn span(&self, span: proc_macro2::Span) -> Span {
        self.span_between(span, span)
    }

    /// Byte span from the start of one token to the end of another.
    pub(crate) fn span_between(&self, first: proc_macro2::Span, last: proc_macro2::Span) -> Span {
        let span = (self.offset(first.start()), self.offset(last.end()));
        if span.1 < span.0 && self.is_in_expansion() {
            // A macro may put its arguments in any order.
            return Span::new(self.offset(last.start()), self.offset(first.end()));
        }
        Span::new(span.0, span.1)
    }

    /// Byte offset of a position as proc-macro2 counts it.
    pub(crate) fn offset(&self, at: LineColumn) -> u32 {
        let line = u32::try_from(at.line).unwrap_or(u32::MAX);
        let column = u32::try_from(at.column).unwrap_or(u32::MAX);
        let (lines, columns) = self.origin;
        let column = if line == 1 { column + columns } else { column };
        let line = line + lines;
        if self.wide_lines.is_empty() || self.wide_lines.binary_search(&line).is_err() {
            return self.source.lines().line_start(line).unwrap_or(0) + column;
        }
        self.source.lines().offset(self.parsed, line, column)
    }

    /// The bytes between two positions.
    pub(crate) fn bytes(&self, start: LineColumn, end: LineColumn) -> Range<usize> {
        self.offset(start) as usize..self.offset(end) as usize
    }

    /// Records something that could not be analysed.
    pub(crate) fn problem(&mut self, kind: ProblemKind, message: &str, span: Span) {
        self.model.problems.push(Problem {
            kind,
            message: message.into(),
            span,
        });
    }

    /// The id of a type; equal types of one file share one.
    pub(crate) fn type_id(&mut self, ty: TypeRef) -> TypeId {
        let hash = FxBuildHasher.hash_one(&ty);
        if let Some(id) = self.tables.type_ids.get(&hash)
            && self.model.types[*id] == ty
        {
            return *id;
        }
        let id = self.model.types.push(ty);
        self.tables.type_ids.insert(hash, id);
        id
    }

    /// The id of a path; equal paths of one module share one.
    pub(crate) fn path_id(&mut self, path: Path) -> PathId {
        let hash = FxBuildHasher.hash_one(&path);
        if let Some(id) = self.tables.path_ids.get(&hash)
            && self.model.paths[*id] == path
        {
            return *id;
        }
        let id = self.model.paths.push(path);
        self.tables.path_ids.insert(hash, id);
        id
    }
}

/// 1-based numbers of the lines that are not ASCII.
fn wide_lines(text: &str) -> Vec<u32> {
    if text.is_ascii() {
        return Vec::new();
    }
    let lines = (1u32..).zip(text.split('\n'));
    lines
        .filter(|(_, line)| !line.is_ascii())
        .map(|(number, _)| number)
        .collect()
}
