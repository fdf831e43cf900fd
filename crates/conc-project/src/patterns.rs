//! Patterns for paths, in the language of `.gitignore`.

use std::fmt;
use std::path::Path;

use crate::gitignore::{Gitignore, Verdict};

/// Patterns that hold below one directory; none match nothing.
#[derive(Clone, Debug, Default)]
pub struct PathPatterns(Gitignore);

/// A pattern that is none.
#[derive(Debug)]
pub struct BadPattern {
    /// Which one, counted from 0.
    pub index: usize,
    /// What is wrong with it.
    pub reason: String,
}

impl PathPatterns {
    /// Patterns for paths below `directory`, which is as real paths are: without links.
    ///
    /// # Errors
    /// The first one that is malformed.
    pub fn new(directory: &Path, patterns: &[String]) -> Result<Self, BadPattern> {
        let mut all = Gitignore::new(directory);
        for (index, pattern) in patterns.iter().enumerate() {
            let bad = |reason: String| BadPattern { index, reason };
            // In shells and other tools braces are alternatives; here they would silently match nothing.
            if pattern.contains('{') && !pattern.contains("\\{") {
                let reason = "`{` has no meaning in .gitignore; write two patterns, or `\\{`";
                return Err(bad(reason.to_owned()));
            }
            all.add(pattern).map_err(|error| bad(error.to_string()))?;
        }
        Ok(Self(all))
    }

    /// Is the file or directory meant, or a directory above it?
    #[must_use]
    pub fn matches(&self, path: &Path, is_directory: bool) -> bool {
        self.0.verdict_with_parents(path, is_directory) == Some(Verdict::Ignored)
    }
}

impl fmt::Display for BadPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}
