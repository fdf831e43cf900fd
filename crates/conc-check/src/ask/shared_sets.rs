//! Sets of tasks behind a lock, filled by whoever comes along. Sets that one loop fills are `task_sets`.

use conc_link::{BodyRef, LockPlace, LockRoot};
use conc_model::{BodyOwner, Effect, known};

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
            call.fills_collection() == Some(Collection::Set) && self.is_behind_a_lock(*call)
        });
        let mut fills: Vec<CallView<'w>> = fills.collect();
        if !fills.is_empty() && self.file_reaps_on_the_way() {
            fills.clear();
        }
        fills
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
        (0..count).any(gets) && (joins || self.is_opaque())
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
