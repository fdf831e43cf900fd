//! `human`: each finding with its story in the source, then totals. The drawing itself is miette's.
//!
//! Without the feature `fancy` the story is told in plain lines.

#[cfg(feature = "fancy")]
mod graphical;
#[cfg(not(feature = "fancy"))]
mod plain;

#[cfg(feature = "fancy")]
use graphical::Renderer;
#[cfg(not(feature = "fancy"))]
use plain::Renderer;

use std::io;

use conc_check::{Applicability, Finding, Label};
use conc_policy::{FileProblem, Report};

use crate::{
    Options,
    catalogue::page_of,
    place::problem_place,
    story::steps,
    style::{Paint, wrap},
    summary::{problem_name, summary},
    visible::visible,
};

pub(crate) fn render(report: &Report, options: Options, out: &mut dyn io::Write) -> io::Result<()> {
    let mut renderer = Renderer::new(report, options);
    for reported in &report.findings {
        out.write_all(renderer.finding(reported).as_bytes())?;
        out.write_all(footer(&reported.finding, options).as_bytes())?;
        writeln!(out)?;
    }
    if options.list_problems && !report.problems.is_empty() {
        for problem in &report.problems {
            out.write_all(problem_lines(report, problem, options).as_bytes())?;
        }
        writeln!(out)?;
    }
    out.write_all(summary(report, options.style).as_bytes())
}

/// What follows the snippet: what to do, why, and where to read on.
fn footer(finding: &Finding, options: Options) -> String {
    let mut text = String::new();
    let mut paragraph = |name: &str, body: &str| {
        let lead = options.style.paint(Paint::Help, format_args!("{name}:"));
        for (at, line) in wrap(&visible(body), options.width.saturating_sub(10).max(30))
            .iter()
            .enumerate()
        {
            let lead = if at == 0 { lead.as_str() } else { "     " };
            text.push_str(&format!("  {lead} {line}\n"));
        }
    };
    if !finding.help.is_empty() {
        paragraph("help", &finding.help);
    }
    if let Some(note) = &finding.note {
        paragraph("note", note);
    }
    if let Some(suggestion) = finding.suggestions.first() {
        let flags = match suggestion.applicability {
            Applicability::MachineApplicable => "--fix",
            Applicability::MaybeIncorrect => "--fix --unsafe-fixes",
        };
        paragraph("fix", &format!("{} ({flags})", suggestion.title));
    }
    let name = options
        .style
        .link(&page_of(finding.lint), finding.lint.name);
    let explain = format!("  more: conc-lint explain {name}");
    text.push_str(&options.style.paint(Paint::Dim, explain));
    text.push('\n');
    text
}

fn problem_lines(report: &Report, problem: &FileProblem, options: Options) -> String {
    let kind = format!("problem[{}]", problem_name(problem.problem.kind));
    let kind = options.style.paint(Paint::Warning, kind);
    let place = problem_place(report, problem);
    format!("{kind} {place}: {}\n", visible(&problem.problem.message))
}

/// The labels after the primary one, numbered when the reader could mistake their order.
fn story(finding: &Finding) -> Vec<(&Label, String)> {
    let steps = steps(finding);
    let in_reading_order = steps.is_sorted_by_key(|label| (label.file, label.span.start));
    let text = |(at, label): (usize, &&Label)| {
        let text = visible(&label.text);
        if in_reading_order {
            text.into_owned()
        } else {
            format!("{}. {text}", at + 1)
        }
    };
    let texts: Vec<String> = steps.iter().enumerate().map(text).collect();
    steps.into_iter().zip(texts).collect()
}
