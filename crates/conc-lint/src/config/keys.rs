//! The keys of a configuration: what each is for, and how it is read.

use std::path::Path;

use conc_check::Level;
use conc_model::Edition;
use conc_policy::Levels;
use conc_project::{PathPatterns, StubFile};
use toml::de::DeTable;

use super::table::{Document, Value};
use super::{Config, ConfigError, LintLevel, Override};
use crate::cli::FailOn;
use crate::list;
use crate::paths;

/// All keys with what they are for, in the order in which they are documented.
pub(crate) const KEYS: [(&str, &str); 9] = [
    (
        "lints",
        "levels of lints and groups: allow, warn, deny or forbid",
    ),
    (
        "overrides",
        "levels for some paths: `paths` as in .gitignore, and `lints`",
    ),
    (
        "exclude",
        "paths that are left out, as in .gitignore, also when they are named",
    ),
    ("include-tests", "report in tests, benches and examples too"),
    ("edition", "edition of files that belong to no package"),
    (
        "fail-on",
        "the least level that makes the exit code 1: deny, warn or never",
    ),
    ("baseline", "file with the findings that are known"),
    ("max-file-bytes", "larger files are not analysed"),
    ("stubs", "own stubs, or folders of them"),
];

/// Reads a table of settings; relative paths in it start at the directory of the document.
pub(super) fn read(document: Document<'_>, table: &DeTable<'_>) -> Result<Config, ConfigError> {
    let directory = document.path.parent().unwrap_or(Path::new("."));
    let mut config = Config {
        file: Some(document.path.to_path_buf()),
        ..Config::default()
    };
    for (key, value) in table {
        let name: &str = key.get_ref();
        match name {
            "lints" => config.lints = lint_levels(document, document.table(value)?)?,
            "overrides" => config.overrides = overrides(document, value)?,
            "exclude" => (config.excluded, config.exclude) = patterns(document, value)?,
            "include-tests" => config.include_tests = document.boolean(value)?,
            "edition" => config.edition = Some(edition(document, value)?),
            "fail-on" => {
                config.fail_on =
                    Some(document.word(value, &FailOn::ALL.map(|level| (level.name(), level)))?)
            }
            "baseline" => {
                let path = directory.join(document.string(value)?);
                config.baseline = Some(paths::relative(&path));
            }
            "max-file-bytes" => config.max_file_bytes = Some(document.number(value)?),
            "stubs" => config.stubs = stubs(document, value)?,
            _ => {
                let known = KEYS.iter().map(|(key, _)| *key);
                return Err(document.unknown("key", (name, key.span().start), known));
            }
        }
    }
    Ok(config)
}

fn edition(document: Document<'_>, value: &Value<'_>) -> Result<Edition, ConfigError> {
    let written = document.string(value)?;
    let message = || format!("`{written}` is none of 2015, 2018, 2021, 2024");
    Edition::parse(written).ok_or_else(|| document.error(value.span().start, message()))
}

fn stubs(document: Document<'_>, value: &Value<'_>) -> Result<Vec<StubFile>, ConfigError> {
    let directory = document.path.parent().unwrap_or(Path::new("."));
    let named = document.strings(value)?;
    // Each by itself, so that a mistake has its place.
    let mut read = Vec::new();
    for (path, at) in &named {
        let path = paths::relative(&directory.join(path));
        let stubs = StubFile::read_all([path]);
        read.extend(stubs.map_err(|error| document.error(*at, format!("in `stubs`: {error}")))?);
    }
    Ok(StubFile::sorted(read)?)
}

fn overrides(document: Document<'_>, value: &Value<'_>) -> Result<Vec<Override>, ConfigError> {
    let Some(entries) = value.get_ref().as_array() else {
        let message = "expected `[[overrides]]`, each with `paths` and `lints`";
        return Err(document.error(value.span().start, message));
    };
    entries
        .iter()
        .map(|entry| path_override(document, entry))
        .collect()
}

fn path_override(document: Document<'_>, entry: &Value<'_>) -> Result<Override, ConfigError> {
    let mut found = Override {
        written: Vec::new(),
        paths: PathPatterns::default(),
        lints: Vec::new(),
    };
    for (key, value) in document.table(entry)? {
        let name: &str = key.get_ref();
        match name {
            "paths" => (found.written, found.paths) = patterns(document, value)?,
            "lints" => found.lints = lint_levels(document, document.table(value)?)?,
            _ => {
                let known = ["paths", "lints"].into_iter();
                return Err(document.unknown("key", (name, key.span().start), known));
            }
        }
    }
    if found.written.is_empty() {
        return Err(document.error(entry.span().start, "an override needs `paths`"));
    }
    Ok(found)
}

/// Patterns as written, and ready to be matched.
fn patterns(
    document: Document<'_>,
    value: &Value<'_>,
) -> Result<(Vec<String>, PathPatterns), ConfigError> {
    let written = document.strings(value)?;
    let texts: Vec<String> = written.iter().map(|(text, _)| (*text).to_owned()).collect();
    let directory = document.path.parent().unwrap_or(Path::new("."));
    let patterns = PathPatterns::new(directory, &texts).map_err(|bad| {
        let at = written.get(bad.index).map_or(0, |(_, at)| *at);
        document.error(at, format!("not a pattern: {bad}"))
    })?;
    Ok((texts, patterns))
}

/// What is more special comes later, wherever it stands: a lint after its group, a group after `all`.
fn lint_levels(document: Document<'_>, table: &DeTable<'_>) -> Result<Vec<LintLevel>, ConfigError> {
    let lints = list::all();
    let mut levels = Vec::new();
    for (key, value) in table {
        let name: &str = key.get_ref();
        let level = document.word(value, &Level::ALL.map(|level| (level.name(), level)))?;
        if let Err(unknown) = Levels::new(&lints, [(level, name)]) {
            let message = unknown
                .0
                .first()
                .map(ToString::to_string)
                .unwrap_or_default();
            return Err(document.error(key.span().start, message));
        }
        let is_lint = lints.iter().any(|lint| lint.name == name);
        let rank = (is_lint, name != "all" && name != "warnings");
        let line = document.line(key.span().start);
        let name = name.to_owned();
        levels.push((rank, LintLevel { name, level, line }));
    }
    levels.sort_by_key(|(rank, set)| (*rank, set.line));
    Ok(levels.into_iter().map(|(_, set)| set).collect())
}
