//! Futures that a loop drops before they are done, round after round: those that lose in a `select!`, and those that run out of
//! time.

use conc_link::Ty;
use conc_model::{Callee, Effect, Operand, Place, Select, SelectBranch, SelectFlavor, Terminator};
use conc_source::Span;

use super::loops::LoopView;
use super::outcomes::Outcome;
use super::view::{BodyView, CallView};

/// What is done before a future is, so that it is dropped, and behind which the loop goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Winner {
    /// Another branch of the same `select!`.
    Branch(Span),
    /// The call that gives up after a while: its name.
    Limit(Span),
}

/// A future that may be dropped in each round of a loop.
#[derive(Clone, Copy, Debug)]
pub(super) struct Race<'w> {
    pub(super) looped: LoopView<'w>,
    /// The future.
    pub(super) future: &'w Operand,
    /// The branch of the `select!`, or the call with the limit.
    pub(super) span: Span,
    pub(super) winner: Winner,
    /// A branch that does more than to say that it took too long.
    pub(super) event: Option<Span>,
}

impl<'w> BodyView<'w> {
    /// All of them.
    pub(super) fn dropping_races(self) -> Vec<Race<'w>> {
        let mut found = Vec::new();
        for (block, content) in self.body().blocks.entries() {
            let Terminator::Select(id) = content.terminator else {
                continue;
            };
            let select = &self.body().selects[id];
            if let Some(looped) = self.loop_around(block)
                && select.flavor == SelectFlavor::Tokio
            {
                self.add_losers(looped, select, &mut found);
            }
        }
        let limits = self.calls_that(Effect::Timed);
        found.extend(limits.filter_map(|call| self.limited(call)));
        found
    }

    fn add_losers(self, looped: LoopView<'w>, select: &'w Select, found: &mut Vec<Race<'w>>) {
        let branches = select.branches.iter();
        let goes_on = branches.filter(|branch| looped.comes_round(branch.handler));
        let goes_on: Vec<&SelectBranch> = goes_on.collect();
        for branch in &select.branches {
            let others = || goes_on.iter().filter(|it| it.handler != branch.handler);
            let event = others().find(|other| !self.is_limit(other));
            found.extend(others().next().map(|winner| Race {
                looped,
                future: &branch.future,
                span: branch.span,
                winner: Winner::Branch(winner.span),
                event: event.map(|event| event.span),
            }));
        }
    }

    /// `timeout(limit, future)` in a loop that goes on when the time is up.
    fn limited(self, call: CallView<'w>) -> Option<Race<'w>> {
        let looped = self.loop_around(self.point_of(call.id)?.block)?;
        let future = call.call().args.get(1)?;
        // Methods with a limit know themselves what they have done.
        let is_function = matches!(call.call().callee, Callee::Path(_));
        if !is_function || !call.is_awaited_alone() {
            return None;
        }
        let late = self.course_after(call, Outcome::Failed)?;
        let goes_on = late.returns && late.stays && !late.unclear;
        goes_on.then(|| Race {
            looped,
            future,
            span: call.span(),
            winner: Winner::Limit(call.name_span()),
            event: None,
        })
    }

    /// Does a branch only say that the others took too long, and is its timer made anew in each round?
    fn is_limit(self, branch: &SelectBranch) -> bool {
        self.future_made_by(&branch.future).is_some_and(|call| {
            let is_method = matches!(call.call().callee, Callee::Method { .. });
            call.has(Effect::Sleeps) && !is_method
        })
    }

    /// The call whose result, and nothing else, a future is.
    pub(super) fn future_made_by(self, future: &Operand) -> Option<CallView<'w>> {
        let Operand::Use(place) = future else {
            return None;
        };
        let future = place.as_local()?;
        self.calls().find(|call| call.call().dest == future)
    }

    /// The async block that is written where a future is wanted.
    pub(super) fn async_block(self, future: &Operand) -> Option<Self> {
        let place = future.place()?;
        let future = Place::as_local(place).filter(|local| !self.is_variable(*local))?;
        match self.facts().local(future) {
            Ty::Future {
                body: Some(body), ..
            } => {
                let block = Self::new(self.world, *body);
                let is_here = block.parent().is_some_and(|parent| parent.at == self.at);
                is_here.then_some(block)
            }
            _ => None,
        }
    }
}
