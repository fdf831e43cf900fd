//! What is spawned, and what becomes of its handle.

use conc_link::{BodyRef, CallTarget, EventKind, FunctionRef, Origin, Ty, Value, ValueKind};
use conc_model::{
    BlockId, BodyOwner, CallId, Discard, Effect, OnDrop, Operand, Rvalue, StmtKind, TaskKind,
    Terminator, known,
};

use super::loops::LoopView;
use super::view::{BodyView, CallView};
use crate::Label;

/// A call that starts a thread or task.
#[derive(Clone, Copy, Debug)]
pub struct Spawn<'w> {
    /// The call.
    pub call: CallView<'w>,
    /// What it starts.
    pub task: TaskKind,
    /// What becomes of the handle.
    pub fate: Fate,
    /// The closure, async block or async function that runs, if it is one of this group.
    pub runs: Option<BodyRef>,
}

/// What becomes of a handle within the body that got it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// There is none: the spawn function returns nothing to hold.
    NoHandle,
    /// Thrown away at once: `spawn(..);` or `let _ = spawn(..);`.
    Discarded(Discard),
    /// Bound to a variable that nothing uses before its scope ends.
    Unused,
    /// Joined, awaited, aborted, stored, passed on, returned, or explicitly dropped.
    Kept,
}

impl Fate {
    /// Is the work behind it left alone without a word (an explicit `drop(handle)` says that it is meant)?
    #[must_use]
    pub fn is_lost(self) -> bool {
        matches!(self, Self::Discarded(_) | Self::Unused)
    }
}

