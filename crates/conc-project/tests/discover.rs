//! Discovery on trees that stand on the disk: which files are taken, and how they are grouped.

use std::fs;
use std::path::{Path, PathBuf};

use conc_model::{Edition, ProblemKind};
use conc_project::{
    DiscoverError, DiscoverOptions, Disk, FileContext, PackageGroup, PathPatterns, Project,
    TargetKind, discover,
};
use tempfile::TempDir;

/// A directory with these files; a path that ends in `/` is an empty directory.
fn tree(files: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().expect("a temporary directory");
    for (path, text) in files {
        let path = root.path().join(path);
        let directory = path.parent().expect("every file has a directory");
        fs::create_dir_all(directory).expect("directories can be made");
        fs::write(&path, text).expect("files can be written");
    }
    root
}

fn found(root: &Path, paths: &[&str]) -> Project {
    try_found(root, paths).expect("the paths exist")
}

fn try_found(root: &Path, paths: &[&str]) -> Result<Project, DiscoverError> {
    let options = DiscoverOptions {
        working_directory: root.to_path_buf(),
        edition: Edition::E2021,
        exclude: PathPatterns::default(),
        disk: Disk::default(),
    };
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    discover(&paths, &options)
}

fn paths(project: &Project) -> Vec<&str> {
    project
        .files
        .iter()
        .map(|file| file.path.as_str())
        .collect()
}

#[test]
fn ignore_files_nest_and_the_deepest_decides() {
    let root = tree(&[
        (".gitignore", "gen_*.rs\n/out/\n"),
        (".ignore", "!gen_kept.rs\n"),
        ("a.rs", ""),
        ("gen_a.rs", ""),
        ("gen_kept.rs", ""),
        ("out/a.rs", ""),
        ("sub/out/a.rs", ""),
        ("sub/.gitignore", "!gen_b.rs\n"),
        ("sub/gen_b.rs", ""),
        ("sub/gen_c.rs", ""),
        ("other/gen_b.rs", ""),
    ]);
    let project = found(root.path(), &["."]);
    assert_eq!(
        paths(&project),
        ["a.rs", "gen_kept.rs", "sub/gen_b.rs", "sub/out/a.rs"]
    );
}

#[test]
fn hidden_target_and_vendor_are_skipped_unless_named_or_modules() {
    let root = tree(&[
        (".hidden/a.rs", ""),
        ("target/debug/a.rs", ""),
        ("vendor/dep/src/lib.rs", ""),
        ("src/target.rs", ""),
        ("src/target/arch.rs", ""),
        ("src/vendor/mod.rs", ""),
        ("src/notes.txt", ""),
    ]);
    let project = found(root.path(), &["."]);
    assert_eq!(
        paths(&project),
        ["src/target.rs", "src/target/arch.rs", "src/vendor/mod.rs"]
    );
    let named = found(root.path(), &["vendor", ".hidden", "src/notes.txt"]);
    assert_eq!(
        paths(&named),
        [".hidden/a.rs", "src/notes.txt", "vendor/dep/src/lib.rs"]
    );
}

#[test]
fn a_named_directory_that_its_repository_ignores_is_taken() {
    let root = tree(&[
        (".gitignore", "/corpus\n*.gen.rs\n"),
        (".git/HEAD", ""),
        ("corpus/x/a.rs", ""),
        ("src/b.gen.rs", ""),
        ("src/b.rs", ""),
    ]);
    assert_eq!(paths(&found(root.path(), &["."])), ["src/b.rs"]);
    assert_eq!(paths(&found(root.path(), &["corpus"])), ["corpus/x/a.rs"]);
    assert_eq!(paths(&found(root.path(), &["src"])), ["src/b.rs"]);
}

