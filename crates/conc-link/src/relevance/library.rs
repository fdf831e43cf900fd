//! What the stubs have to say about which bodies matter: the same for all groups of a run.

use conc_model::{Access, Effect, FileModel, Function, FunctionId, Name, Parent};
use memchr::memmem::Finder;
use rustc_hash::{FxHashMap, FxHashSet};

use super::mentions::mentions;
use super::search::self_name;
use super::types::{CARRIER, GUARD, QUIET, TOOL, Traits, TypeTraits};
use super::words::{
    BARE, CALLED, DRIVES, ENDS, JOINS, LIMITS, LOADS, PAUSES, PAUSES_BARE, SPAWNS, STALLS, Uses,
    WEAK,
};
use crate::Library;

/// The crate whose plain functions are everywhere.
const STD: &str = "std";

/// What the stubs say, whatever the group is.
#[derive(Debug, Default)]
pub(crate) struct LibraryWords {
    /// By crate.
    pub(super) crates: Vec<CrateWords>,
    /// Names that the language's own library mostly gives to functions of no interest.
    pub(super) plain: FxHashSet<Name>,
    /// Functions that start tasks or threads, but for the plain ones.
    spawning: FxHashSet<String>,
    /// A text that holds none of these holds none of those: the names that have no other one in them.
    stems: Vec<Finder<'static>>,
}

/// What the stub of a crate says.
#[derive(Debug, Default)]
pub(super) struct CrateWords {
    /// Under which names it is reached.
    pub(super) names: Vec<Name>,
    /// Names with which its own paths begin.
    mentions: FxHashSet<Name>,
    /// Is the crate always there?
    pub(super) is_std: bool,
    pub(super) types: Vec<(Name, Traits)>,
    /// Functions, and as what they count.
    pub(super) functions: Vec<(Name, Uses)>,
    /// The same functions.
    counting: FxHashSet<FunctionId>,
    /// Functions that make no body matter, though it matters to others that a body calls them.
    pub(super) told: Vec<Name>,
    /// Functions outside of types behind their modules: these are not reached through a value.
    pub(super) free: Vec<(Name, Name)>,
}

impl LibraryWords {
    pub(crate) fn of(library: &Library) -> Self {
        // Of several types of a name, only what they have in common.
        let mut types: FxHashMap<Name, Traits> = FxHashMap::default();
        for adt in library
            .crates
            .iter()
            .flat_map(|krate| krate.model.adts.iter())
        {
            *types.entry(adt.name).or_insert(Traits::MAX) &= traits_of(&adt.attrs.effects);
        }
        // By name: how many functions of the language's own library are of interest, less the others.
        let mut interest: FxHashMap<Name, i32> = FxHashMap::default();
        let mut all = Self::default();
        for krate in &library.crates {
            let mut words = CrateWords {
                is_std: krate.name == STD,
                mentions: first_names(&krate.model).collect(),
                ..CrateWords::default()
            };
            let traits = TypeTraits::of(&types, &krate.model);
            for (id, function) in krate.model.functions.entries() {
                let output = function.output.map_or(0, |ty| traits.of_type(ty));
                let passed = function
                    .params
                    .iter()
                    .any(|ty| traits.of_type(*ty) & CARRIER != 0);
                let given = if passed { 0 } else { output };
                let mut uses = uses_of(given, &function.attrs.effects);
                if function.receiver.is_some() && function.params.is_empty() {
                    uses = bare(uses);
                }
                if uses & !(STALLS | LIMITS | PAUSES | PAUSES_BARE) == WEAK
                    || function.attrs.effects.contains(&Effect::Exits)
                {
                    words.told.push(function.name);
                }
                if uses != 0 {
                    words.add_function(&krate.model, function, uses);
                    words.counting.insert(id);
                    *interest.entry(function.name).or_default() += i32::from(words.is_std);
                } else if words.is_std {
                    *interest.entry(function.name).or_default() -= 1;
                }
            }
            let names = std::iter::once(&krate.name).chain(&krate.aliases);
            words.names = names.filter_map(|name| library.names.find(name)).collect();
            all.crates.push(words);
        }
        let plain = interest.into_iter().filter(|(_, interest)| *interest < 0);
        all.plain = plain.map(|(name, _)| name).collect();
        for (words, krate) in all.crates.iter_mut().zip(&library.crates) {
            words.add_types(&krate.model, &all.plain);
        }
        all.spawning = all.spawning(library);
        all.stems = all.stems();
        all
    }

