//! The command line. Flags only: what they do is in the modules of the commands.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{ArgMatches, Args, Parser, Subcommand, ValueEnum};
use conc_check::Level;
use conc_model::Edition;
use conc_render::Format;

use crate::exit;

/// Finds concurrency bugs in Rust sources: tasks, channels, locks, cancellation.
#[derive(Debug, Parser)]
#[command(name = "conc-lint", version, after_help = exit::HELP, propagate_version = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Analyse files and directories.
    #[command(after_help = exit::HELP)]
    Check(CheckArgs),
    /// Remember the findings of now, so that only new ones are reported.
    #[command(subcommand)]
    Baseline(BaselineCommand),
    /// List all lints.
    List(ListArgs),
    /// Explain a lint.
    Explain(ExplainArgs),
    /// Show the configuration in force, and why each lint has its level.
    Config(ShowConfigArgs),
    /// Write a configuration, and show how to run conc-lint in a hook and in CI.
    Init(InitArgs),
    /// Print completions for a shell.
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Print the manual page, for man.
    Man,
    /// Show what the analysis sees; the output is for developers of conc-lint and may change at any time.
    #[command(hide = true)]
    Debug(DebugArgs),
}

/// What is analysed, and how; of all commands that analyse.
#[derive(Args, Debug)]
pub(crate) struct ScanArgs {
    /// Files and directories. Directories are searched for `.rs` files, without hidden ones, `target/`, `vendor/`
    /// and what ignore files leave out; a path that is named here is taken unless the configuration excludes it.
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) levels: LevelArgs,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    /// Edition of files that belong to no package; 2021 without any.
    #[arg(long, value_name = "YEAR", value_parser = parse_edition)]
    pub(crate) edition: Option<Edition>,
    /// Number of threads; one per core by default.
    #[arg(long, short, value_name = "N", value_parser = parse_jobs)]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Do not use the cache. There is none yet; the flag is accepted so that scripts need not change.
    #[arg(long)]
    pub(crate) no_cache: bool,
    /// Report in tests, benches and examples too, also for lints that leave them alone.
    #[arg(long)]
    pub(crate) include_tests: bool,
    /// Parse also the function bodies in which no lint can find anything. Slower; the findings are the same, but syntax
    /// errors in those bodies are reported, too.
    #[arg(long)]
    pub(crate) all_bodies: bool,
    /// Print findings and problems only.
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Analyse this file, with its package, as standard input has it: for editors that have not saved yet.
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// File with the findings that are known: they are not reported.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
}

/// Flags of `check`.
#[derive(Args, Debug)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) scan: ScanArgs,
    /// How findings are written: human (with source, for people), concise (one line each), json, sarif, github (annotations),
    /// gitlab (Code Quality), junit, rdjson (for reviewdog), rustc-json (for rust-analyzer).
    #[arg(long, value_parser = parser_of_formats(), default_value = "human")]
    pub(crate) format: Format,
    /// Write the same findings also to a file in another format; can be given several times.
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_report)]
    pub(crate) report: Vec<(Format, PathBuf)>,
    /// Write findings to a file instead of standard output; it appears whole or not at all.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The least level of a finding that makes the exit code 1; `warn` without any.
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(crate) look: LookArgs,
    /// Print figures about the run to standard error.
    #[arg(long)]
    pub(crate) statistics: bool,
    /// Run again whenever a file changes, until interrupted.
    #[arg(long, conflicts_with_all = ["fix", "diff", "stdin_filename"])]
    pub(crate) watch: bool,
    #[command(flatten)]
    pub(crate) changes: ChangeArgs,
    #[command(flatten)]
    pub(crate) fix: FixArgs,
}

