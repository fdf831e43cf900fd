//! Which package each file belongs to, and which packages are linked together.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use conc_model::{Edition, Problem, ProblemKind};
use conc_source::Span;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::disk::Disk;
use crate::manifest::{Dependency, Manifest, crate_name, normalize, slashed};
use crate::project::{GroupMember, Package, PackageGroup, ProjectFile};
use crate::targets::{PackageFiles, context, targets};

/// Finds and keeps manifests.
#[derive(Debug, Default)]
pub(crate) struct Packages {
    disk: Disk,
    /// By directory: its own manifest, as an index into `manifests`.
    own: FxHashMap<PathBuf, Option<usize>>,
    manifests: Vec<Arc<Manifest>>,
    /// Paths of manifests with what is the matter with them.
    pub(crate) problems: Vec<(PathBuf, Problem)>,
}

/// Packages with their files, by the directory of the group.
type Homes = BTreeMap<PathBuf, BTreeMap<Home, Vec<usize>>>;

/// Where a file belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Home {
    /// Directory of the workspace, of the single package, or of the given path for bare files.
    group: PathBuf,
    /// Directory of the package.
    package: PathBuf,
    /// Has the package a manifest?
    has_manifest: bool,
}

impl Packages {
    /// With the manifests of a disk.
    pub(crate) fn of(disk: Disk) -> Self {
        Self {
            disk,
            ..Self::default()
        }
    }

    /// Sorts the files into groups and sets their editions and contexts. `roots` has for each file the directory
    /// that stands for the package when there is no manifest; `fallback` is the edition of such files.
    pub(crate) fn group(
        &mut self,
        files: &mut [ProjectFile],
        roots: &[PathBuf],
        fallback: Edition,
    ) -> Vec<PackageGroup> {
        self.read_ahead(files);
        let mut groups = Homes::new();
        // The files of a directory go together. Paths are compared as texts where any order will do: that is much cheaper.
        let mut directories: FxHashMap<(&OsStr, &OsStr), Vec<usize>> = FxHashMap::default();
        for (index, (file, root)) in files.iter().zip(roots).enumerate() {
            let directory = file.absolute.parent().unwrap_or(root);
            let key = (directory.as_os_str(), root.as_os_str());
            directories.entry(key).or_default().push(index);
        }
        let mut directories: Vec<_> = directories.into_iter().collect();
        directories.sort_unstable();
        for ((directory, root), members) in directories {
            let home = self.home(Path::new(directory), Path::new(root));
            let packages = groups.entry(home.group.clone()).or_default();
            packages.entry(home).or_default().extend(members);
        }
        let groups = self.joined(groups).into_values();
        groups
            .map(|packages| self.build(packages, files, fallback))
            .collect()
    }

    /// Joins groups of which one has a package that another depends on by its path. Only a workspace joins packages
    /// otherwise, and there need not be any.
    fn joined(&mut self, groups: Homes) -> Homes {
        let packages = |homes: &BTreeMap<Home, Vec<usize>>| {
            let homes = homes.keys().filter(|home| home.has_manifest);
            homes.cloned().collect::<Vec<Home>>()
        };
        let mut group_of: FxHashMap<PathBuf, PathBuf> = FxHashMap::default();
        for (group, homes) in &groups {
            let homes = packages(homes).into_iter();
            group_of.extend(homes.map(|home| (normalize(&home.package), group.clone())));
        }
        let mut first: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
        for (group, homes) in &groups {
            for home in packages(homes) {
                for directory in self.paths_of_dependencies(&home) {
                    if let Some(other) = group_of.get(&directory) {
                        join(&mut first, group, other);
                    }
                }
            }
        }
        let mut joined = Homes::new();
        for (group, homes) in groups {
            joined
                .entry(root_of(&first, &group))
                .or_default()
                .extend(homes);
        }
        joined
    }

    fn paths_of_dependencies(&mut self, home: &Home) -> Vec<PathBuf> {
        let workspace = self.workspace_in(&home.group);
        let manifest = self.manifest_of(home);
        let workspace = workspace.map(|index| &*self.manifests[index]);
        let dependencies = manifest.dependencies(workspace).into_iter();
        dependencies
            .filter_map(|dependency| dependency.directory)
            .collect()
    }

    fn workspace_in(&mut self, directory: &Path) -> Option<usize> {
        self.manifest_in(directory)
            .filter(|index| self.manifests[*index].is_workspace())
    }

