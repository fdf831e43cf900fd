//! Runs flow bodies of a toy language: `D(n)` logs `n` when it is dropped, `m(n)` logs `n` at once. Which
//! receivers and arguments a call takes is a short list here, as it is a matter of types in the product.

use std::collections::BTreeMap;

use conc_model::{
    AggregateKind, Body, BodyId, Call, Callee, FileModel, Literal, LocalId, Names, Operand,
    PatternId, PatternKind, Place, PlaceBase, Projection, Rvalue, StmtKind, Terminator,
};

/// A value of the toy language.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Unit,
    Bool(bool),
    Int(u64),
    D(u64),
    Parts(Vec<Value>),
    Some(Box<Value>),
    None,
    Ok(Box<Value>),
    Err(Box<Value>),
    List(Vec<Value>),
    Ref(Place),
    Closure(BodyId, Vec<Value>),
    /// Moved away or never there.
    Gone,
}

impl Value {
    fn is_copy(&self) -> bool {
        matches!(
            self,
            Self::Unit | Self::Bool(_) | Self::Int(_) | Self::Ref(_)
        )
    }
}

/// Runs a body and returns what was logged.
pub(crate) fn run(file: &FileModel, names: &Names, body: BodyId) -> Vec<u64> {
    let mut log = Vec::new();
    let value = call_body(file, names, (body, Vec::new()), &mut log);
    drop_value(value, &mut log);
    log
}

pub(crate) fn call_body(
    file: &FileModel,
    names: &Names,
    (id, upvars): (BodyId, Vec<Value>),
    log: &mut Vec<u64>,
) -> Value {
    let body = &file.bodies[id];
    let mut machine = Machine {
        file,
        names,
        body,
        values: BTreeMap::new(),
        log,
        steps: 0,
    };
    for (capture, value) in body.captures.iter().zip(upvars) {
        machine.values.insert(capture.inner.0, value);
    }
    machine.run();
    let value = machine.take(Body::RETURN);
    for capture in &body.captures {
        let rest = machine.take(capture.inner);
        machine.drop(rest);
    }
    value
}

pub(crate) struct Machine<'a> {
    pub(crate) file: &'a FileModel,
    pub(crate) names: &'a Names,
    body: &'a Body,
    values: BTreeMap<u32, Value>,
    pub(crate) log: &'a mut Vec<u64>,
    steps: usize,
}

