//! Whose locks they are: methods that have their object for themselves keep each other out, as an outer lock would.

use conc_link::{AdtRef, BodyRef, FunctionRef, ImplRef, ItemScope, LockClass, LockRoot, Taken, Ty};
use conc_model::{Access, BodyOwner, CallId, Parent, Receiver, known};

use super::view::BodyView;

/// How many callers are asked, one above the other.
const CALLERS: usize = 4;

impl BodyView<'_> {
    /// The fields of the own object out of which these locks come, when two who reach one of them at a time have the same
    /// object in hand; with how this method has it: for itself (`&mut self`), or not (`&self`).
    pub(super) fn own_locks<'t>(
        self,
        taken: impl IntoIterator<Item = &'t Taken>,
    ) -> Vec<(LockClass, Access)> {
        let Some((object, mut access)) = self.own_object() else {
            return Vec::new();
        };
        if self.is_lent_by_owners(object, CALLERS) {
            access = Access::Exclusive;
        }
        let classes = taken.into_iter().filter_map(|taken| {
            let place = taken.lock.place.as_ref()?;
            let direct = place.root == LockRoot::Param(0) && place.path.len() == 1;
            let class = taken.lock.class.filter(|_| direct)?;
            match class {
                LockClass::Field(owner, _) if owner == object => Some(class),
                _ => None,
            }
        });
        let classes = classes.filter(|class| !self.is_borrowed(*class));
        classes.map(|class| (class, access)).collect()
    }

    /// The type whose method this is, if no clone of an object has the same locks; and how the method has the object.
    fn own_object(self) -> Option<(AdtRef, Access)> {
        let BodyOwner::Function(id) = self.body().owner else {
            return None;
        };
        let function = &self.model().functions[id];
        let access = match function.receiver.as_ref()? {
            Receiver::Value | Receiver::RefMut => Access::Exclusive,
            Receiver::Ref => Access::Shared,
            Receiver::Typed(_) => return None,
        };
        let Parent::Impl(parent) = function.parent else {
            return None;
        };
        let (universe, index) = (self.world.universe(), self.world.index());
        let scope = ItemScope::Impl(ImplRef::new(self.at.file, parent));
        let ty = self.model().impls[parent].self_type;
        let Ty::Adt(object, _) = index.lower_type(universe, self.at.file, ty, scope) else {
            return None;
        };
        let derives = &universe.adt(object).attrs.derives;
        let is_cloned =
            derives.contains(&known::CLONE_TRAIT) || self.implements(object, known::CLONE_TRAIT);
        // A closure may run on another thread while the method goes on.
        (self.body().parent.is_none() && !is_cloned).then_some((object, access))
    }

    /// Is it a method of its type's own methods only, each of which has the object for itself when it calls this one?
    fn is_lent_by_owners(self, object: AdtRef, depth: usize) -> bool {
        let (Some(depth), BodyOwner::Function(id)) = (depth.checked_sub(1), self.body().owner)
        else {
            return false;
        };
        let callers = self.world.callers(FunctionRef::new(self.at.file, id));
        let is_exclusive = |(at, call): &(BodyRef, CallId)| {
            let caller = Self::new(self.world, *at);
            let given = caller.body().calls[*call].args.first();
            let place = given.and_then(|given| self.world.lock_of(*at, given).place);
            let gives_itself =
                place.is_some_and(|it| it.root == LockRoot::Param(0) && it.path.is_empty());
            gives_itself
                && match caller.own_object() {
                    Some((owner, Access::Exclusive)) => owner == object,
                    Some((owner, _)) => owner == object && caller.is_lent_by_owners(object, depth),
                    None => false,
                }
        };
        !self.model().functions[id].is_public
            && !callers.is_empty()
            && callers.iter().all(is_exclusive)
    }

    /// Is it a field that only refers to the lock, as it does in the workers of a pool?
    fn is_borrowed(self, class: LockClass) -> bool {
        let LockClass::Field(owner, name) = class else {
            return true;
        };
        let (universe, index) = (self.world.universe(), self.world.index());
        let ty = index.field(universe, owner, 0, &[], name);
        !matches!(ty, Some(Ty::Adt(..)))
    }
}
