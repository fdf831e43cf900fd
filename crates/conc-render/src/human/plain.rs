//! A finding without source lines, for builds without the feature `fancy`. Not the footer below it.

use conc_policy::{Report, Reported};

use super::story;
use crate::{
    Options,
    catalogue::page_of,
    place::label_place,
    style::{Style, severity, severity_paint},
    visible::visible,
};

/// Writes findings as a compiler would without its snippets.
pub(super) struct Renderer<'r> {
    report: &'r Report,
    style: Style,
}

impl<'r> Renderer<'r> {
    pub(super) fn new(report: &'r Report, options: Options) -> Self {
        Self {
            report,
            style: options.style,
        }
    }

    /// Level, lint, message and the places of one finding.
    pub(super) fn finding(&mut self, reported: &Reported) -> String {
        let finding = &reported.finding;
        let lint = format!(
            "{}[{}]",
            severity(reported.level),
            self.style.link(&page_of(finding.lint), finding.lint.name)
        );
        let lint = self.style.paint(severity_paint(reported.level), lint);
        let mut text = format!("{lint}: {}\n", visible(&finding.message));
        let primary = visible(&finding.primary.text).into_owned();
        let steps = std::iter::once((&finding.primary, primary)).chain(story(finding));
        for (label, step) in steps {
            let place = label_place(self.report, label);
            let separator = if step.is_empty() { "" } else { ": " };
            text.push_str(&format!("  at {place}{separator}{step}\n"));
        }
        text
    }
}