#[test]
fn a_file_is_taken_once_and_paths_are_relative_to_the_working_directory() {
    let root = tree(&[("src/a.rs", ""), ("src/b.rs", ""), (".git/HEAD", "")]);
    let absolute = root.path().join("src");
    let project = found(
        root.path(),
        &[
            "./src/../src",
            "src/a.rs",
            absolute.to_str().expect("UTF-8"),
            ".",
        ],
    );
    assert_eq!(paths(&project), ["src/a.rs", "src/b.rs"]);
    let below = found(&absolute, &["."]);
    assert_eq!(paths(&below), ["a.rs", "b.rs"]);
    assert_eq!(below.files[0].root_path, "src/a.rs");
    let beside = found(&root.path().join(".git"), &["../src"]);
    assert_eq!(paths(&beside), ["../src/a.rs", "../src/b.rs"]);
}

#[cfg(unix)]
#[test]
fn links_neither_lead_out_nor_round_in_circles() {
    use std::os::unix::fs::symlink;
    let outside = tree(&[("secret.rs", "")]);
    let root = tree(&[("src/a.rs", ""), ("src/.parts/c.rs", "")]);
    let src = root.path().join("src");
    symlink(root.path(), src.join("circle")).expect("links can be made");
    symlink(outside.path(), src.join("out")).expect("links can be made");
    symlink(outside.path().join("secret.rs"), src.join("secret.rs")).expect("links can be made");
    symlink("nowhere.rs", src.join("dangling.rs")).expect("links can be made");
    symlink(".parts/c.rs", src.join("c.rs")).expect("links can be made");
    let project = found(root.path(), &["src"]);
    assert_eq!(paths(&project), ["src/.parts/c.rs", "src/a.rs"]);
    let problems: Vec<_> = project
        .problems
        .iter()
        .map(|found| (found.path.as_str(), found.problem.kind))
        .collect();
    assert_eq!(
        problems,
        [
            ("src/dangling.rs", ProblemKind::Read),
            ("src/secret.rs", ProblemKind::Read)
        ]
    );
}

#[test]
fn a_missing_path_is_an_error_and_an_empty_tree_is_not() {
    let root = tree(&[("src/readme.md", "")]);
    let error = try_found(root.path(), &["src", "nope"]).expect_err("there is no such path");
    assert_eq!(error.to_string(), "no such file or directory: `nope`");
    let project = found(root.path(), &["."]);
    assert!(project.files.is_empty() && project.groups.is_empty() && project.problems.is_empty());
}

const WORKSPACE: &str = r#"
[workspace]
members = ["a", "b-c", "excluded/not"]
exclude = ["excluded"]
[workspace.package]
edition = "2024"
[workspace.dependencies]
renamed = { package = "b-c", path = "b-c" }
"#;

#[test]
fn packages_of_a_workspace_are_one_group_and_know_each_other() {
    let root = tree(&[
        ("Cargo.toml", WORKSPACE),
        (
            "a/Cargo.toml",
            "[package]\nname = 'a'\nedition.workspace = true\n[dependencies]\nrenamed.workspace = true\n[dev-dependencies]\nlibc = '1'",
        ),
        ("a/src/main.rs", ""),
        ("a/src/inner/mod.rs", ""),
        (
            "b-c/Cargo.toml",
            "[package]\nname = 'b-c'\nedition = '2018'\n[lib]\nname = 'bee'\npath = 'lib/root.rs'",
        ),
        ("b-c/lib/root.rs", ""),
        ("excluded/own/Cargo.toml", "[package]\nname = 'own'"),
        ("excluded/own/src/lib.rs", ""),
    ]);
    // Only a part of the workspace is given: what is above is still found.
    let project = found(&root.path().join("a"), &["src", "../b-c", "../excluded"]);
    let groups: Vec<Vec<&str>> = project
        .groups
        .iter()
        .map(|group| {
            group
                .packages
                .iter()
                .map(|package| package.name.as_str())
                .collect()
        })
        .collect();
    assert_eq!(groups, [vec!["a", "bee"], vec!["own"]]);
    assert_eq!(
        project.groups[0].packages[0].dependencies,
        [("renamed".to_owned(), 1)]
    );
    let editions: Vec<(&str, Edition)> = project
        .files
        .iter()
        .map(|file| (file.path.as_str(), file.edition))
        .collect();
    let expected = [
        ("../b-c/lib/root.rs", Edition::E2018),
        ("../excluded/own/src/lib.rs", Edition::E2015),
        ("src/inner/mod.rs", Edition::E2024),
        ("src/main.rs", Edition::E2024),
    ];
    assert_eq!(editions, expected);
}