    fn spawning(&self, library: &Library) -> FxHashSet<String> {
        let functions = self.crates.iter().flat_map(|words| &words.functions);
        functions
            .filter(|(name, uses)| uses & SPAWNS != 0 && !self.plain.contains(name))
            .map(|(name, _)| library.names.text(*name).to_owned())
            .collect()
    }

    fn stems(&self) -> Vec<Finder<'static>> {
        let has_other = |name: &str| {
            let mut others = self.spawning.iter();
            others.any(|other| name != other && name.contains(other.as_str()))
        };
        let mut stems: Vec<&String> = self.spawning.iter().collect();
        stems.retain(|name| !has_other(name));
        stems.sort_unstable();
        let finders = stems.into_iter().map(Finder::new);
        finders.map(Finder::into_owned).collect()
    }

    /// Does a text start a task or thread with an assertion in it, as far as the functions of the library go?
    pub(super) fn asserts_elsewhere(&self, text: &str) -> bool {
        let mut stems = self.stems.iter();
        stems.any(|stem| stem.find(text.as_bytes()).is_some()) && self.spawns_an_assertion(text)
    }

    fn spawns_an_assertion(&self, text: &str) -> bool {
        mentions(text).any(|mention| {
            self.spawning.contains(mention.word)
                && mention.is_function()
                && mention.holds_an_assertion()
        })
    }

    /// The crates that can be reached when these names are used, directly or through what others re-export.
    pub(super) fn reached(&self, named: &FxHashSet<Name>) -> Vec<bool> {
        let mut named = named.clone();
        let mut reached = vec![false; self.crates.len()];
        loop {
            let mut grown = false;
            for (words, reached) in self.crates.iter().zip(&mut reached) {
                let is_named = words.names.iter().any(|name| named.contains(name));
                if !*reached && (words.is_std || is_named) {
                    *reached = true;
                    grown = true;
                    named.extend(&words.mentions);
                }
            }
            if !grown {
                return reached;
            }
        }
    }
}

impl CrateWords {
    fn add_types(&mut self, model: &FileModel, plain: &FxHashSet<Name>) {
        // Some of their functions have names that say nothing.
        let mut hidden: FxHashMap<Name, Vec<Name>> = FxHashMap::default();
        // They let one in at a time; with how many permits others begin is said where they are made.
        let mut exclusive = FxHashSet::default();
        for item in model.impls.iter() {
            let hides = |id: &FunctionId| {
                self.counting.contains(id) && plain.contains(&model.functions[*id].name)
            };
            let excludes = |id: &FunctionId| {
                let effects = &model.functions[*id].attrs.effects;
                effects.contains(&Effect::Acquires(Access::Exclusive))
            };
            let owner = self_name(model, item);
            for function in item.functions.iter().filter(|id| hides(id)) {
                let names = owner.map(|owner| hidden.entry(owner).or_default());
                names
                    .into_iter()
                    .for_each(|names| names.push(model.functions[*function].name));
            }
            if item.functions.iter().any(excludes) {
                exclusive.extend(self_name(model, item));
            }
        }
        for adt in model.adts.iter() {
            let mut found = traits_of(&adt.attrs.effects);
            let has_permits =
                adt.attrs.effects.contains(&Effect::Lock) && !exclusive.contains(&adt.name);
            if found & QUIET != 0 && (has_permits || hidden.contains_key(&adt.name)) {
                found = found ^ QUIET | TOOL;
            }
            if found != 0 {
                self.types.push((adt.name, found));
            } else if let Some(names) = hidden.get(&adt.name) {
                self.told.extend(names);
            }
        }
    }

