//! The JSON document.

use conc_check::{Applicability, Edit, Suggestion};
use conc_render::{Format, Style};
use conc_source::{FileId, Span};
use insta::assert_snapshot;
use serde_json::Value;

use crate::sample::{AWAIT_HOLDING_LOCK, Sample, two_findings};

fn json(sample: &Sample) -> (String, Value) {
    let text = sample.render(Format::Json, 80, Style::default());
    let value = serde_json::from_str(&text).expect("the document is JSON");
    (text, value)
}

#[test]
fn a_finding_has_all_that_is_known_of_it() {
    let sample = Sample::default()
        .file("src/ä.rs", "fn f() { ä.lock(); }\n")
        .finding_with(
            &AWAIT_HOLDING_LOCK,
            "held",
            &[(0, "lock()", "taken"), (0, "fn f", "in here")],
            |finding| {
                finding.suggestions.push(Suggestion {
                    title: "drop it".to_owned(),
                    applicability: Applicability::MachineApplicable,
                    edits: vec![Edit {
                        file: FileId(0),
                        span: Span::new(20, 20),
                        text: "drop();".to_owned(),
                    }],
                });
            },
        );
    assert_snapshot!(json(&sample).0, @r#"
    {
      "version": 1,
      "tool": {
        "name": "conc-lint",
        "version": "0.1.0"
      },
      "findings": [
        {
          "lint": "await_holding_lock",
          "group": "suspicious",
          "level": "warn",
          "message": "held",
          "path": "src/ä.rs",
          "line": 1,
          "column": 12,
          "end_line": 1,
          "end_column": 18,
          "byte_start": 12,
          "byte_end": 18,
          "label": "taken",
          "labels": [
            {
              "text": "in here",
              "path": "src/ä.rs",
              "line": 1,
              "column": 1,
              "end_line": 1,
              "end_column": 5,
              "byte_start": 0,
              "byte_end": 4
            }
          ],
          "help": "end the guard's scope before the await",
          "note": null,
          "item": "pool::Pool::refresh",
          "is_test": false,
          "fingerprint": "138567c6d101350d",
          "suggestions": [
            {
              "title": "drop it",
              "applicability": "machine_applicable",
              "edits": [
                {
                  "path": "src/ä.rs",
                  "line": 1,
                  "column": 20,
                  "end_line": 1,
                  "end_column": 20,
                  "byte_start": 20,
                  "byte_end": 20,
                  "replacement": "drop();"
                }
              ]
            }
          ]
        }
      ],
      "problems": [],
      "summary": {
        "findings": 1,
        "denied": 0,
        "warnings": 1,
        "files_with_findings": 1,
        "files": 1,
        "problems": 0,
        "suppressed": 0,
        "lints": {
          "await_holding_lock": 1
        }
      }
    }
    "#);
}

#[test]
fn the_document_is_whole_even_when_empty() {
    assert_snapshot!(json(&Sample::default()).0, @r#"
    {
      "version": 1,
      "tool": {
        "name": "conc-lint",
        "version": "0.1.0"
      },
      "findings": [],
      "problems": [],
      "summary": {
        "findings": 0,
        "denied": 0,
        "warnings": 0,
        "files_with_findings": 0,
        "files": 0,
        "problems": 0,
        "suppressed": 0,
        "lints": {}
      }
    }
    "#);
}

#[test]
fn fingerprints_survive_lines_inserted_above_and_tell_equal_findings_apart() {
    let prints = |text: &str| -> Vec<String> {
        let mut sample = Sample::default().file("a.rs", text);
        for _ in 0..2 {
            sample = sample.finding(&AWAIT_HOLDING_LOCK, "held", &[(0, "x.lock ()", "")]);
        }
        let (_, document) = json(&sample);
        let findings = document["findings"]
            .as_array()
            .expect("findings are a list");
        findings
            .iter()
            .map(|row| row["fingerprint"].to_string())
            .collect()
    };
    let before = prints("x.lock ()");
    assert_eq!(before, prints("// one line more\n\n  x.lock ()"));
    assert_ne!(before[0], before[1]);
}

#[test]
fn labels_name_their_own_file() {
    let (_, document) = json(&two_findings());
    assert_eq!(document["findings"][1]["path"], "src/pool.rs");
    assert_eq!(document["findings"][1]["labels"][0]["path"], "src/main.rs");
    assert_eq!(document["findings"][1]["labels"][0]["line"], 3);
}
