//! Patterns for paths, in the language of `.gitignore`.

use std::fmt;
use std::path::Path;

use ignore::gitignore::Gitignore;

use crate::git_patterns;

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
        let mut builder = git_patterns::builder(directory);
        for (index, pattern) in patterns.iter().enumerate() {
            let bad = |reason: String| BadPattern { index, reason };
            // In shells and other tools braces are alternatives; here they would silently match nothing.
            if pattern.contains('{') && !pattern.contains("\\{") {
                let reason = "`{` has no meaning in .gitignore; write two patterns, or `\\{`";
                return Err(bad(reason.to_owned()));
            }
            git_patterns::add_line(&mut builder, pattern).map_err(|error| bad(reason(&error)))?;
        }
        let bad = |error: ignore::Error| BadPattern {
            index: 0,
            reason: reason(&error),
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

/// The pattern itself is where the error points.
fn reason(error: &ignore::Error) -> String {
    match error {
        ignore::Error::Glob { err, .. } => err.clone(),
        other => other.to_string(),
    }
}

impl fmt::Display for BadPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}
