//! What is done with findings: levels, suppressions, test code; and the [`Report`] that comes of it.
//!
//! Pure functions from findings to findings: no file is read here, and no text is rendered.

mod apply;
mod baseline;
mod clippy;
mod cover;
mod fingerprint;
mod fixes;
mod levels;
mod meta_lints;
mod report;

pub use apply::{FileSuppressions, Input, Outcome, apply};
pub use baseline::{Baseline, BaselineEntry, BaselineError, Known};
pub use clippy::clippy_names;
pub use fingerprint::fingerprints;
pub use fixes::{FixedFile, Fixes, fixes};
pub use levels::{FileLevels, Levels, UnknownName, UnknownNames, names_lint, similar};
pub use meta_lints::{
    META_LINTS, UNFULFILLED_EXPECTATION, UNKNOWN_LINT_IN_SUPPRESSION, UNUSED_SUPPRESSION,
    with_meta_lints,
};
pub use report::{FileProblem, Report, ReportFile, Reported, Statistics};
