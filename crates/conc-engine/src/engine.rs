//! The engine: threads, the known libraries, and the runs.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use conc_check::{Finding, Lint};
use conc_link::Library;
use conc_model::Problem;
use conc_policy::{
    FileLevels, FileProblem, FileSuppressions, Input, Report, ReportFile, Statistics, clippy_names,
    with_meta_lints,
};
use conc_project::{DiscoverOptions, Disk, Project, StubFile, discover};
use conc_source::{FileId, SourceText};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::Linked;
use crate::fence::fenced;
use crate::group::{GroupOutcome, OwnedSuppressions, check};
use crate::library::{self, Begun, Selection};
use crate::lower_stage::Bodies;
use crate::pipeline::{LinkResult, Pipeline, Times};
use crate::request::{EngineError, Progress, Request, TextOptions};
use crate::source::Source;
use crate::statistics::GroupStatistics;

/// Threads and known libraries, kept between runs.
#[derive(Debug)]
pub struct Engine {
    pool: ThreadPool,
    library: OnceLock<Arc<Library>>,
    /// Was a request answered already?
    is_warm: AtomicBool,
}

/// What a run looks at, and since when.
struct Run<'r> {
    project: &'r Project,
    source: &'r Source,
    library: &'r Arc<Library>,
    progress: &'r Progress,
    levels: &'r FileLevels,
    include_tests: bool,
    all_bodies: bool,
    discovery: Duration,
}

impl Engine {
    /// Starts `jobs` threads, one per core without a number.
    ///
    /// # Errors
    /// When the system refuses them.
    pub fn new(jobs: Option<NonZeroUsize>) -> Result<Self, EngineError> {
        let pool = ThreadPoolBuilder::new()
            .num_threads(jobs.map_or(0, NonZeroUsize::get))
            // Only what is touched of a stack costs memory.
            .stack_size(conc_lower::STACK_SIZE)
            .thread_name(|index| format!("conc-lint-{index}"))
            .build()
            .map_err(|error| EngineError::Threads {
                jobs,
                reason: error.to_string(),
            })?;
        Ok(Self {
            pool,
            library: OnceLock::new(),
            is_warm: AtomicBool::new(false),
        })
    }

    /// Analyses files on the disk.
    ///
    /// # Errors
    /// When a given path cannot be used. All trouble with what lies below is a problem of the report.
    pub fn check(&self, request: &Request, lints: &[&dyn Lint]) -> Result<Report, EngineError> {
        let start = Instant::now();
        // Nothing is known of the libraries that are needed before all files are, but for one.
        let is_new = !self.is_warm.load(Ordering::Relaxed);
        let begin = || is_new.then(Begun::read);
        let (found, begun) = self.pool.install(|| rayon::join(|| found(request), begin));
        let (project, source) = found?;
        let library = self.library_for(begun, (&project, &source), &request.stubs)?;
        let levels = request.levels.of_files(&project);
        self.pool.install(|| {
            let run = Run {
                project: &project,
                source: &source,
                library: &library,
                progress: &request.progress,
                levels: &levels,
                include_tests: request.include_tests,
                all_bodies: request.all_bodies,
                discovery: start.elapsed(),
            };
            Ok(self.run(&run, lints))
        })
    }

    /// Analyses texts under the given paths (with `/`), as one package without a manifest.
    #[must_use]
    pub fn check_texts(
        &self,
        texts: Vec<(String, String)>,
        options: &TextOptions,
        lints: &[&dyn Lint],
    ) -> Report {
        let mut texts = texts;
        texts.sort();
        let sizes = texts
            .iter()
            .map(|(path, text)| (path.clone(), text.len() as u64));
        let project = Project::of_texts(sizes.collect(), options.edition);
        let texts = texts
            .into_iter()
            .map(|(_, text)| SourceText::new(text))
            .collect();
        let run = Run {
            project: &project,
            source: &Source::Memory(texts),
            library: self.library(),
            progress: &Progress::default(),
            levels: &options.levels.clone().into(),
            include_tests: options.include_tests,
            all_bodies: options.all_bodies,
            discovery: Duration::ZERO,
        };
        self.pool.install(|| self.run(&run, lints))
    }

    /// Is the text, as a whole, valid Rust?
    #[must_use]
    pub fn is_rust(&self, text: &str) -> bool {
        let text = SourceText::new(text.to_owned());
        self.pool.install(|| {
            let parsed = fenced("reading the text", || conc_lower::parse_only(text.text()));
            parsed.unwrap_or(false)
        })
    }

