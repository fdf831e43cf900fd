//! Calls by which async code blocks the thread that drives it, and whether that thread drives anything else.

use conc_link::{BodyRef, FunctionRef, Ty, ValueKind, WaitKind};
use conc_model::{BodyOwner, Effect, Parent};

use super::block_on::{OwnThreadCall, Sought};
use super::view::{BodyView, CallView};

/// How many async functions are looked through on the way to the one that a thread begins with.
const DEPTH: usize = 8;

/// What is taken for a sign that a future is not alone on its thread.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// It is spawned.
    Sure,
    /// Or nobody in the group calls it, so that others do, or it is one of a trait.
    Likely,
}

impl<'w> BodyView<'w> {
    /// Calls by which this body blocks its thread, waiting for something else than locks and disks: its own, those of closures
    /// that it runs, and those of plain functions that it calls itself. What panics in async code is not among them.
    #[must_use]
    pub fn blocking_calls(self) -> Vec<OwnThreadCall<'w>> {
        let mut found = self.own_thread_calls(Sought::Blocking, 2);
        found.retain(|found| {
            let joins = found.does.has(Effect::Joins);
            found.way.len() <= 1 && !(joins && found.call.may_be_over())
        });
        found
    }

    /// Does a thread drive its future beside others, as far as is known: is it spawned, an answer to somebody outside of the
    /// group, or awaited by such code? What `main` and `block_on` drive themselves has their thread to itself.
    #[must_use]
    pub fn shares_its_thread(self) -> bool {
        self.is_one_of_many(Evidence::Likely, DEPTH)
    }

    /// Does a task drive its future that the group is seen to spawn?
    #[must_use]
    pub fn is_in_a_task(self) -> bool {
        self.is_one_of_many(Evidence::Sure, DEPTH)
    }

    fn is_one_of_many(self, evidence: Evidence, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        if let Some(outer) = self.parent() {
            return outer.spawns_it(self.at)
                || outer.awaits(self.at) && outer.is_one_of_many(evidence, depth);
        }
        let BodyOwner::Function(function) = self.body().owner else {
            return false;
        };
        if self.is_main() || self.is_test() {
            return false;
        }
        if evidence == Evidence::Likely && self.implements_a_trait() {
            return true;
        }
        let function = FunctionRef::new(self.at.file, function);
        let callers = self.world.callers(function);
        let mut bodies = callers.iter().map(|(at, _)| Self::new(self.world, *at));
        let is_shared = bodies.any(|here| {
            here.spawns_it(self.at) || here.awaits(self.at) && here.is_one_of_many(evidence, depth)
        });
        is_shared || evidence == Evidence::Likely && callers.is_empty()
    }

    fn spawns_it(self, future: BodyRef) -> bool {
        self.spawns().any(|spawn| spawn.runs == Some(future))
    }

    fn implements_a_trait(self) -> bool {
        let BodyOwner::Function(function) = self.body().owner else {
            return false;
        };
        let model = self.model();
        match model.functions[function].parent {
            Parent::Impl(parent) => model.impls[parent].trait_path.is_some(),
            Parent::Trait(_) => true,
            Parent::Module(_) => false,
        }
    }

    /// Does it await the future of that body itself?
    fn awaits(self, future: BodyRef) -> bool {
        let is_it = |operand| matches!(self.operand_type(operand), Ty::Future { body, .. } if body == Some(future));
        let mut awaits = self.body().awaits.iter();
        let mut inner = self.world.inner_calls(self.at);
        self.is_async()
            && (awaits.any(|point| point.futures.iter().any(is_it))
                || inner.any(|inner| inner.target == future))
    }

    /// Does it await a message further up in the text?
    fn hears_before(self, call: CallView<'_>) -> bool {
        let until = call.name_span().start;
        let gives_future = |call: &CallView<'_>| {
            let facts = call.facts();
            facts.is_some_and(|facts| matches!(facts.result, Ty::Future { .. }))
        };
        let mut receives = self.calls_that(Effect::Receives);
        let is_receiver = |ty: Ty| {
            matches!(ty.peel_refs(), Ty::Adt(adt, _)
                if matches!(self.world.kind_of(*adt), Some(ValueKind::Receiver(_))))
        };
        let mut awaits = self.body().awaits.iter();
        receives.any(|receive| receive.name_span().start < until && gives_future(&receive))
            || awaits.any(|point| {
                let mut futures = point.futures.iter();
                point.span.start < until
                    && futures.any(|future| is_receiver(self.operand_type(future)))
            })
    }
}

impl CallView<'_> {
    /// What it waits for, on its thread: nothing that is a lock or a matter of disks, or panics in async code.
    #[must_use]
    pub fn blocks_for(self) -> Option<WaitKind> {
        let mut waits = self.view.world.waits(self.view.at).iter();
        let wait = waits.find(|wait| wait.call == Some(self.id) && !wait.wait.is_async)?;
        let counts = match wait.wait.kind {
            // Of most channels it is not known here whether they have a limit.
            WaitKind::Send => false,
            WaitKind::Io => self.has(Effect::Remote),
            // A cell that somebody fills is mostly full.
            WaitKind::Event => !self.is_on(Effect::Once),
            WaitKind::Join => !self.may_be_over(),
            WaitKind::Sleep | WaitKind::Receive | WaitKind::Condvar => true,
        };
        (counts && !self.has(Effect::PanicsInAsync)).then_some(wait.wait.kind)
    }

    /// Has the body asked whether the work is done, or heard something before it joins it, which may have said so?
    pub(super) fn may_be_over(self) -> bool {
        let asks = self.view.calls_that(Effect::ObservesEnd).next().is_some();
        asks || self.view.hears_before(self)
    }
}
