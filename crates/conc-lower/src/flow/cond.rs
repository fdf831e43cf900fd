//! Conditions: `&&`, `||`, `!`, `let`, and everything else that is a `bool`.

use conc_model::{
    Arm, BlockId, Literal, LocalKind, MatchSource, Operand, Pattern, PatternId, PatternKind, Place,
    Rvalue, ScopeKind, Terminator,
};
use conc_source::Span;
use syn::{BinOp, Expr, UnOp};

use super::extent::peel;
use super::frame::Depth;
use super::{Dest, Flow, positions};

/// Where a condition that does not hold goes on.
#[derive(Clone, Copy)]
pub(super) struct Otherwise {
    pub(super) block: BlockId,
    /// Number of scopes that stay open there.
    pub(super) depth: Depth,
    /// What a `let` in the condition is reported as.
    pub(super) source: MatchSource,
}

impl Flow<'_, '_> {
    /// Evaluates a condition; goes on where it holds. Bindings of `let`s land in the innermost scope.
    pub(super) fn condition(&mut self, cond: &Expr, otherwise: Otherwise) {
        match peel(cond) {
            Expr::Binary(e) if matches!(e.op, BinOp::And(_)) => {
                for operand in operands_of(cond, |op| matches!(op, BinOp::And(_))) {
                    self.condition(operand, otherwise);
                }
            }
            Expr::Binary(e) if matches!(e.op, BinOp::Or(_)) => self.any_of(cond, otherwise),
            Expr::Unary(e) if matches!(e.op, UnOp::Not(_)) => self.negated(&e.expr, otherwise),
            Expr::Let(e) => self.let_condition(e, otherwise),
            Expr::Lit(e) if matches!(&e.lit, syn::Lit::Bool(bool) if bool.value) => {}
            cond => self.test(cond, otherwise),
        }
    }

    fn any_of(&mut self, cond: &Expr, otherwise: Otherwise) {
        let operands = operands_of(cond, |op| matches!(op, BinOp::Or(_)));
        let holds = self.frame.new_block();
        let last = operands.len() - 1;
        for (index, operand) in operands.into_iter().enumerate() {
            let span = self.behind(positions::last(operand));
            if index == last {
                self.condition(operand, otherwise);
                self.frame.goto(holds, span);
            } else {
                let next = self.frame.new_block();
                let depth = self.frame.stack.len();
                let target = Otherwise {
                    block: next,
                    depth,
                    ..otherwise
                };
                self.condition(operand, target);
                self.frame.goto(holds, span);
                self.frame.enter(next);
            }
        }
        self.frame.enter(holds);
    }

    fn negated(&mut self, inner: &Expr, otherwise: Otherwise) {
        let holds = self.frame.new_block();
        let depth = self.frame.stack.len();
        let target = Otherwise {
            block: holds,
            depth,
            ..otherwise
        };
        self.condition(inner, target);
        let span = self.behind(positions::last(inner));
        self.frame.end_scopes(otherwise.depth, span);
        self.frame.goto(otherwise.block, span);
        self.frame.enter(holds);
    }

    /// A condition that is a plain value: its temporaries die before the branch.
    fn test(&mut self, cond: &Expr, otherwise: Otherwise) {
        let operand = self.whole_condition(cond);
        self.branch(operand, otherwise, self.behind(positions::last(cond)));
    }

    /// A condition as one value, whose temporaries are gone when it is known.
    pub(super) fn whole_condition(&mut self, cond: &Expr) -> Operand {
        self.push_temporaries(cond);
        let operand = self.boolean_operand(cond);
        self.pop_scope(self.behind(positions::last(cond)));
        operand
    }

    /// Goes on if the operand is true.
    pub(super) fn branch(&mut self, cond: Operand, otherwise: Otherwise, span: Span) {
        if self.frame.current.is_none() {
            return;
        }
        let fail = self.fail_edge(otherwise, span);
        let then = self.frame.new_block();
        let terminator = Terminator::If {
            cond,
            then,
            otherwise: fail,
        };
        self.frame.terminate(terminator, span);
        self.frame.enter(then);
    }

