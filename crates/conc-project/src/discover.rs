//! From the given paths to the [`Project`].

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use conc_model::{Edition, Problem};
use rustc_hash::FxHashMap;

use crate::disk::Disk;
use crate::manifest::{normalize, slashed};
use crate::packages::Packages;
use crate::patterns::PathPatterns;
use crate::project::{FileContext, PathProblem, Project, ProjectFile};
use crate::read::plain;
use crate::walk::walk;

/// What discovery starts from.
#[derive(Clone, Debug)]
pub struct DiscoverOptions {
    /// Relative paths are relative to it, and so are the paths of the answer where possible.
    pub working_directory: PathBuf,
    /// Edition of files without a manifest.
    pub edition: Edition,
    /// What is left out, named files too.
    pub exclude: PathPatterns,
    /// Where manifests are read.
    pub disk: Disk,
}

/// Why nothing can be analysed.
#[derive(Debug, thiserror::Error)]
pub enum DiscoverError {
    /// A given path does not exist.
    #[error("no such file or directory: `{0}`")]
    NoSuchPath(String),
    /// A given path is there but cannot be used.
    #[error("cannot read `{path}`: {reason}")]
    Unreadable {
        /// As given.
        path: String,
        /// Lower case, without a full stop.
        reason: String,
    },
}

/// A given path with all links resolved.
struct Root {
    real: PathBuf,
    /// As given, cleaned.
    given: PathBuf,
    bytes: Option<u64>,
    repository: Option<PathBuf>,
}

impl Root {
    /// The directory, and the repository that it is in.
    fn place(&self) -> (&Path, Option<&Path>) {
        (&self.real, self.repository.as_deref())
    }
}

/// Walks the given paths and sorts what it finds into packages.
///
/// # Errors
/// When a given path does not exist or is neither a file nor a directory. Trouble below them is a problem of the answer.
pub fn discover(paths: &[PathBuf], options: &DiscoverOptions) -> Result<Project, DiscoverError> {
    let here = options.working_directory.canonicalize();
    let here = here.unwrap_or_else(|_| options.working_directory.clone());
    let mut repositories = FxHashMap::default();
    let mut roots = Vec::new();
    for path in paths {
        roots.push(root(path, &here, &mut repositories)?);
    }
    let reals: Vec<PathBuf> = roots.iter().map(|root| root.real.clone()).collect();
    let mut found = Vec::new();
    let mut problems = Vec::new();
    let is_excluded = |root: &Root| options.exclude.matches(&root.real, root.bytes.is_none());
    let (excluded, roots): (Vec<Root>, Vec<Root>) = roots.into_iter().partition(is_excluded);
    for root in &roots {
        let names = Names { root, here: &here };
        let directory = bare_directory(root);
        if let Some(bytes) = root.bytes {
            found.push((
                names.file(root.real.clone(), bytes, options.edition),
                directory,
            ));
            continue;
        }
        let walk = walk(root.place(), &reals, &options.exclude);
        let files = walk.files.into_iter();
        found
            .extend(files.map(|(path, bytes)| {
                (names.file(path, bytes, options.edition), directory.clone())
            }));
        problems.extend(
            walk.problems
                .into_iter()
                .map(|(path, problem)| names.problem(&path, problem)),
        );
    }
    found.extend(companions(&roots, &here, options));
    Ok(Project {
        excluded: excluded.len(),
        ..assemble(found, problems, &here, options)
    })
}

/// The other files of the packages in which named files are: these cannot be understood alone, but nothing is reported there.
fn companions(
    roots: &[Root],
    here: &Path,
    options: &DiscoverOptions,
) -> Vec<(ProjectFile, PathBuf)> {
    let named = roots.iter().filter(|root| root.bytes.is_some());
    let packages: BTreeMap<PathBuf, &Root> = named
        .filter_map(|root| {
            let limit = root.repository.as_deref().unwrap_or(here);
            let above = root.real.ancestors().skip(1);
            let mut within = above.take_while(|directory| directory.starts_with(limit));
            let package = within.find(|directory| directory.join("Cargo.toml").is_file())?;
            Some((package.to_path_buf(), root))
        })
        .collect();
    let mut found = Vec::new();
    for (package, root) in packages {
        let names = Names { root, here };
        let place = (&*package, root.repository.as_deref());
        let files = walk(place, std::slice::from_ref(&package), &options.exclude).files;
        found.extend(files.into_iter().map(|(path, bytes)| {
            let file = ProjectFile {
                is_reported: false,
                ..names.file(path, bytes, options.edition)
            };
            (file, package.clone())
        }));
    }
    found
}

