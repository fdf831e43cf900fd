//! The language of `.gitignore`: one file or list of patterns, and what it says about a path. What follows from several
//! files is decided in `ignored`.
//!
//! Hand-written because the crates that know it bring a whole regular-expression engine, which every user would compile.

use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::str::Chars;

use thiserror::Error;

/// Patterns that hold below one directory. Of those that match, the last decides.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gitignore {
    directory: PathBuf,
    patterns: Vec<Pattern>,
}

/// What a list of patterns says about a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is left out.
    Ignored,
    /// It is taken, though an earlier pattern leaves it out.
    Taken,
}

/// Why a text is no pattern.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub(crate) enum PatternError {
    /// `[ab`
    #[error("`[` without `]`")]
    Unclosed,
    /// `[z-a]`
    #[error("`{0}-{1}` is empty; did you mean `{1}-{0}`?")]
    EmptyRange(char, char),
    /// `a\`
    #[error("nothing follows the last `\\`")]
    DanglingEscape,
}

#[derive(Clone, Debug)]
struct Pattern {
    verdict: Verdict,
    only_directories: bool,
    /// A pattern without a slash in front of its end holds at any depth: it begins with [`Part::Directories`].
    parts: Vec<Part>,
}

/// What stands between two slashes.
#[derive(Clone, Debug)]
enum Part {
    /// `**`: any number of directories.
    Directories,
    Name(Vec<Piece>),
}

#[derive(Clone, Debug)]
enum Piece {
    Char(char),
    /// `?`
    One,
    /// `*`
    Many,
    /// `[a-z]`, or `[!a-z]`.
    Class {
        negated: bool,
        ranges: Vec<(char, char)>,
    },
}

impl Gitignore {
    /// No patterns yet, for paths below `directory`.
    pub(crate) fn new(directory: &Path) -> Self {
        Self {
            directory: directory.to_path_buf(),
            patterns: Vec::new(),
        }
    }

    /// Adds the lines of a file if there is one. A bad line loses that line only, as in git.
    pub(crate) fn add_file(&mut self, file: &Path) {
        let Ok(bytes) = std::fs::read(file) else {
            return;
        };
        let text = String::from_utf8_lossy(&bytes);
        for line in text.trim_start_matches('\u{feff}').lines() {
            let _bad_line = self.add(line);
        }
    }

    /// Adds a line: a pattern, a comment, or nothing.
    ///
    /// # Errors
    /// When it is malformed.
    pub(crate) fn add(&mut self, line: &str) -> Result<(), PatternError> {
        self.patterns.extend(pattern(line)?);
        Ok(())
    }

    /// What the patterns say about exactly this path, which need not exist.
    pub(crate) fn verdict(&self, path: &Path, is_directory: bool) -> Option<Verdict> {
        if self.patterns.is_empty() {
            return None;
        }
        let below = path.strip_prefix(&self.directory).ok()?;
        let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
        self.of_names(&names, is_directory)
    }

    /// What they say about the path, or else about the closest directory above it about which they say something.
    pub(crate) fn verdict_with_parents(&self, path: &Path, is_directory: bool) -> Option<Verdict> {
        let below = path.strip_prefix(&self.directory).ok()?;
        let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
        let depths = (1..=names.len()).rev();
        depths
            .map(|depth| (depth, is_directory || depth < names.len()))
            .find_map(|(depth, is_directory)| self.of_names(&names[..depth], is_directory))
    }

    fn of_names(&self, names: &[impl AsRef<str>], is_directory: bool) -> Option<Verdict> {
        let mut patterns = self.patterns.iter().rev();
        patterns
            .find(|pattern| {
                (is_directory || !pattern.only_directories) && is_path(&pattern.parts, names)
            })
            .map(|pattern| pattern.verdict)
    }
}

fn pattern(line: &str) -> Result<Option<Pattern>, PatternError> {
    let line = without_trailing_blanks(line);
    if line.is_empty() || line.starts_with('#') {
        return Ok(None);
    }
    let (verdict, line) = match line.strip_prefix('!') {
        Some(rest) => (Verdict::Taken, rest),
        None => (Verdict::Ignored, line),
    };
    let (line, only_directories) = match line.strip_suffix('/') {
        Some(rest) => (rest, true),
        None => (line, false),
    };
    let is_anchored = line.contains('/');
    let line = line.strip_prefix('/').unwrap_or(line);
    let mut parts = Vec::new();
    if !is_anchored {
        parts.push(Part::Directories);
    }
    for text in line.split('/') {
        parts.push(match text {
            _ if text.len() > 1 && text.bytes().all(|byte| byte == b'*') => Part::Directories,
            _ => Part::Name(pieces(text)?),
        });
    }
    // `a/**` is what is in `a`, not `a` itself.
    if matches!(parts.last(), Some(Part::Directories)) {
        parts.push(Part::Name(vec![Piece::Many]));
    }
    Ok(Some(Pattern {
        verdict,
        only_directories,
        parts,
    }))
}

/// Blanks at the end count only when they are escaped.
fn without_trailing_blanks(line: &str) -> &str {
    let trimmed = line.trim_end_matches(' ');
    let escapes = trimmed.len() - trimmed.trim_end_matches('\\').len();
    let is_escaped = escapes % 2 == 1 && trimmed.len() < line.len();
    &line[..trimmed.len() + usize::from(is_escaped)]
}

