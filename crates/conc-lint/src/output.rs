//! Writing: standard output, standard error, files that appear whole.

use std::fs;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use tempfile::Builder;

use crate::error::CliError;
use crate::exit;

/// One line on standard error. That nobody reads it is no error.
pub(crate) fn talk(line: &str) {
    let _nobody_reads = writeln!(io::stderr().lock(), "{line}");
}

/// Prints what clap has to say, which can be the help, and returns the exit code.
pub(crate) fn usage(error: &clap::Error) -> u8 {
    let _nobody_reads = error.print();
    if error.use_stderr() {
        exit::UNABLE
    } else {
        exit::CLEAN
    }
}

/// Writes to standard output. A reader that has gone (`| head`) ends the writing quietly.
///
/// # Errors
/// When standard output fails for another reason.
pub(crate) fn stdout(text: &[u8]) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    match out.write_all(text).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(CliError::Stdout(error)),
        _ => Ok(()),
    }
}

/// Makes room for the next run where a person looks on.
///
/// # Errors
/// As [`stdout`].
pub(crate) fn clear_screen() -> Result<(), CliError> {
    if io::stdout().is_terminal() {
        stdout(b"\x1b[2J\x1b[H")?;
    }
    Ok(())
}

/// Finds out before a long run whether the file can be there at all.
///
/// # Errors
/// When its directory is missing or it is itself a directory.
pub(crate) fn expect_writable(path: &Path) -> Result<(), CliError> {
    let refuse = |reason: &str| CliError::Output {
        path: path.to_path_buf(),
        reason: reason.to_owned(),
    };
    if path.is_dir() {
        return Err(refuse("is a directory"));
    }
    if !directory_of(path).is_dir() {
        return Err(refuse("no such directory"));
    }
    Ok(())
}

/// Makes the directory that a file is to be in.
///
/// # Errors
/// When the system refuses.
pub(crate) fn create_directory_of(path: &Path) -> Result<(), CliError> {
    fs::create_dir_all(directory_of(path)).map_err(|error| CliError::Output {
        path: path.to_path_buf(),
        reason: plain(&error),
    })
}

/// The system's message in lower case and without its number, as problems have it.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    text.to_lowercase()
}

/// Puts a file in place in one step: readers see the old one or the new one, never a half.
///
/// # Errors
/// When the system refuses.
pub(crate) fn file(path: &Path, text: &[u8]) -> Result<(), CliError> {
    let failed = |error: io::Error| CliError::Output {
        path: path.to_path_buf(),
        reason: plain(&error),
    };
    // A link stays a link, and devices and pipes cannot be replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if fs::metadata(&target).is_ok_and(|metadata| !metadata.is_file()) {
        return fs::write(&target, text).map_err(failed);
    }
    let mut builder = Builder::new();
    builder.prefix(".conc-lint-");
    readable_as_usual(&mut builder);
    let mut temporary = builder.tempfile_in(directory_of(&target)).map_err(failed)?;
    temporary.write_all(text).map_err(failed)?;
    let placed = temporary.persist(&target);
    placed.map(drop).map_err(|error| failed(error.error))
}

/// Temporary files are private by default; a report is as readable as any other new file.
#[cfg(unix)]
fn readable_as_usual(builder: &mut Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn readable_as_usual(_builder: &mut Builder<'_, '_>) {}

fn directory_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    }
}
