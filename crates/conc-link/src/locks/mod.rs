//! Which locks are taken where, which are held then, and what a call takes further down.
//!
//! A lock is known by its *place* (`self.state.queue`: the same root, the same way of fields) and by its *class*
//! (`Type::field`, or the static). Two places that are equal are the same lock; two locks of a class may be different
//! objects. What cannot be told (an element of a list, the result of an unknown call) has no place.
//!
//! ```text
//! fn push(&self) {                       summary of `push`: takes `param 0 . queue`, exclusive
//!     let q = self.queue.lock();
//! fn both(&self) {
//!     let q = self.queue.lock();         acquisition of `self.queue`
//!     self.push();                       call; held: `self.queue`; takes `self.queue` by way of `push`
//! ```

mod aliases;
mod body;
mod built;
mod callbacks;
mod choices;
mod dispatch;
mod flags;
mod implicit;
mod passed;
mod place;
mod summary;
mod waits;

use std::sync::{Arc, OnceLock};

use conc_model::{Access, AwaitId, CallId, GuardKind, LocalId, Name};
use conc_source::Span;

use crate::flow::{Point, ValueId};
use crate::{AdtRef, BodyRef, StaticRef, World};
pub(crate) use aliases::Definitions;
pub use body::excludes;
pub use choices::Choice;
pub(crate) use choices::Choices;
pub(crate) use dispatch::Implementations;
pub(crate) use implicit::ImplicitBodies;
pub use implicit::ImplicitRun;
pub(crate) use summary::Summaries;
pub(crate) use waits::all_made_from;
pub use waits::{Wait, WaitKind, WaitPoint};

/// Where the way to a lock begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LockRoot {
    /// A parameter of the function (0-based, `self` first), through all closures in it.
    Param(u32),
    /// A static.
    Static(StaticRef),
    /// A variable of a body that is bound once, to something that no other name is known for.
    Local(BodyRef, LocalId),
}

/// A way to a lock; references, boxes and shared pointers on it do not count.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LockPlace {
    /// Where it begins.
    pub root: LockRoot,
    /// The fields on the way; [`conc_model::known::CONTENT`] where it goes through the guard of another lock.
    pub path: Arc<[Name]>,
}

/// All locks that one declaration stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LockClass {
    /// The field of a type of the group.
    Field(AdtRef, Name),
    /// A static.
    Static(StaticRef),
}

/// A lock, as far as it is known which.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct LockId {
    /// Which one, if it can be told.
    pub place: Option<LockPlace>,
    /// Of which kind, if it is a field or static.
    pub class: Option<LockClass>,
    /// Does a caller that knows the class of the argument in which it lies know better? So it is with the locks of generic
    /// structs: a field that is such a struct is a lock of its own.
    pub is_open: bool,
}

/// A lock that is taken.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Taken {
    /// Which.
    pub lock: LockId,
    /// How.
    pub access: Access,
    /// What its guard is.
    pub kind: GuardKind,
    /// The type of the group that the lock is around, which tells something of a lock that was taken out of a list or handed
    /// on: all locks around a `Session` are of one kind.
    pub content: Option<AdtRef>,
    /// What a parameter must be for it to be taken, if that is known.
    pub when: Option<Choice>,
}

impl Taken {
    /// Is it the same lock in the same way, whenever it is taken?
    fn is_like(&self, other: &Self) -> bool {
        let kind = |taken: &Self| (taken.access, taken.kind, taken.content);
        self.lock == other.lock && kind(self) == kind(other)
    }

    /// Does it keep everybody else out, readers too?
    #[must_use]
    pub fn shuts_out_all(&self) -> bool {
        matches!(self.access, Access::Exclusive | Access::Reentrant)
    }
}

/// A lock that a body takes by itself.
#[derive(Clone, Debug)]
pub struct Acquisition {
    /// The call that takes it.
    pub call: CallId,
    /// Where in the flow it waits for it: at the call, or at the await of what the call gives.
    pub point: Point,
    /// What is taken.
    pub taken: Taken,
    /// Does it wait until the lock is free (`try_lock` does not)?
    pub waits: bool,
    /// Is the lock free again when the call returns (`RefCell::replace`, `DashMap::insert`)?
    pub is_brief: bool,
}

/// A guard that is alive at a point.
#[derive(Clone, Debug)]
pub struct Held {
    /// The value.
    pub value: ValueId,
    /// The local that holds it.
    pub holder: LocalId,
    /// The lock that it keeps.
    pub taken: Taken,
    /// How it was taken: empty when by a call of this body itself, else through these calls.
    pub by: Vec<Step>,
}

/// A call on the way to something, in the body in which it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    /// The body.
    pub body: BodyRef,
    /// The called name.
    pub span: Span,
}

/// Something that happens further down, with the way to it: calls from the outermost inwards, the last does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deep<T> {
    /// What.
    pub what: T,
    /// The way.
    pub way: Vec<Step>,
}

/// A call of another body of the group that runs before the call (or its await) is over.
#[derive(Clone, Debug)]
pub struct InnerCall {
    /// The call.
    pub call: CallId,
    /// Where in the flow it runs.
    pub point: Point,
    /// What runs.
    pub target: BodyRef,
    /// Is it a closure of this function, so that places mean the same in it?
    pub is_closure: bool,
    /// Is it a function that is handed to a library by its name, so that the arguments of the call are not its own?
    pub is_named: bool,
    /// The places of its arguments, when they were asked for: most bodies do nothing with any of them.
    args: OnceLock<Vec<LockId>>,
    /// Locks that the called function holds while it runs this closure.
    pub under: Vec<Deep<Taken>>,
}

