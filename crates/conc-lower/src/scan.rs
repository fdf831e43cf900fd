//! The look at a text before syn sees it: is it too deep or too large, and what syn need not or cannot read.
//! Not a parser: it counts tokens and nesting, generously, and judges nothing else.

use std::borrow::Cow;
use std::ops::Range;

use conc_model::ProblemKind;
use conc_source::Span;
use ra_ap_rustc_lexer::{FrontmatterAllowed, TokenKind, strip_shebang, tokenize};

use crate::LowerOptions;
use crate::bodies::{BodyFinder, MacroDefinition};
use crate::lex::{byte_span, tokens};
use crate::outline::broken;

/// Tokens of one statement that stand next to each other: operators and method calls in a row make a tree as
/// deep as the row is long, which recursive walks and drops feel.
const MAX_STATEMENT_TOKENS: u32 = 40_000;

/// Why a text is refused.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// Too deep or too large.
    pub(crate) kind: ProblemKind,
    /// One line.
    pub(crate) message: String,
    /// The token at which the cap was reached.
    pub(crate) span: Span,
}

/// A text that is ready to be parsed.
#[derive(Debug)]
pub(crate) struct Prepared<'t> {
    /// The same bytes and lines, but byte order mark, shebang line, front matter and doc comments are blank.
    pub(crate) text: Cow<'t, str>,
    /// Its comments, in order.
    pub(crate) comments: Vec<Range<usize>>,
    /// The bodies of its functions, braces included, in order, none in another.
    pub(crate) bodies: Vec<Range<usize>>,
    /// The `macro_rules!` outside of those.
    pub(crate) macros: Vec<MacroDefinition>,
}

/// Checks the caps and gives the text as syn is to read it.
///
/// # Errors
/// When a cap is exceeded.
pub(crate) fn prepare<'t>(text: &'t str, options: &LowerOptions) -> Result<Prepared<'t>, Refusal> {
    let start = prefix_len(text);
    let mut finder = BodyFinder::new(text);
    let mut blanks = Vec::new();
    blanks.push(0..start);
    let mut comments = Vec::new();
    let mut nesting = Nesting::new(text);
    for (kind, range) in tokens(&text[start..]) {
        let range = start + range.start..start + range.end;
        match kind {
            TokenKind::Whitespace => {}
            TokenKind::LineComment { doc_style } | TokenKind::BlockComment { doc_style, .. } => {
                blanks.extend(doc_style.map(|_| range.clone()));
                // One that never ends is an error, which has to be seen.
                comments.extend(broken(kind).is_none().then_some(range));
            }
            kind => {
                finder.token(kind, &range);
                nesting.token(kind, range.clone());
                if let Some((kind, message)) = nesting.excess(options) {
                    let span = byte_span(&range);
                    return Err(Refusal {
                        kind,
                        message,
                        span,
                    });
                }
            }
        }
    }
    let (bodies, macros) = finder.finish();
    Ok(Prepared {
        text: blank(text, &blanks),
        comments,
        bodies,
        macros,
    })
}

