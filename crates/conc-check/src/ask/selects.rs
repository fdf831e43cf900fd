//! Branches of `select!` whose patterns do not match the end of the channel that they wait for.

use conc_model::{BlockId, Operand, Place, Select, SelectBranch, SelectFlavor, Tells, Terminator};
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
        let hidden = select
            .branches
            .iter()
            .filter_map(|branch| self.hides_close(branch));
        let hidden: Vec<_> = hidden.collect();
        let all_are = hidden.len() == select.branches.len();
        let shown = if all_are { 1 } else { hidden.len() };
        found.extend(hidden.into_iter().take(shown).map(|call| HiddenClose {
            call,
            looped,
            select: select.span,
            all_are,
        }));
    }

    /// The receive that a branch waits for, if the end of the channel does not match its pattern.
    fn hides_close(self, branch: &SelectBranch) -> Option<CallView<'w>> {
        let future = branch.future.place().and_then(Place::as_local)?;
        let call = self.calls().find(|call| call.call().dest == future)?;
        let is_on_a_channel = call.receives_from().is_some() && call.waits_for_message();
        let is_plain = matches!(branch.future, Operand::Use(_)) && !branch.has_precondition;
        if !is_on_a_channel || !is_plain {
            return None;
        }
        let course = self.course_after(call, Outcome::Told(Tells::Closed))?;
        course.hidden.then_some(call)
    }
}
