//! `rdjson`: the Reviewdog Diagnostic Format, one document.
//! Source: <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>. Columns count bytes there, from 1.

use std::io;

use conc_check::{Edit, Label, Level};
use conc_policy::{Report, Reported};
use conc_source::{FileId, SourceText, Span};
use serde_json::{Value, json};

use crate::{
    catalogue::page_of,
    place::{file, text},
    story::steps,
};

pub(crate) fn render(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let diagnostics = report
        .findings
        .iter()
        .map(|found| diagnostic(report, found));
    let document = json!({
        "source": { "name": "conc-lint", "url": env!("CARGO_PKG_REPOSITORY") },
        "diagnostics": diagnostics.collect::<Vec<Value>>(),
    });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn diagnostic(report: &Report, reported: &Reported) -> Value {
    let finding = &reported.finding;
    let related = steps(finding).into_iter().map(|label: &Label| {
        json!({ "message": label.text, "location": location(report, label.file, label.span) })
    });
    // A suggestion there is one replacement in the file of the diagnostic.
    let primary = finding.primary.file;
    let edits = finding.suggestions.iter().filter_map(|suggestion| {
        let [edit] = suggestion.edits.as_slice() else {
            return None;
        };
        (edit.file == primary).then(|| suggested(report, edit))
    });
    json!({
        "message": format!("{}\nhelp: {}", finding.message, finding.help),
        "location": location(report, primary, finding.primary.span),
        "severity": match reported.level {
            Level::Deny | Level::Forbid => "ERROR",
            Level::Warn | Level::Allow => "WARNING",
        },
        "code": { "value": finding.lint.name, "url": page_of(finding.lint) },
        "suggestions": edits.collect::<Vec<Value>>(),
        "relatedLocations": related.collect::<Vec<Value>>(),
    })
}

fn suggested(report: &Report, edit: &Edit) -> Value {
    let range = text(report, edit.file).map(|text| range(text, edit.span));
    json!({ "range": range, "text": edit.text })
}

fn location(report: &Report, id: FileId, span: Span) -> Value {
    let path = file(report, id).map_or("", |file| &file.root_path);
    match text(report, id) {
        Some(text) => json!({ "path": path, "range": range(text, span) }),
        None => json!({ "path": path }),
    }
}

fn range(text: &SourceText, span: Span) -> Value {
    json!({ "start": position(text, span.start), "end": position(text, span.end) })
}

fn position(text: &SourceText, at: u32) -> Value {
    let line = text.line_col(at).line;
    let before = text.text().get(..at as usize).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    json!({ "line": line, "column": before.len() - line_start + 1 })
}
