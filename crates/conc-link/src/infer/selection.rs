//! Impls of library types, selected with the variables of an inference.
//!
//! What `Map<I, F>` yields is what the closure `F` gives: only the inference knows that, so the index cannot answer.

use conc_model::{GenericArgs, Name};

use super::context::Cx;
use super::instantiate::Substitution;
use super::table::MAX_DEPTH;
use crate::{ImplRef, ItemScope, TraitBound, Ty};

/// An impl for a struct or enum.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) item: ImplRef,
    /// The type that it is for, with the impl's parameters in it.
    pub(super) target: Ty,
}

impl Cx<'_> {
    /// `<ty as trait_name>::name` by an impl of the library for the type.
    pub(super) fn associated_by_impl(
        &mut self,
        ty: &Ty,
        trait_name: Name,
        name: Name,
    ) -> Option<Ty> {
        let Ty::Adt(adt, _) = ty else { return None };
        let candidates = self.lang.impls.get(&(trait_name, *adt))?;
        let candidate = self.matching(candidates, ty)?;
        let types = &self.universe.impl_of(candidate.item).types;
        let written = types
            .iter()
            .find(|(found, _)| *found == name)
            .map(|(_, ty)| *ty)?;
        if self.depth > MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let substitution = self.select(candidate, ty);
        let item = candidate.item;
        let value = self
            .index
            .lower_type(self.universe, item.file, written, ItemScope::Impl(item));
        let value = self.substitute(&value, &substitution);
        self.depth -= 1;
        let value = self.table.shallow(&value);
        (!value.is_unknown()).then_some(value)
    }

    /// A collection is made of the items of an iterator: the impl of `FromIterator` tells what it holds.
    pub(super) fn collect_into(&mut self, ty: &Ty, bound: &TraitBound) {
        let (Ty::Adt(adt, _), Some(item)) = (ty, bound.args.first()) else {
            return;
        };
        let trait_name = self.universe.trait_of(bound.trait_ref).name;
        let Some(candidates) = self.lang.impls.get(&(trait_name, *adt)) else {
            return;
        };
        let item = self.table.resolve(item);
        let fitting = candidates.iter().find(|candidate| {
            let made_of = self.trait_argument(candidate.item);
            made_of.is_some_and(|made_of| may_match(&made_of, &item, 0))
                && may_match(&candidate.target, ty, 0)
        });
        let Some(candidate) = fitting else { return };
        let substitution = self.fresh_for_impl(candidate.item);
        let target = self.substitute(&candidate.target, &substitution);
        self.unify(&target, ty);
        if let Some(made_of) = self.trait_argument(candidate.item) {
            let made_of = self.substitute(&made_of, &substitution);
            self.unify(&made_of, &item);
        }
        self.satisfy_impl(candidate.item, &substitution);
    }

    fn matching<'c>(&mut self, candidates: &'c [Candidate], ty: &Ty) -> Option<&'c Candidate> {
        let resolved = self.table.resolve(ty);
        candidates
            .iter()
            .find(|candidate| may_match(&candidate.target, &resolved, 0))
    }

    /// Binds the parameters of an impl to a type that it is for.
    fn select(&mut self, candidate: &Candidate, ty: &Ty) -> Substitution {
        let substitution = self.fresh_for_impl(candidate.item);
        let target = self.substitute(&candidate.target, &substitution);
        self.unify(&target, ty);
        let mark = self.jobs.len();
        self.satisfy_impl(candidate.item, &substitution);
        self.retry_from(mark);
        substitution
    }

    fn fresh_for_impl(&mut self, item: ImplRef) -> Substitution {
        let mut substitution = Substitution::default();
        for param in &self.universe.impl_of(item).generics.params {
            let fresh = self.table.fresh();
            substitution.add(param.name, fresh);
        }
        substitution
    }

    fn satisfy_impl(&mut self, item: ImplRef, substitution: &Substitution) {
        for param in &self.universe.impl_of(item).generics.params {
            let Some(ty) = substitution.get(param.name).cloned() else {
                continue;
            };
            for bound in self
                .index
                .bounds(self.universe, ItemScope::Impl(item), param.name)
            {
                if self.is_telling(&bound) {
                    let bound = self.substitute_bound(&bound, substitution);
                    self.satisfy(&ty, &bound);
                }
            }
        }
    }

    /// The first type argument of an impl's trait.
    fn trait_argument(&self, item: ImplRef) -> Option<Ty> {
        let model = self.universe.model(item.file);
        let path = self.universe.impl_of(item).trait_path?;
        let GenericArgs::Angle { types, .. } = &model.paths[path].segments.last()?.args else {
            return None;
        };
        let scope = ItemScope::Impl(item);
        Some(
            self.index
                .lower_type(self.universe, item.file, *types.first()?, scope),
        )
    }
}

/// Could a type be an instance of an impl's type? Parameters and open parts fit everything.
fn may_match(pattern: &Ty, ty: &Ty, depth: usize) -> bool {
    if depth > MAX_DEPTH {
        return true;
    }
    let all = |left: &[Ty], right: &[Ty]| {
        left.iter()
            .zip(right)
            .all(|(left, right)| may_match(left, right, depth + 1))
    };
    match (pattern, ty) {
        (Ty::Param(_) | Ty::Unknown | Ty::Infer(_) | Ty::Projection { .. }, _)
        | (_, Ty::Unknown | Ty::Infer(_) | Ty::Projection { .. } | Ty::Never) => true,
        (Ty::Adt(a, left), Ty::Adt(b, right)) => a == b && all(left, right),
        (Ty::Tuple(left), Ty::Tuple(right)) => left.len() == right.len() && all(left, right),
        (Ty::Ref { inner: left, .. }, Ty::Ref { inner: right, .. })
        | (Ty::Slice(left), Ty::Slice(right))
        | (Ty::Array(left), Ty::Array(right))
        | (Ty::Pointer(left), Ty::Pointer(right)) => may_match(left, right, depth + 1),
        (Ty::Primitive(left), Ty::Primitive(right)) => left == right,
        (Ty::Traits { .. }, Ty::Traits { .. }) => true,
        _ => std::mem::discriminant(pattern) == std::mem::discriminant(ty),
    }
}
