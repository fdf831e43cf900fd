//! Where a file silences or expects findings: comments and attributes, each with the text that it covers.
//! Whether the named lints exist, and whether anything was silenced, is not decided here.

mod attributes;
mod comments;

use conc_model::FileModel;
use memchr::memmem;

use crate::outline::Outline;

/// What begins a suppression comment.
const MARK: &str = "conc-lint:";

/// Collects the suppressions of a text; `parsed` is the same text with doc comments blank.
///
/// Costs next to nothing for a file in which none of the words occurs.
pub(crate) fn collect(model: &mut FileModel, text: &str, parsed: &str) {
    let contains = |word: &str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    let in_comments = contains(MARK);
    let in_attributes = contains("clippy::") || contains("conc_lint");
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
