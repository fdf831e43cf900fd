//! Whether a variable can be dropped before a loop: nothing needs it from there on, and the loop is a statement.

use conc_link::{EventKind, ValueId};
use conc_model::{BlockId, LocalId, LoopId, Terminator};
use conc_source::Span;

use super::loops::LoopView;
use crate::{Applicability, Edit, Suggestion};

impl LoopView<'_> {
    /// `drop(name);` in front of the loop, where that surely compiles and changes nothing else.
    #[must_use]
    pub fn drop_before(self, variable: LocalId) -> Option<Suggestion> {
        let name = self.view.name(variable)?;
        if !self.is_unused_from_here(variable) || !self.is_statement() || !self.runs_once(variable)
        {
            return None;
        }
        let start = self.view.body().loops[self.id].span.start;
        Some(Suggestion {
            title: format!("drop `{name}` before the loop"),
            applicability: Applicability::MachineApplicable,
            edits: vec![Edit {
                file: self.view.file(),
                span: Span::new(start, start),
                text: format!("drop({name});\n"),
            }],
        })
    }

    /// Is nothing done with the variable in the loop or behind it?
    fn is_unused_from_here(self, variable: LocalId) -> bool {
        let flow = self.view.flow();
        let body = self.view.body();
        let header = body.loops[self.id].header;
        let later = flow.cfg().reachable_from(header);
        let held = flow.alive_at_entry(header).into_iter();
        let mut held = held.filter(|(_, holder)| *holder == variable);
        let is_idle = |value: ValueId| {
            flow.value(value).events.iter().all(|event| {
                let is_later = later.get(event.point.block.0 as usize) == Some(&true);
                match event.kind {
                    EventKind::Dropped | EventKind::Absent => true,
                    EventKind::BorrowedBy(_) => false,
                    _ => !is_later,
                }
            })
        };
        held.all(|(value, _)| is_idle(value))
    }

    /// Is the variable declared within the loops around this one, so that it is dropped once only?
    fn runs_once(self, variable: LocalId) -> bool {
        let body = self.view.body();
        let declared = body.locals[variable].span;
        let around = |id: LoopId| body.loops[id].span.contains(declared);
        body.loops[self.id].parent.is_none_or(around)
    }

    /// Is there surely a statement in front of the loop, or the beginning of a block: no arm or closure that is only the
    /// loop?
    fn is_statement(self) -> bool {
        let body = self.view.body();
        let looped = &body.loops[self.id];
        let is_before = |id: &BlockId| {
            let successors = self.view.flow().cfg().successors(*id);
            successors.contains(&looped.header) && !self.contains(*id)
        };
        let mut before = body.blocks.ids().filter(is_before);
        let is_whole_body = body.span.start == looped.span.start;
        !is_whole_body && before.all(|block| !self.is_a_choice(block))
    }

    /// Does control come to the block by a decision, other than the end of a loop?
    fn is_a_choice(self, block: BlockId) -> bool {
        let body = self.view.body();
        let is_exit = body.loops.iter().any(|looped| looped.exit == block);
        let chosen = body.blocks.iter().any(|from| match &from.terminator {
            Terminator::Match { arms, .. } => arms.iter().any(|arm| arm.target == block),
            Terminator::If {
                then, otherwise, ..
            } => *then == block || *otherwise == block,
            Terminator::Select(id) => {
                let select = &body.selects[*id];
                let mut handlers = select.branches.iter().map(|branch| branch.handler);
                handlers.any(|handler| handler == block) || select.otherwise == Some(block)
            }
            _ => false,
        });
        chosen && !is_exit
    }
}
