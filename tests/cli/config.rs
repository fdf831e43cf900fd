//! `conc-lint.toml`: own stubs, and mistakes in either.

use super::{CLEAN, run, tree};

const OWN_STUB: &str = "\
#[conc(lock)]
pub struct Latch<T>(T);
#[conc(guard(lock))]
pub struct Held<'a, T>(&'a T);
impl<T> Latch<T> {
    #[conc(acquires(exclusive), blocks)]
    pub fn close(&self) -> Held<'_, T> {}
}
";

const OWN_USER: &str = "\
use house_sync::Latch;
pub async fn f(latch: &Latch<u8>) {
    let held = latch.close();
    g().await;
    drop(held);
}
async fn g() {}
";

#[test]
fn own_stubs_say_what_an_unknown_crate_does() {
    let user = ("src/user.rs", OWN_USER.as_bytes());
    let stub = ("stubs/house_sync.rs", OWN_STUB.as_bytes());
    let config = ("conc-lint.toml", &b"stubs = [\"stubs\"]\n"[..]);
    let check = |files: &[(&str, &[u8])]| {
        let root = tree(files);
        // Also from a directory below that of the configuration.
        run(&root.path().join("src"), &["check", "--format", "concise"])
    };
    assert_eq!(
        check(&[user, stub]).code,
        Some(0),
        "nothing is known of the crate"
    );
    let found = check(&[user, stub, config]);
    assert_eq!((found.code, found.err.as_str()), (Some(1), ""));
    assert!(
        found
            .out
            .contains("user.rs:3:9: warning[await_holding_lock]"),
        "{}",
        found.out
    );
}

#[test]
fn a_configuration_that_cannot_be_used_is_one_line_with_its_place() {
    let check = |files: &[(&str, &str)]| {
        let files: Vec<(&str, &[u8])> = files
            .iter()
            .map(|(path, text)| (*path, text.as_bytes()))
            .collect();
        let root = tree(&files);
        let ran = run(root.path(), &["check"]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        ran.err
    };
    let config = |text| ("conc-lint.toml", text);
    let clean = ("a.rs", CLEAN);
    let says = |files: &[(&str, &str)], expected: &str| {
        let said = check(files);
        assert!(said.contains(expected), "{said}");
    };
    says(
        &[clean, config("stub = []\n")],
        "conc-lint.toml:1:1: unknown key `stub`; did you mean `stubs`?",
    );
    says(&[clean, config("\nstubs = [\n")], "conc-lint.toml:2:");
    says(
        &[clean, config("[lints]\nawait_holding_lok = \"deny\"\n")],
        "conc-lint.toml:2:1: unknown lint or group `await_holding_lok` (did you mean `await_holding_lock`",
    );
    says(
        &[clean, config("[lints]\nperf = \"error\"\n")],
        "conc-lint.toml:2:8: `error` is none of allow, warn, deny, forbid",
    );
    says(
        &[clean, config("exclude = \"gen\"\n")],
        "conc-lint.toml:1:11: expected an array of strings, found a string",
    );
    says(
        &[clean, config("exclude = [\"a\", \"[z-a]\"]\n")],
        "conc-lint.toml:1:17: not a pattern: invalid range; 'z' > 'a'",
    );
    says(
        &[clean, config("exclude = [\"{a,b}/\"]\n")],
        "conc-lint.toml:1:12: not a pattern: `{` has no meaning in .gitignore",
    );
    says(
        &[clean, config("[[overrides]]\npath = [\"a\"]\n")],
        "conc-lint.toml:2:1: unknown key `path`; did you mean `paths`?",
    );
    says(
        &[clean, config("[[overrides]]\nlints = {}\n")],
        "an override needs `paths`",
    );
    says(
        &[
            clean,
            (
                "Cargo.toml",
                "[workspace.metadata.conc-lint]\nfail-on = \"all\"\n",
            ),
        ],
        "Cargo.toml:2:11: `all` is none of deny, warn, never",
    );
    says(
        &[clean, ("Cargo.toml", "[package.metadata]\nconc-lint = 3\n")],
        "Cargo.toml:2:13: expected a table, found an integer",
    );
    says(
        &[clean, ("Cargo.toml", "[package.metadata.conc_lint]\n")],
        "Cargo.toml:1:19: unknown key `conc_lint`; did you mean `conc-lint`?",
    );
    says(
        &[clean, ("conc-lint.toml/file", "")],
        "conc-lint: conc-lint.toml: cannot be read: is a directory\n",
    );
    says(
        &[clean, config("baseline = \"b.json\"\n"), ("b.json", "[]")],
        "conc-lint: b.json: no baseline of conc-lint: ",
    );
    says(
        &[clean, config("stubs = [\"gone.rs\"]\n")],
        "conc-lint: conc-lint.toml:1:10: in `stubs`: gone.rs: cannot be read",
    );
    says(
        &[
            clean,
            config("stubs = [\"my-crate.rs\"]\n"),
            ("my-crate.rs", ""),
        ],
        "my-crate.rs: a stub is a file `<crate>.rs`",
    );
    says(
        &[clean, config("stubs = [\"s\"]\n"), ("s/tokio.rs", "")],
        "tokio.rs:1: `tokio` is a known library and needs no stub",
    );
    says(
        &[
            clean,
            config("stubs = [\"s\"]\n"),
            ("s/own.rs", "fn a() {}\n#[conc(lokc)]\nstruct S;\n"),
        ],
        "own.rs:2: unknown fact `lokc` in a `conc` attribute; did you mean `lock`?",
    );
}

#[test]
fn a_configuration_is_named_from_where_people_are() {
    let root = tree(&[
        ("conc-lint.toml", &b"exclud = []\n"[..]),
        ("src/a.rs", CLEAN.as_bytes()),
    ]);
    let said = |directory: &str| run(&root.path().join(directory), &["check", "."]).err;
    let mistake = "1:1: unknown key `exclud`; did you mean `exclude`?\n";
    assert_eq!(said(""), format!("conc-lint: conc-lint.toml:{mistake}"));
    assert_eq!(
        said("src"),
        format!("conc-lint: ../conc-lint.toml:{mistake}")
    );
}

/// `holds` a lock across an await, in a file and in a test.
const HOLDS: &str = "\
pub async fn f(latch: &std::sync::Mutex<u8>) {
    let held = latch.lock().unwrap();
    g().await;
    drop(held);
}
async fn g() {}
";

