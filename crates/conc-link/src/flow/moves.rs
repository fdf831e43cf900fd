//! Moves, borrows and calls: how one event changes who holds what.

use conc_model::{
    AggregateKind, BodyId, CallId, Callee, Id, LocalId, Name, Operand, Place, Projection, Rvalue,
    Stmt, StmtKind,
};
use conc_source::Span;

use super::kind::Carried;
use super::state::{ANY, Slot, State};
use super::walker::Walker;
use super::{EventKind, Origin, ValueId};
use crate::resolve::any;
use crate::{BodyRef, CallTarget, ReceiverMode, Ty};

/// Slots of named fields start here, behind those of tuples.
const NAMED: Slot = 1 << 16;

/// Values on the move, with the slot that they have in whatever holds them whole.
type Taken = Vec<(ValueId, Slot)>;

/// Is it a macro of which nobody knows what it makes?
fn is_macro(stmt: &Stmt) -> bool {
    matches!(
        &stmt.kind,
        StmtKind::Assign {
            value: Rvalue::Macro { .. },
            ..
        }
    )
}

/// Is it a field of a local, not a part of one?
fn is_one_step(place: &Place) -> bool {
    let steps = place.projections.iter();
    let mut steps = steps.filter(|step| !matches!(step, Projection::Variant(_)));
    matches!(
        (steps.next(), steps.next()),
        (Some(Projection::Field(_)), None)
    )
}

