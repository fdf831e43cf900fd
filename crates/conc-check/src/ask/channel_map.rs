//! All channels of a group with the fields in which their ends are kept: which halves belong together.
//!
//! An end is followed from its constructor through variables, clones, closures, wrappers and the functions that it is given
//! to, into the fields of structs. Ends that are only lent, or kept in lists, are not looked for.

use conc_link::{
    AdtRef, BodyRef, EventKind, LockClass, LockId, LockPlace, LockRoot, Origin, Ty, ValueId, World,
};
use conc_model::{AggregateKind, CallId, Effect, LocalId, Operand, Place, Rvalue, StmtKind, known};

use super::channels::ChannelPair;
use super::view::BodyView;

/// How many functions and closures an end is followed through.
const DEPTH: usize = 5;

/// A channel, and the fields that its ends get into.
#[derive(Clone, Debug)]
pub struct KeptChannel<'w> {
    /// The body that makes it.
    pub view: BodyView<'w>,
    /// Its ends there.
    pub pair: ChannelPair<'w>,
    /// Fields with a sender (or a clone of it).
    pub senders: Vec<LockClass>,
    /// Fields with a receiver.
    pub receivers: Vec<LockClass>,
}

/// All channels of a group.
#[derive(Debug)]
pub struct ChannelMap<'w> {
    channels: Vec<KeptChannel<'w>>,
    /// Types with the bodies that build them by a literal, one entry for each literal.
    literals: Vec<(AdtRef, BodyRef)>,
}

impl<'w> ChannelMap<'w> {
    /// Looks through all bodies of the group, those of tests left out.
    #[must_use]
    pub fn new(world: &'w World) -> Self {
        let mut map = Self {
            channels: Vec::new(),
            literals: Vec::new(),
        };
        let views = || {
            let views = world.bodies().map(|at| BodyView::new(world, at));
            views.filter(|view| !view.is_test())
        };
        for view in views() {
            for pair in view.channels() {
                let mut kept = KeptChannel {
                    view,
                    pair,
                    senders: Vec::new(),
                    receivers: Vec::new(),
                };
                view.add_fields_of(pair.sender, DEPTH, &mut kept.senders);
                view.add_fields_of(pair.receiver, DEPTH, &mut kept.receivers);
                map.channels.push(kept);
            }
        }
        // Only the fields of channels are looked up there.
        if !map.channels.is_empty() {
            let literals = views().flat_map(|view| view.literals().map(move |adt| (adt, view.at)));
            map.literals.extend(literals);
        }
        map
    }

    /// All of them, in the order of the files.
    #[must_use]
    pub fn channels(&self) -> &[KeptChannel<'w>] {
        &self.channels
    }

    /// The channel of the end that a field holds, if there is only one that it can be: the struct is built in one place,
    /// and one channel gets into its field there.
    #[must_use]
    pub fn channel_in(&self, field: LockClass) -> Option<&KeptChannel<'w>> {
        let LockClass::Field(adt, _) = field else {
            return None;
        };
        let built = self
            .literals
            .iter()
            .filter(|(built, _)| *built == adt)
            .count();
        let has = |kept: &&KeptChannel<'_>| {
            kept.senders.contains(&field) || kept.receivers.contains(&field)
        };
        let mut found = self.channels.iter().filter(has);
        let first = found.next()?;
        (built == 1 && found.next().is_none()).then_some(first)
    }

    /// The channel that an operand of a body is an end of, if that is known.
    #[must_use]
    pub fn channel_of(&self, view: BodyView<'_>, operand: &Operand) -> Option<&KeptChannel<'w>> {
        let end = view.world.lock_of(view.at, operand);
        if let Some(made) = end.place.as_ref().and_then(made_by) {
            let mut channels = self.channels.iter();
            return channels.find(|kept| (kept.view.at, kept.pair.call.call().dest) == made);
        }
        let Some(class) = end.class.or_else(|| class_around(view, &end)) else {
            return self.channel_given(view, &end);
        };
        let kept = self.channel_in(class)?;
        // What the constructor is given is another one of the same kind.
        let is_given = matches!(
            end.place,
            Some(LockPlace {
                root: LockRoot::Param(_),
                ..
            })
        ) && function_of(view) == function_of(kept.view);
        (!is_given).then_some(kept)
    }
}

