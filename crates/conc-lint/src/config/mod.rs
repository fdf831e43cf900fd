//! What a team tells conc-lint about its code base: `conc-lint.toml`, or `metadata.conc-lint` in a `Cargo.toml`.

mod find;
mod keys;
mod table;

use std::path::PathBuf;

use conc_check::Level;
use conc_engine::Settings;
use conc_model::Edition;
use conc_project::{PathPatterns, StubFile};

use crate::cli::FailOn;

pub(crate) use find::CONFIG_NAME;
pub(crate) use keys::KEYS;

/// What is configured.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// Where that stands, if anywhere.
    pub(crate) file: Option<PathBuf>,
    /// Levels that hold everywhere: of all lints, then of groups, then of lints.
    pub(crate) lints: Vec<LintLevel>,
    /// Levels that hold for some paths, the last one wins.
    pub(crate) overrides: Vec<Override>,
    /// What is left out, as written.
    pub(crate) excluded: Vec<String>,
    /// The same, ready to be matched.
    pub(crate) exclude: PathPatterns,
    /// Report in test code?
    pub(crate) include_tests: bool,
    /// Edition of files that belong to no package.
    pub(crate) edition: Option<Edition>,
    /// What makes a run fail.
    pub(crate) fail_on: Option<FailOn>,
    /// The file with the findings that are known.
    pub(crate) baseline: Option<PathBuf>,
    /// Larger files are not analysed, in bytes.
    pub(crate) max_file_bytes: Option<u64>,
    /// Own stubs, sorted by crate.
    pub(crate) stubs: Vec<StubFile>,
}

/// The level of a lint or group.
#[derive(Clone, Debug)]
pub(crate) struct LintLevel {
    pub(crate) name: String,
    pub(crate) level: Level,
    /// 1-based, in the file of the configuration.
    pub(crate) line: u32,
}

/// Levels for some paths.
#[derive(Debug)]
pub(crate) struct Override {
    /// As written.
    pub(crate) written: Vec<String>,
    pub(crate) paths: PathPatterns,
    pub(crate) lints: Vec<LintLevel>,
}

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    /// It is malformed, or says what it must not.
    #[error("{}:{line}:{column}: {message}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// 1-based.
        line: u32,
        /// 1-based, in characters.
        column: u32,
        /// What is wrong, and what may have been meant.
        message: String,
    },
    /// It cannot be read.
    #[error("{}: {reason}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// A stub that it names cannot be used.
    #[error(transparent)]
    Stub(#[from] conc_project::StubError),
}

impl Config {
    /// The levels, as the engine takes them.
    pub(crate) fn settings(&self) -> (Settings, Vec<(PathPatterns, Settings)>) {
        let overrides = self.overrides.iter();
        let overrides = overrides.map(|o| (o.paths.clone(), settings(&o.lints)));
        (settings(&self.lints), overrides.collect())
    }
}

fn settings(lints: &[LintLevel]) -> Settings {
    let settings = lints.iter().map(|set| (set.level, set.name.clone()));
    settings.collect()
}
