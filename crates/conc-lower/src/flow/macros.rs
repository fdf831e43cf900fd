//! Macro calls. What a macro of the language or of the wide ecosystem expands to is known by its last path
//! segment; arguments of others are read as far as they parse. `select!` is in `select`.

use conc_model::{
    AggregateKind, Arm, AwaitKind, Literal, LocalKind, MatchSource, Operand, Pattern, PatternKind,
    Place, Rvalue, ScopeKind, Terminator,
};
use conc_source::Span;
use proc_macro2::Span as TokenSpan;
use syn::{Expr, Macro, Pat, Stmt};

use super::cond::Otherwise;
use super::frame::Extended;
use super::tokens::{self, MatchesArgs, VecArgs};
use super::{Dest, Flow, positions};
use crate::spans::{delimiter_last, path_first};

/// What a macro call does, as far as flow goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Reads its arguments in a statement of its own; no value.
    Print,
    /// Reads its arguments in a statement of its own; yields something.
    Format,
    /// Reads its arguments, whose temporaries live as long as those around the macro.
    Inline,
    /// Reads its arguments and panics.
    Panic,
    /// Reads its arguments and returns an error.
    Bail,
    /// Tests a condition, or returns an error.
    Ensure,
    Literal,
    Vec,
    Matches,
    Dbg,
    Pin,
    Join,
    TryJoin,
    Select,
    SelectBiased,
    Stream,
    Ready,
    Try,
    Scan,
    Unknown,
}

fn kind_of(name: &str) -> Kind {
    match name {
        "println" | "print" | "eprintln" | "eprint" | "trace" | "debug" | "info" | "warn"
        | "error" | "log" | "event" | "assert" | "debug_assert" | "debug_assert_eq"
        | "debug_assert_ne" => Kind::Print,
        "format" | "span" | "trace_span" | "debug_span" | "info_span" | "warn_span"
        | "error_span" => Kind::Format,
        "write" | "writeln" | "format_args" | "assert_eq" | "assert_ne" | "anyhow" | "eyre"
        | "format_err" => Kind::Inline,
        "panic" | "unreachable" | "todo" | "unimplemented" => Kind::Panic,
        "bail" => Kind::Bail,
        "ensure" => Kind::Ensure,
        "cfg" | "concat" | "env" | "option_env" | "include_str" | "include_bytes" | "stringify"
        | "line" | "file" | "column" | "module_path" | "compile_error" => Kind::Literal,
        "vec" => Kind::Vec,
        "matches" => Kind::Matches,
        "dbg" => Kind::Dbg,
        "pin" => Kind::Pin,
        "join" => Kind::Join,
        "try_join" => Kind::TryJoin,
        "select" => Kind::Select,
        "select_biased" => Kind::SelectBiased,
        "stream" | "try_stream" => Kind::Stream,
        "ready" => Kind::Ready,
        "try" => Kind::Try,
        "json" => Kind::Scan,
        _ => Kind::Unknown,
    }
}

/// A macro call that is being lowered.
#[derive(Clone, Copy)]
pub(super) struct MacroCall<'m> {
    pub(super) mac: &'m Macro,
    /// The expression that it is, if it is one; a statement has none.
    pub(super) expr: Option<&'m Expr>,
    pub(super) dest: Dest,
    pub(super) span: Span,
}

impl MacroCall<'_> {
    pub(super) fn tokens(&self) -> (TokenSpan, TokenSpan) {
        let first = path_first(&self.mac.path, None);
        (first, delimiter_last(&self.mac.delimiter))
    }
}

impl Flow<'_, '_> {
    pub(super) fn macro_value(&mut self, mac: &Macro, expr: Option<&Expr>, dest: Dest) -> Operand {
        let first = path_first(&mac.path, None);
        let span = self.cx.span_between(first, delimiter_last(&mac.delimiter));
        let call = MacroCall {
            mac,
            expr,
            dest,
            span,
        };
        let last = mac.path.segments.last();
        let kind = last.map_or(Kind::Unknown, |segment| {
            let text = segment.ident.to_string();
            kind_of(text.strip_prefix("r#").unwrap_or(&text))
        });
        self.known_macro(kind, call)
            .unwrap_or_else(|| self.unknown_macro(call))
    }

