//! What a type gives by its traits: items of iterators, outputs of futures, the good case of `?`.

use conc_model::{Name, known};

use super::context::Cx;
use super::lang::Lang;
use super::table::MAX_DEPTH;
use crate::{Row, TraitBound, TraitRef, Ty};

impl Cx<'_> {
    /// `<ty as trait_ref>::name`; `None` when that is not known.
    pub(super) fn associated(
        &mut self,
        ty: &Ty,
        trait_ref: Option<TraitRef>,
        name: Name,
    ) -> Option<Ty> {
        let trait_name = match trait_ref {
            Some(trait_ref) => self.universe.trait_of(trait_ref).name,
            None => match name {
                known::OUTPUT => known::FUTURE,
                known::ITEM => known::ITERATOR,
                known::INTO_ITER => known::INTO_ITERATOR,
                known::TARGET => known::DEREF,
                _ => return None,
            },
        };
        self.associated_by_name(ty, trait_name, name)
    }

    fn associated_by_name(&mut self, ty: &Ty, trait_name: Name, name: Name) -> Option<Ty> {
        match (trait_name, name) {
            (known::FUTURE | known::INTO_FUTURE, known::OUTPUT) => self.future_output(ty),
            (known::INTO_ITERATOR, known::ITEM) => self.collection_item(ty),
            (known::INTO_ITERATOR, known::INTO_ITER) => Some(self.iterator_of(ty)),
            (known::ITERATOR, known::ITEM) => self.iterator_item(ty),
            _ => self.ask(ty, trait_name, name),
        }
    }

    /// Asks the index; `None` for open and unknown types and answers.
    pub(super) fn ask(&mut self, ty: &Ty, trait_name: Name, name: Name) -> Option<Ty> {
        let ty = self.table.resolve(ty);
        if let Some(found) = self.associated_by_impl(&ty, trait_name, name) {
            return Some(found);
        }
        if let Ty::Traits { bounds, .. } = &ty
            && let Some(found) = self.binding(bounds, trait_name, name)
        {
            return Some(found);
        }
        if matches!(ty, Ty::Infer(_) | Ty::Unknown | Ty::Never) {
            return None;
        }
        let found = self
            .index
            .associated(self.universe, &ty, trait_name, name, self.scope)?;
        let found = self.normalise(&found);
        (!found.is_unknown()).then_some(found)
    }

    /// The type that a bound on a trait of this name states.
    fn binding(&self, bounds: &[TraitBound], trait_name: Name, name: Name) -> Option<Ty> {
        let mut bounds = bounds
            .iter()
            .filter(|bound| self.universe.trait_of(bound.trait_ref).name == trait_name);
        bounds.find_map(|bound| {
            bound
                .bindings
                .iter()
                .find(|(found, _)| *found == name)
                .map(|(_, ty)| ty.clone())
        })
    }

    /// Simplifies projections whose self type has become known.
    fn normalise(&mut self, ty: &Ty) -> Ty {
        self.depth += 1;
        let result = match ty {
            Ty::Projection {
                self_ty,
                trait_ref,
                name,
            } if self.depth < MAX_DEPTH => {
                let self_ty = self.normalise(self_ty);
                match self_ty {
                    Ty::Param(_) => ty.clone(),
                    _ => self.project(&self_ty, *trait_ref, *name),
                }
            }
            _ => ty.clone(),
        };
        self.depth -= 1;
        result
    }

    /// What `.await` gives.
    pub(super) fn future_output(&mut self, ty: &Ty) -> Option<Ty> {
        let mut ty = self.table.shallow(ty);
        for _ in 0..MAX_DEPTH {
            if let Ty::Future { output, .. } = &ty {
                return Some(self.table.shallow(output));
            }
            if let Ty::Ref { inner, .. } = &ty {
                ty = self.table.shallow(inner);
                continue;
            }
            if let Some(output) = self.ask(&ty, known::FUTURE, known::OUTPUT) {
                return Some(output);
            }
            if let Some(output) = self.ask(&ty, known::INTO_FUTURE, known::OUTPUT) {
                return Some(output);
            }
            let wrapped =
                Lang::args(self.lang.boxed, &ty).or_else(|| Lang::args(self.lang.pin, &ty))?;
            let inside = wrapped.first()?.clone();
            ty = self.table.shallow(&inside);
        }
        None
    }

    /// What `iter.next()` gives inside of its `Some`.
    pub(super) fn iterator_item(&mut self, ty: &Ty) -> Option<Ty> {
        let mut ty = self.table.shallow(ty);
        for _ in 0..MAX_DEPTH {
            if let Ty::Ref {
                mutable: true,
                inner,
            } = &ty
            {
                ty = self.table.shallow(inner);
                continue;
            }
            if let Some(item) = self.ask(&ty, known::ITERATOR, known::ITEM) {
                return Some(item);
            }
            let inside = Lang::args(self.lang.boxed, &ty)?.first()?.clone();
            ty = self.table.shallow(&inside);
        }
        None
    }

    /// What a `for` over the value gives.
    pub(super) fn collection_item(&mut self, ty: &Ty) -> Option<Ty> {
        let ty = self.table.shallow(ty);
        if let Some(item) = self.ask(&ty, known::INTO_ITERATOR, known::ITEM) {
            return Some(item);
        }
        match &ty {
            Ty::Array(item) => return Some((**item).clone()),
            Ty::Ref { mutable, inner } => {
                if let Ty::Slice(item) | Ty::Array(item) = self.table.shallow(inner) {
                    return Some(Ty::Ref {
                        mutable: *mutable,
                        inner: item,
                    });
                }
            }
            _ => {}
        }
        self.iterator_item(&ty)
    }

    /// What `value.into_iter()` gives; the value itself where only its items are known.
    pub(super) fn iterator_of(&mut self, ty: &Ty) -> Ty {
        self.ask(ty, known::INTO_ITERATOR, known::INTO_ITER)
            .unwrap_or_else(|| ty.clone())
    }

    /// What `value?` gives.
    pub(super) fn good_case(&mut self, ty: &Ty) -> Option<Ty> {
        let ty = self.table.shallow(ty);
        let Ty::Adt(adt, args) = &ty else {
            return None;
        };
        if self.lang.is_fallible(*adt) {
            return args.first().map(|ty| self.table.shallow(ty));
        }
        if Some(*adt) == self.lang.poll {
            let inner = self.good_case(args.first()?)?;
            return Some(Ty::Adt(*adt, Row::from([inner])));
        }
        None
    }

    /// What `value[..]` gives.
    pub(super) fn element(&mut self, ty: &Ty) -> Option<Ty> {
        let mut ty = self.table.shallow(ty);
        for _ in 0..MAX_DEPTH {
            if let Ty::Slice(item) | Ty::Array(item) = &ty {
                return Some(self.table.shallow(item));
            }
            if let Some(index) = self.universe.names().find("Index")
                && let Some(item) = self.ask(&ty, index, known::OUTPUT)
            {
                return Some(item);
            }
            let resolved = self.table.resolve(&ty);
            let next = self.index.deref(self.universe, &resolved)?;
            ty = self.table.shallow(&next);
        }
        None
    }
}
