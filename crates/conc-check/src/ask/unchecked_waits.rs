//! Waits on condition variables in front of which nobody looks whether there is anything to wait for, and those behind which
//! nobody looks again.

use conc_link::{Certainty, FunctionRef, Point, Ty, Value};
use conc_model::{
    BlockId, BodyOwner, CallId, Effect, LocalId, Operand, Rvalue, StmtKind, Terminator,
};

use super::view::{BodyView, CallView};

/// A wait that goes wrong when the wake-up does not come just then.
#[derive(Clone, Copy, Debug)]
pub struct UncheckedWait<'w> {
    /// The wait.
    pub wait: CallView<'w>,
    /// What is not looked at.
    pub missing: MissingCheck<'w>,
}

/// What is missing around a wait.
#[derive(Clone, Copy, Debug)]
pub enum MissingCheck<'w> {
    /// Between taking the lock, by this call, and the wait, nothing is looked at: a wake-up that came before is lost.
    Before(CallView<'w>),
    /// A thread that wakes up without a reason goes on as if there were one.
    Again,
}

impl<'w> BodyView<'w> {
    /// The waits of this body on condition variables, without a time limit, that miss such a look.
    #[must_use]
    pub fn unchecked_waits(self) -> Vec<UncheckedWait<'w>> {
        let waits = self.calls_that(Effect::Waits).filter(|call| {
            let ends_otherwise = [Effect::Timed, Effect::RunsNow, Effect::Tries];
            call.has(Effect::Releases)
                && !ends_otherwise.iter().any(|effect| call.has(*effect))
                && call
                    .facts()
                    .is_some_and(|facts| facts.certainty == Certainty::Known)
        });
        let found = waits.filter_map(|wait| {
            let missing = self.missing_check(wait)?;
            Some(UncheckedWait { wait, missing })
        });
        found.collect()
    }

    fn missing_check(self, wait: CallView<'w>) -> Option<MissingCheck<'w>> {
        let point = self.point_of(wait.id)?;
        let guard = wait
            .call()
            .args
            .get(1)
            .and_then(Operand::place)?
            .base_local()?;
        let (_, held) = self.flow().held_at_call(wait.id)?;
        let mut locks = held.iter().filter(|(_, holder)| *holder == guard);
        let lock =
            locks.find_map(|(id, _)| self.lock_without_a_look(self.flow().value(*id), point));
        if let Some(lock) = lock {
            return Some(MissingCheck::Before(lock));
        }
        let is_once = wait.has(Effect::Spurious)
            && !self.may_run_in_a_loop(point.block)
            && !self.looks_behind(point)
            && !self.lets_others_look(guard);
        is_once.then_some(MissingCheck::Again)
    }

    /// The call that took the lock, if nothing happens between it and the wait but that its guard is unwrapped.
    fn lock_without_a_look(self, guard: &Value, wait: Point) -> Option<CallView<'w>> {
        let lock = self.origin_call(guard)?;
        let from = self.point_of(lock.id)?;
        let acquires = lock
            .effects()
            .iter()
            .any(|effect| matches!(effect, Effect::Acquires(_)));
        (acquires && self.leads_straight(from, wait)).then_some(lock)
    }

    /// Does control come from one point to the other without a decision, and without anything that could matter to others?
    pub(super) fn leads_straight(self, from: Point, to: Point) -> bool {
        let (mut block, mut first) = (from.block, from.stmt as usize + 1);
        let mut seen: Vec<BlockId> = Vec::new();
        while !seen.contains(&block) {
            seen.push(block);
            let content = &self.body().blocks[block];
            let last = if block == to.block && to.stmt as usize >= first {
                Some(to.stmt as usize)
            } else {
                None
            };
            let end = last.unwrap_or(content.stmts.len());
            if content.stmts[first..end]
                .iter()
                .any(|stmt| self.may_matter(&stmt.kind))
            {
                return false;
            }
            if last.is_some() {
                return true;
            }
            let Terminator::Goto(next) = content.terminator else {
                return false;
            };
            (block, first) = (next, 0);
        }
        false
    }

    /// Anything but naming, unwrapping and borrowing things.
    fn may_matter(self, stmt: &StmtKind) -> bool {
        match stmt {
            StmtKind::Call(id) => !self.only_unwraps(*id),
            StmtKind::Assign { dest, value } => {
                let names = matches!(value, Rvalue::Use(_) | Rvalue::Bind { .. });
                !names || !dest.projections.is_empty()
            }
            StmtKind::Await(_) => true,
            _ => false,
        }
    }

    fn only_unwraps(self, call: CallId) -> bool {
        let call = self.call(call);
        let unwraps = |effect: &Effect| matches!(effect, Effect::Panics | Effect::RunsNow);
        let is_closure = |arg| matches!(call.arg_type(arg), Ty::Closure(_));
        call.is_of_library()
            && !call.effects().is_empty()
            && call.effects().iter().all(unwraps)
            && !(0..call.call().args.len()).any(is_closure)
    }

    /// Is it in a loop, or in a closure or function that is called in one?
    fn may_run_in_a_loop(self, block: BlockId) -> bool {
        if self.body().blocks[block].in_loop.is_some() || self.parent().is_some() {
            return true;
        }
        let BodyOwner::Function(function) = self.body().owner else {
            return true;
        };
        let function = FunctionRef::new(self.at.file, function);
        let mut callers = self.world.callers(function).iter();
        callers.any(|(at, call)| {
            let caller = Self::new(self.world, *at);
            let at = caller.point_of(*call);
            caller.parent().is_some()
                || at.is_none_or(|at| caller.body().blocks[at.block].in_loop.is_some())
        })
    }

    /// Is anything decided behind it?
    fn looks_behind(self, point: Point) -> bool {
        let later = self.flow().cfg().reachable_from(point.block);
        let blocks = self.body().blocks.iter().zip(later);
        let mut blocks = blocks.filter(|(_, is_later)| *is_later);
        blocks.any(|(block, _)| {
            let terminator = &block.terminator;
            !matches!(
                terminator,
                Terminator::Goto(_) | Terminator::Return | Terminator::Diverge
            )
        })
    }

    /// Was the guard handed in, or does the function give anything back? Then the caller may look.
    fn lets_others_look(self, guard: LocalId) -> bool {
        let gives_nothing = matches!(&self.facts().output, Ty::Tuple(parts) if parts.is_empty());
        !gives_nothing || self.body().params.contains(&guard)
    }
}
