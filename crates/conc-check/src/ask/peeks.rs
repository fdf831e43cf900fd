//! Decisions about a channel that are old when they are acted upon: a look at its length, then an operation that waits.

use conc_link::ValueKind;
use conc_model::{BlockId, Effect, Operand, Place, Rvalue, StmtKind, Terminator};

use super::view::{BodyView, CallView};

/// A look at a channel that decides on an operation that may wait.
#[derive(Clone, Copy, Debug)]
pub struct StaleLook<'w> {
    /// `is_empty()`, `len()`.
    pub look: CallView<'w>,
    /// The send or receive.
    pub operation: CallView<'w>,
}

impl<'w> BodyView<'w> {
    /// Waiting sends and receives that a look at the same channel decides on, where others send or receive, too.
    #[must_use]
    pub fn stale_looks(self) -> Vec<StaleLook<'w>> {
        let mut found = Vec::new();
        for content in self.body().blocks.iter() {
            let Terminator::If {
                cond,
                then,
                otherwise,
            } = &content.terminator
            else {
                continue;
            };
            let Some(look) = self.look_behind(cond) else {
                continue;
            };
            let mut operations = [*then, *otherwise]
                .into_iter()
                .filter_map(|block| self.operation_in(block, look));
            found.extend(
                operations
                    .next()
                    .map(|operation| StaleLook { look, operation }),
            );
        }
        found
    }

    /// The look at a channel of which a condition is made: itself, its negation or a comparison.
    fn look_behind(self, cond: &Operand) -> Option<CallView<'w>> {
        let mut local = cond.place()?.as_local()?;
        for _ in 0..3 {
            if let Some(call) = self.defining_call(local) {
                return call.has(Effect::Peeks).then_some(call);
            }
            let mut stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
            local = stmts.find_map(|stmt| match &stmt.kind {
                StmtKind::Assign {
                    dest,
                    value: Rvalue::Operator { operands, .. },
                } if dest.as_local() == Some(local) => {
                    let mut places = operands.iter().filter_map(Operand::place);
                    places.find_map(Place::as_local)
                }
                _ => None,
            })?;
        }
        None
    }

    /// A waiting operation in a block on the channel end that was looked at, when others use the same end.
    fn operation_in(self, block: BlockId, look: CallView<'_>) -> Option<CallView<'w>> {
        let seen = look.call().args.first()?.place()?;
        let calls = self.body().blocks[block].stmts.iter();
        let calls = calls.filter_map(|stmt| match stmt.kind {
            StmtKind::Call(id) => Some(self.call(id)),
            _ => None,
        });
        let mut operations = calls.filter(|call| {
            let receives = call.waits_for_message() && self.is_shared_receiver(*call);
            let on_it = call.call().args.first().and_then(Operand::place) == Some(seen);
            on_it && (receives || call.may_wait_for_room())
        });
        operations.next()
    }

    /// Can the receiver be cloned, so that somebody else may take the message?
    fn is_shared_receiver(self, call: CallView<'_>) -> bool {
        let world = self.world;
        let mut ty = call.arg_type(0);
        for _ in 0..4 {
            if let conc_link::Ty::Adt(adt, _) = &ty
                && let Some(ValueKind::Receiver(_)) = world.kind_of(*adt)
            {
                let effects = world.universe().adt_effects(*adt);
                return effects.contains(&Effect::ManyReceivers);
            }
            match world.index().deref(world.universe(), &ty) {
                Some(next) => ty = next,
                None => return false,
            }
        }
        false
    }
}
