//! Finds the functions of a file: how long they are, and how many parameters they take.

/// One function with a body.
#[derive(Debug)]
pub(crate) struct Function {
    pub(crate) name: String,
    /// The 1-based line of its `fn`.
    pub(crate) line: usize,
    /// From its `fn` to its closing brace.
    pub(crate) lines: usize,
    /// Without `self`.
    pub(crate) parameters: usize,
}

/// The functions in code without comments and literals.
pub(crate) fn functions(code: &str) -> Vec<Function> {
    let mut functions = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let starts_a_word = code[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric() && c != '_');
        if starts_a_word {
            functions.extend(function(code, at));
        }
    }
    functions
}

fn function(code: &str, at: usize) -> Option<Function> {
    let rest = &code[at + 3..];
    let name_end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    if name_end == 0 {
        // A function pointer type.
        return None;
    }
    let open = parameter_list(rest)?;
    let close = open + closing(&rest[open..], '(', ')')?;
    let parameters = count(&rest[open + 1..close]);
    let after = &rest[close..];
    let end_of_signature = after.find(['{', ';'])?;
    if after[end_of_signature..].starts_with(';') {
        return None;
    }
    let body = close + end_of_signature;
    let end = body + closing(&rest[body..], '{', '}')?;
    Some(Function {
        name: rest[..name_end].to_owned(),
        line: code[..at].matches('\n').count() + 1,
        lines: rest[..end].matches('\n').count() + 1,
        parameters,
    })
}

/// Where the parameters begin: at the first `(` outside of the generics, whose bounds may have some too.
fn parameter_list(rest: &str) -> Option<usize> {
    let mut angles = 0_i32;
    let mut last = ' ';
    for (at, c) in rest.char_indices() {
        match c {
            '<' => angles += 1,
            '>' if last != '-' => angles -= 1,
            '(' if angles == 0 => return Some(at),
            _ => {}
        }
        last = c;
    }
    None
}

/// Where the bracket closes with which the text begins.
fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// Parameters have a colon each, outside of all brackets; `self` has none.
fn count(list: &str) -> usize {
    let mut depth = 0_i32;
    let mut parameters = 0;
    let mut last = ' ';
    for c in list.chars() {
        match c {
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            '>' if last != '-' => depth -= 1,
            // A path has two colons in a row; they add up to no parameter.
            ':' if depth == 0 && last == ':' => parameters -= 1,
            ':' if depth == 0 => parameters += 1,
            _ => {}
        }
        last = c;
    }
    parameters
}

#[test]
fn functions_are_measured() {
    let code = "impl A {\n    fn one(&self, a: u8, b: std::vec::Vec<u8>) -> u8 {\n        { 1 }\n    }\n}\nfn two<F: Fn(u8) -> u8>(f: F) {}\ntype P = fn(u8);\ntrait T { fn three(&self); }\n";
    let found: Vec<_> = functions(code)
        .into_iter()
        .map(|f| (f.name, f.line, f.lines, f.parameters))
        .collect();
    assert_eq!(
        found,
        [("one".to_owned(), 2, 3, 2), ("two".to_owned(), 6, 1, 1)]
    );
}
