//! Channels that cannot be closed while somebody receives from them, because the object with the receiver also has a
//! sender, however deep. Senders that are local to the receiving body are asked for in `receives.rs`.

use conc_link::{AdtRef, LockClass, LockRoot, ReceiverMode, Ty};
use conc_model::{Callee, ChannelKind, LocalId, Operand, Place};
use conc_source::Span;

use super::channel_map::ChannelMap;
use super::local_uses::LocalUse;
use super::view::{BodyView, CallView};

/// How deep a sender may lie in the object.
const DEPTH: usize = 8;

/// Through how many closures, one around the other, a receiver is followed to where it comes from.
const CLOSURES: usize = 3;

impl CallView<'_> {
    /// Does the object from which the receiver comes, or one that the function is given with it, keep a sender of the same
    /// channel?
    #[must_use]
    pub fn receives_beside_a_sender(self) -> bool {
        let view = self.view;
        let Some(operand) = self.call().args.first() else {
            return false;
        };
        let place = view.world.lock_of(view.at, operand).place;
        let is_brought = match place.map(|place| place.root) {
            Some(LockRoot::Param(_)) => true,
            Some(LockRoot::Local(made_in, _)) if made_in != view.at => false,
            _ => return false,
        };
        let outer = view.outermost();
        let params = outer.body().params.iter();
        let given: Vec<&Ty> = params.map(|param| outer.facts().local(*param)).collect();
        let is_given = |adt: AdtRef| match is_brought {
            true => given.iter().any(|ty| view.contains(ty, adt, DEPTH)),
            // A channel that is made around this block: the block must have taken the object along.
            false => {
                let mut taken = view.body().captures.iter().map(|capture| capture.inner);
                taken.any(|local| view.owns_shared(local, adt))
            }
        };
        let map = ChannelMap::new(view.world);
        map.channel_of(view, operand).is_some_and(|kept| {
            kept.senders.iter().any(|sender| match sender {
                LockClass::Field(adt, _) => kept.view.stays_in(*sender) && is_given(*adt),
                LockClass::Static(_) => kept.view.stays_in(*sender),
            })
        })
    }
}

impl CallView<'_> {
    /// Was the receiver got from something of which this body keeps another share, and which so keeps its sender:
    /// `let changes = config.watch(); spawn(async move { .. config .. changes.recv() .. })`?
    #[must_use]
    pub fn keeps_what_it_subscribed_to(self) -> bool {
        let view = self.view;
        let Some(receiver) = self.receiver() else {
            return false;
        };
        let captures = &view.body().captures;
        let captured = captures.iter().find(|capture| capture.inner == receiver);
        let (Some(captured), Some(outer)) = (captured, view.parent()) else {
            let origin = view.origin_of(receiver, Extent::Part);
            let is_state = self.receives_from() == Some(ChannelKind::Watch);
            let is_kept =
                view.keeps_param(origin) || (is_state && view.keeps_variable(origin, self.span()));
            return origin != receiver && is_kept;
        };
        let origin = outer.origin_of(captured.outer, Extent::Part);
        let mut others = captures.iter().filter(|one| one.inner != receiver);
        origin != captured.outer
            && others.any(|one| {
                let is_made_of_it = outer.origin_of(one.outer, Extent::Whole) == origin;
                is_made_of_it && outer.is_share_of(one.outer, origin)
            })
    }
}

impl CallView<'_> {
    /// Did a function of the group that starts nothing give out the receiver together with something that this body keeps,
    /// and that so may have the sender: `let (watched, mut changes) = Watched::new();`?
    #[must_use]
    pub fn keeps_what_came_with_it(self) -> bool {
        let Some(receiver) = self.receiver() else {
            return false;
        };
        let captures = self.view.body().captures.iter();
        let others = captures.map(|capture| capture.inner);
        let mut taken = Taken {
            view: self.view,
            receivers: vec![receiver],
            others: others.filter(|other| *other != receiver).collect(),
        };
        for _ in 0..CLOSURES {
            let Some(outside) = taken.outside() else {
                return false;
            };
            if outside.came_together() {
                return true;
            }
            taken = outside;
        }
        false
    }
}

/// What a block has taken along from the bodies around it, in terms of one of these.
struct Taken<'w> {
    view: BodyView<'w>,
    /// The receiver, and what it is made of.
    receivers: Vec<LocalId>,
    /// Everything else.
    others: Vec<LocalId>,
}

impl<'w> Taken<'w> {
    /// The same one body further out.
    fn outside(&self) -> Option<Self> {
        let view = self.view.parent()?;
        let outer = |locals: &[LocalId]| {
            let captures = self.view.body().captures.iter();
            let taken = captures.filter(|capture| locals.contains(&capture.inner));
            let mut found = Vec::new();
            for capture in taken {
                found.extend(view.source_locals(&Operand::Use(Place::local(capture.outer))));
            }
            found
        };
        let receivers = outer(&self.receivers);
        (!receivers.is_empty()).then(|| Self {
            view,
            others: outer(&self.others),
            receivers,
        })
    }

