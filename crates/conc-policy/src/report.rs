//! The outcome of a run, ready to be rendered.

use conc_check::{Finding, Level};
use conc_model::Problem;
use conc_source::{FileId, SourceText};

/// All that a run has to say, in a stable order.
#[derive(Debug, Default)]
pub struct Report {
    /// Every file that was read, by [`FileId`]; sorted by path.
    pub files: Vec<ReportFile>,
    /// What is to be shown, sorted by path, place and lint.
    pub findings: Vec<Reported>,
    /// What could not be analysed, sorted by path and place.
    pub problems: Vec<FileProblem>,
    /// How many of the given paths the configuration leaves out.
    pub excluded: usize,
    /// The names of the lints that ran.
    pub lints: Vec<&'static str>,
    /// What the run cost and covered.
    pub statistics: Statistics,
}

/// One file of a run.
#[derive(Debug)]
pub struct ReportFile {
    /// As the user would write it: relative to the working directory where possible, `/` as separator.
    pub path: String,
    /// Relative to the repository root (the nearest directory above with `.git`, else the working directory).
    pub root_path: String,
    /// Are findings in it reported?
    pub is_reported: bool,
    /// Its text; kept only when a finding or problem points into it.
    pub text: Option<SourceText>,
}

/// A finding with the level that is in force for it.
#[derive(Debug)]
pub struct Reported {
    /// What was found.
    pub finding: Finding,
    /// `Warn`, `Deny` or `Forbid`.
    pub level: Level,
}

/// A problem with its file.
#[derive(Debug)]
pub struct FileProblem {
    /// The file, if it has a number (a path that could not be read at all has none).
    pub file: Option<FileId>,
    /// The path as the user would write it.
    pub path: String,
    /// What is the matter.
    pub problem: Problem,
}

/// Figures for `--statistics`.
#[derive(Clone, Debug, Default)]
pub struct Statistics {
    /// Files read.
    pub files: usize,
    /// Files of which at least a part could be analysed.
    pub analysed: usize,
    /// Lines read.
    pub lines: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Packages found.
    pub packages: usize,
    /// Bodies analysed.
    pub bodies: usize,
    /// How many of them were read; nothing in the others matters to a lint.
    pub bodies_read: usize,
    /// Stage name and seconds of wall time, in order.
    pub stages: Vec<(&'static str, f64)>,
    /// Calls by the names that matter (`lock`, `send`, `spawn`, ...).
    pub receivers: usize,
    /// Those among them whose receiver type is known.
    pub receivers_known: usize,
    /// Findings that a suppression silenced.
    pub suppressed: usize,
}
