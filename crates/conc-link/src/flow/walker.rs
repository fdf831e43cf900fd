//! The fixpoint of the value flow, and what each event of a body does to it.

use conc_model::{
    Arm, AwaitId, BlockId, Body, BodyKind, CallId, Callee, Id, LocalId, LocalKind, Name, Operand,
    Place, Rvalue, ScopeId, Shown, Stmt, StmtKind, Terminator, known,
};
use conc_source::Span;
use rustc_hash::FxHashMap;

use super::absence::Patterns;
use super::kind::Carried;
use super::loans::Loans;
use super::state::{ANY, Slot, State};
use super::{Cfg, Event, EventKind, Flow, Origin, Point, Value, ValueId, ValueKind};
use crate::{BodyFacts, BodyRef, Ty, World};

/// Computes the flow of a body.
pub(super) fn run(world: &World, at: BodyRef) -> Flow {
    let body = world.universe().body(at);
    let facts = world.facts(at);
    let cfg = Cfg::new(body, |block| world.block_diverges(at, block));
    let carried: Vec<Vec<Carried>> = facts.locals.iter().map(|ty| world.carried(ty)).collect();
    let mut flow = Flow {
        cfg,
        ..Flow::default()
    };
    if carried.iter().all(Vec::is_empty) {
        return flow;
    }
    let mut walker = Walker {
        world,
        at,
        body,
        facts,
        carried,
        loans: Loans::of(body, facts),
        values: Vec::new(),
        births: FxHashMap::default(),
        slots: FxHashMap::default(),
        recording: false,
        held: Vec::new(),
        at_calls: FxHashMap::default(),
        at_others: FxHashMap::default(),
        point: Point {
            block: Body::ENTRY,
            stmt: 0,
        },
    };
    flow.entries = walker.fixpoint(&flow.cfg);
    walker.record(&flow.entries);
    flow.values = walker.values;
    flow.held = walker.held;
    flow.at_calls = walker.at_calls;
    flow.at_others = walker.at_others;
    flow
}

/// The walk over one body.
pub(super) struct Walker<'w> {
    pub(super) world: &'w World,
    pub(super) at: BodyRef,
    pub(super) body: &'w Body,
    pub(super) facts: &'w BodyFacts,
    /// What each local carries, by its type.
    pub(super) carried: Vec<Vec<Carried>>,
    /// Which variables are references to others.
    pub(super) loans: Loans,
    pub(super) values: Vec<Value>,
    births: FxHashMap<(Origin, ValueKind), ValueId>,
    /// Numbers of field names.
    pub(super) slots: FxHashMap<Name, Slot>,
    /// Events are written down only in the last pass, when all states are final.
    recording: bool,
    held: Vec<(AwaitId, Vec<(ValueId, LocalId)>)>,
    at_calls: FxHashMap<CallId, (Point, Vec<(ValueId, LocalId)>)>,
    at_others: FxHashMap<Point, Vec<(ValueId, LocalId)>>,
    point: Point,
}

