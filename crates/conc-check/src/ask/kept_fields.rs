//! Fields that keep a channel end: whether it can get out of them, and who sees them.

use conc_link::{LockClass, Ty};
use conc_model::{Callee, Effect, Operand, Place, Projection, Rvalue, StmtKind, Terminator};

use super::field_uses::{Field, FieldAccess, FieldUse};
use super::view::BodyView;
use crate::Label;

impl<'w> BodyView<'w> {
    /// Is what a field holds never taken out, replaced or given away as a whole?
    #[must_use]
    pub fn stays_in(self, field: LockClass) -> bool {
        let is_end = |ty: &Ty| match ty {
            Ty::Adt(adt, _) => self.world.kind_of(*adt).is_some(),
            _ => false,
        };
        let Some(field) = field_of(field) else {
            return false;
        };
        let (index, universe) = (self.world.index(), self.world.universe());
        let ty = index.field(universe, field.owner, 0, &[], field.name);
        // In an `Option` it may be taken by many means.
        let is_plain = ty.is_some_and(|ty| is_end(&ty));
        is_plain && field.uses(self.world).iter().all(only_lends)
    }

    /// Does anything in the group close the channel by the receiver that is in this field?
    #[must_use]
    pub fn is_closed_by_hand(self, field: LockClass) -> bool {
        let bodies = self.world.bodies().map(|at| Self::new(self.world, at));
        bodies.flat_map(Self::calls).any(|call| {
            let closed = call.call().args.first();
            call.has(Effect::Closes)
                && closed
                    .is_some_and(|end| self.world.lock_of(call.view.at, end).class == Some(field))
        })
    }

    /// Does nothing in the group do anything with the field but fill it?
    #[must_use]
    pub fn is_only_filled(self, field: LockClass) -> bool {
        let uses = field_of(field).map(|field| field.uses(self.world));
        uses.is_some_and(|uses| {
            uses.iter()
                .all(|one| matches!(one.access, FieldAccess::Made(_)))
        })
    }

    /// Does a place in the file of the struct go through a field of this name: its own, or that of a type that stands for the
    /// struct (a pinned projection)?
    #[must_use]
    pub fn is_named_in_its_file(self, field: LockClass) -> bool {
        let Some(field) = field_of(field) else {
            return false;
        };
        let bodies = self.world.bodies().filter(|at| at.file == field.owner.file);
        let mut views = bodies.map(|at| Self::new(self.world, at));
        views.any(|view| {
            let step = Projection::Field(field.name);
            let goes_through = |place: &Place| place.projections.contains(&step);
            let mut calls = view.body().calls.iter();
            let mut places =
                view.body()
                    .blocks
                    .iter()
                    .filter_map(|block| match &block.terminator {
                        Terminator::Match { place, .. } => Some(place),
                        _ => None,
                    });
            places.any(goes_through)
                || calls.any(|call| {
                    let mut args = call.args.iter().filter_map(Operand::place);
                    args.any(goes_through)
                })
        })
    }

    /// A label at the declaration of a field; none for what is not a field of the group.
    #[must_use]
    pub fn label_field(self, field: LockClass, text: &str) -> Option<Label> {
        let (file, span) = field_of(field)?.declared_at(self.world)?;
        Some(Label {
            file,
            span,
            text: text.to_owned(),
        })
    }

    /// The name of a field.
    #[must_use]
    pub fn field_name(self, field: LockClass) -> &'w str {
        field_of(field).map_or("", |field| field.text(self.world))
    }

    /// Can the field be used by others than the group?
    #[must_use]
    pub fn is_seen_outside(self, field: LockClass) -> bool {
        let Some(field) = field_of(field) else {
            return true;
        };
        let adt = self.world.universe().adt(field.owner);
        let mut fields = adt.variants.iter().flat_map(|variant| &variant.fields);
        let is_public = fields.any(|one| one.name == field.name && one.is_public);
        adt.is_public && is_public
    }
}

fn field_of(class: LockClass) -> Option<Field> {
    match class {
        LockClass::Field(owner, name) => Some(Field { owner, name }),
        LockClass::Static(_) => None,
    }
}

/// Does a use leave the field as it is: the struct is built, a method is called on it, it is borrowed?
fn only_lends(one: &FieldUse<'_>) -> bool {
    match &one.access {
        FieldAccess::Made(_) => true,
        FieldAccess::Argument { call, arg } => {
            let call = one.view.call(*call).call();
            let is_lent = matches!(call.args.get(*arg), Some(Operand::Ref { .. }));
            is_lent || (*arg == 0 && matches!(call.callee, Callee::Method { .. }))
        }
        FieldAccess::Read => {
            let block = &one.view.body().blocks[one.point.block];
            let stmt = block.stmts.get(one.point.stmt as usize);
            matches!(
                stmt.map(|stmt| &stmt.kind),
                Some(StmtKind::Assign {
                    value: Rvalue::Use(Operand::Ref { .. }) | Rvalue::IntoIter(Operand::Ref { .. }),
                    ..
                })
            )
        }
        FieldAccess::Assigned(_) | FieldAccess::Awaited(_) => false,
    }
}
