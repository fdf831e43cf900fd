//! `json`: one document for scripts. Its shape is described in this crate's `README.md` and versioned by `version`.

use std::{collections::BTreeMap, io};

use conc_check::{Applicability, Finding, Label, Suggestion};
use conc_policy::{FileProblem, Report, Reported, fingerprints};
use conc_source::{FileId, Span};
use serde::Serialize;

use crate::{
    VERSION,
    place::{self, Region, problem_region},
    story::steps,
    summary::{Counts, problem_name},
};

/// Grows when a field is removed or changes its meaning; new fields may come at any time.
const DOCUMENT_VERSION: u32 = 1;

pub(crate) fn render(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let findings = report.findings.iter().zip(fingerprints(report));
    let document = Document {
        version: DOCUMENT_VERSION,
        tool: Tool {
            name: "conc-lint",
            version: VERSION,
        },
        findings: findings
            .map(|(reported, fingerprint)| finding(report, reported, fingerprint))
            .collect(),
        problems: report
            .problems
            .iter()
            .map(|problem| problem_row(report, problem))
            .collect(),
        summary: Summary::new(report),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'r> {
    version: u32,
    tool: Tool,
    findings: Vec<Row<'r>>,
    problems: Vec<ProblemRow<'r>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Row<'r> {
    lint: &'static str,
    group: &'static str,
    level: &'static str,
    message: &'r str,
    #[serde(flatten)]
    place: Place<'r>,
    label: &'r str,
    labels: Vec<LabelRow<'r>>,
    help: &'r str,
    note: Option<&'r str>,
    item: &'r str,
    is_test: bool,
    fingerprint: String,
    suggestions: Vec<SuggestionRow<'r>>,
}

#[derive(Serialize)]
struct Place<'r> {
    path: &'r str,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
    byte_start: u32,
    byte_end: u32,
}

#[derive(Serialize)]
struct LabelRow<'r> {
    text: &'r str,
    #[serde(flatten)]
    place: Place<'r>,
}

#[derive(Serialize)]
struct SuggestionRow<'r> {
    title: &'r str,
    applicability: &'static str,
    edits: Vec<EditRow<'r>>,
}

#[derive(Serialize)]
struct EditRow<'r> {
    #[serde(flatten)]
    place: Place<'r>,
    replacement: &'r str,
}

#[derive(Serialize)]
struct ProblemRow<'r> {
    kind: &'static str,
    message: &'r str,
    path: &'r str,
    line: Option<u32>,
    column: Option<u32>,
}

#[derive(Serialize)]
struct Summary {
    findings: usize,
    denied: usize,
    warnings: usize,
    files_with_findings: usize,
    files: usize,
    problems: usize,
    suppressed: usize,
    lints: BTreeMap<&'static str, usize>,
}

impl Summary {
    fn new(report: &Report) -> Self {
        let counts = Counts::new(report);
        Self {
            findings: counts.findings,
            denied: counts.denied,
            warnings: counts.warnings,
            files_with_findings: counts.files,
            files: report.statistics.files,
            problems: counts.problems,
            suppressed: report.statistics.suppressed,
            lints: counts.lints,
        }
    }
}

fn finding<'r>(report: &'r Report, reported: &'r Reported, fingerprint: String) -> Row<'r> {
    let finding: &Finding = &reported.finding;
    let label_row = |label: &'r Label| LabelRow {
        text: &label.text,
        place: place_of(report, label.file, label.span),
    };
    Row {
        lint: finding.lint.name,
        group: finding.lint.group.name(),
        level: reported.level.name(),
        message: &finding.message,
        place: place_of(report, finding.primary.file, finding.primary.span),
        label: &finding.primary.text,
        labels: steps(finding).into_iter().map(label_row).collect(),
        help: &finding.help,
        note: finding.note.as_deref(),
        item: &finding.item,
        is_test: finding.is_test,
        fingerprint,
        suggestions: finding
            .suggestions
            .iter()
            .map(|suggestion| suggestion_row(report, suggestion))
            .collect(),
    }
}

fn place_of(report: &Report, file: FileId, span: Span) -> Place<'_> {
    let region = place::text(report, file).map(|text| Region::new(text, span));
    Place {
        path: place::file(report, file).map_or("", |file| &file.path),
        line: region.map(|region| region.start.line),
        column: region.map(|region| region.start.column),
        end_line: region.map(|region| region.end.line),
        end_column: region.map(|region| region.end.column),
        byte_start: span.start,
        byte_end: span.end,
    }
}

fn suggestion_row<'r>(report: &'r Report, suggestion: &'r Suggestion) -> SuggestionRow<'r> {
    let edits = suggestion.edits.iter().map(|edit| EditRow {
        place: place_of(report, edit.file, edit.span),
        replacement: &edit.text,
    });
    SuggestionRow {
        title: &suggestion.title,
        applicability: match suggestion.applicability {
            Applicability::MachineApplicable => "machine_applicable",
            Applicability::MaybeIncorrect => "maybe_incorrect",
        },
        edits: edits.collect(),
    }
}

fn problem_row<'r>(report: &'r Report, problem: &'r FileProblem) -> ProblemRow<'r> {
    let region = problem_region(report, problem);
    ProblemRow {
        kind: problem_name(problem.problem.kind),
        message: &problem.problem.message,
        path: &problem.path,
        line: region.map(|region| region.start.line),
        column: region.map(|region| region.start.column),
    }
}
