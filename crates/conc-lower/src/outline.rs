//! A text as tokens with matched delimiters, and where its items, statements, match arms and fields end.
//! Not a parser: it works on any tokens, also inside of macro calls and in files that do not parse.

use std::ops::Range;

use conc_source::Span;
use ra_ap_rustc_lexer::{LiteralKind, TokenKind};

use crate::lex::{byte_span, tokens};

/// A token that is neither white space nor a comment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// Why a text has no outline.
#[derive(Debug)]
pub(crate) struct LexError {
    /// One line.
    pub(crate) message: String,
    /// The token that is wrong or has no partner.
    pub(crate) span: Span,
}

/// The tokens of a text.
pub(crate) struct Outline<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    /// For an opening or closing delimiter the index of the other one, for other tokens their own.
    partner: Vec<usize>,
}

/// What kind of element a run of tokens is, as far as its end depends on it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Ends with its semicolon: `use`, `let`, `static`, ...
    Semicolon,
    /// Ends with its braces or a semicolon: `fn`, `struct`, `impl`, ...
    Braces,
    /// Ends with its last block, unless something is done with its value: `if`, `match`, ...
    BlockLike,
    /// Ends with a comma or semicolon.
    Open,
}

impl<'t> Outline<'t> {
    /// Lexes a text and matches its delimiters.
    ///
    /// # Errors
    /// When a token is broken or a delimiter has no partner.
    pub(crate) fn new(text: &'t str) -> Result<Self, LexError> {
        let mut outline = Self {
            text,
            tokens: Vec::new(),
            partner: Vec::new(),
        };
        let mut open = Vec::new();
        for (kind, range) in tokens(text) {
            let span = byte_span(&range);
            if let Some(message) = broken(kind) {
                let message = message.to_owned();
                return Err(LexError { message, span });
            }
            if !is_trivia(kind) {
                outline.push(kind, span, &mut open)?;
            }
        }
        match open.last() {
            None => Ok(outline),
            Some(index) => Err(unbalanced(
                "unclosed",
                text,
                outline.span(*index..*index + 1),
            )),
        }
    }

    fn push(&mut self, kind: TokenKind, span: Span, open: &mut Vec<usize>) -> Result<(), LexError> {
        let index = self.tokens.len();
        let Span { start, end } = span;
        self.partner.push(index);
        self.tokens.push(Token { kind, start, end });
        if is_open(kind) {
            open.push(index);
        } else if is_close(kind) {
            let other = open
                .pop()
                .ok_or_else(|| unbalanced("unmatched", self.text, span))?;
            if !closes(self.tokens[other].kind, kind) {
                return Err(unbalanced(
                    "unclosed",
                    self.text,
                    self.span(other..other + 1),
                ));
            }
            (self.partner[index], self.partner[other]) = (other, index);
        }
        Ok(())
    }

