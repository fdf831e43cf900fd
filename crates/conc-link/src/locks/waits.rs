//! Where bodies wait for something other than a lock: for time, other work, messages, events, the outside world.

use conc_model::{
    AwaitKind, Body, CallId, Effect, LocalId, LocalKind, Operand, Place, Rvalue, StmtKind,
    Terminator,
};
use conc_source::Span;

use super::{Deep, InnerCall, LockId, Step, body, summary};
use crate::flow::Point;
use crate::{BodyRef, CallTarget, Certainty, Ty, ValueKind, World};

/// How many definitions are followed back from a value.
const DEPTH: usize = 12;

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WaitKind {
    /// Time passes.
    Sleep,
    /// The end of a thread or task.
    Join,
    /// Room in a channel.
    Send,
    /// A message.
    Receive,
    /// A condition variable, which releases its own guard meanwhile.
    Condvar,
    /// A barrier, a notification, an unpark.
    Event,
    /// Files, network, other processes.
    Io,
}

/// Something that is waited for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wait {
    /// What.
    pub kind: WaitKind,
    /// Does it give up after a while?
    pub is_timed: bool,
    /// Does only the task wait, and not its thread?
    pub is_async: bool,
    /// The handle, channel end, condition variable or file that it is about.
    pub on: LockId,
}

/// A call or await of a body that waits.
#[derive(Clone, Debug)]
pub struct WaitPoint {
    /// Where in the flow.
    pub point: Point,
    /// The call; `None` when a handle is awaited.
    pub call: Option<CallId>,
    /// The called name, or the `await`.
    pub span: Span,
    /// What is waited for.
    pub wait: Wait,
    /// The operand that it is about.
    pub operand: Option<Operand>,
}

/// The waits of one body, in the order of its calls; awaits of handles come last.
pub(super) fn waits_of(world: &World, at: BodyRef) -> Vec<WaitPoint> {
    let mut found = Vec::new();
    // The cheap question first: most bodies wait for nothing.
    let effects = world.facts(at).effects;
    if WAITING.iter().any(|effect| effects.may_have(*effect)) {
        add_calls_that_wait(world, at, &mut found);
    }
    found.extend(awaited_handles(world, at));
    found
}

/// Without one of these no call of a library waits, nor runs a function that is handed to it by name.
const WAITING: [Effect; 7] = [
    Effect::Blocks,
    Effect::Waits,
    Effect::Joins,
    Effect::Receives,
    Effect::Sends,
    Effect::Sleeps,
    Effect::RunsNow,
];

fn add_calls_that_wait(world: &World, at: BodyRef, found: &mut Vec<WaitPoint>) {
    let body = world.universe().body(at);
    let points = body::points(body);
    for (call, point) in body::calls_in_order(body) {
        let Some(facts) = world.facts(at).call(call) else {
            continue;
        };
        let CallTarget::Function(function) = facts.target else {
            continue;
        };
        if facts.certainty != Certainty::Known || !world.universe().is_library(function.file) {
            continue;
        }
        let is_async = matches!(facts.result, Ty::Future { .. });
        let content = &body.calls[call];
        let effects = world.universe().function_effects(function);
        let class = classify(effects, is_async).or_else(|| {
            // `.map(JoinHandle::join)`
            let runs = effects.contains(&Effect::RunsNow);
            let passed = content.args.iter().skip(1).filter(|_| runs);
            let mut named = passed.filter_map(|arg| world.named_function(at, arg));
            named.find_map(|named| classify(world.universe().function_effects(named), false))
        });
        let Some((kind, is_timed)) = class else {
            continue;
        };
        let point = if is_async {
            points.get(&content.dest).copied()
        } else {
            Some(point)
        };
        let operand = content.args.first().cloned();
        let on = operand.as_ref().map(|operand| world.lock_of(at, operand));
        let wait = Wait {
            kind,
            is_timed,
            is_async,
            on: on.unwrap_or_default(),
        };
        found.extend(point.map(|point| WaitPoint {
            point,
            call: Some(call),
            span: content.name_span,
            wait,
            operand,
        }));
    }
}

/// What a library function waits for, and whether it gives up after a while.
fn classify(effects: &[Effect], is_async: bool) -> Option<(WaitKind, bool)> {
    let has = |effect: Effect| effects.contains(&effect);
    let is_about_a_lock = effects.iter().any(|effect| {
        matches!(
            effect,
            Effect::Acquires(_) | Effect::Locks(_) | Effect::Converts(_) | Effect::Initializes
        )
    });
    // What only runs a closure waits for nothing else.
    let runs_something = has(Effect::RunsNow) && !has(Effect::Releases);
    if is_about_a_lock || runs_something || has(Effect::Tries) || !(is_async || has(Effect::Blocks))
    {
        return None;
    }
    let kind = if has(Effect::Releases) && has(Effect::Waits) {
        WaitKind::Condvar
    } else if has(Effect::Joins) && !has(Effect::Aborts) {
        WaitKind::Join
    } else if has(Effect::Receives) {
        WaitKind::Receive
    } else if has(Effect::Sends) {
        WaitKind::Send
    } else if has(Effect::Sleeps) {
        WaitKind::Sleep
    } else if has(Effect::Waits) {
        WaitKind::Event
    } else if has(Effect::Blocks) && !has(Effect::Drains) {
        WaitKind::Io
    } else {
        return None;
    };
    Some((kind, has(Effect::Timed)))
}

