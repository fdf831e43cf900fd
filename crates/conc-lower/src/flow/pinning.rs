//! Macro calls that hold values as a `let` does: `pin!`, `join!`. The dispatch is in `macros`.

use conc_model::{AwaitKind, LocalKind, Operand, Place, Rvalue, ScopeKind};
use syn::{Expr, Macro, Pat, Stmt};

use super::frame::Extended;
use super::macros::MacroCall;
use super::{Dest, Flow, positions, tokens};

impl Flow<'_, '_> {
    /// `pin!(e)`: the value lives as long as a `let` around the macro says; the result borrows it.
    pub(super) fn pin_macro(&mut self, call: MacroCall<'_>) -> Option<Operand> {
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
    pub(super) fn join_macro(&mut self, kind: AwaitKind, call: MacroCall<'_>) -> Option<Operand> {
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
}

/// Is this a call of `pin!` or `pin_mut!`?
pub(super) fn is_pin(mac: &Macro) -> bool {
    let last = mac.path.segments.last();
    last.is_some_and(|segment| segment.ident == "pin" || segment.ident == "pin_mut")
}
