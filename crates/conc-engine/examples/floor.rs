//! Measures `check` against the floor: a bare walk, reading and `syn::parse_file` of the same files, with the same threads
//! and allocator, and nothing else. Both run alternately in one process.
//!
//! ```text
//! cargo run --release -p conc-engine --example floor -- PATH [ROUNDS]
//! ```
//!
//! Prints seconds per round, and the ratio check/floor of the fastest rounds. `RAYON_NUM_THREADS` sets the threads of both.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

// What is measured allocates as the program does.
use conc_alloc as _;
use conc_check::{Lint, LintMeta};
use conc_engine::{DEFAULT_MAX_FILE_BYTES, Engine, LevelPlan, Progress, Request};
use conc_model::Edition;
use conc_project::{DiscoverOptions, Disk, PathPatterns, ProjectFile, discover};
use rayon::prelude::*;
use walkdir::WalkDir;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let path = PathBuf::from(arguments.next().ok_or("usage: floor PATH [ROUNDS]")?);
    let rounds = arguments
        .next()
        .and_then(|rounds| rounds.to_str()?.parse().ok())
        .unwrap_or(3_u32);
    let mut out = std::io::stdout().lock();
    let pool = rayon::ThreadPoolBuilder::new()
        .stack_size(conc_lower::STACK_SIZE)
        .build()?;
    let files = files(&path)?;
    let bytes: u64 = files.iter().map(|file| file.bytes).sum();
    let mut best = (Duration::MAX, Duration::MAX);
    for round in 1..=rounds {
        let start = Instant::now();
        let parsed = pool.install(|| floor(&path, &files));
        let floor = start.elapsed();
        let start = Instant::now();
        let findings = check(&path)?;
        let check = start.elapsed();
        best = (best.0.min(floor), best.1.min(check));
        writeln!(
            out,
            "round {round}: floor {:.2} s, check {:.2} s ({parsed} files, {bytes} bytes, {findings} findings)",
            floor.as_secs_f64(),
            check.as_secs_f64(),
        )?;
    }
    writeln!(
        out,
        "ratio check/floor: {:.2}",
        best.1.as_secs_f64() / best.0.as_secs_f64()
    )?;
    Ok(())
}

/// The files that `check` will look at, large ones first. Manifests and ignore files are no part of the floor.
fn files(path: &Path) -> Result<Vec<ProjectFile>, conc_project::DiscoverError> {
    let options = DiscoverOptions {
        working_directory: PathBuf::from("."),
        edition: Edition::default(),
        exclude: PathPatterns::default(),
        disk: Disk::default(),
    };
    let mut files = discover(&[path.to_path_buf()], &options)?.files;
    files.sort_by_key(|file| std::cmp::Reverse(file.bytes));
    Ok(files)
}

/// Number of files that parse.
fn floor(path: &Path, files: &[ProjectFile]) -> usize {
    let entries = WalkDir::new(path).into_iter().flatten();
    let rust = entries.filter(|entry| entry.path().extension() == Some(OsStr::new("rs")));
    let sizes = rust.map(|entry| entry.metadata().map_or(0, |metadata| metadata.len()));
    std::hint::black_box(sizes.sum::<u64>());
    let parsed = files.par_iter().with_max_len(1).filter(|file| {
        let text = conc_project::read(&file.absolute, DEFAULT_MAX_FILE_BYTES);
        text.is_ok_and(|text| conc_lower::parse_only(text.text()))
    });
    parsed.count()
}

/// Number of findings of all lints at their default levels.
fn check(path: &Path) -> Result<usize, Box<dyn std::error::Error>> {
    let lints: &[&dyn Lint] = conc_lints::ALL;
    let metas: Vec<&'static LintMeta> = lints.iter().map(|lint| lint.meta()).collect();
    let request = Request {
        paths: vec![path.to_path_buf()],
        working_directory: PathBuf::from("."),
        edition: Edition::default(),
        exclude: PathPatterns::default(),
        levels: LevelPlan::new(&metas, Vec::new())?,
        include_tests: false,
        all_bodies: false,
        stubs: Vec::new(),
        max_file_bytes: DEFAULT_MAX_FILE_BYTES,
        overlays: Vec::new(),
        progress: Arc::new(Progress::default()),
    };
    // Threads and known libraries are made anew, as in every run of the command.
    Ok(Engine::new(None)?.check(&request, lints)?.findings.len())
}
