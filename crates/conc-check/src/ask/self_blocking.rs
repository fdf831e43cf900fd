//! Functions that send more into a channel than it holds before they receive from it themselves.

use conc_link::{EventKind, Point, ValueId};
use conc_model::{
    AggregateKind, AwaitKind, Capacity, ChannelKind, Effect, Literal, LocalId, LoopKind, Operand,
    Place, Rvalue, StmtKind, Terminator,
};

use super::channels::ChannelPair;
use super::loops::LoopView;
use super::view::{BodyView, CallView};

/// A channel that blocks its only user.
#[derive(Clone, Copy, Debug)]
pub struct SelfBlocking<'w> {
    /// The channel.
    pub pair: ChannelPair<'w>,
    /// How much it holds.
    pub size: u64,
    /// The send that finds it full.
    pub send: CallView<'w>,
    /// How many messages are sent before the first is taken.
    pub sends: u64,
}

impl<'w> BodyView<'w> {
    /// Channels of this body that it fills beyond their size before it takes anything out of them, while nobody else can.
    pub fn self_blocking_channels(self) -> impl Iterator<Item = SelfBlocking<'w>> {
        self.channels().filter_map(move |pair| {
            let queued = pair.kind == ChannelKind::Queue && pair.capacity == Capacity::Bounded;
            let size = pair.call.integer(0).filter(|_| queued)?;
            self.fills_up(pair, size)
        })
    }

    fn fills_up(self, pair: ChannelPair<'w>, size: u64) -> Option<SelfBlocking<'w>> {
        let receives = self.receive_points(pair.receiver)?;
        let born = self.flow().value(pair.receiver).birth;
        let mut senders = vec![pair.sender];
        senders.extend(self.derived_from(pair.sender));
        let mut sends = 0;
        for call in self.calls().filter(|call| call.may_wait_for_room()) {
            if !senders.iter().any(|sender| self.is_lent(*sender, call)) || !self.is_done_here(call)
            {
                continue;
            }
            let point = self.point_of(call.id)?;
            let times = self.times_before(point, born, &receives);
            sends += times;
            if sends > size {
                return Some(SelfBlocking {
                    pair,
                    size,
                    send: call,
                    sends,
                });
            }
        }
        None
    }

    fn is_lent(self, value: ValueId, call: CallView<'_>) -> bool {
        let events = &self.flow().value(value).events;
        events.iter().any(|event| {
            event.kind
                == EventKind::Borrowed {
                    call: call.id,
                    arg: 0,
                }
        })
    }

    /// Points at which the receiver is read; `None` if somebody else may read it, or nobody does.
    fn receive_points(self, receiver: ValueId) -> Option<Vec<Point>> {
        if self.derived_from(receiver).next().is_some() {
            return None;
        }
        let mut points = Vec::new();
        for event in &self.flow().value(receiver).events {
            match event.kind {
                EventKind::Moved(_)
                | EventKind::Dropped
                | EventKind::Overwritten
                | EventKind::Absent => {}
                EventKind::Borrowed { call, .. } => {
                    let call = self.call(call);
                    let reads = call.is_opaque()
                        || [Effect::Receives, Effect::Drains, Effect::Closes]
                            .iter()
                            .any(|effect| call.has(*effect));
                    if reads {
                        points.push(event.point);
                    }
                }
                EventKind::Passed { call, .. } if self.call(call).has(Effect::Drops) => {}
                _ => return None,
            }
        }
        let iterated = self.loops().filter(|looped| {
            let waits = looped.waits_for_close();
            waits.is_some_and(|waiting| waiting.receiver == receiver)
        });
        points.extend(iterated.map(|looped| start_of(looped)));
        (!points.is_empty()).then_some(points)
    }

    /// Is the send (or the await of its future) done by this body at once, not beside something else?
    fn is_done_here(self, call: CallView<'_>) -> bool {
        let is_it =
            |operand: &Operand| operand.place().and_then(Place::as_local) == Some(call.call().dest);
        let result = call.facts().map(|facts| &facts.result);
        if !matches!(result, Some(conc_link::Ty::Future { .. })) {
            return true;
        }
        let mut awaits = self.body().awaits.iter();
        awaits.any(|point| point.kind == AwaitKind::Single && point.futures.iter().any(is_it))
    }

    /// How often the send at a point is surely done before anything is received.
    fn times_before(self, send: Point, born: Point, receives: &[Point]) -> u64 {
        let cfg = self.flow().cfg();
        let looped = self.loop_around(send.block);
        let (first, times) = match looped {
            None => (send, Some(1)),
            Some(looped) => (start_of(looped), self.rounds(looped, send)),
        };
        let is_first = receives.iter().all(|receive| {
            !cfg.leads(*receive, send, None) && !cfg.leads(born, *receive, Some(first))
        });
        times.filter(|_| is_first).unwrap_or_default()
    }

    /// How often a send is done in a loop over numbers; `None` if that is not known.
    fn rounds(self, looped: LoopView<'_>, send: Point) -> Option<u64> {
        let body = self.body();
        let header = body.loops[looped.id].header;
        let is_outermost = body.loops[looped.id].parent.is_none();
        if looped.kind() != LoopKind::For || !is_outermost {
            return None;
        }
        let Terminator::Next {
            iterator,
            body: first,
            ..
        } = body.blocks[header].terminator
        else {
            return None;
        };
        let made = |local| {
            let mut stmts = body.blocks.iter().flat_map(|block| &block.stmts);
            stmts.find_map(move |stmt| match &stmt.kind {
                StmtKind::Assign { dest, value } if dest.as_local() == Some(local) => Some(value),
                _ => None,
            })
        };
        let Some(Rvalue::IntoIter(source)) = made(iterator) else {
            return None;
        };
        let Some(Rvalue::Aggregate {
            kind: AggregateKind::Range,
            operands,
        }) = made(source.place()?.as_local()?)
        else {
            return None;
        };
        let [
            Operand::Literal(Literal::Int(from)),
            Operand::Literal(Literal::Int(to)),
        ] = operands.as_slice()
        else {
            return None;
        };
        // Every round has to come by the send.
        let start = Point {
            block: first,
            stmt: 0,
        };
        let next = Point {
            block: header,
            stmt: 0,
        };
        let skips = start != send && self.flow().cfg().leads(start, next, Some(send));
        // A `break` or `?` behind a failed send does not come before the send that never returns.
        (!skips && self.leaves_only_after(looped, send)).then(|| to.saturating_sub(*from))
    }

    /// Is everything that may leave the loop, but for its end, decided by how the send at this point went?
    fn leaves_only_after(self, looped: LoopView<'_>, send: Point) -> bool {
        let body = self.body();
        let header = body.loops[looped.id].header;
        let mut exits = self.flow().cfg().exits(body, looped.id);
        if exits.all(|(block, target)| block == header || target.is_none()) {
            return true;
        }
        let decides = |operand: &Operand| {
            let local = operand.place().and_then(Place::base_local);
            local.is_some_and(|local| self.comes_of(local, send, 6))
        };
        looped
            .blocks()
            .filter(|block| *block != header)
            .all(|block| match &body.blocks[block].terminator {
                Terminator::If { cond, .. } => decides(cond),
                Terminator::Try { operand, .. } => decides(operand),
                Terminator::Match { place, .. } => decides(&Operand::Use(place.clone())),
                Terminator::Next { .. } => false,
                _ => true,
            })
    }

    /// Is the variable the result of the send, or made of it by awaits and calls?
    fn comes_of(self, local: LocalId, send: Point, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        let body = self.body();
        let from = |operand: &Operand| {
            let local = operand.place().and_then(Place::base_local);
            local.is_some_and(|local| self.comes_of(local, send, depth))
        };
        if let Some(call) = self.defining_call(local) {
            return self.point_of(call.id) == Some(send)
                || call.call().args.first().is_some_and(from);
        }
        let mut stmts = body.blocks.iter().flat_map(|block| &block.stmts);
        stmts.any(|stmt| match &stmt.kind {
            StmtKind::Assign {
                dest,
                value: Rvalue::Use(operand),
            } => dest.as_local() == Some(local) && from(operand),
            StmtKind::Await(id) => {
                let point = &body.awaits[*id];
                point.dest == local && point.futures.first().is_some_and(from)
            }
            _ => false,
        })
    }
}

fn start_of(looped: LoopView<'_>) -> Point {
    Point {
        block: looped.view.body().loops[looped.id].header,
        stmt: 0,
    }
}
