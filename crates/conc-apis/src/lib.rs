//! What is known of libraries: declaration files with facts, embedded as text.
//!
//! Data, no logic: reading the files is the lowering's work, finding names in them the linker's.

/// The declaration file of one library crate.
#[derive(Clone, Copy, Debug)]
pub struct Stub {
    /// The crate's name as `use` sees it, e.g. `tokio_util`.
    pub krate: &'static str,
    /// Other names under which the same crate is reached.
    pub aliases: &'static [&'static str],
    /// Its declarations, one whole crate as one file.
    pub text: &'static str,
}

/// Joins the files of one crate in the order of the list.
macro_rules! stub {
    ($krate:literal, [$($alias:literal),*], $($file:literal),+) => {
        Stub {
            krate: $krate,
            aliases: &[$($alias),*],
            text: concat!($(include_str!(concat!("../stubs/", $file, ".rs"))),+),
        }
    };
}

/// All known crates, sorted by name.
pub const STUBS: &[Stub] = &[
    stub!(
        "std",
        ["alloc", "core"],
        "std/language",
        "std/iter",
        "std/memory",
        "std/slice",
        "std/collections",
        "std/text",
        "std/sync",
        "std/thread",
        "std/io",
        "std/system"
    ),
    stub!(
        "tokio",
        [],
        "tokio/task",
        "tokio/sync",
        "tokio/channels",
        "tokio/io",
        "tokio/system"
    ),
];
