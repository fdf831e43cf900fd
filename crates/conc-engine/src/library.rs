//! The known libraries: stubs, lowered like any other source. Reading them all costs more than a small request, so that one
//! gets only those that its texts can name.

use std::sync::Arc;

use conc_apis::{STUBS, Stub};
use conc_link::{Library, LibraryCrate};
use conc_lower::{Draft, LowerOptions, Reading};
use conc_model::{Edition, Effect, FileModel, Interner};
use conc_policy::similar;
use conc_project::{Project, StubFile};
use conc_source::{FileId, SourceText};
use rayon::prelude::*;

use crate::request::EngineError;
use crate::source::Source;

/// Looking for the names of crates in more bytes than these is no cheaper than reading all stubs.
const MAX_SEARCHED_BYTES: u64 = 1 << 20;

/// The crate that every file sees.
const STD: &str = "std";

/// Which stubs are read, by their places in [`STUBS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Selection(u128);

impl Selection {
    /// All of them.
    pub(crate) fn all() -> Self {
        Self::of(|_| true)
    }

    fn of(is_meant: impl Fn(&Stub) -> bool) -> Self {
        let bits = STUBS.iter().enumerate();
        Self(bits.fold(0, |all, (index, stub)| {
            all | (u128::from(is_meant(stub)) << index)
        }))
    }

    /// Those that the texts of a project can name, and those that these need. Call it on a thread of the pool.
    pub(crate) fn for_project(project: &Project, source: &Source) -> Self {
        let bytes: u64 = project.files.iter().map(|file| file.bytes).sum();
        if bytes > MAX_SEARCHED_BYTES {
            return Self::all();
        }
        let files = project.files.par_iter().enumerate();
        let named = files.map(|(index, file)| match source.read(index, file) {
            Ok(text) => named_in(words(text.text())),
            Err(_) => 0,
        });
        let named = named.reduce(|| 0, |a, b| a | b);
        Self(named | Self::of(|stub| stub.krate == STD).0).with_needed()
    }

    /// With the crates that the stubs name, and so on.
    fn with_needed(self) -> Self {
        let mut all = self.0;
        let mut open = all;
        while open != 0 {
            let index = open.trailing_zeros() as usize;
            let needed = named_in(crates_of_stub(STUBS[index].text));
            open = (open | (needed & !all)) & !(1 << index);
            all |= needed;
        }
        Self(all)
    }

    fn has(self, index: usize) -> bool {
        self.0 >> index & 1 == 1
    }
}

/// The identifiers of a text, in comments and literals too.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.split(move |c: char| !is_part(c))
}

/// What stands before `::` or after `use` in a stub, and is no module of its own.
fn crates_of_stub(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(str::trim_start);
    let code = lines.filter(|line| !line.starts_with("//"));
    let named = code.flat_map(|line| {
        let paths = line.split("::").map(|part| words(part).last());
        let imported = line.split("use ").skip(1).map(|rest| words(rest).next());
        paths.chain(imported).flatten()
    });
    // The cheap question first: most words name nothing.
    named
        .filter(move |word| stub_named(word).is_some() && !text.contains(&format!("mod {word} {{")))
}

fn named_in<'t>(words: impl Iterator<Item = &'t str>) -> u128 {
    words.fold(0, |all, word| match stub_named(word) {
        Some(index) => all | (1 << index),
        None => all,
    })
}

fn stub_named(word: &str) -> Option<usize> {
    let by_name = STUBS.binary_search_by(|stub| stub.krate.cmp(word));
    by_name
        .ok()
        .or_else(|| STUBS.iter().position(|stub| stub.aliases.contains(&word)))
}

/// What every request needs of a library: the crate that every file sees. It is larger than all others together.
pub(crate) struct Begun {
    interner: Interner,
    std: Option<FileModel>,
}

impl Begun {
    /// Call it on a thread of the pool.
    pub(crate) fn read() -> Self {
        let interner = Interner::default();
        let std = stub_named(STD).map(|index| lower_known(index, &interner));
        Self { interner, std }
    }
}

