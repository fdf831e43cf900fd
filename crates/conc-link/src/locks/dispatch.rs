//! Which body runs when a method of a trait is called through a bound, `dyn`, or the trait's own default methods.

use conc_model::{Effect, Name, Parent, known};
use rustc_hash::FxHashMap;

use crate::{BodyRef, FunctionRef, ImplRef, TraitRef, Ty, World};

/// The functions by which traits of the group are implemented, where there is one type only that does it.
pub(crate) type Implementations = FxHashMap<(TraitRef, Name), Option<FunctionRef>>;

impl World {
    /// The body that a call of a function of the group runs. A trait's method stands for that of the only type that
    /// implements the trait outside of tests; where there are several, for the trait's own default.
    pub(crate) fn body_behind(&self, function: FunctionRef) -> Option<BodyRef> {
        let item = self.universe().function(function);
        let Parent::Trait(parent) = item.parent else {
            return Some(BodyRef::new(function.file, item.body?));
        };
        let parent = TraitRef::new(function.file, parent);
        let only = self.implementations().get(&(parent, item.name)).copied();
        let function = only.flatten().unwrap_or(function);
        let body = self.universe().function(function).body?;
        Some(BodyRef::new(function.file, body))
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
        let is_test = item.attrs.is_test
            || self.index().is_test_file(self.universe(), impl_ref.file)
            || item.functions.iter().any(|function| {
                let function = FunctionRef::new(impl_ref.file, *function);
                let body = self.universe().function(function).body;
                body.is_some_and(|body| {
                    self.universe()
                        .body(BodyRef::new(impl_ref.file, body))
                        .is_test
                })
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
            let only = match candidates[..] {
                [only] => Some(only),
                _ => None,
            };
            found.insert((trait_ref, name), only);
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
