//! Errors with which work ends after it has looked at them itself: written to a log, for example, and handed on to nobody
//! in particular. Whether somebody else looks at them is asked of handles.

use conc_link::{Ty, ValueKind};
use conc_model::{
    AwaitId, Body, BodyOwner, Effect, LocalId, Operand, Place, Rvalue, StmtKind, Terminator, known,
};

use super::view::{BodyView, CallView};

/// How far a result is followed back.
const DEPTH: usize = 8;

/// The same within a function that is called, and then within those that it calls.
const CALLS: usize = 5;

/// Where a local gets its value.
pub(super) enum Source<'w> {
    Local(LocalId),
    Call(CallView<'w>),
    Await(AwaitId),
    Other,
}

impl<'w> BodyView<'w> {
    /// Has the body looked at every error with which it may end, or is there none?
    pub(super) fn has_seen_its_errors(self) -> bool {
        self.has_seen_errors(DEPTH)
    }

    fn has_seen_errors(self, depth: usize) -> bool {
        let body = self.body();
        if let BodyOwner::Function(function) = body.owner
            && self.model().functions[function].attrs.logs_outcome
        {
            return true;
        }
        let mut tried = body
            .blocks
            .iter()
            .filter_map(|block| match &block.terminator {
                Terminator::Try { operand, .. } => Some(operand),
                _ => None,
            });
        tried.all(|operand| self.is_seen_operand(operand, depth))
            && self.is_seen(Body::RETURN, depth)
    }

    fn is_seen_operand(self, operand: &Operand, depth: usize) -> bool {
        let local = operand.place().and_then(Place::as_local);
        local.is_some_and(|local| self.is_seen(local, depth))
    }

    fn is_seen(self, result: LocalId, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        let sources = self.sources(result);
        let is_seen = |source: &Source<'w>| match source {
            Source::Local(local) => self.is_looked_at(*local) || self.is_seen(*local, depth),
            Source::Call(call) => self.is_seen_by(*call, depth),
            Source::Await(point) => {
                let futures = &self.body().awaits[*point].futures;
                futures
                    .iter()
                    .any(|future| self.is_seen_operand(future, depth))
            }
            Source::Other => false,
        };
        !sources.is_empty() && sources.iter().all(is_seen)
    }

    /// Is the error of what the call gives looked at by the call, or before it?
    fn is_seen_by(self, call: CallView<'w>, depth: usize) -> bool {
        if call.makes_ok()
            || call.shows_error()
            || call.only_times_out()
            || (call.makes_err() && self.tells_before(call))
            || call.gives_what_it_drives(depth)
        {
            return true;
        }
        if call.is_opaque()
            && let Some(callee) = call.runs_body()
        {
            return depth > 1
                && Self::new(self.world, callee).has_seen_errors(depth.min(CALLS) - 1);
        }
        // `map_err` and the like: the error was looked at before.
        let receiver = call.call().args.first().filter(|_| !call.is_opaque());
        let local = receiver.and_then(Operand::place).and_then(Place::as_local);
        local.is_some_and(|local| self.is_looked_at(local) || self.is_seen(local, depth))
    }

    pub(super) fn sources(self, local: LocalId) -> Vec<Source<'w>> {
        let mut found = Vec::new();
        for stmt in self.body().blocks.iter().flat_map(|block| &block.stmts) {
            match &stmt.kind {
                StmtKind::Assign { dest, value } if dest.as_local() == Some(local) => {
                    found.push(match value {
                        Rvalue::Use(Operand::Use(place)) => {
                            place.as_local().map_or(Source::Other, Source::Local)
                        }
                        _ => Source::Other,
                    });
                }
                StmtKind::Call(id) if self.body().calls[*id].dest == local => {
                    found.push(Source::Call(self.call(*id)));
                }
                StmtKind::Await(id) if self.body().awaits[*id].dest == local => {
                    found.push(Source::Await(*id));
                }
                _ => {}
            }
        }
        found
    }

    /// Does something stand before the call, in one go with it, that is written for what it does: `error!(..);`?
    fn tells_before(self, call: CallView<'_>) -> bool {
        self.position_of(call.id).is_some_and(|(block, at)| {
            let mut before = self.body().blocks[block].stmts.iter().take(at);
            before.any(|stmt| self.lone_macro(stmt).is_some())
        })
    }

    /// Is there a macro that gets the value, and that stands alone, for what it does: `error!("{error}");`?
    fn tells_in_a_macro(self, told: LocalId) -> bool {
        let mut stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        stmts.any(|stmt| {
            let operands = self.lone_macro(stmt).unwrap_or_default();
            let mut places = operands.iter().filter_map(Operand::place);
            places.any(|place| place.base_local() == Some(told))
        })
    }

    /// The operands of a macro whose result nothing uses.
    fn lone_macro(self, stmt: &'w conc_model::Stmt) -> Option<&'w [Operand]> {
        let body = self.body();
        let stmts = || body.blocks.iter().flat_map(|block| &block.stmts);
        let is_used = |result: LocalId| {
            result == Body::RETURN
                || stmts().any(|stmt| match &stmt.kind {
                    StmtKind::Assign { value, .. } => {
                        let mut places = value.operands().iter().filter_map(Operand::place);
                        places.any(|place| place.base_local() == Some(result))
                    }
                    StmtKind::Call(id) => {
                        let mut places = body.calls[*id].args.iter().filter_map(Operand::place);
                        places.any(|place| place.base_local() == Some(result))
                    }
                    _ => false,
                })
        };
        match &stmt.kind {
            StmtKind::Assign {
                dest,
                value: Rvalue::Macro { operands, .. },
            } => {
                let is_alone = dest.as_local().is_some_and(|result| !is_used(result));
                is_alone.then_some(operands.as_slice())
            }
            _ => None,
        }
    }

    /// `match &result`, `if let Err(ref error) = result`.
    fn is_looked_at(self, result: LocalId) -> bool {
        let body = self.body();
        let stmts = body.blocks.iter().flat_map(|block| &block.stmts);
        let is_reference = |local: LocalId, stmt: &conc_model::Stmt| match &stmt.kind {
            StmtKind::Assign {
                dest,
                value: Rvalue::Use(Operand::Ref { place, .. }),
            } => dest.as_local() == Some(local) && place.as_local() == Some(result),
            _ => false,
        };
        body.blocks.iter().any(|block| match &block.terminator {
            Terminator::Match { place, .. } => place.base_local().is_some_and(|local| {
                local == result || stmts.clone().any(|stmt| is_reference(local, stmt))
            }),
            _ => false,
        })
    }

    /// Is a channel end itself waited for, as a future? Its error only says that the other end is gone.
    pub(super) fn awaits_a_receiver(self) -> bool {
        let is_receiver = |operand: &Operand| match self.operand_type(operand).peel_refs() {
            Ty::Adt(adt, _) => matches!(self.world.kind_of(*adt), Some(ValueKind::Receiver(_))),
            _ => false,
        };
        let mut awaited = self.body().awaits.iter().flat_map(|point| &point.futures);
        let mut driven = self.calls_that(Effect::Drives);
        awaited.any(is_receiver) || driven.any(|call| call.call().args.iter().any(is_receiver))
    }
}

