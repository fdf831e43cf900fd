//! What written names mean: modules, imports, preludes, generics.

mod support;

use support::{link, output};

/// Asserts the output types of functions of `src/lib.rs`.
fn assert_outputs(fixture: &str, expected: &[(&str, &str)]) {
    let world = link(fixture);
    for (function, ty) in expected {
        assert_eq!(
            output(&world, "src/lib.rs", function),
            *ty,
            "result of {function}"
        );
    }
}

#[test]
fn imports_lead_through_files_aliases_globs_and_reexports() {
    let fixture = "
//- /src/lib.rs
mod a;
pub mod b { pub use crate::a::inner::*; pub use super::a::Other as Renamed; }
use b::{Deep, Renamed};
use std::sync::{self, Mutex as Lock};
fn deep() -> Deep { loop {} }
fn renamed() -> Renamed { loop {} }
fn lock() -> Lock<u8> { loop {} }
fn through_module() -> sync::Mutex<u8> { loop {} }
fn core_is_std() -> core::option::Option<bool> { loop {} }
//- /src/a.rs
pub mod inner;
pub struct Other;
//- /src/a/inner.rs
pub struct Deep;
";
    assert_outputs(
        fixture,
        &[
            ("deep", "demo::a::inner::Deep"),
            ("renamed", "demo::a::Other"),
            ("lock", "std::sync::Mutex<int>"),
            ("through_module", "std::sync::Mutex<int>"),
            ("core_is_std", "std::option::Option<bool>"),
        ],
    );
}

#[test]
fn an_import_that_was_not_seen_shadows_and_means_nothing() {
    let fixture = "
use unseen::Option;
use unseen::prelude::*;
use unseen::sync::Mutex;
fn named() -> Option<u8> { loop {} }
fn through_glob() -> Vec<u8> { loop {} }
fn other_lock() -> Mutex<u8> { loop {} }
";
    assert_outputs(
        fixture,
        &[
            ("named", "?"),
            ("through_glob", "std::vec::Vec<int, std::vec::Global>"),
            ("other_lock", "?"),
        ],
    );
}

#[test]
fn own_items_beat_globs_and_the_prelude() {
    let fixture = "
mod other { pub struct Shared; pub struct Vec; }
mod here { use crate::other::*; pub struct Shared; pub fn shared() -> Shared { loop {} } pub fn vec() -> Vec { loop {} } }
fn prelude() -> Vec<u8> { loop {} }
";
    assert_outputs(
        fixture,
        &[
            ("shared", "demo::here::Shared"),
            ("vec", "demo::other::Vec"),
            ("prelude", "std::vec::Vec<int, std::vec::Global>"),
        ],
    );
}

#[test]
fn private_imports_do_not_leak_through_globs() {
    let fixture = "
mod locks { use std::sync::Mutex; pub use std::sync::Arc; pub struct Own(Mutex<u8>); }
mod user {
    use crate::locks::*;
    pub fn hidden() -> Mutex<u8> { loop {} }
    pub fn shown() -> Arc<Own> { loop {} }
}
mod tests { mod outer { use std::sync::Mutex; mod child { use super::*; fn inherited() -> Mutex<u8> { loop {} } } } }
";
    assert_outputs(
        fixture,
        &[
            ("hidden", "?"),
            ("shown", "std::sync::Arc<demo::locks::Own>"),
            ("inherited", "std::sync::Mutex<int>"),
        ],
    );
}

#[test]
fn a_shim_over_an_unseen_crate_leads_to_the_one_that_is_there() {
    let fixture = "
mod shim {
    #[cfg(loom)] pub(crate) use loom::sync::*;
    #[cfg(not(loom))] pub(crate) use std::sync::*;
    #[cfg(loom)] pub(crate) use loom::cell::Mutex as Named;
    #[cfg(not(loom))] pub(crate) use std::sync::Mutex as Named;
}
use crate::shim::{Mutex, Named};
fn by_glob() -> Mutex<u8> { loop {} }
fn by_name() -> Named<u8> { loop {} }
";
    assert_outputs(
        fixture,
        &[
            ("by_glob", "std::sync::Mutex<int>"),
            ("by_name", "std::sync::Mutex<int>"),
        ],
    );
}

#[test]
fn cycles_of_imports_end() {
    let fixture = "
mod a { pub use crate::b::*; pub use crate::b::X; pub struct Real; }
mod b { pub use crate::a::*; pub use crate::a::X; }
use a::X;
fn cyclic() -> X { loop {} }
fn real() -> b::Real { loop {} }
type Loop = Again<Loop>;
type Again<T> = Loop;
fn alias() -> Loop { loop {} }
";
    assert_outputs(
        fixture,
        &[("cyclic", "?"), ("real", "demo::a::Real"), ("alias", "?")],
    );
}

