//! Locks and semaphores that are waited for, not held: gates that somebody else opens.

use conc_link::{BodyRef, Event, EventKind, LockClass, LockId, Ty, Value};
use conc_model::{
    Access, AggregateKind, Effect, LocalId, Name, Operand, Projection, Rvalue, ScopeKind, StmtKind,
};

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

    /// What the semaphore is there for from which this call takes a permit. Gates are looked for by the name of the field or
    /// variable, in the whole group; limits where the field, or the variable of this function, gets its value.
    #[must_use]
    pub fn purpose_of(self, acquire: CallView<'_>) -> SemaphoreUse {
        let Some((name, is_field)) = self.name_of_receiver(acquire) else {
            return SemaphoreUse::Unknown;
        };
        let views = || self.world.bodies().map(|at| Self::new(self.world, at));
        let starts: Vec<Start> = views().flat_map(|view| view.starts_of(name)).collect();
        if starts.iter().any(|start| start.with == Permits::None) {
            return SemaphoreUse::Gate;
        }
        let function = self.outermost().at;
        let own = starts.iter().filter(|start| match start.of {
            Some(at) => !is_field && at == function,
            None => is_field,
        });
        let mut own = own.peekable();
        let is_limit = own.peek().is_some() && own.all(|start| start.with == Permits::Several);
        // Who keeps a permit elsewhere may only wait here until there is one.
        let semaphore = self.receiver_of(acquire);
        if is_limit && !views().any(|view| view.keeps_a_permit_of(&semaphore)) {
            SemaphoreUse::Limit
        } else {
            SemaphoreUse::Unknown
        }
    }

    fn receiver_of(self, call: CallView<'_>) -> LockId {
        let receiver = call.call().args.first();
        receiver.map_or_else(LockId::default, |it| self.world.lock_of(self.at, it))
    }

    /// The field or variable that a method is called on, and whether it is a field.
    fn name_of_receiver(self, call: CallView<'_>) -> Option<(Name, bool)> {
        let place = call.call().args.first().and_then(Operand::place)?;
        let field = place.projections.iter().rev().find_map(|step| match step {
            Projection::Field(name) => Some((*name, true)),
            _ => None,
        });
        let variable = || self.body().locals[place.base_local()?].name;
        // `Arc::clone(&self.permits).acquire_owned()`
        let behind = || match self.receiver_of(call).class? {
            LockClass::Field(_, name) => Some((name, true)),
            LockClass::Static(_) => None,
        };
        let field = field.or_else(|| Some((variable()?, false)));
        field.or_else(behind)
    }

    /// With what the semaphores start that this body puts into variables and fields of the name.
    fn starts_of(self, name: Name) -> Vec<Start> {
        let locals = self.body().locals.entries();
        let variables = locals.filter(|(_, local)| local.name == Some(name));
        let function = Some(self.outermost().at);
        let variables = variables.map(|(local, _)| (local, function));
        let stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        let fields = stmts.flat_map(|stmt| match &stmt.kind {
            StmtKind::Assign {
                value:
                    Rvalue::Aggregate {
                        kind: AggregateKind::Struct { fields, .. },
                        operands,
                    },
                ..
            } => fields.iter().zip(operands).collect(),
            _ => Vec::new(),
        });
        let fields = fields.filter(|(field, _)| **field == name);
        let fields = fields.filter_map(|(_, operand)| Some((operand.place()?.as_local()?, None)));
        let started = variables.chain(fields);
        let started = started.filter_map(|(local, of)| {
            let with = self.permits_of(local, 3)?;
            Some(Start { with, of })
        });
        started.collect()
    }

    /// `Semaphore::new(0)`, also inside an `Arc::new(..)`.
    fn permits_of(self, local: LocalId, depth: usize) -> Option<Permits> {
        let (depth, call) = (depth.checked_sub(1)?, self.defining_call(local)?);
        if call.literal(0) == Some(0) {
            return Some(Permits::None);
        }
        let universe = self.world.universe();
        let is_semaphore = matches!(&call.facts()?.result, Ty::Adt(adt, _)
            if universe.adt_effects(*adt).contains(&Effect::Lock));
        if is_semaphore && call.is_of_library() {
            return Some(match call.literal(0) {
                Some(1) => Permits::One,
                _ => Permits::Several,
            });
        }
        let inner = call.call().args.first().and_then(Operand::place)?;
        (call.call().args.len() == 1).then_some(())?;
        self.permits_of(inner.as_local()?, depth)
    }

    /// Does it take a permit of this semaphore that it does not give back at once?
    fn keeps_a_permit_of(self, semaphore: &LockId) -> bool {
        if !self
            .facts()
            .effects
            .may_have(Effect::Acquires(Access::Shared))
        {
            return false;
        }
        let acquires = |effect: &Effect| matches!(effect, Effect::Acquires(_));
        let is_same = |own: LockId| {
            own.class.is_some() && own.class == semaphore.class
                || own.place.is_some() && own.place == semaphore.place
        };
        let is_given_back = |call: CallView<'_>| {
            let mut values = self.flow().values().iter();
            values.any(|value| {
                let is_discarded = |event: &Event| matches!(event.kind, EventKind::Discarded(_));
                value.events.iter().any(is_discarded)
                    && self
                        .origin_call(value)
                        .is_some_and(|origin| origin.id == call.id)
            })
        };
        let mut acquiring = self
            .calls()
            .filter(|call| call.effects().iter().any(acquires) && is_same(self.receiver_of(*call)));
        acquiring.any(|call| !is_given_back(call))
    }
}

/// A semaphore that is made.
struct Start {
    with: Permits,
    /// The function whose variable it gets into; none for a field.
    of: Option<BodyRef>,
}

/// With how many permits a semaphore starts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Permits {
    None,
    One,
    /// Several, or as many as somebody wants.
    Several,
}

/// What a semaphore is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SemaphoreUse {
    /// It starts with nothing to give out, so that waiters wait until somebody opens it.
    Gate,
    /// It starts with several permits, and nobody keeps any: it was to limit something.
    Limit,
    /// That cannot be told.
    Unknown,
}
