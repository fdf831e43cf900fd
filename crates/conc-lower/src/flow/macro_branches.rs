//! Macro calls that branch or leave: panics, `bail!`, `ensure!`, `matches!`, `ready!`. The dispatch is in `macros`.

use conc_model::{BlockId, Body, Literal, MatchSource, Operand, Place, Rvalue};
use conc_source::Span;
use proc_macro2::{Span as TokenSpan, TokenStream};
use quote::quote_spanned;
use syn::{Expr, ExprMatch};

use super::Flow;
use super::cond::Otherwise;
use super::macros::{Kind, MacroCall};
use super::shown::FormatArgs;
use super::tokens::{self, MatchesArgs};

/// How a macro leaves.
#[derive(Clone, Copy)]
enum WayOut {
    /// By returning what it tells: `bail!`, `ensure!`.
    Return,
    /// By a panic.
    Panic,
}

impl Flow<'_, '_> {
    pub(super) fn leaving(&mut self, kind: Kind, call: MacroCall<'_>) -> Option<Operand> {
        let args = self.format_operands(call)?;
        let way = if kind == Kind::Bail {
            WayOut::Return
        } else {
            WayOut::Panic
        };
        self.tell_and_leave(way, call, args);
        Some(Operand::Literal(Literal::Unit))
    }

    pub(super) fn ensure(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let args = tokens::arguments(&call.mac.tokens)?;
        let (cond, message) = args.split_first()?;
        let fails = self.failing();
        self.condition(cond, fails);
        self.fail(fails.block, WayOut::Return, call, message);
        Some(Operand::Literal(Literal::Unit))
    }

    /// The message of an assertion, which is made only when that fails.
    pub(super) fn failure(&mut self, call: MacroCall<'_>, cond: &Operand, message: &[Expr]) {
        let fails = self.failing();
        self.branch(cond.clone(), fails, call.span);
        self.fail(fails.block, WayOut::Panic, call, message);
    }

    /// Where a condition leads that does not hold.
    fn failing(&mut self) -> Otherwise {
        Otherwise {
            block: self.frame.new_block(),
            depth: self.frame.stack.len(),
            source: MatchSource::IfLet,
        }
    }

    /// What happens in the block of a condition that does not hold; the code behind the macro is where it does.
    fn fail(&mut self, fails: BlockId, way: WayOut, call: MacroCall<'_>, message: &[Expr]) {
        let holds = self.frame.new_block();
        self.frame.goto(holds, Span::at(call.span.end));
        self.frame.enter(fails);
        if self.frame.current.is_some() {
            let args = self.format_args(message, &[]);
            self.tell_and_leave(way, call, args);
        }
        self.frame.enter(holds);
    }

    fn tell_and_leave(&mut self, way: WayOut, call: MacroCall<'_>, args: FormatArgs) {
        let value = Rvalue::Macro {
            path: self.path(&call.mac.path, None),
            opaque: false,
            shown: args.shown,
            operands: args.operands,
        };
        let told = match way {
            WayOut::Return => Body::RETURN,
            WayOut::Panic => self.frame.temporary(call.span),
        };
        self.frame.assign(Place::local(told), value, call.span);
        let end = Span::at(call.span.end);
        match way {
            WayOut::Return => self.leave(end),
            WayOut::Panic => self.diverge(end),
        }
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
