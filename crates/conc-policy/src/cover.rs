//! Which suppression covers which finding, and which covered none. Makes no findings itself.

use std::collections::BTreeMap;

use conc_check::{Finding, LintMeta};
use conc_model::{Suppression, SuppressionOrigin};
use conc_source::FileId;

use crate::{FileSuppressions, clippy::clippy_names_lint, levels::names_lint};

/// The suppressions of all files with a mark at each name that has covered a finding.
pub(crate) struct Coverage<'a> {
    files: BTreeMap<FileId, Vec<Entry<'a>>>,
}

/// One suppression and, for each of its names, whether it was of use.
pub(crate) struct Entry<'a> {
    pub(crate) suppression: &'a Suppression,
    pub(crate) used: Vec<bool>,
}

impl<'a> Coverage<'a> {
    pub(crate) fn new(files: &[FileSuppressions<'a>]) -> Self {
        let entry = |suppression: &'a Suppression| Entry {
            suppression,
            used: vec![false; suppression.lints.len()],
        };
        let files = files
            .iter()
            .map(|file| (file.file, file.suppressions.iter().map(entry).collect()))
            .collect();
        Self { files }
    }

    /// Is the finding covered? The innermost suppression that names its lint is marked as used.
    ///
    /// Only the innermost one counts, as in rustc, so that a needless outer one is found.
    pub(crate) fn cover(&mut self, finding: &Finding) -> bool {
        let Some(entries) = self.files.get_mut(&finding.primary.file) else {
            return false;
        };
        let at = finding.primary.span.start;
        let covering = entries.iter_mut().filter_map(|entry| {
            let name = entry.suppression.best_name(finding.lint)?;
            // What is said of a suppression may be allowed in it, but a stale `allow(all)` must not hide itself.
            let by_name = bare(&entry.suppression.lints[name].0) == finding.lint.name;
            let inside = entry.suppression.scope.contains_offset(at)
                || (by_name && entry.suppression.span.contains_offset(at));
            inside.then_some((entry, name))
        });
        let innermost = covering.min_by_key(|(entry, _)| {
            let ours_first = entry.suppression.origin == SuppressionOrigin::Clippy;
            (entry.suppression.scope.len(), ours_first)
        });
        if let Some((entry, name)) = innermost {
            entry.used[name] = true;
            return true;
        }
        false
    }

    /// The suppressions of a file, in the given order.
    pub(crate) fn entries(&self, file: FileId) -> &[Entry<'a>] {
        self.files.get(&file).map_or(&[], Vec::as_slice)
    }
}

/// What policy asks of a suppression.
pub(crate) trait Names {
    /// Index of the name that means the lint, the most specific first.
    fn best_name(&self, lint: &LintMeta) -> Option<usize>;
}

impl Names for Suppression {
    fn best_name(&self, lint: &LintMeta) -> Option<usize> {
        let clippy = self.origin == SuppressionOrigin::Clippy;
        let means = |name: &str| {
            if clippy {
                clippy_names_lint(name, lint)
            } else {
                names_lint(bare(name), lint)
            }
        };
        let names = || self.lints.iter().enumerate();
        let exact = names().find(|(_, (name, _))| bare(name) == lint.name && means(name));
        exact
            .or_else(|| names().find(|(_, (name, _))| &**name != "all" && means(name)))
            .or_else(|| names().find(|(_, (name, _))| means(name)))
            .map(|(at, _)| at)
    }
}

/// The name without the tool in front of it.
pub(crate) fn bare(name: &str) -> &str {
    name.strip_prefix("conc_lint::").unwrap_or(name)
}
