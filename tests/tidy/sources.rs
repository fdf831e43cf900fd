//! The files of this repository, read once. What is looked for in them is the other modules' business.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::code;

/// A Rust file of ours.
#[derive(Debug)]
pub(crate) struct Source {
    /// Relative to the root of the repository, with `/`.
    pub(crate) path: String,
    /// As it is.
    pub(crate) text: String,
    /// Comments blanked, line by line as before.
    pub(crate) no_comments: String,
    /// Comments and the insides of literals blanked, line by line as before.
    pub(crate) code: String,
}

impl Source {
    pub(crate) fn is_below(&self, folder: &str) -> bool {
        self.path.starts_with(&format!("{folder}/"))
    }

    /// Is all of it test code?
    pub(crate) fn is_test(&self) -> bool {
        self.path
            .split('/')
            .any(|part| matches!(part, "tests" | "tests.rs" | "benches"))
    }

    pub(crate) fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The code in front of the first test module.
    pub(crate) fn product_code(&self) -> &str {
        if self.is_test() {
            return "";
        }
        self.code.split("#[cfg(test)]").next().unwrap_or_default()
    }
}

/// All Rust files but fixtures and stubs, which are data.
pub(crate) fn all() -> &'static [Source] {
    static ALL: OnceLock<Vec<Source>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut paths = Vec::new();
        for folder in ["crates", "lints", "tests"] {
            collect(&root().join(folder), &mut paths);
        }
        paths.sort();
        let sources: Vec<Source> = paths.iter().map(|path| source(path)).collect();
        assert!(sources.len() > 30, "the sources are found");
        sources
    })
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file at a path relative to the root.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names of the folders below `crates/`, sorted.
pub(crate) fn crate_folders() -> Vec<String> {
    let entries = fs::read_dir(root().join("crates")).expect("crates/ can be read");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("a readable entry"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
    {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            if !path.ends_with("stubs") && !path.ends_with("target") && !path.ends_with("snapshots")
            {
                collect(&path, paths);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

fn source(path: &Path) -> Source {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let relative = path
        .strip_prefix(root())
        .expect("sources lie below the root");
    Source {
        path: relative.to_string_lossy().replace('\\', "/"),
        no_comments: code::blanked(&text, code::Keep::Literals),
        code: code::blanked(&text, code::Keep::Nothing),
        text,
    }
}
