//! Collections of tasks that a long-lived loop fills: sets of tasks and lists of handles.

use conc_link::Ty;
use conc_model::{
    BlockId, CallId, Effect, Id, LocalId, LoopKind, Operand, Place, Rvalue, StmtKind, Terminator,
    known,
};

use super::loops::LoopView;
use super::view::{BodyView, CallView};

/// Through as many functions a set is followed.
const CALLS: usize = 3;

/// A collection of tasks into which a loop puts more and more, and out of which it takes none.
#[derive(Clone, Copy, Debug)]
pub struct GrowingSet<'w> {
    /// The loop.
    pub looped: LoopView<'w>,
    /// The call that puts a task into it.
    pub fills: CallView<'w>,
    /// The variable of the collection, or that in whose field it lies.
    pub holder: LocalId,
    /// What it is.
    pub collection: Collection,
}

/// Collections of tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collection {
    /// A set of tasks that keeps their results.
    Set,
    /// A list of handles.
    Handles,
}

impl<'w> LoopView<'w> {
    /// Collections from outside of the loop that only grow, if the loop may go on for as long as the program.
    #[must_use]
    pub fn growing_sets(self) -> Vec<GrowingSet<'w>> {
        let is_long_lived = self.is_long_lived();
        if !is_long_lived && !self.waits_for_something_unknown() {
            return Vec::new();
        }
        let fills = self.calls().filter_map(|call| {
            let (collection, set) = call.fills(CALLS)?;
            let holder = set.place()?.base_local()?;
            let is_left_alone = self.declared_outside(holder) && self.only_fills(set, holder);
            let is_sure = is_long_lived || self.view.set_is_only_filled(holder, CALLS);
            let is_sure = is_sure && !self.ends_with_the_owner_of(holder);
            (is_left_alone && is_sure).then_some(GrowingSet {
                looped: self,
                fills: call,
                holder,
                collection,
            })
        });
        let mut found: Vec<GrowingSet<'w>> = Vec::new();
        for set in fills {
            if !found.iter().any(|known| known.holder == set.holder) {
                found.push(set);
            }
        }
        found
    }

    /// Does it wait for connections, for messages from somewhere else or to be cancelled, or is there no way out of it?
    #[must_use]
    pub fn is_long_lived(self) -> bool {
        if self.kind() == LoopKind::For {
            return self.calls_of_head().any(|call| call.has(Effect::Accepts));
        }
        let view = self.view;
        let waits = |call: CallView<'_>| {
            let from_outside = call.has(Effect::Receives)
                && !call.has(Effect::Tries)
                && !view.is_end_of_own_channel(call)
                && !view.is_asked_for_here(call);
            let until_cancelled = call.has(Effect::ObservesCancel) && call.gives_future();
            call.has(Effect::Accepts) || from_outside || until_cancelled
        };
        self.own_calls().any(waits) || (self.is_endless() && self.waits_at_all())
    }

    /// Does each round begin with a wait for something of which nothing is known, like a stream of another crate, or that is
    /// the answer to a question of this body? Then it may end soon, and the tasks be taken out behind the loop.
    fn waits_for_something_unknown(self) -> bool {
        let (view, head) = (self.view, self.head_span());
        let is_unknown = |operand: &Operand| {
            let local = operand.place().and_then(Place::as_local);
            let call = local.and_then(|local| view.defining_call(local));
            call.is_some_and(|call| {
                call.function().is_none() && call.is_opaque() || view.is_asked_for_here(call)
            })
        };
        let mut points = view.body().awaits.iter();
        self.kind() == LoopKind::WhileLet
            && points.any(|point| head.contains(point.span) && point.futures.iter().any(is_unknown))
    }

    /// Is it a part of the function that made both the collection and the channel that it reads, put into a block of its own?
    fn ends_with_the_owner_of(self, collection: LocalId) -> bool {
        let view = self.view;
        view.outside(collection).is_some()
            && self.own_calls().any(|call| {
                let receiver = call.call().args.first();
                call.has(Effect::Receives)
                    && receiver.is_some_and(|end| view.owner_makes_channel_of(end))
            })
    }

    /// Can control come back from there to the head of the loop?
    fn comes_back(self, block: BlockId) -> bool {
        let header = self.view.body().loops[self.id].header;
        let cfg = self.view.flow().cfg();
        let mut next = cfg.successors(block).iter();
        next.any(|next| *next == header || cfg.reachable_from(*next)[header.index()])
    }

    /// The calls in what a `for` loop iterates over, as far as they stand right in front of it.
    fn calls_of_head(self) -> impl Iterator<Item = CallView<'w>> {
        let head = self.head_span();
        let calls = self.view.calls();
        calls.filter(move |call| head.contains(call.span()))
    }

    fn waits_at_all(self) -> bool {
        let mut points = self.view.body().awaits.iter();
        let span = self.view.body().loops[self.id].span;
        points.any(|point| span.contains(point.span))
            || self.calls().any(|call| call.has(Effect::Blocks))
    }

    /// Do all calls of the loop that get the collection, or something around it, only put something into it or ask how big
    /// it is? What happens on the way out of the loop does not count.
    fn only_fills(self, first: &Operand, holder: LocalId) -> bool {
        let view = self.view;
        let world = view.world;
        let set = world.lock_of(view.at, first);
        let is_place = |place: &Place| {
            let other = world.lock_of(view.at, &Operand::Use(place.clone()));
            match (&other.place, &set.place) {
                (Some(other), Some(set)) => {
                    other.root == set.root && set.path.starts_with(&other.path)
                }
                _ => place.base_local() == Some(holder),
            }
        };
        let is_it = |operand: &Operand| operand.place().is_some_and(is_place);
        let by_calls = self.calls().all(|call| {
            let gets_it = call.call().args.iter().any(is_it);
            !gets_it
                || call.fills(CALLS).is_some()
                || call.only_looks()
                || view
                    .position_of(call.id)
                    .is_some_and(|(block, _)| !self.comes_back(block))
        });
        let body = view.body();
        let by_nested = || {
            let mut nested = view.model().bodies.iter();
            let span = body.loops[self.id].span;
            nested.any(|inner| {
                span.contains(inner.span)
                    && inner.parent == Some(view.at.id)
                    && inner.captures.iter().any(|capture| capture.outer == holder)
            })
        };
        let by_awaits = || {
            let span = body.loops[self.id].span;
            let mut points = body.awaits.iter();
            points.any(|point| span.contains(point.span) && point.futures.iter().any(is_it))
        };
        by_calls && !by_nested() && !by_awaits() && !self.writes(&is_place)
    }

    /// Does the loop assign to such a place?
    fn writes(self, is_wanted: &impl Fn(&Place) -> bool) -> bool {
        let body = self.view.body();
        self.blocks().any(|block| {
            let mut stmts = body.blocks[block].stmts.iter();
            stmts.any(|stmt| matches!(&stmt.kind, StmtKind::Assign { dest, .. } if is_wanted(dest)))
        })
    }
}

