//! Lints about async code: what must not be dropped half-way, what must not happen on a thread that drives tasks, and how loops wait
//! for time to pass.
//!
//! The list of all lints is in `lib.rs`.

pub mod blocking_api_panics_in_async;
pub mod blocking_call_in_async;
pub mod cancel_unsafe_call_in_select;
pub mod deadline_restarted_in_loop;
pub mod interval_created_in_loop;
pub mod lossy_send_in_select;
pub mod taken_value_lost_on_cancel;
pub mod work_postponed_by_messages;
