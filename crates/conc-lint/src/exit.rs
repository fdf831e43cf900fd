//! The exit codes, in one place. `--help` prints [`HELP`], and `tests/cli` holds us to it.

use std::process::ExitCode;

/// Nothing to complain of.
pub(crate) const CLEAN: u8 = 0;
/// Findings at or above `--fail-on`.
pub(crate) const FINDINGS: u8 = 1;
/// The job could not be done: wrong usage, no such path, nothing that could be analysed, output not writable.
pub(crate) const UNABLE: u8 = 2;
/// A bug of conc-lint; what it could still find is reported.
pub(crate) const INTERNAL: u8 = 3;

/// The codes as `--help` shows them.
pub(crate) const HELP: &str = "\
Exit codes:
  0  no findings at or above --fail-on
  1  findings at or above --fail-on
  2  wrong usage, unreadable paths, nothing to analyse, or output not writable
  3  internal error: a bug of conc-lint";

/// The code for the process.
pub(crate) fn code(code: u8) -> ExitCode {
    ExitCode::from(code)
}
