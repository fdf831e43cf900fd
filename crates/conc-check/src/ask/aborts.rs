//! Blocking work that somebody tries to abort, which has no effect once it runs.

use conc_link::{EventKind, FunctionRef, Ty};
use conc_model::{BodyOwner, CallId, Effect, LoopKind, Operand, Place, TaskKind};
use conc_source::Span;

use super::handle_fields::Destination;
use super::spawns::Spawn;
use super::view::{BodyView, CallView};
use crate::Label;

/// An attempt to abort blocking work.
#[derive(Clone, Debug)]
pub struct VainAbort<'w> {
    /// What starts the work.
    pub spawn: Spawn<'w>,
    /// The body in which it is aborted.
    pub view: BodyView<'w>,
    /// The aborting call's name.
    pub aborted: Span,
}

impl<'w> BodyView<'w> {
    /// Blocking work that this body starts, that takes long and looks at nothing which could stop it, and that is aborted:
    /// here, or through the field in which its handle lies.
    #[must_use]
    pub fn vain_aborts(self) -> Vec<VainAbort<'w>> {
        let spawns = self.spawns();
        let blocking = spawns.filter(|spawn| spawn.task == TaskKind::Blocking);
        let found = blocking.filter_map(|spawn| {
            let (view, aborted) = self.abort_of(&spawn)?;
            spawn.ignores_all_signals().then_some(VainAbort {
                spawn,
                view,
                aborted,
            })
        });
        found.collect()
    }

    /// Is this the body of a task that is aborted where it is started, or through the field in which its handle lies, or of
    /// an async function that is dropped when another branch of a `select!` is done? A function counts if that is true
    /// wherever it is called.
    #[must_use]
    pub fn is_aborted(self) -> bool {
        let starts_and_aborts = |outer: Self| {
            let mut spawns = outer.spawns().filter(|spawn| spawn.runs == Some(self.at));
            spawns.any(|spawn| outer.abort_of(&spawn).is_some())
        };
        match (self.parent(), self.body().owner) {
            (Some(outer), _) => starts_and_aborts(outer),
            (None, BodyOwner::Function(function)) => {
                let callers = self.world.callers(FunctionRef::new(self.at.file, function));
                let mut callers = callers
                    .iter()
                    .map(|(at, call)| (Self::new(self.world, *at), *call));
                callers.len() > 0
                    && callers.all(|(view, call)| starts_and_aborts(view) || view.races(call))
            }
            _ => false,
        }
    }

    /// Is the future that a call gives one of several branches of a `select!`?
    fn races(self, call: CallId) -> bool {
        let future = self.call(call).call().dest;
        let comes_from_it = |operand: &Operand| {
            let sources = self.world.sources_of(self.at, operand);
            let mut bases = sources.iter().filter_map(Place::base_local);
            bases.any(|base| base == future)
        };
        let mut selects = self.body().selects.iter();
        selects.any(|select| {
            let mut branches = select.branches.iter();
            select.branches.len() > 1 && branches.any(|branch| comes_from_it(&branch.future))
        })
    }

    fn abort_of(self, spawn: &Spawn<'w>) -> Option<(Self, Span)> {
        let mut events = self
            .handles_of(spawn.call.id)
            .flat_map(|value| &value.events);
        let here = events.find_map(|event| match event.kind {
            EventKind::Borrowed { call, arg: 0 } | EventKind::Passed { call, arg: 0 } => {
                let call = self.call(call);
                call.has(Effect::Aborts).then(|| (self, call.name_span()))
            }
            _ => None,
        });
        here.or_else(|| match spawn.destination() {
            Destination::Fields(fields) => {
                let mut ends = fields.iter().flat_map(|field| field.ends(self.world));
                let end = ends.find(|end| end.aborts)?;
                Some((end.view, end.span))
            }
            _ => None,
        })
    }
}

impl Spawn<'_> {
    /// Does the work take long, and look at no flag, token or channel meanwhile?
    fn ignores_all_signals(&self) -> bool {
        let Some(runs) = self.runs else {
            return false;
        };
        let work = BodyView::new(self.call.view.world, runs);
        work.takes_long(2) && !work.looks_at_a_signal(3)
    }

    /// Where the work takes long: its first loop, or the call in it that blocks.
    #[must_use]
    pub fn long_part(&self) -> Option<Label> {
        let work = BodyView::new(self.call.view.world, self.runs?);
        if let Some(looped) = work.loops().next() {
            return Some(work.label(looped.head_span(), "goes on until it is done by itself"));
        }
        let slow = work.calls().find(|call| call.is_slow())?;
        Some(work.label(slow.name_span(), "goes on until it is done by itself"))
    }
}

impl BodyView<'_> {
    pub(super) fn takes_long(self, depth: usize) -> bool {
        let is_inside = self.parent().is_some();
        self.has_unbounded_loop()
            || (is_inside && self.loops().next().is_some())
            || self.calls().any(CallView::is_slow)
            || depth.checked_sub(1).is_some_and(|depth| {
                let mut callees = self.calls().filter_map(CallView::runs_body);
                callees.any(|callee| BodyView::new(self.world, callee).takes_long(depth))
            })
    }

    /// Is there anything by which somebody else could end the work: a flag, a token, a channel, or a call that is not known?
    ///
    /// What an unknown call does matters only where there is time to do it: bodies without loops and waits may not even
    /// have been read.
    fn looks_at_a_signal(self, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return true;
        };
        let has_time = self.parent().is_some()
            || self.has_unbounded_loop()
            || self.calls().any(CallView::is_slow);
        self.calls().any(|call| {
            if call.is_signal() {
                return true;
            }
            match call.runs_body() {
                Some(callee) => BodyView::new(self.world, callee).looks_at_a_signal(depth),
                None => has_time && call.is_opaque(),
            }
        })
    }

    /// A loop other than `for`.
    pub(super) fn has_unbounded_loop(self) -> bool {
        self.loops().any(|looped| looped.kind() != LoopKind::For)
    }
}

impl CallView<'_> {
    fn is_slow(self) -> bool {
        self.has(Effect::Blocks) || self.has(Effect::Sleeps)
    }

    /// Does it look at something by which work is told to stop?
    pub(super) fn is_signal(self) -> bool {
        let looks = [
            Effect::Receives,
            Effect::Drains,
            Effect::ObservesCancel,
            Effect::ObservesClose,
            Effect::Sends,
            Effect::Waits,
        ];
        let universe = self.view.world.universe();
        let is_flag = |ty: &Ty| {
            let mut ty = ty.clone();
            for _ in 0..6 {
                if let Ty::Adt(adt, _) = &ty
                    && universe.adt_effects(*adt).contains(&Effect::Atomic)
                {
                    return true;
                }
                match self.view.world.index().deref(universe, &ty) {
                    Some(next) => ty = next,
                    None => return false,
                }
            }
            false
        };
        looks.iter().any(|effect| self.has(*effect)) || is_flag(&self.arg_type(0))
    }
}
