//! Associated types: what a projection stands for.

use std::sync::Arc;

use conc_model::{Name, known};

use super::ItemScope;
use super::impls::Head;
use super::layer::Cx;
use super::lower_type::At;
use super::substitute::{Binding, has_projection, is_large, substitute};
use crate::parts::map_parts;
use crate::{ImplRef, TraitRef, Ty};

impl Cx<'_> {
    /// Replaces all projections that can be simplified.
    pub(crate) fn normalize(self, ty: &Ty, scope: ItemScope) -> Ty {
        if !has_projection(ty) {
            return ty.clone();
        }
        let Some(cx) = self.deeper() else {
            return Ty::Unknown;
        };
        let Ty::Projection {
            self_ty,
            trait_ref,
            name,
        } = ty
        else {
            return map_parts(ty, &mut |part| cx.normalize(part, scope));
        };
        let self_ty = cx.normalize(self_ty, scope);
        if matches!(self_ty, Ty::Unknown) {
            return Ty::Unknown;
        }
        cx.project(&self_ty, *trait_ref, *name, scope)
            .unwrap_or_else(|| Ty::Projection {
                self_ty: Arc::new(self_ty),
                trait_ref: *trait_ref,
                name: *name,
            })
    }

    /// `<ty as trait>::name`; without a trait, that of any trait that has such a type.
    pub(crate) fn project(
        self,
        ty: &Ty,
        trait_ref: Option<TraitRef>,
        name: Name,
        scope: ItemScope,
    ) -> Option<Ty> {
        let cx = self.deeper()?;
        if let Some(found) = cx.built_in(ty, trait_ref, name) {
            return Some(found);
        }
        let is_wanted = |found: TraitRef| trait_ref.is_none_or(|wanted| wanted == found);
        let mut is_bounded = false;
        for bound in cx.bounds_on(ty, scope) {
            if let Some((_, ty)) = bound.bindings.iter().find(|(own, _)| *own == name) {
                return Some(cx.normalize(ty, scope));
            }
            is_bounded |= is_wanted(bound.trait_ref) && cx.declares(bound.trait_ref, name);
        }
        if is_bounded || matches!(ty, Ty::Unknown | Ty::Infer(_)) {
            return None;
        }
        let head = Head::of(ty).filter(|head| *head != Head::Blanket);
        for head in [head, Some(Head::Blanket)].into_iter().flatten() {
            for impls in cx.layers() {
                let found = impls
                    .with_type
                    .get(&(head, name))
                    .map_or(&[][..], Vec::as_slice);
                for impl_ref in found {
                    let own = cx
                        .header(*impl_ref)
                        .and_then(|header| header.bound.as_ref());
                    if own.is_some_and(|own| is_wanted(own.trait_ref))
                        && let Some(ty) = cx.type_of_impl(*impl_ref, ty, name, scope)
                    {
                        return Some(ty);
                    }
                }
            }
        }
        None
    }

    fn declares(self, trait_ref: TraitRef, name: Name) -> bool {
        self.universe
            .trait_of(trait_ref)
            .types
            .iter()
            .any(|ty| ty.name == name)
    }

    /// Associated types that the language defines.
    fn built_in(self, ty: &Ty, trait_ref: Option<TraitRef>, name: Name) -> Option<Ty> {
        match (ty, name) {
            (Ty::Future { output, .. } | Ty::FnPointer { output, .. }, known::OUTPUT) => {
                Some((**output).clone())
            }
            (Ty::Future { .. }, known::INTO_FUTURE) => Some(ty.clone()),
            (Ty::Ref { inner, .. }, known::TARGET) => {
                let is_deref = trait_ref.is_none_or(|wanted| {
                    matches!(
                        self.universe.trait_of(wanted).name,
                        known::DEREF | known::DEREF_MUT
                    )
                });
                is_deref.then(|| (**inner).clone())
            }
            _ => None,
        }
    }

    /// The associated type that an impl gives to `ty`.
    fn type_of_impl(self, impl_ref: ImplRef, ty: &Ty, name: Name, scope: ItemScope) -> Option<Ty> {
        let bound = self.match_impl(impl_ref, ty, scope)?;
        let item = self.universe.impl_of(impl_ref);
        let (_, written) = item.types.iter().find(|(own, _)| *own == name)?;
        let at = At::new(impl_ref.file, ItemScope::Impl(impl_ref));
        let found = self.lower().ty(at, *written);
        let found = substitute(&found, &bound);
        if is_large(&found) {
            return None;
        }
        Some(self.normalize(&found, scope))
    }

    /// What an impl's parameters are for a self type; those that stay open are unknown. `None` if it is not for the type.
    pub(crate) fn match_impl(
        self,
        impl_ref: ImplRef,
        ty: &Ty,
        scope: ItemScope,
    ) -> Option<Vec<(Name, Ty)>> {
        let cx = self.deeper()?;
        let header = cx.header(impl_ref)?;
        let mut binding = Binding::new(&header.params);
        if !binding.fits(&header.self_ty, ty) {
            return None;
        }
        let bounds = cx.own_bounds(ItemScope::Impl(impl_ref));
        if matches!(header.self_ty, Ty::Param(_)) {
            let holds = |(subject, wanted): &(Ty, _)| {
                cx.holds(&substitute(subject, &binding.bound), wanted, scope)
            };
            if bounds.has_unseen || !bounds.list.iter().all(holds) {
                return None;
            }
        }
        // `impl<B, F: FnOnce() -> B> .. for X<F>`: the bound tells what `B` is.
        for (subject, wanted) in &bounds.list {
            for (name, pattern) in wanted.bindings.iter() {
                if let Ty::Param(param) = pattern
                    && binding.bound.iter().all(|(known, _)| known != param)
                    && let Some(found) = cx.project(
                        &substitute(subject, &binding.bound),
                        Some(wanted.trait_ref),
                        *name,
                        scope,
                    )
                {
                    binding.fits(pattern, &found);
                }
            }
        }
        let mut bound = binding.bound;
        for param in &header.params {
            if bound.iter().all(|(known, _)| known != param) {
                bound.push((*param, Ty::Unknown));
            }
        }
        Some(bound)
    }
}
