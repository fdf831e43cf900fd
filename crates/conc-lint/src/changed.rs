//! `--changed-since` and `--staged`: only findings whose story touches changed lines are of interest.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::Path;

use conc_check::Label;
use conc_policy::{Report, Reported};

use crate::cli::ChangeArgs;
use crate::error::CliError;
use crate::git;

/// Changed lines, 1-based, by path from the root of the repository.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    lines: BTreeMap<String, Vec<RangeInclusive<u32>>>,
}

impl Changes {
    /// The changes that flags ask for; `None` when all findings are of interest.
    ///
    /// # Errors
    /// When there is no repository, or no such commit.
    pub(crate) fn asked_for(args: &ChangeArgs) -> Result<Option<Self>, CliError> {
        let since = match (&args.changed_since, args.staged) {
            (Some(commit), _) => Some(commit.as_str()),
            (None, true) => None,
            (None, false) => return Ok(None),
        };
        Self::read(&git::repository()?, since)
            .map(Some)
            .map_err(CliError::Git)
    }

    /// What has changed since a commit, new files too, or else what is staged.
    fn read(repository: &Path, since: Option<&str>) -> Result<Self, String> {
        let mut diff = vec![
            "diff",
            "--unified=0",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
        ];
        diff.extend(["--no-renames", "--src-prefix=a/", "--dst-prefix=b/"]);
        match since {
            // What begins with a dash would be a flag.
            Some(commit) => diff.extend(["--end-of-options", commit, "--", "*.rs"]),
            None => diff.extend(["--cached", "--", "*.rs"]),
        }
        let mut changes = Self::of_diff(&git::output(repository, diff)?);
        if since.is_some() {
            let new = ["ls-files", "--others", "--exclude-standard", "--", "*.rs"];
            for path in git::output(repository, new)?.lines() {
                changes.lines.insert(path.to_owned(), vec![1..=u32::MAX]);
            }
        }
        Ok(changes)
    }

    fn of_diff(diff: &str) -> Self {
        let mut changes = Self::default();
        let mut path = None;
        for line in diff.lines() {
            if let Some(name) = line.strip_prefix("+++ ") {
                path = name
                    .strip_prefix("b/")
                    .map(|name| name.trim_end_matches('\t'));
            } else if let (Some(path), Some(lines)) = (path, hunk(line)) {
                changes
                    .lines
                    .entry(path.to_owned())
                    .or_default()
                    .push(lines);
            }
        }
        changes
    }

    /// Leaves only findings one of whose places touches a changed line.
    pub(crate) fn retain(&self, report: &mut Report) {
        let mut findings = std::mem::take(&mut report.findings);
        findings.retain(|reported| self.touches(report, reported));
        report.findings = findings;
    }

    fn touches(&self, report: &Report, reported: &Reported) -> bool {
        let finding = &reported.finding;
        let mut places = finding.labels.iter().chain([&finding.primary]);
        places.any(|label| self.touches_label(report, label))
    }

    fn touches_label(&self, report: &Report, label: &Label) -> bool {
        let Some(file) = report.files.get(label.file.0 as usize) else {
            return false;
        };
        let (Some(changed), Some(text)) = (self.lines.get(&file.root_path), &file.text) else {
            return false;
        };
        let first = text.line_col(label.span.start).line;
        let last = text.line_col(label.span.end).line;
        let mut changed = changed.iter();
        changed.any(|lines| first <= *lines.end() && *lines.start() <= last)
    }
}

/// The new lines of `@@ -3,2 +4,5 @@`. Where lines were only taken out, the line before is the one that has changed.
fn hunk(line: &str) -> Option<RangeInclusive<u32>> {
    let new = line
        .strip_prefix("@@ ")?
        .split(' ')
        .nth(1)?
        .strip_prefix('+')?;
    let (start, count) = new.split_once(',').unwrap_or((new, "1"));
    let (start, count): (u32, u32) = (start.parse().ok()?, count.parse().ok()?);
    Some(start..=start + count.saturating_sub(1))
}