    /// `None` if the arguments have not the known form.
    fn known_macro(&mut self, kind: Kind, call: MacroCall<'_>) -> Option<Operand> {
        match kind {
            Kind::Print | Kind::Format => self.formatting(kind, call),
            Kind::Inline => {
                let operands = self.format_operands(call)?;
                Some(self.macro_result(call, false, operands))
            }
            Kind::Panic | Kind::Bail => self.leaving(kind, call),
            Kind::Ensure => self.ensure(call),
            Kind::Literal => {
                let literal = Operand::Literal(Literal::Other);
                Some(self.deliver(literal, call.dest, call.span))
            }
            Kind::Vec => self.vec_macro(call),
            Kind::Matches => self.matches_macro(call),
            Kind::Dbg => self.dbg_macro(call),
            Kind::Pin => self.pin_macro(call),
            Kind::Join => self.join_macro(AwaitKind::Join, call),
            Kind::TryJoin => self.join_macro(AwaitKind::TryJoin, call),
            Kind::Select => self.select_macro(call, false),
            Kind::SelectBiased => self.select_macro(call, true),
            Kind::Stream => {
                let stmts = tokens::statements(&call.mac.tokens)?;
                Some(self.stream_block(&stmts, call.tokens(), call.dest))
            }
            Kind::Ready => self.ready_macro(call),
            Kind::Try => {
                let expr: Expr = call.mac.parse_body().ok()?;
                let operand = self.operand(&expr);
                let name = path_first(&call.mac.path, None);
                Some(self.question_mark(operand, name, call.dest, &expr))
            }
            Kind::Scan => Some(self.scanned(call)),
            Kind::Unknown => None,
        }
    }

    /// Yields something unknown that was made of the operands.
    fn macro_result(
        &mut self,
        call: MacroCall<'_>,
        opaque: bool,
        operands: Vec<Operand>,
    ) -> Operand {
        let path = self.path(&call.mac.path, None);
        self.rvalue(
            Rvalue::Macro {
                path,
                opaque,
                operands,
            },
            call.dest,
            call.expr,
            call.span,
        )
    }

    /// A macro whose expansion is a statement or block: what its arguments leave behind dies in there.
    fn formatting(&mut self, kind: Kind, call: MacroCall<'_>) -> Option<Operand> {
        let args = tokens::arguments(&call.mac.tokens)?;
        let tokens = call.tokens();
        let landing = match kind {
            Kind::Format => call.dest,
            _ => Dest::Unit,
        };
        let local = self.target(landing, call.span);
        self.frame.push_scope(ScopeKind::Temporaries, true, tokens);
        let operands = self.operands_by_ref(&args);
        let path = self.path(&call.mac.path, None);
        let value = Rvalue::Macro {
            path,
            opaque: false,
            operands,
        };
        self.frame.assign(Place::local(local), value, call.span);
        self.pop_scope(self.behind(tokens.1));
        if kind == Kind::Format {
            return Some(self.landed(local, call.dest, call.expr));
        }
        Some(Operand::Literal(Literal::Unit))
    }

    fn format_operands(&mut self, call: MacroCall<'_>) -> Option<Vec<Operand>> {
        let args = tokens::arguments(&call.mac.tokens)?;
        let marks = self.frame.extended.len();
        if let Some(to) = call.expr.and_then(|expr| self.extension_of(expr)) {
            for arg in &args {
                self.mark_initialiser(arg, true, to);
            }
        }
        let operands = self.operands_by_ref(&args);
        self.frame.extended.truncate(marks);
        Some(operands)
    }

