//! What bodies do through the bodies that they run, to a fixpoint.

use conc_model::{Arm, BlockId, GuardKind, Id, LocalId, Terminator, known};
use rustc_hash::FxHashMap;

use super::{
    Deep, InnerCall, LockRoot, Step, Summary, Taken, Wait, body, callbacks, choices, waits,
};
use crate::flow::EventKind;
use crate::flow::absence::Patterns;
use crate::{AdtRef, BodyRef, Ty, ValueKind, World};

/// A way is told with as many calls at most; what lies deeper is known, but not by which way.
const MAX_WAY: usize = 6;

/// More locks than this are not kept for one body: no report needs them all, and time stays bounded.
const MAX_TAKEN: usize = 24;

/// More waits of one kind than this are not kept for one body.
const MAX_WAITS: usize = 3;

/// The summaries of all bodies of a group that have anything to say.
#[derive(Debug, Default)]
pub(crate) struct Summaries {
    by_body: FxHashMap<BodyRef, Summary>,
    /// Closures that bodies hand to functions of the group which call them.
    closures: FxHashMap<BodyRef, Vec<InnerCall>>,
}

impl Summaries {
    pub(crate) fn of(&self, body: BodyRef) -> Option<&Summary> {
        self.by_body.get(&body)
    }

    pub(super) fn closures_of(&self, body: BodyRef) -> &[InnerCall] {
        self.closures.get(&body).map_or(&[], Vec::as_slice)
    }

    fn inner<'a>(&'a self, world: &'a World, body: BodyRef) -> impl Iterator<Item = &'a InnerCall> {
        let own = world.locks(body).inner.iter();
        own.chain(self.closures_of(body))
    }

    /// Works them out: first what each body does itself, then what it does through others, until nothing is new.
    /// Every round only adds to bounded sets, so that it ends, also when functions call each other.
    pub(crate) fn compute(world: &World) -> Self {
        let mut all = Self {
            closures: callbacks::find(world),
            ..Self::default()
        };
        let mut callers: FxHashMap<BodyRef, Vec<BodyRef>> = FxHashMap::default();
        let mut work = Vec::new();
        for at in world.bodies() {
            for inner in all.inner(world, at) {
                callers.entry(inner.target).or_default().push(at);
            }
            let own = own(world, at);
            if !own.takes.is_empty() || !own.waits.is_empty() {
                all.by_body.insert(at, own);
                work.push(at);
            }
        }
        work.reverse();
        while let Some(changed) = work.pop() {
            let mut known: Vec<BodyRef> = callers.get(&changed).cloned().unwrap_or_default();
            known.dedup();
            for caller in known {
                if all.add(world, caller, changed) {
                    work.push(caller);
                }
            }
        }
        all
    }

    /// Adds what a body does by running another; true if there was anything new.
    fn add(&mut self, world: &World, caller: BodyRef, callee: BodyRef) -> bool {
        let Some(done) = self.by_body.get(&callee).cloned() else {
            return false;
        };
        let mut grown = false;
        let calls = self.inner(world, caller);
        let calls: Vec<InnerCall> = calls
            .filter(|inner| inner.target == callee)
            .cloned()
            .collect();
        let summary = self.by_body.entry(caller).or_default();
        for inner in &calls {
            let step = body::step(world, caller, inner.call);
            for deep in &done.takes {
                if let Some(deep) = through(world, caller, deep, inner) {
                    grown |= summary.add_taken(deep);
                }
            }
            for deep in &done.waits {
                grown |= summary.add_wait(waits::through(world, deep, inner, step));
            }
        }
        grown
    }
}

impl Summary {
    fn add_taken(&mut self, deep: Deep<Taken>) -> bool {
        let mut alike = self.takes.iter_mut();
        let joined = alike.find_map(|known| {
            let is_like = known.what.is_like(&deep.what);
            let when = is_like.then(|| choices::either(known.what.when, deep.what.when))??;
            Some((known, when))
        });
        if let Some((known, when)) = joined {
            let grows = known.what.when != when;
            known.what.when = when;
            return grows;
        }
        // Those that can be told apart by nothing but what they protect take no room from others.
        let is_named = |taken: &Taken| taken.lock.place.is_some() || taken.lock.class.is_some();
        let is_useful = is_named(&deep.what) || deep.what.content.is_some();
        let alike = |known: &&Deep<Taken>| is_named(&known.what) == is_named(&deep.what);
        if !is_useful || self.takes.iter().filter(alike).count() >= MAX_TAKEN {
            return false;
        }
        self.takes.push(deep);
        true
    }

    fn add_wait(&mut self, deep: Deep<Wait>) -> bool {
        let kind = deep.what.kind;
        let alike = self.waits.iter().filter(|known| known.what.kind == kind);
        let is_known = self.waits.iter().any(|known| known.what == deep.what);
        if is_known || alike.count() >= MAX_WAITS {
            return false;
        }
        self.waits.push(deep);
        true
    }
}

/// What a body does by itself.
fn own(world: &World, at: BodyRef) -> Summary {
    let mut summary = Summary::default();
    for own in &world.locks(at).acquisitions {
        if own.waits && !is_stand_in(world, at, own.point.block) {
            summary.add_taken(Deep {
                what: own.taken.clone(),
                way: vec![body::step(world, at, own.call)],
            });
        }
    }
    for own in world.waits(at) {
        summary.add_wait(Deep {
            what: own.wait.clone(),
            way: vec![Step {
                body: at,
                span: own.span,
            }],
        });
    }
    summary
}

