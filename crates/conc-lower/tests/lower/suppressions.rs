//! Suppressions and what they cover.

use conc_lower::LowerOptions;
use conc_model::{SuppressionKind, SuppressionOrigin};

use crate::{lowered, lowered_with};

/// The suppressions of a text as `kind origin lints [reason] => covered text`.
fn suppressions(text: &str) -> Vec<String> {
    let lowered = lowered(text);
    let shown = lowered.model.suppressions.iter().map(|item| {
        let kind = match item.kind {
            SuppressionKind::Allow => "allow",
            SuppressionKind::Expect => "expect",
        };
        let origin = match item.origin {
            SuppressionOrigin::Comment => "//",
            SuppressionOrigin::Attribute => "#",
            SuppressionOrigin::Clippy => "clippy",
        };
        for (name, span) in &item.lints {
            assert!(lowered.source.slice(*span).ends_with(&**name), "{text}");
        }
        let lints: Vec<&str> = item.lints.iter().map(|(name, _)| &**name).collect();
        let reason = item
            .reason
            .as_ref()
            .map_or_else(String::new, |reason| format!(" ({reason})"));
        let covered = lowered.source.slice(item.scope);
        format!("{kind} {origin} {}{reason} => {covered}", lints.join("+"))
    });
    shown.collect()
}

#[test]
fn a_comment_on_its_own_line_covers_the_next_element() {
    let cases = [
        (
            "fn a() {\n  @\n  let x = S { a: 1 };\n  y();\n}",
            "let x = S { a: 1 };",
        ),
        (
            "@\n/// doc\n#[inline]\npub async fn a<T>() where T: X { b() }\nfn c() {}",
            "#[inline]\npub async fn a<T>() where T: X { b() }",
        ),
        (
            "fn a() { match x {\n  @\n  A { b } if c < d => e(),\n  _ => {}\n} }",
            "A { b } if c < d => e(),",
        ),
        (
            "fn a() { match x {\n  @\n  A(b) => { c() }\n  _ => {}\n} }",
            "A(b) => { c() }",
        ),
        (
            "fn a() { match x {\n  @\n  A => if b { c } else { d },\n  _ => {}\n} }",
            "A => if b { c } else { d },",
        ),
        (
            "struct S {\n  @\n  a: HashMap<u8, Mutex<u8>>,\n  b: u8,\n}",
            "a: HashMap<u8, Mutex<u8>>,",
        ),
        ("enum E {\n  @\n  A { b: u8 },\n  C }", "A { b: u8 },"),
        (
            "fn a() {\n  @\n  if let S { x } = b { c } else if d { e } else { f }\n  g();\n}",
            "if let S { x } = b { c } else if d { e } else { f }",
        ),
        (
            "fn a() {\n  @\n  match b { _ => c }.d()?;\n  g();\n}",
            "match b { _ => c }.d()?;",
        ),
        (
            "fn a() {\n  @\n  for S { x } in y { z(); }\n  g();\n}",
            "for S { x } in y { z(); }",
        ),
        (
            "fn a() {\n  @\n  'l: loop { break 'l; }\n  g();\n}",
            "'l: loop { break 'l; }",
        ),
        (
            "fn a() {\n  @\n  tokio::select! { _ = b => {} }\n  g();\n}",
            "tokio::select! { _ = b => {} }",
        ),
        (
            "fn a() { tokio::select! {\n  @\n  x = b.recv() => { c }\n  _ = d => {}\n} }",
            "x = b.recv() => { c }",
        ),
        (
            "fn a() {\n  b\n    @\n    .c()\n    .await;\n  g();\n}",
            ".c()\n    .await;",
        ),
        (
            "fn a() {\n  @\n  b::<u8, u16>(c, d)\n}",
            "b::<u8, u16>(c, d)",
        ),
        ("fn a() {\n  @\n  *x = 1;\n  g();\n}", "*x = 1;"),
        (
            "fn a() {\n  @\n  unsafe { b() }\n  g();\n}",
            "unsafe { b() }",
        ),
        (
            "@\nimpl<T> S<T> { fn a() {} }\nfn c() {}",
            "impl<T> S<T> { fn a() {} }",
        ),
        ("@\nuse a::{b, c};\nfn c() {}", "use a::{b, c};"),
        ("@\nstruct A(u8);\nfn c() {}", "struct A(u8);"),
        ("fn a() { b();\n  @\n}", ""),
        ("fn a() {}\n@", ""),
    ];
    for (text, covered) in cases {
        let text = text.replace('@', "// conc-lint: allow(lint_a, lint_b) -- why: ä");
        assert_eq!(
            suppressions(&text),
            [format!("allow // lint_a+lint_b (why: ä) => {covered}")],
            "{text}"
        );
    }
}

