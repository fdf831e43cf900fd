//! The command from the outside: exit codes, what goes to which stream, bad input.

mod baseline;
mod changed;
mod config;
mod fix;
mod people;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const BROKEN: &str = "fn main( {\n";
const CLEAN: &str = "pub fn add(a: u8, b: u8) -> u8 { a + b }\n";
/// Has findings: `await_holding_lock`.
const HELD: &str = "\
use std::sync::Mutex;
pub async fn f(m: &Mutex<u8>) {
    let guard = m.lock().unwrap();
    g().await;
    drop(guard);
}
async fn g() {}
";

fn tree(files: &[(&str, &[u8])]) -> TempDir {
    let root = tempfile::tempdir().expect("a temporary directory");
    for (path, bytes) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().expect("every file has a directory"))
            .expect("directories can be made");
        fs::write(path, bytes).expect("files can be written");
    }
    root
}

fn command(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_conc-lint"));
    command
        .current_dir(directory)
        .args(arguments)
        .env_remove("CLICOLOR_FORCE");
    command
}

/// Runs git; without it these tests would say nothing about it.
fn git(directory: &Path, args: &[&str]) {
    let status = Command::new("git")
        .args(["-c", "user.name=t", "-c", "user.email=t@example.org"])
        .args(args)
        .current_dir(directory)
        .status();
    assert!(status.is_ok_and(|status| status.success()), "git {args:?}");
}

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(directory: &Path, arguments: &[&str]) -> Ran {
    let Output {
        status,
        stdout,
        stderr,
    } = command(directory, arguments)
        .output()
        .expect("the binary runs");
    Ran {
        code: status.code(),
        out: String::from_utf8(stdout).expect("UTF-8"),
        err: String::from_utf8(stderr).expect("UTF-8"),
    }
}

#[test]
fn findings_go_to_stdout_and_decide_the_exit_code() {
    let root = tree(&[("held.rs", HELD.as_bytes()), ("clean.rs", CLEAN.as_bytes())]);
    let concise = |more: &[&str]| {
        run(
            root.path(),
            &[&["check", "--format", "concise"], more].concat(),
        )
    };
    let found = concise(&[]);
    assert_eq!((found.code, found.err.as_str()), (Some(1), ""));
    assert_eq!(found.out.lines().count(), 1, "{}", found.out);
    assert!(found.out.starts_with("held.rs:3:9: "), "{}", found.out);
    assert!(found.out.contains("await_holding_lock"), "{}", found.out);
    assert_eq!(concise(&["--fail-on", "never"]).code, Some(0));
    assert_eq!(
        concise(&["-W", "await_holding_lock", "--fail-on", "deny"]).code,
        Some(0)
    );
    assert_eq!(
        concise(&["-D", "await_holding_lock", "--fail-on", "deny"]).code,
        Some(1)
    );
    let clean = concise(&["clean.rs"]);
    assert_eq!(
        (clean.code, clean.out.as_str(), clean.err.as_str()),
        (Some(0), "", "")
    );
}

#[test]
fn the_last_level_flag_counts() {
    let root = tree(&[("held.rs", HELD.as_bytes())]);
    let code = |flags: &[&str]| run(root.path(), &[&["check"], flags].concat()).code;
    assert_eq!(code(&["-A", "await_holding_lock"]), Some(0));
    assert_eq!(code(&["-A", "all", "-D", "await_holding_lock"]), Some(1));
    assert_eq!(
        code(&["-D", "await_holding_lock", "-A", "detached_task,all"]),
        Some(0)
    );
}

#[test]
fn wrong_usage_is_two_and_says_why_in_one_line() {
    let root = tree(&[("a.rs", CLEAN.as_bytes())]);
    let missing = run(root.path(), &["check", "nope.rs"]);
    assert_eq!(
        (missing.code, missing.err.as_str()),
        (Some(2), "conc-lint: no such file or directory: `nope.rs`\n")
    );
    let misspelt = run(root.path(), &["check", "-D", "await_holding_locks"]);
    assert_eq!(misspelt.code, Some(2));
    assert_eq!(misspelt.err.lines().count(), 1);
    assert!(
        misspelt.err.contains("did you mean `await_holding_lock`"),
        "{}",
        misspelt.err
    );
    assert_eq!(run(root.path(), &["check", "--no-such-flag"]).code, Some(2));
    assert_eq!(run(root.path(), &["check", "--jobs", "0"]).code, Some(2));
    assert_eq!(
        run(root.path(), &["check", "--edition", "2020"]).code,
        Some(2)
    );
    assert_eq!(run(root.path(), &[]).code, Some(2));
    for ran in [missing, misspelt] {
        assert_eq!(ran.out, "");
    }
}