impl Machine<'_> {
    fn take(&mut self, local: LocalId) -> Value {
        self.values.remove(&local.0).unwrap_or(Value::Gone)
    }

    pub(crate) fn drop(&mut self, value: Value) {
        drop_value(value, self.log);
    }

    fn run(&mut self) {
        let mut block = Body::ENTRY;
        loop {
            self.steps += 1;
            assert!(self.steps < 1000, "runs for ever");
            let current = &self.body.blocks[block];
            for stmt in &current.stmts {
                self.stmt(&stmt.kind);
            }
            block = match &current.terminator {
                Terminator::Goto(target) => *target,
                Terminator::If {
                    cond,
                    then,
                    otherwise,
                } => match self.operand(cond) {
                    Value::Bool(true) => *then,
                    Value::Bool(false) => *otherwise,
                    other => panic!("a condition is {other:?}"),
                },
                Terminator::Match { place, arms, .. } => {
                    let value = self.look(place);
                    let arm = arms.iter().find(|arm| self.matches(arm.pattern, &value));
                    arm.expect("no arm matches").target
                }
                Terminator::Next {
                    iterator,
                    item,
                    body,
                    exit,
                } => match self.values.get_mut(&iterator.0) {
                    Some(Value::List(list)) if !list.is_empty() => {
                        let next = list.remove(0);
                        self.values.insert(item.0, next);
                        *body
                    }
                    _ => *exit,
                },
                Terminator::Try {
                    operand,
                    value,
                    ok,
                    err,
                } => match self.operand(operand) {
                    Value::Some(inner) | Value::Ok(inner) => {
                        self.values.insert(value.0, *inner);
                        *ok
                    }
                    residual => {
                        self.values.insert(Body::RETURN.0, residual);
                        *err
                    }
                },
                Terminator::Select(id) => self.body.selects[*id].branches[0].handler,
                Terminator::Return => return,
                Terminator::Diverge => panic!("diverged"),
            };
        }
    }

    fn stmt(&mut self, stmt: &StmtKind) {
        match stmt {
            StmtKind::Assign { dest, value } => {
                let value = self.rvalue(value);
                self.write(dest, value);
            }
            StmtKind::Call(id) => {
                let call = &self.body.calls[*id];
                let value = self.call(call);
                self.write(&Place::local(call.dest), value);
            }
            StmtKind::Await(id) => {
                let point = &self.body.awaits[*id];
                let futures = &point.futures;
                let mut values: Vec<Value> = futures.iter().map(|f| self.operand(f)).collect();
                let value = match values.pop() {
                    Some(Value::Closure(id, upvars)) => {
                        call_body(self.file, self.names, (id, upvars), self.log)
                    }
                    Some(other) => other,
                    None => Value::Unit,
                };
                values.into_iter().for_each(|value| self.drop(value));
                self.write(&Place::local(point.dest), value);
            }
            StmtKind::Discard { .. } => {}
            StmtKind::EndScope(scope) => {
                for local in self.body.scopes[*scope].locals.iter().rev() {
                    let value = self.take(*local);
                    self.drop(value);
                }
            }
        }
    }

    fn write(&mut self, place: &Place, value: Value) {
        let old = match self.slot(place) {
            Some(slot) => std::mem::replace(slot, value),
            None => Value::Gone,
        };
        self.drop(old);
    }

    /// The value at a place; references are followed.
    pub(crate) fn slot(&mut self, place: &Place) -> Option<&mut Value> {
        let PlaceBase::Local(local) = place.base else {
            return None;
        };
        let mut place = place.clone();
        let mut local = local;
        // What a reference points to is another place of this body.
        while let Some(Value::Ref(target)) = self.values.get(&local.0)
            && !place.projections.is_empty()
        {
            let rest = place
                .projections
                .iter()
                .copied()
                .filter(|step| *step != Projection::Deref);
            let steps: Vec<Projection> = target.projections.iter().copied().chain(rest).collect();
            local = target.base_local()?;
            place.projections = steps.into_boxed_slice();
            if place.projections.is_empty() {
                break;
            }
        }
        let mut slot = self.values.entry(local.0).or_insert(Value::Gone);
        for step in &place.projections {
            slot = match (step, slot) {
                (Projection::Field(name), Value::Parts(parts)) => {
                    let name = self.names.text(*name);
                    let index = match name {
                        "a" => 0,
                        "b" => 1,
                        number => number.parse().ok()?,
                    };
                    parts.get_mut(index)?
                }
                (Projection::Index, Value::Parts(parts) | Value::List(parts)) => {
                    parts.get_mut(0)?
                }
                (
                    Projection::Field(_),
                    Value::Some(inner) | Value::Ok(inner) | Value::Err(inner),
                ) => inner,
                (Projection::Variant(_) | Projection::Deref, slot) => slot,
                _ => return None,
            };
        }
        Some(slot)
    }

    fn look(&mut self, place: &Place) -> Value {
        let value = self.slot(place).map_or(Value::Gone, |slot| slot.clone());
        match value {
            Value::Ref(target) => self.look(&target),
            value => value,
        }
    }

    /// Reads an operand: copies what can be copied, moves the rest.
    fn operand(&mut self, operand: &Operand) -> Value {
        match operand {
            Operand::Use(place) => match place.base {
                PlaceBase::Path(path) => {
                    let segments = &self.file.paths[path].segments;
                    let last = segments.last().map(|segment| self.names.text(segment.name));
                    assert_eq!(last, Some("None"));
                    Value::None
                }
                PlaceBase::Local(_) => match self.slot(place) {
                    Some(slot) if slot.is_copy() => slot.clone(),
                    Some(slot) => std::mem::replace(slot, Value::Gone),
                    None => Value::Gone,
                },
            },
            Operand::Ref { place, .. } => Value::Ref(place.clone()),
            Operand::Literal(Literal::Bool(value)) => Value::Bool(*value),
            Operand::Literal(Literal::Int(value)) => Value::Int(*value),
            Operand::Literal(_) => Value::Unit,
        }
    }

    fn operands(&mut self, operands: &[Operand]) -> Vec<Value> {
        operands
            .iter()
            .map(|operand| self.operand(operand))
            .collect()
    }

    fn rvalue(&mut self, value: &Rvalue) -> Value {
        match value {
            Rvalue::Use(operand) | Rvalue::IntoIter(operand) => self.operand(operand),
            Rvalue::Bind { place, by_ref } => {
                let through = self.through_reference(place);
                if *by_ref || through {
                    return Value::Ref(place.clone());
                }
                self.operand(&Operand::Use(place.clone()))
            }
            Rvalue::Aggregate {
                kind:
                    AggregateKind::Struct {
                        fields,
                        has_base: true,
                        ..
                    },
                operands,
            } => self.updated(fields, operands),
            Rvalue::Aggregate { kind, operands } => {
                let values = self.operands(operands);
                match kind {
                    AggregateKind::Vec => Value::List(values),
                    _ => Value::Parts(values),
                }
            }
            Rvalue::Operator { operands, .. } => {
                let values = self.operands(operands);
                values.into_iter().for_each(|value| self.drop(value));
                Value::Unit
            }
            Rvalue::Cast { operand, .. } => self.operand(operand),
            Rvalue::Body(id) => {
                let captures = &self.file.bodies[*id].captures;
                let moves = format!("{:?}", self.file.bodies[*id].kind).contains("moves: true");
                let upvars = captures.iter().map(|capture| {
                    let place = Place::local(capture.outer);
                    if moves {
                        self.operand(&Operand::Use(place))
                    } else {
                        Value::Ref(place)
                    }
                });
                Value::Closure(*id, upvars.collect())
            }
            Rvalue::Macro { .. } | Rvalue::Unknown => Value::Unit,
        }
    }

    /// `P { a: x, ..base }`: the base gives the parts that are not written.
    fn updated(&mut self, fields: &[conc_model::Name], operands: &[Operand]) -> Value {
        let (base, written) = operands.split_last().expect("a base was written");
        let mut written = self.operands(written);
        let base = base.place().expect("a base is a place");
        let is_written = |name| fields.iter().any(|field| self.names.text(*field) == name);
        let parts = ["a", "b"].map(|name| (name, is_written(name)));
        let parts = parts.map(|(name, is_written)| {
            if is_written {
                return written.remove(0);
            }
            let index = usize::from(name == "b");
            match self.slot(base) {
                Some(Value::Parts(parts)) => std::mem::replace(&mut parts[index], Value::Gone),
                _ => Value::Gone,
            }
        });
        Value::Parts(parts.into())
    }

    fn through_reference(&mut self, place: &Place) -> bool {
        let base = place.base_local().expect("a binding is of a local");
        matches!(self.values.get(&base.0), Some(Value::Ref(_)))
    }

    fn call(&mut self, call: &Call) -> Value {
        match &call.callee {
            Callee::Path(path) => {
                let segment = self.file.paths[*path]
                    .segments
                    .last()
                    .expect("a path has segments");
                let args = self.operands(&call.args);
                self.function(self.names.text(segment.name), args)
            }
            Callee::Value(operand) => {
                let place = operand.place().expect("a closure is somewhere");
                let Value::Closure(id, _) = self.look(place) else {
                    panic!("not a closure")
                };
                // The closure keeps what it captured.
                let kept = self.file.bodies[id].captures.iter();
                let kept = kept.map(|capture| Value::Ref(Place::local(capture.outer)));
                call_body(self.file, self.names, (id, kept.collect()), self.log)
            }
            Callee::Method { name, .. } => {
                let name = self.names.text(*name);
                let receiver = &call.args[0];
                let this = receiver
                    .place()
                    .map_or(Value::Unit, |place| self.look(place));
                let args = self.operands(&call.args[1..]);
                if matches!(name, "into_d" | "eat" | "unwrap" | "into_iter") {
                    let this = self.operand(receiver);
                    return self.consuming(name, this, args);
                }
                match name {
                    "yes" => Value::Bool(true),
                    "no" => Value::Bool(false),
                    "some" => Value::Some(Box::new(Value::Int(1))),
                    "none" => Value::None,
                    "make" => args.first().map_or(Value::Gone, make),
                    "two" => Value::List(vec![Value::Int(1), Value::Int(2)]),
                    "id" => receiver
                        .place()
                        .map_or(Value::Unit, |place| Value::Ref(place.clone())),
                    "take" => self.take_option(receiver.place()),
                    "pop" => self.pop(receiver.place()),
                    other => panic!("no method {other} of {this:?}"),
                }
            }
        }
    }

    /// The place behind all references.
    pub(crate) fn behind(&mut self, place: &Place) -> Place {
        match self.slot(place) {
            Some(Value::Ref(target)) => {
                let target = target.clone();
                self.behind(&target)
            }
            _ => place.clone(),
        }
    }

    fn matches(&self, pattern: PatternId, value: &Value) -> bool {
        match &self.body.patterns[pattern].kind {
            PatternKind::Wildcard | PatternKind::Rest | PatternKind::Unknown => true,
            PatternKind::Literal => true,
            PatternKind::Binding { inner, .. } => {
                inner.is_none_or(|inner| self.matches(inner, value))
            }
            PatternKind::Path(path) => self.is_variant(*path, value),
            PatternKind::TupleStruct { path, fields } => {
                self.is_variant(*path, value)
                    && fields
                        .iter()
                        .all(|field| self.matches(*field, inner_of(value)))
            }
            PatternKind::Tuple(fields) | PatternKind::Slice(fields) => match value {
                Value::Parts(parts) => fields
                    .iter()
                    .zip(parts)
                    .all(|(field, part)| self.matches(*field, part)),
                _ => true,
            },
            PatternKind::Struct { .. } => true,
            PatternKind::Ref(inner) => self.matches(*inner, value),
            PatternKind::Or(cases) => cases.iter().any(|case| self.matches(*case, value)),
        }
    }

    fn is_variant(&self, path: conc_model::PathId, value: &Value) -> bool {
        let last = self.file.paths[path].segments.last();
        let name = last.map_or("", |segment| self.names.text(segment.name));
        match value {
            Value::Some(_) => name == "Some",
            Value::None => name == "None",
            Value::Ok(_) => name == "Ok",
            Value::Err(_) => name == "Err",
            _ => true,
        }
    }
}

fn inner_of(value: &Value) -> &Value {
    match value {
        Value::Some(inner) | Value::Ok(inner) | Value::Err(inner) => inner,
        other => other,
    }
}

pub(crate) fn make(number: &Value) -> Value {
    match number {
        Value::Int(number) => Value::D(*number),
        _ => Value::Gone,
    }
}

fn drop_value(value: Value, log: &mut Vec<u64>) {
    match value {
        Value::D(number) => log.push(number),
        Value::Parts(parts) | Value::List(parts) | Value::Closure(_, parts) => {
            parts.into_iter().for_each(|part| drop_value(part, log));
        }
        Value::Some(inner) | Value::Ok(inner) | Value::Err(inner) => drop_value(*inner, log),
        _ => {}
    }
}
