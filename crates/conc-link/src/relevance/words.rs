//! Words that make a body matter, and whether a text mentions one.

use conc_model::{FileModel, Name, Names, UseKind};
use rustc_hash::FxHashMap;

use super::UnreadFile;
use super::mentions::{Mention, mentions};
use super::search::Search;
use super::types::QUIET;

/// How a word has to stand to count, and what a text was seen to hold, as a set of bits.
pub(super) type Uses = u32;

/// However it stands: types, statics.
pub(super) const ANYHOW: Uses = 1;
/// In front of a parenthesis, or in a path: functions.
pub(super) const CALLED: Uses = 2;
/// As a field: `.x`, or in braces.
pub(super) const FIELD: Uses = 4;
/// As [`CALLED`]: it starts a task or thread.
pub(super) const SPAWNS: Uses = 8;

/// As [`CALLED`], but it counts only in async code and new threads: it waits or writes.
pub(super) const WEAK: Uses = 16;
/// As a call that is a statement: async functions, whose future is lost then.
pub(super) const THROWN: Uses = 32;

/// As [`CALLED`]: it drives a future, or declares that its thread may block.
pub(super) const DRIVES: Uses = 64;

/// Behind a path, or as a method that is called without arguments: taking a lock is told from writing to a file by that.
pub(super) const BARE: Uses = 128;

/// As [`CALLED`], but it counts only beside a loop: it looks at a flag, or reads.
pub(super) const LOADS: Uses = 8192;

/// In front of `!`: macros.
pub(super) const MACRO: Uses = 32768;
/// In front of `::`: crates.
pub(super) const CRATE: Uses = 1 << 16;

/// As [`CALLED`]: it receives or reads, and gives nothing at the end. A function that does so matters to loops that call it.
pub(super) const ENDS: Uses = 1 << 17;

/// Behind some modules: then as [`CALLED`].
const QUALIFIED: Uses = 1 << 18;

/// In front of a brace or path: types that share locks with others, and are made so.
pub(super) const MADE: Uses = 1 << 19;
/// As [`CALLED`], but it counts only in a function that async code calls: it panics there.
pub(super) const STALLS: Uses = 1 << 21;
/// As [`STALLS`], one call further up: it blocks its thread.
pub(super) const PAUSES: Uses = 1 << 22;
/// As [`PAUSES`], where it stands as [`BARE`].
pub(super) const PAUSES_BARE: Uses = 1 << 23;
/// As [`CALLED`], but it matters only to what it is given: it gives up after a while.
pub(super) const LIMITS: Uses = 1 << 24;
/// Not of words: `Self` stands so.
const MAKES_SELF: Uses = 1 << 20;

/// Not of words: the text holds a loop.
const REPEATS: Uses = 16384;
/// Not of words: the text holds async code.
const ASYNC: Uses = 256;
/// Not of words: the text holds a loop without an iterator.
const LOOPS: Uses = 512;
/// Not of words: the text starts a task or thread with an assertion in it.
const ASSERTS_ELSEWHERE: Uses = 1024;
/// Not of words: and it does not keep the handle.
const ASSERTS_ALONE: Uses = 2048;
/// As [`CALLED`]: it waits for a task or thread; and, not of words, `await`.
pub(super) const JOINS: Uses = 4096;

/// Words of the language and its macros behind which more can hide than a sketch tells.
const KEYWORDS: &[(&str, Uses)] = &[
    ("impl", ANYHOW),
    ("macro_rules", MACRO),
    ("select", MACRO),
    ("thread_local", MACRO),
];

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    uses: Uses,
    /// It may be what a function is called of which bodies tell that they call it.
    function: Option<Name>,
}

/// The words of one group.
#[derive(Debug)]
pub(super) struct Words<'n> {
    known: FxHashMap<&'n str, Word>,
    /// Functions that are words only behind these modules.
    qualified: FxHashMap<&'n str, Vec<&'n str>>,
}

