//! The tokens of a text: those of the compiler's lexer, but words, spaces and single signs, which most tokens are, are told
//! apart by their bytes. The same kinds at the same places, except that white space may come in several pieces.

use std::ops::Range;

use conc_source::Span;
use ra_ap_rustc_lexer::{FrontmatterAllowed, TokenKind, tokenize};

/// The tokens of a text with their byte ranges, in order and without gaps. The text begins behind any front matter.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = (TokenKind, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        let kind = match plain(text.as_bytes(), start) {
            Some((kind, end)) => {
                at = end;
                kind
            }
            None => {
                let token = tokenize(&text[start..], FrontmatterAllowed::No).next()?;
                at += token.len as usize;
                token.kind
            }
        };
        Some((kind, start..at))
    })
}

/// The span of a byte range.
pub(crate) fn byte_span(range: &Range<usize>) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(offset(range.start), offset(range.end))
}

/// What a byte can be, if it is not the beginning of something that needs the compiler's lexer.
#[derive(Clone, Copy)]
enum Class {
    Other,
    Space,
    /// What a word begins with.
    Letter,
    Sign(TokenKind),
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = class(byte as u8);
        byte += 1;
    }
    classes
};

/// What a word goes on with.
const WORD_BYTES: [bool; 256] = {
    let mut are = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        are[byte] = matches!(class(byte as u8), Class::Letter) || (byte as u8).is_ascii_digit();
        byte += 1;
    }
    are
};

/// Kind and end of the token that begins here, if its bytes are enough to tell.
fn plain(bytes: &[u8], start: usize) -> Option<(TokenKind, usize)> {
    let first = bytes.get(start)?;
    let mut end = start + 1;
    match CLASSES[usize::from(*first)] {
        Class::Sign(kind) => Some((kind, end)),
        Class::Space => {
            let rest = &bytes[end..];
            let is_space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\r');
            end += rest.iter().take_while(|byte| is_space(byte)).count();
            Some((TokenKind::Whitespace, end))
        }
        Class::Letter => {
            let rest = &bytes[end..];
            let is_part = |byte: &u8| WORD_BYTES[usize::from(*byte)];
            end += rest.iter().take_while(|byte| is_part(byte)).count();
            // A prefix of a literal, a raw identifier, or a word that goes on in another script.
            let goes_on = |next: &u8| matches!(next, b'"' | b'\'' | b'#') || !next.is_ascii();
            (!bytes.get(end).is_some_and(goes_on)).then_some((TokenKind::Ident, end))
        }
        Class::Other => None,
    }
}

const fn class(byte: u8) -> Class {
    Class::Sign(match byte {
        b' ' | b'\n' | b'\t' | b'\r' => return Class::Space,
        b'a'..=b'z' | b'A'..=b'Z' | b'_' => return Class::Letter,
        b';' => TokenKind::Semi,
        b',' => TokenKind::Comma,
        b'.' => TokenKind::Dot,
        b'(' => TokenKind::OpenParen,
        b')' => TokenKind::CloseParen,
        b'{' => TokenKind::OpenBrace,
        b'}' => TokenKind::CloseBrace,
        b'[' => TokenKind::OpenBracket,
        b']' => TokenKind::CloseBracket,
        b'@' => TokenKind::At,
        b'~' => TokenKind::Tilde,
        b'?' => TokenKind::Question,
        b':' => TokenKind::Colon,
        b'$' => TokenKind::Dollar,
        b'=' => TokenKind::Eq,
        b'!' => TokenKind::Bang,
        b'<' => TokenKind::Lt,
        b'>' => TokenKind::Gt,
        b'-' => TokenKind::Minus,
        b'&' => TokenKind::And,
        b'|' => TokenKind::Or,
        b'+' => TokenKind::Plus,
        b'*' => TokenKind::Star,
        b'^' => TokenKind::Caret,
        b'%' => TokenKind::Percent,
        _ => return Class::Other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn in_one_piece(
        all: impl Iterator<Item = (TokenKind, Range<usize>)>,
    ) -> Vec<(TokenKind, Range<usize>)> {
        let mut joined: Vec<(TokenKind, Range<usize>)> = Vec::new();
        for (kind, range) in all {
            match joined.last_mut() {
                Some((TokenKind::Whitespace, last)) if kind == TokenKind::Whitespace => {
                    last.end = range.end
                }
                _ => joined.push((kind, range)),
            }
        }
        joined
    }

    fn of_the_compiler(text: &str) -> Vec<(TokenKind, Range<usize>)> {
        let mut at = 0;
        let all = tokenize(text, FrontmatterAllowed::No).map(|token| {
            let start = at;
            at += token.len as usize;
            (token.kind, start..at)
        });
        all.collect()
    }

    proptest! {
        #[test]
        fn are_those_of_the_compiler(pieces in prop::collection::vec(prop::sample::select(vec![
            "r", "b", "c", "br", "k", "#", "\"", "'", "a", "_", "é", "0", "1.5e3", "//", "/*", "*/", "\n", " ", "\u{2028}",
            "\u{b}", "!", "-", "=", ">", "::", "{", "}", "x1", "'a'", "\\", "日本", "😀", "/", "^", "$", "~", "@",
        ]), 0..24)) {
            let text = pieces.concat();
            prop_assert_eq!(in_one_piece(tokens(&text)), of_the_compiler(&text), "{}", text);
        }
    }
}
