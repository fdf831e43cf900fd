//! What is done with findings: levels, suppressions, test code; and the [`Report`] that comes of it.

mod report;

pub use report::{FileProblem, Report, ReportFile, Reported, Statistics};
