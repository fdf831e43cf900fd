//! Which level is in force for which lint. Not suppressions: those are per place.

use std::fmt;

use conc_check::{Group, Level, LintMeta};
use conc_source::FileId;

use crate::with_meta_lints;

/// The level of every lint of a run.
#[derive(Clone, Debug)]
pub struct Levels {
    /// Sorted by name.
    levels: Vec<(&'static LintMeta, Level)>,
}

impl Levels {
    /// Applies flags in their order over the defaults of `lints` and of the meta lints.
    ///
    /// A name is that of a lint or a group. The group `all` means every lint there is; `warnings` means, as in
    /// rustc, whatever is at `Warn` in the end, wherever the flag stands. Once at `Forbid`, a lint stays there.
    ///
    /// # Errors
    /// Names that are neither lint nor group, all of them at once.
    pub fn new<'n>(
        lints: &[&'static LintMeta],
        flags: impl IntoIterator<Item = (Level, &'n str)>,
    ) -> Result<Self, UnknownNames> {
        let mut levels: Vec<_> = with_meta_lints(lints)
            .into_iter()
            .map(|lint| (lint, lint.level))
            .collect();
        levels.sort_by_key(|(lint, _)| lint.name);
        let mut levels = Self { levels };
        let mut unknown = Vec::new();
        let mut warnings = Level::Warn;
        for (level, name) in flags {
            if name == "warnings" {
                warnings = lowered_or_kept(warnings, level);
            } else if !levels.set(name, level) {
                unknown.push(UnknownName::new(name, levels.names()));
            }
        }
        for (_, level) in &mut levels.levels {
            if *level == Level::Warn {
                *level = warnings;
            }
        }
        if unknown.is_empty() {
            Ok(levels)
        } else {
            Err(UnknownNames(unknown))
        }
    }

    /// The level in force for a lint; its default when it was not among the lints of [`Levels::new`].
    #[must_use]
    pub fn level(&self, lint: &LintMeta) -> Level {
        self.levels
            .binary_search_by_key(&lint.name, |(known, _)| known.name)
            .map_or(lint.level, |at| self.levels[at].1)
    }

    /// Does the lint need to run at all?
    #[must_use]
    pub fn runs(&self, lint: &LintMeta) -> bool {
        self.level(lint) > Level::Allow
    }

    /// All lints, sorted by name, the meta lints among them.
    pub(crate) fn lints(&self) -> impl Iterator<Item = &'static LintMeta> {
        self.levels.iter().map(|(lint, _)| *lint)
    }

    /// Every name that a flag or suppression may use, except `warnings`.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        let groups = Group::ALL.into_iter().map(Group::name);
        self.lints()
            .map(|lint| lint.name)
            .chain(groups)
            .chain(["all"])
    }

    /// Sets the lints that a name stands for; says whether there are any.
    fn set(&mut self, name: &str, level: Level) -> bool {
        for (lint, current) in &mut self.levels {
            if names_lint(name, lint) {
                *current = lowered_or_kept(*current, level);
            }
        }
        self.names().any(|known| known == name)
    }
}

/// The levels of every file of a run.
#[derive(Clone, Debug)]
pub struct FileLevels {
    sets: Vec<Levels>,
    /// Which set, by file; the first one for files beyond.
    of_file: Vec<usize>,
}

impl FileLevels {
    /// `of_file` says which of the sets (at least one) holds in each file.
    #[must_use]
    pub fn new(sets: Vec<Levels>, of_file: Vec<usize>) -> Self {
        debug_assert!(!sets.is_empty(), "some levels are always in force");
        Self { sets, of_file }
    }

    /// The levels in force in a file.
    #[must_use]
    pub fn of(&self, file: FileId) -> &Levels {
        let set = self.of_file.get(file.0 as usize).copied();
        &self.sets[set.unwrap_or(0)]
    }

    /// Does the lint need to run on any file?
    #[must_use]
    pub fn runs(&self, lint: &LintMeta) -> bool {
        self.sets.iter().any(|levels| levels.runs(lint))
    }
}

impl From<Levels> for FileLevels {
    fn from(levels: Levels) -> Self {
        Self::new(vec![levels], Vec::new())
    }
}

/// Does a name (of a lint or a group) mean this lint?
#[must_use]
pub fn names_lint(name: &str, lint: &LintMeta) -> bool {
    name == lint.name || name == lint.group.name() || name == "all"
}

fn lowered_or_kept(current: Level, new: Level) -> Level {
    if current == Level::Forbid {
        current
    } else {
        new
    }
}

/// Names that are neither lint nor group.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct UnknownNames(pub Vec<UnknownName>);

impl fmt::Display for UnknownNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, name) in self.0.iter().enumerate() {
            let separator = if at == 0 { "" } else { "; " };
            write!(f, "{separator}{name}")?;
        }
        f.write_str("; `conc-lint list` shows all lints and groups")
    }
}

/// One name that is neither lint nor group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    /// The name as written.
    pub name: String,
    /// Names that look like it, the most similar first; at most three.
    pub similar: Vec<&'static str>,
}

impl UnknownName {
    pub(crate) fn new(name: &str, known: impl Iterator<Item = &'static str>) -> Self {
        Self {
            name: name.to_owned(),
            similar: similar(name, known),
        }
    }
}

/// The names that a wrong one may have been meant to be, the most similar first; at most three.
pub fn similar<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Vec<&'k str> {
    let written = name.replace('-', "_").to_lowercase();
    let mut scored: Vec<(f64, &str)> = known
        .map(|candidate| {
            let spelled = candidate.replace('-', "_");
            let score = strsim::jaro_winkler(&written, &spelled);
            (
                score + f64::from(u8::from(shares_words(&written, &spelled))),
                candidate,
            )
        })
        .filter(|(score, _)| *score > 0.85)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.into_iter().take(3).map(|(_, name)| name).collect()
}

/// Do both names consist of the same words, in whatever order, but for one?
fn shares_words(written: &str, candidate: &str) -> bool {
    let words: Vec<&str> = written.split('_').collect();
    let shared = candidate
        .split('_')
        .filter(|word| words.contains(word))
        .count();
    shared >= 2 && shared + 1 >= words.len().max(candidate.split('_').count())
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown lint or group `{}`", self.name)?;
        for (at, similar) in self.similar.iter().enumerate() {
            let lead = if at == 0 { " (did you mean" } else { " or" };
            write!(f, "{lead} `{similar}`")?;
        }
        f.write_str(if self.similar.is_empty() { "" } else { "?)" })
    }
}