impl<'w> BodyView<'w> {
    /// All calls that spawn.
    pub fn spawns(self) -> impl Iterator<Item = Spawn<'w>> {
        self.spawns_within(2)
    }

    fn spawns_within(self, depth: usize) -> impl Iterator<Item = Spawn<'w>> {
        self.calls().filter_map(move |call| {
            self.spawn_by(call)
                .or_else(|| self.spawn_through(call, depth))
        })
    }

    /// A call of a known spawn function.
    fn spawn_by(self, call: CallView<'w>) -> Option<Spawn<'w>> {
        let task = call.effects().iter().find_map(|effect| match effect {
            Effect::Spawns(task) => Some(*task),
            _ => None,
        })?;
        Some(Spawn {
            call,
            task,
            fate: self.handle_fate(call.id),
            runs: self.spawned_body(call),
        })
    }

    /// A call of a function of the group that spawns and returns the handle.
    fn spawn_through(self, call: CallView<'w>, depth: usize) -> Option<Spawn<'w>> {
        let depth = depth.checked_sub(1)?;
        let fate = self.handle_fate(call.id);
        if fate == Fate::NoHandle || !call.is_opaque() {
            return None;
        }
        let callee = Self::new(self.world, call.runs_body()?);
        let inner = callee
            .spawns_within(depth)
            .find(|spawn| callee.returns_handle_of(spawn))?;
        Some(Spawn {
            call,
            fate,
            ..inner
        })
    }

    fn returns_handle_of(self, spawn: &Spawn<'_>) -> bool {
        let mut made = self
            .flow()
            .values()
            .iter()
            .filter(|value| value.origin == Origin::Call(spawn.call.id));
        made.any(|value| {
            value
                .events
                .iter()
                .any(|event| event.kind == EventKind::Returned)
        })
    }

    /// What becomes of the handle that a call returns.
    #[must_use]
    pub fn handle_fate(self, call: CallId) -> Fate {
        let is_it = |value: &&Value| {
            value.origin == Origin::Call(call) && matches!(value.kind, ValueKind::Handle { .. })
        };
        let Some(value) = self.flow().values().iter().find(is_it) else {
            return Fate::NoHandle;
        };
        if self.call(call).is_on_task_set() {
            return Fate::Kept;
        }
        let mut fate = Fate::Unused;
        for event in &value.events {
            match event.kind {
                EventKind::Discarded(how) => fate = Fate::Discarded(how),
                EventKind::Moved(_)
                | EventKind::Dropped
                | EventKind::Overwritten
                | EventKind::Absent => {}
                EventKind::Borrowed { call, arg: 0 } if self.call(call).only_looks() => {}
                _ => return Fate::Kept,
            }
        }
        fate
    }

    /// A reference or something copied: nothing by which work could be ended or awaited.
    fn is_plain_data(self, ty: &Ty) -> bool {
        match ty {
            Ty::Ref { .. } | Ty::Primitive(_) => true,
            Ty::Tuple(parts) => parts.is_empty(),
            other => self.world.index().is_copy(self.world.universe(), other),
        }
    }

    /// Does dropping the handle of this spawn let the work go on?
    #[must_use]
    pub fn drop_detaches(self, spawn: &Spawn<'_>) -> bool {
        let mut made = self
            .flow()
            .values()
            .iter()
            .filter(|value| value.origin == Origin::Call(spawn.call.id));
        made.all(|value| {
            !matches!(
                value.kind,
                ValueKind::Handle {
                    on_drop: OnDrop::Cancel | OnDrop::Join,
                    ..
                }
            )
        })
    }

    /// The body of the group that a spawn call runs: its closure or future argument, through library adapters.
    fn spawned_body(self, call: CallView<'w>) -> Option<BodyRef> {
        (0..call.call().args.len()).find_map(|arg| body_within(&call.arg_type(arg), 3))
    }
}

fn body_within(ty: &Ty, depth: usize) -> Option<BodyRef> {
    let depth = depth.checked_sub(1)?;
    match ty {
        Ty::Closure(body) => Some(*body),
        Ty::Future { body, .. } => *body,
        Ty::Adt(_, args) => args.iter().find_map(|arg| body_within(arg, depth)),
        _ => None,
    }
}

/// Why the work behind a handle must not get lost.
#[derive(Clone, Copy, Debug)]
enum Work<'w> {
    /// It ends in a `Result`.
    Result,
    /// It writes something that must be complete.
    Writes(CallView<'w>),
}

impl<'w> Spawn<'w> {
    /// The body that runs.
    fn runs_view(&self) -> Option<BodyView<'w>> {
        Some(BodyView::new(self.call.view.world, self.runs?))
    }

    /// Does the spawn happen once in the life of the process, on the way from `main`?
    #[must_use]
    pub fn happens_once(&self) -> bool {
        let view = self.call.view;
        view.fills_a_static() || (!view.is_in_loop(self.call.id) && view.runs_once(8))
    }

    /// A loop of the spawned work that nothing can end, in its own body or in a function that it runs.
    #[must_use]
    pub fn endless_loop(&self) -> Option<LoopView<'w>> {
        self.runs_view()?.endless_loop_within(2)
    }

    /// Does the work end in a `Result` that nobody sees, or (in a thread) write something that must be complete?
    #[must_use]
    pub fn work_must_finish(&self) -> bool {
        self.work().is_some()
    }

    /// Does it end in a `Result`?
    #[must_use]
    pub fn loses_a_result(&self) -> bool {
        matches!(self.work(), Some(Work::Result))
    }

    /// What shows that it must finish.
    #[must_use]
    pub fn work_label(&self) -> Option<Label> {
        match self.work()? {
            Work::Writes(call) => Some(call.view.label(
                call.name_span(),
                "cut short if the program ends before this is done",
            )),
            Work::Result => {
                let body = self.runs_view()?;
                let start = body.body().span.start;
                let head = conc_source::Span::new(start, start + 1);
                Some(body.label(head, "ends in a `Result` that nobody reads"))
            }
        }
    }

    fn work(&self) -> Option<Work<'w>> {
        let view = self.runs_view()?;
        if view.ends_with_its_input() {
            return None;
        }
        if view.gives_result() {
            return Some(Work::Result);
        }
        // A thread dies with the process in the middle of a write; a task of a server lives long enough to finish it.
        let is_thread = self.task == TaskKind::Thread;
        view.persists_within(2)
            .filter(|_| is_thread)
            .map(Work::Writes)
    }

    /// Does the spawning body wait for anything after the spawn: an await, a join, a receive, a call of unknown length?
    #[must_use]
    pub fn waits_after(&self) -> bool {
        let view = self.call.view;
        let Some((block, index)) = view.position_of(self.call.id) else {
            return true;
        };
        if !view.returns_from(block) {
            return true;
        }
        let rest = view.body().blocks[block].stmts.iter().skip(index + 1);
        if rest.clone().any(|stmt| view.may_wait(&stmt.kind)) {
            return true;
        }
        let mut later = vec![false; view.body().blocks.len()];
        for next in view.flow().cfg().successors(block) {
            for (seen, more) in later
                .iter_mut()
                .zip(view.flow().cfg().reachable_from(*next))
            {
                *seen |= more;
            }
        }
        let blocks = view
            .body()
            .blocks
            .iter()
            .zip(later)
            .filter(|(_, later)| *later);
        blocks
            .into_iter()
            .any(|(block, _)| block.stmts.iter().any(|stmt| view.may_wait(&stmt.kind)))
    }
}

