//! `list` and `explain`.

use conc_render::{Style, explain, list, list_json};
use insta::assert_snapshot;

use crate::sample::{AWAIT_HOLDING_LOCK, LINTS};

#[test]
fn explain_renders_the_documentation() {
    assert_snapshot!(explain(&AWAIT_HOLDING_LOCK, 60, Style::default()), @r#"
    await_holding_lock
    group suspicious · level warn · precision high · fix none · since 0.1.0

    Finds *sample* code with `x`.

    What it does

    Nothing, but it has a paragraph that is long enough to be
    wrapped somewhere by every terminal.

    - one
    - two

    Bad

        fn f() {
            g();
        }

    https://github.com/conc-lint/conc-lint/blob/main/lints/CATALOGUE.md#await_holding_lock
    "#);
}

#[test]
fn explain_links_its_page_where_links_can_be_shown() {
    let page =
        "https://github.com/conc-lint/conc-lint/blob/main/lints/CATALOGUE.md#await_holding_lock";
    let style = Style {
        links: true,
        ..Style::default()
    };
    let text = explain(&AWAIT_HOLDING_LOCK, 80, style);
    let link = format!("\u{1b}]8;;{page}\u{1b}\\{page}\u{1b}]8;;\u{1b}\\\n");
    assert!(text.ends_with(&link), "{text:?}");
}

#[test]
fn explain_sets_headings_off_in_colour() {
    let style = Style {
        color: true,
        unicode: true,
        links: false,
    };
    let text = explain(&AWAIT_HOLDING_LOCK, 80, style);
    assert!(text.contains("\u{1b}[1mWhat it does\u{1b}[0m"), "{text:?}");
}

#[test]
fn list_has_the_meta_lints_too() {
    assert_snapshot!(list(&LINTS, |lint| lint.level, 80, Style::default()), @r#"
    correctness
      detached_task                deny    Finds *sample* code with `x`.

    suspicious
      await_holding_lock           warn    Finds *sample* code with `x`.
      unfulfilled_expectation      warn    A finding is expected that is not there
      unknown_lint_in_suppression  warn    A suppression names a lint that does not
                                           exist
      unused_suppression           warn    A suppression silences nothing
    "#);
}

#[test]
fn list_as_json_has_a_row_per_lint() {
    let text = list_json(&LINTS, |lint| lint.level);
    let rows: serde_json::Value = serde_json::from_str(&text).expect("the list is JSON");
    let names: Vec<_> = rows
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| row["name"].clone())
        .collect();
    assert_eq!(
        names,
        [
            "detached_task",
            "await_holding_lock",
            "unfulfilled_expectation",
            "unknown_lint_in_suppression",
            "unused_suppression"
        ]
    );
}
