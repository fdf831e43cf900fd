//! What a run does, put together from the configuration and the flags: flags win.

use clap::ArgMatches;
use conc_engine::LevelPlan;

use crate::cli::{ConfigArgs, LevelArgs};
use crate::config::Config;
use crate::error::CliError;
use crate::list;

/// The configuration that flags leave in force.
///
/// # Errors
/// When it cannot be used.
pub(crate) fn config(args: &ConfigArgs) -> Result<Config, CliError> {
    let here = std::env::current_dir().map_err(CliError::WorkingDirectory)?;
    Ok(match (&args.config, args.no_config) {
        (Some(path), _) => Config::read(path)?,
        (None, true) => Config::default(),
        (None, false) => Config::load(&here)?,
    })
}

/// The levels of a run.
///
/// # Errors
/// Flags with names that are neither lint nor group.
pub(crate) fn levels(
    config: &Config,
    flags: &LevelArgs,
    matches: &ArgMatches,
) -> Result<LevelPlan, CliError> {
    let flags = flags.in_order(matches).into_iter();
    let flags = flags.map(|(level, name)| (level, name.to_owned()));
    let (everywhere, overrides) = config.settings();
    let plan = LevelPlan::new(&list::all(), flags.collect())?;
    Ok(plan.configured(everywhere, overrides)?)
}
