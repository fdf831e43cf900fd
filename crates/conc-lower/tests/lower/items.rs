//! Items, types and attributes.

use conc_lower::LowerOptions;

use crate::dump::items;
use crate::{lowered, lowered_with};

/// Compares the items of a text with one expected line each.
fn assert_items(text: &str, expected: &[&str]) {
    let lowered = lowered(text);
    assert_eq!(lowered.problems(), Vec::<String>::new(), "{text}");
    let dump = items(&lowered);
    let lines: Vec<&str> = dump.lines().collect();
    assert_eq!(lines, expected, "{text}");
}

#[test]
fn signatures_keep_receivers_generics_and_results() {
    assert_items(
        "struct S;
         impl<T: ?Sized + Send> S where Vec<T>: Clone, for<'a> &'a T: Copy {
             pub async fn a<'x, const N: usize>(&'x self, v: [T; N], f: impl Fn(u8, &str) -> bool + 'static) -> Result<(), E> { Ok(()) }
             fn b(&mut self) -> () {}
             pub(crate) fn c(mut self, _: (u8, !)) -> impl Future<Output = ()> + use<'_> { async {} }
             unsafe extern \"C\" fn d(self: Pin<&mut Self>, p: *const u8) {}
             fn e() -> Box<dyn Error + Send + 'static> { todo!() }
             fn f(x: fn(u8) -> u16, y: &[&mut str]) -> <T as Iterator>::Item { todo!() }
             fn g<I: Iterator<Item: Send>>(i: Foo<3, _, { N }>) {}
         }
         extern \"C\" { fn puts(s: *const c_char, ...) -> c_int; static ENV: u8; }",
        &[
            "Struct S: S",
            "impl<T: Send> where Vec<T>: Clone, &T: Copy S 7 fns",
            "pub async fn S::a<const N>(&self, [T; _], impl Fn(u8, &str) -> bool) -> Result<(), E>",
            "fn S::b(&mut self)",
            "pub fn S::c(self, (u8, !)) -> impl Future<Output = ()>",
            "fn S::d(self: Pin<&mut Self>, *u8)",
            "fn S::e() -> Box<dyn Error + Send>",
            "fn S::f(fn(u8) -> u16, &[&mut str]) -> <T as 1>::Iterator::Item",
            "fn S::g<I: Iterator<Item = impl Send>>(Foo<?, _, ?>)",
            "fn crate::puts(*c_char) -> c_int",
            "Static crate::ENV: u8",
        ],
    );
}

