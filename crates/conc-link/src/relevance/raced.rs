//! Async functions that a `select!` or a time limit in a loop may drop half-way: what they have in hand then matters, even when
//! they mention nothing.

use conc_model::{FunctionId, Name};
use rustc_hash::FxHashSet;

use super::{Candidate, FileSeen, UnreadFile, by_name};

/// From the loop to the function lie so many others at most.
const MAX_CALLS: usize = 3;

/// Adds them, and the loops.
pub(super) fn add(
    files: &[UnreadFile<'_>],
    seen: &[FileSeen],
    found: &mut [FxHashSet<FunctionId>],
) {
    let mut racing: Vec<Candidate<'_>> = Vec::new();
    for (index, (file, seen)) in files.iter().zip(seen).enumerate() {
        let bodies = seen.of_bodies(file);
        let races = bodies.filter(|(_, seen, _)| seen.races() && seen.repeats());
        racing.extend(races.map(|(id, _, calls)| (index, id, calls)));
    }
    if racing.is_empty() {
        return;
    }
    let mut by_name = by_name(files, seen, |function, _| function.is_async);
    racing.retain(|(.., calls)| calls.iter().any(|name| by_name.contains_key(name)));
    for (file, id, _) in &racing {
        found[*file].insert(*id);
    }
    let mut work: Vec<&[Name]> = racing.into_iter().map(|(.., calls)| calls).collect();
    for _ in 0..MAX_CALLS {
        for calls in std::mem::take(&mut work) {
            for name in calls {
                for (file, id, calls) in by_name.remove(name).unwrap_or_default() {
                    found[file].insert(id);
                    work.push(calls);
                }
            }
        }
    }
}
