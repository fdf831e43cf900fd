//! Scopes: what each module declares, by namespace. Nothing is looked up here; that is `lookup`.

use std::sync::OnceLock;

use conc_model::{
    AdtKind, Attrs, Cfg, Id, Likelihood, ModuleId, ModuleKind, Name, Parent, VariantForm,
};
use rustc_hash::FxHashMap;

use super::glob_tables::GlobTable;
use crate::universe::Universe;
use crate::{AdtRef, AliasRef, FileIdx, FunctionRef, ModuleRef, Primitive, StaticRef, TraitRef};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Def {
    Module(ModuleRef),
    Adt(AdtRef),
    Variant(AdtRef, u32),
    Trait(TraitRef),
    Alias(AliasRef),
    Function(FunctionRef),
    Static(StaticRef),
    Primitive(Primitive),
    /// Imported from something that is not among the given sources: it shadows, and means nothing.
    Unseen,
    /// An import that is not resolved yet; only while imports are being resolved.
    Pending,
}

/// Types and modules on one side, functions and constants on the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Namespace {
    Type,
    Value,
}

/// A definition under a name of a scope.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) def: Def,
    pub(crate) is_public: bool,
    /// How likely it is there, as its own `cfg` says.
    pub(crate) likelihood: Likelihood,
    /// Is there another definition of the name, under another configuration that is about as likely?
    pub(crate) is_ambiguous: bool,
}

impl Entry {
    pub(crate) fn new(def: Def, is_public: bool, likelihood: Likelihood) -> Self {
        Self {
            def,
            is_public,
            likelihood,
            is_ambiguous: false,
        }
    }

    /// Of two definitions the likelier is meant, and one that was seen rather than one that was not: a name is often
    /// imported for the other namespace, or for a macro, only.
    pub(crate) fn rank(&self) -> u8 {
        match (self.def, self.likelihood) {
            (Def::Pending, _) => 0,
            (Def::Unseen, Likelihood::Never) => 1,
            (_, Likelihood::Never) => 2,
            (Def::Unseen, Likelihood::Likely) => 5,
            (Def::Unseen, _) => 3,
            (_, Likelihood::Unlikely) => 4,
            (_, Likelihood::Even) => 6,
            (_, Likelihood::Likely) => 7,
            (_, Likelihood::Always) => 8,
        }
    }

    /// The entry as a glob import under a condition gives it.
    pub(crate) fn behind(self, glob: Likelihood) -> Self {
        Self {
            likelihood: self.likelihood.min(glob),
            ..self
        }
    }

    /// Could a definition that was seen be meant as well, when this one is chosen?
    pub(crate) fn is_rivalled_by(&self, other: &Self) -> bool {
        let is_settled =
            self.likelihood >= Likelihood::Likely && other.likelihood <= Likelihood::Unlikely;
        let is_possible = !matches!(other.def, Def::Pending | Def::Unseen)
            && other.likelihood > Likelihood::Never;
        is_possible && !is_settled && self.def != other.def
    }
}

/// What a glob import brings in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GlobTarget {
    Pending,
    Unseen,
    Module(ModuleRef),
    Enum(AdtRef),
}

/// A glob import of a scope.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glob {
    pub(crate) target: GlobTarget,
    pub(crate) is_public: bool,
    /// How likely it is there, as its own `cfg` says.
    pub(crate) likelihood: Likelihood,
}

/// The names of one module.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    /// The module around it; for a file the one that declares it.
    pub(crate) parent: Option<ModuleRef>,
    pub(crate) name: Option<Name>,
    pub(crate) is_block: bool,
    /// For a file: is it declared only for tests, itself or a file around it?
    pub(crate) is_test_file: bool,
    types: FxHashMap<Name, Entry>,
    values: FxHashMap<Name, Entry>,
    pub(crate) globs: Vec<Glob>,
    /// Traits that it declares or imports by name (or without one), not through globs.
    pub(crate) traits: Vec<TraitRef>,
    /// The blocks in it that declare or import something.
    pub(crate) blocks: Vec<ModuleRef>,
    /// What its globs bring, seen from outside and from inside; filled on demand.
    pub(crate) glob_tables: [OnceLock<GlobTable>; 2],
}

impl Scope {
    pub(crate) fn get(&self, name: Name, namespace: Namespace) -> Option<&Entry> {
        match namespace {
            Namespace::Type => self.types.get(&name),
            Namespace::Value => self.values.get(&name),
        }
    }

