//! What one body does with locks by itself.

use std::sync::OnceLock;

use conc_model::{
    Access, AwaitId, Body, CallId, Effect, GuardKind, Id, LocalId, Operand, Parent, Place, Rvalue,
    StmtKind, known,
};
use rustc_hash::FxHashMap;

use super::aliases::Definition;
use super::{
    Acquisition, BodyLocks, Deep, Held, InnerCall, LockId, Step, Taken, passed, place, summary,
};
use crate::flow::{Origin, Point, ValueId};
use crate::{
    AdtRef, BodyRef, CallTarget, Certainty, FunctionRef, Row, TraitRef, Ty, ValueKind, World,
};

/// How deep iterators are searched for closures.
const CLOSURE_DEPTH: usize = 6;

/// Through how many functions a guard is followed that they return.
pub(super) const DEPTH: usize = 5;

/// Looks through the calls of a body.
pub(super) fn locks_of(world: &World, at: BodyRef) -> BodyLocks {
    let body = world.universe().body(at);
    let points = points(body);
    let mut found = BodyLocks::default();
    for (call, point) in calls_in_order(body) {
        let Some(facts) = world.facts(at).call(call) else {
            continue;
        };
        if facts.certainty < Certainty::Presumed {
            continue;
        }
        // An async function does its work when it is awaited.
        let is_future = matches!(facts.result, Ty::Future { .. });
        let point = if is_future {
            points.get(&body.calls[call].dest).copied()
        } else {
            Some(point)
        };
        let Some(point) = point else { continue };
        match facts.target {
            CallTarget::Function(function) => {
                let look = Look {
                    world,
                    at,
                    call,
                    point,
                };
                look.function(function, &mut found);
            }
            CallTarget::Closure(target) => {
                let look = Look {
                    world,
                    at,
                    call,
                    point,
                };
                found.inner.push(look.inner(target, true));
            }
            _ => {}
        }
    }
    // A body that takes no lock itself may not have been read, and nothing tells then what it hands over.
    if found.acquisitions.is_empty() {
        found.inner.retain(|inner| !inner.is_named);
    }
    found
}

/// One call of a body.
pub(super) struct Look<'w> {
    pub(super) world: &'w World,
    pub(super) at: BodyRef,
    pub(super) call: CallId,
    point: Point,
}

impl Look<'_> {
    fn function(&self, function: FunctionRef, found: &mut BodyLocks) {
        let universe = self.world.universe();
        if universe.is_library(function.file) {
            found.acquisitions.extend(self.acquisition(function));
            let effects = universe.function_effects(function);
            let is_known = !self.result().is_none_or(Ty::is_unknown);
            if is_known && self.is_of_iterator(function) {
                passed::run_by(self, CLOSURE_DEPTH, &mut found.inner);
            } else if effects.contains(&Effect::RunsNow) {
                let depth = if is_known { CLOSURE_DEPTH } else { 1 };
                passed::run_by(self, depth, &mut found.inner);
            }
        } else if let Some(target) = self.target(function) {
            found.inner.push(self.inner(target, false));
        }
    }

    /// The body that a call of a function of the group runs.
    fn target(&self, function: FunctionRef) -> Option<BodyRef> {
        let universe = self.world.universe();
        if !matches!(universe.function(function).parent, Parent::Trait(_)) {
            return self.world.body_behind(function);
        }
        let body = universe.body(self.at);
        let receiver = body.calls[self.call].args.first().and_then(Operand::place);
        let is_dyn = receiver.is_some_and(|place| {
            let ty = self
                .world
                .place_type(self.at, self.world.facts(self.at), place);
            let ty = self.world.core_type(&ty, place::DEPTH);
            matches!(ty, Ty::Traits { is_dyn: true, .. })
        });
        let chosen = is_dyn.then(|| self.world.only_locking_body(self.at, function));
        chosen
            .flatten()
            .or_else(|| self.world.body_behind(function))
    }

    pub(super) fn inner(&self, target: BodyRef, is_closure: bool) -> InnerCall {
        InnerCall {
            call: self.call,
            point: self.point,
            target,
            is_closure,
            is_named: false,
            args: OnceLock::new(),
            under: Vec::new(),
        }
    }

    pub(super) fn result(&self) -> Option<&Ty> {
        let facts = self.world.facts(self.at).call(self.call)?;
        Some(&facts.result)
    }

    /// Is it a method of iterators? Those that give no further iterator run the closures of all that they are called on.
    fn is_of_iterator(&self, function: FunctionRef) -> bool {
        let universe = self.world.universe();
        match universe.function(function).parent {
            Parent::Trait(id) => {
                universe.trait_of(TraitRef::new(function.file, id)).name == known::ITERATOR
            }
            _ => false,
        }
    }

    fn acquisition(&self, function: FunctionRef) -> Option<Acquisition> {
        let effects = self.world.universe().function_effects(function);
        let (access, is_brief) = effects.iter().find_map(|effect| match effect {
            Effect::Acquires(access) => Some((*access, false)),
            Effect::Locks(access) => Some((*access, true)),
            _ => None,
        })?;
        let args = &self.world.universe().body(self.at).calls[self.call].args;
        let receiver = args.first()?;
        // A `lock` that wants something else than the one that is known is another one.
        if args.len() > self.world.universe().function(function).params.len() + 1 {
            return None;
        }
        let kind = self.kind(receiver)?;
        let content = self.content(receiver, kind);
        let gives_up = |effect: &Effect| matches!(effect, Effect::Tries | Effect::Timed);
        Some(Acquisition {
            call: self.call,
            point: self.point,
            taken: Taken {
                lock: self.world.lock_of(self.at, receiver),
                access,
                kind,
                content,
                when: self.world.choice_at(self.at, self.point.block),
            },
            waits: !effects.iter().any(gives_up),
            is_brief,
        })
    }

    /// The kind of guard that the call gives, or that others of its type do.
    fn kind(&self, receiver: &Operand) -> Option<GuardKind> {
        let facts = self.world.facts(self.at);
        let result = &facts.call(self.call)?.result;
        let output = match result {
            Ty::Future { output, .. } => output,
            other => other,
        };
        let guard = self.world.carried(output).into_iter();
        let mut kinds = guard.filter_map(|(kind, _)| match kind {
            ValueKind::Guard(kind) => Some(kind),
            _ => None,
        });
        kinds.next().or_else(|| {
            let (adt, _) = self.lock_type(receiver)?;
            self.world.lock_kind(adt)
        })
    }

    /// The type of the lock behind references and pointers, with its arguments.
    fn lock_type(&self, receiver: &Operand) -> Option<(AdtRef, Row<Ty>)> {
        let facts = self.world.facts(self.at);
        let mut ty = self.world.place_type(self.at, facts, receiver.place()?);
        for _ in 0..8 {
            if let Ty::Adt(adt, args) = &ty
                && self.world.lock_kind(*adt).is_some()
            {
                return Some((*adt, args.clone()));
            }
            ty = self.world.index().deref(self.world.universe(), &ty)?;
        }
        None
    }

    /// The type of the group that a lock is around.
    fn content(&self, receiver: &Operand, kind: GuardKind) -> Option<AdtRef> {
        if !matches!(kind, GuardKind::Lock | GuardKind::AsyncLock) {
            return None;
        }
        // What is protected comes last, behind how it is.
        match self.lock_type(receiver)?.1.last()? {
            Ty::Adt(adt, _) if !self.world.universe().is_library(adt.file) => Some(*adt),
            _ => None,
        }
    }
}

