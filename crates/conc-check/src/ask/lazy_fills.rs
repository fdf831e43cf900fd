//! Functions that fill what is not there yet, and then give out a guard of it: `if cell.borrow().is_none() { *cell.borrow_mut()
//! = Some(..) } cell.borrow()`. Who has such a guard calls them again without harm.

use conc_link::{Acquisition, Cfg, Point, Step};
use conc_model::{Access, Body, Terminator};

use super::view::BodyView;

impl<'w> BodyView<'w> {
    /// Is the lock wanted only to fill what was missing, and has the function that gave a guard of it filled that before?
    pub(super) fn is_filled_before(self, since: &[Step], way: &[Step]) -> bool {
        let (Some((gave, [_, ..])), Some(wants)) = (since.split_last(), way.last()) else {
            return false;
        };
        let (gave, wanting) = (
            Self::new(self.world, gave.body),
            Self::new(self.world, wants.body),
        );
        let mut fills = wanting.fills();
        let wanted = fills.find(|own| wanting.call(own.call).name_span() == wants.span);
        let class = wanted.and_then(|wanted| wanted.taken.lock.class);
        class.is_some() && gave.fills().any(|own| own.taken.lock.class == class)
    }

    /// Where the body takes a lock to write after it has looked at the same, and need not come there.
    fn fills(self) -> impl Iterator<Item = &'w Acquisition> {
        let all = &self.world.locks(self.at).acquisitions;
        let cfg = self.flow().cfg();
        all.iter().filter(move |own| {
            let looks = |other: &Acquisition| {
                other.taken.access == Access::Shared
                    && other.taken.lock == own.taken.lock
                    && cfg.leads(other.point, own.point, None)
            };
            own.taken.access == Access::Exclusive
                && all.iter().any(looks)
                && self.returns_without(cfg, own.point)
        })
    }

    fn returns_without(self, cfg: &Cfg, avoided: Point) -> bool {
        let entry = Point {
            block: Body::ENTRY,
            stmt: 0,
        };
        let mut ends = self.body().blocks.entries();
        ends.any(|(block, content)| {
            let end = Point {
                block,
                stmt: u32::try_from(content.stmts.len()).unwrap_or(u32::MAX),
            };
            matches!(content.terminator, Terminator::Return) && cfg.leads(entry, end, Some(avoided))
        })
    }
}