    /// All names with their definitions, in no order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (Name, Namespace, &Entry)> {
        let types = self
            .types
            .iter()
            .map(|(name, entry)| (*name, Namespace::Type, entry));
        let values = self
            .values
            .iter()
            .map(|(name, entry)| (*name, Namespace::Value, entry));
        types.chain(values)
    }

    /// Adds a definition; of several the best one stays and remembers that it is not alone.
    pub(crate) fn insert(&mut self, name: Name, namespace: Namespace, new: Entry) {
        let map = match namespace {
            Namespace::Type => &mut self.types,
            Namespace::Value => &mut self.values,
        };
        let Some(old) = map.get_mut(&name) else {
            map.insert(name, new);
            return;
        };
        if old.def == new.def {
            old.is_public |= new.is_public;
            old.likelihood = old.likelihood.max(new.likelihood);
            return;
        }
        let mut other = new;
        if new.rank() > old.rank() {
            other = std::mem::replace(old, new);
        }
        old.is_ambiguous |= old.is_rivalled_by(&other);
    }

    /// Takes a placeholder away again.
    pub(crate) fn remove_pending(&mut self, name: Name) {
        for map in [&mut self.types, &mut self.values] {
            if map
                .get(&name)
                .is_some_and(|entry| entry.def == Def::Pending)
            {
                map.remove(&name);
            }
        }
    }
}

/// The scopes of consecutive files: the library's or a group's.
#[derive(Debug, Default)]
pub(crate) struct Scopes {
    first_file: u32,
    /// Position of each file's module 0 in `list`.
    bases: Vec<u32>,
    list: Vec<Scope>,
    /// Crates by name, per package (the library has one table).
    pub(crate) externs: Vec<FxHashMap<Name, ModuleRef>>,
    /// Which of `externs` a file uses.
    pub(crate) package_of_file: Vec<u32>,
    /// Features by name, per package, and whether they are on by default.
    features: Vec<FxHashMap<Name, bool>>,
    /// Are all imports resolved?
    pub(crate) is_finished: bool,
}

impl Scopes {
    /// Collects the declarations of files. Imports and file modules are added later.
    pub(crate) fn collect(universe: &Universe, files: impl Iterator<Item = FileIdx>) -> Self {
        let mut scopes = Self {
            features: features(universe),
            ..Self::default()
        };
        for file in files {
            if scopes.bases.is_empty() {
                scopes.first_file = file.0;
            }
            scopes
                .bases
                .push(u32::try_from(scopes.list.len()).expect("fewer than 2^32 modules"));
            scopes.package_of_file.push(0);
            for (id, module) in universe.model(file).modules.entries() {
                scopes.list.push(Scope {
                    parent: module.parent.map(|parent| ModuleRef::new(file, parent)),
                    name: module.name,
                    is_block: module.kind == ModuleKind::Block,
                    ..Scope::default()
                });
                debug_assert!(
                    module.parent.is_none_or(|parent| parent < id),
                    "parents come first"
                );
            }
            scopes.collect_blocks(universe, file);
            scopes.collect_modules(universe, file);
            scopes.collect_types(universe, file);
            scopes.collect_values(universe, file);
        }
        scopes
    }

    fn collect_modules(&mut self, universe: &Universe, file: FileIdx) {
        for (id, module) in universe.model(file).modules.entries() {
            let (Some(name), Some(parent)) = (module.name, module.parent) else {
                continue;
            };
            let likelihood = self.likelihood(universe, file, &module.attrs);
            let entry = Entry::new(Def::Module(ModuleRef::new(file, id)), true, likelihood);
            self.add(ModuleRef::new(file, parent), name, Namespace::Type, entry);
        }
    }

    /// Lists each block at the module around it that is not a block itself.
    fn collect_blocks(&mut self, universe: &Universe, file: FileIdx) {
        let modules = &universe.model(file).modules;
        for (id, module) in modules.entries() {
            let mut at = module;
            let mut around = id;
            while let (ModuleKind::Block, Some(parent)) = (at.kind, at.parent) {
                around = parent;
                at = &modules[parent];
            }
            if around != id
                && let Some(scope) = self.get_mut(ModuleRef::new(file, around))
            {
                scope.blocks.push(ModuleRef::new(file, id));
            }
        }
    }

