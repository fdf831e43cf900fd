//! Where the result of an operation is there: behind the call, the await or the `select!`. What happens with it is `outcomes.rs`.

use conc_link::{Point, Ty};
use conc_model::{AwaitKind, Effect, LocalId, Operand, Place, SelectBranch, StmtKind, known};

use super::view::{BodyView, CallView};

/// Through as many adapters a future is followed.
const ADAPTERS: usize = 3;

/// Where the result of an operation can be looked at first.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'w> {
    /// Block and statement behind the operation.
    pub point: Point,
    /// The local with the result.
    pub result: LocalId,
    /// The branch of a `select!` that waits for it.
    pub branch: Option<&'w SelectBranch>,
    /// Is it within the `Ok` of a time limit around the operation?
    pub is_timed: bool,
}

impl<'w> BodyView<'w> {
    /// Where the result of a call is there: behind it, behind the await of its future, or in the handler of a `select!`.
    #[must_use]
    pub fn arrival(self, call: CallView<'w>) -> Option<Arrival<'w>> {
        let limit = self.limit_around(call);
        let is_timed = limit.is_some();
        let dest = limit.map_or(call.call().dest, |limit| limit.call().dest);
        let is_future = call.gives_future();
        let dest = if is_future { self.adapted(dest) } else { dest };
        let is_it = |operand: &Operand| operand.place().and_then(Place::as_local) == Some(dest);
        let mut branches = self
            .body()
            .selects
            .iter()
            .flat_map(|select| &select.branches);
        if let Some(branch) = branches.find(|branch| is_it(&branch.future)) {
            let point = Point {
                block: branch.handler,
                stmt: 0,
            };
            return Some(Arrival {
                point,
                result: branch.output,
                branch: Some(branch),
                is_timed,
            });
        }
        for (block, content) in self.body().blocks.entries() {
            for (stmt, next) in content.stmts.iter().zip(1..) {
                let result = match stmt.kind {
                    StmtKind::Call(id) if id == call.id && !is_future => dest,
                    StmtKind::Await(id) if is_future => {
                        let point = &self.body().awaits[id];
                        let is_alone = point.kind == AwaitKind::Single;
                        if !(is_alone && point.futures.iter().any(is_it)) {
                            continue;
                        }
                        point.dest
                    }
                    _ => continue,
                };
                let point = Point { block, stmt: next };
                return Some(Arrival {
                    point,
                    result,
                    branch: None,
                    is_timed,
                });
            }
        }
        None
    }

    /// The future that is waited for, if library calls make others of this one that give the same: `fuse()`, `boxed()`.
    fn adapted(self, future: LocalId) -> LocalId {
        let mut now = future;
        for _ in 0..ADAPTERS {
            let is_it = |operand: &Operand| matches!(operand, Operand::Use(place) if place.as_local() == Some(now));
            let adapter = self.calls().find(|call| {
                call.call().args.first().is_some_and(is_it)
                    && call.effects().is_empty()
                    && !call.is_opaque()
                    && call.function().is_some()
            });
            let Some(adapter) = adapter else { break };
            let (before, after) = (
                self.output_of_local(now),
                self.output_of_local(adapter.call().dest),
            );
            if before.is_none() || before != after {
                break;
            }
            now = adapter.call().dest;
        }
        now
    }

    fn output_of_local(self, local: LocalId) -> Option<Ty> {
        self.future_output(self.facts().local(local))
    }

    /// What awaiting a value of this type gives, if it is a future.
    fn future_output(self, ty: &Ty) -> Option<Ty> {
        if let Ty::Future { output, .. } = ty {
            return Some((**output).clone());
        }
        let (index, universe) = (self.world.index(), self.world.universe());
        let scope = conc_link::ItemScope::None;
        index.associated(universe, ty, known::FUTURE, known::OUTPUT, scope)
    }

    /// The call that puts a time limit on the future of another one.
    fn limit_around(self, call: CallView<'w>) -> Option<CallView<'w>> {
        let dest = call.call().dest;
        let is_it = |operand: &Operand| operand.place().and_then(Place::as_local) == Some(dest);
        let is_future = call.gives_future();
        let mut calls = self.calls().filter(|_| is_future);
        calls.find(|limit| limit.has(Effect::Timed) && limit.call().args.iter().any(is_it))
    }
}

impl CallView<'_> {
    /// Does the call give a future, of an async function or of a named type, so that it does nothing by itself?
    #[must_use]
    pub fn gives_future(self) -> bool {
        match self.facts().map(|facts| &facts.result) {
            Some(Ty::Future { .. }) => true,
            Some(ty @ (Ty::Adt(..) | Ty::Traits { .. })) => self.view.future_output(ty).is_some(),
            _ => false,
        }
    }
}
