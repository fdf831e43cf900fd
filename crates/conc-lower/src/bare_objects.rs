//! Closures behind a pointer as they were written before `dyn`: `Box<Fn(u8) + Send>` is valid Rust in the editions 2015 and
//! 2018, and syn takes the parenthesis for an error. `Box<Fn>` it reads, and nothing asks for more: the rest is blanked out.

use std::borrow::Cow;
use std::ops::Range;

use syn::parse::Parse;

use crate::recover::error_offset;
use crate::scan::blank;

/// As many as a file may have of them; each costs another look at the whole file.
const MAX_OBJECTS: usize = 64;

/// A text that may have become valid.
pub(crate) struct Retried<'t, T> {
    pub(crate) parsed: syn::Result<T>,
    pub(crate) text: Cow<'t, str>,
    /// What was blanked out.
    pub(crate) signatures: Vec<Range<usize>>,
}

/// Parses a text that has failed with `error`, without the signatures of bare closure traits.
pub(crate) fn parse_without_signatures<T: Parse>(
    text: Cow<'_, str>,
    error: syn::Error,
) -> Retried<'_, T> {
    let mut tried = Retried {
        parsed: Err(error),
        text,
        signatures: Vec::new(),
    };
    while let Err(error) = &tried.parsed {
        let at = error_offset(error, &tried.text);
        let Some(signature) = signature(&tried.text, at) else {
            break;
        };
        if tried.signatures.len() == MAX_OBJECTS {
            break;
        }
        tried.signatures.push(signature);
        tried.text = Cow::Owned(blank(&tried.text, &tried.signatures).into_owned());
        tried.parsed = syn::parse_str(&tried.text);
    }
    tried.signatures.sort_by_key(|range| range.start);
    tried
}

/// What follows the name of a closure trait, from the parenthesis at `at` to the end of the type argument.
fn signature(text: &str, at: usize) -> Option<Range<usize>> {
    let is_closure_trait = ["Fn", "FnMut", "FnOnce", "FnBox"];
    let name = text
        .get(..at)?
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()?;
    let rest = &text[at..];
    if !rest.starts_with('(') || !is_closure_trait.contains(&name) {
        return None;
    }
    let mut depth = 0_u32;
    let mut previous = ' ';
    for (offset, c) in rest.char_indices() {
        match c {
            '>' if previous == '-' => {}
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' | ',' if depth == 0 => return Some(at..at + offset),
            ')' | ']' | '>' => depth -= 1,
            ';' | '{' | '}' if depth == 0 => return None,
            _ => {}
        }
        previous = c;
    }
    None
}
