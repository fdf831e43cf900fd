//! Lints about guards: of locks, cells, map shards, permits and spans.
//!
//! The list of all lints is in `lib.rs`.

pub mod await_holding_channel_ref;
pub mod await_holding_lock;
pub mod await_holding_map_ref;
pub mod await_holding_refcell_ref;
pub mod guard_dropped_immediately;
pub mod span_entered_across_await;
