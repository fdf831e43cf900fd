//! Macro calls that branch or leave: panics, `bail!`, `ensure!`, `matches!`, `ready!`. The dispatch is in `macros`.

use conc_model::{Literal, MatchSource, Operand, Place, Rvalue};
use conc_source::Span;
use proc_macro2::{Span as TokenSpan, TokenStream};
use quote::quote_spanned;
use syn::{Expr, ExprMatch};

use super::Flow;
use super::cond::Otherwise;
use super::macros::{Kind, MacroCall};
use super::tokens::{self, MatchesArgs};

impl Flow<'_, '_> {
    pub(super) fn leaving(&mut self, kind: Kind, call: MacroCall<'_>) -> Option<Operand> {
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

    pub(super) fn ensure(&mut self, call: MacroCall<'_>) -> Option<Operand> {
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

    /// The message of an assertion, which is made only when that fails.
    pub(super) fn failure(&mut self, call: MacroCall<'_>, cond: &Operand, message: &[Expr]) {
        let fails = self.frame.new_block();
        let depth = self.frame.stack.len();
        let source = MatchSource::IfLet;
        self.branch(
            cond.clone(),
            Otherwise {
                block: fails,
                depth,
                source,
            },
            call.span,
        );
        let join = self.frame.new_block();
        let end = Span::at(call.span.end);
        self.frame.goto(join, end);
        self.frame.enter(fails);
        if self.frame.current.is_some() {
            let operands = self.operands_by_ref(message);
            let value = Rvalue::Macro {
                path: self.path(&call.mac.path, None),
                opaque: false,
                operands,
            };
            let unit = self.frame.temporary(call.span);
            self.frame.assign(Place::local(unit), value, call.span);
            self.diverge(end);
        }
        self.frame.enter(join);
    }

    /// `matches!(value, pattern if guard)`.
    pub(super) fn matches_macro(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let args: MatchesArgs = call.mac.parse_body().ok()?;
        let mut expr = template(
            call,
            |at| quote_spanned!(at=> match () { _ => true, _ => false }),
        )?;
        expr.expr = args.expr;
        expr.arms.first_mut()?.pat = args.pat;
        Some(self.eval(&Expr::Match(expr), call.dest))
    }

    /// `ready!(e)`: goes on with the value, or returns `Pending`.
    pub(super) fn ready_macro(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let mut expr = template(call, |at| {
            quote_spanned! {at=> match () {
                ::core::task::Poll::Ready(value) => value,
                ::core::task::Poll::Pending => return ::core::task::Poll::Pending,
            }}
        })?;
        expr.expr = call.mac.parse_body().ok()?;
        Some(self.eval(&Expr::Match(expr), call.dest))
    }
}

/// What a macro becomes, but for the parts of the call, which are put in once they are parsed.
fn template(call: MacroCall<'_>, write: fn(TokenSpan) -> TokenStream) -> Option<ExprMatch> {
    let (first, last) = call.tokens();
    syn::parse2(write(first.join(last)?)).ok()
}
