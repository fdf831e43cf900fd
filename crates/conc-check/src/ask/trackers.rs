//! Trackers of tasks: their wait ends only when they are closed. Whether the tasks end is asked elsewhere.

use conc_link::{BodyRef, CallTarget, LockClass, Point, Ty, World};
use conc_model::{Effect, LocalId, OnDrop, Operand, Place};

use super::field_uses::{Field, FieldAccess};
use super::local_uses::LocalUse;
use super::view::{BodyView, CallView};
use crate::ValueKind;

/// How many times a tracker is handed on: to a variable, clone, closure or task.
const HANDS: usize = 8;

/// A wait for a tracker that is not closed before.
#[derive(Clone, Copy, Debug)]
pub struct OpenWait<'w> {
    /// The wait.
    pub wait: CallView<'w>,
    /// A close behind it, which comes too late.
    pub late: Option<CallView<'w>>,
}

/// What happens to one tracker.
#[derive(Default)]
struct Uses<'w> {
    waits: Vec<(CallView<'w>, Point)>,
    closes: Vec<(CallView<'w>, Point)>,
    done: Vec<(BodyRef, LocalId)>,
}

impl<'w> BodyView<'w> {
    /// Waits for a tracker that a call of this body makes, if all that happens to it is seen and nobody closes it before.
    #[must_use]
    pub fn open_waits_for(self, made: CallView<'w>) -> Vec<OpenWait<'w>> {
        let mut uses = Uses::default();
        match uses.follow(self, made.call().dest, HANDS) {
            Some(()) => uses.open_waits(),
            None => Vec::new(),
        }
    }
}

impl CallView<'_> {
    /// Does it make a tracker: a set of tasks that is waited for and has to be closed?
    #[must_use]
    pub fn makes_tracker(self) -> bool {
        let is_new = self.call().args.is_empty() && self.function().is_some();
        let result = self.facts().map(|facts| &facts.result);
        is_new && result.is_some_and(|ty| is_tracker(self.view.world, ty))
    }

    fn waits_for_tracker(self) -> bool {
        self.has(Effect::Joins) && self.has(Effect::Waits)
    }
}

/// Waits for trackers in private fields that nobody in the package closes before.
#[must_use]
pub fn open_waits_in_fields(world: &World) -> Vec<OpenWait<'_>> {
    let mut fields: Vec<Field> = Vec::new();
    for view in world.bodies().map(|at| BodyView::new(world, at)) {
        for call in view.calls().filter(|call| call.waits_for_tracker()) {
            let tracker = call.call().args.first();
            let class = tracker.and_then(|tracker| world.lock_of(view.at, tracker).class);
            if let Some(LockClass::Field(owner, name)) = class {
                let field = Field { owner, name };
                if !fields.contains(&field) {
                    fields.push(field);
                }
            }
        }
    }
    let waits = fields.into_iter().filter(|field| !field.is_exported(world));
    waits.flat_map(|field| field.open_waits(world)).collect()
}

impl Field {
    fn open_waits(self, world: &World) -> Vec<OpenWait<'_>> {
        let mut uses = Uses::default();
        for found in self.uses(world) {
            let seen = match found.access {
                FieldAccess::Made(ref operand) => found.view.makes_only_tracker(operand),
                FieldAccess::Argument { call, arg } => {
                    let call = found.view.call(call);
                    uses.given(call, arg, found.point, 0)
                }
                _ => None,
            };
            if seen.is_none() {
                return Vec::new();
            }
        }
        uses.open_waits()
    }
}

impl<'w> Uses<'w> {
    fn open_waits(self) -> Vec<OpenWait<'w>> {
        let is_late = |wait: &(CallView<'_>, Point), close: &(CallView<'_>, Point)| {
            let cfg = wait.0.view.flow().cfg();
            wait.0.view.at == close.0.view.at && !cfg.leads(close.1, wait.1, None)
        };
        let open = self.waits.iter().filter(|wait| {
            let is_test = wait.0.view.is_test();
            !is_test && self.closes.iter().all(|close| is_late(wait, close))
        });
        let open = open.map(|(wait, _)| OpenWait {
            wait: *wait,
            late: self.closes.first().map(|(close, _)| *close),
        });
        open.collect()
    }

    /// `None` as soon as it gets out of sight.
    fn follow(&mut self, view: BodyView<'w>, local: LocalId, hands: usize) -> Option<()> {
        let hands = hands.checked_sub(1)?;
        if self.done.contains(&(view.at, local)) {
            return Some(());
        }
        self.done.push((view.at, local));
        for found in view.uses_of(local)? {
            match found {
                LocalUse::Given(place) => self.follow(view, place.as_local()?, hands)?,
                LocalUse::Captured { by, inner } => self.follow(by, inner, hands)?,
                LocalUse::Argument { call, arg, point } => self.given(call, arg, point, hands)?,
                LocalUse::Part { .. } | LocalUse::Read => return None,
            }
        }
        Some(())
    }

    /// A call gets it as this argument.
    fn given(&mut self, call: CallView<'w>, arg: usize, point: Point, hands: usize) -> Option<()> {
        let facts = call.facts()?;
        let world = call.view.world;
        let is_library = matches!(facts.target, CallTarget::Function(function) if world.universe().is_library(function.file));
        if !is_library || arg != 0 {
            return None;
        }
        if call.waits_for_tracker() {
            self.waits.push((call, point));
        } else if call.has(Effect::Closes) {
            self.closes.push((call, point));
        } else if is_tracker(world, &facts.result) {
            return self.follow(call.view, call.call().dest, hands);
        } else if carries_tracker(world, &facts.result, 3) {
            return None;
        }
        Some(())
    }
}

impl BodyView<'_> {
    /// Is it a new tracker that nobody else has got?
    fn makes_only_tracker(self, operand: &Operand) -> Option<()> {
        let sources = self.world.sources_of(self.at, operand);
        let locals: Vec<LocalId> = sources.iter().filter_map(Place::base_local).collect();
        let is_made = |call: CallView<'_>| locals.contains(&call.call().dest);
        let made = self.calls().filter(|call| is_made(*call));
        let made: Vec<CallView<'_>> = made.collect();
        let is_new = matches!(made.as_slice(), [only] if only.makes_tracker());
        let mut others = self.calls().filter(|call| !is_made(*call));
        let is_shared = others.any(|call| {
            let mut args = call.call().args.iter();
            args.any(|arg| locals.iter().any(|local| is(arg, *local)))
        });
        (is_new && !is_shared).then_some(())
    }
}

/// A set of tasks that keeps nothing of them, and neither ends nor awaits them when it is dropped.
fn is_tracker(world: &World, ty: &Ty) -> bool {
    match ty {
        Ty::Adt(adt, _) => {
            world.kind_of(*adt) == Some(ValueKind::TaskSet(OnDrop::Detach))
                && !world
                    .universe()
                    .adt_effects(*adt)
                    .contains(&Effect::Collects)
        }
        _ => false,
    }
}

/// A reference to a tracker, or something with one in it.
fn carries_tracker(world: &World, ty: &Ty, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    match ty {
        Ty::Ref { inner, .. } => carries_tracker(world, inner, depth),
        Ty::Adt(_, args) => {
            is_tracker(world, ty) || args.iter().any(|arg| carries_tracker(world, arg, depth))
        }
        _ => false,
    }
}

fn is(operand: &Operand, local: LocalId) -> bool {
    operand.place().and_then(Place::base_local) == Some(local)
}
