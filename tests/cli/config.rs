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
        "conc-lint.toml:1: unknown field `stub`, expected `stubs`",
    );
    says(&[clean, config("\nstubs = [\n")], "conc-lint.toml:");
    says(
        &[clean, config("stubs = [\"gone.rs\"]\n")],
        "gone.rs: cannot be read",
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
        "own.rs:2: ",
    );
}
