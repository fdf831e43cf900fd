//! Tasks that have a cancellation token at hand and loop for ever without a look at it. Tokens at which nobody at all looks
//! are `watched_only`.

use conc_link::{AdtRef, EventKind, Ty, World};
use conc_model::{Callee, Effect, LocalId, OnDrop, Operand, Place};
use conc_source::Span;

use super::handle_fields::Destination;
use super::loops::LoopView;
use super::spawns::Spawn;
use super::view::{BodyView, CallView};
use crate::ValueKind;

/// How many functions, one below the other, are searched for a look at a token.
const CALLS: usize = 4;

/// A task that does not look at the token that it has.
#[derive(Clone, Debug)]
pub struct IgnoredToken<'w> {
    /// The loop that has no end.
    pub looped: LoopView<'w>,
    /// The token, as the loop's body calls it.
    pub token: String,
    /// Where the loop's body gets it.
    pub got: Span,
}

impl<'w> Spawn<'w> {
    /// A token that the work holds while it loops for ever and that it never looks at, where only the token could stop it.
    #[must_use]
    pub fn ignored_token(&self) -> Option<IgnoredToken<'w>> {
        let looped = self.endless_loop()?;
        let view = looped.view;
        let (token, got) = view.token_at_hand()?;
        let runs = BodyView::new(view.world, self.runs?);
        let looks = || runs.may_look_at_tokens(CALLS) || view.may_look_at_tokens(CALLS);
        let is_raced = || runs.body().selects.iter().next().is_some() && runs.at != view.at;
        let is_left_alone = self.runs_as_it_is() && !self.may_be_ended();
        (is_left_alone && !is_raced() && !looks()).then_some(IgnoredToken { looped, token, got })
    }

    /// Does the spawn get the future itself, not one that something else can end?
    #[must_use]
    pub fn runs_as_it_is(&self) -> bool {
        let view = self.call.view;
        let args = self.call.call().args.iter();
        let sources = args.flat_map(|arg| view.world.sources_of(view.at, arg));
        let locals: Vec<LocalId> = sources.filter_map(|place| place.base_local()).collect();
        let made = view.calls().filter(|call| call.id != self.call.id);
        let mut made = made.filter(|call| locals.contains(&call.call().dest));
        made.all(|call| {
            // What is made of a future and something else (`Abortable::new`) may be ended by that.
            let is_method = matches!(call.call().callee, Callee::Method { .. });
            let is_alone = is_method || call.is_opaque() || call.call().args.len() == 1;
            let result = call.facts().map(|facts| &facts.result);
            call.effects().is_empty() && is_alone && !matches!(result, Some(Ty::Tuple(_)))
        })
    }

    /// Can somebody end the work by its handle?
    fn may_be_ended(&self) -> bool {
        let view = self.call.view;
        let world = view.world;
        if self.call.is_on_task_set() {
            return self.call.is_on_ending_set() || view.aborts_handle_of(self);
        }
        match self.destination() {
            Destination::NoHandle => false,
            Destination::Lost => !view.drop_detaches(self),
            Destination::Fields(fields) => fields.iter().any(|kept| {
                let is_shared = kept.is_exported || kept.is_shared;
                let aborts = || kept.ends(world).iter().any(|end| end.aborts);
                is_shared || kept.on_drop == OnDrop::Cancel || aborts()
            }),
            Destination::Ended => view.aborts_handle_of(self),
            Destination::Returned | Destination::Elsewhere => true,
        }
    }
}

impl<'w> BodyView<'w> {
    fn aborts_handle_of(self, spawn: &Spawn<'_>) -> bool {
        self.handles_of(spawn.call.id).any(|value| {
            value.events.iter().any(|event| match event.kind {
                EventKind::Passed { call, .. } | EventKind::Borrowed { call, .. } => {
                    let call = self.call(call);
                    !call.has(Effect::Joins) && !call.only_looks()
                }
                EventKind::Captured(_) | EventKind::BorrowedBy(_) | EventKind::Stored => true,
                _ => false,
            })
        })
    }

    /// A token that a parameter or captured variable is, or has in a field; one that is named as unused does not count.
    pub(super) fn token_at_hand(self) -> Option<(String, Span)> {
        let body = self.body();
        let captured = body.captures.iter().map(|capture| capture.inner);
        let locals = body.params.iter().copied().chain(captured);
        locals.into_iter().find_map(|local| {
            let name = self.name(local)?;
            let within = self.token_within(self.facts().local(local))?;
            let text = match within {
                None => name.to_owned(),
                Some(field) => format!("{name}.{field}"),
            };
            let is_unused = name.starts_with('_') || within.is_some_and(|it| it.starts_with('_'));
            (!is_unused).then(|| (text, body.locals[local].span))
        })
    }

