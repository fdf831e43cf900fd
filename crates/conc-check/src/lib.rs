//! What a lint is, what it may ask, and what it answers.
//!
//! Lints (`lints/`) see this crate only. [`Lint`] and [`LintMeta`] say what a lint is; [`Finding`] is one
//! instance of what it found; the `ask` module holds the questions that several lints share.

mod finding;
mod lint;

pub use finding::{Applicability, Edit, Finding, Label, Suggestion};
pub use lint::{FixKind, Group, Level, Lint, LintMeta, Precision, Sink};