impl<'w> ChannelMap<'w> {
    /// The channel whose end a function gets, if all its callers give it an end of the same one.
    fn channel_given(&self, view: BodyView<'_>, end: &LockId) -> Option<&KeptChannel<'w>> {
        let is_whole =
            |place: &LockPlace| matches!(place.root, LockRoot::Param(_)) && place.path.is_empty();
        if !end.place.as_ref().is_some_and(is_whole) {
            return None;
        }
        let seen = view.sources_outside(end);
        let mut given = seen.iter().filter_map(|seen| seen.place.as_ref());
        let first = given.find_map(made_by)?;
        let is_one = given.all(|place| match place.root {
            LockRoot::Local(..) => made_by(place) == Some(first),
            _ => true,
        });
        let mut channels = self.channels.iter();
        channels.find(|kept| is_one && (kept.view.at, kept.pair.call.call().dest) == first)
    }
}

/// The field with the lock of which an end, got by a guard of this body, is the content.
fn class_around(view: BodyView<'_>, end: &LockId) -> Option<LockClass> {
    let place = end.place.as_ref()?;
    let (last, path) = place.path.split_last()?;
    let acquisitions = &view.world.locks(view.at).acquisitions;
    let mut locks = acquisitions.iter().map(|taken| &taken.taken.lock);
    let is_around = |lock: &&LockId| {
        let outer = lock.place.as_ref();
        outer.is_some_and(|outer| outer.root == place.root && *outer.path == *path)
    };
    let around = locks.find(is_around).filter(|_| *last == known::CONTENT)?;
    around.class
}

/// The body of the function in which a body stands.
fn function_of(view: BodyView<'_>) -> BodyRef {
    let mut view = view;
    while let Some(outer) = view.parent() {
        view = outer;
    }
    view.at
}

impl<'w> KeptChannel<'w> {
    /// Are both the same channel?
    #[must_use]
    pub fn is(&self, other: &KeptChannel<'_>) -> bool {
        self.view.at == other.view.at && self.pair.call.id == other.pair.call.id
    }

    /// Structs that hold both a sender and the receiver, with the two fields.
    pub fn structs_with_both(&self) -> impl Iterator<Item = (LockClass, LockClass)> {
        let owner = |field: LockClass| match field {
            LockClass::Field(adt, _) => Some(adt),
            LockClass::Static(_) => None,
        };
        self.senders.iter().flat_map(move |sender| {
            let receivers = self.receivers.iter();
            let same = receivers.filter(move |receiver| {
                owner(**receiver).is_some() && owner(**receiver) == owner(*sender)
            });
            same.map(move |receiver| (*sender, *receiver))
        })
    }
}

/// The body and local of a constructor whose result's part a place is.
fn made_by(place: &LockPlace) -> Option<(BodyRef, LocalId)> {
    match place.root {
        LockRoot::Local(at, local) if place.path.len() == 1 => Some((at, local)),
        _ => None,
    }
}

impl<'w> BodyView<'w> {
    /// The structs that are built by literals here.
    fn literals(self) -> impl Iterator<Item = AdtRef> {
        let stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        stmts.filter_map(move |stmt| match &stmt.kind {
            StmtKind::Assign {
                dest,
                value:
                    Rvalue::Aggregate {
                        kind: AggregateKind::Struct { .. },
                        ..
                    },
            } => self.adt_of(dest),
            _ => None,
        })
    }

    fn adt_of(self, place: &Place) -> Option<AdtRef> {
        match self.world.place_type(self.at, self.facts(), place) {
            Ty::Adt(adt, _) => Some(adt),
            _ => None,
        }
    }

    /// The fields that a value gets into.
    fn add_fields_of(self, value: ValueId, depth: usize, found: &mut Vec<LockClass>) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        self.add_fields_filled_by(&self.holders(value), found);
        for event in &self.flow().value(value).events {
            match event.kind {
                EventKind::Passed { call, arg } => {
                    self.add_fields_of_callee(value, (call, arg), depth, found);
                }
                EventKind::Captured(body) => {
                    let nested = Self::new(self.world, BodyRef::new(self.at.file, body));
                    let captures = &nested.body().captures;
                    let inner = captures.iter().find(|one| one.outer == event.holder);
                    if let Some(inner) = inner {
                        nested.add_fields_of_origin(Origin::Upvar(inner.inner), depth, found);
                    }
                }
                _ => {}
            }
        }
        for clone in self.derived_from(value) {
            self.add_fields_of(clone, depth, found);
        }
    }

    fn add_fields_of_origin(self, origin: Origin, depth: usize, found: &mut Vec<LockClass>) {
        for (value, id) in self.flow().values().iter().zip(0..) {
            if value.origin == origin {
                self.add_fields_of(ValueId(id), depth, found);
            }
        }
    }

