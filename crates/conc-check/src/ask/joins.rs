//! The work that a join waits for, and the locks that it takes.

use std::collections::BTreeSet;

use conc_link::{BodyRef, CallTarget, Deep, Held, LockClass, LockId, Point, Taken, Ty, excludes};
use conc_model::{
    AdtKind, AggregateKind, Body, CallId, Effect, LocalId, Operand, Place, Rvalue, StmtKind,
    TaskKind,
};
use conc_source::Span;

use super::spawns::Spawn;
use super::view::{BodyView, CallView};
use super::waits::HeldWait;
use crate::EventKind;

/// A lock that joined work takes.
#[derive(Clone, Debug)]
pub struct WorkTakes {
    /// The body in which the work is started.
    pub started_in: BodyRef,
    /// The call that starts it.
    pub started: Span,
    /// The lock; the way leads from the work inwards.
    pub takes: Deep<Taken>,
    /// Is the work known by a field that holds its handle, so that its places are those of another function?
    is_by_class: bool,
}

impl WorkTakes {
    /// Does the work wait for as long as this guard lives?
    #[must_use]
    pub fn is_shut_out_by(&self, held: &Held) -> bool {
        let (held, wanted) = (&held.taken, &self.takes.what);
        let is_same = if self.is_by_class {
            held.lock.class.is_some() && held.lock.class == wanted.lock.class
        } else {
            held.lock.place.is_some() && held.lock.place == wanted.lock.place
        };
        is_same && held.kind == wanted.kind && excludes(held.access, wanted.access)
    }
}

/// A call in a body that starts work, with what the work takes in the terms of that body.
struct Started<'w> {
    spawn: Spawn<'w>,
    takes: Vec<Deep<Taken>>,
}

impl<'w> BodyView<'w> {
    /// The locks that the joined work takes, as far as it can be told which work it is.
    #[must_use]
    pub fn locks_of_joined_work(self, wait: &HeldWait) -> Vec<WorkTakes> {
        let Some(step) = wait.way.last() else {
            let operand = wait.operand.as_ref();
            return operand
                .map_or_else(Vec::new, |operand| self.work_behind(operand, &wait.wait.on));
        };
        // The join of another function; its places are not ours.
        let view = BodyView::new(self.world, step.body);
        let mut points = self.world.waits(step.body).iter();
        let Some(own) = points.find(|own| own.span == step.span) else {
            return Vec::new();
        };
        let operand = own.operand.as_ref();
        let mut found =
            operand.map_or_else(Vec::new, |operand| view.work_behind(operand, &own.wait.on));
        found.iter_mut().for_each(|work| work.is_by_class = true);
        found
    }

    fn work_behind(self, operand: &Operand, on: &LockId) -> Vec<WorkTakes> {
        let sources = self.world.sources_of(self.at, operand);
        let mut found = self.work_started_here(&sources, on);
        if found.is_empty() {
            found = self.work_behind_fields(&sources);
        }
        found
    }

    /// Calls that start scoped work and wait for it, with the guards of locks that are alive meanwhile.
    #[must_use]
    pub fn scopes_under_locks(self) -> Vec<(CallView<'w>, Vec<Held>)> {
        let may = self.facts().effects.may_have(Effect::Blocks);
        let points = may.then(|| calls_with_points(self.body()));
        let scopes = points.into_iter().flatten().filter_map(|(call, point)| {
            let call = self.call(call);
            (call.has(Effect::RunsNow) && call.has(Effect::Blocks)).then_some((call, point))
        });
        let held = scopes.map(|(call, point)| (call, self.locks_held_at(point, Some(call.id))));
        held.filter(|(_, held)| !held.is_empty()).collect()
    }

    /// The locks that scoped work takes which a call starts through its closure and waits for.
    #[must_use]
    pub fn locks_of_scoped_work(self, call: CallView<'_>) -> Vec<WorkTakes> {
        let args = 0..call.call().args.len();
        let closures = args.filter_map(|arg| match call.arg_type(arg) {
            Ty::Closure(body) if body.file == self.at.file => Some(body),
            _ => None,
        });
        let mut found = Vec::new();
        for closure in closures {
            let view = BodyView::new(self.world, closure);
            let spawns = view.spawns();
            let scoped =
                spawns.filter(|spawn| matches!(spawn.task, TaskKind::ScopedThread | TaskKind::Job));
            for spawn in scoped {
                let started = view.started(spawn);
                found.extend(view.works(&started));
            }
        }
        found
    }

    fn works(self, started: &Started<'_>) -> Vec<WorkTakes> {
        let call = started.spawn.call;
        let takes = started.takes.iter().map(|takes| WorkTakes {
            started_in: call.view.at,
            started: call.name_span(),
            takes: takes.clone(),
            is_by_class: false,
        });
        takes.collect()
    }

