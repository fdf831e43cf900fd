//! Branches of `select!` whose patterns do not match the end of the channel that they wait for.

use conc_model::{
    BlockId, Effect, Name, Operand, PatternId, PatternKind, Place, Select, SelectBranch,
    SelectFlavor, Tells, Terminator, known,
};
use conc_source::Span;

use super::loops::LoopView;
use super::outcomes::Outcome;
use super::view::{BodyView, CallView};

/// A branch that is disabled when its channel is closed.
#[derive(Clone, Copy, Debug)]
pub struct HiddenClose<'w> {
    /// The receive.
    pub call: CallView<'w>,
    /// The loop around the `select!`.
    pub looped: LoopView<'w>,
    /// The macro's name.
    pub select: Span,
    /// Are all branches disabled by the end of their channels? Reported for the first of them only.
    pub all_are: bool,
    /// Do the other branches only wait for such channels and for time to pass?
    pub is_only_source: bool,
    /// Is it a set of tasks, of whose results the pattern matches only the good or only the bad ones?
    pub is_half: bool,
}

impl<'w> BodyView<'w> {
    /// Branches of `select!` in loops, without an `else`, that are disabled when their channel is closed.
    #[must_use]
    pub fn hidden_closes(self) -> Vec<HiddenClose<'w>> {
        let mut found = Vec::new();
        for (block, content) in self.body().blocks.entries() {
            if let Terminator::Select(id) = content.terminator {
                self.add_hidden(block, &self.body().selects[id], &mut found);
            }
        }
        found
    }

    fn add_hidden(self, block: BlockId, select: &'w Select, found: &mut Vec<HiddenClose<'w>>) {
        let Some(looped) = self.loop_around(block) else {
            return;
        };
        if select.flavor != SelectFlavor::Tokio || select.otherwise.is_some() {
            return;
        }
        for branch in &select.branches {
            found.extend(self.joined_half(branch).map(|call| HiddenClose {
                call,
                looped,
                select: select.span,
                all_are: false,
                is_only_source: false,
                is_half: true,
            }));
        }
        let hidden = select
            .branches
            .iter()
            .filter_map(|branch| self.hides_close(branch));
        let hidden: Vec<_> = hidden.collect();
        let all_are = hidden.len() == select.branches.len();
        let timers = select
            .branches
            .iter()
            .filter(|branch| self.is_timer(branch))
            .count();
        let is_only_source = hidden.len() + timers == select.branches.len();
        let shown = if all_are { 1 } else { hidden.len() };
        found.extend(hidden.into_iter().take(shown).map(|call| HiddenClose {
            call,
            looped,
            select: select.span,
            all_are,
            is_only_source,
            is_half: false,
        }));
    }

    /// The call that takes the next result of a set of tasks, if the pattern is `Some(Ok(..))` or `Some(Err(..))`.
    fn joined_half(self, branch: &SelectBranch) -> Option<CallView<'w>> {
        let future = branch.future.place().and_then(Place::as_local)?;
        let call = self.calls().find(|call| call.call().dest == future)?;
        let waits = call.has(Effect::Joins) && !call.has(Effect::Tries);
        let inner = self.only_part(branch.pattern, known::SOME)?;
        let is_half = [known::OK, known::ERR]
            .into_iter()
            .any(|half| self.only_part(inner, half).is_some());
        (waits && is_half).then_some(call)
    }

    /// Does a branch wait for time to pass?
    fn is_timer(self, branch: &SelectBranch) -> bool {
        let future = branch.future.place().and_then(Place::base_local);
        let made = future.and_then(|future| self.defining_call(future));
        made.is_some_and(|call| call.has(Effect::Sleeps))
    }

    /// The pattern within `Name(..)`.
    fn only_part(self, pattern: PatternId, name: Name) -> Option<PatternId> {
        match &self.body().patterns[pattern].kind {
            PatternKind::TupleStruct { path, fields } => {
                let last = self.model().paths[*path].segments.last()?;
                (last.name == name)
                    .then(|| fields.first().copied())
                    .flatten()
            }
            _ => None,
        }
    }

    /// The receive that a branch waits for, if the end of the channel does not match its pattern.
    fn hides_close(self, branch: &SelectBranch) -> Option<CallView<'w>> {
        let future = branch.future.place().and_then(Place::as_local)?;
        let call = self.calls().find(|call| call.call().dest == future)?;
        let is_on_a_channel = call.receives_from().is_some() && call.waits_for_message();
        let is_plain = matches!(branch.future, Operand::Use(_)) && !branch.has_precondition;
        let stays_open = || call.receives_beside_a_sender() || call.keeps_what_it_subscribed_to();
        if !is_on_a_channel || !is_plain || stays_open() {
            return None;
        }
        let course = self.course_after(call, Outcome::Told(Tells::Closed))?;
        course.hidden.then_some(call)
    }

    /// Does a branch of a `select!` over fused futures wait for the call itself? Such a branch is left out for good once
    /// the stream has ended.
    #[must_use]
    pub fn is_left_out_at_the_end(self, call: CallView<'_>) -> bool {
        let mut selects = self.body().selects.iter();
        selects.any(|select| {
            let mut branches = select.branches.iter();
            select.flavor == SelectFlavor::Futures
                && branches.any(|branch| {
                    branch.future.place().and_then(Place::as_local) == Some(call.call().dest)
                })
        })
    }
}
