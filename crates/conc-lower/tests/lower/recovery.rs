//! What is left of files that do not parse.

use crate::dump::items;
use crate::lowered;

fn assert_recovers(text: &str, expected: &[&str], problems: &[&str]) {
    let lowered = lowered(text);
    assert_eq!(lowered.problems(), problems, "{text}");
    let dump = items(&lowered);
    assert_eq!(dump.lines().collect::<Vec<_>>(), expected, "{text}");
    for function in lowered.model.functions.iter() {
        let name = lowered.names.text(function.name);
        assert_eq!(lowered.source.slice(function.name_span), name);
    }
}

#[test]
fn one_bad_item_does_not_lose_the_file() {
    assert_recovers(
        "#![allow(x)]\nuse a::b;\nstruct S { a: u8 }\n/// ä\n#[inline]\nfn bad() { let = ä; }\nfn good() {}\n",
        &[
            "crate: use a::b as b",
            "Struct S: S{a: u8}",
            "fn crate::bad()",
            "fn crate::good()",
        ],
        &["6:16 Syntax unexpected `=`; the function body around it is left out"],
    );
}

#[test]
fn bad_parts_of_modules_impls_and_traits_are_left_out_alone() {
    assert_recovers(
        "mod m {\n    fn a() {}\n    gen fn b() {}\n    mod n { type X = ; fn c() {} }\n}\n\
         impl S {\n    fn d() {}\n    fn e( {}\n}\n}",
        &[],
        &["8:9 Syntax unclosed `(`"],
    );
    assert_recovers(
        "mod m {\n    fn a() {}\n    fn b(x) {}\n    mod n { type X = ; fn c() {} }\n}\n\
         impl S {\n    fn d() {}\n    fn e() { 1 2 }\n}\ntrait T { fn f(u8); fn g(); }",
        &[
            "mod crate::m",
            "mod crate::m::n",
            "trait T:  1 fns",
            "impl S 2 fns",
            "fn crate::m::a()",
            "fn crate::m::n::c()",
            "fn S::d()",
            "fn S::e()",
            "fn T::g()",
        ],
        &[
            "3:11 Syntax expected `:`; the item around it is left out",
            "4:22 Syntax unexpected `;`; the item around it is left out",
            "8:16 Syntax unexpected token, expected `;`; the function body around it is left out",
            "10:18 Syntax expected `:`; the item around it is left out",
        ],
    );
}

#[test]
fn a_file_that_does_not_lex_is_one_problem_that_says_why() {
    let problem = |text: &str| lowered(text).problems().join("\n");
    assert_eq!(problem("fn a() {\n    b(;\n}"), "2:6 Syntax unclosed `(`");
    assert_eq!(problem("fn a() {\n"), "1:8 Syntax unclosed `{`");
    assert_eq!(problem("fn a() {}\n}\n"), "2:1 Syntax unmatched `}`");
    assert_eq!(
        problem("fn a() { \"x }\n"),
        "1:10 Syntax unterminated string literal"
    );
    assert_eq!(
        problem("fn a() {} /* x\n"),
        "1:11 Syntax unterminated block comment"
    );
    assert_eq!(
        problem("fn a() { \u{0} }\n"),
        "1:10 Syntax a character that Rust does not know"
    );
}

#[test]
fn nightly_syntax_costs_only_its_item() {
    for bad in [
        "gen fn b() {}",
        "const trait X {}",
        "fn b() { async gen {}; do yeet 1; }",
        "fn b() { match x { Err(!) } }",
        "type A = Fn(u8) + Send + ;",
        "reuse a::b;",
    ] {
        let lowered = lowered(&format!("fn a() {{}}\n{bad}\nfn c() {{}}\n"));
        let names = lowered
            .model
            .functions
            .iter()
            .map(|item| lowered.names.text(item.name));
        let names: Vec<&str> = names.filter(|name| *name != "b").collect();
        assert_eq!(names, ["a", "c"], "{bad}");
    }
}

#[test]
fn trait_objects_without_dyn_are_read() {
    assert_recovers(
        "struct A { f: Mutex<Option<Box<Fn(u8) -> u8 + 'static + Send>>>, g: Box<T + Send> }\n\
         fn a(f: &(Fn() + Send), g: Box<Fn() + Sync>) { let x: Box<Fn() + Send> = g; }\n\
         fn b(n: u8) -> u8 { n + }\n",
        &[
            "Struct A: A{f: Mutex<Option<Box<Fn>>>, g: Box<dyn T + Send>}",
            "fn crate::a(&Fn, Box<Fn>)",
            "fn crate::b(u8) -> u8",
        ],
        &[
            "3:25 Syntax unexpected end of input, expected an expression; the function body around it is left out",
        ],
    );
}
