//! Lints about async code: what must not happen on a thread that drives tasks, and how loops wait for time to pass.
//!
//! The list of all lints is in `lib.rs`.

pub mod blocking_api_panics_in_async;
pub mod deadline_restarted_in_loop;
pub mod interval_created_in_loop;
