//! Async functions that call plain ones which drive a future on their thread, or panic in async code: they mention nothing
//! themselves.

use conc_model::{FunctionId, Name, known};
use rustc_hash::FxHashSet;

use super::{Candidate, FileSeen, UnreadFile, is_async};

/// From an async function to the one that does so lie so many plain functions at most.
const MAX_CALLS: usize = 2;

/// Adds them, and the plain functions that lead there: those on a way that begins in async code, or in a destructor.
pub(super) fn add(
    files: &[UnreadFile<'_>],
    seen: &[FileSeen],
    found: &mut [FxHashSet<FunctionId>],
) {
    let mut driving: FxHashSet<Name> = FxHashSet::default();
    let mut doing: Vec<Candidate<'_>> = Vec::new();
    let mut plain: Vec<Candidate<'_>> = Vec::new();
    let mut asking: Vec<Candidate<'_>> = Vec::new();
    for (index, (file, seen)) in files.iter().zip(seen).enumerate() {
        for (id, seen, calls) in seen.of_bodies(file) {
            let function = &file.model.functions[id];
            let is_plain =
                !function.is_async && !matches!(function.name, known::MAIN | known::DROP);
            if is_plain && seen.stalls() {
                driving.insert(function.name);
                doing.push((index, id, calls));
            }
            if is_plain {
                plain.push((index, id, calls));
            }
            if function.name == known::DROP || is_async(function, seen) {
                asking.push((index, id, calls));
            }
        }
    }
    if driving.is_empty() {
        return;
    }
    let name = |(file, id, _): &Candidate<'_>| files[*file].model.functions[*id].name;
    let mut between: Vec<Vec<Candidate<'_>>> = vec![doing];
    for _ in 0..MAX_CALLS {
        let callers: Vec<Candidate<'_>> = plain
            .iter()
            .filter(|(.., calls)| calls.iter().any(|name| driving.contains(name)))
            .copied()
            .collect();
        driving.extend(callers.iter().map(name));
        between.push(callers);
    }
    // Back again, from those that ask.
    let mut asked: FxHashSet<Name> = FxHashSet::default();
    let mut add = |(file, id, calls): &Candidate<'_>, asked: &mut FxHashSet<Name>| {
        found[*file].insert(*id);
        asked.extend(calls.iter().filter(|name| driving.contains(name)));
    };
    let asks = |(.., calls): &&Candidate<'_>| calls.iter().any(|name| driving.contains(name));
    asking
        .iter()
        .filter(asks)
        .for_each(|one| add(one, &mut asked));
    for callers in between.iter().rev() {
        let on_the_way: Vec<&Candidate<'_>> = callers
            .iter()
            .filter(|one| asked.contains(&name(one)))
            .collect();
        on_the_way.into_iter().for_each(|one| add(one, &mut asked));
    }
}