#[test]
fn help_documents_every_exit_code() {
    let root = tree(&[]);
    for arguments in [&["--help"][..], &["check", "--help"]] {
        let help = run(root.path(), arguments);
        assert_eq!(help.code, Some(0));
        for line in [
            "  0  no findings",
            "  1  findings at or above",
            "  2  wrong usage",
            "  3  internal error",
        ] {
            assert!(
                help.out.contains(line),
                "{line} is missing in:\n{}",
                help.out
            );
        }
    }
    assert_eq!(
        run(root.path(), &["--version"]).out,
        concat!("conc-lint ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn files_that_cannot_be_analysed_are_named_on_stderr() {
    let root = tree(&[
        ("a.rs", CLEAN.as_bytes()),
        ("broken.rs", BROKEN.as_bytes()),
        ("latin.rs", b"// \xe4\n"),
    ]);
    let ran = run(root.path(), &["check"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert!(
        lines[0].starts_with("conc-lint: broken.rs:1:"),
        "{}",
        ran.err
    );
    assert_eq!(
        lines[1],
        "conc-lint: latin.rs: not UTF-8: bad byte at offset 3"
    );
    assert_eq!(lines.len(), 2);
    let nothing = run(root.path(), &["check", "latin.rs"]);
    assert_eq!(nothing.code, Some(2));
    assert!(
        nothing
            .err
            .ends_with("conc-lint: none of the files could be analysed\n"),
        "{}",
        nothing.err
    );
}

#[test]
fn an_empty_tree_gets_one_clear_line() {
    let root = tree(&[("notes.txt", b"")]);
    let ran = run(root.path(), &["check", "--quiet"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (Some(2), "conc-lint: no Rust files found in `.`\n")
    );
    assert_eq!(ran.out, "");
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_given_paths_is_read() {
    use std::os::unix::fs::symlink;
    let outside = tree(&[
        ("held.rs", HELD.as_bytes()),
        ("broken.rs", BROKEN.as_bytes()),
    ]);
    let there = outside.path().join("held.rs");
    let root = tree(&[(
        "p/lib.rs",
        format!("#[path = {there:?}]\nmod held;\n#[path = \"../../../etc/passwd\"]\nmod p;\n")
            .as_bytes(),
    )]);
    symlink(root.path(), root.path().join("p/circle")).expect("links can be made");
    symlink(outside.path(), root.path().join("p/out")).expect("links can be made");
    let ran = run(root.path(), &["check", "p"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let many: String = (0..4000)
        .map(|n| {
            HELD.replace("fn f", &format!("fn f{n}"))
                .replace("async fn g() {}", "")
                .replace("use std::sync::Mutex;", "")
        })
        .collect();
    let text = format!("use std::sync::Mutex;\nasync fn g() {{}}\n{many}");
    let root = tree(&[("many.rs", text.as_bytes())]);
    let mut child = command(root.path(), &["check", "--format", "concise"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let mut err = String::new();
    child
        .stderr
        .take()
        .expect("it is piped")
        .read_to_string(&mut err)
        .expect("UTF-8");
    assert_eq!(err, "");
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
}

#[test]
fn an_output_file_appears_whole_and_only_when_it_can() {
    let root = tree(&[("held.rs", HELD.as_bytes()), ("report.txt", b"old")]);
    let ran = run(
        root.path(),
        &["check", "--format", "concise", "--output", "report.txt"],
    );
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    let report = fs::read_to_string(root.path().join("report.txt")).expect("it is there");
    assert!(report.starts_with("held.rs:3:9: "), "{report}");
    let names: Vec<_> = fs::read_dir(root.path())
        .expect("it is a directory")
        .collect();
    assert_eq!(names.len(), 2, "no temporary file is left");
    let ran = run(root.path(), &["check", "--output", "no/such/report.txt"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            Some(2),
            "conc-lint: cannot write `no/such/report.txt`: no such directory\n"
        )
    );
}

#[test]
fn output_is_the_same_for_any_number_of_threads() {
    let mut files = Vec::new();
    for package in 0..6 {
        files.push((
            format!("p{package}/Cargo.toml"),
            format!("[package]\nname = 'p{package}'\nedition = '2021'\n"),
        ));
        for module in 0..8 {
            files.push((
                format!("p{package}/src/m{module}.rs"),
                format!("{HELD}pub struct S{module};\n"),
            ));
        }
        files.push((format!("p{package}/src/broken.rs"), BROKEN.to_owned()));
    }
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()))
        .collect();
    let root = tree(&files);
    for format in ["human", "concise", "json", "sarif"] {
        let with = |jobs: &str| {
            let ran = run(root.path(), &["check", "--format", format, "--jobs", jobs]);
            (ran.code, ran.out, ran.err)
        };
        let one = with("1");
        assert_eq!(one.0, Some(1));
        assert_eq!(one, with("8"), "{format}");
    }
}

#[test]
fn lints_are_listed_and_explained() {
    let root = tree(&[]);
    let list = run(root.path(), &["list"]);
    assert_eq!(list.code, Some(0));
    assert!(
        list.out.contains("await_holding_lock") && list.out.contains("unused_suppression"),
        "{}",
        list.out
    );
    let json = run(root.path(), &["list", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("a JSON document");
    assert!(json.as_array().is_some_and(|lints| {
        lints
            .iter()
            .any(|lint| lint["name"] == "await_holding_lock")
    }));
    let explained = run(root.path(), &["explain", "await-holding-lock"]);
    assert_eq!(explained.code, Some(0));
    assert!(
        explained.out.contains("Why is this bad"),
        "{}",
        explained.out
    );
    let unknown = run(root.path(), &["explain", "await_holding_look"]);
    assert_eq!(unknown.code, Some(2));
    assert!(
        unknown.err.contains("did you mean `await_holding_lock`"),
        "{}",
        unknown.err
    );
    assert_eq!(run(root.path(), &["explain", "suspicious"]).code, Some(2));
}

#[test]
fn the_totals_count_problems_and_a_file_lists_them() {
    let root = tree(&[("a.rs", CLEAN.as_bytes()), ("broken.rs", BROKEN.as_bytes())]);
    let ran = run(root.path(), &["check"]);
    assert_eq!(ran.out, "no findings in 1 file; 1 problem\n");
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    run(root.path(), &["check", "--output", "report.txt"]);
    let report = fs::read_to_string(root.path().join("report.txt")).expect("it is there");
    assert!(
        report.starts_with("problem[syntax] broken.rs:1:"),
        "{report}"
    );
}

#[test]
fn the_readme_shows_a_finding_as_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ran = run(root, &["check", "fixtures/showcase"]);
    let readme = fs::read_to_string(root.join("README.md")).expect("there is a README");
    let shown = readme
        .split_once("<!-- finding: begin -->\n```text\n")
        .and_then(|(_, rest)| rest.split_once("```\n<!-- finding: end -->"))
        .map_or("(no finding between the marks)", |(shown, _)| shown);
    assert!(
        ran.out.contains(shown),
        "README.md shows\n{shown}\nbut these are the findings; paste the one about the lock again:\n{}",
        ran.out
    );
}

#[test]
fn figures_go_to_stderr() {
    let root = tree(&[
        ("held.rs", HELD.as_bytes()),
        ("broken.rs", BROKEN.as_bytes()),
    ]);
    let ran = run(
        root.path(),
        &["check", "--statistics", "--no-cache", "--format", "concise"],
    );
    assert_eq!((ran.code, ran.out.lines().count()), (Some(1), 1));
    let figure = |name: &str| {
        let line = ran.err.lines().find(|line| line.trim().starts_with(name));
        let line = line.unwrap_or_else(|| panic!("{name} is missing in\n{}", ran.err));
        line[name.len() + 2..].trim().to_owned()
    };
    assert_eq!(figure("files"), "2  1 analysed");
    assert_eq!(figure("lines"), "8  0.0 MB");
    assert_eq!(figure("await_holding_lock"), "1");
    assert_eq!(figure("problems"), "1");
    assert_eq!(figure("receivers of known type"), "1  of 1, 100.0 %");
    for stage in ["discover", "lower", "link", "lint", "policy"] {
        assert!(figure(stage).parse::<f64>().is_ok(), "{}", ran.err);
    }
}

#[test]
fn debug_shows_what_the_analysis_sees() {
    let root = tree(&[("held.rs", HELD.as_bytes())]);
    let debug = |what: &str| {
        let ran = run(root.path(), &["debug", what, "."]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        ran.out
    };
    let calls = debug("calls");
    assert!(
        calls.contains("\"callee\":\"std::sync::Mutex::lock\",\"certainty\":\"known\",\"column\":19,\"file\":\"held.rs\",\"line\":3"),
        "{calls}"
    );
    let guard: serde_json::Value = serde_json::from_str(&debug("guards")).expect("one object");
    assert_eq!(guard["name"], "guard");
    assert_eq!(guard["ends"], serde_json::json!([5]));
    let bodies = debug("bodies");
    assert!(
        bodies.starts_with("held.rs:2 f (body 0)\nasync fn (m)\nbb0: ")
            && bodies.contains("m.lock()"),
        "{bodies}"
    );
    let missing = run(root.path(), &["debug", "bodies", "nope"]);
    assert_eq!(
        (missing.code, missing.err.as_str()),
        (Some(2), "conc-lint: no such directory: `nope`\n")
    );
}

#[test]
fn a_suppression_in_a_test_has_a_use_although_nothing_is_reported_there() {
    let tests = HELD.replace(
        "pub async",
        "// conc-lint: allow-file(await_holding_lock)\n#[tokio::test]\nasync",
    );
    let root = tree(&[("tests.rs", tests.as_bytes())]);
    for flags in [&[][..], &["--all-bodies"], &["--include-tests"]] {
        let ran = run(root.path(), &[&["check"], flags].concat());
        let said = (ran.code, ran.out.as_str());
        assert_eq!(said, (Some(0), "no findings in 1 file\n"), "{flags:?}");
    }
}
