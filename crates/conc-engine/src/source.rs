//! Where texts come from: the disk, or memory.

use std::path::PathBuf;
use std::sync::Arc;

use conc_model::Problem;
use conc_project::ProjectFile;
use conc_source::SourceText;

/// The texts of a project's files.
#[derive(Debug)]
pub(crate) enum Source {
    /// Read when needed.
    Disk {
        /// Cap per file.
        max_bytes: u64,
        /// What the disk does not have, sorted by path.
        overlays: Vec<Overlay>,
    },
    /// By index of the file.
    Memory(Vec<SourceText>),
}

/// What counts instead of the bytes of a file: an editor may not have saved it, and what is staged may be older than the disk.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// The file, with all links resolved.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl Source {
    /// The disk, as a request sees it.
    pub(crate) fn disk(max_bytes: u64, overlays: &[Overlay]) -> Self {
        let mut overlays = overlays.to_vec();
        overlays.sort_by(|a, b| a.path.cmp(&b.path));
        Self::Disk {
            max_bytes,
            overlays,
        }
    }

    /// The text of the file with this index.
    pub(crate) fn read(&self, index: usize, file: &ProjectFile) -> Result<SourceText, Problem> {
        match self {
            Self::Disk {
                max_bytes,
                overlays,
            } => match overlays.binary_search_by(|overlay| overlay.path.cmp(&file.absolute)) {
                Ok(at) => conc_project::decode(overlays[at].bytes.to_vec(), *max_bytes),
                Err(_) => conc_project::read(&file.absolute, *max_bytes),
            },
            Self::Memory(texts) => Ok(texts[index].clone()),
        }
    }
}