    /// Is there a call of such a function that made the receiver, and that something else comes from, too: by itself, in a
    /// closure, or in what was made with a closure?
    fn came_together(&self) -> bool {
        let view = self.view;
        let mut makers = view.calls().filter(|call| {
            let runs = || Some(BodyView::new(view.world, call.runs_body()?));
            self.receivers.contains(&call.call().dest)
                && call.is_opaque()
                && runs().is_some_and(|runs| runs.spawns().next().is_none())
        });
        makers.any(|maker| {
            let made = maker.call().dest;
            let made_by = |local| view.source_locals(&Operand::Use(Place::local(local)));
            let mut others = self.others.iter();
            others.any(|other| {
                let within = view.captured_by_closure(*other);
                *other == made
                    || within
                        .into_iter()
                        .any(|local| made_by(local).contains(&made))
            })
        })
    }
}

impl BodyView<'_> {
    /// The variables of this body that a closure in a variable has captured.
    fn captured_by_closure(self, closure: LocalId) -> Vec<LocalId> {
        match self.facts().local(closure) {
            Ty::Closure(at) if at.file == self.at.file => {
                let captures = &Self::new(self.world, *at).body().captures;
                captures.iter().map(|capture| capture.outer).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl CallView<'_> {
    /// Does it leave an argument, or the value whose part the argument is, where it was?
    fn only_borrows(self, arg: usize) -> bool {
        let is_receiver = arg == 0 && matches!(self.call().callee, Callee::Method { .. });
        let mode = self.facts().map(|facts| facts.receiver);
        match self.call().args.get(arg) {
            Some(Operand::Use(place)) => {
                let by_reference = matches!(mode, Some(ReceiverMode::Ref | ReceiverMode::RefMut));
                (is_receiver && by_reference) || place.as_local().is_none()
            }
            _ => true,
        }
    }
}

/// How much of something a value is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// All of it, or another share.
    Whole,
    /// Something in it will do.
    Part,
}

impl BodyView<'_> {
    /// The variable at the beginning of a chain of moves and calls that a local is made by.
    fn origin_of(self, local: LocalId, extent: Extent) -> LocalId {
        let mut local = local;
        for _ in 0..DEPTH {
            let made = self.calls().find(|call| call.call().dest == local);
            let first = made.and_then(|made| made.call().args.first()?.place());
            let from = first.and_then(|place| match extent {
                Extent::Whole => place.as_local(),
                Extent::Part => place.base_local(),
            });
            match self.moved_from(local).or(from) {
                Some(from) => local = from,
                None => break,
            }
        }
        local
    }

    /// Is it a parameter that no call and no other variable takes as a whole?
    fn keeps_param(self, local: LocalId) -> bool {
        self.body().params.contains(&local) && self.is_only_lent(local)
    }

    /// Is it a variable that lives around this place, with something of the group in it, and that nothing takes as a whole?
    fn keeps_variable(self, local: LocalId, around: Span) -> bool {
        let body = self.body();
        let scope = body.scopes[body.locals[local].scope].span;
        let is_own = match self.facts().local(local) {
            Ty::Adt(adt, _) => !self.world.universe().is_library(adt.file),
            _ => false,
        };
        is_own && self.is_variable(local) && scope.contains(around) && self.is_only_lent(local)
    }

    fn is_only_lent(self, local: LocalId) -> bool {
        let uses = self.uses_of(local).unwrap_or_default();
        let is_borrow = |found: &LocalUse<'_>| match found {
            LocalUse::Argument { call, arg, .. } => call.only_borrows(*arg),
            LocalUse::Read => true,
            LocalUse::Given(_) | LocalUse::Part { .. } | LocalUse::Captured { .. } => false,
        };
        uses.iter().all(is_borrow)
    }

    /// Is it of the same type, or a pointer to that? A weak pointer does not dereference.
    fn is_share_of(self, share: LocalId, whole: LocalId) -> bool {
        let facts = self.facts();
        let (share, whole) = (
            facts.local(share).peel_refs(),
            facts.local(whole).peel_refs(),
        );
        let pointee = self.world.index().deref(self.world.universe(), share);
        !whole.is_unknown() && (share == whole || pointee.as_ref() == Some(whole))
    }

    /// Is a value of the one type a part of the other, also behind pointers and locks?
    pub(super) fn contains(self, whole: &Ty, part: AdtRef, depth: usize) -> bool {
        let (Some(depth), Ty::Adt(adt, args)) = (depth.checked_sub(1), whole.peel_refs()) else {
            return false;
        };
        let (index, universe) = (self.world.index(), self.world.universe());
        if *adt == part || args.iter().any(|arg| self.contains(arg, part, depth)) {
            return true;
        }
        let is_own = !universe.is_library(adt.file);
        let shapes = universe.adt(*adt).variants.iter().enumerate();
        let mut fields = shapes.flat_map(|(variant, shape)| {
            let fields = shape.fields.iter();
            fields.filter_map(move |field| index.field(universe, *adt, variant, args, field.name))
        });
        is_own && fields.any(|field| self.contains(&field, part, depth))
    }
}
