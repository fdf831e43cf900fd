//! The walk below one given path.
//!
//! Links to directories are not followed: what they hold is met under its real path when it lies below a given
//! path, and must not be read when it does not. Links to files count as the file that they lead to.

use std::path::{Path, PathBuf};

use conc_model::{Problem, ProblemKind};
use walkdir::{DirEntry, WalkDir};

use crate::ignored::IgnoreStack;
use crate::patterns::PathPatterns;
use crate::read::{plain, problem};

/// What one walk found: real paths and sizes of Rust files, and what could not be read.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    pub(crate) files: Vec<(PathBuf, u64)>,
    pub(crate) problems: Vec<(PathBuf, Problem)>,
}

/// Collects the Rust files below `root`, a directory with all links resolved, in its repository if there is one. Links may
/// lead to files below `roots`.
pub(crate) fn walk(
    (root, repository): (&Path, Option<&Path>),
    roots: &[PathBuf],
    exclude: &PathPatterns,
) -> Walk {
    let mut found = Walk::default();
    let mut ignored = IgnoreStack::above(root, repository);
    let entries = WalkDir::new(root).into_iter().filter_entry(|entry| {
        let depth = entry.depth();
        ignored.leave_to(depth);
        let is_directory = entry.file_type().is_dir();
        let is_left_out = || {
            is_skipped(entry)
                || ignored.is_ignored(entry.path(), is_directory)
                || exclude.matches(entry.path(), is_directory)
        };
        let taken = depth == 0 || !is_left_out();
        if taken && is_directory {
            ignored.enter(entry.path(), depth);
        }
        taken
    });
    for entry in entries {
        match entry {
            Ok(entry) => found.add(&entry, roots),
            Err(error) => {
                let path = error.path().unwrap_or(root).to_path_buf();
                let reason = error
                    .io_error()
                    .map_or_else(|| "not readable".to_owned(), plain);
                let message = format!("cannot be read: {reason}");
                found
                    .problems
                    .push((path, problem(ProblemKind::Read, message)));
            }
        }
    }
    found
}

impl Walk {
    fn add(&mut self, entry: &DirEntry, roots: &[PathBuf]) {
        if !is_rust(entry.path()) || entry.file_type().is_dir() {
            return;
        }
        if entry.path_is_symlink() {
            self.add_link(entry.path(), roots);
        } else if entry.file_type().is_file() {
            let bytes = entry.metadata().map_or(0, |metadata| metadata.len());
            self.files.push((entry.path().to_path_buf(), bytes));
        }
    }

    fn add_link(&mut self, link: &Path, roots: &[PathBuf]) {
        let target = match link.canonicalize() {
            Ok(target) => target,
            Err(error) => {
                let message = format!("link leads nowhere: {}", plain(&error));
                return self
                    .problems
                    .push((link.to_path_buf(), problem(ProblemKind::Read, message)));
            }
        };
        if !roots.iter().any(|root| target.starts_with(root)) {
            let message = "link leads out of the given paths: not read".to_owned();
            return self
                .problems
                .push((link.to_path_buf(), problem(ProblemKind::Read, message)));
        }
        match target.metadata() {
            Ok(metadata) if metadata.is_file() => self.files.push((target, metadata.len())),
            _ => {}
        }
    }
}

/// Is it an entry that is left out unless it is named: hidden, build output, other people's code?
fn is_skipped(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    if name.starts_with('.') {
        return true;
    }
    let is_skipped_directory = matches!(&*name, "target" | "vendor") && entry.file_type().is_dir();
    is_skipped_directory && !is_module(entry.path())
}

/// Is a directory the home of a Rust module of its name?
fn is_module(directory: &Path) -> bool {
    directory.join("mod.rs").is_file() || directory.with_extension("rs").is_file()
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}