#[test]
fn generics_self_aliases_and_defaults() {
    let fixture = "
use std::sync::{Arc, Mutex};
use std::collections::HashMap;
pub struct Pool<T> { items: T }
type Shared<T> = Arc<Mutex<T>>;
trait Source { type Item; fn pull(&self) -> Self::Item; fn me(self) -> Self; }
impl<T> Pool<T> {
    fn me(self) -> Self { loop {} }
    fn arg(self) -> Option<T> { loop {} }
    fn shared(self) -> Shared<Self> { loop {} }
}
impl<T> Source for Pool<T> { type Item = Vec<T>; fn pull(&self) -> Self::Item { loop {} } }
fn projected<S: Source>(s: S) -> S::Item { loop {} }
fn concrete() -> <Pool<bool> as Source>::Item { loop {} }
fn into_iter() -> <Vec<bool> as IntoIterator>::Item { loop {} }
fn map() -> HashMap<u8, bool> { loop {} }
fn opaque() -> impl Fn(u8) -> bool { loop {} }
fn object() -> Box<dyn Iterator<Item = char>> { loop {} }
fn pointer() -> fn(u8) -> Result<(), char> { loop {} }
fn str() -> &'static str { loop {} }
";
    assert_outputs(
        fixture,
        &[
            ("Pool::me", "demo::Pool<T>"),
            ("Pool::arg", "std::option::Option<T>"),
            (
                "Pool::shared",
                "std::sync::Arc<std::sync::Mutex<demo::Pool<T>>>",
            ),
            ("Pool::pull", "std::vec::Vec<T, std::vec::Global>"),
            ("projected", "<S as demo::Source>::Item"),
            ("concrete", "std::vec::Vec<bool, std::vec::Global>"),
            ("into_iter", "bool"),
            (
                "map",
                "std::collections::HashMap<int, bool, std::collections::RandomState>",
            ),
            ("opaque", "impl std::ops::Fn<(int), Output = bool>"),
            (
                "object",
                "std::boxed::Box<dyn std::iter::Iterator<Item = char>>",
            ),
            ("pointer", "fn(int) -> std::result::Result<(), char>"),
            ("str", "&str"),
        ],
    );
}

#[test]
fn packages_see_each_other_and_their_own_library() {
    let fixture = "
//- /app/src/main.rs
use store_lib::Store;
use app_util::*;
fn store() -> Store { loop {} }
fn util() -> Tool { loop {} }
//- /store-lib/src/lib.rs
pub struct Store;
//- /app_util/src/lib.rs
pub struct Tool;
";
    let world = link(fixture);
    assert_eq!(
        output(&world, "app/src/main.rs", "store"),
        "store_lib::Store"
    );
    assert_eq!(output(&world, "app/src/main.rs", "util"), "app_util::Tool");
}

#[test]
fn files_are_found_by_path_attribute_inline_module_and_guess() {
    let fixture = "
//- /src/lib.rs
#[path = \"odd/place.rs\"] mod placed;
mod outer { pub mod inner; }
fn placed() -> placed::near::Near { loop {} }
fn inner() -> outer::inner::Inner { loop {} }
fn guessed() -> hidden::sub::Guessed { loop {} }
//- /src/odd/place.rs
pub mod near;
//- /src/odd/near.rs
pub struct Near;
//- /src/outer/inner.rs
pub struct Inner;
//- /src/hidden/mod.rs
pub mod sub;
//- /src/hidden/sub.rs
pub struct Guessed;
";
    assert_outputs(
        fixture,
        &[
            ("placed", "demo::placed::near::Near"),
            ("inner", "demo::outer::inner::Inner"),
            ("guessed", "demo::hidden::sub::Guessed"),
        ],
    );
}

