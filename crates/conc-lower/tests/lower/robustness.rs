//! Bad input: too deep, too large, nonsense. Nothing may panic or abort.

use conc_lower::LowerOptions;
use conc_model::ProblemKind;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, RngSeed, TestRunner};

use crate::{lowered, lowered_with};

/// `before` and `after` repeated around `middle`.
fn nested(before: &str, middle: &str, after: &str, times: usize) -> String {
    format!("{}{middle}{}", before.repeat(times), after.repeat(times))
}

/// All ways to nest deeply that are known, each as text of a file.
fn deep_texts(n: usize) -> Vec<(&'static str, String)> {
    let body = |code: String| format!("fn f() {{ {code} }}");
    let expr = |code: String| format!("fn f() {{ let x = {code}; }}");
    let ty = |code: String| format!("type T = {code};");
    vec![
        ("generics", ty(nested("V<", "u8", ">", n))),
        (
            "generics behind a comma",
            ty(nested("V<u8, ", "u8", ">", n)),
        ),
        ("self types", ty(nested("<", "u8", " as B>::C", n))),
        ("references", ty(nested("&", "u8", "", n))),
        ("mutable references", ty(nested("&mut ", "u8", "", n))),
        ("pointers", ty(nested("*const ", "u8", "", n))),
        ("tuple types", ty(nested("(", "u8", ",)", n))),
        ("function types", ty(nested("fn() -> ", "u8", "", n))),
        ("functions", nested("fn f() {", "", "}", n)),
        ("modules", nested("mod m {", "", "}", n)),
        ("blocks", body(nested("{", "", "}", n))),
        ("async blocks", body(nested("async {", "", "};", n))),
        ("ifs", body(nested("if a {", "", "}", n))),
        ("else ifs", body(nested("if a {} else ", "{}", "", n))),
        ("ifs in conditions", body(nested("if ", "a", " {}", n))),
        ("loops", body(nested("loop {", "", "}", n))),
        ("matches", body(nested("match a { _ => ", "1", "}", n))),
        ("scrutinees", body(nested("match ", "a", " {}", n))),
        ("closures", expr(nested("|| ", "1", "", n))),
        (
            "closures with parameters",
            expr(nested("move |a| ", "1", "", n)),
        ),
        ("calls", expr(nested("f(", "1", ")", n))),
        ("indices", expr(nested("a[", "1", "]", n))),
        ("parentheses", expr(nested("(", "1", ")", n))),
        ("arrays", expr(nested("[", "1", "]", n))),
        ("nots", expr(nested("!", "1", "", n))),
        ("minuses", expr(nested("- ", "1", "", n))),
        ("derefs", expr(nested("*", "1", "", n))),
        ("borrows", expr(nested("&", "1", "", n))),
        ("returns", expr(nested("return ", "1", "", n))),
        ("assignments", body(nested("a = ", "1", "", n))),
        ("compound assignments", body(nested("a += ", "1", "", n))),
        ("shifting assignments", body(nested("a >>= ", "1", "", n))),
        ("ranges", expr(nested("..", "1", "", n))),
        (
            "patterns",
            body(format!("let {} = a;", nested("(", "b", ")", n))),
        ),
        (
            "bindings",
            body(format!("match a {{ {} => 1 }}", nested("b @ ", "c", "", n))),
        ),
        (
            "reference patterns",
            body(format!("let {} = a;", nested("&", "b", "", n))),
        ),
        ("uses", format!("use {};", nested("a::", "b", "", n))),
        (
            "use groups",
            format!("use {};", nested("a::{", "b", "}", n)),
        ),
        ("additions", expr(nested("1 + ", "1", "", n))),
        ("ands", expr(nested("a && ", "b", "", n))),
        ("methods", expr(nested("", "a", ".b()", n))),
        ("fields", expr(nested("", "a", ".b", n))),
        ("questions", expr(nested("", "a", "?", n))),
        ("awaits", expr(nested("", "a", ".await", n))),
        ("casts", expr(nested("", "a", " as u8", n))),
        (
            "or patterns",
            body(format!("match a {{ {} => 1 }}", nested("1 | ", "2", "", n))),
        ),
        (
            "macro tokens",
            format!("m! {{ {} }}", nested("(", "", ")", n)),
        ),
        ("macro items", nested("m! {", "", "}", n)),
        ("path segments", expr(nested("a::", "b", "", n))),
        ("unclosed", nested("fn f() { (", "", "", n)),
        ("unopened", nested(")", "", "", n)),
        ("attributes", nested("#[a] ", "fn f() {}", "", n)),
        ("statements", body(nested("a(); ", "", "", n))),
        ("impl traits", ty(nested("impl A<", "u8", ">", n))),
        ("lifetimes", ty(nested("&'a ", "u8", "", n))),
    ]
}

#[test]
fn moderate_nesting_is_read() {
    for (what, text) in deep_texts(150) {
        let lowered = lowered(&text);
        let refused = lowered
            .model
            .problems
            .iter()
            .any(|problem| problem.kind == ProblemKind::TooDeep);
        assert!(!refused, "{what}: {:?}", lowered.problems());
    }
}

#[test]
fn any_nesting_is_read_or_refused() {
    for n in [1_990, 9_000] {
        for (what, text) in deep_texts(n) {
            let lowered = lowered(&text);
            let problems = lowered.model.problems.len();
            assert!(problems <= 1, "{what} {n}: {:?}", lowered.problems());
        }
    }
}

