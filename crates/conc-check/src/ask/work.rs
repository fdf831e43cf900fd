//! The work behind a spawn: whether it can end, must finish, or is waited for.

use conc_link::{Ty, ValueKind};
use conc_model::{
    BlockId, CallId, Callee, Effect, LocalId, Operand, Rvalue, StmtKind, TaskKind, Terminator,
    known,
};

use super::loops::LoopView;
use super::spawns::Spawn;
use super::view::{BodyView, CallView};
use crate::Label;

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

    /// A loop of the spawned work that nothing can end, in its own body or in a function that it runs.
    #[must_use]
    pub fn endless_loop(&self) -> Option<LoopView<'w>> {
        self.runs_view()?.endless_loop_within(2)
    }

    /// A loop of the spawned work's own body that ends by a stop signal or with its input: the work lasts as long as those
    /// who use it.
    #[must_use]
    pub fn lasting_loop(&self) -> Option<LoopView<'w>> {
        self.runs_view()?.loops().find(|looped| {
            let endings = looped.endings();
            endings.iter().any(|ending| ending.signal.is_stop())
        })
    }

    /// Is it started for what a loop around the spawn has accepted: one connection of many? A loop that is told to stop
    /// must tell the work, too; otherwise the work counts.
    #[must_use]
    pub fn is_for_one_connection(&self) -> bool {
        let view = self.call.view;
        let Some((block, _)) = view.position_of(self.call.id) else {
            return false;
        };
        let is_told = || {
            let runs = self.runs_view();
            runs.is_some_and(|runs| runs.token_at_hand().is_some() || runs.is_given_a_receiver())
        };
        let mut around = view.loops().filter(|looped| looped.contains(block));
        around.any(|looped| {
            let endings = looped.endings();
            looped.calls().any(CallView::accepts_one)
                && (!endings.iter().any(|ending| ending.signal.is_stop()) || is_told())
        })
    }

    /// Does the work (of a thread) write something that must be complete?
    #[must_use]
    pub fn writes_what_must_be_complete(&self) -> bool {
        matches!(self.work(), Some(Work::Writes(_)))
    }

    /// Does the work end in a `Result` that nobody sees, and is that all that gets lost?
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
        // A thread dies with the process in the middle of a write; a task of a server lives long enough to finish it.
        let may_be_cut_off = self.task == TaskKind::Thread && !view.is_given_a_receiver();
        let written = may_be_cut_off.then(|| view.persists_within(2)).flatten();
        let result = || (!self.is_wrapped && view.gives_result()).then_some(Work::Result);
        written.map(Work::Writes).or_else(result)
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
        let body = view.body();
        let mut rest = body.blocks[block].stmts.iter().skip(index + 1);
        if rest.any(|stmt| view.may_wait(&stmt.kind)) {
            return true;
        }
        let cfg = view.flow().cfg();
        cfg.successors(block).iter().any(|next| {
            let later = cfg.reachable_from(*next);
            let mut blocks = body.blocks.iter().zip(later).filter(|(_, later)| *later);
            blocks.any(|(block, _)| {
                let by_iterator = matches!(block.terminator, Terminator::Next { iterator, .. } if view.may_block(iterator));
                by_iterator || block.stmts.iter().any(|stmt| view.may_wait(&stmt.kind))
            })
        })
    }
}

impl<'w> BodyView<'w> {
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
        by_call || self.iterates_a_receiver() || self.awaits_a_receiver()
    }

    /// Does the work own a receiver? Then it ends by its channel, somewhere further down.
    fn is_given_a_receiver(self) -> bool {
        let is_receiver = |local: &LocalId| match self.facts().local(*local) {
            Ty::Adt(adt, _) => matches!(self.world.kind_of(*adt), Some(ValueKind::Receiver(_))),
            _ => false,
        };
        let body = self.body();
        let mut captured = body.captures.iter().map(|capture| capture.inner);
        captured.any(|local| is_receiver(&local)) || body.params.iter().any(is_receiver)
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
        let own = self.calls_that(Effect::Persists).next();
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
                    && !self.has_seen_its_errors()
                    && args.get(1).is_some_and(|error| self.tells_something(error))
            }
            _ => false,
        }
    }

    pub(super) fn position_of(self, id: CallId) -> Option<(BlockId, usize)> {
        self.body().blocks.entries().find_map(|(block, body)| {
            let at = body
                .stmts
                .iter()
                .position(|stmt| stmt.kind == StmtKind::Call(id))?;
            Some((block, at))
        })
    }

    /// Does one call come right behind another: as the call that is given its result, or with nothing called or awaited between?
    #[must_use]
    pub fn nothing_happens_between(self, first: CallId, second: CallId) -> bool {
        let calls = &self.body().calls;
        if calls[second].span.contains(calls[first].span) {
            return true;
        }
        let places = self.position_of(first).zip(self.position_of(second));
        places.is_some_and(|((block, from), (other, to))| {
            let stmts = self.body().blocks[block].stmts.get(from + 1..to);
            let is_work = |kind: &StmtKind| matches!(kind, StmtKind::Call(_) | StmtKind::Await(_));
            block == other
                && stmts.is_some_and(|stmts| !stmts.iter().any(|stmt| is_work(&stmt.kind)))
        })
    }

    /// May asking this iterator for its next item wait for something? Not if it walks over a range or a list.
    pub(super) fn may_block(self, iterator: LocalId) -> bool {
        let stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        let made = |local: LocalId| {
            stmts.clone().find_map(move |stmt| match &stmt.kind {
                StmtKind::Assign { dest, value } if dest.as_local() == Some(local) => Some(value),
                _ => None,
            })
        };
        let Some(Rvalue::IntoIter(source)) = made(iterator) else {
            return true;
        };
        let listed = matches!(
            self.operand_type(source).peel_refs(),
            Ty::Array(_) | Ty::Slice(_)
        );
        let built = source
            .place()
            .and_then(conc_model::Place::as_local)
            .and_then(made);
        !listed && !matches!(built, Some(Rvalue::Aggregate { .. }))
    }

    /// May this event take long enough for other work to be done?
    pub(super) fn may_wait(self, event: &StmtKind) -> bool {
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
    /// Does it, or the function of the group that it calls, wait for the next connection?
    fn accepts_one(self) -> bool {
        let callee = || {
            let callee = self.runs_body().filter(|_| self.is_opaque());
            callee.map(|callee| BodyView::new(self.view.world, callee))
        };
        let is_named = || {
            let is_method =
                matches!(self.call().callee, Callee::Method { name, .. } if name == known::ACCEPT);
            is_method && self.is_opaque()
        };
        self.has(Effect::Accepts)
            || is_named()
            || callee().is_some_and(|callee| callee.calls_that(Effect::Accepts).next().is_some())
    }
}

impl Spawn<'_> {
    /// May the work go on for long: is there a loop other than `for` in it, or in a function that it runs?
    #[must_use]
    pub fn goes_on(&self) -> bool {
        self.runs_view().is_some_and(|view| view.loops_within(2))
    }
}

impl BodyView<'_> {
    fn loops_within(self, depth: usize) -> bool {
        self.has_unbounded_loop()
            || depth.checked_sub(1).is_some_and(|depth| {
                let mut callees = self.calls().filter_map(CallView::runs_body);
                callees.any(|callee| BodyView::new(self.world, callee).loops_within(depth))
            })
    }
}
