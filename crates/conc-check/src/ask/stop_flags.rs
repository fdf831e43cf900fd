//! Stop flags that a loop reads only between two waits which setting the flag does not end.

use conc_link::{CallTarget, Ty};
use conc_model::{Effect, Operand, Place, StmtKind, Terminator};

use super::endings::{Ending, Signal};
use super::loops::LoopView;
use super::signals::{Trigger, triggers};
use super::view::{BodyView, CallView};
use crate::ValueKind;

/// A loop that sits in a wait when it is told to stop.
#[derive(Clone, Debug)]
pub struct DeafLoop<'w> {
    /// The loop.
    pub looped: LoopView<'w>,
    /// Where it looks at the flag or token.
    pub ending: Ending,
    /// What it waits for in between.
    pub waits: CallView<'w>,
    /// Where the flag is set or the token cancelled.
    pub given: Trigger<'w>,
}

impl<'w> LoopView<'w> {
    /// Is it a loop that should end by a flag or polled token, but waits without limit for something else, while none of
    /// those who give the signal end that wait?
    #[must_use]
    pub fn is_deaf(self) -> Option<DeafLoop<'w>> {
        let waits = self.unlimited_wait()?;
        let endings = self.endings();
        let ending = endings.iter().find(|ending| ending.is_polled)?.clone();
        let may_end_otherwise = endings.iter().any(|other| match &other.signal {
            Signal::Token(_) | Signal::Flag(_) => !other.is_polled,
            Signal::Owner => true,
            Signal::Channel(_) => !waits.has(Effect::Receives),
            Signal::Other => false,
        });
        if may_end_otherwise || self.view.limits_waits() {
            return None;
        }
        let mut all = Vec::new();
        for name in self.view.sources_outside(ending.signal.source()?) {
            let signal = match ending.signal {
                Signal::Token(_) => Signal::Token(name),
                _ => Signal::Flag(name),
            };
            all.extend(triggers(self.view.world, &signal));
        }
        let own = self.view.outermost().at;
        let all_leave_it = all.iter().all(|given| {
            let view = given.call.view;
            // A flag that the loop's own function writes is its own business.
            view.outermost().at != own && !view.may_end_waits(given.call)
        });
        let given = *all.first()?;
        // A channel ends with its last sender; only who waits for the loop meanwhile shows that it is not dropped.
        let is_stuck = waits.has(Effect::Accepts)
            || all.iter().any(|given| {
                let view = given.call.view;
                view.waits_for_work_after(given) && !view.holds_a_sender()
            });
        (all_leave_it && is_stuck).then_some(DeafLoop {
            looped: self,
            ending,
            waits,
            given,
        })
    }

    /// A call of each round that waits for as long as it takes: for a connection or a message, not in a race.
    fn unlimited_wait(self) -> Option<CallView<'w>> {
        let body = self.view.body();
        if let Terminator::Next { iterator, .. } =
            &body.blocks[body.loops[self.id].header].terminator
        {
            let sources = self
                .view
                .world
                .sources_of(self.view.at, &Operand::Use(Place::local(*iterator)));
            let locals: Vec<_> = sources.iter().filter_map(Place::base_local).collect();
            let mut calls = self.view.calls();
            return calls
                .find(|call| call.has(Effect::Accepts) && locals.contains(&call.call().dest));
        }
        self.own_calls().find(|call| call.waits_without_limit())
    }
}

impl CallView<'_> {
    fn waits_without_limit(self) -> bool {
        let waits = self.has(Effect::Accepts) || self.has(Effect::Receives);
        if !waits || self.has(Effect::Tries) || self.has(Effect::Timed) {
            return false;
        }
        let result = self
            .facts()
            .map(|facts| facts.result.clone())
            .unwrap_or_default();
        if matches!(result, Ty::Future { .. }) {
            self.is_awaited_alone()
        } else {
            self.has(Effect::Blocks) && !self.view.body().is_async()
        }
    }
}

impl<'w> BodyView<'w> {
    /// Does any code of the package bound the time that its sockets wait?
    fn limits_waits(self) -> bool {
        let mut bodies = self.world.bodies();
        bodies.any(|at| {
            let mut calls = Self::new(self.world, at).calls();
            calls.any(|call| call.has(Effect::Limits))
        })
    }

    /// Does the body that gives a signal do anything else by which a wait may end: wake somebody, connect, call what is
    /// not known?
    fn may_end_waits(self, given: CallView<'_>) -> bool {
        let own = self.calls().filter(|call| call.id != given.id);
        let ends = |call: &CallView<'_>| {
            let target = call.facts().map(|facts| facts.target);
            let is_unknown = matches!(target, None | Some(CallTarget::Unknown));
            let io = call.has(Effect::Blocks)
                && !call.has(Effect::Joins)
                && !call.has(Effect::Sleeps)
                && !call
                    .effects()
                    .iter()
                    .any(|effect| matches!(effect, Effect::Acquires(_)));
            is_unknown || io || call.may_wake()
        };
        let mut inner = self.world.inner_calls(self.at);
        own.into_iter().any(|call| ends(&call))
            || inner.any(|inner| {
                Self::new(self.world, inner.target)
                    .calls()
                    .any(|call| ends(&call))
            })
    }

    /// Does the body wait for a thread or task after it has given the signal?
    fn waits_for_work_after(self, given: &Trigger<'_>) -> bool {
        let cfg = self.flow().cfg();
        self.calls_with_points().any(|(call, point)| {
            call.has(Effect::Joins) && cfg.leads(given.point, point, Some(given.point))
        })
    }

    /// Does it do anything with a sender: have one in a variable, or write over one?
    fn holds_a_sender(self) -> bool {
        let is_sender = |ty: &Ty| {
            let carried = self.world.carried(ty.peel_refs());
            let mut kinds = carried.iter().map(|(kind, _)| kind);
            kinds.any(|kind| matches!(kind, ValueKind::Sender(_)))
        };
        let mut stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        self.facts().locals.iter().any(is_sender)
            || stmts.any(|stmt| match &stmt.kind {
                StmtKind::Assign { dest, .. } => {
                    is_sender(&self.operand_type(&Operand::Use(dest.clone())))
                }
                _ => false,
            })
    }
}
