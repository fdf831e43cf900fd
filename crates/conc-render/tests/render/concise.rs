//! The concise format.

use conc_render::{Format, Style};
use insta::assert_snapshot;

use crate::sample::{AWAIT_HOLDING_LOCK, Sample, two_findings};

#[test]
fn one_line_each_with_problems_last() {
    let sample = two_findings()
        .problem(0, "main", "expected `;`")
        .unreadable("src/secret.rs");
    assert_snapshot!(sample.render(Format::Concise, 80, Style::default()), @r#"
    src/pool.rs:9:9: warning[await_holding_lock]: `idle` (a `std::sync::MutexGuard`) is held across an await point
    src/pool.rs:16:9: error[detached_task]: the task is detached: nothing joins or cancels it
    src/main.rs:1:4: problem[syntax]: expected `;`
    src/secret.rs: problem[read]: permission denied
    "#);
}

#[test]
fn columns_count_characters_behind_a_byte_order_mark_and_before_crlf() {
    let text = "\u{feff}let ä = f();\r\nlet ß🦀 = g();\r\n";
    let sample = Sample::default()
        .file("a b.rs", text)
        .finding(&AWAIT_HOLDING_LOCK, "one\nline", &[(0, "f()", "")])
        .finding(&AWAIT_HOLDING_LOCK, "two", &[(0, "g()", "")]);
    assert_snapshot!(sample.render(Format::Concise, 80, Style::default()), @r#"
    a b.rs:1:9: warning[await_holding_lock]: one line
    a b.rs:2:10: warning[await_holding_lock]: two
    "#);
}

#[test]
fn an_empty_report_is_empty() {
    assert_eq!(
        Sample::default().render(Format::Concise, 80, Style::default()),
        ""
    );
}
