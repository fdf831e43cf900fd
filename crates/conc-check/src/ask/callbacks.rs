//! Calls of code that somebody else has left or passed in: stored functions, parameters, wakers; and what is locked then.

use conc_link::{CallTarget, EventKind, Held, Step, Ty};
use conc_model::{Callee, Effect, GuardKind, LocalKind, Operand, Place};

use super::locks::is_lock;
use super::view::{BodyView, CallView};

/// Through how many boxes, shared pointers and guards a callback is looked for.
const DEPTH: usize = 8;

/// A callback that runs while a lock is held.
#[derive(Clone, Debug)]
pub struct LockedCallback<'w> {
    /// The call.
    pub call: CallView<'w>,
    /// The guard and its lock.
    pub held: Held,
    /// Does it wake a task (otherwise it calls a function)?
    pub is_wake: bool,
    /// From the called body to where that happens; empty when this body does it itself.
    pub way: Vec<Step>,
}

impl<'w> BodyView<'w> {
    /// Callbacks that this body runs while it surely holds a lock, unless they are given what the lock protects.
    #[must_use]
    pub fn callbacks_under_locks(self) -> Vec<LockedCallback<'w>> {
        let mut found: Vec<LockedCallback<'w>> = Vec::new();
        for call in self.calls() {
            let is_wake = call.has(Effect::CallsBack);
            if (is_wake || call.is_callback())
                && let Some(held) = self.lock_held_at(call)
            {
                found.push(LockedCallback {
                    call,
                    held,
                    is_wake,
                    way: Vec::new(),
                });
            }
        }
        for inner in self.world.inner_calls(self.at) {
            let call = self.call(inner.call);
            let is_known = found.iter().any(|known| known.call.id == call.id);
            if !is_known
                && let Some(held) = self.lock_held_at(call)
                && let Some(wake) = Self::new(self.world, inner.target).wake()
            {
                found.push(LockedCallback {
                    call,
                    held,
                    is_wake: true,
                    way: vec![wake],
                });
            }
        }
        found
    }

    /// Where the body wakes a task. What it calls is not followed: far down, hardly anyone could tell the callers.
    fn wake(self) -> Option<Step> {
        let call = self.calls_that(Effect::CallsBack).next()?;
        Some(Step {
            body: self.at,
            span: call.name_span(),
        })
    }

    fn lock_held_at(self, call: CallView<'_>) -> Option<Held> {
        let (point, _) = self.flow().held_at_call(call.id)?;
        self.held_at(call.id).into_iter().find(|held| {
            let value = self.flow().value(held.value);
            // What a method of others is called on is no data that it is shown.
            let first = usize::from(call.is_of_others());
            let is_given = value.events.iter().any(|event| match event.kind {
                EventKind::Borrowed { call: other, arg } => other == call.id && arg >= first,
                _ => false,
            });
            (is_lock(held.taken.kind) || held.taken.kind == GuardKind::Map)
                && self.flow().surely_reaches(held.value, point)
                && (!is_given || !call.is_callback())
        })
    }
}

impl CallView<'_> {
    /// Does it call a function that it does not know: one that is stored, or passed in and not there to be shown the data; or
    /// a method that others implement?
    fn is_callback(self) -> bool {
        if self.is_of_others() {
            return !self.shows_something(1);
        }
        let Callee::Value(callee) = &self.call().callee else {
            return false;
        };
        let is_known = self.facts().is_some_and(|facts| {
            matches!(
                facts.target,
                CallTarget::Closure(_) | CallTarget::Function(_)
            )
        });
        let Some(place) = callee.place().filter(|_| !is_known) else {
            return false;
        };
        self.is_function(place) && !(self.is_of_parameter() && self.shows_something(0))
    }

    /// Is it a method of a `dyn` trait that is declared here and implemented elsewhere?
    fn is_of_others(self) -> bool {
        let receiver = self.call().args.first().and_then(Operand::place);
        let is_theirs = self
            .function()
            .is_some_and(|function| self.view.world.is_for_others_to_implement(function));
        let ty = receiver
            .filter(|_| is_theirs)
            .and_then(|place| self.called_type(place));
        matches!(ty, Some(Ty::Traits { is_dyn: true, .. }))
    }

    /// Does it call what the function was given, directly or through a closure?
    fn is_of_parameter(self) -> bool {
        let Callee::Value(callee) = &self.call().callee else {
            return false;
        };
        let local = callee.place().and_then(Place::as_local);
        local.is_some_and(|local| {
            let kind = self.view.body().locals[local].kind;
            matches!(kind, LocalKind::Param | LocalKind::Upvar(_))
        })
    }

    fn is_function(self, place: &Place) -> bool {
        self.called_type(place).is_some()
    }

    /// The type of something that can be called in a way that is not known, behind pointers and guards.
    fn called_type(self, place: &Place) -> Option<Ty> {
        let world = self.view.world;
        let mut ty = world.place_type(self.view.at, self.view.facts(), place);
        for _ in 0..DEPTH {
            ty = match &ty {
                Ty::Traits { .. } | Ty::Param(_) | Ty::FnPointer { .. } => return Some(ty),
                Ty::Ref { inner, .. } => (**inner).clone(),
                _ => world.index().deref(world.universe(), &ty)?,
            };
        }
        None
    }

    /// Does it hand over a reference to something that this body has got hold of, with this argument or one behind it?
    fn shows_something(self, first: usize) -> bool {
        let own = |place: &Place| {
            place.base_local().is_some_and(|local| {
                let kind = self.view.body().locals[local].kind;
                !matches!(kind, LocalKind::Param | LocalKind::Upvar(_))
            })
        };
        self.call().args.iter().skip(first).any(|arg| match arg {
            Operand::Ref { place, .. } => own(place),
            Operand::Use(place) => own(place) && !self.view.owns(place),
            Operand::Literal(_) => false,
        })
    }
}

impl BodyView<'_> {
    fn owns(self, place: &Place) -> bool {
        let ty = self.world.place_type(self.at, self.facts(), place);
        !super::scrutinees::may_borrow(self.world, &ty)
    }
}
