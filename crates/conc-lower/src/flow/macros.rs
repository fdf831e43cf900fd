//! Macro calls. What a macro of the language or of the wide ecosystem expands to is known by its last path
//! segment; arguments of others are read as far as they parse. `select!` is in `select`.

use conc_model::{AggregateKind, AwaitKind, Literal, Operand, Place, Rvalue, ScopeKind, Shown};
use conc_source::Span;
use proc_macro2::Span as TokenSpan;
use syn::{Expr, Macro};

use super::shown::FormatArgs;
use super::tokens::{self, VecArgs};
use super::{Dest, Flow};
use crate::spans::{delimiter_last, path_first};

/// What a macro call does, as far as flow goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Reads its arguments in a statement of its own; no value.
    Print,
    Assert,
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
        | "error" | "log" | "event" | "debug_assert_eq" | "debug_assert_ne" => Kind::Print,
        "assert" | "debug_assert" => Kind::Assert,
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

    /// Does it make text of its arguments only when something is wrong?
    fn is_assertion(&self) -> bool {
        let name = self.mac.path.segments.last();
        name.is_some_and(|name| name.ident.to_string().contains("assert"))
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
            Kind::Print | Kind::Assert | Kind::Format => self.formatting(kind, call),
            Kind::Inline => {
                let mut args = self.format_operands(call)?;
                if call.is_assertion() {
                    args.shown = Shown::default();
                }
                Some(self.macro_result(call, false, args))
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
    fn macro_result(&mut self, call: MacroCall<'_>, opaque: bool, args: FormatArgs) -> Operand {
        let path = self.path(&call.mac.path, None);
        self.rvalue(
            Rvalue::Macro {
                path,
                opaque,
                shown: args.shown,
                operands: args.operands,
            },
            call.dest,
            call.expr,
            call.span,
        )
    }

    /// A macro whose expansion is a statement or block: what its arguments leave behind dies in there.
    fn formatting(&mut self, kind: Kind, call: MacroCall<'_>) -> Option<Operand> {
        let (args, marks) = tokens::marked_arguments(&call.mac.tokens)?;
        let tokens = call.tokens();
        let landing = match kind {
            Kind::Format => call.dest,
            _ => Dest::Unit,
        };
        let local = self.target(landing, call.span);
        self.frame.push_scope(ScopeKind::Temporaries, true, tokens);
        let args = match args.split_first() {
            Some((cond, message)) if kind == Kind::Assert => {
                let cond = self.whole_condition(cond);
                if message.len() > 1 {
                    self.failure(call, &cond, message);
                }
                FormatArgs::unshown(vec![cond])
            }
            _ => self.format_args(&args, &marks),
        };
        let shown = if call.is_assertion() {
            Shown::default()
        } else {
            args.shown
        };
        let path = self.path(&call.mac.path, None);
        let value = Rvalue::Macro {
            path,
            opaque: false,
            shown,
            operands: args.operands,
        };
        self.frame.assign(Place::local(local), value, call.span);
        self.pop_scope(self.behind(tokens.1));
        if kind == Kind::Format {
            return Some(self.landed(local, call.dest, call.expr));
        }
        Some(Operand::Literal(Literal::Unit))
    }

    pub(super) fn format_operands(&mut self, call: MacroCall<'_>) -> Option<FormatArgs> {
        let (args, before) = tokens::marked_arguments(&call.mac.tokens)?;
        let marks = self.frame.extended.len();
        if let Some(to) = call.expr.and_then(|expr| self.extension_of(expr)) {
            for arg in &args {
                self.mark_initialiser(arg, true, to);
            }
        }
        let args = self.format_args(&args, &before);
        self.frame.extended.truncate(marks);
        Some(args)
    }

    /// Reads arguments by reference; a format string also reads the variables that it captures.
    pub(super) fn operands_by_ref(&mut self, args: &[Expr]) -> Vec<Operand> {
        self.format_args(args, &[]).operands
    }

    /// As [`Self::operands_by_ref`], with what the format string and the marks before the arguments say of them.
    pub(super) fn format_args(&mut self, args: &[Expr], marks: &[Option<bool>]) -> FormatArgs {
        let mut found = FormatArgs::with_capacity(args.len());
        for arg in args {
            if let Some(text) = tokens::string_literal(arg) {
                self.captures(text, &mut found);
                continue;
            }
            found.next(match self.operand(arg) {
                Operand::Use(place) => Some(Operand::Ref {
                    mutable: false,
                    place,
                }),
                reference @ Operand::Ref { .. } => Some(reference),
                Operand::Literal(_) => None,
            });
        }
        found.finish(marks);
        found
    }

    fn captures(&mut self, text: &syn::LitStr, found: &mut FormatArgs) {
        let value = text.value();
        for captured in tokens::captured_names(&value) {
            let name = self.cx.intern(captured);
            let ident = proc_macro2::Ident::new(captured, text.span());
            if let Some(local) = self.lookup(name, &ident) {
                let place = Place::local(local);
                let operand = Operand::Ref {
                    mutable: false,
                    place,
                };
                found.captured(&value, captured, operand);
            }
        }
        found.next_text(value);
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

    /// A macro of the file itself: its expansion is lowered where it stands.
    fn own_macro(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let expansion = self.cx.expand(call.mac)?;
        let tokens = call.tokens();
        if let Ok(expr) = syn::parse2::<Expr>(expansion.clone()) {
            self.cx.enter_expansion();
            let value = self.eval(&expr, call.dest);
            self.cx.leave_expansion();
            return Some(value);
        }
        let stmts = tokens::any_statements(&expansion)?;
        let local = self.target(call.dest, call.span);
        self.cx.enter_expansion();
        self.statements(&stmts, Dest::Into(local), tokens);
        self.cx.leave_expansion();
        Some(self.landed(local, call.dest, call.expr))
    }

    fn unknown_macro(&mut self, call: MacroCall<'_>) -> Operand {
        if let Some(value) = self.own_macro(call) {
            return value;
        }
        if let Some(args) = tokens::arguments(&call.mac.tokens) {
            let operands = self.arguments_of_unknown(call, &args);
            return self.macro_result(call, false, FormatArgs::unshown(operands));
        }
        if let Some(stmts) = tokens::statements(&call.mac.tokens) {
            let tokens = call.tokens();
            self.frame.push_scope(ScopeKind::Temporaries, true, tokens);
            self.statements(&stmts, Dest::Unit, tokens);
            self.pop_scope(self.behind(tokens.1));
            return self.macro_result(call, false, FormatArgs::default());
        }
        self.scanned(call)
    }

    /// Reads arguments of a macro that may put each of them anywhere. What one leaves behind is not sure to be there still
    /// while another waits.
    fn arguments_of_unknown(&mut self, call: MacroCall<'_>, args: &[Expr]) -> Vec<Operand> {
        if args.len() < 2 || !tokens::awaits(&call.mac.tokens) {
            return self.operands_by_ref(args);
        }
        let tokens = call.tokens();
        let mut operands = Vec::with_capacity(args.len());
        for arg in args {
            self.frame.push_scope(ScopeKind::Temporaries, true, tokens);
            operands.extend(self.operands_by_ref(std::slice::from_ref(arg)));
            self.pop_scope(self.behind(tokens.1));
        }
        operands
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
        self.macro_result(call, true, FormatArgs::unshown(operands))
    }
}
