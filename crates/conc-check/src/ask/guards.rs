//! Which guards live across which await points, and where they were taken.

use conc_link::{EventKind, Origin, Ty, Value, ValueId, ValueKind};
use conc_model::{AwaitId, AwaitKind, GuardKind, LocalId, Operand, SelectFlavor, known};
use conc_source::Span;

use super::view::{BodyView, CallView};
use crate::{Finding, LintMeta};

/// A guard that is alive while a future waits.
#[derive(Clone, Debug)]
pub struct HeldGuard {
    /// The guard.
    pub value: ValueId,
    /// What it keeps.
    pub kind: GuardKind,
    /// Who holds it at the first await point.
    pub holder: LocalId,
    /// Await points across which it is held, in the order of the text; at least one.
    pub awaits: Vec<AwaitId>,
}

impl<'w> BodyView<'w> {
    /// Guards that are alive across at least one await point of this body.
    #[must_use]
    pub fn guards_held_across_awaits(self) -> Vec<HeldGuard> {
        let mut held: Vec<HeldGuard> = Vec::new();
        for (point, values) in self.flow().held_across_awaits() {
            if !self.suspends(point) {
                continue;
            }
            for (value, holder) in values {
                let ValueKind::Guard(kind) = self.flow().value(*value).kind else {
                    continue;
                };
                match held.iter_mut().find(|known| known.value == *value) {
                    Some(known) if known.awaits.contains(&point) => {}
                    Some(known) => known.awaits.push(point),
                    None => held.push(HeldGuard {
                        value: *value,
                        kind,
                        holder: *holder,
                        awaits: vec![point],
                    }),
                }
            }
        }
        held
    }

    /// Does the task really give way there (a thread-blocking `select!` does not)?
    fn suspends(self, point: AwaitId) -> bool {
        match self.body().awaits[point].kind {
            AwaitKind::Select(select) => {
                self.body().selects[select].flavor != SelectFlavor::Crossbeam
            }
            _ => true,
        }
    }

    /// Where the guard is bound or, for a temporary, taken: the place that a report points at.
    #[must_use]
    pub fn guard_place(self, guard: &HeldGuard) -> Span {
        if self.is_variable(guard.holder) {
            return self.body().locals[guard.holder].span;
        }
        self.taken_at(self.flow().value(guard.value))
    }

    /// Is the local itself of the value's own type (not a `Result`, `Option` or other wrapper around it)?
    #[must_use]
    pub fn holds_directly(self, local: LocalId, value: &Value) -> bool {
        matches!(self.facts().local(local), Ty::Adt(adt, _) if *adt == value.adt)
    }

    /// The name of the call that made the value, or the place where it came into this body.
    #[must_use]
    pub fn taken_at(self, value: &Value) -> Span {
        self.origin_call(value)
            .map_or(value.span, CallView::name_span)
    }

    /// The call that made the value; for the output of a future, the call that made the future.
    #[must_use]
    pub fn origin_call(self, value: &Value) -> Option<CallView<'w>> {
        match value.origin {
            Origin::Call(call) => Some(self.call(call)),
            Origin::Await(point) => {
                let future = self.body().awaits[point].futures.first()?;
                self.defining_call(future.place()?.as_local()?)
            }
            Origin::Param(_) | Origin::Upvar(_) | Origin::Local(_) => None,
        }
    }

    /// Did something give the value out that had it already: a list of which it was the last, a map in which it was? Such a
    /// call takes it out to end it.
    #[must_use]
    pub fn was_kept_before(self, value: &Value) -> bool {
        let Some(call) = self.origin_call(value) else {
            return false;
        };
        let carries = |ty: &Ty| {
            let carried = self.world.carried(ty);
            carried.iter().any(|(kind, _)| *kind == value.kind)
        };
        // A collection of the group is one of what it is made for.
        let carries = |ty: &Ty| match ty.peel_refs() {
            ty @ Ty::Adt(_, args) => carries(ty) || args.iter().any(carries),
            ty => carries(ty),
        };
        let mut places = call.call().args.iter().filter_map(Operand::place);
        places.any(|place| carries(&self.operand_type(&Operand::Use(place.clone()))))
    }

    /// Did a future of the group give it inside a guard of an own type that gives back more than it when it is dropped? That is
    /// an own kind of async lock: who wants it next waits there, before he touches what is inside.
    #[must_use]
    pub fn is_of_own_async_lock(self, guard: &HeldGuard) -> bool {
        let value = self.flow().value(guard.value);
        let Ty::Adt(adt, _) = self.facts().local(value.first_holder) else {
            return false;
        };
        matches!(value.origin, Origin::Await(_))
            && !self.world.universe().is_library(adt.file)
            && self.implements(*adt, known::DROP_TRAIT)
    }

    /// The guard as a message calls it: its variable in backticks, or what it is.
    #[must_use]
    pub fn guard_name(self, guard: &HeldGuard) -> String {
        match self.name(guard.holder) {
            Some(name) if self.is_variable(guard.holder) => format!("`{name}`"),
            _ => match self.origin_call(self.flow().value(guard.value)) {
                Some(call) => format!("of this `{}`", call.name()),
                None => "taken here".to_owned(),
            },
        }
    }

    /// A finding that tells a guard's story: where it is taken, at which await points it is still alive, where it ends.
    #[must_use]
    pub fn held_guard_finding(
        self,
        lint: &'static LintMeta,
        guard: &HeldGuard,
        message: String,
    ) -> Finding {
        let value = self.flow().value(guard.value);
        let place = self.guard_place(guard);
        let taken = self.taken_at(value);
        let mut finding = self.finding(lint, message, place, "keeps it alive");
        if !self.is_variable(guard.holder) {
            finding.primary.text = "this temporary lives to the end of the statement".to_owned();
        } else if taken != place {
            finding.labels.push(self.label(taken, "taken here"));
        }
        for point in guard.awaits.iter().take(MAX_AWAITS) {
            finding
                .labels
                .push(self.label(self.body().awaits[*point].span, "still held at this await"));
        }
        let dropped = value
            .events
            .iter()
            .rfind(|event| event.kind == EventKind::Dropped);
        if let Some(end) = dropped.filter(|_| guard.awaits.len() <= MAX_AWAITS) {
            finding
                .labels
                .push(self.label(end.span, "dropped only here"));
        }
        finding
    }
}

/// More await points than this make a story longer, not clearer.
const MAX_AWAITS: usize = 3;
