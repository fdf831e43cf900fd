//! Lints about guards: of locks, cells, map shards, permits and spans.
//!
//! The list of all lints is in `lib.rs`.

pub mod await_holding_channel_ref;
pub mod await_holding_lock;
pub mod await_holding_map_ref;
pub mod await_holding_refcell_ref;
pub mod callback_under_lock;
pub mod condvar_predicate_outside_mutex;
pub mod condvar_wait_holding_other_lock;
pub mod condvar_wait_without_loop;
pub mod double_lock;
pub mod guard_dropped_immediately;
pub mod guard_in_scrutinee;
pub mod join_while_holding_lock;
pub mod lock_held_across_blocking_call;
pub mod lock_held_across_channel_op;
pub mod lock_held_across_io;
pub mod lock_order_inversion;
pub mod map_guard_self_deadlock;
pub mod notified_after_check;
pub mod read_guard_upgraded_to_write;
pub mod recursive_read_lock;
pub mod reentrant_once_init;
pub mod span_entered_across_await;
pub mod unawaited_async_lock;
