//! Baselines: only what is new is reported.

use std::fs;

use super::{Ran, run, tree};

/// Holds a lock across an await.
fn holds(name: &str) -> String {
    format!(
        "pub async fn {name}(m: &std::sync::Mutex<u8>) {{\n    let held = m.lock().unwrap();\n    g().await;\n    drop(held);\n}}\n"
    )
}

const CALLEE: &str = "async fn g() {}\n";

#[test]
fn known_findings_are_left_out_wherever_they_move() {
    let root = tree(&[("a.rs", (holds("old") + CALLEE).as_bytes())]);
    let concise = |args: &[&str]| -> Ran {
        let mut all = vec!["check", "--format", "concise"];
        all.extend(args);
        run(root.path(), &all)
    };
    let written = run(root.path(), &["baseline", "write"]);
    assert_eq!(written.code, Some(0), "{}", written.err);
    assert!(
        written
            .err
            .contains("1 finding written to conc-lint-baseline.json"),
        "{}",
        written.err
    );
    assert_eq!(
        concise(&[]).code,
        Some(1),
        "it is used when it is asked for"
    );
    let baseline = ["--baseline", "conc-lint-baseline.json"];
    let known = concise(&baseline);
    assert_eq!((known.code, known.out.as_str()), (Some(0), ""));
    assert!(
        known
            .err
            .contains("1 known finding left out by conc-lint-baseline.json"),
        "{}",
        known.err
    );

    let moved = format!("// moved\n\n{}{}{CALLEE}", holds("new"), holds("old"));
    fs::write(root.path().join("a.rs"), moved).expect("writable");
    fs::write(
        root.path().join("conc-lint.toml"),
        "baseline = \"conc-lint-baseline.json\"\n",
    )
    .expect("writable");
    let found = concise(&[]);
    assert_eq!(found.code, Some(1));
    assert_eq!(found.out.lines().count(), 1, "{}", found.out);
    assert!(found.out.starts_with("a.rs:4:9: "), "{}", found.out);

    fs::write(root.path().join("a.rs"), CALLEE).expect("writable");
    let stale = concise(&[]);
    assert_eq!(stale.code, Some(0));
    assert!(stale.err.contains("1 known finding of"), "{}", stale.err);
    let pruned = run(root.path(), &["baseline", "prune"]);
    assert!(
        pruned.err.contains("1 stale finding removed"),
        "{}",
        pruned.err
    );
    let left = fs::read_to_string(root.path().join("conc-lint-baseline.json"));
    assert_eq!(
        left.ok().as_deref(),
        Some("{\"version\":1,\"findings\":[]}\n")
    );
}

#[test]
fn what_was_not_looked_at_is_not_stale() {
    let root = tree(&[
        ("a.rs", (holds("one") + CALLEE).as_bytes()),
        ("b.rs", (holds("two") + CALLEE).as_bytes()),
    ]);
    let baseline = ["--baseline", "known.json"];
    let with = |args: &[&str]| run(root.path(), &[args, &baseline].concat());
    assert_eq!(with(&["baseline", "write"]).code, Some(0));
    let text = fs::read_to_string(root.path().join("known.json")).expect("written");
    assert_eq!(text.lines().count(), 4, "one line per entry: {text}");
    let one = with(&["check", "a.rs"]);
    assert_eq!(one.code, Some(0));
    assert!(!one.err.contains("found no longer"), "{}", one.err);
    let other_lints = with(&["check", "-A", "all"]);
    assert!(
        !other_lints.err.contains("found no longer"),
        "{}",
        other_lints.err
    );
    assert_eq!(with(&["baseline", "prune", "b.rs"]).code, Some(0));
    let same = fs::read_to_string(root.path().join("known.json")).expect("kept");
    assert_eq!(text, same);
}

#[test]
fn a_baseline_that_cannot_be_used_is_one_line() {
    let root = tree(&[
        ("a.rs", CALLEE.as_bytes()),
        ("bad.json", b"{\"version\":1,\"finding\":[]}"),
        ("new.json", b"{\"version\":2,\"findings\":[]}"),
    ]);
    let says = |args: &[&str], expected: &str| {
        let ran = run(root.path(), args);
        assert_eq!(
            (ran.code, ran.err.lines().count()),
            (Some(2), 1),
            "{}",
            ran.err
        );
        assert!(ran.err.contains(expected), "{}", ran.err);
    };
    says(
        &["check", "--baseline", "gone.json"],
        "gone.json: cannot be read",
    );
    says(
        &["check", "--baseline", "bad.json"],
        "bad.json: no baseline of conc-lint: unknown field `finding`",
    );
    says(
        &["check", "--baseline", "new.json"],
        "new.json: baseline of version 2",
    );
    says(
        &["baseline", "prune"],
        "no baseline: name one with --baseline",
    );
}