fn pieces(text: &str) -> Result<Vec<Piece>, PatternError> {
    let mut pieces = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        pieces.push(match c {
            '?' => Piece::One,
            '*' if matches!(pieces.last(), Some(Piece::Many)) => continue,
            '*' => Piece::Many,
            '[' => class(&mut chars)?,
            '\\' => Piece::Char(chars.next().ok_or(PatternError::DanglingEscape)?),
            c => Piece::Char(c),
        });
    }
    Ok(pieces)
}

/// The rest of `[..]`.
fn class(chars: &mut Peekable<Chars<'_>>) -> Result<Piece, PatternError> {
    let negated = chars.next_if(|c| matches!(c, '!' | '^')).is_some();
    let mut ranges = Vec::new();
    loop {
        let start = match chars.next().ok_or(PatternError::Unclosed)? {
            // In the first place it is one of the characters.
            ']' if !ranges.is_empty() => return Ok(Piece::Class { negated, ranges }),
            '\\' => chars.next().ok_or(PatternError::Unclosed)?,
            c => c,
        };
        let mut end = start;
        if chars.peek() == Some(&'-') {
            let mut ahead = chars.clone();
            ahead.next();
            // `a-]` is `a` or `-`.
            if ahead.peek().is_some_and(|c| *c != ']') {
                *chars = ahead;
                end = chars.next().unwrap_or(start);
                if end == '\\' {
                    end = chars.next().ok_or(PatternError::Unclosed)?;
                }
            }
        }
        if end < start {
            return Err(PatternError::EmptyRange(start, end));
        }
        ranges.push((start, end));
    }
}

fn is_path(parts: &[Part], names: &[impl AsRef<str>]) -> bool {
    matches(
        parts,
        names,
        |part| matches!(part, Part::Directories),
        |part, name| match part {
            Part::Directories => true,
            Part::Name(pieces) => is_name(pieces, name.as_ref()),
        },
    )
}

fn is_name(pieces: &[Piece], name: &str) -> bool {
    let name: Vec<char> = name.chars().collect();
    matches(
        pieces,
        &name,
        |piece| matches!(piece, Piece::Many),
        |piece, c| match piece {
            Piece::Char(expected) => c == expected,
            Piece::One | Piece::Many => true,
            Piece::Class { negated, ranges } => {
                let mut ranges = ranges.iter();
                ranges.any(|(first, last)| (first..=last).contains(&c)) != *negated
            }
        },
    )
}

/// Does the pattern match all of the text? What `is_star` matches any number of elements. Going back to the last star is
/// enough, so the time is at most the product of both lengths.
fn matches<P, T>(
    pattern: &[P],
    text: &[T],
    is_star: impl Fn(&P) -> bool,
    is_one: impl Fn(&P, &T) -> bool,
) -> bool {
    let (mut at, mut here) = (0, 0);
    let mut star = None;
    while here < text.len() {
        if pattern.get(at).is_some_and(&is_star) {
            star = Some((at + 1, here));
            at += 1;
        } else if pattern.get(at).is_some_and(|one| is_one(one, &text[here])) {
            at += 1;
            here += 1;
        } else if let Some((after, from)) = star {
            star = Some((after, from + 1));
            (at, here) = (after, from + 1);
        } else {
            return false;
        }
    }
    pattern[at..].iter().all(is_star)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;
    use std::path::Path;
    use std::process::{Command, Stdio};

    use proptest::prelude::*;
    use proptest::test_runner::TestRunner;

    use super::{Gitignore, PatternError, Verdict};

    /// Directories end in a slash.
    const TREE: [&str; 13] = [
        "-", "a", "ab/", "ab/a", "ab/b", "b/", "b/-", "b/a", "b/a b", "b/b/", "b/b/a", "b/b/ab/",
        "b/b/ab/a",
    ];

    /// Is the entry left out, when walked to as git does?
    fn is_ignored(patterns: &Gitignore, entry: &str) -> bool {
        let ends = entry.match_indices('/').map(|(at, _)| (at, true));
        let whole = (!entry.ends_with('/')).then_some((entry.len(), false));
        ends.chain(whole).any(|(end, is_directory)| {
            patterns.verdict(Path::new(&entry[..end]), is_directory) == Some(Verdict::Ignored)
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
        let name = r"([ab?*-]|\*\*|\[a-b\]|\[!a\]|\[\]a\]|\[a-\]|\\a| ){1,4}";
        let line = format!("!?/?{name}(/{name}){{0,2}}/?");
        let line = prop::string::string_regex(&line).expect("a regular expression");
        let lines = prop::collection::vec(line, 1..4);
        let config = ProptestConfig {
            cases: 200,
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        let same = TestRunner::new(config).run(&lines, |lines| {
            let mut patterns = Gitignore::new(Path::new(""));
            for line in &lines {
                let _bad_line = patterns.add(line);
            }
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
    fn what_is_no_pattern_is_said() {
        let error = |line: &str| Gitignore::new(Path::new("")).add(line).err();
        assert_eq!(error("a[b"), Some(PatternError::Unclosed));
        assert_eq!(error("[z-a]"), Some(PatternError::EmptyRange('z', 'a')));
        assert_eq!(error("a\\"), Some(PatternError::DanglingEscape));
        assert_eq!(error("# [ab"), None);
    }

    #[test]
    fn many_stars_take_no_long_time() {
        let mut patterns = Gitignore::new(Path::new(""));
        patterns.add(&"**/*a".repeat(40)).expect("a pattern");
        let path = "a/".repeat(200) + "b";
        assert_eq!(patterns.verdict(Path::new(&path), false), None);
    }
}
