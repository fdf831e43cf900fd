//! `gitlab`: a Code Quality report, as GitLab shows it in merge requests.
//! Source: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use std::io;

use conc_check::Level;
use conc_policy::{Report, fingerprints};
use serde::Serialize;

use crate::place::{file, region};

#[derive(Serialize)]
struct Row<'r> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'r>,
}

#[derive(Serialize)]
struct Location<'r> {
    path: &'r str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

pub(crate) fn render(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let findings = report.findings.iter().zip(fingerprints(report));
    let rows = findings.map(|(reported, fingerprint)| {
        let finding = &reported.finding;
        let path = file(report, finding.primary.file).map_or("", |file| &file.root_path);
        let region = region(report, &finding.primary);
        Row {
            description: format!("{}; help: {}", finding.message, finding.help),
            check_name: finding.lint.name,
            fingerprint,
            severity: match reported.level {
                Level::Deny | Level::Forbid => "critical",
                Level::Warn | Level::Allow => "major",
            },
            location: Location {
                path,
                lines: Lines {
                    begin: region.map_or(1, |region| region.start.line),
                    end: region.map_or(1, |region| region.end.line),
                },
            },
        }
    });
    serde_json::to_writer_pretty(&mut *out, &rows.collect::<Vec<_>>())?;
    writeln!(out)
}
