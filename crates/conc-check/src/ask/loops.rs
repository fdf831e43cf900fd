//! Whether and how loops end.

use conc_link::is_inside_loop;
use conc_model::{
    BlockId, Callee, Effect, LocalId, LocalKind, LoopId, LoopKind, Rvalue, StmtKind, Terminator,
    known,
};
use conc_source::Span;

use super::view::{BodyView, CallView};

/// A loop of a body.
#[derive(Clone, Copy, Debug)]
pub struct LoopView<'w> {
    /// The body around it.
    pub view: BodyView<'w>,
    /// Which loop.
    pub id: LoopId,
}

impl<'w> BodyView<'w> {
    /// All loops that can be reached.
    pub fn loops(self) -> impl Iterator<Item = LoopView<'w>> {
        let body = self.body();
        let reachable = move |id: &LoopId| self.flow().cfg().is_reachable(body.loops[*id].header);
        body.loops
            .ids()
            .filter(reachable)
            .map(move |id| LoopView { view: self, id })
    }
}

impl<'w> LoopView<'w> {
    /// The keyword and condition.
    #[must_use]
    pub fn head_span(self) -> Span {
        self.view.body().loops[self.id].head_span
    }

    /// How it is written.
    #[must_use]
    pub fn kind(self) -> LoopKind {
        self.view.body().loops[self.id].kind
    }

    /// Is the block part of the loop (or of one nested in it)?
    #[must_use]
    pub fn contains(self, block: BlockId) -> bool {
        is_inside_loop(self.view.body(), block, self.id)
    }

    /// Blocks of the loop that can be reached.
    pub fn blocks(self) -> impl Iterator<Item = BlockId> {
        let cfg = self.view.flow().cfg();
        self.view
            .body()
            .blocks
            .ids()
            .filter(move |block| self.contains(*block) && cfg.is_reachable(*block))
    }

    /// Calls inside, those of nested closures left out.
    pub fn calls(self) -> impl Iterator<Item = CallView<'w>> {
        let body = self.view.body();
        self.blocks().flat_map(move |block| {
            body.blocks[block]
                .stmts
                .iter()
                .filter_map(move |stmt| match stmt.kind {
                    StmtKind::Call(id) => Some(self.view.call(id)),
                    _ => None,
                })
        })
    }

    /// Calls that stand directly in this loop, those of inner loops and nested closures left out.
    pub fn own_calls(self) -> impl Iterator<Item = CallView<'w>> {
        let body = self.view.body();
        let own = self
            .blocks()
            .filter(move |block| body.blocks[*block].in_loop == Some(self.id));
        own.flat_map(move |block| {
            body.blocks[block]
                .stmts
                .iter()
                .filter_map(move |stmt| match stmt.kind {
                    StmtKind::Call(id) => Some(self.view.call(id)),
                    _ => None,
                })
        })
    }

    /// Is the local declared outside, so that it is the same one in every round?
    #[must_use]
    pub fn declared_outside(self, local: LocalId) -> bool {
        let body = self.view.body();
        let declared = &body.locals[local];
        // What is captured is declared in the body around, however late it is used.
        matches!(declared.kind, LocalKind::Upvar(_))
            || !body.loops[self.id].span.contains(declared.span)
    }

    /// Does each round give the variable a new value?
    #[must_use]
    pub fn sets_anew(self, local: LocalId) -> bool {
        let body = self.view.body();
        self.blocks().any(|block| {
            let mut stmts = body.blocks[block].stmts.iter();
            stmts.any(|stmt| match &stmt.kind {
                StmtKind::Assign { dest, .. } => dest.as_local() == Some(local),
                StmtKind::Call(call) => body.calls[*call].dest == local,
                _ => false,
            })
        })
    }

    /// Does it end only by its own condition (no `break`, `return`, `?` inside)?
    #[must_use]
    pub fn ends_only_by_condition(self) -> bool {
        let body = self.view.body();
        let looped = &body.loops[self.id];
        let head = looped.head_span;
        self.view
            .flow()
            .cfg()
            .exits(body, self.id)
            .all(|(block, target)| {
                let in_head = block == looped.header || head.contains(body.blocks[block].span);
                in_head && target.is_some()
            })
    }

    /// Can nothing end it: no `break`, `return`, `?`, condition, panic or macro that could hide one?
    #[must_use]
    pub fn is_endless(self) -> bool {
        let exits = self
            .view
            .flow()
            .cfg()
            .exits(self.view.body(), self.id)
            .next();
        exits.is_none() && !self.may_panic_on_purpose() && !self.has_opaque_macro()
    }

    /// Can the next round begin after this block, on a way that stays in the loop?
    pub(super) fn comes_round(self, start: BlockId) -> bool {
        let body = self.view.body();
        let cfg = self.view.flow().cfg();
        let header = body.loops[self.id].header;
        let (mut seen, mut at) = (vec![start], 0);
        while let Some(block) = seen.get(at).copied() {
            at += 1;
            for next in cfg.successors(block) {
                if *next == header {
                    return true;
                }
                if self.contains(*next) && !seen.contains(next) {
                    seen.push(*next);
                }
            }
        }
        false
    }

    /// Does it await something in rounds of which nobody knows the number?
    pub(super) fn waits_for_more(self) -> bool {
        let body = self.view.body();
        let waits = |block: BlockId| {
            let block = &body.blocks[block];
            let mut stmts = block.stmts.iter();
            matches!(block.terminator, Terminator::Select(_))
                || stmts.any(|stmt| matches!(stmt.kind, StmtKind::Await(_)))
        };
        self.kind() != LoopKind::For && self.blocks().any(waits)
    }

    /// An `unwrap` inside ends the task when the other side is gone, crude as it is; also of something unknown.
    fn may_panic_on_purpose(self) -> bool {
        self.calls().any(|call| {
            let is_named = || {
                matches!(call.call().callee, Callee::Method { name, .. }
                    if name == known::UNWRAP || name == known::EXPECT)
            };
            call.has(Effect::Panics) || (call.function().is_none() && is_named())
        })
    }

    /// A macro of unknown meaning could hold a `return`.
    fn has_opaque_macro(self) -> bool {
        let body = self.view.body();
        self.blocks().any(|block| {
            body.blocks[block].stmts.iter().any(|stmt| {
                matches!(
                    &stmt.kind,
                    StmtKind::Assign {
                        value: Rvalue::Macro { opaque: true, .. },
                        ..
                    }
                )
            })
        })
    }
}