    /// An operand that can be read when the condition's temporaries are gone.
    fn boolean_operand(&mut self, cond: &Expr) -> Operand {
        if matches!(cond, Expr::Path(_) | Expr::Lit(_)) {
            return self.operand(cond);
        }
        let span = self.expr_span(cond);
        if matches!(cond, Expr::Field(_) | Expr::Unary(_) | Expr::Index(_)) {
            let operand = self.operand(cond);
            let base = operand.place().and_then(Place::base_local);
            let kind = base.map(|local| self.frame.body.locals[local].kind);
            if kind != Some(LocalKind::Temporary) {
                return operand;
            }
            let flag = self.frame.temporary(span);
            self.frame
                .assign(Place::local(flag), Rvalue::Use(operand), span);
            return Operand::Use(Place::local(flag));
        }
        let flag = self.frame.temporary(span);
        self.eval(cond, Dest::Into(flag))
    }

    /// The block that ends the scopes which do not reach to `otherwise` and goes there.
    pub(super) fn fail_edge(&mut self, otherwise: Otherwise, span: Span) -> BlockId {
        let scopes = otherwise.depth..self.frame.stack.len();
        if !scopes
            .into_iter()
            .any(|depth| self.frame.owns_something(depth))
        {
            return otherwise.block;
        }
        let current = self.frame.current;
        let edge = self.frame.new_block();
        self.frame.switch_to(edge);
        self.frame.end_scopes(otherwise.depth, span);
        self.frame.goto(otherwise.block, span);
        self.frame.current = current;
        edge
    }

    /// `let P = e` in a condition.
    fn let_condition(&mut self, expr: &syn::ExprLet, otherwise: Otherwise) {
        let place = self.place(&expr.expr);
        let span = self
            .cx
            .span_between(expr.let_token.span, positions::last(&expr.expr));
        let at = Span::at(span.end);
        let fail = self.fail_edge(otherwise, at);
        let (pattern, bindings) = self.pattern(&expr.pat, &place);
        let then = self.frame.new_block();
        self.match_or(
            place,
            (pattern, false),
            (then, fail),
            (otherwise.source, span),
        );
        self.frame.enter(then);
        let depth = self.frame.stack.len() - 1;
        self.bind(&bindings, depth);
    }

    /// Ends the block with a match of one pattern; whatever it does not match goes to the second target.
    pub(super) fn match_or(
        &mut self,
        place: Place,
        (pattern, has_guard): (PatternId, bool),
        (matched, otherwise): (BlockId, BlockId),
        (source, span): (MatchSource, Span),
    ) {
        let wildcard = self.frame.body.patterns.push(Pattern {
            kind: PatternKind::Wildcard,
            span: Span::at(span.end),
        });
        let arm = |pattern, has_guard, target| Arm {
            pattern,
            has_guard,
            target,
        };
        let arms = vec![
            arm(pattern, has_guard, matched),
            arm(wildcard, false, otherwise),
        ];
        self.frame.current_block();
        let terminator = Terminator::Match {
            place,
            arms,
            source,
        };
        self.frame.terminate(terminator, span);
    }

    /// `a && b`, `a || b` or a stray `let` as a value.
    pub(super) fn boolean(&mut self, expr: &Expr, dest: Dest) -> Operand {
        let span = self.expr_span(expr);
        let end = Span::at(span.end);
        let local = self.target(dest, span);
        let tokens = (positions::first(expr), positions::last(expr));
        let depth = self.frame.push_scope(ScopeKind::Bindings, false, tokens);
        let (fails, join) = (self.frame.new_block(), self.frame.new_block());
        let source = MatchSource::IfLet;
        self.condition(
            expr,
            Otherwise {
                block: fails,
                depth,
                source,
            },
        );
        for (value, block) in [(true, Some(fails)), (false, None)] {
            if self.frame.current.is_some() {
                let literal = Rvalue::Use(Operand::Literal(Literal::Bool(value)));
                self.frame.assign(Place::local(local), literal, span);
            }
            if value {
                self.pop_scopes(depth, end);
            }
            self.frame.goto(join, end);
            if let Some(block) = block {
                self.frame.enter(block);
            }
        }
        self.frame.enter(join);
        Operand::Use(Place::local(local))
    }
}

/// The operands of a left-deep chain of one lazy operator, in source order.
fn operands_of(cond: &Expr, same: fn(&BinOp) -> bool) -> Vec<&Expr> {
    let mut operands = Vec::new();
    let mut left = peel(cond);
    while let Expr::Binary(e) = left
        && same(&e.op)
    {
        operands.push(&*e.right);
        left = peel(&e.left);
    }
    operands.push(left);
    operands.reverse();
    operands
}
