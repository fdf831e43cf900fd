//! The module tree of a group: which file is which module of which crate.

use conc_model::{ModuleDeclaration, ModuleId, Name};
use rustc_hash::FxHashMap;

use super::scopes::{Def, Entry, Namespace, Scopes};
use crate::ModuleRef;
use crate::universe::Universe;

/// Connects the files of the group to crates and fills in who can name which crate.
pub(crate) fn connect(universe: &Universe, scopes: &mut Scopes) {
    let mut tree = Tree::new(universe, scopes);
    tree.claim_roots();
    tree.claim_orphans();
    name_crates(universe, scopes);
}

struct Tree<'a> {
    universe: &'a Universe,
    scopes: &'a mut Scopes,
    by_path: FxHashMap<&'a str, usize>,
    /// Is a file part of a crate already?
    claimed: Vec<bool>,
    /// Was it reached through `#[path]`? Then its own modules lie beside it, as those of a `mod.rs` do.
    by_attribute: Vec<bool>,
}

impl<'a> Tree<'a> {
    fn new(universe: &'a Universe, scopes: &'a mut Scopes) -> Self {
        let files = &universe.group().files;
        let mut by_path = FxHashMap::default();
        for (index, file) in files.iter().enumerate() {
            by_path.entry(file.path.as_str()).or_insert(index);
        }
        Self {
            universe,
            scopes,
            by_path,
            claimed: vec![false; files.len()],
            by_attribute: vec![false; files.len()],
        }
    }

    fn claim_roots(&mut self) {
        let universe = self.universe;
        let targets = || {
            universe
                .group()
                .packages
                .iter()
                .flat_map(|package| &package.targets)
        };
        for target in targets() {
            if let Some(claimed) = self.claimed.get_mut(target.root) {
                *claimed = true;
                self.by_attribute[target.root] = true;
            }
        }
        // Libraries come first, so that a file that a binary includes as well belongs to the library.
        for wanted in [true, false] {
            for target in targets().filter(|target| target.is_library == wanted) {
                self.follow(target.root);
            }
        }
    }

    /// Claims all files that are declared from `start`, in depth.
    fn follow(&mut self, start: usize) {
        let universe = self.universe;
        let mut work = vec![start];
        while let Some(index) = work.pop() {
            let Some(file) = universe.group().files.get(index) else {
                continue;
            };
            for declaration in &file.model.declarations {
                let Some(child) = self.find(index, declaration) else {
                    continue;
                };
                if std::mem::replace(&mut self.claimed[child], true) {
                    continue;
                }
                self.by_attribute[child] = declaration.path.is_some();
                let parent = ModuleRef::new(universe.file_of_group(index), declaration.module);
                let conditional = declaration.attrs.is_conditional || declaration.attrs.is_test;
                self.attach(parent, declaration.name, child, conditional);
                work.push(child);
            }
        }
    }

    fn attach(&mut self, parent: ModuleRef, name: Name, child: usize, conditional: bool) {
        let child = Scopes::file_module(self.universe.file_of_group(child));
        if let Some(scope) = self.scopes.get_mut(child) {
            scope.parent = Some(parent);
            scope.name = Some(name);
        }
        let entry = Entry::new(Def::Module(child), true, conditional);
        self.scopes.add(parent, name, Namespace::Type, entry);
    }

    /// The file that a `mod x;` means.
    fn find(&self, index: usize, declaration: &ModuleDeclaration) -> Option<usize> {
        let file = &self.universe.group().files[index];
        let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
        let inline = self.inline_folders(index, declaration.module);
        let beside = name == "mod.rs" || self.by_attribute[index];
        let stem = name.strip_suffix(".rs").unwrap_or(name);
        let own_folder = if beside {
            folder.to_owned()
        } else {
            join(folder, stem)
        };
        if let Some(path) = &declaration.path {
            let base = if inline.is_empty() {
                folder
            } else {
                &own_folder
            };
            return self
                .by_path
                .get(join(&join(base, &inline), path).as_str())
                .copied();
        }
        let base = join(&own_folder, &inline);
        let name = self.universe.text(declaration.name);
        let found = self
            .by_path
            .get(join(&base, &format!("{name}.rs")).as_str());
        found
            .or_else(|| {
                self.by_path
                    .get(join(&base, &format!("{name}/mod.rs")).as_str())
            })
            .copied()
    }

