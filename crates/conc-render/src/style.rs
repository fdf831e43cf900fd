//! Colours, links and line-drawing characters. Whether a terminal can show them is the binary's question.

use std::fmt;

use conc_check::Level;

/// What the reader's terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// ANSI colours?
    pub color: bool,
    /// Characters beyond ASCII in frames and arrows? Quoted source is shown as it is.
    pub unicode: bool,
    /// Names of lints as links to their documentation?
    pub links: bool,
}

impl Default for Style {
    /// No colour, no links, Unicode.
    fn default() -> Self {
        Self {
            color: false,
            unicode: true,
            links: false,
        }
    }
}

/// The few ways in which text is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    Bold,
    Dim,
    Error,
    Warning,
    Help,
    Code,
}

impl Style {
    /// Sets text off when colours are on.
    pub(crate) fn paint(self, paint: Paint, text: impl fmt::Display) -> String {
        let code = match paint {
            Paint::Bold => "1",
            Paint::Dim => "2",
            Paint::Error => "1;31",
            Paint::Warning => "1;33",
            Paint::Help => "36",
            Paint::Code => "32",
        };
        if self.color {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_string()
        }
    }

    /// Makes text a link (the terminals' sequence OSC 8) when links are on.
    pub(crate) fn link(self, url: &str, text: impl fmt::Display) -> String {
        if self.links {
            format!("\u{1b}]8;;{url}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
        } else {
            text.to_string()
        }
    }
}

/// How a level is called in output.
pub(crate) fn severity(level: Level) -> &'static str {
    if level >= Level::Deny {
        "error"
    } else {
        "warning"
    }
}

/// How a level is painted.
pub(crate) fn severity_paint(level: Level) -> Paint {
    if level >= Level::Deny {
        Paint::Error
    } else {
        Paint::Warning
    }
}

/// Breaks text at blanks so that no line is longer than `width` characters, unless a single word is.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let length = line.chars().count() + 1 + word.chars().count();
            if !line.is_empty() && length > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}