    /// Links the packages of a request and shows each to `look`; answers are in a stable order. For debugging.
    ///
    /// # Errors
    /// When a given path cannot be used.
    pub fn inspect<T: Send>(
        &self,
        request: &Request,
        look: impl Fn(&Linked<'_>) -> T + Sync,
    ) -> Result<Vec<T>, EngineError> {
        let (project, source) = self.pool.install(|| found(request))?;
        let library = if request.stubs.is_empty() {
            Arc::clone(self.library())
        } else {
            self.library_for(None, (&project, &source), &request.stubs)?
        };
        self.pool.install(|| {
            let pipeline = Pipeline {
                project: &project,
                source: &source,
                library: &library,
                progress: &request.progress,
                bodies: if request.all_bodies {
                    Bodies::All
                } else {
                    Bodies::Relevant
                },
                clippy_names: None,
            };
            let (results, _) = pipeline.run(|linked, _| linked.ok().map(|linked| look(&linked)));
            Ok(results.into_iter().flatten().collect())
        })
    }

    /// What a request needs of the known libraries. Whoever asks a second time will ask more often: from then on all are kept.
    /// Own stubs are read anew for every request: they may have changed.
    fn library_for(
        &self,
        begun: Option<Begun>,
        (project, source): (&Project, &Source),
        own: &[StubFile],
    ) -> Result<Arc<Library>, EngineError> {
        if !own.is_empty() {
            let read = || library::library(begun, Selection::all(), own);
            return self.pool.install(read);
        }
        let is_first = !self.is_warm.swap(true, Ordering::Relaxed);
        if !is_first || self.library.get().is_some() {
            return Ok(Arc::clone(self.library()));
        }
        let selection = self
            .pool
            .install(|| Selection::for_project(project, source));
        let read = || library::library(begun, selection, &[]);
        let library = self.pool.install(read)?;
        if selection == Selection::all() {
            return Ok(Arc::clone(self.library.get_or_init(|| library)));
        }
        Ok(library)
    }

    /// The known libraries, read when first asked for. The first question must not come from a thread of the pool.
    fn library(&self) -> &Arc<Library> {
        // A worker that waits takes up other work in the meantime, and that may be a request that waits for the same
        // library: a thread of no pool waits in its place.
        let lower = || {
            let read = || library::library(None, Selection::all(), &[]);
            let library = self.pool.install(read);
            library.expect("only own stubs can be wrong")
        };
        self.library.get_or_init(|| {
            let library = std::thread::scope(|scope| scope.spawn(lower).join());
            library.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }

    fn run(&self, run: &Run<'_>, lints: &[&dyn Lint]) -> Report {
        let enabled: Vec<&dyn Lint> = lints
            .iter()
            .copied()
            .filter(|lint| run.levels.runs(lint.meta()))
            .collect();
        let clippy_names = clippy_names(enabled.iter().map(|lint| lint.meta()));
        let pipeline = Pipeline {
            project: run.project,
            source: run.source,
            library: run.library,
            progress: run.progress,
            bodies: run.bodies(&enabled),
            clippy_names: Some(&clippy_names),
        };
        let look = |linked: LinkResult<'_>, linking| match linked {
            Ok(linked) => check(linked, &enabled, linking),
            Err(problems) => GroupOutcome {
                problems,
                ..GroupOutcome::default()
            },
        };
        let (outcomes, times) = pipeline.run(look);
        let start = Instant::now();
        let mut report = Collected::of(outcomes).report(run, times);
        report.lints = with_meta_lints(&enabled.iter().map(|lint| lint.meta()).collect::<Vec<_>>())
            .iter()
            .map(|lint| lint.name)
            .collect();
        report
            .statistics
            .stages
            .push(("policy", start.elapsed().as_secs_f64()));
        report
    }
}

impl Run<'_> {
    fn bodies(&self, lints: &[&dyn Lint]) -> Bodies {
        // Lints that report in tests are about what tests start themselves.
        let some_in_tests = lints.iter().any(|lint| lint.meta().in_tests);
        match (self.all_bodies, self.include_tests, some_in_tests) {
            (true, ..) => Bodies::All,
            (false, true, _) => Bodies::Relevant,
            (false, false, true) => Bodies::RelevantSpawningTests,
            (false, false, false) => Bodies::RelevantUntested,
        }
    }
}

/// The outcomes of all groups, put together.
#[derive(Default)]
struct Collected {
    findings: Vec<Finding>,
    suppressions: Vec<OwnedSuppressions>,
    problems: Vec<(FileId, Problem)>,
    texts: Vec<(FileId, SourceText)>,
    statistics: GroupStatistics,
}

impl Collected {
    fn of(outcomes: Vec<GroupOutcome>) -> Self {
        let mut all = Self::default();
        for outcome in outcomes {
            all.findings.extend(outcome.findings);
            all.suppressions.extend(outcome.suppressions);
            all.problems.extend(outcome.problems);
            all.texts.extend(outcome.texts);
            all.statistics += outcome.statistics;
        }
        all
    }

