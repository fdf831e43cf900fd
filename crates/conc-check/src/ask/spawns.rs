//! What is spawned, and what becomes of its handle. Functions that spawn what they are given are `given_work.rs`.

use conc_link::{BodyRef, CallTarget, EventKind, Origin, Ty, Value, ValueKind};
use conc_model::{CallId, Discard, Effect, LocalId, LocalKind, OnDrop, Operand, Place, TaskKind};

use super::view::{BodyView, CallView};

/// A call that starts a thread or task.
#[derive(Clone, Copy, Debug)]
pub struct Spawn<'w> {
    /// The call.
    pub call: CallView<'w>,
    /// What it starts.
    pub task: TaskKind,
    /// What becomes of the handle.
    pub fate: Fate,
    /// The closure, async block or async function that runs, if it is one of this group.
    pub runs: Option<BodyRef>,
    /// Does it run within a block of the function that starts it, which may look at what it comes to?
    pub is_wrapped: bool,
}

/// What becomes of a handle within the body that got it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// There is none: the spawn function returns nothing to hold.
    NoHandle,
    /// Thrown away at once: `spawn(..);` or `let _ = spawn(..);`.
    Discarded(Discard),
    /// Bound to a variable, or put into a list in one, that nothing uses before its scope ends.
    Unused,
    /// Joined, awaited, aborted, stored, passed on, returned, or explicitly dropped; also when another handle is written
    /// over it, which is a question of its own.
    Kept,
}

impl Fate {
    /// Is the work behind it left alone without a word (an explicit `drop(handle)` says that it is meant)?
    #[must_use]
    pub fn is_lost(self) -> bool {
        matches!(self, Self::Discarded(_) | Self::Unused)
    }
}

/// Whatever is started.
const SPAWNS: Effect = Effect::Spawns(TaskKind::Thread);

