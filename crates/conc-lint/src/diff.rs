//! The difference of two texts, as `diff -u` writes it.

use std::fmt::Write as _;
use std::ops::Range;

/// Lines around a change that are shown, too.
const CONTEXT: usize = 3;

/// Texts with more changes than these are shown as wholly different: finding the shortest way would take long.
const MAX_CHANGES: usize = 1000;

/// A line of one text or of both; the lines are those with their ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step<'t> {
    Same(&'t str),
    Old(&'t str),
    New(&'t str),
}

/// The difference with its header, or nothing for two texts that are the same.
pub(crate) fn unified(old: &str, new: &str, (from, to): (&str, &str)) -> String {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let steps = steps(&old, &new);
    let mut out = String::new();
    for hunk in hunks(&steps) {
        if out.is_empty() {
            let _ = write!(out, "--- {from}\n+++ {to}\n");
        }
        let before = &steps[..hunk.start];
        let inside = &steps[hunk];
        let (from, to) = (range(before, inside, is_old), range(before, inside, is_new));
        let _ = writeln!(out, "@@ -{from} +{to} @@");
        inside.iter().for_each(|step| write_line(&mut out, *step));
    }
    out
}

/// What is the same at both ends stays; between them, as few lines as possible are taken out and put in.
fn steps<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Step<'t>> {
    let pairs = old.iter().zip(new);
    let head = pairs.take_while(|(old, new)| old == new).count();
    let pairs = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = pairs.take_while(|(old, new)| old == new).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let same = |lines: &[&'t str]| lines.iter().copied().map(Step::Same).collect::<Vec<_>>();
    let mut all = same(&old[..head]);
    all.extend(shortest(&old[head..old_end], &new[head..new_end]));
    all.extend(same(&old[old_end..]));
    all
}

/// The way of Myers (1986): round by round one change more, on every diagonal as far as it goes.
fn shortest<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Step<'t>> {
    let most = old.len() + new.len();
    // Diagonals are counted from here, so that none is negative.
    let middle = most + 1;
    let mut ends = vec![0; 2 * most + 3];
    let mut rounds = Vec::new();
    for changes in 0..=most.min(MAX_CHANGES) {
        let around = middle - changes - 1..=middle + changes + 1;
        let round = Round {
            middle,
            changes,
            ends: ends[around].to_vec(),
        };
        for diagonal in (middle - changes..=middle + changes).step_by(2) {
            let mut x = round.start(diagonal);
            let y = |x: usize| x + middle - diagonal;
            while x < old.len() && old.get(x) == new.get(y(x)) {
                x += 1;
            }
            ends[diagonal] = x;
            if x >= old.len() && y(x) >= new.len() {
                rounds.push(round);
                return back(old, new, &rounds);
            }
        }
        rounds.push(round);
    }
    let taken = old.iter().copied().map(Step::Old);
    taken.chain(new.iter().copied().map(Step::New)).collect()
}

/// What was known when a round began.
struct Round {
    middle: usize,
    changes: usize,
    /// How many lines of the old text were behind on each diagonal, from one below the lowest of this round.
    ends: Vec<usize>,
}

impl Round {
    fn end(&self, diagonal: usize) -> usize {
        self.ends[diagonal + self.changes + 1 - self.middle]
    }

    /// Does the change of this round on the diagonal put a line in, and not one out?
    fn puts_in(&self, diagonal: usize) -> bool {
        diagonal + self.changes == self.middle
            || (diagonal != self.middle + self.changes
                && self.end(diagonal - 1) < self.end(diagonal + 1))
    }

    /// How many lines of the old text are behind after that change.
    fn start(&self, diagonal: usize) -> usize {
        if self.puts_in(diagonal) {
            self.end(diagonal + 1)
        } else {
            self.end(diagonal - 1) + 1
        }
    }
}

/// Goes back from the ends of both texts, round by round.
fn back<'t>(old: &[&'t str], new: &[&'t str], rounds: &[Round]) -> Vec<Step<'t>> {
    let (mut x, mut y) = (old.len(), new.len());
    let mut steps = Vec::new();
    for round in rounds.iter().rev() {
        let diagonal = x + round.middle - y;
        while x > round.start(diagonal) {
            (x, y) = (x - 1, y - 1);
            steps.push(Step::Same(old[x]));
        }
        if round.changes == 0 {
            break;
        }
        if round.puts_in(diagonal) {
            y -= 1;
            steps.push(Step::New(new[y]));
        } else {
            x -= 1;
            steps.push(Step::Old(old[x]));
        }
    }
    steps.reverse();
    steps
}

/// The changes with the lines around them; those that are near each other are one hunk.
fn hunks(steps: &[Step<'_>]) -> Vec<Range<usize>> {
    let mut hunks: Vec<Range<usize>> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        if matches!(step, Step::Same(_)) {
            continue;
        }
        let start = at.saturating_sub(CONTEXT);
        let end = (at + 1 + CONTEXT).min(steps.len());
        match hunks.last_mut() {
            Some(last) if start <= last.end => last.end = end,
            _ => hunks.push(start..end),
        }
    }
    hunks
}

/// `3,7`: the first line and how many there are; without any, the line before.
fn range(before: &[Step<'_>], inside: &[Step<'_>], counts: fn(&Step<'_>) -> bool) -> String {
    let first = before.iter().filter(|step| counts(step)).count();
    match inside.iter().filter(|step| counts(step)).count() {
        0 => format!("{first},0"),
        1 => format!("{}", first + 1),
        lines => format!("{},{lines}", first + 1),
    }
}

fn is_old(step: &Step<'_>) -> bool {
    !matches!(step, Step::New(_))
}

fn is_new(step: &Step<'_>) -> bool {
    !matches!(step, Step::Old(_))
}

fn write_line(out: &mut String, step: Step<'_>) {
    let (sign, line) = match step {
        Step::Same(line) => (' ', line),
        Step::Old(line) => ('-', line),
        Step::New(line) => ('+', line),
    };
    out.push(sign);
    out.push_str(line);
    if !line.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::process::Command;

    use proptest::prelude::*;

    use super::{Step, shortest, unified};

    #[test]
    fn changes_have_three_lines_around_them() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n";
        let new = old.replace("4\n", "four\n").replace("12\n", "12");
        let diff = unified(old, &new, ("a/x", "b/x"));
        assert_eq!(
            diff,
            "--- a/x\n+++ b/x\n@@ -1,7 +1,7 @@\n 1\n 2\n 3\n-4\n+four\n 5\n 6\n 7\n\
             @@ -9,4 +9,4 @@\n 9\n 10\n 11\n-12\n+12\n\\ No newline at end of file\n"
        );
        assert_eq!(unified(old, old, ("a/x", "b/x")), "");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn steps_lead_from_one_text_to_the_other(old in "[ab\n]{0,30}", new in "[ab\n]{0,30}") {
            let lines = |text: &str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
            let (old, new) = (lines(&old), lines(&new));
            let (old, new): (Vec<&str>, Vec<&str>) =
                (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
            let steps = shortest(&old, &new);
            let side = |is_ours: fn(&Step<'_>) -> bool| -> Vec<&str> {
                let ours = steps.iter().filter(|step| is_ours(step));
                ours.map(|step| match step { Step::Same(l) | Step::Old(l) | Step::New(l) => *l }).collect()
            };
            prop_assert_eq!(side(super::is_old), old);
            prop_assert_eq!(side(super::is_new), new);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn git_can_apply_it(old in "([ab]\n){1,40}b?", new in "([ab]\n){1,40}b?") {
            let root = tempfile::tempdir().expect("a temporary directory");
            fs::write(root.path().join("x"), &old).expect("writable");
            let diff = unified(&old, &new, ("a/x", "b/x"));
            prop_assume!(!diff.is_empty());
            fs::write(root.path().join("diff"), diff).expect("writable");
            let applied = Command::new("git").args(["apply", "diff"]).current_dir(root.path()).status();
            prop_assert!(applied.is_ok_and(|status| status.success()));
            let text = fs::read_to_string(root.path().join("x"));
            prop_assert_eq!(text.ok(), Some(new));
        }
    }
}
