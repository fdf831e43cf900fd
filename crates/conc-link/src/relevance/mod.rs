//! Which function bodies can matter to a lint, told from the items of a group before any body is read.
//!
//! A body matters when it mentions a *word*: a library function that locks, waits, spawns or sends, a type with such
//! functions, or a field, variant, static, alias or function of the group through which one gets hold of such a type; or
//! when a new task may run it. Names are compared as texts, wherever they are declared: this errs on the side of reading
//! too much.

mod driving;
mod ended;
mod library;
mod mentions;
mod search;
mod spawned;
mod types;
mod words;

use conc_model::{FileModel, Function, FunctionId, Names, TypeId, known};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::Library;
pub(crate) use library::LibraryWords;
use search::Search;
use types::TypeTraits;
use words::{Seen, Words};

/// A file whose bodies are not read yet.
#[derive(Debug)]
pub struct UnreadFile<'d> {
    /// Its items.
    pub model: &'d FileModel,
    /// Its `macro_rules!`, from that word on.
    pub macros: Vec<&'d str>,
    /// The texts of its function bodies, with braces.
    pub bodies: Vec<(FunctionId, &'d str)>,
    /// Those of its tests, if of tests only such matter as assert something in threads or tasks that they leave alone.
    pub tests: Vec<(FunctionId, &'d str)>,
}

/// The functions of each file whose bodies matter; `names` are those of all the models.
#[must_use]
pub fn relevant_bodies(
    library: &Library,
    files: &[UnreadFile<'_>],
    names: &Names,
) -> Vec<FxHashSet<FunctionId>> {
    let known = library.words.get_or_init(|| LibraryWords::of(library));
    let search = Search::run(known, files);
    let words = Words::of(&search, files, names);
    let look = |file| FileSeen::of(file, &search, &words, names);
    let seen: Vec<FileSeen> = files.par_iter().map(look).collect();
    let each = files.iter().zip(&seen);
    let mut found: Vec<FxHashSet<FunctionId>> = each
        .map(|(file, seen)| matters_by_itself(file, &search, seen))
        .collect();
    spawned::add(files, &seen, names, &mut found);
    driving::add(files, &seen, names, &mut found);
    ended::add(files, &seen, names, &mut found);
    found
}

/// What was seen in the bodies of a file, in their order: each is looked through once.
struct FileSeen {
    bodies: Vec<Seen>,
    tests: Vec<Seen>,
}

impl FileSeen {
    fn of(file: &UnreadFile<'_>, search: &Search<'_>, words: &Words<'_>, names: &Names) -> Self {
        let look = |(id, text): &(FunctionId, &str)| {
            let owner = search.self_name(file.model, &file.model.functions[*id]);
            words.seen_in(text, |field| {
                owner.is_some_and(|owner| search.is_plain_field(owner, field, names))
            })
        };
        Self {
            bodies: file.bodies.iter().map(look).collect(),
            tests: file.tests.iter().map(look).collect(),
        }
    }
}

fn matters_by_itself(
    file: &UnreadFile<'_>,
    search: &Search<'_>,
    seen: &FileSeen,
) -> FxHashSet<FunctionId> {
    let traits = TypeTraits::of(&search.types, file.model);
    let by_signature = |function: &Function| {
        function.name == known::DROP
            || function.name == known::MAIN
            || search.is_of_a_whole_type(file.model, function)
            || signature(function).any(|ty| traits.of_type(ty) != 0)
    };
    let bodies = file.bodies.iter().zip(&seen.bodies);
    let matters = bodies.filter(|((id, _), seen)| {
        let function = &file.model.functions[*id];
        seen.matters() || seen.waits() && is_async(function, **seen) || by_signature(function)
    });
    let tests = file.tests.iter().zip(&seen.tests);
    let tests = tests.filter(|(_, seen)| seen.asserts_elsewhere());
    matters.chain(tests).map(|((id, _), _)| *id).collect()
}

fn is_async(function: &Function, seen: Seen) -> bool {
    function.is_async || seen.is_async()
}

fn signature(function: &Function) -> impl Iterator<Item = TypeId> {
    function.params.iter().copied().chain(function.output)
}
