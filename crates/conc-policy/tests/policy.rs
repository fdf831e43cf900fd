//! Levels and suppressions, from the outside: findings in, findings out.

use conc_check::{Finding, FixKind, Group, Label, Level, LintMeta, Precision};
use conc_model::{Suppression, SuppressionKind, SuppressionOrigin};
use conc_policy::{FileSuppressions, Input, Levels, Outcome, apply, clippy_names};
use conc_source::{FileId, Span};

static HELD: LintMeta = lint("await_holding_lock", Group::Suspicious, false);
static DETACHED: LintMeta = lint("detached_task", Group::Correctness, false);
static MUTEX_ATOMIC: LintMeta = lint("mutex_atomic", Group::Perf, true);
static FUSSY: LintMeta = lint("fussy", Group::Pedantic, false);
static LINTS: [&LintMeta; 4] = [&HELD, &DETACHED, &MUTEX_ATOMIC, &FUSSY];

const fn lint(name: &'static str, group: Group, in_tests: bool) -> LintMeta {
    LintMeta {
        name,
        group,
        level: group.level(),
        precision: Precision::High,
        since: "0.1.0",
        fix: FixKind::None,
        // `detached_task` is ours alone.
        in_clippy: !matches!(group, Group::Correctness),
        in_tests,
        docs: "Docs.",
    }
}

fn levels(flags: &[(Level, &str)]) -> Levels {
    Levels::new(&LINTS, flags.iter().copied()).expect("the names are known")
}

/// A finding at one byte of file 0.
fn finding(lint: &'static LintMeta, at: u32) -> Finding {
    Finding {
        lint,
        message: format!("found {}", lint.name),
        primary: Label {
            file: FileId(0),
            span: Span::new(at, at + 5),
            text: String::new(),
        },
        labels: Vec::new(),
        help: String::new(),
        note: None,
        item: String::new(),
        is_test: false,
        suggestions: Vec::new(),
    }
}

/// A suppression whose own text stands right before its scope.
fn suppression(kind: SuppressionKind, names: &[&str], scope: std::ops::Range<u32>) -> Suppression {
    let at = scope.start - 1;
    Suppression {
        kind,
        origin: SuppressionOrigin::Comment,
        lints: names
            .iter()
            .map(|name| ((*name).into(), Span::new(at, at + 1)))
            .collect(),
        reason: None,
        scope: Span::new(scope.start, scope.end),
        span: Span::new(at, at + 1),
    }
}

fn allow(names: &[&str], scope: std::ops::Range<u32>) -> Suppression {
    suppression(SuppressionKind::Allow, names, scope)
}

fn expect(names: &[&str], scope: std::ops::Range<u32>) -> Suppression {
    suppression(SuppressionKind::Expect, names, scope)
}

fn clippy(names: &[&str], scope: std::ops::Range<u32>) -> Suppression {
    Suppression {
        origin: SuppressionOrigin::Clippy,
        ..allow(names, scope)
    }
}

fn run(findings: Vec<Finding>, suppressions: &[Suppression], levels: &Levels) -> Outcome {
    let files = [FileSuppressions {
        file: FileId(0),
        suppressions,
        complete: true,
    }];
    apply(Input {
        findings,
        files: &files,
        levels: &levels.clone().into(),
        include_tests: false,
    })
}

/// `lint@start` of every finding that is shown, in order.
fn shown(outcome: &Outcome) -> Vec<String> {
    let show = |finding: &Finding| format!("{}@{}", finding.lint.name, finding.primary.span.start);
    outcome
        .findings
        .iter()
        .map(|reported| show(&reported.finding))
        .collect()
}

mod levels_of_lints {
    use super::*;

    #[test]
    fn later_flags_win_and_groups_reach_their_members() {
        let levels = levels(&[
            (Level::Deny, "suspicious"),
            (Level::Allow, "await_holding_lock"),
            (Level::Warn, "pedantic"),
        ]);
        assert_eq!(levels.level(&HELD), Level::Allow);
        assert_eq!(levels.level(&FUSSY), Level::Warn);
        assert_eq!(levels.level(&DETACHED), Level::Deny);
        assert_eq!(levels.level(&conc_policy::UNUSED_SUPPRESSION), Level::Deny);
        assert!(!levels.runs(&HELD) && levels.runs(&FUSSY));
    }

