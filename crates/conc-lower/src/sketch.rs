//! The calls of a function body that no lint looks into, told from its tokens alone: `a::b(x, &y.z)` and
//! `self.part.method(..)`. What cannot be told for sure is left out. Who calls whom must be known of all bodies:
//! a lock may be taken three calls further down.

use std::ops::Range;

use conc_model::{
    Await, AwaitKind, Block, Body, BodyId, Call, Callee, GenericArgs, LocalId, LocalKind, Loop,
    LoopKind, Name, Operand, Path, Place, PlaceBase, Projection, Segment, Stmt, StmtKind,
    Terminator,
};
use conc_source::Span;
use ra_ap_rustc_lexer::TokenKind;
use rustc_hash::FxHashSet;

use crate::cx::{FileCx, PendingBody};
use crate::{flow, lex};

/// Words in front of a parenthesis that are no functions.
const KEYWORDS: &[&str] = &[
    "as", "async", "await", "box", "break", "const", "continue", "dyn", "else", "for", "if",
    "impl", "in", "let", "loop", "match", "move", "mut", "pub", "ref", "return", "static",
    "unsafe", "where", "while", "yield",
];

/// Adds the calls of a pending body to the model, which so far has its parameters: those by some names, and those of what it
/// is given.
pub(crate) fn lower(
    cx: &mut FileCx<'_>,
    text: &str,
    (pending, names): (&PendingBody, &FxHashSet<Name>),
) {
    let inside = pending.open + 1..pending.range.end.saturating_sub(1);
    let tokens = tokens_of(text, inside);
    let body = flow::take(&mut cx.model.bodies[pending.body]);
    let mut sketch = Sketch {
        bound: bound_names(text, &tokens),
        names,
        cx,
        text,
        tokens,
        body,
        once: Vec::new(),
        repeated: Vec::new(),
    };
    sketch.walk();
    sketch.finish(pending.body);
}

#[derive(Clone, Copy)]
struct Token {
    kind: TokenKind,
    start: usize,
    end: usize,
}

fn tokens_of(text: &str, inside: Range<usize>) -> Vec<Token> {
    let offset = inside.start;
    let all = lex::tokens(&text[inside]).filter(|(kind, _)| {
        !matches!(
            kind,
            TokenKind::Whitespace | TokenKind::LineComment { .. } | TokenKind::BlockComment { .. }
        )
    });
    let placed = all.map(|(kind, range)| Token {
        kind,
        start: offset + range.start,
        end: offset + range.end,
    });
    placed.collect()
}

/// Names that some pattern of the body binds, as far as it is written behind `let`, `for`, `ref`, `mut` or between bars.
fn bound_names<'t>(text: &'t str, tokens: &[Token]) -> FxHashSet<&'t str> {
    let mut bound = FxHashSet::default();
    let (mut in_let, mut in_bars) = (false, false);
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| tokens[before]);
        let word = &text[token.start..token.end];
        match token.kind {
            TokenKind::Ident if word == "let" || word == "for" => in_let = true,
            TokenKind::Ident if word == "in" => in_let = false,
            TokenKind::Or => {
                in_bars = !in_bars && before.is_none_or(|before| opens_bars(text, before))
            }
            TokenKind::Eq | TokenKind::Semi => (in_let, in_bars) = (false, false),
            TokenKind::Ident => {
                let binds = before
                    .is_some_and(|before| matches!(&text[before.start..before.end], "ref" | "mut"));
                // `|x| self.f(x)`: nothing binds `self` anew.
                if (in_let || in_bars || binds) && word != "self" {
                    bound.insert(word);
                }
            }
            _ => {}
        }
    }
    bound
}

/// Does a bar behind this token begin the parameters of a closure, rather than the second half of an operation?
fn opens_bars(text: &str, before: Token) -> bool {
    match before.kind {
        TokenKind::Ident => matches!(&text[before.start..before.end], "move" | "return" | "in"),
        kind => matches!(
            kind,
            TokenKind::OpenParen
                | TokenKind::OpenBrace
                | TokenKind::OpenBracket
                | TokenKind::Comma
                | TokenKind::Eq
                | TokenKind::Semi
                | TokenKind::Gt
                | TokenKind::Colon
        ),
    }
}

