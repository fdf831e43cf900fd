//! Lints about shutdown: signals that do not arrive, waits in the wrong order, owners that never stop their work.
//!
//! The list of all lints is in `lib.rs`.

pub mod cancel_guard_dropped_immediately;
pub mod clone_token_cancels_siblings;
pub mod drop_joins_before_sender_closed;
pub mod guard_dropped_before_resource;
pub mod guard_not_captured;
pub mod ignored_cancellation_token;
pub mod join_before_cancel;
pub mod overwritten_cancel_handle;
pub mod process_exit_skips_cleanup;
pub mod stop_flag_behind_blocking_call;
pub mod thread_owner_without_shutdown;
pub mod token_never_cancelled;
pub mod tracker_wait_without_close;
pub mod unbounded_shutdown_wait;
