//! Flow analyses over one body: where values go, when they die, what loops can end.
//!
//! [`Flow`] follows every *tracked value* of a body: guards, handles, channel ends, tokens. A value is born
//! by a call (or await, parameter, loop item) whose type carries such a thing, moves from holder to holder, and
//! ends by a drop, a move out of sight, a return. All facts are may-facts: joined over all paths.
//!
//! ```text
//! let g = m.lock().unwrap();   value #0 guard(lock) of call `lock`, moved through `unwrap` into `g`
//! io().await;                  held across await a0
//! drop(g);                     passed to call `drop`
//! ```

pub(crate) mod absence;
mod captures;
mod cfg;
mod kind;
mod loans;
mod moves;
mod place;
mod state;
mod value;
mod walker;

pub use cfg::{Cfg, Point, is_inside_loop};
pub use kind::{Carried, ValueKind};
pub use value::{Event, EventKind, Origin, Value, ValueId};

use conc_model::{AwaitId, CallId, LocalId};

use crate::{BodyRef, World};
use rustc_hash::FxHashMap;
use state::State;

/// What became of the tracked values of one body.
#[derive(Debug, Default)]
pub struct Flow {
    cfg: Cfg,
    values: Vec<Value>,
    /// State at the entry of each block; `None` for blocks that cannot be reached.
    entries: Vec<Option<State>>,
    held: Vec<(AwaitId, Vec<(ValueId, LocalId)>)>,
    at_calls: FxHashMap<CallId, (Point, Vec<(ValueId, LocalId)>)>,
    /// The same of macros that make text, and of ends of scopes at which something of the group is dropped.
    at_others: FxHashMap<Point, Vec<(ValueId, LocalId)>>,
}

impl Flow {
    /// Follows the values of a body of the group.
    pub(crate) fn new(world: &World, body: BodyRef) -> Self {
        walker::run(world, body)
    }

    /// The body's graph.
    #[must_use]
    pub fn cfg(&self) -> &Cfg {
        &self.cfg
    }

    /// All tracked values, in the order in which they are born in the text.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// One of them.
    #[must_use]
    pub fn value(&self, id: ValueId) -> &Value {
        &self.values[id.index()]
    }

    /// Await points that can be reached, each with the values (and their holders) that may be alive while it waits.
    pub fn held_across_awaits(&self) -> impl Iterator<Item = (AwaitId, &[(ValueId, LocalId)])> {
        self.held.iter().map(|(at, held)| (*at, held.as_slice()))
    }

    /// Values (and their holders) that may be alive when a call begins, its arguments included, and where that is.
    #[must_use]
    pub fn held_at_call(&self, call: CallId) -> Option<(Point, &[(ValueId, LocalId)])> {
        let (point, held) = self.at_calls.get(&call)?;
        Some((*point, held))
    }

    /// Values (and their holders) that may be alive when a macro makes text, or a scope ends in which something is that has a
    /// `Drop` impl of the group.
    pub(crate) fn held_at(&self, point: Point) -> &[(ValueId, LocalId)] {
        self.at_others.get(&point).map_or(&[], Vec::as_slice)
    }

    /// Is the value, once born, surely still alive at a point where it may be: is there no way on which it ends before?
    #[must_use]
    pub fn surely_reaches(&self, value: ValueId, point: Point) -> bool {
        let value = self.value(value);
        value.events.iter().all(|event| {
            !event.kind.ends() || !self.cfg.leads(event.point, point, Some(value.birth))
        })
    }

    /// Values (and their holders) that may be alive when a block is entered.
    #[must_use]
    pub fn alive_at_entry(&self, block: conc_model::BlockId) -> Vec<(ValueId, LocalId)> {
        let state = self.entries.get(block.0 as usize).and_then(Option::as_ref);
        state.map(State::pairs).unwrap_or_default()
    }
}
