//! `--statistics`: figures about a run, as text for people.

use std::collections::BTreeMap;
use std::fmt::Write;

use conc_policy::Report;

/// The figures, one per line.
pub(crate) fn text(report: &Report) -> String {
    let figures = &report.statistics;
    let mut out = String::new();
    let mut line = |name: &str, value: String| {
        // Writing to a string cannot fail.
        let _infallible = writeln!(out, "{name:<24} {value}");
    };
    line(
        "files",
        format!("{} ({} analysed)", figures.files, figures.analysed),
    );
    line("lines", figures.lines.to_string());
    line("bytes", figures.bytes.to_string());
    line("packages", figures.packages.to_string());
    line("bodies", figures.bodies.to_string());
    for (stage, seconds) in &figures.stages {
        line(&format!("seconds: {stage}"), format!("{seconds:.3}"));
    }
    let mut per_lint: BTreeMap<&str, usize> = BTreeMap::new();
    for reported in &report.findings {
        *per_lint.entry(reported.finding.lint.name).or_default() += 1;
    }
    line("findings", report.findings.len().to_string());
    for (lint, count) in per_lint {
        line(&format!("  {lint}"), count.to_string());
    }
    line("suppressed findings", figures.suppressed.to_string());
    line("problems", report.problems.len().to_string());
    let share = if figures.receivers == 0 {
        String::new()
    } else {
        let share = figures.receivers_known as f64 / figures.receivers as f64;
        format!(" ({:.1} %)", share * 100.0)
    };
    let (known, all) = (figures.receivers_known, figures.receivers);
    line("receivers known", format!("{known} of {all}{share}"));
    out
}