    /// Reads arguments by reference; a format string also reads the variables that it captures.
    fn operands_by_ref(&mut self, args: &[Expr]) -> Vec<Operand> {
        let mut operands = Vec::with_capacity(args.len());
        for arg in args {
            if let Some(text) = tokens::string_literal(arg) {
                self.captures(text, &mut operands);
                continue;
            }
            match self.operand(arg) {
                Operand::Use(place) => operands.push(Operand::Ref {
                    mutable: false,
                    place,
                }),
                reference @ Operand::Ref { .. } => operands.push(reference),
                Operand::Literal(_) => {}
            }
        }
        operands
    }

    fn captures(&mut self, text: &syn::LitStr, operands: &mut Vec<Operand>) {
        let value = text.value();
        for captured in tokens::captured_names(&value) {
            let name = self.cx.intern(captured);
            let ident = proc_macro2::Ident::new(captured, text.span());
            if let Some(local) = self.lookup(name, &ident) {
                let place = Place::local(local);
                operands.push(Operand::Ref {
                    mutable: false,
                    place,
                });
            }
        }
    }

    fn leaving(&mut self, kind: Kind, call: MacroCall<'_>) -> Option<Operand> {
        let operands = self.format_operands(call)?;
        let end = Span::at(call.span.end);
        let path = self.path(&call.mac.path, None);
        let value = Rvalue::Macro {
            path,
            opaque: false,
            operands,
        };
        if kind == Kind::Bail {
            self.frame
                .assign(Place::local(conc_model::Body::RETURN), value, call.span);
            self.leave(end);
        } else {
            let unit = self.frame.temporary(call.span);
            self.frame.assign(Place::local(unit), value, call.span);
            self.diverge(end);
        }
        Some(Operand::Literal(Literal::Unit))
    }

    fn ensure(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let args = tokens::arguments(&call.mac.tokens)?;
        let (cond, message) = args.split_first()?;
        let fails = self.frame.new_block();
        let depth = self.frame.stack.len();
        let source = MatchSource::IfLet;
        self.condition(
            cond,
            Otherwise {
                block: fails,
                depth,
                source,
            },
        );
        let join = self.frame.new_block();
        let end = Span::at(call.span.end);
        self.frame.goto(join, end);
        self.frame.enter(fails);
        if self.frame.current.is_some() {
            let operands = self.operands_by_ref(message);
            let path = self.path(&call.mac.path, None);
            let value = Rvalue::Macro {
                path,
                opaque: false,
                operands,
            };
            self.frame
                .assign(Place::local(conc_model::Body::RETURN), value, call.span);
            self.leave(end);
        }
        self.frame.enter(join);
        Some(Operand::Literal(Literal::Unit))
    }

    fn vec_macro(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let (kind, operands) = match tokens::vec_arguments(&call.mac.tokens)? {
            VecArgs::List(list) => (AggregateKind::Vec, self.operands(list.iter())),
            VecArgs::Repeat(parts) => {
                let operands = vec![self.operand(&parts.0), self.operand(&parts.1)];
                (AggregateKind::VecRepeat, operands)
            }
        };
        let value = Rvalue::Aggregate { kind, operands };
        Some(self.rvalue(value, call.dest, call.expr, call.span))
    }

    fn dbg_macro(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let args = tokens::expressions(&call.mac.tokens)?;
        let mut operands = self.operands(args.iter());
        let value = match operands.len() {
            1 => Rvalue::Use(operands.pop()?),
            _ => Rvalue::Aggregate {
                kind: AggregateKind::Tuple,
                operands,
            },
        };
        Some(self.rvalue(value, call.dest, call.expr, call.span))
    }

    /// `pin!(e)`: the value lives as long as a `let` around the macro says; the result borrows it.
    fn pin_macro(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let expr: Expr = call.mac.parse_body().ok()?;
        let extension = call.expr.and_then(|expr| self.extension_of(expr));
        let marks = self.frame.extended.len();
        if let Some(to) = extension {
            self.mark_initialiser(&expr, false, to);
        }
        let span = self.expr_span(&expr);
        let pinned = self.frame.temporary(span);
        self.eval(&expr, Dest::Into(pinned));
        self.frame.extended.truncate(marks);
        match extension {
            Some(Extended::To(depth)) => self.schedule(pinned, depth),
            Some(Extended::ForEver) => {}
            None => self.schedule_temporary(pinned, None),
        }
        let place = Place::local(pinned);
        Some(self.deliver(
            Operand::Ref {
                mutable: true,
                place,
            },
            call.dest,
            call.span,
        ))
    }

