//! `--staged`: the texts as they are staged, where the working tree has others. Which findings count is decided in `changed`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use conc_engine::Overlay;

use crate::error::CliError;
use crate::git;
use crate::output;

/// What is staged of the Rust files and manifests that are different, or not there at all, in the index of the repository
/// around the working directory.
///
/// # Errors
/// When there is no repository, or git cannot tell.
pub(crate) fn overlays() -> Result<Vec<Overlay>, CliError> {
    read(&git::repository()?).map_err(CliError::Git)
}

/// The file that changes when something is staged.
pub(crate) fn index() -> Option<PathBuf> {
    let repository = git::repository().ok()?;
    let path = git::output(&repository, ["rev-parse", "--git-path", "index"]).ok()?;
    Some(repository.join(path.trim_end()))
}

fn read(repository: &Path) -> Result<Vec<Overlay>, String> {
    let mut blobs = Vec::new();
    for (object, path) in differing(repository)? {
        // What is not on the disk is not found by the walk.
        match repository.join(&path).canonicalize() {
            Ok(real) => blobs.push((object, real)),
            Err(_) => output::talk(&format!(
                "conc-lint: {path}: not analysed: it is staged, but not in the working tree"
            )),
        }
    }
    let input: String = blobs.iter().map(|(id, _)| format!("{id}\n")).collect();
    let answer = git::bytes(repository, ["cat-file", "--batch"], input.as_bytes())?;
    let mut rest = &answer[..];
    let mut overlays = Vec::new();
    for (_, path) in blobs {
        let bytes = next_blob(&mut rest).ok_or("git: what is staged cannot be read")?;
        overlays.push(Overlay {
            path,
            bytes: bytes.into(),
        });
    }
    overlays.extend(untracked(repository)?);
    Ok(overlays)
}

/// Object and path of files whose working tree differs from the index.
fn differing(repository: &Path) -> Result<Vec<(String, String)>, String> {
    let args = ["diff", "--raw", "--no-abbrev", "--no-renames", "-z"];
    let args = args.into_iter().chain(["--no-ext-diff", "--"]);
    let args = args.chain(["*.rs", "Cargo.toml", "**/Cargo.toml"]);
    let listed = git::output(repository, args)?;
    let mut fields = listed.split('\0');
    let mut found = Vec::new();
    // `:100644 100644 <staged> <in the working tree> M`, and then the path.
    while let (Some(facts), Some(path)) = (fields.next(), fields.next()) {
        let staged = facts.split(' ').nth(2).unwrap_or_default();
        // Nothing is staged of a file in conflict, or with `git add --intent-to-add`.
        if !staged.is_empty() && staged.bytes().any(|digit| digit != b'0') {
            found.push((staged.to_owned(), path.to_owned()));
        }
    }
    Ok(found)
}

/// Rust files that git does not know have no staged text: nothing in them counts. Manifests among them say what the files
/// around them are, and nothing else would.
fn untracked(repository: &Path) -> Result<Vec<Overlay>, String> {
    let args = ["ls-files", "--others", "--exclude-standard", "-z"];
    let listed = git::output(repository, args.into_iter().chain(["--", "*.rs"]))?;
    let paths = listed.split('\0').filter(|path| !path.is_empty());
    let overlays = paths.filter_map(|path| {
        Some(Overlay {
            path: repository.join(path).canonicalize().ok()?,
            bytes: Arc::from([]),
        })
    });
    Ok(overlays.collect())
}

/// Takes the next object from what `cat-file --batch` printed: `<object> blob <size>`, its bytes, and a line end.
fn next_blob<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let line_end = rest.iter().position(|byte| *byte == b'\n')?;
    let header = std::str::from_utf8(&rest[..line_end]).ok()?;
    let size: usize = header
        .strip_suffix('\r')
        .unwrap_or(header)
        .rsplit(' ')
        .next()?
        .parse()
        .ok()?;
    let start = line_end + 1;
    let bytes = rest.get(start..start + size)?;
    *rest = rest.get(start + size + 1..)?;
    Some(bytes)
}
