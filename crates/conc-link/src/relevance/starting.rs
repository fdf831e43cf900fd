//! Functions that start the work that they are given: who calls them starts it, and may mention nothing else.

use conc_model::{FileModel, Function, FunctionId, Name, PathId, TypeRef, known};
use rustc_hash::FxHashSet;

use super::search::last_name;
use super::{FileSeen, UnreadFile};

/// One such function may call another one.
const ROUNDS: usize = 2;

/// Adds those who call them, and gives the names of those that start work. Names in `plain` are everywhere: who calls such a
/// function is not read for that.
pub(super) fn add(
    files: &[UnreadFile<'_>],
    (seen, plain): (&[FileSeen], &FxHashSet<Name>),
    found: &mut [FxHashSet<FunctionId>],
) -> FxHashSet<Name> {
    let takes_work = |model: &FileModel, function: &Function| {
        !plain.contains(&function.name) && takes_work(model, function)
    };
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

/// The traits of work: what has one of them can be run.
const WORK: [Name; 8] = [
    known::FUTURE,
    known::INTO_FUTURE,
    known::FN,
    known::FN_MUT,
    known::FN_ONCE,
    known::ASYNC_FN,
    known::ASYNC_FN_MUT,
    known::ASYNC_FN_ONCE,
];

/// Is one of its parameters generic, and can be run?
fn takes_work(model: &FileModel, function: &Function) -> bool {
    let is_work = |bounds: &[PathId]| {
        let mut names = bounds.iter().filter_map(|path| last_name(model, *path));
        names.any(|name| WORK.contains(&name))
    };
    function.params.iter().any(|ty| match &model.types[*ty] {
        TypeRef::Impl(bounds) => is_work(bounds),
        TypeRef::Path(path) => match &*model.paths[*path].segments {
            [only] => bounds_of(model, function, only.name).any(is_work),
            _ => false,
        },
        _ => false,
    })
}

/// The bounds of a generic parameter of a function, where it is declared and behind `where`.
fn bounds_of<'m>(
    model: &'m FileModel,
    function: &'m Function,
    name: Name,
) -> impl Iterator<Item = &'m [PathId]> {
    let params = function.generics.params.iter();
    let declared = params.filter(move |param| param.name == name);
    let wheres = function.generics.wheres.iter().filter(move |(ty, _)| {
        matches!(&model.types[*ty], TypeRef::Path(path) if last_name(model, *path) == Some(name))
    });
    let declared = declared.map(|param| &*param.bounds);
    declared.chain(wheres.map(|(_, bounds)| &**bounds))
}
