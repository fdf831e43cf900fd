//! What a lint is, what it may ask, and what it answers.
//!
//! Lints (`lints/`) see this crate only. [`Lint`] and [`LintMeta`] say what a lint is; [`Finding`] is one
//! instance of what it found; [`BodyView`] and the other views answer the questions that lints share. No
//! library name occurs here: views speak of guards, handles and channel ends as the stubs declare them.

mod ask;
mod finding;
mod lint;

pub use ask::*;
pub use conc_link::{
    Acquisition, Deep, Held, InnerCall, LockClass, LockId, LockPlace, LockRoot, Step, Taken, Wait,
    WaitKind,
};
pub use conc_link::{BodyRef, Event, EventKind, Origin, Value, ValueId, ValueKind, World};
pub use conc_model::{
    Access, AwaitId, BodyKind, CallId, Capacity, ChannelKind, Discard, Effect, GuardKind, LocalId,
    LoopId, LoopKind, OnDrop, TaskKind, Tells,
};
pub use conc_source::Span;
pub use finding::{Applicability, Edit, Finding, Label, Suggestion};
pub use lint::{FixKind, Group, Level, Lint, LintMeta, Precision, Sink};
