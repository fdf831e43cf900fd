//! Timers in a `select!` of a loop that another timer of the same `select!` makes begin anew, again and again.

use conc_link::{BodyRef, CallTarget, Ty};
use conc_model::{
    Body, Effect, Operand, Place, Rvalue, Select, SelectBranch, Stmt, StmtKind, Terminator,
};
use conc_source::Span;

use super::loops::LoopView;
use super::view::{BodyView, CallView};

/// A value is followed as far back.
const STEPS: u32 = 8;

/// A timer that begins anew before its time is over.
#[derive(Clone, Copy, Debug)]
pub struct RestartedTimer<'w> {
    /// What makes it, in each round.
    pub made: CallView<'w>,
    /// The loop around the `select!`.
    pub looped: LoopView<'w>,
    /// The branch that waits for it.
    pub branch: Span,
    /// What another branch waits for, behind which the next round begins: it is due by itself, before the timer is.
    pub restarts: CallView<'w>,
    /// Does that one begin anew, too?
    pub is_mutual: bool,
}

impl<'w> BodyView<'w> {
    /// Timers that are made in each round of a loop, while another branch of their `select!` starts the next round by itself
    /// before their time is over.
    #[must_use]
    pub fn restarted_timers(self) -> Vec<RestartedTimer<'w>> {
        let mut found = Vec::new();
        for (block, content) in self.body().blocks.entries() {
            let Terminator::Select(id) = content.terminator else {
                continue;
            };
            if let Some(looped) = self.loop_around(block) {
                looped.add_restarted(&self.body().selects[id], &mut found);
            }
        }
        found
    }
}

/// A branch that waits for time to pass.
#[derive(Clone, Copy)]
pub(super) struct Timer<'w> {
    pub(super) branch: &'w SelectBranch,
    /// What begins to wait.
    pub(super) call: CallView<'w>,
    /// Does it begin anew in each round?
    pub(super) is_new: bool,
    /// How long it takes, in nanoseconds.
    takes: Option<u64>,
    /// Can the next round begin behind its handler?
    pub(super) goes_on: bool,
}

impl Timer<'_> {
    /// Is it sure, or to be expected of what ends the loop, that the other one is due first?
    fn is_outlasted(&self, other: &Self) -> bool {
        match (self.takes, other.takes) {
            (Some(own), Some(other)) => own > other,
            _ => !self.goes_on,
        }
    }
}

impl<'w> LoopView<'w> {
    fn add_restarted(self, select: &'w Select, found: &mut Vec<RestartedTimer<'w>>) {
        let branches = select.branches.iter();
        let timers: Vec<_> = branches.filter_map(|branch| self.timer(branch)).collect();
        for timer in timers
            .iter()
            .filter(|timer| timer.is_new && self.matters(timer))
        {
            let mut others = timers.iter().filter(|other| {
                let is_other = other.branch.handler != timer.branch.handler;
                is_other && other.goes_on && !other.branch.has_precondition
            });
            if let Some(other) = others.find(|other| timer.is_outlasted(other)) {
                found.push(RestartedTimer {
                    made: timer.call,
                    looped: self,
                    branch: timer.branch.span,
                    restarts: other.call,
                    is_mutual: other.is_new,
                });
            }
        }
    }

