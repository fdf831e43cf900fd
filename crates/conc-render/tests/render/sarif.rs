//! SARIF, read back by a strict reader.

use conc_check::Level as LintLevel;
use conc_render::{Format, Style};

use crate::{
    sample::{AWAIT_HOLDING_LOCK, DETACHED_TASK, Sample, two_findings},
    sarif_reader::{ColumnKind, Level, Log, Region, ResultRow, Run},
};

fn run(sample: &Sample) -> Run {
    let text = sample.render(Format::Sarif, 80, Style::default());
    let mut log: Log = serde_json::from_str(&text).expect("our SARIF is what GitHub reads");
    assert_eq!(log.version, "2.1.0");
    assert_eq!(log.runs.len(), 1);
    log.runs.remove(0)
}

fn region(row: &ResultRow) -> [u32; 4] {
    let region = row.locations[0].physical_location.region.as_ref();
    let Region {
        start_line,
        start_column,
        end_line,
        end_column,
    } = region.expect("results have a region");
    [*start_line, *start_column, *end_line, *end_column]
}

fn line_hash(row: &ResultRow) -> &str {
    &row.partial_fingerprints["primaryLocationLineHash"]
}

#[test]
fn lints_are_documented_even_without_findings() {
    let run = run(&Sample::default());
    assert_eq!(run.results.len(), 0);
    assert_eq!(run.automation_details.id, "conc-lint/");
    assert_eq!(run.column_kind, ColumnKind::UnicodeCodePoints);
    assert!(run.invocations[0].execution_successful);
    let ids: Vec<_> = run
        .tool
        .driver
        .rules
        .iter()
        .map(|rule| rule.id.as_str())
        .collect();
    let own = [
        "unfulfilled_expectation",
        "unknown_lint_in_suppression",
        "unused_suppression",
    ];
    assert_eq!(
        ids,
        [&["await_holding_lock", "detached_task"][..], &own].concat()
    );
    for rule in &run.tool.driver.rules {
        assert!(
            !rule.short_description.text.is_empty() && rule.short_description.text.len() <= 1024
        );
        assert!(!rule.full_description.text.is_empty() && rule.full_description.text.len() <= 1024);
        assert!(
            rule.help_uri
                .ends_with(&format!("/lints/CATALOGUE.md#{}", rule.id))
        );
        assert!(rule.help.text.contains("What it does") && !rule.help.text.contains("```"));
        assert!(
            rule.help.markdown.contains("```rust\n") && !rule.help.markdown.contains("rust,bad")
        );
    }
    let rule = &run.tool.driver.rules[1];
    assert_eq!(rule.name, "DetachedTask");
    assert_eq!(rule.default_configuration.level, Level::Error);
    assert_eq!(rule.properties.severity, "error");
    assert_eq!(rule.properties.precision, "high");
    assert_eq!(rule.properties.tags, ["concurrency", "correctness"]);
}

#[test]
fn the_gravest_come_first_and_point_at_their_lint() {
    let run = run(&two_findings());
    let levels: Vec<_> = run
        .results
        .iter()
        .map(|row| (&*row.rule_id, &row.level))
        .collect();
    assert_eq!(
        levels,
        [
            ("detached_task", &Level::Error),
            ("await_holding_lock", &Level::Warning)
        ]
    );
    for row in &run.results {
        assert_eq!(run.tool.driver.rules[row.rule_index].id, row.rule_id);
    }
}

#[test]
fn the_story_is_linked_and_flows() {
    let run = run(&two_findings());
    let row = &run.results[0];
    assert_eq!(
        row.message.text,
        "The task is detached: nothing joins or cancels it.\n\
         [called from `main`, which may return first](1).\n\
         Help: keep the `JoinHandle` in `Pool` and await it on shutdown."
    );
    let related = &row.related_locations[0];
    assert_eq!(related.id, Some(1));
    assert_eq!(
        related.physical_location.artifact_location.uri,
        "repo/src/main.rs"
    );
    let steps = &row.code_flows[0].thread_flows[0].locations;
    let texts: Vec<_> = steps
        .iter()
        .filter_map(|step| step.location.message.as_ref())
        .map(|it| &*it.text)
        .collect();
    assert_eq!(
        texts,
        [
            "its `JoinHandle` is dropped here",
            "called from `main`, which may return first"
        ]
    );
}

#[test]
fn a_finding_without_steps_has_no_flow() {
    let sample =
        Sample::default()
            .file("a.rs", "x")
            .finding(&DETACHED_TASK, "m", &[(0, "x", "here")]);
    let run = run(&sample);
    assert!(run.results[0].code_flows.is_empty() && run.results[0].related_locations.is_empty());
}

#[test]
fn quoted_code_is_neither_link_nor_control() {
    let sample = Sample::default().file("a.rs", "x y").finding(
        &DETACHED_TASK,
        "`slots[i](x)` \u{202e}hangs",
        &[(0, "x", ""), (0, "y", "takes `v[0]`")],
    );
    let text = &run(&sample).results[0].message.text;
    assert!(
        text.starts_with("`slots[i] (x)` <U+202E>hangs.\n[takes `v\\[0\\]`](1)."),
        "{text}"
    );
}