impl<'w> BodyView<'w> {
    /// All calls that spawn.
    pub fn spawns(self) -> impl Iterator<Item = Spawn<'w>> {
        self.spawns_within(2)
    }

    fn spawns_within(self, depth: usize) -> impl Iterator<Item = Spawn<'w>> {
        let itself = self.facts().effects.may_have(SPAWNS);
        let mut values = self.flow().values().iter();
        let has_handles = values.any(|value| matches!(value.kind, ValueKind::Handle { .. }));
        self.calls().filter_map(move |call| {
            let own = itself.then(|| self.spawn_by(call)).flatten();
            own.or_else(|| self.spawn_through(call, has_handles, depth))
        })
    }

    /// A call of a known spawn function.
    fn spawn_by(self, call: CallView<'w>) -> Option<Spawn<'w>> {
        let task = call.effects().iter().find_map(|effect| match effect {
            Effect::Spawns(task) => Some(*task),
            _ => None,
        })?;
        Some(Spawn {
            call,
            task,
            fate: self.handle_fate(call.id),
            runs: self.spawned_body(call),
            is_wrapped: false,
        })
    }

    /// A call of a function of the group that spawns and returns the handle, or that spawns what it is given and drops the
    /// handle.
    fn spawn_through(
        self,
        call: CallView<'w>,
        has_handles: bool,
        depth: usize,
    ) -> Option<Spawn<'w>> {
        let depth = depth.checked_sub(1)?;
        let callee = Self::new(self.world, call.runs_body()?);
        if !call.is_opaque() {
            return None;
        }
        let fate = if has_handles {
            self.handle_fate(call.id)
        } else {
            Fate::NoHandle
        };
        if fate == Fate::NoHandle {
            return self.lost_through(call, callee, depth);
        }
        let inner = callee
            .spawns_within(depth)
            .find(|spawn| callee.returns_handle_of(spawn))?;
        let given = callee.given_work(&inner);
        Some(Spawn {
            call,
            fate,
            runs: given.map_or(inner.runs, |given| self.work_in(call, given)),
            is_wrapped: inner.is_wrapped || given.is_some_and(|given| given.is_wrapped),
            ..inner
        })
    }

    /// `fn start(work: impl Future<..>) { tokio::spawn(work); }`: the handle is lost there, of work that is known here.
    fn lost_through(self, call: CallView<'w>, callee: Self, depth: usize) -> Option<Spawn<'w>> {
        // The cheap question first: this one is asked about every call of a function of the group.
        if !callee.takes_generic() || callee.is_test() || call.gives_future() {
            return None;
        }
        callee.spawns_within(depth).find_map(|inner| {
            let given = callee.given_work(&inner)?;
            let is_lost = inner.fate.is_lost() || inner.fate == Fate::NoHandle;
            (is_lost && callee.drop_detaches(&inner)).then_some(())?;
            Some(Spawn {
                call,
                runs: self.work_in(call, given),
                is_wrapped: inner.is_wrapped || given.is_wrapped,
                ..inner
            })
        })
    }

    fn returns_handle_of(self, spawn: &Spawn<'_>) -> bool {
        let mut made = self
            .flow()
            .values()
            .iter()
            .filter(|value| value.origin == Origin::Call(spawn.call.id));
        made.any(|value| {
            value
                .events
                .iter()
                .any(|event| event.kind == EventKind::Returned)
        })
    }

    /// What becomes of the handle that a call returns.
    #[must_use]
    pub fn handle_fate(self, call: CallId) -> Fate {
        let is_it = |value: &&Value| {
            value.origin == Origin::Call(call) && matches!(value.kind, ValueKind::Handle { .. })
        };
        let Some(value) = self.flow().values().iter().find(is_it) else {
            return Fate::NoHandle;
        };
        if self.call(call).is_on_task_set() {
            return Fate::Kept;
        }
        let mut fate = Fate::Unused;
        for event in &value.events {
            match event.kind {
                EventKind::Discarded(how) => fate = Fate::Discarded(how),
                EventKind::Moved(_) | EventKind::Dropped | EventKind::Absent => {}
                EventKind::Borrowed { call, arg: 0 } if self.call(call).only_looks() => {}
                EventKind::Passed { call, .. } if self.is_put_into_own_list(value, call) => {}
                _ => return Fate::Kept,
            }
        }
        fate
    }

    /// Is the handle put into a list in a variable of this body, and dropped with that list?
    fn is_put_into_own_list(self, handle: &Value, call: CallId) -> bool {
        let call = self.call(call);
        let receiver = call.call().args.first().and_then(Operand::place);
        let list = receiver.and_then(Place::as_local);
        list.is_some_and(|list| {
            let is_dropped =
                |event: &conc_link::Event| event.kind == EventKind::Dropped && event.holder == list;
            let is_own = matches!(self.body().locals[list].kind, LocalKind::Variable { .. });
            is_own && handle.events.iter().any(is_dropped) && self.list_is_only_filled(list)
        })
    }

    /// A reference or something copied: nothing by which work could be ended or awaited.
    fn is_plain_data(self, ty: &Ty) -> bool {
        match ty {
            Ty::Ref { .. } | Ty::Primitive(_) => true,
            Ty::Tuple(parts) => parts.is_empty(),
            other => self.world.index().is_copy(self.world.universe(), other),
        }
    }

    /// A reference to a handle, or something with one in it: `OnceLock::get`.
    fn lends_handle(self, ty: &Ty, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        match ty {
            Ty::Ref { inner, .. } => self.lends_handle(inner, depth),
            Ty::Adt(adt, args) => {
                matches!(self.world.kind_of(*adt), Some(ValueKind::Handle { .. }))
                    || args.iter().any(|arg| self.lends_handle(arg, depth))
            }
            Ty::Tuple(parts) => parts.iter().any(|part| self.lends_handle(part, depth)),
            _ => false,
        }
    }

    /// Does dropping the handle of this spawn let the work go on?
    #[must_use]
    pub fn drop_detaches(self, spawn: &Spawn<'_>) -> bool {
        let mut made = self
            .flow()
            .values()
            .iter()
            .filter(|value| value.origin == Origin::Call(spawn.call.id));
        made.all(|value| {
            !matches!(
                value.kind,
                ValueKind::Handle {
                    on_drop: OnDrop::Cancel | OnDrop::Join,
                    ..
                }
            )
        })
    }

    /// Is the work started in a runtime that a variable of this body owns, so that it ends with this body?
    #[must_use]
    pub fn drops_runtime_of(self, spawn: &Spawn<'_>) -> bool {
        let place = spawn.call.call().args.first().and_then(Operand::place);
        let local = place.and_then(Place::as_local);
        local.is_some_and(|local| self.owns_runtime(local)) || self.is_driven_by_own_runtime()
    }

    /// Is this the async block that the function around it drives in a runtime of its own: `runtime.block_on(async { .. })`?
    fn is_driven_by_own_runtime(self) -> bool {
        self.parent().is_some_and(|outer| {
            let is_it = |ty: Ty| matches!(ty, Ty::Future { body, .. } if body == Some(self.at));
            outer.calls().any(|call| {
                let runtime = call.call().args.first().and_then(Operand::place);
                let mut args = 0..call.call().args.len();
                call.has(Effect::Drives)
                    && args.any(|arg| is_it(call.arg_type(arg)))
                    && runtime
                        .and_then(Place::as_local)
                        .is_some_and(|runtime| outer.owns_runtime(runtime))
            })
        })
    }

    /// Is the variable of this body a runtime?
    fn owns_runtime(self, local: LocalId) -> bool {
        let is_owned = matches!(self.body().locals[local].kind, LocalKind::Variable { .. });
        let (index, universe) = (self.world.index(), self.world.universe());
        let mut ty = self.facts().local(local).clone();
        let mut is_runtime = false;
        for _ in 0..3 {
            let Ty::Adt(adt, _) = &ty else { break };
            is_runtime |= universe.adt_effects(*adt).contains(&Effect::Runtime);
            let Some(inner) = index.deref(universe, &ty) else {
                break;
            };
            ty = inner;
        }
        is_owned && is_runtime
    }

    /// The body of the group that a spawn call runs: its closure or future argument, through library adapters.
    fn spawned_body(self, call: CallView<'w>) -> Option<BodyRef> {
        (0..call.call().args.len()).find_map(|arg| body_within(&call.arg_type(arg), 3))
    }
}

