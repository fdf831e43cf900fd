//! Crates depend on lower floors only, as the picture in `crates/README.md` has it.

use std::collections::BTreeSet;

use crate::sources::{crate_folders, read};

/// The floors, lowest first.
const FLOORS: [&[&str]; 7] = [
    &["conc-alloc", "conc-source"],
    &["conc-apis", "conc-model"],
    &["conc-link", "conc-lower"],
    &["conc-check"],
    &["conc-lints"],
    &["conc-engine", "conc-policy", "conc-project", "conc-render"],
    &["conc-lint"],
];

/// Arrows within a floor that are drawn all the same.
const BESIDE: [(&str, &str); 4] = [
    // The declarations of known libraries are read by the lowering that reads everything else.
    ("conc-link", "conc-lower"),
    ("conc-engine", "conc-policy"),
    ("conc-engine", "conc-project"),
    // What is rendered is the report of the policy.
    ("conc-render", "conc-policy"),
];

/// Arrows that would point down, and are still wrong.
const NEVER: [(&str, &str, &str); 2] = [
    (
        "conc-engine",
        "conc-lints",
        "the engine gets its lints as an argument",
    ),
    (
        "conc-lints",
        "conc-apis",
        "a lint asks for effects and knows no library",
    ),
];

#[test]
fn arrows_point_down() {
    let mut wrong = Vec::new();
    for (name, manifest) in manifests() {
        for used in dependencies(&manifest) {
            if let Some(reason) = objection(&name, &used) {
                wrong.push(format!("{name} -> {used}: {reason}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_crate_has_a_floor() {
    let drawn: BTreeSet<String> = FLOORS
        .iter()
        .flat_map(|floor| floor.iter())
        .map(|name| (*name).to_owned())
        .collect();
    let mut built: BTreeSet<String> = crate_folders().into_iter().collect();
    built.insert("conc-lints".to_owned());
    assert_eq!(drawn, built);
}

#[test]
fn every_crate_shares_the_lints_and_the_rust_version() {
    for (name, manifest) in manifests() {
        assert!(
            manifest.contains("[lints]\nworkspace = true"),
            "{name}: add `[lints] workspace = true`"
        );
        assert!(
            manifest.contains("rust-version.workspace = true"),
            "{name}: add `rust-version.workspace = true`"
        );
    }
}

fn objection(from: &str, to: &str) -> Option<String> {
    if let Some((_, _, reason)) = NEVER.iter().find(|(a, b, _)| (*a, *b) == (from, to)) {
        return Some((*reason).to_owned());
    }
    if BESIDE.contains(&(from, to)) {
        return None;
    }
    match (floor(from), floor(to)) {
        (Some(from), Some(to)) if to < from => None,
        (Some(from), Some(to)) => Some(format!("floor {from} may not use floor {to}")),
        _ => Some("not on any floor".to_owned()),
    }
}

fn floor(name: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&name))
}

/// Name and text of each manifest.
fn manifests() -> Vec<(String, String)> {
    let mut manifests = vec![
        ("conc-lint".to_owned(), read("Cargo.toml")),
        ("conc-lints".to_owned(), read("lints/Cargo.toml")),
    ];
    for folder in crate_folders() {
        // The binary's sources have no manifest of their own.
        if folder != "conc-lint" {
            manifests.push((folder.clone(), read(&format!("crates/{folder}/Cargo.toml"))));
        }
    }
    manifests
}

/// Our own crates among the dependencies; those of tests may point anywhere.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line == "[dependencies]";
        } else if inside && line.starts_with("conc-") {
            let end = line
                .find(|c: char| !c.is_ascii_lowercase() && c != '-')
                .unwrap_or(line.len());
            names.push(line[..end].to_owned());
        }
    }
    names
}