impl<'n> Words<'n> {
    #[expect(
        clippy::iter_over_hash_type,
        reason = "what is built is a set, too: no order is seen in it"
    )]
    pub(super) fn of(search: &Search<'_>, files: &[UnreadFile<'n>], names: &'n Names) -> Self {
        let mut words = Self {
            known: FxHashMap::default(),
            qualified: FxHashMap::default(),
        };
        for (name, uses) in &search.words {
            words.add(names.text(*name), *uses);
        }
        for (name, traits) in &search.types {
            if *traits & !QUIET != 0 {
                words.add(names.text(*name), ANYHOW);
            }
        }
        for (keyword, uses) in KEYWORDS {
            words.add(keyword, *uses);
        }
        for (module, name) in &search.qualified {
            let modules = words.qualified.entry(names.text(*name));
            modules.or_default().push(names.text(*module));
            words.add(names.text(*name), QUALIFIED);
        }
        words.add_macros(files);
        words.add_functions(search, files, names);
        words
    }

    fn add(&mut self, word: &'n str, uses: Uses) {
        self.known.entry(word).or_default().uses |= uses;
    }

    /// What the functions of the group are called, what may be one under another name, and some of the library.
    fn add_functions(&mut self, search: &Search<'_>, files: &[UnreadFile<'n>], names: &'n Names) {
        let models = files.iter().map(|file| file.model);
        let functions = models.clone().flat_map(|model| model.functions.iter());
        let own = functions.map(|function| function.name);
        let others = models.flat_map(other_names);
        for name in own.chain(others).chain(search.told.iter().copied()) {
            let word = self.known.entry(names.text(name)).or_default();
            word.function = Some(name);
        }
    }

    /// A macro whose text holds a word is a word.
    fn add_macros(&mut self, files: &[UnreadFile<'n>]) {
        let mut grown = true;
        while grown {
            grown = false;
            for text in files.iter().flat_map(|file| &file.macros) {
                let mut mentions = mentions(text).skip(1);
                let name = mentions.next().map_or("", |mention| mention.word);
                // A function may have its name.
                let is_known = |word: &Word| word.uses & MACRO != 0;
                if !self.known.get(name).is_some_and(is_known)
                    && mentions.any(|mention| self.uses_of(self.word(&mention).uses, &mention) != 0)
                {
                    self.add(name, MACRO);
                    grown = true;
                }
            }
        }
    }

    /// What a text mentions, in the way that counts for it. Fields of `self` that `is_plain` knows to be of no interest
    /// are none. The functions of the group that it calls, and some of the library, are added to `calls`.
    pub(super) fn seen_in(
        &self,
        text: &str,
        is_plain: impl Fn(&str) -> bool,
        calls: &mut Vec<Name>,
    ) -> Seen {
        let mut seen = 0;
        for mention in mentions(text) {
            let known = self.word(&mention);
            if let Some(function) = known.function
                && mention.is_called()
            {
                calls.push(function);
            }
            let mut uses = self.uses_of(known.uses, &mention);
            if uses & FIELD != 0 && mention.is_of_self() && is_plain(mention.word) {
                uses &= !FIELD;
            }
            if uses & SPAWNS != 0 && mention.holds_an_assertion() {
                seen |= ASSERTS_ELSEWHERE;
                seen |= if mention.is_kept() { 0 } else { ASSERTS_ALONE };
            }
            seen |= uses;
            seen |= match mention.word {
                "async" => ASYNC,
                "loop" | "while" => LOOPS | REPEATS,
                "for" => REPEATS,
                "await" => JOINS,
                "Self" if mention.is_made() => MAKES_SELF,
                _ => 0,
            };
        }
        Seen(seen)
    }

    fn word(&self, mention: &Mention<'_>) -> Word {
        self.known.get(mention.word).copied().unwrap_or_default()
    }

    /// As what a mention of a word counts that is known for this.
    fn uses_of(&self, known: Uses, mention: &Mention<'_>) -> Uses {
        if known == 0 {
            return 0;
        }
        let uses = as_used(known, mention);
        if known & QUALIFIED != 0 && self.is_behind_module(mention) {
            return uses | CALLED;
        }
        uses
    }

    fn is_behind_module(&self, mention: &Mention<'_>) -> bool {
        let Some(modules) = self.qualified.get(mention.word) else {
            return false;
        };
        let module = mention.qualifier();
        modules.contains(&module)
    }
}