    /// Is a type a token (`Some(None)`), or a struct of the group with one in a field (its name)?
    fn token_within(self, ty: &Ty) -> Option<Option<&'w str>> {
        let (world, mut ty) = (self.world, ty.clone());
        for _ in 0..4 {
            if let Ty::Adt(adt, _) = &ty {
                if is_token(world, *adt) {
                    return Some(None);
                }
                if let Some(field) = token_field(world, *adt) {
                    return Some(Some(field));
                }
            }
            ty = world.index().deref(world.universe(), &ty)?;
        }
        None
    }

    /// Does it look at a token, or call something of which that is not known?
    fn may_look_at_tokens(self, depth: usize) -> bool {
        let looks = |call: CallView<'_>| {
            if call.has(Effect::ObservesCancel) {
                return true;
            }
            if !call.is_opaque() || call.starts_work() || self.is_future_of_a_spawn(call) {
                return false;
            }
            match (call.runs_body(), depth.checked_sub(1)) {
                (Some(callee), Some(depth)) => {
                    BodyView::new(self.world, callee).may_look_at_tokens(depth)
                }
                (None, Some(_)) => (0..call.call().args.len()).any(|arg| call.hands_on_token(arg)),
                (_, None) => true,
            }
        };
        self.calls().any(looks)
            || self
                .closures_within()
                .iter()
                .any(|inner| inner.calls().any(looks))
    }
}

impl BodyView<'_> {
    /// Does the call only make the future that a spawn gets? What that looks at ends another task.
    fn is_future_of_a_spawn(self, call: CallView<'_>) -> bool {
        let is_future = matches!(
            call.facts().map(|facts| &facts.result),
            Some(Ty::Future { .. })
        );
        let dest = call.call().dest;
        is_future
            && self
                .calls()
                .filter(|spawn| spawn.starts_work())
                .any(|spawn| {
                    let args = spawn.call().args.iter();
                    let sources = args.flat_map(|arg| self.world.sources_of(self.at, arg));
                    let mut locals = sources.filter_map(|place| place.base_local());
                    locals.any(|local| local == dest)
                })
    }
}

impl CallView<'_> {
    /// Does it start work of its own: a token in there ends that work, and not this?
    fn starts_work(self) -> bool {
        let mut effects = self.effects().iter();
        effects.any(|effect| matches!(effect, Effect::Spawns(_)))
    }

    /// Does an argument give a token, or something unknown, to what is called?
    fn hands_on_token(self, arg: usize) -> bool {
        let ty = self.arg_type(arg);
        match ty.peel_refs() {
            Ty::Unknown => {
                let place = self.call().args.get(arg).and_then(Operand::place);
                place.is_some_and(|place| self.view.is_made_of_token(place))
            }
            other => self.view.token_within(other).is_some(),
        }
    }

    /// Is it a method of a set whose drop, or whoever has it, ends its tasks?
    fn is_on_ending_set(self) -> bool {
        match self.arg_type(0).peel_refs() {
            Ty::Adt(adt, _) => matches!(
                self.view.world.kind_of(*adt),
                Some(ValueKind::TaskSet(OnDrop::Cancel))
            ),
            _ => false,
        }
    }
}

impl BodyView<'_> {
    fn is_made_of_token(self, place: &Place) -> bool {
        let sources = self.world.sources_of(self.at, &Operand::Use(place.clone()));
        let mut locals = sources.iter().filter_map(Place::base_local);
        locals.any(|local| self.token_within(self.facts().local(local)).is_some())
    }
}

fn is_token(world: &World, adt: AdtRef) -> bool {
    world.universe().adt_effects(adt).contains(&Effect::Token)
}

/// The field of a struct of the group that is a token.
fn token_field(world: &World, adt: AdtRef) -> Option<&str> {
    let universe = world.universe();
    universe.group_index(adt.file)?;
    let shape = universe.adt(adt).variants.first()?;
    let field = shape.fields.iter().find(|field| {
        let ty = world.index().field(universe, adt, 0, &[], field.name);
        matches!(ty.as_ref().map(Ty::peel_refs), Some(Ty::Adt(inner, _)) if is_token(world, *inner))
    })?;
    Some(universe.text(field.name))
}
