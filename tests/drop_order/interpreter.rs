//! Runs flow bodies: concrete values, real branches, and a log of births, markers and drops.
//!
//! Only what the generated shapes use is understood; anything else is an error that names itself.

use std::collections::HashMap;

use conc_link::{BodyRef, ReceiverMode, World};
use conc_model::{
    AggregateKind, BlockId, Body, CallId, Callee, Comparison, Literal, LocalId, Operand, Operator,
    PatternId, PatternKind, Place, PlaceBase, Projection, Rvalue, StmtKind, Terminator,
};

/// A value of a shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum V {
    Gone,
    Unit,
    Int(i64),
    Bool(bool),
    D(i32),
    /// Something borrowed: a copy that is never dropped.
    Ref(Box<V>),
    /// Tuples, structs, arrays, boxes, variants with their name.
    Many(String, Vec<(String, V)>),
    Iter(Vec<V>),
    Marker(i32),
    Code(BodyRef, Vec<(LocalId, V)>),
}

type Outcome<T> = Result<T, String>;

/// One run.
pub(crate) struct Interpreter<'w> {
    pub(crate) world: &'w World,
    pub(crate) log: Vec<i32>,
    steps: usize,
}

struct Frame {
    at: BodyRef,
    locals: HashMap<LocalId, V>,
}

impl<'w> Interpreter<'w> {
    pub(crate) fn new(world: &'w World) -> Self {
        Self {
            world,
            log: Vec::new(),
            steps: 0,
        }
    }

    /// Runs a body to its end and gives its result.
    pub(crate) fn run(
        &mut self,
        at: BodyRef,
        upvars: Vec<(LocalId, V)>,
        params: Vec<V>,
    ) -> Outcome<V> {
        let body = self.body(at);
        let mut frame = Frame {
            at,
            locals: upvars.iter().cloned().collect(),
        };
        frame.locals.extend(body.params.iter().copied().zip(params));
        let mut block = Body::ENTRY;
        loop {
            self.steps += 1;
            if self.steps > 5_000 {
                return Err("endless".to_owned());
            }
            for stmt in &body.blocks[block].stmts {
                self.stmt(&mut frame, &stmt.kind)?;
            }
            match self.terminator(&mut frame, &body.blocks[block].terminator)? {
                Some(next) => block = next,
                None => break,
            }
        }
        let result = frame.locals.remove(&Body::RETURN).unwrap_or(V::Unit);
        if body.is_async() {
            for (upvar, _) in upvars {
                let value = frame.locals.remove(&upvar).unwrap_or(V::Gone);
                self.drop_value(value);
            }
        }
        Ok(result)
    }

