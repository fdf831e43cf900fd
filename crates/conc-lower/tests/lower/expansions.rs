//! Calls of the macros that a file defines: their spans, and what cannot be expanded.

use crate::lowered;

/// The texts below the names of all functions.
fn names_of_functions(text: &str) -> Vec<String> {
    let lowered = lowered(text);
    assert_eq!(lowered.problems(), Vec::<String>::new(), "{text}");
    let functions = lowered.model.functions.iter();
    functions
        .map(|function| {
            let slice = lowered.source.slice(function.name_span);
            format!("{} {slice}", lowered.names.text(function.name))
        })
        .collect()
}

#[test]
fn arguments_keep_their_places_and_templates_point_at_the_call() {
    let text = "macro_rules! make { ($name:ident) => { fn $name() {} fn fixed() {} }; }\nmake!(döc);\nmake! { other }";
    assert_eq!(
        names_of_functions(text),
        ["döc döc", "fixed make", "other other", "fixed make"]
    );
}

#[test]
fn templates_without_arguments_point_at_themselves() {
    let text = "/* ä */ macro_rules! both {\n  /* ö */ () => { fn one() {} fn two(&self) { self.lock(); } };\n}\nstruct S; impl S { both!(); }";
    assert_eq!(names_of_functions(text), ["one one", "two two"]);
    let lowered = lowered(text);
    let calls = lowered
        .model
        .bodies
        .iter()
        .flat_map(|body| body.calls.iter());
    let slices: Vec<&str> = calls.map(|call| lowered.source.slice(call.span)).collect();
    assert_eq!(slices, ["self.lock()"]);
}

#[test]
fn a_function_that_is_made_of_pieces_is_no_problem() {
    let text = "macro_rules! pieces { ($vis:vis fn $name:ident $body:block) => { $vis async fn $name() $body }; }\n\
                pieces! { pub fn f { g() } }\npieces! { fn h { g() } }\n\
                macro_rules! whole { ($(#[$meta:meta])* $item:item) => { #[inline] $item }; }\nwhole! { fn i() { g() } }";
    assert_eq!(names_of_functions(text), ["f f", "h h", "i i"]);
}

#[test]
fn what_explodes_or_never_ends_is_left_alone() {
    let text = "macro_rules! ever { ($($x:tt)*) => { ever!($($x)* $($x)*) }; }\n\
                macro_rules! twice { ($n:ident) => { twice!($n); twice!($n); }; }\n\
                macro_rules! a { ($x:expr) => { b!(b!($x)) }; }\nmacro_rules! b { ($x:expr) => { a!(a!($x)) }; }\n\
                fn f(x: u8) { ever!(x y); twice!(x); let y = a!(x); }\never!(z);\n";
    assert_eq!(names_of_functions(text), ["f f"]);
}

#[test]
fn definitions_that_are_not_understood_are_left_alone() {
    let text = "macro_rules! counts { ($($x:ident),*) => { ${count($x)} }; }\nmacro_rules! twice { () => { fn a() {} }; }\n\
                macro_rules! twice { () => { fn b() {} }; }\nmacro_rules! open { (\n) }\n\
                fn f() { counts!(a, b); }\ntwice!();\nopen!();";
    assert_eq!(names_of_functions(text), ["f f"]);
}