    /// `pin!(x, y);` and `pin! { let x = e; }` of tokio and futures: the variable now is a pinned borrow.
    pub(super) fn pin_statement(&mut self, mac: &Macro) {
        let mut names = Vec::new();
        let list = tokens::expressions(&mac.tokens);
        let stmts = if list.is_some() {
            None
        } else {
            tokens::statements(&mac.tokens)
        };
        let depth = self.frame.stack.len() - 1;
        for expr in list.iter().flatten() {
            if let Expr::Path(path) = expr {
                names.extend(path.path.get_ident());
            }
        }
        for stmt in stmts.iter().flatten() {
            if let Stmt::Local(local) = stmt {
                self.let_statement(local);
                if let Pat::Ident(pat) = &local.pat {
                    names.push(&pat.ident);
                }
            }
        }
        for ident in names {
            let (name, span) = self.cx.spanned_name(ident);
            let Some(local) = self.lookup(name, ident) else {
                continue;
            };
            let pinned = self.frame.temporary(span);
            let value = Rvalue::Use(Self::use_of(local));
            self.frame.assign(Place::local(pinned), value, span);
            self.schedule(pinned, depth);
            let kind = LocalKind::Variable { mutable: true };
            let variable = self.frame.new_local(kind, Some(name), span);
            let place = Place::local(pinned);
            let value = Rvalue::Use(Operand::Ref {
                mutable: true,
                place,
            });
            self.frame.assign(Place::local(variable), value, span);
            self.schedule(variable, depth);
            self.show(variable);
        }
    }

    /// The futures are made in a `let`, then all are awaited at once.
    fn join_macro(&mut self, kind: AwaitKind, call: MacroCall<'_>) -> Option<Operand> {
        let args = tokens::expressions(&call.mac.tokens)?;
        let last = call.tokens().1;
        let depth = self
            .frame
            .push_scope(ScopeKind::Bindings, true, call.tokens());
        let mut futures = Vec::with_capacity(args.len());
        for arg in &args {
            futures.push(self.let_like(arg, depth));
        }
        let local = self.target(call.dest, call.span);
        let name = call.mac.path.segments.last()?.ident.span();
        let span = self.span(name);
        self.await_into(kind, futures, local, span);
        self.pop_scope(self.behind(last));
        Some(self.landed(local, call.dest, call.expr))
    }

    /// Evaluates an expression as if a `let` of the macro held it: `depth` is the scope of the variable.
    pub(super) fn let_like(&mut self, expr: &Expr, depth: usize) -> Operand {
        let marks = self.frame.extended.len();
        self.mark_initialiser(expr, false, Extended::To(depth));
        self.push_temporaries(expr);
        let operand = match super::extent::peel(expr) {
            Expr::Path(_) | Expr::Reference(_) | Expr::Lit(_) => self.operand(expr),
            value => {
                let span = self.expr_span(value);
                let held = self.frame.temporary(span);
                self.eval(value, Dest::Into(held));
                self.schedule(held, depth);
                Self::use_of(held)
            }
        };
        self.pop_scope(self.behind(positions::last(expr)));
        self.frame.extended.truncate(marks);
        operand
    }

