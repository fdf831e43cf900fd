//! Patterns for paths, in the language of `.gitignore`.

use std::fmt;
use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Patterns that hold below one directory; none match nothing.
#[derive(Clone, Debug)]
pub struct PathPatterns(Gitignore);

/// A pattern that is none.
#[derive(Debug)]
pub struct BadPattern {
    /// Which one, counted from 0.
    pub index: usize,
    /// What is wrong with it.
    pub reason: String,
}

impl Default for PathPatterns {
    fn default() -> Self {
        Self(Gitignore::empty())
    }
}

impl PathPatterns {
    /// Patterns for paths below `directory`, which is as real paths are: without links.
    ///
    /// # Errors
    /// The first one that is malformed.
    pub fn new(directory: &Path, patterns: &[String]) -> Result<Self, BadPattern> {
        let mut builder = GitignoreBuilder::new(directory);
        for (index, pattern) in patterns.iter().enumerate() {
            let bad = |error: ignore::Error| BadPattern {
                index,
                reason: error.to_string(),
            };
            builder.add_line(None, pattern).map_err(bad)?;
        }
        let bad = |error: ignore::Error| BadPattern {
            index: 0,
            reason: error.to_string(),
        };
        builder.build().map(Self).map_err(bad)
    }

    /// Is the file or directory meant, or a directory above it?
    #[must_use]
    pub fn matches(&self, path: &Path, is_directory: bool) -> bool {
        path.starts_with(self.0.path())
            && self
                .0
                .matched_path_or_any_parents(path, is_directory)
                .is_ignore()
    }
}

impl fmt::Display for BadPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}
