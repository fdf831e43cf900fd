//! Sends whose error is a panic, and who could have dropped the receiver.

use conc_link::{EventKind, Origin, Ty, ValueKind};
use conc_model::{Effect, Operand, Place, TaskKind};

use super::view::{BodyView, CallView};

/// A panic with the error of a send.
#[derive(Clone, Copy, Debug)]
pub struct SendPanic<'w> {
    /// `unwrap()`, `expect(..)`.
    pub call: CallView<'w>,
    /// Is a message given that says why there is no error?
    pub has_reason: bool,
}

impl<'w> BodyView<'w> {
    /// The call that panics with the error of a send.
    #[must_use]
    pub fn unwrapped_by(self, send: CallView<'_>) -> Option<SendPanic<'w>> {
        let mut local = send.call().dest;
        for _ in 0..2 {
            let is_it =
                |operand: &Operand| operand.place().and_then(Place::as_local) == Some(local);
            let mut calls = self.calls();
            let panic = calls.find(|call| {
                call.has(Effect::Panics) && call.call().args.first().is_some_and(is_it)
            });
            if let Some(call) = panic {
                let has_reason = call.call().args.len() > 1;
                return Some(SendPanic { call, has_reason });
            }
            let mut awaits = self.body().awaits.iter();
            local = awaits.find(|point| point.futures.iter().any(is_it))?.dest;
        }
        None
    }

    /// Is it a closure or async block that runs as a thread or task of its own?
    #[must_use]
    pub fn runs_by_itself(self) -> bool {
        let Some(parent) = self.parent() else {
            return false;
        };
        let mut spawns = parent.spawns();
        spawns.any(|spawn| spawn.runs == Some(self.at) && spawn.task != TaskKind::ScopedThread)
    }

    /// Is it an async block that is handed to a function of which nothing is known, like one that spawns it?
    #[must_use]
    pub fn is_given_to_a_stranger(self) -> bool {
        let is_it = |ty: Ty| matches!(ty, Ty::Future { body: Some(body), .. } if body == self.at);
        self.parent().is_some_and(|parent| {
            let mut calls = parent.calls();
            calls.any(|call| {
                let mut args = 0..call.call().args.len();
                call.function().is_none()
                    && call.is_opaque()
                    && args.any(|arg| is_it(call.arg_type(arg)))
            })
        })
    }

    /// Is the receiver a value of this same body, and surely still there when the send is made?
    #[must_use]
    pub fn receiver_is_here(self, send: CallView<'_>) -> bool {
        let mut pairs = self.channels();
        pairs.any(|pair| {
            let mut events = self.flow().value(pair.sender).events.iter();
            let sent = events.find(|event| match event.kind {
                EventKind::Passed { call, arg: 0 } | EventKind::Borrowed { call, arg: 0 } => {
                    call == send.id
                }
                _ => false,
            });
            sent.is_some_and(|sent| self.flow().surely_reaches(pair.receiver, sent.point))
        })
    }

    /// Did the function that made the channel hand out the receiver, so that whoever has it may drop it?
    #[must_use]
    pub fn receiver_is_away(self, send: CallView<'_>) -> bool {
        let lent = EventKind::Borrowed {
            call: send.id,
            arg: 0,
        };
        let mut values = self.flow().values().iter();
        let sender = values.find(|value| {
            matches!(value.kind, ValueKind::Sender(_))
                && value.events.iter().any(|event| event.kind == lent)
        });
        let (Some(parent), Some(Origin::Upvar(inner))) =
            (self.parent(), sender.map(|sender| sender.origin))
        else {
            return false;
        };
        let mut captures = self.body().captures.iter();
        let Some(capture) = captures.find(|capture| capture.inner == inner) else {
            return false;
        };
        let mut pairs = parent.channels();
        pairs.any(|pair| {
            let mut events = parent.flow().value(pair.sender).events.iter();
            let is_taken = events.any(|event| {
                event.kind == EventKind::Captured(self.at.id) && event.holder == capture.outer
            });
            is_taken && parent.flow().value(pair.receiver).escapes()
        })
    }
}
