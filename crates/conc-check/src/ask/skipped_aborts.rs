//! Aborts that stand at the end of a function, and ways out of it that do not lead there. Aborts without effect are
//! `aborts.rs`.

use conc_link::{Event, EventKind, FunctionRef, Point, Value};
use conc_model::{AwaitId, BodyOwner, CallId, Effect, StmtKind};
use conc_source::Span;

use super::spawns::Spawn;
use super::view::{BodyView, CallView};

/// Work that one way through a function aborts, and another one leaves running.
#[derive(Clone, Copy, Debug)]
pub struct SkippedAbort<'w> {
    /// What starts the work.
    pub spawn: Spawn<'w>,
    /// The abort.
    pub abort: CallView<'w>,
    /// Where the function is left without it: the `?` or `return`, or the await at which its future may be dropped.
    pub left_at: Span,
}

impl<'w> BodyView<'w> {
    /// Work that nothing else ends, that this body aborts in the end, and that a `?` or `return` before that leaves running.
    #[must_use]
    pub fn aborts_skipped_by_return(self) -> Vec<SkippedAbort<'w>> {
        self.skipped(|spawn, handle, abort| {
            spawn.endless_loop()?;
            self.early_drop(handle, abort)
        })
    }

    /// Work that goes on for long and that this async function aborts behind an await, if a caller may drop its future there,
    /// with the place where it does.
    #[must_use]
    pub fn aborts_skipped_by_cancel(self) -> Vec<(SkippedAbort<'w>, CallView<'w>)> {
        if !self.is_async() {
            return Vec::new();
        }
        let skipped = self.skipped(|spawn, handle, abort| {
            spawn.goes_on().then(|| self.await_before(handle, abort))?
        });
        if skipped.is_empty() {
            return Vec::new();
        }
        let raced = self.raced_by();
        let pairs = skipped.into_iter().zip(std::iter::repeat(raced));
        pairs
            .filter_map(|(skipped, raced)| Some((skipped, raced?)))
            .collect()
    }

    /// A call of this function whose future is a branch of a `select!`, and dropped when another branch is done first.
    fn raced_by(self) -> Option<CallView<'w>> {
        let BodyOwner::Function(function) = self.body().owner else {
            return None;
        };
        let function = FunctionRef::new(self.at.file, function);
        let callers = self.world.callers(function).iter();
        let mut calls = callers.map(|(at, call)| Self::new(self.world, *at).call(*call));
        calls.find(|call| {
            let arrival = call.view.arrival(*call);
            !call.view.is_test() && arrival.is_some_and(|arrival| arrival.branch.is_some())
        })
    }

    fn skipped(
        self,
        left_at: impl Fn(&Spawn<'w>, &'w Value, Point) -> Option<Span>,
    ) -> Vec<SkippedAbort<'w>> {
        if self.calls_that(Effect::Aborts).next().is_none() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for spawn in self.spawns() {
            let made = self.handles_of(spawn.call.id).next();
            let Some(handle) = made.filter(|_| self.drop_detaches(&spawn)) else {
                continue;
            };
            let mut aborts = handle.events.iter().filter_map(|event| {
                let abort = self.abort_by(event)?;
                Some((abort, event.point))
            });
            let Some((abort, point)) = aborts.next() else {
                continue;
            };
            if let Some(left_at) = left_at(&spawn, handle, point) {
                found.push(SkippedAbort {
                    spawn,
                    abort: self.call(abort),
                    left_at,
                });
            }
        }
        found
    }

    fn abort_by(self, event: &Event) -> Option<CallId> {
        match event.kind {
            EventKind::Borrowed { call, arg: 0 } | EventKind::Passed { call, arg: 0 }
                if self.call(call).has(Effect::Aborts) =>
            {
                Some(call)
            }
            _ => None,
        }
    }

    /// Where the handle is dropped on a way that has not come by the abort, nor by anything else that uses the handle.
    fn early_drop(self, handle: &Value, abort: Point) -> Option<Span> {
        let cfg = self.flow().cfg();
        let is_use = |event: &&Event| {
            !matches!(
                event.kind,
                EventKind::Moved(_) | EventKind::Dropped | EventKind::Absent
            )
        };
        let uses: Vec<&Event> = handle.events.iter().filter(is_use).collect();
        let mut drops = handle
            .events
            .iter()
            .filter(|event| event.kind == EventKind::Dropped);
        let early = drops.find(|event| {
            let is_used = uses
                .iter()
                .any(|used| cfg.leads(used.point, event.point, Some(handle.birth)));
            !is_used && cfg.leads(handle.birth, event.point, Some(abort))
        })?;
        Some(early.span)
    }

    /// An await between the start of the work and its abort while which the handle lies here.
    fn await_before(self, handle: &Value, abort: Point) -> Option<Span> {
        let cfg = self.flow().cfg();
        let mut held = self.flow().held_across_awaits();
        let (point, _) = held.find(|(point, held)| {
            let is_held = held
                .iter()
                .any(|(value, _)| std::ptr::eq(self.flow().value(*value), handle));
            let at = self.await_point(*point);
            is_held && at.is_some_and(|at| cfg.leads(at, abort, None))
        })?;
        Some(self.body().awaits[point].span)
    }

    fn await_point(self, id: AwaitId) -> Option<Point> {
        for (block, content) in self.body().blocks.entries() {
            for (stmt, index) in content.stmts.iter().zip(0..) {
                if stmt.kind == StmtKind::Await(id) {
                    return Some(Point { block, stmt: index });
                }
            }
        }
        None
    }
}
