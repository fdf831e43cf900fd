//! `--statistics`: figures about a run, as a table for people. The counting is done where the things are.

use std::collections::BTreeMap;
use std::fmt::Write;

use conc_policy::Report;

/// Room for the longest name of a lint and a gap.
const NAME_WIDTH: usize = 32;
/// Room for ten million with its separators.
const VALUE_WIDTH: usize = 10;

/// The figures, one per line.
pub(crate) fn text(report: &Report) -> String {
    let figures = &report.statistics;
    let seconds: f64 = figures.stages.iter().map(|(_, seconds)| seconds).sum();
    let mut table = Table::default();
    let analysed = format!("{} analysed", grouped(figures.analysed as u64));
    table.row("files", grouped(figures.files as u64), &analysed);
    let size = format!("{:.1} MB", figures.bytes as f64 / 1e6);
    table.row("lines", grouped(figures.lines), &size);
    table.row("packages", grouped(figures.packages as u64), "");
    let read = format!("{} read", grouped(figures.bodies_read as u64));
    table.row("bodies", grouped(figures.bodies as u64), &read);
    table.row("seconds", format!("{seconds:.3}"), &pace(report, seconds));
    for (stage, seconds) in &figures.stages {
        table.row(&format!("  {stage}"), format!("{seconds:.3}"), "");
    }
    let suppressed = format!("{} suppressed", grouped(figures.suppressed as u64));
    let findings = report.findings.len() as u64;
    table.row("findings", grouped(findings), &suppressed);
    for (lint, count) in per_lint(report) {
        table.row(&format!("  {lint}"), grouped(count), "");
    }
    table.row("problems", grouped(report.problems.len() as u64), "");
    let (known, all) = (figures.receivers_known, figures.receivers);
    let total = format!("of {}{}", grouped(all as u64), share(known, all));
    table.row("receivers of known type", grouped(known as u64), &total);
    table.text
}

/// Lines of a name, a right-aligned value and a remark.
#[derive(Default)]
struct Table {
    text: String,
}

impl Table {
    fn row(&mut self, name: &str, value: String, remark: &str) {
        let line = format!("{name:<NAME_WIDTH$}{value:>VALUE_WIDTH$}  {remark}");
        // Writing to a string cannot fail.
        let _infallible = writeln!(self.text, "{}", line.trim_end());
    }
}

fn per_lint(report: &Report) -> BTreeMap<&str, u64> {
    let mut counts = BTreeMap::new();
    for reported in &report.findings {
        *counts.entry(reported.finding.lint.name).or_default() += 1;
    }
    counts
}

/// Nothing for runs that are too short to tell.
fn pace(report: &Report, seconds: f64) -> String {
    if seconds < 0.05 {
        return String::new();
    }
    let pace = report.statistics.lines as f64 / seconds;
    format!("{} lines a second", grouped(pace as u64))
}

fn share(part: usize, all: usize) -> String {
    if all == 0 {
        return String::new();
    }
    format!(", {:.1} %", 100.0 * part as f64 / all as f64)
}

/// `1234567` as `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
