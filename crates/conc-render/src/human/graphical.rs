//! The picture of a finding: miette's graphical handler over a [`Collage`]. Not the footer below it.

use std::{collections::BTreeMap, fmt};

use conc_check::{Label, Level};
use conc_policy::{Report, Reported};
use conc_source::FileId;
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceCode,
};

use super::story;
use crate::{
    Options,
    catalogue::page_of,
    place::{self, label_place, region},
    snippet::{Collage, Quoted},
    style::{Style, severity},
    visible::visible,
};

/// Draws findings; keeps the quoted text of each file that it has drawn from.
pub(super) struct Renderer<'r> {
    report: &'r Report,
    style: Style,
    handler: GraphicalReportHandler,
    quoted: BTreeMap<FileId, Quoted>,
}

impl<'r> Renderer<'r> {
    pub(super) fn new(report: &'r Report, options: Options) -> Self {
        let theme = match (options.style.unicode, options.style.color) {
            (true, true) => GraphicalTheme::unicode(),
            (true, false) => GraphicalTheme::unicode_nocolor(),
            (false, true) => GraphicalTheme::ascii(),
            (false, false) => GraphicalTheme::none(),
        };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_width(options.width.max(40))
            .with_context_lines(1)
            // The handler's own link would add words to the line.
            .with_links(false)
            .without_cause_chain();
        Self {
            report,
            style: options.style,
            handler,
            quoted: BTreeMap::new(),
        }
    }

    /// Lint, message and labelled source of one finding.
    pub(super) fn finding(&mut self, reported: &Reported) -> String {
        let finding = &reported.finding;
        let story = story(finding);
        for label in std::iter::once(&finding.primary).chain(story.iter().map(|(label, _)| *label))
        {
            self.quote(label.file);
        }
        let mut picture = Picture {
            reported,
            style: self.style,
            collage: Collage::default(),
            labels: Vec::new(),
            unseen: Vec::new(),
        };
        let primary = visible(&finding.primary.text).into_owned();
        self.add(&mut picture, &finding.primary, primary, true);
        for (label, text) in story {
            self.add(&mut picture, label, text, false);
        }
        let mut text = String::new();
        let drawn = self.handler.render_report(&mut text, &picture);
        debug_assert!(drawn.is_ok(), "every label lies in the collage");
        for line in &picture.unseen {
            text.push_str(&format!("  at {line}\n"));
        }
        text
    }

    fn quote(&mut self, file: FileId) {
        if let Some(text) = place::text(self.report, file) {
            let path = || place::file(self.report, file).map_or("", |file| &file.path);
            self.quoted
                .entry(file)
                .or_insert_with(|| Quoted::new(visible(path()).into_owned(), text.text()));
        }
    }

    /// Adds a label to the picture, or names its place when its source cannot be shown.
    fn add<'p>(&'p self, picture: &mut Picture<'p>, label: &Label, text: String, primary: bool) {
        let quoted = self.quoted.get(&label.file);
        let quoted = quoted.filter(|quoted| quoted.is_presentable(quoted.shifted_span(label.span)));
        let Some(quoted) = quoted else {
            let place = label_place(self.report, label);
            picture.unseen.push(if text.is_empty() {
                place
            } else {
                format!("{place}: {text}")
            });
            return;
        };
        let column = region(self.report, label).map_or(1, |region| region.start.column);
        let span = picture.collage.place(quoted, label, column);
        let text = (!text.is_empty()).then_some(text);
        let range = (span.start as usize, span.len() as usize);
        picture.labels.push(if primary {
            LabeledSpan::new_primary_with_span(text, range)
        } else {
            LabeledSpan::new_with_span(text, range)
        });
    }
}

/// One finding as miette asks for it.
#[derive(Debug)]
struct Picture<'p> {
    reported: &'p Reported,
    style: Style,
    collage: Collage<'p>,
    labels: Vec<LabeledSpan>,
    /// Places whose source cannot be shown, with what is to be said there.
    unseen: Vec<String>,
}

impl fmt::Display for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&self.reported.finding.message))
    }
}

impl std::error::Error for Picture<'_> {}

impl Diagnostic for Picture<'_> {
    fn code(&self) -> Option<Box<dyn fmt::Display + '_>> {
        // The signs of the theme alone tell the level to nobody who has not met them before.
        let level = severity(self.reported.level);
        let lint = self.reported.finding.lint;
        let name = self.style.link(&page_of(lint), lint.name);
        Some(Box::new(format!("{level}[{name}]")))
    }

    fn severity(&self) -> Option<Severity> {
        let is_error = self.reported.level >= Level::Deny;
        Some(if is_error {
            Severity::Error
        } else {
            Severity::Warning
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.collage)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}
