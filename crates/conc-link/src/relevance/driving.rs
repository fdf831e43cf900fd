//! Async functions that call plain ones which drive a future on their thread: these mention nothing themselves.

use conc_model::{FunctionId, Names, known};
use rustc_hash::FxHashSet;

use super::mentions::calls_one_of;
use super::{FileSeen, UnreadFile, is_async};

/// From an async function to the one that drives lie so many plain functions at most.
const MAX_CALLS: usize = 2;

/// Adds them, and the plain functions in between.
pub(super) fn add(
    files: &[UnreadFile<'_>],
    seen: &[FileSeen],
    names: &Names,
    found: &mut [FxHashSet<FunctionId>],
) {
    let plain = |file: &UnreadFile<'_>, id: FunctionId| {
        let function = &file.model.functions[id];
        !function.is_async && function.name != known::MAIN && function.name != known::DROP
    };
    let mut driving: FxHashSet<&str> = FxHashSet::default();
    for (file, seen) in files.iter().zip(seen) {
        let bodies = file.bodies.iter().zip(&seen.bodies);
        let drive = bodies.filter(|((id, _), seen)| seen.drives() && plain(file, *id));
        driving.extend(drive.map(|((id, _), _)| names.text(file.model.functions[*id].name)));
    }
    if driving.is_empty() {
        return;
    }
    for round in 0..=MAX_CALLS {
        let mut callers = Vec::new();
        for ((file, seen), found) in files.iter().zip(seen).zip(found.iter_mut()) {
            for ((id, text), seen) in file.bodies.iter().zip(&seen.bodies) {
                let is_plain = plain(file, *id);
                let counts = if round < MAX_CALLS {
                    is_plain
                } else {
                    is_async(&file.model.functions[*id], *seen)
                };
                if counts && calls_one_of(text, &driving) {
                    found.insert(*id);
                    callers.push(names.text(file.model.functions[*id].name));
                }
            }
        }
        driving.extend(callers);
    }
}