    fn add_fields_of_callee(
        self,
        value: ValueId,
        (call, arg): (CallId, usize),
        depth: usize,
        found: &mut Vec<LockClass>,
    ) {
        let call = self.call(call);
        if !call.is_opaque() {
            return;
        }
        let Some(callee) = call.runs_body().map(|body| Self::new(self.world, body)) else {
            return;
        };
        let kind = self.flow().value(value).kind;
        let Some(param) = callee.body().params.get(arg) else {
            return;
        };
        for (inner, id) in callee.flow().values().iter().zip(0..) {
            if inner.origin == Origin::Param(*param) && inner.kind == kind {
                callee.add_fields_of(ValueId(id), depth, found);
            }
        }
    }

    /// The locals that hold a value at some time, or something that a library function made around it (`Arc::new(rx)`).
    fn holders(self, value: ValueId) -> Vec<LocalId> {
        let tracked = self.flow().value(value);
        let moved = tracked.events.iter().filter_map(|event| match event.kind {
            EventKind::Moved(local) => Some(local),
            _ => None,
        });
        let mut holders: Vec<LocalId> =
            std::iter::once(tracked.first_holder).chain(moved).collect();
        let mut at = 0;
        while at < holders.len() {
            let next = self.moved_on(holders[at], tracked.adt);
            let fresh: Vec<_> = next
                .into_iter()
                .filter(|local| !holders.contains(local))
                .collect();
            holders.extend(fresh);
            at += 1;
        }
        holders
    }

    /// Where a local goes as a whole: another one, or the result of a library function that keeps it.
    fn moved_on(self, local: LocalId, adt: AdtRef) -> Vec<LocalId> {
        let is_it = |operand: &Operand| matches!(operand, Operand::Use(place) if place.as_local() == Some(local));
        let wraps = self.calls().filter(|call| {
            let first = usize::from(matches!(
                call.call().callee,
                conc_model::Callee::Method { .. }
            ));
            let keeps = call
                .facts()
                .is_some_and(|facts| contains(&facts.result, adt, 4));
            !call.is_opaque() && keeps && call.call().args.iter().skip(first).any(is_it)
        });
        let mut found: Vec<LocalId> = wraps.map(|call| call.call().dest).collect();
        for stmt in self.body().blocks.iter().flat_map(|block| &block.stmts) {
            if let StmtKind::Assign {
                dest,
                value: Rvalue::Use(operand),
            } = &stmt.kind
                && is_it(operand)
            {
                found.extend(dest.as_local());
            }
        }
        found
    }

    /// The fields that get one of these locals: by a literal, or by an assignment.
    fn add_fields_filled_by(self, locals: &[LocalId], found: &mut Vec<LockClass>) {
        let is_one = |operand: &Operand| matches!(operand, Operand::Use(place) if place.as_local().is_some_and(|local| locals.contains(&local)));
        for stmt in self.body().blocks.iter().flat_map(|block| &block.stmts) {
            let StmtKind::Assign { dest, value } = &stmt.kind else {
                continue;
            };
            let filled: Vec<LockClass> = match value {
                Rvalue::Aggregate {
                    kind: AggregateKind::Struct { fields, .. },
                    operands,
                } => {
                    let adt = self.adt_of(dest);
                    let named = fields.iter().zip(operands);
                    let own = named.filter(|(_, operand)| is_one(operand));
                    own.filter_map(|(name, _)| Some(LockClass::Field(adt?, *name)))
                        .collect()
                }
                Rvalue::Use(operand) if !dest.projections.is_empty() && is_one(operand) => {
                    let field = self.world.lock_of(self.at, &Operand::Use(dest.clone()));
                    field.class.into_iter().collect()
                }
                _ => Vec::new(),
            };
            let fresh = filled.into_iter().filter(|class| self.is_own(*class));
            let fresh: Vec<_> = fresh.filter(|class| !found.contains(class)).collect();
            found.extend(fresh);
        }
    }

    fn is_own(self, class: LockClass) -> bool {
        matches!(class, LockClass::Field(adt, _) if !self.world.universe().is_library(adt.file))
    }

    /// Does the channel have room for so many messages only that a sender may have to wait?
    #[must_use]
    pub fn may_fill_up(self, pair: &ChannelPair<'_>) -> bool {
        pair.capacity == conc_model::Capacity::Bounded
            && pair.kind == conc_model::ChannelKind::Queue
            && !self.has_many_receivers(pair)
    }

    /// Can the receiver be cloned, each message going to one of the clones?
    #[must_use]
    pub fn has_many_receivers(self, pair: &ChannelPair<'_>) -> bool {
        let adt = self.flow().value(pair.receiver).adt;
        let effects = self.world.universe().adt_effects(adt);
        effects.contains(&Effect::ManyReceivers)
    }
}

/// Does a type hold a library type by value or behind its own arguments?
fn contains(ty: &Ty, adt: AdtRef, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    match ty {
        Ty::Adt(own, args) => *own == adt || args.iter().any(|arg| contains(arg, adt, depth)),
        _ => false,
    }
}
