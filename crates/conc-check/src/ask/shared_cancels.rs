//! Tasks of a loop that cancel a token which all of them share. Tokens that nobody cancels are `watched_only.rs`.

use conc_model::{Callee, Effect, LocalId, Operand, Place};

use super::local_uses::LocalUse;
use super::loops::LoopView;
use super::spawns::Spawn;
use super::view::{BodyView, CallView};

/// Through how many functions and blocks a token is followed into a task.
const DEPTH: usize = 3;

/// A task that cancels its siblings.
#[derive(Clone, Copy, Debug)]
pub struct SharedCancel<'w> {
    /// The loop that starts the tasks.
    pub looped: LoopView<'w>,
    /// What starts them.
    pub spawn: Spawn<'w>,
    /// The call that clones the token for each.
    pub clone: CallView<'w>,
    /// The call in the task that cancels it, or makes a guard that does.
    pub cancel: CallView<'w>,
}

impl<'w> BodyView<'w> {
    /// Tasks that a long-lived loop starts one after the other, each of which cancels the token that it has in common with
    /// the others.
    #[must_use]
    pub fn shared_cancels(self) -> Vec<SharedCancel<'w>> {
        let mut found = Vec::new();
        for clone in self.calls().filter(|call| call.clones_a_token()) {
            let Some((block, _)) = self.position_of(clone.id) else {
                continue;
            };
            let source = clone.receiver();
            let looped = self.loop_around(block).filter(|looped| {
                source.is_some_and(|source| looped.declared_outside(source))
                    && looped.is_long_lived()
            });
            if let Some(looped) = looped
                && let Some((spawn, cancel)) = self.cancel_in_a_task(clone.call().dest)
            {
                found.push(SharedCancel {
                    looped,
                    spawn,
                    clone,
                    cancel,
                });
            }
        }
        found
    }

    /// The spawn whose work gets this token, and the call in it that cancels it.
    fn cancel_in_a_task(self, token: LocalId) -> Option<(Spawn<'w>, CallView<'w>)> {
        let uses = self.uses_of(token)?;
        uses.into_iter().find_map(|found| {
            let (view, inner) = match found {
                LocalUse::Captured { by, inner } => (by, inner),
                LocalUse::Argument { call, arg, .. } if call.gives_future() => {
                    let view = Self::new(self.world, call.runs_body()?);
                    (view, *view.body().params.get(arg)?)
                }
                LocalUse::Given(place) if place.as_local() != Some(token) => {
                    return self.cancel_in_a_task(place.as_local()?);
                }
                _ => return None,
            };
            let spawn = self.spawns().find(|spawn| spawn.runs == Some(view.at))?;
            Some((spawn, view.cancel_of(inner, DEPTH)?))
        })
    }

    /// The call that cancels the token in a local, in this body or in what it hands it to.
    fn cancel_of(self, token: LocalId, depth: usize) -> Option<CallView<'w>> {
        let depth = depth.checked_sub(1)?;
        self.uses_of(token)?
            .into_iter()
            .find_map(|found| match found {
                LocalUse::Argument { call, arg: 0, .. } if call.cancels() => Some(call),
                LocalUse::Argument { call, arg, .. } => {
                    if call.clones_a_token() {
                        return self.cancel_of(call.call().dest, depth);
                    }
                    let view = Self::new(self.world, call.runs_body()?);
                    view.cancel_of(*view.body().params.get(arg)?, depth)
                }
                LocalUse::Captured { by, inner } => by.cancel_of(inner, depth),
                LocalUse::Given(place) => self.cancel_of(place.as_local()?, depth),
                _ => None,
            })
    }
}

impl CallView<'_> {
    /// Does it give the same token once more: not one below it?
    fn clones_a_token(self) -> bool {
        let is_method = matches!(self.call().callee, Callee::Method { .. });
        let is_plain = self.is_of_library() && self.effects().is_empty();
        let receiver = self.call().args.first().and_then(Operand::place);
        is_method
            && is_plain
            && receiver.is_some_and(|place: &Place| place.base_local().is_some())
            && self.makes_token()
            && !self.has(Effect::Narrows)
    }
}