/// `handle.await`, alone or in a `join!`.
fn awaited_handles(world: &World, at: BodyRef) -> Vec<WaitPoint> {
    let body = world.universe().body(at);
    let mut found = Vec::new();
    for (point, id) in body::awaits_in_order(body) {
        let content = &body.awaits[id];
        let waits_for_all = matches!(
            content.kind,
            AwaitKind::Single | AwaitKind::Join | AwaitKind::TryJoin
        );
        for future in content.futures.iter().filter(|_| waits_for_all) {
            let Some(place) = future.place() else {
                continue;
            };
            let ty = world.place_type(at, world.facts(at), place);
            let is_handle = matches!(ty.peel_refs(), Ty::Adt(adt, _) if matches!(world.kind_of(*adt), Some(ValueKind::Handle { .. })));
            if is_handle {
                found.push(WaitPoint {
                    point,
                    call: None,
                    span: content.span,
                    wait: Wait {
                        kind: WaitKind::Join,
                        is_timed: false,
                        is_async: true,
                        on: world.lock_of(at, future),
                    },
                    operand: Some(future.clone()),
                });
            }
        }
    }
    found
}

impl World {
    /// Where a body of the group itself waits for something other than a lock.
    ///
    /// # Panics
    /// For a body of the library.
    #[must_use]
    pub fn waits(&self, body: BodyRef) -> &[WaitPoint] {
        self.cells(body).waits.get_or_init(|| waits_of(self, body))
    }

    /// The places that a value is made from: what its definition reads, what theirs reads, and so on; first of all itself.
    #[must_use]
    pub fn sources_of(&self, at: BodyRef, operand: &Operand) -> Vec<Place> {
        let made_from = self.made_from(at);
        let mut found: Vec<Place> = operand.place().cloned().into_iter().collect();
        let mut done: Vec<LocalId> = Vec::new();
        let mut layer = found.clone();
        for _ in 0..DEPTH {
            let bases = layer.iter().filter_map(Place::base_local);
            let fresh: Vec<LocalId> = bases.filter(|local| !done.contains(local)).collect();
            layer.clear();
            for local in fresh {
                if !done.contains(&local) {
                    done.push(local);
                    let made = made_from.get(local.0 as usize);
                    layer.extend(made.into_iter().flatten().cloned());
                }
            }
            found.extend(layer.iter().cloned());
        }
        found
    }
}

impl World {
    /// Is a value made from what this local holds, by ways that lead through no parameter and nothing captured? What is put away
    /// there is kept.
    #[must_use]
    pub fn is_made_of(&self, at: BodyRef, operand: &Operand, origin: LocalId) -> bool {
        let (made_from, body) = (self.made_from(at), self.universe().body(at));
        let mut work: Vec<LocalId> = operand
            .place()
            .and_then(Place::base_local)
            .into_iter()
            .collect();
        let mut done: Vec<LocalId> = Vec::new();
        while let Some(local) = work.pop() {
            if local == origin {
                return true;
            }
            let kind = body.locals[local].kind;
            let is_kept = matches!(kind, LocalKind::Param | LocalKind::Upvar(_));
            if is_kept || done.contains(&local) {
                continue;
            }
            done.push(local);
            let made = made_from.get(local.0 as usize).into_iter().flatten();
            work.extend(made.filter_map(Place::base_local));
        }
        false
    }
}

/// For each local the places that are read where it gets its values from.
pub(crate) fn all_made_from(body: &Body) -> Vec<Vec<Place>> {
    let mut found: Vec<Vec<Place>> = body.locals.iter().map(|_| Vec::new()).collect();
    let mut note = |local: LocalId, places: &mut dyn Iterator<Item = &Place>| {
        if let Some(made) = found.get_mut(local.0 as usize) {
            made.extend(places.cloned());
        }
    };
    for block in body.blocks.iter() {
        for stmt in &block.stmts {
            match &stmt.kind {
                StmtKind::Assign { dest, value } => {
                    if let Some(local) = dest.base_local() {
                        note(local, &mut read_by(value).into_iter());
                    }
                }
                StmtKind::Call(call) => {
                    let call = &body.calls[*call];
                    note(call.dest, &mut call.args.iter().filter_map(Operand::place));
                }
                StmtKind::Await(id) => {
                    let point = &body.awaits[*id];
                    note(
                        point.dest,
                        &mut point.futures.iter().filter_map(Operand::place),
                    );
                }
                _ => {}
            }
        }
        match &block.terminator {
            Terminator::Try { operand, value, .. } => {
                note(*value, &mut operand.place().into_iter());
            }
            Terminator::Next { iterator, item, .. } => {
                note(*item, &mut [Place::local(*iterator)].iter());
            }
            _ => {}
        }
    }
    found
}

/// The places that are read for a value.
fn read_by(value: &Rvalue) -> Vec<&Place> {
    match value {
        Rvalue::Use(operand) | Rvalue::Cast { operand, .. } | Rvalue::IntoIter(operand) => {
            operand.place().into_iter().collect()
        }
        Rvalue::Bind { place, .. } => vec![place],
        Rvalue::Aggregate { operands, .. }
        | Rvalue::Operator { operands, .. }
        | Rvalue::Macro { operands, .. } => operands.iter().filter_map(Operand::place).collect(),
        Rvalue::Body(_) | Rvalue::Unknown => Vec::new(),
    }
}

/// Something that a callee waits for, in the terms of its caller.
pub(super) fn through(
    world: &World,
    deep: &Deep<Wait>,
    inner: &InnerCall,
    step: Step,
) -> Deep<Wait> {
    Deep {
        what: Wait {
            on: inner.lock_seen_by_caller(world, step.body, &deep.what.on),
            ..deep.what.clone()
        },
        way: summary::longer(step, &deep.way),
    }
}
