//! Which packages in which versions the stubs describe, and where their sources are. Nothing is downloaded here.

use std::path::PathBuf;

use conc_apis::Stub;

use crate::AnyError;

/// How the line in a stub's header begins: `//! Version: tokio 1.54.1`, several joined by commas.
const HEADER: &str = "//! Version: ";

/// A package in the one version that a stub describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    pub(crate) package: String,
    pub(crate) version: String,
}

impl Version {
    fn parse(text: &str) -> Option<Self> {
        let (package, version) = text.trim().split_once(' ')?;
        Some(Self {
            package: package.to_owned(),
            version: version.to_owned(),
        })
    }
}

/// Where the sources of a package are.
#[derive(Clone, Debug)]
pub(crate) struct PackageSource {
    pub(crate) version: Version,
    pub(crate) directory: PathBuf,
}

/// What the header of a stub names; the crate itself comes first.
pub(crate) fn of_stub(stub: &Stub) -> Result<Vec<Version>, AnyError> {
    let line = stub.text.lines().find_map(|line| line.strip_prefix(HEADER));
    let line = line.ok_or_else(|| format!("{}: no line `{HEADER}..`", stub.krate))?;
    let versions: Option<Vec<_>> = line.split(',').map(Version::parse).collect();
    versions.ok_or_else(|| format!("{}: {line}: not `PACKAGE VERSION, ..`", stub.krate).into())
}

/// Reads lines `PACKAGE VERSION DIRECTORY`.
pub(crate) fn sources(text: &str) -> Result<Vec<PackageSource>, AnyError> {
    let mut sources = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let mut parts = line.splitn(3, ' ');
        let (Some(package), Some(version), Some(directory)) =
            (parts.next(), parts.next(), parts.next())
        else {
            return Err(format!("{line}: not `PACKAGE VERSION DIRECTORY`").into());
        };
        sources.push(PackageSource {
            version: Version {
                package: package.to_owned(),
                version: version.to_owned(),
            },
            directory: PathBuf::from(directory),
        });
    }
    Ok(sources)
}
