//! `junit`: test cases, for CI systems that show those only. A file without findings is one that passed.

use std::collections::BTreeMap;
use std::io;

use conc_policy::{Report, Reported};

use crate::{
    place::{label_place, problem_place, region},
    story::steps,
    style::severity,
    summary::problem_name,
};

pub(crate) fn render(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let mut by_file: BTreeMap<u32, Vec<&Reported>> = BTreeMap::new();
    for (id, file) in report.files.iter().enumerate() {
        if let (true, Ok(id)) = (file.is_reported, u32::try_from(id)) {
            by_file.insert(id, Vec::new());
        }
    }
    for reported in &report.findings {
        let file = reported.finding.primary.file.0;
        by_file.entry(file).or_default().push(reported);
    }
    let (failures, errors) = (report.findings.len(), report.problems.len());
    let clean = by_file.values().filter(|found| found.is_empty()).count();
    let counts = format!(
        "tests=\"{}\" failures=\"{failures}\" errors=\"{errors}\"",
        clean + failures + errors
    );
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"conc-lint\" {counts}>")?;
    writeln!(out, "  <testsuite name=\"conc-lint\" {counts}>")?;
    for (id, found) in &by_file {
        let path = report.files.get(*id as usize);
        let path = escaped(path.map_or("", |file| &file.path));
        if found.is_empty() {
            writeln!(
                out,
                "    <testcase classname=\"{path}\" name=\"conc-lint\"/>"
            )?;
        }
        for reported in found {
            failure(report, &path, reported, out)?;
        }
    }
    for problem in &report.problems {
        let path = escaped(&problem.path);
        let kind = problem_name(problem.problem.kind);
        let text = format!(
            "{}: {}",
            problem_place(report, problem),
            problem.problem.message
        );
        writeln!(out, "    <testcase classname=\"{path}\" name=\"{kind}\">")?;
        writeln!(
            out,
            "      <error message=\"{}\" type=\"{kind}\"/>\n    </testcase>",
            escaped(&text)
        )?;
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}

fn failure(
    report: &Report,
    path: &str,
    reported: &Reported,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let finding = &reported.finding;
    let lint = finding.lint.name;
    let line = region(report, &finding.primary).map_or(0, |region| region.start.line);
    let mut text = format!(
        "{}: {}\n",
        label_place(report, &finding.primary),
        finding.primary.text
    );
    for label in steps(finding) {
        text.push_str(&format!("{}: {}\n", label_place(report, label), label.text));
    }
    text.push_str(&format!("help: {}", finding.help));
    writeln!(
        out,
        "    <testcase classname=\"{path}\" name=\"{lint}@{line}\" line=\"{line}\">"
    )?;
    writeln!(
        out,
        "      <failure message=\"{}\" type=\"{}\">{}</failure>\n    </testcase>",
        escaped(&finding.message),
        severity(reported.level),
        escaped(&text)
    )
}

/// Text for XML 1.0, which has no way at all to write most control characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c < ' ' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
