//! From text to a syntax tree; when the text does not parse, from as much of it as does.
//! Broken items are blanked out, the rest keeps its places.

use std::borrow::Cow;
use std::ops::Range;

use conc_model::{Problem, ProblemKind};
use conc_source::{LineIndex, Span};
use syn::parse::{Parse, ParseStream, Parser};

use crate::bare_objects::{Retried, parse_without_signatures};
use crate::outline::Outline;
use crate::scan::blank;

/// A parsed text.
pub(crate) struct Parsed<'t> {
    /// The tree; `None` when nothing could be read.
    pub(crate) tree: Option<syn::File>,
    /// The text that the tree's lines and columns count in.
    pub(crate) text: Cow<'t, str>,
    /// What was lost.
    pub(crate) problems: Vec<Problem>,
    /// Where that was.
    pub(crate) broken: Vec<Range<usize>>,
}

/// Parses a text, item by item if need be; `condensed` has the same tokens in the same lines and columns.
pub(crate) fn parse<'t>(text: Cow<'t, str>, condensed: &str, lines: &LineIndex) -> Parsed<'t> {
    let error = match syn::parse_str::<syn::File>(condensed) {
        Ok(tree) => {
            return Parsed {
                tree: Some(tree),
                text,
                problems: Vec::new(),
                broken: Vec::new(),
            };
        }
        Err(error) => error,
    };
    let Retried {
        parsed,
        text,
        signatures,
    } = parse_without_signatures(text, error);
    let error = match parsed {
        Ok(tree) => {
            return Parsed {
                tree: Some(tree),
                text,
                problems: Vec::new(),
                broken: signatures,
            };
        }
        Err(error) => error,
    };
    let problem = match Outline::new(&text) {
        Ok(outline) => {
            // First without the broken parts of modules, impls and traits, else without all of those.
            for finest in [true, false] {
                let (mut broken, problems) = Recovery::run(&outline, &text, finest);
                let rest = blank(&text, &broken).into_owned();
                if let Ok(tree) = syn::parse_str::<syn::File>(&rest) {
                    let text = Cow::Owned(rest);
                    broken.extend(signatures.iter().cloned());
                    return Parsed {
                        tree: Some(tree),
                        text,
                        problems,
                        broken,
                    };
                }
            }
            let at = error_span(&error, &text, lines, 0);
            problem(&understandable(&error, slice(&text, at)), at)
        }
        Err(error) => problem(&error.message, error.span),
    };
    Parsed {
        tree: None,
        text,
        problems: vec![problem],
        broken: Vec::new(),
    }
}

/// Parses the block of a function, braces included; `None` if it does not parse.
pub(crate) fn parse_block(text: &str) -> Option<syn::Block> {
    let block = |input: ParseStream<'_>| {
        let content;
        let brace_token = syn::braced!(content in input);
        content.call(syn::Attribute::parse_inner)?;
        let stmts = content.call(syn::Block::parse_within)?;
        Ok(syn::Block { brace_token, stmts })
    };
    block.parse_str(text).ok()
}

/// Parses a function of a file by itself.
///
/// # Errors
/// The problem, with its place in the file.
pub(crate) fn parse_function(text: &str, range: Range<usize>) -> Result<syn::ItemFn, Problem> {
    let part = &text[range.clone()];
    let retry = |error| parse_without_signatures(Cow::Borrowed(part), error).parsed;
    syn::parse_str(part).or_else(retry).map_err(|error| {
        let base = u32::try_from(range.start).unwrap_or(u32::MAX);
        left_out(&error, (text, part, base), "function body")
    })
}

/// The problem of a part of a text, starting at `base`, that does not parse.
fn left_out(error: &syn::Error, (text, part, base): (&str, &str, u32), what: &str) -> Problem {
    let at = error_span(error, part, &LineIndex::new(part), base);
    let message = understandable(error, slice(text, at));
    problem(&format!("{message}; the {what} around it is left out"), at)
}