    #[test]
    fn all_is_every_lint_and_one_can_be_picked_from_it() {
        let levels = levels(&[(Level::Allow, "all"), (Level::Warn, "fussy")]);
        let running: Vec<_> = LINTS
            .iter()
            .filter(|lint| levels.runs(lint))
            .map(|lint| lint.name)
            .collect();
        assert_eq!(running, ["fussy"]);
    }

    #[test]
    fn warnings_means_what_is_a_warning_in_the_end() {
        let levels = levels(&[
            (Level::Deny, "warnings"),
            (Level::Warn, "fussy"),
            (Level::Allow, "perf"),
        ]);
        assert_eq!(levels.level(&FUSSY), Level::Deny);
        assert_eq!(levels.level(&HELD), Level::Deny);
        assert_eq!(levels.level(&MUTEX_ATOMIC), Level::Allow);
    }

    #[test]
    fn forbid_stays() {
        let levels = levels(&[
            (Level::Forbid, "suspicious"),
            (Level::Allow, "await_holding_lock"),
            (Level::Warn, "all"),
        ]);
        assert_eq!(levels.level(&HELD), Level::Forbid);
    }

    #[test]
    fn unknown_names_are_all_named_with_their_likes() {
        let flags = [
            (Level::Deny, "await-holding-locks"),
            (Level::Warn, "task_detached"),
            (Level::Warn, "zzz"),
        ];
        let error = Levels::new(&LINTS, flags).expect_err("no such lints");
        assert_eq!(
            error.to_string(),
            "unknown lint or group `await-holding-locks` (did you mean `await_holding_lock`?); unknown lint or group \
             `task_detached` (did you mean `detached_task`?); unknown lint or group `zzz`; `conc-lint list` shows all lints \
             and groups"
        );
    }
}

mod which_findings {
    use super::*;

    #[test]
    fn allowed_lints_are_dropped_and_the_rest_has_its_level() {
        let found = vec![finding(&FUSSY, 1), finding(&HELD, 9), finding(&DETACHED, 5)];
        let outcome = run(found, &[], &levels(&[]));
        assert_eq!(shown(&outcome), ["detached_task@5", "await_holding_lock@9"]);
        let levels: Vec<_> = outcome
            .findings
            .iter()
            .map(|reported| reported.level)
            .collect();
        assert_eq!(levels, [Level::Deny, Level::Warn]);
    }

    #[test]
    fn test_code_is_left_alone_unless_asked_for() {
        let in_test = |lint| Finding {
            is_test: true,
            ..finding(lint, 1)
        };
        let found = || vec![in_test(&HELD), in_test(&MUTEX_ATOMIC)];
        assert_eq!(shown(&run(found(), &[], &levels(&[]))), ["mutex_atomic@1"]);
        let levels = levels(&[]);
        let all = apply(Input {
            findings: found(),
            files: &[],
            levels: &levels.clone().into(),
            include_tests: true,
        });
        assert_eq!(shown(&all), ["await_holding_lock@1", "mutex_atomic@1"]);
    }

    #[test]
    fn the_order_of_the_input_does_not_show() {
        let elsewhere = |file, at| {
            let mut found = finding(&HELD, at);
            found.primary.file = FileId(file);
            found
        };
        let mut found = vec![
            elsewhere(2, 1),
            elsewhere(0, 9),
            finding(&DETACHED, 9),
            elsewhere(1, 3),
            elsewhere(0, 2),
        ];
        let forward = shown(&run(found.clone(), &[], &levels(&[])));
        found.reverse();
        assert_eq!(shown(&run(found, &[], &levels(&[]))), forward);
        assert_eq!(forward[0], "await_holding_lock@2");
    }
}

mod suppressions {
    use super::*;

