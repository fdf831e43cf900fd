//! The `conc-lint` command: argv in, findings on standard output, talk on standard error, exit code.

mod baseline;
mod changed;
mod check;
mod cli;
mod config;
mod debug;
mod error;
mod exit;
mod explain;
mod fix;
mod git;
mod init;
mod list;
mod output;
mod pages;
mod paths;
mod progress;
mod scan;
mod schema;
mod settings;
mod show_config;
mod staged;
mod statistics;
mod terminal;
mod watch;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::cli::{Cli, Command};
use crate::error::CliError;

#[cfg(feature = "mimalloc")]
use conc_alloc as _;

fn main() -> ExitCode {
    conc_engine::record_panics();
    // A panic that no fence of the engine caught still ends with one line and the right code.
    let outcome = std::panic::catch_unwind(run);
    let code = match outcome {
        Ok(Ok(code)) => code,
        Ok(Err(error)) => {
            output::talk(&format!("conc-lint: {error}"));
            error.exit_code()
        }
        Err(_) => {
            let last = conc_engine::last_panic();
            output::talk(&format!(
                "conc-lint: internal error: {}",
                last.unwrap_or_default()
            ));
            exit::INTERNAL
        }
    };
    exit::code(code)
}

fn run() -> Result<u8, CliError> {
    let matches = match Cli::command().try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return Ok(output::usage(&error)),
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => return Ok(output::usage(&error)),
    };
    let Some((_, matches)) = matches.subcommand() else {
        return Ok(exit::UNABLE);
    };
    match &cli.command {
        Command::Check(args) => check::run(args, matches),
        Command::List(args) => list::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Baseline(command) => baseline::run(command, matches),
        Command::Config(args) => show_config::run(args, matches),
        Command::Debug(args) => debug::run(args),
        Command::Init(args) => init::run(args),
        Command::Completions { shell } => pages::completions(*shell),
        Command::Man => pages::manual(),
    }
}
