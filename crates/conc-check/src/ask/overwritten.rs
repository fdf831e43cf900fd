//! Handles that get lost because another one is written over them. Handles that nobody ever keeps are `Fate` in `spawns.rs`.

use conc_link::{Event, EventKind, Origin, Point, Ty, Value, ValueKind};
use conc_model::{BlockId, LocalKind, OnDrop, Operand, Place, Rvalue, StmtKind};
use conc_source::Span;

use super::field_uses::{Field, FieldAccess};
use super::handle_fields::{Destination, HandleField};
use super::spawns::Spawn;
use super::view::BodyView;

/// A handle that is dropped because its variable or field gets a new one.
#[derive(Clone, Debug)]
pub struct OverwrittenHandle<'w> {
    /// What starts the work that is lost, if it is known; for fields, that which replaces it.
    pub spawn: Spawn<'w>,
    /// The assignment.
    pub at: Span,
    /// What is written to, as the user calls it.
    pub name: String,
    /// Is it the spawn's own handle of the round before?
    pub of_last_round: bool,
    /// Is it a field?
    pub in_field: bool,
}

impl<'w> BodyView<'w> {
    /// Handles of this body that are written over without having been used for anything.
    #[must_use]
    pub fn overwritten_handles(self) -> Vec<OverwrittenHandle<'w>> {
        let mut found = Vec::new();
        for spawn in self.spawns() {
            let local = self.overwritten_local(&spawn);
            found.extend(local.or_else(|| self.overwritten_field(&spawn)));
        }
        found
    }

    fn overwritten_local(self, spawn: &Spawn<'w>) -> Option<OverwrittenHandle<'w>> {
        let is_handle = |value: &&Value| {
            value.origin == Origin::Call(spawn.call.id)
                && matches!(
                    value.kind,
                    ValueKind::Handle {
                        on_drop: OnDrop::Detach,
                        ..
                    }
                )
        };
        let handle = self.flow().values().iter().find(is_handle)?;
        let lost = handle
            .events
            .iter()
            .find(|event| event.kind == EventKind::Overwritten)?;
        let name = self.name(lost.holder)?;
        if handle
            .events
            .iter()
            .any(|event| self.is_use_before(event, lost))
        {
            return None;
        }
        let cfg = self.flow().cfg();
        Some(OverwrittenHandle {
            spawn: *spawn,
            at: self.span_at(lost.point)?,
            name: name.to_owned(),
            of_last_round: cfg.leads(lost.point, handle.birth, None),
            in_field: false,
        })
    }

    /// Is the handle used for something on the way to where it is lost?
    fn is_use_before(self, event: &Event, lost: &Event) -> bool {
        let moves_on = matches!(
            event.kind,
            EventKind::Moved(_) | EventKind::Dropped | EventKind::Overwritten | EventKind::Absent
        );
        let cfg = self.flow().cfg();
        !moves_on && (event.point == lost.point || cfg.leads(event.point, lost.point, None))
    }

    fn span_at(self, point: Point) -> Option<Span> {
        let stmts = &self.body().blocks[point.block].stmts;
        Some(stmts.get(usize::try_from(point.stmt).ok()?)?.span)
    }

    /// `self.task = spawn(..)`, where there always is an old handle in the field: because it is no `Option`, or because
    /// the assignment is made again and again.
    fn overwritten_field(self, spawn: &Spawn<'w>) -> Option<OverwrittenHandle<'w>> {
        let Destination::Fields(fields) = spawn.destination() else {
            return None;
        };
        let [kept] = fields.as_slice() else {
            return None;
        };
        let (at, block) = self.assignment_of(kept.field, spawn)?;
        let in_loop = self.body().blocks[block].in_loop.is_some();
        let is_replaced = (self.is_plain_handle(kept) || in_loop)
            && kept.on_drop == OnDrop::Detach
            && !kept.is_shared;
        if !is_replaced || !spawn.goes_on() || self.uses_field_otherwise(kept.field) {
            return None;
        }
        Some(OverwrittenHandle {
            spawn: *spawn,
            at,
            name: format!("self.{}", kept.field.text(self.world)),
            of_last_round: in_loop,
            in_field: true,
        })
    }

    /// The assignment of the spawn's handle to the field of a parameter or captured variable.
    fn assignment_of(self, field: Field, spawn: &Spawn<'_>) -> Option<(Span, BlockId)> {
        for (block, content) in self.body().blocks.entries() {
            for stmt in &content.stmts {
                let StmtKind::Assign { dest, value } = &stmt.kind else {
                    continue;
                };
                let is_wanted = !dest.projections.is_empty()
                    && field.is_in(self, dest)
                    && self.is_from_outside(dest)
                    && matches!(value, Rvalue::Use(operand) if self.is_made_by(operand, spawn));
                if is_wanted {
                    return Some((stmt.span, block));
                }
            }
        }
        None
    }

    fn is_made_by(self, operand: &Operand, spawn: &Spawn<'_>) -> bool {
        let sources = self.world.sources_of(self.at, operand);
        let made = spawn.call.call().dest;
        sources.iter().any(|place| place.base_local() == Some(made))
    }

    fn is_from_outside(self, place: &Place) -> bool {
        let kind = place
            .base_local()
            .map(|local| self.body().locals[local].kind);
        matches!(kind, Some(LocalKind::Param | LocalKind::Upvar(_)))
    }

    /// Is the field's type a handle itself, without an `Option` or list around it?
    fn is_plain_handle(self, kept: &HandleField) -> bool {
        let world = self.world;
        let ty = world
            .index()
            .field(world.universe(), kept.field.owner, 0, &[], kept.field.name);
        matches!(ty, Some(Ty::Adt(adt, _)) if world.kind_of(adt).is_some())
    }

    /// Does this body, or one that it runs, do anything else with the field? A callee that is not known may.
    fn uses_field_otherwise(self, field: Field) -> bool {
        let uses = field.uses(self.world);
        let own = uses.iter().filter(|found| found.view.at == self.at);
        let is_other = own
            .filter(|found| !matches!(found.access, FieldAccess::Assigned(_)))
            .count()
            > 0;
        let users: Vec<_> = uses.iter().map(|found| found.view.at).collect();
        let mut callees = self.calls().filter_map(super::view::CallView::runs_body);
        is_other
            || callees.any(|callee| users.contains(&callee))
            || self.model().bodies.entries().any(|(id, inner)| {
                let nested = conc_link::BodyRef::new(self.at.file, id);
                inner.parent == Some(self.at.id) && users.contains(&nested)
            })
            || self.hands_on_whole(field)
    }

    /// Does it hand the struct to something unknown, or to a function of the package that may pass it on?
    fn hands_on_whole(self, field: Field) -> bool {
        let is_owner = |ty: &Ty| {
            let mut ty = ty.clone();
            for _ in 0..6 {
                if matches!(&ty, Ty::Adt(adt, _) if *adt == field.owner) {
                    return true;
                }
                match self.world.index().deref(self.world.universe(), &ty) {
                    Some(next) => ty = next,
                    None => return false,
                }
            }
            false
        };
        self.calls().filter(|call| call.is_opaque()).any(|call| {
            let mut args = 0..call.call().args.len();
            args.any(|arg| is_owner(&call.arg_type(arg)))
        })
    }
}
