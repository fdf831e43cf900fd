//! Builds reports from texts and needles, so that tests need not count bytes.

use conc_check::{Finding, FixKind, Group, Label, Level, LintMeta, Precision};
use conc_model::{Problem, ProblemKind};
use conc_policy::{FileProblem, Report, ReportFile, Reported};
use conc_render::{Format, Options, Style, render};
use conc_source::{FileId, SourceText, Span};

/// A lint as documentation and levels need it.
pub(crate) static AWAIT_HOLDING_LOCK: LintMeta =
    lint("await_holding_lock", Group::Suspicious, Level::Warn);
/// A second one, denied by default.
pub(crate) static DETACHED_TASK: LintMeta = lint("detached_task", Group::Correctness, Level::Deny);
/// Both.
pub(crate) static LINTS: [&LintMeta; 2] = [&AWAIT_HOLDING_LOCK, &DETACHED_TASK];

const fn lint(name: &'static str, group: Group, level: Level) -> LintMeta {
    LintMeta {
        name,
        group,
        level,
        precision: Precision::High,
        since: "0.1.0",
        fix: FixKind::None,
        in_clippy: true,
        in_tests: false,
        docs: " Finds *sample* code with `x`.\n\n ### What it does\n\n Nothing, but it has a paragraph that is long \
               enough to be\n wrapped somewhere by every terminal.\n\n - one\n - two\n\n ### Bad\n\n ```rust,bad\n fn f() {\n     \
               g();\n }\n ```\n",
    }
}

/// A file of two functions, one after the other.
pub(crate) const POOL: &str = "\
use std::sync::Mutex;

pub struct Pool {
    idle: Mutex<Vec<Connection>>,
}

impl Pool {
    pub async fn refresh(&self) {
        let mut idle = self.idle.lock().unwrap();
        for connection in idle.iter_mut() {
            connection.ping().await;
        }
    }

    pub fn watch(self: Arc<Self>) {
        tokio::spawn(async move { self.refresh().await });
    }
}
";

/// A report in the making.
#[derive(Default)]
pub(crate) struct Sample {
    pub(crate) report: Report,
}

impl Sample {
    pub(crate) fn file(mut self, path: &str, text: &str) -> Self {
        self.report.files.push(ReportFile {
            path: path.to_owned(),
            root_path: format!("repo/{path}"),
            is_reported: true,
            text: Some(SourceText::new(text.to_owned())),
        });
        self.report.statistics.files += 1;
        self.report.statistics.analysed += 1;
        self
    }

    /// A label at the first place of `needle` in the file.
    pub(crate) fn label(&self, file: u32, needle: &str, text: &str) -> Label {
        let source = self.report.files[file as usize]
            .text
            .as_ref()
            .expect("samples keep their text");
        let start = source
            .text()
            .find(needle)
            .expect("the needle is in the file");
        let start = u32::try_from(start).expect("samples are small");
        Label {
            file: FileId(file),
            span: Span::new(
                start,
                start + u32::try_from(needle.len()).expect("needles are small"),
            ),
            text: text.to_owned(),
        }
    }

    pub(crate) fn finding(
        self,
        lint: &'static LintMeta,
        message: &str,
        labels: &[(u32, &str, &str)],
    ) -> Self {
        self.finding_with(lint, message, labels, |_| {})
    }

    /// The first label is the primary one.
    pub(crate) fn finding_with(
        mut self,
        lint: &'static LintMeta,
        message: &str,
        labels: &[(u32, &str, &str)],
        change: impl FnOnce(&mut Finding),
    ) -> Self {
        let mut labels: Vec<_> = labels
            .iter()
            .map(|(file, needle, text)| self.label(*file, needle, text))
            .collect();
        let mut finding = Finding {
            lint,
            message: message.to_owned(),
            primary: labels.remove(0),
            labels,
            help: "end the guard's scope before the await".to_owned(),
            note: None,
            item: "pool::Pool::refresh".to_owned(),
            is_test: false,
            suggestions: Vec::new(),
        };
        change(&mut finding);
        self.report.findings.push(Reported {
            finding,
            level: lint.level,
        });
        self
    }

    pub(crate) fn problem(mut self, file: u32, needle: &str, message: &str) -> Self {
        let span = self.label(file, needle, "").span;
        self.report.problems.push(FileProblem {
            file: Some(FileId(file)),
            path: self.report.files[file as usize].path.clone(),
            problem: Problem {
                kind: ProblemKind::Syntax,
                message: message.into(),
                span,
            },
        });
        self
    }

    pub(crate) fn unreadable(mut self, path: &str) -> Self {
        self.report.problems.push(FileProblem {
            file: None,
            path: path.to_owned(),
            problem: Problem {
                kind: ProblemKind::Read,
                message: "permission denied".into(),
                span: Span::default(),
            },
        });
        self
    }

    pub(crate) fn render(&self, format: Format, width: usize, style: Style) -> String {
        let mut out = Vec::new();
        let options = Options {
            style,
            width,
            ..Options::default()
        };
        render(format, &self.report, &LINTS, options, &mut out).expect("a vector takes all bytes");
        String::from_utf8(out).expect("reports are UTF-8")
    }
}

/// A lock held over an await, and a spawned task whose story goes on in another file.
pub(crate) fn two_findings() -> Sample {
    Sample::default()
        .file("src/main.rs", "fn main() {\n    let pool = Pool::open();\n    pool.watch();\n}\n")
        .file("src/pool.rs", POOL)
        .finding_with(
            &AWAIT_HOLDING_LOCK,
            "`idle` (a `std::sync::MutexGuard`) is held across an await point",
            &[
                (1, "let mut idle", "the guard of `self.idle` is taken here"),
                (1, "connection.ping().await", "still held while this future is suspended"),
            ],
            |finding| {
                finding.help = "collect what the loop needs, end the guard's scope, then await; or use an async-aware \
                                mutex if the lock must span the await"
                    .to_owned();
                finding.note = Some("a task that is suspended here blocks every thread that locks `self.idle`".to_owned());
            },
        )
        .finding_with(
            &DETACHED_TASK,
            "the task is detached: nothing joins or cancels it",
            &[
                (1, "tokio::spawn(async move { self.refresh().await })", "its `JoinHandle` is dropped here"),
                (0, "pool.watch()", "called from `main`, which may return first"),
            ],
            |finding| finding.help = "keep the `JoinHandle` in `Pool` and await it on shutdown".to_owned(),
        )
}