#[test]
fn what_recurses_is_refused_above_the_cap() {
    let harmless = ["attributes", "statements", "unclosed", "unopened"];
    for (what, text) in deep_texts(60_000) {
        if harmless.contains(&what) {
            continue;
        }
        let kinds: Vec<ProblemKind> = lowered(&text)
            .model
            .problems
            .iter()
            .map(|problem| problem.kind)
            .collect();
        assert_eq!(kinds, [ProblemKind::TooDeep], "{what}");
    }
}

#[test]
fn tables_and_long_lists_are_not_deep() {
    let list = |element: &str| format!("static T: [u8; 9] = [{}];", element.repeat(20_000));
    for text in [
        list("1 << 3, "),
        list("(-1, &2, !3), "),
        list("A { b: -1 }, "),
        format!(
            "fn f() {{ {} }}",
            "let mut a = &mut b; if a < b { return -1; } ".repeat(5_000)
        ),
        format!(
            "fn f(x: u8) -> bool {{ matches!(x, {} 0) }}",
            "1 | ".repeat(10_000)
        ),
        format!(
            "fn f() {{ match x {{ {} }} }}",
            "a if b < c => *d = -1, ".repeat(1_500)
        ),
        "pub const fn f(x: &mut u8) -> &u8 { *x = 1; x }\n".repeat(5_000),
    ] {
        assert_eq!(
            lowered(&text).problems(),
            Vec::<String>::new(),
            "{}",
            &text[..60]
        );
    }
}

#[test]
fn too_many_tokens_are_refused() {
    let options = LowerOptions {
        max_tokens: 10,
        ..LowerOptions::default()
    };
    let problems = lowered_with("fn a() {}\nfn b() { c }", options).problems();
    assert_eq!(problems, ["2:8 TooLarge more than 10 tokens"]);
}

#[test]
fn empty_and_odd_files_have_no_problems() {
    for text in [
        "",
        "\n",
        "\u{feff}",
        "#!/bin/sh",
        "//",
        "---\n---\n",
        "\u{feff}#!/bin/sh\n---\na\n---\n",
        "\r\n",
        "/// x",
    ] {
        assert_eq!(lowered(text).problems(), Vec::<String>::new(), "{text:?}");
    }
}

/// Pieces that meet in odd ways.
const PIECES: &[&str] = &[
    "fn ",
    "f",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    ",",
    ";",
    "::",
    ":",
    "->",
    "=>",
    "=",
    "&",
    "mut ",
    "'a ",
    "'a'",
    "|",
    "!",
    "#",
    "#[cfg(test)]",
    "#![a]",
    "impl ",
    "trait ",
    "struct ",
    "mod ",
    "use ",
    "*",
    "self",
    "async ",
    "move ",
    "match ",
    "if ",
    "else ",
    "let ",
    "for ",
    "in ",
    "while ",
    "loop ",
    "return ",
    "?",
    ".",
    "await",
    "..",
    "1",
    "1.0",
    "\"s\"",
    "r#\"x\"#",
    "// conc-lint: allow(x)\n",
    "// conc-lint:\n",
    "/* */",
    "/// d\n",
    "\n",
    "ä",
    "\u{feff}",
    "@",
    "macro_rules! m ",
    "cfg_if! ",
    "thread_local! ",
    "static ",
    "const ",
    "type ",
    "dyn ",
    "where ",
    "unsafe ",
    "extern ",
    "\"C\" ",
    "$x",
    "clippy::",
    "conc_lint::",
    "allow(",
    "#[allow(clippy::x)]",
    "enum ",
    "union ",
    "#[conc(x(y))]",
    "\u{0}",
];

/// A runner with a fixed seed: the same inputs on every machine.
fn runner(cases: u32) -> TestRunner {
    let config = Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(7),
        rng_algorithm: RngAlgorithm::ChaCha,
        ..Config::default()
    };
    TestRunner::new(config)
}

/// Lowers and checks what holds for all input.
fn assert_sound(text: &str) -> Result<(), TestCaseError> {
    let lowered = lowered(text);
    let model = &lowered.model;
    let functions = model.functions.iter();
    for function in functions {
        let slice = lowered.source.slice(function.name_span);
        prop_assert_eq!(
            slice.trim_start_matches("r#"),
            lowered.names.text(function.name)
        );
    }
    let problems = model.problems.iter().map(|problem| problem.span);
    let suppressions = model
        .suppressions
        .iter()
        .flat_map(|item| [item.scope, item.span]);
    for span in problems.chain(suppressions) {
        prop_assert!(
            text.get(span.start as usize..span.end as usize).is_some(),
            "{:?}",
            span
        );
    }
    Ok(())
}

#[test]
fn token_soup_never_panics() {
    let soup = prop::collection::vec(prop::sample::select(PIECES), 0..60);
    let result = runner(1_500).run(&soup, |pieces| assert_sound(&pieces.concat()));
    result.expect("all soups are digested");
}

#[test]
fn truncated_and_damaged_code_never_panics() {
    let sources = [
        include_str!("items.rs"),
        include_str!("dump.rs"),
        include_str!("suppressions.rs"),
    ];
    let damage = (
        prop::sample::select(sources.to_vec()),
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
    );
    let result = runner(150).run(&damage, |(source, cut, end)| {
        let boundary = |index: prop::sample::Index| {
            let at = index.index(source.len());
            (at..source.len())
                .find(|at| source.is_char_boundary(*at))
                .unwrap_or(0)
        };
        let (cut, end) = (boundary(cut), boundary(end));
        assert_sound(&source[..end])?;
        // A piece of up to forty bytes is missing.
        let rest = (cut + 40).min(source.len());
        let rest = (rest..source.len())
            .find(|at| source.is_char_boundary(*at))
            .unwrap_or(source.len());
        assert_sound(&format!("{}{}", &source[..cut], &source[rest..]))
    });
    result.expect("all damage is survived");
}
