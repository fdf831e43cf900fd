//! What there is to analyse: the walk over the given paths, packages with their crates, and the reading of files.
//!
//! The only crate besides the binary that touches the disk. It never reads a Rust file outside the given paths,
//! never writes, and never runs anything. How files belong together as modules is decided by `conc-link`.

mod config;
mod discover;
mod ignored;
mod manifest;
mod packages;
mod project;
mod read;
mod targets;
mod walk;

pub use config::{CONFIG_NAME, Config, ConfigError, StubFile};
pub use discover::{DiscoverError, DiscoverOptions, discover};
pub use project::{
    FileContext, GroupMember, Package, PackageGroup, PathProblem, Project, ProjectFile, Target,
    TargetKind,
};
pub use read::{DEFAULT_MAX_FILE_BYTES, read};