    fn matches_macro(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let args: MatchesArgs = call.mac.parse_body().ok()?;
        let place = self.place(&args.expr);
        let local = self.target(call.dest, call.span);
        let names = self.frame.names.len();
        let (pattern, bindings) = self.pattern(&args.pat, &place);
        let end = Span::at(call.span.end);
        let wildcard = Pattern {
            kind: PatternKind::Wildcard,
            span: end,
        };
        let wildcard = self.frame.body.patterns.push(wildcard);
        let (holds, fails, join) = (
            self.frame.new_block(),
            self.frame.new_block(),
            self.frame.new_block(),
        );
        let has_guard = args.guard.is_some();
        let arms = vec![
            Arm {
                pattern,
                has_guard,
                target: holds,
            },
            Arm {
                pattern: wildcard,
                has_guard: false,
                target: fails,
            },
        ];
        let source = MatchSource::Match;
        self.frame.current_block();
        self.frame.terminate(
            Terminator::Match {
                place,
                arms,
                source,
            },
            call.span,
        );
        self.frame.switch_to(holds);
        if let Some(guard) = &args.guard {
            self.bind_for_guard(&bindings);
            let depth = self.frame.stack.len();
            self.condition(
                guard,
                Otherwise {
                    block: fails,
                    depth,
                    source,
                },
            );
        }
        self.frame.names.truncate(names);
        for (value, next) in [(true, Some(fails)), (false, None)] {
            let value = Rvalue::Use(Operand::Literal(Literal::Bool(value)));
            self.frame.assign(Place::local(local), value, call.span);
            self.frame.goto(join, end);
            if let Some(next) = next {
                self.frame.switch_to(next);
            }
        }
        self.frame.enter(join);
        Some(Self::use_of(local))
    }

    /// `ready!(e)`: goes on with the value, or returns `Pending`.
    fn ready_macro(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let expr: Expr = call.mac.parse_body().ok()?;
        let place = self.place(&expr);
        let local = self.target(call.dest, call.span);
        let end = Span::at(call.span.end);
        let patterns = [PatternKind::Unknown, PatternKind::Wildcard];
        let patterns = patterns.map(|kind| {
            self.frame.body.patterns.push(Pattern {
                kind,
                span: call.span,
            })
        });
        let (ready, pending) = (self.frame.new_block(), self.frame.new_block());
        let arms = vec![
            Arm {
                pattern: patterns[0],
                has_guard: false,
                target: ready,
            },
            Arm {
                pattern: patterns[1],
                has_guard: false,
                target: pending,
            },
        ];
        let matched = place.clone();
        let source = MatchSource::Match;
        self.frame.current_block();
        self.frame.terminate(
            Terminator::Match {
                place: matched,
                arms,
                source,
            },
            call.span,
        );
        self.frame.switch_to(pending);
        self.hidden_return(end);
        self.frame.switch_to(ready);
        let path = self.path(&call.mac.path, None);
        let value = Rvalue::Macro {
            path,
            opaque: false,
            operands: vec![Operand::Use(place)],
        };
        self.frame.assign(Place::local(local), value, call.span);
        Some(self.landed(local, call.dest, call.expr))
    }

    fn unknown_macro(&mut self, call: MacroCall<'_>) -> Operand {
        if let Some(args) = tokens::arguments(&call.mac.tokens) {
            let operands = self.operands_by_ref(&args);
            return self.macro_result(call, false, operands);
        }
        if let Some(stmts) = tokens::statements(&call.mac.tokens) {
            let tokens = call.tokens();
            self.frame.push_scope(ScopeKind::Temporaries, true, tokens);
            self.statements(&stmts, Dest::Unit, tokens);
            self.pop_scope(self.behind(tokens.1));
            return self.macro_result(call, false, Vec::new());
        }
        self.scanned(call)
    }

    /// Reads all variables that the tokens mention.
    fn scanned(&mut self, call: MacroCall<'_>) -> Operand {
        let mut operands: Vec<Operand> = Vec::new();
        for ident in tokens::identifiers(&call.mac.tokens) {
            let name = self.name(&ident);
            let Some(local) = self.lookup(name, &ident) else {
                continue;
            };
            let operand = Operand::Ref {
                mutable: false,
                place: Place::local(local),
            };
            if !operands.contains(&operand) {
                operands.push(operand);
            }
        }
        self.macro_result(call, true, operands)
    }
}

/// Is this a call of `pin!` or `pin_mut!`?
pub(super) fn is_pin(mac: &Macro) -> bool {
    let last = mac.path.segments.last();
    last.is_some_and(|segment| segment.ident == "pin" || segment.ident == "pin_mut")
}
