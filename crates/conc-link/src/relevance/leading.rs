//! Calls that lead to what is read: of the bodies that are not, only these are told. A lock may be taken three calls further
//! down.

use conc_model::{FunctionId, Name, Names, known};
use rustc_hash::{FxHashMap, FxHashSet};

use super::mentions::is_called_in;
use super::search::Search;
use super::words::other_names;
use super::{FileSeen, Relevant, UnreadFile};

/// Says which calls lead to what is read, and in which other bodies there are such.
pub(super) fn find(
    files: &[UnreadFile<'_>],
    seen: &[FileSeen],
    (search, names): (&Search<'_>, &Names),
    read: Vec<FxHashSet<FunctionId>>,
) -> Relevant {
    let mut relevant = Relevant {
        told: vec![FxHashSet::default(); files.len()],
        read,
        leading: FxHashSet::default(),
    };
    let callers = callers(files, seen, &relevant.read);
    let mut work = begin(files, &mut relevant, names);
    work.extend(&search.told);
    while let Some(name) = work.pop() {
        if !relevant.leading.insert(name) {
            continue;
        }
        for (file, caller) in callers.get(&name).into_iter().flatten() {
            if relevant.told[*file].insert(*caller) {
                work.push(files[*file].model.functions[*caller].name);
            }
        }
    }
    relevant
}

/// The functions that are read, those that others implement, those that call what they are given, and what may be such a
/// one under another name.
fn begin(files: &[UnreadFile<'_>], relevant: &mut Relevant, names: &Names) -> Vec<Name> {
    let mut work = Vec::new();
    let each = relevant.read.iter().zip(&mut relevant.told);
    for (file, (read, told)) in files.iter().zip(each) {
        let functions = &file.model.functions;
        work.extend(read.iter().map(|function| functions[*function].name));
        let declared = functions.iter().filter(|function| function.body.is_none());
        work.extend(declared.map(|function| function.name));
        work.extend(other_names(file.model));
        for (id, text) in file.bodies.iter().filter(|(id, _)| !read.contains(id)) {
            if calls_a_parameter(file, *id, text, names) {
                told.insert(*id);
                work.push(functions[*id].name);
            }
        }
    }
    work
}

fn calls_a_parameter(file: &UnreadFile<'_>, id: FunctionId, text: &str, names: &Names) -> bool {
    let Some(body) = file.model.functions[id].body else {
        return false;
    };
    let body = &file.model.bodies[body];
    // No others are there yet.
    let params = body.locals.iter().filter_map(|local| local.name);
    let mut params = params.filter(|name| *name != known::SELF_VALUE);
    params.any(|name| is_called_in(text, names.text(name)))
}

/// The bodies that are not read, by what they call.
fn callers(
    files: &[UnreadFile<'_>],
    seen: &[FileSeen],
    read: &[FxHashSet<FunctionId>],
) -> FxHashMap<Name, Vec<(usize, FunctionId)>> {
    let mut callers: FxHashMap<Name, Vec<(usize, FunctionId)>> = FxHashMap::default();
    for (index, ((file, seen), read)) in files.iter().zip(seen).zip(read).enumerate() {
        let bodies = seen.of_bodies(file);
        for (id, _, calls) in bodies.filter(|(id, ..)| !read.contains(id)) {
            for name in calls {
                callers.entry(*name).or_default().push((index, id));
            }
        }
    }
    callers
}
