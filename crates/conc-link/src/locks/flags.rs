//! Flags that decide more than once which way a body goes: what runs when one is set never runs in a call in which what runs
//! when it is not set does. What parameters decide is in `choices.rs`.

use conc_model::{
    BlockId, Body, Id, LocalId, LocalKind, Operand, Place, Rvalue, StmtKind, Terminator,
};
use rustc_hash::FxHashMap;

use super::aliases::Definition;
use crate::{BodyRef, World};

/// How many moves lie between a flag and what is asked at most.
const DEPTH: usize = 4;

/// A variable that never changes, and where its value leads.
#[derive(Debug)]
pub(super) struct Flag {
    /// For each block: does it run when the flag is set?
    set: Vec<bool>,
    /// For each block: does it run when the flag is not set?
    unset: Vec<bool>,
}

impl Flag {
    /// Does the one block run only when the flag is set, and the other only when it is not?
    pub(super) fn excludes(&self, one: BlockId, other: BlockId) -> bool {
        let only =
            |block: BlockId, yes: &[bool], no: &[bool]| yes[block.index()] && !no[block.index()];
        let (set, unset) = (&self.set, &self.unset);
        (only(one, set, unset) && only(other, unset, set))
            || (only(other, set, unset) && only(one, unset, set))
    }
}

/// The flags of a body about which it asks at least twice.
pub(super) fn of(world: &World, at: BodyRef) -> Vec<Flag> {
    let body = world.universe().body(at);
    let mut asked: FxHashMap<LocalId, usize> = FxHashMap::default();
    let mut order = Vec::new();
    for block in body.blocks.ids() {
        if let Some(flag) = asked_at(world, at, block) {
            let times = asked.entry(flag).or_default();
            *times += 1;
            if *times == 2 {
                order.push(flag);
            }
        }
    }
    order.retain(|flag| never_changes(world, at, *flag));
    let reach = |flag: LocalId, is_set: bool| reach(world, at, (flag, is_set));
    let flags = order.into_iter().map(|flag| Flag {
        set: reach(flag, true),
        unset: reach(flag, false),
    });
    flags.collect()
}

/// The variable that decides at the end of a block.
fn asked_at(world: &World, at: BodyRef, block: BlockId) -> Option<LocalId> {
    let body = world.universe().body(at);
    let Terminator::If { cond, .. } = &body.blocks[block].terminator else {
        return None;
    };
    let mut local = cond.place().and_then(Place::as_local)?;
    for _ in 0..DEPTH {
        match world.definitions(at).get(local) {
            Some(Definition::Place(place)) => match place.as_local() {
                Some(from) => local = from,
                None => break,
            },
            _ => break,
        }
    }
    Some(local)
}

/// Does the variable keep its only value for as long as the body runs, through all rounds of loops?
fn never_changes(world: &World, at: BodyRef, flag: LocalId) -> bool {
    let body = world.universe().body(at);
    let is_parameter = body.params.contains(&flag);
    let is_known = match world.definitions(at).get(flag) {
        None => is_parameter,
        Some(Definition::Many) => false,
        Some(_) => !is_parameter,
    };
    let is_captured = matches!(body.locals[flag].kind, LocalKind::Upvar(_));
    is_known
        && !is_captured
        && !body.blocks.iter().any(|block| {
            let in_loop = block.in_loop.is_some();
            let mut stmts = block.stmts.iter();
            stmts.any(|stmt| match &stmt.kind {
                StmtKind::Assign { dest, value } => {
                    lends(value, flag) || (in_loop && dest.as_local() == Some(flag))
                }
                StmtKind::Call(call) => in_loop && body.calls[*call].dest == flag,
                StmtKind::Await(point) => in_loop && body.awaits[*point].dest == flag,
                _ => false,
            })
        })
}

/// May somebody else write to it from here on?
fn lends(value: &Rvalue, flag: LocalId) -> bool {
    match value {
        Rvalue::Use(Operand::Ref { mutable, place }) => {
            *mutable && place.base_local() == Some(flag)
        }
        _ => false,
    }
}

/// The blocks to which control may come with this value of the flag.
fn reach(world: &World, at: BodyRef, (flag, is_set): (LocalId, bool)) -> Vec<bool> {
    let body = world.universe().body(at);
    let mut reached = vec![false; body.blocks.len()];
    let mut pending = vec![Body::ENTRY];
    while let Some(block) = pending.pop() {
        if std::mem::replace(&mut reached[block.index()], true) {
            continue;
        }
        match &body.blocks[block].terminator {
            Terminator::If {
                then, otherwise, ..
            } if asked_at(world, at, block) == Some(flag) => {
                pending.push(if is_set { *then } else { *otherwise });
            }
            _ => pending.extend(world.flow(at).cfg().successors(block)),
        }
    }
    reached
}