/// Does the block run only when the caller has not given in an `Option` what the lock protects? Who holds the lock gives it.
fn is_stand_in(world: &World, at: BodyRef, block: BlockId) -> bool {
    let universe = world.universe();
    let body = universe.body(at);
    let patterns = Patterns::new(universe.model(at.file), body);
    let facts = world.facts(at);
    let is_option = |local: LocalId| {
        body.params.contains(&local)
            && matches!(facts.local(local).peel_refs(), Ty::Adt(adt, _)
                if universe.is_library(adt.file) && universe.adt(*adt).name == known::OPTION)
    };
    body.blocks.iter().any(|content| {
        let Terminator::Match { place, arms, .. } = &content.terminator else {
            return false;
        };
        let reaches = |arm: &Arm| world.flow(at).cfg().reachable_from(arm.target)[block.index()];
        let gives = |arm: &&Arm| patterns.matches_whole_payload(arm.pattern) && !arm.has_guard;
        place.as_local().is_some_and(is_option)
            && arms.iter().filter(gives).count() == 1
            && arms.iter().all(|arm| reaches(arm) != gives(&arm))
    })
}

/// A lock that a callee takes, in the terms of its caller; `None` if it does not with what the caller gives it.
pub(super) fn through(
    world: &World,
    at: BodyRef,
    deep: &Deep<Taken>,
    inner: &InnerCall,
) -> Option<Deep<Taken>> {
    let step = body::step(world, at, inner.call);
    let when = if inner.is_closure {
        deep.what.when
    } else if inner.is_named {
        // What it is given is not known.
        deep.what.when.is_none().then_some(None)?
    } else {
        let args = &world.universe().body(at).calls[inner.call].args;
        let given = (args.as_slice(), inner.args(world, at));
        world.choice_of_caller(at, (deep.what.when, inner.point.block), given)?
    };
    Some(Deep {
        what: Taken {
            lock: inner.lock_seen_by_caller(world, at, &deep.what.lock),
            when,
            ..deep.what.clone()
        },
        way: longer(step, &deep.way),
    })
}

pub(super) fn longer(step: Step, way: &[Step]) -> Vec<Step> {
    // The innermost step is the one that must not be lost.
    let skipped = (way.len() + 1).saturating_sub(MAX_WAY);
    std::iter::once(step)
        .chain(way.iter().skip(skipped).copied())
        .collect()
}

/// Locks that a call takes through a body that it runs.
pub(super) fn taken_by(world: &World, at: BodyRef, inner: &InnerCall) -> Vec<Deep<Taken>> {
    let summary = world.summary(inner.target);
    let takes = summary.map_or(&[][..], |summary| &summary.takes);
    takes
        .iter()
        .filter_map(|deep| through(world, at, deep, inner))
        .collect()
}

/// What a call waits for through a body that it runs.
pub(super) fn waited_by(world: &World, at: BodyRef, inner: &InnerCall) -> Vec<Deep<Wait>> {
    let step = body::step(world, at, inner.call);
    let summary = world.summary(inner.target);
    let found = summary.map_or(&[][..], |summary| &summary.waits);
    let found = found.iter();
    let through = |deep| waits::through(world, deep, inner, step);
    found.map(through).collect()
}

/// Locks of which a call returns guards.
pub(super) fn returned_by(
    world: &World,
    at: BodyRef,
    inner: &InnerCall,
    depth: usize,
) -> Vec<Deep<Taken>> {
    let returned = world.returned_guards(inner.target, depth);
    let returned = returned.iter();
    returned
        .filter_map(|deep| through(world, at, deep, inner))
        .collect()
}

impl World {
    /// The locks of which a body returns guards, in terms of its function's parameters.
    pub(super) fn returned_guards(&self, at: BodyRef, depth: usize) -> Vec<Deep<Taken>> {
        let Some(depth) = depth.checked_sub(1) else {
            return Vec::new();
        };
        let body = self.universe().body(at);
        let result = self.facts(at).output.clone();
        let is_guard = |kind: &ValueKind| matches!(kind, ValueKind::Guard(_));
        if body.is_sketch || !self.carried(&result).iter().any(|(kind, _)| is_guard(kind)) {
            return Vec::new();
        }
        let values = self.flow(at).values().iter().enumerate();
        let returned = values.filter(|(_, value)| {
            let mut events = value.events.iter();
            is_guard(&value.kind) && events.any(|event| event.kind == EventKind::Returned)
        });
        let mut found = Vec::new();
        for (index, _) in returned {
            let id = crate::ValueId(u32::try_from(index).unwrap_or(u32::MAX));
            for mut deep in body::kept_by(self, at, id, depth) {
                if deep.way.is_empty() {
                    deep.way = body::own_step(self, at, &deep.what.lock);
                }
                // What the function has for itself means nothing to its callers, unless its kind is known.
                let place = deep.what.lock.place.as_ref();
                let is_own = place.is_some_and(
                    |place| matches!(place.root, LockRoot::Local(body, _) if body == at),
                );
                if !is_own || deep.what.lock.class.is_some() || deep.what.content.is_some() {
                    found.push(deep);
                }
            }
        }
        found
    }

    /// The kind of guard that the locks of a library type give.
    pub(super) fn lock_kind(&self, adt: AdtRef) -> Option<GuardKind> {
        self.lock_kinds().get(&adt).copied()
    }
}