/// What is known of the delimiters around a token.
#[derive(Clone, Copy, Default)]
struct Group {
    /// May what stands in it run more than once, or later?
    repeats: bool,
    /// Has a `|` come by in this statement or argument? Then it may be a closure.
    saw_bar: bool,
    /// Is it in a closure or async block, which others may run at another time?
    is_nested: bool,
}

impl Group {
    /// The group that a token opens in this one.
    fn inner(self, is_loop: bool, is_async: bool) -> Self {
        Self {
            repeats: self.repeats || self.saw_bar || is_loop,
            saw_bar: false,
            is_nested: self.is_nested || self.saw_bar || is_async,
        }
    }
}

struct Sketch<'c, 'a, 't> {
    /// By which names calls are told.
    names: &'c FxHashSet<Name>,
    cx: &'c mut FileCx<'a>,
    text: &'t str,
    tokens: Vec<Token>,
    bound: FxHashSet<&'t str>,
    body: Body,
    once: Vec<Stmt>,
    repeated: Vec<Stmt>,
}

impl<'t> Sketch<'_, '_, 't> {
    fn word(&self, at: usize) -> &'t str {
        let token = self.tokens.get(at);
        token.map_or("", |token| &self.text[token.start..token.end])
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn is(&self, at: Option<usize>, kind: TokenKind) -> bool {
        at.and_then(|at| self.kind(at)) == Some(kind)
    }

    fn walk(&mut self) {
        let mut groups = vec![Group::default()];
        let mut loop_begins = false;
        for at in 0..self.tokens.len() {
            let kind = self.tokens[at].kind;
            let around = groups.last().copied().unwrap_or_default();
            match kind {
                TokenKind::OpenBrace | TokenKind::OpenParen | TokenKind::OpenBracket => {
                    let is_loop = kind == TokenKind::OpenBrace && loop_begins;
                    loop_begins &= kind != TokenKind::OpenBrace;
                    groups.push(around.inner(is_loop, self.is_async_block(at)));
                }
                TokenKind::CloseBrace | TokenKind::CloseParen | TokenKind::CloseBracket => {
                    groups.pop();
                }
                TokenKind::Or | TokenKind::Semi | TokenKind::Comma => {
                    if let Some(group) = groups.last_mut() {
                        group.saw_bar = kind == TokenKind::Or;
                    }
                }
                TokenKind::Ident | TokenKind::RawIdent => {
                    loop_begins |= matches!(self.word(at), "for" | "while");
                    self.name(at, around);
                }
                _ => {}
            }
        }
    }

    /// A name: is something called by it?
    fn name(&mut self, at: usize, around: Group) {
        if !self.is(Some(at + 1), TokenKind::OpenParen) || KEYWORDS.contains(&self.word(at)) {
            return;
        }
        let name = self.intern(at);
        let is_told = self.names.contains(&name);
        let before = at.checked_sub(1);
        let callee = if self.is(before, TokenKind::Dot) {
            if !is_told {
                return;
            }
            self.receiver(at - 1).map(|(place, start)| {
                let generics = Box::default();
                let callee = Callee::Method { name, generics };
                (callee, vec![Operand::Use(place)], start)
            })
        } else if let Some(called) = self.called_param(at, around) {
            Some((called, Vec::new(), at))
        } else if is_told {
            self.path(at).map(|(path, start)| (path, Vec::new(), start))
        } else {
            None
        };
        let Some((callee, args, start)) = callee else {
            return;
        };
        self.call((callee, args), (start, at), around);
    }

    /// A parameter that the function itself calls: `f(x)`.
    fn called_param(&mut self, at: usize, around: Group) -> Option<Callee> {
        let is_nested = around.is_nested || around.saw_bar;
        if is_nested || self.is_colons_before(at) {
            return None;
        }
        let place = self.place(at..at + 1)?;
        Some(Callee::Value(Operand::Use(place)))
    }

    /// Does an async block begin here?
    fn is_async_block(&self, open: usize) -> bool {
        let before = |back: usize| open.checked_sub(back).map(|at| self.word(at));
        let is_block = self.kind(open) == Some(TokenKind::OpenBrace);
        let at_once = before(1) == Some("async");
        is_block && (at_once || before(1) == Some("move") && before(2) == Some("async"))
    }

