//! The end of a fan-out: results that come in any order from any thread, complete when the last one is there.

use std::sync::{Mutex, PoisonError};

/// Results of tasks that were started together.
#[derive(Debug)]
pub(crate) struct Gather<R> {
    state: Mutex<State<R>>,
}

#[derive(Debug)]
struct State<R> {
    results: Vec<Option<R>>,
    missing: usize,
}

impl<R> Gather<R> {
    /// For the results of `count` tasks.
    pub(crate) fn new(count: usize) -> Self {
        let results = std::iter::repeat_with(|| None).take(count).collect();
        let state = State {
            results,
            missing: count,
        };
        Self {
            state: Mutex::new(state),
        }
    }

    /// Takes the result of one task, once. Whoever brings the last one gets all of them, in the order of the tasks.
    pub(crate) fn put(&self, task: usize, result: R) -> Option<Vec<R>> {
        // A panic elsewhere ends the run by itself; the results are whole in any case.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.results[task] = Some(result);
        state.missing -= 1;
        let is_complete = state.missing == 0;
        is_complete.then(|| state.results.drain(..).flatten().collect())
    }
}
