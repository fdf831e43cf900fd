//! Where the result of an operation is there: behind the call, the await or the `select!`. What happens with it is `outcomes.rs`.

use conc_link::{Point, Ty};
use conc_model::{AwaitKind, Effect, LocalId, Operand, Place, SelectBranch, StmtKind};

use super::view::{BodyView, CallView};

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
        let is_it = |operand: &Operand| operand.place().and_then(Place::as_local) == Some(dest);
        let is_future = matches!(call.facts()?.result, Ty::Future { .. });
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

    /// The call that puts a time limit on the future of another one.
    fn limit_around(self, call: CallView<'w>) -> Option<CallView<'w>> {
        let dest = call.call().dest;
        let is_it = |operand: &Operand| operand.place().and_then(Place::as_local) == Some(dest);
        let is_future = matches!(call.facts()?.result, Ty::Future { .. });
        let mut calls = self.calls().filter(|_| is_future);
        calls.find(|limit| limit.has(Effect::Timed) && limit.call().args.iter().any(is_it))
    }
}