    fn call(
        &mut self,
        (callee, mut args): (Callee, Vec<Operand>),
        (start, at): (usize, usize),
        around: Group,
    ) {
        let close = self.arguments(at + 1, &mut args);
        let span = self.span(start..close + 1);
        let dest = self.temporary(span);
        let id = self.body.calls.push(Call {
            callee,
            args,
            dest,
            span,
            name_span: self.span(at..at + 1),
            named_arg: None,
        });
        let is_nested = around.is_nested || around.saw_bar;
        let awaited = self.word(close + 1) == "." && self.word(close + 2) == "await";
        let awaits = self.body.is_async() && !is_nested && awaited;
        let awaited = awaits.then(|| self.await_of(dest, close + 2));
        let stmts = if around.repeats || around.saw_bar {
            &mut self.repeated
        } else {
            &mut self.once
        };
        let kind = StmtKind::Call(id);
        stmts.push(Stmt { kind, span });
        stmts.extend(awaited);
    }

    /// `.await` directly behind a call.
    fn await_of(&mut self, future: LocalId, at: usize) -> Stmt {
        let span = self.span(at..at + 1);
        let dest = self.temporary(span);
        let id = self.body.awaits.push(Await {
            kind: AwaitKind::Single,
            futures: vec![Operand::Use(Place::local(future))],
            dest,
            span,
        });
        let kind = StmtKind::Await(id);
        Stmt { kind, span }
    }

    fn temporary(&mut self, span: Span) -> LocalId {
        self.body.locals.push(conc_model::Local {
            name: None,
            kind: LocalKind::Temporary,
            ty: None,
            scope: conc_model::ScopeId(0),
            span,
        })
    }

    fn span(&self, tokens: Range<usize>) -> Span {
        let last = tokens.end.min(self.tokens.len()).saturating_sub(1);
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let start = self.tokens[tokens.start].start;
        Span::new(offset(start), offset(self.tokens[last].end))
    }

    fn intern(&mut self, at: usize) -> Name {
        let word = self.word(at);
        self.cx.intern(word.strip_prefix("r#").unwrap_or(word))
    }

    /// The place in front of a dot, if it is a parameter or a part of one, and where it starts.
    fn receiver(&mut self, dot: usize) -> Option<(Place, usize)> {
        let mut start = dot.checked_sub(1)?;
        while self.is(start.checked_sub(1), TokenKind::Dot) {
            start = start.checked_sub(2)?;
        }
        Some((self.place(start..dot)?, start))
    }

    /// `a.b.c` of a parameter.
    fn place(&mut self, tokens: Range<usize>) -> Option<Place> {
        let first = self.word(tokens.start);
        if self.kind(tokens.start) != Some(TokenKind::Ident) || self.bound.contains(first) {
            return None;
        }
        let name = self.intern(tokens.start);
        let base = self.local(name)?;
        let mut projections = Vec::new();
        for at in (tokens.start + 2..tokens.end).step_by(2) {
            let is_field = matches!(
                self.kind(at),
                Some(TokenKind::Ident | TokenKind::Literal { .. })
            );
            if !is_field || !self.is(Some(at - 1), TokenKind::Dot) {
                return None;
            }
            projections.push(Projection::Field(self.intern(at)));
        }
        (tokens.len() % 2 == 1).then(|| Place {
            base: PlaceBase::Local(base),
            projections: projections.into(),
        })
    }

    /// The path that ends with a name, and where it starts.
    fn path(&mut self, last: usize) -> Option<(Callee, usize)> {
        let mut start = last;
        while self.is_colons_before(start) {
            let name = start.checked_sub(3)?;
            if !matches!(
                self.kind(name),
                Some(TokenKind::Ident | TokenKind::RawIdent)
            ) {
                return None;
            }
            start = name;
        }
        // Not `fn name(`; and a closure in a variable hides a function of its name.
        let lone = start == last;
        let hidden = lone && (self.bound.contains(self.word(last)) || self.is_local(last));
        let before = start.checked_sub(1);
        if hidden || self.is(before, TokenKind::Dot) || before.map(|at| self.word(at)) == Some("fn")
        {
            return None;
        }
        let module = self.body.module;
        let segments = (start..=last).step_by(3).map(|at| Segment {
            name: self.intern(at),
            args: GenericArgs::None,
        });
        let path = Path {
            module,
            self_type: None,
            trait_segments: 0,
            global: false,
            segments: segments.collect(),
        };
        Some((Callee::Path(self.cx.path_id(path)), start))
    }