impl BodyView<'_> {
    /// Is it an `Option`, which keeps nothing but the last thing that is put into it?
    fn holds_one(self, ty: &Ty) -> bool {
        let universe = self.world.universe();
        matches!(ty.peel_refs(), Ty::Adt(adt, _) if universe.is_library(adt.file)
            && universe.adt(*adt).name == known::OPTION)
    }

    /// Is the receiver of the call an end of a channel that this body itself has made? It is closed when the body wants.
    pub(super) fn is_end_of_own_channel(self, call: CallView<'_>) -> bool {
        let receiver = call.call().args.first();
        receiver.is_some_and(|end| self.makes_channel_of(end))
    }

    /// Does it receive from what another function gave this body: `let mut all = self.validators()?; all.next().await`? A
    /// subscription to something that goes on is a call of a library function.
    fn is_asked_for_here(self, call: CallView<'_>) -> bool {
        let receiver = call.call().args.first();
        let locals = receiver
            .map(|end| self.source_locals(end))
            .unwrap_or_default();
        let mut makers = self
            .calls()
            .filter(|made| locals.contains(&made.call().dest));
        call.has(Effect::Receives) && makers.any(CallView::is_opaque)
    }

    fn makes_channel_of(self, end: &Operand) -> bool {
        let locals = self.source_locals(end);
        self.channels()
            .any(|pair| locals.contains(&pair.call.call().dest))
    }

    /// Has the body around this one made the channel of which something captured is an end?
    fn owner_makes_channel_of(self, end: &Operand) -> bool {
        let locals = self.source_locals(end).into_iter();
        locals
            .filter_map(|local| self.outside(local))
            .any(|(owner, local)| owner.makes_channel_of(&Operand::Use(Place::local(local))))
    }

    /// The variables that an operand is made from.
    pub(super) fn source_locals(self, operand: &Operand) -> Vec<LocalId> {
        let sources = self.world.sources_of(self.at, operand);
        let locals = sources.iter().filter_map(Place::base_local);
        locals.collect()
    }

    /// The body around this one, and its variable that a captured one is.
    fn outside(self, captured: LocalId) -> Option<(Self, LocalId)> {
        let mut captures = self.body().captures.iter();
        let capture = captures.find(|capture| capture.inner == captured)?;
        Some((self.parent()?, capture.outer))
    }

    /// Does everything that this body does with a list put handles into it or ask how many there are?
    pub(super) fn list_is_only_filled(self, list: LocalId) -> bool {
        let is_fill = |call: CallView<'_>| call.puts_into_receiver();
        self.gets_only(list, &is_fill)
    }

    /// Does everything that this body does with a set put tasks into it or ask how many there are?
    fn set_is_only_filled(self, set: LocalId, depth: usize) -> bool {
        let is_fill = |call: CallView<'_>| call.fills(depth).is_some();
        self.gets_only(set, &is_fill)
    }

    fn gets_only(self, list: LocalId, is_fill: &dyn Fn(CallView<'_>) -> bool) -> bool {
        let body = self.body();
        let is_it = |operand: &Operand| operand.place().and_then(Place::base_local) == Some(list);
        let by_calls = self.calls().all(|call| {
            let args = &call.call().args;
            let is_receiver = args.first().is_some_and(is_it);
            !args.iter().any(is_it) || is_fill(call) || (is_receiver && call.only_looks())
        });
        let reads = |value: &Rvalue| match value {
            Rvalue::Use(operand) | Rvalue::IntoIter(operand) | Rvalue::Cast { operand, .. } => {
                is_it(operand)
            }
            Rvalue::Bind { place, .. } => place.base_local() == Some(list),
            Rvalue::Aggregate { operands, .. }
            | Rvalue::Operator { operands, .. }
            | Rvalue::Macro { operands, .. } => operands.iter().any(is_it),
            Rvalue::Body(nested) => {
                let nested = &self.model().bodies[*nested];
                nested.captures.iter().any(|capture| capture.outer == list)
            }
            Rvalue::Unknown => true,
        };
        let mut stmts = body.blocks.iter().flat_map(|block| &block.stmts);
        let is_read = stmts.any(|stmt| match &stmt.kind {
            StmtKind::Assign { value, .. } => reads(value),
            _ => false,
        });
        let is_awaited = || {
            let mut points = body.awaits.iter();
            points.any(|point| point.futures.iter().any(is_it))
        };
        let is_matched = || {
            body.blocks.iter().any(|block| match &block.terminator {
                Terminator::Match { place, .. } => place.base_local() == Some(list),
                Terminator::Try { operand, .. } => is_it(operand),
                _ => false,
            })
        };
        by_calls && !is_read && !is_awaited() && !is_matched()
    }

    /// Is the type, behind references and what dereferences to it, a set of tasks that keeps their results?
    pub(super) fn is_collecting_set(self, ty: &Ty) -> bool {
        let universe = self.world.universe();
        let mut ty = ty.clone();
        for _ in 0..6 {
            if let Ty::Adt(adt, _) = &ty
                && universe.adt_effects(*adt).contains(&Effect::Collects)
            {
                return true;
            }
            match self.world.index().deref(universe, &ty) {
                Some(next) => ty = next,
                None => return false,
            }
        }
        false
    }

    fn spawned_by(self, call: CallId) -> bool {
        self.call(call)
            .effects()
            .iter()
            .any(|effect| matches!(effect, Effect::Spawns(_)))
    }
}

