//! Locks and semaphores that are waited for, not held: gates that somebody else opens.

use conc_link::{Event, EventKind, Value};
use conc_model::{AggregateKind, Name, Operand, Projection, Rvalue, ScopeKind, StmtKind};

use super::view::{BodyView, CallView};

impl<'w> BodyView<'w> {
    /// Was the value only ever held by temporaries, from its birth to this point of its life?
    #[must_use]
    pub fn never_in_a_variable(self, value: &Value) -> bool {
        let holders = value.events.iter().filter_map(|event| match event.kind {
            EventKind::Moved(local) => Some(local),
            _ => None,
        });
        let mut holders = std::iter::once(value.first_holder).chain(holders);
        !holders.any(|local| self.is_variable(local))
    }

    /// Does anything run after this event in this body? Otherwise there is nothing left to protect.
    #[must_use]
    pub fn goes_on_after(self, event: &Event) -> bool {
        let acts = |stmt: &conc_model::Stmt| match &stmt.kind {
            StmtKind::Call(_) | StmtKind::Await(_) => true,
            StmtKind::Assign { dest, value } => {
                let computes = matches!(value, Rvalue::Macro { .. } | Rvalue::Operator { .. });
                computes || !dest.projections.is_empty()
            }
            _ => false,
        };
        let here = &self.body().blocks[event.point.block];
        let mut rest = here.stmts.iter().skip(event.point.stmt as usize + 1);
        if rest.any(acts) {
            return true;
        }
        let cfg = self.flow().cfg();
        cfg.successors(event.point.block).iter().any(|next| {
            let later = cfg.reachable_from(*next);
            let mut blocks = self
                .body()
                .blocks
                .iter()
                .zip(later)
                .filter(|(_, later)| *later);
            blocks.any(|(block, _)| block.stmts.iter().any(acts))
        })
    }

    /// Does this event's statement stand in a block of its own, so that nothing follows in it?
    #[must_use]
    pub fn is_alone_in_block(self, event: &Event) -> bool {
        let body = self.body();
        let mut scope = body.locals[event.holder].scope;
        let around = loop {
            let Some(parent) = body.scopes[scope].parent else {
                return false;
            };
            if body.scopes[parent].kind == ScopeKind::Block {
                break parent;
            }
            scope = parent;
        };
        let (statement, block) = (body.scopes[scope].span, body.scopes[around].span);
        let mut stmts = body.blocks.iter().flat_map(|block| &block.stmts);
        let is_other = |stmt: &conc_model::Stmt| {
            let acts = !matches!(stmt.kind, StmtKind::EndScope(_)) && stmt.span != event.span;
            acts && block.contains(stmt.span) && !statement.contains(stmt.span)
        };
        block != body.span && !stmts.any(is_other)
    }

    /// Is the receiver of this acquiring call a gate: made with nothing to give out, so that waiters wait until
    /// somebody opens it? Looked for by the name of the field or variable, in the whole group.
    #[must_use]
    pub fn starts_closed(self, acquire: CallView<'_>) -> bool {
        let Some(place) = acquire.call().args.first().and_then(Operand::place) else {
            return false;
        };
        let field = place.projections.iter().rev().find_map(|step| match step {
            Projection::Field(name) => Some(*name),
            _ => None,
        });
        let variable = || self.body().locals[place.base_local()?].name;
        let Some(name) = field.or_else(variable) else {
            return false;
        };
        self.world
            .bodies()
            .any(|body| BodyView::new(self.world, body).makes_closed(name))
    }

    fn makes_closed(self, name: Name) -> bool {
        let locals = self.body().locals.entries();
        let mut variables = locals.filter(|(_, local)| local.name == Some(name));
        if variables.any(|(local, _)| self.is_made_of_nothing(local, 3)) {
            return true;
        }
        let mut stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        stmts.any(|stmt| match &stmt.kind {
            StmtKind::Assign {
                value:
                    Rvalue::Aggregate {
                        kind: AggregateKind::Struct { fields, .. },
                        operands,
                    },
                ..
            } => fields.iter().zip(operands).any(|(field, operand)| {
                let local = operand.place().and_then(conc_model::Place::as_local);
                *field == name && local.is_some_and(|local| self.is_made_of_nothing(local, 3))
            }),
            _ => false,
        })
    }

    /// `Semaphore::new(0)`, also inside an `Arc::new(..)`.
    fn is_made_of_nothing(self, local: conc_model::LocalId, depth: usize) -> bool {
        let (Some(depth), Some(call)) = (depth.checked_sub(1), self.defining_call(local)) else {
            return false;
        };
        if call.literal(0) == Some(0) {
            return true;
        }
        let inner = call.call().args.first().and_then(Operand::place);
        let inner = inner.and_then(conc_model::Place::as_local);
        call.call().args.len() == 1
            && inner.is_some_and(|inner| self.is_made_of_nothing(inner, depth))
    }
}
