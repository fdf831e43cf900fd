//! Loops that send: errors that they ignore, and senders that they own alone.

use conc_link::{EventKind, Origin, ValueId, ValueKind};
use conc_model::{CallId, ChannelKind, Effect, LocalId, LoopKind, Tells};

use super::loops::LoopView;
use super::outcomes::Outcome;
use super::view::{BodyView, CallView};

impl<'w> LoopView<'w> {
    /// A send of an endless loop into a queue from outside of it whose error is thrown away: it would say that the loop has
    /// become useless.
    pub fn ignored_sends(self) -> impl Iterator<Item = CallView<'w>> {
        let view = self.view;
        self.own_calls().filter(move |send| {
            let mut sender = send.receiver().into_iter();
            send.sends_to() == Some(ChannelKind::Queue)
                && sender.any(|sender| self.declared_outside(sender))
                && view.result_is_ignored(*send)
        })
    }

    /// Sends of an inner loop into a queue from outside of this one whose error ends the inner loop only: this one goes on, and
    /// comes to the same send again. A loop that is fed by somebody ends with its input.
    pub fn sends_that_end_an_inner_loop(self) -> impl Iterator<Item = CallView<'w>> {
        let view = self.view;
        let goes_on = matches!(self.kind(), LoopKind::Loop | LoopKind::WhileTrue);
        let is_fed = || self.own_calls().any(|call| call.has(Effect::Receives));
        let looks = || self.calls().any(|call| call.has(Effect::ObservesClose));
        let is_open = goes_on && !is_fed() && !looks();
        self.calls().filter(move |send| {
            let is_queue = send.sends_to() == Some(ChannelKind::Queue);
            let mut sender = send.receiver().into_iter();
            let is_candidate = is_open
                && is_queue
                && !send.has(Effect::Tries)
                && sender.any(|sender| self.declared_outside(sender));
            is_candidate && !view.result_is_ignored(*send) && view.error_ends_loop_around(*send)
        })
    }

    /// Would the result of one of its sends, if it was looked at, end this loop?
    #[must_use]
    pub fn is_deaf_producer(self) -> bool {
        let view = self.view;
        self.ignored_sends().next().is_some()
            || self
                .own_calls()
                .any(|send| view.publishes_unheard(send, self))
    }
}

impl<'w> BodyView<'w> {
    /// Is the innermost loop around a send left when it fails, and then only, to come to the send again?
    fn error_ends_loop_around(self, send: CallView<'w>) -> bool {
        let failed = self.course_after(send, Outcome::Told(Tells::Closed));
        let comes_again =
            failed.is_some_and(|course| course.returns && !course.stays && !course.unclear);
        let any = || self.course_after(send, Outcome::Any);
        comes_again && any().is_some_and(|course| course.stays)
    }

    /// Does the call publish a state or event through a sender that only this body owns, without a look at whether anybody
    /// is left to see it?
    #[must_use]
    pub fn publishes_unheard(self, send: CallView<'_>, looped: LoopView<'_>) -> bool {
        let kinds = [ChannelKind::Watch, ChannelKind::Broadcast];
        let is_meant = send.sends_to().is_some_and(|kind| kinds.contains(&kind));
        let outside = send
            .receiver()
            .is_some_and(|sender| looped.declared_outside(sender));
        is_meant && outside && self.is_unread(send) && self.owns_alone(send)
    }

    /// The calls of a task's loop that waits for the next value of a watch channel, and for nothing else, to publish something
    /// through another one whose only sender it owns: the wait and the send.
    #[must_use]
    pub fn lingering_forward(self, looped: LoopView<'w>) -> Option<(CallView<'w>, CallView<'w>)> {
        let span = self.body().loops[looped.id].span;
        let mut selects = self.body().selects.iter();
        if !self.runs_by_itself() || selects.any(|select| span.contains(select.span)) {
            return None;
        }
        let wait = looped.own_calls().find(|call| {
            call.waits_for_message() && call.receives_from() == Some(ChannelKind::Watch)
        })?;
        let send = looped.calls().find(|call| {
            let is_state = call.sends_to() == Some(ChannelKind::Watch);
            let sender = call.receiver();
            is_state && sender.is_some_and(|sender| looped.declared_outside(sender))
        })?;
        let looks = |call: CallView<'_>| call.has(Effect::ObservesClose);
        let alone = !self.calls().any(looks) && self.owns_alone(send);
        (alone && wait.is_awaited_alone()).then_some((wait, send))
    }

    /// Is the result thrown away, or does it not tell whether there is a receiver?
    fn is_unread(self, send: CallView<'_>) -> bool {
        let result = send.facts().map(|facts| facts.result.clone());
        let gives_result = match result.unwrap_or_default() {
            conc_link::Ty::Adt(adt, _) => {
                let universe = self.world.universe();
                universe.adt(adt).name == conc_model::known::RESULT
            }
            conc_link::Ty::Unknown | conc_link::Ty::Future { .. } => true,
            _ => false,
        };
        !gives_result || self.result_is_ignored(send)
    }

    /// Is the sender owned by this body, and was it never cloned, subscribed to or lent to others?
    fn owns_alone(self, send: CallView<'_>) -> bool {
        let lent = EventKind::Borrowed {
            call: send.id,
            arg: 0,
        };
        let mut values = self.flow().values().iter().zip(0..);
        let owned = values.find(|(value, _)| {
            matches!(value.kind, ValueKind::Sender(_))
                && value.events.iter().any(|event| event.kind == lent)
        });
        owned.is_some_and(|(value, id)| {
            self.is_only_sent_on(ValueId(id))
                && match value.origin {
                    Origin::Upvar(inner) => self.is_alone_outside(inner),
                    Origin::Call(call) => self.makes_a_channel(call),
                    _ => false,
                }
        })
    }

    /// Is nothing done with the value but sending?
    fn is_only_sent_on(self, value: ValueId) -> bool {
        let events = self.flow().value(value).events.iter();
        let mut others = events.filter(|event| match event.kind {
            EventKind::Moved(_) | EventKind::Dropped | EventKind::Overwritten => false,
            EventKind::Borrowed { call, arg: 0 } => !self.call(call).has(Effect::Sends),
            _ => true,
        });
        others.next().is_none()
    }

    /// Was the captured sender made by the body around, and not cloned there?
    fn is_alone_outside(self, inner: LocalId) -> bool {
        let Some(parent) = self.parent() else {
            return false;
        };
        let captures = self.body().captures.iter();
        let outer = captures
            .filter(|capture| capture.inner == inner)
            .map(|capture| capture.outer);
        let outer: Vec<LocalId> = outer.collect();
        let taken = |value: &conc_link::Value| {
            value.events.iter().any(|event| {
                event.kind == EventKind::Captured(self.at.id) && outer.contains(&event.holder)
            })
        };
        let mut values = parent.flow().values().iter().zip(0..);
        let found =
            values.find(|(value, _)| matches!(value.kind, ValueKind::Sender(_)) && taken(value));
        found.is_some_and(|(value, id)| {
            let made = matches!(value.origin, Origin::Call(call) if parent.makes_a_channel(call));
            made && parent.derived_from(ValueId(id)).next().is_none()
        })
    }

    fn makes_a_channel(self, call: CallId) -> bool {
        let effects = self.call(call).effects();
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Capacity(_)))
    }
}
