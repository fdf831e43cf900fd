//! The last line of a run: how much was found. Not `--statistics`, which is the binary's.

use std::collections::{BTreeMap, BTreeSet};

use conc_check::Level;
use conc_model::ProblemKind;
use conc_policy::Report;

use crate::style::{Paint, Style};

/// The counts that every format shows in its own way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) findings: usize,
    pub(crate) denied: usize,
    pub(crate) warnings: usize,
    /// Files with findings.
    pub(crate) files: usize,
    pub(crate) problems: usize,
    /// Findings per lint, by name.
    pub(crate) lints: BTreeMap<&'static str, usize>,
}

impl Counts {
    pub(crate) fn new(report: &Report) -> Self {
        let findings = &report.findings;
        let denied = findings.iter().filter(|it| it.level >= Level::Deny).count();
        let files: BTreeSet<_> = findings.iter().map(|it| it.finding.primary.file).collect();
        let mut lints = BTreeMap::new();
        for reported in findings {
            *lints.entry(reported.finding.lint.name).or_insert(0) += 1;
        }
        Self {
            findings: findings.len(),
            denied,
            warnings: findings.len() - denied,
            files: files.len(),
            problems: report.problems.len(),
            lints,
        }
    }
}

/// The closing lines of `human`: totals, and counts per lint when there are several lints. Ends in a newline.
#[must_use]
pub fn summary(report: &Report, style: Style) -> String {
    let counts = Counts::new(report);
    let mut text = String::new();
    if counts.lints.len() > 1 {
        let mut lints: Vec<_> = counts.lints.iter().collect();
        lints.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), **name));
        let width = lints[0].1.to_string().len();
        for (name, count) in lints {
            text.push_str(&format!("  {count:>width$}  {name}\n"));
        }
    }
    text.push_str(&totals(report, &counts, style));
    text.push('\n');
    text
}

fn totals(report: &Report, counts: &Counts, style: Style) -> String {
    let problems = plural(counts.problems, "problem");
    if counts.findings == 0 {
        let analysed = plural(report.statistics.analysed, "file");
        let text = style.paint(Paint::Bold, format_args!("no findings in {analysed}"));
        return if counts.problems == 0 {
            text
        } else {
            format!("{text}; {problems}")
        };
    }
    let mut parts = Vec::new();
    if counts.denied > 0 {
        let errors = plural(counts.denied, "error");
        parts.push(style.paint(Paint::Error, errors));
    }
    if counts.warnings > 0 {
        let warnings = plural(counts.warnings, "warning");
        parts.push(style.paint(Paint::Warning, warnings));
    }
    let findings = style.paint(Paint::Bold, plural(counts.findings, "finding"));
    let files = plural(counts.files, "file");
    let tail = if counts.problems == 0 {
        String::new()
    } else {
        format!("; {problems}")
    };
    format!("{findings} ({}) in {files}{tail}", parts.join(", "))
}

/// `1 file`, `2 files`.
#[must_use]
pub fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// The name of a problem kind in all formats.
pub(crate) fn problem_name(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Syntax => "syntax",
        ProblemKind::TooDeep => "too_deep",
        ProblemKind::TooLarge => "too_large",
        ProblemKind::Encoding => "encoding",
        ProblemKind::Read => "read",
        ProblemKind::Suppression => "suppression",
        ProblemKind::Internal => "internal",
    }
}
