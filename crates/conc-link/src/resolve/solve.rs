//! Which traits a type implements, and why.

use conc_model::{Name, known};

use super::ItemScope;
use super::impls::Head;
use super::layer::{Cx, outer_scope};
use super::lower_type::At;
use super::substitute::{Binding, substitute, substitute_bound};
use crate::{ImplRef, Row, TraitBound, TraitRef, Ty};

/// More bounds than any parameter has once supertraits are added.
const MAX_BOUNDS: usize = 64;

/// Why a type implements a trait.
#[derive(Clone, Debug)]
pub(crate) enum Proof {
    /// By an impl whose parameters are bound so. It is loose when a bound of the impl could not be checked.
    Impl {
        impl_ref: ImplRef,
        bound: Vec<(Name, Ty)>,
        is_loose: bool,
    },
    /// A bound says so.
    Bound(TraitBound),
    /// By `#[derive]` or by the language.
    Built,
}

impl Cx<'_> {
    /// The bounds of a parameter, `impl`/`dyn` type or projection, supertraits included.
    pub(crate) fn bounds_on(self, ty: &Ty, scope: ItemScope) -> Vec<TraitBound> {
        let mut bounds: Vec<TraitBound> = Vec::new();
        match ty {
            Ty::Param(known::SELF_TYPE) => bounds.extend(self.self_bound(scope)),
            Ty::Traits {
                bounds: written, ..
            } => bounds.extend(written.iter().cloned()),
            Ty::Projection {
                self_ty,
                trait_ref: Some(trait_ref),
                name,
            } => {
                bounds.extend(self.declared_bounds(self_ty, *trait_ref, *name));
            }
            _ => {}
        }
        for scope in [scope, outer_scope(self.universe, scope)] {
            let own = self.own_bounds(scope);
            bounds.extend(
                own.list
                    .iter()
                    .filter(|(subject, _)| subject == ty)
                    .map(|(_, bound)| bound.clone()),
            );
        }
        self.with_supertraits(bounds, ty)
    }

    /// `Self: Trait` inside the trait.
    fn self_bound(self, scope: ItemScope) -> Option<TraitBound> {
        let trait_ref = self.lower().trait_around(scope)?;
        let params = self.universe.trait_of(trait_ref).generics.params.iter();
        Some(TraitBound {
            trait_ref,
            args: params.map(|param| Ty::Param(param.name)).collect(),
            bindings: Row::default(),
        })
    }

    /// `type Name: Bounds` of a trait.
    fn declared_bounds(self, self_ty: &Ty, trait_ref: TraitRef, name: Name) -> Vec<TraitBound> {
        let at = At::new(trait_ref.file, ItemScope::Trait(trait_ref));
        let types = self
            .universe
            .trait_of(trait_ref)
            .types
            .iter()
            .filter(|ty| ty.name == name);
        let bounds = types
            .flat_map(|ty| &ty.bounds)
            .filter_map(|path| self.lower().bound(at, *path));
        let by = [(known::SELF_TYPE, self_ty.clone())];
        bounds.map(|bound| substitute_bound(&bound, &by)).collect()
    }

    fn with_supertraits(self, mut bounds: Vec<TraitBound>, self_ty: &Ty) -> Vec<TraitBound> {
        let mut next = 0;
        while next < bounds.len() && bounds.len() < MAX_BOUNDS {
            let by = self.trait_arguments(&bounds[next], self_ty);
            for above in self.supertraits(bounds[next].trait_ref).iter() {
                if bounds
                    .iter()
                    .all(|bound| bound.trait_ref != above.trait_ref)
                {
                    bounds.push(substitute_bound(above, &by));
                }
            }
            next += 1;
        }
        bounds
    }

    /// Parameters of a trait and what a bound puts in for them, `Self` included.
    pub(crate) fn trait_arguments(self, bound: &TraitBound, self_ty: &Ty) -> Vec<(Name, Ty)> {
        let params = self
            .universe
            .trait_of(bound.trait_ref)
            .generics
            .params
            .iter()
            .map(|param| param.name);
        let mut by: Vec<(Name, Ty)> = params.zip(bound.args.iter().cloned()).collect();
        by.push((known::SELF_TYPE, self_ty.clone()));
        by
    }

    /// Why `ty` implements the trait, if it does as far as is known.
    pub(crate) fn prove(self, ty: &Ty, trait_ref: TraitRef, scope: ItemScope) -> Option<Proof> {
        let cx = self.deeper()?;
        if matches!(ty, Ty::Unknown | Ty::Infer(_)) {
            return None;
        }
        if let Some(bound) = cx
            .bounds_on(ty, scope)
            .into_iter()
            .find(|bound| bound.trait_ref == trait_ref)
        {
            return Some(Proof::Bound(bound));
        }
        if cx.is_built_in(ty, trait_ref) {
            return Some(Proof::Built);
        }
        // A parameter of the caller has no impls of its own.
        let head = Head::of(ty).filter(|head| *head != Head::Blanket);
        let heads = [head, Some(Head::Blanket)];
        let mut loose = None;
        for head in heads.into_iter().flatten() {
            for impls in cx.layers() {
                let found = impls
                    .of_trait
                    .get(&(trait_ref, head))
                    .map_or(&[][..], Vec::as_slice);
                for impl_ref in found {
                    let decides = found.len() > 1 || head == Head::Blanket;
                    match cx.apply(*impl_ref, ty, scope, decides || is_around_trait(ty)) {
                        Some(
                            proof @ Proof::Impl {
                                is_loose: false, ..
                            },
                        ) => return Some(proof),
                        proof => loose = loose.or(proof),
                    }
                }
            }
        }
        loose
    }

    /// Matches an impl with a type; the bounds of the impl are checked where they decide.
    fn apply(self, impl_ref: ImplRef, ty: &Ty, scope: ItemScope, check: bool) -> Option<Proof> {
        let header = self.header(impl_ref)?;
        let mut binding = Binding::new(&header.params);
        if !binding.fits(&header.self_ty, ty) {
            return None;
        }
        let bound = binding.bound;
        let mut is_loose = false;
        if check {
            let bounds = self.own_bounds(ItemScope::Impl(impl_ref));
            is_loose = bounds.has_unseen;
            for (subject, wanted) in &bounds.list {
                if !self.holds(&substitute(subject, &bound), wanted, scope) {
                    return None;
                }
            }
        }
        Some(Proof::Impl {
            impl_ref,
            bound,
            is_loose,
        })
    }

    /// Is a bound fulfilled, or nothing known against it?
    pub(crate) fn holds(self, ty: &Ty, wanted: &TraitBound, scope: ItemScope) -> bool {
        match ty {
            Ty::Unknown | Ty::Infer(_) => true,
            // A projection is simplified first: its bounds are those of what it stands for.
            Ty::Projection { .. } => match self.normalize(ty, scope) {
                Ty::Projection { .. } | Ty::Unknown => true,
                ty => {
                    self.is_marker(wanted.trait_ref)
                        || self.prove(&ty, wanted.trait_ref, scope).is_some()
                }
            },
            _ => {
                self.is_marker(wanted.trait_ref)
                    || self.prove(ty, wanted.trait_ref, scope).is_some()
            }
        }
    }

    /// `Send`, `Sync`, `Unpin`, ...: a trait of the standard library with nothing in it and nothing above it. Taken to
    /// hold; stubs of other crates also leave functions out.
    fn is_marker(self, trait_ref: TraitRef) -> bool {
        let item = self.universe.trait_of(trait_ref);
        let is_empty =
            item.functions.is_empty() && item.types.is_empty() && item.supertraits.is_empty();
        is_empty && self.is_standard(trait_ref)
    }

    fn is_standard(self, trait_ref: TraitRef) -> bool {
        let crates = &self.universe.library().crates;
        let home = crates.get(trait_ref.file.0 as usize);
        home.is_some_and(|home| matches!(home.name.as_str(), "std" | "core" | "alloc"))
    }

    /// Derives, and what the language implements by itself.
    fn is_built_in(self, ty: &Ty, trait_ref: TraitRef) -> bool {
        let name = self.universe.trait_of(trait_ref).name;
        let is_library = self.universe.is_library(trait_ref.file);
        match ty {
            Ty::Adt(adt, _) => self.universe.adt(*adt).attrs.derives.contains(&name),
            _ if !is_library => false,
            Ty::Closure(_) | Ty::Function(..) | Ty::FnPointer { .. } => matches!(
                name,
                known::FN
                    | known::FN_MUT
                    | known::FN_ONCE
                    | known::ASYNC_FN
                    | known::ASYNC_FN_MUT
                    | known::ASYNC_FN_ONCE
                    | known::CLONE_TRAIT
            ),
            Ty::Future { .. } => name == known::FUTURE,
            Ty::Primitive(_) | Ty::Pointer(_) | Ty::Never | Ty::Ref { mutable: false, .. } => {
                matches!(name, known::COPY_TRAIT | known::CLONE_TRAIT)
            }
            Ty::Tuple(parts) => {
                matches!(name, known::COPY_TRAIT | known::CLONE_TRAIT)
                    && parts
                        .iter()
                        .all(|part| self.prove(part, trait_ref, ItemScope::None).is_some())
            }
            Ty::Array(part) => {
                matches!(name, known::COPY_TRAIT | known::CLONE_TRAIT)
                    && self.prove(part, trait_ref, ItemScope::None).is_some()
            }
            _ => false,
        }
    }

    /// All traits with a name, the group's before the library's.
    pub(crate) fn traits_named(self, name: Name) -> impl Iterator<Item = TraitRef> {
        let both = self
            .layers()
            .map(|impls| impls.traits.get(&name).map_or(&[][..], Vec::as_slice));
        both.into_iter().flatten().copied()
    }
}

/// `Box<dyn Trait>`, `&mut dyn Trait`: what such a pointer can do is what the trait says, nothing else.
fn is_around_trait(ty: &Ty) -> bool {
    match ty {
        Ty::Ref { inner, .. } => matches!(**inner, Ty::Traits { .. }),
        Ty::Adt(_, args) => matches!(args.first(), Some(Ty::Traits { .. })),
        _ => false,
    }
}
