//! Channels that are closed while they hold messages which nobody gets any more. Channels that are never closed are
//! `open_channels.rs`.

use conc_link::{Event, EventKind, Point, Ty, Value, ValueKind};
use conc_model::{CallId, ChannelKind, Effect};

use super::view::{BodyView, CallView};

/// A close that loses messages.
#[derive(Clone, Copy, Debug)]
pub struct DiscardedMessages<'w> {
    /// The call that closes.
    pub close: CallView<'w>,
    /// What loses them, or shows that they were wanted.
    pub other: CallView<'w>,
    /// How.
    pub how: Discarding,
}

/// How messages get lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discarding {
    /// The receiver, which is read before, is dropped behind the close without a look at what is left.
    NotDrained,
    /// Closing empties the channel: what was sent before is gone.
    AfterSend,
    /// Closing empties the channel: the receives behind it find nothing.
    BeforeReceive,
}

impl<'w> BodyView<'w> {
    /// Calls of this body that close a queue and lose what it holds.
    pub fn discarded_messages(self) -> impl Iterator<Item = DiscardedMessages<'w>> {
        let closes = self.calls_that(Effect::Closes);
        closes.filter_map(move |close| {
            let (kind, message) = close.end()?;
            // `()` only wakes, and one more makes no difference.
            if matches!(message, Ty::Tuple(parts) if parts.is_empty()) {
                return None;
            }
            let (how, other) = match (kind, close.has(Effect::Discards)) {
                (ValueKind::Receiver(ChannelKind::Queue), false) => {
                    (Discarding::NotDrained, self.read_but_not_drained(close)?)
                }
                (ValueKind::Sender(ChannelKind::Queue), true) => {
                    (Discarding::AfterSend, self.sent_before(close)?)
                }
                (ValueKind::Receiver(ChannelKind::Queue), true) => {
                    (Discarding::BeforeReceive, self.received_behind(close)?)
                }
                _ => return None,
            };
            Some(DiscardedMessages { close, other, how })
        })
    }

    /// The receive that shows what the receiver is for, if this body owns it and only drops it behind the close.
    fn read_but_not_drained(self, close: CallView<'w>) -> Option<CallView<'w>> {
        let (value, point) = self.end_at(close)?;
        let cfg = self.flow().cfg();
        let is_behind = |event: &&Event| {
            event.point != point && cfg.leads(point, event.point, Some(value.birth))
        };
        let is_end = |event: &Event| match event.kind {
            EventKind::Dropped | EventKind::Overwritten | EventKind::Moved(_) => true,
            EventKind::Passed { call, .. } => self.call(call).has(Effect::Drops),
            _ => false,
        };
        let is_left_alone = value.events.iter().filter(is_behind).all(is_end);
        let mut borrows = value.events.iter().filter_map(borrowed_by);
        let read = borrows.find(|call| self.call(*call).waits_for_message())?;
        is_left_alone.then(|| self.call(read))
    }

    /// A send of this body into the channel from which the way leads to the close; one that waits until there is a receiver
    /// loses nothing.
    fn sent_before(self, close: CallView<'w>) -> Option<CallView<'w>> {
        let (value, point) = self.end_at(close)?;
        let cfg = self.flow().cfg();
        let is_sent = |event: &&Event| {
            let sends = borrowed_by(event).is_some_and(|call| self.call(call).has(Effect::Sends));
            sends && cfg.leads(event.point, point, None)
        };
        let sent = value.events.iter().find(is_sent)?;
        let hands_over = self.channels().any(|pair| {
            pair.size == Some(0) && std::ptr::eq(self.flow().value(pair.sender), value)
        });
        (!hands_over).then(|| self.call(borrowed_by(sent).unwrap_or(close.id)))
    }

    fn received_behind(self, close: CallView<'w>) -> Option<CallView<'w>> {
        let (value, point) = self.end_at(close)?;
        let cfg = self.flow().cfg();
        let is_received = |event: &&Event| {
            let call = borrowed_by(event).map(|call| self.call(call));
            let receives =
                call.is_some_and(|call| call.has(Effect::Receives) || call.has(Effect::Drains));
            receives && event.point != point && cfg.leads(point, event.point, None)
        };
        let received = value.events.iter().find(is_received)?;
        borrowed_by(received).map(|call| self.call(call))
    }

    /// The end that a call is made on, as a value of this body, and where.
    fn end_at(self, call: CallView<'_>) -> Option<(&'w Value, Point)> {
        let values = self.flow().values().iter();
        let mut found = values.filter_map(|value| {
            let mut events = value.events.iter();
            let event = events.find(|event| {
                let is_it = EventKind::Borrowed {
                    call: call.id,
                    arg: 0,
                };
                event.kind == is_it
            })?;
            Some((value, event.point))
        });
        found.next()
    }
}

fn borrowed_by(event: &Event) -> Option<CallId> {
    match event.kind {
        EventKind::Borrowed { call, arg: 0 } => Some(call),
        _ => None,
    }
}

impl CallView<'_> {
    /// The channel end that it is a method of, and the type of its messages.
    fn end(self) -> Option<(ValueKind, Ty)> {
        match self.arg_type(0).peel_refs() {
            Ty::Adt(adt, args) => {
                let message = args.first().cloned().unwrap_or_default();
                Some((self.view.world.kind_of(*adt)?, message))
            }
            _ => None,
        }
    }
}
