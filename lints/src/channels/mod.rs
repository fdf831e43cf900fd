//! Lints about channels: who sends, who receives, and how the end is told.
//!
//! The list of all lints is in `lib.rs`.

pub mod buffered_cancel_channel;
pub mod receiver_never_drained;
pub mod send_error_ignored_in_loop;
pub mod sender_alive_in_receive_loop;