pub(super) fn body_within(ty: &Ty, depth: usize) -> Option<BodyRef> {
    let depth = depth.checked_sub(1)?;
    match ty {
        Ty::Closure(body) => Some(*body),
        Ty::Future { body, .. } => *body,
        Ty::Adt(_, args) => args.iter().find_map(|arg| body_within(arg, depth)),
        _ => None,
    }
}

impl CallView<'_> {
    /// Is it a method of a set of tasks, which keeps what it starts?
    pub(super) fn is_on_task_set(self) -> bool {
        match self.arg_type(0).peel_refs() {
            Ty::Adt(adt, _) => {
                let effects = self.view.world.universe().adt_effects(*adt);
                effects.contains(&Effect::TaskSet) && !effects.contains(&Effect::Runtime)
            }
            _ => false,
        }
    }

    /// A method of a handle that neither waits for, ends nor passes on what is behind it: `id()`, `thread()`.
    pub(super) fn only_looks(self) -> bool {
        let plain = self
            .effects()
            .iter()
            .all(|effect| matches!(effect, Effect::Panics | Effect::ObservesEnd));
        let result = self
            .facts()
            .map(|facts| facts.result.clone())
            .unwrap_or_default();
        let is_harmless = self.view.is_plain_data(&result) && !self.view.lends_handle(&result, 4);
        plain && self.function().is_some() && !self.is_opaque() && is_harmless
    }

    /// The body of the group that the call runs (for async functions: that its future runs).
    #[must_use]
    pub fn runs_body(self) -> Option<BodyRef> {
        let facts = self.facts()?;
        match (&facts.result, facts.target) {
            (
                Ty::Future {
                    body: Some(body), ..
                },
                _,
            ) => Some(*body),
            (_, CallTarget::Function(function)) => {
                let universe = self.view.world.universe();
                universe.group_index(function.file)?;
                Some(BodyRef::new(
                    function.file,
                    universe.function(function).body?,
                ))
            }
            _ => None,
        }
    }
}

/// Sets of tasks.
impl BodyView<'_> {
    /// What becomes of a set of tasks: [`Fate::Unused`] when work is started in it, and it is dropped before this body
    /// waits for anything; `None` when nothing is started in it.
    #[must_use]
    pub fn set_fate(self, set: &Value) -> Option<Fate> {
        let mut starts = false;
        for event in &set.events {
            match event.kind {
                EventKind::Borrowed { call, .. } => {
                    let is_spawn = |effect: &Effect| matches!(effect, Effect::Spawns(_));
                    let starts_one = self.call(call).effects().iter().any(is_spawn);
                    let is_own = self.call(call).is_on_task_set();
                    // Somebody waits for the task itself.
                    let is_kept = !is_own && self.handle_fate(call) == Fate::Kept;
                    if !starts_one || is_kept {
                        return Some(Fate::Kept);
                    }
                    starts = true;
                }
                EventKind::Moved(_) | EventKind::Dropped => {}
                _ => return Some(Fate::Kept),
            }
        }
        let waits = self.flow().held_across_awaits().any(|(_, held)| {
            held.iter()
                .any(|(value, _)| std::ptr::eq(self.flow().value(*value), set))
        });
        match (starts, waits) {
            (false, _) => None,
            (true, true) => Some(Fate::Kept),
            (true, false) => Some(Fate::Unused),
        }
    }
}
