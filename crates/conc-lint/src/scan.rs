//! One run of the engine, as configuration and flags want it; of all commands that analyse.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;
use conc_engine::{Engine, LevelPlan, Overlay, Progress, Request};
use conc_policy::{Baseline, Report};
use conc_project::{DiscoverOptions, Disk};

use crate::cli::ScanArgs;
use crate::config::Config;
use crate::error::CliError;
use crate::progress::ProgressLine;
use crate::settings;
use crate::watch::Watch;

/// Baselines that are larger are refused, in bytes.
const MAX_BASELINE_BYTES: u64 = 64 << 20;

/// What is to be analysed.
pub(crate) struct Scan<'a> {
    args: &'a ScanArgs,
    pub(crate) config: Config,
    levels: LevelPlan,
    engine: Engine,
    /// What counts instead of files on the disk.
    overlays: Vec<Overlay>,
}

impl<'a> Scan<'a> {
    /// Puts flags and configuration together.
    ///
    /// # Errors
    /// When either cannot be used, or standard input when it stands for a file.
    pub(crate) fn new(args: &'a ScanArgs, matches: &ArgMatches) -> Result<Self, CliError> {
        let config = settings::config(&args.config)?;
        let levels = settings::levels(&config, &args.levels, matches)?;
        Ok(Self {
            args,
            config,
            levels,
            engine: Engine::new(args.jobs)?,
            overlays: unsaved(args)?.into_iter().collect(),
        })
    }

    /// From now on these texts count instead of those on the disk.
    pub(crate) fn read_instead(&mut self, overlays: Vec<Overlay>) {
        self.overlays.extend(overlays);
    }

    /// Is the text of this file the one on the disk?
    pub(crate) fn is_as_on_disk(&self, path: &Path) -> bool {
        let real = path.canonicalize();
        real.is_ok_and(|real| self.overlays.iter().all(|overlay| overlay.path != real))
    }

    /// Where the baseline is, if one is asked for.
    pub(crate) fn baseline_path(&self) -> Option<PathBuf> {
        let path = self.args.baseline.clone();
        path.or_else(|| self.config.baseline.clone())
    }

    /// The baseline that is asked for, if any.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn baseline(&self) -> Result<Option<(PathBuf, Baseline)>, CliError> {
        let Some(path) = self.baseline_path() else {
            return Ok(None);
        };
        let refuse = |reason: String| CliError::Baseline {
            path: path.clone(),
            reason,
        };
        let text = conc_project::read(&path, MAX_BASELINE_BYTES)
            .map_err(|problem| refuse(problem.message.into()))?;
        let baseline = Baseline::parse(text.text()).map_err(|error| refuse(error.to_string()))?;
        Ok(Some((path, baseline)))
    }

    /// Watches what is analysed, the configuration, and what else is named.
    ///
    /// # Errors
    /// When there is no working directory.
    pub(crate) fn watch(&self, others: Option<PathBuf>) -> Result<Watch, CliError> {
        let options = DiscoverOptions {
            working_directory: std::env::current_dir().map_err(CliError::WorkingDirectory)?,
            edition: self.args.edition.unwrap_or_default(),
            exclude: self.config.exclude.clone(),
            disk: Disk::default(),
        };
        let others = self.config.file.iter().cloned().chain(others);
        Ok(Watch::new(
            self.args.paths.clone(),
            others.collect(),
            options,
        ))
    }

    /// Can the text be parsed?
    pub(crate) fn is_rust(&self, text: &str) -> bool {
        self.engine.is_rust(text)
    }

    /// Runs the engine.
    ///
    /// # Errors
    /// When a given path cannot be used, or the machine refuses.
    pub(crate) fn analyse(&self) -> Result<Report, CliError> {
        let progress = Arc::new(Progress::default());
        let working_directory = std::env::current_dir().map_err(CliError::WorkingDirectory)?;
        let (args, config) = (self.args, &self.config);
        let request = Request {
            paths: match &args.stdin_filename {
                Some(path) => vec![path.clone()],
                None => args.paths.clone(),
            },
            working_directory,
            edition: args.edition.or(config.edition).unwrap_or_default(),
            exclude: config.exclude.clone(),
            levels: self.levels.clone(),
            include_tests: args.include_tests || config.include_tests,
            all_bodies: args.all_bodies,
            stubs: config.stubs.clone(),
            max_file_bytes: config
                .max_file_bytes
                .unwrap_or(conc_engine::DEFAULT_MAX_FILE_BYTES),
            overlays: self.overlays.clone(),
            progress: Arc::clone(&progress),
        };
        let line = ProgressLine::start(progress, args.quiet);
        let report = self.engine.check(&request, conc_lints::ALL);
        drop(line);
        Ok(report?)
    }
}

/// What an editor holds of a file, if that is on standard input.
fn unsaved(args: &ScanArgs) -> Result<Option<Overlay>, CliError> {
    let Some(path) = &args.stdin_filename else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    let mut stdin = std::io::stdin().lock();
    stdin.read_to_end(&mut bytes).map_err(CliError::Stdin)?;
    // A path that is not there is refused when it is looked for.
    let path = path.canonicalize().unwrap_or_else(|_| path.clone());
    let bytes = bytes.into();
    Ok(Some(Overlay { path, bytes }))
}
