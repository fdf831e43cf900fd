//! Lints about tasks and threads: who waits for them, and what ends them.
//!
//! The list of all lints is in `lib.rs`.

pub mod abort_skipped_on_cancel;
pub mod abort_skipped_on_return;
pub mod aborted_join_unwrapped;
pub mod assert_in_detached_task;
pub mod block_on_in_drop;
pub mod blocking_in_rayon;
pub mod completed_handle_repolled;
pub mod detached_task;
pub mod detached_thread;
pub mod drop_only_detaches;
pub mod endless_spawn_blocking;
pub mod endless_task;
pub mod future_leaves_task_running;
pub mod ignored_task_failure;
pub mod ineffective_abort;
pub mod join_handle_field_without_shutdown;
pub mod join_inside_spawn_loop;
pub mod lazy_spawn_join;
pub mod nested_block_on;
pub mod overwritten_join_handle;
pub mod runtime_dropped_in_async;
pub mod task_cancelled_on_drop;
pub mod task_set_never_reaped;
pub mod timed_out_work_keeps_running;
pub mod unawaited_future;
pub mod unbounded_task_fanout;
pub mod unjoined_before_exit;
pub mod unwrapped_join;
pub mod wrong_flavor_block_in_place;
