//! What is told of bodies that are not parsed: their calls, and nothing that is not sure.

use conc_lower::{Draft, LowerOptions, Reading, STACK_SIZE, UnreadBody};
use conc_model::{BodyDump, FileModel, Interner, Names};
use conc_source::{FileId, SourceText};

#[derive(Clone, Copy)]
enum How {
    Whole,
    Sketch,
    Skip,
}

fn read(text: &str, how: How) -> (FileModel, Names) {
    read_told(text, how, text)
}

/// Sketches tell the calls by the words of a text.
fn read_told(text: &str, how: How, told: &str) -> (FileModel, Names) {
    let (text, told) = (text.to_owned(), told.to_owned());
    let run = move || {
        let interner = Interner::default();
        let words = told.split(|c: char| !c.is_alphanumeric() && c != '_');
        let told = words.map(|word| interner.intern(word)).collect();
        let source = SourceText::new(text);
        let draft = Draft::read(FileId(0), &source, &LowerOptions::default(), &interner);
        let reading = |_: UnreadBody<'_>| match how {
            How::Whole => Reading::Whole,
            How::Sketch => Reading::Sketch(&told),
            How::Skip => Reading::Skip,
        };
        let model = draft.finish(&source, &interner, None, &reading);
        (model, interner.freeze())
    };
    let thread = std::thread::Builder::new().stack_size(STACK_SIZE);
    thread.spawn(run).unwrap().join().unwrap()
}

fn sketch(code: &str) -> String {
    let (file, names) = read(code, How::Sketch);
    dump(&file, &names)
}

fn dump(file: &FileModel, names: &Names) -> String {
    assert!(file.problems.is_empty(), "{:?}", file.problems);
    let body = file.bodies.iter().next().unwrap();
    assert!(body.is_sketch);
    BodyDump { body, file, names }.to_string()
}

fn check(code: &str, expected: &str) {
    let lines = expected.lines().map(str::trim);
    assert_eq!(sketch(code), lines.collect::<Vec<_>>().join("\n"), "{code}");
}

#[test]
fn calls_by_path_and_on_parts_of_parameters_are_told() {
    check(
        "fn f(&self, x: X) { a::b(&x.c, 1 + g(self)); let y = self.d.e(x)?; S { k: x.m() } }",
        "fn (self, x)
        bb0: _4 = a::b(&x.c, _3); _5 = g(self); _6 = self.d.e(x); _7 = x.m(); end s0[self, x]; return",
    );
}

#[test]
fn what_an_async_function_awaits_at_once_is_told() {
    check(
        "async fn f(&self) { if self.a(1).await? { b().await; } let later = c(); g(async { d().await }); later.await }",
        "async fn (self)
        bb0: _3 = self.a(_2); _4 = await _3; _5 = b(); _6 = await _5; _7 = c(); _9 = g(_8); _10 = d(); end s0[self]; return",
    );
}

#[test]
fn parameters_that_are_called_are_told_unless_it_may_be_later() {
    check(
        "fn f<F: FnMut(u8)>(mut f: F, g: F) { f(1); let x = f(2); keep(move || g(3)); a::g(); }",
        "fn (f, g)
        bb0: _4 = call f(_3); _6 = call f(_5); _8 = keep(_7); _9 = a::g(); end s0[f, g]; return",
    );
}

#[test]
fn what_is_not_sure_is_left_out() {
    // A receiver that is a result, a name that is bound anew, a closure in a variable, keywords, macros, functions.
    check(
        "fn f(x: X, k: K) { a(x)?.b(); let k = x.k; k.c(); let d = |y| y; d(1); if (k) {} println!(1); fn e() {} }",
        "fn (x, k)
        bb0: _3 = a(x); end s0[x, k]; return",
    );
}

#[test]
fn what_runs_in_a_loop_or_closure_stands_in_a_loop() {
    check(
        "fn f(&self) { self.one(); for i in 0..3 { self.two(); } xs().map(|x| self.three()); self.four(); }",
        "fn (self)
        bb0: _2 = self.one(); _4 = xs(); _6 = self.four(); -> bb1
        bb1 in loop0: _3 = self.two(); _5 = self.three(); if _7 -> bb1 else bb2
        bb2: end s0[self]; return",
    );
}

#[test]
fn calls_that_lead_nowhere_are_not_told() {
    let code = "fn f(g: G) { one(); two(); g.three(); g(); g.four(); }";
    let (file, names) = read_told(code, How::Sketch, "two four");
    let told = dump(&file, &names);
    let calls: Vec<&str> = told.matches("();").collect();
    assert_eq!(calls.len(), 3, "{told}");
    for call in ["two();", "four();", "g();"] {
        assert!(told.contains(call), "{call} in {told}");
    }
}

#[test]
fn what_is_read_whole_is_the_same_as_without_a_draft() {
    let code = "//! ä\nmod m { /* ö */ pub async fn f(&self, (a, b): (A, B)) -> A<{ 1 }> { let g = a.lock(); h(|| b).await; g } }\n\
                fn g() { struct S; impl S { fn h() { i() } } }";
    let (whole, names) = read(code, How::Whole);
    let dumps: Vec<String> = whole
        .bodies
        .iter()
        .map(|body| {
            let (file, names) = (&whole, &names);
            BodyDump { body, file, names }.to_string()
        })
        .collect();
    assert_eq!(dumps.len(), 4, "{dumps:#?}");
    assert!(dumps[0].contains("a.lock()"), "{}", dumps[0]);
    let source = SourceText::new(code.to_owned());
    let called = |body: usize, call: usize| {
        let body = whole.bodies.iter().nth(body).unwrap();
        source.slice(body.calls.iter().nth(call).unwrap().name_span)
    };
    assert_eq!(called(0, 0), "lock");
    assert_eq!(called(0, 1), "h");
}

#[test]
fn a_body_that_does_not_parse_is_a_problem_only_when_it_is_read() {
    let code = "fn f() { let = 1; }\nfn g() { h(); }\n";
    assert_eq!(read(code, How::Whole).0.problems.len(), 1);
    assert_eq!(read(code, How::Skip).0.problems.len(), 0);
}