    fn report(self, run: &Run<'_>, times: Times) -> Report {
        let files: Vec<FileSuppressions<'_>> = self
            .suppressions
            .iter()
            .map(OwnedSuppressions::borrow)
            .collect();
        let outcome = conc_policy::apply(Input {
            findings: self.findings,
            files: &files,
            levels: run.levels,
            include_tests: run.include_tests,
        });
        let mut statistics = statistics(&self.statistics, run, times);
        statistics.suppressed = outcome.suppressed;
        Report {
            files: report_files(run.project, self.texts),
            findings: outcome.findings,
            problems: problems(run.project, self.problems),
            excluded: run.project.excluded,
            lints: Vec::new(),
            statistics,
        }
    }
}

/// The files of a request, and where their texts are.
fn found(request: &Request) -> Result<(Project, Source), EngineError> {
    let disk = Disk::with(request.overlays.clone());
    let options = DiscoverOptions {
        working_directory: request.working_directory.clone(),
        edition: request.edition,
        exclude: request.exclude.clone(),
        disk: disk.clone(),
    };
    let max_bytes = request.max_file_bytes;
    Ok((
        discover(&request.paths, &options)?,
        Source::Disk { max_bytes, disk },
    ))
}

fn report_files(project: &Project, texts: Vec<(FileId, SourceText)>) -> Vec<ReportFile> {
    let files = project.files.iter().map(|file| ReportFile {
        path: file.path.clone(),
        root_path: file.root_path.clone(),
        is_reported: file.is_reported,
        text: None,
    });
    let mut files: Vec<ReportFile> = files.collect();
    for (file, text) in texts {
        files[file.0 as usize].text = Some(text);
    }
    files
}

/// Problems of files and of other paths, sorted by path and place.
fn problems(project: &Project, of_files: Vec<(FileId, Problem)>) -> Vec<FileProblem> {
    let is_reported = |file: FileId| project.files[file.0 as usize].is_reported;
    let of_files = of_files.into_iter();
    let of_files = of_files.filter(|(file, _)| is_reported(*file));
    let of_files = of_files.map(|(file, problem)| FileProblem {
        file: Some(file),
        path: project.files[file.0 as usize].path.clone(),
        problem,
    });
    let of_paths = project.problems.iter().map(|found| FileProblem {
        file: None,
        path: found.path.clone(),
        problem: found.problem.clone(),
    });
    let mut all: Vec<FileProblem> = of_files.chain(of_paths).collect();
    all.sort_by(|a, b| {
        let key = |problem: &FileProblem| (problem.problem.span, problem.problem.kind);
        let texts = |problem: &FileProblem| problem.problem.message.clone();
        (&a.path, key(a), texts(a)).cmp(&(&b.path, key(b), texts(b)))
    });
    all
}

fn statistics(sum: &GroupStatistics, run: &Run<'_>, times: Times) -> Statistics {
    // Groups are at different stages at the same time: the wall time is shared out by the time that each stage took.
    let stages = [times.lowering, sum.linking, sum.linting].map(|time| time.as_secs_f64());
    let whole = stages.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    let [lower, link, lint] = stages.map(|stage| stage / whole * times.wall.as_secs_f64());
    Statistics {
        files: sum.files,
        analysed: sum.analysed,
        lines: sum.lines,
        bytes: sum.bytes,
        packages: run
            .project
            .groups
            .iter()
            .map(|group| group.packages.len())
            .sum(),
        bodies: sum.bodies,
        bodies_read: sum.bodies_read,
        stages: vec![
            ("discover", run.discovery.as_secs_f64()),
            ("lower", lower),
            ("link", link),
            ("lint", lint),
        ],
        receivers: sum.receivers,
        receivers_known: sum.receivers_known,
        suppressed: 0,
    }
}
