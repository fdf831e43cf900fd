//! Own stubs: declarations of crates that conc-lint does not know, written by its users.

use std::path::{Path, PathBuf};

use conc_source::SourceText;

use crate::read::read;

/// Stubs are written by hand; larger ones are refused, in bytes.
const MAX_BYTES: u64 = 4 << 20;

/// A declaration file for one crate.
#[derive(Clone, Debug)]
pub struct StubFile {
    /// The crate's name as `use` sees it: the name of the file.
    pub krate: String,
    /// Where it is, for messages.
    pub path: PathBuf,
    /// What it declares.
    pub text: SourceText,
}

/// Why a stub cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StubError {
    /// It cannot be read.
    #[error("{}: {reason}", path.display())]
    Unreadable {
        /// The file or directory.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// It is named like no crate.
    #[error("{}: a stub is a file `<crate>.rs`, named as `use` names the crate", .0.display())]
    NoCrate(PathBuf),
    /// Two are for one crate.
    #[error("{} and {} are stubs for the same crate", .0.display(), .1.display())]
    Twice(PathBuf, PathBuf),
}

impl StubFile {
    /// Reads stubs and folders of them, sorted by crate.
    ///
    /// # Errors
    /// The first one that cannot be used.
    pub fn read_all(paths: impl IntoIterator<Item = PathBuf>) -> Result<Vec<Self>, StubError> {
        let mut stubs = Vec::new();
        for named in paths {
            for file in stub_files(&named)? {
                stubs.push(stub(file)?);
            }
        }
        Self::sorted(stubs)
    }

    /// Puts stubs that were read at different times together, sorted by crate.
    ///
    /// # Errors
    /// When two are for the same crate.
    pub fn sorted(mut stubs: Vec<Self>) -> Result<Vec<Self>, StubError> {
        stubs.sort_by(|a, b| (&a.krate, &a.path).cmp(&(&b.krate, &b.path)));
        match stubs.windows(2).find(|pair| pair[0].krate == pair[1].krate) {
            Some(pair) => Err(StubError::Twice(pair[0].path.clone(), pair[1].path.clone())),
            None => Ok(stubs),
        }
    }
}

/// A file is itself, a directory the `.rs` files right in it.
fn stub_files(path: &Path) -> Result<Vec<PathBuf>, StubError> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let unreadable = |error: std::io::Error| StubError::Unreadable {
        path: path.to_path_buf(),
        reason: error.to_string(),
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        if file.extension().is_some_and(|extension| extension == "rs") {
            files.push(file);
        }
    }
    Ok(files)
}

fn stub(path: PathBuf) -> Result<StubFile, StubError> {
    let name = path.file_stem().and_then(|stem| stem.to_str());
    let is_crate = |name: &&str| {
        !name.is_empty()
            && !name.starts_with(|c: char| c.is_ascii_digit())
            && name.chars().all(|c| c.is_alphanumeric() || c == '_')
    };
    let Some(krate) = name.filter(is_crate).map(str::to_owned) else {
        return Err(StubError::NoCrate(path));
    };
    let text = read(&path, MAX_BYTES).map_err(|problem| StubError::Unreadable {
        path: path.clone(),
        reason: problem.message.into(),
    })?;
    Ok(StubFile { krate, path, text })
}
