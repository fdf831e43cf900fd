//! Waits for other work inside of what runs on a compute pool. What blocks the threads of an async runtime is asked in
//! `block_on.rs` and `blocking_calls.rs`.

use conc_link::{Ty, ValueKind};
use conc_model::{BodyKind, Effect, Operand, Place, Rvalue, StmtKind, Terminator};
use conc_source::Span;

use super::loops::LoopView;
use super::view::{BodyView, CallView};

/// A place where a thread of a compute pool waits for somebody else.
#[derive(Clone, Copy, Debug)]
pub struct PoolWait<'w> {
    /// The call that hands the closure to the pool.
    pub call: CallView<'w>,
    /// The body that waits: the closure, or one in it.
    pub view: BodyView<'w>,
    /// The call or the head of the loop that waits.
    pub at: Span,
    /// What it waits for.
    pub what: PoolWaitFor,
}

/// What a thread of a pool waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PoolWaitFor {
    /// A message.
    Message,
    /// All messages, until the channel is closed.
    Close,
    /// The end of a thread.
    Thread,
    /// Others that come to the same point, or notify.
    Others,
}

impl<'w> BodyView<'w> {
    /// Waits without a time limit in closures of this body that run on a compute pool. Functions that they call are not
    /// followed.
    #[must_use]
    pub fn pool_waits(self) -> Vec<PoolWait<'w>> {
        let mut found: Vec<PoolWait<'w>> = Vec::new();
        for call in self.calls_that(Effect::Pooled) {
            for arg in 0..call.call().args.len() {
                let Ty::Closure(at) = call.arg_type(arg) else {
                    continue;
                };
                if at.file != self.at.file {
                    continue;
                }
                let mut closures = vec![Self::new(self.world, at)];
                while let Some(view) = closures.pop() {
                    found.extend(view.waits_on_a_pool(call));
                    closures.extend(view.closures_that_run_at_once());
                }
            }
        }
        found.sort_by_key(|wait| wait.at.start);
        found.dedup_by_key(|wait| wait.at);
        found
    }

    /// Closures of this body that calls run before they return: not those that are work of their own.
    fn closures_that_run_at_once(self) -> Vec<Self> {
        let inner = self.world.inner_calls(self.at);
        let targets = inner.map(|inner| Self::new(self.world, inner.target));
        targets
            .filter(|target| {
                let is_closure = matches!(target.body().kind, BodyKind::Closure { .. });
                is_closure && target.parent().is_some_and(|outer| outer.at == self.at)
            })
            .collect()
    }

    fn waits_on_a_pool(self, call: CallView<'w>) -> Vec<PoolWait<'w>> {
        let found = |at, what| PoolWait {
            call,
            view: self,
            at,
            what,
        };
        let calls = self.calls();
        let by_calls = calls.filter_map(|call| Some(found(call.name_span(), call.waited_for()?)));
        let loops = self.loops();
        let loops = loops.filter(|looped| self.blocks_for_messages(*looped));
        let by_loops = loops.map(|looped| found(looped.head_span(), PoolWaitFor::Close));
        by_calls.chain(by_loops).collect()
    }

    /// Does a `for` loop go over the messages of a channel? A closure is not async: asking for the next one blocks.
    fn blocks_for_messages(self, looped: LoopView<'_>) -> bool {
        let header = &self.body().blocks[self.body().loops[looped.id].header];
        let Terminator::Next { iterator, .. } = header.terminator else {
            return false;
        };
        let mut stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        stmts.any(|stmt| match &stmt.kind {
            StmtKind::Assign {
                dest,
                value: Rvalue::IntoIter(source),
            } if dest.as_local() == Some(iterator) => {
                let made = source.place().and_then(Place::as_local);
                let made = made.and_then(|local| self.defining_call(local));
                let drains =
                    |call: CallView<'_>| call.has(Effect::Drains) && call.has(Effect::Blocks);
                made.is_some_and(drains) || self.is_receiver(source)
            }
            _ => false,
        })
    }

    fn is_receiver(self, operand: &Operand) -> bool {
        let kind = match self.operand_type(operand).peel_refs() {
            Ty::Adt(adt, _) => self.world.kind_of(*adt),
            _ => None,
        };
        matches!(kind, Some(ValueKind::Receiver(_)))
    }
}

impl CallView<'_> {
    fn waited_for(self) -> Option<PoolWaitFor> {
        let blocks = self.has(Effect::Blocks) && !self.has(Effect::Timed);
        if !blocks || self.has(Effect::Tries) || self.has(Effect::RunsNow) {
            return None;
        }
        if self.waits_for_message() {
            Some(PoolWaitFor::Message)
        } else if self.has(Effect::Joins) {
            Some(PoolWaitFor::Thread)
        } else if self.has(Effect::Waits) {
            Some(PoolWaitFor::Others)
        } else {
            None
        }
    }
}
