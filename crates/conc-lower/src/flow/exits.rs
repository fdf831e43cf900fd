//! Ways out: `?`, `return`, `break`, `continue`, panics.

use conc_model::{Body, Literal, Operand, Place, Terminator};
use proc_macro2::Span as TokenSpan;
use syn::{Expr, ExprBreak, ExprContinue, ExprReturn};

use super::frame::{Target, TargetKind};
use super::{Dest, Flow, positions};

impl Flow<'_, '_> {
    /// `operand?`.
    pub(super) fn question_mark(
        &mut self,
        operand: Operand,
        question: TokenSpan,
        dest: Dest,
        expr: &Expr,
    ) -> Operand {
        let span = self.span(question);
        let whole = self.expr_span(expr);
        let value = self.target(dest, whole);
        let (ok, err) = (self.frame.new_block(), self.frame.new_block());
        self.frame.current_block();
        self.frame.terminate(
            Terminator::Try {
                operand,
                value,
                ok,
                err,
            },
            span,
        );
        self.frame.switch_to(err);
        let behind = self.behind(question);
        let targets = &self.frame.targets;
        let catch = targets
            .iter()
            .rev()
            .find(|target| target.kind == TargetKind::Try);
        match catch.map(|target| (target.exit, target.depth)) {
            Some((exit, depth)) => {
                self.frame.end_scopes(depth, behind);
                self.frame.goto(exit, behind);
            }
            None => self.leave(behind),
        }
        self.frame.switch_to(ok);
        self.landed(value, dest, Some(expr))
    }

    /// Ends all scopes and returns.
    pub(super) fn leave(&mut self, at: conc_source::Span) {
        self.frame.end_scopes(0, at);
        self.frame.terminate(Terminator::Return, at);
    }

    pub(super) fn return_value(&mut self, expr: &ExprReturn) {
        let mut last = expr.return_token.span;
        if let Some(value) = &expr.expr {
            self.eval(value, Dest::Into(Body::RETURN));
            last = positions::last(value);
        }
        if self.frame.current.is_some() {
            self.leave(self.behind(last));
        }
    }

    pub(super) fn break_out(&mut self, expr: &ExprBreak) {
        let label = expr.label.as_ref().map(|label| self.name(&label.ident));
        let target = self.find_target(label, |target| match target.kind {
            TargetKind::Loop { .. } => true,
            TargetKind::Block => label.is_some(),
            TargetKind::Try => false,
        });
        let Some((exit, depth, dest)) =
            target.map(|target| (target.exit, target.depth, target.dest))
        else {
            return self
                .frame
                .terminate(Terminator::Diverge, self.span(expr.break_token.span));
        };
        let mut last = expr
            .label
            .as_ref()
            .map_or(expr.break_token.span, |label| label.ident.span());
        if let Some(value) = &expr.expr {
            self.eval(value, dest.map_or(Dest::Unit, Dest::Into));
            last = positions::last(value);
        }
        let at = self.behind(last);
        self.frame.end_scopes(depth, at);
        self.frame.goto(exit, at);
    }

    pub(super) fn continue_loop(&mut self, expr: &ExprContinue) {
        let at = self.behind(expr.continue_token.span);
        let label = expr.label.as_ref().map(|label| self.name(&label.ident));
        let target = self.find_target(label, |target| {
            matches!(target.kind, TargetKind::Loop { .. })
        });
        match target.map(|target| target.kind) {
            Some(TargetKind::Loop { header, depth }) => {
                self.frame.end_scopes(depth, at);
                self.frame.goto(header, at);
            }
            _ => self.frame.terminate(Terminator::Diverge, at),
        }
    }

    fn find_target(
        &self,
        label: Option<conc_model::Name>,
        fits: impl Fn(&Target) -> bool,
    ) -> Option<&Target> {
        let mut targets = self.frame.targets.iter().rev();
        targets.find(|target| fits(target) && (label.is_none() || target.label == label))
    }

    /// The end of a panic.
    pub(super) fn diverge(&mut self, at: conc_source::Span) {
        self.frame.current_block();
        self.frame.terminate(Terminator::Diverge, at);
    }

    /// `yield x`.
    pub(super) fn yield_value(
        &mut self,
        expr: &syn::ExprYield,
        whole: &Expr,
        dest: Dest,
    ) -> Operand {
        let operand = match &expr.expr {
            Some(value) => self.operand(value),
            None => Operand::Literal(Literal::Unit),
        };
        let span = self.span(expr.yield_token.span);
        let local = self.target(dest, self.expr_span(whole));
        self.await_into(conc_model::AwaitKind::Yield, vec![operand], local, span);
        Operand::Use(Place::local(local))
    }
}
