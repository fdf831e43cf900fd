//! Which function bodies can matter to a lint, told from the items of a group before any body is read.
//!
//! A body matters when it mentions a *word*: a library function that locks, waits, spawns or sends, a type with such
//! functions, or a field, variant, static, alias or function of the group through which one gets hold of such a type; or
//! when a new task may run it. Names are compared as texts, wherever they are declared: this errs on the side of reading
//! too much.

mod deciding;
mod ended;
mod leading;
mod library;
mod mentions;
mod raced;
mod search;
mod spawned;
mod stalling;
mod starting;
mod types;
mod words;

use conc_model::{FileModel, Function, FunctionId, Name, Names, TypeId, known};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

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

/// What is to be read of a group, by its files.
#[derive(Debug)]
pub struct Relevant {
    /// The functions whose bodies matter.
    pub read: Vec<FxHashSet<FunctionId>>,
    /// Other functions that call some of those, directly or not, or call what they are given.
    pub told: Vec<FxHashSet<FunctionId>>,
    /// The names by which all these are called.
    pub leading: FxHashSet<Name>,
}

/// The functions of each file whose bodies matter, and which calls lead to them; `names` are those of all the models.
#[must_use]
pub fn relevant_bodies(library: &Library, files: &[UnreadFile<'_>], names: &Names) -> Relevant {
    let known = library.words.get_or_init(|| LibraryWords::of(library));
    let search = Search::run(known, files);
    let words = Words::of(&search, files, names);
    let look = |file| FileSeen::of(file, &search, &words, names);
    let seen: Vec<FileSeen> = files.par_iter().map(look).collect();
    let each = files.iter().zip(&seen);
    let mut found: Vec<FxHashSet<FunctionId>> = each
        .map(|(file, seen)| matters_by_itself(file, &search, seen))
        .collect();
    let starting = starting::add(files, (&seen, &known.plain), &mut found);
    spawned::add(files, &seen, &starting, &mut found);
    stalling::add(files, &seen, &mut found);
    ended::add(files, &seen, &mut found);
    raced::add(files, &seen, &mut found);
    let mut relevant = leading::find(files, &seen, (&search, names), found);
    deciding::read(files, names, &mut relevant);
    relevant
}

/// Can something be found in the text of a test, when tests are only asked for what they assert in threads and tasks that they
/// leave alone? Of what starts such it knows the library's functions, under their own names.
#[must_use]
pub fn test_matters(library: &Library, text: &str) -> bool {
    let known = library.words.get_or_init(|| LibraryWords::of(library));
    known.asserts_elsewhere(text)
}

/// What was seen in the bodies of a file, in their order: each is looked through once.
struct FileSeen {
    bodies: Vec<Seen>,
    tests: Vec<Seen>,
    /// The names of functions that the bodies call, one body after the other: of the group, and some of the library.
    calls: Vec<Name>,
    /// Where the calls of each body end.
    ends: Vec<usize>,
}

impl FileSeen {
    fn of(file: &UnreadFile<'_>, search: &Search<'_>, words: &Words<'_>, names: &Names) -> Self {
        let look = |(id, text): &(FunctionId, &str), calls: &mut Vec<Name>| {
            let owner = search.self_name(file.model, &file.model.functions[*id]);
            let is_plain =
                |field: &str| owner.is_some_and(|owner| search.is_plain_field(owner, field, names));
            words.seen_in(text, is_plain, calls)
        };
        let (mut calls, mut ends) = (Vec::new(), Vec::with_capacity(file.bodies.len()));
        let bodies = file.bodies.iter().map(|body| {
            let seen = look(body, &mut calls);
            ends.push(calls.len());
            seen
        });
        let bodies = bodies.collect();
        let tests = file.tests.iter().map(|test| look(test, &mut Vec::new()));
        Self {
            bodies,
            tests: tests.collect(),
            calls,
            ends,
        }
    }

    /// The functions that have the bodies, what was seen there, and which functions they call.
    fn of_bodies<'s>(
        &'s self,
        file: &UnreadFile<'_>,
    ) -> impl Iterator<Item = (FunctionId, Seen, &'s [Name])> {
        let functions = file.bodies.iter().map(|(id, _)| *id);
        let starts = std::iter::once(&0).chain(&self.ends);
        let ranges = starts.zip(&self.ends);
        let calls = ranges.map(|(start, end)| &self.calls[*start..*end]);
        let seen = self.bodies.iter().copied();
        functions
            .zip(seen)
            .zip(calls)
            .map(|((id, seen), calls)| (id, seen, calls))
    }
}

/// A function that is to be decided about: its file, itself, and what it calls.
type Candidate<'s> = (usize, FunctionId, &'s [Name]);

/// The functions of which `counts` says so, by name.
fn by_name<'s>(
    files: &[UnreadFile<'_>],
    seen: &'s [FileSeen],
    counts: impl Fn(&Function, Seen) -> bool,
) -> FxHashMap<Name, Vec<Candidate<'s>>> {
    let mut by_name: FxHashMap<Name, Vec<Candidate<'_>>> = FxHashMap::default();
    for (index, (file, seen)) in files.iter().zip(seen).enumerate() {
        for (id, seen, calls) in seen.of_bodies(file) {
            let function = &file.model.functions[id];
            if counts(function, seen) {
                let named = by_name.entry(function.name);
                named.or_default().push((index, id, calls));
            }
        }
    }
    by_name
}

fn matters_by_itself(
    file: &UnreadFile<'_>,
    search: &Search<'_>,
    seen: &FileSeen,
) -> FxHashSet<FunctionId> {
    let traits = TypeTraits::of(&search.types, file.model);
    let by_itself = |function: &Function, seen: &Seen| {
        function.name == known::DROP
            || function.name == known::MAIN
            || search.is_of_a_whole_type(file.model, function)
            || seen.makes_self() && search.is_of_a_sharing_type(file.model, function)
            || signature(function).any(|ty| traits.of_type(ty) != 0)
    };
    let bodies = file.bodies.iter().zip(&seen.bodies);
    let matters = bodies.filter(|((id, _), seen)| {
        let function = &file.model.functions[*id];
        seen.matters() || seen.waits() && is_async(function, **seen) || by_itself(function, seen)
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
