//! Work that is started and waited for at once, round after round, so that nothing ever runs beside anything else.

use conc_link::{EventKind, Origin, Point, Value, ValueKind};
use conc_model::{
    CallId, Effect, LocalId, LoopKind, Operand, Place, Rvalue, StmtKind, TaskKind, Terminator,
};
use conc_source::Span;

use super::loops::LoopView;
use super::spawns::Spawn;
use super::view::BodyView;

/// A piece of work that a loop starts and waits for in the same round.
#[derive(Clone, Copy, Debug)]
pub struct SerialJoin<'w> {
    /// What starts it.
    pub spawn: Spawn<'w>,
    /// Where it is waited for: the called name, or the `await`.
    pub joined: Span,
    /// The variable of its handle, if it has one.
    pub handle: Option<LocalId>,
}

impl<'w> LoopView<'w> {
    /// Work that a `for` loop starts and waits for in the same round, with nothing else done meanwhile, although no round
    /// needs what another gave.
    #[must_use]
    pub fn serial_joins(self) -> Vec<SerialJoin<'w>> {
        if self.kind() != LoopKind::For || !self.runs_to_its_end() || self.lets_time_pass() {
            return Vec::new();
        }
        let spawns = self.view.spawns();
        let found = spawns.filter_map(|spawn| self.serial_join(spawn));
        found.collect()
    }

    fn serial_join(self, spawn: Spawn<'w>) -> Option<SerialJoin<'w>> {
        let view = self.view;
        // Who moves blocking work out of the way, or gives a thread a bigger stack, wants just that.
        let is_plain = matches!(spawn.task, TaskKind::Thread | TaskKind::Task);
        if !is_plain || spawn.call.makes_its_thread_special() {
            return None;
        }
        let started = view.point_of(spawn.call.id)?;
        if view.body().blocks[started.block].in_loop != Some(self.id) {
            return None;
        }
        let is_handle = |value: &&Value| {
            value.origin == Origin::Call(spawn.call.id)
                && matches!(value.kind, ValueKind::Handle { .. })
        };
        let handle = view.flow().values().iter().find(is_handle)?;
        let (point, joined, result) = view.join_of(handle)?;
        let is_at_once = point.block == started.block
            && started.stmt < point.stmt
            && !view.does_something_between(started, point);
        let is_serial =
            is_at_once && view.failure_is_passed_on(result) && !self.is_carried_over(result);
        let holders = handle.events.iter().filter_map(|event| match event.kind {
            EventKind::Moved(local) => Some(local),
            _ => None,
        });
        let mut holders = std::iter::once(handle.first_holder).chain(holders);
        is_serial.then(|| SerialJoin {
            spawn,
            joined,
            handle: holders.find(|local| view.is_variable(*local)),
        })
    }

    /// Is it left only when all rounds are done, or by an error?
    fn runs_to_its_end(self) -> bool {
        let body = self.view.body();
        let header = body.loops[self.id].header;
        let fails = |block| {
            body.blocks.iter().any(
                |other| matches!(other.terminator, Terminator::Try { err, .. } if err == block),
            )
        };
        let mut exits = self.view.flow().cfg().exits(body, self.id);
        exits.all(|(block, _)| {
            let panics = body.blocks[block].terminator == Terminator::Diverge;
            block == header || fails(block) || panics
        })
    }

    /// Rounds that are spread over time are not meant to run at once.
    fn lets_time_pass(self) -> bool {
        self.calls().any(|call| call.has(Effect::Sleeps))
    }

    /// Does a variable from outside of the loop get something that is made of this?
    fn is_carried_over(self, result: LocalId) -> bool {
        let view = self.view;
        let body = view.body();
        let is_made_of_it = |operand: &Operand| {
            let sources = view.world.sources_of(view.at, operand);
            sources
                .iter()
                .any(|place| place.base_local() == Some(result))
        };
        self.blocks().any(|block| {
            body.blocks[block]
                .stmts
                .iter()
                .any(|stmt| match &stmt.kind {
                    StmtKind::Assign { dest, value } => {
                        let outside = dest
                            .base_local()
                            .is_none_or(|local| self.declared_outside(local));
                        let operands: &[Operand] = match value {
                            Rvalue::Use(operand) => std::slice::from_ref(operand),
                            Rvalue::Operator { operands, .. }
                            | Rvalue::Aggregate { operands, .. } => operands,
                            _ => &[],
                        };
                        outside && operands.iter().any(is_made_of_it)
                    }
                    _ => false,
                })
        })
    }
}

impl BodyView<'_> {
    /// Where a call stands in the flow.
    #[must_use]
    pub fn point_of(self, call: CallId) -> Option<Point> {
        self.body().blocks.entries().find_map(|(block, content)| {
            let mut stmts = content.stmts.iter().zip(0..);
            let (_, stmt) = stmts.find(|(stmt, _)| stmt.kind == StmtKind::Call(call))?;
            Some(Point { block, stmt })
        })
    }

    /// Where the work behind a handle is waited for, and what comes back.
    fn join_of(self, handle: &Value) -> Option<(Point, Span, LocalId)> {
        handle.events.iter().find_map(|event| match event.kind {
            EventKind::Awaited(id) => {
                let point = &self.body().awaits[id];
                let is_alone = matches!(point.kind, conc_model::AwaitKind::Single);
                is_alone.then_some((event.point, point.span, point.dest))
            }
            EventKind::Passed { call, arg: 0 } if self.call(call).has(Effect::Joins) => {
                let joins = self.call(call);
                Some((event.point, joins.name_span(), joins.call().dest))
            }
            _ => None,
        })
    }

    /// Does the body itself do anything that takes time between two points of a block?
    fn does_something_between(self, from: Point, to: Point) -> bool {
        let stmts = &self.body().blocks[from.block].stmts;
        let between = stmts.iter().zip(0..).filter(|(_, index)| {
            let index: u32 = *index;
            from.stmt < index && index < to.stmt
        });
        let mut between = between.map(|(stmt, _)| &stmt.kind);
        between.any(|kind| match kind {
            StmtKind::Await(_) => true,
            StmtKind::Call(id) => {
                let call = self.call(*id);
                call.is_opaque() || call.has(Effect::Blocks) || call.has(Effect::Sends)
            }
            _ => false,
        })
    }

    /// Is a panic of the work passed on or left alone? Who looks at it closely spawns for its sake.
    fn failure_is_passed_on(self, result: LocalId) -> bool {
        let is_it = |operand: &Operand| operand.place().and_then(Place::as_local) == Some(result);
        let panics = self
            .calls()
            .any(|call| call.has(Effect::Panics) && call.call().args.first().is_some_and(is_it));
        let mut blocks = self.body().blocks.iter();
        panics
            || blocks.any(|block| {
                let tried =
                    matches!(&block.terminator, Terminator::Try { operand, .. } if is_it(operand));
                let discarded = block.stmts.iter().any(
                    |stmt| matches!(stmt.kind, StmtKind::Discard { local, .. } if local == result),
                );
                tried || discarded
            })
    }
}

impl super::view::CallView<'_> {
    /// Is it a method of a builder, as of one that sets the size of the stack?
    fn makes_its_thread_special(self) -> bool {
        matches!(self.call().callee, conc_model::Callee::Method { .. })
            && self.has(Effect::Spawns(TaskKind::Thread))
    }
}
