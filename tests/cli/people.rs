//! What people and editors do: unsaved files, watching, first files, completions.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use super::{CLEAN, HELD, command, run, tree};

#[test]
fn an_unsaved_file_is_analysed_with_its_package() {
    let manifest = "[package]\nname = \"a\"\nedition = \"2021\"\n";
    let latch = "pub fn held(m: &std::sync::Mutex<u8>) -> std::sync::MutexGuard<'_, u8> { m.lock().unwrap() }\n";
    let unsaved = "mod latch;\npub async fn f(m: &std::sync::Mutex<u8>) {\n    let held = latch::held(m);\n    g().await;\n    drop(held);\n}\nasync fn g() {}\n";
    let root = tree(&[
        ("Cargo.toml", manifest.as_bytes()),
        ("src/lib.rs", CLEAN.as_bytes()),
        ("src/latch.rs", latch.as_bytes()),
    ]);
    let args = [
        "check",
        "--format",
        "concise",
        "--stdin-filename",
        "src/lib.rs",
    ];
    let mut child = command(root.path(), &args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(unsaved.as_bytes()).expect("it is read");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let out = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        out.starts_with("src/lib.rs:3:9: warning[await_holding_lock]"),
        "{out}"
    );
    let saved = fs::read_to_string(root.path().join("src/lib.rs"));
    assert_eq!(saved.ok().as_deref(), Some(CLEAN));
}

#[test]
fn a_watch_runs_again_when_a_file_changes() {
    let root = tree(&[("a.rs", CLEAN.as_bytes())]);
    let mut child = command(root.path(), &["check", "--watch", "--format", "concise"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut talk = BufReader::new(child.stderr.take().expect("it is piped")).lines();
    let waiting = talk.next().and_then(Result::ok).unwrap_or_default();
    assert!(waiting.contains("waiting for changes"), "{waiting}");
    fs::write(root.path().join("a.rs"), HELD).expect("writable");
    let mut findings = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let finding = findings.next().and_then(Result::ok).unwrap_or_default();
    child
        .kill()
        .and_then(|()| child.wait())
        .expect("it can be ended");
    assert!(finding.starts_with("a.rs:3:9: "), "{finding}");
}

#[test]
fn the_first_files_are_written_once_and_valid() {
    let root = tree(&[("a.rs", HELD.as_bytes())]);
    let first = run(root.path(), &["init", "--hook", "--workflow"]);
    assert_eq!(first.code, Some(0), "{}", first.err);
    assert_eq!(first.err.lines().count(), 3, "{}", first.err);
    let found = run(root.path(), &["check", "--format", "concise"]);
    assert_eq!(
        (found.code, found.out.lines().count()),
        (Some(1), 1),
        "{}",
        found.err
    );
    fs::write(
        root.path().join("conc-lint.toml"),
        "[lints]\nall = \"allow\"\n",
    )
    .expect("writable");
    let second = run(root.path(), &["init"]);
    assert_eq!(second.code, Some(2));
    assert!(
        second.err.contains("conc-lint.toml is there already"),
        "{}",
        second.err
    );
    assert_eq!(
        run(root.path(), &["check"]).code,
        Some(0),
        "it was not overwritten"
    );
}

#[test]
fn what_is_commented_out_in_the_first_configuration_is_valid() {
    let root = tree(&[("a.rs", CLEAN.as_bytes())]);
    assert_eq!(run(root.path(), &["init"]).code, Some(0));
    let path = root.path().join("conc-lint.toml");
    let text = fs::read_to_string(&path).expect("written");
    let is_setting =
        |line: &&str| line.starts_with("# ") && (line.contains(" = ") || line.contains("[["));
    let settings = text.lines().filter(is_setting).count();
    let active: Vec<&str> = text
        .lines()
        .map(|line| if is_setting(&line) { &line[2..] } else { line })
        .collect();
    assert!(settings > 5, "{text}");
    let active = active.join("\n").replace("baseline = ", "# baseline = ");
    fs::write(path, active).expect("writable");
    let ran = run(root.path(), &["check"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn completions_and_the_manual_know_the_flags() {
    let root = tree(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(root.path(), &["completions", shell]);
        assert_eq!(ran.code, Some(0), "{shell}: {}", ran.err);
        assert!(ran.out.contains("changed-since"), "{shell}");
        assert!(ran.out.contains("rustc-json"), "{shell}");
    }
    let manual = run(root.path(), &["man"]);
    assert_eq!(manual.code, Some(0));
    assert!(manual.out.contains(".TH conc-lint") && manual.out.contains("unsafe\\-fixes"));
}

#[test]
fn links_are_for_terminals_and_can_be_forced() {
    const LINK: &str = "\u{1b}]8;;https://";
    let root = tree(&[("a.rs", HELD.as_bytes())]);
    let is_linked = |args: &[&str], variables: &[(&str, &str)]| {
        let mut command = command(root.path(), args);
        command.env_remove("FORCE_HYPERLINK").env_remove("NO_COLOR");
        let output = command.envs(variables.iter().copied()).output();
        let out = output.expect("the binary runs").stdout;
        String::from_utf8_lossy(&out).contains(LINK)
    };
    let vscode = ("TERM_PROGRAM", "vscode");
    for args in [
        &["check"][..],
        &["check", "--format", "concise"],
        &["explain", "double_lock"],
    ] {
        assert!(!is_linked(args, &[vscode]), "{args:?}: piped");
        assert!(is_linked(args, &[("FORCE_HYPERLINK", "1")]), "{args:?}");
        let forced = [args, &["--hyperlinks", "always"]].concat();
        assert!(
            is_linked(&forced, &[("NO_COLOR", "1")]),
            "{args:?}: a flag wins"
        );
        let plain = [args, &["--color", "never"]].concat();
        assert!(
            !is_linked(&plain, &[("FORCE_HYPERLINK", "1")]),
            "{args:?}: plain"
        );
    }
}
