//! Makes characters visible that would steer a terminal or reorder text. Does not escape for any format.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A quoted one-line text: control characters and bidi marks become `<U+202E>`, line breaks and tabs blanks.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c.is_control() || is_deceptive(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => shown.push(' '),
            c => push_visible(&mut shown, c),
        }
    }
    Cow::Owned(shown)
}

/// Appends a character, or its code point in angle brackets when it would not show as itself.
pub(crate) fn push_visible(shown: &mut String, c: char) {
    if c.is_control() || is_deceptive(c) {
        write!(shown, "<U+{:04X}>", u32::from(c)).expect("writing to a string does not fail");
    } else {
        shown.push(c);
    }
}

/// Does the character reorder text, break a line in some viewers, or hide?
///
/// The joiners U+200C and U+200D are left alone: scripts and emoji need them.
pub(crate) fn is_deceptive(c: char) -> bool {
    matches!(c,
        '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
