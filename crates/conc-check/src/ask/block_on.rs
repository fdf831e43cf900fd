//! What a body does on its own thread, itself or through what it runs: calls that drive a future (`block_on`), panic in async
//! code, or declare that the thread may block.

use conc_link::{EventKind, LockRoot, Origin, Step, Ty, Value};
use conc_model::{BodyKind, BodyOwner, CallId, Effect, Parent};

use super::view::{BodyView, CallView};

/// How many functions of the group are looked into, one below the other.
const DEPTH: usize = 3;

/// A call that a body makes on its own thread, itself or through what it runs.
#[derive(Clone, Debug)]
pub struct OwnThreadCall<'w> {
    /// The call in this body or in a closure of it that runs at once.
    pub call: CallView<'w>,
    /// The call that does it; the same as `call` if no function of the group is in between.
    pub does: CallView<'w>,
    /// From the called function to the call that does it; empty when `call` does it itself.
    pub way: Vec<Step>,
}

/// Which calls are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sought {
    /// Those that poll a future to its end on this thread.
    Driving,
    /// Those that declare that their thread may block.
    Leaving,
    /// Those that panic in async code, but for the driving ones.
    Panicking,
    /// Those that block their thread for long.
    Blocking,
}

impl Sought {
    fn effect(self) -> Effect {
        match self {
            Self::Driving => Effect::Drives,
            Self::Leaving => Effect::LeavesAsync,
            Self::Panicking => Effect::PanicsInAsync,
            Self::Blocking => Effect::Blocks,
        }
    }

    fn is_met_by(self, call: &CallView<'_>) -> bool {
        match self {
            Self::Driving | Self::Leaving => true,
            Self::Panicking => !call.has(Effect::Drives) && call.is_known(),
            Self::Blocking => call.blocks_for().is_some(),
        }
    }
}

impl<'w> BodyView<'w> {
    /// Calls by which this body blocks its thread to drive a future: its own, those of closures that it runs, and those of
    /// plain functions that it calls, unless these look where they are or leave the async context first.
    #[must_use]
    pub fn blocks_on(self) -> Vec<OwnThreadCall<'w>> {
        self.own_thread_calls(Sought::Driving, DEPTH)
    }

    /// Calls by which this body declares that its thread may block, in the same ways.
    #[must_use]
    pub fn leaves_async(self) -> Vec<OwnThreadCall<'w>> {
        self.own_thread_calls(Sought::Leaving, DEPTH)
    }

    /// Calls of this body that panic on a thread which drives tasks, in the same ways; not those that drive a future.
    #[must_use]
    pub fn panics_in_async(self) -> Vec<OwnThreadCall<'w>> {
        self.own_thread_calls(Sought::Panicking, DEPTH)
    }

    /// The closures and plain functions are those that run on this thread before the call is over.
    pub(super) fn own_thread_calls(self, sought: Sought, depth: usize) -> Vec<OwnThreadCall<'w>> {
        let own = self.calls_that(sought.effect());
        let mut found: Vec<OwnThreadCall<'w>> = own
            .filter(|call| sought.is_met_by(call))
            .map(|call| OwnThreadCall {
                call,
                does: call,
                way: Vec::new(),
            })
            .collect();
        let Some(depth) = depth.checked_sub(1) else {
            return found;
        };
        for inner in self.world.inner_calls(self.at) {
            let call = self.call(inner.call);
            let target = Self::new(self.world, inner.target);
            // What does so in another async body is found there.
            let is_elsewhere = sought != Sought::Leaving && target.body().is_async();
            let is_vague = self.world.is_one_of_several(self.at, inner);
            if call.has(Effect::LeavesAsync) || is_elsewhere || is_vague {
                continue;
            }
            let is_nested = matches!(target.body().kind, BodyKind::Closure { .. });
            if is_nested && target.is_within(self) {
                if self.hands_to_one_that_escapes(inner.call, sought) {
                    continue;
                }
                found.extend(target.own_thread_calls(sought, depth));
            } else if !is_nested && !target.escapes(sought) {
                let deeper = target.own_thread_calls(sought, depth).into_iter();
                let deeper = deeper.min_by_key(|deep| deep.way.len());
                found.extend(deeper.map(|deep| self.through(call, deep)));
            }
        }
        found
    }

    /// Does the function of the group that is called, and may run a closure that it is given, escape?
    fn hands_to_one_that_escapes(self, call: CallId, sought: Sought) -> bool {
        let mut same = self.world.inner_calls(self.at);
        same.any(|inner| {
            let is_called = inner.call == call && !inner.is_closure;
            is_called && Self::new(self.world, inner.target).escapes(sought)
        })
    }

    fn through(self, call: CallView<'w>, deep: OwnThreadCall<'w>) -> OwnThreadCall<'w> {
        let own = Step {
            body: deep.call.view.at,
            span: deep.call.name_span(),
        };
        OwnThreadCall {
            call,
            does: deep.does,
            way: std::iter::once(own).chain(deep.way).collect(),
        }
    }

    /// Does the function look where it is, or leave the async context before it blocks?
    fn escapes(self, sought: Sought) -> bool {
        self.calls().any(|call| {
            let leaves = sought != Sought::Leaving && call.has(Effect::LeavesAsync);
            leaves || call.has(Effect::AsksContext)
        })
    }

    fn is_within(self, outer: Self) -> bool {
        let mut current = self.parent();
        while let Some(view) = current {
            if view.at == outer.at {
                return true;
            }
            current = view.parent();
        }
        false
    }

    /// Does the function ask for its runtime, or leave the async context?
    #[must_use]
    pub fn knows_where_it_runs(self) -> bool {
        self.escapes(Sought::Driving)
    }

    /// Is this block or closure, or one around it, handed to something of which it is not known where it runs that?
    #[must_use]
    pub fn may_run_anywhere(self) -> bool {
        self.parent().is_some_and(|outer| {
            let is_it = |ty: Ty| match ty {
                Ty::Future { body, .. } => body == Some(self.at),
                Ty::Closure(at) => at == self.at,
                _ => false,
            };
            let gets = |call: &CallView<'_>| {
                let mut args = 0..call.call().args.len();
                call.function().is_none()
                    && call.is_opaque()
                    && args.any(|arg| is_it(call.arg_type(arg)))
            };
            outer.calls().any(|call| gets(&call)) || outer.may_run_anywhere()
        })
    }

    /// Does the runtime that runs the function around this body have only one thread?
    #[must_use]
    pub fn runs_on_one_thread(self) -> bool {
        let BodyOwner::Function(function) = self.body().owner else {
            return false;
        };
        let entry = self.model().functions[function]
            .attrs
            .runtime_entry
            .as_ref();
        entry.is_some_and(|entry| entry.single_thread)
    }
}

