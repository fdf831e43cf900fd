//! Which suggestions are carried out together.

use conc_check::{
    Applicability, Edit, Finding, FixKind, Group, Label, Level, LintMeta, Precision, Suggestion,
};
use conc_policy::{FixedFile, Report, ReportFile, Reported, fixes};
use conc_source::{FileId, SourceText, Span};

static LINT: LintMeta = LintMeta {
    name: "a_lint",
    group: Group::Suspicious,
    level: Level::Warn,
    precision: Precision::High,
    since: "0.1.0",
    fix: FixKind::Sometimes,
    in_clippy: false,
    in_tests: false,
    docs: "",
};

/// One suggestion: is it safe, and which ranges of which file are replaced by what?
type Wanted<'a> = (bool, &'a [(u32, u32, u32, &'a str)]);

fn report(texts: &[&str], wanted: &[Wanted<'_>]) -> Report {
    let file = |(index, text): (usize, &&str)| ReportFile {
        path: format!("{index}.rs"),
        root_path: format!("{index}.rs"),
        is_reported: true,
        text: Some(SourceText::new((*text).to_owned())),
    };
    Report {
        files: texts.iter().enumerate().map(file).collect(),
        findings: wanted.iter().map(reported).collect(),
        ..Report::default()
    }
}

fn reported((is_safe, edits): &Wanted<'_>) -> Reported {
    let edits = edits.iter().map(|(file, start, end, text)| Edit {
        file: FileId(*file),
        span: Span::new(*start, *end),
        text: (*text).to_owned(),
    });
    let applicability = if *is_safe {
        Applicability::MachineApplicable
    } else {
        Applicability::MaybeIncorrect
    };
    let suggestion = Suggestion {
        title: "do".to_owned(),
        applicability,
        edits: edits.collect(),
    };
    let primary = Label {
        file: FileId(0),
        span: Span::new(0, 1),
        text: String::new(),
    };
    let finding = Finding {
        lint: &LINT,
        message: String::new(),
        primary,
        labels: Vec::new(),
        help: String::new(),
        note: None,
        item: String::new(),
        is_test: false,
        suggestions: vec![suggestion],
    };
    Reported {
        finding,
        level: Level::Warn,
    }
}

fn texts(report: &Report, all: bool) -> (Vec<String>, usize, usize) {
    let fixed = fixes(report, all, |_| true);
    let text = |file: FixedFile| file.text;
    let texts = fixed.files.into_iter().map(text).collect();
    (texts, fixed.findings, fixed.postponed)
}

#[test]
fn edits_are_applied_from_the_front_whatever_their_order() {
    let report = report(
        &["abcdef"],
        &[
            (true, &[(0, 4, 5, "E"), (0, 0, 0, ">")]),
            (true, &[(0, 2, 3, "")]),
        ],
    );
    assert_eq!(texts(&report, false), (vec![">abdEf".to_owned()], 2, 0));
}

#[test]
fn what_meets_another_edit_waits_as_a_whole() {
    let report = report(
        &["abcdef", "xyz"],
        &[
            (true, &[(0, 1, 3, "-")]),
            (true, &[(0, 3, 4, "+"), (1, 0, 1, "X")]),
            (true, &[(0, 1, 1, "!")]),
        ],
    );
    assert_eq!(texts(&report, false), (vec!["a-def".to_owned()], 1, 2));
}

#[test]
fn unsafe_suggestions_wait_for_being_asked() {
    let report = report(&["abc"], &[(false, &[(0, 0, 1, "A")])]);
    assert_eq!(texts(&report, false), (vec![], 0, 0));
    assert_eq!(texts(&report, true), (vec!["Abc".to_owned()], 1, 0));
}

#[test]
fn a_suggestion_with_a_file_that_must_not_change_is_left_out_as_a_whole() {
    let report = report(
        &["abc", "xyz"],
        &[(true, &[(0, 0, 1, "A"), (1, 0, 1, "X")])],
    );
    let fixed = fixes(&report, true, |file| file != FileId(1));
    assert_eq!((fixed.files.len(), fixed.findings), (0, 0));
}

#[test]
fn line_ends_are_those_of_the_file() {
    let report = report(&["a\r\nb\r\n"], &[(true, &[(0, 3, 3, "x;\n")])]);
    assert_eq!(texts(&report, false).0, ["a\r\nx;\r\nb\r\n"]);
}

#[test]
fn a_new_line_is_indented_like_the_one_it_stands_at() {
    let report = report(&["{\n    loop\n}\n"], &[(true, &[(0, 6, 6, "x;\n")])]);
    assert_eq!(texts(&report, false).0, ["{\n    x;\n    loop\n}\n"]);
}
