//! Types of places and operands.

use std::sync::Arc;

use conc_model::{
    BodyId, Literal, Name, Operand, Parent, PathId, Place, PlaceBase, Projection, StaticKind,
    VariantForm, known,
};

use super::context::Cx;
use super::instantiate::Instance;
use super::jobs::Job;
use super::table::MAX_DEPTH;
use crate::{AdtRef, Primitive, Row, StaticRef, Ty, ValueTarget};

/// One step further from a place: the type there, and the variant that it was narrowed to.
type Step = (Ty, Option<usize>);

impl Cx<'_> {
    /// The type of an operand as it is written.
    pub(super) fn operand(&mut self, body: BodyId, operand: &Operand) -> Ty {
        match operand {
            Operand::Use(place) => self.place(body, place),
            Operand::Ref { mutable, place } => Ty::Ref {
                mutable: *mutable,
                inner: Arc::new(self.place(body, place)),
            },
            Operand::Literal(literal) => match literal {
                Literal::Unit => Ty::unit(),
                Literal::Bool(_) => Ty::Primitive(Primitive::Bool),
                Literal::Int(_) => Ty::Primitive(Primitive::Int),
                Literal::Float => Ty::Primitive(Primitive::Float),
                Literal::Char => Ty::Primitive(Primitive::Char),
                Literal::Str => Self::reference(Ty::Primitive(Primitive::Str)),
                Literal::Other => Ty::Unknown,
            },
        }
    }

    /// `&T`.
    pub(super) fn reference(inner: Ty) -> Ty {
        Ty::Ref {
            mutable: false,
            inner: Arc::new(inner),
        }
    }

    /// The type of a place.
    pub(super) fn place(&mut self, body: BodyId, place: &Place) -> Ty {
        let base = self.place_base(body, place.base);
        self.project_place(body, place, (0, base, None))
    }

    fn place_base(&mut self, body: BodyId, base: PlaceBase) -> Ty {
        match base {
            PlaceBase::Local(local) => {
                let locals = self.bodies.get(&body).map(|state| &state.locals);
                let ty = locals.and_then(|locals| locals.get(local.0 as usize));
                self.table.known(ty.unwrap_or(&Ty::Unknown))
            }
            PlaceBase::Path(path) => self.path_value(path),
        }
    }

    /// The type of a path that is used as a value.
    fn path_value(&mut self, path: PathId) -> Ty {
        match self
            .index
            .resolve_value(self.universe, self.file, path, self.scope)
        {
            ValueTarget::Unknown => Ty::Unknown,
            ValueTarget::Static(item) => self.static_value(item),
            ValueTarget::Function {
                function,
                self_ty,
                generics,
            } => {
                let instance = self.instantiate(function, self_ty.as_ref(), &generics);
                self.function_value(&instance)
            }
            ValueTarget::Variant { adt, variant, args } => {
                let args = self.instantiate_adt(adt, &args);
                let fields = &self.universe.adt(adt).variants[variant].fields;
                let form = self.universe.adt(adt).variants[variant].form;
                let params: Vec<Ty> = fields
                    .iter()
                    .map(|field| self.field_of((adt, variant), &args, field.name))
                    .collect();
                let whole = Ty::Adt(adt, args);
                match form {
                    VariantForm::Tuple => Ty::FnPointer {
                        params: params.into(),
                        output: Arc::new(whole),
                    },
                    _ => whole,
                }
            }
        }
    }

    /// The type of a function item: its arguments are those of its signature's generics, then `Self` if it has one.
    fn function_value(&self, instance: &Instance) -> Ty {
        let generics = instance.signature.generics.iter().copied();
        let has_self = !matches!(
            self.universe.function(instance.function).parent,
            Parent::Module(_)
        );
        let names = generics.chain(has_self.then_some(known::SELF_TYPE));
        let args = names.map(|name| {
            instance
                .substitution
                .get(name)
                .cloned()
                .unwrap_or(Ty::Unknown)
        });
        Ty::Function(instance.function, args.collect())
    }

    /// The type of a constant or static where it is used.
    pub(super) fn static_value(&mut self, item: StaticRef) -> Ty {
        let ty = self.index.static_type(self.universe, item);
        let kind = self.universe.static_of(item).kind;
        match (kind, self.lang.local_key) {
            (StaticKind::ThreadLocal, Some(key)) if !matches!(&ty, Ty::Adt(adt, _) if *adt == key) => {
                Ty::Adt(key, Row::from([ty]))
            }
            _ => ty,
        }
    }

    /// The type of a field of a variant, ready for use.
    pub(super) fn field_of(
        &mut self,
        (adt, variant): (AdtRef, usize),
        args: &[Ty],
        field: Name,
    ) -> Ty {
        let found = self.index.field(self.universe, adt, variant, args, field);
        found.unwrap_or(Ty::Unknown)
    }

    /// Follows the projections of a place from one of them on. Where that is not possible yet, the result is a
    /// variable and a job waits.
    pub(super) fn project_place(
        &mut self,
        body: BodyId,
        place: &Place,
        start: (usize, Ty, Option<usize>),
    ) -> Ty {
        let (first, mut ty, mut variant) = start;
        for (at, projection) in place.projections.iter().enumerate().skip(first) {
            ty = self.table.shallow(&ty);
            if self.is_open_type(&ty) && !matches!(projection, Projection::Variant(_)) {
                if let (Projection::Deref, Ty::Ref { inner, .. }) = (projection, &ty) {
                    ty = (**inner).clone();
                    continue;
                }
                if self.presumes
                    && let Some((steps, ty)) = self.presumed_step(&place.projections[at..])
                {
                    return self.project_place(body, place, (at + steps, ty, None));
                }
                let target = self.table.fresh();
                if self.table.is_doubtful(&ty) {
                    self.table.doubt(&target);
                }
                self.jobs.push(Job::Place {
                    body,
                    place: place.clone(),
                    from: at,
                    base: ty,
                    variant,
                    target: target.clone(),
                });
                return target;
            }
            match self.step(&ty, variant, *projection) {
                Some((next, narrowed)) => (ty, variant) = (next, narrowed),
                None => return Ty::Unknown,
            }
        }
        self.table.shallow(&ty)
    }

    /// A field of something of which nothing became known, and how many steps it takes to come there.
    pub(super) fn presumed_step(&self, steps: &[Projection]) -> Option<(usize, Ty)> {
        let derefs = steps.iter().take_while(|step| **step == Projection::Deref);
        let derefs = derefs.count();
        let Some(Projection::Field(name)) = steps.get(derefs) else {
            return None;
        };
        let (_, ty) = self.index.presumed_field(self.universe, *name)?;
        Some((derefs + 1, ty))
    }

    fn step(&mut self, ty: &Ty, variant: Option<usize>, projection: Projection) -> Option<Step> {
        match projection {
            Projection::Deref => match ty {
                Ty::Ref { inner, .. } | Ty::Pointer(inner) => Some(((**inner).clone(), None)),
                _ => {
                    let resolved = self.table.resolve(ty);
                    Some((self.index.deref(self.universe, &resolved)?, None))
                }
            },
            Projection::Index => Some((self.element(ty)?, None)),
            Projection::Field(name) => Some((self.field(ty, variant, name)?, None)),
            Projection::Variant(path) => self.narrow(ty, path),
        }
    }

    /// A value is matched with a variant or struct.
    fn narrow(&mut self, ty: &Ty, path: PathId) -> Option<Step> {
        let Some((adt, variant, args)) =
            self.index
                .resolve_variant(self.universe, self.file, path, self.scope)
        else {
            return Some((ty.clone(), None));
        };
        let mut whole = self.table.shallow(ty);
        while let Ty::Ref { inner, .. } = &whole {
            whole = self.table.shallow(inner);
        }
        if let Ty::Adt(found, _) = &whole
            && *found == adt
        {
            return Some((whole, Some(variant)));
        }
        let args = self.instantiate_adt(adt, &args);
        let seen = Ty::Adt(adt, args);
        self.unify(&whole, &seen);
        Some((seen, Some(variant)))
    }

    /// `value.name`, with auto-deref.
    fn field(&mut self, ty: &Ty, variant: Option<usize>, name: Name) -> Option<Ty> {
        let mut ty = self.table.shallow(ty);
        for _ in 0..MAX_DEPTH {
            match &ty {
                Ty::Tuple(parts) => {
                    return parts
                        .get(self.position(name)?)
                        .map(|ty| self.table.shallow(ty));
                }
                Ty::Unknown => {
                    let presumed = self.index.presumed_field(self.universe, name);
                    return presumed.map(|(_, ty)| ty);
                }
                Ty::Adt(adt, args) => {
                    let found =
                        self.index
                            .field(self.universe, *adt, variant.unwrap_or(0), args, name);
                    if let Some(found) = found {
                        return Some(self.table.shallow(&found));
                    }
                }
                _ => {}
            }
            let next = match &ty {
                Ty::Ref { inner, .. } => (**inner).clone(),
                _ => {
                    let resolved = self.table.resolve(&ty);
                    self.index.deref(self.universe, &resolved)?
                }
            };
            ty = self.table.shallow(&next);
            if matches!(ty, Ty::Infer(_)) {
                return Some(Ty::Unknown);
            }
        }
        None
    }

    /// `3` as a position in a tuple.
    fn position(&self, name: Name) -> Option<usize> {
        self.universe.text(name).parse().ok()
    }

    /// The type that a pattern variable gets: a reference where the pattern looks through one.
    pub(super) fn bound_place(&mut self, body: BodyId, place: &Place, by_ref: bool) -> Ty {
        let start = self.pattern_start(place);
        let mut ty = self.place_base(body, place.base);
        let mut variant = None;
        let mut through = None;
        for (at, projection) in place.projections.iter().enumerate() {
            ty = self.table.shallow(&ty);
            if *projection != Projection::Deref && at >= start {
                while let Ty::Ref { mutable, inner } = &ty {
                    through = Some(through.unwrap_or(true) && *mutable);
                    ty = self.table.shallow(inner);
                }
            } else if at >= start {
                through = None;
            }
            if self.is_open_type(&ty) && !matches!(projection, Projection::Variant(_)) {
                ty = self.project_place(body, place, (at, ty, variant));
                break;
            }
            match self.step(&ty, variant, *projection) {
                Some((next, narrowed)) => (ty, variant) = (next, narrowed),
                None => return Ty::Unknown,
            }
        }
        if by_ref {
            through = through.or(Some(false));
        }
        match through {
            Some(mutable) => Ty::Ref {
                mutable,
                inner: Arc::new(ty),
            },
            None => ty,
        }
    }

    /// Index of the first projection that stems from the pattern: those before it belong to what is matched.
    fn pattern_start(&self, place: &Place) -> usize {
        let steps = &place.projections;
        let mut start = steps.len();
        for (at, step) in steps.iter().enumerate().rev() {
            let after_variant = at > 0 && matches!(steps[at - 1], Projection::Variant(_));
            let is_pattern = match step {
                Projection::Variant(_) | Projection::Index | Projection::Deref => true,
                Projection::Field(name) => after_variant || self.position(*name).is_some(),
            };
            if !is_pattern {
                break;
            }
            start = at;
        }
        start
    }
}
