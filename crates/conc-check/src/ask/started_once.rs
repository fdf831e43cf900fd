//! Work that is meant to last as long as the process: started once, or given nothing whose end anybody waits for.

use std::collections::HashSet;

use conc_link::{BodyRef, FunctionRef, ItemScope, Ty, ValueTarget};
use conc_model::{
    BodyId, BodyOwner, CallId, Effect, LoopKind, Operand, PlaceBase, Terminator, known,
};

use super::spawns::Spawn;
use super::view::{BodyView, CallView};

/// Types within types are looked into as deep.
const DEPTH: usize = 6;

impl Spawn<'_> {
    /// Does the spawn happen once in the life of the process or of an object: on the way from `main`, where a static is
    /// filled, or behind a flag that says that it was done?
    #[must_use]
    pub fn happens_once(&self) -> bool {
        let view = self.call.view;
        if view.fills_a_static() {
            return true;
        }
        !view.comes_again_and_again(self.call.id)
            && (view.is_behind_a_flag(self.call) || view.runs_once(&mut HashSet::new()))
    }

    /// Does the work get nothing that anybody misses from who starts it: no captures, no arguments, or only paths,
    /// durations and other plain data?
    #[must_use]
    pub fn holds_nothing(&self) -> bool {
        let Some(runs) = self.runs else {
            return false;
        };
        let view = BodyView::new(self.call.view.world, runs);
        let body = view.body();
        let captured = body.captures.iter().map(|capture| capture.inner);
        let mut given = captured.chain(body.params.iter().copied());
        given.all(|local| {
            let ty = view.facts().local(local);
            !view.may_tell_which(ty) && view.is_plain(ty, DEPTH)
        })
    }
}

impl<'w> BodyView<'w> {
    pub(super) fn is_in_loop(self, call: CallId) -> bool {
        let at = self.position_of(call);
        at.is_some_and(|(block, _)| self.body().blocks[block].in_loop.is_some())
    }

    /// Is the call in a loop other than one over a range or list, which starts as many workers as there are to be?
    fn comes_again_and_again(self, call: CallId) -> bool {
        let Some((block, _)) = self.position_of(call) else {
            return false;
        };
        let mut around = self.loops().filter(|looped| looped.contains(block));
        around.any(|looped| {
            let listed = looped.blocks().any(|block| {
                let block = &self.body().blocks[block];
                let is_own = block.in_loop == Some(looped.id);
                matches!(block.terminator, Terminator::Next { iterator, .. } if is_own && !self.may_block(iterator))
            });
            looped.kind() != LoopKind::For || !listed
        })
    }

