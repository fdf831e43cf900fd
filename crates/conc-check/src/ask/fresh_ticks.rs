//! Timers that are due at once when they are made, and of which each round of a loop makes a new one.

use conc_model::{CallId, Effect, LocalId, LoopId, Place, SelectBranch};

use super::local_uses::LocalUse;
use super::loops::LoopView;
use super::view::{BodyView, CallView};

/// A tick that never takes any time.
#[derive(Clone, Copy, Debug)]
pub struct FreshTick<'w> {
    /// What makes the timer.
    pub made: CallView<'w>,
    /// The wait for its first tick.
    pub tick: CallView<'w>,
    /// The loop in which both stand.
    pub looped: LoopView<'w>,
    /// Is the wait a branch of a `select!`?
    pub in_select: bool,
    /// The variable from outside of the loop that each round gives a new timer.
    pub replaces: Option<LocalId>,
}

impl<'w> BodyView<'w> {
    /// Ticks in loops of which each is the first one of its timer.
    #[must_use]
    pub fn fresh_ticks(self) -> Vec<FreshTick<'w>> {
        let made = self.calls_that(Effect::Ticks);
        made.filter_map(|made| self.fresh_tick(made)).collect()
    }

    fn fresh_tick(self, made: CallView<'w>) -> Option<FreshTick<'w>> {
        let from = self.point_of(made.id)?;
        let looped = self.loop_around(from.block)?;
        let timer = self.holder_of(made.call().dest)?;
        let tick = self.only_tick(timer)?;
        let at = self.point_of(tick.id)?;
        let cfg = self.flow().cfg();
        // An inner loop may wait for many ticks of it, and a way around it for the next one.
        let is_fresh = self.body().blocks[at.block].in_loop == Some(looped.id)
            && cfg.leads(from, at, None)
            && cfg.leads(at, at, None)
            && !cfg.leads(at, at, Some(from));
        let branch = self.branch_of(tick.call().dest);
        let is_sure = branch.is_none_or(|branch| !branch.has_precondition);
        let found = FreshTick {
            made,
            tick,
            looped,
            in_select: branch.is_some(),
            replaces: looped.declared_outside(timer).then_some(timer),
        };
        (is_fresh && is_sure && !self.lets_time_pass(looped.id, tick.id)).then_some(found)
    }

    /// The variable in which a value lies that a call gives; itself, if nothing names it.
    fn holder_of(self, made: LocalId) -> Option<LocalId> {
        if self.is_variable(made) {
            return Some(made);
        }
        match self.uses_of(made)?.as_slice() {
            [LocalUse::Given(place)] => place.as_local(),
            [LocalUse::Argument { .. }] => Some(made),
            _ => None,
        }
    }

    /// The wait for a tick, if that is all that is done with a timer, but for how it catches up.
    fn only_tick(self, timer: LocalId) -> Option<CallView<'w>> {
        let mut tick = None;
        for used in self.uses_of(timer)? {
            let LocalUse::Argument { call, arg: 0, .. } = used else {
                return None;
            };
            let is_first = call.has(Effect::Sleeps) && tick.is_none();
            if is_first {
                tick = Some(call);
            } else if call.is_opaque() || call.has(Effect::Sleeps) || call.has(Effect::Postpones) {
                return None;
            }
        }
        tick
    }

    /// The branch of a `select!` that waits for a future.
    fn branch_of(self, future: LocalId) -> Option<&'w SelectBranch> {
        let mut branches = self
            .body()
            .selects
            .iter()
            .flat_map(|select| &select.branches);
        branches.find(|branch| branch.future.place().and_then(Place::as_local) == Some(future))
    }

    /// Does the loop wait for time to pass in another way, too?
    fn lets_time_pass(self, looped: LoopId, tick: CallId) -> bool {
        let looped = LoopView {
            view: self,
            id: looped,
        };
        let mut calls = looped.own_calls();
        calls.any(|call| {
            call.id != tick
                && call.has(Effect::Sleeps)
                && self.branch_of(call.call().dest).is_none()
        })
    }
}
