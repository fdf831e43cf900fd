//! Lints about channels: who sends, who receives, and how the end is told.
//!
//! The list of all lints is in `lib.rs`.

pub mod actor_holds_own_sender;
pub mod actor_sends_to_itself;
pub mod bounded_channel_cycle;
pub mod broadcast_lag_ends_loop;
pub mod buffered_cancel_channel;
pub mod cancel_signal_reaches_one_receiver;
pub mod channel_len_check;
pub mod close_discards_messages;
pub mod closed_channel_spin;
pub mod panicking_send;
pub mod receiver_dropped_at_creation;
pub mod receiver_lock_held_in_body;
pub mod receiver_never_drained;
pub mod reply_sender_dropped;
pub mod select_pattern_hides_close;
pub mod self_blocking_channel;
pub mod send_error_ignored_in_loop;
pub mod sender_alive_in_receive_loop;
pub mod try_recv_busy_loop;
pub mod unbounded_channel;
pub mod watch_forwarder_lingers;
pub mod watch_producer_never_stops;
pub mod zero_capacity_channel;
