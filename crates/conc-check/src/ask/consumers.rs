//! Consumers in threads and tasks of their own, whose end a function waits for while it still holds a sender.

use conc_link::{BodyRef, EventKind, Origin, Point, Ty, Value, ValueId, ValueKind};
use conc_model::{Effect, LocalId};
use conc_source::Span;

use super::channels::ChannelPair;
use super::loops::LoopView;
use super::view::BodyView;

/// A spawned receive loop that can only end after the one who waits for it.
#[derive(Clone, Copy, Debug)]
pub struct WaitedConsumer<'w> {
    /// The receive loop, in the body of the thread or task.
    pub looped: LoopView<'w>,
    /// The sender's variable in the body that waits.
    pub sender: LocalId,
    /// Where that body waits for the thread or task.
    pub waits: Span,
}

impl<'w> BodyView<'w> {
    /// Consumers of this body's own channels that it waits for before it drops the sender.
    pub fn consumers_waited_for(self) -> impl Iterator<Item = WaitedConsumer<'w>> {
        self.channels().filter_map(move |pair| {
            let waited = self.waited_consumer(&pair);
            waited.or_else(|| self.scoped_consumer(&pair))
        })
    }

    /// A consumer in a thread that a scope of this body joins, while the sender lives outside of the scope.
    fn scoped_consumer(self, pair: &ChannelPair<'w>) -> Option<WaitedConsumer<'w>> {
        let events = self.flow().value(pair.receiver).events.iter();
        let mut taken = events.filter_map(|event| match event.kind {
            EventKind::Captured(body) => Some((body, event.holder)),
            _ => None,
        });
        let (body, holder) = taken.next()?;
        let closure = Self::new(self.world, BodyRef::new(self.at.file, body));
        let mut calls = self.calls();
        let scope = calls.find(|call| {
            let mut args = 0..call.call().args.len();
            let is_scope = call.has(Effect::RunsNow) && call.has(Effect::Blocks);
            is_scope && args.any(|arg| call.arg_type(arg) == Ty::Closure(closure.at))
        })?;
        let mut captures = closure.body().captures.iter();
        let inner = captures.find(|capture| capture.outer == holder)?.inner;
        let mut works = closure.spawns().filter_map(|spawn| spawn.runs);
        let nested = works.find_map(|work| {
            let work = Self::new(self.world, work);
            let mut captures = work.body().captures.iter();
            captures
                .any(|capture| capture.outer == inner)
                .then_some(work)
        })?;
        let looped = nested.receive_loop()?;
        let sender = self.variable_of(pair.sender)?;
        let outlives = self.outlives(pair.sender, self.point_of(scope.id)?);
        outlives.then_some(WaitedConsumer {
            looped,
            sender,
            waits: scope.name_span(),
        })
    }

    /// The loop of a thread or task that receives from a channel that it was given, until that is closed.
    fn receive_loop(self) -> Option<LoopView<'w>> {
        self.loops().find(|looped| {
            let waiting = looped.waits_for_close().map(|waiting| waiting.receiver);
            let own = waiting.map(|value| self.flow().value(value).origin);
            matches!(own, Some(Origin::Upvar(_))) && looped.ends_only_by_condition()
        })
    }

    fn waited_consumer(self, pair: &ChannelPair<'w>) -> Option<WaitedConsumer<'w>> {
        let (nested, spawned_at) = self.captured_by_a_spawn(pair.receiver)?;
        let looped = nested.receive_loop()?;
        let (joined_at, waits) = self.end_of_spawn(spawned_at)?;
        let sender = self.variable_of(pair.sender)?;
        let outlives = self.outlives(pair.sender, joined_at);
        outlives.then_some(WaitedConsumer {
            looped,
            sender,
            waits,
        })
    }

    /// The closure or async block that takes a value, and the point at which it is handed to a spawn function.
    fn captured_by_a_spawn(self, value: ValueId) -> Option<(Self, Point)> {
        let mut body = None;
        for event in &self.flow().value(value).events {
            match event.kind {
                EventKind::Captured(nested) => body = Some(nested),
                EventKind::Passed { call, .. } => {
                    let effects = self.call(call).effects();
                    let spawns = effects
                        .iter()
                        .any(|effect| matches!(effect, Effect::Spawns(_)));
                    let nested = Self::new(self.world, BodyRef::new(self.at.file, body?));
                    return spawns.then_some((nested, event.point));
                }
                _ => {}
            }
        }
        None
    }

    /// Where the handle that is born at a point is joined or awaited.
    fn end_of_spawn(self, spawned_at: Point) -> Option<(Point, Span)> {
        let spawn = self.call_at(spawned_at)?;
        let is_handle = |value: &&Value| {
            value.origin == Origin::Call(spawn.id) && matches!(value.kind, ValueKind::Handle { .. })
        };
        let handle = self.flow().values().iter().find(is_handle)?;
        handle.events.iter().find_map(|event| match event.kind {
            EventKind::Awaited(_) => Some((event.point, event.span)),
            EventKind::Passed { call, .. } if self.call(call).has(Effect::Joins) => {
                Some((event.point, self.call(call).name_span()))
            }
            _ => None,
        })
    }

    /// Does this body still hold the value at a point: does all that ends its life here come later, or on ways that do not
    /// lead there, like an early return?
    fn outlives(self, value: ValueId, point: Point) -> bool {
        let birth = self.flow().value(value).birth;
        let cfg = self.flow().cfg();
        // What is made in each round of a loop is another value in the next one.
        let leads_there = |from: Point| from == point || cfg.leads(from, point, Some(birth));
        self.flow()
            .value(value)
            .events
            .iter()
            .all(|event| match event.kind {
                // A sender that is closed by hand keeps nothing open.
                EventKind::Borrowed { call, .. } => {
                    !self.call(call).has(Effect::Closes) || !leads_there(event.point)
                }
                EventKind::Moved(_)
                | EventKind::BorrowedBy(_)
                | EventKind::Read
                | EventKind::Absent => true,
                _ => !leads_there(event.point),
            })
    }
}
