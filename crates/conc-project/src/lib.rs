//! What there is to analyse: the walk over the given paths, packages with their crates, and the reading of files.
//!
//! The only crate besides the binary that touches the disk. It never reads a Rust file outside the given paths
//! (and the packages of the files among them), never writes, and never runs anything. How files belong together as modules is decided by `conc-link`.

mod discover;
mod disk;
mod git_patterns;
mod ignored;
mod manifest;
mod packages;
mod patterns;
mod project;
mod read;
mod stubs;
mod targets;
mod tree;
mod walk;

pub use discover::{DiscoverError, DiscoverOptions, discover};
pub use disk::{Disk, Overlay};
pub use patterns::{BadPattern, PathPatterns};
pub use project::{
    FileContext, GroupMember, Package, PackageGroup, PathProblem, Project, ProjectFile, Target,
    TargetKind,
};
pub use read::{DEFAULT_MAX_FILE_BYTES, decode, read};
pub use stubs::{StubError, StubFile};