impl<'w> CallView<'w> {
    /// The collection into which the call puts a task, by itself or in a function of the group that does nothing else with
    /// it, and the argument that it is.
    fn fills(self, depth: usize) -> Option<(Collection, &'w Operand)> {
        if let Some(collection) = self.fills_collection() {
            return Some((collection, self.call().args.first()?));
        }
        let depth = depth.checked_sub(1)?;
        let (view, args) = (self.view, self.call().args.iter().enumerate());
        let is_set = |operand: &Operand| {
            let place = operand.place();
            let ty = place.map(|place| view.world.place_type(view.at, view.facts(), place));
            ty.is_some_and(|ty| view.is_collecting_set(&ty))
        };
        let mut sets = args.filter(|(_, operand)| is_set(operand));
        let (at, set) = sets.next()?;
        if sets.next().is_some() || !self.is_opaque() {
            return None;
        }
        let callee = BodyView::new(self.view.world, self.runs_body()?);
        let param = *callee.body().params.get(at)?;
        let puts_one = callee.calls().any(|call| {
            let filled = call
                .fills(depth)
                .and_then(|(_, set)| set.place()?.base_local());
            filled == Some(param)
        });
        let is_filled = puts_one && callee.set_is_only_filled(param, depth);
        is_filled.then_some((Collection::Set, set))
    }

    /// The collection into which the call puts a task.
    pub(super) fn fills_collection(self) -> Option<Collection> {
        if self.view.spawned_by(self.id) && self.view.is_collecting_set(&self.arg_type(0)) {
            return Some(Collection::Set);
        }
        let is_push = self.call().args.len() == 2
            && matches!(self.call().callee, conc_model::Callee::Method { .. })
            && !self.view.holds_one(&self.arg_type(0))
            && self.puts_into_receiver();
        is_push.then_some(Collection::Handles)
    }
}
