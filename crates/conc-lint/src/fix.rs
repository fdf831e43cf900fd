//! `check --fix` and `check --diff`: suggestions carried out on the disk, or shown.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use conc_policy::{Fixes, Report, fixes};
use conc_render::plural;
use conc_source::FileId;

use crate::cli::FixArgs;
use crate::error::CliError;
use crate::scan::Scan;
use crate::{git, output};

/// A fix can uncover or make room for another; more rounds than these would mean that two of them undo each other.
const MAX_ROUNDS: usize = 8;

/// Carries out suggestions until none is left, and says what was done. The report is that of the last round.
///
/// # Errors
/// When a run fails or a file cannot be written.
pub(crate) fn apply(
    args: &FixArgs,
    scan: &Scan<'_>,
    analyse: impl Fn() -> Result<Report, CliError>,
) -> Result<Report, CliError> {
    let mut report = analyse()?;
    let mut fixer = Fixer::new(args, scan);
    let mut fixed = 0;
    for _ in 0..MAX_ROUNDS {
        let round = fixer.round(&report);
        if round.files.is_empty() {
            break;
        }
        for file in &round.files {
            let path = path_of(&report, file.file);
            output::file(Path::new(&path), file.text.as_bytes())?;
            fixer.ours.insert(path);
        }
        fixed += round.findings;
        report = analyse()?;
    }
    for (path, reason) in &fixer.refused {
        output::talk(&format!("conc-lint: {path}: not fixed: {reason}"));
    }
    if fixed > 0 {
        output::talk(&format!("conc-lint: {} fixed", plural(fixed, "finding")));
    }
    Ok(report)
}

/// What `--fix` would change, as a unified diff.
pub(crate) fn diff(args: &FixArgs, scan: &Scan<'_>, report: &Report) -> String {
    let mut fixer = Fixer::new(args, scan);
    let round = fixer.round(report);
    let diffs = round.files.iter().filter_map(|fixed| {
        let file = report.files.get(fixed.file.0 as usize)?;
        let old = file.text.as_ref()?.text();
        let (from, to) = (format!("a/{}", file.path), format!("b/{}", file.path));
        let diff = similar::TextDiff::from_lines(old, &fixed.text);
        Some(diff.unified_diff().header(&from, &to).to_string())
    });
    diffs.collect()
}

/// Decides which files may be changed.
struct Fixer<'a> {
    scan: &'a Scan<'a>,
    /// Also suggestions that a person should look at?
    all: bool,
    /// Also files with uncommitted changes?
    may_be_dirty: bool,
    /// Paths of files that must be left alone, with the reason.
    refused: BTreeMap<String, &'static str>,
    /// Paths of files that were changed in an earlier round: clean they were then.
    ours: BTreeSet<String>,
}

impl<'a> Fixer<'a> {
    fn new(args: &FixArgs, scan: &'a Scan<'a>) -> Self {
        Self {
            scan,
            all: args.unsafe_fixes,
            // A diff changes nothing.
            may_be_dirty: args.allow_dirty || args.diff,
            refused: BTreeMap::new(),
            ours: BTreeSet::new(),
        }
    }

    /// The fixes of all files that may be changed.
    fn round(&mut self, report: &Report) -> Fixes {
        let wanted = fixes(report, self.all, |_| true);
        for file in &wanted.files {
            let path = path_of(report, file.file);
            if let Some(reason) = self.objection(&path, &file.text) {
                self.refused.insert(path, reason);
            }
        }
        fixes(report, self.all, |file| {
            !self.refused.contains_key(&path_of(report, file))
        })
    }

    /// Why a file must not be changed, if so.
    fn objection(&self, path: &str, text: &str) -> Option<&'static str> {
        if !self.scan.is_rust(text) {
            return Some("the result would not be valid Rust");
        }
        if !self.scan.is_as_on_disk(Path::new(path)) {
            return Some("what is analysed is not what the file has");
        }
        // What the user has changed since the last commit could not be told from what we change.
        let is_asked = !self.may_be_dirty && !self.ours.contains(path);
        (is_asked && git::is_dirty(Path::new(path)))
            .then_some("it has uncommitted changes; commit them, or use --allow-dirty")
    }
}

fn path_of(report: &Report, file: FileId) -> String {
    let file = report.files.get(file.0 as usize);
    file.map_or_else(String::new, |file| file.path.clone())
}
