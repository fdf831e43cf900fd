//! Some names have one home: the parser's, the disk's, those of libraries. And some have none.

use crate::sources::{Source, all};

/// Names of libraries and of their modules. Those that are plain English words count with their `::`.
const LIBRARIES: [&str; 14] = [
    "tokio",
    "async_std",
    "async-std",
    "smol",
    "parking_lot",
    "dashmap",
    "crossbeam",
    "flume",
    "rayon",
    "spin::",
    "futures::",
    "tracing::",
    "std::sync",
    "std::thread",
];

const BANNED_FILES: [&str; 8] = [
    "utils.rs",
    "util.rs",
    "helpers.rs",
    "common.rs",
    "misc.rs",
    "manager.rs",
    "imp.rs",
    "shared.rs",
];

#[test]
fn only_the_lowering_knows_the_parser() {
    let mut strays = users(&["syn::", "proc_macro2::"]);
    strays.retain(|path| !path.starts_with("crates/conc-lower/"));
    assert!(
        strays.is_empty(),
        "`syn` and `proc_macro2` belong to conc-lower: {strays:#?}"
    );
}

#[test]
fn only_project_and_binary_touch_the_disk() {
    let mut strays = users(&[
        "std::fs",
        "fs::read",
        "fs::write",
        "File::open",
        "File::create",
    ]);
    strays.retain(|path| {
        !path.starts_with("crates/conc-project/") && !path.starts_with("crates/conc-lint/")
    });
    assert!(
        strays.is_empty(),
        "the disk belongs to conc-project and the binary: {strays:#?}"
    );
}

#[test]
fn lints_name_no_library() {
    let mut found = Vec::new();
    for source in all().iter().filter(|source| source.is_below("lints/src")) {
        for (number, line) in source.no_comments.lines().enumerate() {
            for library in LIBRARIES.iter().filter(|library| is_named(line, library)) {
                found.push(format!("{}:{}: {library}", source.path, number + 1));
            }
        }
    }
    assert!(
        found.is_empty(),
        "what is known of libraries belongs to conc-apis: {found:#?}"
    );
}

/// Does the name stand there by itself, not as the end of a longer one?
fn is_named(line: &str, library: &str) -> bool {
    let mut places = line.match_indices(library);
    places.any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|before| before.is_alphanumeric() || before == '_')
    })
}

#[test]
fn no_file_is_a_drawer() {
    let drawers: Vec<&str> = all()
        .iter()
        .filter(|source| BANNED_FILES.contains(&source.file_name()))
        .map(|source| source.path.as_str())
        .collect();
    assert!(
        drawers.is_empty(),
        "name these after what they hold: {drawers:#?}"
    );
}

#[test]
fn nothing_is_unwrapped_without_a_reason() {
    let unwraps = users(&[".unwrap()"]);
    assert!(
        unwraps.is_empty(),
        "`expect(\"reason\")`, or handle it: {unwraps:#?}"
    );
}

#[test]
fn nothing_is_left_to_do() {
    let mut found = users(&["todo!(", "unimplemented!(", "dbg!("]);
    let comments = all().iter().filter(|source| !source.is_test());
    found.extend(
        comments
            .filter(|source| source.text.contains("// TODO") || source.text.contains("// FIXME"))
            .map(place),
    );
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn one_word_per_thing() {
    let mut found = Vec::new();
    for source in all()
        .iter()
        .filter(|source| source.is_below("lints") || source.is_below("crates/conc-check"))
    {
        let text = source.text.to_lowercase();
        for word in ["violation", "offence", "offense", "false positive"] {
            if text.contains(word) {
                found.push(format!("{}: {word}", source.path));
            }
        }
    }
    assert!(
        found.is_empty(),
        "the glossary in crates/README.md has another word: {found:#?}"
    );
}

/// The files whose code, tests aside, contains one of the texts.
fn users(texts: &[&str]) -> Vec<String> {
    let uses = |source: &&Source| {
        texts
            .iter()
            .any(|text| source.product_code().contains(text))
    };
    all().iter().filter(uses).map(place).collect()
}

fn place(source: &Source) -> String {
    source.path.clone()
}

#[test]
fn every_file_is_a_module() {
    let declared = |folder: &str, name: &str| {
        let line = format!("mod {name};");
        let parent = format!("{folder}.rs");
        all().iter().any(|source| {
            let is_near = source.path == parent
                || source
                    .path
                    .strip_prefix(folder)
                    .is_some_and(|rest| rest.matches('/').count() == 1);
            is_near && source.code.contains(&line)
        })
    };
    let is_root = |source: &Source| {
        ["lib.rs", "main.rs", "mod.rs", "cargo_conc_lint.rs"].contains(&source.file_name())
    };
    let modules = all()
        .iter()
        .filter(|source| source.path.contains("/src/") && !is_root(source));
    let lost: Vec<&str> = modules
        .filter(|source| {
            let (folder, file) = source.path.rsplit_once('/').unwrap_or_default();
            !declared(folder, file.trim_end_matches(".rs"))
        })
        .map(|source| source.path.as_str())
        .collect();
    assert!(lost.is_empty(), "no `mod` leads to {lost:#?}");
}