impl CallView<'_> {
    /// Does it give what a future gives that it is handed, whatever that is, and has the future seen its errors itself?
    fn gives_what_it_drives(self, depth: usize) -> bool {
        let (index, universe) = (self.view.world.index(), self.view.world.universe());
        let is_generic = self.function().is_some_and(|function| {
            let signature = index.signature(universe, function);
            matches!(signature.output, Ty::Param(_) | Ty::Projection { .. })
        });
        let seen = |operand: &Operand| match self.view.operand_type(operand) {
            Ty::Future { body: Some(at), .. } => {
                depth > 1 && BodyView::new(self.view.world, at).has_seen_errors(depth - 1)
            }
            _ => false,
        };
        is_generic && self.call().args.iter().any(seen)
    }

    /// Does it bound work that cannot fail itself, so that its error says that the time is over, and no more?
    fn only_times_out(self) -> bool {
        let Some(facts) = self.facts().filter(|_| self.has(Effect::Timed)) else {
            return false;
        };
        let output = match &facts.result {
            Ty::Future { output, .. } => output,
            other => other,
        };
        let universe = self.view.world.universe();
        let fails =
            |ty: &Ty| matches!(ty, Ty::Adt(adt, _) if universe.adt(*adt).name == known::RESULT);
        matches!(output, Ty::Adt(_, args) if args.first().is_some_and(|inner| !fails(inner)))
    }

    /// `Err(..)`.
    fn makes_err(self) -> bool {
        let err = self.view.world.universe().text(known::ERR);
        self.name() == err && !self.is_opaque()
    }

    /// `Ok(..)`.
    fn makes_ok(self) -> bool {
        let ok = self.view.world.universe().text(known::OK);
        self.name() == ok && !self.is_opaque()
    }

    /// Does the call show the error of a result to a closure that leaves it there: `inspect_err(|error| ..)`?
    fn shows_error(self) -> bool {
        let world = self.view.world;
        let Some(facts) = self.facts() else {
            return false;
        };
        let output = match &facts.result {
            Ty::Future { output, .. } => output,
            other => other,
        };
        let Ty::Adt(_, args) = output else {
            return false;
        };
        let shows = |operand: &Operand| match self.view.operand_type(operand) {
            Ty::Closure(at) => {
                let closure = BodyView::new(world, at);
                let param = closure.body().params.first();
                let ty = param.map(|param| closure.facts().local(*param));
                matches!(ty, Some(Ty::Ref { inner, .. }) if args.get(1) == Some(&**inner))
                    || param.is_some_and(|param| closure.tells_in_a_macro(*param))
            }
            _ => false,
        };
        !self.is_opaque() && self.call().args.iter().skip(1).any(shows)
    }
}