    /// The folders that inline modules around a declaration add.
    fn inline_folders(&self, index: usize, module: ModuleId) -> String {
        let modules = &self.universe.group().files[index].model.modules;
        let mut folders = Vec::new();
        let mut at = modules.get(module);
        while let Some(module) = at {
            folders.extend(module.name.map(|name| self.universe.text(name)));
            at = module.parent.and_then(|parent| modules.get(parent));
        }
        folders.reverse();
        folders.join("/")
    }

    /// Gives files that no declaration reaches (it may stand in a macro call) the place that their path suggests.
    fn claim_orphans(&mut self) {
        let universe = self.universe;
        let files = &universe.group().files;
        let mut orphans: Vec<usize> = (0..files.len())
            .filter(|index| !self.claimed[*index])
            .collect();
        orphans.sort_by_key(|index| (files[*index].path.matches('/').count(), &files[*index].path));
        for index in orphans {
            if self.claimed[index] {
                continue;
            }
            self.claimed[index] = true;
            if let Some((parent, name)) = self.guess(index) {
                self.attach(parent, name, index, true);
            }
            self.follow(index);
        }
    }

    /// Parent module and name of an orphan below the folder of its package's library.
    fn guess(&self, index: usize) -> Option<(ModuleRef, Name)> {
        let group = self.universe.group();
        let file = &group.files[index];
        let targets = &group.packages.get(file.package)?.targets;
        let root = targets.iter().find(|target| target.is_library)?.root;
        let root_path = &group.files.get(root)?.path;
        let folder = root_path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let below = file.path.strip_prefix(folder)?.trim_start_matches('/');
        let below = below.strip_suffix(".rs")?;
        let below = below.strip_suffix("/mod").unwrap_or(below);
        let (parents, name) = below.rsplit_once('/').unwrap_or(("", below));
        let name = self.universe.names().find(name)?;
        let mut module = Scopes::file_module(self.universe.file_of_group(root));
        for part in parents.split('/').filter(|part| !part.is_empty()) {
            let part = self.universe.names().find(part)?;
            match self.scopes.get(module)?.get(part, Namespace::Type)?.def {
                Def::Module(child) => module = child,
                _ => return None,
            }
        }
        Some((module, name))
    }
}

/// Joins two `/` paths and folds `.` and `..` away.
fn join(base: &str, rest: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(rest.split(['/', '\\'])) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    let joined = parts.join("/");
    if base.starts_with('/') {
        format!("/{joined}")
    } else {
        joined
    }
}

/// Fills in which packages of the group a file can name.
fn name_crates(universe: &Universe, scopes: &mut Scopes) {
    let group = universe.group();
    for (index, file) in group.files.iter().enumerate() {
        scopes.package_of_file[index] = u32::try_from(file.package).unwrap_or(u32::MAX);
    }
    let library_root = |package: usize| {
        let targets = &group.packages.get(package)?.targets;
        let target = targets.iter().find(|target| target.is_library)?;
        let is_there = target.root < group.files.len();
        is_there.then(|| {
            (
                Scopes::file_module(universe.file_of_group(target.root)),
                target.name.as_str(),
            )
        })
    };
    for (index, package) in group.packages.iter().enumerate() {
        let mut externs = FxHashMap::default();
        let mut add = |name: &str, root| {
            if let Some(name) = universe.names().find(name) {
                externs.entry(name).or_insert(root);
            }
        };
        if let Some((root, name)) = library_root(index) {
            add(name, root);
            add(&package.name, root);
        }
        for (name, dependency) in &package.dependencies {
            if let Some((root, _)) = library_root(*dependency) {
                add(name, root);
            }
        }
        scopes.externs.push(externs);
    }
}
