//! What closures and async blocks take by value, and which blocks never go on.

use conc_model::{BlockId, Body, BodyKind, Call, Callee, LocalId, Operand, Rvalue, Stmt, StmtKind};

use crate::{BodyRef, ReceiverMode, Ty, World};

impl World {
    /// Does a closure or async block take the variable behind this upvar by value?
    #[must_use]
    pub fn capture_moves(&self, nested: BodyRef, upvar: LocalId) -> bool {
        let body = self.universe().body(nested);
        match body.kind {
            BodyKind::Closure { moves: true }
            | BodyKind::AsyncClosure { moves: true }
            | BodyKind::AsyncBlock { moves: true } => true,
            _ => self.uses_by_value(nested, body, upvar),
        }
    }

    fn uses_by_value(&self, at: BodyRef, body: &Body, local: LocalId) -> bool {
        let whole = |operand: &Operand| matches!(operand, Operand::Use(place) if place.as_local() == Some(local));
        let facts = self.facts(at);
        let by_call = body.calls.entries().any(|(id, call)| {
            let by_receiver = facts
                .call(id)
                .is_some_and(|facts| facts.receiver == ReceiverMode::Value);
            let skip = usize::from(is_method(call) && !by_receiver);
            call.args.iter().skip(skip).any(whole)
        });
        let by_await = || {
            body.awaits
                .iter()
                .any(|point| point.futures.iter().any(whole))
        };
        let by_stmt = || {
            body.blocks
                .iter()
                .any(|block| block.stmts.iter().any(|stmt| moves_in_stmt(stmt, &whole)))
        };
        let by_nested = || {
            let model = self.universe().model(at.file);
            let children = model
                .bodies
                .entries()
                .filter(|(_, child)| child.parent == Some(at.id));
            let mut captures = children
                .flat_map(|(id, child)| child.captures.iter().map(move |capture| (id, capture)));
            captures.any(|(id, capture)| {
                capture.outer == local
                    && self.capture_moves(BodyRef::new(at.file, id), capture.inner)
            })
        };
        by_call || by_await() || by_stmt() || by_nested()
    }

    /// Does a call in this block never return?
    pub(super) fn block_diverges(&self, at: BodyRef, block: BlockId) -> bool {
        let facts = self.facts(at);
        let stmts = &self.universe().body(at).blocks[block].stmts;
        stmts.iter().any(|stmt| match stmt.kind {
            StmtKind::Call(call) => facts
                .call(call)
                .is_some_and(|facts| facts.result == Ty::Never),
            _ => false,
        })
    }
}

fn is_method(call: &Call) -> bool {
    matches!(call.callee, Callee::Method { .. })
}

fn moves_in_stmt(stmt: &Stmt, whole: &impl Fn(&Operand) -> bool) -> bool {
    let StmtKind::Assign { value, .. } = &stmt.kind else {
        return false;
    };
    match value {
        Rvalue::Use(operand) | Rvalue::IntoIter(operand) => whole(operand),
        Rvalue::Aggregate { operands, .. } => operands.iter().any(whole),
        _ => false,
    }
}
