//! What the stubs declare, each with the public paths under which it should be found. Nothing is compared here.

use std::collections::BTreeMap;
use std::sync::Arc;

use conc_apis::STUBS;
use conc_link::{
    AdtRef, FileIdx, FunctionRef, Group, ImplRef, ItemScope, Library, LibraryCrate, StaticRef,
    TraitRef, Ty, World,
};
use conc_lower::{LowerOptions, lower};
use conc_model::{FileModel, Interner, ModuleId, Name, Parent, UseKind};
use conc_source::{FileId, SourceText};

use crate::AnyError;
use crate::versions::{self, Version};

/// All stubs, linked.
#[derive(Debug)]
pub(crate) struct Declared {
    pub(crate) world: World,
    pub(crate) stubs: Vec<StubCrate>,
    /// Paths that are looked up in the sources; items name them by index.
    pub(crate) paths: Vec<String>,
    /// Under which paths a type of a stub should be found.
    pub(crate) types: BTreeMap<AdtRef, Vec<usize>>,
}

/// One stub.
#[derive(Debug)]
pub(crate) struct StubCrate {
    pub(crate) krate: &'static str,
    pub(crate) versions: Vec<Version>,
    pub(crate) items: Vec<Item>,
}

/// One declaration.
#[derive(Debug)]
pub(crate) struct Item {
    /// How reports and exceptions name it.
    pub(crate) path: String,
    pub(crate) kind: ItemKind,
    /// Indices into [`Declared::paths`]; empty for what lies in a type or trait.
    pub(crate) found_at: Vec<usize>,
}

/// What a declaration is.
#[derive(Clone, Debug)]
pub(crate) enum ItemKind {
    Type(AdtRef),
    Alias,
    Trait,
    Function(FunctionRef),
    Constant,
    /// `pub use` of this path.
    Export(String),
    /// In an inherent impl for this type.
    Method(Ty, FunctionRef),
    AssociatedConstant(Ty, StaticRef),
    /// An impl of the trait with this name.
    Implementation(Ty, String),
    TraitFunction(TraitRef, FunctionRef, Vec<usize>),
}

impl Declared {
    /// Lowers and links all stubs.
    pub(crate) fn read() -> Result<Self, AnyError> {
        let interner = Interner::default();
        let crates = STUBS.iter().enumerate().map(|(index, stub)| LibraryCrate {
            name: stub.krate.to_owned(),
            aliases: Vec::new(),
            model: lower(
                FileId(u32::try_from(index).unwrap_or(u32::MAX)),
                &SourceText::new(stub.text.to_owned()),
                &LowerOptions::default(),
                &interner,
            ),
        });
        let crates = crates.collect();
        let library = Arc::new(Library::new(interner, crates));
        let names = library.names().clone();
        let mut declared = Self {
            world: World::link(library, Group::default(), names),
            stubs: Vec::new(),
            paths: Vec::new(),
            types: BTreeMap::new(),
        };
        let files: Vec<FileIdx> = declared.world.universe().library_files().collect();
        for (stub, file) in STUBS.iter().zip(files) {
            let versions = versions::of_stub(stub)?;
            let items = Reader::new(&declared.world, file, stub.krate).items();
            let mut crate_items = Vec::new();
            for (kind, paths) in items {
                let found_at = declared.add_paths(&paths);
                if let ItemKind::Type(adt) = &kind {
                    declared.types.insert(*adt, found_at.clone());
                }
                crate_items.push(declared.item(kind, &paths, found_at));
            }
            declared.stubs.push(StubCrate {
                krate: stub.krate,
                versions,
                items: crate_items,
            });
        }
        declared.look_into_modules();
        Ok(declared)
    }

    /// An exported module is looked for through something that lies in it.
    fn look_into_modules(&mut self) {
        let mut inside: BTreeMap<String, String> = BTreeMap::new();
        for path in self.paths.iter().rev() {
            if let Some((module, name)) = path.rsplit_once("::") {
                inside.insert(module.to_owned(), name.to_owned());
            }
        }
        let mut stubs = std::mem::take(&mut self.stubs);
        for stub in &mut stubs {
            for item in &mut stub.items {
                let ItemKind::Export(target) = &item.kind else {
                    continue;
                };
                let target = target.strip_prefix("crate::").map_or_else(
                    || target.clone(),
                    |target| format!("{}::{target}", stub.krate),
                );
                if let Some(name) = inside.get(&target) {
                    let path = format!("{}::{name}", item.path);
                    item.found_at.extend(self.add_paths(&[path]));
                }
            }
        }
        self.stubs = stubs;
    }

    fn add_paths(&mut self, paths: &[String]) -> Vec<usize> {
        let start = self.paths.len();
        self.paths.extend(paths.iter().cloned());
        (start..self.paths.len()).collect()
    }

    fn item(&self, kind: ItemKind, paths: &[String], found_at: Vec<usize>) -> Item {
        let universe = self.world.universe();
        let index = self.world.index();
        let path = match &kind {
            ItemKind::Method(_, function) => index.function_path(universe, *function),
            ItemKind::TraitFunction(_, function, _) => index.function_path(universe, *function),
            ItemKind::AssociatedConstant(ty, item) => {
                let name = universe.text(universe.static_of(*item).name);
                format!("{}::{name}", self.type_name(ty))
            }
            ItemKind::Implementation(ty, name) => format!("{name} for {}", self.type_name(ty)),
            _ => paths.first().cloned().unwrap_or_default(),
        };
        match kind {
            ItemKind::TraitFunction(trait_ref, function, _) => Item {
                path,
                kind: ItemKind::TraitFunction(trait_ref, function, found_at),
                found_at: Vec::new(),
            },
            kind => Item {
                path,
                kind,
                found_at,
            },
        }
    }

