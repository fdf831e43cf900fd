//! The lattice of the value flow: which value may be held by which local.

use conc_model::LocalId;

use super::ValueId;

/// A sorted set of (value, holder) pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    pairs: Vec<(ValueId, LocalId)>,
}

impl State {
    /// All pairs, sorted.
    pub(super) fn pairs(&self) -> &[(ValueId, LocalId)] {
        &self.pairs
    }

    /// Adds a pair.
    pub(super) fn insert(&mut self, value: ValueId, holder: LocalId) {
        if let Err(at) = self.pairs.binary_search(&(value, holder)) {
            self.pairs.insert(at, (value, holder));
        }
    }

    /// Values that the local may hold.
    pub(super) fn held_by(&self, holder: LocalId) -> Vec<ValueId> {
        let held = self.pairs.iter().filter(|(_, by)| *by == holder);
        held.map(|(value, _)| *value).collect()
    }

    /// Does the local hold anything?
    pub(super) fn holds_any(&self, holder: LocalId) -> bool {
        self.pairs.iter().any(|(_, by)| *by == holder)
    }

    /// Removes one pair.
    pub(super) fn remove(&mut self, value: ValueId, holder: LocalId) {
        self.pairs.retain(|pair| *pair != (value, holder));
    }

    /// Adds all pairs of `other`; tells whether anything was new.
    pub(super) fn join(&mut self, other: &Self) -> bool {
        let before = self.pairs.len();
        for (value, holder) in &other.pairs {
            self.insert(*value, *holder);
        }
        self.pairs.len() != before
    }
}
