//! Lines of `.gitignore` as the crate `ignore` should read them to say what git says. What follows from several files is
//! decided in `ignored`. Differences are left in classes only: `[!a]` takes a slash, too, so that `a[!b]c` leaves out `a/c`,
//! and so does one in which a slash is written.

use std::borrow::Cow;
use std::path::Path;

use ignore::gitignore::GitignoreBuilder;

/// No patterns yet, for paths below `directory`.
pub(crate) fn builder(directory: &Path) -> GitignoreBuilder {
    let mut builder = GitignoreBuilder::new(directory);
    builder.allow_unclosed_class(false);
    builder
}

/// Adds a line: a pattern, a comment, or nothing.
///
/// # Errors
/// When it is malformed.
pub(crate) fn add_line(builder: &mut GitignoreBuilder, line: &str) -> Result<(), ignore::Error> {
    // Nothing is taken back by it; `ignore` would take everything back.
    if line.trim_end() == "!" {
        return Ok(());
    }
    builder.add_line(None, &as_git_reads(line)).map(drop)
}

/// For git braces are themselves, not alternatives, and more than two stars in a row are two.
fn as_git_reads(line: &str) -> Cow<'_, str> {
    if !line.contains(['{', '}']) && !line.contains("***") {
        return Cow::Borrowed(line);
    }
    let mut read = String::with_capacity(line.len() + 4);
    let (mut is_escaped, mut stars) = (false, 0_u32);
    for c in line.chars() {
        stars = if c == '*' && !is_escaped {
            stars + 1
        } else {
            0
        };
        if matches!(c, '{' | '}') && !is_escaped {
            read.push('\\');
        }
        is_escaped = c == '\\' && !is_escaped;
        if stars <= 2 {
            read.push(c);
        }
    }
    Cow::Owned(read)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;
    use std::path::Path;
    use std::process::{Command, Stdio};

    use ignore::gitignore::Gitignore;
    use proptest::prelude::*;
    use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

    use super::{add_line, builder};
    use crate::ignored::verdict;

    /// Directories end in a slash.
    const TREE: [&str; 15] = [
        "-", "a", "ab/", "ab/a", "ab/b", "b/", "b/-", "b/a", "b/a b", "b/b/", "b/b/a", "b/b/ab/",
        "b/b/ab/a", "b/{a,b}", "{a}/",
    ];

    fn patterns<S: AsRef<str>>(lines: &[S]) -> Gitignore {
        let mut builder = builder(Path::new(""));
        for line in lines {
            let _bad_line = add_line(&mut builder, line.as_ref());
        }
        builder.build().expect("patterns")
    }

    /// Is the entry left out, when walked to as git does?
    fn is_ignored(patterns: &Gitignore, entry: &str) -> bool {
        let ends = entry.match_indices('/').map(|(at, _)| (at, true));
        let whole = (!entry.ends_with('/')).then_some((entry.len(), false));
        ends.chain(whole).any(|(end, is_directory)| {
            verdict(patterns, Path::new(&entry[..end]), is_directory) == Some(true)
        })
    }

    fn git(root: &Path, args: &[&str], input: &str) -> String {
        let mut git = Command::new("git");
        git.args(args)
            .current_dir(root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = git.spawn().expect("git is there");
        let mut stdin = child.stdin.take().expect("it is piped");
        let _may_not_be_read = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("it ends");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    #[test]
    fn git_says_the_same() {
        let root = tempfile::tempdir().expect("a temporary directory");
        let root = root.path();
        git(root, &["init", "-q"], "");
        for entry in TREE {
            let path = root.join(entry);
            let made = if entry.ends_with('/') {
                fs::create_dir(&path)
            } else {
                fs::write(&path, "")
            };
            made.expect("writable");
        }
        let entries = TREE.map(|entry| entry.trim_end_matches('/'));
        let name = r"([ab?*-]|\*\*|\[a-b\]|\[\]a\]|\[a-\]|\\a|\{a,b\}|\\?\{|\}| ){1,4}";
        let line = format!("!?/?{name}(/{name}){{0,2}}/?");
        let line = prop::string::string_regex(&line).expect("a regular expression");
        let lines = prop::collection::vec(line, 1..4);
        let config = ProptestConfig {
            cases: 400,
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        // The same patterns in every run: a difference that is found is mended, and none comes by chance.
        let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let same = TestRunner::new_with_rng(config, random).run(&lines, |lines| {
            let patterns = patterns(&lines);
            let ours = TREE
                .into_iter()
                .filter(|entry| is_ignored(&patterns, entry));
            let ours: Vec<&str> = ours.map(|entry| entry.trim_end_matches('/')).collect();
            fs::write(root.join(".gitignore"), lines.join("\n")).expect("writable");
            let args = ["check-ignore", "--no-index", "--stdin"];
            let gits = git(root, &args, &entries.join("\n"));
            prop_assert_eq!(ours, gits.lines().collect::<Vec<_>>());
            Ok(())
        });
        assert!(same.is_ok(), "{same:?}");
    }

    #[test]
    fn many_stars_take_no_long_time() {
        let patterns = patterns(&["**/*a".repeat(40)]);
        let path = "a/".repeat(200) + "b";
        assert_eq!(verdict(&patterns, Path::new(&path), false), None);
    }
}