impl InnerCall {
    /// The places of its arguments in the body that calls.
    #[must_use]
    pub fn args(&self, world: &World, caller: BodyRef) -> &[LockId] {
        self.args.get_or_init(|| {
            let args = &world.universe().body(caller).calls[self.call].args;
            args.iter().map(|arg| world.lock_of(caller, arg)).collect()
        })
    }

    /// A place of the body that runs, in the terms of the one that calls it; none for what only the former can name.
    #[must_use]
    pub fn seen_by_caller(
        &self,
        world: &World,
        caller: BodyRef,
        place: &LockPlace,
    ) -> Option<LockPlace> {
        let lock = LockId {
            place: Some(place.clone()),
            ..LockId::default()
        };
        self.lock_seen_by_caller(world, caller, &lock).place
    }

    /// A lock of the body that runs, in the terms of the one that calls it.
    pub(crate) fn lock_seen_by_caller(
        &self,
        world: &World,
        caller: BodyRef,
        lock: &LockId,
    ) -> LockId {
        if self.is_closure {
            lock.clone()
        } else {
            world.settled(lock.seen_from_call(self.args(world, caller)), place::DEPTH)
        }
    }
}

/// What a body does with locks by itself.
#[derive(Clone, Debug, Default)]
pub struct BodyLocks {
    /// Locks that it takes, in the order of its calls.
    pub acquisitions: Vec<Acquisition>,
    /// Bodies that it runs.
    pub inner: Vec<InnerCall>,
}

/// What a body does, itself or through what it runs; in terms of its function's parameters and statics.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Locks for which it waits.
    pub takes: Vec<Deep<Taken>>,
    /// What else it waits for.
    pub waits: Vec<Deep<Wait>>,
}

impl World {
    /// What a body of the group does with locks by itself.
    ///
    /// # Panics
    /// For a body of the library.
    #[must_use]
    pub fn locks(&self, body: BodyRef) -> &BodyLocks {
        self.cells(body)
            .locks
            .get_or_init(|| body::locks_of(self, body))
    }

    /// What the variables of a body stand for.
    pub(crate) fn definitions(&self, body: BodyRef) -> &Definitions {
        self.cells(body)
            .definitions
            .get_or_init(|| Definitions::of(self.universe().body(body)))
    }

    /// What a body does, itself or through what it runs.
    #[must_use]
    pub fn summary(&self, body: BodyRef) -> Option<&Summary> {
        self.summaries().of(body)
    }

    /// The bodies that a body runs: functions of the group, closures that it calls or hands to who calls them at once.
    pub fn inner_calls(&self, body: BodyRef) -> impl Iterator<Item = &InnerCall> {
        let own = self.locks(body).inner.iter();
        own.chain(self.summaries().closures_of(body))
    }

    /// Guards that are alive when a call begins, and the locks that they keep.
    #[must_use]
    pub fn held_at(&self, body: BodyRef, call: CallId) -> Vec<Held> {
        match self.flow(body).held_at_call(call) {
            Some((point, held)) => self.held_there(body, point, held),
            None => Vec::new(),
        }
    }

    fn held_there(&self, body: BodyRef, point: Point, held: &[(ValueId, LocalId)]) -> Vec<Held> {
        let mut held = body::held_of(self, body, held);
        // A guard that there is only for other variants is not there for this one.
        held.retain(|held| {
            let born = self.flow(body).value(held.value).birth;
            if self.never_both(body, born.block, point.block) {
                return false;
            }
            let here = || self.choice_at(body, point.block);
            let when = held.taken.when.as_ref();
            !when.is_some_and(|when| here().is_some_and(|here| when.excludes(&here)))
        });
        held
    }

    /// Guards that are alive while a body waits at an await point, and the locks that they keep.
    #[must_use]
    pub fn held_across(&self, body: BodyRef, point: AwaitId) -> Vec<Held> {
        let mut held = self.flow(body).held_across_awaits();
        match held.find(|(at, _)| *at == point) {
            Some((_, held)) => body::held_of(self, body, held),
            None => Vec::new(),
        }
    }

    /// The locks of which a call, or the await of what it gives, gives guards; the way is empty when it takes the lock itself.
    #[must_use]
    pub fn guards_given_by(&self, body: BodyRef, call: CallId) -> Vec<Deep<Taken>> {
        body::given_by(self, body, call, body::DEPTH)
    }

    /// What a call waits for, other than locks, before it returns or its future is done, through a body of the group
    /// that it runs.
    #[must_use]
    pub fn waited_by(&self, body: BodyRef, inner: &InnerCall) -> Vec<Deep<Wait>> {
        summary::waited_by(self, body, inner)
    }

    /// Locks that a call takes, before it returns or its future is done, through a body of the group that it runs.
    #[must_use]
    pub fn taken_by(&self, body: BodyRef, inner: &InnerCall) -> Vec<Deep<Taken>> {
        summary::taken_by(self, body, inner)
    }
}
