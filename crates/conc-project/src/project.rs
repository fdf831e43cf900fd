//! The plain data that discovery hands over.

use std::path::PathBuf;

use conc_model::{Edition, Problem};

/// All that was found below the given paths.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// The Rust files, sorted by [`ProjectFile::path`].
    pub files: Vec<ProjectFile>,
    /// The files as they are linked together; every file is in exactly one group.
    pub groups: Vec<PackageGroup>,
    /// Directories, links and manifests that could not be read, sorted by path.
    pub problems: Vec<PathProblem>,
    /// How many of the given paths were left out by [`crate::DiscoverOptions::exclude`].
    pub excluded: usize,
}

/// One Rust file.
#[derive(Clone, Debug)]
pub struct ProjectFile {
    /// Where it is, with all links resolved.
    pub absolute: PathBuf,
    /// As the user would write it, with `/`.
    pub path: String,
    /// Relative to the repository root, with `/`; see `conc_policy::ReportFile::root_path`.
    pub root_path: String,
    /// Size in bytes when it was found.
    pub bytes: u64,
    /// Edition of its package.
    pub edition: Edition,
    /// What its crate is for.
    pub context: FileContext,
    /// Are findings in it reported? A file can be analysed only for what others need to know of it.
    pub is_reported: bool,
}

/// What a file's crate is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileContext {
    /// Library or program.
    #[default]
    Product,
    /// Integration test.
    Test,
    /// Benchmark.
    Bench,
    /// Example.
    Example,
    /// `build.rs`.
    BuildScript,
}

impl FileContext {
    /// Is everything in the file test code?
    #[must_use]
    pub fn is_test(self) -> bool {
        matches!(self, Self::Test | Self::Bench | Self::Example)
    }
}

/// Packages that are linked together: those of a workspace, a single package, or files without a manifest.
#[derive(Clone, Debug, Default)]
pub struct PackageGroup {
    /// Its packages, sorted by directory.
    pub packages: Vec<Package>,
    /// Its files, in the order of [`Project::files`].
    pub files: Vec<GroupMember>,
}

/// A file of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupMember {
    /// Index into [`Project::files`].
    pub file: usize,
    /// Index into [`PackageGroup::packages`].
    pub package: usize,
}

/// A package, or the files of one given path that have no manifest.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// The name under which other packages import its library, `_` for `-`.
    pub name: String,
    /// Its crates, as far as their root files are in the group.
    pub targets: Vec<Target>,
    /// Import name and index of the packages of the same group that it depends on, sorted by name.
    pub dependencies: Vec<(String, usize)>,
    /// Features with whether they are on by default, sorted by name; those of which nothing is known are left out.
    pub features: Vec<(String, bool)>,
}

/// One crate of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its crate name, `_` for `-`.
    pub name: String,
    /// What it is.
    pub kind: TargetKind,
    /// Index of its root file in [`PackageGroup::files`].
    pub root: usize,
}

/// Kinds of crates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TargetKind {
    /// `[lib]`.
    Library,
    /// `[[bin]]`.
    Binary,
    /// `[[test]]`.
    Test,
    /// `[[bench]]`.
    Bench,
    /// `[[example]]`.
    Example,
    /// `build.rs`.
    BuildScript,
}

/// Something below the given paths that could not be taken into account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathProblem {
    /// As the user would write it.
    pub path: String,
    /// What is the matter.
    pub problem: Problem,
}
