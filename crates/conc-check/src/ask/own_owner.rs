//! Tasks that own, by a shared pointer, the struct whose drop is to end them: it is never dropped. Channels that are kept open
//! so are `shared_senders`.

use conc_link::{AdtRef, LockClass, Ty};
use conc_model::{Effect, LocalId, LocalKind, OnDrop, Operand, Place};
use conc_source::Span;

use super::endings::{Signal, is_same_source};
use super::field_uses::{Field, FieldAccess, FieldUse};
use super::handle_fields::{Destination, FieldEnd};
use super::loops::LoopView;
use super::signals::triggers;
use super::spawns::Spawn;
use super::view::{BodyView, CallView};

/// How many functions lie between the start of a task and its loop at most.
const CALLS: usize = 2;

/// A task that keeps alive what should end it.
#[derive(Clone, Debug)]
pub struct OwnOwner<'w> {
    /// The loop that goes on.
    pub looped: LoopView<'w>,
    /// The body that owns the struct.
    pub view: BodyView<'w>,
    /// The variable that does.
    pub variable: LocalId,
    /// The struct.
    pub owner: AdtRef,
    /// What would end the task, and is never run: a call in a destructor; nothing for a handle that aborts on drop.
    pub end: Option<(BodyView<'w>, Span)>,
}

/// A loop with the variable that owns a struct meanwhile.
#[derive(Clone, Copy)]
struct Kept<'w> {
    looped: LoopView<'w>,
    view: BodyView<'w>,
    variable: LocalId,
    owner: AdtRef,
}

impl<'w> Spawn<'w> {
    /// The struct that the work owns for as long as it runs, if the work runs until that struct is dropped.
    #[must_use]
    pub fn own_owner(&self) -> Option<OwnOwner<'w>> {
        let runs = BodyView::new(self.call.view.world, self.runs?);
        if runs.is_test() || self.happens_once() {
            return None;
        }
        let kept = runs.owner_kept(runs, CALLS)?;
        let found = |end| OwnOwner {
            looped: kept.looped,
            view: kept.view,
            variable: kept.variable,
            owner: kept.owner,
            end,
        };
        if kept.looped.is_endless() && self.aborts_when_dropped(kept.owner) {
            return Some(found(None));
        }
        let drops = runs.destructor_of(kept.owner)?;
        let end = self
            .aborted_in(drops, kept.owner)
            .filter(|_| kept.looped.is_endless())
            .or_else(|| kept.signalled_in(drops))?;
        Some(found(Some((drops, end))))
    }

    /// Does the struct hold nothing but a handle that ends the work when it is dropped?
    fn aborts_when_dropped(&self, owner: AdtRef) -> bool {
        let Destination::Fields(fields) = self.destination() else {
            return false;
        };
        matches!(fields.as_slice(), [only] if only.field.owner == owner
            && only.on_drop == OnDrop::Cancel
            && only.is_never_used(self.call.view.world))
    }

    /// Where a destructor, and nobody else, aborts the work by its handle.
    fn aborted_in(&self, drops: BodyView<'w>, owner: AdtRef) -> Option<Span> {
        let Destination::Fields(fields) = self.destination() else {
            return None;
        };
        let [only] = fields.as_slice() else {
            return None;
        };
        let ends = only.ends(drops.world);
        let is_its = |end: &FieldEnd<'_>| end.aborts && end.view.at == drops.at;
        let is_hidden = only.field.owner == owner && !only.is_exported && !only.is_shared;
        let first = ends
            .first()
            .filter(|_| is_hidden && ends.iter().all(is_its))?;
        let others = only.field.uses(drops.world);
        let elsewhere = others
            .iter()
            .any(|found| found.view.at != drops.at && !found.only_fills());
        (!elsewhere).then_some(first.span)
    }
}

impl Kept<'_> {
    /// Where a destructor, and nobody else, gives the one signal that ends the loop.
    fn signalled_in(self, drops: BodyView<'_>) -> Option<Span> {
        let endings = self.looped.endings();
        let first = &endings.first()?.signal;
        let source = first.source()?;
        let Some(LockClass::Field(owner, name)) = source.class else {
            return None;
        };
        let is_one = endings.iter().all(|ending| {
            let is_same = ending
                .signal
                .source()
                .is_some_and(|other| is_same_source(source, other));
            is_same && matches!(ending.signal, Signal::Token(_) | Signal::Flag(_))
        });
        let field = Field { owner, name };
        let is_open = owner != self.owner || field.is_exported(drops.world);
        if !is_one || is_open {
            return None;
        }
        let given = triggers(drops.world, first);
        let own = given.iter().find(|given| given.call.view.at == drops.at)?;
        let is_alone = given.iter().all(|given| given.call.view.at == drops.at);
        let goes_out = || {
            let uses = field.uses(drops.world);
            uses.iter().any(|found| found.may_signal_elsewhere())
        };
        (is_alone && !goes_out()).then(|| own.span())
    }
}

