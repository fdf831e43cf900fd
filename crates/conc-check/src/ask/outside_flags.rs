//! Flags that decide whether somebody goes to sleep on a condition variable, and that are set without the lock under which
//! that is decided: between the look at the flag and the sleep, the wake-up comes too early and is lost.

use conc_link::{BodyRef, LockClass, LockId, LockRoot, World};
use conc_model::{BodyOwner, CallId, Effect, LocalId};
use conc_source::Span;

use super::endings::{Ending, Signal};
use super::loops::LoopView;
use super::signals::Trigger;
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

impl<'w> BodyView<'w> {
    /// The flags that this body sets and announces so, in the order of the text.
    #[must_use]
    pub fn flags_set_outside(self) -> Vec<OutsideFlag<'w>> {
        let announcing = self.calls().filter(|call| call.has(Effect::Notifies));
        let mut found: Vec<OutsideFlag<'w>> = Vec::new();
        for announced in announcing {
            let Some(condvar) = class_of_first(announced) else {
                continue;
            };
            for wait in endless_waits(self.world, &condvar) {
                let flags = wait.looks().into_iter();
                found.extend(flags.filter_map(|look| self.set_outside(announced, &wait, look)));
            }
        }
        found.sort_by_key(|one| (one.set.span().start, one.look.span.start));
        found.dedup_by_key(|one| one.set.span());
        found
    }

    fn set_outside(
        self,
        announced: CallView<'w>,
        wait: &EndlessWait<'w>,
        look: Ending,
    ) -> Option<OutsideFlag<'w>> {
        // Who sleeps sees what it does itself.
        if wait.looped.view.outermost().at == self.outermost().at {
            return None;
        }
        let source = look.signal.source()?;
        let names = names_of(wait.looped.view, source).into_iter();
        let mut set = names.flat_map(|name| self.triggers_of(&Signal::Flag(name)));
        let set = set.find(|set| {
            // Who reads it in the same step takes part in some protocol.
            !set.call.has(Effect::Loads)
                && set.span().start < announced.name_span().start
                && !self.may_hold_a_lock(set.call.id)
                && !self.may_hold_a_lock(announced.id)
                && !self.may_lock_between(set.span(), announced.name_span())
        })?;
        (!self.is_called_under_a_lock()).then_some(OutsideFlag {
            set,
            announced,
            wait: wait.call,
            look,
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

/// A wait on a condition variable without a limit, in a loop.
struct EndlessWait<'w> {
    call: CallView<'w>,
    looped: LoopView<'w>,
}

impl EndlessWait<'_> {
    /// Where its loop looks at flags that are not behind the lock.
    fn looks(&self) -> Vec<Ending> {
        let mut looks = self.looped.endings();
        looks.retain(|look| look.is_polled && matches!(look.signal, Signal::Flag(_)));
        looks
    }
}

/// The waits on this condition variable that end only by a notification.
fn endless_waits<'w>(world: &'w World, condvar: &LockClass) -> Vec<EndlessWait<'w>> {
    let views = world.bodies().map(|at| BodyView::new(world, at));
    let views = views.filter(|view| !view.is_test());
    let loops = views.flat_map(BodyView::loops);
    let waits = loops.filter_map(|looped| {
        let mut waits = looped.own_calls().filter(|call| call.has(Effect::Waits));
        let call = waits.next()?;
        if !call.has(Effect::Releases) || call.has(Effect::Timed) || waits.next().is_some() {
            return None;
        }
        let names = names_of(call.view, &first_of(call)?);
        let is_it = |name: &LockId| name.class.as_ref() == Some(condvar);
        names
            .iter()
            .any(is_it)
            .then_some(EndlessWait { call, looped })
    });
    waits.collect()
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

fn class_of_first(call: CallView<'_>) -> Option<LockClass> {
    first_of(call)?.class
}
