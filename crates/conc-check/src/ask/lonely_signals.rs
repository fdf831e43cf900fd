//! Messages without data that are sent once, to many receivers of one queue.

use conc_link::{EventKind, Origin, ValueId};
use conc_model::{ChannelKind, Effect};

use super::channels::ChannelPair;
use super::view::{BodyView, CallView};

/// One message for many.
#[derive(Clone, Copy, Debug)]
pub struct LonelySignal<'w> {
    /// The only send.
    pub send: CallView<'w>,
    /// The clone of the receiver, in a loop.
    pub clone: CallView<'w>,
}

impl<'w> BodyView<'w> {
    /// Channels without data whose receiver is cloned in a loop, and into which this body, which owns the only sender, sends
    /// once and then goes on to hold the sender.
    pub fn lonely_signals(self) -> impl Iterator<Item = LonelySignal<'w>> {
        self.channels().filter_map(move |pair| {
            let is_queue = pair.kind == ChannelKind::Queue && self.has_many_receivers(&pair);
            if !is_queue || !self.carries_no_data(&pair) {
                return None;
            }
            let clone = self.clone_in_loop(pair.receiver)?;
            let send = self.only_send(&pair)?;
            Some(LonelySignal { send, clone })
        })
    }

    /// The call that clones a receiver in a loop, where the clone goes into a closure or task.
    fn clone_in_loop(self, receiver: ValueId) -> Option<CallView<'w>> {
        self.derived_from(receiver).find_map(|clone| {
            let value = self.flow().value(clone);
            let goes_away = value
                .events
                .iter()
                .any(|event| matches!(event.kind, EventKind::Captured(_)));
            let looped = self.loop_around(value.birth.block).is_some();
            let Origin::Call(call) = value.origin else {
                return None;
            };
            (goes_away && looped).then(|| self.call(call))
        })
    }

    /// The only send into the channel, outside of loops; `None` when the sender goes elsewhere, or is closed or dropped by
    /// hand.
    fn only_send(self, pair: &ChannelPair<'_>) -> Option<CallView<'w>> {
        if self.derived_from(pair.sender).next().is_some() {
            return None;
        }
        let mut send = None;
        for event in &self.flow().value(pair.sender).events {
            match event.kind {
                EventKind::Moved(_) | EventKind::Dropped | EventKind::Absent => {}
                EventKind::Borrowed { call, .. } => {
                    let call = self.call(call);
                    let looped = self.loop_around(event.point.block).is_some();
                    let is_first = call.has(Effect::Sends) && send.is_none() && !looped;
                    if !is_first {
                        return None;
                    }
                    send = Some(call);
                }
                _ => return None,
            }
        }
        send
    }
}
