//! Where control goes when an operation gives nothing: a receive on a closed or empty channel, a lock that is taken.
//!
//! The question is not what may happen at all, but what happens *then*: tests and patterns that tell this outcome from
//! others are decided by it, everything else goes both ways.

use conc_link::{Point, Ty, is_inside_loop};
use conc_model::{
    Arm, BlockId, Body, CallId, Effect, LocalId, LoopId, LoopKind, Operand, Operator, Place,
    Rvalue, Stmt, StmtKind, Tells, Terminator, known,
};

use conc_source::Span;

use super::outcome_patterns::Fit;
pub(super) use super::outcome_state::Known;
use super::outcome_state::{State, compared, is_outcome, known_at, set, touches};
use super::view::{BodyView, CallView};

/// What an operation gives instead of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The channel tells this.
    Told(Tells),
    /// It did not succeed; why is not looked at.
    Failed,
    /// Whatever it is.
    Any,
}

/// What happens from then on, over all ways that control can take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// It comes back to the same operation.
    pub returns: bool,
    /// It comes back on a way on which nothing waits or takes its time.
    pub returns_at_once: bool,
    /// It leaves the body, also by a panic.
    pub leaves: bool,
    /// It leaves the body, and not only because the condition of the loop may not hold, on which the way has no influence.
    pub leaves_otherwise: bool,
    /// It comes back on a way that changes something on which a condition may depend.
    pub changes: bool,
    /// It comes back on a way that stays in the innermost loop around the operation.
    pub stays: bool,
    /// An await, or a call that takes its time, lies on the way.
    pub waits: bool,
    /// A call of which nothing is known, or which has no result to look at, lies on the way.
    pub works: bool,
    /// A pattern tells this outcome from other ones.
    pub told: bool,
    /// `?` hands it to the caller.
    pub propagates: bool,
    /// A `select!` whose pattern does not match it goes on as if nothing had happened.
    pub hidden: bool,
    /// It goes where it cannot be followed, or what is waited for may be replaced on the way.
    pub unclear: bool,
    /// It makes the body return `None`, or an error.
    pub gives_nothing: bool,
    /// It makes the body return `Ok(None)`.
    pub gives_nothing_within: bool,
    /// It makes the body return something else, or something of which that is not known.
    pub gives_more: bool,
    /// A test whose result is known then lies on the way.
    pub tested: bool,
    /// The pattern of the first arm that takes it among others: `_`, or a name.
    pub taken_by: Option<Span>,
}

/// Steps after which a way is given up.
const MAX_STEPS: usize = 2_000;

impl<'w> BodyView<'w> {
    /// What happens when the call gives this; `None` when its result is not an `Option` or `Result` that is at hand.
    #[must_use]
    pub fn course_after(self, call: CallView<'w>, outcome: Outcome) -> Option<Course> {
        let known = (outcome != Outcome::Any).then_some(Known::Nothing);
        self.course_of(call, outcome, known)
    }

    /// What happens when this is known of the call's result.
    pub(super) fn course_of(
        self,
        call: CallView<'w>,
        outcome: Outcome,
        known: Option<Known>,
    ) -> Option<Course> {
        let arrival = self.arrival(call)?;
        self.is_optional(arrival.result).then_some(())?;
        let source = call.call().args.first().and_then(Operand::place).cloned();
        let mut walk = Walk {
            view: self,
            call: call.id,
            source,
            outcome,
            course: Course::default(),
            way: Way::default(),
            around: self
                .position_of(call.id)
                .and_then(|(block, _)| self.body().blocks[block].in_loop),
            seen: Vec::new(),
        };
        let known = match known {
            Some(Known::Nothing) if arrival.is_timed => Some(Known::Within),
            Some(_) if arrival.is_timed => None,
            known => known,
        };
        let Some(known) = known else {
            walk.run(arrival.point, Vec::new());
            return Some(walk.course);
        };
        if let Some(branch) = arrival.branch
            && walk.fit(branch.pattern, known) == Fit::No
        {
            walk.course.hidden = true;
            return Some(walk.course);
        }
        walk.run(arrival.point, vec![(arrival.result, known)]);
        Some(walk.course)
    }

