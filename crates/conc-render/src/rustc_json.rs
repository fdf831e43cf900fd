//! `rustc-json`: one diagnostic a line, as rustc prints them: for rust-analyzer (`check.overrideCommand`) and whatever else reads cargo's messages.
//! Source: <https://doc.rust-lang.org/rustc/json.html>; what rust-analyzer makes of it was tried with it.

use std::io;

use conc_check::{Applicability, Edit, Finding, Label, Suggestion};
use conc_policy::{FileProblem, Report, Reported};
use conc_source::{FileId, SourceText, Span};
use serde_json::{Value, json};

use crate::{
    place::{Region, file, text},
    story::steps,
    style::severity,
};

pub(crate) fn render(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    for reported in &report.findings {
        serde_json::to_writer(&mut *out, &diagnostic(report, reported))?;
        writeln!(out)?;
    }
    for problem in &report.problems {
        serde_json::to_writer(&mut *out, &problem_diagnostic(report, problem))?;
        writeln!(out)?;
    }
    Ok(())
}

fn diagnostic(report: &Report, reported: &Reported) -> Value {
    let finding = &reported.finding;
    let mut spans = vec![labelled(report, &finding.primary, true)];
    let steps = steps(finding).into_iter();
    spans.extend(steps.map(|label| labelled(report, label, false)));
    let mut children: Vec<Value> = finding
        .suggestions
        .iter()
        .map(|suggestion| suggested(report, finding, suggestion))
        .collect();
    // Editors show the title of a suggestion; the advice itself is for those without one.
    children.push(child("help", &finding.help, Vec::new()));
    children.extend(
        finding
            .note
            .as_ref()
            .map(|note| child("note", note, Vec::new())),
    );
    json!({
        "$message_type": "diagnostic",
        "message": finding.message,
        "code": { "code": format!("conc_lint::{}", finding.lint.name), "explanation": null },
        "level": severity(reported.level),
        "spans": spans.into_iter().flatten().collect::<Vec<Value>>(),
        "children": children,
        "rendered": rendered(report, reported),
    })
}

fn problem_diagnostic(report: &Report, problem: &FileProblem) -> Value {
    let spans = problem
        .file
        .and_then(|id| span(report, id, problem.problem.span, true));
    let message = format!("not analysed: {}", problem.problem.message);
    json!({
        "$message_type": "diagnostic",
        "message": message,
        "code": null,
        "level": "warning",
        "spans": spans.into_iter().collect::<Vec<Value>>(),
        "children": [],
        "rendered": format!("warning: {}: {message}\n", problem.path),
    })
}

fn child(level: &str, message: &str, spans: Vec<Value>) -> Value {
    json!({
        "message": message,
        "code": null,
        "level": level,
        "spans": spans,
        "children": [],
        "rendered": null,
    })
}

fn suggested(report: &Report, finding: &Finding, suggestion: &Suggestion) -> Value {
    let applicability = match suggestion.applicability {
        Applicability::MachineApplicable => "MachineApplicable",
        Applicability::MaybeIncorrect => "MaybeIncorrect",
    };
    let around = around_primary(report, finding, suggestion);
    let edits = around.as_slice();
    let edits = if edits.is_empty() {
        &suggestion.edits
    } else {
        edits
    };
    let spans = edits.iter().filter_map(|edit| {
        let mut span = span(report, edit.file, edit.span, true)?;
        span["suggested_replacement"] = json!(edit.text);
        span["suggestion_applicability"] = json!(applicability);
        Some(span)
    });
    child("help", &suggestion.title, spans.collect())
}

/// The edits as one that also covers the main place: rust-analyzer offers a quick fix only where its own spans are, and the
/// cursor is on what is underlined.
fn around_primary(report: &Report, finding: &Finding, suggestion: &Suggestion) -> Option<Edit> {
    let file = finding.primary.file;
    let text = text(report, file)?;
    let mut edits: Vec<&Edit> = suggestion.edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    if edits.is_empty() || edits.iter().any(|edit| edit.file != file) {
        return None;
    }
    let spans = || {
        edits
            .iter()
            .map(|edit| edit.span)
            .chain([finding.primary.span])
    };
    let start = spans().map(|span| span.start).min()?;
    let end = spans().map(|span| span.end).max()?;
    let mut new = String::new();
    let mut at = start;
    for edit in edits {
        new.push_str(text.slice(Span::new(at, edit.span.start)));
        new.push_str(&edit.text);
        at = edit.span.end;
    }
    new.push_str(text.slice(Span::new(at, end)));
    Some(Edit {
        file,
        span: Span::new(start, end),
        text: new,
    })
}

fn labelled(report: &Report, label: &Label, is_primary: bool) -> Option<Value> {
    let mut span = span(report, label.file, label.span, is_primary)?;
    span["label"] = json!(label.text);
    Some(span)
}

fn span(report: &Report, id: FileId, at: Span, is_primary: bool) -> Option<Value> {
    let (file, text) = (file(report, id)?, text(report, id)?);
    let Region { start, end } = Region::new(text, at);
    Some(json!({
        "file_name": file.path,
        "byte_start": at.start,
        "byte_end": at.end,
        "line_start": start.line,
        "line_end": end.line,
        "column_start": start.column,
        "column_end": end.column,
        "is_primary": is_primary,
        "text": lines(text, at),
        "label": null,
        "suggested_replacement": null,
        "suggestion_applicability": null,
        "expansion": null,
    }))
}

/// The lines of a span, each with the part that it covers, in 1-based characters.
fn lines(text: &SourceText, at: Span) -> Vec<Value> {
    let Region { start, end } = Region::new(text, at);
    let lines = text.text().lines().enumerate();
    let lines = lines
        .skip(start.line.saturating_sub(1) as usize)
        .take((end.line + 1).saturating_sub(start.line) as usize);
    let lines = lines.map(|(index, line)| {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let length = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        let from = if number == start.line {
            start.column
        } else {
            1
        };
        let to = if number == end.line {
            end.column
        } else {
            length + 1
        };
        json!({ "text": line, "highlight_start": from, "highlight_end": to })
    });
    lines.collect()
}

fn rendered(report: &Report, reported: &Reported) -> String {
    let finding = &reported.finding;
    let place = crate::place::label_place(report, &finding.primary);
    let severity = severity(reported.level);
    let lint = finding.lint.name;
    format!(
        "{severity}[conc_lint::{lint}]: {}\n  --> {place}\n  = help: {}\n\n",
        finding.message, finding.help
    )
}
