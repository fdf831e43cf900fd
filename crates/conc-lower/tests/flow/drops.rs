//! The drop order of every case in `cases.txt` is the one that rustc measured, in both editions.

use std::panic::{AssertUnwindSafe, catch_unwind};

use conc_model::{Edition, FileModel, Names};

use crate::{interpreter, lowered};

/// A case of the table.
struct Case<'t> {
    name: &'t str,
    code: String,
    /// Edition and log.
    expected: Vec<(Edition, Vec<u64>)>,
}

fn cases(table: &str) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for entry in table.split("\n== ").skip(1) {
        let (head, rest) = entry.split_once('\n').unwrap();
        let mut expected = Vec::new();
        let mut code = String::new();
        for line in rest.lines() {
            match line.split_once(": ") {
                Some((edition, log)) if !line.starts_with("fn") => {
                    let log = log.split_whitespace().map(|n| n.parse().unwrap());
                    expected.push((Edition::parse(edition).unwrap(), log.collect()));
                }
                _ => code.push_str(line),
            }
        }
        let name = head.split(' ').next().unwrap();
        cases.push(Case {
            name,
            code,
            expected,
        });
    }
    cases
}

fn order(file: &FileModel, names: &Names) -> Vec<u64> {
    let function = file.functions.iter().find(|f| names.text(f.name) == "case");
    let body = function
        .and_then(|function| function.body)
        .expect("the case has a body");
    interpreter::run(file, names, body)
}

#[test]
fn drops_come_in_the_order_that_rustc_measured() {
    let mut failures = Vec::new();
    let mut compared = 0;
    for case in cases(include_str!("cases.txt")) {
        assert!(!case.expected.is_empty(), "{} was not measured", case.name);
        for (edition, expected) in case.expected {
            let (file, names) = lowered(&case.code, edition);
            let found = catch_unwind(AssertUnwindSafe(|| order(&file, &names)));
            compared += 1;
            if found.as_ref().ok() != Some(&expected) {
                failures.push(format!(
                    "{} in {edition:?}\n  {}\n  expected {expected:?}\n  found    {:?}",
                    case.name,
                    case.code,
                    found.ok()
                ));
            }
        }
    }
    assert!(compared >= 120, "only {compared} orders were compared");
    assert!(
        failures.is_empty(),
        "{}\n{} wrong",
        failures.join("\n"),
        failures.len()
    );
}
