//! Making two types equal, as far as they can be; never an error.
//!
//! Where they conflict, each keeps what it has: the code compiles, so one of them was understood wrongly or a
//! coercion lies between them.

use super::context::Cx;
use super::jobs::Job;
use super::table::MAX_DEPTH;
use crate::parts::{for_each_part, map_parts};
use crate::{Row, Ty};

impl Cx<'_> {
    /// Makes two types equal.
    pub(super) fn unify(&mut self, left: &Ty, right: &Ty) {
        if self.depth > MAX_DEPTH || self.fuel == 0 {
            return;
        }
        self.fuel -= 1;
        self.depth += 1;
        // What is looked at is copied only where something comes of it.
        match (self.table.seen(left), self.table.seen(right)) {
            (Ty::Infer(open), Ty::Unknown) | (Ty::Unknown, Ty::Infer(open)) => {
                let open = Ty::Infer(*open);
                self.table.doubt(&open);
            }
            (_, Ty::Unknown | Ty::Never)
            | (Ty::Unknown | Ty::Never, _)
            | (Ty::Primitive(_), Ty::Primitive(_))
            | (Ty::Param(_), Ty::Param(_)) => {}
            (Ty::Infer(open), known) | (known, Ty::Infer(open)) => {
                let (open, known) = (*open, known.clone());
                self.table.bind(open, known);
            }
            (left, right) => {
                let (left, right) = (left.clone(), right.clone());
                self.unify_known(&left, &right);
            }
        }
        self.depth -= 1;
    }

    fn unify_known(&mut self, left: &Ty, right: &Ty) {
        match (left, right) {
            (Ty::Adt(a, left), Ty::Adt(b, right)) if a == b => self.unify_all(left, right),
            (Ty::Tuple(left), Ty::Tuple(right)) if left.len() == right.len() => {
                self.unify_all(left, right)
            }
            (Ty::Ref { inner: left, .. }, Ty::Ref { inner: right, .. })
            | (Ty::Pointer(left), Ty::Pointer(right) | Ty::Ref { inner: right, .. })
            | (Ty::Ref { inner: left, .. }, Ty::Pointer(right))
            | (Ty::Slice(left) | Ty::Array(left), Ty::Slice(right) | Ty::Array(right)) => {
                self.unify(left, right)
            }
            (Ty::Function(a, left), Ty::Function(b, right)) if a == b => {
                self.unify_all(left, right)
            }
            (Ty::Future { output: left, .. }, Ty::Future { output: right, .. }) => {
                self.unify(left, right)
            }
            (Ty::Traits { bounds, .. }, other) | (other, Ty::Traits { bounds, .. }) => {
                self.satisfy_all(other, &bounds.clone());
            }
            (Ty::FnPointer { params, output }, callable)
            | (callable, Ty::FnPointer { params, output }) => {
                self.expect_callable(callable, params, output);
            }
            _ => {}
        }
    }

    fn unify_all(&mut self, left: &Row<Ty>, right: &Row<Ty>) {
        if left.is(right) {
            return;
        }
        for (left, right) in left.iter().zip(right.iter()) {
            self.unify(left, right);
        }
    }

    /// A value goes where a type is expected: references may be dereferenced on the way.
    pub(super) fn coerce(&mut self, value: &Ty, expected: &Ty) {
        let both = (self.table.seen(value), self.table.seen(expected));
        if !matches!(both, (Ty::Ref { .. }, Ty::Ref { .. })) {
            self.unify(value, expected);
            return;
        }
        let value = self.table.shallow(value);
        let expected = self.table.shallow(expected);
        let (Ty::Ref { inner: have, .. }, Ty::Ref { inner: want, .. }) = (&value, &expected) else {
            return;
        };
        let want = self.table.shallow(want);
        let mut have = self.table.shallow(have);
        if matches!(have, Ty::Infer(_)) {
            if self.table.is_doubtful(&have) {
                self.jobs.push(Job::Coerce {
                    value: value.clone(),
                    expected: expected.clone(),
                });
                return;
            }
            self.unify(&have, &want);
            return;
        }
        for _ in 0..MAX_DEPTH {
            if same_head(&have, &want) {
                break;
            }
            let resolved = self.table.resolve(&have);
            let Some(next) = self.index.deref(self.universe, &resolved) else {
                return;
            };
            have = self.table.shallow(&next);
        }
        self.unify(&have, &want);
    }

    /// A type with its unknown parts replaced by variables.
    pub(super) fn freshen(&mut self, ty: &Ty) -> Ty {
        if !has_unknown(ty, 0) {
            return ty.clone();
        }
        if ty.is_unknown() {
            let fresh = self.table.fresh();
            self.table.doubt(&fresh);
            return fresh;
        }
        map_parts(ty, &mut |part| self.freshen(part))
    }
}

/// Could unification of these go on inside of them?
fn same_head(have: &Ty, want: &Ty) -> bool {
    match (have, want) {
        (_, Ty::Infer(_) | Ty::Unknown | Ty::Traits { .. }) | (Ty::Infer(_) | Ty::Unknown, _) => {
            true
        }
        (Ty::Adt(a, _), Ty::Adt(b, _)) => a == b,
        (Ty::Param(a), Ty::Param(b)) => a == b,
        (Ty::Array(_), Ty::Slice(_)) => true,
        (Ty::Primitive(a), Ty::Primitive(b)) => a == b,
        _ => std::mem::discriminant(have) == std::mem::discriminant(want),
    }
}

fn has_unknown(ty: &Ty, depth: usize) -> bool {
    if ty.is_unknown() {
        return true;
    }
    let mut found = false;
    if depth < MAX_DEPTH {
        for_each_part(ty, &mut |part| {
            found = found || has_unknown(part, depth + 1)
        });
    }
    found
}
