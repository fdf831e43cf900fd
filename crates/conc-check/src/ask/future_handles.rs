//! Futures that own the handle of work, and leave the work alone when they are dropped. Handles in other structs are
//! `handle_fields`.

use conc_link::{AdtRef, ImplRef, ItemScope, Ty};
use conc_model::{BodyOwner, FunctionId, ImplId, Name, OnDrop, Parent, known};

use super::handle_fields::{Destination, HandleField};
use super::spawns::Spawn;
use super::view::BodyView;

impl<'w> BodyView<'w> {
    /// Work that is written here and whose handle goes into a future of the group, with the field: who drops that future
    /// before it is done lets the work go on.
    #[must_use]
    pub fn work_behind_own_futures(self) -> Vec<(Spawn<'w>, HandleField)> {
        let is_own = |spawn: &Spawn<'_>| {
            let body = spawn.runs.map(|runs| self.world.universe().body(runs));
            body.is_some_and(|body| body.parent == Some(self.at.id))
        };
        let found = self.spawns().filter(is_own).filter_map(|spawn| {
            let Destination::Fields(fields) = spawn.destination() else {
                return None;
            };
            let [only] = fields.as_slice() else {
                return None;
            };
            let is_left = only.on_drop == OnDrop::Detach
                && self.is_polled_by_its_future(only)
                && !self.implements(only.field.owner, known::DROP_TRAIT)
                && !only.ends(self.world).iter().any(|end| end.aborts);
            is_left.then(|| (spawn, only.clone()))
        });
        found.collect()
    }

    /// Does the struct implement `Future`, and use the handle in its `poll`?
    fn is_polled_by_its_future(self, handle: &HandleField) -> bool {
        let Some(future) = self.impl_of(handle.field.owner, known::FUTURE) else {
            return false;
        };
        let uses = handle.field.uses(self.world);
        uses.iter().any(|one| {
            let BodyOwner::Function(function) = one.view.body().owner else {
                return false;
            };
            one.view.at.file == handle.field.owner.file && one.view.is_method_of(function, future)
        })
    }

    fn is_method_of(self, function: FunctionId, one: ImplId) -> bool {
        matches!(self.model().functions[function].parent, Parent::Impl(parent) if parent == one)
    }

    /// Does a type of the group implement a trait of this name, in its own file?
    pub(super) fn implements(self, adt: AdtRef, name: Name) -> bool {
        self.impl_of(adt, name).is_some()
    }

    fn impl_of(self, adt: AdtRef, name: Name) -> Option<ImplId> {
        let (universe, index) = (self.world.universe(), self.world.index());
        let model = universe.model(adt.file);
        let mut impls = model.impls.entries();
        let found = impls.find(|(id, one)| {
            let path = one.trait_path.map(|path| &model.paths[path].segments);
            let last = path.and_then(|segments| segments.last());
            let scope = ItemScope::Impl(ImplRef::new(adt.file, *id));
            last.is_some_and(|last| last.name == name)
                && matches!(
                    index.lower_type(universe, adt.file, one.self_type, scope),
                    Ty::Adt(own, _) if own == adt
                )
        });
        found.map(|(id, _)| id)
    }
}
