//! Where a file silences or expects findings: comments and attributes, each with the text that it covers.
//! Whether the named lints exist, and whether anything was silenced, is not decided here.

mod attributes;
mod comments;

use conc_model::FileModel;
use memchr::memmem;

use crate::outline::Outline;

/// What begins a suppression comment.
const MARK: &str = "conc-lint:";

/// What our suppressions in attributes begin with.
const CRATE: &str = "conc_lint";

/// What Clippy's begin with.
const CLIPPY: &str = "clippy::";

/// May a text have suppressions of our own? Whether Clippy's have a use is never said.
pub(crate) fn may_have_own(text: &str) -> bool {
    contains(text, MARK) || contains(text, CRATE)
}

fn contains(text: &str, word: &str) -> bool {
    memmem::find(text.as_bytes(), word.as_bytes()).is_some()
}

/// Does a text have one of these names of Clippy's, or any if there are none?
fn names_clippy(text: &str, names: Option<&[&str]>) -> bool {
    let mut found = memmem::find_iter(text.as_bytes(), CLIPPY);
    found.any(|at| {
        let rest = &text[at + CLIPPY.len()..];
        let is_part = |c: char| c == '_' || c.is_ascii_alphanumeric();
        let name = rest.trim_start_matches(is_part);
        let name = &rest[..rest.len() - name.len()];
        names.is_none_or(|names| names.contains(&name))
    })
}

/// Collects the suppressions of a text; `parsed` is the same text with doc comments blank. Those of Clippy count where one of
/// the names in `clippy` stands.
///
/// Costs next to nothing for a file in which none of the words occurs.
pub(crate) fn collect(model: &mut FileModel, text: &str, parsed: &str, clippy: Option<&[&str]>) {
    let in_comments = contains(text, MARK);
    let in_attributes = contains(text, CRATE) || names_clippy(text, clippy);
    if !in_comments && !in_attributes {
        return;
    }
    // A text without an outline has a problem already.
    let Ok(outline) = Outline::new(parsed) else {
        return;
    };
    if in_comments {
        comments::collect(model, text, parsed, &outline);
    }
    if in_attributes {
        attributes::collect(model, &outline);
    }
    model
        .suppressions
        .sort_by_key(|suppression| suppression.span);
}