    /// Work that this function starts itself: directly, in a closure that fills a list, or in a set of tasks.
    fn work_started_here(self, sources: &[Place], on: &LockId) -> Vec<WorkTakes> {
        let locals: Vec<LocalId> = sources.iter().filter_map(Place::base_local).collect();
        let mut found = Vec::new();
        for spawn in self.spawns() {
            let call = spawn.call.call();
            let set = call
                .args
                .first()
                .map(|arg| self.world.lock_of(self.at, arg));
            let is_in_set = on.place.is_some() && set.is_some_and(|set| set.place == on.place);
            if locals.contains(&call.dest) || is_in_set || self.is_put_into(spawn.call.id, &locals)
            {
                let started = self.started(spawn);
                found.extend(self.works(&started));
            }
        }
        for nested in self.bodies_in(&locals) {
            let view = BodyView::new(self.world, nested);
            let returned = view.spawns().filter(|spawn| view.gives_back(spawn));
            for started in returned.map(|spawn| view.started(spawn)) {
                found.extend(view.works(&started));
            }
        }
        found
    }

    /// `handles.push(spawn(..))`
    fn is_put_into(self, spawn: CallId, locals: &[LocalId]) -> bool {
        let mut made = self.flow().values().iter();
        made.any(|value| {
            value.origin == crate::Origin::Call(spawn)
                && value.events.iter().any(|event| match event.kind {
                    EventKind::Passed { call, arg } if arg > 0 => {
                        let receiver = self.call(call).receiver();
                        receiver.is_some_and(|receiver| locals.contains(&receiver))
                    }
                    _ => false,
                })
        })
    }

    /// Closures that these locals are.
    fn bodies_in(self, locals: &[LocalId]) -> Vec<BodyRef> {
        let mut found = Vec::new();
        for (dest, value) in assignments(self.body()) {
            if let Rvalue::Body(body) = value
                && dest.as_local().is_some_and(|dest| locals.contains(&dest))
            {
                found.push(BodyRef::new(self.at.file, *body));
            }
        }
        found
    }

    fn gives_back(self, spawn: &Spawn<'_>) -> bool {
        let mut made = self.flow().values().iter();
        made.any(|value| {
            value.origin == crate::Origin::Call(spawn.call.id)
                && value
                    .events
                    .iter()
                    .any(|event| event.kind == EventKind::Returned)
        })
    }

    /// What a spawn's work takes, in the terms of this body.
    fn started(self, spawn: Spawn<'w>) -> Started<'w> {
        let summary = spawn.runs.and_then(|runs| self.world.summary(runs));
        let takes = summary.map_or(&[][..], |summary| &summary.takes);
        let is_nested = spawn.runs.is_some_and(|runs| self.is_around(runs));
        let args = (!is_nested).then(|| self.arguments_of_work(&spawn));
        let takes = takes.iter().map(|deep| match &args {
            None => deep.clone(),
            Some(args) => deep.seen_from_call(args),
        });
        let takes = takes.collect();
        Started { spawn, takes }
    }

    /// Is the other body, or one around it, within the same function as this one?
    fn is_around(self, other: BodyRef) -> bool {
        let view = BodyView::new(self.world, other);
        view.parent().is_some() && view.outermost().at == self.outermost().at
    }

    /// What the function gets that runs as the work: `spawn(worker(state, rx))`; for a function that spawns, its own
    /// arguments.
    fn arguments_of_work(self, spawn: &Spawn<'_>) -> Vec<LockId> {
        let made = spawn
            .call
            .call()
            .args
            .iter()
            .flat_map(|arg| self.world.sources_of(self.at, arg));
        let locals: Vec<LocalId> = made.filter_map(|place| place.base_local()).collect();
        let mut calls = self.calls();
        let future = calls.find(|call| {
            let makes = call.facts().map(|facts| &facts.result);
            let is_it = matches!(makes, Some(Ty::Future { body, .. }) if *body == spawn.runs);
            is_it && locals.contains(&call.call().dest)
        });
        let call = future.map_or(spawn.call, |future| future).call();
        let args = call.args.iter();
        args.map(|arg| self.world.lock_of(self.at, arg)).collect()
    }
}

/// Handles that lie in fields.
impl<'w> BodyView<'w> {
    fn work_behind_fields(self, sources: &[Place]) -> Vec<WorkTakes> {
        let classes: Vec<LockClass> = sources
            .iter()
            .filter(|place| !place.projections.is_empty())
            .filter_map(|place| self.class_of(place))
            .collect();
        if classes.is_empty() {
            return Vec::new();
        }
        let candidates = classes.iter();
        let candidates = candidates.flat_map(|class| self.world.bodies_that_may_fill(class));
        let candidates: BTreeSet<BodyRef> = candidates.collect();
        let mut found = Vec::new();
        for at in candidates {
            let view = BodyView::new(self.world, at);
            if view.is_test() != self.is_test() {
                continue;
            }
            for spawn in view.spawns() {
                if view
                    .fields_filled_with(spawn.call.call().dest)
                    .iter()
                    .any(|class| classes.contains(class))
                {
                    let mut started = view.started(spawn);
                    for deep in &mut started.takes {
                        view.name_by_class(&mut deep.what.lock);
                    }
                    let works = view.works(&started).into_iter();
                    found.extend(works.map(|work| WorkTakes {
                        is_by_class: true,
                        ..work
                    }));
                }
            }
        }
        found
    }

