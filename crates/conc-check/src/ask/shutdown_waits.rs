//! Waits behind the signal to stop, and exits without any wait.

use conc_link::{FunctionRef, Point};
use conc_model::{AwaitKind, BodyOwner, Effect, Operand, Place, StmtKind};
use conc_source::Span;

use super::spawns::Spawn;
use super::view::{BodyView, CallView};
use crate::ValueKind;

/// A wait for the end of work that was told to stop.
#[derive(Clone, Copy, Debug)]
pub struct ShutdownWait {
    /// Where the signal is given.
    pub signal: Span,
    /// The `await`.
    pub waits: Span,
}

impl<'w> BodyView<'w> {
    /// Awaits of handles and sets of tasks behind the cancellation of a token in this body, without a deadline here or
    /// around any call of its function.
    #[must_use]
    pub fn shutdown_waits(self) -> Vec<ShutdownWait> {
        let signals: Vec<(CallView<'w>, Point)> = self
            .calls_with_points()
            .filter(|(call, _)| call.has(Effect::Cancels))
            .collect();
        if signals.is_empty() || self.is_called_with_a_deadline() {
            return Vec::new();
        }
        let cfg = self.flow().cfg();
        let waits = self.waits_for_work();
        let behind = waits.into_iter().filter_map(|(point, waits)| {
            let mut given = signals.iter();
            let (signal, _) = given.find(|(_, given)| cfg.leads(*given, point, Some(*given)))?;
            let signal = signal.name_span();
            Some(ShutdownWait { signal, waits })
        });
        behind.collect()
    }

    /// `handle.await`, `tracker.wait().await`, and the like; with their points.
    fn waits_for_work(self) -> Vec<(Point, Span)> {
        let body = self.body();
        let mut found = Vec::new();
        for (block, content) in body.blocks.entries() {
            for (stmt, index) in content.stmts.iter().zip(0..) {
                if let StmtKind::Await(id) = stmt.kind
                    && body.awaits[id].kind == AwaitKind::Single
                    && let Some(future) = body.awaits[id].futures.first()
                    && self.stands_for_work(future)
                {
                    found.push((Point { block, stmt: index }, body.awaits[id].span));
                }
            }
        }
        found
    }

    fn stands_for_work(self, future: &Operand) -> bool {
        let carried = self.world.carried(self.operand_type(future).peel_refs());
        let is_handle = carried
            .iter()
            .any(|(kind, _)| matches!(kind, ValueKind::Handle { .. }));
        let local = future.place().and_then(Place::as_local);
        let call = local.and_then(|local| self.defining_call(local));
        is_handle || call.is_some_and(|call| call.has(Effect::Joins) && !call.has(Effect::Timed))
    }

    /// Is the future of this body's function given to a call that bounds it, anywhere?
    fn is_called_with_a_deadline(self) -> bool {
        let BodyOwner::Function(function) = self.body().owner else {
            return false;
        };
        let callers = self.world.callers(FunctionRef::new(self.at.file, function));
        callers.iter().any(|(at, call)| {
            let caller = Self::new(self.world, *at);
            let made = caller.body().calls[*call].dest;
            caller.calls().any(|other| {
                let args = other.call().args.iter();
                let mut locals = args.filter_map(|arg| arg.place().and_then(Place::as_local));
                other.has(Effect::Timed) && locals.any(|local| local == made)
            })
        })
    }
}

impl<'w> Spawn<'w> {
    /// An exit of the process in the same body that this spawn leads to without any wait in between.
    #[must_use]
    pub fn exit_right_after(&self) -> Option<CallView<'w>> {
        let view = self.call.view;
        let cfg = view.flow().cfg();
        let mut calls = view.calls_with_points();
        let (_, start) = calls.find(|(call, _)| call.id == self.call.id)?;
        let waits = view.points_that_may_wait();
        let mut exits = view
            .calls_with_points()
            .filter(|(call, _)| call.has(Effect::Exits));
        let found = exits.find(|(_, exit)| {
            let between = |wait: &Point| {
                *wait != start
                    && *wait != *exit
                    && cfg.leads(start, *wait, Some(start))
                    && cfg.leads(*wait, *exit, Some(start))
            };
            cfg.leads(start, *exit, Some(start)) && !waits.iter().any(between)
        });
        found.map(|(call, _)| call)
    }
}

impl BodyView<'_> {
    fn points_that_may_wait(self) -> Vec<Point> {
        let blocks = self.body().blocks.entries();
        let all = blocks.flat_map(|(block, content)| {
            let stmts = content.stmts.iter().zip(0..);
            stmts.map(move |(stmt, index)| (Point { block, stmt: index }, stmt))
        });
        let waiting = all.filter(|(_, stmt)| self.may_wait(&stmt.kind));
        waiting.map(|(point, _)| point).collect()
    }
}
