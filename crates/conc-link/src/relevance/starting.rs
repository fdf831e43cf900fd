//! Functions that start the work that they are given: who calls them starts it, and may mention nothing else.

use conc_model::{FileModel, Function, FunctionId, Name, TypeRef};
use rustc_hash::FxHashSet;

use super::{FileSeen, UnreadFile};

/// One such function may call another one.
const ROUNDS: usize = 2;

/// Adds those who call them, and gives the names of those that start work.
pub(super) fn add(
    files: &[UnreadFile<'_>],
    seen: &[FileSeen],
    found: &mut [FxHashSet<FunctionId>],
) -> FxHashSet<Name> {
    let mut starting: FxHashSet<Name> = FxHashSet::default();
    for (file, seen) in files.iter().zip(seen) {
        let bodies = seen.of_bodies(file);
        let starts = bodies.filter(|(_, seen, _)| seen.spawns());
        let functions = starts.map(|(id, ..)| &file.model.functions[id]);
        let given = functions.filter(|function| takes_work(file.model, function));
        starting.extend(given.map(|function| function.name));
    }
    for _ in 0..ROUNDS {
        let mut further = Vec::new();
        for ((file, seen), found) in files.iter().zip(seen).zip(found.iter_mut()) {
            for (id, _, calls) in seen.of_bodies(file) {
                if !calls.iter().any(|name| starting.contains(name)) {
                    continue;
                }
                found.insert(id);
                let function = &file.model.functions[id];
                if takes_work(file.model, function) {
                    further.push(function.name);
                }
            }
        }
        starting.extend(further);
    }
    starting
}

/// Is one of its parameters generic?
fn takes_work(model: &FileModel, function: &Function) -> bool {
    let generics = &function.generics.params;
    function.params.iter().any(|ty| match &model.types[*ty] {
        TypeRef::Impl(_) => true,
        TypeRef::Path(path) => match &*model.paths[*path].segments {
            [only] => generics.iter().any(|param| param.name == only.name),
            _ => false,
        },
        _ => false,
    })
}
