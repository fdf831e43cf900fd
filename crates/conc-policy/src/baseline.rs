//! Findings that are known and not to be reported again: a team that begins with many of them sees the new ones only.
//!
//! An entry names the lint, the file, the enclosing item and the snippet, and no line, so that edits elsewhere change
//! nothing. The text has one entry per line, sorted, so that its diffs are small.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Report, Reported};

/// The version of the format.
const VERSION: u32 = 1;

/// Findings that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// How many findings of a kind there are.
    counts: BTreeMap<BaselineEntry, u32>,
}

/// What makes two findings the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaselineEntry {
    /// Relative to the repository root, with `/`.
    pub path: String,
    /// The name of the lint.
    pub lint: String,
    /// The enclosing item, as in [`conc_check::Finding::item`].
    pub item: String,
    /// The main place, its blanks collapsed.
    pub snippet: String,
}

/// What a baseline took from a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// How many findings it took.
    pub findings: usize,
    /// Entries for which there was nothing to take though their file and lint were looked at.
    pub stale: Vec<BaselineEntry>,
}

/// Why a text is no baseline.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// It is malformed.
    #[error("no baseline of conc-lint: {0}")]
    Malformed(#[from] serde_json::Error),
    /// A newer conc-lint has written it.
    #[error("baseline of version {0}, but this conc-lint knows version {VERSION} only")]
    Version(u32),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    version: u32,
    findings: Vec<Row>,
}

#[derive(Serialize, Deserialize)]
struct Row {
    #[serde(flatten)]
    entry: BaselineEntry,
    count: u32,
}

impl Baseline {
    /// All findings of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let mut counts = BTreeMap::new();
        for reported in &report.findings {
            *counts.entry(entry(report, reported)).or_insert(0) += 1;
        }
        Self { counts }
    }

    /// Reads what [`Baseline::to_text`] wrote.
    ///
    /// # Errors
    /// When it is something else.
    pub fn parse(text: &str) -> Result<Self, BaselineError> {
        let document: Document = serde_json::from_str(text)?;
        if document.version != VERSION {
            return Err(BaselineError::Version(document.version));
        }
        let mut counts = BTreeMap::new();
        for row in document.findings {
            *counts.entry(row.entry).or_insert(0) += row.count;
        }
        Ok(Self { counts })
    }

    /// The file's text; ends in a newline.
    #[must_use]
    pub fn to_text(&self) -> String {
        let row = |(entry, count): (&BaselineEntry, &u32)| {
            let row = Row {
                entry: entry.clone(),
                count: *count,
            };
            serde_json::to_string(&row).expect("plain structs can be written as JSON")
        };
        let rows: Vec<String> = self.counts.iter().map(row).collect();
        if rows.is_empty() {
            return format!("{{\"version\":{VERSION},\"findings\":[]}}\n");
        }
        format!(
            "{{\"version\":{VERSION},\"findings\":[\n{}\n]}}\n",
            rows.join(",\n")
        )
    }

    /// How many findings it knows.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.counts.values().map(|count| *count as usize).sum()
    }

    /// Takes the findings that are known out of a report.
    pub fn apply(&self, report: &mut Report) -> Known {
        let mut left = self.counts.clone();
        let is_known = |reported: &Reported| match left.get_mut(&entry(report, reported)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        };
        let known: Vec<bool> = report.findings.iter().map(is_known).collect();
        let mut known = known.into_iter();
        let before = report.findings.len();
        report.findings.retain(|_| !known.next().unwrap_or(false));
        let stale = left.into_iter().filter(|(_, count)| *count > 0);
        let stale = stale.map(|(entry, _)| entry);
        Known {
            findings: before - report.findings.len(),
            stale: stale.filter(|entry| was_looked_at(report, entry)).collect(),
        }
    }

    /// Without what [`Baseline::apply`] would find stale.
    #[must_use]
    pub fn pruned(&self, report: &Report) -> Self {
        let found = Self::of(report);
        let counts = self.counts.iter().filter_map(|(entry, count)| {
            if !was_looked_at(report, entry) {
                return Some((entry.clone(), *count));
            }
            let found = found.counts.get(entry)?;
            Some((entry.clone(), *count.min(found)))
        });
        Self {
            counts: counts.collect(),
        }
    }
}

/// What makes a finding of a report the same as another.
pub(crate) fn entry(report: &Report, reported: &Reported) -> BaselineEntry {
    let finding = &reported.finding;
    let file = report.files.get(finding.primary.file.0 as usize);
    let text = file.and_then(|file| file.text.as_ref());
    let snippet = text.map_or("", |text| text.slice(finding.primary.span));
    let snippet: Vec<&str> = snippet.split_whitespace().collect();
    BaselineEntry {
        path: file.map_or_else(String::new, |file| file.root_path.clone()),
        lint: finding.lint.name.to_owned(),
        item: finding.item.clone(),
        snippet: snippet.join(" "),
    }
}

/// Would a finding of this kind be in the report?
fn was_looked_at(report: &Report, entry: &BaselineEntry) -> bool {
    let is_reported = |file: &crate::ReportFile| file.is_reported && file.root_path == entry.path;
    report.lints.contains(&&*entry.lint) && report.files.iter().any(is_reported)
}
