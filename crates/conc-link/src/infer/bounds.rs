//! What bounds say about the types that must meet them.

use std::sync::Arc;

use conc_model::{Name, known};

use super::context::Cx;
use super::instantiate::Instance;
use super::jobs::Job;
use super::lang::Lang;
use super::table::MAX_DEPTH;
use crate::{FunctionRef, ItemScope, Row, TraitBound, Ty};

impl Cx<'_> {
    /// The bounds of a function's generic parameters that tell types: function traits first, as the parameters of
    /// closures come from them and the other bounds are about what closures return.
    fn telling_bounds(&mut self, function: FunctionRef) -> Row<(Name, TraitBound)> {
        if let Some(found) = self.bounds_of.get(&function) {
            return found.clone();
        }
        let signature = self.index.signature(self.universe, function);
        let mut bounds = Vec::new();
        for &name in &signature.generics {
            let all = self
                .index
                .bounds(self.universe, ItemScope::Function(function), name);
            bounds.extend(
                all.into_iter()
                    .filter(|bound| self.is_telling(bound))
                    .map(|bound| (name, bound)),
            );
        }
        bounds.sort_by_key(|(_, bound)| !Lang::is_fn_trait(self.trait_name(bound)));
        let bounds: Row<_> = bounds.into();
        self.bounds_of.insert(function, bounds.clone());
        bounds
    }

    fn trait_name(&self, bound: &TraitBound) -> Name {
        self.universe.trait_of(bound.trait_ref).name
    }

    fn is_from_iterator(&self, bound: &TraitBound) -> bool {
        self.universe.text(self.trait_name(bound)) == "FromIterator"
    }

    /// Does the bound tell anything of types other than the bounded one's?
    pub(super) fn is_telling(&self, bound: &TraitBound) -> bool {
        !bound.bindings.is_empty()
            || Lang::is_fn_trait(self.trait_name(bound))
            || self.is_from_iterator(bound)
    }

    /// Makes the arguments of a generic function meet its bounds.
    pub(super) fn satisfy_instance(&mut self, instance: &Instance) {
        let bounds = self.telling_bounds(instance.function);
        for (name, bound) in bounds.iter() {
            if let Some(ty) = instance.substitution.get(*name).cloned() {
                let bound = self.substitute_bound(bound, &instance.substitution);
                self.satisfy(&ty, &bound);
            }
        }
    }

    /// Makes a type meet several bounds.
    pub(super) fn satisfy_all(&mut self, ty: &Ty, bounds: &[TraitBound]) {
        for bound in bounds
            .iter()
            .filter(|bound| Lang::is_fn_trait(self.trait_name(bound)))
            .cloned()
            .collect::<Vec<_>>()
        {
            self.satisfy(ty, &bound);
        }
        for bound in bounds {
            if !Lang::is_fn_trait(self.trait_name(bound)) && self.is_telling(bound) {
                self.satisfy(ty, bound);
            }
        }
    }

    /// Makes a type meet a bound, or leaves a job for it.
    pub(super) fn satisfy(&mut self, ty: &Ty, bound: &TraitBound) {
        let ty = self.table.shallow(ty);
        if ty.is_unknown() || self.depth > MAX_DEPTH {
            return;
        }
        if self.is_open_type(&ty) {
            let bound = bound.clone();
            self.jobs.push(Job::Bound { ty, bound });
            return;
        }
        self.depth += 1;
        if Lang::is_fn_trait(self.trait_name(bound)) {
            self.satisfy_fn(&ty, bound);
        } else if self.is_from_iterator(bound) {
            self.collect_into(&ty, bound);
        } else {
            for (name, expected) in bound.bindings.iter() {
                if let Some(found) = self.associated(&ty, Some(bound.trait_ref), *name) {
                    self.unify(&found, expected);
                }
            }
        }
        self.depth -= 1;
    }

    fn satisfy_fn(&mut self, ty: &Ty, bound: &TraitBound) {
        let params = match bound.args.first().map(|ty| self.table.shallow(ty)) {
            Some(Ty::Tuple(params)) => params,
            _ => Row::default(),
        };
        let output = bound
            .bindings
            .iter()
            .find(|(name, _)| *name == known::OUTPUT);
        let output = output.map_or_else(|| self.table.fresh(), |(_, ty)| ty.clone());
        if !Lang::is_async_fn_trait(self.trait_name(bound)) {
            self.expect_callable(ty, &params, &output);
            return;
        }
        let future = self.table.fresh();
        self.expect_callable(ty, &params, &future);
        self.await_output(&future, &output);
    }

    /// The function bound of a parameter or `impl Fn` type: parameters and what a call gives.
    pub(super) fn fn_bound(&mut self, ty: &Ty) -> Option<(Row<Ty>, Ty)> {
        let bounds: Vec<TraitBound> = match ty {
            Ty::Traits { bounds, .. } => bounds.to_vec(),
            Ty::Param(name) => self.index.bounds(self.universe, self.scope, *name),
            _ => return None,
        };
        let bound = bounds
            .into_iter()
            .find(|bound| Lang::is_fn_trait(self.trait_name(bound)))?;
        let params = match bound.args.first() {
            Some(Ty::Tuple(params)) => params.clone(),
            _ => Row::default(),
        };
        let output = bound
            .bindings
            .iter()
            .find(|(name, _)| *name == known::OUTPUT);
        let output = output.map_or_else(Ty::unit, |(_, ty)| ty.clone());
        if Lang::is_async_fn_trait(self.trait_name(&bound)) {
            let output = Arc::new(output);
            return Some((params, Ty::Future { body: None, output }));
        }
        Some((params, output))
    }
}
