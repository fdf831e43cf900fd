//! Lints about suppressions themselves. They look at no code, so policy makes their findings.

use conc_check::{FixKind, Group, Level, LintMeta, Precision};

/// All meta lints, sorted by name.
pub static META_LINTS: [&LintMeta; 3] = [
    &UNFULFILLED_EXPECTATION,
    &UNKNOWN_LINT_IN_SUPPRESSION,
    &UNUSED_SUPPRESSION,
];

/// `lints` and the meta lints, each once, the given order first.
#[must_use]
pub fn with_meta_lints(lints: &[&'static LintMeta]) -> Vec<&'static LintMeta> {
    let mut all = lints.to_vec();
    for meta in META_LINTS {
        if !all.iter().any(|lint| lint.name == meta.name) {
            all.push(meta);
        }
    }
    all
}

const fn meta(name: &'static str, fix: FixKind, docs: &'static str) -> LintMeta {
    LintMeta {
        name,
        group: Group::Suspicious,
        level: Level::Warn,
        precision: Precision::VeryHigh,
        since: "0.1.0",
        fix,
        in_clippy: false,
        // A stale suppression misleads in test code as well.
        in_tests: true,
        docs,
    }
}

/// An `allow` that silences nothing.
pub static UNUSED_SUPPRESSION: LintMeta = meta(
    "unused_suppression",
    FixKind::None,
    "\
A suppression silences nothing

### What it does

Reports each name in an `allow` of conc-lint that covers no finding.

### Why is this bad?

The suppression claims a danger that is not there, and it will silence the next, real one without anybody looking.

### Known limits

A suppression of a lint that is not run at present is never reported, nor is one in a file that could not be read in
full, nor one that Clippy reads (`#[allow(clippy::..)]`). A group counts as unused only when all of its lints run.

### Bad

```rust,bad
// conc-lint: allow(await_holding_lock) -- the guard used to live until the await
pub async fn total(values: &[u64]) -> u64 {
    values.iter().sum()
}
```

### Better

```rust,good
pub async fn total(values: &[u64]) -> u64 {
    values.iter().sum()
}
```

### See also

`unfulfilled_expectation`
",
);

/// An `expect` that finds nothing.
pub static UNFULFILLED_EXPECTATION: LintMeta = meta(
    "unfulfilled_expectation",
    FixKind::None,
    "\
A finding is expected that is not there

### What it does

Reports each name in an `expect` of conc-lint that covers no finding.

### Why is this bad?

An expectation is a promise that the finding is there and known. When it is gone, either the code was repaired and the
expectation can go, or the code changed so that the danger is elsewhere and nobody has looked at it.

### Known limits

As for `unused_suppression`: lints that do not run and files that could not be read in full are left alone.

### Bad

```rust,bad
// conc-lint: expect(detached_task) -- the logger may outlive us
pub fn nothing_is_spawned_here() {}
```

### Better

```rust,good
pub fn nothing_is_spawned_here() {}
```

### See also

`unused_suppression`
",
);

/// A name in a suppression that is no lint.
pub static UNKNOWN_LINT_IN_SUPPRESSION: LintMeta = meta(
    "unknown_lint_in_suppression",
    FixKind::Sometimes,
    "\
A suppression names a lint that does not exist

### What it does

Reports each name in an `allow` or `expect` of conc-lint that is neither a lint nor a group.

### Why is this bad?

Such a suppression does nothing. A misspelt name leaves the finding in place; the name of a lint that was renamed or
belongs to a newer version silences nothing any more.

### Known limits

Names below `clippy::` are Clippy's business and not looked at.

### Bad

```rust,bad
// conc-lint: allow(await_holding_locks)
pub fn f() {}
```

### Better

```rust,good
pub fn f() {}
```

### See also

`conc-lint list` prints all lints and groups.
",
);
