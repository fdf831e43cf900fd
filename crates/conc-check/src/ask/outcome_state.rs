//! What is known of the locals of a body on one way through it: the outcome of an operation, and what is told from it. The way
//! is `outcomes.rs`.

use conc_model::{Comparison, Literal, LocalId, Name, Operand, Place, Projection};

/// What is known of a local on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// `None`, or `Err` with the outcome inside.
    Nothing,
    /// That within `Ok` or `Some`.
    Within,
    /// The error.
    Error,
    /// `Ok(0)`: the end of what is read.
    NoBytes,
    /// The number 0.
    Zero,
    /// A test that is decided.
    Bool(bool),
}

pub(super) type State = Vec<(LocalId, Known)>;

/// Whether a comparison of a known number with a literal holds.
pub(super) fn compared(
    comparison: Comparison,
    operands: &[Operand],
    state: &State,
) -> Option<Known> {
    let number = |operand: &Operand| match operand {
        Operand::Literal(Literal::Int(value)) => Some(*value),
        Operand::Use(place) if known_at(place, state) == Some(Known::Zero) => Some(0),
        _ => None,
    };
    let [left, right] = operands else {
        return None;
    };
    Some(Known::Bool(comparison.holds(number(left)?, number(right)?)))
}

/// Is it the outcome, or around it?
pub(super) fn is_outcome(known: Option<Known>) -> bool {
    matches!(known, Some(Known::Nothing | Known::Within))
}

pub(super) fn set(state: &mut State, local: LocalId, known: Option<Known>) {
    state.retain(|(other, _)| *other != local);
    if let Some(known) = known {
        state.push((local, known));
        state.sort_by_key(|(local, _)| *local);
    }
}

/// What is known of a place: a whole local, or the content of its `Err`.
pub(super) fn known_at(place: &Place, state: &State) -> Option<Known> {
    let base = place.base_local()?;
    let mut known = state.iter().find(|(local, _)| *local == base)?.1;
    for step in &place.projections {
        known = match (step, known) {
            (Projection::Deref | Projection::Variant(_), known) => known,
            (Projection::Field(_), Known::Nothing) => Known::Error,
            (Projection::Field(_), Known::Within) => Known::Nothing,
            (Projection::Field(_), Known::NoBytes) => Known::Zero,
            _ => return None,
        };
    }
    Some(known)
}

/// May a change of the one place change the other: is one a part of the other?
pub(super) fn touches(one: &Place, other: &Place) -> bool {
    let names = |place: &Place| -> Vec<Name> {
        let steps = place.projections.iter();
        let fields = steps.filter_map(|step| match step {
            Projection::Field(name) => Some(*name),
            _ => None,
        });
        fields.collect()
    };
    let (a, b) = (names(one), names(other));
    let shared = a.len().min(b.len());
    one.base == other.base && a[..shared] == b[..shared]
}
