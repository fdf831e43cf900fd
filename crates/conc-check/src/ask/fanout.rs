//! Loops that start work for each message, and whether anything bounds how much of it runs at once.

use conc_link::{BodyRef, EventKind, Ty, ValueKind};
use conc_model::{Callee, Effect, GuardKind, LoopKind, TaskKind};

use super::loops::LoopView;
use super::spawns::Spawn;
use super::view::{BodyView, CallView};

impl<'w> LoopView<'w> {
    /// Threads and tasks that stand directly in this loop, if it takes messages out of a channel and nothing in it waits for
    /// one of them to end.
    #[must_use]
    pub fn unbounded_spawns(self) -> Vec<Spawn<'w>> {
        let view = self.view;
        let by_calls = || {
            self.own_calls().any(|call| {
                let waits = call.has(Effect::Receives) && !call.has(Effect::Tries);
                waits && !view.is_end_of_own_channel(call)
            })
        };
        let by_iterator = || match self.waits_for_close() {
            Some(waiting) if self.kind() == LoopKind::For => view
                .channels()
                .all(|pair| pair.receiver != waiting.receiver),
            _ => false,
        };
        let receives = by_iterator() || by_calls();
        if !receives || self.is_bounded() {
            return Vec::new();
        }
        let own: Vec<_> = self.own_calls().map(|call| call.id).collect();
        let spawns = self.view.spawns();
        let wanted = spawns.filter(|spawn| {
            let is_plain = matches!(
                spawn.task,
                TaskKind::Thread | TaskKind::Task | TaskKind::LocalTask
            );
            is_plain && own.contains(&spawn.call.id) && !view.sends_handle_of(spawn)
        });
        wanted.collect()
    }

    /// Does it acquire a permit, wait for work to end, end it, let time pass, or look how much there is, or does a loop
    /// around it wait for all that this one has started?
    fn is_bounded(self) -> bool {
        let bounds = |call: CallView<'_>| {
            call.has(Effect::Joins)
                || call.has(Effect::Accepts)
                || call.has(Effect::Sleeps)
                || call.gives_permit()
                || call.looks_at_a_set()
        };
        let mut around = Some(self.id);
        while let Some(id) = around {
            let looped = Self {
                view: self.view,
                id,
            };
            if looped.calls().any(bounds) || looped.awaits_handles() || looped.minds_a_handle() {
                return true;
            }
            around = self.view.body().loops[id].parent;
        }
        false
    }

    /// Does it, or a closure in it, abort what was started before or ask whether that is done?
    fn minds_a_handle(self) -> bool {
        let view = self.view;
        let span = view.body().loops[self.id].span;
        let nested = view.model().bodies.entries().filter(|(_, inner)| {
            inner.parent == Some(view.at.id) && !inner.is_async() && span.contains(inner.span)
        });
        let mut nested =
            nested.map(|(id, _)| BodyView::new(view.world, BodyRef::new(view.at.file, id)));
        self.calls().any(CallView::is_about_a_handle)
            || nested.any(|inner| inner.calls().any(CallView::is_about_a_handle))
    }

    fn awaits_handles(self) -> bool {
        let view = self.view;
        let span = view.body().loops[self.id].span;
        let mut points = view.body().awaits.iter();
        points.any(|point| {
            let mut futures = point.futures.iter();
            span.contains(point.span)
                && futures.any(|future| {
                    let carried = view.world.carried(view.operand_type(future).peel_refs());
                    carried
                        .iter()
                        .any(|(kind, _)| matches!(kind, ValueKind::Handle { .. }))
                })
        })
    }
}

impl BodyView<'_> {
    /// Does whoever asked for the work, or somebody of whom nothing is known, get its handle? How much there is of it is then
    /// theirs to bound.
    fn sends_handle_of(self, spawn: &Spawn<'_>) -> bool {
        let mut handles = self.handles_of(spawn.call.id);
        handles.any(|handle| {
            handle.events.iter().any(|event| match event.kind {
                EventKind::Passed { call, arg } => {
                    let call = self.call(call);
                    arg > 0 && (call.has(Effect::Sends) || call.is_opaque())
                }
                _ => false,
            })
        })
    }
}

impl CallView<'_> {
    /// Does it return a permit, or the future of one?
    fn gives_permit(self) -> bool {
        let result = self.facts().map(|facts| facts.result.clone());
        let result = match result.unwrap_or_default() {
            Ty::Future { output, .. } => (*output).clone(),
            other => other,
        };
        let carried = self.view.world.carried(&result);
        carried
            .iter()
            .any(|(kind, _)| matches!(kind, ValueKind::Guard(GuardKind::Permit)))
    }

    /// A method of a handle, as `abort` and `is_finished`.
    fn is_about_a_handle(self) -> bool {
        let ty = self.arg_type(0);
        let is_method = matches!(self.call().callee, Callee::Method { .. });
        let kind = match ty.peel_refs() {
            Ty::Adt(adt, _) => self.view.world.kind_of(*adt),
            _ => None,
        };
        is_method && matches!(kind, Some(ValueKind::Handle { .. }))
    }

    /// A method of a set of tasks other than those that start one: its size is looked at, or it is emptied.
    fn looks_at_a_set(self) -> bool {
        let ty = self.arg_type(0);
        let is_set = matches!(
            ty.peel_refs(),
            Ty::Adt(adt, _) if matches!(self.view.world.kind_of(*adt), Some(ValueKind::TaskSet(_)))
        );
        let starts = self
            .effects()
            .iter()
            .any(|effect| matches!(effect, Effect::Spawns(_)));
        is_set && !starts
    }
}
