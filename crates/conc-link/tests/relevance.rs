//! Which bodies are read: those that mention a word, those that a type gives reason for, those that new tasks run.

mod support;

use conc_link::{UnreadFile, relevant_bodies};
use conc_lower::{Draft, LowerOptions};
use conc_model::{FunctionId, Interner, Name};
use conc_source::{FileId, SourceText};
use rustc_hash::FxHashSet;
use support::{library, on_big_stack};

const STUB: &str = "
    pub mod sync {
        #[conc(lock)] pub struct Mutex<T>(T);
        #[conc(guard(lock))] pub struct Guard<T>(T);
        impl<T> Mutex<T> { #[conc(acquires(exclusive), blocks)] pub fn lock(&self) -> Guard<T> {} pub fn get(&self) {} }
    }
    pub mod map {
        #[conc(lock)] pub struct Map<T>(T);
        impl<T> Map<T> { #[conc(acquires(exclusive), blocks)] pub fn get(&self) -> crate::sync::Guard<T> {} }
    }
    pub mod clock { #[conc(sleeps, blocks)] pub fn pause() {} #[conc(blocks, panics_in_async)] pub fn fetch() {} }
    pub mod list { pub struct List; impl List { pub fn get(&self) {} pub fn write(&self) {} pub fn push(&self) {} } }
    pub mod fs { #[conc(blocks, persists)] pub fn write() {} }
    pub mod thread {
        #[conc(spawns(thread))] pub fn spawn() -> JoinHandle {}
        #[conc(handle(thread))] pub struct JoinHandle;
        impl JoinHandle { #[conc(joins)] pub fn join(self) {} }
    }
";

/// The names of the functions in a text whose bodies matter.
fn relevant(text: &str) -> Vec<String> {
    decided(text, false).read
}

/// Those that matter when all of them are tests.
fn relevant_tests(text: &str) -> Vec<String> {
    decided(text, true).read
}

/// What is decided about the functions of a text, by their names.
struct Decided {
    read: Vec<String>,
    told: Vec<String>,
    leading: Vec<String>,
}

fn decided(text: &str, are_tests: bool) -> Decided {
    on_big_stack(|| {
        let library = library(&[("std", STUB)]);
        let interner = Interner::seeded(library.names());
        let source = SourceText::new(text.to_owned());
        let draft = Draft::read(FileId(0), &source, &LowerOptions::default(), &interner);
        let names = interner.freeze();
        let unread = draft.unread().map(|body| (body.function, body.text));
        let (tests, bodies) = unread.partition(|_| are_tests);
        let file = UnreadFile {
            model: draft.model(),
            macros: draft.macro_definitions().collect(),
            bodies,
            tests,
        };
        let mut found = relevant_bodies(&library, &[file], &names);
        let text_of = |name: Name| names.text(name).to_owned();
        let named = |found: FxHashSet<FunctionId>| {
            let functions = draft.model().functions.entries();
            let found = functions.filter(|(id, _)| found.contains(id));
            found.map(|(_, function)| text_of(function.name)).collect()
        };
        let mut leading: Vec<String> = found.leading.into_iter().map(text_of).collect();
        leading.sort();
        Decided {
            read: named(found.read.remove(0)),
            told: named(found.told.remove(0)),
            leading,
        }
    })
}

#[test]
fn a_body_that_mentions_nothing_is_not_read() {
    assert!(relevant("fn f(x: u8) -> u8 { g(x) + 1 }").is_empty());
}

#[test]
fn only_calls_that_lead_to_what_is_read_are_told() {
    let text = "
        use self::locks as latches;
        trait Step { fn step(&self); }
        fn locks(x: X) { x.lock() }
        fn one() { locks(X) }
        fn two() { one(); idle() }
        fn by_alias() { latches(X) }
        fn by_trait(s: &dyn Step) { s.step() }
        fn by_parameter(f: impl Fn()) { f() }
        fn through_it() { by_parameter(idle) }
        fn waits() { std::fs::write() }
        fn idle() { other(); one }
        fn other() { idle() }
    ";
    let found = decided(text, false);
    assert_eq!(found.read, ["locks"]);
    let told = [
        "one",
        "two",
        "by_alias",
        "by_trait",
        "by_parameter",
        "through_it",
        "waits",
    ];
    assert_eq!(found.told, told);
    let mut leading = told.to_vec();
    leading.extend(["fetch", "latches", "locks", "pause", "step", "write"]);
    leading.sort_unstable();
    assert_eq!(found.leading, leading);
}

#[test]
fn functions_types_and_what_leads_to_them_are_words() {
    let text = "
        use std::map::Map as Latch;
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
        fn in_a_comment(s: &S) { s.size() // Not Shared.
        }
        macro_rules! locked { ($x:expr) => { $x.lock() } }
        fn by_macro(x: X) { locked!(x) }
        fn macro_is_a_variable(locked: u8) { f(locked) }
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
fn a_type_whose_functions_tell_by_their_names_matters_where_it_is_handed_out_only() {
    let text = "
        use std::sync::Mutex;
        struct S { queue: Mutex<u8> }
        impl S { fn queue(&self) -> &Mutex<u8> { &self.queue } }
        fn by_field(s: &S) { s.queue.get() }
        fn by_type() { Mutex::default(); }
        fn with_arguments(s: &S) { s.queue.lock(1) }
        fn in_a_path(s: &S) { Mutex::lock(&s.queue) }
    ";
    assert_eq!(relevant(text), ["queue", "in_a_path"]);
}

#[test]
fn a_field_of_self_is_that_of_its_own_type() {
    let text = "
        struct S { state: std::map::Map<u8> }
        struct T { state: u8 }
        impl S { fn guarded(&self) { self.state.get() } }
        impl T { fn plain(&self) { self.state.get() } fn other(&self, s: &S) { s.state.get() } }
        fn unpacked(s: &S) { let S { state } = s; }
        fn argument(state: u8) { f(1, state, 2) }
    ";
    assert_eq!(relevant(text), ["guarded", "other", "unpacked"]);
}

#[test]
fn an_async_function_matters_where_its_future_is_thrown_away() {
    let text = "
        async fn work() {}
        fn thrown() { work(); }
        fn ignored() { let _ = work(); }
        fn kept() { let future = work(); f(future) }
    ";
    assert_eq!(relevant(text), ["thrown", "ignored"]);
}

#[test]
fn what_blocks_or_panics_matters_where_async_code_calls_it() {
    let text = "
        use std::clock;
        fn pauses() { clock::pause() }
        fn pauses_alone() { clock::pause() }
        fn between() { pauses() }
        async fn by_helper() { pauses() }
        async fn too_far() { between() }
        fn fetches() { clock::fetch() }
        fn asks() { fetches() }
        async fn two_calls_away() { asks() }
    ";
    assert_eq!(
        relevant(text),
        ["pauses", "by_helper", "fetches", "asks", "two_calls_away"]
    );
}

#[test]
fn a_test_matters_when_a_thread_that_it_leaves_alone_asserts_something() {
    let text = "
        use std::thread;
        fn statement() { thread::spawn(|| assert!(f())); }
        fn unused() { let _checker = thread::spawn(|| { assert_eq!(f(), 1); }); }
        fn variable() { let check = || assert!(f()); thread::spawn(check); }
        fn listed(l: L) { l.push(thread::spawn(|| assert!(f()))); }
        fn joined() { let checker = thread::spawn(|| assert!(f())); checker.join(); }
        fn chained() { thread::spawn(|| assert!(f())).join(); }
        fn asserts_itself() { thread::spawn(|| f()); assert!(f()); }
    ";
    assert_eq!(
        relevant_tests(text),
        ["statement", "unused", "variable", "listed"]
    );
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
