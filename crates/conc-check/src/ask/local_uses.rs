//! What a body does with one of its variables, step by step. Where a value is when it has been handed on is for those who ask;
//! values that the flow tracks by their kind (guards, handles, channel ends) have their events in `conc_link::flow`.

use conc_link::{BodyRef, Point};
use conc_model::{
    AggregateKind, Body, Callee, LocalId, Operand, Place, Rvalue, StmtKind, Terminator,
};

use super::view::{BodyView, CallView};

/// A use of a local.
#[derive(Clone, Copy, Debug)]
pub(super) enum LocalUse<'w> {
    /// It, or a reference to it, goes into a place as it is.
    Given(&'w Place),
    /// It becomes a part of something that is built there.
    Part {
        dest: &'w Place,
        kind: &'w AggregateKind,
        /// Which part, counted from 0.
        index: usize,
    },
    /// A closure or async block captures it.
    Captured {
        by: BodyView<'w>,
        /// The local of the closure that stands for it.
        inner: LocalId,
    },
    /// A call gets it as this argument (0 is a method's receiver).
    Argument {
        call: CallView<'w>,
        arg: usize,
        point: Point,
    },
    /// It is called, awaited, matched, tested, formatted, computed with or iterated over.
    Read,
}

impl<'w> BodyView<'w> {
    /// All uses of a local, in the order of the blocks. `None` when they are not known: the local is what the body returns, or
    /// the body was not read.
    pub(super) fn uses_of(self, local: LocalId) -> Option<Vec<LocalUse<'w>>> {
        let body: &'w Body = self.body();
        if local == Body::RETURN || body.is_sketch {
            return None;
        }
        let mut search = Search {
            view: self,
            local,
            found: Vec::new(),
        };
        for (block, content) in body.blocks.entries() {
            for (stmt, index) in content.stmts.iter().zip(0..) {
                let point = Point { block, stmt: index };
                match &stmt.kind {
                    StmtKind::Assign { dest, value } => search.assign(dest, value),
                    StmtKind::Call(id) => search.call(self.call(*id), point),
                    StmtKind::Await(id) => search.read(&body.awaits[*id].futures),
                    StmtKind::Discard { .. } | StmtKind::EndScope(_) => {}
                }
            }
            search.terminator(&content.terminator);
        }
        Some(search.found)
    }
}

struct Search<'w> {
    view: BodyView<'w>,
    local: LocalId,
    found: Vec<LocalUse<'w>>,
}

impl<'w> Search<'w> {
    fn assign(&mut self, dest: &'w Place, value: &'w Rvalue) {
        match value {
            Rvalue::Use(operand) if self.is(operand) => self.found.push(LocalUse::Given(dest)),
            Rvalue::Aggregate { kind, operands } => {
                let parts = operands.iter().enumerate();
                let parts = parts.filter(|(_, operand)| base_of(operand) == Some(self.local));
                self.found
                    .extend(parts.map(|(index, _)| LocalUse::Part { dest, kind, index }));
            }
            Rvalue::Body(nested) => {
                let by = BodyView::new(self.view.world, BodyRef::new(self.view.at.file, *nested));
                let captures = by.body().captures.iter();
                let captures = captures.filter(|capture| capture.outer == self.local);
                let inner = captures.map(|capture| capture.inner);
                self.found
                    .extend(inner.map(|inner| LocalUse::Captured { by, inner }));
            }
            Rvalue::Bind { place, .. } => self.read_if(place.base_local() == Some(self.local)),
            Rvalue::Use(_) | Rvalue::Unknown => {}
            other => self.read(other.operands()),
        }
    }

    fn call(&mut self, call: CallView<'w>, point: Point) {
        if let Callee::Value(operand) = &call.call().callee {
            self.read(std::slice::from_ref(operand));
        }
        for (arg, operand) in call.call().args.iter().enumerate() {
            if self.is(operand) {
                self.found.push(LocalUse::Argument { call, arg, point });
            }
        }
    }

    fn terminator(&mut self, terminator: &Terminator) {
        let is_read = match terminator {
            Terminator::If { cond: operand, .. } | Terminator::Try { operand, .. } => {
                self.is(operand)
            }
            Terminator::Match { place, .. } => place.base_local() == Some(self.local),
            Terminator::Next { iterator, .. } => *iterator == self.local,
            _ => false,
        };
        self.read_if(is_read);
    }

    fn read(&mut self, operands: &[Operand]) {
        self.read_if(operands.iter().any(|operand| self.is(operand)));
    }

    fn read_if(&mut self, is_read: bool) {
        if is_read {
            self.found.push(LocalUse::Read);
        }
    }

    fn is(&self, operand: &Operand) -> bool {
        base_of(operand) == Some(self.local)
    }
}

fn base_of(operand: &Operand) -> Option<LocalId> {
    operand.place().and_then(Place::base_local)
}