/// The names that `use .. as ..` gives.
pub(super) fn other_names(model: &FileModel) -> impl Iterator<Item = Name> {
    model.uses.iter().filter_map(|import| match import.kind {
        UseKind::Named(name) if import.path.last() != Some(&name) => Some(name),
        _ => None,
    })
}

/// Those of the ways to count for which a mention stands in the right place.
fn as_used(known: Uses, mention: &Mention<'_>) -> Uses {
    let mut uses = known & ANYHOW;
    let called =
        known & (CALLED | SPAWNS | WEAK | DRIVES | JOINS | LOADS | ENDS | STALLS | LIMITS | PAUSES);
    if called != 0 && mention.is_function() {
        uses |= called;
    }
    if known & MACRO != 0 && mention.is_macro() {
        uses |= MACRO;
    }
    if known & CRATE != 0 && mention.is_in_front_of_path() {
        // What the crate has may start tasks.
        uses |= CRATE | SPAWNS;
    }
    if known & BARE != 0 && mention.is_bare_call() {
        uses |= BARE;
    }
    if known & PAUSES_BARE != 0 && mention.is_bare_call() {
        uses |= PAUSES_BARE;
    }
    if known & MADE != 0 && mention.is_made() {
        uses |= MADE;
    }
    if known & THROWN != 0 && mention.is_thrown_away() {
        uses |= THROWN;
    }
    if known & FIELD != 0 && mention.is_field() {
        uses |= FIELD;
    }
    uses
}

/// What a text mentions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen(Uses);

impl Seen {
    /// A word that matters wherever it is?
    pub(super) fn matters(self) -> bool {
        self.0 & (ANYHOW | CALLED | BARE | FIELD | MADE | THROWN | MACRO | CRATE) != 0
            || self.0 & (LOADS | REPEATS) == LOADS | REPEATS
    }

    /// A macro that waits for the first of several futures, or another one behind which more can hide; or a time limit?
    pub(super) fn races(self) -> bool {
        self.0 & (MACRO | LIMITS) != 0
    }

    /// A loop?
    pub(super) fn repeats(self) -> bool {
        self.0 & REPEATS != 0
    }

    /// Its own type, where one of it is made?
    pub(super) fn makes_self(self) -> bool {
        self.0 & MAKES_SELF != 0
    }

    /// A function that waits or writes?
    pub(super) fn waits(self) -> bool {
        self.0 & WEAK != 0
    }

    /// Something that async code must not do on its own thread?
    pub(super) fn stalls(self) -> bool {
        self.0 & (DRIVES | STALLS) != 0
    }

    /// Something that blocks its thread?
    pub(super) fn pauses(self) -> bool {
        self.0 & (PAUSES | PAUSES_BARE) != 0
    }

    /// Something that starts tasks or threads?
    pub(super) fn spawns(self) -> bool {
        self.0 & SPAWNS != 0
    }

    /// Something that receives or reads?
    pub(super) fn ends(self) -> bool {
        self.0 & ENDS != 0
    }

    /// Async code?
    pub(super) fn is_async(self) -> bool {
        self.0 & ASYNC != 0
    }

    /// A loop without an iterator?
    pub(super) fn loops(self) -> bool {
        self.0 & LOOPS != 0
    }

    /// An assertion in a task or thread for which nothing waits?
    pub(super) fn asserts_elsewhere(self) -> bool {
        self.0 & ASSERTS_ALONE != 0 || self.0 & (ASSERTS_ELSEWHERE | JOINS) == ASSERTS_ELSEWHERE
    }
}
