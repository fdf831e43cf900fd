//! How paths are written for people. Which files there are is not decided here.

use std::path::{Component, Path, PathBuf};

/// The same path from the working directory, with `..` where it lies above; as it is when the two have nothing in common.
pub(crate) fn relative(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    here.map_or_else(|_| path.to_path_buf(), |here| from(&here, path))
}

/// [`relative`], as text.
pub(crate) fn shown(path: &Path) -> String {
    relative(path).display().to_string()
}

fn from(here: &Path, path: &Path) -> PathBuf {
    let mut common = here.ancestors();
    let Some((above, below)) = common.find_map(|above| {
        let below = path.strip_prefix(above).ok()?;
        Some((above, below))
    }) else {
        return path.to_path_buf();
    };
    let is_root = above.parent().is_none();
    if is_root {
        return path.to_path_buf();
    }
    let ups = here
        .strip_prefix(above)
        .map_or(0, |down| down.components().count());
    let mut relative: PathBuf = std::iter::repeat_n(Component::ParentDir, ups).collect();
    relative.push(below);
    if relative.as_os_str().is_empty() {
        relative.push(Component::CurDir);
    }
    relative
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::from;

    #[test]
    fn paths_begin_where_people_are() {
        let shown = |path: &str| {
            from(Path::new("/home/a/b"), Path::new(path))
                .display()
                .to_string()
        };
        assert_eq!(shown("/home/a/b/c.toml"), "c.toml");
        assert_eq!(shown("/home/a/b/d/c.toml"), "d/c.toml");
        assert_eq!(shown("/home/c.toml"), "../../c.toml");
        assert_eq!(shown("/home/a/x/c.toml"), "../x/c.toml");
        assert_eq!(shown("/etc/c.toml"), "/etc/c.toml");
        assert_eq!(shown("/home/a/b"), ".");
        assert_eq!(shown("c.toml"), "c.toml");
    }
}
