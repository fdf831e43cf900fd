//! Who is at the other end of a channel or condition variable, and which locks they need before they end the wait.

use conc_link::{
    AdtRef, BodyRef, Deep, FunctionRef, Held, LockClass, Taken, Ty, WaitKind, excludes,
};
use conc_model::{BodyOwner, Capacity, Effect, LocalId, Operand};
use conc_source::Span;

use super::channels::ChannelPair;
use super::view::{BodyView, CallView};
use super::waits::HeldWait;
use crate::{Label, ValueKind};

/// Somebody at the other end of a channel or condition variable who needs a lock first.
#[derive(Clone, Debug)]
pub struct Peer {
    /// The body that sends, receives or notifies, or comes to where that is done.
    pub body: BodyRef,
    /// The call by which it does.
    pub span: Span,
    /// The lock; the way leads from that body inwards.
    pub takes: Deep<Taken>,
}

/// An end of a channel, as its type tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct End {
    is_sender: bool,
    adt: AdtRef,
    message: Ty,
}

impl<'w> BodyView<'w> {
    /// Is there a limit to what the channel holds into which a wait sends?
    #[must_use]
    pub fn channel_may_be_full(self, wait: &HeldWait) -> bool {
        let Some((view, operand)) = self.waiting_operand(wait) else {
            return false;
        };
        view.may_be_full(&operand)
    }

    fn may_be_full(self, operand: &Operand) -> bool {
        let Some(end) = self.end_of(operand) else {
            return false;
        };
        let known = self.capacities_of(end.adt);
        let is_limited = |capacity: &Capacity| *capacity == Capacity::Bounded;
        if known.iter().all(is_limited) {
            return !known.is_empty();
        }
        let made = self.constructors_behind(operand);
        !made.is_empty() && made.iter().all(|pair| is_limited(&pair.capacity))
    }

    /// How much the channels hold that have such a sender, by all functions of its library that make one.
    fn capacities_of(self, sender: AdtRef) -> Vec<Capacity> {
        let universe = self.world.universe();
        let mut found = Vec::new();
        for (id, function) in universe.model(sender.file).functions.entries() {
            let makes = function
                .attrs
                .effects
                .iter()
                .find_map(|effect| match effect {
                    Effect::Capacity(capacity) => Some(*capacity),
                    _ => None,
                });
            if let Some(capacity) = makes {
                let at = FunctionRef::new(sender.file, id);
                let output = &self.world.index().signature(universe, at).output;
                let carried = self.world.carried(output);
                if carried.iter().any(|(_, adt)| *adt == sender) {
                    found.push(capacity);
                }
            }
        }
        found
    }

