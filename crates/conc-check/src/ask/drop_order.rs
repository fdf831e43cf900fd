//! Guards in fields that are dropped before what they stand for. The order of statements in a `Drop` is `shutdown_order`.

use conc_link::{AdtRef, BodyRef, Ty, ValueKind, World};
use conc_model::{AdtKind, Effect, Field as Declared, GuardKind, Parent, known};
use conc_source::Span;

use super::field_uses::Field;
use super::view::BodyView;

/// How many calls are followed from a `Drop`.
const DEPTH: usize = 4;

/// A guard that is released before a later field of its struct has ended.
#[derive(Clone, Copy, Debug)]
pub struct EarlyRelease<'w> {
    /// The guard.
    pub guard: Field,
    /// The field behind it, whose type waits for something in its `Drop`.
    pub resource: Field,
    /// That `Drop`.
    pub ends_in: BodyView<'w>,
    /// The call in it that waits, or leads to it.
    pub waits: Span,
}

/// All guards of the group that are released too early, in the order of the files.
#[must_use]
pub fn early_releases(world: &World) -> Vec<EarlyRelease<'_>> {
    let universe = world.universe();
    let mut found = Vec::new();
    for file in universe.group_files() {
        for (id, adt) in universe.model(file).adts.entries() {
            let (AdtKind::Struct, Some(variant)) = (adt.kind, adt.variants.first()) else {
                continue;
            };
            let owner = AdtRef::new(file, id);
            for (index, field) in variant.fields.iter().enumerate() {
                if !is_guard(world, owner, field) {
                    continue;
                }
                let mut later = variant.fields[index + 1..].iter();
                let end = later.find_map(|later| {
                    let (ends_in, waits) = end_of(world, owner, later)?;
                    Some((later.name, ends_in, waits))
                });
                if let Some((resource, ends_in, waits)) = end {
                    found.push(EarlyRelease {
                        guard: Field {
                            owner,
                            name: field.name,
                        },
                        resource: Field {
                            owner,
                            name: resource,
                        },
                        ends_in,
                        waits,
                    });
                }
            }
        }
    }
    found
}

/// Is it a permit, or kept for nothing but its `Drop`, which tells others that something has ended?
fn is_guard(world: &World, owner: AdtRef, field: &Declared) -> bool {
    let universe = world.universe();
    let Some(ty) = world.index().field(universe, owner, 0, &[], field.name) else {
        return false;
    };
    let permit = ValueKind::Guard(GuardKind::Permit);
    if world.carried(&ty).iter().any(|(kind, _)| *kind == permit) {
        return true;
    }
    let Ty::Adt(adt, _) = ty else {
        return false;
    };
    let is_silent = universe.text(field.name).starts_with('_');
    is_silent
        && drop_of(world, adt).is_some_and(|view| view.calls().any(|call| call.tells_others()))
}

/// The `Drop` of a field's type, if that waits for something.
fn end_of<'w>(world: &'w World, owner: AdtRef, field: &Declared) -> Option<(BodyView<'w>, Span)> {
    let universe = world.universe();
    let mut ty = world.index().field(universe, owner, 0, &[], field.name)?;
    if let Ty::Adt(outer, args) = &ty
        && universe.is_library(outer.file)
        && [known::OPTION, known::BOX].contains(&universe.adt(*outer).name)
    {
        ty = args.first()?.clone();
    }
    let Ty::Adt(adt, _) = ty else {
        return None;
    };
    let view = drop_of(world, adt)?;
    Some((view, view.first_wait(DEPTH)?))
}

/// What a type of the group does when it is dropped.
fn drop_of(world: &World, adt: AdtRef) -> Option<BodyView<'_>> {
    let universe = world.universe();
    if universe.is_library(adt.file) {
        return None;
    }
    let model = universe.model(adt.file);
    let dropped = model.functions.iter().find_map(|function| {
        let body = BodyRef::new(adt.file, function.body?);
        let is_drop = function.name == known::DROP && matches!(function.parent, Parent::Impl(_));
        (is_drop && BodyView::new(world, body).dropped_type() == Some(adt)).then_some(body)
    })?;
    Some(BodyView::new(world, dropped))
}

impl BodyView<'_> {
    /// The first call that may block for long or waits for work, or leads to such a call.
    fn first_wait(self, depth: usize) -> Option<Span> {
        let depth = depth.checked_sub(1)?;
        let mut calls = self.calls();
        let found = calls.find(|call| {
            let waits = [Effect::Joins, Effect::Waits, Effect::Blocks];
            let is_future = call
                .facts()
                .is_some_and(|facts| matches!(facts.result, Ty::Future { .. }));
            let direct = !is_future
                && !call.has(Effect::Tries)
                && !call
                    .effects()
                    .iter()
                    .any(|effect| matches!(effect, Effect::Acquires(_)))
                && waits.iter().any(|effect| call.has(*effect));
            let deep = || {
                let inner = call.runs_body().filter(|_| !is_future)?;
                Self::new(self.world, inner).first_wait(depth)
            };
            direct || deep().is_some()
        });
        Some(found?.name_span())
    }
}
