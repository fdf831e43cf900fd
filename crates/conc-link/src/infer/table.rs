//! The variables of one inference: a union-find of types. It knows nothing of names, traits or bodies.

use crate::Ty;
use crate::parts::{for_each_part, map_parts};

/// Types nest no deeper than this; what is below is given up as unknown.
pub(super) const MAX_DEPTH: usize = 24;

/// Types have no more parts than this, counted without sharing; what is beyond is given up as unknown.
const MAX_PARTS: usize = 400;

/// What is known of a variable.
#[derive(Debug)]
enum Slot {
    /// Nothing yet. `doubtful` variables stand for something that the linker did not understand, so a use of
    /// them in a place that coerces says little about them.
    Free { doubtful: bool },
    /// The same as another variable.
    Same(u32),
    /// This type.
    Bound(Ty),
}

/// All variables of an inference.
#[derive(Debug, Default)]
pub(super) struct Table {
    slots: Vec<Slot>,
}

impl Table {
    /// A new variable.
    pub(super) fn fresh(&mut self) -> Ty {
        let id = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        self.slots.push(Slot::Free { doubtful: false });
        Ty::Infer(id)
    }

    fn root(&mut self, id: u32) -> u32 {
        let mut root = id;
        while let Some(Slot::Same(next)) = self.slots.get(root as usize) {
            root = *next;
        }
        let mut at = id;
        while at != root {
            let Slot::Same(next) =
                std::mem::replace(&mut self.slots[at as usize], Slot::Same(root))
            else {
                break;
            };
            at = next;
        }
        root
    }

    /// The type with its outermost variable replaced, if that is bound.
    pub(super) fn shallow(&mut self, ty: &Ty) -> Ty {
        if let Ty::Infer(id) = ty {
            self.root(*id);
        }
        self.known(ty)
    }

    /// As [`Self::shallow`], without making the way to the variable's root shorter.
    pub(super) fn known(&self, ty: &Ty) -> Ty {
        match self.seen(ty) {
            Ty::Infer(id) => Ty::Infer(self.end(*id)),
            known => known.clone(),
        }
    }

    /// As [`Self::shallow`], to look at; a variable may go by another number than that of its root.
    pub(super) fn seen<'t>(&'t self, ty: &'t Ty) -> &'t Ty {
        let mut current = ty;
        for _ in 0..MAX_DEPTH {
            let Ty::Infer(id) = current else { break };
            match self.slots.get(self.end(*id) as usize) {
                Some(Slot::Bound(bound)) => current = bound,
                _ => break,
            }
        }
        current
    }

    /// The root of a variable, found without making the way to it shorter.
    fn end(&self, id: u32) -> u32 {
        let mut end = id;
        while let Some(Slot::Same(next)) = self.slots.get(end as usize) {
            end = *next;
        }
        end
    }

    /// Marks a variable as standing for something that was not understood.
    pub(super) fn doubt(&mut self, ty: &Ty) {
        if let Ty::Infer(root) = self.shallow(ty)
            && let Some(Slot::Free { doubtful }) = self.slots.get_mut(root as usize)
        {
            *doubtful = true;
        }
    }

    /// Is it an unbound variable that stands for something not understood?
    pub(super) fn is_doubtful(&self, ty: &Ty) -> bool {
        let Ty::Infer(id) = self.seen(ty) else {
            return false;
        };
        let slot = self.slots.get(self.end(*id) as usize);
        matches!(slot, Some(Slot::Free { doubtful: true }))
    }

    /// Binds an unbound variable, unless the type contains it.
    pub(super) fn bind(&mut self, id: u32, ty: Ty) {
        let root = self.root(id);
        let mut parts = MAX_PARTS;
        match ty {
            Ty::Infer(other) => {
                let other = self.root(other);
                if other != root {
                    let doubtful =
                        self.is_doubtful(&Ty::Infer(root)) && self.is_doubtful(&Ty::Infer(other));
                    self.slots[root as usize] = Slot::Same(other);
                    if let Slot::Free { doubtful: flag } = &mut self.slots[other as usize] {
                        *flag = doubtful;
                    }
                }
            }
            ty if self.occurs(root, &ty, (0, &mut parts)) => {}
            ty => self.slots[root as usize] = Slot::Bound(ty),
        }
    }

    /// Does the variable occur in the type? Too deep or too large counts as yes.
    fn occurs(&self, root: u32, ty: &Ty, (depth, parts): (usize, &mut usize)) -> bool {
        if depth > MAX_DEPTH || *parts == 0 {
            return true;
        }
        *parts -= 1;
        match self.seen(ty) {
            Ty::Infer(id) => self.end(*id) == root,
            known => {
                let mut found = false;
                for_each_part(known, &mut |part| {
                    found = found || self.occurs(root, part, (depth + 1, &mut *parts));
                });
                found
            }
        }
    }

    /// The type with all bound variables replaced; unbound ones stay.
    pub(super) fn resolve(&self, ty: &Ty) -> Ty {
        let mut parts = MAX_PARTS;
        self.resolve_at(ty, (0, &mut parts), false)
    }

    /// The type for the outside: unbound variables are unknown.
    pub(super) fn finish(&self, ty: &Ty) -> Ty {
        let mut parts = MAX_PARTS;
        self.resolve_at(ty, (0, &mut parts), true)
    }

    fn resolve_at(&self, ty: &Ty, (depth, parts): (usize, &mut usize), last: bool) -> Ty {
        if depth > MAX_DEPTH || *parts == 0 {
            return Ty::Unknown;
        }
        *parts -= 1;
        if !has_variables(ty, 0) {
            return ty.clone();
        }
        match self.seen(ty) {
            Ty::Infer(_) if last => Ty::Unknown,
            Ty::Infer(id) => Ty::Infer(self.end(*id)),
            known => map_parts(known, &mut |part| {
                self.resolve_at(part, (depth + 1, &mut *parts), last)
            }),
        }
    }
}

/// Is there any variable in the type?
pub(super) fn has_variables(ty: &Ty, depth: usize) -> bool {
    if depth > MAX_DEPTH || matches!(ty, Ty::Infer(_)) {
        return true;
    }
    let mut found = false;
    for_each_part(ty, &mut |part| {
        found = found || has_variables(part, depth + 1)
    });
    found
}