impl<'w> BodyView<'w> {
    fn is_in_loop(self, call: CallId) -> bool {
        let at = self.position_of(call);
        at.is_some_and(|(block, _)| self.body().blocks[block].in_loop.is_some())
    }

    /// Do all calls of the function around this body lead back to `main` without a loop in between?
    fn runs_once(self, depth: usize) -> bool {
        if self.is_main() {
            return true;
        }
        let (Some(depth), BodyOwner::Function(function)) =
            (depth.checked_sub(1), self.body().owner)
        else {
            return false;
        };
        let callers = self.world.callers(FunctionRef::new(self.at.file, function));
        !callers.is_empty()
            && callers.iter().all(|(caller, call)| {
                let caller = Self::new(self.world, *caller);
                !caller.is_in_loop(*call) && !caller.is_test() && caller.runs_once(depth)
            })
    }

    fn endless_loop_within(self, depth: usize) -> Option<LoopView<'w>> {
        let own = self.loops().find(|looped| looped.is_endless());
        own.or_else(|| {
            let depth = depth.checked_sub(1)?;
            let mut callees = self.calls().filter_map(CallView::runs_body);
            callees.find_map(|callee| {
                let callee = BodyView::new(self.world, callee);
                if callee.may_return() {
                    None
                } else {
                    callee.endless_loop_within(depth)
                }
            })
        })
    }

    /// Can the end of the body be reached at all?
    fn may_return(self) -> bool {
        self.returns_from(conc_model::Body::ENTRY)
    }

    /// Can the end of the body be reached from this block?
    fn returns_from(self, start: BlockId) -> bool {
        let cfg = self.flow().cfg();
        let reached = cfg.reachable_from(start);
        let mut blocks = self.body().blocks.entries().zip(reached);
        blocks.any(|((id, block), reached)| {
            reached && !cfg.is_stuck(id) && block.terminator == Terminator::Return
        })
    }

    /// Reads a channel or a token that ends it, or tells somebody that it is done.
    fn ends_with_its_input(self) -> bool {
        let ends = [
            Effect::Receives,
            Effect::Drains,
            Effect::ObservesCancel,
            Effect::ObservesClose,
            Effect::Sends,
            Effect::Notifies,
            Effect::Cancels,
        ];
        let by_call = self
            .calls()
            .any(|call| ends.iter().any(|effect| call.has(*effect)));
        by_call || self.iterates_a_receiver()
    }

    /// `for message in receiver`.
    fn iterates_a_receiver(self) -> bool {
        let mut stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        stmts.any(|stmt| match &stmt.kind {
            StmtKind::Assign {
                value: Rvalue::IntoIter(operand),
                ..
            } => {
                let place = operand.place();
                let ty = place.map(|place| self.operand_type(&Operand::Use(place.clone())));
                match ty.unwrap_or_default().peel_refs() {
                    Ty::Adt(adt, _) => {
                        matches!(self.world.kind_of(*adt), Some(ValueKind::Receiver(_)))
                    }
                    _ => false,
                }
            }
            _ => false,
        })
    }

    /// The first call that writes something which must be complete, here or in a function that is run.
    fn persists_within(self, depth: usize) -> Option<CallView<'w>> {
        let own = self.calls().find(|call| call.has(Effect::Persists));
        own.or_else(|| {
            let depth = depth.checked_sub(1)?;
            let mut callees = self.calls().filter_map(CallView::runs_body);
            callees.find_map(|callee| BodyView::new(self.world, callee).persists_within(depth))
        })
    }

    /// Is the result only that of awaiting another task, whose own outcome is inside?
    fn passes_on_a_join(self) -> bool {
        let result = conc_model::Body::RETURN;
        let mut points = self.body().awaits.iter();
        points.any(|point| {
            let given_back = point.dest == result || self.moved_from(result) == Some(point.dest);
            let future = point.futures.first().map(|future| self.operand_type(future)).unwrap_or_default();
            let is_handle = matches!(&future, Ty::Adt(adt, _) if matches!(self.world.kind_of(*adt), Some(ValueKind::Handle { .. })));
            given_back && is_handle
        })
    }

    fn tells_something(self, error: &Ty) -> bool {
        match error {
            Ty::Adt(adt, _) => !self.world.universe().adt(*adt).variants.is_empty(),
            Ty::Traits { .. } => true,
            _ => false,
        }
    }

    fn gives_result(self) -> bool {
        match &self.facts().output {
            Ty::Adt(adt, args) => {
                let universe = self.world.universe();
                let is_result =
                    universe.is_library(adt.file) && universe.adt(*adt).name == known::RESULT;
                // `Result<_, ()>` and `Result<_, Infallible>` tell nobody anything, nor does a type that is not known.
                is_result
                    && !self.passes_on_a_join()
                    && args.get(1).is_some_and(|error| self.tells_something(error))
            }
            _ => false,
        }
    }

    fn position_of(self, id: CallId) -> Option<(BlockId, usize)> {
        self.body().blocks.entries().find_map(|(block, body)| {
            let at = body
                .stmts
                .iter()
                .position(|stmt| stmt.kind == StmtKind::Call(id))?;
            Some((block, at))
        })
    }

    /// May this event take long enough for other work to be done?
    fn may_wait(self, event: &StmtKind) -> bool {
        let waits = [
            Effect::Blocks,
            Effect::Joins,
            Effect::Waits,
            Effect::Receives,
            Effect::Drains,
            Effect::Sleeps,
            Effect::RunsNow,
            Effect::RunsForever,
        ];
        match event {
            StmtKind::Await(_) => true,
            StmtKind::Call(id) => {
                let call = self.call(*id);
                call.is_opaque() || waits.iter().any(|effect| call.has(*effect))
            }
            _ => false,
        }
    }
}