    fn is_colons_before(&self, at: usize) -> bool {
        self.is(at.checked_sub(1), TokenKind::Colon) && self.is(at.checked_sub(2), TokenKind::Colon)
    }

    fn local(&self, name: Name) -> Option<LocalId> {
        let mut locals = self.body.locals.entries();
        let found = locals.find(|(_, local)| local.name == Some(name));
        found.map(|(id, _)| id)
    }

    fn is_local(&mut self, at: usize) -> bool {
        let name = self.intern(at);
        self.local(name).is_some()
    }

    /// Reads arguments that are places; others are there, but unknown. Gives the closing parenthesis.
    fn arguments(&mut self, open: usize, args: &mut Vec<Operand>) -> usize {
        let (mut at, mut start, mut depth) = (open + 1, open + 1, 0u32);
        while let Some(kind) = self.kind(at) {
            match kind {
                TokenKind::OpenBrace | TokenKind::OpenParen | TokenKind::OpenBracket => depth += 1,
                TokenKind::CloseBrace | TokenKind::CloseParen | TokenKind::CloseBracket => {
                    if depth == 0 {
                        break;
                    }
                    depth -= 1;
                }
                TokenKind::Comma if depth == 0 => {
                    args.push(self.argument(start..at));
                    start = at + 1;
                }
                _ => {}
            }
            at += 1;
        }
        if start < at {
            args.push(self.argument(start..at));
        }
        at
    }

    fn argument(&mut self, tokens: Range<usize>) -> Operand {
        let is_ref = self.is(Some(tokens.start), TokenKind::And);
        let mutable = is_ref && self.word(tokens.start + 1) == "mut";
        let start = tokens.start + usize::from(is_ref) + usize::from(mutable);
        let place = if start < tokens.end {
            self.place(start..tokens.end)
        } else {
            None
        };
        match place {
            Some(place) if is_ref => Operand::Ref { mutable, place },
            Some(place) => Operand::Use(place),
            None => {
                let span = self.span(tokens.start..tokens.end.max(tokens.start + 1));
                Operand::Use(Place::local(self.temporary(span)))
            }
        }
    }

    /// Puts the calls behind the parameters: first those that run at most once, then the others in a loop.
    fn finish(mut self, id: BodyId) {
        self.body.is_sketch = true;
        if !self.once.is_empty() || !self.repeated.is_empty() {
            self.place_calls();
        }
        self.cx.model.bodies[id] = self.body;
    }

    fn place_calls(&mut self) {
        let entry = &mut self.body.blocks[Body::ENTRY];
        let ends = |stmt: &Stmt| matches!(stmt.kind, StmtKind::EndScope(_));
        let at = entry.stmts.iter().position(ends);
        let tail = entry.stmts.split_off(at.unwrap_or(entry.stmts.len()));
        entry.stmts.append(&mut self.once);
        if self.repeated.is_empty() {
            entry.stmts.extend(tail);
            return;
        }
        let span = self.body.span;
        let (terminator, entry_span) = (entry.terminator.clone(), entry.span);
        let header = conc_model::Id::from_index(self.body.blocks.len());
        let exit = conc_model::Id::from_index(self.body.blocks.len() + 1);
        self.body.blocks[Body::ENTRY].terminator = Terminator::Goto(header);
        let region = self.body.loops.push(Loop {
            parent: None,
            kind: LoopKind::While,
            header,
            exit,
            span,
            head_span: span,
        });
        let condition = self.temporary(span);
        self.body.blocks.push(Block {
            stmts: std::mem::take(&mut self.repeated),
            terminator: Terminator::If {
                cond: Operand::Use(Place::local(condition)),
                then: header,
                otherwise: exit,
            },
            span,
            in_loop: Some(region),
        });
        self.body.blocks.push(Block {
            stmts: tail,
            terminator,
            span: entry_span,
            in_loop: None,
        });
    }
}