    pub(super) fn timer(self, branch: &'w SelectBranch) -> Option<Timer<'w>> {
        let timer = |call, is_new, takes| Timer {
            branch,
            call,
            is_new,
            takes,
            goes_on: self.comes_round(branch.handler),
        };
        if let Some(call) = self.delay_behind(&branch.future, STEPS) {
            let takes = call.call().args.first()?;
            let is_fixed = call.view.is_fixed(takes, self, STEPS);
            return is_fixed.then(|| timer(call, true, call.view.time(takes, STEPS)));
        }
        let future = branch.future.place()?.as_local()?;
        let call = self.view.calls().find(|call| call.call().dest == future)?;
        let ticks = call.receiver()?;
        let is_tick = call.has(Effect::Sleeps) && self.declared_outside(ticks);
        let period = || {
            let made = self.view.defining_call(ticks)?;
            let period = made
                .call()
                .args
                .first()
                .filter(|_| made.has(Effect::Ticks))?;
            self.view.time(period, STEPS)
        };
        is_tick.then(|| timer(call, false, period()))
    }

    /// Does anything happen behind a timer that does not happen without it?
    fn matters(self, timer: &Timer<'_>) -> bool {
        let body = self.view.body();
        let handler = timer.branch.span;
        let from = timer.call.span().end;
        let mut stmts = self.blocks().flat_map(|block| &body.blocks[block].stmts);
        let happens = |stmt: &Stmt| match &stmt.kind {
            StmtKind::Call(_) => true,
            StmtKind::Assign { dest, value } => {
                let is_kept = |local| self.declared_outside(local);
                matches!(value, Rvalue::Macro { .. }) || dest.base_local().is_none_or(is_kept)
            }
            _ => false,
        };
        !timer.goes_on
            || stmts
                .any(|stmt| handler.contains(stmt.span) && stmt.span.start > from && happens(stmt))
    }

    /// The call in the loop that makes the timer for which a future waits.
    fn delay_behind(self, future: &Operand, steps: u32) -> Option<CallView<'w>> {
        let local = future.place()?.base_local()?;
        let steps = steps.checked_sub(1)?;
        if self.declared_outside(local) {
            return None;
        }
        let view = self.view;
        if let Some(call) = view.calls().find(|call| call.call().dest == local) {
            if call.has(Effect::Delays) {
                return Some(call);
            }
            let target = call.facts()?.target;
            let hands_on = call.is_of_library() || matches!(target, CallTarget::Constructor(_));
            let arg = call.call().args.first().filter(|_| hands_on)?;
            let by_closure = || {
                view.delay_of_closure(&call.arg_type(1))
                    .filter(|_| view.is_fixed(arg, self, steps))
            };
            return self.delay_behind(arg, steps).or_else(by_closure);
        }
        let mut stmts = view.body().blocks.iter().flat_map(|block| &block.stmts);
        stmts.find_map(|stmt| match &stmt.kind {
            StmtKind::Assign { dest, value } if dest.as_local() == Some(local) => match value {
                Rvalue::Use(operand) => self.delay_behind(operand, steps),
                Rvalue::Body(nested) => self.delay_in(BodyRef::new(view.at.file, *nested), steps),
                _ => None,
            },
            _ => None,
        })
    }

    /// The same for an async block that waits for nothing else, or for ever.
    fn delay_in(self, nested: BodyRef, steps: u32) -> Option<CallView<'w>> {
        let block = BodyView::new(self.view.world, nested);
        let body = block.body();
        let waits = body.awaits.iter().filter(|point| {
            let mut futures = point.futures.iter();
            !futures.any(|future| {
                let made = future.place().and_then(Place::as_local);
                let made = made.and_then(|made| block.defining_call(made));
                made.is_some_and(|call| call.has(Effect::RunsForever))
            })
        });
        if waits.count() != 1 || body.loops.ids().next().is_some() {
            return None;
        }
        let own = block.calls().find(|call| call.has(Effect::Delays));
        let mut captures = body.captures.iter();
        own.or_else(|| {
            captures.find_map(|capture| {
                self.delay_behind(&Operand::Use(Place::local(capture.outer)), steps)
            })
        })
    }
}

impl<'w> BodyView<'w> {
    /// The timer that a closure returns.
    fn delay_of_closure(self, ty: &Ty) -> Option<CallView<'w>> {
        let Ty::Closure(body) = ty else {
            return None;
        };
        let closure = BodyView::new(self.world, *body);
        let mut calls = closure.calls_that(Effect::Delays);
        calls.find(|call| call.call().dest == Body::RETURN)
    }
}