    /// The calls that make the channel: in this function, or where the field is filled in which its end lies.
    fn constructors_behind(self, operand: &Operand) -> Vec<ChannelPair<'w>> {
        let lock = self.world.lock_of(self.at, operand);
        let mut found = Vec::new();
        if let Some(place) = &lock.place
            && let conc_link::LockRoot::Local(at, local) = place.root
            && place.path.is_empty()
        {
            let view = BodyView::new(self.world, at);
            found.extend(view.channels().filter(|pair| view.is_end_of(local, pair)));
        }
        let classes: Vec<LockClass> = lock.class.into_iter().collect();
        if found.is_empty() && !classes.is_empty() {
            for at in self.world.bodies() {
                let view = BodyView::new(self.world, at);
                found.extend(view.channels().filter(|pair| {
                    let end = view.variable_of(pair.sender);
                    let stored = end
                        .map(|end| view.fields_filled_with(end))
                        .unwrap_or_default();
                    stored.iter().any(|class| classes.contains(class))
                }));
            }
        }
        found
    }

    fn is_end_of(self, local: LocalId, pair: &ChannelPair<'_>) -> bool {
        [pair.sender, pair.receiver]
            .iter()
            .any(|end| self.variable_of(*end) == Some(local))
    }

    /// The channel end that an operand is or refers to.
    fn end_of(self, operand: &Operand) -> Option<End> {
        let place = operand.place()?;
        let mut ty = self.world.place_type(self.at, self.facts(), place);
        for _ in 0..6 {
            if let Ty::Adt(adt, args) = &ty {
                let is_sender = match self.world.kind_of(*adt) {
                    Some(ValueKind::Sender(_)) => Some(true),
                    Some(ValueKind::Receiver(_)) => Some(false),
                    _ => None,
                };
                if let Some(is_sender) = is_sender {
                    let message = args.first().cloned().unwrap_or_default();
                    let adt = *adt;
                    return Some(End {
                        is_sender,
                        adt,
                        message,
                    });
                }
            }
            ty = self.world.index().deref(self.world.universe(), &ty)?;
        }
        None
    }

    /// Somebody at the other end of the channel who waits for the held lock before the next message is sent or taken.
    #[must_use]
    pub fn peer_that_needs(self, wait: &HeldWait, held: &Held) -> Option<Peer> {
        let (view, operand) = self.waiting_operand(wait)?;
        let end = view.end_of(&operand)?;
        let place = view.world.lock_of(view.at, &operand).place;
        for at in self.world.bodies() {
            let other = BodyView::new(self.world, at);
            if at == view.at || at == self.at || other.is_test() != self.is_test() {
                continue;
            }
            for call in other.calls() {
                let wanted = if end.is_sender {
                    Effect::Receives
                } else {
                    Effect::Sends
                };
                if !call.has(wanted) {
                    continue;
                }
                let Some(first) = call.call().args.first() else {
                    continue;
                };
                let by_place = other.is_other_end(first, place.as_ref());
                let by_type = || {
                    other.end_of(first).is_some_and(|peer| {
                        peer.is_sender != end.is_sender
                            && peer.message == end.message
                            && self.tells_channels_apart(&peer.message)
                    })
                };
                if !by_place && !by_type() {
                    continue;
                }
                let takes = other.needs(call, held, by_place);
                if let Some(takes) = takes {
                    return Some(Peer {
                        body: at,
                        span: call.name_span(),
                        takes,
                    });
                }
            }
        }
        None
    }

    /// The body that really waits, and the channel end there.
    fn waiting_operand(self, wait: &HeldWait) -> Option<(Self, Operand)> {
        let Some(step) = wait.way.last() else {
            return Some((self, wait.operand.clone()?));
        };
        let view = BodyView::new(self.world, step.body);
        let mut points = self.world.waits(step.body).iter();
        let own = points.find(|own| own.span == step.span)?;
        Some((view, own.operand.clone()?))
    }

    /// Is it the other end of a channel that a function around this body makes?
    fn is_other_end(self, operand: &Operand, place: Option<&conc_link::LockPlace>) -> bool {
        let root = |place: &conc_link::LockPlace| match place.root {
            conc_link::LockRoot::Local(at, local) if place.path.is_empty() => Some((at, local)),
            _ => None,
        };
        let own = self.world.lock_of(self.at, operand).place;
        let (Some((at, one)), Some((other_at, other))) =
            (own.as_ref().and_then(root), place.and_then(root))
        else {
            return false;
        };
        let view = BodyView::new(self.world, at);
        at == other_at
            && one != other
            && view
                .channels()
                .any(|pair| view.is_end_of(one, &pair) && view.is_end_of(other, &pair))
    }

    /// Messages of a type of the group mostly go through one channel.
    fn tells_channels_apart(self, message: &Ty) -> bool {
        match message {
            Ty::Adt(adt, _) => !self.world.universe().is_library(adt.file),
            _ => false,
        }
    }

    /// Does this body wait for the lock: anywhere, when it receives; on the way to the call, when it sends?
    fn needs(self, call: CallView<'_>, held: &Held, by_place: bool) -> Option<Deep<Taken>> {
        let summary = self.world.summary(self.at)?;
        let mut takes = summary.takes.iter();
        let found = takes.find(|deep| is_wanted(&deep.what, held, by_place))?;
        let is_before = found.way.first()?.span.start < call.name_span().start;
        (call.has(Effect::Receives) || is_before).then(|| found.clone())
    }

    /// Somebody who notifies the condition variable of a wait, and waits for the held lock on the way there.
    #[must_use]
    pub fn notifier_that_needs(self, wait: &HeldWait, held: &Held) -> Option<Peer> {
        let (view, operand) = self.waiting_operand(wait)?;
        let condvar = self.world.lock_of(view.at, &operand);
        for at in self.world.bodies() {
            let other = BodyView::new(self.world, at);
            let mut calls = other.calls().filter(|call| call.has(Effect::Notifies));
            let call = calls.find(|call| {
                let notified = call.call().args.first();
                notified.is_some_and(|arg| {
                    let notified = other.world.lock_of(at, arg);
                    condvar.class.is_some() && notified.class == condvar.class
                })
            });
            let found = call.and_then(|call| other.needs_on_the_way_to(call, held, MAX_CALLERS));
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Does this body, or one that calls its function, wait for the lock before it comes to the call?
    fn needs_on_the_way_to(self, call: CallView<'_>, held: &Held, depth: usize) -> Option<Peer> {
        if let Some(takes) = self.needs(call, held, false) {
            return Some(Peer {
                body: self.at,
                span: call.name_span(),
                takes,
            });
        }
        let depth = depth.checked_sub(1)?;
        let BodyOwner::Function(function) = self.body().owner else {
            return None;
        };
        let callers = self.world.callers(FunctionRef::new(self.at.file, function));
        callers.iter().find_map(|(at, call)| {
            let caller = BodyView::new(self.world, *at);
            caller.needs_on_the_way_to(caller.call(*call), held, depth)
        })
    }
}

impl BodyView<'_> {
    /// Labels for what a peer does: the way to the lock that it needs, and what it does with it.
    pub fn label_peer(self, labels: &mut Vec<Label>, peer: &Peer, end: &str) {
        self.label_way(labels, &peer.takes.way, end);
    }
}

/// How many callers of a notifying function are asked, one above the other.
const MAX_CALLERS: usize = 2;

/// Does somebody who wants a lock in this way wait for as long as the guard lives?
fn is_wanted(wanted: &Taken, held: &Held, by_place: bool) -> bool {
    let held = &held.taken;
    let is_same = if by_place {
        held.lock.place.is_some() && held.lock.place == wanted.lock.place
    } else {
        held.lock.class.is_some() && held.lock.class == wanted.lock.class
    };
    is_same && held.kind == wanted.kind && excludes(held.access, wanted.access)
}

/// What the end of a wait is about.
impl HeldWait {
    /// Is it about a channel?
    #[must_use]
    pub fn is_on_a_channel(&self) -> bool {
        matches!(self.wait.kind, WaitKind::Send | WaitKind::Receive)
    }
}
