//! Channels that come to their end together: the object or function that holds the sender of the one holds that of the other.

use conc_link::{AdtRef, EventKind, LockClass, LockRoot};
use conc_model::{BlockId, Effect, Id, Operand, PatternKind, Place, SelectBranch};

use super::channel_map::{ChannelMap, KeptChannel};
use super::loops::LoopView;
use super::view::{BodyView, CallView};

impl<'w> CallView<'w> {
    /// Does another branch of the `select!` that receives leave the loop when the owner of the sender goes, since that has
    /// the other end of what the branch waits for, too?
    #[must_use]
    pub fn is_stopped_by_its_owner(self) -> bool {
        let view = self.view;
        let Some(arrival) = view.arrival(self) else {
            return false;
        };
        let (Some(own), Some(looped)) = (arrival.branch, view.loop_around(arrival.point.block))
        else {
            return false;
        };
        let mut selects = view.body().selects.iter();
        let select = selects.find(|select| {
            let mut branches = select.branches.iter();
            branches.any(|branch| branch.handler == own.handler)
        });
        let others = select.into_iter().flat_map(|select| &select.branches);
        let leaving: Vec<&Operand> = others
            .filter(|branch| branch.handler != own.handler && looped.always_ends_in(branch))
            .filter_map(|branch| view.waited_for(branch))
            .collect();
        let Some(receiver) = self.call().args.first().filter(|_| !leaving.is_empty()) else {
            return false;
        };
        let map = ChannelMap::new(view.world);
        let Some(kept) = map.channel_of(view, receiver) else {
            return false;
        };
        let fed = owners(kept);
        let by_object = |end: &Operand| {
            let stopped = map.channel_of(view, end).map(owners).unwrap_or_default();
            !fed.is_empty() && fed.iter().all(|owner| stopped.contains(owner))
        };
        let is_own = kept.keeps_its_sender();
        leaving
            .into_iter()
            .any(|end| by_object(end) || (is_own && kept.also_gives(view, end)))
    }
}

impl KeptChannel<'_> {
    /// Does the function that makes the channel keep the sender to itself, in whatever variables?
    fn keeps_its_sender(&self) -> bool {
        let events = &self.view.flow().value(self.pair.sender).events;
        events.iter().all(|event| match event.kind {
            EventKind::Moved(_)
            | EventKind::Borrowed { .. }
            | EventKind::Dropped
            | EventKind::Overwritten
            | EventKind::Read
            | EventKind::Absent => true,
            // `Some(tx)`.
            EventKind::Passed { call, .. } => {
                let call = self.view.call(call);
                !call.is_opaque() && !call.has(Effect::Drops)
            }
            _ => false,
        })
    }

    /// Does the function that makes the channel also give the end that a body of the group waits for?
    fn also_gives(&self, view: BodyView<'_>, end: &Operand) -> bool {
        let end = view.world.lock_of(view.at, end);
        let seen = view.sources_outside(&end);
        let mut places = seen.iter().filter_map(|seen| seen.place.as_ref());
        places.any(|place| matches!(place.root, LockRoot::Local(at, _) if at == self.view.at))
    }
}

/// The structs that hold its senders.
fn owners(kept: &KeptChannel<'_>) -> Vec<AdtRef> {
    let owner = |sender: &LockClass| match sender {
        LockClass::Field(adt, _) => Some(*adt),
        LockClass::Static(_) => None,
    };
    kept.senders.iter().filter_map(owner).collect()
}

impl LoopView<'_> {
    /// Does a branch match all that it may get, and its handler never come back to the loop?
    fn always_ends_in(self, branch: &SelectBranch) -> bool {
        let pattern = &self.view.body().patterns[branch.pattern].kind;
        let is_any = matches!(
            pattern,
            PatternKind::Wildcard | PatternKind::Binding { inner: None, .. }
        );
        is_any && !branch.has_precondition && !self.goes_on(branch.handler)
    }

    fn goes_on(self, handler: BlockId) -> bool {
        let header = self.view.body().loops[self.id].header;
        handler == header || self.view.flow().cfg().reachable_from(handler)[header.index()]
    }
}

impl<'w> BodyView<'w> {
    /// The receiver that a branch waits for, by itself or by a call.
    fn waited_for(self, branch: &'w SelectBranch) -> Option<&'w Operand> {
        let local = branch.future.place().and_then(Place::as_local);
        let made = local.and_then(|local| self.calls().find(|call| call.call().dest == local));
        match made {
            Some(call) => call.call().args.first(),
            None => Some(&branch.future),
        }
    }
}
