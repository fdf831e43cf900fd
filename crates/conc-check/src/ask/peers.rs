//! Who is at the other end of a channel or condition variable, and which locks they need before they end the wait.

use std::cell::OnceCell;

use conc_link::{
    AdtRef, BodyRef, Deep, FunctionRef, Held, LockClass, LockPlace, LockRoot, Taken, Ty, WaitKind,
    World, excludes,
};
use conc_model::{
    BodyOwner, Capacity, Effect, LocalId, Operand, Place, Projection, Rvalue, StmtKind,
};
use conc_source::Span;

use super::channels::ChannelPair;
use super::filled_locks::FilledLocks;
use super::seen_errors::Source;
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

/// Who holds a lock.
#[derive(Clone, Copy)]
struct Holder<'h> {
    held: &'h Taken,
    /// The function around the body that holds it.
    function: BodyRef,
    /// Does the channel's end lie in what the lock protects?
    has_end: bool,
    /// Which fields share their locks, once somebody asks.
    filled: &'h OnceCell<FilledLocks>,
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
        if let Some((at, made)) = lock.place.as_ref().and_then(local_pair) {
            let view = BodyView::new(self.world, at);
            let here = view.channels().filter(|pair| pair.call.call().dest == made);
            return here.collect();
        }
        let Some(class) = lock.class else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for at in self.world.bodies_that_may_fill(&class) {
            let view = BodyView::new(self.world, at);
            found.extend(view.channels().filter(|pair| {
                let mut ends = [pair.sender, pair.receiver]
                    .into_iter()
                    .filter_map(|end| view.variable_of(end));
                ends.any(|end| view.fields_filled_with(end).contains(&class))
            }));
        }
        found
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
        let filled = OnceCell::new();
        let holder = Holder {
            has_end: self.uses_guarded_data(wait, held),
            ..self.holder(held, &filled)
        };
        let pairs = view.constructors_behind(&operand);
        let pairs: Vec<_> = pairs
            .iter()
            .map(|pair| (pair.call.view.at, pair.call.call().dest))
            .collect();
        let others = self
            .world
            .bodies()
            .filter(|at| *at != view.at && *at != self.at);
        // Most bodies take no lock at all.
        let takes_some = |at: &BodyRef| {
            let summary = self.world.summary(*at);
            summary.is_some_and(|summary| !summary.takes.is_empty())
        };
        let others = others.filter(takes_some);
        let others = others.map(|at| BodyView::new(self.world, at));
        let mut others = others.filter(|other| other.is_test() == self.is_test());
        others.find_map(|other| {
            other
                .operations(!end.is_sender)
                .into_iter()
                .find_map(|(operand, span)| {
                    let is_same_type = || {
                        other.end_of(&operand).is_some_and(|peer| {
                            peer.is_sender != end.is_sender
                                && peer.message == end.message
                                && self.tells_channels_apart(&peer.message)
                        })
                    };
                    if !other.is_end_of(&operand, &pairs) && !is_same_type() {
                        return None;
                    }
                    let made = other.made_at(&operand);
                    let takes = other.needs((made, span), !end.is_sender, holder)?;
                    Some(Peer {
                        body: other.at,
                        span,
                        takes,
                    })
                })
        })
    }

    /// Is an end one of those that these constructors made, here, in a caller that gives it, or in the field that it lies in?
    fn is_end_of(self, operand: &Operand, pairs: &[(BodyRef, LocalId)]) -> bool {
        if pairs.is_empty() {
            return false;
        }
        let own = self.world.lock_of(self.at, operand);
        let seen = self.sources_outside(&own);
        let mut made = seen.iter().filter_map(|seen| seen.place.as_ref());
        made.any(|place| local_pair(place).is_some_and(|made| pairs.contains(&made)))
            || own.class.is_some() && {
                let made = self.constructors_behind(operand).into_iter();
                let mut made = made.map(|pair| (pair.call.view.at, pair.call.call().dest));
                made.any(|made| pairs.contains(&made))
            }
    }

    /// The channel ends on which this body sends, or from which it receives, also by a loop.
    fn operations(self, sends: bool) -> Vec<(Operand, Span)> {
        let is_meant = |call: &CallView<'_>| {
            if sends {
                call.has(Effect::Sends)
            } else {
                call.has(Effect::Receives) || call.has(Effect::Drains)
            }
        };
        let calls = self.calls().filter(is_meant);
        let mut found: Vec<_> = calls
            .filter_map(|call| Some((call.call().args.first()?.clone(), call.name_span())))
            .collect();
        for stmt in self.body().blocks.iter().flat_map(|block| &block.stmts) {
            if let StmtKind::Assign {
                value: Rvalue::IntoIter(operand),
                ..
            } = &stmt.kind
                && !sends
            {
                found.push((operand.clone(), stmt.span));
            }
        }
        found
    }

    fn holder<'h>(self, held: &'h Held, filled: &'h OnceCell<FilledLocks>) -> Holder<'h> {
        Holder {
            held: &held.taken,
            function: self.outermost().at,
            has_end: false,
            filled,
        }
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

    /// Messages of a type of the group mostly go through one channel.
    fn tells_channels_apart(self, message: &Ty) -> bool {
        match message {
            Ty::Adt(adt, _) => !self.world.universe().is_library(adt.file),
            _ => false,
        }
    }

    /// Where this body gets the channel end that is its own variable: nobody waits for it before.
    fn made_at(self, operand: &Operand) -> Option<Span> {
        let local = operand.place().and_then(Place::as_local)?;
        let mut ways = vec![local];
        let mut latest = None;
        while let Some(local) = ways.pop() {
            for source in self.sources(local) {
                match source {
                    Source::Local(from) if ways.len() < 8 && from != local => ways.push(from),
                    Source::Call(call) => latest = latest.max(Some(call.name_span())),
                    _ => {}
                }
            }
        }
        latest
    }

    /// Does this body wait for the lock on the way to the operation, or, when it receives, between two messages?
    fn needs(
        self,
        (made, span): (Option<Span>, Span),
        sends: bool,
        holder: Holder<'_>,
    ) -> Option<Deep<Taken>> {
        let in_one_function = self.outermost().at == holder.function;
        let summary = self.world.summary(self.at)?;
        let takes = summary.takes.iter();
        let mut wanted = takes.filter(|deep| {
            let mut taken = deep.what.clone();
            self.outermost().name_by_class(&mut taken.lock);
            holder.keeps_waiting(&taken, self.world, in_one_function)
                && !(holder.has_end && self.fills_what_is_locked(deep))
        });
        wanted
            .find(|deep| {
                let Some(first) = deep.way.first() else {
                    return false;
                };
                let is_later = made.is_none_or(|made| made.start < first.span.start);
                let is_before = first.span.start < span.start && is_later;
                is_before || (!sends && self.is_in_one_loop(first.span, span))
            })
            .cloned()
    }

    /// Does this body take a lock to put something there as a whole: `*lock.lock() = new`? Before, nobody has what is new.
    fn fills_what_is_locked(self, deep: &Deep<Taken>) -> bool {
        let [step] = deep.way.as_slice() else {
            return false;
        };
        let mut stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        stmts.any(|stmt| match &stmt.kind {
            StmtKind::Assign { dest, .. } => {
                let content = self.world.lock_of(self.at, &Operand::Use(dest.clone()));
                dest.projections[..] == [Projection::Deref]
                    && stmt.span.contains(step.span)
                    && content.place.is_some_and(|content| {
                        let lock = deep.what.lock.place.as_ref();
                        lock.is_some_and(|lock| content.root == lock.root)
                    })
            }
            _ => false,
        })
    }

    fn is_in_one_loop(self, one: Span, other: Span) -> bool {
        let mut loops = self.body().loops.iter();
        loops.any(|looped| looped.span.contains(one) && looped.span.contains(other))
    }

    /// Somebody who notifies the condition variable of a wait, and waits for the held lock on the way there; none when others
    /// notify it without.
    #[must_use]
    pub fn notifier_that_needs(self, wait: &HeldWait, held: &Held) -> Option<Peer> {
        let (view, operand) = self.waiting_operand(wait)?;
        let condvar = self.world.lock_of(view.at, &operand);
        let class = condvar.class?;
        let filled = OnceCell::new();
        let holder = self.holder(held, &filled);
        let waits_at = (self.at, wait.span);
        let mut first: Option<Box<Peer>> = None;
        for at in self.world.bodies() {
            let other = BodyView::new(self.world, at);
            for call in other.calls_that(Effect::Notifies) {
                let notified = call.call().args.first();
                let is_it =
                    notified.is_some_and(|arg| other.world.lock_of(at, arg).class == Some(class));
                let way =
                    is_it.then(|| other.way_to_notification(call, (holder, waits_at), MAX_CALLERS));
                match way {
                    None | Some(Notifier::Waits) => {}
                    Some(Notifier::Needs(peer)) => first = first.or(Some(peer)),
                    Some(Notifier::IsFree) => return None,
                }
            }
        }
        first.map(|peer| *peer)
    }

    /// Does this body, or else everyone who calls its function, wait for the lock before it comes to the call? The call that
    /// comes to the wait itself does not count: that it notifies somebody, too, does not end what it waits for.
    fn way_to_notification(
        self,
        call: CallView<'_>,
        (holder, waits_at): (Holder<'_>, (BodyRef, Span)),
        depth: usize,
    ) -> Notifier {
        if (self.at, call.name_span()) == waits_at {
            return Notifier::Waits;
        }
        if let Some(takes) = self.needs((None, call.name_span()), true, holder) {
            return Notifier::Needs(Box::new(Peer {
                body: self.at,
                span: call.name_span(),
                takes,
            }));
        }
        let (Some(depth), BodyOwner::Function(function)) =
            (depth.checked_sub(1), self.body().owner)
        else {
            return Notifier::IsFree;
        };
        let callers = self.world.callers(FunctionRef::new(self.at.file, function));
        let mut found = if callers.is_empty() {
            Notifier::IsFree
        } else {
            Notifier::Waits
        };
        for (at, call) in callers {
            let caller = BodyView::new(self.world, *at);
            match caller.way_to_notification(caller.call(*call), (holder, waits_at), depth) {
                Notifier::Waits => {}
                Notifier::IsFree => return Notifier::IsFree,
                needs @ Notifier::Needs(_) => found = needs,
            }
        }
        found
    }
}

/// Somebody who notifies.
enum Notifier {
    /// He needs the lock on the way.
    Needs(Box<Peer>),
    /// It is who waits.
    Waits,
    /// He does not need it, as far as it is seen.
    IsFree,
}

impl BodyView<'_> {
    /// Labels for what a peer does: the way to the lock that it needs, and what it does with it.
    pub fn label_peer(self, labels: &mut Vec<Label>, peer: &Peer, end: &str) {
        self.label_way(labels, &peer.takes.way, end);
    }
}

