//! `github`: workflow commands that GitHub Actions turns into annotations. For code scanning there is SARIF.

use std::io;

use conc_check::Level;
use conc_policy::{FileProblem, Report, Reported};

use crate::{
    place::{Region, file, problem_region, region},
    summary::{Counts, plural},
};

/// GitHub shows no more annotations of a kind per step, without a word about the others.
/// Source: <https://docs.github.com/en/actions/reference/limits>, "annotations".
const MOST_OF_A_KIND: usize = 10;

pub(crate) fn render(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let is_error = |reported: &&Reported| reported.level >= Level::Deny;
    let (errors, warnings): (Vec<_>, Vec<_>) = report.findings.iter().partition(is_error);
    for (kind, findings) in [("error", errors), ("warning", warnings)] {
        for reported in findings.iter().take(MOST_OF_A_KIND) {
            annotation(report, kind, reported, out)?;
        }
    }
    for problem in report.problems.iter().take(MOST_OF_A_KIND) {
        problem_annotation(report, problem, out)?;
    }
    let counts = Counts::new(report);
    if counts.denied > MOST_OF_A_KIND || counts.warnings > MOST_OF_A_KIND {
        let all = plural(counts.findings, "finding");
        let text = format!(
            "{all} in all; GitHub shows {MOST_OF_A_KIND} errors and {MOST_OF_A_KIND} warnings of a step"
        );
        writeln!(out, "::notice title=conc-lint::{}", data(&text))?;
    }
    Ok(())
}

fn annotation(
    report: &Report,
    kind: &str,
    reported: &Reported,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let finding = &reported.finding;
    let path = file(report, finding.primary.file).map_or("", |file| &file.root_path);
    let place = region(report, &finding.primary).map(position);
    let text = format!("{}\nhelp: {}", finding.message, finding.help);
    writeln!(
        out,
        "::{kind} file={}{},title={}::{}",
        property(path),
        place.unwrap_or_default(),
        property(&format!("conc-lint: {}", finding.lint.name)),
        data(&text)
    )
}

fn problem_annotation(
    report: &Report,
    problem: &FileProblem,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let path = problem.file.and_then(|id| file(report, id));
    let path = path.map_or(&problem.path, |file| &file.root_path);
    let place = problem_region(report, problem).map(position);
    writeln!(
        out,
        "::notice file={}{},title=conc-lint%3A not analysed::{}",
        property(path),
        place.unwrap_or_default(),
        data(&problem.problem.message)
    )
}

/// Columns count only within one line.
fn position(region: Region) -> String {
    let Region { start, end } = region;
    let lines = format!(",line={},endLine={}", start.line, end.line);
    if start.line == end.line {
        format!("{lines},col={},endColumn={}", start.column, end.column)
    } else {
        lines
    }
}

fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D");
    text.replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
