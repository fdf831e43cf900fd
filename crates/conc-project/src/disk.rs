//! The files of the disk, but for those of which somebody has other bytes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use conc_model::Problem;
use conc_source::SourceText;

use crate::read::{decode, read};

/// What counts instead of the bytes of a file: an editor may not have saved it, and what is staged may be older than the disk.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// The file, with all links resolved.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// The disk as a run sees it. Which files there are is the disk's own; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    /// Sorted by path.
    overlays: Arc<[Overlay]>,
}

impl Disk {
    /// The disk with other bytes for some files, at most once for each.
    #[must_use]
    pub fn with(mut overlays: Vec<Overlay>) -> Self {
        overlays.sort_by(|a, b| a.path.cmp(&b.path));
        Self {
            overlays: overlays.into(),
        }
    }

    /// Reads a file, given by its real path, of at most `max_bytes` bytes.
    ///
    /// # Errors
    /// As [`read`].
    pub fn read(&self, path: &Path, max_bytes: u64) -> Result<SourceText, Problem> {
        let at = self
            .overlays
            .binary_search_by(|overlay| (*overlay.path).cmp(path));
        match at {
            Ok(at) => decode(self.overlays[at].bytes.to_vec(), max_bytes),
            Err(_) => read(path, max_bytes),
        }
    }
}
