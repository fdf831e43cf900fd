//! Which function a method call finds, and for which self type.

mod support;

use conc_link::{ItemScope, MethodPick, Ty, World};
use support::{function, link, show};

/// Type of the first parameter of a function of `src/lib.rs`: the receiver that a test asks about.
fn receiver(world: &World, name: &str) -> (Ty, ItemScope) {
    let function = function(world, "src/lib.rs", name);
    let signature = world.index().signature(world.universe(), function);
    (signature.params[0].clone(), ItemScope::Function(function))
}

fn pick(world: &World, receiver_of: &str, method: &str) -> Option<MethodPick> {
    let (ty, scope) = receiver(world, receiver_of);
    let name = world.universe().names().find(method)?;
    world.index().method(world.universe(), &ty, name, scope)
}

/// Path of the function that is found, with its self type.
fn found(world: &World, receiver_of: &str, method: &str) -> String {
    match pick(world, receiver_of, method) {
        Some(pick) => {
            let path = world.index().function_path(world.universe(), pick.function);
            let doubt = if pick.is_certain { "" } else { " (likely)" };
            format!("{path} for {}{doubt}", show(world, &pick.self_ty))
        }
        None => "nothing".to_owned(),
    }
}

#[test]
fn derefs_lead_through_pointers_and_guards() {
    let world = link(
        "
use std::sync::{Arc, Mutex, MutexGuard};
struct State; impl State { fn touch(&mut self) {} }
fn a(x: &Arc<Mutex<State>>) { }
fn b(x: MutexGuard<'_, State>) { }
fn c(x: Vec<u8>) { }
fn d(x: [u8; 4]) { }
fn e(x: Box<String>) { }
fn names() { touch(); lock(); len(); clone(); }
",
    );
    assert_eq!(
        found(&world, "a", "lock"),
        "std::sync::Mutex::lock for std::sync::Mutex<demo::State>"
    );
    assert_eq!(pick(&world, "a", "lock").expect("found").derefs, 2);
    assert_eq!(
        found(&world, "a", "clone"),
        "std::clone::Clone::clone for std::sync::Arc<std::sync::Mutex<demo::State>>"
    );
    assert_eq!(
        found(&world, "b", "touch"),
        "demo::State::touch for demo::State"
    );
    assert_eq!(
        found(&world, "c", "len"),
        "std::slice::slice::len for [int]"
    );
    assert_eq!(
        found(&world, "d", "len"),
        "std::slice::slice::len for [int]"
    );
    assert_eq!(found(&world, "e", "len"), "std::str::str::len for str");
    assert_eq!(found(&world, "e", "touch"), "nothing");
}

#[test]
fn the_impl_binds_its_parameters() {
    let world = link(
        "
use std::collections::HashMap;
fn a(x: HashMap<char, Vec<bool>>) { get(); }
",
    );
    let pick = pick(&world, "a", "get").expect("HashMap has get");
    let bound: Vec<String> = pick
        .substitution
        .iter()
        .map(|(name, ty)| format!("{} = {}", world.universe().text(*name), show(&world, ty)))
        .collect();
    assert_eq!(
        bound[..2],
        ["K = char", "V = std::vec::Vec<bool, std::vec::Global>"]
    );
}

#[test]
fn parameters_and_objects_have_the_methods_of_their_bounds() {
    let world = link(
        "
trait Base { fn base(&self); }
trait Top: Base { fn top(&self); }
fn a<T: Top>(x: &T) { }
fn b(x: &dyn Top) { }
fn c(x: impl Top) { }
fn d<T>(x: T) where T: Iterator { }
fn e<I: Iterator>(x: I::Item) where I::Item: Base { }
",
    );
    assert_eq!(found(&world, "a", "top"), "demo::Top::top for T");
    assert_eq!(found(&world, "a", "base"), "demo::Base::base for T");
    assert_eq!(
        found(&world, "b", "base"),
        "demo::Base::base for dyn demo::Top"
    );
    assert_eq!(
        found(&world, "c", "base"),
        "demo::Base::base for impl demo::Top"
    );
    assert_eq!(
        found(&world, "d", "next"),
        "std::iter::Iterator::next for T"
    );
    assert_eq!(
        found(&world, "e", "base"),
        "demo::Base::base for <I as std::iter::Iterator>::Item"
    );
}

#[test]
fn trait_functions_need_their_trait_in_scope_to_be_certain() {
    let world = link(
        "
mod ext {
    pub trait Extra { fn extra(&self) {} fn lock(&self) {} }
    impl<T> Extra for T {}
    pub trait Bounded { fn only_iterators(&self) {} }
    impl<I: Iterator> Bounded for I {}
}
mod with { use crate::ext::Extra as _; pub fn inside(x: std::sync::Arc<std::sync::Mutex<u8>>) { } }
fn outside(x: std::sync::Arc<std::sync::Mutex<u8>>) { }
fn iterator(x: std::vec::IntoIter<u8>) { }
",
    );
    assert_eq!(
        found(&world, "inside", "extra"),
        "demo::ext::Extra::extra for std::sync::Arc<std::sync::Mutex<int>>"
    );
    assert_eq!(
        found(&world, "outside", "extra"),
        "demo::ext::Extra::extra for std::sync::Arc<std::sync::Mutex<int>> (likely)"
    );
    assert_eq!(
        found(&world, "outside", "lock"),
        "std::sync::Mutex::lock for std::sync::Mutex<int>"
    );
    assert_eq!(found(&world, "outside", "only_iterators"), "nothing");
    assert_eq!(
        found(&world, "iterator", "only_iterators"),
        "demo::ext::Bounded::only_iterators for std::vec::IntoIter<int> (likely)"
    );
}

#[test]
fn receivers_by_value_come_before_borrows() {
    let world = link(
        "
use std::sync::Arc;
struct S; impl S { fn shared(self: Arc<Self>) {} fn plain(&self) {} }
impl S { fn pinned(self: &Arc<Self>) {} }
fn a(x: Arc<S>) { }
fn b(x: &Vec<u8>) { }
fn c(x: Vec<u8>) { }
",
    );
    assert_eq!(found(&world, "a", "shared"), "demo::S::shared for demo::S");
    assert_eq!(found(&world, "a", "pinned"), "demo::S::pinned for demo::S");
    assert_eq!(
        found(&world, "b", "into_iter"),
        "std::iter::IntoIterator::into_iter for &std::vec::Vec<int, std::vec::Global>"
    );
    assert_eq!(
        found(&world, "c", "into_iter"),
        "std::iter::IntoIterator::into_iter for std::vec::Vec<int, std::vec::Global>"
    );
}

#[test]
fn copies_and_drops() {
    let world = link(
        "
use std::sync::{Arc, Mutex, MutexGuard};
struct Plain { a: u8, b: Vec<u8> }
#[derive(Clone, Copy)] struct Small(u8);
struct Noisy; impl Drop for Noisy { fn drop(&mut self) {} }
struct Holds<T> { t: Option<T>, next: Option<Box<Holds<T>>> }
fn plain(x: Plain) { }
fn small(x: (Small, &'static Noisy)) { }
fn noisy(x: Vec<Noisy>) { }
fn guard(x: Holds<MutexGuard<'static, u8>>) { }
fn quiet(x: Holds<Arc<Mutex<u8>>>) { }
",
    );
    let facts = |name: &str| {
        let (ty, _) = receiver(&world, name);
        (
            world.index().is_copy(world.universe(), &ty),
            world.index().needs_drop(world.universe(), &ty),
        )
    };
    assert_eq!(facts("plain"), (false, false));
    assert_eq!(facts("small"), (true, false));
    assert_eq!(facts("noisy"), (false, true));
    assert_eq!(facts("guard"), (false, true));
    assert_eq!(facts("quiet"), (false, false));
}
