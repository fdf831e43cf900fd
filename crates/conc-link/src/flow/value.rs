//! Tracked values and what happens to them.

use conc_model::{AwaitId, BodyId, CallId, Discard, LocalId};
use conc_source::Span;

use super::{Point, ValueKind};
use crate::AdtRef;

/// Number of a value within its [`super::Flow`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ValueId(pub u32);

impl ValueId {
    /// Position in [`super::Flow::values`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A guard, handle, channel end, ... and its life within one body.
#[derive(Clone, Debug)]
pub struct Value {
    /// What it is.
    pub kind: ValueKind,
    /// The library type that makes it so.
    pub adt: AdtRef,
    /// Where it comes from.
    pub origin: Origin,
    /// The local that holds it first.
    pub first_holder: LocalId,
    /// Expression that it comes from.
    pub span: Span,
    /// Where in the flow it comes into being.
    pub birth: Point,
    /// What happens to it, in the order of the text.
    pub events: Vec<Event>,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// A call returned it.
    Call(CallId),
    /// A future gave it.
    Await(AwaitId),
    /// A parameter.
    Param(LocalId),
    /// It was moved into this closure or async block.
    Upvar(LocalId),
    /// An item of a `for` loop, the output of a `select!` branch or another local that is filled by control flow.
    Local(LocalId),
}

/// Something that happens to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// What happens.
    pub kind: EventKind,
    /// Who holds the value then.
    pub holder: LocalId,
    /// Where in the flow.
    pub point: Point,
    /// Where in the text.
    pub span: Span,
}

/// Kinds of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// It gets a new holder: a variable, temporary or aggregate of this body.
    Moved(LocalId),
    /// It is thrown away by `expr;` or `let _ =`; its drop follows.
    Discarded(Discard),
    /// It is dropped at the end of its holder's scope.
    Dropped,
    /// It is dropped because its holder gets a new value.
    Overwritten,
    /// It is moved into a call that does not give it back.
    Passed {
        /// The call.
        call: CallId,
        /// Which argument (0 is a method's receiver).
        arg: usize,
    },
    /// A call borrows it.
    Borrowed {
        /// The call.
        call: CallId,
        /// Which argument (0 is a method's receiver).
        arg: usize,
    },
    /// It is awaited.
    Awaited(AwaitId),
    /// It is written to a place that is not this body's: a field behind a reference, a static, an element.
    Stored,
    /// It is moved into a closure or async block.
    Captured(BodyId),
    /// A closure or async block borrows it.
    BorrowedBy(BodyId),
    /// It leaves with the result.
    Returned,
    /// A macro or operator that is not modelled reads it.
    Read,
    /// A path on which it turned out not to exist (`None`, `Err`) begins.
    Absent,
}

impl EventKind {
    /// Is the value gone after this, as far as its body can tell?
    #[must_use]
    pub fn ends(self) -> bool {
        matches!(
            self,
            Self::Dropped
                | Self::Overwritten
                | Self::Passed { .. }
                | Self::Stored
                | Self::Captured(_)
                | Self::Returned
        )
    }
}

impl Value {
    /// Is the value moved out of this body's sight (stored, returned, passed on, captured)?
    #[must_use]
    pub fn escapes(&self) -> bool {
        self.events.iter().any(|event| {
            matches!(
                event.kind,
                EventKind::Stored
                    | EventKind::Returned
                    | EventKind::Passed { .. }
                    | EventKind::Captured(_)
            )
        })
    }
}