/// Lowers stubs: the selected ones of the known libraries, as far as that is not begun, and those of the user. Call it on a
/// thread of the pool.
///
/// # Errors
/// When an own stub is for a crate that is known, does not parse or states an unknown fact.
pub(crate) fn library(
    begun: Option<Begun>,
    selection: Selection,
    own: &[StubFile],
) -> Result<Arc<Library>, EngineError> {
    let (interner, mut std) = match begun {
        Some(begun) => (begun.interner, begun.std),
        None => (Interner::default(), None),
    };
    let is_read = |stub: &Stub| stub.krate == STD && std.is_some();
    let known = STUBS.par_iter().enumerate();
    let known = known.filter(|(index, _)| selection.has(*index));
    let models: Vec<(&Stub, Option<FileModel>)> = known
        .map(|(index, stub)| {
            (
                stub,
                (!is_read(stub)).then(|| lower_known(index, &interner)),
            )
        })
        .collect();
    let known = models.into_iter().filter_map(|(stub, model)| {
        Some(LibraryCrate {
            name: stub.krate.to_owned(),
            aliases: stub.aliases.iter().map(|name| (*name).to_owned()).collect(),
            model: model.or_else(|| std.take())?,
        })
    });
    let mut crates: Vec<LibraryCrate> = known.collect();
    for (index, stub) in own.iter().enumerate() {
        if stub_named(&stub.krate).is_some() {
            let message = format!("`{}` is a known library and needs no stub", stub.krate);
            return Err(stub_error(stub, 1, message));
        }
        let model = lower(STUBS.len() + index, &stub.text, &interner);
        if let Some(problem) = model.problems.first() {
            let line = stub.text.line_col(problem.span.start).line;
            let meant = meant_fact(&stub.text.text()[problem.span.start as usize..]);
            let guess = meant.map_or_else(String::new, |fact| format!("; did you mean `{fact}`?"));
            return Err(stub_error(
                stub,
                line,
                format!("{}{guess}", problem.message),
            ));
        }
        crates.push(LibraryCrate {
            name: stub.krate.clone(),
            aliases: Vec::new(),
            model,
        });
    }
    Ok(Arc::new(Library::new(interner, crates)))
}

/// What may have been meant, if a text begins with the word of a fact that there is not.
fn meant_fact(text: &str) -> Option<String> {
    let word = words(text).next().filter(|word| !word.is_empty())?;
    let arg = text[word.len()..].trim_start().strip_prefix('(');
    let arg = arg.and_then(|rest| Some(rest.split_once(')')?.0.trim()));
    if Effect::parse(word, arg).is_some() {
        return None;
    }
    let written = arg.map_or_else(|| word.to_owned(), |arg| format!("{word}({arg})"));
    let facts: Vec<String> = Effect::spelled().collect();
    let similar = similar(&written, facts.iter().map(String::as_str));
    similar.first().map(|fact| (*fact).to_owned())
}

fn stub_error(stub: &StubFile, line: u32, message: String) -> EngineError {
    EngineError::Stub {
        path: stub.path.clone(),
        line,
        message,
    }
}

fn lower_known(index: usize, interner: &Interner) -> FileModel {
    lower(
        index,
        &SourceText::new(STUBS[index].text.to_owned()),
        interner,
    )
}

fn lower(index: usize, text: &SourceText, interner: &Interner) -> FileModel {
    let options = LowerOptions {
        edition: Edition::E2024,
        declarations: true,
        ..LowerOptions::default()
    };
    let draft = Draft::read(stub_id(index), text, &options, interner);
    draft.finish(text, interner, None, &|_| Reading::Skip)
}

/// Stubs are numbered from the end, so that they are never mistaken for a file of the run.
fn stub_id(index: usize) -> FileId {
    FileId(u32::MAX - u32::try_from(index).expect("a handful of stubs"))
}

const _: () = assert!(
    STUBS.len() <= u128::BITS as usize,
    "a selection has a bit for every stub"
);
