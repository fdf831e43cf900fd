//! Assertions in spawned work, and whether anybody notices when they fail. Panics by `unwrap` are no assertions.

use conc_link::{Point, Ty, ValueKind};
use conc_model::{CallId, Effect, Rvalue, StmtKind, Terminator};
use conc_source::Span;

use super::spawns::Spawn;
use super::view::{BodyView, CallView};

/// How the names of macros begin that panic when what they are told is not so.
const ASSERTIONS: [&str; 2] = ["assert", "debug_assert"];

impl Spawn<'_> {
    /// An assertion that the spawned work makes, and after which it does nothing that anybody else could miss: no message,
    /// no unknown call. Only work that is written down in the spawning function itself is looked at.
    #[must_use]
    pub fn unnoticed_assertion(&self) -> Option<Span> {
        let work = self.runs_inside()?;
        let is_noticed = |point: Point| {
            let later = work.calls_after(point);
            later
                .iter()
                .any(|call| call.is_opaque() || call.tells_others())
        };
        let assertions = work.assertions();
        let unnoticed = assertions
            .into_iter()
            .find(|(point, _)| !is_noticed(*point));
        unnoticed
            .filter(|_| !work.takes_a_sender())
            .map(|(_, span)| span)
    }

    /// The body that runs, if it is a closure or async block in the function that spawns it.
    fn runs_inside(&self) -> Option<BodyView<'_>> {
        let work = BodyView::new(self.call.view.world, self.runs?);
        let same =
            |one: BodyView<'_>, other: BodyView<'_>| one.outermost().at == other.outermost().at;
        let is_inside = work.parent().is_some() && same(work, self.call.view);
        (is_inside && !self.is_wrapped).then_some(work)
    }
}

impl<'w> BodyView<'w> {
    /// The assertions of this body alone, in the order of the text.
    fn assertions(self) -> Vec<(Point, Span)> {
        let mut found = Vec::new();
        for (block, content) in self.body().blocks.entries() {
            if !self.flow().cfg().is_reachable(block) {
                continue;
            }
            for (stmt, index) in content.stmts.iter().zip(0..) {
                if let StmtKind::Assign {
                    value:
                        Rvalue::Macro {
                            path,
                            opaque: false,
                            ..
                        },
                    ..
                } = &stmt.kind
                    && self.is_assertion(*path)
                {
                    found.push((Point { block, stmt: index }, stmt.span));
                }
            }
        }
        found
    }

    fn is_assertion(self, path: conc_model::PathId) -> bool {
        let segments = &self.model().paths[path].segments;
        let name = segments
            .last()
            .map_or("", |last| self.world.universe().text(last.name));
        ASSERTIONS.iter().any(|start| name.starts_with(start))
    }

    /// The calls that may come after a point, in the order of the blocks.
    fn calls_after(self, point: Point) -> Vec<CallView<'w>> {
        let body = self.body();
        let calls_of = |block: conc_model::BlockId, from: usize| {
            let stmts = body.blocks[block].stmts.iter().skip(from);
            let calls = stmts.filter_map(|stmt| match stmt.kind {
                StmtKind::Call(id) => Some(id),
                _ => None,
            });
            calls.collect::<Vec<CallId>>()
        };
        let from = usize::try_from(point.stmt).unwrap_or(usize::MAX);
        let mut found = calls_of(point.block, from.saturating_add(1));
        let cfg = self.flow().cfg();
        let mut later = vec![false; body.blocks.len()];
        for next in cfg.successors(point.block) {
            for (seen, reached) in later.iter_mut().zip(cfg.reachable_from(*next)) {
                *seen |= reached;
            }
        }
        for (block, _) in body.blocks.ids().zip(&later).filter(|(_, later)| **later) {
            found.extend(calls_of(block, 0));
        }
        found.into_iter().map(|id| self.call(id)).collect()
    }

    /// Does the work own the end of a channel, whose drop somebody may see, or read one in a loop?
    fn takes_a_sender(self) -> bool {
        let ends = |ty: &Ty| {
            let carried = self.world.carried(ty);
            carried
                .iter()
                .any(|(kind, _)| matches!(kind, ValueKind::Sender(_) | ValueKind::Receiver(_)))
        };
        let captures = self.body().captures.iter();
        let by_capture = captures
            .map(|capture| self.facts().local(capture.inner))
            .any(|ty| ends(ty.peel_refs()) || self.is_unknown_through_refs(ty));
        by_capture
            || self
                .body()
                .blocks
                .iter()
                .any(|block| matches!(block.terminator, Terminator::Select(_)))
    }

    /// A captured value of unknown type may be what tells the others.
    fn is_unknown_through_refs(self, ty: &Ty) -> bool {
        ty.peel_refs().is_unknown()
    }
}

impl CallView<'_> {
    /// Could somebody else wait for this?
    pub(super) fn tells_others(self) -> bool {
        let tells = [
            Effect::Sends,
            Effect::Notifies,
            Effect::Cancels,
            Effect::Waits,
            Effect::Receives,
            Effect::Closes,
            Effect::Aborts,
            Effect::Persists,
            Effect::Exits,
        ];
        tells.iter().any(|effect| self.has(*effect))
    }
}
