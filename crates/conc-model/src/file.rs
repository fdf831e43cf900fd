//! The model of one file.

use conc_source::{FileId, Span};

use crate::{
    Adt, AdtId, Alias, AliasId, Arena, Body, BodyId, Function, FunctionId, Impl, ImplId, Module,
    ModuleDeclaration, ModuleId, Path, PathId, Static, StaticId, Trait, TraitId, TypeId, TypeRef,
    Use, UseId,
};

/// A Rust edition, as far as drop rules differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Edition {
    /// 2015.
    E2015,
    /// 2018.
    E2018,
    /// 2021: the default for files without a manifest.
    #[default]
    E2021,
    /// 2024: temporaries of tail expressions and `if let` conditions die earlier.
    E2024,
}

impl Edition {
    /// Reads `2015`, `2018`, `2021` or `2024`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "2015" => Self::E2015,
            "2018" => Self::E2018,
            "2021" => Self::E2021,
            "2024" => Self::E2024,
            _ => return None,
        })
    }

    /// The year.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::E2015 => "2015",
            Self::E2018 => "2018",
            Self::E2021 => "2021",
            Self::E2024 => "2024",
        }
    }
}

/// Everything that lowering keeps of a file.
#[derive(Clone, Debug)]
pub struct FileModel {
    /// Which file.
    pub file: FileId,
    /// Under which edition it was read.
    pub edition: Edition,
    /// Length of the text in bytes.
    pub bytes: u32,
    /// Lines of the text.
    pub lines: u32,
    /// Modules; 0 is the file.
    pub modules: Arena<ModuleId, Module>,
    /// `mod x;` declarations.
    pub declarations: Vec<ModuleDeclaration>,
    /// Functions of all kinds, in source order.
    pub functions: Arena<FunctionId, Function>,
    /// Structs, enums, unions.
    pub adts: Arena<AdtId, Adt>,
    /// Traits.
    pub traits: Arena<TraitId, Trait>,
    /// Impls.
    pub impls: Arena<ImplId, Impl>,
    /// Constants and statics.
    pub statics: Arena<StaticId, Static>,
    /// Type aliases.
    pub aliases: Arena<AliasId, Alias>,
    /// Imports.
    pub uses: Arena<UseId, Use>,
    /// Written types.
    pub types: Arena<TypeId, TypeRef>,
    /// Written paths.
    pub paths: Arena<PathId, Path>,
    /// Flow bodies; parents before the bodies nested in them.
    pub bodies: Arena<BodyId, Body>,
    /// How many functions of test code were left out with all that they are: nothing would be found there.
    pub left_out: u32,
    /// Suppressions in comments and attributes.
    pub suppressions: Vec<Suppression>,
    /// What could not be analysed.
    pub problems: Vec<Problem>,
}

impl FileModel {
    /// A model with only its file module.
    #[must_use]
    pub fn empty(file: FileId, edition: Edition) -> Self {
        let mut modules = Arena::default();
        modules.push(Module {
            name: None,
            parent: None,
            kind: crate::ModuleKind::File,
            attrs: crate::Attrs::default(),
        });
        Self {
            file,
            edition,
            bytes: 0,
            lines: 0,
            modules,
            declarations: Vec::new(),
            functions: Arena::default(),
            adts: Arena::default(),
            traits: Arena::default(),
            impls: Arena::default(),
            statics: Arena::default(),
            aliases: Arena::default(),
            uses: Arena::default(),
            types: Arena::default(),
            paths: Arena::default(),
            bodies: Arena::default(),
            left_out: 0,
            suppressions: Vec::new(),
            problems: Vec::new(),
        }
    }
}

/// A place where findings are silenced or expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// `allow` or `expect`.
    pub kind: SuppressionKind,
    /// How it is written.
    pub origin: SuppressionOrigin,
    /// Lint names as written, with their places.
    pub lints: Vec<(Box<str>, Span)>,
    /// The reason given.
    pub reason: Option<Box<str>>,
    /// Findings whose primary span starts in here are covered.
    pub scope: Span,
    /// The comment or attribute itself.
    pub span: Span,
}

/// `allow` or `expect`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuppressionKind {
    /// Silences; says nothing itself unless unused.
    Allow,
    /// Silences; a finding must be there.
    Expect,
}

/// How a suppression is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuppressionOrigin {
    /// `// conc-lint: allow(..)`.
    Comment,
    /// `#[cfg_attr(any(), conc_lint::allow(..))]`.
    Attribute,
    /// `#[allow(clippy::..)]`: honoured for lints that Clippy has under the same name, never reported as unused.
    Clippy,
}

/// Something in a file that could not be analysed. Never silent, never a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What kind.
    pub kind: ProblemKind,
    /// One line, lower case, no full stop.
    pub message: Box<str>,
    /// Where; empty when the file as a whole is meant.
    pub span: Span,
}

/// Kinds of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProblemKind {
    /// Does not parse as Rust (as a whole or in one item).
    Syntax,
    /// Nested deeper than the cap.
    TooDeep,
    /// More bytes or tokens than the cap.
    TooLarge,
    /// Not UTF-8.
    Encoding,
    /// Could not be read.
    Read,
    /// A malformed suppression comment.
    Suppression,
    /// The analysis itself failed: a bug of conc-lint.
    Internal,
}
