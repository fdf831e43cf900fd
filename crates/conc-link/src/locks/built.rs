//! Locks in the fields of what a body has put together: `Worker { queue: self.queue.clone() }.queue` is `self.queue`.

use conc_model::{
    Body, CallId, Effect, LocalId, Name, Operand, Place, Projection, Rvalue, StmtKind, known,
};

use super::aliases::Definition;
use super::{LockId, LockPlace, LockRoot};
use crate::{BodyRef, CallTarget, Ty, World};

/// Pointers inside each other that are looked through.
const POINTERS: usize = 6;

impl World {
    /// A lock in a field of a struct that was put together in sight, as a part of what was put into that field.
    pub(super) fn settled(&self, lock: LockId, depth: usize) -> LockId {
        let mut lock = lock;
        let mut depth = depth;
        while let Some(found) = self.settled_once(&lock, depth) {
            depth -= 1;
            lock = LockId {
                place: Some(found),
                ..lock
            };
        }
        lock
    }

    fn settled_once(&self, lock: &LockId, depth: usize) -> Option<LockPlace> {
        let depth = depth.checked_sub(1)?;
        let place = lock.place.as_ref()?;
        let (LockRoot::Local(at, local), [field, rest @ ..]) = (place.root, &*place.path) else {
            return None;
        };
        let part = self.part_of(at, local, *field, depth)?.place?;
        Some(LockPlace {
            root: part.root,
            path: part.path.iter().chain(rest).copied().collect(),
        })
    }

    /// What was put into a field of a local.
    fn part_of(&self, at: BodyRef, local: LocalId, field: Name, depth: usize) -> Option<LockId> {
        if field == known::CONTENT || gets_later(self.universe().body(at), local, field) {
            return None;
        }
        match self.definitions(at).get(local)? {
            Definition::Built(parts) => self.part_among(at, parts, field, depth),
            Definition::Call(call) => self.part_of_result(at, *call, field, depth),
            _ => None,
        }
    }

    fn part_among(
        &self,
        at: BodyRef,
        parts: &[(Name, Place)],
        field: Name,
        depth: usize,
    ) -> Option<LockId> {
        let (_, place) = parts.iter().find(|(name, _)| *name == field)?;
        Some(self.lock_of_place(at, place, depth))
    }

    /// What a function of the group puts into a field of the struct that it makes, or a tuple struct is made of.
    fn part_of_result(
        &self,
        at: BodyRef,
        call: CallId,
        field: Name,
        depth: usize,
    ) -> Option<LockId> {
        let depth = depth.checked_sub(1)?;
        let args = &self.universe().body(at).calls[call].args;
        match self.facts(at).call(call)?.target {
            CallTarget::Constructor(adt) => {
                let [variant] = &*self.universe().adt(adt).variants else {
                    return None;
                };
                let index = variant.fields.iter().position(|it| it.name == field)?;
                Some(self.lock_of_place(at, args.get(index)?.place()?, depth))
            }
            CallTarget::Function(function) if !self.universe().is_library(function.file) => {
                let inner = self.body_behind(function)?;
                if !self.calls_a_lock(inner) && !self.makes_shared_lock(inner, field) {
                    return None;
                }
                let [Definition::Built(parts)] = self.definitions(inner).returned() else {
                    return None;
                };
                let part = self.part_among(inner, parts, field, depth)?;
                let lock = |arg: &Operand| {
                    let place = arg.place();
                    place.map_or_else(LockId::default, |place| {
                        self.lock_of_place(at, place, depth)
                    })
                };
                let args: Vec<LockId> = args.iter().map(lock).collect();
                Some(part.seen_from_call(&args))
            }
            _ => None,
        }
    }
}

impl World {
    /// Does the body take a lock itself, as it is written? Others may not have been read, and then nothing is known of what they
    /// make.
    fn calls_a_lock(&self, at: BodyRef) -> bool {
        let mut calls = self.facts(at).calls.iter();
        calls.any(|facts| match facts.target {
            CallTarget::Function(function) if self.universe().is_library(function.file) => {
                let effects = self.universe().function_effects(function);
                effects
                    .iter()
                    .any(|effect| matches!(effect, Effect::Acquires(_)))
            }
            _ => false,
        })
    }
}

impl World {
    /// Does the body make a struct that has a pointer to a lock in this field? Such are always read.
    fn makes_shared_lock(&self, at: BodyRef, field: Name) -> bool {
        let Ty::Adt(adt, args) = &self.facts(at).output else {
            return false;
        };
        let field = self.index().field(self.universe(), *adt, 0, args, field);
        field.is_some_and(|ty| self.is_shared_lock(&ty))
    }

    /// Is it a shared pointer to a lock of a library?
    #[must_use]
    pub fn is_shared_lock(&self, ty: &Ty) -> bool {
        let universe = self.universe();
        let (mut ty, mut is_shared) = (ty, false);
        for _ in 0..POINTERS {
            let Ty::Adt(adt, args) = ty else { break };
            let effects = universe.adt_effects(*adt);
            if !universe.is_library(adt.file) || effects.contains(&Effect::Lock) {
                return is_shared && universe.is_library(adt.file);
            }
            let (true, Some(inner)) = (effects.contains(&Effect::Shares), args.first()) else {
                break;
            };
            is_shared = true;
            ty = inner;
        }
        false
    }
}

/// Does the field get another value than the one that it was made with?
fn gets_later(body: &Body, local: LocalId, field: Name) -> bool {
    let mut stmts = body.blocks.iter().flat_map(|block| &block.stmts);
    stmts.any(|stmt| match &stmt.kind {
        StmtKind::Assign { dest, value } => {
            let is_field = matches!(dest.projections.first(), Some(Projection::Field(name)) if *name == field);
            let is_lent = matches!(value, Rvalue::Use(Operand::Ref { mutable: true, place }) if place.base_local() == Some(local));
            dest.base_local() == Some(local) && is_field || is_lent
        }
        _ => false,
    })
}
