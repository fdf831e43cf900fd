//! Functions that tell by `None` that a channel or connection has ended, and loops that call them: these mention nothing
//! themselves.

use conc_model::{FileModel, FunctionId, GenericArgs, Names, TypeId, TypeRef, known};
use rustc_hash::FxHashSet;

use super::mentions::calls_one_of;
use super::{FileSeen, UnreadFile};

/// From a loop to the function that receives or reads lie so many others at most.
const MAX_CALLS: usize = 2;

/// Adds them, and the functions in between.
pub(super) fn add(
    files: &[UnreadFile<'_>],
    seen: &[FileSeen],
    names: &Names,
    found: &mut [FxHashSet<FunctionId>],
) {
    let mut telling: FxHashSet<&str> = FxHashSet::default();
    let mut told: Vec<(usize, FunctionId)> = Vec::new();
    let mut candidates: Vec<(usize, FunctionId, &str)> = Vec::new();
    for (index, (file, seen)) in files.iter().zip(seen).enumerate() {
        for ((id, text), seen) in file.bodies.iter().zip(&seen.bodies) {
            let function = &file.model.functions[*id];
            let output = function.output;
            if !output.is_some_and(|output| has_option(file.model, output, 2)) {
                continue;
            }
            if seen.ends() {
                telling.insert(names.text(function.name));
                told.push((index, *id));
            } else {
                candidates.push((index, *id, text));
            }
        }
    }
    for _ in 0..MAX_CALLS {
        let calls = |(_, _, text): &(usize, FunctionId, &str)| calls_one_of(text, &telling);
        let (fresh, rest): (Vec<_>, Vec<_>) = candidates.into_iter().partition(calls);
        candidates = rest;
        for (index, id, _) in fresh {
            telling.insert(names.text(files[index].model.functions[id].name));
            told.push((index, id));
        }
    }
    let mut is_asked = false;
    for ((file, seen), found) in files.iter().zip(seen).zip(found.iter_mut()) {
        for ((id, text), seen) in file.bodies.iter().zip(&seen.bodies) {
            if seen.loops() && calls_one_of(text, &telling) {
                is_asked = true;
                found.insert(*id);
            }
        }
    }
    for (index, id) in told.into_iter().filter(|_| is_asked) {
        found[index].insert(id);
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