    #[test]
    fn a_finding_that_starts_in_the_scope_is_covered_by_lint_group_or_all() {
        for name in [
            "await_holding_lock",
            "suspicious",
            "all",
            "conc_lint::await_holding_lock",
        ] {
            let outcome = run(
                vec![finding(&HELD, 12), finding(&HELD, 30)],
                &[allow(&[name], 10..20)],
                &levels(&[]),
            );
            assert_eq!(shown(&outcome), ["await_holding_lock@30"], "{name}");
            assert_eq!(outcome.suppressed, 1);
        }
    }

    #[test]
    fn other_lints_and_other_files_are_not_covered() {
        let mut elsewhere = finding(&HELD, 12);
        elsewhere.primary.file = FileId(7);
        let found = vec![finding(&DETACHED, 12), finding(&HELD, 13), elsewhere];
        let outcome = run(
            found,
            &[allow(&["await_holding_lock"], 10..20)],
            &levels(&[]),
        );
        assert_eq!(
            shown(&outcome),
            ["detached_task@12", "await_holding_lock@12"]
        );
    }

    #[test]
    fn forbid_is_not_silenced_and_its_suppression_not_called_unused() {
        let levels = levels(&[(Level::Forbid, "await_holding_lock")]);
        let outcome = run(
            vec![finding(&HELD, 12)],
            &[allow(&["await_holding_lock"], 10..20)],
            &levels,
        );
        assert_eq!(shown(&outcome), ["await_holding_lock@12"]);
        assert_eq!(outcome.findings[0].level, Level::Forbid);
        assert_eq!(outcome.suppressed, 0);
    }

    #[test]
    fn unused_ones_are_found_name_by_name() {
        let names = ["await_holding_lock", "detached_task"];
        let outcome = run(
            vec![finding(&HELD, 12)],
            &[allow(&names, 10..20)],
            &levels(&[]),
        );
        assert_eq!(shown(&outcome), ["unused_suppression@9"]);
        assert_eq!(
            outcome.findings[0].finding.message,
            "unused suppression of `detached_task`"
        );
        assert_eq!(outcome.findings[0].level, Level::Warn);
    }

    #[test]
    fn a_needless_outer_one_is_unused() {
        let both = [
            allow(&["await_holding_lock"], 1..90),
            allow(&["await_holding_lock"], 10..20),
        ];
        assert_eq!(
            shown(&run(vec![finding(&HELD, 12)], &both, &levels(&[]))),
            ["unused_suppression@0"]
        );
    }

    #[test]
    fn unfulfilled_expectations_are_found_with_their_reason() {
        let stale = Suppression {
            reason: Some("slow".into()),
            ..expect(&["detached_task"], 30..40)
        };
        let both = [expect(&["await_holding_lock"], 10..20), stale];
        let outcome = run(vec![finding(&HELD, 12)], &both, &levels(&[]));
        assert_eq!(shown(&outcome), ["unfulfilled_expectation@29"]);
        assert_eq!(
            outcome.findings[0].finding.note.as_deref(),
            Some("the reason given is: slow")
        );
    }

    #[test]
    fn nothing_is_said_of_lints_that_do_not_run() {
        let off = levels(&[(Level::Allow, "detached_task")]);
        let quiet = [
            allow(&["fussy"], 10..20),
            expect(&["detached_task"], 30..40),
            allow(&["all"], 50..60),
        ];
        assert_eq!(shown(&run(Vec::new(), &quiet, &off)), [""; 0]);
        let on = levels(&[(Level::Warn, "pedantic")]);
        let said = [
            "unused_suppression@9",
            "unfulfilled_expectation@29",
            "unused_suppression@49",
        ];
        assert_eq!(shown(&run(Vec::new(), &quiet, &on)), said);
    }

    #[test]
    fn nothing_is_said_of_files_that_were_not_read_in_full() {
        let stale = [
            allow(&["detached_task"], 10..20),
            allow(&["nonsense"], 30..40),
        ];
        let files = [FileSuppressions {
            file: FileId(0),
            suppressions: &stale,
            complete: false,
        }];
        let levels = levels(&[]);
        let outcome = apply(Input {
            findings: Vec::new(),
            files: &files,
            levels: &levels.clone().into(),
            include_tests: false,
        });
        assert_eq!(shown(&outcome), ["unknown_lint_in_suppression@29"]);
    }

