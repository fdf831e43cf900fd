//! Which suggestions are carried out, and what the texts are then. Nothing is written here.

use std::collections::BTreeMap;

use conc_check::{Applicability, Edit, Suggestion};
use conc_source::{FileId, SourceText, Span};

use crate::Report;

/// A file with suggestions carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedFile {
    /// Which one; an index into [`Report::files`].
    pub file: FileId,
    /// Its new text.
    pub text: String,
}

/// What carrying out suggestions comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fixes {
    /// The files that change, sorted.
    pub files: Vec<FixedFile>,
    /// How many findings have been acted upon.
    pub findings: usize,
    /// How many had to wait because their edits meet those of another; the next run can carry them out.
    pub postponed: usize,
}

/// Carries out one suggestion of each finding: machine-applicable ones, or `all`. `may_change` says which files may be
/// touched; a suggestion is carried out as a whole or not at all.
#[must_use]
pub fn fixes(report: &Report, all: bool, may_change: impl Fn(FileId) -> bool) -> Fixes {
    let mut fixes = Fixes::default();
    let mut accepted: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for reported in &report.findings {
        let is_wanted = |suggestion: &&Suggestion| {
            let is_safe = suggestion.applicability == Applicability::MachineApplicable;
            (all || is_safe) && suggestion.edits.iter().all(|edit| may_change(edit.file))
        };
        let Some(suggestion) = reported.finding.suggestions.iter().find(is_wanted) else {
            continue;
        };
        let meets = |edit: &Edit| {
            let others = accepted.get(&edit.file).into_iter().flatten();
            others.into_iter().any(|other| touch(edit.span, other.span))
        };
        if suggestion.edits.iter().any(meets) {
            fixes.postponed += 1;
            continue;
        }
        fixes.findings += 1;
        for edit in &suggestion.edits {
            accepted.entry(edit.file).or_default().push(edit);
        }
    }
    let files = accepted.into_iter().filter_map(|(file, edits)| {
        let text = report.files.get(file.0 as usize)?.text.as_ref()?;
        let text = edited(text, edits);
        Some(FixedFile { file, text })
    });
    fixes.files = files.collect();
    fixes
}

/// Insertions at one place touch: their order would be a guess.
fn touch(a: Span, b: Span) -> bool {
    a.start <= b.end && b.start <= a.end
}

fn edited(text: &SourceText, mut edits: Vec<&Edit>) -> String {
    edits.sort_by_key(|edit| edit.span);
    let old = text.text();
    let line_end = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let mut new = String::with_capacity(old.len());
    let mut at = 0;
    for edit in edits {
        new.push_str(&old[at..edit.span.start as usize]);
        let line_end = format!("{line_end}{}", indentation(old, edit.span.start as usize));
        new.push_str(&edit.text.replace('\n', &line_end));
        at = edit.span.end as usize;
    }
    new.push_str(&old[at..]);
    new
}

/// The white space with which the line of a place begins: what goes on in a new line is indented like it.
fn indentation(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = &text[start..at];
    &line[..line.len() - line.trim_start().len()]
}
