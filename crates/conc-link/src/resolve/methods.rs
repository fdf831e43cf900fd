//! Method calls: auto-deref steps, and the order in which rustc probes them.

use conc_model::{FunctionId, Likelihood, Name, Parent, Receiver, known};

use super::impls::Head;
use super::layer::{Cx, file_of};
use super::lower_type::At;
use super::solve::Proof;
use super::substitute::{Binding, is_large, substitute};
use super::{ItemScope, MethodPick};
use crate::{FileIdx, FunctionRef, ImplRef, ModuleRef, TraitBound, TraitRef, Ty};

/// More derefs than any receiver needs.
const MAX_STEPS: usize = 12;

/// How a probe passes the receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passing {
    Value,
    Ref,
    RefMut,
}

/// Which traits a probe may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Those in scope where the call stands.
    InScope(Option<ModuleRef>),
    /// All: the trait may be in scope through something that was not seen.
    All,
}

/// A function that a name could mean for a self type.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) function: FunctionRef,
    pub(crate) self_ty: Ty,
    pub(crate) substitution: Vec<(Name, Ty)>,
    pub(crate) is_certain: bool,
}

impl Cx<'_> {
    /// One step of auto-deref.
    pub(crate) fn deref(self, ty: &Ty, scope: ItemScope) -> Option<Ty> {
        if let Ty::Ref { inner, .. } = ty {
            return Some((**inner).clone());
        }
        let trait_ref = self.library_trait(known::DEREF)?;
        let target = self.project(ty, Some(trait_ref), known::TARGET, scope)?;
        (target != *ty).then_some(target)
    }

    /// The trait of the library with this name.
    pub(crate) fn library_trait(self, name: Name) -> Option<TraitRef> {
        self.library.impls.traits.get(&name)?.first().copied()
    }

    /// The receiver and everything it derefs to; an array also becomes a slice.
    fn steps(self, receiver: &Ty, scope: ItemScope) -> Vec<Ty> {
        let mut steps = vec![self.normalize(receiver, scope)];
        while steps.len() < MAX_STEPS {
            let last = &steps[steps.len() - 1];
            let next = match self.deref(last, scope) {
                Some(next) => next,
                None => match last {
                    Ty::Array(element) => Ty::Slice(element.clone()),
                    _ => break,
                },
            };
            if is_large(&next) || steps.contains(&next) {
                break;
            }
            steps.push(next);
        }
        steps
    }

    /// Finds the method that `receiver.name(..)` calls.
    pub(crate) fn method(self, receiver: &Ty, name: Name, scope: ItemScope) -> Option<MethodPick> {
        let steps = self.steps(receiver, scope);
        let module = self.module_of(scope);
        for reach in [Reach::InScope(module), Reach::All] {
            for at in 0..steps.len() {
                for passing in [Passing::Value, Passing::Ref, Passing::RefMut] {
                    if let Some((derefs, candidate)) =
                        self.probe(&steps, at, passing, name, (reach, scope))
                    {
                        return Some(MethodPick {
                            function: candidate.function,
                            self_ty: candidate.self_ty,
                            derefs,
                            substitution: candidate.substitution,
                            is_certain: candidate.is_certain && reach != Reach::All,
                        });
                    }
                }
            }
        }
        None
    }

    /// One probe: the step `at` passed as it is or borrowed. Inherent functions win over those of traits.
    fn probe(
        self,
        steps: &[Ty],
        at: usize,
        passing: Passing,
        name: Name,
        (reach, scope): (Reach, ItemScope),
    ) -> Option<(usize, Candidate)> {
        for is_inherent in [true, false] {
            for derefs in at..steps.len() {
                let is_direct =
                    derefs == at || matches!(&steps[at], Ty::Ref { .. }) && derefs == at + 1;
                let candidates = if is_inherent {
                    self.inherent(&steps[derefs], name, scope)
                } else if is_direct {
                    self.of_traits(&steps[derefs], name, reach, scope)
                } else {
                    Vec::new()
                };
                let fitting = candidates
                    .into_iter()
                    .filter(|candidate| self.takes(candidate, &steps[at], derefs - at, passing));
                if let Some(chosen) = self.likeliest(fitting) {
                    return Some((derefs, chosen));
                }
            }
        }
        None
    }

    /// The candidate whose `cfg` holds most likely, the first of several. It is certain if no other is about as likely.
    fn likeliest(self, candidates: impl Iterator<Item = Candidate>) -> Option<Candidate> {
        let mut candidates = candidates.peekable();
        let mut chosen = candidates.next()?;
        if candidates.peek().is_none() {
            return Some(chosen);
        }
        let mut likelihood = self.likelihood(chosen.function);
        let mut rival = Likelihood::Never;
        for candidate in candidates {
            let other = self.likelihood(candidate.function);
            if other > likelihood {
                rival = rival.max(std::mem::replace(&mut likelihood, other));
                chosen = candidate;
            } else {
                rival = rival.max(other);
            }
        }
        let is_settled = likelihood >= Likelihood::Likely && rival <= Likelihood::Unlikely;
        chosen.is_certain &= is_settled || rival == Likelihood::Never;
        Some(chosen)
    }

    /// How likely a function is there, as its attributes and those of the impl around it say.
    fn likelihood(self, function: FunctionRef) -> Likelihood {
        let scopes = &self.group.scopes;
        let of = |attrs| scopes.likelihood(self.universe, function.file, attrs);
        let item = self.universe.function(function);
        let around = match item.parent {
            Parent::Impl(id) => self.universe.model(function.file).impls.get(id),
            Parent::Module(_) | Parent::Trait(_) => None,
        };
        let around = around.map_or(Likelihood::Always, |item| of(&item.attrs));
        of(&item.attrs).min(around)
    }

    /// Does the function take its receiver in the way that is being probed?
    fn takes(self, candidate: &Candidate, step: &Ty, derefs: usize, passing: Passing) -> bool {
        let item = self.universe.function(candidate.function);
        match (item.receiver, passing) {
            (Some(Receiver::Value), Passing::Value) => derefs == 0,
            (Some(Receiver::Ref), Passing::Ref) | (Some(Receiver::RefMut), Passing::RefMut) => {
                derefs == 0
            }
            (Some(Receiver::Ref), Passing::Value) => {
                derefs == 1 && matches!(step, Ty::Ref { mutable: false, .. })
            }
            (Some(Receiver::RefMut), Passing::Value) => {
                derefs == 1 && matches!(step, Ty::Ref { mutable: true, .. })
            }
            (Some(Receiver::Typed(ty)), _) => {
                let at = At::new(
                    candidate.function.file,
                    ItemScope::Function(candidate.function),
                );
                let written = self.lower().ty(at, ty);
                let mut by = candidate.substitution.clone();
                by.push((known::SELF_TYPE, candidate.self_ty.clone()));
                let written = substitute(&written, &by);
                match (passing, &written) {
                    (Passing::Value, _) => Binding::new(&[]).fits(&written, step),
                    (
                        Passing::Ref,
                        Ty::Ref {
                            mutable: false,
                            inner,
                        },
                    )
                    | (
                        Passing::RefMut,
                        Ty::Ref {
                            mutable: true,
                            inner,
                        },
                    ) => Binding::new(&[]).fits(inner, step),
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// Functions of inherent impls, and of the bounds of parameters and `dyn` types.
    pub(crate) fn inherent(self, ty: &Ty, name: Name, scope: ItemScope) -> Vec<Candidate> {
        if matches!(ty, Ty::Param(_) | Ty::Traits { .. } | Ty::Projection { .. }) {
            let bounds = self.bounds_on(ty, scope);
            let found: Vec<Candidate> = bounds
                .iter()
                .filter_map(|bound| self.of_bound(bound, ty, name))
                .collect();
            if !found.is_empty() {
                return found;
            }
        }
        let Some(head) = Head::of(ty).filter(|head| *head != Head::Blanket) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for impls in self.layers() {
            for (table, is_certain) in [(&impls.inherent, true), (&impls.foreign, false)] {
                for function in table.get(&(head, name)).map_or(&[][..], Vec::as_slice) {
                    let substitution = self.impl_arguments(*function, ty);
                    found.extend(substitution.map(|substitution| Candidate {
                        function: *function,
                        self_ty: ty.clone(),
                        substitution,
                        is_certain,
                    }));
                }
            }
        }
        found
    }

    /// What the parameters of the impl around a function are for a self type.
    pub(crate) fn impl_arguments(self, function: FunctionRef, ty: &Ty) -> Option<Vec<(Name, Ty)>> {
        let Parent::Impl(id) = self.universe.function(function).parent else {
            return None;
        };
        let header = self.header(ImplRef::new(function.file, id))?;
        let mut binding = Binding::new(&header.params);
        binding.fits(&header.self_ty, ty).then_some(binding.bound)
    }

    /// The function of a trait that a bound promises.
    fn of_bound(self, bound: &TraitBound, ty: &Ty, name: Name) -> Option<Candidate> {
        let function = self.trait_function(bound.trait_ref, name)?;
        Some(Candidate {
            function,
            self_ty: ty.clone(),
            substitution: self.trait_arguments(bound, ty),
            is_certain: true,
        })
    }

    fn trait_function(self, trait_ref: TraitRef, name: Name) -> Option<FunctionRef> {
        let model = self.universe.model(trait_ref.file);
        let functions = &self.universe.trait_of(trait_ref).functions;
        let named = |id: &&FunctionId| {
            model
                .functions
                .get(**id)
                .is_some_and(|item| item.name == name)
        };
        functions
            .iter()
            .find(named)
            .map(|id| FunctionRef::new(trait_ref.file, *id))
    }

    /// Functions of traits that the type implements.
    pub(crate) fn of_traits(
        self,
        ty: &Ty,
        name: Name,
        reach: Reach,
        scope: ItemScope,
    ) -> Vec<Candidate> {
        let mut strict = Vec::new();
        let mut loose = Vec::new();
        for impls in self.layers() {
            for function in impls.of_traits.get(&name).map_or(&[][..], Vec::as_slice) {
                let Parent::Trait(id) = self.universe.function(*function).parent else {
                    continue;
                };
                let trait_ref = TraitRef::new(function.file, id);
                if let Reach::InScope(module) = reach
                    && !self.is_visible(module, trait_ref, function.file)
                {
                    continue;
                }
                let Some(proof) = self.prove(ty, trait_ref, scope) else {
                    continue;
                };
                let is_loose = matches!(proof, Proof::Impl { is_loose: true, .. });
                let candidate = self.of_proof(proof, *function, ty, name);
                if is_loose {
                    loose.push(candidate)
                } else {
                    strict.push(candidate)
                }
            }
        }
        if strict.is_empty() { loose } else { strict }
    }

    pub(crate) fn of_proof(
        self,
        proof: Proof,
        function: FunctionRef,
        ty: &Ty,
        name: Name,
    ) -> Candidate {
        let mut candidate = Candidate {
            function,
            self_ty: ty.clone(),
            substitution: vec![(known::SELF_TYPE, ty.clone())],
            is_certain: true,
        };
        match proof {
            Proof::Built => {}
            Proof::Bound(bound) => candidate.substitution = self.trait_arguments(&bound, ty),
            Proof::Impl {
                impl_ref,
                bound,
                is_loose,
            } => {
                candidate.is_certain = !is_loose;
                let model = self.universe.model(impl_ref.file);
                let functions = &self.universe.impl_of(impl_ref).functions;
                let named =
                    |id: &&FunctionId| model.functions.get(**id).is_some_and(|f| f.name == name);
                if let Some(own) = functions.iter().find(named) {
                    candidate.function = FunctionRef::new(impl_ref.file, *own);
                    candidate.substitution = bound;
                } else if let Some(of_trait) = self
                    .header(impl_ref)
                    .and_then(|header| header.bound.as_ref())
                {
                    let args = self.trait_arguments(of_trait, ty);
                    candidate.substitution = args
                        .into_iter()
                        .map(|(name, arg)| (name, substitute(&arg, &bound)))
                        .collect();
                }
            }
        }
        candidate
    }

    /// The module that an item stands in.
    pub(crate) fn module_of(self, scope: ItemScope) -> Option<ModuleRef> {
        let file = file_of(scope)?;
        let model = self.universe.model(file);
        let module = match scope {
            ItemScope::None => return None,
            ItemScope::Function(item) => match self.universe.function(item).parent {
                Parent::Module(module) => module,
                Parent::Impl(id) => model.impls.get(id)?.module,
                Parent::Trait(id) => model.traits.get(id)?.module,
            },
            ItemScope::Adt(item) => self.universe.adt(item).module,
            ItemScope::Trait(item) => self.universe.trait_of(item).module,
            ItemScope::Impl(item) => self.universe.impl_of(item).module,
        };
        Some(ModuleRef::new(file, module))
    }

    /// Is a trait in scope in a module? In no module, the traits of the library count.
    fn is_visible(self, module: Option<ModuleRef>, trait_ref: TraitRef, file: FileIdx) -> bool {
        match module {
            Some(module) => self.view().is_trait_in_scope(module, trait_ref),
            None => self.universe.is_library(file),
        }
    }

    /// Finds `Type::name`: inherent first, then traits.
    pub(crate) fn associated_function(
        self,
        ty: &Ty,
        name: Name,
        scope: ItemScope,
    ) -> Option<Candidate> {
        let ty = &self.normalize(ty, scope);
        let module = self.module_of(scope);
        let pick = |found: Vec<Candidate>, is_certain: bool| {
            let chosen = self.likeliest(found.into_iter())?;
            Some(Candidate {
                is_certain: chosen.is_certain && is_certain,
                ..chosen
            })
        };
        pick(self.inherent(ty, name, scope), true)
            .or_else(|| {
                pick(
                    self.of_traits(ty, name, Reach::InScope(module), scope),
                    true,
                )
            })
            .or_else(|| pick(self.of_traits(ty, name, Reach::All, scope), false))
    }
}
