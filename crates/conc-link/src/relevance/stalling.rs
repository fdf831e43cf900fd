//! Async functions that call plain ones which drive a future on their thread, block it, or panic in async code: they mention
//! nothing themselves.

use conc_model::{FunctionId, Name, known};
use rustc_hash::FxHashSet;

use super::words::Seen;
use super::{Candidate, FileSeen, UnreadFile, is_async};

/// From an async function to the one that drives a future or panics lie so many plain functions at most.
const MAX_CALLS: usize = 2;

/// Adds them, and the plain functions that lead there: those on a way that begins in async code, or in a destructor.
pub(super) fn add(
    files: &[UnreadFile<'_>],
    seen: &[FileSeen],
    found: &mut [FxHashSet<FunctionId>],
) {
    let ways = Ways::of(files, seen);
    ways.add_to(Seen::stalls, MAX_CALLS, found);
    ways.add_to(Seen::pauses, 0, found);
}

/// The functions among which ways are sought.
struct Ways<'s> {
    files: &'s [UnreadFile<'s>],
    plain: Vec<(Candidate<'s>, Seen)>,
    /// Async functions and destructors: where a way may begin.
    asking: Vec<Candidate<'s>>,
}

impl<'s> Ways<'s> {
    fn of(files: &'s [UnreadFile<'s>], seen: &'s [FileSeen]) -> Self {
        let (mut plain, mut asking) = (Vec::new(), Vec::new());
        for (index, (file, seen)) in files.iter().zip(seen).enumerate() {
            for (id, seen, calls) in seen.of_bodies(file) {
                let function = &file.model.functions[id];
                if !function.is_async && !matches!(function.name, known::MAIN | known::DROP) {
                    plain.push(((index, id, calls), seen));
                }
                if function.name == known::DROP || is_async(function, seen) {
                    asking.push((index, id, calls));
                }
            }
        }
        Self {
            files,
            plain,
            asking,
        }
    }

    /// Adds all functions on ways to plain ones in which something was seen, with at most so many others in between.
    fn add_to(
        &self,
        does: fn(Seen) -> bool,
        max_between: usize,
        found: &mut [FxHashSet<FunctionId>],
    ) {
        let name = |(file, id, _): &Candidate<'_>| self.files[*file].model.functions[*id].name;
        let doing = self.plain.iter().filter(|(_, seen)| does(*seen));
        let doing: Vec<Candidate<'_>> = doing.map(|(one, _)| *one).collect();
        let mut leading: FxHashSet<Name> = doing.iter().map(name).collect();
        if leading.is_empty() {
            return;
        }
        let mut layers = vec![doing];
        for _ in 0..max_between {
            let plain = self.plain.iter().map(|(one, _)| one);
            let callers =
                plain.filter(|(.., calls)| calls.iter().any(|name| leading.contains(name)));
            let callers: Vec<Candidate<'_>> = callers.copied().collect();
            leading.extend(callers.iter().map(name));
            layers.push(callers);
        }
        // Back again, from those that ask.
        let mut asked: FxHashSet<Name> = FxHashSet::default();
        let mut add = |(file, id, calls): &Candidate<'_>, asked: &mut FxHashSet<Name>| {
            found[*file].insert(*id);
            asked.extend(calls.iter().filter(|name| leading.contains(name)));
        };
        let asks = |(.., calls): &&Candidate<'_>| calls.iter().any(|name| leading.contains(name));
        let asking = self.asking.iter().filter(asks);
        asking.for_each(|one| add(one, &mut asked));
        for layer in layers.iter().rev() {
            let on_the_way = layer.iter().filter(|one| asked.contains(&name(one)));
            let on_the_way: Vec<&Candidate<'_>> = on_the_way.collect();
            on_the_way.into_iter().for_each(|one| add(one, &mut asked));
        }
    }
}
