//! Functions that spawn the future or closure that they are given: where they are called, that is a spawn.

use conc_link::{BodyRef, Ty};
use conc_model::{AwaitKind, Callee, LocalId, Operand, Place};

use super::spawns::{Spawn, body_within};
use super::view::{BodyView, CallView};

/// Through how many calls around it the work is followed: `AssertUnwindSafe(work).catch_unwind().instrument(..)`.
const CALLS: usize = 5;

/// Work that a function spawns because it was given it.
#[derive(Clone, Copy, Debug)]
pub(super) struct GivenWork {
    /// The parameter that is the work.
    param: usize,
    /// Does it run in a block of that function, which may look at what it comes to?
    pub(super) is_wrapped: bool,
}

impl<'w> BodyView<'w> {
    /// The parameter of this function that is the work which a call of it spawns: by itself, or in a block that does nothing
    /// for long but to run it.
    pub(super) fn given_work(self, spawn: &Spawn<'_>) -> Option<GivenWork> {
        let given = |local: LocalId, is_wrapped: bool| {
            let mut params = self.body().params.iter();
            let param = params.position(|param| *param == local)?;
            self.is_generic(local)
                .then_some(GivenWork { param, is_wrapped })
        };
        match spawn.runs {
            None => {
                let mut args = spawn.call.call().args.iter();
                args.find_map(|arg| given(self.bare_work(arg)?, false))
            }
            Some(at) => {
                let block = Self::new(self.world, at);
                let is_inside = block.parent().is_some_and(|outer| outer.at == self.at);
                given(block.only_runs().filter(|_| is_inside)?, true)
            }
        }
    }

    /// Has this function a parameter that may be any work?
    pub(super) fn takes_generic(self) -> bool {
        let mut params = self.body().params.iter();
        params.any(|param| self.is_generic(*param))
    }

    fn is_generic(self, local: LocalId) -> bool {
        matches!(self.facts().local(local), Ty::Param(_) | Ty::Traits { .. })
    }

    /// The variable around this block that the block awaits or calls, if there is no loop in it.
    fn only_runs(self) -> Option<LocalId> {
        let body = self.body();
        if self.loops().next().is_some() {
            return None;
        }
        let points = body.awaits.iter();
        let awaited = points
            .filter(|point| point.kind == AwaitKind::Single)
            .filter_map(|point| point.futures.first());
        let called = body.calls.iter().filter_map(|call| match &call.callee {
            Callee::Value(operand) => Some(operand),
            _ => None,
        });
        let mut run = awaited.chain(called).filter_map(|run| self.bare_work(run));
        run.find_map(|local| {
            let mut captures = body.captures.iter();
            let taken = captures.find(|capture| capture.inner == local)?;
            Some(taken.outer)
        })
    }

    /// The variable that a future is, through adapters of libraries that neither end it nor look at it: a time limit, and
    /// what waits for a token, do.
    fn bare_work(self, work: &Operand) -> Option<LocalId> {
        let mut local = work.place().and_then(Place::as_local)?;
        for _ in 0..CALLS {
            if let Some(from) = self.moved_from(local) {
                local = from;
                continue;
            }
            let Some(made) = self.defining_call(local) else {
                return Some(local);
            };
            if made.is_opaque() || !made.effects().is_empty() {
                return None;
            }
            let first = made.call().args.first().and_then(Operand::place);
            local = first.and_then(Place::as_local)?;
        }
        None
    }

    /// The body of the group that runs what is given to a call.
    pub(super) fn work_in(self, call: CallView<'_>, given: GivenWork) -> Option<BodyRef> {
        let arg = call.call().args.get(given.param)?;
        body_within(&self.operand_type(arg), 3)
    }
}