    #[test]
    fn a_finding_in_test_code_uses_its_suppression_though_it_is_not_shown() {
        let in_test = Finding {
            is_test: true,
            ..finding(&HELD, 12)
        };
        let outcome = run(
            vec![in_test],
            &[allow(&["await_holding_lock"], 10..20)],
            &levels(&[]),
        );
        assert_eq!(shown(&outcome), [""; 0]);
        assert_eq!(outcome.suppressed, 0);
    }

    #[test]
    fn unknown_names_are_found_with_a_guess() {
        let outcome = run(
            Vec::new(),
            &[allow(&["await-holding-lok"], 10..20)],
            &levels(&[]),
        );
        let found = &outcome.findings[0].finding;
        assert_eq!(shown(&outcome), ["unknown_lint_in_suppression@9"]);
        assert_eq!(found.help, "did you mean `await_holding_lock`?");
        assert_eq!(found.suggestions[0].edits[0].text, "await_holding_lock");
    }

    #[test]
    fn what_is_said_of_suppressions_can_be_suppressed_and_turned_off() {
        let stale = allow(&["detached_task", "unused_suppression"], 10..20);
        assert_eq!(shown(&run(Vec::new(), &[stale], &levels(&[]))), [""; 0]);
        let stale = [allow(&["detached_task"], 10..20)];
        let off = levels(&[(Level::Allow, "unused_suppression")]);
        assert_eq!(shown(&run(Vec::new(), &stale, &off)), [""; 0]);
    }
}

mod suppressions_for_clippy {
    use super::*;

    #[test]
    fn they_cover_lints_that_clippy_has_by_name_and_by_its_groups() {
        let covered = |lint, name| {
            run(
                vec![finding(lint, 12)],
                &[clippy(&[name], 10..20)],
                &levels(&[]),
            )
            .findings
            .is_empty()
        };
        assert!(covered(&HELD, "clippy::await_holding_lock"));
        assert!(covered(&HELD, "await_holding_lock"));
        assert!(covered(&HELD, "clippy::suspicious"));
        assert!(covered(&HELD, "clippy::all"));
        // Clippy keeps it in `restriction`, which its `all` leaves out.
        assert!(covered(&MUTEX_ATOMIC, "clippy::restriction"));
        assert!(!covered(&MUTEX_ATOMIC, "clippy::all"));
        assert!(!covered(&MUTEX_ATOMIC, "clippy::perf"));
        assert!(!covered(&DETACHED, "clippy::detached_task"));
        assert!(!covered(&DETACHED, "clippy::all"));
    }

    #[test]
    fn the_names_that_are_worth_keeping_are_those_of_lints_and_their_groups() {
        let names = |lints: &[&'static LintMeta]| clippy_names(lints.iter().copied());
        assert_eq!(names(&[&DETACHED]), [""; 0]);
        assert_eq!(
            names(&[&HELD, &DETACHED]),
            ["all", "await_holding_lock", "suspicious"]
        );
        assert_eq!(names(&[&MUTEX_ATOMIC]), ["mutex_atomic", "restriction"]);
    }

    #[test]
    fn they_are_never_called_unused_or_unknown() {
        let stale = Suppression {
            kind: SuppressionKind::Expect,
            ..clippy(&["clippy::await_holding_lock"], 10..20)
        };
        let outcome = run(
            Vec::new(),
            &[stale, clippy(&["clippy::needless_return"], 30..40)],
            &levels(&[]),
        );
        assert_eq!(shown(&outcome), [""; 0]);
    }

    #[test]
    fn on_the_same_item_ours_counts_as_the_used_one() {
        let both = [
            clippy(&["clippy::await_holding_lock"], 10..20),
            allow(&["await_holding_lock"], 10..20),
        ];
        assert_eq!(
            shown(&run(vec![finding(&HELD, 12)], &both, &levels(&[]))),
            [""; 0]
        );
    }
}
