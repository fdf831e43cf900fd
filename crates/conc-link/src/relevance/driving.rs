//! Async functions that call plain ones which drive a future on their thread: these mention nothing themselves.

use conc_model::{FunctionId, Name, known};
use rustc_hash::FxHashSet;

use super::{FileSeen, UnreadFile, is_async};

/// From an async function to the one that drives lie so many plain functions at most.
const MAX_CALLS: usize = 2;

/// Adds them, and the plain functions in between.
pub(super) fn add(
    files: &[UnreadFile<'_>],
    seen: &[FileSeen],
    found: &mut [FxHashSet<FunctionId>],
) {
    let plain = |file: &UnreadFile<'_>, id: FunctionId| {
        let function = &file.model.functions[id];
        !function.is_async && function.name != known::MAIN && function.name != known::DROP
    };
    let mut driving: FxHashSet<Name> = FxHashSet::default();
    for (file, seen) in files.iter().zip(seen) {
        let bodies = seen.of_bodies(file);
        let drive = bodies.filter(|(id, seen, _)| seen.drives() && plain(file, *id));
        driving.extend(drive.map(|(id, ..)| file.model.functions[id].name));
    }
    if driving.is_empty() {
        return;
    }
    for round in 0..=MAX_CALLS {
        let mut callers = Vec::new();
        for ((file, seen), found) in files.iter().zip(seen).zip(found.iter_mut()) {
            for (id, seen, calls) in seen.of_bodies(file) {
                let is_plain = plain(file, id);
                let counts = if round < MAX_CALLS {
                    is_plain
                } else {
                    is_async(&file.model.functions[id], seen)
                };
                if counts && calls.iter().any(|name| driving.contains(name)) {
                    found.insert(id);
                    callers.push(file.model.functions[id].name);
                }
            }
        }
        driving.extend(callers);
    }
}