fn problem(message: &str, span: Span) -> Problem {
    Problem {
        kind: ProblemKind::Syntax,
        message: message.into(),
        span,
    }
}

/// proc-macro2 has one message for all that does not lex, and syn's lists of what it expects are endless.
fn understandable(error: &syn::Error, found: &str) -> String {
    let message = error.to_string();
    if message == "cannot parse string into token stream" {
        return "a token that is not valid Rust".to_owned();
    }
    let first = found.split_whitespace().next().unwrap_or_default();
    if message.starts_with("expected one of") && !first.is_empty() {
        return format!("unexpected `{first}`");
    }
    message.lines().next().unwrap_or_default().to_owned()
}

/// Where an error of parsing `text` is; `base` is the offset of the text in the file.
fn error_span(error: &syn::Error, text: &str, lines: &LineIndex, base: u32) -> Span {
    let span = error.span();
    let offset = |at: proc_macro2::LineColumn| {
        let line = u32::try_from(at.line).unwrap_or(u32::MAX);
        let column = u32::try_from(at.column).unwrap_or(u32::MAX);
        base + lines.offset(text, line, column)
    };
    Span::new(offset(span.start()), offset(span.end()))
}

/// The byte offset at which parsing `text` failed.
pub(crate) fn error_offset(error: &syn::Error, text: &str) -> usize {
    error_span(error, text, &LineIndex::new(text), 0).start as usize
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize)
        .unwrap_or_default()
}

/// The search for items that do not parse.
struct Recovery<'o> {
    outline: &'o Outline<'o>,
    text: &'o str,
    /// Are parts of items left out rather than whole items?
    finest: bool,
    broken: Vec<Range<usize>>,
    problems: Vec<Problem>,
}

impl<'o> Recovery<'o> {
    /// Finds the broken items of a file, in order.
    fn run(
        outline: &'o Outline<'o>,
        text: &'o str,
        finest: bool,
    ) -> (Vec<Range<usize>>, Vec<Problem>) {
        let mut recovery = Self {
            outline,
            text,
            finest,
            broken: Vec::new(),
            problems: Vec::new(),
        };
        recovery.items::<syn::Item>(0..outline.len());
        (recovery.broken, recovery.problems)
    }

    fn items<T: Parse>(&mut self, tokens: Range<usize>) {
        let mut at = self.skip_inner_attributes(tokens.start);
        while at < tokens.end {
            let end = self.outline.item_end(at).min(tokens.end);
            self.item::<T>(at..end.max(at + 1));
            at = end.max(at + 1);
        }
    }

    /// Inner attributes belong to the file or module, not to its first item.
    fn skip_inner_attributes(&self, mut at: usize) -> usize {
        while self.outline.token_text(at) == "#" && self.outline.token_text(at + 1) == "!" {
            at = self.outline.inside(at + 2).end + 1;
        }
        at
    }

    fn item<T: Parse>(&mut self, tokens: Range<usize>) {
        let span = self.outline.span(tokens.clone());
        let range = span.start as usize..span.end as usize;
        let text = &self.text[range.clone()];
        let Err(error) = syn::parse_str::<T>(text) else {
            return;
        };
        let known = self.problems.len();
        if self.finest {
            self.parts(tokens);
        }
        if self.problems.len() > known {
            return;
        }
        let problem = left_out(&error, (self.text, text, span.start), "item");
        self.problems.push(problem);
        self.broken.push(range);
    }

    /// Looks for the broken part of a module, impl or trait.
    fn parts(&mut self, tokens: Range<usize>) {
        let (keyword, word) = self.outline.item_keyword(tokens.start);
        let last = tokens.end.saturating_sub(1);
        if self.outline.token_text(last) != "}" {
            return;
        }
        let Some(open) = self.outline.partner(last).filter(|open| *open > keyword) else {
            return;
        };
        match word {
            "mod" => self.items::<syn::Item>(open + 1..last),
            "impl" => self.items::<syn::ImplItem>(open + 1..last),
            "trait" => self.items::<syn::TraitItem>(open + 1..last),
            _ => {}
        }
    }
}
