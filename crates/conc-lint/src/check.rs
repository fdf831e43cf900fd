//! `conc-lint check`: one run of the engine, rendered.

use std::cell::Cell;
use std::path::Path;

use clap::ArgMatches;
use conc_check::Level;
use conc_model::ProblemKind;
use conc_policy::{FileProblem, Known, Report};
use conc_render::{Format, Options, plural};

use crate::changed::Changes;
use crate::cli::{CheckArgs, FailOn};
use crate::error::CliError;
use crate::scan::Scan;
use crate::{exit, fix, list, output, staged, statistics, terminal};

/// Runs `check`.
pub(crate) fn run(args: &CheckArgs, matches: &ArgMatches) -> Result<u8, CliError> {
    let files = args.report.iter().map(|(_, path)| path);
    for path in files.chain(&args.output) {
        output::expect_writable(path)?;
    }
    let new_scan = || {
        let mut scan = Scan::new(&args.scan, matches)?;
        if args.changes.staged {
            scan.read_instead(staged::overlays()?);
        }
        Ok(scan)
    };
    let scan = new_scan()?;
    if !args.watch {
        return once(args, &scan);
    }
    let index = args.changes.staged.then(staged::index).flatten();
    let mut watch = scan.watch(index)?;
    let mut scan = Ok(scan);
    loop {
        // What is wrong now can be right after the next change.
        if let Err(error) = scan.and_then(|scan| once(args, &scan)) {
            output::talk(&format!("conc-lint: {error}"));
        }
        output::talk("conc-lint: waiting for changes; Ctrl-C ends");
        watch.wait();
        output::clear_screen()?;
        scan = new_scan();
    }
}

/// One run.
fn once(args: &CheckArgs, scan: &Scan<'_>) -> Result<u8, CliError> {
    let report = findings(args, scan)?;
    if args.fix.diff {
        let diff = fix::diff(&args.fix, scan, &report);
        output::stdout(diff.as_bytes())?;
        return Ok(if diff.is_empty() {
            exit::CLEAN
        } else {
            exit::FINDINGS
        });
    }
    for problem in &report.problems {
        output::talk(&problem_line(&report, problem));
    }
    let nothing = nothing_analysed(args, &report);
    // Totals of nothing would only repeat what is said below; a document and a file are always complete.
    let is_for_people =
        args.format == Format::Human && args.output.is_none() && args.report.is_empty();
    if nothing.is_none() || !is_for_people {
        write_findings(args, &report)?;
    }
    if let Some(message) = &nothing {
        output::talk(&format!("conc-lint: {message}"));
    }
    if args.statistics {
        output::talk(statistics::text(&report).trim_end());
    }
    let fail_on = args.fail_on.or(scan.config.fail_on).unwrap_or(FailOn::Warn);
    let nothing = nothing.is_some() && report.excluded == 0;
    Ok(exit_code(fail_on, &report, nothing))
}

/// What is found, without what is known or has nothing to do with the changes in question, and after fixing.
fn findings(args: &CheckArgs, scan: &Scan<'_>) -> Result<Report, CliError> {
    let changes = Changes::asked_for(&args.changes)?;
    let baseline = scan.baseline()?;
    let known = Cell::default();
    let analyse = || {
        let mut report = scan.analyse()?;
        if let Some((_, baseline)) = &baseline {
            known.set(baseline.apply(&mut report));
        }
        if let Some(changes) = &changes {
            changes.retain(&mut report);
        }
        Ok(report)
    };
    let report = if args.fix.fix {
        fix::apply(&args.fix, scan, analyse)?
    } else {
        analyse()?
    };
    if let Some((path, _)) = &baseline
        && !args.scan.quiet
    {
        talk_of_known(path, &known.take());
    }
    Ok(report)
}

fn talk_of_known(path: &Path, known: &Known) {
    let path = path.display();
    if known.findings > 0 {
        let known = plural(known.findings, "known finding");
        output::talk(&format!("conc-lint: {known} left out by {path}"));
    }
    if !known.stale.is_empty() {
        let stale = plural(known.stale.len(), "known finding");
        output::talk(&format!(
            "conc-lint: {stale} of {path} found no longer; `conc-lint baseline prune` removes what is stale"
        ));
    }
}

fn write_findings(args: &CheckArgs, report: &Report) -> Result<(), CliError> {
    for (format, path) in &args.report {
        let options = terminal::options(&args.look, true);
        output::file(path, &rendered(*format, report, options)?)?;
    }
    let options = terminal::options(&args.look, args.output.is_some());
    let text = rendered(args.format, report, options)?;
    match &args.output {
        Some(path) => output::file(path, &text),
        None => output::stdout(&text),
    }
}

fn rendered(format: Format, report: &Report, options: Options) -> Result<Vec<u8>, CliError> {
    let mut text = Vec::new();
    conc_render::render(format, report, &list::all(), options, &mut text)
        .map_err(|error| CliError::Render(error.to_string()))?;
    Ok(text)
}

/// `conc-lint: src/a.rs:3:7: expected one of ..`
fn problem_line(report: &Report, problem: &FileProblem) -> String {
    let text = problem
        .file
        .and_then(|file| report.files.get(file.0 as usize)?.text.as_ref());
    let place = text.filter(|_| problem.problem.span.end > 0).map(|text| {
        let at = text.line_col(problem.problem.span.start);
        format!(":{}:{}", at.line, at.column)
    });
    let place = place.unwrap_or_default();
    format!(
        "conc-lint: {}{place}: {}",
        problem.path, problem.problem.message
    )
}

/// Why there is nothing to say about the given paths, if so.
fn nothing_analysed(args: &CheckArgs, report: &Report) -> Option<String> {
    if report.files.is_empty() && report.excluded > 0 {
        return Some("all given paths are excluded by the configuration".to_owned());
    }
    if report.files.is_empty() {
        let paths: Vec<String> = args
            .scan
            .paths
            .iter()
            .map(|path| format!("`{}`", path.display()))
            .collect();
        return Some(format!("no Rust files found in {}", paths.join(", ")));
    }
    (report.statistics.analysed == 0).then(|| "none of the files could be analysed".to_owned())
}

fn exit_code(fail_on: FailOn, report: &Report, nothing: bool) -> u8 {
    let least = match fail_on {
        FailOn::Deny => Some(Level::Deny),
        FailOn::Warn => Some(Level::Warn),
        FailOn::Never => None,
    };
    let is_internal = |problem: &FileProblem| problem.problem.kind == ProblemKind::Internal;
    let fails = least.is_some_and(|least| {
        report
            .findings
            .iter()
            .any(|reported| reported.level >= least)
    });
    if report.problems.iter().any(is_internal) {
        exit::INTERNAL
    } else if fails {
        exit::FINDINGS
    } else if nothing {
        exit::UNABLE
    } else {
        exit::CLEAN
    }
}
