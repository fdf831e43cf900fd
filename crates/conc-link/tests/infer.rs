//! Types of locals and targets of calls, with the real stubs.

#[path = "support/show.rs"]
mod show;
mod support;

use std::sync::{Arc, LazyLock};

use conc_link::{Library, World};
use conc_model::Edition;

/// The real stubs: they are the same for all tests, and lowering them takes longer than any test.
static LIBRARY: LazyLock<Arc<Library>> = LazyLock::new(|| {
    let stubs: Vec<(&str, &str)> = conc_apis::STUBS
        .iter()
        .map(|stub| (stub.krate, stub.text))
        .collect();
    support::library(&stubs)
});

/// Infers a file and expects each of these lines among its facts.
#[track_caller]
fn expect(source: &str, expected: &[&str]) {
    let world = support::on_big_stack(|| {
        let library = Arc::clone(&LIBRARY);
        let (group, names) = support::group(source, library.names(), Edition::E2021);
        World::link(library, group, names)
    });
    let facts = show::facts(&world);
    for line in expected {
        assert!(
            facts.lines().any(|found| found == *line),
            "no `{line}` in\n{facts}"
        );
    }
}

#[test]
fn locals_take_types_from_annotations_parameters_and_literals() {
    expect(
        "fn f(a: &str, (b, c): (u8, Vec<bool>)) { let d = 1; let e: Option<_> = Some('x'); let g = (d, e); let h = c[0]; }",
        &[
            "a: &str",
            "b: int",
            "c: Vec<bool>",
            "d: int",
            "e: Option<char>",
            "g: (int, Option<char>)",
            "h: bool",
        ],
    );
}

#[test]
fn a_lock_gives_a_guard_through_arcs_fields_and_unwrap() {
    expect(
        "use std::sync::{Arc, Mutex}; struct S { m: Arc<Mutex<Vec<u8>>> }
         impl S { fn f(&self) { let g = self.m.lock().unwrap(); let n = g.len(); let m = Arc::clone(&self.m); let k = self.m.clone(); } }",
        &[
            "self: &S",
            "g: MutexGuard<Vec<int>>",
            "n: int",
            "m: Arc<Mutex<Vec<int>>>",
            "k: Arc<Mutex<Vec<int>>>",
            "lock() = std::sync::Mutex::lock by Ref",
            "unwrap() = std::result::Result::unwrap by Value",
        ],
    );
}

#[test]
fn channels_learn_their_message_type_later() {
    expect(
        "use std::sync::mpsc; fn f() { let (tx, rx) = mpsc::channel(); tx.send(1u8).unwrap(); let m = rx.recv().unwrap(); for x in rx { let y = x; } }",
        &["tx: Sender<int>", "rx: Receiver<int>", "m: int", "y: int"],
    );
}

#[test]
fn a_collection_learns_its_items_from_a_later_push() {
    expect(
        "use std::thread; fn f() { let mut all = Vec::new(); for i in 0..4 { all.push(thread::spawn(move || i)); } for h in all { h.join().unwrap(); } }",
        &[
            "i: int",
            "h: JoinHandle<int>",
            "join() = std::thread::JoinHandle::join by Value",
        ],
    );
}

#[test]
fn a_call_waits_for_a_receiver_that_is_filled_later() {
    expect(
        "use std::thread; fn f() { let mut slot = None; loop { if let Some(h) = slot { thread::JoinHandle::join(h); } slot = Some(thread::spawn(|| 1)); } }
         fn g() { let mut all = Vec::new(); loop { for h in all.drain(..) { h.join().unwrap(); } all.push(thread::spawn(|| ())); } }",
        &["slot: Option<JoinHandle<int>>", "h: JoinHandle<int>", "h: JoinHandle<()>", "join() = std::thread::JoinHandle::join by Value"],
    );
}

#[test]
fn closures_get_parameters_from_bounds_and_give_results() {
    expect(
        "use std::thread; fn f(v: Vec<String>) {
            let n: Vec<_> = v.iter().map(|s| s.len()).collect();
            let hs = (0..3).map(|i| thread::spawn(move || i)).collect::<Vec<_>>();
            for h in hs { h.join().unwrap(); }
            let r: Result<Vec<u8>, String> = v.iter().map(|s| s.parse::<u8>().map_err(|e| e.to_string())).collect();
         }",
        &["s: &String", "n: Vec<int>", "h: JoinHandle<int>"],
    );
}

#[test]
fn async_functions_blocks_and_generic_futures_give_outputs() {
    expect(
        "use std::future::Future; async fn a() -> Option<u8> { None } fn b() -> impl Future<Output = char> { async { 'x' } }
         async fn c<F: Future<Output = bool>>(f: F) { let x = a().await; let y = b().await; let z = f.await; let w = async { 1 }.await;
            let p: std::pin::Pin<Box<dyn Future<Output = ()> + Send>> = Box::pin(async {}); let q = p.await; let u = x?; }",
        &["x: Option<int>", "y: char", "z: bool", "w: int", "q: ()", "u: int"],
    );
}

