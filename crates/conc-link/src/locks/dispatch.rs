//! Which body runs when a method of a trait is called through a bound, `dyn`, or the trait's own default methods.

use conc_model::{BodyOwner, Effect, Name, Parent, known};
use rustc_hash::{FxHashMap, FxHashSet};

use super::InnerCall;
use crate::{AdtRef, BodyRef, CallTarget, FunctionRef, ImplRef, ItemScope, TraitRef, Ty, World};

/// The functions by which traits of the group are implemented outside of tests.
pub(crate) type Implementations = FxHashMap<(TraitRef, Name), Vec<FunctionRef>>;

impl World {
    /// The body that a call of a function of the group runs. A trait's method stands for that of the only type that
    /// implements the trait outside of tests; where there are several, for the trait's own default.
    pub(crate) fn body_behind(&self, function: FunctionRef) -> Option<BodyRef> {
        let item = self.universe().function(function);
        let Parent::Trait(parent) = item.parent else {
            return Some(BodyRef::new(function.file, item.body?));
        };
        let parent = TraitRef::new(function.file, parent);
        let candidates = self.implementations().get(&(parent, item.name));
        let function = match candidates.map(Vec::as_slice) {
            Some([only]) => *only,
            _ => function,
        };
        self.own_body(function)
    }

    fn own_body(&self, function: FunctionRef) -> Option<BodyRef> {
        let body = self.universe().function(function).body?;
        Some(BodyRef::new(function.file, body))
    }

    /// The body of the only implementation that takes locks, when a method of a `dyn` trait is called that several types
    /// implement. Objects of the caller's own type are left out: they are often put around one of another type.
    pub(super) fn only_locking_body(&self, at: BodyRef, function: FunctionRef) -> Option<BodyRef> {
        let item = self.universe().function(function);
        let Parent::Trait(parent) = item.parent else {
            return None;
        };
        let parent = TraitRef::new(function.file, parent);
        let candidates = self.implementations().get(&(parent, item.name))?;
        let bodies = candidates.iter().filter_map(|it| self.own_body(*it));
        let mut locking = bodies.filter(|body| self.locking().contains(body));
        let only = locking.next()?;
        let is_only = candidates.len() > 1 && locking.next().is_none();
        let own = self.impl_type_around(at);
        let is_own = own.is_some() && own == self.impl_type_around(only);
        (is_only && !is_own).then_some(only)
    }

    /// Does a call come to what it is said to run only when the object is of one of several types, the one that takes locks?
    /// Who asks about something else than locks has to leave it out.
    #[must_use]
    pub fn is_one_of_several(&self, at: BodyRef, inner: &InnerCall) -> bool {
        let target = self.facts(at).call(inner.call).map(|facts| facts.target);
        let Some(CallTarget::Function(function)) = target else {
            return false;
        };
        let is_of_trait = matches!(self.universe().function(function).parent, Parent::Trait(_));
        let is_function = self.universe().body(inner.target).parent.is_none();
        is_of_trait && is_function && self.body_behind(function) != Some(inner.target)
    }

    /// Is it a method of a trait of the group that no type of the group implements, but for tests, so that others do?
    #[must_use]
    pub fn is_for_others_to_implement(&self, function: FunctionRef) -> bool {
        let item = self.universe().function(function);
        let Parent::Trait(parent) = item.parent else {
            return false;
        };
        let key = (TraitRef::new(function.file, parent), item.name);
        !self.universe().is_library(function.file)
            && item.body.is_none()
            && !self.implementations().contains_key(&key)
    }

    /// The type for which the impl is in which a body stands.
    fn impl_type_around(&self, at: BodyRef) -> Option<AdtRef> {
        let BodyOwner::Function(function) = self.universe().body(at).owner else {
            return None;
        };
        let function = FunctionRef::new(at.file, function);
        let Parent::Impl(parent) = self.universe().function(function).parent else {
            return None;
        };
        let scope = ItemScope::Impl(ImplRef::new(at.file, parent));
        let ty = self.universe().model(at.file).impls[parent].self_type;
        match self.index().lower_type(self.universe(), at.file, ty, scope) {
            Ty::Adt(adt, _) => Some(adt),
            _ => None,
        }
    }

    /// The bodies that take locks, themselves or through what they call, whichever type that is a method of.
    pub(crate) fn find_locking(&self) -> FxHashSet<BodyRef> {
        let mut callers: FxHashMap<BodyRef, Vec<BodyRef>> = FxHashMap::default();
        let mut work = Vec::new();
        for at in self.bodies() {
            if let Some(parent) = self.universe().body(at).parent {
                let parent = BodyRef::new(at.file, parent);
                callers.entry(at).or_default().push(parent);
            }
            for facts in &self.facts(at).calls {
                let CallTarget::Function(function) = facts.target else {
                    continue;
                };
                if !self.universe().is_library(function.file) {
                    for body in self.all_bodies_behind(function) {
                        callers.entry(body).or_default().push(at);
                    }
                } else if self.takes_a_lock(function) {
                    work.push(at);
                }
            }
        }
        let mut found = FxHashSet::default();
        while let Some(body) = work.pop() {
            if found.insert(body) {
                work.extend(callers.get(&body).into_iter().flatten());
            }
        }
        found
    }

