//! Written projections: which trait `T::Name` means, found through bounds by name alone.

use std::sync::Arc;

use conc_model::{Name, Parent, PathId, Segment, TypeRef, known};

use super::ItemScope;
use super::lower_type::{At, Lower};
use crate::{ImplRef, TraitRef, Ty};

/// Supertraits that are searched for one associated type.
const MAX_TRAITS: usize = 64;

impl Lower<'_> {
    /// `base::Name`: an associated type.
    pub(crate) fn member_type(&self, at: At, base: Ty, name: Name) -> Ty {
        if let Some(ty) = self.own_associated(at, &base, name) {
            return ty;
        }
        let traits = match &base {
            Ty::Unknown => return Ty::Unknown,
            Ty::Param(param) => self.bound_traits(at, *param),
            Ty::Traits { bounds, .. } => bounds.iter().map(|bound| bound.trait_ref).collect(),
            Ty::Projection {
                trait_ref: Some(trait_ref),
                name,
                ..
            } => self.item_traits(*trait_ref, *name),
            _ => Vec::new(),
        };
        Ty::Projection {
            trait_ref: self.declaring(traits, name),
            self_ty: Arc::new(base),
            name,
        }
    }

    /// `Self::Name` inside the impl that defines it.
    fn own_associated(&self, at: At, base: &Ty, name: Name) -> Option<Ty> {
        let impl_ref = match at.scope {
            ItemScope::Impl(impl_ref) => impl_ref,
            ItemScope::Function(function) => match self.view.universe.function(function).parent {
                Parent::Impl(id) => ImplRef::new(function.file, id),
                _ => return None,
            },
            _ => return None,
        };
        let item = self.view.universe.impl_of(impl_ref);
        let (_, ty) = item.types.iter().find(|(own, _)| *own == name)?;
        if *base != self.impl_self(impl_ref) {
            return None;
        }
        Some(self.ty(At::new(impl_ref.file, ItemScope::Impl(impl_ref)), *ty))
    }

    /// The traits that bound a parameter, without their arguments.
    fn bound_traits(&self, at: At, param: Name) -> Vec<TraitRef> {
        let universe = self.view.universe;
        let model = universe.model(at.file);
        let mut traits = Vec::new();
        if param == known::SELF_TYPE {
            traits.extend(self.trait_around(at.scope));
        }
        let mut add = |paths: &[PathId]| {
            let paths = paths.iter().filter_map(|path| model.paths.get(*path));
            traits.extend(paths.filter_map(|path| self.trait_named(at, path, path.segments.len())));
        };
        for generics in self.generics(at.scope).into_iter().flatten() {
            generics
                .params
                .iter()
                .filter(|own| own.name == param)
                .for_each(|own| add(&own.bounds));
            for (subject, bounds) in &generics.wheres {
                if let Some(TypeRef::Path(path)) = model.types.get(*subject)
                    && let Some(path) = model.paths.get(*path)
                    && let [Segment { name, .. }] = &*path.segments
                    && *name == param
                {
                    add(bounds);
                }
            }
        }
        traits
    }

    /// The trait whose `Self` an item sees.
    pub(crate) fn trait_around(&self, scope: ItemScope) -> Option<TraitRef> {
        match scope {
            ItemScope::Trait(trait_ref) => Some(trait_ref),
            ItemScope::Function(function) => match self.view.universe.function(function).parent {
                Parent::Trait(id) => Some(TraitRef::new(function.file, id)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The traits that bound an associated type where it is declared.
    fn item_traits(&self, trait_ref: TraitRef, name: Name) -> Vec<TraitRef> {
        let model = self.view.universe.model(trait_ref.file);
        let at = At::new(trait_ref.file, ItemScope::Trait(trait_ref));
        let types = self.view.universe.trait_of(trait_ref).types.iter();
        let bounds = types.filter(|ty| ty.name == name).flat_map(|ty| &ty.bounds);
        let paths = bounds.filter_map(|path| model.paths.get(*path));
        paths
            .filter_map(|path| self.trait_named(at, path, path.segments.len()))
            .collect()
    }

    /// The trait among these and their supertraits that declares an associated type.
    pub(crate) fn declaring(&self, mut traits: Vec<TraitRef>, name: Name) -> Option<TraitRef> {
        let universe = self.view.universe;
        let mut next = 0;
        while let Some(trait_ref) = traits.get(next).copied() {
            next += 1;
            let item = universe.trait_of(trait_ref);
            if item.types.iter().any(|ty| ty.name == name) {
                return Some(trait_ref);
            }
            let at = At::new(trait_ref.file, ItemScope::Trait(trait_ref));
            let model = universe.model(trait_ref.file);
            for path in item
                .supertraits
                .iter()
                .filter_map(|path| model.paths.get(*path))
            {
                if let Some(found) = self.trait_named(at, path, path.segments.len())
                    && !traits.contains(&found)
                    && traits.len() < MAX_TRAITS
                {
                    traits.push(found);
                }
            }
        }
        None
    }
}
