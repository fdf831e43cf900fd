//! Locks and semaphores that are waited for, not held: gates that somebody else opens.

use conc_link::{AdtRef, BodyRef, Event, EventKind, LockClass, LockId, Ty, Value};
use conc_model::{
    Access, AggregateKind, Effect, LocalId, Name, Operand, Place, Projection, Rvalue, ScopeKind,
    StmtKind,
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
        let Some(name) = self.name_of_receiver(acquire) else {
            return SemaphoreUse::Unknown;
        };
        let views = || self.world.bodies().map(|at| Self::new(self.world, at));
        let starts: Vec<Start> = views().flat_map(|view| view.starts_of(name)).collect();
        if starts.iter().any(|start| start.with == Permits::None) {
            return SemaphoreUse::Gate;
        }
        let semaphore = self.receiver_of(acquire);
        let holder = match semaphore.class {
            Some(LockClass::Field(owner, _)) => Holder::Struct(owner),
            _ => Holder::Function(self.outermost().at),
        };
        let mut own = starts.iter().filter(|start| start.of == holder).peekable();
        let is_limit = own.peek().is_some() && own.all(|start| start.with == Permits::Several);
        // Who keeps a permit elsewhere may only wait here until there is one.
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

    /// What the field or variable is called that a method is called on, through clones of it: `self.permits.clone()`.
    fn name_of_receiver(self, call: CallView<'_>) -> Option<Name> {
        if let Some(LockClass::Field(_, name)) = self.receiver_of(call).class {
            return Some(name);
        }
        let place = call.call().args.first().and_then(Operand::place)?;
        let field = place.projections.iter().rev().find_map(|step| match step {
            Projection::Field(name) => Some(*name),
            _ => None,
        });
        field.or_else(|| self.body().locals[place.base_local()?].name)
    }

    /// With what the semaphores start that this body puts into variables and fields of the name.
    fn starts_of(self, name: Name) -> Vec<Start> {
        let locals = self.body().locals.entries();
        let variables = locals.filter(|(_, local)| local.name == Some(name));
        let function = Holder::Function(self.outermost().at);
        let mut made: Vec<(LocalId, Holder)> =
            variables.map(|(local, _)| (local, function)).collect();
        for stmt in self.body().blocks.iter().flat_map(|block| &block.stmts) {
            if let StmtKind::Assign { dest, value } = &stmt.kind
                && let Rvalue::Aggregate { kind, operands } = value
                && let AggregateKind::Struct { fields, .. } = kind
                && let Some(at) = fields.iter().position(|field| *field == name)
                && let Some(local) = operands
                    .get(at)
                    .and_then(Operand::place)
                    .and_then(Place::as_local)
            {
                let ty = self.world.place_type(self.at, self.facts(), dest);
                let owner = match ty {
                    Ty::Adt(owner, _) => Holder::Struct(owner),
                    _ => Holder::Unknown,
                };
                made.push((local, owner));
            }
        }
        let started = made.into_iter().filter_map(|(local, of)| {
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
    of: Holder,
}

/// Where a semaphore gets into.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    /// A field of this type.
    Struct(AdtRef),
    /// A variable of this function.
    Function(BodyRef),
    /// A field of some type.
    Unknown,
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
