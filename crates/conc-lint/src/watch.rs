//! `check --watch`: waits until something that was read has changed.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use conc_project::{DiscoverOptions, discover};

/// How often the disk is looked at. Looking costs a walk, which is a small part of a run.
const PAUSE: Duration = Duration::from_millis(500);

/// Size and time of every file that a run reads.
type Seen = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// Watches what a run reads.
pub(crate) struct Watch {
    paths: Vec<PathBuf>,
    /// Files that are read besides, such as the configuration in force when the watch began.
    others: Vec<PathBuf>,
    options: DiscoverOptions,
    seen: Seen,
}

impl Watch {
    /// Begins to watch; what changes from now on counts.
    pub(crate) fn new(paths: Vec<PathBuf>, others: Vec<PathBuf>, options: DiscoverOptions) -> Self {
        let mut watch = Self {
            paths,
            others,
            options,
            seen: Seen::new(),
        };
        watch.seen = watch.look();
        watch
    }

    /// Returns when a file has appeared, changed or gone.
    pub(crate) fn wait(&mut self) {
        loop {
            std::thread::sleep(PAUSE);
            let now = self.look();
            if now != self.seen {
                self.seen = now;
                return;
            }
        }
    }

    /// While a path is gone, nothing is there; the run will say so.
    fn look(&self) -> Seen {
        let Ok(project) = discover(&self.paths, &self.options) else {
            return Seen::new();
        };
        let files = project.files.into_iter().map(|file| file.absolute);
        let files = files.chain(self.others.iter().cloned());
        let seen = files.map(|path| {
            let data = std::fs::metadata(&path).ok();
            let bytes = data.as_ref().map_or(0, std::fs::Metadata::len);
            (path, (bytes, data.and_then(|data| data.modified().ok())))
        });
        seen.collect()
    }
}
