//! The search for words in the items of a group.

use conc_model::{
    Adt, AdtKind, FileModel, Function, Impl, Name, Names, Parent, PathId, StaticKind, TypeId,
    TypeRef, UseKind, VariantForm, known,
};
use rustc_hash::{FxHashMap, FxHashSet};

use super::UnreadFile;
use super::library::{CrateWords, LibraryWords, first_names};
use super::types::{CARRIER, GIVER, GUARD, QUIET, Traits, TypeTraits};
use super::words::{
    ANYHOW, BARE, CALLED, CRATE, DRIVES, FIELD, LIMITS, MADE, PAUSES, PAUSES_BARE, SPAWNS, STALLS,
    THROWN, Uses,
};

/// Variants that are nearly always those of `Option` and `Result`.
const PRELUDE: [Name; 4] = [known::SOME, known::NONE, known::OK, known::ERR];

/// What is found.
pub(super) struct Search<'k> {
    known: &'k LibraryWords,
    /// Types by name.
    pub(super) types: FxHashMap<Name, Traits>,
    /// Other words.
    pub(super) words: FxHashMap<Name, Uses>,
    /// Functions of the library that are no words, though it matters to others that a body calls them.
    pub(super) told: FxHashSet<Name>,
    /// Functions that are words only behind the names of their modules, because there are others of their names.
    pub(super) qualified: FxHashSet<(Name, Name)>,
    /// Types all of whose functions matter.
    whole: FxHashSet<Name>,
    /// Structs with shared pointers to locks.
    sharing: FxHashSet<Name>,
    /// Other names of such pointers.
    shared: FxHashSet<Name>,
    /// Fields by their types: do they matter?
    fields: FxHashMap<(Name, Name), bool>,
}

