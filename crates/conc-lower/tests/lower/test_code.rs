//! Which test code joins the model.

use conc_lower::{LowerOptions, Tests};

use super::dump::items;
use super::lowered_with;

/// The items of a text of whose test code only what holds `wanted` matters, and how many functions were left out.
fn items_and_left_out(text: &str, is_test: bool) -> (String, u32) {
    let options = LowerOptions {
        is_test,
        tests: Tests::Where(&|text| text.contains("wanted")),
        ..LowerOptions::default()
    };
    let lowered = lowered_with(text, options);
    assert_eq!(lowered.problems(), Vec::<String>::new());
    (items(&lowered), lowered.model.left_out)
}

#[test]
fn test_code_that_does_not_matter_is_left_out() {
    let text = "fn a() {}
        #[test] fn b() { other() }
        #[tokio::test] async fn c() { wanted() }
        #[cfg(test)] mod m { fn d() {} struct S; mod inner { fn e() {} } }
        #[cfg(test)] mod n { fn f() { wanted() } #[test] fn g() {} fn h() {} }
        mod o { #[cfg(all(test, unix))] mod p { fn i() {} } fn j() {} }";
    let (dump, left_out) = items_and_left_out(text, false);
    let functions = dump.lines().filter(|line| line.contains("fn "));
    assert_eq!(
        functions.collect::<Vec<_>>(),
        [
            "fn crate::a()",
            "async fn crate::c() [test tokio::test single]",
            "fn crate::n::f() [test]",
            "fn crate::n::h() [test]",
            "fn crate::o::j()",
        ],
        "{dump}"
    );
    assert_eq!(left_out, 5);
    assert!(!dump.contains("struct"), "{dump}");
}

#[test]
fn a_test_file_that_does_not_matter_is_left_out() {
    let (dump, left_out) = items_and_left_out("fn a() {} fn b() {}", true);
    assert_eq!((dump.as_str(), left_out), ("mod crate [test]\n", 2));
    let (dump, left_out) = items_and_left_out("fn a() {} fn b() { wanted() }", true);
    assert!(dump.contains("fn crate::a()"), "{dump}");
    assert_eq!(left_out, 0);
}

#[test]
fn modules_that_are_files_of_their_own_are_known_to_be_tests() {
    let (dump, _) = items_and_left_out("#[cfg(test)] mod m { fn a() {} mod file; }", false);
    assert!(dump.contains("fn crate::m::a()"), "{dump}");
    let (dump, _) = items_and_left_out(
        "#[cfg(test)] mod m { fn a() {} on_unix! { mod file; } }",
        false,
    );
    assert!(dump.contains("fn crate::m::a()"), "{dump}");
}

#[test]
fn files_with_suppressions_are_read() {
    let text = "// conc-lint: allow-file(double_lock) -- known\n#[test] fn a() { other() }";
    let (dump, left_out) = items_and_left_out(text, false);
    assert!(dump.contains("fn crate::a()"), "{dump}");
    assert_eq!(left_out, 0);
}