impl Walker<'_> {
    pub(super) fn assign(&mut self, state: &mut State, dest: &Place, value: &Rvalue, span: Span) {
        let taken = match value {
            Rvalue::Use(Operand::Use(place)) | Rvalue::IntoIter(Operand::Use(place)) => {
                self.take(state, place)
            }
            Rvalue::Bind {
                place,
                by_ref: false,
            } => self.take_into(state, place, dest),
            Rvalue::Aggregate { kind, operands } => self.aggregate(state, kind, operands),
            Rvalue::Body(nested) => self.capture(state, *nested, span),
            Rvalue::Macro { operands, .. } | Rvalue::Operator { operands, .. } => {
                for operand in operands {
                    self.read(state, operand, span);
                }
                Vec::new()
            }
            _ => Vec::new(),
        };
        let lends = taken.is_empty() && matches!(value, Rvalue::IntoIter(_));
        self.put(state, dest, taken, span);
        // `for x in &map`: the iterator that is made of the reference is a guard.
        if let Some(local) = dest
            .as_local()
            .filter(|local| lends && self.is_guard(*local))
        {
            self.bear_unless(state, Origin::Local(local), local, span, &[]);
        }
    }

    fn aggregate(
        &mut self,
        state: &mut State,
        kind: &AggregateKind,
        operands: &[Operand],
    ) -> Taken {
        let mut taken = Vec::new();
        for (index, operand) in operands.iter().enumerate() {
            let Operand::Use(place) = operand else {
                continue;
            };
            let slot = match kind {
                AggregateKind::Tuple => Self::position_slot(index),
                AggregateKind::Struct { fields, .. } => {
                    fields.get(index).map_or(ANY, |name| self.slot(*name))
                }
                _ => ANY,
            };
            let moved = self.take(state, place).into_iter();
            taken.extend(moved.map(|(value, _)| (value, slot)));
        }
        taken
    }

    /// The slot of a field: positions have their own numbers, names are numbered as they come.
    fn slot(&mut self, name: Name) -> Slot {
        if let Ok(position) = self.world.universe().text(name).parse::<usize>() {
            return Self::position_slot(position);
        }
        let next = NAMED + Slot::try_from(self.slots.len()).unwrap_or(ANY);
        *self.slots.entry(name).or_insert(next)
    }

    /// The slot of a tuple's field.
    fn position_slot(index: usize) -> Slot {
        let slot = Slot::try_from(index + 1).unwrap_or(ANY);
        if slot < NAMED { slot } else { ANY }
    }

    /// The slot that a place goes through first.
    fn first_slot(&mut self, place: &Place) -> Slot {
        let mut steps = place.projections.iter();
        let first = steps.find(|step| !matches!(step, Projection::Variant(_)));
        match first {
            Some(Projection::Field(name)) => self.slot(*name),
            _ => ANY,
        }
    }

    /// Moves what a closure or async block takes with it; notes what it borrows.
    fn capture(&mut self, state: &mut State, nested: BodyId, span: Span) -> Taken {
        let world = self.world;
        let inner_ref = BodyRef::new(self.at.file, nested);
        let inner = world.universe().body(inner_ref);
        let mut taken = Vec::new();
        for capture in &inner.captures {
            if !state.holds_any(capture.outer) {
                // A reference in a variable: what it borrows is used in there.
                self.note_used(state, capture.outer, EventKind::BorrowedBy(nested), span);
                continue;
            }
            if world.capture_moves(inner_ref, capture.inner) {
                self.note_held(state, capture.outer, EventKind::Captured(nested), span);
                let moved = self.take(state, &Place::local(capture.outer)).into_iter();
                taken.extend(moved.map(|(value, _)| (value, ANY)));
            } else {
                self.note_held(state, capture.outer, EventKind::BorrowedBy(nested), span);
            }
        }
        taken
    }

    pub(super) fn read(&mut self, state: &State, operand: &Operand, span: Span) {
        if let Some(local) = operand.place().and_then(Place::base_local) {
            self.note_used(state, local, EventKind::Read, span);
        }
    }

    /// Takes out of a place what a move of it would take.
    pub(super) fn take(&mut self, state: &mut State, place: &Place) -> Taken {
        let Some(base) = place.base_local().filter(|base| state.holds_any(*base)) else {
            return Vec::new();
        };
        if place.projections.is_empty() {
            let moved = state.held_by(base);
            return Self::remove_all(state, base, moved);
        }
        if place.projections.contains(&Projection::Deref) {
            return Vec::new();
        }
        let ty = self.world.place_type(self.at, self.facts, place);
        let kinds = self.world.carried(&ty);
        self.take_part(state, place, base, &kinds)
    }

    /// Like [`Self::take`], for a pattern variable: its own type says what it got.
    fn take_into(&mut self, state: &mut State, place: &Place, dest: &Place) -> Taken {
        let (Some(base), Some(variable)) = (place.base_local(), dest.as_local()) else {
            return Vec::new();
        };
        let kinds = self.carried[variable.index()].clone();
        self.take_part(state, place, base, &kinds)
    }

    /// Takes what lies in the slot of a place, or could lie anywhere in its base.
    fn take_part(
        &mut self,
        state: &mut State,
        place: &Place,
        base: LocalId,
        kinds: &[Carried],
    ) -> Taken {
        let wanted = self.first_slot(place);
        // What is known to lie in the field moves with it, whatever the type of the field tells.
        let is_exact = wanted != ANY && is_one_step(place);
        let mut moved = state.held_by(base);
        moved.retain(|(value, slot)| {
            let is_there = *slot == ANY || wanted == ANY || *slot == wanted;
            (is_exact && *slot == wanted) || (is_there && self.is_of(*value, kinds))
        });
        let moved = Self::remove_all(state, base, moved);
        moved.into_iter().map(|(value, _)| (value, ANY)).collect()
    }

    fn remove_all(state: &mut State, base: LocalId, moved: Taken) -> Taken {
        for (value, slot) in &moved {
            state.remove(*value, base, *slot);
        }
        moved
    }

    pub(super) fn of_kinds(&self, mut values: Taken, kinds: &[Carried]) -> Taken {
        values.retain(|(value, _)| self.is_of(*value, kinds));
        values
    }

    fn is_of(&self, value: ValueId, kinds: &[Carried]) -> bool {
        let kind = self.values[value.index()].kind;
        kinds.iter().any(|(other, _)| *other == kind)
    }

    /// Does another value fit the type of the result better than this one, which has its kind only?
    fn is_outdone(&self, value: ValueId, given: &[ValueId], result: &[Carried]) -> bool {
        let is_exact = |value: ValueId| {
            let value = &self.values[value.index()];
            result.contains(&(value.kind, value.adt))
        };
        let kind = self.values[value.index()].kind;
        let mut others = given.iter().filter(|other| **other != value);
        !is_exact(value)
            && others.any(|other| self.values[other.index()].kind == kind && is_exact(*other))
    }

    /// Is an argument a closure or future that the call does not give back? What it captured stays with it: the handle of a
    /// task is not one of the handles that the task has.
    fn is_kept_by_work(&self, id: CallId, arg: usize) -> bool {
        let place = self.body.calls[id].args.get(arg).and_then(Operand::place);
        let given = place.map(|place| self.world.place_type(self.at, self.facts, place));
        let Some(given @ (Ty::Closure(_) | Ty::Future { .. })) = given else {
            return false;
        };
        let result = self.facts.call(id).map(|facts| &facts.result);
        !result.is_some_and(|result| any(result, &|part| *part == given, 0))
    }

    /// Writes values into a place; what the place held before is dropped.
    pub(super) fn put(&mut self, state: &mut State, dest: &Place, values: Taken, span: Span) {
        let owner = dest.base_local().filter(|local| {
            // What has a field of that name is the content of a library's guard or box, not the guard itself.
            let universe = self.world.universe();
            let own = match self.facts.local(*local) {
                Ty::Adt(adt, _) => !universe.is_library(adt.file),
                ty => matches!(ty, Ty::Tuple(_)),
            };
            let direct = !dest.projections.contains(&Projection::Deref);
            dest.projections.is_empty() || (own && direct)
        });
        let slot = self.first_slot(dest);
        if let Some(local) = dest.as_local() {
            self.kill(state, local, EventKind::Overwritten, span);
        } else if let (Some(local), true) = (owner, slot != ANY && dest.projections.len() == 1) {
            let mut old = state.held_by(local);
            old.retain(|(_, at)| *at == slot);
            for (value, _) in Self::remove_all(state, local, old) {
                self.note(value, local, EventKind::Overwritten, span);
            }
        }
        for (value, own_slot) in values {
            match owner {
                Some(local) => {
                    let whole = dest.projections.is_empty();
                    self.note(value, local, EventKind::Moved(local), span);
                    state.insert(value, local, if whole { own_slot } else { slot });
                }
                None => {
                    let holder = dest.base_local().unwrap_or(conc_model::Body::RETURN);
                    self.note(value, holder, EventKind::Stored, span);
                }
            }
        }
    }

    pub(super) fn kill(&mut self, state: &mut State, local: LocalId, how: EventKind, span: Span) {
        let held = state.held_by(local);
        for (value, _) in Self::remove_all(state, local, held) {
            self.note(value, local, how, span);
        }
    }

    pub(super) fn call(&mut self, state: &mut State, id: CallId) {
        let body = self.body;
        let call = &body.calls[id];
        let facts = self.facts.call(id);
        let mode = facts.map_or(ReceiverMode::Unknown, |facts| facts.receiver);
        let mut given = Vec::new();
        let mut lent = Vec::new();
        if let Callee::Value(operand) = &call.callee {
            self.read(state, operand, call.span);
        }
        for (index, arg) in call.args.iter().enumerate() {
            let is_receiver = index == 0 && matches!(call.callee, Callee::Method { .. });
            match arg {
                Operand::Use(place) if !is_receiver || mode == ReceiverMode::Value => {
                    let moved = self.take(state, place).into_iter();
                    given.extend(moved.map(|(value, _)| (value, index)));
                    if let Some(base) = place.base_local() {
                        // A reference that is handed on: what it borrows is used by the call.
                        let kind = EventKind::Borrowed {
                            call: id,
                            arg: index,
                        };
                        self.note_lent(state, base, kind, call.span);
                    }
                }
                _ => {
                    let base = arg.place().and_then(Place::base_local);
                    self.note_borrow(state, base, (id, index));
                    let mutable = (is_receiver && mode == ReceiverMode::RefMut)
                        || matches!(arg, Operand::Ref { mutable: true, .. });
                    lent.extend(base.filter(|_| mutable));
                }
            }
        }
        let returned = self.exchange(state, id, &lent, given);
        let kinds: Vec<_> = returned
            .iter()
            .map(|(value, _)| self.values[value.index()].kind)
            .collect();
        for (value, slot) in returned {
            self.note(value, call.dest, EventKind::Moved(call.dest), call.span);
            state.insert(value, call.dest, slot);
        }
        if !self.is_made_of_nothing(id) {
            self.bear_unless(state, Origin::Call(id), call.dest, call.span, &kinds);
        }
    }

    /// Does the call come to a function of the group that gets nothing, and calls nothing, not
    /// even a macro, that gives anything worth following?
    /// Then there is nothing in what it makes: `fn new() -> Self { Self { guard: None } }`.
    fn is_made_of_nothing(&self, id: CallId) -> bool {
        let Some(CallTarget::Function(function)) = self.facts.call(id).map(|facts| facts.target)
        else {
            return false;
        };
        let universe = self.world.universe();
        if universe.is_library(function.file)
            || self.carried[self.body.calls[id].dest.index()].is_empty()
        {
            return false;
        }
        let Some(body) = universe.function(function).body else {
            return false;
        };
        let at = BodyRef::new(function.file, body);
        let (body, facts) = (universe.body(at), self.world.facts(at));
        let gives_nothing = |call: CallId| {
            let result = facts.call(call).map(|facts| &facts.result);
            result.is_some_and(|ty| !ty.is_unknown() && self.world.carried(ty).is_empty())
        };
        !body.is_sketch
            && body.params.is_empty()
            && body.awaits.is_empty()
            && body.calls.ids().all(gives_nothing)
            && !body
                .blocks
                .iter()
                .flat_map(|block| &block.stmts)
                .any(is_macro)
    }

    fn note_borrow(&mut self, state: &State, base: Option<LocalId>, (call, arg): (CallId, usize)) {
        if let Some(base) = base {
            let span = self.body.calls[call].span;
            self.note_used(state, base, EventKind::Borrowed { call, arg }, span);
        }
    }

    /// What a call does with values that it is given and holders that it may change: `take()`, `pop()` and `replace()`
    /// move what their `&mut` argument holds into the result; `push(x)` and `replace(x)` leave `x` in it; wrappers
    /// give back what they are given; all else is out of sight.
    fn exchange(
        &mut self,
        state: &mut State,
        id: CallId,
        lent: &[LocalId],
        given: Vec<(ValueId, usize)>,
    ) -> Taken {
        let call = &self.body.calls[id];
        let target = self.facts.call(id).map(|facts| facts.target);
        let builds = matches!(target, Some(CallTarget::Constructor(_)));
        let result = self.carried[call.dest.index()].clone();
        let mut returned = Vec::new();
        for base in lent {
            let moved = self.of_kinds(state.held_by(*base), &result);
            returned.extend(
                Self::remove_all(state, *base, moved)
                    .into_iter()
                    .map(|(value, _)| (value, ANY)),
            );
        }
        self.kill(state, call.dest, EventKind::Overwritten, call.span);
        let whole: Vec<ValueId> = given.iter().map(|(value, _)| *value).collect();
        for (value, arg) in given {
            let keeper = lent
                .iter()
                .find(|base| self.is_of(value, &self.carried[base.index()]));
            let is_same = self.is_of(value, &result) && !self.is_outdone(value, &whole, &result);
            if let Some(base) = keeper {
                self.note(value, *base, EventKind::Passed { call: id, arg }, call.span);
                state.insert(value, *base, ANY);
            } else if builds
                || (is_same
                    && !self.stays_out_of_sight(value, id)
                    && !self.is_kept_by_work(id, arg))
            {
                let slot = if builds {
                    Self::position_slot(arg)
                } else {
                    ANY
                };
                returned.push((value, slot));
            } else {
                self.note(
                    value,
                    call.dest,
                    EventKind::Passed { call: id, arg },
                    call.span,
                );
            }
        }
        returned
    }

    /// Is a value given to something that keeps such values, and that is no variable: `self.workers.insert(id, handle)`,
    /// `slot.replace(handle)` through a guard? What the call returns is what was there before.
    fn stays_out_of_sight(&self, value: ValueId, id: CallId) -> bool {
        let call = &self.body.calls[id];
        let mode = self.facts.call(id).map(|facts| facts.receiver);
        let is_method = matches!(call.callee, Callee::Method { .. })
            && matches!(mode, Some(ReceiverMode::Ref | ReceiverMode::RefMut));
        call.args.iter().enumerate().any(|(index, arg)| {
            let is_lent = matches!(arg, Operand::Ref { mutable: true, .. });
            let Some(place) = arg.place().filter(|_| is_lent || (is_method && index == 0)) else {
                return false;
            };
            let ty = self.world.place_type(self.at, self.facts, place);
            // `replace(&mut self.inbox, receiver)`
            let is_slot = || is_lent && self.is_of(value, &self.world.carried(ty.peel_refs()));
            self.is_of(value, &self.world.kept_in(&ty)) || is_slot()
        })
    }
}
