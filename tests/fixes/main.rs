//! Fixes: `fixtures/fixes/<lint>.before.rs` becomes `<lint>.after.rs`, which is left alone. A first line `//@ unsafe` says that a
//! person should look at what the lint suggests. That the results compile is tried by `.ci/check-fixes`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use conc_check::FixKind;
use conc_policy::META_LINTS;

struct Case {
    lint: String,
    before: String,
    after: String,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/fixes");
    let text = |path: &Path| {
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let entries = fs::read_dir(&folder).expect("the cases are there");
    let paths = entries.map(|entry| entry.expect("it can be read").path());
    let mut cases: Vec<Case> = paths
        .filter_map(|before| {
            let name = before.file_name()?.to_str()?.to_owned();
            let lint = name.strip_suffix(".before.rs")?.to_owned();
            let after = folder.join(format!("{lint}.after.rs"));
            Some(Case {
                before: text(&before),
                after: text(&after),
                lint,
            })
        })
        .collect();
    cases.sort_by(|a, b| a.lint.cmp(&b.lint));
    cases
}

/// The text after a run with these flags.
fn fixed(case: &Case, text: &str, flags: &[&str]) -> String {
    let root = tempfile::tempdir().expect("a temporary directory");
    let path: PathBuf = root.path().join("case.rs");
    fs::write(&path, text).expect("writable");
    let run = Command::new(env!("CARGO_BIN_EXE_conc-lint"))
        .args(["check", "--no-config", "--quiet", "--fail-on", "never"])
        .args(["-A", "all", "-W", &case.lint])
        .args(flags)
        .current_dir(root.path())
        .output()
        .expect("the binary runs");
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    fs::read_to_string(path).expect("it is still there")
}

#[test]
fn what_is_before_becomes_what_is_after_and_stays() {
    let cases = cases();
    assert!(!cases.is_empty());
    for case in &cases {
        let is_unsafe = case.before.starts_with("//@ unsafe\n");
        let flags: &[&str] = if is_unsafe {
            assert_eq!(
                fixed(case, &case.before, &["--fix"]),
                case.before,
                "{}: not without being asked",
                case.lint
            );
            &["--fix", "--unsafe-fixes"]
        } else {
            &["--fix"]
        };
        assert_eq!(
            fixed(case, &case.before, flags),
            case.after,
            "{}",
            case.lint
        );
        assert_eq!(
            fixed(case, &case.after, flags),
            case.after,
            "{}: once more",
            case.lint
        );
    }
}

#[test]
fn every_lint_with_a_fix_has_a_case() {
    let lints = conc_lints::ALL
        .iter()
        .map(|lint| lint.meta())
        .chain(META_LINTS);
    let with_fix = lints.filter(|lint| lint.fix != FixKind::None);
    let cases = cases();
    let missing: Vec<&str> = with_fix
        .map(|lint| lint.name)
        .filter(|lint| cases.iter().all(|case| case.lint != *lint))
        .collect();
    assert!(missing.is_empty(), "no fixtures/fixes for {missing:?}");
}
