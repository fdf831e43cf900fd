//! The human format, as a reader sees it.
#![cfg(feature = "fancy")]

use conc_render::{Format, Style};
use insta::assert_snapshot;

use crate::sample::{AWAIT_HOLDING_LOCK, DETACHED_TASK, Sample, two_findings};

const PLAIN: Style = Style {
    color: false,
    unicode: true,
    links: false,
};
const ASCII: Style = Style {
    color: false,
    unicode: false,
    links: false,
};
const COLOR: Style = Style {
    color: true,
    unicode: true,
    links: false,
};

fn human(sample: &Sample) -> String {
    sample.render(Format::Human, 80, PLAIN)
}

#[test]
fn the_story_stands_in_the_source_across_files() {
    assert_snapshot!(human(&two_findings()), @r#"
    warning[await_holding_lock]

      ⚠ `idle` (a `std::sync::MutexGuard`) is held across an await point
        ╭─[src/pool.rs:9:9]
      8 │     pub async fn refresh(&self) {
      9 │         let mut idle = self.idle.lock().unwrap();
        ·         ──────┬─────
        ·               ╰── the guard of `self.idle` is taken here
     10 │         for connection in idle.iter_mut() {
     11 │             connection.ping().await;
        ·             ───────────┬───────────
        ·                        ╰── still held while this future is suspended
     12 │         }
        ╰────
      help: collect what the loop needs, end the guard's scope, then await; or use
            an async-aware mutex if the lock must span the await
      note: a task that is suspended here blocks every thread that locks
            `self.idle`
      more: conc-lint explain await_holding_lock

    error[detached_task]

      × the task is detached: nothing joins or cancels it
        ╭─[src/pool.rs:16:9]
     15 │     pub fn watch(self: Arc<Self>) {
     16 │         tokio::spawn(async move { self.refresh().await });
        ·         ────────────────────────┬────────────────────────
        ·                                 ╰── its `JoinHandle` is dropped here
     17 │     }
        ╰────
       ╭─[src/main.rs:3:5]
     2 │     let pool = Pool::open();
     3 │     pool.watch();
       ·     ──────┬─────
       ·           ╰── called from `main`, which may return first
     4 │ }
       ╰────
      help: keep the `JoinHandle` in `Pool` and await it on shutdown
      more: conc-lint explain detached_task

      1  await_holding_lock
      1  detached_task
    2 findings (1 error, 1 warning) in 1 file
    "#);
}

#[test]
fn without_unicode_frames_are_ascii() {
    let text = two_findings().render(Format::Human, 120, ASCII);
    assert!(text.is_ascii(), "{text}");
    assert_snapshot!(text, @r#"
    warning[await_holding_lock]

      ! `idle` (a `std::sync::MutexGuard`) is held across an await point
        ,-[src/pool.rs:9:9]
      8 |     pub async fn refresh(&self) {
      9 |         let mut idle = self.idle.lock().unwrap();
        :         ^^^^^^|^^^^^
        :               `-- the guard of `self.idle` is taken here
     10 |         for connection in idle.iter_mut() {
     11 |             connection.ping().await;
        :             ^^^^^^^^^^^|^^^^^^^^^^^
        :                        `-- still held while this future is suspended
     12 |         }
        `----
      help: collect what the loop needs, end the guard's scope, then await; or use an async-aware mutex if the lock must
            span the await
      note: a task that is suspended here blocks every thread that locks `self.idle`
      more: conc-lint explain await_holding_lock

    error[detached_task]

      x the task is detached: nothing joins or cancels it
        ,-[src/pool.rs:16:9]
     15 |     pub fn watch(self: Arc<Self>) {
     16 |         tokio::spawn(async move { self.refresh().await });
        :         ^^^^^^^^^^^^^^^^^^^^^^^^|^^^^^^^^^^^^^^^^^^^^^^^^
        :                                 `-- its `JoinHandle` is dropped here
     17 |     }
        `----
       ,-[src/main.rs:3:5]
     2 |     let pool = Pool::open();
     3 |     pool.watch();
       :     ^^^^^^|^^^^^
       :           `-- called from `main`, which may return first
     4 | }
       `----
      help: keep the `JoinHandle` in `Pool` and await it on shutdown
      more: conc-lint explain detached_task

      1  await_holding_lock
      1  detached_task
    2 findings (1 error, 1 warning) in 1 file
    "#);
}

#[test]
fn colours_change_nothing_but_colour() {
    let colored = two_findings().render(Format::Human, 80, COLOR);
    assert!(
        colored.contains("\u{1b}[1;31m1 error\u{1b}[0m"),
        "{colored:?}"
    );
    let mut bare = String::new();
    for (at, part) in colored.split('\u{1b}').enumerate() {
        let text = if at == 0 {
            part
        } else {
            part.split_once('m').expect("sequences end in m").1
        };
        bare.push_str(text);
    }
    assert_eq!(bare, human(&two_findings()));
}

#[test]
fn prose_keeps_to_the_width() {
    for width in [60, 80, 120] {
        let text = two_findings().render(Format::Human, width, PLAIN);
        let prose = text
            .lines()
            .filter(|line| !line.contains(['│', '·', '╭', '╰']));
        let longest = prose.map(|line| line.chars().count()).max();
        assert!(longest <= Some(width), "{longest:?} of {width}:\n{text}");
    }
}

#[test]
fn an_empty_report_says_so() {
    let sample = Sample::default()
        .file("src/lib.rs", "")
        .file("src/a.rs", "");
    assert_snapshot!(human(&sample), @r#"no findings in 2 files"#);
}

#[test]
fn problems_are_told_even_without_findings() {
    let sample = Sample::default()
        .file("src/lib.rs", "fn ok() {}\nfn broken( {}\n")
        .problem(0, "( {}", "expected `,`")
        .unreadable("src/secret.rs");
    assert_snapshot!(human(&sample), @r#"
    problem[syntax] src/lib.rs:2:10: expected `,`
    problem[read] src/secret.rs: permission denied

    no findings in 1 file; 2 problems
    "#);
}

#[test]
fn labels_far_apart_get_their_own_snippets_and_repeated_ones_only_one() {
    let text = format!(
        "fn f() {{\n    let a = 1;\n{}    use_it(a);\n}}\n",
        "    work();\n".repeat(40)
    );
    let twice = (0, "use_it(a)", "used here");
    let sample = Sample::default().file("src/lib.rs", &text).finding(
        &AWAIT_HOLDING_LOCK,
        "`a` lives too long",
        &[
            (0, "let a", "born here"),
            twice,
            twice,
            (0, "let a", "born here"),
        ],
    );
    assert_snapshot!(human(&sample), @r#"
    warning[await_holding_lock]

      ⚠ `a` lives too long
       ╭─[src/lib.rs:2:5]
     1 │ fn f() {
     2 │     let a = 1;
       ·     ──┬──
       ·       ╰── born here
     3 │     work();
       ╰────
        ╭─[src/lib.rs:43:5]
     42 │     work();
     43 │     use_it(a);
        ·     ────┬────
        ·         ╰── used here
     44 │ }
        ╰────
      help: end the guard's scope before the await
      more: conc-lint explain await_holding_lock

    1 finding (1 warning) in 1 file
    "#);
}

#[test]
fn steps_are_numbered_when_reading_order_would_mislead() {
    let sample = Sample::default()
        .file(
            "src/lib.rs",
            "fn f() {\n    second();\n    first();\n    third();\n}\n",
        )
        .finding(
            &DETACHED_TASK,
            "the order matters",
            &[
                (0, "third()", "it hangs here"),
                (0, "first()", "locks `a`"),
                (0, "second()", "locks `b`"),
            ],
        );
    assert_snapshot!(human(&sample), @r#"
    error[detached_task]

      × the order matters
       ╭─[src/lib.rs:4:5]
     1 │ fn f() {
     2 │     second();
       ·     ────┬───
       ·         ╰── 2. locks `b`
     3 │     first();
       ·     ───┬───
       ·        ╰── 1. locks `a`
     4 │     third();
       ·     ───┬───
       ·        ╰── it hangs here
     5 │ }
       ╰────
      help: end the guard's scope before the await
      more: conc-lint explain detached_task

    1 finding (1 error) in 1 file
    "#);
}

#[test]
fn terminal_controls_and_bidi_marks_are_shown_not_obeyed() {
    let text = "\u{feff}// ä\r\nfn f() {\r\n    let s = \"\u{202e}\u{1b}[31m\"; g();\r\n}\r\n";
    let sample = Sample::default().file("src/\u{1b}[2Jlib.rs", text).finding(
        &AWAIT_HOLDING_LOCK,
        "message with \u{202e} and \u{7}",
        &[(0, "g()", "here \u{1b}[0m"), (0, "let s", "the string")],
    );
    let text = human(&sample);
    assert!(
        !text.contains(['\u{1b}', '\u{202e}', '\u{7}', '\r', '\u{feff}']),
        "{text:?}"
    );
    assert_snapshot!(text, @r#"
    warning[await_holding_lock]

      ⚠ message with <U+202E> and <U+0007>
       ╭─[src/<U+001B>[2Jlib.rs:3:23]
     2 │ fn f() {
     3 │     let s = "<U+202E><U+001B>[31m"; g();
       ·     ──┬──                           ─┬─
       ·       │                              ╰── here <U+001B>[0m
       ·       ╰── the string
     4 │ }
       ╰────
      help: end the guard's scope before the await
      more: conc-lint explain await_holding_lock

    1 finding (1 warning) in 1 file
    "#);
}

#[test]
fn wide_spans_and_endless_lines_do_not_flood_the_terminal() {
    let body = "        step();\n".repeat(30);
    let text = format!(
        "fn f() {{\n    spawn(async {{\n{body}    }});\n}}\nconst X: &str = \"{}\";\n",
        "x".repeat(9_000)
    );
    let spawn = format!("spawn(async {{\n{body}    }})");
    let sample = Sample::default()
        .file("src/lib.rs", &text)
        .finding(
            &DETACHED_TASK,
            "a long task",
            &[(0, &spawn, "spawned here")],
        )
        .finding(
            &DETACHED_TASK,
            "a long line",
            &[(0, "const X", "generated")],
        );
    assert_snapshot!(human(&sample), @r#"
    error[detached_task]

      × a long task
       ╭─[src/lib.rs:2:5]
     1 │ fn f() {
     2 │     spawn(async {
       ·     ──────┬──────
       ·           ╰── spawned here
     3 │         step();
       ╰────
      help: end the guard's scope before the await
      more: conc-lint explain detached_task

    error[detached_task]

      × a long line
      at src/lib.rs:35:1: generated
      help: end the guard's scope before the await
      more: conc-lint explain detached_task

    2 findings (2 errors) in 1 file
    "#);
}

#[test]
fn labels_at_the_very_end_of_a_text_are_drawn() {
    for text in [
        "end",
        "fn f() {}\nend",
        "fn f() {}\nend\n",
        "fn f() {}\nend\r\n\r\n",
    ] {
        let mut sample = Sample::default().file("a.rs", text).finding(
            &DETACHED_TASK,
            "m",
            &[(0, "end", "here")],
        );
        assert!(human(&sample).contains("╰── here"), "{text:?}");
        let length = u32::try_from(text.len()).expect("samples are small");
        sample.report.findings[0].finding.primary.span = conc_source::Span::at(length);
        assert!(
            human(&sample).contains("here"),
            "{text:?}:\n{}",
            human(&sample)
        );
    }
}

#[test]
fn any_span_of_any_text_is_drawn() {
    let texts = [
        "",
        "\n",
        "\u{feff}ä\r\n\r\n\u{202e}x\t🦀\r\n\rb\n\n\u{1b}c\nd\ne\nf",
    ];
    for text in texts {
        let length = u32::try_from(text.len()).expect("samples are small");
        let mut sample = Sample::default()
            .file("a.rs", text)
            .file("b.rs", "fn b() {}")
            .finding(
                &DETACHED_TASK,
                "m",
                &[(0, "", "here"), (1, "b()", "there"), (0, "", "yonder")],
            );
        // Two bytes more than there are: wrong spans are a lint's mistake, and no reason to lose the report.
        for start in 0..length + 2 {
            for end in start..length + 2 {
                let finding = &mut sample.report.findings[0].finding;
                finding.primary.span = conc_source::Span::new(start, end);
                finding.labels[1].span = conc_source::Span::new(length / 2, end.max(length / 2));
                let drawn = human(&sample);
                let labels = ["── here", ". there", ". yonder"];
                let missing = labels.iter().find(|label| !drawn.contains(**label));
                assert_eq!(missing, None, "{start}..{end} of {text:?}:\n{drawn}");
            }
        }
    }
}

#[test]
fn links_add_no_visible_text() {
    let sample = two_findings();
    let style = Style {
        links: true,
        ..PLAIN
    };
    let linked = sample.render(Format::Human, 80, style);
    let page = "https://github.com/conc-lint/conc-lint/blob/main/lints/CATALOGUE.md#detached_task";
    let (open, close) = (format!("\u{1b}]8;;{page}\u{1b}\\"), "\u{1b}]8;;\u{1b}\\");
    assert!(linked.contains(&format!("error[{open}detached_task{close}]")));
    assert!(linked.contains(&format!("explain {open}detached_task{close}\n")));
    let mut visible = linked.replace(&open, "").replace(close, "");
    visible = visible.replace(&open.replace("detached_task", "await_holding_lock"), "");
    assert_eq!(visible, human(&sample));
}
