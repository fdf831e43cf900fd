//! What git knows. The settings of a repository can make git run programs: those are switched off.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::CliError;

/// The nearest directory above a path that is a repository.
pub(crate) fn repository_of(path: &Path) -> Option<PathBuf> {
    let real = path.canonicalize().ok()?;
    let mut above = real.ancestors();
    let root = above.find(|directory| directory.join(".git").exists())?;
    Some(root.to_path_buf())
}

/// The repository around the working directory.
///
/// # Errors
/// When there is none, or git does not want to read it: it refuses those of other users.
pub(crate) fn repository() -> Result<PathBuf, CliError> {
    let repository = repository_of(Path::new(".")).ok_or(CliError::NoRepository)?;
    // Some commands hide the refusal behind a usage message.
    let readable = output(&repository, ["rev-parse", "--git-dir"]);
    readable.map_err(CliError::Git)?;
    Ok(repository)
}

/// What a git command prints.
///
/// # Errors
/// When git is missing or fails: what it says about it, in one line.
pub(crate) fn output(
    directory: &Path,
    args: impl IntoIterator<Item = impl AsRef<OsStr>>,
) -> Result<String, String> {
    let printed = bytes(directory, args, &[])?;
    Ok(String::from_utf8_lossy(&printed).into_owned())
}

/// The bytes that a git command prints when it reads `input`.
///
/// # Errors
/// As [`output`].
pub(crate) fn bytes(
    directory: &Path,
    args: impl IntoIterator<Item = impl AsRef<OsStr>>,
    input: &[u8],
) -> Result<Vec<u8>, String> {
    let cannot_run = |error: std::io::Error| format!("cannot run git: {error}");
    let mut child = Command::new("git")
        .args(["--no-pager", "-c", "core.fsmonitor=false"])
        .args([
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "core.quotePath=false",
        ])
        .args(args)
        .current_dir(directory)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(cannot_run)?;
    let stdin = child.stdin.take();
    // git answers before it has read everything: who only writes and then only reads would wait for ever.
    let output = std::thread::scope(|scope| {
        scope.spawn(move || {
            // When git ends early, its own words say why.
            let _closed = stdin.map(|mut stdin| stdin.write_all(input));
        });
        child.wait_with_output()
    })
    .map_err(cannot_run)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or("it failed");
    Err(format!("git: {}", said.trim_start_matches("fatal: ")))
}

/// Has the file changes that are not committed? Without a repository nothing is known, and so nothing objected to; a repository
/// that git cannot tell about counts as changed.
pub(crate) fn is_dirty(path: &Path) -> bool {
    let Some(repository) = repository_of(path) else {
        return false;
    };
    let Ok(real) = path.canonicalize() else {
        return true;
    };
    let flags = [
        "status",
        "--porcelain",
        "--ignored",
        "--untracked-files=all",
        "--",
    ];
    let args = flags.iter().map(OsStr::new).chain([real.as_os_str()]);
    output(&repository, args).map_or(true, |status| !status.is_empty())
}