#[test]
fn patterns_bind_through_references() {
    expect(
        "struct P { a: Option<String>, b: (u8, char) } fn f(p: &P, q: &mut Option<String>) {
            if let Some(s) = &p.a { let t = s; } let P { a, b: (c, d) } = p; match q { Some(m) => {} None => {} }
            let o = p.b; let (e, ref g) = o; }",
        &["s: &String", "a: &Option<String>", "c: &int", "m: &mut String", "e: int", "g: &char"],
    );
}

#[test]
fn trait_methods_come_from_bounds_dyn_and_impls() {
    expect(
        "trait T { fn go(&self) -> u8; fn by(self) -> char where Self: Sized; } struct A; impl T for A { fn go(&self) -> u8 { 1 } fn by(self) -> char { 'a' } }
         fn f<X: T>(x: X, y: &dyn T, z: impl T, a: A) { let r = x.go(); let s = y.go(); let t = z.go(); let u = a.go(); let v = a.by(); let w = x.by(); }",
        &[
            "r: int", "s: int", "t: int", "u: int", "v: char", "w: char",
            "go() = demo::T::go by Ref", "go() = demo::T::go by Ref", "by() = demo::T::by by Value", "by() = demo::T::by by Value",
        ],
    );
}

#[test]
fn values_that_are_called_give_results() {
    expect(
        "struct S { f: Box<dyn Fn(u8) -> char>, g: fn(u8) -> bool } fn k(x: u8) -> String { String::new() }
         fn f<F: Fn(u8) -> bool>(s: &S, f: F, g: impl Fn(&str) -> u8) {
            let a = (s.f)(1); let b = (s.g)(1); let c = f(1); let d = g(\"\"); let h = |x: u8| x; let e = h(1); let i = k; let j = i(1); }",
        &["a: char", "b: bool", "c: bool", "d: int", "e: int", "j: String", "(value)() = closure", "(value)() = demo::k"],
    );
}

#[test]
fn expected_types_flow_into_generic_results() {
    expect(
        "fn take(s: String) {} fn f() { let a: u8 = Default::default(); let b = \"x\".into(); take(b); let c: Vec<char> = \"x\".chars().collect(); let d = c.clone(); }",
        &["a: int", "b: String", "d: Vec<char>"],
    );
}

#[test]
fn nothing_is_guessed_from_a_name() {
    expect(
        "use elsewhere::Thing; use futures_util::AsyncWriteExt; enum E { V(Thing) }
         fn f(t: Thing, u: &Thing, e: &E, b: Box<Thing>) { let g = t.lock().unwrap(); u.read(); elsewhere::lock(); match e { E::V(w) => w.write(&[]) } b.flush(); }",
        &[
            "g: ?",
            "lock() = ? by Unknown",
            "read() = ? by Unknown",
            "write() = ? by Unknown",
            "flush() = ? by Unknown",
            "lock() = ?",
        ],
    );
}

#[test]
fn receivers_are_moved_borrowed_or_left_behind() {
    expect(
        "use std::sync::Arc; #[derive(Clone, Copy)] struct C; impl C { fn v(self) {} } struct N; impl N { fn v(self) {} fn r(&self) {} fn m(&mut self) {} fn a(self: Arc<Self>) {} }
         fn f(c: C, n: N, mut o: N, b: Box<N>, a: Arc<N>) { c.v(); n.v(); o.r(); o.m(); b.v(); a.clone().a(); a.a(); }",
        &["v() = demo::C::v by Behind", "v() = demo::N::v by Value", "r() = demo::N::r by Ref", "m() = demo::N::m by RefMut", "a() = demo::N::a by Value"],
    );
}

#[test]
fn select_and_join_give_the_outputs_of_their_futures() {
    expect(
        "use tokio::sync::mpsc; async fn a() -> Result<u8, String> { Ok(1) } async fn b() -> Result<char, String> { Ok('x') }
         async fn f(mut rx: mpsc::Receiver<bool>, h: tokio::task::JoinHandle<char>) {
            tokio::select! { m = rx.recv() => { let n = m; } r = h => { let s = r.unwrap(); } }
            let (c, d) = tokio::join!(a(), b()); let e = tokio::try_join!(a(), b()); let Ok((g, k)) = e else { return };
         }",
        &["n: Option<bool>", "s: char", "c: Result<int, String>", "d: Result<char, String>", "g: int", "k: char"],
    );
}

#[test]
fn a_blocking_select_gives_what_the_operation_gives() {
    expect(
        "use crossbeam_channel::{select, Receiver, Sender}; fn f(r: Receiver<u8>, s: Sender<char>) {
            select! { recv(r) -> m => { let n = m; } send(s, 'x') -> o => { let p = o; } } }",
        &["n: Result<int, RecvError>", "p: Result<(), SendError<char>>"],
    );
}

#[test]
fn repeated_elements_and_declared_closure_results_are_known() {
    expect(
        "fn f() { let v = vec![None; 3]; let w = [0u8; 4]; let c = |x: u8| -> Option<String> { None }; let d = c(1); v.contains(&Some('x')); }",
        &["v: Vec<Option<char>>", "w: [int; _]", "d: Option<String>"],
    );
}

#[test]
fn types_that_double_or_nest_without_end_are_given_up() {
    let doubling: String = (0..80)
        .map(|n| format!("let x{} = (x{n}, x{n}); ", n + 1))
        .collect();
    let nesting: String = (0..200)
        .map(|n| format!("let y{} = Some(y{n}); ", n + 1))
        .collect();
    expect(
        &format!("fn f() {{ let x0 = 1; {doubling} let y0 = 1; {nesting} let z = 'z'; }}"),
        &["x1: (int, int)", "y1: Option<int>", "z: char"],
    );
}

#[test]
fn the_result_is_the_same_for_any_number_of_threads() {
    let source: String = (0..40)
        .map(|n| {
            format!(
                "fn f{n}(m: &std::sync::Mutex<u8>) {{ let g = m.lock().unwrap(); let h = || g; }}\n"
            )
        })
        .collect();
    let infer = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("a pool starts");
        pool.install(|| show::facts(&support::link(&source)))
    };
    assert_eq!(infer(1), infer(8));
}

