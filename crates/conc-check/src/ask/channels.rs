//! Channels that are made in a body, and who holds their ends.

use conc_link::{BodyRef, EventKind, Origin, Primitive, Ty, Value, ValueId, ValueKind};
use conc_model::{
    AdtKind, BlockId, CallId, Capacity, ChannelKind, Effect, LocalId, Operand, Place, Rvalue,
    StmtKind, Terminator,
};

use super::loops::LoopView;
use super::view::{BodyView, CallView};

/// Both ends of a channel made by one call.
#[derive(Clone, Copy, Debug)]
pub struct ChannelPair<'w> {
    /// The constructor call.
    pub call: CallView<'w>,
    /// How its ends behave.
    pub kind: ChannelKind,
    /// How much it holds.
    pub capacity: Capacity,
    /// The literal size, where there is one.
    pub size: Option<u64>,
    /// The sending end.
    pub sender: ValueId,
    /// The receiving end.
    pub receiver: ValueId,
}

/// Whether a loop waits for a channel to be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The receiving end that it reads.
    pub receiver: ValueId,
    /// Block at which it asks for the next message.
    pub header: BlockId,
}

/// How many times a body sends into a channel and waits for room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sends {
    /// This many times at most.
    Exactly(u64),
    /// In a loop.
    Many,
    /// The sender leaves the body's sight.
    Unknown,
}

impl Sends {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Many, _) | (_, Self::Many) => Self::Many,
            (Self::Exactly(a), Self::Exactly(b)) => Self::Exactly(a + b),
        }
    }
}

impl<'w> BodyView<'w> {
    /// Channels whose two ends are made in this body.
    pub fn channels(self) -> impl Iterator<Item = ChannelPair<'w>> {
        let may = self
            .facts()
            .effects
            .may_have(Effect::Capacity(Capacity::Bounded));
        let calls = may.then(|| self.calls()).into_iter().flatten();
        calls.filter_map(move |call| {
            let capacity = call.effects().iter().find_map(|effect| match effect {
                Effect::Capacity(capacity) => Some(*capacity),
                _ => None,
            })?;
            let (sender, kind) = self.made_by(call.id, |kind| match kind {
                ValueKind::Sender(kind) => Some(kind),
                _ => None,
            })?;
            let (receiver, _) = self.made_by(call.id, |kind| match kind {
                ValueKind::Receiver(kind) => Some(kind),
                _ => None,
            })?;
            Some(ChannelPair {
                call,
                kind,
                capacity,
                size: call.integer(0),
                sender,
                receiver,
            })
        })
    }

    fn made_by<K>(
        self,
        call: CallId,
        pick: impl Fn(ValueKind) -> Option<K>,
    ) -> Option<(ValueId, K)> {
        let values = self.flow().values().iter().enumerate();
        let mut made = values.filter(|(_, value)| value.origin == Origin::Call(call));
        made.find_map(|(index, value)| {
            let id = ValueId(u32::try_from(index).ok()?);
            Some((id, pick(value.kind)?))
        })
    }

    /// The variable that a value is bound to first; `None` if it stays a temporary.
    #[must_use]
    pub fn variable_of(self, value: ValueId) -> Option<LocalId> {
        let value = self.flow().value(value);
        let moved = value.events.iter().filter_map(|event| match event.kind {
            EventKind::Moved(local) => Some(local),
            _ => None,
        });
        std::iter::once(value.first_holder)
            .chain(moved)
            .find(|local| self.is_variable(*local))
    }

    /// Values that clone or otherwise come of a borrow of this value, e.g. further senders; not itself.
    pub fn derived_from(self, source: ValueId) -> impl Iterator<Item = ValueId> {
        let kind = self.flow().value(source).kind;
        let values = self.flow().values().iter().enumerate();
        values.filter_map(move |(index, value)| {
            let Origin::Call(call) = value.origin else {
                return None;
            };
            let same = value.kind == kind && self.borrows(call, source);
            same.then_some(ValueId(u32::try_from(index).ok()?))
        })
    }

    fn borrows(self, call: CallId, value: ValueId) -> bool {
        let value: &Value = self.flow().value(value);
        value
            .events
            .iter()
            .any(|event| matches!(event.kind, EventKind::Borrowed { call: at, .. } if at == call))
    }

    /// Calls that borrow or take this value while it is held by a local of this body.
    pub fn uses(self, value: ValueId) -> impl Iterator<Item = CallView<'w>> {
        self.flow()
            .value(value)
            .events
            .iter()
            .filter_map(move |event| match event.kind {
                EventKind::Borrowed { call, .. } | EventKind::Passed { call, .. } => {
                    Some(self.call(call))
                }
                _ => None,
            })
    }
}