impl<'k> Search<'k> {
    /// Looks through the items of a group.
    pub(super) fn run(known: &'k LibraryWords, files: &[UnreadFile<'_>]) -> Self {
        let mut search = Self {
            known,
            types: FxHashMap::default(),
            words: FxHashMap::default(),
            told: FxHashSet::default(),
            qualified: FxHashSet::default(),
            whole: FxHashSet::default(),
            sharing: FxHashSet::default(),
            shared: FxHashSet::default(),
            fields: FxHashMap::default(),
        };
        let named = files.iter().flat_map(|file| first_names(file.model));
        let reached = known.reached(&named.collect());
        for (words, is_reached) in known.crates.iter().zip(reached) {
            if is_reached {
                search.add_crate(words);
            } else {
                // A crate that only bodies name is a word itself.
                for name in &words.names {
                    search.add_word(*name, CRATE);
                }
            }
        }
        let mut grown = true;
        while grown {
            grown = false;
            for file in files {
                grown |= search.grow(file.model);
            }
        }
        for file in files {
            search.collect_shared(file.model);
        }
        for file in files {
            search.collect(file.model);
        }
        search
    }

    /// Is it a function of a type that shares locks with others?
    pub(super) fn is_of_a_sharing_type(&self, model: &FileModel, function: &Function) -> bool {
        let name = self.self_name(model, function);
        name.is_some_and(|name| self.sharing.contains(&name))
    }

    /// Is it a function of a type all of whose functions matter?
    pub(super) fn is_of_a_whole_type(&self, model: &FileModel, function: &Function) -> bool {
        let name = self.self_name(model, function);
        name.is_some_and(|name| self.whole.contains(&name))
    }

    /// The name of the type whose method a function is.
    pub(super) fn self_name(&self, model: &FileModel, function: &Function) -> Option<Name> {
        match function.parent {
            Parent::Impl(parent) => self_name(model, &model.impls[parent]),
            _ => None,
        }
    }

    /// Does every type of this name with such a field have one that is of no interest?
    pub(super) fn is_plain_field(&self, owner: Name, field: &str, names: &Names) -> bool {
        let field = names.find(field);
        field.is_some_and(|field| self.fields.get(&(owner, field)) == Some(&false))
    }

    fn add_crate(&mut self, words: &CrateWords) {
        for (name, found) in &words.types {
            self.add(*name, *found);
        }
        for (name, uses) in &words.functions {
            if !self.known.plain.contains(name) {
                self.add_word(*name, *uses);
            }
        }
        self.told.extend(&words.told);
        let plain = &self.known.plain;
        let free = words.free.iter().filter(|(_, name)| plain.contains(name));
        self.qualified.extend(free);
    }

    fn add_word(&mut self, name: Name, uses: Uses) {
        *self.words.entry(name).or_default() |= uses;
    }

    fn add(&mut self, name: Name, found: Traits) -> bool {
        if found == 0 {
            return false;
        }
        let traits = self.types.entry(name).or_default();
        let grown = *traits | found != *traits;
        *traits |= found;
        grown
    }

    /// Passes on what types have to do with each other; true if there was anything new.
    fn grow(&mut self, model: &FileModel) -> bool {
        let mut grown = false;
        let traits = TypeTraits::of(&self.types, model);
        for alias in model.aliases.iter() {
            grown |= self.add(alias.name, traits.of_type(alias.ty));
        }
        for import in model.uses.iter() {
            if let (UseKind::Named(name), Some(last)) = (import.kind, import.path.last())
                && name != *last
            {
                let found = self.types.get(last).copied().unwrap_or_default();
                grown |= self.add(name, found);
            }
        }
        for adt in model.adts.iter() {
            let fields = fields_of(adt).map(|ty| traits.of_type(ty));
            grown |= self.add(adt.name, all_of(fields) & GUARD);
        }
        for item in model.impls.iter() {
            grown |= self.grow_by_impl(model, item, &traits);
        }
        grown
    }

    fn grow_by_impl(&mut self, model: &FileModel, item: &Impl, traits: &TypeTraits) -> bool {
        let Some(name) = self_name(model, item) else {
            return false;
        };
        let trait_name = item.trait_path.and_then(|path| last_name(model, path));
        let kept = if trait_name == Some(known::DEREF) {
            Traits::MAX
        } else {
            GUARD
        };
        let given = all_of(item.types.iter().map(|(_, ty)| traits.of_type(*ty)));
        let mut grown = self.add(name, given & kept);
        let outputs = item.functions.iter().filter_map(|id| {
            let function = &model.functions[*id];
            function.receiver.as_ref().and(function.output)
        });
        if all_of(outputs.map(|ty| traits.of_type(ty))) & GUARD != 0 {
            grown |= self.add(name, GIVER);
        }
        grown
    }

    /// The other names of pointers to locks: `type Rows = Arc<Mutex<Vec<u32>>>`.
    fn collect_shared(&mut self, model: &FileModel) {
        let traits = TypeTraits::of(&self.types, model);
        let aliases = model.aliases.iter();
        let shared = aliases.filter(|alias| self.is_shared(model, &traits, alias.ty));
        let names: Vec<Name> = shared.map(|alias| alias.name).collect();
        self.shared.extend(names);
    }

    /// Is it a pointer to something quiet, and not a lock itself?
    fn is_shared(&self, model: &FileModel, traits: &TypeTraits, ty: TypeId) -> bool {
        let TypeRef::Path(path) = model.types[ty] else {
            return false;
        };
        let Some(last) = model.paths[path].segments.last() else {
            return false;
        };
        let own = self.types.get(&last.name).copied().unwrap_or_default();
        let is_pointer = own & QUIET == 0 && traits.of_type(ty) & QUIET != 0;
        is_pointer || self.shared.contains(&last.name)
    }

    /// The words of a file, now that all types are known.
    fn collect(&mut self, model: &FileModel) {
        let traits = TypeTraits::of(&self.types, model);
        for adt in model.adts.iter() {
            self.collect_adt(adt, &traits);
            let is_struct = adt.kind == AdtKind::Struct;
            if is_struct && fields_of(adt).any(|ty| self.is_shared(model, &traits, ty)) {
                self.sharing.insert(adt.name);
                self.add_word(adt.name, MADE);
            }
        }
        for import in model.uses.iter() {
            if let (UseKind::Named(name), [.., module, last]) = (import.kind, &*import.path) {
                if self.qualified.contains(&(*module, *last)) {
                    self.add_word(name, CALLED);
                }
                let uses = self.words.get(last).copied().unwrap_or_default();
                let uses = uses
                    & (CALLED | BARE | SPAWNS | DRIVES | STALLS | LIMITS | PAUSES | PAUSES_BARE);
                if name != *last && uses != 0 {
                    self.add_word(name, uses);
                }
            }
        }
        for item in model.statics.iter() {
            // Who names a static that is made on first use may wait for its maker.
            if item.kind == StaticKind::LazyStatic || traits.of_type(item.ty) != 0 {
                self.add_word(item.name, ANYHOW);
            }
        }
        for function in model.functions.iter() {
            let output = function.output.map_or(0, |ty| traits.of_type(ty));
            if output & CARRIER != 0 && !self.known.plain.contains(&function.name) {
                self.add_word(function.name, CALLED);
            }
            if function.is_async {
                self.add_word(function.name, THROWN);
            }
        }
    }

    fn collect_adt(&mut self, adt: &Adt, traits: &TypeTraits) {
        let own = self.types.get(&adt.name).copied().unwrap_or_default();
        if own & GIVER != 0 {
            self.whole.insert(adt.name);
        }
        for variant in &adt.variants {
            for field in &variant.fields {
                let matters = traits.of_type(field.ty) & !QUIET != 0;
                *self.fields.entry((adt.name, field.name)).or_default() |= matters;
                if !matters {
                    continue;
                }
                if variant.form == VariantForm::Tuple {
                    if !PRELUDE.contains(&variant.name) {
                        self.add_word(variant.name, ANYHOW);
                    }
                    self.whole.insert(adt.name);
                } else {
                    self.add_word(field.name, FIELD);
                }
            }
        }
    }
}

/// The name of the type that an impl is for.
pub(super) fn self_name(model: &FileModel, item: &Impl) -> Option<Name> {
    match model.types[item.self_type] {
        TypeRef::Path(path) => last_name(model, path),
        _ => None,
    }
}

pub(super) fn last_name(model: &FileModel, path: PathId) -> Option<Name> {
    let segments = &model.paths[path].segments;
    segments.last().map(|segment| segment.name)
}

fn fields_of(adt: &Adt) -> impl Iterator<Item = TypeId> {
    let fields = adt.variants.iter().flat_map(|variant| &variant.fields);
    fields.map(|field| field.ty)
}

fn all_of(traits: impl Iterator<Item = Traits>) -> Traits {
    traits.fold(0, |all, one| all | one)
}
