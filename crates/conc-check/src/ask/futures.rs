//! Futures that nobody polls. What polls a future too long or at the wrong place is asked elsewhere.

use conc_link::{Certainty, Ty};
use conc_model::{
    Body, Discard, Effect, Id, LocalId, Operand, Place, Rvalue, Stmt, StmtKind, Terminator, known,
};

use super::view::{BodyView, CallView};

/// A call that makes a future which is dropped before anybody polls it.
#[derive(Clone, Copy, Debug)]
pub struct LostFuture<'w> {
    /// The call.
    pub call: CallView<'w>,
    /// How the future is lost.
    pub how: Lost,
}

/// How a value is lost without having been used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Thrown away at once.
    Discarded(Discard),
    /// This variable holds it until the end of its scope, and nothing reads it.
    Unused(LocalId),
}

impl<'w> BodyView<'w> {
    /// Calls of async functions (and of library functions that act only when they are awaited) whose future is lost.
    #[must_use]
    pub fn lost_futures(self) -> Vec<LostFuture<'w>> {
        let mut lazy = self
            .calls()
            .filter(|call| call.makes_lazy_future())
            .peekable();
        if self.body().is_sketch || lazy.peek().is_none() {
            return Vec::new();
        }
        let uses = Uses::of(self);
        let lost = lazy.filter_map(|call| {
            let how = uses.fate(self, call.call().dest)?;
            Some(LostFuture { call, how })
        });
        lost.collect()
    }
}

impl LostFuture<'_> {
    /// Would the future take a lock or permit?
    #[must_use]
    pub fn acquires(&self) -> bool {
        let mut effects = self.call.effects().iter();
        effects.any(|effect| matches!(effect, Effect::Acquires(_)))
    }
}

impl CallView<'_> {
    /// Does the call do nothing by itself: is all that it stands for done by the future that it returns?
    #[must_use]
    pub fn makes_lazy_future(self) -> bool {
        let (Some(facts), Some(function)) = (self.facts(), self.function()) else {
            return false;
        };
        if facts.certainty != Certainty::Known {
            return false;
        }
        let (index, universe) = (self.view.world.index(), self.view.world.universe());
        let item = universe.function(function);
        if item.attrs.is_conditional && self.view.body().is_conditional(self.span()) {
            // Another version of the function may be the one that this statement is for.
            return false;
        }
        match &facts.result {
            // `#[tokio::main]` and the like make a plain function of it.
            Ty::Future { .. } => item.is_async && item.attrs.runtime_entry.is_none(),
            result @ Ty::Adt(adt, _) => {
                let scope = conc_link::ItemScope::None;
                let acts =
                    |effect: &Effect| matches!(effect, Effect::Sleeps | Effect::ObservesCancel);
                self.view.body().is_async()
                    && universe.is_library(function.file)
                    && universe.is_library(adt.file)
                    && item.attrs.effects.iter().any(acts)
                    && index
                        .associated(universe, result, known::FUTURE, known::OUTPUT, scope)
                        .is_some()
            }
            _ => false,
        }
    }
}

/// Which locals of a body are used, moved on as a whole into a variable, or thrown away.
struct Uses {
    used: Vec<bool>,
    moved_to: Vec<Option<LocalId>>,
    discarded: Vec<Option<Discard>>,
}

impl Uses {
    fn of(view: BodyView<'_>) -> Self {
        let body = view.body();
        let count = body.locals.ids().count();
        let mut uses = Self {
            used: vec![false; count],
            moved_to: vec![None; count],
            discarded: vec![None; count],
        };
        uses.used[Body::RETURN.index()] = true;
        for block in body.blocks.iter() {
            for stmt in &block.stmts {
                uses.stmt(view, stmt);
            }
            uses.terminator(&block.terminator);
        }
        uses
    }

    fn fate(&self, view: BodyView<'_>, local: LocalId) -> Option<Lost> {
        let mut local = local;
        for _ in 0..4 {
            if self.used[local.index()] {
                return None;
            }
            if let Some(how) = self.discarded[local.index()] {
                return Some(Lost::Discarded(how));
            }
            match self.moved_to[local.index()] {
                Some(next) => local = next,
                None => return view.is_variable(local).then_some(Lost::Unused(local)),
            }
        }
        None
    }

    fn stmt(&mut self, view: BodyView<'_>, stmt: &Stmt) {
        let body = view.body();
        match &stmt.kind {
            StmtKind::Assign { dest, value } => self.assign(view, dest, value),
            StmtKind::Call(id) => {
                let call = &body.calls[*id];
                if let conc_model::Callee::Value(callee) = &call.callee {
                    self.operand(callee);
                }
                call.args.iter().for_each(|arg| self.operand(arg));
            }
            StmtKind::Await(id) => {
                let futures = body.awaits[*id].futures.iter();
                futures.for_each(|future| self.operand(future));
            }
            StmtKind::Discard { local, how } => self.discarded[local.index()] = Some(*how),
            StmtKind::EndScope(_) => {}
        }
    }

    fn assign(&mut self, view: BodyView<'_>, dest: &Place, value: &Rvalue) {
        if !dest.projections.is_empty() {
            self.place(dest);
        }
        match value {
            Rvalue::Use(Operand::Use(source)) => match (source.as_local(), dest.as_local()) {
                (Some(source), Some(dest)) if self.moved_to[source.index()].is_none() => {
                    self.moved_to[source.index()] = Some(dest);
                }
                _ => self.place(source),
            },
            Rvalue::Use(operand) | Rvalue::Cast { operand, .. } | Rvalue::IntoIter(operand) => {
                self.operand(operand);
            }
            Rvalue::Bind { place, .. } => self.place(place),
            Rvalue::Aggregate { operands, .. }
            | Rvalue::Operator { operands, .. }
            | Rvalue::Macro { operands, .. } => {
                operands.iter().for_each(|operand| self.operand(operand));
            }
            Rvalue::Body(nested) => {
                let captures = &view.model().bodies[*nested].captures;
                captures
                    .iter()
                    .for_each(|capture| self.local(capture.outer));
            }
            Rvalue::Unknown => {}
        }
    }

    fn terminator(&mut self, terminator: &Terminator) {
        match terminator {
            Terminator::If { cond, .. } => self.operand(cond),
            Terminator::Match { place, .. } => self.place(place),
            Terminator::Next { iterator, .. } => self.local(*iterator),
            Terminator::Try { operand, .. } => self.operand(operand),
            Terminator::Goto(_)
            | Terminator::Select(_)
            | Terminator::Return
            | Terminator::Diverge => {}
        }
    }

    fn operand(&mut self, operand: &Operand) {
        if let Some(place) = operand.place() {
            self.place(place);
        }
    }

    fn place(&mut self, place: &Place) {
        if let Some(local) = place.base_local() {
            self.local(local);
        }
    }

    fn local(&mut self, local: LocalId) {
        self.used[local.index()] = true;
    }
}