impl LoopView<'_> {
    /// Does the loop run until its channel is closed: `for x in rx`, `while let Some(x) = rx.recv().await`?
    #[must_use]
    pub fn waits_for_close(self) -> Option<Waiting> {
        let body = self.view.body();
        let header = body.loops[self.id].header;
        let receiver = self
            .drained_by_iterator(header)
            .or_else(|| self.drained_by_calls())?;
        Some(Waiting { receiver, header })
    }

    /// `for x in rx` or `for x in rx.iter()`.
    fn drained_by_iterator(self, header: BlockId) -> Option<ValueId> {
        let view = self.view;
        let Terminator::Next { iterator, .. } = &view.body().blocks[header].terminator else {
            return None;
        };
        let source = view.source_of(*iterator);
        if let Some(call) = source.and_then(|local| view.defining_call(local))
            && call.has(Effect::Drains)
        {
            return view.receiver_in(call.receiver()?, header);
        }
        // A list of receivers gives receivers, not their messages.
        if source.is_some_and(|local| view.has_receivers_inside(local)) {
            return None;
        }
        view.receiver_in(*iterator, header)
    }

    /// `while let Some(x) = rx.recv().await`: the receive in the loop's condition.
    fn drained_by_calls(self) -> Option<ValueId> {
        if !matches!(self.kind(), conc_model::LoopKind::WhileLet) {
            return None;
        }
        let head = self.head_span();
        let mut receives = self.calls().filter(|call| {
            let waits =
                call.has(Effect::Receives) && !call.has(Effect::Tries) && !call.has(Effect::Timed);
            waits && head.contains(call.span())
        });
        let call = receives.next()?;
        let header = self.view.body().loops[self.id].header;
        self.view.receiver_in(call.receiver()?, header)
    }
}

impl BodyView<'_> {
    fn receiver_in(self, local: LocalId, block: BlockId) -> Option<ValueId> {
        let alive = self.flow().alive_at_entry(block).into_iter();
        let mut held = alive
            .filter(|(_, holder)| *holder == local)
            .map(|(value, _)| value);
        held.find(|value| matches!(self.flow().value(*value).kind, ValueKind::Receiver(_)))
    }

    /// Does the variable hold receivers without being one: a list, or an iterator over one?
    fn has_receivers_inside(self, local: LocalId) -> bool {
        let ty = self.facts().local(local).peel_refs();
        let holds = match ty {
            Ty::Adt(adt, _) => self.world.kind_of(*adt).is_none(),
            Ty::Array(_) | Ty::Slice(_) => true,
            _ => false,
        };
        let carried = self.world.carried(ty);
        let mut kinds = carried.iter().map(|(kind, _)| *kind);
        holds && kinds.any(|kind| matches!(kind, ValueKind::Receiver(_)))
    }

    /// What a loop's iterator was made from.
    fn source_of(self, iterator: LocalId) -> Option<LocalId> {
        let stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        stmts.into_iter().find_map(|stmt| match &stmt.kind {
            StmtKind::Assign {
                dest,
                value: Rvalue::IntoIter(Operand::Use(place) | Operand::Ref { place, .. }),
            } if dest.as_local() == Some(iterator) => place.as_local(),
            _ => None,
        })
    }

    /// The type of the messages of a channel end.
    #[must_use]
    pub fn message_type(self, pair: &ChannelPair<'_>) -> Ty {
        let result = pair
            .call
            .facts()
            .map(|facts| facts.result.clone())
            .unwrap_or_default();
        match result {
            Ty::Tuple(parts) => match parts.first() {
                Some(Ty::Adt(_, args)) => args.first().cloned().unwrap_or_default(),
                _ => Ty::Unknown,
            },
            _ => Ty::Unknown,
        }
    }
}

