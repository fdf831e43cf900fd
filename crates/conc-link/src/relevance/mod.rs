//! Which function bodies can matter to a lint, told from the items of a group before any body is read.
//!
//! A body matters when it mentions a *word*: a library function that locks, waits, spawns or sends, a type with such
//! functions, or a field, variant, static, alias or function of the group through which one gets hold of such a type; or
//! when a new task may run it. Names are compared as texts, wherever they are declared: this errs on the side of reading
//! too much.

mod driving;
mod library;
mod search;
mod spawned;
mod types;
mod words;

use conc_model::{FileModel, Function, FunctionId, Names, TypeId, known};
use rustc_hash::FxHashSet;

use crate::Library;
pub(crate) use library::LibraryWords;
use search::Search;
use types::TypeTraits;
use words::{Words, mentions};

/// A file whose bodies are not read yet.
#[derive(Debug)]
pub struct UnreadFile<'d> {
    /// Its items.
    pub model: &'d FileModel,
    /// Its `macro_rules!`, from that word on.
    pub macros: Vec<&'d str>,
    /// The texts of its function bodies, with braces.
    pub bodies: Vec<(FunctionId, &'d str)>,
    /// Those of its tests, if of tests only such matter as start threads or tasks themselves.
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
    let mut found: Vec<FxHashSet<FunctionId>> = files
        .iter()
        .map(|file| matters_by_itself(file, &search, &words))
        .collect();
    spawned::add(files, &words, names, &mut found);
    driving::add(files, &words, names, &mut found);
    found
}

fn matters_by_itself(
    file: &UnreadFile<'_>,
    search: &Search<'_>,
    words: &Words,
) -> FxHashSet<FunctionId> {
    let traits = TypeTraits::of(&search.types, file.model);
    let by_signature = |function: &Function| {
        function.name == known::DROP
            || function.name == known::MAIN
            || search.is_of_a_whole_type(file.model, function)
            || signature(function).any(|ty| traits.of_type(ty) != 0)
    };
    let bodies = file.bodies.iter();
    let matters = bodies.filter(|(id, text)| {
        by_signature(&file.model.functions[*id])
            || words.is_mentioned_in(text)
            || (is_async(&file.model.functions[*id], text) && words.waits(text))
    });
    let tests = file.tests.iter();
    let tests = tests.filter(|(_, text)| words.spawns(text));
    matters.chain(tests).map(|(id, _)| *id).collect()
}

fn is_async(function: &Function, text: &str) -> bool {
    function.is_async || mentions(text).any(|mention| mention.word == "async")
}

fn signature(function: &Function) -> impl Iterator<Item = TypeId> {
    function.params.iter().copied().chain(function.output)
}
