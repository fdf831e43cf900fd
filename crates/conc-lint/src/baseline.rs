//! `conc-lint baseline`: remembers the findings of now.

use std::path::PathBuf;

use clap::ArgMatches;
use conc_policy::Baseline;
use conc_render::plural;

use crate::cli::BaselineCommand;
use crate::error::CliError;
use crate::scan::Scan;
use crate::{exit, output};

/// The file without `--baseline` and configuration.
const DEFAULT_PATH: &str = "conc-lint-baseline.json";

/// Writes or prunes the baseline.
pub(crate) fn run(command: &BaselineCommand, matches: &ArgMatches) -> Result<u8, CliError> {
    let Some((_, matches)) = matches.subcommand() else {
        return Ok(exit::UNABLE);
    };
    match command {
        BaselineCommand::Write(args) => write(Scan::new(args, matches)?, args.quiet),
        BaselineCommand::Prune(args) => prune(Scan::new(args, matches)?, args.quiet),
    }
}

fn write(scan: Scan<'_>, quiet: bool) -> Result<u8, CliError> {
    let configured = scan.baseline_path();
    let is_configured = configured.is_some();
    let path = configured.unwrap_or_else(|| PathBuf::from(DEFAULT_PATH));
    output::expect_writable(&path)?;
    let baseline = Baseline::of(&scan.analyse()?);
    output::file(&path, baseline.to_text().as_bytes())?;
    if !quiet {
        let shown = path.display();
        let count = plural(baseline.findings(), "finding");
        output::talk(&format!("conc-lint: {count} written to {shown}"));
        if !is_configured {
            output::talk(&format!(
                "conc-lint: to use it, write `baseline = \"{shown}\"` into conc-lint.toml, or run `conc-lint check --baseline {shown}`"
            ));
        }
    }
    Ok(exit::CLEAN)
}

fn prune(scan: Scan<'_>, quiet: bool) -> Result<u8, CliError> {
    let Some((path, baseline)) = scan.baseline()? else {
        return Err(CliError::NoBaseline);
    };
    let pruned = baseline.pruned(&scan.analyse()?);
    let gone = baseline.findings() - pruned.findings();
    if gone > 0 {
        output::file(&path, pruned.to_text().as_bytes())?;
    }
    if !quiet {
        let (gone, left) = (plural(gone, "stale finding"), pruned.findings());
        output::talk(&format!(
            "conc-lint: {gone} removed from {}, {left} left",
            path.display()
        ));
    }
    Ok(exit::CLEAN)
}
