//! Guards that a function is given by value: it keeps the lock for its caller, and must not want it again.

use conc_link::{Deep, EventKind, Held, InnerCall, Origin, Point, Step, Taken};
use conc_model::{CallId, LocalId};

use super::locks::{Collision, Wanter, is_same_lock};
use super::view::BodyView;

impl BodyView<'_> {
    /// The lock of a guard that a call hands on, if the called function wants that lock while it surely has the guard.
    pub(super) fn collision_with_given(self, inner: &InnerCall) -> Option<Collision> {
        if inner.is_closure || inner.is_named {
            return None;
        }
        let held = self.world.held_at(self.at, inner.call);
        // What else a struct keeps that some call has put together is less sure.
        let own = held.iter().filter(|held| held.by.is_empty());
        own.filter_map(|held| Some((held, self.argument_of(held, inner.call)?)))
            .find_map(|(held, argument)| self.wanted_again(inner, held, argument))
    }

    /// Which argument of the call the guard is.
    fn argument_of(self, held: &Held, call: CallId) -> Option<usize> {
        let mut events = self.flow().value(held.value).events.iter();
        events.find_map(|event| match event.kind {
            EventKind::Passed { call: other, arg } if other == call => Some(arg),
            _ => None,
        })
    }

    fn wanted_again(self, inner: &InnerCall, held: &Held, argument: usize) -> Option<Collision> {
        let callee = Self::new(self.world, inner.target);
        let param = *callee.body().params.get(argument)?;
        let wanted = callee.wants_while_it_has(param).into_iter();
        let wanted = wanted.map(|deep| deep.seen_from_call(inner.args(self.world, self.at)));
        let mut same = wanted.filter(|deep| is_same_lock(&held.taken, &deep.what));
        let deep = same.next()?;
        Some(Collision {
            held: held.taken.clone(),
            since: self.way_to(held),
            wanted: deep.what,
            at: self.body().calls[inner.call].name_span,
            point: inner.point,
            by: Wanter::Call,
            way: deep.way,
        })
    }

    /// The locks for which this function waits, whatever its arguments are, while what it was given in a parameter lives.
    fn wants_while_it_has(self, param: LocalId) -> Vec<Deep<Taken>> {
        let own = self.world.locks(self.at).acquisitions.iter();
        let own = own.filter(|own| own.waits && self.has_at(param, own.call, own.point));
        let own = own.map(|own| Deep {
            what: own.taken.clone(),
            way: vec![Step {
                body: self.at,
                span: self.body().calls[own.call].name_span,
            }],
        });
        let inner = self.world.inner_calls(self.at);
        let inner = inner.filter(|inner| self.has_at(param, inner.call, inner.point));
        let inner = inner.flat_map(|inner| self.world.taken_by(self.at, inner));
        let all = own.chain(inner);
        all.filter(|deep| deep.what.when.is_none()).collect()
    }

    /// Is the value of a parameter surely still there when a call runs, and not handed on by it?
    fn has_at(self, param: LocalId, call: CallId, point: Point) -> bool {
        let Some((_, held)) = self.flow().held_at_call(call) else {
            return false;
        };
        held.iter().any(|(id, _)| {
            self.flow().value(*id).origin == Origin::Param(param)
                && self.flow().surely_reaches(*id, point)
                && !self.is_value_given_to(*id, call)
        })
    }
}