/// Exit code and standard output of a `check` in a tree of these files.
fn check(files: &[(&str, &str)], flags: &[&str]) -> (Option<i32>, String) {
    let files = files.iter().map(|(path, text)| (*path, text.as_bytes()));
    let files: Vec<(&str, &[u8])> = files.collect();
    let root = tree(&files);
    let mut args = vec!["check", "--format", "concise", "--quiet"];
    args.extend(flags);
    let ran = run(root.path(), &args);
    (ran.code, ran.out + &ran.err)
}

#[test]
fn levels_are_configured_for_lints_groups_and_paths() {
    let source = ("src/a.rs", HOLDS);
    let level_with = |config: &str, flags: &[&str]| {
        let (_, out) = check(&[source, ("conc-lint.toml", config)], flags);
        let shown = out.split("[await_holding_lock]").next().unwrap_or_default();
        shown.rsplit(' ').next().unwrap_or_default().to_owned()
    };
    assert_eq!(level_with("", &[]), "warning");
    assert_eq!(level_with("[lints]\nsuspicious = \"deny\"\n", &[]), "error");
    let special = "[lints]\nawait_holding_lock = \"warn\"\nall = \"deny\"\n";
    assert_eq!(
        level_with(special, &[]),
        "warning",
        "a lint goes before `all`"
    );
    let by_path =
        "[lints]\nall = \"warn\"\n[[overrides]]\npaths = [\"src/\"]\nlints = { all = \"deny\" }\n";
    assert_eq!(level_with(by_path, &[]), "error");
    assert_eq!(level_with(by_path, &["-W", "all"]), "warning", "flags win");
    assert_eq!(level_with(by_path, &["--no-config"]), "warning");
    let other_path = by_path.replace("src/", "/a.rs");
    assert_eq!(level_with(&other_path, &[]), "warning");
    let off = check(
        &[source, ("conc-lint.toml", "[lints]\nall = \"allow\"\n")],
        &[],
    );
    assert_eq!(off.0, Some(0), "{}", off.1);
    let never = check(&[source, ("conc-lint.toml", "fail-on = \"never\"\n")], &[]);
    assert_eq!(never.0, Some(0), "{}", never.1);
    assert!(never.1.contains("await_holding_lock"), "{}", never.1);
}