    fn body(&self, at: BodyRef) -> &'w Body {
        self.world.universe().body(at)
    }

    fn drop_value(&mut self, value: V) {
        match value {
            V::D(id) => self.log.push(-id),
            V::Many(_, parts) => parts
                .into_iter()
                .for_each(|(_, part)| self.drop_value(part)),
            V::Iter(parts) => parts.into_iter().for_each(|part| self.drop_value(part)),
            V::Code(_, upvars) => upvars
                .into_iter()
                .for_each(|(_, part)| self.drop_value(part)),
            _ => {}
        }
    }

    fn stmt(&mut self, frame: &mut Frame, stmt: &StmtKind) -> Outcome<()> {
        match stmt {
            StmtKind::Assign { dest, value } => {
                let value = self.rvalue(frame, value)?;
                let old = std::mem::replace(slot(self, frame, dest)?, value);
                self.drop_value(old);
            }
            StmtKind::Call(call) => self.call(frame, *call)?,
            StmtKind::Await(id) => {
                let point = &self.body(frame.at).awaits[*id];
                let future = self.operand(frame, &point.futures[0])?;
                let output = self.poll(future)?;
                frame.locals.insert(point.dest, output);
            }
            StmtKind::Discard { .. } => {}
            StmtKind::EndScope(scope) => {
                for local in self.body(frame.at).scopes[*scope].locals.iter().rev() {
                    if let Some(value) = frame.locals.remove(local) {
                        self.drop_value(value);
                    }
                }
            }
        }
        Ok(())
    }

    fn poll(&mut self, future: V) -> Outcome<V> {
        match future {
            V::Marker(number) => {
                self.log.push(2000 + number);
                Ok(V::Int(0))
            }
            V::Code(body, upvars) => self.run(body, upvars, Vec::new()),
            other => Err(format!("cannot await {other:?}")),
        }
    }

    fn rvalue(&mut self, frame: &mut Frame, value: &Rvalue) -> Outcome<V> {
        match value {
            Rvalue::Use(operand) | Rvalue::Cast { operand, .. } => self.operand(frame, operand),
            Rvalue::Bind { place, by_ref } => {
                let borrowed = *by_ref || self.through_reference(frame, place)?;
                if borrowed {
                    self.borrow(frame, place)
                } else {
                    self.operand(frame, &Operand::Use(place.clone()))
                }
            }
            Rvalue::IntoIter(operand) => match self.operand(frame, operand)? {
                V::Many(_, parts) => Ok(V::Iter(parts.into_iter().map(|(_, part)| part).collect())),
                other => Err(format!("cannot iterate {other:?}")),
            },
            Rvalue::Aggregate { kind, operands } => {
                let values: Vec<V> = operands
                    .iter()
                    .map(|operand| self.operand(frame, operand))
                    .collect::<Outcome<_>>()?;
                let names: Vec<String> = match kind {
                    AggregateKind::Struct { fields, .. } => fields
                        .iter()
                        .map(|name| self.world.universe().text(*name).to_owned())
                        .collect(),
                    _ => (0..values.len()).map(|index| index.to_string()).collect(),
                };
                Ok(V::Many(
                    "built".to_owned(),
                    names.into_iter().zip(values).collect(),
                ))
            }
            Rvalue::Operator { operator, operands } => {
                let values: Vec<V> = operands
                    .iter()
                    .map(|operand| self.operand(frame, operand))
                    .collect::<Outcome<_>>()?;
                match (operator, values.as_slice()) {
                    (Operator::Arithmetic, [V::Int(a), V::Int(b)]) => Ok(V::Int(a + b)),
                    (Operator::Compare(Comparison::Equal), [V::Int(a), V::Int(b)]) => {
                        Ok(V::Bool(a == b))
                    }
                    (_, other) => Err(format!("operator on {other:?}")),
                }
            }
            Rvalue::Body(nested) => {
                let nested = BodyRef::new(frame.at.file, *nested);
                let mut upvars = Vec::new();
                for capture in &self.body(nested).captures {
                    let place = Place::local(capture.outer);
                    let value = if self.world.capture_moves(nested, capture.inner) {
                        self.operand(frame, &Operand::Use(place))?
                    } else {
                        self.borrow(frame, &place)?
                    };
                    upvars.push((capture.inner, value));
                }
                Ok(V::Code(nested, upvars))
            }
            other => Err(format!("{other:?}")),
        }
    }

    fn through_reference(&self, frame: &Frame, place: &Place) -> Outcome<bool> {
        let Some(base) = place
            .base_local()
            .and_then(|local| frame.locals.get(&local))
        else {
            return Ok(false);
        };
        Ok(matches!(base, V::Ref(_)) && !place.projections.is_empty())
    }

    fn borrow(&mut self, frame: &mut Frame, place: &Place) -> Outcome<V> {
        Ok(V::Ref(Box::new(slot(self, frame, place)?.clone())))
    }

    fn operand(&mut self, frame: &mut Frame, operand: &Operand) -> Outcome<V> {
        match operand {
            Operand::Literal(Literal::Int(value)) => {
                Ok(V::Int(i64::try_from(*value).map_err(|e| e.to_string())?))
            }
            Operand::Literal(Literal::Bool(value)) => Ok(V::Bool(*value)),
            Operand::Literal(Literal::Unit) => Ok(V::Unit),
            Operand::Literal(other) => Err(format!("{other:?}")),
            Operand::Ref { place, .. } => self.borrow(frame, place),
            Operand::Use(place) => {
                if let PlaceBase::Path(path) = place.base {
                    let model = self.world.universe().model(frame.at.file);
                    let name = model.paths[path]
                        .segments
                        .last()
                        .map(|segment| segment.name);
                    let name = name
                        .map(|name| self.world.universe().text(name).to_owned())
                        .unwrap_or_default();
                    return Ok(V::Many(name, Vec::new()));
                }
                let slot = slot(self, frame, place)?;
                match slot {
                    V::Int(_) | V::Bool(_) | V::Unit | V::Ref(_) => Ok(slot.clone()),
                    _ => Ok(std::mem::replace(slot, V::Gone)),
                }
            }
        }
    }

    fn call(&mut self, frame: &mut Frame, id: CallId) -> Outcome<()> {
        let call = &self.body(frame.at).calls[id];
        let universe = self.world.universe();
        let result = match &call.callee {
            Callee::Value(callee) => {
                let code = callee.place().ok_or("no callee")?;
                let code = slot(self, frame, code)?.clone();
                let args = call
                    .args
                    .iter()
                    .map(|arg| self.operand(frame, arg))
                    .collect::<Outcome<Vec<_>>>()?;
                let code = if let V::Ref(inner) = code {
                    *inner
                } else {
                    code
                };
                match code {
                    V::Code(body, upvars) => self.run(body, upvars, args)?,
                    other => return Err(format!("cannot call {other:?}")),
                }
            }
            Callee::Path(path) => {
                let path = &universe.model(frame.at.file).paths[*path];
                let name = path
                    .segments
                    .last()
                    .map(|segment| universe.text(segment.name))
                    .unwrap_or_default();
                if name == "replace" {
                    let new = self.operand(frame, &call.args[1])?;
                    let place = call.args[0].place().ok_or("no place")?;
                    std::mem::replace(slot(self, frame, place)?, new)
                } else {
                    let args = call
                        .args
                        .iter()
                        .map(|arg| self.operand(frame, arg))
                        .collect::<Outcome<Vec<_>>>()?;
                    self.function(name, args)?
                }
            }
            Callee::Method { name, .. } => {
                let name = universe.text(*name);
                let place = call.args[0].place().ok_or("receiver is no place")?;
                let mode = self
                    .world
                    .facts(frame.at)
                    .call(id)
                    .map(|facts| facts.receiver);
                let by_value = mode == Some(ReceiverMode::Value);
                let expected = matches!(name, "thru" | "some" | "eat");
                if by_value != expected && name != "take" {
                    return Err(format!("`{name}` has receiver mode {mode:?}"));
                }
                if name == "take" {
                    std::mem::replace(
                        slot(self, frame, place)?,
                        V::Many("None".to_owned(), Vec::new()),
                    )
                } else if by_value {
                    let receiver = self.operand(frame, &Operand::Use(place.clone()))?;
                    self.function(name, vec![receiver])?
                } else {
                    let receiver = self.borrow(frame, place)?;
                    self.function(name, vec![receiver])?
                }
            }
        };
        frame.locals.insert(call.dest, result);
        Ok(())
    }

    /// The functions of `tracked.rs`.
    fn function(&mut self, name: &str, mut args: Vec<V>) -> Outcome<V> {
        let some = |value| V::Many("Some".to_owned(), vec![("0".to_owned(), value)]);
        let first = args.first().cloned().unwrap_or(V::Unit);
        let id = find_d(&first);
        Ok(match (name, args.len()) {
            ("d", 1) => {
                let V::Int(number) = first else {
                    return Err("d of no number".to_owned());
                };
                let number = i32::try_from(number).map_err(|e| e.to_string())?;
                self.log.push(1000 + number);
                V::D(number)
            }
            ("m", 1) => {
                let V::Int(number) = first else {
                    return Err("m of no number".to_owned());
                };
                V::Marker(i32::try_from(number).map_err(|e| e.to_string())?)
            }
            ("yes", _) | ("is_some", 1) => V::Bool(true),
            ("no", _) => V::Bool(false),
            ("val", 1) => V::Int(i64::from(id.ok_or("val of no D")?)),
            ("same", 1) => first,
            ("opt", 1) => some(V::Int(i64::from(id.ok_or("opt of no D")?))),
            ("none", 1) => V::Many("None".to_owned(), Vec::new()),
            ("thru" | "pass", 1) => args.remove(0),
            ("some" | "maybe" | "Some" | "new", 1) => some(args.remove(0)),
            ("eat" | "take", 1) => {
                self.drop_value(args.remove(0));
                V::Int(i64::from(id.ok_or("eat of no D")?))
            }
            ("drop", 1) => {
                self.drop_value(args.remove(0));
                V::Unit
            }
            ("two", 2) => match (&args[0], &args[1]) {
                (V::Int(a), V::Int(b)) => V::Int(a + b),
                other => return Err(format!("two of {other:?}")),
            },
            _ => return Err(format!("unknown function {name}/{}", args.len())),
        })
    }

    fn terminator(
        &mut self,
        frame: &mut Frame,
        terminator: &Terminator,
    ) -> Outcome<Option<BlockId>> {
        Ok(match terminator {
            Terminator::Goto(target) => Some(*target),
            Terminator::If {
                cond,
                then,
                otherwise,
            } => match self.operand(frame, cond)? {
                V::Bool(true) => Some(*then),
                V::Bool(false) => Some(*otherwise),
                other => return Err(format!("condition {other:?}")),
            },
            Terminator::Match { place, arms, .. } => {
                let value = match place.base {
                    PlaceBase::Path(_) => return Err("match on a path".to_owned()),
                    PlaceBase::Local(_) => slot(self, frame, place)?.clone(),
                };
                let mut target = None;
                for arm in arms {
                    if target.is_none() && self.matches(frame.at, arm.pattern, &value)? {
                        target = Some(arm.target);
                    }
                }
                Some(target.ok_or_else(|| format!("no arm for {value:?}"))?)
            }
            Terminator::Next {
                iterator,
                item,
                body,
                exit,
            } => match frame.locals.get_mut(iterator) {
                Some(V::Iter(parts)) if parts.is_empty() => Some(*exit),
                Some(V::Iter(parts)) => {
                    let next = parts.remove(0);
                    frame.locals.insert(*item, next);
                    Some(*body)
                }
                other => return Err(format!("next of {other:?}")),
            },
            Terminator::Return => None,
            other => return Err(format!("{other:?}")),
        })
    }

    fn matches(&self, at: BodyRef, pattern: PatternId, value: &V) -> Outcome<bool> {
        let value = if let V::Ref(inner) = value {
            inner
        } else {
            value
        };
        let universe = self.world.universe();
        let named = |path| {
            let path = &universe.model(at.file).paths[path];
            path.segments
                .last()
                .map(|segment| universe.text(segment.name))
                .unwrap_or_default()
        };
        Ok(match &self.body(at).patterns[pattern].kind {
            PatternKind::Wildcard | PatternKind::Rest | PatternKind::Binding { .. } => true,
            // The only literals are `1`.
            PatternKind::Literal => *value == V::Int(1),
            PatternKind::Path(path) => matches!(value, V::Many(name, _) if name == named(*path)),
            PatternKind::TupleStruct { path, .. } => {
                matches!(value, V::Many(name, _) if name == named(*path))
            }
            PatternKind::Tuple(_) | PatternKind::Struct { .. } => true,
            other => return Err(format!("{other:?}")),
        })
    }
}

