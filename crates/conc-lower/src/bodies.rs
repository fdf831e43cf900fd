//! Where the bodies of functions are, seen from their tokens alone, so that they can be read after the items around
//! them, or not at all. Not a parser: what looks like a function inside of a `macro_rules!` is none.

use std::ops::Range;

use ra_ap_rustc_lexer::TokenKind;

use crate::outline::broken;

/// Looks for bodies while the tokens of a text go by.
pub(crate) struct BodyFinder<'t> {
    text: &'t str,
    state: State,
    /// How many delimiters are open since the state began.
    depth: u32,
    found: Vec<Range<usize>>,
    definitions: Vec<MacroDefinition>,
    /// A token is wrong or delimiters do not match: nothing that was found can be trusted.
    is_broken: bool,
    open: Vec<TokenKind>,
}

/// A `macro_rules!`.
#[derive(Debug)]
pub(crate) struct MacroDefinition {
    /// From that word to its last delimiter.
    pub(crate) range: Range<usize>,
    /// What is between its delimiters.
    pub(crate) rules: Range<usize>,
}

/// What the tokens so far say about the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Between functions.
    Items,
    /// Behind `fn`.
    Name,
    /// Behind a function's name, in front of its body.
    Signature,
    /// In braces that start here; a body, unless what follows them says otherwise.
    Body(usize),
    /// Behind braces that may have been a constant in a signature.
    BehindBody(usize, usize),
    /// Behind `macro_rules`.
    Definition(usize),
    /// In the delimiters of a `macro_rules!` that starts here, and behind the first of them.
    Rules(usize, usize),
}

impl<'t> BodyFinder<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            state: State::Items,
            depth: 0,
            found: Vec::new(),
            definitions: Vec::new(),
            is_broken: false,
            open: Vec::new(),
        }
    }

    /// Takes the next token that is neither white space nor a comment.
    pub(crate) fn token(&mut self, kind: TokenKind, range: &Range<usize>) {
        self.is_broken |= broken(kind).is_some();
        if let State::BehindBody(start, end) = self.state {
            self.behind_body(kind, start..end);
        }
        match self.state {
            State::Items => self.item(kind, range),
            State::Name => match kind {
                TokenKind::Ident | TokenKind::RawIdent => self.begin(State::Signature),
                // A function pointer, or a name that a macro makes up.
                _ => self.begin(State::Items),
            },
            State::Signature => match kind {
                TokenKind::OpenBrace if self.depth == 0 => self.begin(State::Body(range.start)),
                TokenKind::Semi if self.depth == 0 => self.begin(State::Items),
                _ => {}
            },
            State::Definition(start) if is_open(kind) => {
                self.begin(State::Rules(start, range.end));
            }
            _ => {}
        }
        self.count(kind, range.end);
    }

    /// The bodies, braces included, in order, none in another; and the `macro_rules!` that stand outside of them.
    pub(crate) fn finish(mut self) -> (Vec<Range<usize>>, Vec<MacroDefinition>) {
        if let State::BehindBody(start, end) = self.state {
            self.found.push(start..end);
        }
        if self.is_broken || !self.open.is_empty() {
            return (Vec::new(), Vec::new());
        }
        (self.found, self.definitions)
    }

    fn begin(&mut self, state: State) {
        self.state = state;
        self.depth = 0;
    }

    fn item(&mut self, kind: TokenKind, range: &Range<usize>) {
        if !matches!(kind, TokenKind::Ident) {
            return;
        }
        match &self.text[range.clone()] {
            "fn" => self.begin(State::Name),
            "macro_rules" => self.begin(State::Definition(range.start)),
            _ => {}
        }
    }

    /// `fn f() -> A<{ N }>` goes on behind its braces.
    fn behind_body(&mut self, kind: TokenKind, body: Range<usize>) {
        if matches!(kind, TokenKind::Gt | TokenKind::Comma) {
            self.begin(State::Signature);
        } else {
            self.found.push(body);
            self.begin(State::Items);
        }
    }

    fn count(&mut self, kind: TokenKind, end: usize) {
        if is_open(kind) {
            self.open.push(kind);
            self.depth += 1;
            return;
        }
        let Some(opens) = opened_by(kind) else {
            return;
        };
        self.is_broken |= self.open.pop() != Some(opens);
        self.depth = self.depth.saturating_sub(1);
        if self.depth > 0 {
            return;
        }
        match self.state {
            State::Body(start) => self.begin(State::BehindBody(start, end)),
            State::Rules(start, inside) => {
                self.definitions.push(MacroDefinition {
                    range: start..end,
                    rules: inside..end - 1,
                });
                self.begin(State::Items);
            }
            _ => {}
        }
    }
}

fn is_open(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::OpenParen | TokenKind::OpenBrace | TokenKind::OpenBracket
    )
}

fn opened_by(kind: TokenKind) -> Option<TokenKind> {
    match kind {
        TokenKind::CloseParen => Some(TokenKind::OpenParen),
        TokenKind::CloseBrace => Some(TokenKind::OpenBrace),
        TokenKind::CloseBracket => Some(TokenKind::OpenBracket),
        _ => None,
    }
}
