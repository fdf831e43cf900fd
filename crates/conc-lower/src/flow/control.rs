//! `if` and `match`.

use conc_model::{Arm, BlockId, MatchSource, PatternId, Place, ScopeKind, Terminator};
use conc_source::Span;
use syn::{Expr, ExprIf, ExprMatch, Pat};

use super::cond::Otherwise;
use super::pattern::PatternBinding;
use super::{Dest, Flow, positions};

/// Guarded matches of more arms times guards than this send a failed guard to the next arm only.
const MAX_GUARD_EDGES: usize = 4096;

/// An arm whose pattern has been read.
struct ReadArm<'e> {
    pattern: PatternId,
    bindings: Vec<PatternBinding>,
    guard: Option<&'e Expr>,
    body: &'e Expr,
    target: BlockId,
}

impl Flow<'_, '_> {
    pub(super) fn if_else(&mut self, expr: &ExprIf, dest: Dest) {
        let braces = expr.then_branch.brace_token.span;
        let end = self.behind(braces.close());
        let (fails, join) = (self.frame.new_block(), self.frame.new_block());
        let names = self.frame.names.len();
        // Edition 2024 ends the temporaries of `if let` with the bindings; before, they belong to the statement.
        let terminating = self.tail_temporaries_die_first;
        let tokens = (expr.if_token.span, braces.close());
        let depth = self
            .frame
            .push_scope(ScopeKind::Bindings, terminating, tokens);
        let source = MatchSource::IfLet;
        self.condition(
            &expr.cond,
            Otherwise {
                block: fails,
                depth,
                source,
            },
        );
        let then_dest = if expr.else_branch.is_some() {
            dest
        } else {
            Dest::Unit
        };
        let body = (braces.open(), braces.close());
        self.frame.push_scope(ScopeKind::Temporaries, true, body);
        self.block(&expr.then_branch, then_dest);
        self.pop_scopes(depth, end);
        self.frame.names.truncate(names);
        self.frame.goto(join, end);
        self.frame.enter(fails);
        if let Some((_, otherwise)) = &expr.else_branch {
            self.push_temporaries(otherwise);
            self.eval(otherwise, dest);
            let end = self.behind(positions::last(otherwise));
            self.pop_scope(end);
            self.frame.goto(join, end);
        } else {
            self.frame.goto(join, end);
        }
        self.frame.enter(join);
    }

    pub(super) fn match_arms(&mut self, expr: &ExprMatch, dest: Dest) {
        let place = self.place(&expr.expr);
        let arms: Vec<_> = expr
            .arms
            .iter()
            .map(|arm| self.read_arm(arm, &place))
            .collect();
        let span = self
            .cx
            .span_between(expr.match_token.span, positions::last(&expr.expr));
        let join = self.frame.new_block();
        self.dispatch(&place, &arms, span);
        for (index, arm) in arms.iter().enumerate() {
            self.frame.switch_to(arm.target);
            let failed = self.guard_exit(&arms, index);
            self.arm(arm, failed, dest);
            self.frame.goto(join, Span::at(span.end));
            let next = arms.get(index + 1).map(|arm| arm.target);
            if let Some(block) = failed.filter(|block| Some(*block) != next) {
                self.after_guard(block, &place, &arms[index + 1..], span);
            }
        }
        self.frame.enter(join);
    }

    /// Where the failed guard of an arm goes on.
    fn guard_exit(&mut self, arms: &[ReadArm<'_>], index: usize) -> Option<BlockId> {
        arms[index].guard?;
        let guards = arms.iter().filter(|arm| arm.guard.is_some()).count();
        let too_many = guards * arms.len() > MAX_GUARD_EDGES;
        let next = arms.get(index + 1).filter(|_| too_many);
        Some(next.map_or_else(|| self.frame.new_block(), |arm| arm.target))
    }

    /// Behind a failed guard the arms that are left are tried.
    fn after_guard(&mut self, block: BlockId, place: &Place, arms: &[ReadArm<'_>], span: Span) {
        if !self.frame.is_reached(block) {
            return;
        }
        self.frame.switch_to(block);
        if arms.is_empty() {
            self.frame.terminate(Terminator::Diverge, span);
        } else {
            self.dispatch(place, arms, span);
        }
    }

    fn dispatch(&mut self, place: &Place, arms: &[ReadArm<'_>], span: Span) {
        let arms = arms.iter().map(|arm| Arm {
            pattern: arm.pattern,
            has_guard: arm.guard.is_some(),
            target: arm.target,
        });
        let terminator = Terminator::Match {
            place: place.clone(),
            arms: arms.collect(),
            source: MatchSource::Match,
        };
        self.frame.current_block();
        self.frame.terminate(terminator, span);
    }

    fn read_arm<'e>(&mut self, arm: &'e syn::Arm, place: &Place) -> ReadArm<'e> {
        let (pat, guard) = match &arm.pat {
            Pat::Guard(guarded) => (&*guarded.pat, Some(&*guarded.guard)),
            pat => (pat, None),
        };
        let (pattern, bindings) = self.pattern(pat, place);
        ReadArm {
            pattern,
            bindings,
            guard,
            body: &arm.body,
            target: self.frame.new_block(),
        }
    }

    fn arm(&mut self, arm: &ReadArm<'_>, failed: Option<BlockId>, dest: Dest) {
        let names = self.frame.names.len();
        let outside = self.frame.stack.len();
        let tokens = (positions::first(arm.body), positions::last(arm.body));
        let end = self.behind(tokens.1);
        let depth = self.frame.push_scope(ScopeKind::Bindings, true, tokens);
        if let (Some(guard), Some(block)) = (arm.guard, failed) {
            // A guard sees the bindings by reference; nothing is moved until it holds.
            self.bind_for_guard(&arm.bindings);
            let source = MatchSource::IfLet;
            self.condition(
                guard,
                Otherwise {
                    block,
                    depth: outside,
                    source,
                },
            );
        }
        self.bind(&arm.bindings, depth);
        self.eval(arm.body, dest);
        self.pop_scopes(depth, end);
        self.frame.names.truncate(names);
    }
}