fn find_d(value: &V) -> Option<i32> {
    match value {
        V::D(id) => Some(*id),
        V::Ref(inner) => find_d(inner),
        V::Many(_, parts) => parts.iter().find_map(|(_, part)| find_d(part)),
        _ => None,
    }
}

/// The memory behind a place.
fn slot<'f>(
    interpreter: &Interpreter<'_>,
    frame: &'f mut Frame,
    place: &Place,
) -> Outcome<&'f mut V> {
    let local = place.base_local().ok_or("a path is no memory")?;
    let mut current = frame.locals.entry(local).or_insert(V::Gone);
    for step in &place.projections {
        if let (V::Ref(inner), Projection::Field(_) | Projection::Index) = (&mut *current, step) {
            // The borrow checker cannot see that the reborrow below replaces this one.
            let copy = inner.as_ref().clone();
            *current = V::Ref(Box::new(copy));
        }
        current = match (step, current) {
            (Projection::Variant(_), value) => value,
            (Projection::Deref, V::Ref(inner)) => inner,
            (Projection::Deref, V::Many(_, parts)) => &mut parts[0].1,
            (Projection::Field(name), value) => {
                let name = interpreter.world.universe().text(*name).to_owned();
                let value = if let V::Ref(inner) = value {
                    inner.as_mut()
                } else {
                    value
                };
                let V::Many(_, parts) = value else {
                    return Err(format!("no field {name}"));
                };
                let part = parts.iter_mut().find(|(known, _)| *known == name);
                &mut part.ok_or_else(|| format!("no field {name}"))?.1
            }
            (Projection::Index, V::Many(_, parts)) => &mut parts.last_mut().ok_or("empty")?.1,
            (step, value) => return Err(format!("{step:?} of {value:?}")),
        };
    }
    Ok(current)
}
