//! Declarations that differ from the sources on purpose: a data file with the reason of each.

use std::collections::BTreeMap;

use crate::AnyError;
use crate::compare::{Outcome, Verdict};

/// Paths that may contradict, and whether one did. A path that ends in `*` stands for all that begin so.
#[derive(Debug, Default)]
pub(crate) struct Exceptions {
    used: BTreeMap<String, bool>,
}

impl Exceptions {
    /// Reads lines `PATH: reason`; `#` begins a comment.
    pub(crate) fn parse(text: &str) -> Result<Self, AnyError> {
        let mut used = BTreeMap::new();
        let lines = text.lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (path, reason) = line
                .split_once(": ")
                .ok_or_else(|| format!("{line}: not `PATH: reason`"))?;
            if reason.trim().is_empty() {
                return Err(format!("{path}: an exception needs a reason").into());
            }
            used.insert(path.to_owned(), false);
        }
        Ok(Self { used })
    }

    /// Turns contradictions that are listed into exceptions.
    pub(crate) fn apply(&mut self, outcomes: &mut [Outcome]) {
        for outcome in outcomes {
            if !matches!(outcome.verdict, Verdict::Contradicts(_)) {
                continue;
            }
            for (path, used) in &mut self.used {
                let is_meant = match path.strip_suffix('*') {
                    Some(start) => outcome.path.starts_with(start),
                    None => outcome.path == *path,
                };
                if is_meant {
                    *used = true;
                    outcome.verdict = Verdict::Excepted;
                }
            }
        }
    }

    /// A crate that is not compared needs its exceptions all the same.
    pub(crate) fn skip(&mut self, krate: &str) {
        for (path, used) in &mut self.used {
            *used |= path.split("::").next() == Some(krate);
        }
    }

    /// Paths that excused nothing.
    pub(crate) fn unused(&self) -> Vec<&str> {
        let unused = self.used.iter().filter(|(_, used)| !**used);
        unused.map(|(path, _)| path.as_str()).collect()
    }
}
