//! `--changed-since`, `--staged`, several outputs and the formats for CI.

use std::fs;
use std::path::Path;

use super::{Ran, git, run, tree};

const CALLEE: &str = "async fn g() {}\n";

fn holds(name: &str) -> String {
    format!(
        "pub async fn {name}(m: &std::sync::Mutex<u8>) {{\n    let {name} = m.lock().unwrap();\n    g().await;\n    drop({name});\n}}\n"
    )
}

fn concise(root: &Path, flags: &[&str]) -> Ran {
    let args = ["check", "--format", "concise"];
    run(root, &[&args, flags].concat())
}

#[test]
fn only_findings_that_touch_changed_lines_are_reported() {
    let root = tree(&[("src/a.rs", (holds("old") + CALLEE).as_bytes())]);
    let root = root.path();
    git(root, &["init", "-q", "-b", "main"]);
    git(root, &["add", "."]);
    git(root, &["commit", "-q", "-m", "one"]);
    assert_eq!(concise(root, &[]).code, Some(1));
    assert_eq!(concise(root, &["--changed-since", "HEAD"]).code, Some(0));

    // The change is not where the finding is reported, but in its story.
    let moved = holds("old").replace("    g().await;", "    g().await; // later");
    fs::write(root.join("src/a.rs"), holds("new") + &moved + CALLEE).expect("writable");
    let both = concise(&root.join("src"), &["--changed-since", "HEAD"]);
    assert_eq!(both.out.lines().count(), 2, "{}", both.out);
    assert_eq!(
        concise(root, &["--staged"]).code,
        Some(0),
        "nothing is staged"
    );
    git(root, &["add", "."]);
    assert_eq!(concise(root, &["--staged"]).out.lines().count(), 2);

    fs::write(root.join("src/b.rs"), holds("fresh") + CALLEE).expect("writable");
    let fresh = concise(root, &["--changed-since", "HEAD"]);
    assert!(
        fresh.out.contains("src/b.rs:2:9"),
        "new files count: {}",
        fresh.out
    );
}

#[test]
fn what_is_staged_is_analysed_as_it_is_staged() {
    let root = tree(&[
        ("src/a.rs", CALLEE.as_bytes()),
        ("src/b.rs", CALLEE.as_bytes()),
        ("src/c.rs", CALLEE.as_bytes()),
    ]);
    let root = root.path();
    git(root, &["init", "-q", "-b", "main"]);
    git(root, &["add", "."]);
    git(root, &["commit", "-q", "-m", "one"]);
    let write = |path: &str, text: &str| fs::write(root.join(path), text).expect("writable");
    // Staged with a mistake that the working tree has no longer; more lines there, so that places differ, too.
    write("src/a.rs", &(holds("staged") + CALLEE));
    // Staged without the mistake that the working tree has.
    write("src/b.rs", &format!("// A comment.\n{CALLEE}"));
    git(root, &["add", "."]);
    write(
        "src/a.rs",
        &format!("// One.\n// Two.\n// Three.\n{CALLEE}"),
    );
    write("src/b.rs", &(holds("unstaged") + CALLEE));
    write("src/untracked.rs", &(holds("untracked") + CALLEE));
    // Staged, and gone from the working tree.
    fs::remove_file(root.join("src/c.rs")).expect("it is there");

    let staged = concise(&root.join("src"), &["--staged"]);
    assert_eq!(staged.code, Some(1));
    assert_eq!(staged.out.lines().count(), 1, "{}", staged.out);
    assert!(staged.out.starts_with("a.rs:2:9: "), "{}", staged.out);
    assert_eq!(
        staged.err,
        "conc-lint: src/c.rs: not analysed: it is staged, but not in the working tree\n"
    );
    let source = run(root, &["check", "--staged"]);
    assert!(
        source.out.contains("let staged = m.lock()"),
        "{}",
        source.out
    );

    // What would be changed is not what was analysed.
    write("src/a.rs", CALLEE);
    let unawaited = "pub async fn f(m: &tokio::sync::Mutex<u8>) {\n    let _guard = m.lock();\n    g().await;\n}\n";
    write("src/b.rs", &(unawaited.to_owned() + CALLEE));
    git(root, &["add", "."]);
    write("src/b.rs", "pub fn f() {}\n");
    let fixed = run(root, &["check", "--staged", "--fix", "--allow-dirty"]);
    assert!(
        fixed
            .err
            .contains("src/b.rs: not fixed: what is analysed is not what the file has"),
        "{}",
        fixed.err
    );
    let kept = fs::read_to_string(root.join("src/b.rs"));
    assert_eq!(kept.ok().as_deref(), Some("pub fn f() {}\n"));
}

#[test]
fn manifests_count_as_they_are_staged() {
    let manifest = |edition: u32| {
        format!("[package]\nname = \"a\"\nversion = \"1.0.0\"\nedition = \"{edition}\"\n")
    };
    // Before the edition of 2024, what an `if let` looks at lives through its `else`.
    let twice = "pub fn f(m: &std::sync::Mutex<Option<u8>>) {\n    if let Some(n) = *m.lock().unwrap() {\n        \
                 drop(n);\n    } else {\n        *m.lock().unwrap() = Some(1);\n    }\n}\n";
    let root = tree(&[
        ("inner/Cargo.toml", manifest(2024).as_bytes()),
        ("inner/src/lib.rs", CALLEE.as_bytes()),
    ]);
    let root = root.path();
    git(root, &["init", "-q", "-b", "main"]);
    git(root, &["add", "."]);
    git(root, &["commit", "-q", "-m", "one"]);
    let write = |path: &str, text: &str| fs::write(root.join(path), text).expect("writable");
    write("inner/src/lib.rs", twice);
    git(root, &["add", "."]);
    write("inner/Cargo.toml", &manifest(2021));
    assert_eq!(concise(root, &["--staged"]).code, Some(0));
    assert_eq!(concise(root, &[]).code, Some(1));
    git(root, &["add", "."]);
    write("inner/Cargo.toml", &manifest(2024));
    let staged = concise(root, &["--staged"]);
    assert_eq!(staged.code, Some(1), "{}", staged.out);
    assert_eq!(concise(root, &[]).code, Some(0));
}

#[test]
fn where_git_cannot_tell_it_is_said_in_one_line() {
    let root = tree(&[("a.rs", CALLEE.as_bytes())]);
    let outside = concise(root.path(), &["--staged"]);
    assert_eq!(
        (outside.code, &*outside.err),
        (Some(2), "conc-lint: not in a git repository\n")
    );
    git(root.path(), &["init", "-q"]);
    let unknown = concise(root.path(), &["--changed-since", "nonesuch"]);
    assert_eq!(unknown.code, Some(2));
    assert_eq!(unknown.err.lines().count(), 1, "{}", unknown.err);
}

#[test]
fn one_run_writes_several_documents() {
    let root = tree(&[("a.rs", (holds("f") + CALLEE).as_bytes())]);
    let reports = [
        "--report",
        "sarif=f.sarif",
        "--report",
        "junit=f.xml",
        "--format",
        "github",
    ];
    let ran = run(root.path(), &[&["check"], &reports[..]].concat());
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(
        ran.out.starts_with("::warning file=a.rs,line=2,"),
        "{}",
        ran.out
    );
    let read = |name: &str| fs::read_to_string(root.path().join(name)).expect("written");
    assert!(read("f.sarif").contains("\"ruleId\": \"await_holding_lock\""));
    assert!(read("f.xml").contains("name=\"await_holding_lock@2\""));
    let refused = run(root.path(), &["check", "--report", "sarif=gone/f.sarif"]);
    assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
}