    fn collect_types(&mut self, universe: &Universe, file: FileIdx) {
        let model = universe.model(file);
        for (id, adt) in model.adts.entries() {
            let adt_ref = AdtRef::new(file, id);
            let module = ModuleRef::new(file, adt.module);
            let likelihood = self.likelihood(universe, file, &adt.attrs);
            let entry = Entry::new(Def::Adt(adt_ref), adt.is_public, likelihood);
            self.add(module, adt.name, Namespace::Type, entry);
            let is_callable = adt
                .variants
                .first()
                .is_some_and(|variant| variant.form != VariantForm::Named);
            if adt.kind == AdtKind::Struct && is_callable {
                let entry = Entry::new(Def::Variant(adt_ref, 0), adt.is_public, likelihood);
                self.add(module, adt.name, Namespace::Value, entry);
            }
        }
        for (id, item) in model.traits.entries() {
            let likelihood = self.likelihood(universe, file, &item.attrs);
            let trait_ref = TraitRef::new(file, id);
            let module = ModuleRef::new(file, item.module);
            self.add(
                module,
                item.name,
                Namespace::Type,
                Entry::new(Def::Trait(trait_ref), true, likelihood),
            );
            if let Some(scope) = self.get_mut(module) {
                scope.traits.push(trait_ref);
            }
        }
        for (id, alias) in model.aliases.entries() {
            let likelihood = self.cfg_likelihood(universe, file, alias.cfg.as_deref());
            let entry = Entry::new(Def::Alias(AliasRef::new(file, id)), true, likelihood);
            self.add(
                ModuleRef::new(file, alias.module),
                alias.name,
                Namespace::Type,
                entry,
            );
        }
    }

    fn collect_values(&mut self, universe: &Universe, file: FileIdx) {
        let model = universe.model(file);
        for (id, function) in model.functions.entries() {
            let Parent::Module(module) = function.parent else {
                continue;
            };
            let likelihood = self.likelihood(universe, file, &function.attrs);
            let def = Def::Function(FunctionRef::new(file, id));
            let entry = Entry::new(def, function.is_public, likelihood);
            self.add(
                ModuleRef::new(file, module),
                function.name,
                Namespace::Value,
                entry,
            );
        }
        for (id, item) in model.statics.entries() {
            let Parent::Module(module) = item.parent else {
                continue;
            };
            let likelihood = self.likelihood(universe, file, &item.attrs);
            let entry = Entry::new(
                Def::Static(StaticRef::new(file, id)),
                item.is_public,
                likelihood,
            );
            self.add(
                ModuleRef::new(file, module),
                item.name,
                Namespace::Value,
                entry,
            );
        }
    }

    /// How likely an item of a file is there, as its own attributes say.
    pub(crate) fn likelihood(
        &self,
        universe: &Universe,
        file: FileIdx,
        attrs: &Attrs,
    ) -> Likelihood {
        self.cfg_likelihood(universe, file, attrs.cfg.as_deref())
    }

    /// How likely a condition in a file holds.
    pub(crate) fn cfg_likelihood(
        &self,
        universe: &Universe,
        file: FileIdx,
        cfg: Option<&Cfg>,
    ) -> Likelihood {
        let Some(cfg) = cfg else {
            return Likelihood::Always;
        };
        let package = universe
            .group_index(file)
            .map(|index| universe.group().files[index].package);
        let features = package.and_then(|package| self.features.get(package));
        cfg.likelihood(&|name| match features.and_then(|on| on.get(&name)) {
            Some(true) => Likelihood::Likely,
            Some(false) => Likelihood::Unlikely,
            None => Likelihood::Even,
        })
    }

    /// Adds a definition to a scope; nothing happens for a module of other files.
    pub(crate) fn add(
        &mut self,
        module: ModuleRef,
        name: Name,
        namespace: Namespace,
        entry: Entry,
    ) {
        if let Some(scope) = self.get_mut(module) {
            scope.insert(name, namespace, entry);
        }
    }

    fn position(&self, module: ModuleRef) -> Option<usize> {
        let file = module.file.0.checked_sub(self.first_file)? as usize;
        Some(*self.bases.get(file)? as usize + module.id.index())
    }

    pub(crate) fn get(&self, module: ModuleRef) -> Option<&Scope> {
        self.list.get(self.position(module)?)
    }

    pub(crate) fn get_mut(&mut self, module: ModuleRef) -> Option<&mut Scope> {
        let position = self.position(module)?;
        self.list.get_mut(position)
    }

    /// The crates that a file can name.
    pub(crate) fn externs_of(&self, file: FileIdx) -> Option<&FxHashMap<Name, ModuleRef>> {
        let file = file.0.checked_sub(self.first_file)? as usize;
        self.externs.get(*self.package_of_file.get(file)? as usize)
    }

    /// The module of a file itself.
    pub(crate) fn file_module(file: FileIdx) -> ModuleRef {
        ModuleRef::new(file, ModuleId(0))
    }
}

/// Features of the packages of a group, by name.
fn features(universe: &Universe) -> Vec<FxHashMap<Name, bool>> {
    let names = universe.names();
    let of_package = |package: &crate::Package| {
        let features = package.features.iter();
        features
            .filter_map(|(text, is_on)| Some((names.find(text)?, *is_on)))
            .collect()
    };
    universe.group().packages.iter().map(of_package).collect()
}
