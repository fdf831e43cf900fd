//! Lints as SARIF describes them, whether or not a run has findings of them.

use conc_check::{Level, LintMeta};

use super::document::{Configuration, Descriptor, HelpText, Properties, Text};
use crate::{
    Style,
    catalogue::{markdown, page_of},
    explain::plain_docs,
    list::precision_name,
};

/// GitHub refuses longer descriptions.
const LONGEST_DESCRIPTION: usize = 1024;

/// A lint with its whole documentation.
pub(super) fn descriptor(lint: &LintMeta) -> Descriptor {
    let description = |text: &str| Text {
        text: text.chars().take(LONGEST_DESCRIPTION).collect(),
    };
    Descriptor {
        id: lint.name,
        name: pascal_case(lint.name),
        short_description: description(&without_markup(lint.summary())),
        full_description: description(&first_section(lint)),
        help_uri: page_of(lint),
        help: HelpText {
            text: plain_docs(lint, 100, Style::default()),
            markdown: markdown(lint.docs),
        },
        default_configuration: Configuration {
            enabled: lint.level > Level::Allow,
            level: level(lint.level),
        },
        properties: Properties {
            precision: precision_name(lint.precision),
            severity: match lint.level {
                Level::Allow => "recommendation",
                Level::Warn => "warning",
                Level::Deny | Level::Forbid => "error",
            },
            tags: vec!["concurrency", lint.group.name()],
        },
    }
}

/// What a finding of this level is in SARIF; a lint that is off by default is a note until somebody turns it on.
pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Allow => "note",
        Level::Warn => "warning",
        Level::Deny | Level::Forbid => "error",
    }
}

/// The paragraph below the first heading, else the summary.
fn first_section(lint: &LintMeta) -> String {
    let body = lint.docs.lines().map(str::trim);
    let paragraph: Vec<&str> = body
        .skip_while(|line| !line.starts_with('#'))
        .skip(1)
        .skip_while(|line| line.is_empty())
        .take_while(|line| !line.is_empty() && !line.starts_with("```"))
        .collect();
    let text = without_markup(&paragraph.join(" "));
    if text.is_empty() {
        without_markup(lint.summary())
    } else {
        text
    }
}

/// Descriptions are plain text: backticks stay, emphasis goes.
fn without_markup(text: &str) -> String {
    text.replace("**", "").replace(['*', '\n'], "")
}

/// `await_holding_lock` as `AwaitHoldingLock`, the form that SARIF wants for names.
fn pascal_case(name: &str) -> String {
    let word = |word: &str| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_ascii_uppercase() + rest
    };
    name.split('_').map(word).collect()
}
