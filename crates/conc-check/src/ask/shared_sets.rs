//! Sets of tasks behind a lock, filled by whoever comes along. Sets that one loop fills are `task_sets`.

use conc_link::{BodyRef, LockPlace, LockRoot, Ty};
use conc_model::{BodyOwner, Effect, known};

use super::loops::LoopView;
use super::task_sets::Collection;
use super::view::{BodyView, CallView};

/// Words in the names of functions after which nothing is put into a set any more.
const LAST_WORDS: [&str; 14] = [
    "abort", "cancel", "close", "drain", "drop", "exit", "finish", "halt", "join", "kill", "quit",
    "shut", "stop", "term",
];

impl<'w> BodyView<'w> {
    /// Calls that put a task into a set behind a lock, out of which its file takes finished tasks at shutdown only.
    #[must_use]
    pub fn fills_of_shared_sets(self) -> Vec<CallView<'w>> {
        let fills = self.calls().filter(|call| {
            call.fills_collection() == Some(Collection::Set)
                && self.is_behind_a_lock(*call)
                && !self.starts_a_worker(*call)
        });
        let mut fills: Vec<CallView<'w>> = fills.collect();
        if !fills.is_empty() && self.file_reaps_on_the_way() {
            fills.clear();
        }
        fills
    }

    /// Is it one of the few tasks that last as long as the owner of the set: a loop without an end, a loop that is given
    /// nothing by the caller, or something that is started once?
    fn starts_a_worker(self, call: CallView<'_>) -> bool {
        let mut spawns = self.spawns();
        let Some(spawn) = spawns.find(|spawn| spawn.call.id == call.id) else {
            return false;
        };
        let waits_in_a_loop = || {
            let work = spawn.runs.map(|runs| Self::new(self.world, runs));
            work.is_some_and(|work| work.waits_in_a_loop(2))
        };
        spawn.endless_loop().is_some()
            || (self.is_given_nothing() && waits_in_a_loop())
            || spawn.happens_once()
    }

    /// Is there a loop that awaits something, in this body or in a function that it runs?
    fn waits_in_a_loop(self, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        let mut callees = self.calls().filter_map(CallView::runs_body);
        self.loops().any(LoopView::waits_for_more)
            || callees.any(|callee| Self::new(self.world, callee).waits_in_a_loop(depth))
    }

    /// Does its function take nothing but `self`?
    fn is_given_nothing(self) -> bool {
        match self.body().owner {
            BodyOwner::Function(function) => self.model().functions[function].params.is_empty(),
            _ => false,
        }
    }

    /// Is the set in a lock that others than this body reach, too?
    fn is_behind_a_lock(self, call: CallView<'_>) -> bool {
        let Some(operand) = call.call().args.first() else {
            return false;
        };
        let place = self.world.lock_of(self.at, operand).place;
        place.is_some_and(|LockPlace { root, path }| {
            path.contains(&known::CONTENT)
                && matches!(root, LockRoot::Param(0) | LockRoot::Static(_))
        })
    }

    /// Is it a lock with a set of tasks in it, behind pointers?
    fn is_locked_set(self, ty: &Ty) -> bool {
        let universe = self.world.universe();
        let mut ty = ty.peel_refs().clone();
        for _ in 0..4 {
            if let Ty::Adt(adt, args) = &ty
                && universe.adt_effects(*adt).contains(&Effect::Lock)
            {
                return args.iter().any(|arg| self.is_collecting_set(arg));
            }
            match self.world.index().deref(universe, &ty) {
                Some(next) => ty = next,
                None => return false,
            }
        }
        false
    }

    /// Does any function of the file take finished tasks out of a set of tasks while more may come, or give a set to code
    /// that is not known?
    fn file_reaps_on_the_way(self) -> bool {
        let bodies = self.model().bodies.ids();
        let mut views = bodies.map(|id| Self::new(self.world, BodyRef::new(self.at.file, id)));
        views.any(|view| !view.is_last_function() && view.calls().any(CallView::takes_out_of_set))
    }

    /// Is it (in) a function that by its name ends what the set is for?
    fn is_last_function(self) -> bool {
        let BodyOwner::Function(function) = self.body().owner else {
            return false;
        };
        let name = self.model().functions[function].name;
        let name = self.world.universe().text(name);
        let mut words = name.split('_');
        words.any(|word| LAST_WORDS.iter().any(|last| word.starts_with(last)))
    }
}

impl CallView<'_> {
    /// Does the call take tasks out of a set, or get one without our knowing what it does?
    fn takes_out_of_set(self) -> bool {
        let count = self.call().args.len();
        let gets = |arg| {
            self.view.is_collecting_set(&self.arg_type(arg)) && !self.is_given_a_local_set(arg)
        };
        let is_known = [Effect::Joins, Effect::Aborts, Effect::Detaches];
        let joins = is_known.iter().any(|effect| self.has(*effect));
        ((0..count).any(gets) && (joins || self.is_opaque())) || self.lends_set_to_a_reaper()
    }

    /// Is a set handed on with the lock around it, to code that takes finished tasks out of such sets, or that is not
    /// known?
    fn lends_set_to_a_reaper(self) -> bool {
        let mut args = 0..self.call().args.len();
        if !self.is_opaque() || !args.any(|arg| self.view.is_locked_set(&self.arg_type(arg))) {
            return false;
        }
        let callee = self
            .runs_body()
            .map(|callee| BodyView::new(self.view.world, callee));
        callee.is_none_or(|callee| {
            callee.calls().any(|call| {
                let mut args = 0..call.call().args.len();
                call.has(Effect::Joins)
                    && args.any(|arg| callee.is_collecting_set(&call.arg_type(arg)))
            })
        })
    }

    /// Is the argument a set that the body has made for itself?
    fn is_given_a_local_set(self, arg: usize) -> bool {
        let view = self.view;
        let Some(operand) = self.call().args.get(arg) else {
            return false;
        };
        match view.world.lock_of(view.at, operand).place {
            Some(LockPlace {
                root: LockRoot::Local(at, local),
                path,
            }) => {
                let made = BodyView::new(view.world, at).defining_call(local);
                path.is_empty() && made.is_some_and(|made| made.call().args.is_empty())
            }
            _ => false,
        }
    }
}