#[test]
fn use_trees_are_flattened() {
    assert_items(
        "use a::b::{self, c::*, d as e, f::{g, h as _}};
         pub use ::std::sync::Mutex;
         pub(super) use self::x;
         use {crate::y, super::super::z::{self as zed}};
         extern crate alloc;
         extern crate old as new;
         extern crate self as me;
         mod m { use r#type::X; }",
        &[
            "mod crate::m",
            "crate: use a::b as b",
            "crate: use a::b::c::*",
            "crate: use a::b::d as e",
            "crate: use a::b::f::g as g",
            "crate: use a::b::f::h as _",
            "crate: pub use ::std::sync::Mutex as Mutex",
            "crate: pub use self::x as x",
            "crate: use crate::y as y",
            "crate: use super::super::z as zed",
            "crate: use ::alloc as alloc",
            "crate: use ::old as new",
            "crate: use crate as me",
            "crate::m: use type::X as X",
        ],
    );
}

#[test]
fn types_traits_and_statics_are_kept() {
    assert_items(
        "#[derive(Clone, std::fmt::Debug)] #[must_use] pub struct A<T = u8>(pub Arc<T>, u8) where T: Send;
         pub enum E { X, Y(u8), Z { pub_: bool } }
         union U { a: u8, b: u16 }
         trait T<X>: Clone + 'static { type Out: Send + ?Sized; type D = u8; const N: usize = f(); fn req(&self); fn dflt() {} }
         trait Both = Send + Sync;
         impl !Send for A {}
         impl Iterator for A { type Item = u8; const M: u8 = 1; fn next(&mut self) -> Option<u8> { None } }
         type R<T> = Result<T, E>;
         static mut COUNT: u32 = 0;
         pub static LOCK: Mutex<()> = Mutex::new(());
         const _: () = ();
         thread_local! { pub static TL: RefCell<u8> = const { RefCell::new(1) }; static TM: u8 = 1 }
         lazy_static! { static ref LS: Mutex<u8> = Mutex::new(1); pub static ref LT: u8 = 2; }
         mod sub; #[path = \"other.rs\"] mod named;",
        &[
            "mod crate::sub;",
            "mod crate::named; = other.rs",
            "type R<T> = Result<T, E>",
            "pub Struct A<T = u8> where T: Send [must_use Clone Debug]: A(pub 0: Arc<T>, 1: u8)",
            "pub Enum E: X Y(0: u8) Z{pub_: bool}",
            "Union U: U{a: u8, b: u16}",
            "trait T<X>: Clone type Out: Send; type D:  = u8; 2 fns",
            "trait Both: Send + Sync 0 fns",
            "impl !Send for A 0 fns",
            "impl Iterator for A type Item = u8; 1 fns",
            "fn T::req(&self)",
            "fn T::dflt()",
            "fn A::next(&mut self) -> Option<u8>",
            "Const T::N: usize",
            "Const A::M: u8",
            "StaticMut crate::COUNT: u32",
            "pub Static crate::LOCK: Mutex<()>",
            "Const crate::_: ()",
            "pub ThreadLocal crate::TL: RefCell<u8>",
            "ThreadLocal crate::TM: u8",
            "LazyStatic crate::LS: Mutex<u8>",
            "pub LazyStatic crate::LT: u8",
        ],
    );
}

#[test]
fn test_code_is_known_and_inherited() {
    assert_items(
        "#[test] fn a() {}
         #[cfg(test)] mod m { fn b() {} struct S; impl S { fn c() {} } }
         #[cfg(all(test, feature = \"x\"))] fn d() {}
         #[cfg(any(test, feature = \"x\"))] fn e() {}
         #[cfg(not(test))] fn f() {}
         #[cfg(any(test))] fn g() {}
         #[rstest] fn h() {}
         #[cfg_attr(not(loom), tokio::test(flavor = \"multi_thread\"))] async fn i() {}
         #[tokio::test] async fn j() {}
         #[cfg(all())] fn k() {}
         #[cfg_attr(any(), test)] fn l() {}",
        &[
            "mod crate::m [test]",
            "Struct S [test]: S",
            "impl S [test] 1 fns",
            "fn crate::a() [test]",
            "fn crate::m::b() [test]",
            "fn S::c() [test]",
            "fn crate::d() [test]",
            "fn crate::e() [cfg]",
            "fn crate::f() [cfg]",
            "fn crate::g() [test]",
            "fn crate::h() [test]",
            "async fn crate::i() [test tokio::test]",
            "async fn crate::j() [test tokio::test single]",
            "fn crate::k()",
            "fn crate::l()",
        ],
    );
}

#[test]
fn the_options_mark_a_whole_file_as_test_code() {
    let options = LowerOptions {
        is_test: true,
        ..LowerOptions::default()
    };
    let dump = items(&lowered_with("fn a() {} mod m { fn b() {} }", options));
    assert_eq!(
        dump,
        "mod crate [test]\nmod crate::m [test]\nfn crate::a() [test]\nfn crate::m::b() [test]\n"
    );
}

#[test]
fn runtime_entries_and_async_traits_are_known() {
    assert_items(
        "#[tokio::main] async fn a() {}
         #[tokio::main(flavor = \"current_thread\", worker_threads = 1)] async fn b() {}
         #[::async_std::main] async fn c() {}
         #[async_trait] trait T { async fn d(&self); }
         #[cfg_attr(wasm, async_trait::async_trait(?Send))] impl T for S { async fn d(&self) {} }",
        &[
            "trait T:  [async_trait] 1 fns",
            "impl T for S [async_trait] 1 fns",
            "async fn crate::a() [tokio::main]",
            "async fn crate::b() [tokio::main single]",
            "async fn crate::c() [async_std::main]",
            "async fn T::d(&self)",
            "async fn S::d(&self)",
        ],
    );
}

#[test]
fn stub_facts_are_read_and_unknown_ones_are_problems() {
    assert_items(
        "#[conc(guard(lock), poisons)] struct G; #[conc(lock)] struct L;",
        &["Struct G [Guard(Lock) Poisons]: G", "Struct L [Lock]: L"],
    );
    let problems = lowered("#[conc(lock, gard(lock))]\nstruct G;").problems();
    assert_eq!(
        problems,
        ["1:14 Syntax unknown fact `gard(lock)` in a `conc` attribute"]
    );
}

#[test]
fn items_inside_of_macros_are_found() {
    assert_items(
        "cfg_if::cfg_if! {
             if #[cfg(test)] { fn a() {} } else if #[cfg(unix)] { fn b() {} mod c; } else { fn d() {} }
         }
         cfg_rt! { pub mod m { pub fn e() {} } }
         macro_rules! not_an_item { () => { fn no() {} } }
         bitflags! { struct Flags: u32 { const A = 1; } }
         impl S { cfg_io! { fn f(&self) {} } }",
        &[
            "mod crate::m",
            "mod crate::c;",
            "impl S 1 fns",
            "fn crate::a() [test]",
            "fn crate::b()",
            "fn crate::d()",
            "pub fn crate::m::e()",
            "fn S::f(&self)",
        ],
    );
}

#[test]
fn equal_types_and_paths_are_stored_once() {
    let lowered = lowered("fn a(x: Vec<u8>, y: Vec<u8>) -> Vec<u8> { x } fn b(x: Vec<u8>) {}");
    assert_eq!(
        (lowered.model.types.len(), lowered.model.paths.len()),
        (2, 2)
    );
}