/// Replaces all bytes of the ranges by spaces, except line ends, so that no offset and no line changes.
pub(crate) fn blank<'t>(text: &'t str, ranges: &[Range<usize>]) -> Cow<'t, str> {
    if ranges.iter().all(|range| range.is_empty()) {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for range in ranges {
        // A plain loop over a slice: the compiler makes vector code of it.
        for byte in &mut bytes[range.clone()] {
            if !matches!(*byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    // Ranges hold whole tokens, so what is left is UTF-8.
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// A text without what stands in the ranges, which are in order, and may stand in each other. All else stays in its lines and
/// columns; a lexer gets over what is left in between in no time. What is blank in the ranges counts in bytes, other text in
/// characters.
pub(crate) fn condense<'r>(text: &str, ranges: impl Iterator<Item = &'r Range<usize>>) -> String {
    let mut condensed = String::with_capacity(text.len() / 2);
    let mut at = 0;
    for range in ranges.filter(|range| !range.is_empty()) {
        if range.start < at {
            continue;
        }
        let inside = &text[range.clone()];
        let is_last = text.as_bytes().get(range.end) == Some(&b'\n');
        if !is_last && !inside.is_ascii() {
            // What follows in its line would get another column.
            continue;
        }
        condensed.push_str(&text[at..range.start]);
        at = range.end;
        let lines = inside.bytes().filter(|byte| *byte == b'\n').count();
        let last_line = inside.rfind('\n').map_or(0, |end| end + 1);
        let width = if is_last { 0 } else { inside.len() - last_line };
        condensed.extend(std::iter::repeat_n('\n', lines));
        condensed.extend(std::iter::repeat_n(' ', width));
    }
    condensed.push_str(&text[at..]);
    condensed
}

/// Length in bytes of what stands before the first token: byte order mark, shebang line, front matter.
fn prefix_len(text: &str) -> usize {
    let bom = "\u{feff}";
    let mut start = if text.starts_with(bom) { bom.len() } else { 0 };
    start += strip_shebang(&text[start..]).unwrap_or(0);
    if !text[start..].trim_start().starts_with("---") {
        return start;
    }
    let mut at = start;
    for token in tokenize(&text[start..], FrontmatterAllowed::Yes) {
        at += token.len as usize;
        match token.kind {
            TokenKind::Whitespace => {}
            TokenKind::Frontmatter { .. } => return at,
            _ => break,
        }
    }
    start
}

/// What has piled up in the current statement at the current delimiter.
#[derive(Clone, Copy, Default)]
struct Run {
    /// Prefix operators and keywords, assignments, result arrows: each nests what follows it.
    prefixes: u32,
    /// Open angle brackets.
    angles: u32,
    /// Tokens at this level.
    tokens: u32,
}

/// Counts how deep a recursive parser would be.
struct Nesting<'t> {
    text: &'t str,
    outer: Vec<Run>,
    /// Depth of all that is in `outer`.
    base: u32,
    /// Tokens so far.
    tokens: u32,
    run: Run,
    previous: Option<(TokenKind, Range<usize>)>,
}

impl<'t> Nesting<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            outer: Vec::new(),
            base: 0,
            tokens: 0,
            run: Run::default(),
            previous: None,
        }
    }

    /// Which cap is exceeded?
    fn excess(&self, options: &LowerOptions) -> Option<(ProblemKind, String)> {
        let depth = self.base + self.run.prefixes + self.run.angles;
        if depth > options.max_depth {
            let message = format!("nested more than {} levels deep", options.max_depth);
            return Some((ProblemKind::TooDeep, message));
        }
        if self.run.tokens > MAX_STATEMENT_TOKENS {
            let message =
                format!("a statement with more than {MAX_STATEMENT_TOKENS} tokens in a row");
            return Some((ProblemKind::TooDeep, message));
        }
        if self.tokens > options.max_tokens {
            let message = format!("more than {} tokens", options.max_tokens);
            return Some((ProblemKind::TooLarge, message));
        }
        None
    }

    fn token(&mut self, kind: TokenKind, range: Range<usize>) {
        self.tokens += 1;
        self.run.tokens += 1;
        match kind {
            TokenKind::OpenParen | TokenKind::OpenBrace | TokenKind::OpenBracket => {
                self.base += 1 + self.run.prefixes + self.run.angles;
                self.outer.push(std::mem::take(&mut self.run));
            }
            TokenKind::CloseParen | TokenKind::CloseBrace | TokenKind::CloseBracket => {
                self.run = self.outer.pop().unwrap_or_default();
                self.base = self
                    .base
                    .saturating_sub(1 + self.run.prefixes + self.run.angles);
            }
            TokenKind::Semi => self.run = Run::default(),
            TokenKind::Comma => {
                self.run.prefixes = 0;
                self.run.tokens = 0;
            }
            TokenKind::Ident | TokenKind::RawIdent => self.ident(&range),
            TokenKind::Literal { .. } => self.literal(),
            TokenKind::Pound | TokenKind::Lifetime { .. } if self.after_brace() => {
                self.run = Run::default()
            }
            TokenKind::Lt => self.run.angles += u32::from(!self.after_value()),
            TokenKind::Gt => self.close_angle(&range),
            TokenKind::Eq => self.equals(&range),
            TokenKind::At => self.run.prefixes += 1,
            TokenKind::Bang
            | TokenKind::Minus
            | TokenKind::And
            | TokenKind::Star
            | TokenKind::Or
            | TokenKind::Dot
                if !self.after_operand() =>
            {
                self.run.prefixes += 1;
            }
            _ => {}
        }
        self.previous = Some((kind, range));
    }

    fn previous_kind(&self) -> Option<TokenKind> {
        self.previous.as_ref().map(|(kind, _)| *kind)
    }

    fn after_brace(&self) -> bool {
        self.previous_kind() == Some(TokenKind::CloseBrace)
    }

    fn previous_text(&self) -> &str {
        let range = self
            .previous
            .as_ref()
            .map_or(0..0, |(_, range)| range.clone());
        &self.text[range]
    }

    /// A name behind `}` starts a statement or item, unless it is an `else`; behind another name, that was a
    /// keyword, and many of those nest.
    fn ident(&mut self, range: &Range<usize>) {
        match self.previous_kind() {
            Some(TokenKind::CloseBrace) if &self.text[range.clone()] != "else" => {
                self.run = Run::default()
            }
            Some(TokenKind::Ident) => self.run.prefixes += 1,
            _ => {}
        }
    }

    /// `a < 1` and `1 << 3` open nothing.
    fn literal(&mut self) {
        if self.previous_kind() == Some(TokenKind::Lt) {
            self.run.angles = self.run.angles.saturating_sub(1);
        }
    }

    /// `->` nests function types, `>` closes an angle bracket, `=>` is neither.
    fn close_angle(&mut self, range: &Range<usize>) {
        match &self.previous {
            Some((TokenKind::Minus, minus)) if minus.end == range.start => self.run.prefixes += 1,
            Some((TokenKind::Eq, eq)) if eq.end == range.start => {
                self.run.prefixes = self.run.prefixes.saturating_sub(1);
            }
            _ => self.run.angles = self.run.angles.saturating_sub(1),
        }
    }

    /// Assignments nest to the right; comparisons do not.
    fn equals(&mut self, range: &Range<usize>) {
        match &self.previous {
            Some((TokenKind::Eq, eq)) if eq.end == range.start => {
                self.run.prefixes = self.run.prefixes.saturating_sub(1);
            }
            Some((TokenKind::Bang, bang)) if bang.end == range.start => {}
            _ => self.run.prefixes += 1,
        }
    }

    /// Did a literal or closing delimiter come before? Then `<` compares or shifts.
    fn after_value(&self) -> bool {
        matches!(
            self.previous_kind(),
            Some(
                TokenKind::Literal { .. }
                    | TokenKind::CloseParen
                    | TokenKind::CloseBracket
                    | TokenKind::CloseBrace
            )
        )
    }

    /// Did something come before that can be the left operand of a binary operator?
    fn after_operand(&self) -> bool {
        match self.previous_kind() {
            Some(TokenKind::Ident) => !is_prefix_keyword(self.previous_text()),
            Some(TokenKind::RawIdent | TokenKind::Question | TokenKind::Gt) => true,
            // `..` is an operator of its own: what follows its second dot is an operand again.
            _ => self.after_value(),
        }
    }
}

