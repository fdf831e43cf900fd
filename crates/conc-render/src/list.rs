//! `conc-lint list`: all lints by group, with their level and summary. What one lint does is `explain.rs`.

use conc_check::{Group, Level, LintMeta};
use conc_policy::with_meta_lints;
use serde::Serialize;

use crate::style::{Paint, Style, wrap};

/// All lints by group, a group per paragraph; `levels` gives the level in force. Ends in a newline.
#[must_use]
pub fn list(
    lints: &[&'static LintMeta],
    level: impl Fn(&LintMeta) -> Level,
    width: usize,
    style: Style,
) -> String {
    let all = sorted(lints);
    let names = all
        .iter()
        .map(|lint| lint.name.len())
        .max()
        .unwrap_or_default();
    let mut paragraphs = Vec::new();
    for group in Group::ALL {
        let members: Vec<_> = all.iter().filter(|lint| lint.group == group).collect();
        if members.is_empty() {
            continue;
        }
        let mut text = style.paint(Paint::Bold, group.name());
        text.push('\n');
        for lint in members {
            let name = style.paint(Paint::Code, format_args!("{:names$}", lint.name));
            let level = level(lint).name();
            let indent = names + 12;
            let summary = wrap(lint.summary(), width.saturating_sub(indent).max(30));
            let summary = summary.join(&format!("\n{:indent$}", ""));
            text.push_str(&format!("  {name}  {level:6}  {summary}\n"));
        }
        paragraphs.push(text);
    }
    paragraphs.join("\n")
}

/// All lints as one JSON array of `{name, group, level, default_level, precision, since, fix, in_clippy, in_tests, summary}`,
/// sorted as [`list`] sorts them. Ends in a newline.
#[must_use]
pub fn list_json(lints: &[&'static LintMeta], level: impl Fn(&LintMeta) -> Level) -> String {
    let rows: Vec<Row> = sorted(lints)
        .into_iter()
        .map(|lint| Row::new(lint, level(lint)))
        .collect();
    let mut text =
        serde_json::to_string_pretty(&rows).expect("plain structs can be written as JSON");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    group: &'static str,
    level: &'static str,
    default_level: &'static str,
    precision: &'static str,
    since: &'static str,
    fix: &'static str,
    in_clippy: bool,
    in_tests: bool,
    summary: &'static str,
}

impl Row {
    fn new(lint: &'static LintMeta, level: Level) -> Self {
        Self {
            name: lint.name,
            group: lint.group.name(),
            level: level.name(),
            default_level: lint.level.name(),
            precision: precision_name(lint.precision),
            since: lint.since,
            fix: fix_name(lint.fix),
            in_clippy: lint.in_clippy,
            in_tests: lint.in_tests,
            summary: lint.summary(),
        }
    }
}

/// Group by group, with the meta lints.
pub(crate) fn sorted(lints: &[&'static LintMeta]) -> Vec<&'static LintMeta> {
    let mut all = with_meta_lints(lints);
    all.sort_by_key(|lint| (lint.group, lint.name));
    all
}

/// A precision as SARIF spells it.
pub(crate) fn precision_name(precision: conc_check::Precision) -> &'static str {
    use conc_check::Precision;
    match precision {
        Precision::VeryHigh => "very-high",
        Precision::High => "high",
        Precision::Medium => "medium",
        Precision::Low => "low",
    }
}

/// Whether there are suggestions that a machine can apply.
pub(crate) fn fix_name(fix: conc_check::FixKind) -> &'static str {
    use conc_check::FixKind;
    match fix {
        FixKind::None => "none",
        FixKind::Sometimes => "sometimes",
        FixKind::Always => "always",
    }
}
