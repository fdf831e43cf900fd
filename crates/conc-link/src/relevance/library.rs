//! What the stubs have to say about which bodies matter: the same for all groups of a run.

use conc_model::{Effect, FileModel, Function, Name, Parent};
use rustc_hash::{FxHashMap, FxHashSet};

use super::types::{CARRIER, GUARD, TOOL, Traits, TypeTraits};
use super::words::{CALLED, DRIVES, SPAWNS, Uses, WEAK};
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
            let mut words = CrateWords::of_types(&krate.model);
            words.is_std = krate.name == STD;
            let traits = TypeTraits::of(&types, &krate.model);
            for function in krate.model.functions.iter() {
                let output = function.output.map_or(0, |ty| traits.of_type(ty));
                let uses = uses_of(output, &function.attrs.effects);
                if uses != 0 {
                    words.add_function(&krate.model, function, uses);
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
        all
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
    fn of_types(model: &FileModel) -> Self {
        let types = model
            .adts
            .iter()
            .map(|adt| (adt.name, traits_of(&adt.attrs.effects)));
        Self {
            types: types.filter(|(_, found)| *found != 0).collect(),
            mentions: first_names(model).collect(),
            ..Self::default()
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
        _ => TOOL,
    };
    effects.iter().map(of).fold(0, |all, one| all | one)
}

/// As what a function counts that gives such a type and does such things.
fn uses_of(output: Traits, effects: &[Effect]) -> Uses {
    let given = if output & CARRIER != 0 { CALLED } else { 0 };
    effects
        .iter()
        .fold(given, |all, effect| all | uses_of_effect(effect))
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
        | Effect::Loads
        | Effect::Narrows
        | Effect::Upgrades
        | Effect::Stores
        | Effect::Tries
        | Effect::Peeks
        | Effect::Timed
        | Effect::Accepts => 0,
        Effect::Blocks
        | Effect::PanicsInAsync
        | Effect::Sleeps
        | Effect::CancelLoses(_)
        | Effect::Persists
        | Effect::RunsForever => WEAK,
        Effect::Spawns(_) => CALLED | SPAWNS,
        Effect::Drives | Effect::LeavesAsync => CALLED | DRIVES,
        _ => CALLED,
    }
}