/// Keywords behind which an operand starts.
fn is_prefix_keyword(word: &str) -> bool {
    matches!(
        word,
        "as" | "become"
            | "box"
            | "break"
            | "const"
            | "dyn"
            | "else"
            | "for"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "match"
            | "move"
            | "mut"
            | "ref"
            | "return"
            | "static"
            | "unsafe"
            | "where"
            | "while"
            | "yield"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proc_macro2::{TokenStream, TokenTree};
    use proptest::prelude::*;

    /// All tokens of a text with their lines and columns; `None` if it does not lex.
    fn places(text: &str) -> Option<Vec<(String, usize, usize)>> {
        fn add(stream: TokenStream, all: &mut Vec<(String, usize, usize)>) {
            for token in stream {
                let at = token.span().start();
                match token {
                    TokenTree::Group(group) => {
                        let end = group.span_close().start();
                        all.push((format!("{:?}", group.delimiter()), at.line, at.column));
                        add(group.stream(), all);
                        all.push(("end".to_owned(), end.line, end.column));
                    }
                    other => all.push((other.to_string(), at.line, at.column)),
                }
            }
        }
        let mut all = Vec::new();
        add(text.parse().ok()?, &mut all);
        Some(all)
    }

    fn piece() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "a",
            "é",
            " ",
            "    ",
            "\n",
            "\r\n",
            "\"/* é */\"",
            "/* b */",
            "/* é */",
            "/* c\n  d */",
            "// é\n",
            "// x\n",
            "/// doc é\n",
            "/** é */",
            "(",
            ")",
            "{",
            "}",
            "+",
            "=",
            ">",
            "'x'",
            "'é'",
            "1",
            ",",
        ])
    }

    proptest! {
        #[test]
        fn what_is_condensed_stays_in_its_place(pieces in prop::collection::vec(piece(), 0..40)) {
            let text = pieces.concat();
            let prepared = prepare(&text, &LowerOptions::default()).expect("no cap is near");
            let condensed = condense(&prepared.text, prepared.comments.iter());
            prop_assert_eq!(places(&prepared.text), places(&condensed), "{:?} {:?}", text, condensed);
        }
    }
}
