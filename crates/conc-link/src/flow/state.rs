//! The lattice of the value flow: which value may be held by which local, and in which of its fields.

use conc_model::LocalId;

use super::ValueId;

/// A field of a holder, numbered by the walk; 0 is the holder as a whole or a part that is not known.
pub(super) type Slot = u32;

/// The slot of values whose place within the holder is not known.
pub(super) const ANY: Slot = 0;

/// A sorted set of (value, holder, slot).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    held: Vec<(ValueId, LocalId, Slot)>,
}

impl State {
    /// All values with their holders, sorted, each pair once.
    pub(super) fn pairs(&self) -> Vec<(ValueId, LocalId)> {
        let mut pairs: Vec<_> = self
            .held
            .iter()
            .map(|(value, holder, _)| (*value, *holder))
            .collect();
        pairs.dedup();
        pairs
    }

    /// Adds a value to a slot of a holder.
    pub(super) fn insert(&mut self, value: ValueId, holder: LocalId, slot: Slot) {
        if let Err(at) = self.held.binary_search(&(value, holder, slot)) {
            self.held.insert(at, (value, holder, slot));
        }
    }

    /// Values that the local may hold, with their slots.
    pub(super) fn held_by(&self, holder: LocalId) -> Vec<(ValueId, Slot)> {
        let held = self.held.iter().filter(|(_, by, _)| *by == holder);
        held.map(|(value, _, slot)| (*value, *slot)).collect()
    }

    /// Does the local hold anything?
    pub(super) fn holds_any(&self, holder: LocalId) -> bool {
        self.held.iter().any(|(_, by, _)| *by == holder)
    }

    /// Takes one value out of a slot.
    pub(super) fn remove(&mut self, value: ValueId, holder: LocalId, slot: Slot) {
        self.held.retain(|entry| *entry != (value, holder, slot));
    }

    /// Adds all of `other`; tells whether anything was new.
    pub(super) fn join(&mut self, other: &Self) -> bool {
        let before = self.held.len();
        for (value, holder, slot) in &other.held {
            self.insert(*value, *holder, *slot);
        }
        self.held.len() != before
    }
}