impl Project {
    /// Texts that are not on the disk, as one package without a manifest: paths (relative, with `/`) and sizes in bytes,
    /// in the order in which the caller numbers them.
    #[must_use]
    pub fn of_texts(texts: Vec<(String, u64)>, edition: Edition) -> Self {
        let files = texts.into_iter().map(|(path, bytes)| ProjectFile {
            absolute: PathBuf::from(&path),
            root_path: path.clone(),
            path,
            bytes,
            edition,
            context: FileContext::default(),
            is_reported: true,
        });
        let mut files: Vec<ProjectFile> = files.collect();
        let groups = vec![crate::packages::bare_group(&mut files)];
        Self {
            files,
            groups,
            problems: Vec::new(),
            excluded: 0,
        }
    }
}

fn assemble(
    mut found: Vec<(ProjectFile, PathBuf)>,
    mut problems: Vec<PathProblem>,
    here: &Path,
    options: &DiscoverOptions,
) -> Project {
    // A file can be met through several given paths.
    // Paths are compared as texts where any order will do: that is much cheaper.
    fn rank(file: &ProjectFile) -> (&OsStr, bool, &str) {
        (file.absolute.as_os_str(), !file.is_reported, &file.path)
    }
    found.sort_by(|(a, _), (b, _)| rank(a).cmp(&rank(b)));
    found.dedup_by(|(a, _), (b, _)| a.absolute.as_os_str() == b.absolute.as_os_str());
    found.sort_by(|(a, _), (b, _)| (&a.path, &a.absolute).cmp(&(&b.path, &b.absolute)));
    let (mut files, directories): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let mut packages = Packages::of(options.disk.clone());
    let groups = packages.group(&mut files, &directories, options.edition);
    let complaints = packages
        .problems
        .into_iter()
        .map(|(path, problem)| PathProblem {
            path: slashed(path.strip_prefix(here).unwrap_or(&path)),
            problem,
        });
    problems.extend(complaints);
    problems.sort_by(|a, b| (&a.path, &a.problem.message).cmp(&(&b.path, &b.problem.message)));
    problems.dedup();
    Project {
        files,
        groups,
        problems,
        excluded: 0,
    }
}

fn root(
    given: &Path,
    here: &Path,
    repositories: &mut FxHashMap<PathBuf, Option<PathBuf>>,
) -> Result<Root, DiscoverError> {
    let text = || given.to_string_lossy().into_owned();
    let unreadable = |error: &std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => DiscoverError::NoSuchPath(text()),
        _ => DiscoverError::Unreadable {
            path: text(),
            reason: plain(error),
        },
    };
    let real = here
        .join(given)
        .canonicalize()
        .map_err(|error| unreadable(&error))?;
    let metadata = real.metadata().map_err(|error| unreadable(&error))?;
    if !metadata.is_dir() && !metadata.is_file() {
        let reason = "neither a file nor a directory".to_owned();
        return Err(DiscoverError::Unreadable {
            path: text(),
            reason,
        });
    }
    let directory = if metadata.is_dir() {
        &*real
    } else {
        real.parent().unwrap_or(&real)
    };
    let repository = repositories
        .entry(directory.to_path_buf())
        .or_insert_with(|| repository(directory))
        .clone();
    let given = normalize(given);
    Ok(Root {
        bytes: metadata.is_file().then_some(metadata.len()),
        given,
        repository,
        real,
    })
}

/// The nearest directory, itself included, that holds a `.git`.
fn repository(directory: &Path) -> Option<PathBuf> {
    let repository = directory
        .ancestors()
        .find(|above| above.join(".git").exists());
    repository.map(Path::to_path_buf)
}

/// The directory that stands for the package of files without a manifest.
fn bare_directory(root: &Root) -> PathBuf {
    match root.bytes {
        Some(_) => root.real.parent().unwrap_or(&root.real).to_path_buf(),
        None => root.real.clone(),
    }
}

/// Says how paths below a root are written.
struct Names<'r> {
    root: &'r Root,
    here: &'r Path,
}

impl Names<'_> {
    fn shown(&self, real: &Path) -> String {
        if let Ok(relative) = real.strip_prefix(self.here) {
            return slashed(relative);
        }
        match real.strip_prefix(&self.root.real) {
            Ok(below) if below.as_os_str().is_empty() => slashed(&self.root.given),
            Ok(below) => slashed(&self.root.given.join(below)),
            Err(_) => slashed(real),
        }
    }

    fn file(&self, real: PathBuf, bytes: u64, edition: Edition) -> ProjectFile {
        let base = self.root.repository.as_deref().unwrap_or(self.here);
        let relative = real
            .strip_prefix(base)
            .or_else(|_| real.strip_prefix(self.here));
        ProjectFile {
            path: self.shown(&real),
            root_path: slashed(relative.unwrap_or(&real)),
            absolute: real,
            bytes,
            edition,
            context: FileContext::default(),
            is_reported: true,
        }
    }

    fn problem(&self, path: &Path, problem: Problem) -> PathProblem {
        let path = self.shown(path);
        PathProblem {
            path: if path.is_empty() {
                ".".to_owned()
            } else {
                path
            },
            problem,
        }
    }
}
