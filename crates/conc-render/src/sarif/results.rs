//! A finding as a SARIF result. Which findings are written is decided in `mod.rs`.

use std::collections::BTreeMap;

use conc_check::{Finding, Label, Suggestion};
use conc_policy::{Report, Reported};
use conc_source::FileId;

use super::{
    descriptors::level,
    document::{
        ArtifactChange, CodeFlow, Fix, FlowStep, Location, PhysicalLocation, RegionRow,
        Replacement, ResultRow, Text, ThreadFlow,
    },
    line_hash::LineHashes,
    uri::artifact,
};
use crate::{
    place::{self, Region},
    story::steps,
    visible::visible,
};

/// GitHub shows no more steps than it can draw; longer stories lose their end.
const MOST_STEPS: usize = 100;

/// What results need of the report as a whole.
pub(super) struct Writer<'r> {
    pub(super) report: &'r Report,
    /// Lint names in the order of the descriptors.
    pub(super) rules: BTreeMap<&'static str, usize>,
    /// The line hashes of the files with results.
    pub(super) hashes: BTreeMap<FileId, LineHashes>,
}

impl Writer<'_> {
    pub(super) fn result(
        &mut self,
        reported: &Reported,
        fingerprint: String,
    ) -> ResultRow<'static> {
        let finding = &reported.finding;
        let mut steps = steps(finding);
        steps.truncate(MOST_STEPS - 1);
        let related = steps.iter().enumerate().map(|(at, label)| Location {
            id: Some(at + 1),
            ..self.location(label)
        });
        ResultRow {
            rule_id: finding.lint.name,
            rule_index: self
                .rules
                .get(finding.lint.name)
                .copied()
                .unwrap_or_default(),
            level: level(reported.level),
            message: Text {
                text: message(finding, &steps),
            },
            locations: [Location {
                message: None,
                ..self.location(&finding.primary)
            }],
            related_locations: related.collect(),
            code_flows: self.code_flows(finding, &steps),
            partial_fingerprints: self.fingerprints(finding, fingerprint),
            fixes: finding.suggestions.iter().map(|it| self.fix(it)).collect(),
        }
    }

    fn fix(&self, suggestion: &Suggestion) -> Fix {
        let mut changes: Vec<(FileId, ArtifactChange)> = Vec::new();
        for edit in &suggestion.edits {
            let Some(text) = place::text(self.report, edit.file) else {
                continue;
            };
            let replacement = Replacement {
                deleted_region: Region::new(text, edit.span).into(),
                inserted_content: Text {
                    text: edit.text.clone(),
                },
            };
            if let Some((_, change)) = changes.iter_mut().find(|(file, _)| *file == edit.file) {
                change.replacements.push(replacement);
                continue;
            }
            let path = place::file(self.report, edit.file).map_or("", |file| &file.root_path);
            let change = ArtifactChange {
                artifact_location: artifact(path),
                replacements: vec![replacement],
            };
            changes.push((edit.file, change));
        }
        Fix {
            description: Text {
                text: sentence(&suggestion.title),
            },
            artifact_changes: changes.into_iter().map(|(_, change)| change).collect(),
        }
    }

    /// One flow through all places when the story has at least two.
    fn code_flows(&self, finding: &Finding, steps: &[&Label]) -> Vec<CodeFlow> {
        if steps.is_empty() {
            return Vec::new();
        }
        let labels = std::iter::once(&finding.primary).chain(steps.iter().copied());
        let locations = labels.map(|label| FlowStep {
            location: self.location(label),
        });
        vec![CodeFlow {
            thread_flows: [ThreadFlow {
                locations: locations.collect(),
            }],
        }]
    }

    fn fingerprints(&mut self, finding: &Finding, own: String) -> BTreeMap<&'static str, String> {
        let mut fingerprints = BTreeMap::from([("concLint/v1", own)]);
        let file = finding.primary.file;
        if let Some(text) = place::text(self.report, file) {
            let hashes = self
                .hashes
                .entry(file)
                .or_insert_with(|| LineHashes::new(text));
            let line = text.line_col(finding.primary.span.start).line;
            if let Some(hash) = hashes.line(line) {
                fingerprints.insert("primaryLocationLineHash", hash.to_owned());
            }
        }
        fingerprints
    }

    fn location(&self, label: &Label) -> Location {
        let path = place::file(self.report, label.file).map_or("", |file| &file.root_path);
        let region = place::region(self.report, label);
        let text = visible(&label.text).into_owned();
        Location {
            id: None,
            physical_location: PhysicalLocation {
                artifact_location: artifact(path),
                region: region.map(|region| self.one_line(label.file, region)),
            },
            message: (!text.is_empty()).then_some(Text { text }),
        }
    }

    /// The region, or its first line: a pull request shows an alert only when all of its lines were changed.
    fn one_line(&self, file: FileId, region: Region) -> RegionRow {
        let Region { start, mut end } = region;
        if end.line > start.line {
            let text = place::text(self.report, file);
            let line = text.map_or("", |text| text.lines().line_text(text.text(), start.line));
            let chars = line.trim_start_matches('\u{feff}').chars().count();
            end.line = start.line;
            end.column = start
                .column
                .max(u32::try_from(chars + 1).unwrap_or(u32::MAX));
        }
        Region { start, end }.into()
    }
}

/// What, then the steps as links to the related locations, then what to do. GitHub takes the first sentence as title.
fn message(finding: &Finding, steps: &[&Label]) -> String {
    let mut text = sentence(&finding.message);
    let link = |(at, label): (usize, &&Label)| {
        let text = visible(&label.text)
            .replace('\\', "\\\\")
            .replace('[', "\\[")
            .replace(']', "\\]");
        (!text.is_empty()).then(|| format!("[{text}]({})", at + 1))
    };
    let links: Vec<String> = steps.iter().enumerate().filter_map(link).collect();
    if !links.is_empty() {
        text.push_str(&format!("\n{}.", links.join("; ")));
    }
    for (name, body) in [
        ("Help", Some(&finding.help)),
        ("Note", finding.note.as_ref()),
    ] {
        if let Some(body) = body.filter(|body| !body.is_empty()) {
            let end = if body.ends_with(['.', '?', '!']) {
                ""
            } else {
                "."
            };
            text.push_str(&format!("\n{name}: {}{end}", unlinked(body)));
        }
    }
    text
}

/// Lints word messages in lower case and without a full stop; a viewer's title is a sentence.
fn sentence(message: &str) -> String {
    let message = unlinked(message);
    let mut chars = message.chars();
    let first = chars.next().map(char::to_uppercase).into_iter().flatten();
    let mut sentence: String = first.chain(chars).collect();
    if !sentence.ends_with(['.', '?', '!']) {
        sentence.push('.');
    }
    sentence
}

/// Quoted code such as `slots[i](x)` must not be taken for a link.
fn unlinked(text: &str) -> String {
    visible(text).replace("](", "] (")
}