/// How many callers of a notifying function are asked, one above the other.
const MAX_CALLERS: usize = 2;

impl Holder<'_> {
    /// Does somebody who wants a lock in this way wait for as long as the guard lives?
    fn keeps_waiting(self, wanted: &Taken, world: &World, in_one_function: bool) -> bool {
        let (place, class) = (&self.held.lock.place, self.held.lock.class);
        // Places of parameters mean something else in each function.
        let is_param = |place: &LockPlace| matches!(place.root, LockRoot::Param(_));
        let is_telling = in_one_function || !place.as_ref().is_some_and(is_param);
        let is_same_field = |(one, other): (LockClass, LockClass)| {
            let first = |class| {
                let filled = self.filled.get_or_init(|| FilledLocks::of(world));
                filled.first_of(class)
            };
            one == other || first(one) == first(other)
        };
        (self.held.kind == wanted.kind && excludes(self.held.access, wanted.access))
            && ((place.is_some() && *place == wanted.lock.place && is_telling)
                || class.zip(wanted.lock.class).is_some_and(is_same_field))
    }
}

/// The body and local that a channel's two ends were taken out of: `let (tx, rx) = channel()`.
fn local_pair(place: &LockPlace) -> Option<(BodyRef, LocalId)> {
    match place.root {
        LockRoot::Local(at, local) if place.path.len() == 1 => Some((at, local)),
        _ => None,
    }
}

/// What the end of a wait is about.
impl HeldWait {
    /// Is it about a channel?
    #[must_use]
    pub fn is_on_a_channel(&self) -> bool {
        matches!(self.wait.kind, WaitKind::Send | WaitKind::Receive)
    }
}
