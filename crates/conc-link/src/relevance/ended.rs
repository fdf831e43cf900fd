//! Functions that tell by `None` that a channel or connection has ended, and loops that call them: these mention nothing
//! themselves.

use conc_model::{FileModel, FunctionId, GenericArgs, Name, TypeId, TypeRef, known};
use rustc_hash::FxHashSet;

use super::{Candidate, FileSeen, UnreadFile};

/// From a loop to the function that receives or reads lie so many others at most.
const MAX_CALLS: usize = 2;

/// Adds those that some loop asks, and the functions in between.
pub(super) fn add(
    files: &[UnreadFile<'_>],
    seen: &[FileSeen],
    found: &mut [FxHashSet<FunctionId>],
) {
    let mut telling: FxHashSet<Name> = FxHashSet::default();
    let mut told: Vec<Candidate<'_>> = Vec::new();
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for (index, (file, seen)) in files.iter().zip(seen).enumerate() {
        for (id, seen, calls) in seen.of_bodies(file) {
            let function = &file.model.functions[id];
            let output = function.output;
            if !output.is_some_and(|output| has_option(file.model, output, 2)) {
                continue;
            }
            if seen.ends() {
                telling.insert(function.name);
                told.push((index, id, calls));
            } else {
                candidates.push((index, id, calls));
            }
        }
    }
    for _ in 0..MAX_CALLS {
        let asks = |(_, _, calls): &Candidate<'_>| calls.iter().any(|name| telling.contains(name));
        let (fresh, rest): (Vec<_>, Vec<_>) = candidates.into_iter().partition(asks);
        candidates = rest;
        telling.extend(
            fresh
                .iter()
                .map(|(file, id, _)| files[*file].model.functions[*id].name),
        );
        told.extend(fresh);
    }
    let mut asked: FxHashSet<Name> = FxHashSet::default();
    for ((file, seen), found) in files.iter().zip(seen).zip(found.iter_mut()) {
        for (id, seen, calls) in seen.of_bodies(file) {
            let mut calls = calls
                .iter()
                .filter(|name| telling.contains(name))
                .peekable();
            if seen.loops() && calls.peek().is_some() {
                found.insert(id);
                asked.extend(calls);
            }
        }
    }
    // From these loops back to what receives.
    for _ in 0..=MAX_CALLS {
        for (file, id, calls) in &told {
            if asked.contains(&files[*file].model.functions[*id].name) {
                found[*file].insert(*id);
                asked.extend(calls.iter().filter(|name| telling.contains(name)));
            }
        }
    }
}

/// Is it an `Option`, or does it have one as an argument?
fn has_option(model: &FileModel, ty: TypeId, depth: usize) -> bool {
    let (TypeRef::Path(path), Some(depth)) = (&model.types[ty], depth.checked_sub(1)) else {
        return false;
    };
    let last = model.paths[*path].segments.last();
    last.is_some_and(|last| {
        let within = match &last.args {
            GenericArgs::Angle { types, .. } => &**types,
            _ => &[][..],
        };
        last.name == known::OPTION || within.iter().any(|ty| has_option(model, *ty, depth))
    })
}