/// What is sent, and what becomes of the result.
impl<'w> BodyView<'w> {
    /// Is the message type `()`, `bool` or a struct without fields?
    #[must_use]
    pub fn carries_no_data(self, pair: &ChannelPair<'_>) -> bool {
        match self.message_type(pair) {
            Ty::Tuple(parts) => parts.is_empty(),
            Ty::Primitive(primitive) => primitive == Primitive::Bool,
            Ty::Adt(adt, _) => {
                let item = self.world.universe().adt(adt);
                let own = !self.world.universe().is_library(adt.file);
                own && item.kind == AdtKind::Struct
                    && item
                        .variants
                        .iter()
                        .all(|variant| variant.fields.is_empty())
            }
            _ => false,
        }
    }

    /// Is the value bound to a variable that nothing reads, moves or borrows until it is dropped?
    #[must_use]
    pub fn is_kept_unused(self, value: ValueId) -> bool {
        let idle = |event: &conc_link::Event| match event.kind {
            EventKind::Moved(_) | EventKind::Dropped => true,
            EventKind::Passed { call, .. } => self.call(call).has(Effect::Drops),
            _ => false,
        };
        self.variable_of(value).is_some()
            && self.flow().value(value).events.iter().all(idle)
            && !self.is_iterated(value)
    }

    /// Does a loop go through what the value gives?
    fn is_iterated(self, value: ValueId) -> bool {
        let value = self.flow().value(value);
        let moved = value.events.iter().filter_map(|event| match event.kind {
            EventKind::Moved(local) => Some(local),
            _ => None,
        });
        let holders: Vec<LocalId> = std::iter::once(value.first_holder).chain(moved).collect();
        let mut stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        stmts.any(|stmt| match &stmt.kind {
            StmtKind::Assign {
                value: Rvalue::IntoIter(operand),
                ..
            } => {
                let base = operand.place().and_then(Place::base_local);
                base.is_some_and(|base| holders.contains(&base))
            }
            _ => false,
        })
    }

    /// How often senders of the pair wait for room, in this body and in the closures and tasks that it builds.
    #[must_use]
    pub fn waiting_sends(self, pair: &ChannelPair<'_>) -> Sends {
        self.waiting_sends_of(pair.sender, 3)
    }

    fn waiting_sends_of(self, sender: ValueId, depth: usize) -> Sends {
        let Some(depth) = depth.checked_sub(1) else {
            return Sends::Unknown;
        };
        let mut total = Sends::Exactly(0);
        for event in &self.flow().value(sender).events {
            let more = match event.kind {
                EventKind::Borrowed { call, .. } => {
                    self.sends_by_call(sender, call, event.point.block, depth)
                }
                EventKind::Captured(body) | EventKind::BorrowedBy(body) => {
                    self.sends_in_nested(BodyRef::new(self.at.file, body), event.holder, depth)
                }
                EventKind::Passed { call, .. } if self.call(call).is_opaque() => Sends::Unknown,
                EventKind::Stored | EventKind::Returned | EventKind::Read => Sends::Unknown,
                _ => Sends::Exactly(0),
            };
            total = total.and(more);
        }
        total
    }

    fn sends_by_call(self, sender: ValueId, call: CallId, block: BlockId, depth: usize) -> Sends {
        let call_view = self.call(call);
        if call_view.may_wait_for_room() {
            let looped = self.body().blocks[block].in_loop.is_some();
            return if looped {
                Sends::Many
            } else {
                Sends::Exactly(1)
            };
        }
        let clone = self
            .derived_from(sender)
            .find(|value| self.flow().value(*value).origin == Origin::Call(call));
        match clone {
            Some(clone) => self.waiting_sends_of(clone, depth),
            None if call_view.is_opaque() => Sends::Unknown,
            None => Sends::Exactly(0),
        }
    }

