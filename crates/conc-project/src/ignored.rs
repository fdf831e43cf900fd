//! Which entries `.gitignore` and `.ignore` files leave out.
//!
//! Like git: the deepest file that says something about an entry decides, and `.ignore` goes before `.gitignore`.
//! Unlike git, `.gitignore` also counts where there is no repository, and the user's global ignore file never does,
//! so that a run gives the same on every machine.

use std::path::Path;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::git_patterns;

/// The ignore files of the directories from the repository root down to where the walk is.
#[derive(Debug, Default)]
pub(crate) struct IgnoreStack {
    levels: Vec<Level>,
    /// Levels of directories above the walk's root; they are never popped.
    above: usize,
}

#[derive(Debug)]
struct Level {
    ignore: Gitignore,
    gitignore: Gitignore,
}

impl IgnoreStack {
    /// The ignore files above `root`, up to `repository` if there is one. When they leave out `root` itself,
    /// they do not count at all: a path that is named is taken.
    pub(crate) fn above(root: &Path, repository: Option<&Path>) -> Self {
        let mut stack = Self::default();
        let Some(repository) = repository.filter(|repository| *repository != root) else {
            return stack;
        };
        let within = |directory: &&Path| directory.starts_with(repository);
        let mut directories: Vec<&Path> = root.ancestors().skip(1).take_while(within).collect();
        directories.reverse();
        for directory in directories {
            stack.levels.push(Level::of(directory));
            let child = root
                .ancestors()
                .find(|path| path.parent() == Some(directory));
            if child.is_some_and(|child| stack.is_ignored(child, true)) {
                return Self::default();
            }
        }
        stack.above = stack.levels.len();
        stack
    }

    /// Goes to the directory `depth` levels below the walk's root (0 is the root) and reads its ignore files.
    pub(crate) fn enter(&mut self, directory: &Path, depth: usize) {
        self.leave_to(depth);
        self.levels.push(Level::of(directory));
    }

    /// Forgets the ignore files of directories that do not lie around an entry at `depth`.
    pub(crate) fn leave_to(&mut self, depth: usize) {
        self.levels.truncate(self.above + depth);
    }

    /// Is the entry left out?
    pub(crate) fn is_ignored(&self, path: &Path, is_directory: bool) -> bool {
        let decides = |pick: fn(&Level) -> &Gitignore| {
            let mut levels = self.levels.iter().rev();
            levels.find_map(|level| verdict(pick(level), path, is_directory))
        };
        decides(|level| &level.ignore)
            .or_else(|| decides(|level| &level.gitignore))
            .unwrap_or(false)
    }
}

impl Level {
    fn of(directory: &Path) -> Self {
        let files = |names: &[&str]| {
            let mut builder = git_patterns::builder(directory);
            for name in names {
                add_file(&mut builder, &directory.join(name));
            }
            builder.build().unwrap_or_else(|_| Gitignore::empty())
        };
        Self {
            ignore: files(&[".ignore"]),
            gitignore: files(&[".git/info/exclude", ".gitignore"]),
        }
    }
}

/// Does it leave out exactly this path? `None` when it says nothing about it.
pub(crate) fn verdict(patterns: &Gitignore, path: &Path, is_directory: bool) -> Option<bool> {
    match patterns.matched(path, is_directory) {
        Match::None => None,
        Match::Ignore(_) => Some(true),
        Match::Whitelist(_) => Some(false),
    }
}

/// Adds the lines of a file if there is one. A bad line loses that line only, as in git.
fn add_file(builder: &mut GitignoreBuilder, file: &Path) {
    let Ok(bytes) = std::fs::read(file) else {
        return;
    };
    let text = String::from_utf8_lossy(&bytes);
    for line in text.trim_start_matches('\u{feff}').lines() {
        let _bad_line = git_patterns::add_line(builder, line);
    }
}
