//! Which configuration is in force: the nearest one from the working directory up to the root of the repository.

use std::path::Path;

use conc_source::SourceText;
use toml::de::DeTable;

use super::table::Document;
use super::{Config, ConfigError, keys};
use crate::paths;

/// The name of the file.
pub(crate) const CONFIG_NAME: &str = "conc-lint.toml";

const MANIFEST: &str = "Cargo.toml";

/// The table of a manifest's metadata that is ours.
const METADATA: &str = "conc-lint";

/// Configurations are written by hand; larger ones are refused, in bytes.
const MAX_BYTES: u64 = 4 << 20;

impl Config {
    /// Reads the configuration that is in force in a directory; without any, nothing is configured.
    ///
    /// # Errors
    /// When it is malformed or names something that cannot be read.
    pub(crate) fn load(working_directory: &Path) -> Result<Self, ConfigError> {
        // Patterns are matched against real paths.
        let real = working_directory.canonicalize();
        let real = real.as_deref().unwrap_or(working_directory);
        for directory in real.ancestors() {
            let own = directory.join(CONFIG_NAME);
            // One that is there and cannot be read must not be passed over silently, nor a link that leads nowhere.
            if own.symlink_metadata().is_ok() {
                return Self::read(&own);
            }
            if let Some(config) = in_manifest(&directory.join(MANIFEST))? {
                return Ok(config);
            }
            if directory.join(".git").exists() {
                break;
            }
        }
        Ok(Self::default())
    }

    /// Reads this file as a configuration.
    ///
    /// # Errors
    /// When it cannot be read, is malformed or names something that cannot be read.
    pub(crate) fn read(path: &Path) -> Result<Self, ConfigError> {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let text = text_of(&path)?;
        let document = Document {
            path: &path,
            text: &text,
        };
        let table = document.parse()?;
        keys::read(document, &table)
    }
}

fn text_of(path: &Path) -> Result<SourceText, ConfigError> {
    conc_project::read(path, MAX_BYTES).map_err(|problem| ConfigError::Unreadable {
        path: paths::relative(path),
        reason: problem.message.into(),
    })
}

/// `[package.metadata.conc-lint]`, or else `[workspace.metadata.conc-lint]`. A manifest that cannot be read is not our business
/// here: the report says so.
fn in_manifest(path: &Path) -> Result<Option<Config>, ConfigError> {
    if !path.is_file() {
        return Ok(None);
    }
    let Ok(text) = conc_project::read(path, MAX_BYTES) else {
        return Ok(None);
    };
    let document = Document { path, text: &text };
    let Ok(table) = document.parse() else {
        return Ok(None);
    };
    for part in ["package", "workspace"] {
        let Some(metadata) = metadata(&table, part) else {
            continue;
        };
        if let Some(settings) = metadata.get(METADATA) {
            return keys::read(document, document.table(settings)?).map(Some);
        }
        // Other tools' names are not our business, but this one can only be meant for us.
        if let Some((key, _)) = metadata.get_key_value("conc_lint") {
            let misspelt = ("conc_lint", key.span().start);
            return Err(document.unknown("key", misspelt, [METADATA].into_iter()));
        }
    }
    Ok(None)
}

fn metadata<'v, 'd>(manifest: &'v DeTable<'d>, part: &str) -> Option<&'v DeTable<'d>> {
    [part, "metadata"]
        .iter()
        .try_fold(manifest, |table, key| table.get(*key)?.get_ref().as_table())
}
