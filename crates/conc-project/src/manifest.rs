//! What a `Cargo.toml` says, as far as an analysis without a build asks.
//!
//! Keys that are missing or of the wrong shape are read as if they were absent: cargo complains better than we can.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::tree::{self, Table, Value};
use conc_model::Edition;

/// Manifests are small; a larger one is refused, in bytes.
const MAX_MANIFEST_BYTES: u64 = 4 << 20;

/// A manifest and where it is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Manifest {
    pub(crate) directory: PathBuf,
    table: Table,
}

/// A crate as `[lib]` or `[[bin]]`-like tables declare it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DeclaredTarget {
    pub(crate) name: Option<String>,
    /// Relative to the package, with `/`.
    pub(crate) path: Option<String>,
}

/// A dependency, as far as it can lead to a package of the same workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dependency {
    /// Its key, when `package = ".."` makes that a new name.
    pub(crate) renamed: Option<String>,
    /// The package's own name.
    pub(crate) package: String,
    /// The directory that `path = ".."` leads to.
    pub(crate) directory: Option<PathBuf>,
}

impl Manifest {
    /// Parses the text of `directory/Cargo.toml`.
    ///
    /// # Errors
    /// One line that says what is malformed, and at which byte.
    pub(crate) fn parse(directory: &Path, text: &str) -> Result<Self, (String, Option<usize>)> {
        let table = tree::parse(text).map_err(|error| {
            let message = error.message().lines().next().unwrap_or_default();
            (message.to_owned(), error.span().map(|span| span.start))
        })?;
        Ok(Self {
            directory: directory.to_path_buf(),
            table,
        })
    }

    /// Stands for a manifest that is malformed or missing: nothing is declared, all is discovered.
    pub(crate) fn absent(directory: &Path) -> Self {
        Self {
            directory: directory.to_path_buf(),
            table: Table::new(),
        }
    }

    /// Largest manifest that is read, in bytes.
    pub(crate) const MAX_BYTES: u64 = MAX_MANIFEST_BYTES;

    fn package(&self) -> Option<&Table> {
        let package = self
            .table
            .get("package")
            .or_else(|| self.table.get("project"));
        package.and_then(Value::as_table)
    }

    fn workspace(&self) -> Option<&Table> {
        self.table.get("workspace").and_then(Value::as_table)
    }

    /// Has it a `[workspace]` but no `[package]`?
    pub(crate) fn is_virtual(&self) -> bool {
        self.package().is_none() && self.is_workspace()
    }

    /// Has it a `[workspace]`?
    pub(crate) fn is_workspace(&self) -> bool {
        self.workspace().is_some()
    }

    /// The directory that `package.workspace = ".."` names.
    pub(crate) fn named_workspace(&self) -> Option<PathBuf> {
        let path = self.package()?.get("workspace")?.as_str()?;
        Some(normalize(&self.directory.join(path)))
    }

    /// Does `[workspace] exclude` leave out the package in `directory`?
    pub(crate) fn excludes(&self, directory: &Path) -> bool {
        let paths = |key: &str| {
            let list = self
                .workspace()
                .and_then(|workspace| workspace.get(key)?.as_array());
            list.into_iter().flatten().filter_map(Value::as_str)
        };
        let below = |path: &str| directory.starts_with(normalize(&self.directory.join(path)));
        // As in cargo, an explicit member is one even below an excluded directory.
        paths("exclude").any(below) && !paths("members").any(below)
    }

    /// `package.name`, else the directory's name.
    pub(crate) fn package_name(&self) -> String {
        let written = self
            .package()
            .and_then(|package| package.get("name")?.as_str());
        let directory = || {
            self.directory
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
        };
        written.map_or_else(|| directory().into_owned(), str::to_owned)
    }

    /// The edition of the package; `workspace` is asked when it is inherited. `None` when there is no package.
    ///
    /// # Errors
    /// The text of an edition that we do not know.
    pub(crate) fn edition(&self, workspace: Option<&Self>) -> Result<Option<Edition>, String> {
        let Some(package) = self.package() else {
            return Ok(self
                .workspace_value("edition")
                .and_then(Value::as_str)
                .and_then(Edition::parse));
        };
        let value = match package.get("edition") {
            // Without the key cargo means the first edition.
            None => return Ok(Some(Edition::E2015)),
            Some(value) if inherits(value) => workspace.unwrap_or(self).workspace_value("edition"),
            value => value,
        };
        let Some(text) = value.and_then(Value::as_str) else {
            return Err("edition is inherited, but the workspace does not set it".to_owned());
        };
        Edition::parse(text)
            .map(Some)
            .ok_or_else(|| format!("unknown edition `{text}`"))
    }

    fn workspace_value(&self, key: &str) -> Option<&Value> {
        self.workspace()?.get("package")?.get(key)
    }

    /// `[lib]`.
    pub(crate) fn library(&self) -> Option<DeclaredTarget> {
        self.table
            .get("lib")
            .and_then(Value::as_table)
            .map(declared)
    }

    /// The name of the library crate, `_` for `-`.
    pub(crate) fn library_name(&self) -> String {
        let declared = self.library().and_then(|library| library.name);
        crate_name(&declared.unwrap_or_else(|| self.package_name()))
    }

