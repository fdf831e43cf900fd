//! What statements do to what is known, and to what a condition may depend on, on one way through a body. The way is
//! `outcomes.rs`.

use conc_link::{CallTarget, Primitive, Ty};
use conc_model::{Callee, LocalId, Operand, Operator, Place, PlaceBase, Rvalue, known};

use super::loops::LoopView;
use super::outcome_state::{State, known_at};
use super::outcomes::{Known, Walk};
use super::view::CallView;

/// Pointers in front of a list that are looked through.
const POINTERS: usize = 3;

impl Walk<'_> {
    /// Does the assignment write to something that lives longer than a round of the loop? Adding no bytes changes nothing.
    pub(super) fn changes_something(&self, dest: &Place, value: &Rvalue, state: &State) -> bool {
        let written = match value {
            Rvalue::Operator {
                operator: Operator::Assign,
                operands,
            } => {
                let added = operands.get(1).and_then(Operand::place);
                if added.and_then(|added| known_at(added, state)) == Some(Known::Zero) {
                    return false;
                }
                operands.first().and_then(Operand::place)
            }
            _ => Some(dest),
        };
        written
            .and_then(Place::as_local)
            .is_none_or(|local| self.lasts(local))
    }

    /// Is it a variable that lives longer than a round of the loop around the operation?
    fn lasts(&self, local: LocalId) -> bool {
        let view = self.view;
        let is_outside = |id| LoopView { view, id }.declared_outside(local);
        view.is_variable(local) && self.around.is_none_or(is_outside)
    }
}

impl CallView<'_> {
    /// Does a method without arguments ask a list or text something plain, like how long it is?
    pub(super) fn measures_a_list(self) -> bool {
        let is_plain = matches!(
            self.facts().map(|facts| &facts.result),
            Some(Ty::Primitive(_))
        );
        let is_method = matches!(self.call().callee, Callee::Method { .. });
        let is_alone = self.call().args.len() == 1 && self.effects().is_empty();
        if !is_plain || !is_method || !is_alone || !self.is_of_library() {
            return false;
        }
        let world = self.view.world;
        let mut ty = self.arg_type(0);
        for _ in 0..POINTERS {
            match &ty {
                Ty::Slice(_) | Ty::Array(_) | Ty::Primitive(Primitive::Str) => return true,
                _ => {}
            }
            match world.index().deref(world.universe(), &ty) {
                Some(behind) => ty = behind,
                None => return false,
            }
        }
        false
    }
}

impl Walk<'_> {
    /// What is known of a place: a local, or the path `None`.
    pub(super) fn known_of(&self, place: &Place, state: &State) -> Option<Known> {
        match place.base {
            PlaceBase::Path(path) => {
                let last = self.view.model().paths[path].segments.last()?;
                (last.name == known::NONE && place.projections.is_empty()).then_some(Known::Nothing)
            }
            PlaceBase::Local(_) => known_at(place, state),
        }
    }

    /// `Ok(None)`.
    pub(super) fn wrapped(&self, call: CallView<'_>, state: &State) -> Option<Known> {
        let facts = call.facts()?;
        let is_ok = matches!(facts.target, CallTarget::Constructor(_))
            && matches!(&call.call().callee, Callee::Path(path) if {
                let last = self.view.model().paths[*path].segments.last();
                last.is_some_and(|last| last.name == known::OK)
            });
        let only = call.call().args.first().and_then(Operand::place)?;
        let known = self.known_of(only, state).filter(|_| is_ok)?;
        (known == Known::Nothing).then_some(Known::Within)
    }
}