    fn sends_in_nested(self, nested: BodyRef, outer: LocalId, depth: usize) -> Sends {
        let view = BodyView::new(self.world, nested);
        let captures = &view.body().captures;
        let Some(capture) = captures.iter().find(|capture| capture.outer == outer) else {
            return Sends::Unknown;
        };
        let values = view.flow().values().iter().enumerate();
        let mut owned = values.filter(|(_, value)| value.origin == Origin::Upvar(capture.inner));
        match owned.next() {
            Some((index, _)) => {
                view.waiting_sends_of(ValueId(u32::try_from(index).unwrap_or(u32::MAX)), depth)
            }
            None => Sends::Unknown,
        }
    }

    /// The first call in this body that sends into the channel and may wait.
    #[must_use]
    pub fn first_send(self, pair: &ChannelPair<'_>) -> Option<CallView<'w>> {
        self.uses(pair.sender).find(|call| call.may_wait_for_room())
    }

    /// Is the result of the call (or of the await of its future) thrown away, perhaps after a plain `.ok()`?
    #[must_use]
    pub fn result_is_ignored(self, call: CallView<'_>) -> bool {
        self.is_ignored(call.call().dest)
    }

    /// Is a value thrown away, perhaps after it was awaited or after a plain `.ok()`?
    #[must_use]
    pub fn is_ignored(self, local: LocalId) -> bool {
        let mut local = local;
        for _ in 0..4 {
            if self.is_discarded(local) {
                return true;
            }
            match self.next_holder(local) {
                Some(next) => local = next,
                None => return false,
            }
        }
        false
    }

    fn is_discarded(self, local: LocalId) -> bool {
        let mut stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        stmts.any(
            |stmt| matches!(stmt.kind, StmtKind::Discard { local: thrown, .. } if thrown == local),
        )
    }

    /// The output of an await of this local, or of a method without arguments on it that does not panic.
    fn next_holder(self, local: LocalId) -> Option<LocalId> {
        let is_it = |operand: &Operand| {
            operand.place().and_then(conc_model::Place::as_local) == Some(local)
        };
        let awaited = self
            .body()
            .awaits
            .iter()
            .find(|point| point.futures.iter().any(is_it));
        if let Some(point) = awaited {
            return Some(point.dest);
        }
        let mut calls = self.calls();
        let call =
            calls.find(|call| matches!(call.call().args.as_slice(), [only] if is_it(only)))?;
        (!call.has(Effect::Panics)).then_some(call.call().dest)
    }
}

impl CallView<'_> {
    /// Does the call send, and wait as long as the channel is full?
    #[must_use]
    pub fn may_wait_for_room(self) -> bool {
        self.has(Effect::Sends) && !self.has(Effect::Tries) && !self.has(Effect::Timed)
    }

    /// The kind of channel that the call sends into.
    #[must_use]
    pub fn sends_to(self) -> Option<ChannelKind> {
        if !self.has(Effect::Sends) {
            return None;
        }
        let world = self.view.world;
        let mut ty = self.arg_type(0);
        for _ in 0..4 {
            if let Ty::Adt(adt, _) = &ty
                && let Some(ValueKind::Sender(kind)) = world.kind_of(*adt)
            {
                return Some(kind);
            }
            ty = world.index().deref(world.universe(), &ty)?;
        }
        None
    }
}

impl LoopView<'_> {
    /// A variable that keeps the loop's own channel open, so that the loop can never end by its closing.
    #[must_use]
    pub fn own_sender_alive(self) -> Option<LocalId> {
        let waiting = self.waits_for_close()?;
        if !self.ends_only_by_condition() {
            return None;
        }
        let view = self.view;
        let pair = view
            .channels()
            .find(|pair| pair.receiver == waiting.receiver)?;
        let mut senders = vec![pair.sender];
        senders.extend(view.derived_from(pair.sender));
        let alive = view.flow().alive_at_entry(waiting.header).into_iter();
        let mut alive = alive.filter(|(value, holder)| {
            senders.contains(value) && view.is_variable(*holder) && !self.uses_inside(*value)
        });
        alive.next().map(|(_, holder)| holder)
    }

    /// A loop that hands its own sender on goes on by design.
    fn uses_inside(self, value: ValueId) -> bool {
        self.view.flow().value(value).events.iter().any(|event| {
            let used = !matches!(event.kind, EventKind::Moved(_) | EventKind::Dropped);
            used && self.contains(event.point.block)
        })
    }
}
