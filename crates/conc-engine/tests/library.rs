//! The first request on an engine gets only the stubs that its texts can name, later ones get all: the answers are the same.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use conc_check::LintMeta;
use conc_engine::{DEFAULT_MAX_FILE_BYTES, Engine, LevelPlan, Progress, Request};
use conc_model::Edition;
use conc_policy::Report;
use conc_project::PathPatterns;

/// Folders that name few libraries, many, and none.
const FOLDERS: [&str; 5] = [
    "fixtures/await_holding_lock",
    "fixtures/await_holding_map_ref",
    "fixtures/detached_task",
    "fixtures/showcase",
    "crates/conc-source",
];

fn request(folder: &str) -> Request {
    let metas: Vec<&'static LintMeta> = conc_lints::ALL.iter().map(|lint| lint.meta()).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Request {
        paths: vec![root.join(folder)],
        working_directory: PathBuf::from("."),
        edition: Edition::default(),
        exclude: PathPatterns::default(),
        levels: LevelPlan::new(&metas, Vec::new()).expect("known lints"),
        include_tests: true,
        all_bodies: false,
        stubs: Vec::new(),
        max_file_bytes: DEFAULT_MAX_FILE_BYTES,
        overlays: Vec::new(),
        progress: Arc::new(Progress::default()),
    }
}

fn told(report: &Report) -> String {
    format!("{:#?}\n{:#?}", report.findings, report.problems)
}

#[test]
fn the_first_answer_is_like_the_later_ones() {
    let mut findings = 0;
    for folder in FOLDERS {
        let engine = Engine::new(None).expect("threads");
        let check = || {
            engine
                .check(&request(folder), conc_lints::ALL)
                .expect("a folder")
        };
        let (first, second) = (check(), check());
        findings += first.findings.len();
        assert!(!first.files.is_empty(), "{folder} has files");
        assert_eq!(told(&first), told(&second), "{folder}");
    }
    assert!(findings > 50, "the fixtures have bugs: {findings}");
}