impl FieldUse<'_> {
    /// May somebody get hold of the signal in the field, and give it where that is not seen?
    fn may_signal_elsewhere(&self) -> bool {
        match &self.access {
            FieldAccess::Made(operand) => !self.view.makes_new_signal(operand),
            FieldAccess::Argument { call, .. } => {
                let call = self.view.call(*call);
                let looks = call.has(Effect::ObservesCancel) || call.has(Effect::Loads);
                !looks && !call.has(Effect::Stores) && !call.has(Effect::Cancels)
            }
            _ => true,
        }
    }
}

impl CallView<'_> {
    /// `Arc::new(..)`.
    fn makes_pointer(self) -> bool {
        let universe = self.view.world.universe();
        let result = self.facts().map(|facts| &facts.result);
        matches!(result, Some(Ty::Adt(adt, _)) if universe.adt_effects(*adt).contains(&Effect::Shares))
    }
}

impl Field {
    /// May code of other packages get at it?
    pub(super) fn is_exported(self, world: &conc_link::World) -> bool {
        let adt = world.universe().adt(self.owner);
        let mut declared = adt.variants.iter().flat_map(|variant| &variant.fields);
        let declared = declared.find(|other| other.name == self.name);
        adt.is_public && declared.is_none_or(|field| field.is_public)
    }
}

impl<'w> BodyView<'w> {
    /// Is it a token or flag that is made here, and that nobody else gets?
    fn makes_new_signal(self, operand: &Operand) -> bool {
        let sources = self.world.sources_of(self.at, operand);
        let locals: Vec<LocalId> = sources.iter().filter_map(Place::base_local).collect();
        let is_from_outside = |local: &LocalId| {
            let kind = self.body().locals[*local].kind;
            matches!(kind, LocalKind::Param | LocalKind::Upvar(_))
        };
        let mut makers = self
            .calls()
            .filter(|call| locals.contains(&call.call().dest));
        let is_new = makers.all(|call| call.makes_signal() || call.makes_pointer());
        // What is cloned before is in other hands, too.
        let is_it = |arg: &Operand| {
            arg.place()
                .and_then(Place::base_local)
                .is_some_and(|base| locals.contains(&base))
        };
        let mut others = self
            .calls()
            .filter(|call| !locals.contains(&call.call().dest));
        is_new
            && !locals.iter().any(is_from_outside)
            && !others.any(|call| call.call().args.iter().any(is_it))
    }

    /// A lasting loop of this body, or of a function that it runs, in which a struct of the group is owned.
    fn owner_kept(self, outer: Self, depth: usize) -> Option<Kept<'w>> {
        let lasting = |looped: &LoopView<'w>| {
            looped.is_endless()
                || looped
                    .endings()
                    .iter()
                    .all(|ending| ending.signal.is_stop())
        };
        for looped in self.loops().filter(lasting) {
            for view in [self, outer] {
                let owner = view.shared_owner(looped);
                if let Some((variable, owner)) = owner {
                    return Some(Kept {
                        looped,
                        view,
                        variable,
                        owner,
                    });
                }
            }
        }
        let depth = depth.checked_sub(1)?;
        let mut callees = self.calls().filter_map(CallView::runs_body);
        callees.find_map(|callee| Self::new(self.world, callee).owner_kept(outer, depth))
    }

    /// A parameter or captured variable that owns a struct of the group by a shared pointer until the loop has ended.
    fn shared_owner(self, looped: LoopView<'w>) -> Option<(LocalId, AdtRef)> {
        let body = self.body();
        let mut locals = body.locals.ids().filter(|local| {
            let kind = body.locals[*local].kind;
            matches!(kind, LocalKind::Param | LocalKind::Upvar(_))
        });
        locals.find_map(|local| {
            let adt = self.behind_shared(local)?;
            let is_kept = self.owns_shared(local, adt) && !self.lets_go(local, looped);
            is_kept.then_some((local, adt))
        })
    }

    /// Is the variable dropped, or moved to somewhere else than the loop?
    fn lets_go(self, local: LocalId, looped: LoopView<'w>) -> bool {
        if looped.view.at == self.at {
            return self.gives_away_outside(local, looped) || self.drops_variable(local);
        }
        self.drops_variable(local)
    }

    fn drops_variable(self, local: LocalId) -> bool {
        self.calls_that(Effect::Drops).any(|call| {
            let first = call.call().args.first();
            first.and_then(Operand::place).and_then(Place::as_local) == Some(local)
        })
    }

    /// The struct of the group behind the shared pointer that a variable is.
    fn behind_shared(self, local: LocalId) -> Option<AdtRef> {
        let universe = self.world.universe();
        let Ty::Adt(pointer, args) = self.facts().local(local) else {
            return None;
        };
        let is_shared = universe.adt_effects(*pointer).contains(&Effect::Shares);
        match args.first() {
            Some(Ty::Adt(adt, _)) if is_shared && universe.group_index(adt.file).is_some() => {
                Some(*adt)
            }
            _ => None,
        }
    }

    /// The body of the destructor of a struct, where it stands in the same file.
    fn destructor_of(self, adt: AdtRef) -> Option<Self> {
        let model = self.world.universe().model(adt.file);
        let bodies = model.bodies.ids();
        let mut views =
            bodies.map(|id| Self::new(self.world, conc_link::BodyRef::new(adt.file, id)));
        views.find(|view| view.dropped_type() == Some(adt))
    }
}