    fn takes_a_lock(&self, function: FunctionRef) -> bool {
        let mut effects = self.universe().function_effects(function).iter();
        effects.any(|effect| matches!(effect, Effect::Acquires(_) | Effect::Locks(_)))
    }

    /// Everything that a call of a function of the group may run.
    fn all_bodies_behind(&self, function: FunctionRef) -> Vec<BodyRef> {
        let item = self.universe().function(function);
        let candidates = match item.parent {
            Parent::Trait(parent) => {
                let parent = TraitRef::new(function.file, parent);
                self.implementations().get(&(parent, item.name))
            }
            _ => None,
        };
        let all = candidates.into_iter().flatten().chain([&function]);
        all.filter_map(|it| self.own_body(*it)).collect()
    }

    /// The function of a trait of the group that a function of an impl implements.
    #[must_use]
    pub fn declaration_of(&self, function: FunctionRef) -> Option<FunctionRef> {
        let item = self.universe().function(function);
        let Parent::Impl(parent) = item.parent else {
            return None;
        };
        let (_, trait_ref) = self
            .index()
            .impl_header(ImplRef::new(function.file, parent))?;
        let declared = self.universe().trait_of(trait_ref).functions.iter();
        let mut declared = declared.map(|id| FunctionRef::new(trait_ref.file, *id));
        declared.find(|declared| self.universe().function(*declared).name == item.name)
    }

    /// Looks through the impls of the group.
    pub(crate) fn find_implementations(&self) -> Implementations {
        let mut impls: FxHashMap<TraitRef, Vec<ImplRef>> = FxHashMap::default();
        for file in self.universe().group_files() {
            for id in self.universe().model(file).impls.ids() {
                let impl_ref = ImplRef::new(file, id);
                if let Some(trait_ref) = self.implemented(impl_ref) {
                    impls.entry(trait_ref).or_default().push(impl_ref);
                }
            }
        }
        let mut found = Implementations::default();
        for file in self.universe().group_files() {
            for id in self.universe().model(file).traits.ids() {
                let trait_ref = TraitRef::new(file, id);
                if let Some(impls) = impls.get(&trait_ref) {
                    self.add_implementations(trait_ref, impls, &mut found);
                }
            }
        }
        found
    }

    /// The trait of the group that an impl is of, unless it is one for tests or only passes on what a pointer points to.
    fn implemented(&self, impl_ref: ImplRef) -> Option<TraitRef> {
        let item = self.universe().impl_of(impl_ref);
        let (self_ty, trait_ref) = self.index().impl_header(impl_ref)?;
        // One function of it alone may be there for tests only.
        let is_test = item.attrs.is_test
            || self.index().is_test_file(self.universe(), impl_ref.file)
            || !item.functions.is_empty()
                && item.functions.iter().all(|function| {
                    let function = FunctionRef::new(impl_ref.file, *function);
                    let body = self.own_body(function);
                    body.is_some_and(|body| self.universe().body(body).is_test)
                });
        let is_pointer = match self_ty {
            Ty::Ref { .. } => true,
            Ty::Adt(adt, _) => {
                let shares = self.universe().adt_effects(*adt).contains(&Effect::Shares);
                shares || self.universe().adt(*adt).name == known::BOX
            }
            _ => false,
        };
        let is_own = !self.universe().is_library(trait_ref.file);
        (is_own && !is_test && !is_pointer && !item.is_negative).then_some(trait_ref)
    }

    fn add_implementations(
        &self,
        trait_ref: TraitRef,
        impls: &[ImplRef],
        found: &mut Implementations,
    ) {
        for function in &self.universe().trait_of(trait_ref).functions {
            let default = FunctionRef::new(trait_ref.file, *function);
            let name = self.universe().function(default).name;
            let mut candidates: Vec<FunctionRef> = impls
                .iter()
                .map(|one| self.function_in(*one, name).unwrap_or(default))
                .collect();
            candidates.dedup();
            found.insert((trait_ref, name), candidates);
        }
    }

    fn function_in(&self, impl_ref: ImplRef, name: Name) -> Option<FunctionRef> {
        let functions = &self.universe().impl_of(impl_ref).functions;
        let mut functions = functions
            .iter()
            .map(|function| FunctionRef::new(impl_ref.file, *function));
        functions.find(|function| self.universe().function(*function).name == name)
    }
}