    /// Number of tokens.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Kind of a token.
    pub(crate) fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    /// Text of a token; empty behind the end.
    pub(crate) fn token_text(&self, index: usize) -> &'t str {
        slice(self.text, self.span(index..index + 1))
    }

    /// Byte span of a run of tokens.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let text_end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let start = self
            .tokens
            .get(range.start)
            .map_or(text_end, |token| token.start);
        let last = range.end.checked_sub(1).filter(|last| *last >= range.start);
        let end = last
            .and_then(|last| self.tokens.get(last))
            .map_or(start, |token| token.end);
        Span::new(start, end)
    }

    /// Index of the first token that starts at or behind a byte offset.
    pub(crate) fn first_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.start < offset)
    }

    /// The other delimiter of a group.
    pub(crate) fn partner(&self, index: usize) -> Option<usize> {
        self.partner
            .get(index)
            .copied()
            .filter(|other| *other != index)
    }

    /// The tokens between the delimiters of the group that opens at `open`.
    pub(crate) fn inside(&self, open: usize) -> Range<usize> {
        let close = self.partner.get(open).copied().unwrap_or(open);
        open + 1..close.max(open + 1)
    }

    /// Index of the delimiter that opens the innermost group around a token.
    pub(crate) fn enclosing(&self, index: usize) -> Option<usize> {
        let mut at = index;
        while at > 0 {
            at -= 1;
            let kind = self.tokens[at].kind;
            if is_open(kind) {
                return Some(at);
            }
            if is_close(kind) {
                at = self.partner[at];
            }
        }
        None
    }

    /// Index behind the outer attributes that start at `index`.
    pub(crate) fn skip_attributes(&self, mut index: usize) -> usize {
        while self.kind(index) == Some(TokenKind::Pound)
            && self.kind(index + 1) == Some(TokenKind::OpenBracket)
        {
            index = self.partner[index + 1] + 1;
        }
        index
    }

    /// Index behind the item, statement, match arm, field or argument that starts at `index` (its attributes
    /// included); never behind the end of the group in which it stands.
    pub(crate) fn element_end(&self, index: usize) -> usize {
        let start = self.skip_attributes(index);
        let end = match self.form(start) {
            Form::BlockLike => self.block_like_end(start),
            form => self.scan_end(start, form),
        };
        // Always at least one token, so that a walk over elements ends.
        end.max(index + 1).min(self.len())
    }

    /// Index behind the item of a module, impl or trait that starts at `index`, whatever its words are.
    pub(crate) fn item_end(&self, index: usize) -> usize {
        let start = self.skip_attributes(index);
        let form = match self.form(start) {
            Form::Semicolon => Form::Semicolon,
            _ => Form::Braces,
        };
        self.scan_end(start, form).max(index + 1).min(self.len())
    }

    /// Byte span of the element that starts at `index`, attributes included; empty at the end of a group.
    pub(crate) fn element_span(&self, index: usize) -> Span {
        if self.kind(index).is_none_or(is_close) {
            return Span::at(self.span(index..index + 1).start);
        }
        self.span(index..self.element_end(index))
    }

    /// The word by which an item is known (`mod`, `impl`, ...) and its index, behind attributes and visibility.
    pub(crate) fn item_keyword(&self, index: usize) -> (usize, &'t str) {
        let mut at = self.skip_attributes(index);
        loop {
            match self.token_text(at) {
                "pub" => {
                    at += 1;
                    if self.kind(at) == Some(TokenKind::OpenParen) {
                        at = self.partner[at] + 1;
                    }
                }
                "default" | "safe" | "auto" | "unsafe" | "async"
                    if self.kind(at + 1) == Some(TokenKind::Ident) =>
                {
                    at += 1;
                }
                // The last two are not stable: recovery has to get past them all the same.
                "const" | "gen" | "final" if self.starts_item(at + 1) => at += 1,
                "extern" if matches!(self.kind(at + 1), Some(TokenKind::Literal { .. })) => {
                    if self.kind(at + 2) == Some(TokenKind::OpenBrace) {
                        return (at, "extern");
                    }
                    at += 2;
                }
                word => return (at, word),
            }
        }
    }

    fn starts_item(&self, index: usize) -> bool {
        let words = ["fn", "unsafe", "async", "extern", "trait", "impl"];
        words.contains(&self.token_text(index))
    }

    fn form(&self, start: usize) -> Form {
        let (at, word) = self.item_keyword(start);
        let next = self.kind(at + 1);
        let is_word = next == Some(TokenKind::Ident);
        match word {
            "use" | "let" | "static" | "return" | "break" => Form::Semicolon,
            "type" | "const" if is_word => Form::Semicolon,
            "extern" if self.token_text(at + 1) == "crate" => Form::Semicolon,
            "fn" | "struct" | "enum" | "trait" | "mod" if is_word => Form::Braces,
            "impl" | "extern" => Form::Braces,
            "union" | "macro_rules" | "macro" if is_word || next == Some(TokenKind::Bang) => {
                Form::Braces
            }
            "if" | "match" | "loop" | "while" | "for" | "unsafe" | "async" | "const" | "{" => {
                Form::BlockLike
            }
            _ if matches!(self.kind(start), Some(TokenKind::Lifetime { .. })) => Form::BlockLike,
            _ => Form::Open,
        }
    }

    /// Walks over tokens of one level to the end that the form has.
    fn scan_end(&self, start: usize, form: Form) -> usize {
        let (mut at, mut angles) = (start, 0u32);
        while let Some(kind) = self.kind(at) {
            match kind {
                TokenKind::Semi => return at + 1,
                TokenKind::Comma if form == Form::Open && angles == 0 => return at + 1,
                TokenKind::OpenBrace if form == Form::Braces => return self.partner[at] + 1,
                TokenKind::OpenBrace if form == Form::Open && self.is_macro_statement(at) => {
                    return self.with_comma(self.partner[at] + 1);
                }
                TokenKind::Lt if self.opens_angle(at) => angles += 1,
                TokenKind::Gt if !self.is_arrow(at) => angles = angles.saturating_sub(1),
                TokenKind::Gt if form == Form::Open && self.opens_arm_block(at) => {
                    return self.with_comma(self.block_like_end(at + 1));
                }
                _ => {}
            }
            if is_close(kind) {
                return at;
            }
            at = self.partner[at].max(at) + 1;
        }
        at
    }

    /// The end of `if .. {} else {}` and the like, or of the expression that it begins.
    fn block_like_end(&self, start: usize) -> usize {
        let mut at = start;
        while let Some(kind) = self.kind(at) {
            match kind {
                TokenKind::Semi | TokenKind::Comma => return at + 1,
                TokenKind::OpenBrace => {
                    let end = self.partner[at] + 1;
                    if self.token_text(end) == "else" {
                        at = end;
                        continue;
                    }
                    if self.goes_on(end) {
                        return self.scan_end(end, Form::Open);
                    }
                    // The braces of a struct pattern: `if let S { a } = b {`.
                    if !self.is_in_pattern(end) {
                        return end;
                    }
                }
                _ if is_close(kind) => return at,
                _ => {}
            }
            at = self.partner[at].max(at) + 1;
        }
        at
    }

    /// Is the value in front used by what follows?
    fn goes_on(&self, index: usize) -> bool {
        matches!(self.kind(index), Some(TokenKind::Dot | TokenKind::Question))
            || self.token_text(index) == "as"
    }

    fn is_in_pattern(&self, index: usize) -> bool {
        let assigns = self.kind(index) == Some(TokenKind::Eq);
        assigns || self.kind(index) == Some(TokenKind::Or) || self.token_text(index) == "in"
    }

    fn with_comma(&self, end: usize) -> usize {
        let follows = matches!(self.kind(end), Some(TokenKind::Comma | TokenKind::Semi));
        end + usize::from(follows)
    }

    /// A macro call with braces is a statement or item of its own, unless its value is used.
    fn is_macro_statement(&self, open: usize) -> bool {
        let after_bang = open > 0 && self.kind(open - 1) == Some(TokenKind::Bang);
        after_bang && !self.goes_on(self.partner[open] + 1)
    }

    /// Does a `<` open generic arguments? It does behind `::` and behind names of types.
    fn opens_angle(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        match self.kind(before) {
            Some(TokenKind::Ident) => {
                let word = self.token_text(before);
                word.starts_with(char::is_uppercase) || matches!(word, "fn" | "impl" | "for")
            }
            Some(TokenKind::Colon | TokenKind::Lt | TokenKind::And) => true,
            _ => false,
        }
    }

    fn is_arrow(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.tokens[before]);
        before.is_some_and(|before| {
            matches!(before.kind, TokenKind::Eq | TokenKind::Minus)
                && before.end == self.tokens[at].start
        })
    }

    /// Is it the `>` of a `=>` behind which a match arm has a block and needs no comma?
    fn opens_arm_block(&self, at: usize) -> bool {
        let is_fat = self.is_arrow(at) && self.kind(at - 1) == Some(TokenKind::Eq);
        is_fat && self.form(at + 1) == Form::BlockLike
    }
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize)
        .unwrap_or_default()
}