/// How text for people looks; of all commands that print some.
#[derive(Args, Debug)]
pub(crate) struct LookArgs {
    /// When to use colour. `auto` looks at the terminal, NO_COLOR and CLICOLOR_FORCE.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    pub(crate) color: When,
    /// When to make names of lints links to their documentation. `auto` looks at the terminal, NO_COLOR and FORCE_HYPERLINK.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    pub(crate) hyperlinks: When,
}

/// Which changes findings must have to do with. Whole packages are analysed in any case.
#[derive(Args, Debug)]
pub(crate) struct ChangeArgs {
    /// Report only findings that touch lines changed since this commit, in the working tree.
    #[arg(long, value_name = "COMMIT")]
    pub(crate) changed_since: Option<String>,
    /// Report only findings that touch staged lines, and read files as they are staged.
    #[arg(long, conflicts_with_all = ["changed_since", "stdin_filename"])]
    pub(crate) staged: bool,
}

/// What is done with suggestions.
#[derive(Args, Debug)]
pub(crate) struct FixArgs {
    /// Carry out the suggestions that are safe, and report what is left.
    #[arg(long)]
    pub(crate) fix: bool,
    /// With --fix or --diff: also those at which a person should look.
    #[arg(long)]
    pub(crate) unsafe_fixes: bool,
    /// Print what --fix would change instead of findings; the exit code is 1 when that is something.
    #[arg(long, conflicts_with = "fix")]
    pub(crate) diff: bool,
    /// With --fix: also in files with uncommitted changes.
    #[arg(long, requires = "fix")]
    pub(crate) allow_dirty: bool,
}

/// What is done with a baseline.
#[derive(Debug, Subcommand)]
pub(crate) enum BaselineCommand {
    /// Write all findings of now to the baseline: from then on, only new ones are reported.
    Write(ScanArgs),
    /// Remove entries from the baseline that are no longer found.
    Prune(ScanArgs),
}

/// Levels of lints.
#[derive(Args, Debug)]
pub(crate) struct LevelArgs {
    /// Do not report these lints or groups. Of several flags for a lint, the last counts.
    #[arg(long, short = 'A', value_name = "LINT_OR_GROUP", value_delimiter = ',')]
    pub(crate) allow: Vec<String>,
    /// Report these lints or groups as warnings.
    #[arg(long, short = 'W', value_name = "LINT_OR_GROUP", value_delimiter = ',')]
    pub(crate) warn: Vec<String>,
    /// Report these lints or groups as errors.
    #[arg(long, short = 'D', value_name = "LINT_OR_GROUP", value_delimiter = ',')]
    pub(crate) deny: Vec<String>,
    /// Report these lints or groups as errors that no suppression silences.
    #[arg(long, short = 'F', value_name = "LINT_OR_GROUP", value_delimiter = ',')]
    pub(crate) forbid: Vec<String>,
}

/// Which configuration is in force.
#[derive(Args, Debug)]
pub(crate) struct ConfigArgs {
    /// Use this configuration instead of the nearest `conc-lint.toml`, from the working directory upwards.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Use no configuration.
    #[arg(long, conflicts_with = "config")]
    pub(crate) no_config: bool,
}

/// Flags of `config`.
#[derive(Args, Debug)]
pub(crate) struct ShowConfigArgs {
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    #[command(flatten)]
    pub(crate) levels: LevelArgs,
    /// Print the JSON schema of `conc-lint.toml` instead.
    #[arg(long)]
    pub(crate) schema: bool,
}

/// Flags of `init`.
#[derive(Args, Debug)]
pub(crate) struct InitArgs {
    /// Write also a hook for pre-commit and prek, if there is no configuration of theirs yet.
    #[arg(long)]
    pub(crate) hook: bool,
    /// Write also a workflow for GitHub, if there is none of this name yet.
    #[arg(long)]
    pub(crate) workflow: bool,
}

/// Flags of `list`.
#[derive(Args, Debug)]
pub(crate) struct ListArgs {
    /// How the list is written.
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) look: LookArgs,
}