    fn type_name(&self, ty: &Ty) -> String {
        match ty {
            Ty::Adt(adt, _) => self.world.index().adt_path(self.world.universe(), *adt),
            other => format!("{other:?}"),
        }
    }
}

/// Reads the items of one stub.
struct Reader<'a> {
    world: &'a World,
    file: FileIdx,
    model: &'a FileModel,
    krate: &'static str,
}

impl<'a> Reader<'a> {
    fn new(world: &'a World, file: FileIdx, krate: &'static str) -> Self {
        Self {
            world,
            file,
            model: world.universe().model(file),
            krate,
        }
    }

    /// The items with their public paths, the one where the item stands first.
    fn items(&self) -> Vec<(ItemKind, Vec<String>)> {
        let mut items = Vec::new();
        for (id, adt) in self.model.adts.entries() {
            let kind = ItemKind::Type(AdtRef::new(self.file, id));
            items.push((kind, self.paths(adt.module, adt.name)));
        }
        for alias in self.model.aliases.iter() {
            items.push((ItemKind::Alias, self.paths(alias.module, alias.name)));
        }
        for (id, item) in self.model.traits.entries() {
            let trait_ref = TraitRef::new(self.file, id);
            let paths = self.paths(item.module, item.name);
            for function in &item.functions {
                let function = FunctionRef::new(self.file, *function);
                let kind = ItemKind::TraitFunction(trait_ref, function, Vec::new());
                items.push((kind, paths.clone()));
            }
            items.push((ItemKind::Trait, paths));
        }
        for (id, function) in self.model.functions.entries() {
            if let Parent::Module(module) = function.parent {
                let kind = ItemKind::Function(FunctionRef::new(self.file, id));
                items.push((kind, self.paths(module, function.name)));
            }
        }
        self.read_statics(&mut items);
        self.read_exports(&mut items);
        self.read_impls(&mut items);
        items
    }

    fn read_statics(&self, items: &mut Vec<(ItemKind, Vec<String>)>) {
        for (id, item) in self.model.statics.entries() {
            match item.parent {
                Parent::Module(module) => {
                    items.push((ItemKind::Constant, self.paths(module, item.name)));
                }
                Parent::Impl(parent) => {
                    let ty = self.self_type(ImplRef::new(self.file, parent));
                    let item = StaticRef::new(self.file, id);
                    items.push((ItemKind::AssociatedConstant(ty, item), Vec::new()));
                }
                Parent::Trait(_) => {}
            }
        }
    }

    fn read_exports(&self, items: &mut Vec<(ItemKind, Vec<String>)>) {
        for leaf in self.model.uses.iter().filter(|leaf| leaf.is_public) {
            if let UseKind::Named(name) = leaf.kind {
                let names = leaf
                    .path
                    .iter()
                    .map(|name| raw(self.world.universe().text(*name)));
                let target = names.collect::<Vec<_>>().join("::");
                let path = self.path(leaf.module, name);
                items.push((ItemKind::Export(target), vec![path]));
            }
        }
    }

    fn read_impls(&self, items: &mut Vec<(ItemKind, Vec<String>)>) {
        for (id, item) in self.model.impls.entries() {
            let ty = self.self_type(ImplRef::new(self.file, id));
            if let Some(path) = item.trait_path {
                let last = self.model.paths[path].segments.last();
                let name = last.map(|segment| self.world.universe().text(segment.name));
                // A stub states `Drop` of all whose drop does something, also where a field's drop does it.
                if let Some(name) = name.filter(|name| *name != "Drop") {
                    let kind = ItemKind::Implementation(ty, name.to_owned());
                    items.push((kind, Vec::new()));
                }
                continue;
            }
            for function in &item.functions {
                let function = FunctionRef::new(self.file, *function);
                items.push((ItemKind::Method(ty.clone(), function), Vec::new()));
            }
        }
    }

    fn self_type(&self, impl_ref: ImplRef) -> Ty {
        let universe = self.world.universe();
        let written = universe.impl_of(impl_ref).self_type;
        let scope = ItemScope::Impl(impl_ref);
        self.world
            .index()
            .lower_type(universe, self.file, written, scope)
    }

    /// Where an item can be found: where it stands, and where the stub exports it.
    fn paths(&self, module: ModuleId, name: Name) -> Vec<String> {
        let mut paths = vec![self.path(module, name)];
        for leaf in self.model.uses.iter().filter(|leaf| leaf.is_public) {
            if let UseKind::Named(exported) = leaf.kind
                && leaf.path.last() == Some(&name)
            {
                paths.push(self.path(leaf.module, exported));
            }
        }
        paths
    }

    fn path(&self, module: ModuleId, name: Name) -> String {
        let universe = self.world.universe();
        let mut parts = vec![raw(universe.text(name))];
        let mut at = self.model.modules.get(module);
        while let Some(module) = at {
            parts.extend(module.name.map(|name| raw(universe.text(name))));
            at = module
                .parent
                .and_then(|parent| self.model.modules.get(parent));
        }
        parts.push(self.krate.to_owned());
        parts.reverse();
        parts.join("::")
    }
}

/// Names are kept without `r#`, paths need it.
fn raw(name: &str) -> String {
    match name {
        "async" | "try" | "yield" => format!("r#{name}"),
        name => name.to_owned(),
    }
}
