//! From all findings of a run to those that are shown. The order of the steps is the policy.

use conc_check::{Applicability, Edit, Finding, Label, Level, LintMeta, Suggestion};
use conc_model::{FileModel, ProblemKind, Suppression, SuppressionKind, SuppressionOrigin};
use conc_source::{FileId, Span};

use crate::{
    FileLevels, Levels, Reported, UNFULFILLED_EXPECTATION, UNKNOWN_LINT_IN_SUPPRESSION,
    UNUSED_SUPPRESSION, UnknownName,
    cover::{Coverage, Entry, bare},
    levels::names_lint,
};

/// What policy decides upon.
#[derive(Debug)]
pub struct Input<'a> {
    /// All findings, in any order.
    pub findings: Vec<Finding>,
    /// The suppressions of every file on which lints reported; each file at most once.
    pub files: &'a [FileSuppressions<'a>],
    /// The levels in force.
    pub levels: &'a FileLevels,
    /// Show findings in test code even of lints that leave it alone by default?
    pub include_tests: bool,
}

/// The suppressions of one file.
#[derive(Clone, Copy, Debug)]
pub struct FileSuppressions<'a> {
    /// The file.
    pub file: FileId,
    /// Its suppressions.
    pub suppressions: &'a [Suppression],
    /// Was all of the file analysed? If not, nothing is said of unused suppressions.
    pub complete: bool,
}

impl<'a> From<&'a FileModel> for FileSuppressions<'a> {
    fn from(model: &'a FileModel) -> Self {
        let malformed = |kind| kind == ProblemKind::Suppression;
        Self {
            file: model.file,
            suppressions: &model.suppressions,
            complete: model.problems.iter().all(|problem| malformed(problem.kind)),
        }
    }
}

/// What is left.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The findings to be shown, sorted by file, place and lint.
    pub findings: Vec<Reported>,
    /// How many findings a suppression silenced.
    pub suppressed: usize,
}

/// Applies levels, the test-code rule and suppressions, adds what is to be said of the suppressions, and sorts.
///
/// Findings that are not shown for another reason still count as a use of the suppression around them.
#[must_use]
pub fn apply(input: Input<'_>) -> Outcome {
    let mut coverage = Coverage::new(input.files);
    let mut outcome = Outcome::default();
    let shown = |finding: &Finding| {
        let in_scope = !finding.is_test || finding.lint.in_tests || input.include_tests;
        let levels = input.levels.of(finding.primary.file);
        in_scope && levels.runs(finding.lint)
    };
    let mut take = |finding: Finding, coverage: &mut Coverage<'_>| {
        let levels = input.levels.of(finding.primary.file);
        let level = levels.level(finding.lint);
        let covered = coverage.cover(&finding);
        if !shown(&finding) {
            return;
        }
        if covered && level != Level::Forbid {
            outcome.suppressed += 1;
        } else {
            outcome.findings.push(Reported { finding, level });
        }
    };
    for finding in input.findings {
        take(finding, &mut coverage);
    }
    for finding in meta_findings(input.files, &coverage, input.levels) {
        take(finding, &mut coverage);
    }
    outcome
        .findings
        .sort_by(|a, b| order(&a.finding).cmp(&order(&b.finding)));
    outcome
}

/// Files are numbered by path, so this is the order in which a reader goes through the tree.
fn order(finding: &Finding) -> (FileId, Span, &'static str, &str) {
    let primary = &finding.primary;
    (
        primary.file,
        primary.span,
        finding.lint.name,
        &finding.message,
    )
}

/// What is to be said of the suppressions themselves.
fn meta_findings(
    files: &[FileSuppressions<'_>],
    coverage: &Coverage<'_>,
    levels: &FileLevels,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        for entry in coverage.entries(file.file) {
            if entry.suppression.origin == SuppressionOrigin::Clippy {
                continue;
            }
            for name in 0..entry.used.len() {
                findings.extend(meta_finding(file, entry, name, levels.of(file.file)));
            }
        }
    }
    findings
}

fn meta_finding(
    file: &FileSuppressions<'_>,
    entry: &Entry<'_>,
    name: usize,
    levels: &Levels,
) -> Option<Finding> {
    let (written, span) = &entry.suppression.lints[name];
    if !levels.names().any(|known| known == bare(written)) {
        return Some(unknown_lint(file.file, written, *span, levels));
    }
    let is_stale = file.complete && !entry.used[name] && all_run(bare(written), levels);
    is_stale.then(|| match entry.suppression.kind {
        SuppressionKind::Allow => unused_suppression(file.file, written, *span),
        SuppressionKind::Expect => unfulfilled(file.file, entry.suppression, name),
    })
}

/// Do all lints that the name means run, so that their silence says something?
///
/// The meta lints never count as running: their findings come only after this question.
fn all_run(name: &str, levels: &Levels) -> bool {
    let is_meta = |lint: &LintMeta| crate::META_LINTS.iter().any(|meta| meta.name == lint.name);
    let named = levels.lints().filter(|lint| names_lint(name, lint));
    let mut counted = named.filter(|lint| !is_meta(lint)).peekable();
    counted.peek().is_some() && counted.all(|lint| levels.runs(lint))
}

fn unused_suppression(file: FileId, name: &str, span: Span) -> Finding {
    Finding {
        help: format!("remove `{name}` from the suppression"),
        ..finding(
            &UNUSED_SUPPRESSION,
            format!("unused suppression of `{name}`"),
            label(file, span, "nothing is reported here by this name"),
        )
    }
}

fn unfulfilled(file: FileId, suppression: &Suppression, name: usize) -> Finding {
    let (name, span) = &suppression.lints[name];
    let reason = suppression.reason.as_deref();
    Finding {
        help: "look whether the danger is really gone, then remove the expectation".to_owned(),
        note: reason.map(|reason| format!("the reason given is: {reason}")),
        ..finding(
            &UNFULFILLED_EXPECTATION,
            format!("expected `{name}` is not found"),
            label(file, *span, "nothing is reported here by this name"),
        )
    }
}

fn unknown_lint(file: FileId, name: &str, span: Span, levels: &Levels) -> Finding {
    let unknown = UnknownName::new(bare(name), levels.names());
    let similar = unknown.similar.first();
    let help = similar.map_or_else(
        || "`conc-lint list` prints all lints and groups".to_owned(),
        |similar| format!("did you mean `{similar}`?"),
    );
    let suggestion = similar.map(|similar| Suggestion {
        title: format!("write `{similar}`"),
        applicability: Applicability::MaybeIncorrect,
        edits: vec![Edit {
            file,
            span,
            text: (*similar).to_owned(),
        }],
    });
    Finding {
        help,
        suggestions: suggestion.into_iter().collect(),
        ..finding(
            &UNKNOWN_LINT_IN_SUPPRESSION,
            format!("unknown lint `{name}` in a suppression"),
            label(file, span, "no lint or group has this name"),
        )
    }
}

fn label(file: FileId, span: Span, text: &str) -> Label {
    Label {
        file,
        span,
        text: text.to_owned(),
    }
}

fn finding(lint: &'static LintMeta, message: String, primary: Label) -> Finding {
    Finding {
        lint,
        message,
        primary,
        labels: Vec::new(),
        help: String::new(),
        note: None,
        item: String::new(),
        // Whether a suppression stands in test code is not known, and makes no difference to these lints.
        is_test: false,
        suggestions: Vec::new(),
    }
}