    fn home(&mut self, directory: &Path, root: &Path) -> Home {
        let nearest = directory
            .ancestors()
            .find_map(|above| self.manifest_in(above));
        let Some(manifest) = nearest else {
            return Home {
                group: root.to_path_buf(),
                package: root.to_path_buf(),
                has_manifest: false,
            };
        };
        let (package, is_virtual) = {
            let manifest = &self.manifests[manifest];
            (manifest.directory.clone(), manifest.is_virtual())
        };
        let group = self
            .workspace_of(manifest)
            .map(|index| self.manifests[index].directory.clone());
        Home {
            group: group.unwrap_or_else(|| package.clone()),
            // Files of a workspace that belong to none of its packages stand on their own.
            package: if is_virtual {
                root.to_path_buf()
            } else {
                package
            },
            has_manifest: !is_virtual,
        }
    }

    /// The workspace of a manifest, itself included.
    fn workspace_of(&mut self, manifest: usize) -> Option<usize> {
        if self.manifests[manifest].is_workspace() {
            return Some(manifest);
        }
        if let Some(directory) = self.manifests[manifest].named_workspace() {
            return self.manifest_in(&directory);
        }
        let package = self.manifests[manifest].directory.clone();
        for above in package.ancestors().skip(1) {
            if let Some(found) = self
                .manifest_in(above)
                .filter(|found| self.manifests[*found].is_workspace())
            {
                return (!self.manifests[found].excludes(&package)).then_some(found);
            }
        }
        None
    }

    /// The manifest that stands in a directory.
    fn manifest_in(&mut self, directory: &Path) -> Option<usize> {
        if let Some(known) = self.own.get(directory) {
            return *known;
        }
        let read = read_in(&self.disk, directory);
        self.keep(directory, read)
    }

    /// Reads, on all threads, the manifests in the directories of files and above.
    fn read_ahead(&mut self, files: &[ProjectFile]) {
        let mut known: FxHashSet<&OsStr> = FxHashSet::default();
        let mut directories = Vec::new();
        for file in files {
            for directory in file.absolute.ancestors().skip(1) {
                if !known.insert(directory.as_os_str()) {
                    break;
                }
                directories.push(directory);
            }
        }
        let disk = &self.disk;
        let read = directories
            .into_par_iter()
            .map(|directory| (directory, read_in(disk, directory)));
        for (directory, read) in read.collect::<Vec<_>>() {
            self.keep(directory, read);
        }
    }

    fn keep(&mut self, directory: &Path, read: Option<ReadManifest>) -> Option<usize> {
        let index = read.map(|(manifest, problem)| {
            let path = || directory.join("Cargo.toml");
            self.problems
                .extend(problem.map(|problem| (path(), problem)));
            self.manifests.push(Arc::new(manifest));
            self.manifests.len() - 1
        });
        self.own.insert(directory.to_path_buf(), index);
        index
    }

    fn complain(&mut self, manifest: &Path, message: String) {
        self.problems
            .push((manifest.to_path_buf(), complaint(message)));
    }

    fn build(
        &mut self,
        packages: BTreeMap<Home, Vec<usize>>,
        files: &mut [ProjectFile],
        fallback: Edition,
    ) -> PackageGroup {
        let mut members: Vec<(usize, usize)> = Vec::new();
        for (package, indices) in packages.values().enumerate() {
            members.extend(indices.iter().map(|index| (*index, package)));
        }
        members.sort_unstable();
        let mut group = PackageGroup::default();
        let position: FxHashMap<usize, usize> = members
            .iter()
            .enumerate()
            .map(|(at, (file, _))| (*file, at))
            .collect();
        group.files = members
            .into_iter()
            .map(|(file, package)| GroupMember { file, package })
            .collect();

        let mut manifests = Vec::new();
        for (home, indices) in &packages {
            let manifest = self.manifest_of(home);
            let own = PackageFiles::from_iter(indices.iter().map(|index| {
                let path = &files[*index].absolute;
                let relative = path.strip_prefix(&home.package).unwrap_or(path);
                (slashed(relative), position[index])
            }));
            let workspace = self.workspace_in(&home.group);
            let edition = self.edition(home, &manifest, workspace, fallback);
            let targets = targets(&manifest, &own);
            for (path, at) in &own {
                let file = &mut files[group.files[*at].file];
                file.edition = edition;
                file.context = context(path, *at, &targets);
            }
            let name = crate_name(&manifest.library_name());
            group.packages.push(Package {
                name,
                targets,
                dependencies: Vec::new(),
                features: manifest.features(),
            });
            manifests.push((manifest, workspace));
        }
        let of_workspaces = |(manifest, workspace): &(Arc<Manifest>, Option<usize>)| {
            manifest.dependencies(workspace.map(|index| &*self.manifests[index]))
        };
        let dependencies: Vec<Vec<Dependency>> = manifests.iter().map(of_workspaces).collect();
        let manifests: Vec<Arc<Manifest>> = manifests.into_iter().map(|(own, _)| own).collect();
        link_dependencies(&mut group, &manifests, &dependencies);
        group
    }