    /// Was a flag looked at before this call that the body also sets: `if started.swap(true, ..) { return; }`?
    fn is_behind_a_flag(self, call: CallView<'_>) -> bool {
        let flags = self.calls_that(Effect::Loads);
        let mut flags = flags.filter(|flag| flag.span().end <= call.span().start);
        flags.any(|flag| {
            let place = |call: CallView<'_>| {
                let receiver = call.call().args.first()?;
                self.world.lock_of(self.at, receiver).place
            };
            let seen = place(flag);
            let mut stores = self.calls_that(Effect::Stores);
            seen.is_some() && stores.any(|store| place(store) == seen)
        })
    }

    /// Do all calls of the function around this body lead back to `main`, or to where a static is filled, without a loop
    /// in between?
    fn runs_once(self, seen: &mut HashSet<FunctionRef>) -> bool {
        if self.is_main() || self.fills_a_static() {
            return true;
        }
        let BodyOwner::Function(function) = self.body().owner else {
            return false;
        };
        let function = FunctionRef::new(self.at.file, function);
        // Who calls himself does not do so first.
        if !seen.insert(function) {
            return true;
        }
        let mut callers = self.callers_of(function).peekable();
        if callers.peek().is_none() {
            return self.is_handed_to_a_static(function);
        }
        callers.all(|(caller, call)| !caller.comes_again_and_again(call) && caller.runs_once(seen))
    }

    /// Those who call a function, or the function of a trait that it implements, but for tests: these call everything again,
    /// and say nothing about the program.
    pub(super) fn callers_of(self, function: FunctionRef) -> impl Iterator<Item = (Self, CallId)> {
        let declared = self.world.declaration_of(function);
        let functions = std::iter::once(function).chain(declared);
        let callers = functions.flat_map(move |function| self.world.callers(function));
        let callers = callers.map(move |(caller, call)| (Self::new(self.world, *caller), *call));
        callers.filter(|(caller, _)| !caller.is_test())
    }

    /// Is the function given to a static of its file by name, as what fills it: `CELL.get_or_init(Engines::new)`?
    fn is_handed_to_a_static(self, function: FunctionRef) -> bool {
        let bodies = self.model().bodies.entries().map(|(id, _)| id);
        let views = bodies.map(|id: BodyId| Self::new(self.world, BodyRef::new(self.at.file, id)));
        let mut calls = views.flat_map(Self::calls);
        calls.any(|call| {
            let (view, args) = (call.view, &call.call().args);
            let in_static = view.fills_a_static()
                || args
                    .first()
                    .and_then(Operand::place)
                    .is_some_and(|place| view.is_static(place));
            in_static && args.iter().any(|arg| view.is_named(arg, function))
        })
    }

    fn is_named(self, operand: &Operand, function: FunctionRef) -> bool {
        let Some(PlaceBase::Path(path)) = operand.place().map(|place| &place.base) else {
            return false;
        };
        let (index, universe) = (self.world.index(), self.world.universe());
        matches!(
            index.resolve_value(universe, self.at.file, *path, ItemScope::None),
            ValueTarget::Function { function: found, .. } if found == function
        )
    }

    /// Is it a bare number or text, like the id of the one among many for whom the work is done?
    pub(super) fn may_tell_which(self, ty: &Ty) -> bool {
        let (index, universe) = (self.world.index(), self.world.universe());
        let ty = ty.peel_refs();
        let is_primitive = |ty: &Ty| matches!(ty, Ty::Primitive(_));
        is_primitive(ty)
            || index
                .deref(universe, ty)
                .is_some_and(|inner| is_primitive(&inner))
    }

    /// Is it data that nobody misses while it lives on: numbers, texts, paths, durations, lists of such, and structs of the
    /// group made of them?
    pub(super) fn is_plain(self, ty: &Ty, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        let all = |parts: &[Ty]| parts.iter().all(|part| self.is_plain(part, depth));
        match ty {
            Ty::Primitive(_) | Ty::Never => true,
            Ty::Ref { inner, .. } | Ty::Slice(inner) | Ty::Array(inner) => {
                self.is_plain(inner, depth)
            }
            Ty::Tuple(parts) => all(parts),
            Ty::Adt(adt, args) => {
                let (index, universe) = (self.world.index(), self.world.universe());
                let written = universe.adt(*adt);
                if !universe.adt_effects(*adt).is_empty() || !all(args) {
                    return false;
                }
                if universe.is_library(adt.file) {
                    let path = index.adt_path(universe, *adt);
                    let is_std = path.split("::").next() == Some(universe.text(known::STD));
                    let inner = || index.deref(universe, ty);
                    let is_cloned = written.attrs.derives.contains(&known::CLONE_TRAIT);
                    return is_std
                        && (is_cloned
                            || inner().is_some_and(|inner| self.is_plain(&inner, depth)));
                }
                let mut variants = written.variants.iter().enumerate();
                !self.implements(*adt, known::DROP_TRAIT)
                    && variants.all(|(at, variant)| {
                        variant.fields.iter().all(|field| {
                            let field = index.field(universe, *adt, at, args, field.name);
                            field.is_some_and(|field| self.is_plain(&field, depth))
                        })
                    })
            }
            _ => false,
        }
    }
}