    fn is_optional(self, local: LocalId) -> bool {
        match self.facts().local(local) {
            Ty::Adt(adt, _) => {
                let universe = self.world.universe();
                let name = universe.adt(*adt).name;
                universe.is_library(adt.file) && [known::OPTION, known::RESULT].contains(&name)
            }
            _ => false,
        }
    }
}

/// What has happened on one way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Way {
    /// Something has waited or taken its time.
    waited: bool,
    /// The innermost loop around the operation was left.
    left: bool,
    /// Something that lasts longer than a round has been written, or may have been, by a call.
    changed: bool,
    /// It is out of the loop by its condition, before anything was changed.
    by_condition: bool,
}

/// One walk through a body.
pub(super) struct Walk<'w> {
    pub(super) view: BodyView<'w>,
    call: CallId,
    /// What the operation is called on.
    source: Option<Place>,
    pub(super) outcome: Outcome,
    pub(super) course: Course,
    /// The present way so far.
    way: Way,
    /// The innermost loop around the operation.
    pub(super) around: Option<LoopId>,
    seen: Vec<(BlockId, State, Way)>,
}

impl Walk<'_> {
    fn run(&mut self, start: Point, state: State) {
        let mut pending = vec![(start, state, Way::default())];
        let mut steps = 0;
        while let Some((point, state, way)) = pending.pop() {
            self.way = way;
            steps += 1;
            if steps > MAX_STEPS {
                self.course.unclear = true;
                return;
            }
            if point.stmt == 0 {
                let key = (point.block, state.clone(), way);
                if self.seen.contains(&key) {
                    continue;
                }
                self.seen.push(key);
            }
            let next = self.block(point, state).into_iter();
            let (body, way) = (self.view.body(), self.way);
            let is_condition = !way.changed && self.is_condition(point.block);
            pending.extend(next.map(|(block, state)| {
                let is_out = self
                    .around
                    .is_some_and(|id| !is_inside_loop(body, block, id));
                let left = way.left || is_out;
                let by_condition = way.by_condition || (is_condition && is_out && !way.left);
                let way = Way {
                    left,
                    by_condition,
                    ..way
                };
                (Point { block, stmt: 0 }, state, way)
            }));
        }
    }

    /// Is it where the condition of the `while` loop around the operation is decided?
    fn is_condition(&self, block: BlockId) -> bool {
        let body = self.view.body();
        self.around.is_some_and(|id| {
            let looped = &body.loops[id];
            let block = &body.blocks[block];
            looped.kind == LoopKind::While
                && looped.head_span.contains(block.span)
                && matches!(block.terminator, Terminator::If { .. })
        })
    }

    fn leave(&mut self) {
        self.course.leaves = true;
        self.course.leaves_otherwise |= !self.way.by_condition;
    }

    fn block(&mut self, from: Point, mut state: State) -> Vec<(BlockId, State)> {
        let block = &self.view.body().blocks[from.block];
        for stmt in block.stmts.iter().skip(from.stmt as usize) {
            if !self.stmt(stmt, &mut state) {
                return Vec::new();
            }
        }
        self.terminator(&block.terminator, state)
    }

    /// Does the way go on behind this statement?
    fn stmt(&mut self, stmt: &Stmt, state: &mut State) -> bool {
        match &stmt.kind {
            StmtKind::Assign { dest, value } => {
                self.assign(dest, value, state);
                true
            }
            StmtKind::Call(id) if *id == self.call => {
                self.course.returns = true;
                self.course.returns_at_once |= !self.way.waited;
                self.course.stays |= !self.way.left;
                self.course.changes |= self.way.changed;
                false
            }
            StmtKind::Call(id) => self.call(*id, state),
            StmtKind::Await(id) => {
                self.course.waits = true;
                self.way.waited = true;
                set(state, self.view.body().awaits[*id].dest, None);
                true
            }
            StmtKind::Discard { .. } | StmtKind::EndScope(_) => true,
        }
    }

    fn assign(&mut self, dest: &Place, value: &Rvalue, state: &mut State) {
        self.way.changed |= self.changes_something(dest, value, state);
        if self
            .source
            .as_ref()
            .is_some_and(|source| touches(dest, source))
        {
            self.course.unclear = true;
        }
        let found = match value {
            Rvalue::Use(Operand::Use(place) | Operand::Ref { place, .. })
            | Rvalue::Bind { place, .. } => self.known_of(place, state),
            Rvalue::Operator {
                operator: Operator::Not,
                operands,
            } => match operands.first().and_then(Operand::place) {
                Some(place) => match known_at(place, state) {
                    Some(Known::Bool(value)) => Some(Known::Bool(!value)),
                    _ => None,
                },
                None => None,
            },
            Rvalue::Operator {
                operator: Operator::Compare(comparison),
                operands,
            } => compared(*comparison, operands, state)
                .or_else(|| self.compared_kind(*comparison, operands, state)),
            Rvalue::Cast { operand, .. } => {
                let known = operand.place().and_then(|place| known_at(place, state));
                known.filter(|known| *known == Known::Zero)
            }
            Rvalue::Macro { opaque: true, .. } => {
                self.course.unclear = true;
                None
            }
            Rvalue::Aggregate { operands, .. } => {
                self.course.unclear |= operands.iter().any(|operand| {
                    let place = operand.place();
                    is_outcome(place.and_then(|place| known_at(place, state)))
                });
                None
            }
            _ => None,
        };
        if let Some(local) = dest.as_local() {
            set(state, local, found);
        }
    }

    fn call(&mut self, id: CallId, state: &mut State) -> bool {
        let call = self.view.call(id);
        let result = call
            .facts()
            .map(|facts| facts.result.clone())
            .unwrap_or_default();
        let args = &call.call().args;
        let mut places = args.iter().filter_map(Operand::place);
        let first = args
            .first()
            .and_then(Operand::place)
            .and_then(|place| known_at(place, state));
        let mut tested = self.wrapped(call, state);
        match first {
            Some(Known::NoBytes) if call.has(Effect::Panics) => tested = Some(Known::Zero),
            _ if tested.is_some() => {}
            Some(Known::Nothing) if call.has(Effect::Panics) => {
                self.leave();
                return false;
            }
            Some(Known::Within) if call.has(Effect::Panics) => tested = Some(Known::Nothing),
            Some(Known::Error) if call.tells_kind() => tested = Some(Known::Error),
            Some(known @ (Known::Nothing | Known::Within)) => {
                tested = self.test(call, &result, known);
                self.course.unclear |= tested.is_none() && !call.has(Effect::Drops);
            }
            _ => {
                let known = places.any(|place| is_outcome(known_at(place, state)));
                self.course.unclear |= known;
            }
        }
        if result == Ty::Never || call.has(Effect::Exits) {
            self.leave();
            return false;
        }
        let is_harmless = call.has(Effect::Drops) || call.measures_a_list();
        self.way.changed |= tested.is_none() && !is_harmless;
        self.weigh(call, &result, tested.is_some());
        set(state, call.call().dest, tested);
        true
    }

    /// What a call takes, and whether it may replace what is waited for.
    fn weigh(&mut self, call: CallView<'_>, result: &Ty, is_test: bool) {
        let takes_time = [
            Effect::Blocks,
            Effect::Sleeps,
            Effect::Receives,
            Effect::Drains,
            Effect::Waits,
            Effect::Joins,
            Effect::RunsForever,
        ];
        let is_future = call.gives_future();
        // A look at the last value of a watch channel takes its lock for a moment.
        let takes_lock = call
            .effects()
            .iter()
            .any(|effect| matches!(effect, Effect::Acquires(_)));
        let waits = !takes_lock && takes_time.iter().any(|effect| call.has(*effect));
        let waits = waits && !is_future && !call.has(Effect::Tries);
        self.course.waits |= waits;
        self.way.waited |= waits;
        // What it tries to send each time is what it goes round for.
        self.course.works |= call.has(Effect::Sends) && call.has(Effect::Tries);
        let only_drops = call.has(Effect::Drops);
        let is_opaque = call.is_opaque();
        self.course.works |=
            (is_opaque || *result == Ty::unit() || result.is_unknown()) && !only_drops && !is_test;
        if let (true, Some(source)) = (is_opaque, &self.source) {
            let args = call.call().args.iter().filter_map(Operand::place);
            self.course.unclear |= args.into_iter().any(|place| touches(place, source));
        }
    }

    /// `x.is_none()`, `x.ok()`.
    fn test(&self, call: CallView<'_>, result: &Ty, known: Known) -> Option<Known> {
        if call.is_opaque() {
            return None;
        }
        let conc_model::Callee::Method { name, .. } = &call.call().callee else {
            return None;
        };
        match *name {
            known::IS_NONE | known::IS_ERR => return Some(Known::Bool(known == Known::Nothing)),
            known::IS_SOME | known::IS_OK => return Some(Known::Bool(known == Known::Within)),
            _ => {}
        }
        // A `Result<T, E>` becomes an `Option<T>`: the error is thrown away.
        let (Ty::Adt(from, parts), Ty::Adt(to, kept)) = (call.arg_type(0), result) else {
            return None;
        };
        let universe = self.view.world.universe();
        let (from, to) = (universe.adt(from).name, universe.adt(*to).name);
        let is_value = parts.first() == kept.first() && parts.first() != parts.get(1);
        let drops_error = from == known::RESULT && to == known::OPTION && is_value;
        drops_error.then_some(known)
    }

    fn terminator(&mut self, terminator: &Terminator, state: State) -> Vec<(BlockId, State)> {
        let body = self.view.body();
        match terminator {
            Terminator::Goto(target) => vec![(*target, state)],
            Terminator::If {
                cond,
                then,
                otherwise,
            } => match cond.place().and_then(|place| known_at(place, &state)) {
                Some(Known::Bool(value)) => {
                    self.course.tested = true;
                    vec![(if value { *then } else { *otherwise }, state)]
                }
                _ => vec![(*then, state.clone()), (*otherwise, state)],
            },
            Terminator::Match { place, arms, .. } => self.arms(place, arms, &state),
            Terminator::Next { body, exit, .. } => vec![(*body, state.clone()), (*exit, state)],
            Terminator::Try {
                operand,
                value,
                ok,
                err,
            } => match operand.place().and_then(|place| known_at(place, &state)) {
                Some(Known::Within) => {
                    let mut state = state;
                    set(&mut state, *value, Some(Known::Nothing));
                    vec![(*ok, state)]
                }
                Some(Known::NoBytes) => {
                    let mut state = state;
                    set(&mut state, *value, Some(Known::Zero));
                    vec![(*ok, state)]
                }
                Some(Known::Nothing) => {
                    self.course.propagates = true;
                    vec![(*err, state)]
                }
                _ => vec![(*ok, state.clone()), (*err, state)],
            },
            Terminator::Select(select) => {
                let select = &body.selects[*select];
                let handlers = select.branches.iter().map(|branch| branch.handler);
                let targets = handlers.chain(select.otherwise);
                targets.map(|target| (target, state.clone())).collect()
            }
            Terminator::Return | Terminator::Diverge => {
                let given = known_at(&Place::local(Body::RETURN), &state);
                self.leave();
                self.course.gives_nothing |= given == Some(Known::Nothing);
                self.course.gives_nothing_within |= given == Some(Known::Within);
                self.course.gives_more |= !is_outcome(given);
                Vec::new()
            }
        }
    }

    fn arms(&mut self, place: &Place, arms: &[Arm], state: &State) -> Vec<(BlockId, State)> {
        let known = known_at(place, state);
        let mut targets = Vec::new();
        for arm in arms {
            let fit = known.map_or(Fit::Maybe, |known| self.fit(arm.pattern, known));
            if fit != Fit::No {
                targets.push((arm.target, state.clone()));
            }
            if fit == Fit::Yes && is_outcome(known) {
                let catches_all = self.catch_all(arm.pattern);
                self.course.taken_by = self.course.taken_by.or(catches_all);
            }
            // Behind a guard that fails the arms that are left are tried in a `match` of their own.
            if fit == Fit::Yes {
                break;
            }
        }
        targets
    }
}
