//! Files and functions stay small enough to be read in one go, and each file says what it is.

use crate::functions::functions;
use crate::sources::all;

const LONGEST_FILE: usize = 500;
const LONGEST_LINT: usize = 200;
const LONGEST_FUNCTION: usize = 80;
/// Of a hundred functions, as many may be longer than [`USUAL_FUNCTION`].
const LONG_IN_A_HUNDRED: usize = 5;
const USUAL_FUNCTION: usize = 40;
const MOST_PARAMETERS: usize = 5;

/// Files that may be longer, each with its reason.
const LONG_FILES: [(&str, &str); 1] = [(
    "crates/conc-model/src/body.rs",
    "the plain data of a body in reading order; two thirds of it are documentation",
)];

#[test]
fn files_are_short() {
    let mut long = Vec::new();
    for source in all() {
        let lines = source.text.lines().count();
        let is_lint = source.is_below("lints/src");
        let limit = if is_lint { LONGEST_LINT } else { LONGEST_FILE };
        if lines > limit && !LONG_FILES.iter().any(|(path, _)| *path == source.path) {
            long.push(format!("{}: {lines} lines, {limit} at most", source.path));
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn exceptions_are_still_needed() {
    for (path, _) in LONG_FILES {
        let source = all().iter().find(|source| source.path == path);
        let lines = source.map_or(0, |source| source.text.lines().count());
        assert!(lines > LONGEST_FILE, "{path} needs no exception any more");
    }
}

#[test]
fn functions_are_short() {
    let mut lengths = Vec::new();
    let mut long = Vec::new();
    // The inside of a test may be one long expected text.
    for source in all().iter().filter(|source| !source.is_test()) {
        for function in functions(&source.code) {
            lengths.push(function.lines);
            if function.lines > LONGEST_FUNCTION {
                long.push(format!(
                    "{}:{}: {}, {} lines",
                    source.path, function.line, function.name, function.lines
                ));
            }
        }
    }
    assert!(
        long.is_empty(),
        "functions have at most {LONGEST_FUNCTION} lines: {long:#?}"
    );
    let over = lengths
        .iter()
        .filter(|lines| **lines > USUAL_FUNCTION)
        .count();
    assert!(
        over * 100 <= lengths.len() * LONG_IN_A_HUNDRED,
        "{over} of {} functions have more than {USUAL_FUNCTION} lines",
        lengths.len()
    );
}

#[test]
fn functions_take_few_parameters() {
    let mut many = Vec::new();
    for source in all() {
        for function in functions(&source.code) {
            if function.parameters > MOST_PARAMETERS {
                many.push(format!(
                    "{}:{}: {} takes {}",
                    source.path, function.line, function.name, function.parameters
                ));
            }
        }
    }
    assert!(
        many.is_empty(),
        "{MOST_PARAMETERS} parameters at most, a context struct beyond: {many:#?}"
    );
}

#[test]
fn files_say_what_they_are() {
    let silent: Vec<&str> = all()
        .iter()
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| source.path.as_str())
        .collect();
    assert!(
        silent.is_empty(),
        "begin with `//! ` and what the file is: {silent:#?}"
    );
}