impl CallView<'_> {
    /// Is it a method of a set of tasks, which keeps what it starts?
    fn is_on_task_set(self) -> bool {
        match self.arg_type(0).peel_refs() {
            Ty::Adt(adt, _) => {
                let effects = self.view.world.universe().adt_effects(*adt);
                effects.contains(&Effect::TaskSet) && !effects.contains(&Effect::Runtime)
            }
            _ => false,
        }
    }

    /// A method of a handle that neither waits for, ends nor passes on what is behind it: `id()`, `thread()`.
    fn only_looks(self) -> bool {
        let plain = self
            .effects()
            .iter()
            .all(|effect| *effect == Effect::Panics);
        let result = self
            .facts()
            .map(|facts| facts.result.clone())
            .unwrap_or_default();
        plain && self.function().is_some() && !self.is_opaque() && self.view.is_plain_data(&result)
    }

    /// The body of the group that the call runs (for async functions: that its future runs).
    #[must_use]
    pub fn runs_body(self) -> Option<BodyRef> {
        let facts = self.facts()?;
        match (&facts.result, facts.target) {
            (
                Ty::Future {
                    body: Some(body), ..
                },
                _,
            ) => Some(*body),
            (_, CallTarget::Function(function)) => {
                let universe = self.view.world.universe();
                universe.group_index(function.file)?;
                Some(BodyRef::new(
                    function.file,
                    universe.function(function).body?,
                ))
            }
            _ => None,
        }
    }
}

/// Sets of tasks.
impl BodyView<'_> {
    /// What becomes of a set of tasks: [`Fate::Unused`] when work is started in it, and it is dropped before this body
    /// waits for anything; `None` when nothing is started in it.
    #[must_use]
    pub fn set_fate(self, set: &Value) -> Option<Fate> {
        let mut starts = false;
        for event in &set.events {
            match event.kind {
                EventKind::Borrowed { call, .. } => {
                    let effects = self.call(call).effects();
                    if effects
                        .iter()
                        .any(|effect| matches!(effect, Effect::Spawns(_)))
                    {
                        starts = true;
                    } else {
                        return Some(Fate::Kept);
                    }
                }
                EventKind::Moved(_) | EventKind::Dropped => {}
                _ => return Some(Fate::Kept),
            }
        }
        let waits = self.flow().held_across_awaits().any(|(_, held)| {
            held.iter()
                .any(|(value, _)| std::ptr::eq(self.flow().value(*value), set))
        });
        match (starts, waits) {
            (false, _) => None,
            (true, true) => Some(Fate::Kept),
            (true, false) => Some(Fate::Unused),
        }
    }
}
