//! Suppressions in attributes: `#[cfg_attr(any(), conc_lint::allow(..))]`, and Clippy's own for the lints that
//! Clippy has too.

use std::ops::Range;

use conc_model::{
    FileModel, Problem, ProblemKind, Suppression, SuppressionKind, SuppressionOrigin,
};
use conc_source::Span;
use ra_ap_rustc_lexer::TokenKind;

use crate::outline::Outline;

/// Collects the suppression attributes of a text, wherever they stand.
pub(super) fn collect(model: &mut FileModel, outline: &Outline<'_>) {
    for at in 0..outline.len() {
        if outline.kind(at) != Some(TokenKind::Pound) {
            continue;
        }
        let is_inner = outline.kind(at + 1) == Some(TokenKind::Bang);
        let open = at + 1 + usize::from(is_inner);
        if outline.kind(open) != Some(TokenKind::OpenBracket) {
            continue;
        }
        let inside = outline.inside(open);
        let mut reader = Reader {
            outline,
            span: outline.span(at..inside.end + 1),
            scope: Span::default(),
            found: Vec::new(),
            problems: Vec::new(),
        };
        reader.meta(inside);
        model.problems.extend(reader.problems);
        if reader.found.is_empty() {
            continue;
        }
        let scope = if is_inner {
            inner_scope(model, outline, at)
        } else {
            outline.element_span(at)
        };
        let found = reader.found.into_iter();
        model
            .suppressions
            .extend(found.map(|found| Suppression { scope, ..found }));
    }
}

/// An inner attribute covers the group that it stands in, or the file.
fn inner_scope(model: &FileModel, outline: &Outline<'_>, at: usize) -> Span {
    match outline.enclosing(at) {
        Some(open) => outline.span(open..outline.inside(open).end + 1),
        None => Span::new(0, model.bytes),
    }
}

/// Reads one attribute.
struct Reader<'o> {
    outline: &'o Outline<'o>,
    span: Span,
    scope: Span,
    found: Vec<Suppression>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// `allow(..)`, `conc_lint::expect(..)`, `cfg_attr(predicate, metas..)`.
    fn meta(&mut self, tokens: Range<usize>) {
        let Some(open) = tokens
            .clone()
            .find(|at| self.outline.kind(*at) == Some(TokenKind::OpenParen))
        else {
            return;
        };
        let path = self.text(tokens.start..open);
        let inside = self.outline.inside(open);
        let (tool, word) = path.rsplit_once("::").unwrap_or(("", &path));
        match (tool, word) {
            ("", "cfg_attr") => {
                for meta in self.parts(inside).into_iter().skip(1) {
                    self.meta(meta);
                }
            }
            ("", "allow") => self.lints(inside, SuppressionKind::Allow, None),
            ("", "expect") => self.lints(inside, SuppressionKind::Expect, None),
            ("conc_lint", "allow") => self.lints(inside, SuppressionKind::Allow, Some("conc_lint")),
            ("conc_lint", "expect") => {
                self.lints(inside, SuppressionKind::Expect, Some("conc_lint"))
            }
            ("conc_lint", other) => self.problems.push(Problem {
                kind: ProblemKind::Suppression,
                message: format!("unknown suppression `{other}`: there are `allow` and `expect`")
                    .into(),
                span: self.span,
            }),
            _ => {}
        }
    }

    /// The names in an `allow` list; `tool` is that of names without one.
    fn lints(&mut self, list: Range<usize>, kind: SuppressionKind, tool: Option<&str>) {
        let (mut ours, mut clippys, mut reason) = (Vec::new(), Vec::new(), None);
        for part in self.parts(list) {
            let text = self.text(part.clone());
            if let Some(value) = text.strip_prefix("reason=") {
                reason = Some(Box::from(value.trim_matches('"')));
                continue;
            }
            let (written, name) = match text.split_once("::") {
                Some((written, name)) => (Some(written), name),
                None => (tool, text.as_str()),
            };
            let entry = (Box::from(name), self.outline.span(part));
            match written {
                Some("conc_lint") => ours.push(entry),
                Some("clippy") => clippys.push(entry),
                _ => {}
            }
        }
        let origins = [SuppressionOrigin::Attribute, SuppressionOrigin::Clippy];
        for (origin, lints) in origins.into_iter().zip([ours, clippys]) {
            if !lints.is_empty() {
                self.found.push(Suppression {
                    kind,
                    origin,
                    lints,
                    reason: reason.clone(),
                    scope: self.scope,
                    span: self.span,
                });
            }
        }
    }

    /// The parts between the commas of one level.
    fn parts(&self, tokens: Range<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let (mut start, mut at) = (tokens.start, tokens.start);
        while at < tokens.end {
            if self.outline.kind(at) == Some(TokenKind::Comma) {
                parts.push(start..at);
                start = at + 1;
            }
            at = self.outline.partner(at).map_or(at, |other| other.max(at)) + 1;
        }
        parts.push(start..tokens.end);
        parts.retain(|part| !part.is_empty());
        parts
    }

    /// The tokens without what stands between them.
    fn text(&self, tokens: Range<usize>) -> String {
        tokens.map(|at| self.outline.token_text(at)).collect()
    }
}
