//! Compares the declaration files with the sources of the crates that they describe, so that they cannot rot. It looks
//! at names, arity, asyncness and receivers; whether a stated fact is true it cannot tell.
//!
//! ```text
//! cargo run --release -p conc-apis --example stub_check -- list
//! cargo run --release -p conc-apis --example stub_check -- compare SOURCES EXCEPTIONS [verbose]
//! ```
//!
//! `list` prints `PACKAGE VERSION` for all that the stubs describe. `SOURCES` is a file with lines
//! `PACKAGE VERSION DIRECTORY`; a stub of which a package is missing there is named and skipped. Exit code 1: a stub
//! contradicts its sources, or an exception is not needed.

mod compare;
mod declared;
mod exceptions;
mod real;
mod signature;
mod versions;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use compare::{Outcome, Verdict};
use conc_project::DEFAULT_MAX_FILE_BYTES;
use declared::Declared;
use exceptions::Exceptions;
use versions::Version;

type AnyError = Box<dyn std::error::Error + Send + Sync>;

const USAGE: &str = "usage: stub_check list | stub_check compare SOURCES EXCEPTIONS [verbose]";

fn main() -> Result<ExitCode, AnyError> {
    // Lowering recurses.
    let thread = std::thread::Builder::new()
        .stack_size(conc_lower::STACK_SIZE)
        .spawn(run)?;
    thread.join().map_err(|_| "the comparison panicked")?
}

fn run() -> Result<ExitCode, AnyError> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["list"] => list(),
        ["compare", sources, exceptions] => compare(sources, exceptions, false),
        ["compare", sources, exceptions, "verbose"] => compare(sources, exceptions, true),
        _ => Err(USAGE.into()),
    }
}

fn list() -> Result<ExitCode, AnyError> {
    let mut out = std::io::stdout().lock();
    for stub in conc_apis::STUBS {
        for version in versions::of_stub(stub)? {
            writeln!(out, "{} {}", version.package, version.version)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn compare(sources: &str, exceptions: &str, verbose: bool) -> Result<ExitCode, AnyError> {
    let sources = versions::sources(&text(sources)?)?;
    let mut exceptions = Exceptions::parse(&text(exceptions)?)?;
    let declared = Declared::read()?;
    let real = real::read(&sources, &declared)?;
    let mut out = std::io::stdout().lock();
    let mut total = Total::default();
    for stub in &declared.stubs {
        let versions = names(&stub.versions);
        let missing: Vec<&Version> = stub
            .versions
            .iter()
            .filter(|version| !sources.iter().any(|source| source.version == **version))
            .collect();
        if !missing.is_empty() {
            writeln!(
                out,
                "{} NOT compared: no sources of {}",
                stub.krate,
                names(missing)
            )?;
            total.skipped += 1;
            exceptions.skip(stub.krate);
            continue;
        }
        let mut outcomes = compare::compare(&declared, stub, &real);
        exceptions.apply(&mut outcomes);
        let counts = Counts::of(&outcomes);
        writeln!(out, "{}: {versions}: {counts}", stub.krate)?;
        for outcome in outcomes.iter().filter(|outcome| outcome.is_shown(verbose)) {
            writeln!(out, "    {outcome}")?;
        }
        total.counts.add(counts);
    }
    let unused = exceptions.unused();
    for path in &unused {
        writeln!(out, "an exception that nothing needs: {path}")?;
    }
    writeln!(
        out,
        "all stubs: {}, {} stubs skipped",
        total.counts, total.skipped
    )?;
    let is_good = total.counts.contradictions == 0 && unused.is_empty();
    Ok(if is_good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn text(path: &str) -> Result<String, AnyError> {
    let text = conc_project::read(Path::new(path), DEFAULT_MAX_FILE_BYTES);
    let text = text.map_err(|problem| format!("{path}: {}", problem.message))?;
    Ok(text.text().to_owned())
}

fn names<'a>(versions: impl IntoIterator<Item = &'a Version>) -> String {
    let names = versions
        .into_iter()
        .map(|version| format!("{} {}", version.package, version.version));
    names.collect::<Vec<_>>().join(", ")
}

#[derive(Default)]
struct Total {
    counts: Counts,
    skipped: usize,
}

/// How many declarations were compared, and with which result.
#[derive(Clone, Copy, Default)]
struct Counts {
    agree: usize,
    unverifiable: usize,
    excepted: usize,
    contradictions: usize,
}

impl Counts {
    fn of(outcomes: &[Outcome]) -> Self {
        let mut counts = Self::default();
        for outcome in outcomes {
            *match outcome.verdict {
                Verdict::Agrees => &mut counts.agree,
                Verdict::Unverifiable(_) => &mut counts.unverifiable,
                Verdict::Excepted => &mut counts.excepted,
                Verdict::Contradicts(_) => &mut counts.contradictions,
            } += 1;
        }
        counts
    }

    fn add(&mut self, other: Self) {
        self.agree += other.agree;
        self.unverifiable += other.unverifiable;
        self.excepted += other.excepted;
        self.contradictions += other.contradictions;
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all = self.agree + self.unverifiable + self.excepted + self.contradictions;
        write!(
            f,
            "{all} declarations, {} agree, {} not verifiable, {} exceptions, {} contradict",
            self.agree, self.unverifiable, self.excepted, self.contradictions
        )
    }
}
