//! Types of places, from the final types of locals.

use conc_model::{Name, Place, PlaceBase, Projection};

use crate::{BodyFacts, BodyRef, ItemScope, Ty, ValueTarget, World};

impl World {
    /// The type of a place of a body; unknown where a step cannot be followed.
    #[must_use]
    pub fn place_type(&self, body: BodyRef, facts: &BodyFacts, place: &Place) -> Ty {
        let mut ty = match place.base {
            PlaceBase::Local(local) => facts.local(local).clone(),
            PlaceBase::Path(path) => {
                match self
                    .index()
                    .resolve_value(self.universe(), body.file, path, ItemScope::None)
                {
                    ValueTarget::Static(item) => self.index().static_type(self.universe(), item),
                    _ => Ty::Unknown,
                }
            }
        };
        let mut variant = 0;
        for step in &place.projections {
            match step {
                Projection::Deref => {
                    ty = match &ty {
                        Ty::Pointer(inner) => (**inner).clone(),
                        _ => self.index().deref(self.universe(), &ty).unwrap_or_default(),
                    };
                }
                Projection::Index => ty = self.element(&ty),
                Projection::Field(name) => ty = self.field_type(&ty, variant, *name),
                Projection::Variant(path) => {
                    let found = self.index().resolve_variant(
                        self.universe(),
                        body.file,
                        *path,
                        ItemScope::None,
                    );
                    variant = found.map_or(0, |(_, variant, _)| variant);
                    continue;
                }
            }
            variant = 0;
        }
        ty
    }

    /// The type of a field, after as many dereferences as it takes.
    fn field_type(&self, ty: &Ty, variant: usize, name: Name) -> Ty {
        let mut current = ty.clone();
        for _ in 0..8 {
            match &current {
                Ty::Adt(adt, args) => {
                    if let Some(found) =
                        self.index()
                            .field(self.universe(), *adt, variant, args, name)
                    {
                        return found;
                    }
                }
                Ty::Tuple(parts) => {
                    let position = self.universe().text(name).parse::<usize>();
                    return position
                        .ok()
                        .and_then(|at| parts.get(at))
                        .cloned()
                        .unwrap_or_default();
                }
                _ => {}
            }
            match self.index().deref(self.universe(), &current) {
                Some(next) => current = next,
                None if current.is_unknown() => {
                    let presumed = self.index().presumed_field(self.universe(), name);
                    return presumed.map_or(Ty::Unknown, |(_, ty)| ty);
                }
                None => return Ty::Unknown,
            }
        }
        Ty::Unknown
    }

    fn element(&self, ty: &Ty) -> Ty {
        match ty.peel_refs() {
            Ty::Array(element) | Ty::Slice(element) => (**element).clone(),
            Ty::Adt(_, args) => args.first().cloned().unwrap_or_default(),
            _ => Ty::Unknown,
        }
    }
}
