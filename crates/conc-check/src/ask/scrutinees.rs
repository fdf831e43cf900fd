//! Guards that are temporaries of what a `match`, `if let`, `while let` or `for` looks at, and live through its arms.

use conc_link::{Flow, Point, Ty, ValueId, ValueKind, World};
use conc_model::{
    Arm, BlockId, CallId, Effect, GuardKind, LocalId, LocalKind, LoopKind, MatchSource, PatternId,
    PatternKind, Terminator, known,
};
use conc_source::Span;

use super::view::{BodyView, CallView};

/// A guard that lives through arms that have no use for it.
#[derive(Clone, Debug)]
pub struct ScrutineeGuard {
    /// The guard.
    pub value: ValueId,
    /// What it keeps.
    pub kind: GuardKind,
    /// Is it that of a `for` loop's iterator?
    pub is_loop: bool,
    /// Where the first work is done meanwhile.
    pub work: Span,
}

/// A place where control goes on depending on what was looked at.
struct Fork<'b> {
    /// What is looked at.
    scrutinee: Span,
    /// Where it goes on.
    targets: Vec<BlockId>,
    /// The variables that are bound to parts of it.
    bound: Vec<LocalId>,
    /// The `else` of an `if let`.
    otherwise: Option<BlockId>,
    is_loop: bool,
    /// Is it a clone, so that what is not known of it does not refer to what is locked?
    is_clone: bool,
    block: BlockId,
    flow: &'b Flow,
}

impl<'w> BodyView<'w> {
    /// Temporary guards that live through arms that work without them, in the order of the text.
    #[must_use]
    pub fn scrutinee_guards(self) -> Vec<ScrutineeGuard> {
        let is_lock = |kind: ValueKind| matches!(kind, ValueKind::Guard(kind) if is_lock(kind));
        if !self.flow().values().iter().any(|value| is_lock(value.kind)) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (block, content) in self.body().blocks.entries() {
            if let Some(fork) = self.fork(block, &content.terminator) {
                found.extend(self.guards_of(&fork));
            }
        }
        found
    }

