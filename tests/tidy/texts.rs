//! README, changelog, architecture page and hook manifest say what is the case.

use crate::sources::{crate_folders, read, root};

#[test]
fn the_architecture_page_names_every_crate() {
    let page = read("crates/README.md");
    let missing: Vec<String> = crate_folders()
        .into_iter()
        .filter(|name| !page.contains(&format!("`{name}`")))
        .collect();
    assert!(
        missing.is_empty(),
        "crates/README.md does not speak of {missing:?}"
    );
}

#[test]
fn paths_on_the_architecture_page_exist() {
    let page = read("crates/README.md");
    let mut gone = Vec::new();
    for quoted in page.split('`').skip(1).step_by(2) {
        let is_path = ["crates/", "lints/", "fixtures/", "tests/", ".ci/"]
            .iter()
            .any(|start| quoted.starts_with(start));
        let is_pattern = quoted.contains(['<', '*', ' ']);
        if is_path && !is_pattern && !root().join(quoted).exists() {
            gone.push(quoted);
        }
    }
    assert!(gone.is_empty(), "crates/README.md leads to {gone:?}");
}

#[test]
fn the_rust_version_is_the_same_everywhere() {
    let version = value(&read("Cargo.toml"), "rust-version");
    assert!(
        read("README.md").contains(&format!("Rust {version}")),
        "README.md: it needs Rust {version}"
    );
    assert!(
        read(".github/workflows/ci.yml").contains(&format!("RUSTUP_TOOLCHAIN: \"{version}\"")),
        ".github/workflows/ci.yml: .ci/run does not run with Rust {version}"
    );
}

#[test]
fn the_changelog_knows_the_version() {
    let version = value(&read("Cargo.toml"), "version");
    assert!(
        read("CHANGELOG.md").contains(&format!("## {version}")),
        "CHANGELOG.md: no chapter {version}"
    );
}

#[test]
fn the_readme_lists_every_lint() {
    let readme = read("README.md");
    let missing: Vec<&str> = conc_lints::ALL
        .iter()
        .map(|lint| lint.meta().name)
        .filter(|name| !readme.contains(&format!("`{name}`")))
        .collect();
    assert!(missing.is_empty(), "README.md does not list {missing:?}");
}

#[test]
fn every_dependency_is_listed_with_its_reason() {
    let page = read("crates/README.md");
    let chapter = page
        .split("\n## ")
        .find(|chapter| chapter.starts_with("Dependencies\n"));
    let chapter = chapter.expect("crates/README.md: no chapter `Dependencies`");
    let (table, for_tests) = chapter
        .split_once("Only tests use these:")
        .expect("the chapter tells what only tests use");
    let (for_tests, _) = for_tests.split_once("\n\n").expect("a paragraph");
    let mut listed = quoted(for_tests);
    for row in table.lines().filter(|line| line.starts_with("| `")) {
        let mut cells = row.split('|').skip(1);
        listed.extend(quoted(cells.next().unwrap_or_default()));
        let reason = cells.next().unwrap_or_default().trim();
        assert!(reason.len() > 10, "no reason: {row}");
    }
    // A path of the chapter is no crate.
    listed.retain(|name| !name.contains('/'));
    listed.sort();
    let manifest = read("Cargo.toml");
    let section = manifest
        .split("\n[")
        .find(|part| part.starts_with("workspace.dependencies]\n"));
    let lines = section.expect("workspace dependencies").lines().skip(1);
    let names = lines.filter_map(|line| line.split_once(" = ").map(|(name, _)| name));
    let mut used: Vec<&str> = names
        .filter(|name| !name.starts_with('#') && !name.starts_with("conc-"))
        .collect();
    used.sort_unstable();
    assert!(used.len() > 10, "the dependencies are found");
    assert_eq!(
        listed, used,
        "crates/README.md and Cargo.toml list different crates"
    );
}

/// What stands between backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn licences_are_in_place() {
    assert!(read("LICENSE-MIT").contains("MIT License"));
    assert!(read("LICENSE-APACHE").contains("Apache License"));
    assert_eq!(value(&read("Cargo.toml"), "license"), "MIT OR Apache-2.0");
}

/// The first value of a key in a manifest.
fn value(manifest: &str, key: &str) -> String {
    let prefix = format!("{key} = \"");
    let line = manifest.lines().find_map(|line| line.strip_prefix(&prefix));
    line.unwrap_or_else(|| panic!("Cargo.toml: no `{key}`"))
        .trim_end_matches('"')
        .to_owned()
}
