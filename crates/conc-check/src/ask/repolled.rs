//! Join handles that a loop polls again after they are done, which panics.

use conc_link::{Ty, ValueKind};
use conc_model::{
    AwaitKind, BlockId, Body, LocalId, Operand, SelectFlavor, StmtKind, TaskKind, Terminator,
};
use conc_source::Span;

use super::loops::LoopView;

/// A handle that a loop awaits by reference in each round, and that may be done already.
#[derive(Clone, Copy, Debug)]
pub struct RepolledHandle {
    /// The handle's variable.
    pub handle: LocalId,
    /// Where it is polled: the branch of the `select!`, or the `await`.
    pub polled: Span,
    /// Is it a branch of a `select!`?
    pub in_select: bool,
}

impl LoopView<'_> {
    /// Handles from outside of the loop that are awaited by reference in each round, although the loop goes on when they
    /// are done.
    #[must_use]
    pub fn repolled_handles(self) -> Vec<RepolledHandle> {
        let mut found: Vec<RepolledHandle> = Vec::new();
        let body = self.view.body();
        for block in self
            .blocks()
            .filter(|block| body.blocks[*block].in_loop == Some(self.id))
        {
            found.extend(self.repolled_by_select(block));
            found.extend(self.repolled_by_await(block));
        }
        found
    }

    fn repolled_by_select(self, block: BlockId) -> Vec<RepolledHandle> {
        let body = self.view.body();
        let Terminator::Select(select) = &body.blocks[block].terminator else {
            return Vec::new();
        };
        let select = &body.selects[*select];
        if select.flavor != SelectFlavor::Tokio {
            return Vec::new();
        }
        let branches = select.branches.iter();
        let found = branches.filter_map(|branch| {
            let handle = self.borrowed_handle(&branch.future)?;
            let goes_on =
                !branch.has_precondition && self.comes_round_from(branch.handler, branch.span);
            goes_on.then_some(RepolledHandle {
                handle,
                polled: branch.span,
                in_select: true,
            })
        });
        found.collect()
    }

    fn repolled_by_await(self, block: BlockId) -> Option<RepolledHandle> {
        let body = self.view.body();
        let mut stmts = body.blocks[block].stmts.iter();
        let point = stmts.find_map(|stmt| match stmt.kind {
            StmtKind::Await(id) => Some(&body.awaits[id]),
            _ => None,
        })?;
        if point.kind != AwaitKind::Single {
            return None;
        }
        let handle = self.borrowed_handle(point.futures.first()?)?;
        let cfg = self.view.flow().cfg();
        let mut next = cfg.successors(block).iter();
        let header = body.loops[self.id].header;
        let goes_on = next.any(|next| {
            *next == header || (self.contains(*next) && self.comes_round_from(*next, point.span))
        });
        goes_on.then_some(RepolledHandle {
            handle,
            polled: point.span,
            in_select: false,
        })
    }

    /// The variable outside of the loop, never written in it, that is a task's handle and that this operand borrows.
    fn borrowed_handle(self, operand: &Operand) -> Option<LocalId> {
        let local = self.referent(operand)?;
        let view = self.view;
        let is_handle = match view.facts().local(local) {
            Ty::Adt(adt, _) => matches!(
                view.world.kind_of(*adt),
                Some(ValueKind::Handle {
                    task: TaskKind::Task | TaskKind::LocalTask | TaskKind::Blocking,
                    ..
                })
            ),
            _ => false,
        };
        let is_kept =
            view.is_variable(local) && self.declared_outside(local) && !self.changes(local);
        (is_handle && is_kept).then_some(local)
    }

    /// `h` of `&mut h`, also by way of a temporary.
    fn referent(self, operand: &Operand) -> Option<LocalId> {
        match operand {
            Operand::Ref { place, .. } => place.as_local(),
            Operand::Use(place) => {
                let temporary = place.as_local()?;
                let body = self.view.body();
                let mut stmts = body.blocks.iter().flat_map(|block| &block.stmts);
                stmts.find_map(|stmt| match &stmt.kind {
                    StmtKind::Assign {
                        dest,
                        value: conc_model::Rvalue::Use(Operand::Ref { place, .. }),
                    } if dest.as_local() == Some(temporary) => place.as_local(),
                    _ => None,
                })
            }
            Operand::Literal(_) => None,
        }
    }

    /// Does the loop assign to the variable, or lend it mutably to a call that may?
    fn changes(self, local: LocalId) -> bool {
        let body = self.view.body();
        let assigns = self.blocks().any(|block| {
            body.blocks[block].stmts.iter().any(|stmt| {
                matches!(&stmt.kind, StmtKind::Assign { dest, .. } if dest.base_local() == Some(local))
            })
        });
        let lends = || {
            self.calls().any(|call| {
                let args = &call.call().args;
                args.iter().any(|arg| {
                    matches!(arg, Operand::Ref { mutable: true, place } if place.base_local() == Some(local))
                })
            })
        };
        assigns || lends()
    }

    /// Can the next round begin after this block, with nothing noted on the way by which the loop could know better?
    ///
    /// An exit behind the text that handles the result, or a variable from outside that is written, may be such a note.
    fn comes_round_from(self, start: BlockId, handler: Span) -> bool {
        let body = self.view.body();
        let cfg = self.view.flow().cfg();
        let header = body.loops[self.id].header;
        let (mut seen, mut comes_round) = (vec![start], false);
        let mut at = 0;
        while let Some(block) = seen.get(at).copied() {
            at += 1;
            if cfg.is_stuck(block) {
                continue;
            }
            let is_handled = handler.contains(body.blocks[block].span);
            if !is_handled && body.blocks[block].terminator == Terminator::Return {
                return false;
            }
            for next in cfg.successors(block) {
                comes_round |= *next == header;
                let leaves = !self.contains(*next) && !is_handled;
                if leaves || self.notes_something(block) {
                    return false;
                }
                if self.contains(*next) && *next != header && !seen.contains(next) {
                    seen.push(*next);
                }
            }
        }
        comes_round
    }

    /// Does a block write to a variable from outside of the loop?
    fn notes_something(self, block: BlockId) -> bool {
        let body = self.view.body();
        body.blocks[block]
            .stmts
            .iter()
            .any(|stmt| match &stmt.kind {
                StmtKind::Assign { dest, .. } => match dest.base_local() {
                    Some(local) => local != Body::RETURN && self.declared_outside(local),
                    None => true,
                },
                _ => false,
            })
    }
}