    fn add_function(&mut self, model: &FileModel, function: &Function, uses: Uses) {
        self.functions.push((function.name, uses));
        if let Parent::Module(module) = function.parent
            && let Some(module) = model.modules[module].name
        {
            self.free.push((module, function.name));
        }
    }
}

/// The first names of all paths of a file: among them, those of all crates that are used outside of bodies.
pub(super) fn first_names(model: &FileModel) -> impl Iterator<Item = Name> {
    let uses = model.uses.iter().filter_map(|import| import.path.first());
    let paths = model.paths.iter();
    let paths = paths.filter_map(|path| path.segments.first().map(|segment| segment.name));
    uses.copied().chain(paths)
}

fn traits_of(effects: &[Effect]) -> Traits {
    let of = |effect: &Effect| match effect {
        Effect::Guard(_) => CARRIER | GUARD,
        Effect::Handle(_)
        | Effect::TaskSet
        | Effect::Sender(_)
        | Effect::WeakSender
        | Effect::Receiver(_) => CARRIER,
        Effect::Shares | Effect::Poisons => 0,
        Effect::Lock | Effect::Atomic | Effect::Condvar => QUIET,
        _ => TOOL,
    };
    effects.iter().map(of).fold(0, |all, one| all | one)
}

/// As what a function counts that gives such a type, which was not handed to it before, and does such things.
fn uses_of(output: Traits, effects: &[Effect]) -> Uses {
    let given = if output & CARRIER != 0 { CALLED } else { 0 };
    let given = given | if pauses(effects) { PAUSES } else { 0 };
    effects
        .iter()
        .fold(given, |all, effect| all | uses_of_effect(effect))
}

/// Does it block its thread for something else than a lock or a disk?
fn pauses(effects: &[Effect]) -> bool {
    let waits = |effect: &Effect| {
        matches!(
            effect,
            Effect::Sleeps | Effect::Receives | Effect::Joins | Effect::Waits | Effect::Remote
        )
    };
    let panics = effects.contains(&Effect::PanicsInAsync);
    effects.contains(&Effect::Blocks) && effects.iter().any(waits) && !panics
}

/// As what it counts when calls of it have no arguments.
fn bare(uses: Uses) -> Uses {
    let mut bare = uses;
    if uses & CALLED != 0 {
        bare ^= CALLED | BARE;
    }
    if uses & PAUSES != 0 {
        bare ^= PAUSES | PAUSES_BARE;
    }
    bare
}

fn uses_of_effect(effect: &Effect) -> Uses {
    match effect {
        // These only say how values move on, or how something else is done.
        Effect::Panics
        | Effect::Drops
        | Effect::Forgets
        | Effect::RunsNow
        | Effect::Shares
        | Effect::Exits
        | Effect::Narrows
        | Effect::Upgrades
        | Effect::TakesOut
        | Effect::Tries
        | Effect::Peeks
        | Effect::Pooled
        | Effect::Discards
        | Effect::Spurious
        | Effect::Unkept
        | Effect::Delays
        | Effect::Postpones
        | Effect::Lasts(_)
        | Effect::Accepts
        | Effect::Remote
        | Effect::ObservesEnd => 0,
        Effect::PanicsInAsync => WEAK | STALLS,
        Effect::Blocks
        | Effect::Sleeps
        | Effect::Ticks
        | Effect::CancelLoses(_)
        | Effect::Persists
        | Effect::RunsForever => WEAK,
        Effect::Spawns(_) => CALLED | SPAWNS,
        Effect::Drives | Effect::LeavesAsync => CALLED | DRIVES,
        Effect::Timed => LIMITS,
        Effect::Joins => CALLED | JOINS,
        Effect::Loads => LOADS,
        Effect::Receives => CALLED | ENDS,
        Effect::Reads | Effect::ReadsAll => LOADS | ENDS,
        _ => CALLED,
    }
}
