//! The module tree of a group: which file is which module of which crate.

use conc_model::{Likelihood, ModuleDeclaration, ModuleId, Name};
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
                let likelihood = self
                    .scopes
                    .likelihood(universe, parent.file, &declaration.attrs);
                self.attach(parent, declaration.name, child, likelihood);
                if declaration.attrs.is_test || self.is_test_file(index) {
                    self.mark_as_test(child);
                }
                work.push(child);
            }
        }
    }

    fn is_test_file(&self, index: usize) -> bool {
        let module = Scopes::file_module(self.universe.file_of_group(index));
        self.scopes
            .get(module)
            .is_some_and(|scope| scope.is_test_file)
    }

    fn mark_as_test(&mut self, index: usize) {
        let module = Scopes::file_module(self.universe.file_of_group(index));
        if let Some(scope) = self.scopes.get_mut(module) {
            scope.is_test_file = true;
        }
    }

    fn attach(&mut self, parent: ModuleRef, name: Name, child: usize, likelihood: Likelihood) {
        let child = Scopes::file_module(self.universe.file_of_group(child));
        if let Some(scope) = self.scopes.get_mut(child) {
            scope.parent = Some(parent);
            scope.name = Some(name);
        }
        let entry = Entry::new(Def::Module(child), true, likelihood);
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
        // Parents come before their children: `a/mod.rs` counts as `a`.
        orphans.sort_by_key(|index| {
            let path = module_path(&files[*index].path);
            (path.matches('/').count(), path)
        });
        for index in orphans {
            if self.claimed[index] {
                continue;
            }
            self.claimed[index] = true;
            self.place(index);
            self.follow(index);
        }
    }

    /// Puts an orphan below the root of its package's library (or main binary), where its path suggests. If a module
    /// on the way is missing, it at least belongs to the crate.
    fn place(&mut self, index: usize) {
        let Some((root, below)) = self.nearest_root(index) else {
            return;
        };
        let (parents, name) = below.rsplit_once('/').unwrap_or(("", below));
        let names = self.universe.names();
        let mut module = Scopes::file_module(self.universe.file_of_group(root));
        let mut is_complete = true;
        for part in parents.split('/').filter(|part| !part.is_empty()) {
            let scope = self.scopes.get(module);
            let entry = names
                .find(part)
                .and_then(|part| scope?.get(part, Namespace::Type));
            match entry.map(|entry| entry.def) {
                Some(Def::Module(child)) => module = child,
                _ => is_complete = false,
            }
        }
        match names.find(name).filter(|_| is_complete) {
            Some(name) => self.attach(module, name, index, Likelihood::Even),
            None => {
                let child = Scopes::file_module(self.universe.file_of_group(index));
                if let Some(scope) = self.scopes.get_mut(child) {
                    scope.parent = Some(module);
                }
            }
        }
    }

    /// The root file in whose folder an orphan lies, and its module path from there.
    fn nearest_root(&self, index: usize) -> Option<(usize, &'a str)> {
        let group = self.universe.group();
        let file = &group.files[index];
        let targets = &group.packages.get(file.package)?.targets;
        let is_main = |root: usize| {
            group
                .files
                .get(root)
                .is_some_and(|file| file.path.ends_with("main.rs"))
        };
        let library = targets.iter().find(|target| target.is_library);
        let target = library.or_else(|| targets.iter().find(|target| is_main(target.root)))?;
        let root_path = &group.files.get(target.root)?.path;
        let folder = root_path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let below = module_path(&file.path).strip_prefix(folder)?;
        let below = if folder.is_empty() {
            below
        } else {
            below.strip_prefix('/')?
        };
        (target.root != index).then_some((target.root, below))
    }
}

/// The path of a file without its ending; `a/mod.rs` is `a`.
fn module_path(path: &str) -> &str {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    path.strip_suffix("/mod").unwrap_or(path)
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
