//! Where texts come from: the disk, or memory.

use conc_model::Problem;
use conc_project::{Disk, ProjectFile};
use conc_source::SourceText;

/// The texts of a project's files.
#[derive(Debug)]
pub(crate) enum Source {
    /// Read when needed.
    Disk {
        /// Cap per file.
        max_bytes: u64,
        /// Where they are read.
        disk: Disk,
    },
    /// By index of the file.
    Memory(Vec<SourceText>),
}

impl Source {
    /// The text of the file with this index.
    pub(crate) fn read(&self, index: usize, file: &ProjectFile) -> Result<SourceText, Problem> {
        match self {
            Self::Disk { max_bytes, disk } => disk.read(&file.absolute, *max_bytes),
            Self::Memory(texts) => Ok(texts[index].clone()),
        }
    }
}