#[test]
fn blocks_and_the_2015_edition_see_their_own_names() {
    let world = link("
struct Outside;
fn outer() { use std::sync::Mutex; struct Inside; fn nested(a: Inside) -> Mutex<Outside> { loop {} } }
");
    assert_eq!(
        output(&world, "src/lib.rs", "nested"),
        "std::sync::Mutex<demo::Outside>"
    );
    let fixture = "
mod a { pub struct A; }
mod b { use a::A; fn old() -> A { loop {} } fn rooted() -> ::a::A { loop {} } }
";
    let world = support::link_with(
        fixture,
        &[("std", support::MINI_STD)],
        conc_model::Edition::E2015,
    );
    assert_eq!(output(&world, "src/lib.rs", "old"), "demo::a::A");
    assert_eq!(output(&world, "src/lib.rs", "rooted"), "demo::a::A");
}

#[test]
fn many_globs_mean_the_same_as_few() {
    let fixture = "
mod a { pub struct A; pub struct Both; struct Private; pub use crate::many::*; }
mod b { pub struct B; pub struct Both; }
mod c { pub enum E { One, Two } }
mod d { pub struct D; pub struct A; }
mod many {
    pub use crate::a::*;
    pub use crate::b::*;
    pub use crate::c::E::*;
    use crate::d::*;
    use unseen::*;
    mod inside { use super::*; fn d() -> D { loop {} } fn hidden() -> Private { loop {} } }
}
fn a() -> many::A { loop {} }
fn b() -> many::B { loop {} }
fn through_cycle() -> a::B { loop {} }
mod user { use crate::many::*; fn not_through_private() -> D { loop {} } fn prelude() -> Option<A> { loop {} } }
";
    assert_outputs(
        fixture,
        &[
            ("a", "demo::a::A"),
            ("b", "demo::b::B"),
            ("through_cycle", "demo::b::B"),
            ("d", "demo::d::D"),
            ("hidden", "?"),
            ("not_through_private", "?"),
            ("prelude", "std::option::Option<demo::a::A>"),
        ],
    );
}

#[test]
fn of_two_configurations_the_likelier_is_meant() {
    let fixture = "
//- /src/lib.rs
mod shim;
mod other;
use std::sync::Mutex;
#[cfg(feature = \"off\")] use std::option::Option as Chosen;
#[cfg(not(feature = \"off\"))] use std::sync::Mutex as Chosen;
#[cfg(feature = \"on\")] type Aliased = Mutex<u8>;
#[cfg(not(feature = \"on\"))] type Aliased = Option<u8>;
cfg_if::cfg_if! { if #[cfg(windows)] { struct Here(u8); } else if #[cfg(feature = \"off\")] { struct Here(bool); } else { type Here = Mutex<bool>; } }
fn chosen() -> Chosen<u8> { loop {} }
fn aliased() -> Aliased { loop {} }
fn here() -> Here { loop {} }
fn shim() -> shim::Lock { loop {} }
fn round() -> other::Lock { loop {} }
//- /src/shim.rs
#[cfg(any(loom, test))] pub use self::model::Lock;
#[cfg(not(any(loom, test)))] pub use self::real::*;
mod model { pub struct Lock; }
mod real { pub struct Lock; }
//- /src/other.rs
// Each import waits for the other, but only among values.
use std::option::Option;
#[cfg(feature = \"off\")] pub use first::Lock;
#[cfg(not(feature = \"off\"))] pub use second::Lock;
#[cfg(feature = \"off\")] mod first { use super::*; pub struct Lock { x: Option<u8> } }
#[cfg(not(feature = \"off\"))] mod second { use super::*; pub struct Lock { x: Option<u8> } }
";
    assert_outputs(
        fixture,
        &[
            ("chosen", "std::sync::Mutex<int>"),
            ("aliased", "std::sync::Mutex<int>"),
            ("here", "std::sync::Mutex<bool>"),
            ("shim", "demo::shim::real::Lock"),
            ("round", "demo::other::second::Lock"),
        ],
    );
}

#[test]
fn the_guards_of_a_known_library_are_known_in_itself() {
    let stub =
        "pub mod sync { #[conc(guard(async_lock))] pub struct MutexGuard; pub struct Plain; }";
    let fixture = "
//- /known/src/lib.rs
pub mod sync { mod mutex; pub use self::mutex::{MutexGuard, Plain}; }
mod hidden { pub struct MutexGuard; }
//- /known/src/sync/mutex.rs
pub struct MutexGuard(u8);
pub struct Plain;
//- /src/lib.rs
pub mod sync { pub struct MutexGuard; }
";
    let stubs = [("std", support::MINI_STD), ("known", stub)];
    let world = support::link_with(fixture, &stubs, conc_model::Edition::E2021);
    let universe = world.universe();
    let guards = universe.group_files().flat_map(|file| {
        let adts = universe.model(file).adts.ids();
        adts.map(move |id| conc_link::AdtRef::new(file, id))
    });
    let guards: Vec<String> = guards
        .filter(|adt| world.kind_of(*adt).is_some())
        .map(|adt| world.index().adt_path(universe, adt))
        .collect();
    assert_eq!(guards, ["known::sync::mutex::MutexGuard"]);
}
