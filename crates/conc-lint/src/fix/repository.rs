//! What git knows of a file. The settings of a repository can make git run programs: those are switched off.

use std::path::Path;
use std::process::{Command, Stdio};

/// Has the file changes that are not committed? Without a repository nothing is known, and so nothing objected to; a repository
/// that git cannot tell about counts as changed.
pub(super) fn is_dirty(path: &Path) -> bool {
    let Ok(real) = path.canonicalize() else {
        return true;
    };
    let (Some(directory), Some(name)) = (real.parent(), real.file_name()) else {
        return true;
    };
    let in_repository = directory
        .ancestors()
        .any(|above| above.join(".git").exists());
    if !in_repository {
        return false;
    }
    let status = Command::new("git")
        .args([
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.hooksPath=/dev/null",
        ])
        .args([
            "status",
            "--porcelain",
            "--ignored",
            "--untracked-files=all",
            "--",
        ])
        .arg(name)
        .current_dir(directory)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    status.map_or(true, |status| {
        !status.status.success() || !status.stdout.is_empty()
    })
}
