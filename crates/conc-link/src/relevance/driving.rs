//! Async functions that call plain ones which drive a future on their thread: these mention nothing themselves.

use conc_model::{FunctionId, Names, known};
use rustc_hash::FxHashSet;

use super::words::{Words, mentions};
use super::{UnreadFile, is_async};

/// From an async function to the one that drives lie so many plain functions at most.
const MAX_CALLS: usize = 2;

/// Adds them, and the plain functions in between.
pub(super) fn add(
    files: &[UnreadFile<'_>],
    words: &Words,
    names: &Names,
    found: &mut [FxHashSet<FunctionId>],
) {
    let plain = |file: &UnreadFile<'_>, id: FunctionId| {
        let function = &file.model.functions[id];
        !function.is_async && function.name != known::MAIN && function.name != known::DROP
    };
    let mut driving: FxHashSet<&str> = FxHashSet::default();
    for file in files {
        let bodies = file.bodies.iter().filter(|(id, _)| plain(file, *id));
        let drive = bodies.filter(|(_, text)| words.drives(text));
        driving.extend(drive.map(|(id, _)| names.text(file.model.functions[*id].name)));
    }
    if driving.is_empty() {
        return;
    }
    for round in 0..=MAX_CALLS {
        let mut callers = Vec::new();
        for (file, found) in files.iter().zip(found.iter_mut()) {
            for (id, text) in &file.bodies {
                let is_plain = plain(file, *id);
                let counts = if round < MAX_CALLS {
                    is_plain
                } else {
                    is_async(&file.model.functions[*id], text)
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

fn calls_one_of(text: &str, names: &FxHashSet<&str>) -> bool {
    mentions(text).any(|mention| mention.is_called() && names.contains(mention.word))
}