#[test]
fn uris_are_relative_encoded_and_never_escape_their_base() {
    let uri = |path: &str| {
        let mut sample =
            Sample::default()
                .file("a.rs", "x")
                .finding(&DETACHED_TASK, "m", &[(0, "x", "")]);
        sample.report.files[0].root_path = path.to_owned();
        let location = run(&sample).results.remove(0).locations.remove(0);
        let artifact = location.physical_location.artifact_location;
        (artifact.uri, artifact.uri_base_id)
    };
    let base = Some("%SRCROOT%".to_owned());
    assert_eq!(
        uri("src/a b#ä%.rs"),
        ("src/a%20b%23%C3%A4%25.rs".to_owned(), base.clone())
    );
    assert_eq!(uri("./c:x.rs"), ("c%3Ax.rs".to_owned(), base));
    assert_eq!(uri("/tmp/a.rs"), ("file:///tmp/a.rs".to_owned(), None));
}

#[test]
fn regions_are_one_line_long_and_count_characters() {
    let text = "\u{feff}ß🦀 = spawn(async {\r\n    g();\r\n});\r\n  k();";
    let sample = Sample::default()
        .file("a.rs", text)
        .finding(
            &DETACHED_TASK,
            "m",
            &[(0, "spawn(async {\r\n    g();\r\n})", "")],
        )
        .finding(&DETACHED_TASK, "m", &[(0, "k()", "")]);
    let run = run(&sample);
    assert_eq!(region(&run.results[0]), [1, 6, 1, 19]);
    assert_eq!(region(&run.results[1]), [4, 3, 4, 6]);
}

#[test]
fn problems_are_notifications() {
    let sample = Sample::default()
        .file("a.rs", "fn (")
        .problem(0, "(", "expected a name")
        .unreadable("b.rs");
    let run = run(&sample);
    let notifications = &run.invocations[0].tool_execution_notifications;
    let kinds: Vec<_> = notifications
        .iter()
        .filter_map(|it| it.descriptor.as_ref())
        .collect();
    assert_eq!(
        (kinds[0].id.as_str(), kinds[1].id.as_str()),
        ("syntax", "read")
    );
    assert_eq!(
        notifications[0].locations[0]
            .physical_location
            .artifact_location
            .uri,
        "repo/a.rs"
    );
    assert_eq!(notifications[1].level, Level::Error);
}

#[test]
fn a_flood_is_capped_by_severity_and_says_so() {
    let mut sample = Sample::default().file("a.rs", "x y");
    for _ in 0..5_000 {
        sample = sample.finding(&AWAIT_HOLDING_LOCK, "m", &[(0, "x", "")]);
    }
    sample = sample.finding(&DETACHED_TASK, "the grave one", &[(0, "y", "")]);
    let run = run(&sample);
    assert_eq!(run.results.len(), 5_000);
    assert_eq!(run.results[0].rule_id, "detached_task");
    let text = &run.invocations[0].tool_execution_notifications[0]
        .message
        .text;
    assert!(text.starts_with("1 findings are left out"), "{text}");
    let mut keys: Vec<_> = run
        .results
        .iter()
        .map(|row| &row.partial_fingerprints["concLint/v1"])
        .collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), 5_000);
}

#[test]
fn a_long_story_is_cut() {
    let steps: Vec<String> = (0..300).map(|step| format!("step{step:03}")).collect();
    let labels: Vec<_> = steps
        .iter()
        .map(|step| (0, step.as_str(), step.as_str()))
        .collect();
    let sample =
        Sample::default()
            .file("a.rs", &steps.join("\n"))
            .finding(&DETACHED_TASK, "m", &labels);
    let row = run(&sample).results.remove(0);
    assert_eq!(row.code_flows[0].thread_flows[0].locations.len(), 100);
    assert_eq!(row.related_locations.len(), 99);
}

#[test]
fn a_forbidden_lint_is_an_error() {
    let mut sample =
        Sample::default()
            .file("a.rs", "x")
            .finding(&AWAIT_HOLDING_LOCK, "m", &[(0, "x", "")]);
    sample.report.findings[0].level = LintLevel::Forbid;
    assert_eq!(run(&sample).results[0].level, Level::Error);
}

/// The expected hashes were computed with the script that `github/codeql-action` runs.
#[test]
fn line_hashes_are_those_of_github() {
    for (text, needle, expected) in LINE_HASHES {
        let sample =
            Sample::default()
                .file("a.rs", text)
                .finding(&DETACHED_TASK, "m", &[(0, needle, "")]);
        assert_eq!(
            line_hash(&run(&sample).results[0]),
            *expected,
            "{needle:?} in {text:?}"
        );
    }
}

const LINE_HASHES: &[(&str, &str, &str)] = &[
    ("x", "x", "638816509450efbf:1"),
    (
        "fn f() {\n\tlet a = 1;\r\n    let b = 2;\n}\n",
        "let a",
        "f41f8ace542cd5ea:1",
    ),
    (
        "fn f() {\n\tlet a = 1;\r\n    let b = 2;\n}\n",
        "let b",
        "31ecd4cba952d859:1",
    ),
    ("// 🦀 ä\nspawn();\n", "spawn", "bbf6b1753de93582:1"),
    ("\u{feff}first();\n", "first", "7e21c363c0f37b48:1"),
];

#[test]
fn equal_lines_are_numbered_by_their_hash() {
    let line = "    work(); // the same line again\n";
    let text = line.repeat(9) + "end();";
    for (before, expected) in [
        (0, "f1585caa6e55d49a:1"),
        (5, "f1585caa6e55d49a:6"),
        (6, "b0ca92b3efd5ac74:1"),
    ] {
        let mut sample = Sample::default().file("a.rs", &text).finding(
            &DETACHED_TASK,
            "m",
            &[(0, "work()", "")],
        );
        let start = u32::try_from(before * line.len()).expect("samples are small");
        sample.report.findings[0].finding.primary.span = conc_source::Span::new(start, start + 8);
        assert_eq!(line_hash(&run(&sample).results[0]), expected);
    }
}
