//! What is known of futures_task. Signatures: its docs.
//! Version: futures-task 0.3.34

pub use std::task::{Context, Poll, Waker};
pub trait Spawn {}
pub trait LocalSpawn {}
pub struct SpawnError {}
pub trait ArcWake { fn wake(self: std::sync::Arc<Self>); fn wake_by_ref(arc_self: &std::sync::Arc<Self>); }
pub fn noop_waker() -> Waker {}
pub fn waker<W: ArcWake>(wake: std::sync::Arc<W>) -> Waker {}
