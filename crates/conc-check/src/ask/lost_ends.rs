//! Channels of which one end is gone as soon as they are made, and what is still done with the other.

use conc_link::{BodyRef, EventKind, Origin, Ty, ValueId};
use conc_model::{Effect, LocalId, Operand, Place};
use conc_source::Span;

use super::channels::ChannelPair;
use super::view::{BodyView, CallView};

/// How deep closures in closures are looked into.
const DEPTH: usize = 3;

impl<'w> BodyView<'w> {
    /// Is this end dropped in the statement in which the channel is made, without ever getting a name?
    #[must_use]
    pub fn is_dropped_at_once(self, end: ValueId) -> bool {
        let events = &self.flow().value(end).events;
        let gone = |kind: EventKind| {
            matches!(
                kind,
                EventKind::Moved(_) | EventKind::Dropped | EventKind::Discarded(_)
            )
        };
        self.variable_of(end).is_none()
            && !events.is_empty()
            && events.iter().all(|event| gone(event.kind))
    }

    /// The first call that sends into the channel: here, on clones, or in the closures and tasks that take the sender.
    #[must_use]
    pub fn first_send_of(self, pair: &ChannelPair<'_>) -> Option<CallView<'w>> {
        self.first_call_on(pair.sender, DEPTH, &|call| call.has(Effect::Sends))
    }

    /// Where the channel is first received from, here or in the closures and tasks that take the receiver: the name of the
    /// call, or the `await` of a receiver that is a future itself.
    #[must_use]
    pub fn first_receive_of(self, pair: &ChannelPair<'_>) -> Option<(Self, Span)> {
        let call = self.first_call_on(pair.receiver, DEPTH, &|call| {
            call.has(Effect::Receives) || call.has(Effect::Drains)
        });
        let called = call.map(|call| (call.view, call.name_span()));
        called.or_else(|| self.first_await_of(pair.receiver))
    }

    /// Where a value of this body, or a borrow of it, is awaited first.
    fn first_await_of(self, value: ValueId) -> Option<(Self, Span)> {
        let variable = self.variable_of(value);
        let by_move = self
            .flow()
            .value(value)
            .events
            .iter()
            .find_map(|event| match event.kind {
                EventKind::Awaited(id) => Some(self.body().awaits[id].span),
                _ => None,
            });
        let span = by_move.or_else(|| {
            let is_it = |future: &Operand| {
                // A function that gets the receiver may keep it for later.
                if matches!(self.operand_type(future), Ty::Future { .. }) {
                    return false;
                }
                let sources = self.world.sources_of(self.at, future);
                let mut locals = sources.iter().filter_map(Place::as_local);
                locals.any(|local| Some(local) == variable)
            };
            let mut awaits = self.body().awaits.iter();
            let point = awaits.find(|point| point.futures.iter().any(is_it))?;
            Some(point.span)
        });
        span.map(|span| (self, span))
    }

    /// The first call on a value, on what is cloned from it, or in the closures that take it, that is of this kind.
    fn first_call_on(
        self,
        value: ValueId,
        depth: usize,
        is_meant: &dyn Fn(CallView<'w>) -> bool,
    ) -> Option<CallView<'w>> {
        let depth = depth.checked_sub(1)?;
        self.flow()
            .value(value)
            .events
            .iter()
            .find_map(|event| match event.kind {
                EventKind::Borrowed { call, arg: 0 } | EventKind::Passed { call, arg: 0 } => {
                    let view = self.call(call);
                    if is_meant(view) {
                        return Some(view);
                    }
                    let mut clones = self.derived_from(value);
                    let clone = clones
                        .find(|clone| self.flow().value(*clone).origin == Origin::Call(call))?;
                    self.first_call_on(clone, depth, is_meant)
                }
                EventKind::Captured(body) | EventKind::BorrowedBy(body) => {
                    let nested = BodyView::new(self.world, BodyRef::new(self.at.file, body));
                    nested.first_call_inside(event.holder, depth, is_meant)
                }
                _ => None,
            })
    }

    /// The same in a closure, for a variable of the body around it.
    fn first_call_inside(
        self,
        outer: LocalId,
        depth: usize,
        is_meant: &dyn Fn(CallView<'w>) -> bool,
    ) -> Option<CallView<'w>> {
        let mut captures = self.body().captures.iter();
        let inner = captures.find(|capture| capture.outer == outer)?.inner;
        let mut own = self.flow().values().iter().zip(0..);
        if let Some((_, id)) = own.find(|(value, _)| value.origin == Origin::Upvar(inner)) {
            return self.first_call_on(ValueId(id), depth, is_meant);
        }
        let on_it = |call: &CallView<'w>| {
            let first = call.call().args.first().and_then(|arg| arg.place());
            first.and_then(conc_model::Place::as_local) == Some(inner)
        };
        self.calls().find(|call| on_it(call) && is_meant(*call))
    }
}