    pub(super) fn class_of(self, place: &Place) -> Option<LockClass> {
        self.world
            .lock_of(self.at, &Operand::Use(place.clone()))
            .class
    }

    /// The fields into which a value goes: `self.worker = Some(spawn(..))`, `Pool { worker }`, `self.all.push(..)`.
    pub(super) fn fields_filled_with(self, local: LocalId) -> Vec<LockClass> {
        let is_made_of_it = |operand: &Operand| {
            let sources = self.world.sources_of(self.at, operand);
            sources
                .iter()
                .any(|place| place.base_local() == Some(local))
        };
        let mut found = Vec::new();
        for (dest, value) in assignments(self.body()) {
            match value {
                Rvalue::Aggregate { .. } => {
                    let fields = self.fields_of(dest, value);
                    let stored = fields.filter(|(_, operand)| is_made_of_it(operand));
                    found.extend(stored.map(|(class, _)| class));
                }
                Rvalue::Use(operand) if !dest.projections.is_empty() && is_made_of_it(operand) => {
                    found.extend(
                        self.class_of(dest)
                            .or_else(|| self.field_behind_guard(dest)),
                    );
                }
                _ => {}
            }
        }
        for call in self.calls() {
            let args = &call.call().args;
            found.extend(self.positions_of(call, &is_made_of_it));
            if let Some(receiver) = args.first().and_then(Operand::place)
                && args[1..].iter().any(is_made_of_it)
            {
                let is_inside = !receiver.projections.is_empty();
                let own = is_inside.then(|| self.class_of(receiver)).flatten();
                found.extend(own.or_else(|| self.field_behind_guard(receiver)));
            }
        }
        found
    }

    /// The fields of a tuple struct that a call of its constructor fills with such operands.
    fn positions_of(
        self,
        call: CallView<'_>,
        is_wanted: &impl Fn(&Operand) -> bool,
    ) -> Vec<LockClass> {
        let Some(facts) = call.facts() else {
            return Vec::new();
        };
        let (CallTarget::Constructor(_), Ty::Adt(adt, _)) = (facts.target, &facts.result) else {
            return Vec::new();
        };
        let item = self.world.universe().adt(*adt);
        let fields = item.variants.iter().take(1).flat_map(|shape| &shape.fields);
        let filled = fields.zip(&call.call().args);
        let filled =
            filled.filter(|(_, operand)| item.kind == AdtKind::Struct && is_wanted(operand));
        filled
            .map(|(field, _)| LockClass::Field(*adt, field.name))
            .collect()
    }

    /// The fields of a struct literal with what is put into them.
    pub(super) fn fields_of<'v>(
        self,
        dest: &Place,
        value: &'v Rvalue,
    ) -> impl Iterator<Item = (LockClass, &'v Operand)> {
        let adt = dest
            .as_local()
            .and_then(|local| match self.facts().local(local) {
                Ty::Adt(adt, _) => Some(*adt),
                _ => None,
            });
        let literal = match value {
            Rvalue::Aggregate {
                kind: AggregateKind::Struct { fields, .. },
                operands,
            } => fields.iter().zip(operands),
            _ => [].iter().zip(&[]),
        };
        literal.filter_map(move |(name, operand)| Some((LockClass::Field(adt?, *name), operand)))
    }

    /// A lock that this body makes and puts into a field is known by the field from then on.
    pub(super) fn name_by_class(self, lock: &mut LockId) {
        if lock.class.is_some() || lock.place.is_none() {
            return;
        }
        for (dest, value) in assignments(self.body()) {
            for (class, operand) in self.fields_of(dest, value) {
                if self.world.lock_of(self.at, operand).place == lock.place {
                    lock.class = Some(class);
                    return;
                }
            }
        }
    }
}

pub(super) fn assignments(body: &Body) -> impl Iterator<Item = (&Place, &Rvalue)> {
    let stmts = body.blocks.iter().flat_map(|block| &block.stmts);
    stmts.filter_map(|stmt| match &stmt.kind {
        StmtKind::Assign { dest, value } => Some((dest, value)),
        _ => None,
    })
}

fn calls_with_points(body: &Body) -> impl Iterator<Item = (CallId, Point)> {
    body.blocks.entries().flat_map(|(block, content)| {
        let stmts = content.stmts.iter().zip(0..);
        stmts.filter_map(move |(stmt, index)| match stmt.kind {
            StmtKind::Call(call) => Some((call, Point { block, stmt: index })),
            _ => None,
        })
    })
}
