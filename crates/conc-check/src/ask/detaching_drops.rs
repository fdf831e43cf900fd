//! Destructors that throw handles away, which ends no work. Handles in fields that no destructor touches are
//! `handle_fields.rs`.

use conc_link::{Ty, ValueKind};
use conc_model::{Callee, Effect, OnDrop, Operand, Place, Rvalue, StmtKind, TaskKind, known};
use conc_source::Span;

use super::field_uses::Field;
use super::view::{BodyView, CallView};

/// Through how many types a handle is looked for.
const DEPTH: usize = 8;

/// A handle, or a collection of them, that a `Drop` throws away.
#[derive(Clone, Debug)]
pub struct DetachingDrop {
    /// The field that holds it.
    pub field: Field,
    /// What runs behind it.
    pub task: TaskKind,
    /// The call or assignment that throws it away.
    pub at: Span,
}

impl BodyView<'_> {
    /// The field whose handles this `Drop` throws away, if it does nothing else by which work could be told to end.
    #[must_use]
    pub fn detaching_drop(self) -> Option<DetachingDrop> {
        let owner = self.dropped_type()?;
        let universe = self.world.universe();
        let declared = &universe.adt(owner).variants.first()?.fields;
        let mut handles = declared.iter().filter_map(|declared| {
            let name = declared.name;
            let ty = self.world.index().field(universe, owner, 0, &[], name)?;
            Some((Field { owner, name }, self.detaching_within(&ty, DEPTH)?))
        });
        let (field, task) = handles.find(|(field, _)| self.thrown_away(*field).is_some())?;
        let at = self.thrown_away(field)?;
        let is_about = |call: CallView<'_>| {
            let mut args = call.call().args.iter();
            args.any(|arg| self.is_from_field(field, arg))
        };
        let tells = |call: CallView<'_>| {
            let does = call.call().args.is_empty() || !is_about(call) && !call.only_looks();
            call.is_opaque()
                || call.ends_work()
                || call.may_wake()
                || call.has(Effect::Stores)
                || does
        };
        let only_this = !self.calls().any(tells)
            && self.body().awaits.iter().next().is_none()
            && self.loops().next().is_none();
        only_this.then_some(DetachingDrop { field, task, at })
    }

    /// Where everything in the field is dropped: `clear()`, a `take()` or `drain(..)` of which nobody looks at the result, or
    /// `= None`.
    fn thrown_away(self, field: Field) -> Option<Span> {
        let by_call = self.calls().find(|call| {
            let is_method = matches!(call.call().callee, Callee::Method { .. });
            let on_field = call
                .call()
                .args
                .first()
                .is_some_and(|arg| self.is_from_field(field, arg));
            let result = call.facts().map(|facts| facts.result.clone());
            let gives = result.unwrap_or_default();
            let is_gone = match &gives {
                Ty::Tuple(parts) => parts.is_empty() && call.call().args.len() == 1,
                other => {
                    self.detaching_within(other, DEPTH).is_some() && self.result_is_ignored(*call)
                }
            };
            is_method && on_field && call.is_of_library() && is_gone
        });
        by_call
            .map(|call| call.name_span())
            .or_else(|| self.set_to_none(field))
    }

    fn set_to_none(self, field: Field) -> Option<Span> {
        let mut stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        let stmt = stmts.find(|stmt| {
            matches!(&stmt.kind, StmtKind::Assign { dest, value: Rvalue::Use(Operand::Use(from)) }
                if !dest.projections.is_empty() && field.is_in(self, dest) && self.is_none(from))
        })?;
        Some(stmt.span)
    }

    fn is_none(self, place: &Place) -> bool {
        let conc_model::PlaceBase::Path(path) = place.base else {
            return false;
        };
        let segments = &self.model().paths[path].segments;
        segments.last().is_some_and(|last| last.name == known::NONE)
    }

    fn is_from_field(self, field: Field, operand: &Operand) -> bool {
        let sources = self.world.sources_of(self.at, operand);
        sources.iter().any(|place| field.is_in(self, place))
    }

    /// What runs behind a handle in the type whose drop lets the work go on: also in structs of the group without a `Drop`.
    fn detaching_within(self, ty: &Ty, depth: usize) -> Option<TaskKind> {
        let depth = depth.checked_sub(1)?;
        let (universe, index) = (self.world.universe(), self.world.index());
        let within = |parts: &[Ty]| {
            let mut parts = parts.iter();
            parts.find_map(|part| self.detaching_within(part, depth))
        };
        match ty {
            Ty::Adt(adt, args) => match self.world.kind_of(*adt) {
                Some(ValueKind::Handle {
                    task,
                    on_drop: OnDrop::Detach,
                }) => Some(task),
                Some(_) => None,
                None if universe.is_library(adt.file) => within(args),
                None if self.implements(*adt, known::DROP_TRAIT) => None,
                None => {
                    let mut fields = universe.adt(*adt).variants.first()?.fields.iter();
                    fields.find_map(|field| {
                        let ty = index.field(universe, *adt, 0, args, field.name)?;
                        self.detaching_within(&ty, depth)
                    })
                }
            },
            Ty::Tuple(parts) => within(parts),
            Ty::Slice(part) | Ty::Array(part) => within(std::slice::from_ref(&**part)),
            _ => None,
        }
    }
}