/// The locks that values keep; values of which that is not known are left out.
pub(super) fn held_of(world: &World, at: BodyRef, held: &[(ValueId, LocalId)]) -> Vec<Held> {
    let mut found = Vec::new();
    for (value, holder) in held {
        for deep in kept_by(world, at, *value, DEPTH) {
            let converted = converted(world, at, *holder);
            let access = converted.unwrap_or(deep.what.access);
            found.push(Held {
                value: *value,
                holder: *holder,
                taken: Taken {
                    access,
                    ..deep.what
                },
                by: deep.way,
            });
        }
    }
    found
}

/// How a guard keeps its lock that was made of another one (`downgrade`, `upgrade`).
fn converted(world: &World, at: BodyRef, holder: LocalId) -> Option<Access> {
    let CallTarget::Function(function) =
        world.facts(at).call(world.call_behind(at, holder)?)?.target
    else {
        return None;
    };
    let effects = world.universe().function_effects(function);
    effects.iter().find_map(|effect| match effect {
        Effect::Converts(access) => Some(*access),
        _ => None,
    })
}

/// The locks that a guard keeps.
pub(super) fn kept_by(
    world: &World,
    at: BodyRef,
    value: ValueId,
    depth: usize,
) -> Vec<Deep<Taken>> {
    let value = world.flow(at).value(value);
    let ValueKind::Guard(kind) = value.kind else {
        return Vec::new();
    };
    let body = world.universe().body(at);
    let call_of = |future: Option<&Operand>| {
        let future = future.and_then(Operand::place).and_then(Place::as_local);
        future.and_then(|future| world.call_behind(at, future))
    };
    let call = match value.origin {
        Origin::Call(call) => Some(call),
        // `join!`: whichever of them is the guard's.
        Origin::Await(point) if body.awaits[point].futures.len() > 1 => {
            let calls = body.awaits[point].futures.iter();
            let calls = calls.filter_map(|future| call_of(Some(future)));
            let given = calls.flat_map(|call| given_by(world, at, call, depth));
            return given.filter(|deep| deep.what.kind == kind).collect();
        }
        Origin::Await(point) => call_of(body.awaits[point].futures.first()),
        Origin::Local(local) => match body.future_of_branch(local) {
            Some(future) => call_of(Some(future)),
            None => return iterated(world, at, local, value.kind),
        },
        _ => None,
    };
    let given = call.map(|call| given_by(world, at, call, depth));
    // `Result<Permit, MutexGuard>`: what is returned may be another guard than this one.
    let given = given.into_iter().flatten();
    given
        .filter(|deep| deep.way.is_empty() || deep.what.kind == kind)
        .collect()
}