#[test]
fn what_a_future_keeps_is_known_behind_its_pin_projection() {
    expect(
        "use std::{pin::Pin, sync::Mutex, task::{Context, Poll, ready}};
         pin_project_lite::pin_project! { struct Work<'a, T> { state: &'a Mutex<T>, #[pin] inner: Inner } }
         struct Inner;
         impl Inner { fn poll(self: Pin<&mut Self>) -> Poll<Option<bool>> { loop {} } }
         impl<'a> Work<'a, u8> { fn poll(self: Pin<&mut Self>) -> Poll<bool> {
             let this = self.project();
             let guard = this.state.lock().unwrap();
             let ready = ready!(this.inner.poll());
             Poll::Ready(true)
         } }
         #[pin_project::pin_project(project = StepProj)]
         enum Step { First(#[pin] Inner), Second { left: Mutex<u8> } }
         fn step(step: Pin<&mut Step>) { match step.project() {
             StepProj::First(one) => {}
             StepProj::Second { left } => { let held = left.lock(); }
         } }",
        &[
            "guard: MutexGuard<int>",
            "ready: Option<bool>",
            "one: Pin<&mut Inner>",
            "left: &mut Mutex<int>",
        ],
    );
}

#[test]
fn macros_of_the_file_are_seen_through() {
    expect(
        "use std::sync::Mutex;
         macro_rules! lock { ($m:expr) => { $m.lock().unwrap() }; }
         macro_rules! hold { ($name:ident = $m:expr $(, $more:ident = $n:expr)*) => { let $name = lock!($m); $(let $more = lock!($n);)* }; }
         macro_rules! shared { () => { fn close(&self) { let inside = self.state.lock().unwrap(); } }; }
         macro_rules! wrapper { ($($name:ident { $field:ident }),*) => { $(struct $name { $field: Mutex<u8> })* }; }
         wrapper!(One { first }, Two { second });
         struct S { state: Mutex<bool> }
         impl S { shared!(); }
         fn f(one: &One, two: &Two) { let a = lock!(one.first); hold!(b = one.first, c = two.second); let d = *c; }",
        &[
            "inside: MutexGuard<bool>",
            "a: MutexGuard<int>",
            "b: MutexGuard<int>",
            "c: MutexGuard<int>",
            "d: int",
        ],
    );
}

#[test]
fn fields_and_methods_under_conditions_are_known() {
    expect(
        "use std::sync::{Mutex, MutexGuard};
         feature! { #![feature = \"x\"] struct Held<'a> {
             #[cfg(feature = \"a\")] inner: unseen::Guard<'a>,
             #[cfg(not(feature = \"a\"))] inner: MutexGuard<'a, u8>,
         } }
         struct S { lock: Mutex<u8> }
         #[cfg(loom)] impl S { fn take(&self) -> bool { true } }
         #[cfg(not(loom))] impl S { fn take(&self) -> MutexGuard<'_, u8> { self.lock.lock().unwrap() } }
         impl S { feature! { #![any(feature = \"x\", feature = \"y\")] fn again(&self) -> Held<'_> { loop {} } } }
         fn f(s: &S) { let taken = s.take(); let held = s.again(); let inner = held.inner; }",
        &[
            "taken: MutexGuard<int>",
            "held: Held",
            "inner: MutexGuard<int>",
        ],
    );
}