fn unbalanced(what: &str, text: &str, span: Span) -> LexError {
    LexError {
        message: format!("{what} `{}`", slice(text, span)),
        span,
    }
}

fn is_trivia(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Whitespace | TokenKind::LineComment { .. } | TokenKind::BlockComment { .. }
    )
}

fn is_open(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::OpenParen | TokenKind::OpenBrace | TokenKind::OpenBracket
    )
}

fn is_close(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::CloseParen | TokenKind::CloseBrace | TokenKind::CloseBracket
    )
}

fn closes(open: TokenKind, close: TokenKind) -> bool {
    matches!(
        (open, close),
        (TokenKind::OpenParen, TokenKind::CloseParen)
            | (TokenKind::OpenBrace, TokenKind::CloseBrace)
            | (TokenKind::OpenBracket, TokenKind::CloseBracket)
    )
}

/// What is wrong with a token by itself.
pub(crate) fn broken(kind: TokenKind) -> Option<&'static str> {
    use LiteralKind::{Byte, ByteStr, CStr, Char, RawByteStr, RawCStr, RawStr, Str};
    match kind {
        TokenKind::BlockComment {
            terminated: false, ..
        } => Some("unterminated block comment"),
        TokenKind::Unknown => Some("a character that Rust does not know"),
        TokenKind::InvalidIdent => Some("an identifier with characters that Rust does not allow"),
        TokenKind::Literal { kind, .. } => match kind {
            Char { terminated: false } | Byte { terminated: false } => {
                Some("unterminated character literal")
            }
            Str { terminated: false }
            | ByteStr { terminated: false }
            | CStr { terminated: false } => Some("unterminated string literal"),
            RawStr { n_hashes: None }
            | RawByteStr { n_hashes: None }
            | RawCStr { n_hashes: None } => Some("unterminated raw string literal"),
            _ => None,
        },
        _ => None,
    }
}