/// Flags of `explain`.
#[derive(Args, Debug)]
pub(crate) struct ExplainArgs {
    /// Name of the lint.
    #[arg(value_name = "LINT")]
    pub(crate) lint: String,
    #[command(flatten)]
    pub(crate) look: LookArgs,
}

/// Flags of `debug`.
#[derive(Args, Debug)]
pub(crate) struct DebugArgs {
    /// What to show.
    #[arg(value_enum)]
    pub(crate) what: DebugWhat,
    /// Directory to analyse.
    #[arg(value_name = "DIR")]
    pub(crate) directory: PathBuf,
}

/// Formats of the list of lints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table.
    Human,
    /// A JSON array.
    Json,
    /// All documentation, as a page.
    Markdown,
}

/// Shells for which there are completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    /// Bash.
    Bash,
    /// Elvish.
    Elvish,
    /// Fish.
    Fish,
    /// PowerShell.
    #[value(name = "powershell")]
    Pwsh,
    /// Z shell.
    Zsh,
}

/// What makes a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Findings at level deny or forbid.
    Deny,
    /// Any finding.
    Warn,
    /// No finding.
    Never,
}

impl FailOn {
    pub(crate) const ALL: [Self; 3] = [Self::Deny, Self::Warn, Self::Never];

    /// The name on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Deny => "deny",
            Self::Warn => "warn",
            Self::Never => "never",
        }
    }
}

/// When to use what only terminals show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// When the text goes to a terminal that shows it.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What `debug` shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DebugWhat {
    /// Every call by a name that a known library has, with what it resolves to; one JSON object a line.
    Calls,
    /// Every local that holds a guard; one JSON object a line.
    Guards,
    /// The flow bodies.
    Bodies,
}

/// The names of all formats, for the help and for what may have been meant.
fn parser_of_formats() -> impl TypedValueParser<Value = Format> {
    let values = Format::ALL.map(|format| PossibleValue::new(format.name()).help(format.purpose()));
    PossibleValuesParser::new(values).try_map(|name| parse_format(&name))
}

fn parse_format(name: &str) -> Result<Format, String> {
    let mut formats = Format::ALL.into_iter();
    let found = formats.find(|format| format.name() == name);
    let names = Format::ALL.map(Format::name).join(", ");
    found.ok_or_else(|| format!("`{name}` is none of {names}"))
}

fn parse_report(text: &str) -> Result<(Format, PathBuf), String> {
    let (format, file) = text
        .split_once('=')
        .ok_or("expected FORMAT=FILE, as in sarif=findings.sarif")?;
    Ok((parse_format(format)?, PathBuf::from(file)))
}

fn parse_jobs(text: &str) -> Result<NonZeroUsize, String> {
    let jobs = text.parse();
    jobs.map_err(|_| "expected a number from 1 upwards".to_owned())
}

fn parse_edition(text: &str) -> Result<Edition, String> {
    Edition::parse(text).ok_or_else(|| "expected 2015, 2018, 2021 or 2024".to_owned())
}

impl LevelArgs {
    /// All level flags in the order of the command line; `matches` are those of the command that has them.
    pub(crate) fn in_order<'a>(&'a self, matches: &ArgMatches) -> Vec<(Level, &'a str)> {
        let flags = [
            ("allow", Level::Allow, &self.allow),
            ("warn", Level::Warn, &self.warn),
            ("deny", Level::Deny, &self.deny),
            ("forbid", Level::Forbid, &self.forbid),
        ];
        let mut placed = Vec::new();
        for (id, level, names) in flags {
            let indices = matches.indices_of(id).into_iter().flatten();
            placed.extend(
                indices
                    .zip(names)
                    .map(|(index, name)| (index, level, name.as_str())),
            );
        }
        placed.sort_by_key(|(index, ..)| *index);
        placed
            .into_iter()
            .map(|(_, level, name)| (level, name.trim()))
            .collect()
    }
}
