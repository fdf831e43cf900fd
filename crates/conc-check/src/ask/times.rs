//! Spans of time: how long they are, and whether they are the same in each round of a loop.

use conc_link::{BodyRef, FunctionRef, ItemScope, ValueTarget};
use conc_model::{Body, BodyOwner, Effect, LocalId, Operand, Place, PlaceBase, Rvalue, StmtKind};

use super::loops::LoopView;
use super::view::BodyView;

impl BodyView<'_> {
    /// Is it the same in each round of a loop, which may stand in the body around this closure or async block?
    pub(super) fn is_fixed(self, operand: &Operand, looped: LoopView<'_>, steps: u32) -> bool {
        let Some(place) = operand.place() else {
            return true;
        };
        let (Some(local), Some(steps)) = (place.base_local(), steps.checked_sub(1)) else {
            return place.base_local().is_none();
        };
        if self.at != looped.view.at {
            return self.is_fixed_inside(local, looped, steps);
        }
        if looped.declared_outside(local) {
            return !looped.sets_anew(local);
        }
        self.comes_of_fixed(local, looped, steps)
    }

    /// What a closure is given comes of something that has been asked for already.
    fn is_fixed_inside(self, local: LocalId, looped: LoopView<'_>, steps: u32) -> bool {
        let body = self.body();
        let mut captures = body.captures.iter();
        match captures.find(|capture| capture.inner == local) {
            Some(capture) => {
                let outer = Operand::Use(Place::local(capture.outer));
                looped.view.is_fixed(&outer, looped, steps)
            }
            None => body.params.contains(&local) || self.comes_of_fixed(local, looped, steps),
        }
    }

    fn comes_of_fixed(self, local: LocalId, looped: LoopView<'_>, steps: u32) -> bool {
        if let Some(call) = self.calls().find(|call| call.call().dest == local) {
            let is_span = call
                .effects()
                .iter()
                .any(|effect| matches!(effect, Effect::Lasts(_)));
            let mut args = call.call().args.iter();
            return is_span && args.all(|arg| self.is_fixed(arg, looped, steps));
        }
        let stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        let mut values = stmts.filter_map(|stmt| match &stmt.kind {
            StmtKind::Assign { dest, value } if dest.as_local() == Some(local) => Some(value),
            _ => None,
        });
        let (Some(value), None) = (values.next(), values.next()) else {
            return false;
        };
        let is_plain = matches!(
            value,
            Rvalue::Use(_) | Rvalue::Operator { .. } | Rvalue::Cast { .. }
        );
        is_plain
            && value
                .operands()
                .iter()
                .all(|part| self.is_fixed(part, looped, steps))
    }

    /// How many nanoseconds a span of time has, if it is written down.
    pub(super) fn time(self, operand: &Operand, steps: u32) -> Option<u64> {
        let place = operand.place()?;
        let steps = steps.checked_sub(1)?;
        let Some(local) = place.base_local() else {
            let value = self.value_of_constant(place)?;
            return value.time(&Operand::Use(Place::local(Body::RETURN)), steps);
        };
        let call = self
            .defining_call(local)
            .filter(|_| place.projections.is_empty())?;
        let mut effects = call.effects().iter();
        let unit = effects.find_map(|effect| match effect {
            Effect::Lasts(unit) => Some(*unit),
            _ => None,
        })?;
        call.literal(0)?.checked_mul(unit.nanos())
    }

    /// The initialiser of a constant.
    fn value_of_constant(self, place: &Place) -> Option<Self> {
        let PlaceBase::Path(path) = place.base else {
            return None;
        };
        let BodyOwner::Function(owner) = self.body().owner else {
            return None;
        };
        let scope = ItemScope::Function(FunctionRef::new(self.at.file, owner));
        let (index, universe) = (self.world.index(), self.world.universe());
        let ValueTarget::Static(item) = index.resolve_value(universe, self.at.file, path, scope)
        else {
            return None;
        };
        let body = universe.model(item.file).statics[item.id].body?;
        Some(Self::new(self.world, BodyRef::new(item.file, body)))
    }
}
