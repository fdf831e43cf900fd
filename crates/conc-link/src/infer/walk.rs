//! Walks a flow body in source order and says of every event what it means for types.

use std::sync::Arc;

use conc_model::{
    Await, AwaitKind, Body, BodyId, BodyKind, LocalId, Operand, Place, Select, SelectFlavor, Stmt,
    StmtKind, Terminator,
};

use super::context::{Cx, FUEL, MAX_NESTING};
use super::jobs::Job;
use crate::{BodyRef, Primitive, Row, Ty};

impl Cx<'_> {
    /// Infers a body, once. Bodies that nest too deep are left for the end.
    pub(super) fn walk(&mut self, id: BodyId) {
        if self.nesting >= MAX_NESTING {
            return;
        }
        match self.bodies.get_mut(&id) {
            Some(state) if !state.started => state.started = true,
            _ => return,
        }
        self.nesting += 1;
        let depth = std::mem::take(&mut self.depth);
        let body = self.body(id);
        for block in body.blocks.iter() {
            for stmt in &block.stmts {
                self.fuel = FUEL;
                self.stmt(id, stmt);
            }
            self.fuel = FUEL;
            self.terminator(id, &block.terminator);
        }
        self.depth = depth;
        self.nesting -= 1;
    }

    fn stmt(&mut self, id: BodyId, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Assign { dest, value } => {
                let value = self.rvalue(id, value);
                self.assign(id, dest, &value);
            }
            StmtKind::Call(call) => self.call(id, *call),
            StmtKind::Await(event) => {
                let body = self.body(id);
                self.await_point(id, &body.awaits[*event]);
            }
            StmtKind::Discard { .. } | StmtKind::EndScope(_) => {}
        }
    }

    /// A value lands in a place.
    pub(super) fn assign(&mut self, id: BodyId, dest: &Place, value: &Ty) {
        let expected = self.place(id, dest);
        self.coerce(value, &expected);
        if dest.as_local() == Some(Body::RETURN)
            && let Some(Ty::Traits { bounds, .. }) =
                self.bodies.get(&id).and_then(|state| state.opaque.clone())
        {
            self.satisfy_all(value, &bounds);
        }
    }

    /// A value lands in a local.
    pub(super) fn assign_local(&mut self, id: BodyId, dest: LocalId, value: &Ty) {
        let expected = self.local(id, dest);
        self.coerce(value, &expected);
    }

    fn terminator(&mut self, id: BodyId, terminator: &Terminator) {
        match terminator {
            Terminator::If { cond, .. } => {
                let cond = self.operand(id, cond);
                self.unify(&cond, &Ty::Primitive(Primitive::Bool));
            }
            Terminator::Next { iterator, item, .. } => {
                let iterator = self.local(id, *iterator);
                let item = self.local(id, *item);
                self.next_item(&iterator, &item);
            }
            Terminator::Try { operand, value, .. } => {
                let operand = self.operand(id, operand);
                let value = self.local(id, *value);
                self.try_output(&operand, &value);
            }
            Terminator::Select(select) => {
                let select = &self.body(id).selects[*select];
                if select.flavor == SelectFlavor::Crossbeam {
                    self.blocking_select(id, select);
                }
            }
            Terminator::Goto(_)
            | Terminator::Match { .. }
            | Terminator::Return
            | Terminator::Diverge => {}
        }
    }

    /// The item of an iterator lands in a `for` variable.
    pub(super) fn next_item(&mut self, iterator: &Ty, target: &Ty) {
        if self.is_open_type(iterator) {
            let (iterator, target) = (iterator.clone(), target.clone());
            self.jobs.push(Job::Next { iterator, target });
            return;
        }
        let item = self
            .iterator_item(iterator)
            .or_else(|| self.collection_item(iterator));
        self.unify(target, &item.unwrap_or(Ty::Unknown));
    }

    /// The good case of `?` lands in a temporary.
    pub(super) fn try_output(&mut self, operand: &Ty, target: &Ty) {
        if self.is_open_type(operand) {
            let (operand, target) = (operand.clone(), target.clone());
            self.jobs.push(Job::Try { operand, target });
            return;
        }
        let good = self.good_case(operand);
        self.unify(target, &good.unwrap_or(Ty::Unknown));
    }

    /// The output of a future lands in a local.
    pub(super) fn await_output(&mut self, future: &Ty, target: &Ty) {
        if self.is_open_type(future) {
            let (future, target) = (future.clone(), target.clone());
            self.jobs.push(Job::Await { future, target });
            return;
        }
        let output = self.future_output(future);
        self.unify(target, &output.unwrap_or(Ty::Unknown));
    }

    fn await_point(&mut self, id: BodyId, event: &Await) {
        let dest = self.local(id, event.dest);
        match event.kind {
            AwaitKind::Single => {
                if let [future] = event.futures.as_slice() {
                    let future = self.operand(id, future);
                    self.await_output(&future, &dest);
                }
            }
            AwaitKind::Join => {
                let outputs = self.outputs(id, &event.futures);
                self.unify(&dest, &Ty::Tuple(outputs.into()));
            }
            AwaitKind::TryJoin => self.try_join(id, &event.futures, &dest),
            AwaitKind::Select(select) => {
                let select = &self.body(id).selects[select];
                for branch in &select.branches {
                    let future = self.operand(id, &branch.future);
                    let output = self.local(id, branch.output);
                    self.await_output(&future, &output);
                }
            }
            AwaitKind::Yield => {}
        }
    }

    fn outputs(&mut self, id: BodyId, futures: &[Operand]) -> Vec<Ty> {
        let mut outputs = Vec::with_capacity(futures.len());
        for future in futures {
            let future = self.operand(id, future);
            let output = self.table.fresh();
            self.await_output(&future, &output);
            outputs.push(output);
        }
        outputs
    }

    fn try_join(&mut self, id: BodyId, futures: &[Operand], dest: &Ty) {
        let Some(result) = self.lang.result else {
            return;
        };
        let error = self.table.fresh();
        let mut good = Vec::with_capacity(futures.len());
        for output in self.outputs(id, futures) {
            let value = self.table.fresh();
            self.unify(
                &output,
                &Ty::Adt(result, Row::from([value.clone(), error.clone()])),
            );
            good.push(value);
        }
        let whole = Ty::Adt(result, Row::from([Ty::Tuple(good.into()), error]));
        self.unify(dest, &whole);
    }

    fn blocking_select(&mut self, id: BodyId, select: &Select) {
        for branch in &select.branches {
            let channel = self.operand(id, &branch.future);
            self.message(id, &channel, branch.output);
        }
    }

    /// The outcome of a blocking `select!` branch: what the channel end's own operation gives.
    pub(super) fn message(&mut self, body: BodyId, receiver: &Ty, output: LocalId) {
        if self.is_open_type(receiver) {
            let receiver = receiver.clone();
            self.jobs.push(Job::Message {
                body,
                receiver,
                output,
            });
            return;
        }
        let names = self.universe.names();
        for operation in ["recv", "send"]
            .into_iter()
            .filter_map(|text| names.find(text))
        {
            let resolved = self.table.resolve(receiver);
            if let Some(pick) = self
                .index
                .method(self.universe, &resolved, operation, self.scope)
            {
                let instance = self.instantiate_pick(&pick);
                let result = self.instance_output(&instance);
                self.assign_local(body, output, &result);
                return;
            }
        }
    }

    /// A closure or async block is built.
    pub(super) fn build_body(&mut self, outer: BodyId, id: BodyId) -> Ty {
        let body = self.body(id);
        for capture in &body.captures {
            let ty = self.local(outer, capture.outer);
            self.set_local(id, capture.inner, ty);
        }
        let name = BodyRef::new(self.file, id);
        if !matches!(body.kind, BodyKind::AsyncBlock { .. }) {
            return Ty::Closure(name);
        }
        let output = self.local(id, Body::RETURN);
        self.walk(id);
        if body
            .awaits
            .iter()
            .any(|event| event.kind == AwaitKind::Yield)
        {
            // A generator macro makes a stream of it; nothing says of which type.
            return Ty::Unknown;
        }
        Ty::Future {
            body: Some(name),
            output: Arc::new(output),
        }
    }
}
