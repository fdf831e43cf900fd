//! Where a label or problem is, as formats print it. Not the snippet below it.

use conc_check::Label;
use conc_policy::{FileProblem, Report, ReportFile};
use conc_source::{FileId, LineCol, SourceText, Span};

use crate::visible::visible;

/// The lines and columns of a span, all 1-based; the end is behind the last character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) start: LineCol,
    pub(crate) end: LineCol,
}

impl Region {
    pub(crate) fn new(text: &SourceText, span: Span) -> Self {
        Self {
            start: text.line_col(span.start),
            end: text.line_col(span.end),
        }
    }
}

/// The file with this number; `None` only for a report that was not put together by the engine.
pub(crate) fn file(report: &Report, id: FileId) -> Option<&ReportFile> {
    report.files.get(usize::try_from(id.0).ok()?)
}

/// The text of a file, where the report kept it.
pub(crate) fn text(report: &Report, id: FileId) -> Option<&SourceText> {
    file(report, id)?.text.as_ref()
}

/// Where a label is, in lines and columns.
pub(crate) fn region(report: &Report, label: &Label) -> Option<Region> {
    text(report, label.file).map(|text| Region::new(text, label.span))
}

/// The path of a label's file as the user would write it.
pub(crate) fn path(report: &Report, label: &Label) -> String {
    let path = file(report, label.file).map_or("<unknown file>", |file| &file.path);
    visible(path).into_owned()
}

/// `path:line:column`.
pub(crate) fn label_place(report: &Report, label: &Label) -> String {
    let path = path(report, label);
    region(report, label).map_or_else(
        || path.clone(),
        |Region { start, .. }| format!("{path}:{}:{}", start.line, start.column),
    )
}

/// Lines and columns of a problem; `None` when it is about the file as a whole.
pub(crate) fn problem_region(report: &Report, problem: &FileProblem) -> Option<Region> {
    let text = text(report, problem.file?)?;
    let span = problem.problem.span;
    (span != Span::default()).then(|| Region::new(text, span))
}

/// `path:line:column`, or the path alone when the problem is about the file as a whole.
pub(crate) fn problem_place(report: &Report, problem: &FileProblem) -> String {
    let path = visible(&problem.path).into_owned();
    problem_region(report, problem).map_or_else(
        || path.clone(),
        |Region { start, .. }| format!("{path}:{}:{}", start.line, start.column),
    )
}
