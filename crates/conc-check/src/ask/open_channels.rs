//! Channels that cannot be closed while somebody receives from them, because the object with the receiver also has a
//! sender, however deep. Senders that are local to the receiving body are asked for in `receives.rs`.

use conc_link::{AdtRef, LockClass, LockRoot, Ty};

use super::channel_map::ChannelMap;
use super::view::{BodyView, CallView};

/// How deep a sender may lie in the object.
const DEPTH: usize = 8;

impl CallView<'_> {
    /// Does the object from which the receiver comes keep a sender of the same channel?
    #[must_use]
    pub fn receives_beside_a_sender(self) -> bool {
        let view = self.view;
        let Some(operand) = self.call().args.first() else {
            return false;
        };
        let place = view.world.lock_of(view.at, operand).place;
        let owner = match place.map(|place| place.root) {
            Some(LockRoot::Param(param)) => {
                let outer = view.outermost();
                let local = outer.body().params.get(param as usize);
                local.map(|local| outer.facts().local(*local).clone())
            }
            _ => None,
        };
        let Some(owner) = owner else {
            return false;
        };
        let map = ChannelMap::new(view.world);
        map.channel_of(view, operand).is_some_and(|kept| {
            kept.senders.iter().any(|sender| match sender {
                LockClass::Field(adt, _) => {
                    kept.view.stays_in(*sender) && view.contains(&owner, *adt, DEPTH)
                }
                LockClass::Static(_) => kept.view.stays_in(*sender),
            })
        })
    }
}

impl BodyView<'_> {
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
