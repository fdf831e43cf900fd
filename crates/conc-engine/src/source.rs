//! Where texts come from: the disk, or memory.

use std::path::PathBuf;

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
        /// What an editor holds of one file, which the disk does not have yet.
        overlay: Option<Overlay>,
    },
    /// By index of the file.
    Memory(Vec<SourceText>),
}

/// A text that counts instead of that of a file.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// The file, with all links resolved.
    pub path: PathBuf,
    /// Its text.
    pub text: SourceText,
}

impl Source {
    /// The text of the file with this index.
    pub(crate) fn read(&self, index: usize, file: &ProjectFile) -> Result<SourceText, Problem> {
        match self {
            Self::Disk { max_bytes, overlay } => match overlay {
                Some(overlay) if overlay.path == file.absolute => Ok(overlay.text.clone()),
                _ => conc_project::read(&file.absolute, *max_bytes),
            },
            Self::Memory(texts) => Ok(texts[index].clone()),
        }
    }
}