    /// `[[bin]]`, `[[test]]`, `[[bench]]` or `[[example]]`.
    pub(crate) fn targets(&self, key: &str) -> Vec<DeclaredTarget> {
        let list = self.table.get(key).and_then(Value::as_array);
        let tables = list.into_iter().flatten().filter_map(Value::as_table);
        tables.map(declared).collect()
    }

    /// Is a switch such as `autobins` on?
    pub(crate) fn discovers(&self, key: &str) -> bool {
        let switch = self
            .package()
            .and_then(|package| package.get(key)?.as_bool());
        switch.unwrap_or(true)
    }

    /// The build script, relative to the package; `None` for `build = false`.
    pub(crate) fn build_script(&self) -> Option<String> {
        match self.package().and_then(|package| package.get("build")) {
            Some(Value::Boolean(false)) => None,
            Some(Value::String(path)) => Some(path.clone()),
            _ => Some("build.rs".to_owned()),
        }
    }

    /// All dependencies of all kinds and platforms; `workspace` is asked for inherited ones.
    pub(crate) fn dependencies(&self, workspace: Option<&Self>) -> Vec<Dependency> {
        let platforms = self.table.get("target").and_then(Value::as_table);
        let platforms = platforms
            .into_iter()
            .flatten()
            .filter_map(|(_, value)| value.as_table());
        let tables = std::iter::once(&self.table).chain(platforms);
        let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
        let lists =
            tables.flat_map(|table| kinds.iter().filter_map(|kind| table.get(*kind)?.as_table()));
        lists
            .flatten()
            .map(|(key, value)| self.dependency(key, value, workspace))
            .collect()
    }

    /// Features, and whether they are on unless somebody says otherwise, sorted by name. A feature is left out when
    /// nothing tells: the package has no default features, and the feature is more than an optional dependency.
    pub(crate) fn features(&self) -> Vec<(String, bool)> {
        let declared = self.table.get("features").and_then(Value::as_table);
        let parts = |name: &str| {
            let list = declared.and_then(|table| table.get(name)?.as_array());
            list.into_iter().flatten().filter_map(Value::as_str)
        };
        let mut on: BTreeSet<&str> = BTreeSet::new();
        let mut work: Vec<&str> = parts("default").collect();
        let has_default = !work.is_empty();
        while let Some(part) = work.pop() {
            // `dep:x` and `x?/y` switch no feature on, `x/y` also the one of the optional dependency.
            let name = part.split('/').next().unwrap_or(part);
            if !name.ends_with('?') && !name.starts_with("dep:") && on.insert(name) {
                work.extend(parts(name));
            }
        }
        let mut known: BTreeSet<&str> = self.optional_dependencies().collect();
        if has_default {
            known.extend(
                declared
                    .into_iter()
                    .flatten()
                    .map(|(name, _)| name.as_str()),
            );
        }
        known.extend(&on);
        let state = |name: &str| (name.to_owned(), on.contains(name));
        known.into_iter().map(state).collect()
    }

    fn optional_dependencies(&self) -> impl Iterator<Item = &str> {
        let table = self.table.get("dependencies").and_then(Value::as_table);
        let is_optional =
            |value: &Value| value.get("optional").and_then(Value::as_bool) == Some(true);
        let optional = table
            .into_iter()
            .flatten()
            .filter(move |(_, value)| is_optional(value));
        optional.map(|(name, _)| name.as_str())
    }

    fn dependency(&self, key: &str, value: &Value, workspace: Option<&Self>) -> Dependency {
        let workspace = workspace.unwrap_or(self);
        let inherited = || workspace.workspace()?.get("dependencies")?.get(key);
        let (home, value) = match inherits(value).then(inherited).flatten() {
            Some(value) => (workspace, value),
            None => (self, value),
        };
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let package = text("package");
        Dependency {
            renamed: package.map(|_| key.to_owned()),
            package: package.unwrap_or(key).to_owned(),
            directory: text("path").map(|path| normalize(&home.directory.join(path))),
        }
    }
}

/// Is it `{ workspace = true }`?
fn inherits(value: &Value) -> bool {
    value.get("workspace").and_then(Value::as_bool) == Some(true)
}

fn declared(table: &Table) -> DeclaredTarget {
    let text = |key: &str| table.get(key).and_then(Value::as_str);
    let path = text("path").map(|path| normalize(Path::new(path)));
    DeclaredTarget {
        name: text("name").map(str::to_owned),
        path: path.map(|path| slashed(&path)),
    }
}

/// A crate's name as `use` sees it.
pub(crate) fn crate_name(package: &str) -> String {
    package.replace('-', "_")
}

/// A path with `/` on every platform.
pub(crate) fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        return text.into_owned();
    }
    text.replace(std::path::MAIN_SEPARATOR, "/")
}

/// Takes out `.` and `..` without asking the disk.
pub(crate) fn normalize(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut clean = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(clean.components().next_back(), Some(Component::Normal(_))) =>
            {
                clean.pop();
            }
            other => clean.push(other),
        }
    }
    clean
}
