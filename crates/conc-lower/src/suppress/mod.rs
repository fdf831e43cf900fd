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

/// May a text have suppressions of our own? Whether Clippy's have a use is never said.
pub(crate) fn may_have_own(text: &str) -> bool {
    contains(text, MARK) || contains(text, CRATE)
}

fn contains(text: &str, word: &str) -> bool {
    memmem::find(text.as_bytes(), word.as_bytes()).is_some()
}

/// Collects the suppressions of a text; `parsed` is the same text with doc comments blank.
///
/// Costs next to nothing for a file in which none of the words occurs.
pub(crate) fn collect(model: &mut FileModel, text: &str, parsed: &str) {
    let in_comments = contains(text, MARK);
    let in_attributes = contains(text, "clippy::") || contains(text, CRATE);
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
