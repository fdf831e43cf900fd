//! `sarif`: SARIF 2.1.0 as GitHub code scanning takes it. One file per part of the document.
//!
//! Suppressed findings never get here: GitHub ignores SARIF's own suppressions and would show them as open alerts.

mod descriptors;
mod document;
mod line_hash;
mod results;
mod uri;

use std::{cmp::Reverse, collections::BTreeMap, io};

use conc_check::LintMeta;
use conc_model::ProblemKind;
use conc_policy::{FileProblem, Report, fingerprints, with_meta_lints};

use self::{
    descriptors::descriptor,
    document::{
        AutomationDetails, BaseId, Driver, Invocation, Location, Log, Notification,
        PhysicalLocation, Reference, RegionRow, ResultRow, Run, Text, Tool,
    },
    results::Writer,
    uri::{SOURCE_ROOT, artifact},
};
use crate::{
    VERSION,
    place::{self, problem_region},
    summary::problem_name,
    visible::visible,
};

/// GitHub keeps no more results of a run.
const MOST_RESULTS: usize = 5_000;

pub(crate) fn render(
    report: &Report,
    lints: &[&'static LintMeta],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut lints = with_meta_lints(lints);
    lints.sort_by_key(|lint| lint.name);
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: tool(&lints),
            automation_details: AutomationDetails { id: "conc-lint/" },
            invocations: [invocation(report)],
            original_uri_base_ids: BTreeMap::from([(SOURCE_ROOT, source_root())]),
            // Columns are counted in characters throughout conc-lint.
            column_kind: "unicodeCodePoints",
            results: results(report, &lints),
        }],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn tool(lints: &[&'static LintMeta]) -> Tool {
    Tool {
        driver: Driver {
            name: "conc-lint",
            semantic_version: VERSION,
            information_uri: env!("CARGO_PKG_REPOSITORY"),
            rules: lints.iter().map(|lint| descriptor(lint)).collect(),
        },
    }
}

fn source_root() -> BaseId {
    BaseId {
        description: Text {
            text: "The root of the repository.".to_owned(),
        },
    }
}

/// The gravest findings, in the order of the report within one level.
fn results(report: &Report, lints: &[&'static LintMeta]) -> Vec<ResultRow<'static>> {
    let mut findings: Vec<_> = report.findings.iter().zip(fingerprints(report)).collect();
    findings.sort_by_key(|(reported, _)| Reverse(reported.level));
    findings.truncate(MOST_RESULTS);
    let mut writer = Writer {
        report,
        rules: lints
            .iter()
            .enumerate()
            .map(|(at, lint)| (lint.name, at))
            .collect(),
        hashes: BTreeMap::new(),
    };
    let row = |(reported, fingerprint)| writer.result(reported, fingerprint);
    findings.into_iter().map(row).collect()
}

fn invocation(report: &Report) -> Invocation {
    let mut notifications: Vec<_> = report
        .problems
        .iter()
        .map(|it| notification(report, it))
        .collect();
    if report.findings.len() > MOST_RESULTS {
        let left_out = report.findings.len() - MOST_RESULTS;
        notifications.push(Notification {
            descriptor: None,
            level: "warning",
            message: Text {
                text: format!(
                    "{left_out} findings are left out: viewers take no more than {MOST_RESULTS}"
                ),
            },
            locations: Vec::new(),
        });
    }
    let failed = |problem: &FileProblem| problem.problem.kind == ProblemKind::Internal;
    Invocation {
        execution_successful: !report.problems.iter().any(failed),
        tool_execution_notifications: notifications,
    }
}

fn notification(report: &Report, problem: &FileProblem) -> Notification {
    let kind = problem.problem.kind;
    let file = problem.file.and_then(|file| place::file(report, file));
    let path = file.map_or(&problem.path, |file| &file.root_path);
    let region = problem_region(report, problem).map(RegionRow::from);
    Notification {
        // Named but not described: GitHub's rules want a help page of every descriptor.
        descriptor: Some(Reference {
            id: problem_name(kind),
        }),
        level: match kind {
            ProblemKind::Internal | ProblemKind::Read => "error",
            _ => "warning",
        },
        message: Text {
            text: visible(&problem.problem.message).into_owned(),
        },
        locations: vec![Location {
            id: None,
            physical_location: PhysicalLocation {
                artifact_location: artifact(path),
                region,
            },
            message: None,
        }],
    }
}