    fn manifest_of(&mut self, home: &Home) -> Arc<Manifest> {
        let index = if home.has_manifest {
            self.manifest_in(&home.package)
        } else {
            None
        };
        index.map_or_else(
            || Arc::new(Manifest::absent(&home.package)),
            |index| Arc::clone(&self.manifests[index]),
        )
    }

    fn edition(
        &mut self,
        home: &Home,
        manifest: &Manifest,
        workspace: Option<usize>,
        fallback: Edition,
    ) -> Edition {
        let workspace = workspace.map(|index| &*self.manifests[index]);
        let asked = if home.has_manifest {
            manifest
        } else {
            workspace.unwrap_or(manifest)
        };
        match asked.edition(workspace) {
            Ok(edition) => edition.unwrap_or(fallback),
            Err(message) => {
                self.complain(&home.package.join("Cargo.toml"), message);
                fallback
            }
        }
    }
}

/// A manifest as far as it can be read, and what is the matter with it.
type ReadManifest = (Manifest, Option<Problem>);

/// The manifest that stands in a directory.
fn read_in(disk: &Disk, directory: &Path) -> Option<ReadManifest> {
    let path = directory.join("Cargo.toml");
    if !path.is_file() {
        return None;
    }
    let absent = |problem| (Manifest::absent(directory), Some(problem));
    let text = match disk.read(&path, Manifest::MAX_BYTES) {
        Ok(text) => text,
        Err(problem) => return Some(absent(problem)),
    };
    let parsed = Manifest::parse(directory, text.text());
    Some(match parsed {
        Ok(manifest) => (manifest, None),
        Err((message, offset)) => {
            let at = offset.and_then(|offset| u32::try_from(offset).ok());
            let line = at.map_or(String::new(), |at| {
                format!(" in line {}", text.line_col(at).line)
            });
            absent(complaint(format!("malformed manifest{line}: {message}")))
        }
    })
}

fn complaint(message: String) -> Problem {
    Problem {
        kind: ProblemKind::Read,
        message: message.into(),
        span: Span::default(),
    }
}

/// The directory by which a group goes that may have been joined with others.
fn root_of(first: &BTreeMap<PathBuf, PathBuf>, group: &Path) -> PathBuf {
    let mut root = group;
    while let Some(next) = first.get(root) {
        root = next;
    }
    root.to_path_buf()
}

/// From now on both go by the directory that comes first.
fn join(first: &mut BTreeMap<PathBuf, PathBuf>, one: &Path, other: &Path) {
    let (one, other) = (root_of(first, one), root_of(first, other));
    if one != other {
        first.insert(one.clone().max(other.clone()), one.min(other));
    }
}

/// One package without a manifest that holds all files; their paths are relative to it.
pub(crate) fn bare_group(files: &mut [ProjectFile]) -> PackageGroup {
    let manifest = Manifest::absent(Path::new(""));
    let own = PackageFiles::from_iter(
        files
            .iter()
            .enumerate()
            .map(|(index, file)| (file.path.clone(), index)),
    );
    let targets = targets(&manifest, &own);
    for (path, index) in &own {
        files[*index].context = context(path, *index, &targets);
    }
    let package = Package {
        name: manifest.library_name(),
        targets,
        dependencies: Vec::new(),
        features: Vec::new(),
    };
    let members = (0..files.len()).map(|file| GroupMember { file, package: 0 });
    PackageGroup {
        files: members.collect(),
        packages: vec![package],
    }
}

/// Connects packages of one group by the paths, else by the names of their dependencies.
fn link_dependencies(
    group: &mut PackageGroup,
    manifests: &[Arc<Manifest>],
    dependencies: &[Vec<Dependency>],
) {
    let by_directory: FxHashMap<PathBuf, usize> = manifests
        .iter()
        .enumerate()
        .map(|(index, manifest)| (normalize(&manifest.directory), index))
        .collect();
    let by_name: FxHashMap<String, usize> = manifests
        .iter()
        .enumerate()
        .map(|(index, manifest)| (manifest.package_name(), index))
        .collect();
    for (index, dependencies) in dependencies.iter().enumerate() {
        let mut linked = Vec::new();
        for dependency in dependencies {
            let found = match &dependency.directory {
                Some(directory) => by_directory.get(directory),
                None => by_name.get(&dependency.package),
            };
            let Some(&package) = found.filter(|package| **package != index) else {
                continue;
            };
            let import = dependency.renamed.as_deref().map(crate_name);
            linked.push((
                import.unwrap_or_else(|| group.packages[package].name.clone()),
                package,
            ));
        }
        linked.sort();
        linked.dedup();
        group.packages[index].dependencies = linked;
    }
}