    fn fork(self, block: BlockId, terminator: &Terminator) -> Option<Fork<'w>> {
        let body = self.body();
        let flow = self.flow();
        match terminator {
            Terminator::Match {
                place,
                arms,
                source: source @ (MatchSource::Match | MatchSource::IfLet | MatchSource::WhileLet),
            } => Some(Fork {
                scrutinee: body.locals[place.base_local()?].span,
                targets: arms.iter().map(|arm| arm.target).collect(),
                bound: self.bound(arms),
                otherwise: (*source == MatchSource::IfLet)
                    .then(|| arms.last().map(|arm| arm.target))
                    .flatten(),
                is_loop: false,
                is_clone: place.as_local().is_some_and(|local| self.is_clone(local)),
                block,
                flow,
            }),
            Terminator::Next { item, body: to, .. } => {
                let looped = body.blocks[block].in_loop?;
                let is_for = body.loops[looped].kind == LoopKind::For;
                is_for.then(|| Fork {
                    scrutinee: body.loops[looped].head_span,
                    targets: vec![*to],
                    bound: vec![*item],
                    otherwise: None,
                    is_loop: true,
                    is_clone: false,
                    block,
                    flow,
                })
            }
            _ => None,
        }
    }

    fn bound(self, arms: &[Arm]) -> Vec<LocalId> {
        let mut found = Vec::new();
        for arm in arms {
            self.add_bound(arm.pattern, &mut found);
        }
        found
    }

    fn add_bound(self, pattern: PatternId, found: &mut Vec<LocalId>) {
        let body = self.body();
        match &body.patterns[pattern].kind {
            PatternKind::Binding { local, inner, .. } => {
                found.push(*local);
                if let Some(inner) = inner {
                    self.add_bound(*inner, found);
                }
            }
            PatternKind::TupleStruct { fields, .. }
            | PatternKind::Tuple(fields)
            | PatternKind::Slice(fields)
            | PatternKind::Or(fields) => {
                for field in fields {
                    self.add_bound(*field, found);
                }
            }
            PatternKind::Struct { fields, .. } => {
                for (_, field) in fields {
                    self.add_bound(*field, found);
                }
            }
            PatternKind::Ref(inner) => self.add_bound(*inner, found),
            PatternKind::Wildcard
            | PatternKind::Rest
            | PatternKind::Literal
            | PatternKind::Path(_)
            | PatternKind::Unknown => {}
        }
    }

    fn guards_of(self, fork: &Fork<'_>) -> Option<ScrutineeGuard> {
        let needs = |local: &LocalId| {
            let ty = self.facts().local(*local);
            may_refer(self.world, ty, !fork.is_clone)
        };
        if fork.bound.iter().any(needs) {
            return None;
        }
        let mut alive: Vec<(ValueId, LocalId)> = Vec::new();
        for target in &fork.targets {
            alive.extend(fork.flow.alive_at_entry(*target));
        }
        alive.sort_unstable();
        alive.dedup();
        alive.into_iter().find_map(|(value, holder)| {
            let ValueKind::Guard(kind) = fork.flow.value(value).kind else {
                return None;
            };
            let is_its_own = is_lock(kind)
                && self.body().locals[holder].kind == LocalKind::Temporary
                && fork
                    .scrutinee
                    .contains(self.taken_at(fork.flow.value(value)))
                && self.is_guard(holder);
            let work = is_its_own.then(|| self.work_under(fork, value)).flatten()?;
            Some(ScrutineeGuard {
                value,
                kind,
                is_loop: fork.is_loop,
                work,
            })
        })
    }

    fn is_clone(self, local: LocalId) -> bool {
        let call = self.world.call_behind(self.at, local);
        let function = call.and_then(|call| self.call(call).function());
        function
            .is_some_and(|function| self.world.universe().function(function).name == known::CLONE)
    }

    /// Is the local a guard, not an `Option` or `Result` in which one may be, so that it is looked at itself?
    fn is_guard(self, local: LocalId) -> bool {
        let Ty::Adt(adt, _) = self.facts().local(local) else {
            return false;
        };
        let is_own = !self.world.universe().is_library(adt.file);
        is_own || matches!(self.world.kind_of(*adt), Some(ValueKind::Guard(_)))
    }

    /// The receive through the guard that gave the message which is looked at.
    #[must_use]
    pub fn received_under(self, guard: &ScrutineeGuard) -> Option<CallView<'w>> {
        let taken = self.taken_at(self.flow().value(guard.value));
        let mut calls = self.calls();
        calls.find(|call| call.has(Effect::Receives) && call.span().contains(taken))
    }

    /// The first thing of any weight that happens in the arms while the guard is alive.
    fn work_under(self, fork: &Fork<'_>, value: ValueId) -> Option<Span> {
        let cfg = fork.flow.cfg();
        let begin = Point {
            block: fork.block,
            stmt: u32::MAX - 1,
        };
        let birth = fork.flow.value(value).birth;
        let is_behind = |point: Point| {
            fork.targets.contains(&point.block) || cfg.leads(begin, point, Some(birth))
        };
        let calls = self.body().calls.ids().filter(|call| self.is_work(*call));
        let calls = calls.filter_map(|call| {
            let (point, held) = fork.flow.held_at_call(call)?;
            let is_held = held.iter().any(|(other, _)| *other == value);
            (is_held && is_behind(point)).then(|| self.body().calls[call].name_span)
        });
        let decision = fork
            .otherwise
            .and_then(|block| self.decision_under(fork, block, value));
        calls.chain(decision).min_by_key(|span| span.start)
    }

    /// `else if`: a condition of its own that is tested while the guard is alive.
    fn decision_under(self, fork: &Fork<'_>, block: BlockId, value: ValueId) -> Option<Span> {
        let content = &self.body().blocks[block];
        let Terminator::If { then, .. } = content.terminator else {
            return None;
        };
        let alive = fork.flow.alive_at_entry(then);
        let is_held = alive.iter().any(|(other, _)| *other == value);
        is_held.then_some(content.span)
    }

    /// Is the call more than building a value or looking at one: something of the group, or of which a stub states a fact?
    fn is_work(self, call: CallId) -> bool {
        let call = self.call(call);
        let plain = |effect: &Effect| matches!(effect, Effect::Panics | Effect::RunsNow);
        call.is_opaque() || call.effects().iter().any(|effect| !plain(effect))
    }
}

fn is_lock(kind: GuardKind) -> bool {
    matches!(
        kind,
        GuardKind::Lock | GuardKind::AsyncLock | GuardKind::Map
    )
}

/// May a value of the type refer to something that a guard protects?
pub(super) fn may_borrow(world: &World, ty: &Ty) -> bool {
    may_refer(world, ty, true)
}

/// The same, with the answer for types that are not known.
fn may_refer(world: &World, ty: &Ty, unknown: bool) -> bool {
    let may = |ty: &Ty| may_refer(world, ty, unknown);
    match ty {
        Ty::Primitive(_)
        | Ty::Never
        | Ty::Param(_)
        | Ty::Pointer(_)
        | Ty::Function(..)
        | Ty::FnPointer { .. } => false,
        Ty::Adt(adt, args) => {
            world.universe().adt(*adt).generics.has_lifetimes || args.iter().any(may)
        }
        Ty::Tuple(parts) => parts.iter().any(may),
        Ty::Slice(element) | Ty::Array(element) => may(element),
        // What a box holds without saying more outlives everything.
        Ty::Traits { is_dyn, .. } => !is_dyn,
        Ty::Unknown | Ty::Infer(_) => unknown,
        Ty::Ref { .. } | Ty::Closure(_) | Ty::Future { .. } => true,
        // Whatever it is, it was decided outside of the function.
        Ty::Projection { self_ty, .. } => may(self_ty),
    }
}
