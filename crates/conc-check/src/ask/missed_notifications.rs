//! Waits for notifications that reach only who waits already, which begin when it is known that there is something to wait for.

use conc_link::{LockId, LockRoot, Point, ValueKind};
use conc_model::{AwaitKind, Effect, LocalId, Operand, Place, StmtKind, Terminator};

use super::view::{BodyView, CallView};

/// A wait that a notification can miss.
#[derive(Clone, Copy, Debug)]
pub struct MissedNotification<'w> {
    /// What begins to wait.
    pub waits: CallView<'w>,
    /// One of the notifications.
    pub notifies: CallView<'w>,
}

impl<'w> BodyView<'w> {
    /// The waits of this body for notifications that nobody keeps for those who come later: each begins right where it is
    /// awaited, so that whatever has been looked at before was looked at too early. Told for events in fields and statics.
    #[must_use]
    pub fn missed_notifications(self) -> Vec<MissedNotification<'w>> {
        let waits = self.calls_that(Effect::Waits).filter(|call| {
            // A condition variable has its lock, and `wait` of a barrier is not about notifications.
            let is_other = [Effect::Releases, Effect::Blocks, Effect::Timed];
            !is_other.iter().any(|effect| call.has(*effect))
                && !self.is_made_under_a_lock(*call)
                && self.begins_at_its_await(*call)
        });
        let found = waits.filter_map(|waits| {
            let event = self.event_of(waits)?;
            let notifies = self.only_unkept(event)?;
            Some(MissedNotification { waits, notifies })
        });
        found.collect()
    }

    /// Who notifies then has to wait for that lock, and comes after the beginning of the wait.
    fn is_made_under_a_lock(self, call: CallView<'w>) -> bool {
        let held = self.flow().held_at_call(call.id);
        let mut held = held.into_iter().flat_map(|(_, held)| held);
        held.any(|(id, _)| matches!(self.flow().value(*id).kind, ValueKind::Guard(_)))
    }

    /// The event that a call is about; none if it cannot be told from others.
    fn event_of(self, call: CallView<'w>) -> Option<LockId> {
        let event = call.call().args.first()?;
        let mut event = self.world.lock_of(self.at, event);
        self.outermost().name_by_class(&mut event);
        let is_own = event.place.as_ref();
        let is_own = is_own.is_some_and(|place| matches!(place.root, LockRoot::Local(..)));
        (event.class.is_some() || is_own).then_some(event)
    }

    /// Is the future that the call makes awaited at once, by itself or as a branch of a `select!` in which no time limit stands?
    fn begins_at_its_await(self, call: CallView<'w>) -> bool {
        let Some(from) = self.point_of(call.id) else {
            return false;
        };
        let made = call.call().dest;
        let is_it = |future: &Operand| future.place().and_then(Place::as_local) == Some(made);
        let body = self.body();
        let awaited = body.awaits.entries().any(|(id, content)| {
            let is_of_it = content.kind == AwaitKind::Single && content.futures.iter().any(is_it);
            let point = || self.point_where(|kind| *kind == StmtKind::Await(id));
            is_of_it && point().is_some_and(|point| self.leads_straight(from, point))
        });
        awaited || self.is_branch_without_limit(from, made)
    }

    fn is_branch_without_limit(self, from: Point, made: LocalId) -> bool {
        let body = self.body();
        let Terminator::Select(id) = body.blocks[from.block].terminator else {
            return false;
        };
        let select = &body.selects[id];
        let local_of = |future: &Operand| future.place().and_then(Place::as_local);
        let mut futures = select
            .branches
            .iter()
            .filter_map(|branch| local_of(&branch.future));
        let is_limit = |local: LocalId| {
            let call = self.defining_call(local);
            call.is_some_and(|call| call.has(Effect::Sleeps) || call.has(Effect::Timed))
        };
        let has_it = futures.clone().any(|local| local == made);
        has_it && select.otherwise.is_none() && !futures.any(is_limit)
    }

    /// One of the calls that notify the event, if all of them reach only who waits by then.
    fn only_unkept(self, event: LockId) -> Option<CallView<'w>> {
        let mut first = None;
        for at in self.world.bodies() {
            let other = BodyView::new(self.world, at);
            if other.hands_on(&event) {
                return None;
            }
            for call in other.calls_that(Effect::Notifies) {
                if !other
                    .event_of(call)
                    .is_some_and(|it| is_same_event(&it, &event))
                {
                    continue;
                }
                if !call.has(Effect::Unkept) {
                    return None;
                }
                if !other.is_test() {
                    first = first.or(Some(call));
                }
            }
        }
        first
    }
}

impl BodyView<'_> {
    /// Is the event given to a function of the group or an unknown one, which may notify it in another way?
    fn hands_on(self, event: &LockId) -> bool {
        let is_it = |arg: &Operand| is_same_event(&self.world.lock_of(self.at, arg), event);
        let mut opaque = self.calls().filter(|call| call.is_opaque());
        opaque.any(|call| call.call().args.iter().any(is_it))
    }
}

fn is_same_event(one: &LockId, other: &LockId) -> bool {
    match (one.class, other.class) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.place == other.place,
        _ => false,
    }
}
