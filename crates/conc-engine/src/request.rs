//! What a run is asked to do, and why it may refuse.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use conc_model::Edition;
use conc_policy::Levels;
use conc_project::{DiscoverError, Overlay, PathPatterns, StubFile};

use crate::levels::LevelPlan;

/// What to analyse on the disk, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// Files and directories.
    pub paths: Vec<PathBuf>,
    /// Relative paths start here.
    pub working_directory: PathBuf,
    /// Edition of files without a manifest.
    pub edition: Edition,
    /// What is left out, named files too.
    pub exclude: PathPatterns,
    /// Which lints run, and at what level.
    pub levels: LevelPlan,
    /// Report in test code too?
    pub include_tests: bool,
    /// Read also the function bodies in which no lint can find anything that would be reported? Slower, with the same
    /// findings; but what does not parse in them is then a problem.
    pub all_bodies: bool,
    /// Own stubs, beside those of the known libraries.
    pub stubs: Vec<StubFile>,
    /// Larger files are a problem instead of being read, in bytes.
    pub max_file_bytes: u64,
    /// Bytes that count instead of those on the disk; at most one for each file.
    pub overlays: Vec<Overlay>,
    /// Told how far the run is.
    pub progress: Arc<Progress>,
}

/// How texts that are not on the disk are analysed.
#[derive(Clone, Debug)]
pub struct TextOptions {
    /// Their edition.
    pub edition: Edition,
    /// Which lints run, and at what level.
    pub levels: Levels,
    /// Report in test code too?
    pub include_tests: bool,
    /// As [`Request::all_bodies`].
    pub all_bodies: bool,
}

/// How far a run is; can be read from another thread at any time.
#[derive(Debug, Default)]
pub struct Progress {
    total: AtomicUsize,
    done: AtomicUsize,
}

impl Progress {
    /// Files that were read so far, and files that are to be read (0 while they are being looked for).
    #[must_use]
    pub fn files(&self) -> (usize, usize) {
        let done = self.done.load(Ordering::Relaxed);
        (done, self.total.load(Ordering::Relaxed))
    }

    pub(crate) fn expect(&self, files: usize) {
        self.total.store(files, Ordering::Relaxed);
    }

    pub(crate) fn advance(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

/// Why a run could not be done at all.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A given path cannot be used.
    #[error(transparent)]
    Discover(#[from] DiscoverError),
    /// An own stub cannot be used.
    #[error("{}:{line}: {message}", path.display())]
    Stub {
        /// The file.
        path: PathBuf,
        /// 1-based.
        line: u32,
        /// What is wrong.
        message: String,
    },
    /// The threads could not be started.
    #[error("cannot start {} threads: {reason}", jobs.map_or("the".to_owned(), |jobs| jobs.to_string()))]
    Threads {
        /// As many were asked for; `None` for one per core.
        jobs: Option<NonZeroUsize>,
        /// What the system says.
        reason: String,
    },
}
