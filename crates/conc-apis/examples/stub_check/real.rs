//! The sources of the described crates: read, lowered and linked by the same code that reads everything else, with tables of
//! what is in them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use conc_link::{
    AdtRef, FileIdx, FunctionRef, Group, GroupFile, ImplRef, ItemScope, Library, LibraryCrate,
    Package, Target, TraitRef, Ty, ValueTarget, World,
};
use conc_lower::{LowerOptions, lower};
use conc_model::{Edition, Interner, Parent, TypeRef};
use conc_project::{DEFAULT_MAX_FILE_BYTES, DiscoverOptions, Disk, PathPatterns, discover};
use conc_source::{FileId, SourceText};

use crate::AnyError;
use crate::declared::Declared;
use crate::versions::PackageSource;

/// The sources.
#[derive(Debug)]
pub(crate) struct Real {
    pub(crate) world: World,
    /// What the paths of [`Declared::paths`] lead to.
    pub(crate) found: Vec<Found>,
    /// Names that packages are imported by, in the order of the group.
    pub(crate) packages: Vec<String>,
    /// Per package, all texts.
    texts: Vec<String>,
    pub(crate) tables: Tables,
}

/// What a path leads to, as a type, trait and value.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) ty: Ty,
    pub(crate) trait_ref: Option<TraitRef>,
    pub(crate) value: ValueTarget,
}

/// Types that impls are for, type arguments left aside.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Head {
    Adt(AdtRef),
    /// A primitive, slice, pointer, ...
    Shape(String),
}

impl Head {
    pub(crate) fn of(ty: &Ty) -> Option<Self> {
        Some(match ty {
            Ty::Adt(adt, _) => Self::Adt(*adt),
            Ty::Primitive(primitive) => Self::Shape(format!("{primitive:?}")),
            Ty::Slice(_) => Self::Shape("[T]".to_owned()),
            Ty::Pointer(_) => Self::Shape("*T".to_owned()),
            Ty::Ref { inner, .. } => match Self::of(inner)? {
                Self::Adt(adt) => Self::Adt(adt),
                Self::Shape(shape) => Self::Shape(format!("&{shape}")),
            },
            _ => return None,
        })
    }
}

/// What is in the sources, by name. The first part of a key is the package.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(crate) methods: BTreeMap<(Head, String), Vec<FunctionRef>>,
    pub(crate) constants: BTreeSet<(Head, String)>,
    pub(crate) implementations: BTreeSet<(Head, String)>,
    /// By the name of the type only: what impls say whose type is not found.
    pub(crate) named_methods: BTreeMap<(usize, String, String), Vec<FunctionRef>>,
    pub(crate) named_implementations: BTreeSet<(usize, String, String)>,
    pub(crate) named_types: BTreeSet<(usize, String)>,
    pub(crate) named_functions: BTreeMap<(usize, String), Vec<FunctionRef>>,
    /// How many functions with the name were read in the package, wherever they stand.
    counts: BTreeMap<(usize, String), usize>,
}

impl Real {
    /// Is there an `fn name` in the texts of the package that is not among the functions that were read? A macro may make it.
    pub(crate) fn may_be_made(&self, package: usize, name: &str) -> bool {
        let written = occurrences(&self.texts[package], &format!("fn {name}"));
        let key = (package, name.to_owned());
        written > self.tables.counts.get(&key).copied().unwrap_or(0)
    }

    /// Does the type implement `Future`?
    pub(crate) fn is_future(&self, ty: &Ty) -> bool {
        Head::of(ty).is_some_and(|head| {
            let key = (head, "Future".to_owned());
            self.tables.implementations.contains(&key)
        })
    }

    /// Does the word occur at all?
    pub(crate) fn mentions(&self, package: usize, word: &str) -> bool {
        occurrences(&self.texts[package], word) > 0
    }
}

