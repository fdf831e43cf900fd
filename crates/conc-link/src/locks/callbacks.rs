//! Closures that are handed to functions of the group which call them before they return: `with(|data| ..)`.

use conc_model::{Callee, Operand};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Deep, InnerCall, LockRoot, Taken, body, summary};
use crate::{BodyRef, Ty, World};

/// Through how many functions a closure is followed that is only passed on.
const ROUNDS: usize = 3;

/// A parameter that is called, with the locks that are held then.
type Runs = FxHashMap<BodyRef, Vec<(u32, Vec<Deep<Taken>>)>>;

/// The closures that each body hands to such functions, as calls.
pub(super) fn find(world: &World) -> FxHashMap<BodyRef, Vec<InnerCall>> {
    let runs = find_runs(world);
    let mut found: FxHashMap<BodyRef, Vec<InnerCall>> = FxHashMap::default();
    if runs.is_empty() {
        return found;
    }
    for at in world.bodies() {
        for inner in world.locks(at).inner.iter().filter(|it| !it.is_named) {
            for (param, under) in runs.get(&inner.target).into_iter().flatten() {
                if let Some(target) = closure_argument(world, at, inner, *param) {
                    let under = under.iter();
                    found.entry(at).or_default().push(InnerCall {
                        target,
                        is_closure: true,
                        under: under
                            .filter_map(|deep| summary::through(world, at, deep, inner))
                            .collect(),
                        ..inner.clone()
                    });
                }
            }
        }
    }
    found
}

fn closure_argument(world: &World, at: BodyRef, inner: &InnerCall, param: u32) -> Option<BodyRef> {
    let args = &world.universe().body(at).calls[inner.call].args;
    let place = args.get(param as usize).and_then(Operand::place)?;
    match world.place_type(at, world.facts(at), place) {
        Ty::Closure(target) if target.file == at.file => Some(target),
        _ => None,
    }
}

/// The functions that call a parameter of theirs, or pass it to one that does.
fn find_runs(world: &World) -> Runs {
    let mut runs = Runs::default();
    let at_once = run_at_once(world);
    for at in world.bodies().filter(|at| is_run(world, *at, &at_once)) {
        for (call, content) in world.universe().body(at).calls.entries() {
            let Callee::Value(operand) = &content.callee else {
                continue;
            };
            if let Some(param) = whole_param(world, at, operand) {
                let under = held(world, at, call);
                runs.entry(outermost(world, at))
                    .or_default()
                    .push((param, under));
            }
        }
    }
    for _ in 0..ROUNDS {
        let mut grown = Vec::new();
        for at in world.bodies().filter(|at| is_run(world, *at, &at_once)) {
            for inner in world.locks(at).inner.iter().filter(|it| !it.is_named) {
                for (param, under) in runs.get(&inner.target).into_iter().flatten() {
                    let args = &world.universe().body(at).calls[inner.call].args;
                    let passed = args.get(*param as usize);
                    let Some(own) = passed.and_then(|arg| whole_param(world, at, arg)) else {
                        continue;
                    };
                    let mut all = held(world, at, inner.call);
                    let under = under.iter();
                    all.extend(under.filter_map(|deep| summary::through(world, at, deep, inner)));
                    grown.push((outermost(world, at), (own, all)));
                }
            }
        }
        let known = |(at, (param, _)): &(BodyRef, (u32, _))| {
            let mut runs = runs.get(at).into_iter().flatten();
            runs.any(|(other, _)| other == param)
        };
        grown.retain(|new| !known(new));
        if grown.is_empty() {
            break;
        }
        for (at, entry) in grown {
            runs.entry(at).or_default().push(entry);
        }
    }
    runs
}

/// Closures that the body around them runs.
fn run_at_once(world: &World) -> FxHashSet<BodyRef> {
    let inner = world.bodies().flat_map(|at| &world.locks(at).inner);
    let closures = inner.filter(|inner| inner.is_closure);
    closures.map(|inner| inner.target).collect()
}

/// Does what stands in a body run before its function returns? A closure that is put away runs later.
fn is_run(world: &World, at: BodyRef, at_once: &FxHashSet<BodyRef>) -> bool {
    let mut at = at;
    while let Some(parent) = world.universe().body(at).parent {
        if !at_once.contains(&at) {
            return false;
        }
        at = BodyRef::new(at.file, parent);
    }
    true
}

/// The parameter that an operand is, with nothing in between.
fn whole_param(world: &World, at: BodyRef, operand: &Operand) -> Option<u32> {
    let place = world.lock_of(at, operand).place?;
    match place.root {
        LockRoot::Param(index) if place.path.is_empty() => Some(index),
        _ => None,
    }
}

/// The locks whose guards are alive at a call.
fn held(world: &World, at: BodyRef, call: conc_model::CallId) -> Vec<Deep<Taken>> {
    let held = world.held_at(at, call).into_iter();
    held.map(|held| {
        let way = if held.by.is_empty() {
            body::own_step(world, at, &held.taken.lock)
        } else {
            held.by
        };
        Deep {
            what: held.taken,
            way,
        }
    })
    .collect()
}

pub(super) fn outermost(world: &World, at: BodyRef) -> BodyRef {
    let mut at = at;
    while let Some(parent) = world.universe().body(at).parent {
        at = BodyRef::new(at.file, parent);
    }
    at
}
