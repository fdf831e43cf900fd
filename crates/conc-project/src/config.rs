//! `conc-lint.toml`: what a team tells conc-lint about its code base. So far, which own stubs there are.

use std::path::{Path, PathBuf};

use conc_source::SourceText;
use serde::Deserialize;

use crate::read::read;

/// Its name; the nearest one counts, from the working directory up to the root of the repository.
pub const CONFIG_NAME: &str = "conc-lint.toml";

/// Configurations and stubs are written by hand; larger ones are refused, in bytes.
const MAX_BYTES: u64 = 4 << 20;

/// What is configured.
#[derive(Debug, Default)]
pub struct Config {
    /// Own stubs, sorted by crate.
    pub stubs: Vec<StubFile>,
}

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

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It is malformed.
    #[error("{}:{line}: {message}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// 1-based.
        line: u32,
        /// What is wrong.
        message: String,
    },
    /// A file that it names, or it itself, cannot be read.
    #[error("{}: {reason}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// A stub is named like no crate.
    #[error("{}: a stub is a file `<crate>.rs`, named as `use` names the crate", .0.display())]
    NoCrate(PathBuf),
    /// Two stubs are for one crate.
    #[error("{} and {} are stubs for the same crate", .0.display(), .1.display())]
    Twice(PathBuf, PathBuf),
}

/// The file's keys.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    #[serde(default)]
    stubs: Vec<PathBuf>,
}

impl Config {
    /// Reads the configuration that is in force in a directory; without any, nothing is configured.
    ///
    /// # Errors
    /// When it is malformed or names something that cannot be read.
    pub fn load(working_directory: &Path) -> Result<Self, ConfigError> {
        let Some(path) = find(working_directory) else {
            return Ok(Self::default());
        };
        let text = text_of(&path)?;
        let keys: Keys =
            toml::from_str(text.text()).map_err(|error| malformed(&path, &text, &error))?;
        let base = path.parent().unwrap_or(working_directory);
        let mut stubs = Vec::new();
        for named in keys.stubs {
            for file in stub_files(&base.join(named))? {
                stubs.push(stub(file)?);
            }
        }
        stubs.sort_by(|a, b| (&a.krate, &a.path).cmp(&(&b.krate, &b.path)));
        match stubs.windows(2).find(|pair| pair[0].krate == pair[1].krate) {
            Some(pair) => Err(ConfigError::Twice(
                pair[0].path.clone(),
                pair[1].path.clone(),
            )),
            None => Ok(Self { stubs }),
        }
    }
}

fn find(working_directory: &Path) -> Option<PathBuf> {
    for directory in working_directory.ancestors() {
        let candidate = directory.join(CONFIG_NAME);
        if candidate.is_file() {
            return Some(candidate);
        }
        if directory.join(".git").exists() {
            return None;
        }
    }
    None
}

fn text_of(path: &Path) -> Result<SourceText, ConfigError> {
    read(path, MAX_BYTES).map_err(|problem| ConfigError::Unreadable {
        path: path.to_path_buf(),
        reason: problem.message.into(),
    })
}

fn malformed(path: &Path, text: &SourceText, error: &toml::de::Error) -> ConfigError {
    let start = error.span().map_or(0, |span| span.start);
    let start = u32::try_from(start).unwrap_or(u32::MAX);
    ConfigError::Malformed {
        path: path.to_path_buf(),
        line: text.line_col(start).line,
        message: error
            .message()
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned(),
    }
}

/// A file is itself, a directory the `.rs` files right in it.
fn stub_files(path: &Path) -> Result<Vec<PathBuf>, ConfigError> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let unreadable = |error: std::io::Error| ConfigError::Unreadable {
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

fn stub(path: PathBuf) -> Result<StubFile, ConfigError> {
    let name = path.file_stem().and_then(|stem| stem.to_str());
    let is_crate = |name: &&str| {
        !name.is_empty()
            && !name.starts_with(|c: char| c.is_ascii_digit())
            && name.chars().all(|c| c.is_alphanumeric() || c == '_')
    };
    let Some(krate) = name.filter(is_crate).map(str::to_owned) else {
        return Err(ConfigError::NoCrate(path));
    };
    Ok(StubFile {
        krate,
        text: text_of(&path)?,
        path,
    })
}
