//! Flags that decide whether somebody goes to sleep on a condition variable, and that are set without the lock under which
//! that is decided: between the look at the flag and the sleep, the wake-up comes too early and is lost.

use conc_link::{BodyRef, LockId, LockRoot, World};
use conc_model::{BodyOwner, CallId, Effect, LocalId};
use conc_source::Span;

use super::endings::{Ending, Signal};
use super::loops::LoopView;
use super::signals::{Trigger, triggers};
use super::view::{BodyView, CallView};

/// A flag that is set, and announced, without the lock of those who wait for it.
#[derive(Clone, Debug)]
pub struct OutsideFlag<'w> {
    /// Where it is set.
    pub set: Trigger<'w>,
    /// Where that is announced.
    pub announced: CallView<'w>,
    /// The wait of the one who sleeps.
    pub wait: CallView<'w>,
    /// Where he looks at the flag before.
    pub look: Ending,
}

/// The flags that loops of the package look at before they wait, and that others set and announce so; each place where one is
/// set once, in the order of the files.
#[must_use]
pub fn flags_set_outside(world: &World) -> Vec<OutsideFlag<'_>> {
    let mut found: Vec<OutsideFlag<'_>> = Vec::new();
    let views = world.bodies().map(|at| BodyView::new(world, at));
    let views = views.filter(|view| view.facts().effects.may_have(Effect::Releases));
    for wait in views.flat_map(BodyView::loops).filter_map(EndlessWait::of) {
        for look in wait.looks() {
            found.extend(wait.set_outside(&look));
        }
    }
    let place = |one: &OutsideFlag<'_>| (one.set.call.view.at, one.set.span());
    found.sort_by_key(place);
    found.dedup_by_key(|one| place(one));
    found
}

impl<'w> BodyView<'w> {
    /// The call after this one by which the body notifies a condition variable, with no lock in hand and none taken since.
    fn announces_outside(self, set: &Trigger<'w>, condvars: &[LockId]) -> Option<CallView<'w>> {
        let is_told = |call: &CallView<'w>| {
            let told = first_of(*call).and_then(|told| told.class);
            told.is_some() && condvars.iter().any(|condvar| condvar.class == told)
        };
        let mut announcing = self
            .calls()
            .filter(|call| call.has(Effect::Notifies) && set.span().start < call.name_span().start);
        announcing.find(|call| {
            is_told(call)
                && !self.may_hold_a_lock(set.call.id)
                && !self.may_hold_a_lock(call.id)
                && !self.may_lock_between(set.span(), call.name_span())
        })
    }

    fn may_hold_a_lock(self, call: CallId) -> bool {
        !self.held_at(call).is_empty()
    }

    /// To take the lock in between is as good as to hold it: whoever looked before sleeps by then.
    fn may_lock_between(self, from: Span, to: Span) -> bool {
        let is_between = |span: Span| from.start < span.start && span.start < to.start;
        let locks = |call: &CallView<'_>| {
            let acquires =
                |effect: &Effect| matches!(effect, Effect::Acquires(_) | Effect::Locks(_));
            call.effects().iter().any(acquires)
        };
        let mut own = self.calls().filter(|call| is_between(call.name_span()));
        own.any(|call| locks(&call))
            || self.world.inner_calls(self.at).any(|inner| {
                let span = self.body().calls[inner.call].name_span;
                is_between(span) && !self.world.taken_by(self.at, inner).is_empty()
            })
    }

    /// Does somebody hold any lock who calls this body's function, or the one around it?
    fn is_called_under_a_lock(self) -> bool {
        let outer = self.outermost();
        let BodyOwner::Function(function) = outer.body().owner else {
            return false;
        };
        let function = conc_link::FunctionRef::new(outer.at.file, function);
        let mut callers = self.world.callers(function).iter();
        callers.any(|(at, call)| Self::new(self.world, *at).may_hold_a_lock(*call))
    }
}

/// A wait on a condition variable that only a notification ends, in a loop.
struct EndlessWait<'w> {
    call: CallView<'w>,
    looped: LoopView<'w>,
}

impl<'w> EndlessWait<'w> {
    fn of(looped: LoopView<'w>) -> Option<Self> {
        let mut waits = looped.own_calls().filter(|call| call.has(Effect::Waits));
        let call = waits.next()?;
        let is_endless = call.has(Effect::Releases) && !call.has(Effect::Timed);
        (is_endless && waits.next().is_none() && !call.view.is_test())
            .then_some(Self { call, looped })
    }

    /// Where its loop looks at flags that are not behind the lock.
    fn looks(&self) -> Vec<Ending> {
        let mut looks = self.looped.endings();
        looks.retain(|look| look.is_polled && matches!(look.signal, Signal::Flag(_)));
        looks
    }

    /// Those who set this flag, and announce it, without the lock.
    fn set_outside(&self, look: &Ending) -> Vec<OutsideFlag<'w>> {
        let view = self.call.view;
        let (Some(source), Some(condvar)) = (look.signal.source(), first_of(self.call)) else {
            return Vec::new();
        };
        let condvars = names_of(view, &condvar);
        let mut found = Vec::new();
        for name in names_of(view, source) {
            for set in triggers(view.world, &Signal::Flag(name)) {
                let setter = set.call.view;
                // Who sleeps sees what it does itself; who reads in the same step takes part in some protocol.
                let is_other = setter.outermost().at != view.outermost().at;
                if is_other
                    && !set.call.has(Effect::Loads)
                    && let Some(announced) = setter.announces_outside(&set, &condvars)
                    && !setter.is_called_under_a_lock()
                {
                    found.push(OutsideFlag {
                        set,
                        announced,
                        wait: self.call,
                        look: look.clone(),
                    });
                }
            }
        }
        found
    }
}

/// What a flag or condition variable is called by those who start the function that looks at it, and the fields in which they
/// keep clones of theirs.
fn names_of(view: BodyView<'_>, source: &LockId) -> Vec<LockId> {
    let mut names = view.sources_outside(source);
    let locals: Vec<(BodyRef, LocalId)> = names.iter().filter_map(local_of).collect();
    for (at, local) in locals {
        let maker = BodyView::new(view.world, at);
        let fields = maker.fields_filled_with(local).into_iter();
        names.extend(fields.map(|class| LockId {
            class: Some(class),
            ..LockId::default()
        }));
    }
    names
}

fn local_of(name: &LockId) -> Option<(BodyRef, LocalId)> {
    let place = name.place.as_ref().filter(|place| place.path.is_empty())?;
    match place.root {
        LockRoot::Local(at, local) => Some((at, local)),
        _ => None,
    }
}

fn first_of(call: CallView<'_>) -> Option<LockId> {
    let first = call.call().args.first()?;
    Some(call.view.world.lock_of(call.view.at, first))
}