#[test]
fn packages_without_a_workspace_are_joined_by_the_paths_of_their_dependencies() {
    let package = |name: &str, dependencies: &str| {
        format!("[package]\nname = '{name}'\nedition = '2021'\n[dependencies]\n{dependencies}")
    };
    let root = tree(&[
        (
            "server/Cargo.toml",
            &package("server", "core = { path = '../shared/core' }\nother = '1'"),
        ),
        ("server/src/main.rs", ""),
        ("other/Cargo.toml", &package("other", "")),
        ("other/src/lib.rs", ""),
        (
            "shared/Cargo.toml",
            "[workspace]\nmembers = ['core', 'log']\n[workspace.dependencies]\nlog = { path = 'log' }",
        ),
        (
            "shared/core/Cargo.toml",
            &package("core", "log.workspace = true"),
        ),
        ("shared/core/src/lib.rs", ""),
        ("shared/log/Cargo.toml", &package("log", "")),
        ("shared/log/src/lib.rs", ""),
    ]);
    let project = found(root.path(), &["."]);
    let told = |group: &PackageGroup| -> Vec<String> {
        let packages = group.packages.iter();
        let lines = packages.map(|package| {
            let mut line = package.name.clone();
            for (_, on) in &package.dependencies {
                line = format!("{line} > {}", group.packages[*on].name);
            }
            line
        });
        lines.collect()
    };
    let groups: Vec<Vec<String>> = project.groups.iter().map(told).collect();
    assert_eq!(
        groups,
        [vec!["other"], vec!["server > core", "core > log", "log"]]
    );
}

#[test]
fn features_are_known_as_far_as_defaults_tell() {
    let root = tree(&[
        (
            "a/Cargo.toml",
            "[features]\ndefault = ['std']\nstd = ['dep:x', 'deep/part', 'maybe?/part']\nloud = ['std']\n[dependencies]\nfast = { version = '1', optional = true }",
        ),
        ("a/src/lib.rs", ""),
        (
            "b/Cargo.toml",
            "[features]\nsync = ['fast']\n[dependencies]\nfast = { version = '1', optional = true }",
        ),
        ("b/src/lib.rs", ""),
    ]);
    let project = found(root.path(), &["."]);
    let packages = project.groups.iter().flat_map(|group| &group.packages);
    let features: Vec<Vec<(&str, bool)>> = packages
        .map(|package| {
            let features = package.features.iter();
            features
                .map(|(name, is_on)| (name.as_str(), *is_on))
                .collect()
        })
        .collect();
    let first = vec![
        ("deep", true),
        ("default", false),
        ("fast", false),
        ("loud", false),
        ("std", true),
    ];
    // Nothing is on by default: only what pulls in a dependency is taken to be off.
    assert_eq!(features, [first, vec![("fast", false)]]);
}

