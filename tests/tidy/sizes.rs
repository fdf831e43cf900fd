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

#[test]
fn files_are_short() {
    let mut long = Vec::new();
    for source in all() {
        let lines = source.text.lines().count();
        let is_lint = source.is_below("lints/src");
        let limit = if is_lint { LONGEST_LINT } else { LONGEST_FILE };
        if lines > limit {
            long.push(format!("{}: {lines} lines, {limit} at most", source.path));
        }
    }
    assert!(long.is_empty(), "{long:#?}");
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