fn occurrences(text: &str, word: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let hits = text.match_indices(word);
    hits.filter(|(at, _)| {
        let before = text[..*at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
    .count()
}

/// Reads and links all sources, together with a made-up crate that names every path of the stubs.
pub(crate) fn read(sources: &[PackageSource], declared: &Declared) -> Result<Real, AnyError> {
    let library = prelude();
    let mut reader = Reader {
        interner: Interner::seeded(library.names()),
        group: Group::default(),
        texts: Vec::new(),
    };
    for source in sources {
        for part in parts(source) {
            reader.read(&part)?;
        }
    }
    reader.depend();
    let probe = reader.add_probe(&declared.paths);
    let packages = reader
        .group
        .packages
        .iter()
        .map(|package| package.name.clone());
    let packages: Vec<String> = packages.collect();
    let names = reader.interner.freeze();
    let world = World::link(library, reader.group, names);
    let found = resolve(&world, probe, declared.paths.len());
    let tables = Tables::of(&world);
    Ok(Real {
        world,
        found,
        packages,
        texts: reader.texts,
        tables,
    })
}

/// The stub of std as the library, for the names that are in scope everywhere; its paths lead to the sources, where there are any.
fn prelude() -> Arc<Library> {
    let interner = Interner::default();
    let std = conc_apis::STUBS.iter().filter(|stub| stub.krate == "std");
    let crates = std.map(|stub| LibraryCrate {
        name: stub.krate.to_owned(),
        aliases: Vec::new(),
        model: lower(
            FileId(u32::MAX),
            &SourceText::new(stub.text.to_owned()),
            &LowerOptions::default(),
            &interner,
        ),
    });
    let crates = crates.collect();
    Arc::new(Library::new(interner, crates))
}

/// A crate to read: its name, and the folder with its `lib.rs`.
struct Part {
    name: String,
    folder: PathBuf,
    is_std: bool,
}

/// What is read differently in the standard library. `core` and `alloc` always mean the known library to the linker, and
/// unstable syntax is not parsed.
const STD_SPELLINGS: [(&str, &str); 7] = [
    ("core::", "real_core::"),
    ("use alloc::", "use alloc_crate::"),
    ("extern crate alloc as alloc_crate;", ""),
    ("const trait ", "trait "),
    ("impl const ", "impl "),
    ("> const ", "> "),
    ("[const] ", ""),
];

/// The standard library consists of three crates.
fn parts(source: &PackageSource) -> Vec<Part> {
    let name = source.version.package.replace('-', "_");
    if name != "std" {
        let folder = source.directory.join("src");
        return vec![Part {
            name,
            folder,
            is_std: false,
        }];
    }
    let part = |name: &str, folder: &str| Part {
        name: name.to_owned(),
        folder: source.directory.join(folder).join("src"),
        is_std: true,
    };
    vec![
        part("real_core", "core"),
        part("alloc_crate", "alloc"),
        part("std", "std"),
    ]
}

struct Reader {
    interner: Interner,
    group: Group,
    texts: Vec<String>,
}

impl Reader {
    fn read(&mut self, part: &Part) -> Result<(), AnyError> {
        let options = DiscoverOptions {
            working_directory: PathBuf::from("."),
            edition: Edition::E2021,
            exclude: PathPatterns::default(),
            disk: Disk::default(),
        };
        let project = discover(std::slice::from_ref(&part.folder), &options)?;
        let package = self.group.packages.len();
        let root_path = part.folder.canonicalize()?.join("lib.rs");
        let mut texts = String::new();
        let mut root = None;
        for file in &project.files {
            let text = conc_project::read(&file.absolute, DEFAULT_MAX_FILE_BYTES)
                .map_err(|problem| format!("{}: {}", file.path, problem.message))?;
            let text = match part.is_std {
                true => STD_SPELLINGS
                    .iter()
                    .fold(text.text().to_owned(), |text, (from, to)| {
                        text.replace(from, to)
                    }),
                false => text.text().to_owned(),
            };
            if file.absolute == root_path {
                root = Some(self.group.files.len());
            }
            self.add(&text, file.absolute.to_string_lossy().into_owned(), package);
            texts.push_str(&text);
            texts.push('\n');
        }
        let root = root.ok_or_else(|| format!("{}: no lib.rs", part.folder.display()))?;
        self.group.packages.push(Package {
            features: Vec::new(),
            name: part.name.clone(),
            targets: vec![Target {
                name: part.name.clone(),
                is_library: true,
                root,
            }],
            dependencies: Vec::new(),
        });
        self.texts.push(texts);
        Ok(())
    }

    fn add(&mut self, text: &str, path: String, package: usize) {
        let id = u32::try_from(self.group.files.len()).unwrap_or(u32::MAX);
        let source = SourceText::new(text.to_owned());
        let model = lower(
            FileId(id),
            &source,
            &LowerOptions::default(),
            &self.interner,
        );
        self.group.files.push(GroupFile {
            model,
            path,
            package,
        });
    }

    /// Every package sees every other one under its own name.
    fn depend(&mut self) {
        let names = self
            .group
            .packages
            .iter()
            .map(|package| package.name.clone());
        let all: Vec<(String, usize)> = names.zip(0..).collect();
        for package in &mut self.group.packages {
            let others = all.iter().filter(|(name, _)| *name != package.name);
            package.dependencies = others.cloned().collect();
        }
    }

    /// Two aliases per path: the path as a type, and as a trait.
    fn add_probe(&mut self, paths: &[String]) -> usize {
        let mut text = String::new();
        for (index, path) in paths.iter().enumerate() {
            text.push_str(&format!("type A{index} = ::{path};\n"));
            text.push_str(&format!("type B{index} = dyn ::{path};\n"));
        }
        let package = self.group.packages.len();
        let root = self.group.files.len();
        self.add(&text, "/probe/src/lib.rs".to_owned(), package);
        let dependencies = self
            .group
            .packages
            .iter()
            .map(|package| package.name.clone());
        self.group.packages.push(Package {
            features: Vec::new(),
            dependencies: dependencies.zip(0..).collect(),
            name: "probe".to_owned(),
            targets: vec![Target {
                name: "probe".to_owned(),
                is_library: true,
                root,
            }],
        });
        self.texts.push(String::new());
        root
    }
}

fn resolve(world: &World, probe: usize, paths: usize) -> Vec<Found> {
    let universe = world.universe();
    let index = world.index();
    let file = universe.file_of_group(probe);
    let model = universe.model(file);
    let aliases: Vec<_> = model.aliases.iter().map(|alias| alias.ty).collect();
    assert_eq!(aliases.len(), 2 * paths, "every path of a stub is a path");
    let lowered = |ty| index.lower_type(universe, file, ty, ItemScope::None);
    let found = aliases.chunks(2).map(|pair| {
        let value = match &model.types[pair[0]] {
            TypeRef::Path(path) => index.resolve_value(universe, file, *path, ItemScope::None),
            _ => ValueTarget::Unknown,
        };
        let trait_ref = match lowered(pair[1]) {
            Ty::Traits { bounds, .. } => bounds.first().map(|bound| bound.trait_ref),
            _ => None,
        };
        Found {
            ty: lowered(pair[0]),
            trait_ref,
            value,
        }
    });
    found.collect()
}

impl Tables {
    fn of(world: &World) -> Self {
        let mut tables = Self::default();
        let universe = world.universe();
        for file in universe.group_files() {
            let Some(index) = universe.group_index(file) else {
                continue;
            };
            tables.read_file(world, file, universe.group().files[index].package);
        }
        tables
    }

    fn read_file(&mut self, world: &World, file: FileIdx, package: usize) {
        let universe = world.universe();
        let model = universe.model(file);
        let text = |name| universe.text(name).to_owned();
        let adts = model.adts.iter().map(|item| item.name);
        let aliases = model.aliases.iter().map(|item| item.name);
        let traits = model.traits.iter().map(|item| item.name);
        let types = adts.chain(aliases).chain(traits);
        self.named_types
            .extend(types.map(|name| (package, text(name))));
        for (id, item) in model.functions.entries() {
            let key = (package, text(item.name));
            *self.counts.entry(key.clone()).or_default() += 1;
            if matches!(item.parent, Parent::Module(_)) {
                let functions = self.named_functions.entry(key).or_default();
                functions.push(FunctionRef::new(file, id));
            }
        }
        for (id, adt) in model.adts.entries() {
            let head = Head::Adt(AdtRef::new(file, id));
            for derived in &adt.attrs.derives {
                self.implementations.insert((head.clone(), text(*derived)));
            }
        }
        for id in model.impls.ids() {
            self.read_impl(world, ImplRef::new(file, id), package);
        }
    }

    fn read_impl(&mut self, world: &World, impl_ref: ImplRef, package: usize) {
        let universe = world.universe();
        let model = universe.model(impl_ref.file);
        let item = universe.impl_of(impl_ref);
        let last = |path| {
            let path: &conc_model::Path = &model.paths[path];
            path.segments
                .last()
                .map(|segment| universe.text(segment.name).to_owned())
        };
        let written = match &model.types[item.self_type] {
            TypeRef::Path(path) => last(*path),
            _ => None,
        };
        let scope = ItemScope::Impl(impl_ref);
        let index = world.index();
        let ty = index.lower_type(universe, impl_ref.file, item.self_type, scope);
        let head = Head::of(&ty);
        let of_trait = item.trait_path.and_then(last);
        if let (Some(name), Some(written)) = (&of_trait, &written) {
            let key = (package, written.clone(), name.clone());
            self.named_implementations.insert(key);
        }
        if let (Some(name), Some(head)) = (of_trait, &head) {
            self.implementations.insert((head.clone(), name));
        }
        for function in &item.functions {
            let function = FunctionRef::new(impl_ref.file, *function);
            let name = universe.text(universe.function(function).name).to_owned();
            if let Some(written) = &written {
                let key = (package, written.clone(), name.clone());
                self.named_methods.entry(key).or_default().push(function);
            }
            if let Some(head) = &head {
                let key = (head.clone(), name);
                self.methods.entry(key).or_default().push(function);
            }
        }
        let constants = model.statics.iter();
        for constant in constants.filter(|item| item.parent == Parent::Impl(impl_ref.id)) {
            if let Some(head) = &head {
                let name = universe.text(constant.name).to_owned();
                self.constants.insert((head.clone(), name));
            }
        }
    }
}
