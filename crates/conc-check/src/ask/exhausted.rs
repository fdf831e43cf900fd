//! Calls that take everything out of a channel until it is closed, while the function itself keeps it open. Loops that do the
//! same are in `channels.rs`.

use conc_link::{EventKind, Ty};
use conc_model::{Callee, Effect, LocalId, Receiver, known};

use super::view::{BodyView, CallView};

impl<'w> BodyView<'w> {
    /// Calls like `rx.iter().sum()`, each with the variable of this body that holds a sender of the channel meanwhile, so that
    /// they never return.
    #[must_use]
    pub fn endless_collections(self) -> Vec<(CallView<'w>, LocalId)> {
        let calls = self.calls().filter(|call| call.exhausts());
        let found = calls.filter_map(|call| {
            let drained = self.defining_call(call.receiver()?)?;
            let is_blocking = drained.has(Effect::Drains) && drained.has(Effect::Blocks);
            is_blocking.then_some(())?;
            let pair = self
                .channels()
                .find(|pair| self.uses(pair.receiver).any(|used| used.id == drained.id))?;
            let mut senders = vec![pair.sender];
            senders.extend(self.derived_from(pair.sender));
            let (point, held) = self.flow().held_at_call(call.id)?;
            let mut alive = held.iter().filter(|(value, holder)| {
                let events = &self.flow().value(*value).events;
                let is_lent = events
                    .iter()
                    .any(|event| matches!(event.kind, EventKind::BorrowedBy(_)));
                senders.contains(value)
                    && self.is_variable(*holder)
                    && self.flow().surely_reaches(*value, point)
                    && !is_lent
            });
            alive.next().map(|(_, holder)| (call, *holder))
        });
        found.collect()
    }
}

impl CallView<'_> {
    /// Does it use up an iterator to its end? What is made of a part of it, or of the iterator itself, does not.
    fn exhausts(self) -> bool {
        let universe = self.view.world.universe();
        let takes_all = self.function().is_some_and(|function| {
            universe.is_library(function.file)
                && universe.function(function).receiver == Some(Receiver::Value)
        });
        if !takes_all || !matches!(self.call().callee, Callee::Method { .. }) {
            return false;
        }
        let iterator = self.arg_type(0);
        let result = self.facts().map(|facts| facts.result.clone());
        match result.unwrap_or_default() {
            Ty::Primitive(_) => true,
            Ty::Tuple(parts) => parts.is_empty(),
            Ty::Adt(adt, args) => {
                let is_partial = [known::RESULT, known::OPTION].contains(&universe.adt(adt).name);
                !is_partial && !args.contains(&iterator) && self.call().args.len() == 1
            }
            _ => false,
        }
    }
}
