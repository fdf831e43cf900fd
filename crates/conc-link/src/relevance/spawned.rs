//! Functions that a new task or thread may run: what they do matters even when they mention nothing, as when they never
//! end or when their result is an error that nobody sees.

use conc_model::{FunctionId, Name};
use rustc_hash::FxHashSet;

use super::{FileSeen, UnreadFile, by_name};

/// Adds them, and what they call in turn; functions of the names in `starting` start what they are given.
pub(super) fn add(
    files: &[UnreadFile<'_>],
    seen: &[FileSeen],
    starting: &FxHashSet<Name>,
    found: &mut [FxHashSet<FunctionId>],
) {
    let mut work: Vec<&[Name]> = Vec::new();
    for ((file, seen), known) in files.iter().zip(seen).zip(found.iter()) {
        let bodies = seen.of_bodies(file);
        let spawning = bodies.filter(|(id, seen, calls)| {
            let starts = || calls.iter().any(|name| starting.contains(name));
            known.contains(id) && (seen.spawns() || starts())
        });
        work.extend(spawning.map(|(_, _, calls)| calls));
    }
    if work.is_empty() {
        return;
    }
    // Those that may go on for long: async ones, those with loops, those that wait.
    let mut by_name = by_name(files, seen, |function, seen| {
        function.is_async || seen.loops() || seen.waits()
    });
    while let Some(calls) = work.pop() {
        for name in calls {
            for (file, id, calls) in by_name.remove(name).unwrap_or_default() {
                if found[file].insert(id) {
                    work.push(calls);
                }
            }
        }
    }
}
