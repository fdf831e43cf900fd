//! The engine on texts in memory: fences, order, and what is kept.

use std::num::NonZeroUsize;

use conc_check::{Finding, FixKind, Group, Label, Level, Lint, LintMeta, Precision, Sink};
use conc_engine::{Engine, TextOptions};
use conc_link::{BodyRef, World};
use conc_model::{Edition, ProblemKind};
use conc_policy::{Levels, Report};

const fn meta(name: &'static str) -> LintMeta {
    LintMeta {
        name,
        group: Group::Correctness,
        level: Level::Deny,
        precision: Precision::High,
        since: "0.1.0",
        fix: FixKind::None,
        in_clippy: false,
        in_tests: true,
        docs: "A lint of this test.",
    }
}

static EVERY_BODY: LintMeta = meta("every_body");
static PANICS: LintMeta = meta("panics");

struct EveryBody;
struct Panics;

impl Lint for EveryBody {
    fn meta(&self) -> &'static LintMeta {
        &EVERY_BODY
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let model = world.universe().model(body.file);
        let span = world.universe().body(body).span;
        out.push(Finding {
            lint: &EVERY_BODY,
            message: "a body".to_owned(),
            primary: Label {
                file: model.file,
                span,
                text: String::new(),
            },
            labels: Vec::new(),
            help: String::new(),
            note: None,
            item: String::new(),
            is_test: false,
            suggestions: Vec::new(),
        });
    }
}

impl Lint for Panics {
    fn meta(&self) -> &'static LintMeta {
        &PANICS
    }

    fn check_body(&self, _world: &World, _body: BodyRef, _out: &mut Sink) {
        panic!("as the test wants it");
    }
}

fn check(texts: &[(&str, &str)], lints: &[&dyn Lint]) -> Report {
    let metas: Vec<&'static LintMeta> = lints.iter().map(|lint| lint.meta()).collect();
    let options = TextOptions {
        edition: Edition::E2021,
        levels: Levels::new(&metas, []).expect("no flags, no unknown names"),
        include_tests: true,
        all_bodies: true,
    };
    let texts = texts
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    Engine::new(None)
        .expect("threads can be started")
        .check_texts(texts.collect(), &options, lints)
}

#[test]
fn findings_come_in_the_order_of_files_and_places() {
    let report = check(
        &[
            ("b.rs", "fn b() {}\n"),
            ("a.rs", "fn a() {}\nfn c() {}\n"),
            ("z.rs", "struct S;\n"),
        ],
        &[&EveryBody],
    );
    let places: Vec<(&str, u32)> = report
        .findings
        .iter()
        .map(|reported| {
            let primary = &reported.finding.primary;
            (
                report.files[primary.file.0 as usize].path.as_str(),
                primary.span.start,
            )
        })
        .collect();
    assert_eq!(places, [("a.rs", 7), ("a.rs", 17), ("b.rs", 7)]);
    let kept: Vec<bool> = report
        .files
        .iter()
        .map(|file| file.text.is_some())
        .collect();
    assert_eq!(kept, [true, true, false]);
    assert_eq!(
        (
            report.statistics.files,
            report.statistics.lines,
            report.statistics.bodies
        ),
        (3, 4, 3)
    );
}

#[test]
fn a_panic_in_a_lint_is_a_problem_that_names_it_and_hides_nothing_else() {
    let report = check(&[("a.rs", "fn a() {}\n")], &[&Panics, &EveryBody]);
    assert_eq!(report.findings.len(), 1);
    let problem = &report.problems[0];
    assert_eq!(
        (problem.path.as_str(), problem.problem.kind),
        ("a.rs", ProblemKind::Internal)
    );
    assert!(
        problem.problem.message.contains("lint `panics`"),
        "{}",
        problem.problem.message
    );
    assert!(
        problem.problem.message.contains("as the test wants it"),
        "{}",
        problem.problem.message
    );
}

#[test]
fn first_requests_may_come_at_the_same_time() {
    let metas = [&EVERY_BODY];
    let options = TextOptions {
        edition: Edition::default(),
        levels: Levels::new(&metas, []).expect("the lint exists"),
        include_tests: false,
        all_bodies: true,
    };
    let engine = Engine::new(NonZeroUsize::new(2)).expect("threads can be started");
    let findings = || {
        let texts = vec![("a.rs".to_owned(), "fn a() {}\n".to_owned())];
        engine
            .check_texts(texts, &options, &[&EveryBody])
            .findings
            .len()
    };
    let counts: Vec<usize> = std::thread::scope(|scope| {
        let requests: Vec<_> = (0..16).map(|_| scope.spawn(findings)).collect();
        let results = requests.into_iter().map(|request| request.join());
        results
            .map(|result| result.expect("no request fails"))
            .collect()
    });
    assert_eq!(counts, [1; 16]);
}
