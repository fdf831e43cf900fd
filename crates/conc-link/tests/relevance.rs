//! Which bodies are read: those that mention a word, those that a type gives reason for, those that new tasks run.

mod support;

use conc_link::{UnreadFile, relevant_bodies};
use conc_lower::{Draft, LowerOptions};
use conc_model::Interner;
use conc_source::{FileId, SourceText};
use support::{library, on_big_stack};

const STUB: &str = "
    pub mod sync {
        #[conc(lock)] pub struct Mutex<T>(T);
        #[conc(guard(lock))] pub struct Guard<T>(T);
        impl<T> Mutex<T> { #[conc(acquires(exclusive), blocks)] pub fn lock(&self) -> Guard<T> {} pub fn get(&self) {} }
    }
    pub mod list { pub struct List; impl List { pub fn get(&self) {} pub fn write(&self) {} pub fn push(&self) {} } }
    pub mod fs { #[conc(blocks, persists)] pub fn write() {} }
    pub mod thread { #[conc(spawns(thread))] pub fn spawn() {} }
";

/// The names of the functions in a text whose bodies matter.
fn relevant(text: &str) -> Vec<String> {
    on_big_stack(|| {
        let library = library(&[("std", STUB)]);
        let interner = Interner::seeded(library.names());
        let source = SourceText::new(text.to_owned());
        let draft = Draft::read(FileId(0), &source, &LowerOptions::default(), &interner);
        let names = interner.freeze();
        let file = UnreadFile {
            model: draft.model(),
            macros: draft.macro_definitions().collect(),
            bodies: draft
                .unread()
                .map(|body| (body.function, body.text))
                .collect(),
            tests: Vec::new(),
        };
        let found = relevant_bodies(&library, &[file], &names).remove(0);
        let functions = draft.model().functions.entries();
        let found = functions.filter(|(id, _)| found.contains(id));
        found
            .map(|(_, function)| names.text(function.name).to_owned())
            .collect()
    })
}

#[test]
fn a_body_that_mentions_nothing_is_not_read() {
    assert!(relevant("fn f(x: u8) -> u8 { g(x) + 1 }").is_empty());
}

#[test]
fn functions_types_and_what_leads_to_them_are_words() {
    let text = "
        use std::sync::Mutex as Latch;
        struct S { queue: Latch<u8>, size: u8 }
        struct T(Latch<u8>);
        type Shared = Latch<u8>;
        static CELL: Latch<u8> = Latch::new();
        fn by_call(x: X) { x.lock() }
        fn by_field(s: &S) { s.queue.get() }
        fn by_type() { Shared::default(); }
        fn by_static() { use_it(&CELL) }
        fn by_signature(m: &Latch<u8>) {}
        impl T { fn by_place(&self) { self.0.get() } }
        fn other_field(s: &S) { s.size.get() }
        fn queue_is_called(s: &S) { s.queue() }
        macro_rules! locked { ($x:expr) => { $x.lock() } }
        fn by_macro(x: X) { locked!(x) }
    ";
    let expected = [
        "by_call",
        "by_field",
        "by_type",
        "by_static",
        "by_signature",
        "by_place",
        "by_macro",
    ];
    assert_eq!(relevant(text), expected);
}

#[test]
fn functions_that_give_guards_are_words() {
    let text = "
        struct S { m: std::sync::Mutex<u8> }
        impl S { fn guard(&self) -> std::sync::Guard<u8> { self.m.lock() } }
        fn caller(s: &S) { s.guard() }
        fn other() { guards() }
    ";
    assert_eq!(relevant(text), ["guard", "caller"]);
}

#[test]
fn what_waits_matters_in_async_code_and_in_new_threads_only() {
    let text = "
        use std::fs;
        fn writes() { fs::write() }
        async fn writes_async() { fs::write() }
        fn starts() { std::thread::spawn(|| works()) }
        fn works() { fs::write() }
        fn lists(l: L) { l.write() }
    ";
    assert_eq!(relevant(text), ["writes_async", "starts", "works"]);
}
