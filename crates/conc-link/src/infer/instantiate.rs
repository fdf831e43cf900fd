//! Generics: variables for the parameters of what is called, and projections that they make answerable.

use std::sync::Arc;

use conc_model::{Name, Parent, known};

use super::context::Cx;
use super::jobs::Job;
use crate::parts::{map_bound, map_parts};
use crate::{AdtRef, FunctionRef, ImplRef, ItemScope, Row, Signature, TraitBound, TraitRef, Ty};

/// What the generic parameters of an item stand for at one use of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Substitution {
    pairs: Vec<(Name, Ty)>,
}

impl Substitution {
    /// What a parameter stands for.
    pub(super) fn get(&self, name: Name) -> Option<&Ty> {
        self.pairs
            .iter()
            .find(|(found, _)| *found == name)
            .map(|(_, ty)| ty)
    }

    /// Adds a parameter, unless it has a meaning already.
    pub(super) fn add(&mut self, name: Name, ty: Ty) {
        if self.get(name).is_none() {
            self.pairs.push((name, ty));
        }
    }
}

/// A function at one use of it.
#[derive(Clone, Debug)]
pub(super) struct Instance {
    pub(super) function: FunctionRef,
    pub(super) signature: Arc<Signature>,
    pub(super) substitution: Substitution,
}

impl Cx<'_> {
    /// A function with its generic parameters as variables, as far as the path's self type and turbofish leave them open.
    pub(super) fn instantiate(
        &mut self,
        function: FunctionRef,
        self_ty: Option<&Ty>,
        turbofish: &[Ty],
    ) -> Instance {
        let signature = self.index.signature(self.universe, function);
        let mut substitution = Substitution::default();
        self.bind_turbofish(function, turbofish, &mut substitution);
        for name in &signature.generics {
            let fresh = self.table.fresh();
            substitution.add(*name, fresh);
        }
        let self_ty = self_ty.map(|ty| self.freshen(ty));
        match self.universe.function(function).parent {
            Parent::Impl(id) => {
                let item = ImplRef::new(function.file, id);
                let declared = self.impl_self_type(item, &substitution);
                if let Some(self_ty) = &self_ty {
                    self.unify(&declared, self_ty);
                }
                substitution.add(known::SELF_TYPE, declared);
            }
            _ => {
                let self_ty = self_ty.unwrap_or_else(|| self.table.fresh());
                substitution.add(known::SELF_TYPE, self_ty);
            }
        }
        Instance {
            function,
            signature,
            substitution,
        }
    }

    /// The type that an impl is for, with its parameters replaced.
    pub(super) fn impl_self_type(&mut self, item: ImplRef, substitution: &Substitution) -> Ty {
        let written = self.universe.impl_of(item).self_type;
        let ty = self
            .index
            .lower_type(self.universe, item.file, written, ItemScope::Impl(item));
        self.substitute(&ty, substitution)
    }

    /// Binds a function's own parameters to what is written in its angle brackets.
    pub(super) fn bind_turbofish(
        &mut self,
        function: FunctionRef,
        turbofish: &[Ty],
        substitution: &mut Substitution,
    ) {
        if turbofish.is_empty() {
            return;
        }
        let own = &self.universe.function(function).generics.params;
        for (param, ty) in own.iter().zip(turbofish) {
            let ty = self.freshen(ty);
            substitution.add(param.name, ty);
        }
    }

    /// A type of an item, at one use of the item.
    pub(super) fn substitute(&mut self, ty: &Ty, substitution: &Substitution) -> Ty {
        match ty {
            Ty::Param(name) => substitution
                .get(*name)
                .cloned()
                .unwrap_or_else(|| ty.clone()),
            Ty::Projection {
                self_ty,
                trait_ref,
                name,
            } => {
                let self_ty = self.substitute(self_ty, substitution);
                self.project(&self_ty, *trait_ref, *name)
            }
            _ => map_parts(ty, &mut |part| self.substitute(part, substitution)),
        }
    }

    /// A bound of an item, at one use of the item.
    pub(super) fn substitute_bound(
        &mut self,
        bound: &TraitBound,
        substitution: &Substitution,
    ) -> TraitBound {
        map_bound(bound, &mut |part| self.substitute(part, substitution))
    }

    /// `<self_ty as trait_ref>::name`, or a variable for it while the self type is open.
    pub(super) fn project(&mut self, self_ty: &Ty, trait_ref: Option<TraitRef>, name: Name) -> Ty {
        let self_ty = self.table.shallow(self_ty);
        if matches!(self_ty, Ty::Infer(_)) {
            let target = self.table.fresh();
            self.jobs.push(Job::Project {
                self_ty,
                trait_ref,
                name,
                target: target.clone(),
            });
            return target;
        }
        self.associated(&self_ty, trait_ref, name)
            .unwrap_or_else(|| match self_ty {
                Ty::Param(_) | Ty::Projection { .. } | Ty::Traits { .. } => Ty::Projection {
                    self_ty: Arc::new(self_ty),
                    trait_ref,
                    name,
                },
                _ => Ty::Unknown,
            })
    }

    /// A struct or enum with the written arguments, and variables for the rest.
    pub(super) fn instantiate_adt(&mut self, adt: AdtRef, written: &[Ty]) -> Row<Ty> {
        let count = self.universe.adt(adt).generics.params.len();
        let mut args: Vec<Ty> = written
            .iter()
            .take(count)
            .map(|ty| self.freshen(ty))
            .collect();
        while args.len() < count {
            args.push(self.table.fresh());
        }
        args.into()
    }
}
