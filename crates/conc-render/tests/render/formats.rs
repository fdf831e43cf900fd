//! The formats for CI systems and editors.

use conc_check::{Applicability, Edit, Suggestion};
use conc_render::{Format, Style};
use conc_source::{FileId, Span};
use serde_json::{Value, json};

use crate::sample::{AWAIT_HOLDING_LOCK, DETACHED_TASK, Sample};

const TEXT: &str = "fn f() {\n    /* ä */ lock(\n    );\n}\n";

/// A finding over two lines behind a character of two bytes, with a fix; and a problem.
fn sample() -> Sample {
    let start = u32::try_from(TEXT.find("lock(").expect("it is there")).expect("small");
    let edit = Edit {
        file: FileId(0),
        span: Span::new(start, start + 4),
        text: "try_lock".to_owned(),
    };
    Sample::default()
        .file("src/a,b.rs", TEXT)
        .file("src/clean.rs", "fn g() {}\n")
        .finding_with(
            &AWAIT_HOLDING_LOCK,
            "100 % <held>",
            &[(0, "lock(\n    )", "taken"), (0, "fn f", "in here")],
            |finding| {
                finding.suggestions.push(Suggestion {
                    title: "try it".to_owned(),
                    applicability: Applicability::MachineApplicable,
                    edits: vec![edit],
                });
            },
        )
        .problem(1, "g()", "odd")
}

fn text(sample: &Sample, format: Format) -> String {
    sample.render(format, 80, Style::default())
}

fn document(sample: &Sample, format: Format) -> Value {
    serde_json::from_str(&text(sample, format)).expect("it is JSON")
}

#[test]
fn github_gets_errors_first_and_no_more_than_it_shows() {
    let found = text(&sample(), Format::Github);
    let lines: Vec<&str> = found.lines().collect();
    assert_eq!(
        lines,
        [
            "::warning file=repo/src/a%2Cb.rs,line=2,endLine=3,title=conc-lint%3A await_holding_lock\
             ::100 %25 <held>%0Ahelp: end the guard's scope before the await",
            "::notice file=repo/src/clean.rs,line=1,endLine=1,col=4,endColumn=7,title=conc-lint%3A not analysed::odd",
        ]
    );
    let many = (0..12).fold(sample(), |sample, _| {
        sample.finding(&DETACHED_TASK, "lost", &[(0, "fn f", "here")])
    });
    let found = text(&many, Format::Github);
    assert!(found.starts_with("::error "));
    assert_eq!(found.matches("::error ").count(), 10);
    assert_eq!(found.matches("::warning ").count(), 1);
    assert!(
        found.contains("::notice title=conc-lint::13 findings in all; "),
        "{found}"
    );
}

#[test]
fn gitlab_gets_unique_fingerprints_and_lines() {
    let twice = sample().finding(&DETACHED_TASK, "lost", &[(0, "fn f", "here")]);
    let twice = twice.finding(&DETACHED_TASK, "lost", &[(0, "fn f", "here")]);
    let found = document(&twice, Format::Gitlab);
    let location = json!({ "path": "repo/src/a,b.rs", "lines": { "begin": 2, "end": 3 } });
    assert_eq!(found[0]["location"], location);
    assert_eq!(
        (&found[0]["severity"], &found[1]["severity"]),
        (&json!("major"), &json!("critical"))
    );
    assert_ne!(found[1]["fingerprint"], found[2]["fingerprint"]);
    assert_eq!(document(&Sample::default(), Format::Gitlab), json!([]));
}

#[test]
fn junit_is_well_formed_and_counts() {
    let found = text(&sample(), Format::Junit);
    let expected = [
        "<testsuites name=\"conc-lint\" tests=\"3\" failures=\"1\" errors=\"1\">",
        "<testcase classname=\"src/a,b.rs\" name=\"await_holding_lock@2\" line=\"2\">",
        "<failure message=\"100 % &lt;held&gt;\" type=\"warning\">src/a,b.rs:2:13: taken&#10;src/a,b.rs:1:1: in here&#10;",
        "<testcase classname=\"src/clean.rs\" name=\"conc-lint\"/>",
        "<error message=\"src/clean.rs:1:4: odd\" type=\"syntax\"/>",
    ];
    for expected in expected {
        assert!(found.contains(expected), "{expected}\n{found}");
    }
    let odd = Sample::default().file("a.rs", "fn f() {}\n");
    let odd = odd.finding(&DETACHED_TASK, "a\u{1b}[0m & \"b\"", &[(0, "f", "")]);
    let found = text(&odd, Format::Junit);
    assert!(
        found.contains("message=\"a\u{fffd}[0m &amp; &quot;b&quot;\""),
        "{found}"
    );
}

#[test]
fn rdjson_counts_columns_in_bytes() {
    let found = document(&sample(), Format::Rdjson);
    let diagnostic = &found["diagnostics"][0];
    let start = json!({ "line": 2, "column": 14 });
    assert_eq!(diagnostic["location"]["range"]["start"], start);
    assert_eq!(diagnostic["code"]["value"], "await_holding_lock");
    assert_eq!(diagnostic["suggestions"][0]["text"], "try_lock");
    assert_eq!(diagnostic["suggestions"][0]["range"]["start"], start);
    assert_eq!(diagnostic["relatedLocations"][0]["message"], "in here");
}

#[test]
fn rustc_json_has_what_editors_and_cargo_fix_read() {
    let found = text(&sample(), Format::RustcJson);
    let rows: Vec<Value> = found
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    let [finding, problem] = rows.as_slice() else {
        panic!("one line each: {found}");
    };
    assert_eq!(finding["code"]["code"], "conc_lint::await_holding_lock");
    let primary = &finding["spans"][0];
    assert_eq!(
        (&primary["column_start"], &primary["byte_start"]),
        (&json!(13), &json!(22))
    );
    let lines = json!([
        { "text": "    /* ä */ lock(", "highlight_start": 13, "highlight_end": 18 },
        { "text": "    );", "highlight_start": 1, "highlight_end": 6 },
    ]);
    assert_eq!(primary["text"], lines);
    assert_eq!(finding["spans"][1]["label"], "in here");
    let fix = &finding["children"][0];
    // It covers what is underlined, so that the cursor there is enough for an editor.
    let replacement = &fix["spans"][0]["suggested_replacement"];
    assert_eq!(replacement, "try_lock(\n    )");
    assert_eq!(
        fix["spans"][0]["suggestion_applicability"],
        "MachineApplicable"
    );
    assert_eq!(problem["message"], "not analysed: odd");
}

#[test]
fn sarif_has_the_fixes() {
    let found = document(&sample(), Format::Sarif);
    let fix = &found["runs"][0]["results"][0]["fixes"][0];
    assert_eq!(fix["description"]["text"], "Try it.");
    let replacement = &fix["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "try_lock");
    assert_eq!(replacement["deletedRegion"]["endColumn"], 17);
}

#[test]
fn people_read_which_flag_fixes_it() {
    let found = text(&sample(), Format::Human);
    assert!(found.contains("fix: try it (--fix)"), "{found}");
}
