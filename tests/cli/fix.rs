//! `--fix` and `--diff`.

use std::fs;
use std::path::Path;

use super::{git, run, tree};

const BEFORE: &str = "\
use tokio::sync::Mutex;\r
\r
pub async fn f(m: &Mutex<u8>) {\r
    let _guard = m.lock();\r
    g().await;\r
}\r
async fn g() {}\r
";

fn after() -> String {
    BEFORE.replace("m.lock();", "m.lock().await;")
}

fn text(directory: &Path) -> String {
    fs::read_to_string(directory.join("a.rs")).expect("it is still there")
}

#[test]
fn a_diff_changes_nothing() {
    let root = tree(&[("a.rs", BEFORE.as_bytes())]);
    let ran = run(root.path(), &["check", "--diff"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let changed: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.starts_with(['+', '-']))
        .collect();
    assert_eq!(
        changed,
        [
            "--- a/a.rs",
            "+++ b/a.rs",
            "-    let _guard = m.lock();",
            "+    let _guard = m.lock().await;"
        ]
    );
    assert_eq!(text(root.path()), BEFORE);
    let clean = tree(&[("a.rs", after().as_bytes())]);
    let ran = run(clean.path(), &["check", "--diff"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
}

#[test]
fn a_fix_keeps_everything_else_and_is_done_once() {
    let root = tree(&[("a.rs", BEFORE.as_bytes())]);
    let ran = run(root.path(), &["check", "--fix"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("1 finding fixed"), "{}", ran.err);
    assert_eq!(text(root.path()), after());
    let again = run(root.path(), &["check", "--fix"]);
    assert_eq!((again.code, again.err.as_str()), (Some(0), ""));
    assert_eq!(text(root.path()), after());
}

#[test]
fn a_file_with_uncommitted_changes_is_fixed_only_when_asked() {
    let root = tree(&[("a.rs", BEFORE.as_bytes())]);
    git(root.path(), &["init", "-q"]);
    let refused = run(root.path(), &["check", "--fix", "--format", "concise"]);
    assert_eq!(refused.code, Some(1));
    assert!(
        refused
            .err
            .contains("a.rs: not fixed: it has uncommitted changes"),
        "{}",
        refused.err
    );
    assert_eq!(text(root.path()), BEFORE);
    git(root.path(), &["add", "."]);
    git(root.path(), &["commit", "-q", "-m", "all"]);
    assert_eq!(run(root.path(), &["check", "--fix"]).code, Some(0));
    assert_eq!(text(root.path()), after());

    fs::write(root.path().join("a.rs"), BEFORE.replace("u8", "u16")).expect("writable");
    assert_eq!(run(root.path(), &["check", "--fix"]).code, Some(1));
    let asked = run(root.path(), &["check", "--fix", "--allow-dirty"]);
    assert_eq!(asked.code, Some(0), "{}", asked.err);
    assert_eq!(text(root.path()), after().replace("u8", "u16"));
}

#[test]
fn a_repository_cannot_make_us_run_its_programs() {
    let root = tree(&[
        ("a.rs", BEFORE.as_bytes()),
        ("evil.sh", b"#!/bin/sh\ntouch ran\n"),
    ]);
    git(root.path(), &["init", "-q"]);
    let script = root.path().join("evil.sh");
    let setting = format!("sh {}", script.display());
    git(root.path(), &["config", "core.fsmonitor", &setting]);
    run(root.path(), &["check", "--fix"]);
    assert!(!root.path().join("ran").exists());
}
