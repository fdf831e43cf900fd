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
        let mut current = ty.clone();
        for _ in 0..MAX_DEPTH {
            let Ty::Infer(id) = current else { break };
            let root = self.root(id);
            match self.slots.get(root as usize) {
                Some(Slot::Bound(bound)) => current = bound.clone(),
                _ => return Ty::Infer(root),
            }
        }
        current
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
    pub(super) fn is_doubtful(&mut self, ty: &Ty) -> bool {
        let Ty::Infer(root) = self.shallow(ty) else {
            return false;
        };
        matches!(
            self.slots.get(root as usize),
            Some(Slot::Free { doubtful: true })
        )
    }

    /// Binds an unbound variable, unless the type contains it.
    pub(super) fn bind(&mut self, id: u32, ty: &Ty) {
        let root = self.root(id);
        let mut parts = MAX_PARTS;
        match ty {
            Ty::Infer(other) => {
                let other = self.root(*other);
                if other != root {
                    let doubtful =
                        self.is_doubtful(&Ty::Infer(root)) && self.is_doubtful(&Ty::Infer(other));
                    self.slots[root as usize] = Slot::Same(other);
                    if let Slot::Free { doubtful: flag } = &mut self.slots[other as usize] {
                        *flag = doubtful;
                    }
                }
            }
            _ if self.occurs(root, ty, (0, &mut parts)) => {}
            _ => self.slots[root as usize] = Slot::Bound(ty.clone()),
        }
    }

    /// Does the variable occur in the type? Too deep or too large counts as yes.
    fn occurs(&mut self, root: u32, ty: &Ty, (depth, parts): (usize, &mut usize)) -> bool {
        if depth > MAX_DEPTH || *parts == 0 {
            return true;
        }
        *parts -= 1;
        let ty = self.shallow(ty);
        match &ty {
            Ty::Infer(id) => *id == root,
            _ => {
                let mut found = false;
                for_each_part(&ty, &mut |part| {
                    found = found || self.occurs(root, part, (depth + 1, &mut *parts));
                });
                found
            }
        }
    }

    /// The type with all bound variables replaced; unbound ones stay.
    pub(super) fn resolve(&mut self, ty: &Ty) -> Ty {
        let mut parts = MAX_PARTS;
        self.resolve_at(ty, (0, &mut parts), false)
    }

    /// The type for the outside: unbound variables are unknown.
    pub(super) fn finish(&mut self, ty: &Ty) -> Ty {
        let mut parts = MAX_PARTS;
        self.resolve_at(ty, (0, &mut parts), true)
    }

    fn resolve_at(&mut self, ty: &Ty, (depth, parts): (usize, &mut usize), last: bool) -> Ty {
        if depth > MAX_DEPTH || *parts == 0 {
            return Ty::Unknown;
        }
        *parts -= 1;
        if !has_variables(ty, 0) {
            return ty.clone();
        }
        let ty = self.shallow(ty);
        match &ty {
            Ty::Infer(_) if last => Ty::Unknown,
            Ty::Infer(_) => ty,
            _ => map_parts(&ty, &mut |part| {
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
