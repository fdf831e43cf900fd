//! Why a command could not be carried out; each is one line on standard error.

use std::path::PathBuf;

use conc_engine::EngineError;
use conc_policy::UnknownNames;

use crate::exit;

/// What ends a command early.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// The configuration cannot be used.
    #[error(transparent)]
    Config(#[from] crate::config::ConfigError),
    /// The baseline cannot be used.
    #[error("{}: {reason}", path.display())]
    Baseline {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// `baseline prune` of nothing.
    #[error("no baseline: name one with --baseline or in conc-lint.toml")]
    NoBaseline,
    /// `--changed-since` or `--staged` outside of a repository.
    #[error("not in a git repository")]
    NoRepository,
    /// git could not tell what has changed.
    #[error("{0}")]
    Git(String),
    /// The engine refused.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// `-A`, `-W`, `-D`, `-F` or `explain` with a name that there is not.
    #[error(transparent)]
    UnknownNames(#[from] UnknownNames),
    /// `explain` of a group.
    #[error("`{0}` is a group, not a lint; `conc-lint list` shows its lints")]
    IsGroup(String),
    /// `debug` of something else.
    #[error("no such directory: `{}`", .0.display())]
    NoDirectory(PathBuf),
    /// Findings could not be written.
    #[error("cannot write `{}`: {reason}", path.display())]
    Output {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// Standard output could not be written for another reason than that nobody reads it.
    #[error("cannot write to standard output: {0}")]
    Stdout(std::io::Error),
    /// `--stdin-filename` without a text.
    #[error("cannot read standard input: {0}")]
    Stdin(std::io::Error),
    /// There is no working directory.
    #[error("cannot find the working directory: {0}")]
    WorkingDirectory(std::io::Error),
    /// A finding could not be put into the asked format.
    #[error("internal error: cannot render: {0}")]
    Render(String),
}

impl CliError {
    /// The exit code that goes with it.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Render(_) => exit::INTERNAL,
            _ => exit::UNABLE,
        }
    }
}