/// The locks of which a call, or the await of what it gives, gives guards.
pub(super) fn given_by(world: &World, at: BodyRef, call: CallId, depth: usize) -> Vec<Deep<Taken>> {
    let locks = world.locks(at);
    let own = locks.acquisitions.iter().find(|own| own.call == call);
    if let Some(own) = own.filter(|own| !own.is_brief) {
        return vec![Deep {
            what: own.taken.clone(),
            way: Vec::new(),
        }];
    }
    let inner = locks.inner.iter().filter(|inner| inner.call == call);
    let returned = inner.flat_map(|inner| summary::returned_by(world, at, inner, depth));
    returned.collect()
}

/// `for x in &map`: the iterator locks what it goes over.
fn iterated(world: &World, at: BodyRef, local: LocalId, kind: ValueKind) -> Vec<Deep<Taken>> {
    let definition = world.definitions(at).get(local);
    let (Some(Definition::Iterator(place)), ValueKind::Guard(kind)) = (definition, kind) else {
        return Vec::new();
    };
    let ty = world.place_type(at, world.facts(at), place);
    let access = match ty {
        Ty::Ref { mutable: true, .. } => Access::Exclusive,
        _ => Access::Shared,
    };
    let lock = world.lock_of(at, &Operand::Use(place.clone()));
    vec![Deep {
        what: Taken {
            lock,
            access,
            kind,
            content: None,
            when: None,
        },
        way: Vec::new(),
    }]
}

/// Where each future that is awaited by itself is awaited, by the local of the future.
pub(super) fn points(body: &Body) -> FxHashMap<LocalId, Point> {
    let mut points = FxHashMap::default();
    if body.awaits.is_empty() {
        return points;
    }
    let mut moved: Vec<(LocalId, LocalId)> = Vec::new();
    for (block, content) in body.blocks.entries() {
        for (index, stmt) in content.stmts.iter().enumerate() {
            let stmt_index = u32::try_from(index).unwrap_or(u32::MAX);
            match &stmt.kind {
                StmtKind::Await(id) => {
                    let point = Point {
                        block,
                        stmt: stmt_index,
                    };
                    let futures = body.awaits[*id].futures.iter();
                    let locals = futures.filter_map(|future| future.place()?.as_local());
                    points.extend(locals.map(|local| (local, point)));
                }
                StmtKind::Assign {
                    dest,
                    value: Rvalue::Use(Operand::Use(place)),
                } => moved.extend(place.as_local().zip(dest.as_local())),
                _ => {}
            }
        }
    }
    for (from, to) in moved.into_iter().rev() {
        if let Some(point) = points.get(&to).copied() {
            points.insert(from, point);
        }
    }
    points
}

pub(super) fn calls_in_order(body: &Body) -> Vec<(CallId, Point)> {
    let mut calls = Vec::with_capacity(body.calls.len());
    for (block, content) in body.blocks.entries() {
        for (index, stmt) in content.stmts.iter().enumerate() {
            if let StmtKind::Call(call) = stmt.kind {
                let stmt = u32::try_from(index).unwrap_or(u32::MAX);
                calls.push((call, Point { block, stmt }));
            }
        }
    }
    calls.sort_by_key(|(call, _)| call.index());
    calls
}

pub(super) fn awaits_in_order(body: &Body) -> Vec<(Point, AwaitId)> {
    let mut awaits = Vec::with_capacity(body.awaits.len());
    for (block, content) in body.blocks.entries() {
        for (index, stmt) in content.stmts.iter().enumerate() {
            if let StmtKind::Await(id) = stmt.kind {
                let stmt = u32::try_from(index).unwrap_or(u32::MAX);
                awaits.push((Point { block, stmt }, id));
            }
        }
    }
    awaits.sort_by_key(|(_, id)| id.index());
    awaits
}

/// The name that is called, as a step of a way.
pub(super) fn step(world: &World, body: BodyRef, call: CallId) -> Step {
    Step {
        body,
        span: world.universe().body(body).calls[call].name_span,
    }
}

/// The call of a body by which it takes a lock.
pub(super) fn own_step(world: &World, at: BodyRef, lock: &LockId) -> Vec<Step> {
    let own = world.locks(at).acquisitions.iter();
    let mut own = own.filter(|own| own.taken.lock == *lock);
    own.next()
        .map(|own| step(world, at, own.call))
        .into_iter()
        .collect()
}

/// Do two ways of taking one lock shut each other out for ever, when one holder does both?
#[must_use]
pub fn excludes(held: Access, wanted: Access) -> bool {
    use Access::{Exclusive, Reentrant, Shared, SharedRecursive, Upgradable};
    match (held, wanted) {
        (Reentrant, _) | (_, Reentrant) => false,
        (Exclusive, _) | (_, Exclusive) | (Upgradable, Upgradable) => true,
        (Shared | SharedRecursive | Upgradable, Shared | SharedRecursive | Upgradable) => false,
    }
}