/// Runtimes as values.
impl<'w> BodyView<'w> {
    /// Runtimes that this body makes.
    pub fn runtimes_made_here(self) -> impl Iterator<Item = &'w Value> {
        let universe = self.world.universe();
        self.flow().values().iter().filter(move |value| {
            let is_made = matches!(value.origin, Origin::Call(_));
            is_made && universe.adt_effects(value.adt).contains(&Effect::Runtime)
        })
    }

    /// Does this body drive a future on the runtime?
    #[must_use]
    pub fn is_blocked_on(self, runtime: &Value) -> bool {
        runtime.events.iter().any(|event| match event.kind {
            EventKind::Borrowed { call, .. } => self.call(call).has(Effect::Drives),
            _ => false,
        })
    }
}

impl<'w> CallView<'w> {
    /// The async function beside the called one that does the same: `recv` for `blocking_recv`, `recv_async` for `recv`.
    #[must_use]
    pub fn awaited_twin(self) -> Option<&'w str> {
        let universe = self.view.world.universe();
        let function = self.function()?;
        let called = universe.function(function);
        let Parent::Impl(parent) = called.parent else {
            return None;
        };
        let name = universe.text(called.name);
        let stem = name
            .strip_prefix("blocking_")
            .or_else(|| name.strip_suffix("_blocking"));
        let is_twin = |other: &str| match stem {
            Some(stem) => other == stem,
            None => other.strip_suffix("_async") == Some(name),
        };
        let model = universe.model(function.file);
        let siblings = model.impls[parent].functions.iter();
        let mut siblings = siblings.map(|id| &model.functions[*id]);
        let twin = siblings.find(|one| one.is_async && is_twin(universe.text(one.name)));
        twin.map(|twin| universe.text(twin.name))
    }

    /// Is the receiver a runtime (not a handle of one) that the function's own `self` holds?
    #[must_use]
    pub fn is_on_a_runtime_of_self(self) -> bool {
        let first = self.call().args.first();
        let lock = first.map(|arg| self.view.world.lock_of(self.view.at, arg));
        let root = lock.and_then(|lock| lock.place).map(|place| place.root);
        root == Some(LockRoot::Param(0)) && self.is_on_a_runtime()
    }

    /// Is the receiver or first argument a runtime, not a handle of one?
    fn is_on_a_runtime(self) -> bool {
        self.is_on(Effect::Runtime)
    }

    /// Is this stated about the type of the receiver or first argument, or of what that points to?
    pub(super) fn is_on(self, effect: Effect) -> bool {
        let world = self.view.world;
        let mut ty = self.arg_type(0);
        for _ in 0..6 {
            if let Ty::Adt(adt, _) = &ty
                && world.universe().adt_effects(*adt).contains(&effect)
            {
                return true;
            }
            match world.index().deref(world.universe(), &ty) {
                Some(inner) => ty = inner,
                None => return false,
            }
        }
        false
    }
}
