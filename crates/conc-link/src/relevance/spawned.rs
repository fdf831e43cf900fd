//! Functions that a new task or thread may run: what they do matters even when they mention nothing, as when they never
//! end or when their result is an error that nobody sees.

use conc_model::{FunctionId, Names};
use rustc_hash::{FxHashMap, FxHashSet};

use super::mentions::mentions;
use super::{FileSeen, UnreadFile};

/// Adds them, and what they call in turn.
pub(super) fn add(
    files: &[UnreadFile<'_>],
    seen: &[FileSeen],
    names: &Names,
    found: &mut [FxHashSet<FunctionId>],
) {
    let mut work: Vec<&str> = Vec::new();
    for ((file, seen), known) in files.iter().zip(seen).zip(found.iter()) {
        let bodies = file.bodies.iter().zip(&seen.bodies);
        let spawning = bodies.filter(|((id, _), seen)| seen.spawns() && known.contains(id));
        work.extend(spawning.map(|((_, text), _)| *text));
    }
    if work.is_empty() {
        return;
    }
    let mut by_name = by_name(files, seen, names);
    while let Some(text) = work.pop() {
        for mention in mentions(text).filter(|mention| mention.is_called()) {
            for (file, id, text) in by_name.remove(mention.word).unwrap_or_default() {
                if found[file].insert(id) {
                    work.push(text);
                }
            }
        }
    }
}

type Candidate<'d> = (usize, FunctionId, &'d str);

/// The functions that may go on for long: async ones, those with loops, those that wait.
fn by_name<'n>(
    files: &[UnreadFile<'n>],
    seen: &[FileSeen],
    names: &'n Names,
) -> FxHashMap<&'n str, Vec<Candidate<'n>>> {
    let mut by_name: FxHashMap<&str, Vec<Candidate<'_>>> = FxHashMap::default();
    for (index, (file, seen)) in files.iter().zip(seen).enumerate() {
        for ((id, text), seen) in file.bodies.iter().zip(&seen.bodies) {
            let function = &file.model.functions[*id];
            if function.is_async || seen.loops() || seen.waits() {
                let named = by_name.entry(names.text(function.name));
                named.or_default().push((index, *id, text));
            }
        }
    }
    by_name
}
