//! Guards in fields that closures and async blocks leave behind, because they take only the fields that they use.

use conc_link::{BodyRef, Ty, ValueKind};
use conc_model::{
    AdtKind, Body, BodyId, BodyKind, Capture, Edition, Effect, LocalId, Name, OnDrop, Operand,
    Place, Projection, Rvalue, StmtKind, Terminator, known,
};
use conc_source::Span;

use super::field_uses::Field;
use super::view::BodyView;

/// A guard in a field of a variable, other fields of which are moved into a task, stream or closure that goes on.
#[derive(Clone, Copy, Debug)]
pub struct LeftBehind<'w> {
    /// The closure or async block.
    pub nested: BodyView<'w>,
    /// The variable around the fields.
    pub owner: LocalId,
    /// The field that stays behind.
    pub field: Field,
    /// Where a part of the variable is used inside.
    pub used: Span,
}

impl<'w> BodyView<'w> {
    /// Guards whose structs are needed by closures and async blocks that outlive this body, while they are dropped with it.
    #[must_use]
    pub fn guards_left_behind(self) -> Vec<LeftBehind<'w>> {
        if self.model().edition < Edition::E2021 {
            return Vec::new();
        }
        let mut found = Vec::new();
        let body = self.body();
        for stmt in body.blocks.iter().flat_map(|block| &block.stmts) {
            let StmtKind::Assign {
                dest,
                value: Rvalue::Body(id),
            } = &stmt.kind
            else {
                continue;
            };
            let nested = Self::new(self.world, BodyRef::new(self.at.file, *id));
            if !moves(nested.body().kind) {
                continue;
            }
            for capture in &nested.body().captures {
                let left = self.field_left_by(nested, capture);
                let outlives = || {
                    dest.as_local()
                        .is_some_and(|dest| self.outlives_body(dest, nested.is_async()))
                };
                if let Some(field) = left
                    && !self.is_used_besides(capture.outer, *id, stmt.span)
                    && outlives()
                {
                    found.push(LeftBehind {
                        nested,
                        owner: capture.outer,
                        field,
                        used: capture.span,
                    });
                }
            }
        }
        found
    }

    /// The guard in a captured struct that the nested body does not take.
    fn field_left_by(self, nested: BodyView<'_>, capture: &Capture) -> Option<Field> {
        let Ty::Adt(adt, args) = self.facts().local(capture.outer) else {
            return None;
        };
        let (universe, index) = (self.world.universe(), self.world.index());
        let item = universe.adt(*adt);
        let is_own = !universe.is_library(adt.file) && item.kind == AdtKind::Struct;
        if !is_own || !self.is_variable(capture.outer) || self.implements(*adt, known::DROP_TRAIT) {
            return None;
        }
        let taken = nested.fields_used_of(capture.inner)?;
        let fields = &item.variants.first()?.fields;
        let mut left = fields.iter().filter(|field| {
            let ty = index.field(universe, *adt, 0, args, field.name);
            !taken.contains(&field.name)
                && ty.is_some_and(|ty| self.is_kept_for_its_drop(field.name, &ty))
        });
        let name = left.next()?.name;
        Some(Field { owner: *adt, name })
    }

    /// Is a guard in the field, or something with a `Drop` that by its name is there for nothing else?
    fn is_kept_for_its_drop(self, name: Name, ty: &Ty) -> bool {
        let Ty::Adt(adt, _) = ty else {
            return false;
        };
        let universe = self.world.universe();
        let is_silent = universe.text(name).starts_with('_');
        let carried = self.world.carried(ty);
        let mut kinds = carried.iter().map(|(kind, _)| *kind);
        let by_kind = kinds.any(|kind| match kind {
            ValueKind::Guard(_) => true,
            ValueKind::Handle { on_drop, .. } | ValueKind::TaskSet(on_drop) => {
                is_silent && on_drop == OnDrop::Cancel
            }
            _ => false,
        });
        by_kind
            || (is_silent
                && !universe.is_library(adt.file)
                && self.implements(*adt, known::DROP_TRAIT))
    }

    /// The fields of a captured struct that a nested body uses; `None` if it takes the struct as a whole.
    fn fields_used_of(self, inner: LocalId) -> Option<Vec<Name>> {
        let body = self.body();
        let is_passed_on = self.model().bodies.iter().any(|child| {
            child.parent == Some(self.at.id)
                && child.captures.iter().any(|capture| capture.outer == inner)
        });
        if is_passed_on {
            return None;
        }
        let mut fields = Vec::new();
        for place in places_of(body) {
            if place.base_local() != Some(inner) {
                continue;
            }
            match place.projections.first() {
                Some(Projection::Field(name)) => fields.push(*name),
                _ => return None,
            }
        }
        Some(fields)
    }

    /// Is the variable captured by another closure, too, or used behind this one?
    fn is_used_besides(self, local: LocalId, nested: BodyId, span: Span) -> bool {
        let mut bodies = self.model().bodies.entries();
        let by_other = bodies.any(|(id, other)| {
            id != nested
                && other.parent == Some(self.at.id)
                && other.captures.iter().any(|capture| capture.outer == local)
        });
        by_other || self.is_mentioned_after(local, span.end)
    }

    fn is_mentioned_after(self, local: LocalId, end: u32) -> bool {
        let body = self.body();
        let is_it = |operand: &Operand| operand.place().and_then(Place::base_local) == Some(local);
        let mut calls = body.calls.iter();
        let by_call = calls.any(|call| call.span.end > end && call.args.iter().any(is_it));
        let mut stmts = body.blocks.iter().flat_map(|block| &block.stmts);
        by_call
            || stmts.any(|stmt| match &stmt.kind {
                StmtKind::Assign { dest, value } if stmt.span.start >= end => {
                    dest.base_local() == Some(local) || value.operands().iter().any(is_it)
                }
                _ => false,
            })
    }

    /// Does what a local holds leave the body as new work, or as a future with its result, and is it not awaited here?
    fn outlives_body(self, local: LocalId, is_future: bool) -> bool {
        let body = self.body();
        let mut held = vec![local];
        let mut leaves = false;
        let mut at = 0;
        while at < held.len() {
            let now = held[at];
            at += 1;
            let is_it = |operand: &Operand| operand.place().and_then(Place::as_local) == Some(now);
            leaves |= is_future && now == Body::RETURN;
            if body
                .awaits
                .iter()
                .any(|point| point.futures.iter().any(is_it))
            {
                return false;
            }
            for stmt in body.blocks.iter().flat_map(|block| &block.stmts) {
                let next = match &stmt.kind {
                    StmtKind::Assign { dest, value } if value.operands().iter().any(is_it) => {
                        dest.as_local()
                    }
                    StmtKind::Call(id) if body.calls[*id].args.iter().any(is_it) => {
                        let call = self.call(*id);
                        if call.has(Effect::Drives) || call.has(Effect::RunsNow) {
                            return false;
                        }
                        let mut effects = call.effects().iter();
                        leaves |= effects.any(|effect| matches!(effect, Effect::Spawns(_)));
                        Some(body.calls[*id].dest)
                    }
                    _ => None,
                };
                held.extend(next.filter(|next| !held.contains(next)));
            }
        }
        leaves
    }
}

fn moves(kind: BodyKind) -> bool {
    matches!(
        kind,
        BodyKind::Closure { moves: true }
            | BodyKind::AsyncClosure { moves: true }
            | BodyKind::AsyncBlock { moves: true }
    )
}

/// All places that a body names.
fn places_of(body: &Body) -> Vec<&Place> {
    let mut found = Vec::new();
    for block in body.blocks.iter() {
        for stmt in &block.stmts {
            if let StmtKind::Assign { dest, value } = &stmt.kind {
                found.push(dest);
                found.extend(value.operands().iter().filter_map(Operand::place));
                if let Rvalue::Bind { place, .. } = value {
                    found.push(place);
                }
            }
        }
        match &block.terminator {
            Terminator::If { cond: operand, .. } | Terminator::Try { operand, .. } => {
                found.extend(operand.place());
            }
            Terminator::Match { place, .. } => found.push(place),
            _ => {}
        }
    }
    for call in body.calls.iter() {
        found.extend(call.args.iter().filter_map(Operand::place));
        if let conc_model::Callee::Value(operand) = &call.callee {
            found.extend(operand.place());
        }
    }
    let futures = body.awaits.iter().flat_map(|point| &point.futures);
    found.extend(futures.filter_map(Operand::place));
    found
}