#[test]
fn trailing_and_file_comments() {
    assert_eq!(
        suppressions("fn a() {\n    b(); // conc-lint: expect(x)\n    c();\n}"),
        ["expect // x => \u{20}   b(); // conc-lint: expect(x)"]
    );
    assert_eq!(
        suppressions("a!();\n/* conc-lint:allow-file( x ) */"),
        ["allow // x => a!();\n/* conc-lint:allow-file( x ) */"]
    );
    assert_eq!(
        suppressions("\u{feff}// conc-lint: allow(x)\nfn a() {}"),
        ["allow // x => fn a() {}"]
    );
}

#[test]
fn prose_strings_and_doc_comments_are_no_suppressions() {
    let text = "/// conc-lint: allow(x)\nfn a() { let s = \"// conc-lint: allow(x)\"; } // see conc-lint: allow(x)\n";
    assert_eq!(suppressions(text), Vec::<String>::new());
    assert_eq!(lowered(text).problems(), Vec::<String>::new());
}

#[test]
fn malformed_comments_are_problems() {
    let problem = |body: &str| {
        lowered(&format!("fn a() {{}}\n// conc-lint:{body}\n"))
            .problems()
            .join("\n")
    };
    let of = |message: &str| format!("2:1 Suppression {message}");
    assert_eq!(
        problem(" deny(x)"),
        of("unknown suppression `deny`: there are `allow`, `expect` and `allow-file`")
    );
    assert_eq!(
        problem(""),
        of("expected `allow(..)`, `expect(..)` or `allow-file(..)` behind `conc-lint:`")
    );
    assert_eq!(problem(" allow x"), of("expected `(` behind `allow`"));
    assert_eq!(problem(" allow(x"), of("no `)` closes the list of `allow`"));
    assert_eq!(problem(" allow( , )"), of("`allow` names no lint"));
    assert_eq!(
        problem(" allow(a b)"),
        of("`a b` is not the name of a lint")
    );
    assert_eq!(
        problem(" allow(x) because"),
        of("expected ` -- reason` behind the list")
    );
    assert_eq!(problem(" allow(x) --"), of("no reason behind `--`"));
}

#[test]
fn attributes_of_ours_that_there_are_not_are_problems() {
    let problems = |text: &str| lowered(text).problems();
    assert_eq!(
        problems("#[cfg_attr(any(), conc_lint::alow(x))]\nfn a() {}\n"),
        ["1:1 Suppression unknown suppression `alow`: there are `allow` and `expect`"]
    );
    assert_eq!(
        problems("#[cfg_attr(any(), other::alow(x))]\nfn a() {}\n"),
        Vec::<String>::new()
    );
}

#[test]
fn attributes_cover_what_they_stand_at() {
    assert_eq!(
        suppressions(
            "#[cfg_attr(any(), conc_lint::allow(x, y, reason = \"r\"))] fn a() {} fn b() {}"
        ),
        ["allow # x+y (r) => #[cfg_attr(any(), conc_lint::allow(x, y, reason = \"r\"))] fn a() {}"]
    );
    assert_eq!(
        suppressions("fn a() { #[cfg_attr(false, expect(conc_lint::x))] b(); c(); }"),
        ["expect # x => #[cfg_attr(false, expect(conc_lint::x))] b();"]
    );
    assert_eq!(
        suppressions("mod m { #![cfg_attr(conc_lint, allow(conc_lint::x))] fn a() {} }"),
        ["allow # x => { #![cfg_attr(conc_lint, allow(conc_lint::x))] fn a() {} }"]
    );
    assert_eq!(
        suppressions("fn a() { let x = #[allow(conc_lint::x)] { b() }; }"),
        ["allow # x => #[allow(conc_lint::x)] { b() }"]
    );
}

#[test]
fn clippy_attributes_are_kept_by_bare_name() {
    let text = "#[allow(dead_code, clippy::await_holding_lock, clippy::all)] #[inline] fn a() {}";
    assert_eq!(
        suppressions(text),
        [format!("allow clippy await_holding_lock+all => {text}")]
    );
    let text = "#![expect(clippy::suspicious, reason = \"x, y\")]\nfn a() {}";
    assert_eq!(
        suppressions(text),
        [format!("expect clippy suspicious (x, y) => {text}")]
    );
    assert_eq!(
        suppressions("#[deny(clippy::all)] #[allow(unused)] fn a() {}"),
        Vec::<String>::new()
    );
}

#[test]
fn of_clippys_only_those_are_kept_that_are_asked_for() {
    let options = LowerOptions {
        clippy_names: Some(&["all", "await_holding_lock"]),
        ..LowerOptions::default()
    };
    let kept = |text: &str| lowered_with(text, options).model.suppressions.len();
    assert_eq!(kept("#[allow(clippy::all)] fn a() {}"), 1);
    assert_eq!(kept("#[allow(clippy::await_holding_lock)]\nfn a() {}"), 1);
    assert_eq!(kept("#[allow(clippy::too_many_arguments)] fn a() {}"), 0);
    assert_eq!(
        kept("#[allow(clippy::all_of_it, clippy::allowed)] fn a() {}"),
        0
    );
    assert_eq!(kept("#[allow(conc_lint::x)] fn a() {}"), 1);
}
