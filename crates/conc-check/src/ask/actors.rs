//! Loops over a receiver in a field, or in a variable, that also have to do with the sender of its channel.

use conc_link::{EventKind, LockClass, Ty};
use conc_model::{AwaitKind, ChannelKind, Effect, Operand, Place, Rvalue, StmtKind, Terminator};

use super::channel_map::{ChannelMap, KeptChannel};
use super::loops::LoopView;
use super::view::{BodyView, CallView};

/// A send by which a loop waits for itself.
#[derive(Clone, Copy, Debug)]
pub struct SelfSend<'w> {
    /// The call in the loop.
    pub call: CallView<'w>,
    /// The send further down, when the call only leads to it.
    pub send: Option<CallView<'w>>,
    /// The receive in the loop.
    pub receive: CallView<'w>,
    /// The constructor of the channel.
    pub made: CallView<'w>,
}

impl<'w> LoopView<'w> {
    /// Does the loop run until the channel is closed whose receiver is in this field?
    #[must_use]
    pub fn waits_for_close_of(self, receiver: LockClass) -> bool {
        let view = self.view;
        let class = |operand: &Operand| view.world.lock_of(view.at, operand).class;
        let source = self.closing_source();
        source.is_some_and(|operand| class(&operand) == Some(receiver))
    }

    /// The receiver that the loop's head asks.
    fn closing_source(self) -> Option<Operand> {
        let view = self.view;
        let body = view.body();
        let header = body.loops[self.id].header;
        if let Terminator::Next { iterator, .. } = &body.blocks[header].terminator {
            let mut stmts = body.blocks.iter().flat_map(|block| &block.stmts);
            return stmts.find_map(|stmt| match &stmt.kind {
                StmtKind::Assign {
                    dest,
                    value: Rvalue::IntoIter(operand),
                } if dest.as_local() == Some(*iterator) => {
                    let made = operand.place().and_then(Place::as_local);
                    let drained = made.and_then(|local| view.defining_call(local));
                    let drained = drained.filter(|call| call.has(Effect::Drains));
                    match drained {
                        Some(call) => call.call().args.first().cloned(),
                        None => Some(operand.clone()),
                    }
                }
                _ => None,
            });
        }
        let head = self.head_span();
        let is_conditional = self.kind() == conc_model::LoopKind::WhileLet;
        let mut receives = self.calls().filter(|call| {
            is_conditional && call.waits_for_message() && head.contains(call.span())
        });
        receives.next()?.call().args.first().cloned()
    }

    /// Sends of this loop, or of functions that it calls directly, into the bounded channel from which it receives.
    #[must_use]
    pub fn sends_to_itself(self, map: &ChannelMap<'w>) -> Vec<SelfSend<'w>> {
        let view = self.view;
        let mut found = Vec::new();
        let waits =
            |call: &CallView<'w>| call.waits_for_message() && call.receives_from().is_some();
        let Some(receive) = self.own_calls().find(waits) else {
            return found;
        };
        let Some(operand) = receive.call().args.first() else {
            return found;
        };
        let Some(kept) = map.channel_of(view, operand) else {
            return found;
        };
        if !kept.view.may_fill_up(&kept.pair) {
            return found;
        }
        let made = kept.pair.call;
        for call in self.calls().filter(|call| call.id != receive.id) {
            if !view.is_awaited_here(call) {
                continue;
            }
            let own = view.is_waiting_send_into(call, kept, map).then_some(None);
            let deep = || {
                let callee = BodyView::new(view.world, call.runs_body()?);
                let mut sends = callee.calls();
                let send = sends.find(|send| {
                    callee.is_awaited_here(*send) && callee.is_field_send_into(*send, kept, map)
                })?;
                Some(Some(send))
            };
            if let Some(send) = own.or_else(deep) {
                found.push(SelfSend {
                    call,
                    send,
                    receive,
                    made,
                });
            }
        }
        found
    }
}

impl<'w> KeptChannel<'w> {
    /// The private field that keeps the receiver of a bounded channel, when nothing ever uses that field.
    #[must_use]
    pub fn unread_field(&self, map: &ChannelMap<'w>) -> Option<LockClass> {
        let view = self.view;
        let fills_up = self.pair.kind == ChannelKind::Queue
            && self.pair.capacity == conc_model::Capacity::Bounded;
        let [field] = self.receivers.as_slice() else {
            return None;
        };
        let mut events = view.flow().value(self.pair.receiver).events.iter();
        let only_moves = events.all(|event| {
            matches!(
                event.kind,
                EventKind::Moved(_) | EventKind::Dropped | EventKind::Returned
            )
        });
        let is_unread = fills_up
            && only_moves
            && !view.is_seen_outside(*field)
            && map.channel_in(*field).is_some_and(|other| other.is(self))
            && view.is_only_filled(*field)
            && !view.is_named_in_its_file(*field);
        is_unread.then_some(*field)
    }

    /// A send into the channel that waits for room.
    #[must_use]
    pub fn waiting_send(&self, map: &ChannelMap<'w>) -> Option<CallView<'w>> {
        let world = self.view.world;
        let views = world.bodies().map(|at| BodyView::new(world, at));
        let mut calls = views.flat_map(BodyView::calls);
        calls.find(|call| call.view.is_waiting_send_into(*call, self, map))
    }
}

impl<'w> BodyView<'w> {
    fn is_waiting_send_into(
        self,
        call: CallView<'_>,
        kept: &KeptChannel<'_>,
        map: &ChannelMap<'_>,
    ) -> bool {
        let is_send = call.may_wait_for_room() && call.sends_to() == Some(ChannelKind::Queue);
        let operand = call.call().args.first().filter(|_| is_send);
        let channel = operand.and_then(|operand| map.channel_of(self, operand));
        channel.is_some_and(|other| other.is(kept))
    }

    /// The same in a called function, where only fields are known.
    fn is_field_send_into(
        self,
        call: CallView<'_>,
        kept: &KeptChannel<'_>,
        map: &ChannelMap<'_>,
    ) -> bool {
        let is_field = call.call().args.first().is_some_and(|operand| {
            let place = operand.place();
            place.is_some_and(|place| !place.projections.is_empty())
        });
        is_field && self.is_waiting_send_into(call, kept, map)
    }

    /// Does this body itself wait for the call: it is no future, or its future is awaited alone?
    pub(super) fn is_awaited_here(self, call: CallView<'_>) -> bool {
        let is_future = matches!(
            call.facts().map(|facts| &facts.result),
            Some(Ty::Future { .. })
        );
        !is_future || call.is_awaited_alone()
    }
}

impl CallView<'_> {
    /// `call(..).await`, not in a `select!` or under a deadline.
    pub(super) fn is_awaited_alone(self) -> bool {
        let is_it =
            |operand: &Operand| operand.place().and_then(Place::as_local) == Some(self.call().dest);
        let mut points = self.view.body().awaits.iter();
        points.any(|point| point.kind == AwaitKind::Single && point.futures.iter().any(is_it))
    }
}
