//! Lints about async code: what must not happen on a thread that drives tasks.
//!
//! The list of all lints is in `lib.rs`.

pub mod blocking_api_panics_in_async;