impl Walker<'_> {
    fn fixpoint(&mut self, cfg: &Cfg) -> Vec<Option<State>> {
        let mut entries: Vec<Option<State>> = vec![None; self.body.blocks.len()];
        entries[Body::ENTRY.index()] = Some(self.initial());
        let mut pending: std::collections::BTreeSet<BlockId> =
            std::iter::once(Body::ENTRY).collect();
        while let Some(block) = pending.pop_first() {
            let state = entries[block.index()]
                .clone()
                .expect("pending blocks have a state");
            for (next, state) in self.block(block, state) {
                if !cfg.successors(block).contains(&next) {
                    continue;
                }
                let changed = match &mut entries[next.index()] {
                    Some(old) => old.join(&state),
                    empty => {
                        *empty = Some(state);
                        true
                    }
                };
                if changed {
                    pending.insert(next);
                }
            }
        }
        entries
    }

    fn record(&mut self, entries: &[Option<State>]) {
        self.recording = true;
        for (index, entry) in entries.iter().enumerate() {
            if let Some(state) = entry {
                let _edges = self.block(BlockId::from_index(index), state.clone());
            }
        }
        for value in &mut self.values {
            value
                .events
                .sort_by_key(|event| (event.point, event.holder));
        }
    }

    /// Parameters, and what a `move` closure or block took with it.
    fn initial(&mut self) -> State {
        let mut state = State::default();
        let moves = match self.body.kind {
            BodyKind::Closure { moves }
            | BodyKind::AsyncClosure { moves }
            | BodyKind::AsyncBlock { moves } => moves,
            _ => false,
        };
        for (local, decl) in self.body.locals.entries() {
            match decl.kind {
                LocalKind::Param => self.bear(&mut state, Origin::Param(local), local, decl.span),
                LocalKind::Upvar(_) if moves => {
                    self.bear(&mut state, Origin::Upvar(local), local, decl.span)
                }
                _ => {}
            }
        }
        state
    }

    /// Walks a block and returns the state on each of its edges.
    fn block(&mut self, id: BlockId, mut state: State) -> Vec<(BlockId, State)> {
        let block = &self.body.blocks[id];
        for (index, stmt) in block.stmts.iter().enumerate() {
            self.point = Point {
                block: id,
                stmt: u32::try_from(index).unwrap_or(u32::MAX),
            };
            self.stmt(&mut state, stmt);
        }
        self.point = Point {
            block: id,
            stmt: u32::try_from(block.stmts.len()).unwrap_or(u32::MAX),
        };
        self.terminator(state, &block.terminator, block.span)
    }

    fn stmt(&mut self, state: &mut State, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Assign { dest, value } => {
                if matches!(value, Rvalue::Macro { shown, .. } if *shown != Shown::default()) {
                    self.note_here(state);
                }
                self.assign(state, dest, value, stmt.span);
            }
            StmtKind::Call(call) => {
                self.note_at_call(state, *call);
                self.call(state, *call);
            }
            StmtKind::Await(id) => self.await_point(state, *id),
            StmtKind::Discard { local, how } => {
                self.note_held(state, *local, EventKind::Discarded(*how), stmt.span);
            }
            StmtKind::EndScope(scope) => self.end_scope(state, *scope, stmt.span),
        }
    }

    fn note_at_call(&mut self, state: &State, call: CallId) {
        let held = if self.recording {
            state.pairs()
        } else {
            Vec::new()
        };
        if !held.is_empty() {
            self.at_calls.insert(call, (self.point, held));
        }
    }

    fn note_here(&mut self, state: &State) {
        if self.recording {
            let held = state.pairs();
            if !held.is_empty() {
                self.at_others.insert(self.point, held);
            }
        }
    }

    fn end_scope(&mut self, state: &mut State, scope: ScopeId, span: Span) {
        let body = self.body;
        let own = self.world.own_drops();
        let mut locals = body.scopes[scope].locals.iter();
        if !own.is_empty()
            && locals.any(
                |local| matches!(self.facts.local(*local), Ty::Adt(adt, _) if own.contains(adt)),
            )
        {
            self.note_here(state);
        }
        for local in body.scopes[scope].locals.iter().rev() {
            self.kill(state, *local, EventKind::Dropped, span);
        }
    }

    fn await_point(&mut self, state: &mut State, id: AwaitId) {
        let body = self.body;
        let point = &body.awaits[id];
        for future in &point.futures {
            if let Some(base) = future.place().and_then(Place::base_local) {
                self.note_used(state, base, EventKind::Awaited(id), point.span);
            }
            if let Operand::Use(place) = future {
                let _consumed = self.take(state, place);
            }
        }
        if self.recording {
            self.held.push((id, state.pairs()));
        }
        self.bear(state, Origin::Await(id), point.dest, point.span);
    }

    fn terminator(
        &mut self,
        mut state: State,
        terminator: &Terminator,
        span: Span,
    ) -> Vec<(BlockId, State)> {
        let body = self.body;
        match terminator {
            Terminator::Goto(target) => vec![(*target, state)],
            Terminator::If {
                cond,
                then,
                otherwise,
            } => {
                let mut failed = state.clone();
                if let Some((local, is_none)) = self.tested(cond) {
                    let empty = if is_none { &mut state } else { &mut failed };
                    self.kill(empty, local, EventKind::Absent, span);
                }
                vec![(*then, state), (*otherwise, failed)]
            }
            Terminator::Match { place, arms, .. } => self.arms(&state, place, arms, span),
            Terminator::Next {
                iterator,
                item,
                body,
                exit,
            } => {
                let mut inside = state.clone();
                let kinds = self.carried[item.index()].clone();
                let mut items = self.of_kinds(state.held_by(*iterator), &kinds);
                // An iterator that is a guard itself keeps what it has, and lends it to its items.
                let keeps = !items.is_empty() && self.is_guard(*iterator);
                items.retain(|_| !keeps);
                if items.is_empty() && !keeps {
                    self.bear(&mut inside, Origin::Local(*item), *item, span);
                }
                for (value, _) in items {
                    self.note(value, *item, EventKind::Moved(*item), span);
                    inside.insert(value, *item, ANY);
                }
                vec![(*body, inside), (*exit, state)]
            }
            Terminator::Try {
                operand,
                value,
                ok,
                err,
            } => self.tried(state, operand, *value, (*ok, *err), span),
            Terminator::Select(select) => {
                let select = &body.selects[*select];
                let mut edges = Vec::new();
                for branch in &select.branches {
                    let mut inside = state.clone();
                    self.bear(
                        &mut inside,
                        Origin::Local(branch.output),
                        branch.output,
                        branch.span,
                    );
                    edges.push((branch.handler, inside));
                }
                edges.extend(select.otherwise.map(|otherwise| (otherwise, state)));
                edges
            }
            Terminator::Return => {
                self.kill(&mut state, Body::RETURN, EventKind::Returned, span);
                Vec::new()
            }
            Terminator::Diverge => Vec::new(),
        }
    }

    pub(super) fn is_guard(&self, local: LocalId) -> bool {
        let kind = match self.facts.local(local) {
            Ty::Adt(adt, _) => self.world.kind_of(*adt),
            _ => None,
        };
        matches!(kind, Some(ValueKind::Guard(_)))
    }

    /// The local of which a condition tells whether there is anything in it, and whether it is true when there is nothing.
    fn tested(&self, cond: &Operand) -> Option<(LocalId, bool)> {
        let call = self.world.call_behind(self.at, cond.place()?.as_local()?)?;
        let call = &self.body.calls[call];
        let Callee::Method { name, .. } = &call.callee else {
            return None;
        };
        let is_none = match *name {
            known::IS_NONE | known::IS_ERR => true,
            known::IS_SOME | known::IS_OK => false,
            _ => return None,
        };
        Some((call.args.first()?.place()?.as_local()?, is_none))
    }

    fn tried(
        &mut self,
        mut state: State,
        operand: &Operand,
        value: LocalId,
        (ok, err): (BlockId, BlockId),
        span: Span,
    ) -> Vec<(BlockId, State)> {
        let taken = match operand {
            Operand::Use(place) => self.take(&mut state, place),
            _ => Vec::new(),
        };
        let failed = state.clone();
        let kept = self.of_kinds(taken, &self.carried[value.index()].clone());
        let place = Place::local(value);
        self.put(&mut state, &place, kept, span);
        vec![(ok, state), (err, failed)]
    }

    /// On an arm that matches only `None` or `Err`, what the matched place holds does not exist.
    fn arms(
        &mut self,
        state: &State,
        place: &Place,
        arms: &[Arm],
        span: Span,
    ) -> Vec<(BlockId, State)> {
        let base = place.as_local().map(|local| self.loans.whole_of(local));
        let base = base.filter(|base| state.holds_any(*base));
        let patterns = Patterns::new(self.world.universe().model(self.at.file), self.body);
        let mut payload_taken = false;
        let mut edges = Vec::new();
        for arm in arms {
            let mut inside = state.clone();
            if let Some(base) = base
                && (patterns.is_absence(arm.pattern)
                    || (payload_taken && patterns.matches_anything(arm.pattern)))
            {
                self.kill(&mut inside, base, EventKind::Absent, span);
            }
            payload_taken |= !arm.has_guard && patterns.matches_whole_payload(arm.pattern);
            edges.push((arm.target, inside));
        }
        edges
    }

    fn bear(&mut self, state: &mut State, origin: Origin, holder: LocalId, span: Span) {
        self.bear_unless(state, origin, holder, span, &[]);
    }

    /// Creates a value for each kind that the holder's type carries, but for those that it was given.
    pub(super) fn bear_unless(
        &mut self,
        state: &mut State,
        origin: Origin,
        holder: LocalId,
        span: Span,
        given: &[ValueKind],
    ) {
        for (kind, adt) in self.carried[holder.index()].clone() {
            if given.contains(&kind) {
                continue;
            }
            let next = ValueId(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
            let value = *self.births.entry((origin, kind)).or_insert(next);
            if value == next {
                self.values.push(Value {
                    kind,
                    adt,
                    origin,
                    first_holder: holder,
                    span,
                    birth: self.point,
                    events: Vec::new(),
                });
            }
            state.insert(value, holder, ANY);
        }
    }

    pub(super) fn note_held(&mut self, state: &State, local: LocalId, kind: EventKind, span: Span) {
        if self.recording {
            for (value, _) in state.held_by(local) {
                self.note(value, local, kind, span);
            }
        }
    }

    /// Notes what happens to whatever a local holds, and to what it borrows from others.
    pub(super) fn note_used(&mut self, state: &State, local: LocalId, kind: EventKind, span: Span) {
        self.note_held(state, local, kind, span);
        self.note_lent(state, local, kind, span);
    }

    /// Notes what happens to what a local borrows from others.
    pub(super) fn note_lent(&mut self, state: &State, local: LocalId, kind: EventKind, span: Span) {
        if self.recording {
            for owner in self.loans.borrowed(local).to_vec() {
                self.note_held(state, owner, kind, span);
            }
        }
    }

    pub(super) fn note(&mut self, value: ValueId, holder: LocalId, kind: EventKind, span: Span) {
        if self.recording {
            self.values[value.index()].events.push(Event {
                kind,
                holder,
                point: self.point,
                span,
            });
        }
    }
}
