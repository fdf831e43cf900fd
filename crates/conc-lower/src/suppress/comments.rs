//! `// conc-lint: allow(lint, ..) -- reason` and its siblings.

use conc_model::{
    FileModel, Problem, ProblemKind, Suppression, SuppressionKind, SuppressionOrigin,
};
use conc_source::Span;
use ra_ap_rustc_lexer::TokenKind;

use super::MARK;
use crate::lex::{byte_span, tokens};
use crate::outline::Outline;

/// What a suppression comment says.
struct Directive {
    kind: SuppressionKind,
    whole_file: bool,
    lints: Vec<(Box<str>, Span)>,
    reason: Option<Box<str>>,
}

/// Collects the suppression comments of a text.
pub(super) fn collect(model: &mut FileModel, text: &str, parsed: &str, outline: &Outline<'_>) {
    for (kind, range) in tokens(parsed) {
        if !matches!(
            kind,
            TokenKind::LineComment { .. } | TokenKind::BlockComment { .. }
        ) {
            continue;
        }
        let span = byte_span(&range);
        let Some((body, offset)) = directive_text(text, span) else {
            continue;
        };
        match parse(body, offset) {
            Ok(directive) => {
                let scope = scope(&directive, text, span, outline);
                model.suppressions.push(Suppression {
                    kind: directive.kind,
                    origin: SuppressionOrigin::Comment,
                    lints: directive.lints,
                    reason: directive.reason,
                    scope,
                    span,
                });
            }
            Err(message) => model.problems.push(Problem {
                kind: ProblemKind::Suppression,
                message: message.into(),
                span,
            }),
        }
    }
}

/// What follows the mark, and where, if the comment begins with it.
fn directive_text(text: &str, span: Span) -> Option<(&str, u32)> {
    let comment = text.get(span.start as usize..span.end as usize)?;
    let inner = match comment.strip_prefix("/*") {
        Some(block) => block.strip_suffix("*/").unwrap_or(block),
        None => comment.strip_prefix("//")?,
    };
    let body = inner.trim_start().strip_prefix(MARK)?;
    let before = text[..span.end as usize].len() - span.start as usize;
    let behind = if comment.starts_with("/*") && comment.ends_with("*/") {
        2
    } else {
        0
    };
    let offset = span.start as usize + before - behind - body.len();
    Some((body, u32::try_from(offset).ok()?))
}

fn parse(body: &str, offset: u32) -> Result<Directive, String> {
    let trimmed = body.trim_start();
    let offset = offset + len(body) - len(trimmed);
    let word_end = trimmed.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    let (word, rest) = trimmed.split_at(word_end.unwrap_or(trimmed.len()));
    let (kind, whole_file) = match word {
        "allow" => (SuppressionKind::Allow, false),
        "expect" => (SuppressionKind::Expect, false),
        "allow-file" => (SuppressionKind::Allow, true),
        "" => {
            return Err(format!(
                "expected `allow(..)`, `expect(..)` or `allow-file(..)` behind `{MARK}`"
            ));
        }
        other => {
            return Err(format!(
                "unknown suppression `{other}`: there are `allow`, `expect` and `allow-file`"
            ));
        }
    };
    let list = rest.trim_start();
    let offset = offset + len(trimmed) - len(list);
    let list = list
        .strip_prefix('(')
        .ok_or_else(|| format!("expected `(` behind `{word}`"))?;
    let (list, tail) = list
        .split_once(')')
        .ok_or_else(|| format!("no `)` closes the list of `{word}`"))?;
    Ok(Directive {
        kind,
        whole_file,
        lints: names(list, offset + 1, word)?,
        reason: reason(tail)?,
    })
}

fn names(list: &str, mut offset: u32, word: &str) -> Result<Vec<(Box<str>, Span)>, String> {
    let mut names = Vec::new();
    for part in list.split(',') {
        let name = part.trim();
        let start = offset + len(part) - len(part.trim_start());
        offset += len(part) + 1;
        if name.is_empty() {
            continue;
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':');
        if !name.chars().all(is_name) {
            return Err(format!("`{name}` is not the name of a lint"));
        }
        names.push((Box::from(name), Span::new(start, start + len(name))));
    }
    if names.is_empty() {
        return Err(format!("`{word}` names no lint"));
    }
    Ok(names)
}

fn reason(tail: &str) -> Result<Option<Box<str>>, String> {
    let tail = tail.trim();
    if tail.is_empty() {
        return Ok(None);
    }
    match tail.strip_prefix("--").map(str::trim) {
        Some("") => Err("no reason behind `--`".to_owned()),
        Some(reason) => Ok(Some(reason.into())),
        None => Err("expected ` -- reason` behind the list".to_owned()),
    }
}

/// On a line of its own a comment covers what comes next, behind code it covers its line.
fn scope(directive: &Directive, text: &str, span: Span, outline: &Outline<'_>) -> Span {
    if directive.whole_file {
        return Span::new(0, len(text));
    }
    let before = &text[..span.start as usize];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    if before[line_start..]
        .trim()
        .trim_start_matches('\u{feff}')
        .is_empty()
    {
        let first = outline.first_at(span.end);
        return outline.element_span(first);
    }
    let behind = &text[span.start as usize..];
    let line_end = span.start as usize + behind.find('\n').unwrap_or(behind.len());
    Span::new(len(&text[..line_start]), len(&text[..line_end]))
}

fn len(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}
