//! `conc-lint config`: what is in force, and why.

use std::fmt::Write as _;

use clap::ArgMatches;
use conc_check::{Level, LintMeta};
use conc_policy::names_lint;

use crate::cli::ShowConfigArgs;
use crate::config::{CONFIG_NAME, Config, KEYS, LintLevel};
use crate::error::CliError;
use crate::paths::shown;
use crate::{exit, list, output, schema, settings};

/// Prints the configuration in force.
pub(crate) fn run(args: &ShowConfigArgs, matches: &ArgMatches) -> Result<u8, CliError> {
    if args.schema {
        output::stdout(schema::text().as_bytes())?;
        return Ok(exit::CLEAN);
    }
    let config = settings::config(&args.config)?;
    // Wrong names are refused as `check` refuses them.
    settings::levels(&config, &args.levels, matches)?;
    let flags = args.levels.in_order(matches);
    let text = text(&config, &flags).unwrap_or_default();
    output::stdout(text.as_bytes())?;
    Ok(exit::CLEAN)
}

fn text(config: &Config, flags: &[(Level, &str)]) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    match &config.file {
        Some(file) => writeln!(out, "configuration: {}\n", shown(file))?,
        None => writeln!(
            out,
            "configuration: none (no {CONFIG_NAME} up to the root of the repository)\n"
        )?,
    }
    for (key, _) in KEYS {
        if let Some(value) = value(config, key) {
            writeln!(out, "{key:<15} {value}")?;
        }
    }
    writeln!(out, "\n{:<34} {:<7} why", "lint", "level")?;
    for lint in list::all() {
        let (level, why) = level(lint, config, flags);
        writeln!(out, "{:<34} {:<7} {why}", lint.name, level.name())?;
    }
    for over in &config.overrides {
        writeln!(out, "\nin {}", over.written.join(", "))?;
        for set in &over.lints {
            let why = set_at(config, set);
            writeln!(out, "{:<34} {:<7} {why}", set.name, set.level.name())?;
        }
    }
    Ok(out)
}

/// What a setting is, unless the table of lints shows it.
fn value(config: &Config, key: &str) -> Option<String> {
    let or_default = |value: Option<String>, default: &str| {
        value.unwrap_or_else(|| format!("{default} (default)"))
    };
    Some(match key {
        "include-tests" => config.include_tests.to_string(),
        "edition" => or_default(config.edition.map(|year| year.name().to_owned()), "2021"),
        "fail-on" => or_default(config.fail_on.map(|level| level.name().to_owned()), "warn"),
        "baseline" => or_default(config.baseline.as_deref().map(shown), "none"),
        "max-file-bytes" => {
            let default = conc_engine::DEFAULT_MAX_FILE_BYTES.to_string();
            or_default(
                config.max_file_bytes.map(|bytes| bytes.to_string()),
                &default,
            )
        }
        "stubs" => {
            let stubs: Vec<&str> = config.stubs.iter().map(|stub| &*stub.krate).collect();
            or_default((!stubs.is_empty()).then(|| stubs.join(", ")), "none")
        }
        "exclude" => or_default(
            (!config.excluded.is_empty()).then(|| config.excluded.join(", ")),
            "nothing",
        ),
        _ => return None,
    })
}

/// The level of a lint where no override holds, and what set it.
fn level(lint: &LintMeta, config: &Config, flags: &[(Level, &str)]) -> (Level, String) {
    let mut found = (lint.level, format!("default of {}", lint.group.name()));
    for set in &config.lints {
        if found.0 != Level::Forbid && names_lint(&set.name, lint) {
            found = (set.level, set_at(config, set));
        }
    }
    for (level, name) in flags {
        if found.0 != Level::Forbid && names_lint(name, lint) {
            found = (*level, format!("flag --{} {name}", level.name()));
        }
    }
    found
}

fn set_at(config: &Config, set: &LintLevel) -> String {
    let file = config.file.as_deref().map(shown).unwrap_or_default();
    format!(
        "{file}:{}: {} = \"{}\"",
        set.line,
        set.name,
        set.level.name()
    )
}
