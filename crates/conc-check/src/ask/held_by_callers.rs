//! What is locked whenever a body runs, because everyone holds it who runs that.

use std::collections::HashMap;

use conc_link::{BodyRef, InnerCall, World};
use conc_model::Access;

use super::lock_order::{LockOrder, NodeId, Wait};
use super::view::BodyView;

/// Which locks the callers of a body hold, all of them, whenever it runs.
pub(super) struct Callers<'w> {
    world: &'w World,
    of: HashMap<BodyRef, Vec<(BodyRef, &'w InnerCall)>>,
    known: HashMap<BodyRef, Vec<(NodeId, Access)>>,
}

impl<'w> Callers<'w> {
    pub(super) fn new(world: &'w World) -> Self {
        let mut of: HashMap<BodyRef, Vec<(BodyRef, &InnerCall)>> = HashMap::new();
        for at in world.bodies() {
            for inner in world.inner_calls(at) {
                of.entry(inner.target).or_default().push((at, inner));
            }
        }
        Self {
            world,
            of,
            known: HashMap::new(),
        }
    }

    /// The locks that are held whenever a body begins; none when nobody is seen to run it.
    pub(super) fn hold(&mut self, body: BodyRef, order: &mut LockOrder) -> Vec<(NodeId, Access)> {
        if let Some(known) = self.known.get(&body) {
            return known.clone();
        }
        // A function that calls itself is judged by its other callers.
        self.known.insert(body, Vec::new());
        let callers = self.of.get(&body).cloned().unwrap_or_default();
        let mut common: Option<Vec<(NodeId, Access)>> = None;
        for (at, inner) in callers {
            let wait = Wait::of_call(BodyView::new(self.world, at), inner.call, inner.point);
            let own = wait.holdings(order).into_iter();
            let mut all: Vec<_> = own.map(|(node, taken, _)| (node, taken.access)).collect();
            for deep in &inner.under {
                let node = order.node(self.world, &deep.what);
                all.extend(node.map(|node| (node, deep.what.access)));
            }
            all.extend(self.hold(at, order));
            let so_far = common.take();
            let mut rest = so_far.unwrap_or_else(|| all.clone());
            rest.retain(|(node, _)| all.iter().any(|(other, _)| other == node));
            let is_empty = rest.is_empty();
            common = Some(rest);
            if is_empty {
                break;
            }
        }
        let found = common.unwrap_or_default();
        self.known.insert(body, found.clone());
        found
    }
}
