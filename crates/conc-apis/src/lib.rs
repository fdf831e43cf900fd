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
    stub!("actix_rt", [], "actix_rt"),
    stub!("actix_web", [], "actix_web"),
    stub!("anyhow", [], "anyhow"),
    stub!("arc_swap", [], "arc_swap"),
    stub!("async_broadcast", [], "async_broadcast"),
    stub!("async_channel", [], "async_channel"),
    stub!("async_executor", [], "async_executor"),
    stub!("async_global_executor", [], "async_global_executor"),
    stub!("async_io", [], "async_io"),
    stub!("async_lock", [], "async_lock"),
    stub!("async_std", [], "async_std"),
    stub!("async_task", [], "async_task"),
    stub!("bb8", [], "bb8"),
    stub!("blocking", [], "blocking"),
    stub!("byteorder", [], "byteorder"),
    stub!("color_eyre", [], "color_eyre"),
    stub!("crossbeam", [], "crossbeam"),
    stub!("crossbeam_channel", [], "crossbeam_channel"),
    stub!("crossbeam_epoch", [], "crossbeam_epoch"),
    stub!("crossbeam_utils", [], "crossbeam_utils"),
    stub!("dashmap", [], "dashmap"),
    stub!("deadpool", [], "deadpool"),
    stub!("diesel", [], "diesel"),
    stub!("event_listener", [], "event_listener"),
    stub!("eyre", [], "eyre"),
    stub!("flume", [], "flume"),
    stub!("futures", [], "futures"),
    stub!("futures_channel", [], "futures_channel"),
    stub!("futures_core", [], "futures_core"),
    stub!("futures_executor", [], "futures_executor"),
    stub!("futures_io", [], "futures_io"),
    stub!("futures_lite", [], "futures_lite"),
    stub!("futures_sink", [], "futures_sink"),
    stub!("futures_task", [], "futures_task"),
    stub!(
        "futures_util",
        [],
        "futures_util/future",
        "futures_util/stream"
    ),
    stub!("kanal", [], "kanal"),
    stub!("lock_api", [], "lock_api"),
    stub!("minreq", [], "minreq"),
    stub!("moka", [], "moka"),
    stub!("once_cell", [], "once_cell"),
    stub!("parking_lot", [], "parking_lot"),
    stub!("pollster", [], "pollster"),
    stub!("postgres", [], "postgres"),
    stub!("prometheus_client", [], "prometheus_client"),
    stub!("r2d2", [], "r2d2"),
    stub!("rayon", [], "rayon"),
    stub!("redis", [], "redis"),
    stub!("reqwest", [], "reqwest"),
    stub!("rusqlite", [], "rusqlite"),
    stub!("smol", [], "smol"),
    stub!("spin", [], "spin"),
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
        "std/system",
        "std/unseen"
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
    stub!("tokio_stream", [], "tokio_stream"),
    stub!("tokio_util", [], "tokio_util"),
    stub!("tracing", [], "tracing"),
    stub!("tracing_subscriber", [], "tracing_subscriber"),
    stub!("ureq", [], "ureq"),
];
