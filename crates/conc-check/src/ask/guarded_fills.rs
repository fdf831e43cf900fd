//! Fields that are filled through the guard of their lock: `*self.task.lock().unwrap() = Some(handle)`.

use conc_link::{LockClass, Ty, ValueKind};
use conc_model::{Effect, GuardKind, LocalId, Operand, Place, Projection};

use super::field_uses::{FieldAccess, FieldUse};
use super::local_uses::LocalUse;
use super::view::{BodyView, CallView};

/// Through how many variables and calls a guard is followed.
const STEPS: usize = 6;

impl FieldUse<'_> {
    /// Is something put into the field, perhaps under its lock, and nothing done with what is in it?
    pub(super) fn only_fills(&self) -> bool {
        match self.access {
            FieldAccess::Made(_) | FieldAccess::Assigned(_) => true,
            FieldAccess::Argument { call, arg: 0 } => {
                let call = self.view.call(call);
                let result = call.call().dest;
                call.puts_into_receiver()
                    || (call.acquires() && self.view.only_fills(result, STEPS))
            }
            _ => false,
        }
    }
}

impl BodyView<'_> {
    /// The field whose lock a place is the guard of, or what the guard protects.
    pub(super) fn field_behind_guard(self, place: &Place) -> Option<LockClass> {
        let guard = place.base_local()?;
        let is_whole = |step: &Projection| matches!(step, Projection::Deref);
        let is_guard = self.gives_guard(self.facts().local(guard));
        (is_guard && place.projections.iter().all(is_whole)).then_some(())?;
        let sources = self.source_locals(&Operand::Use(Place::local(guard)));
        let mut taken = self
            .calls()
            .filter(|call| call.acquires() && sources.contains(&call.call().dest));
        let lock = taken.next()?.call().args.first()?;
        let class = self.world.lock_of(self.at, lock).class;
        class.filter(|_| taken.next().is_none())
    }

    /// Is a guard, or a result or future with one inside, only used to write to what it protects?
    fn only_fills(self, guard: LocalId, steps: usize) -> bool {
        let Some(steps) = steps.checked_sub(1) else {
            return false;
        };
        let is_it = |operand: &Operand| operand.place().and_then(Place::as_local) == Some(guard);
        let mut awaits = self.body().awaits.iter();
        if let Some(point) = awaits.find(|point| point.futures.iter().any(is_it)) {
            return self.only_fills(point.dest, steps);
        }
        let Some(uses) = self.uses_of(guard) else {
            return false;
        };
        uses.iter().all(|found| match found {
            LocalUse::Given(place) => place
                .as_local()
                .is_some_and(|next| self.only_fills(next, steps)),
            LocalUse::Argument { call, arg: 0, .. } => {
                let result = call.call().dest;
                let hands_on = !call.is_opaque() && self.gives_guard(self.facts().local(result));
                if hands_on {
                    return self.only_fills(result, steps);
                }
                call.puts_into_receiver() || call.has(Effect::Drops) || call.only_looks()
            }
            _ => false,
        })
    }

    /// Is it the guard of a lock, or a result with one inside?
    fn gives_guard(self, ty: &Ty) -> bool {
        let carried = self.world.carried(ty);
        carried.iter().any(|(kind, _)| {
            matches!(
                kind,
                ValueKind::Guard(GuardKind::Lock | GuardKind::AsyncLock)
            )
        })
    }
}

impl CallView<'_> {
    fn acquires(self) -> bool {
        let mut effects = self.effects().iter();
        effects.any(|effect| matches!(effect, Effect::Acquires(_)))
    }
}