#[test]
fn a_manifest_can_hold_the_configuration() {
    let manifest = "[package]\nname = \"a\"\n[package.metadata.conc-lint.lints]\nall = \"allow\"\n";
    let source = ("src/lib.rs", HOLDS);
    assert_eq!(check(&[source, ("Cargo.toml", manifest)], &[]).0, Some(0));
    let both = [
        source,
        ("Cargo.toml", manifest),
        ("conc-lint.toml", "fail-on = \"warn\"\n"),
    ];
    assert_eq!(
        check(&both, &[]).0,
        Some(1),
        "the file goes before the manifest"
    );
    let named = [source, ("other.toml", "[lints]\nall = \"allow\"\n")];
    assert_eq!(check(&named, &["--config", "other.toml"]).0, Some(0));
}

#[test]
fn what_is_excluded_is_left_out_also_when_it_is_named() {
    let files = [
        ("src/a.rs", HOLDS),
        ("gen/b.rs", HOLDS),
        ("conc-lint.toml", "exclude = [\"gen/\"]\n"),
    ];
    let (code, out) = check(&files, &[]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains("src/a.rs") && !out.contains("gen/b.rs"),
        "{out}"
    );
    let (code, out) = check(&files, &["gen/b.rs"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(
        out.contains("all given paths are excluded by the configuration"),
        "{out}"
    );
}

#[test]
fn a_named_file_is_read_with_its_package_and_reported_alone() {
    let manifest = "[package]\nname = \"a\"\nedition = \"2021\"\n";
    let latch = "pub fn held(m: &std::sync::Mutex<u8>) -> std::sync::MutexGuard<'_, u8> { m.lock().unwrap() }\n";
    let user = "mod latch;\nmod other;\npub async fn f(m: &std::sync::Mutex<u8>) {\n    let held = latch::held(m);\n    g().await;\n    drop(held);\n}\nasync fn g() {}\n";
    let files = [
        ("Cargo.toml", manifest),
        ("src/lib.rs", user),
        ("src/latch.rs", latch),
        ("src/other.rs", HOLDS),
    ];
    let (code, out) = check(&files, &["src/lib.rs"]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains("src/lib.rs:4:9: "),
        "the other file says what the call does: {out}"
    );
    assert!(!out.contains("src/other.rs"), "{out}");
    assert_eq!(check(&files, &["src/latch.rs"]).0, Some(0));
}

#[test]
fn the_configuration_in_force_is_shown_with_reasons() {
    let config = "exclude = [\"gen/\"]\n[lints]\nperf = \"deny\"\n[[overrides]]\npaths = [\"src/\"]\nlints = { all = \"allow\" }\n";
    let root = tree(&[("conc-lint.toml", config.as_bytes())]);
    let ran = run(root.path(), &["config", "-D", "detached_task"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for expected in [
        "configuration: conc-lint.toml\n",
        "exclude         gen/\n",
        "fail-on         warn (default)\n",
        "flag --deny detached_task\n",
        "default of correctness\n",
        "in src/\n",
        "conc-lint.toml:6: all = \"allow\"\n",
    ] {
        assert!(ran.out.contains(expected), "{expected}: {}", ran.out);
    }
}

#[test]
fn the_schema_of_the_repository_is_the_one_that_is_printed() {
    let printed = run(std::path::Path::new("."), &["config", "--schema"]).out;
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let shipped = std::fs::read_to_string(root.join("conc-lint.schema.json")).unwrap_or_default();
    assert!(
        shipped == printed,
        "run `cargo run -- config --schema > conc-lint.schema.json`"
    );
    let schema: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    let levels = &schema["definitions"]["levels"]["properties"];
    assert!(levels["await_holding_lock"].is_object() && levels["perf"].is_object());
    assert!(schema["properties"]["exclude"]["description"].is_string());
}
