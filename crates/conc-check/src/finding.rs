//! One instance of what a lint found.

use conc_source::{FileId, Span};

use crate::LintMeta;

/// One instance of a bug pattern, worded and placed; levels and suppressions come later.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The lint that made it.
    pub lint: &'static LintMeta,
    /// What is wrong: lower case, no full stop, the user's identifiers in backticks.
    pub message: String,
    /// The place to change; one expression or line.
    pub primary: Label,
    /// The rest of the story, in the order in which it happens.
    pub labels: Vec<Label>,
    /// What to do instead.
    pub help: String,
    /// Why it is bad here, where the message does not say it.
    pub note: Option<String>,
    /// Path of the enclosing item within its crate, e.g. `server::Pool::run`; stable over line moves.
    pub item: String,
    /// Is the place test code?
    pub is_test: bool,
    /// Edits that carry out the help.
    pub suggestions: Vec<Suggestion>,
}

/// A place with what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub file: FileId,
    /// The place.
    pub span: Span,
    /// What happens there; lower case, no full stop.
    pub text: String,
}

/// A set of edits that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What the edits do, as an imperative.
    pub title: String,
    /// May a machine apply them unasked?
    pub applicability: Applicability,
    /// The edits; they do not overlap.
    pub edits: Vec<Edit>,
}

/// How safe a [`Suggestion`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// Keeps the meaning but for the bug, and compiles.
    MachineApplicable,
    /// A person should look.
    MaybeIncorrect,
}

/// One replacement of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub file: FileId,
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// The new text.
    pub text: String,
}