#[test]
fn crates_are_declared_or_discovered_and_give_their_files_a_context() {
    let root = tree(&[
        (
            "Cargo.toml",
            "[package]\nname = 'my-app'\nedition = '2021'\nautobenches = false\n[[bin]]\nname = 'tool'\n[[test]]\nname = 'slow'\npath = 'checks/slow.rs'",
        ),
        ("src/lib.rs", ""),
        ("src/main.rs", ""),
        ("src/bin/tool/main.rs", ""),
        ("src/bin/tool/part.rs", ""),
        ("checks/slow.rs", ""),
        ("tests/api.rs", ""),
        ("tests/common/mod.rs", ""),
        ("benches/b.rs", ""),
        ("examples/demo.rs", ""),
        ("build.rs", ""),
    ]);
    let project = found(root.path(), &["."]);
    let group = &project.groups[0];
    let target = |target: &conc_project::Target| {
        (
            target.kind,
            target.name.clone(),
            project.files[group.files[target.root].file].path.clone(),
        )
    };
    let targets: Vec<_> = group.packages[0].targets.iter().map(target).collect();
    let expected = [
        (TargetKind::Library, "my_app", "src/lib.rs"),
        (TargetKind::Binary, "tool", "src/bin/tool/main.rs"),
        (TargetKind::Test, "slow", "checks/slow.rs"),
        (TargetKind::Binary, "my_app", "src/main.rs"),
        (TargetKind::Test, "api", "tests/api.rs"),
        (TargetKind::Example, "demo", "examples/demo.rs"),
        (TargetKind::BuildScript, "build_script_build", "build.rs"),
    ];
    assert_eq!(
        targets,
        expected.map(|(kind, name, path)| (kind, name.to_owned(), path.to_owned()))
    );
    let context = |path: &str| {
        project
            .files
            .iter()
            .find(|file| file.path == path)
            .map(|file| file.context)
    };
    assert_eq!(context("src/bin/tool/part.rs"), Some(FileContext::Product));
    assert_eq!(context("checks/slow.rs"), Some(FileContext::Test));
    assert_eq!(context("tests/common/mod.rs"), Some(FileContext::Test));
    assert_eq!(context("benches/b.rs"), Some(FileContext::Bench));
    assert_eq!(context("examples/demo.rs"), Some(FileContext::Example));
    assert_eq!(context("build.rs"), Some(FileContext::BuildScript));
}

#[test]
fn a_malformed_manifest_is_a_problem_and_its_files_are_still_taken() {
    let root = tree(&[
        ("p/Cargo.toml", "[package]\nname = \n"),
        ("p/src/lib.rs", ""),
        ("q/Cargo.toml", "[package]\nname='q'\nedition='1999'"),
        ("q/src/lib.rs", ""),
    ]);
    let project = found(root.path(), &["."]);
    assert_eq!(paths(&project), ["p/src/lib.rs", "q/src/lib.rs"]);
    assert!(
        project
            .files
            .iter()
            .all(|file| file.edition == Edition::E2021)
    );
    let problems: Vec<&str> = project
        .problems
        .iter()
        .map(|found| found.path.as_str())
        .collect();
    assert_eq!(problems, ["p/Cargo.toml", "q/Cargo.toml"]);
    assert!(
        project.problems[0]
            .problem
            .message
            .starts_with("malformed manifest in line 2")
    );
    assert_eq!(
        &*project.problems[1].problem.message,
        "unknown edition `1999`"
    );
}

#[test]
fn files_without_a_manifest_are_grouped_by_given_path() {
    let root = tree(&[("x/a.rs", ""), ("x/b.rs", ""), ("y/c.rs", "")]);
    assert_eq!(found(root.path(), &["."]).groups.len(), 1);
    let project = found(root.path(), &["x", "y"]);
    let sizes: Vec<usize> = project
        .groups
        .iter()
        .map(|group| group.files.len())
        .collect();
    assert_eq!(sizes, [2, 1]);
}

#[test]
fn reading_refuses_what_is_too_large_not_text_or_gone() {
    let root = tree(&[("a.rs", "fn main() {}"), ("gone.rs", "")]);
    let project = found(root.path(), &["."]);
    fs::write(root.path().join("bad.rs"), b"ab\xff").expect("files can be written");
    fs::remove_file(root.path().join("gone.rs")).expect("files can be removed");
    let kind = |path: &Path, cap: u64| {
        conc_project::read(path, cap)
            .map(|_| ())
            .map_err(|problem| problem.kind)
    };
    assert_eq!(kind(&project.files[0].absolute, 12), Ok(()));
    assert_eq!(
        kind(&project.files[0].absolute, 11),
        Err(ProblemKind::TooLarge)
    );
    assert_eq!(
        kind(&root.path().join("bad.rs"), 99),
        Err(ProblemKind::Encoding)
    );
    assert_eq!(kind(&project.files[1].absolute, 99), Err(ProblemKind::Read));
}
