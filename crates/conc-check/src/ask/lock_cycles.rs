//! Circles in the order of locks: everyone holds what the one before him waits for.

use conc_link::{BodyRef, Taken, World};
use conc_model::Access;

use super::held_by_callers::Callers;
use super::lock_order::{Edge, JoinOrder, LockOrder, NodeId, OrderWitness};
use super::view::BodyView;

/// Circles of more locks than this are not searched: nobody could check them by reading.
const MAX_LENGTH: usize = 6;

/// The search ends after as many steps, whatever the graph looks like.
const MAX_STEPS: usize = 200_000;

/// Several who wait for each other in a circle: each holds what the one before waits for, the first what the last does.
#[derive(Clone, Debug)]
pub struct LockCycle {
    /// One for each lock of the circle; the first is the one that comes first by file and line.
    pub witnesses: Vec<OrderWitness>,
}

/// All circles in which locks of a group are taken, sorted by where they begin. Of several that share a step, that the same
/// bodies close, or in which one body takes one lock, only the shortest is told: who looks at these bodies sees the others.
#[must_use]
pub fn lock_cycles(world: &World) -> Vec<LockCycle> {
    let order = LockOrder::of(world);
    let candidates = Search::new(&order).run();
    if candidates.is_empty() {
        return Vec::new();
    }
    let mut choice = Choice {
        world,
        order,
        callers: Callers::new(world),
    };
    let mut used = vec![false; choice.order.edges.len()];
    let mut cycles = Vec::new();
    let mut told: Vec<Story> = Vec::new();
    for candidate in candidates {
        if candidate.iter().any(|edge| used[*edge]) {
            continue;
        }
        if let Some(witnesses) = choice.witnesses(&candidate) {
            for edge in &candidate {
                used[*edge] = true;
            }
            let story = Story {
                bodies: witnesses.iter().map(|witness| witness.body).collect(),
                locks: candidate
                    .iter()
                    .map(|edge| choice.order.edges[*edge].from)
                    .collect(),
            };
            if !told.iter().any(|other| other.tells(&story)) {
                told.push(story);
                cycles.push(LockCycle::new(witnesses));
            }
        }
    }
    cycles.sort_by_key(|cycle| place(&cycle.witnesses[0]));
    cycles
}

/// Who closes a circle, and with which locks.
struct Story {
    bodies: Vec<BodyRef>,
    locks: Vec<NodeId>,
}

impl Story {
    /// Does who reads this one see the other, too: is the same lock taken in the same body, or are all bodies the same?
    fn tells(&self, other: &Self) -> bool {
        let is_here = |body: &BodyRef| self.bodies.contains(body);
        let one_lock = self.locks.iter().any(|lock| other.locks.contains(lock));
        let same_bodies =
            other.bodies.iter().all(is_here) && self.bodies.len() == other.bodies.len();
        same_bodies || (one_lock && other.bodies.iter().any(is_here))
    }
}

fn place(witness: &OrderWitness) -> (u32, u32) {
    (witness.body.file.0, witness.at.start)
}

impl LockCycle {
    fn new(mut witnesses: Vec<OrderWitness>) -> Self {
        let first = (0..witnesses.len()).min_by_key(|index| place(&witnesses[*index]));
        witnesses.rotate_left(first.unwrap_or_default());
        Self { witnesses }
    }

    /// The type that a lock is around which one of them has in another field than the one who waits for it.
    #[must_use]
    pub fn shared_content<'w>(&self, world: &'w World) -> Option<&'w str> {
        let (waiting, _) = self.shared_lock()?;
        let universe = world.universe();
        Some(universe.text(universe.adt(waiting.content?).name))
    }

    /// The two fields that were filled with one lock, of which one takes it from the one and the other from the other.
    #[must_use]
    pub fn shared_fields(&self, world: &World) -> Option<(String, String)> {
        let (waiting, holding) = self.shared_lock()?;
        let view = BodyView::new(world, self.witnesses[0].body);
        let name = |taken: &Taken| view.declared_lock(&taken.lock);
        name(waiting).zip(name(holding))
    }

    /// A lock that is waited for by another name than that by which it is held.
    fn shared_lock(&self) -> Option<(&Taken, &Taken)> {
        let holding = self.witnesses.iter().cycle().skip(1);
        let pairs = self.witnesses.iter().zip(holding);
        let mut pairs = pairs.map(|(waiting, next)| (&waiting.wanted, &next.held));
        pairs.find(|(waiting, holding)| waiting.lock.class != holding.lock.class)
    }
}

/// The search for candidates: circles of edges, whoever stands behind them.
struct Search<'o> {
    edges: &'o [Edge],
    /// Edges by the node that they begin at, each list in the order of the graph.
    from: Vec<Vec<usize>>,
    steps: usize,
    found: Vec<Vec<usize>>,
}

impl<'o> Search<'o> {
    fn new(order: &'o LockOrder) -> Self {
        let mut from = vec![Vec::new(); order.nodes()];
        for index in on_circles(order) {
            from[order.edges[index].from].push(index);
        }
        Self {
            edges: &order.edges,
            from,
            steps: 0,
            found: Vec::new(),
        }
    }

    /// All circles, the shortest first; each once, from its node with the lowest number.
    fn run(mut self) -> Vec<Vec<usize>> {
        for length in 2..=MAX_LENGTH {
            for start in 0..self.from.len() {
                self.extend(start, &mut Vec::new(), length);
            }
        }
        self.found
    }

    fn extend(&mut self, start: NodeId, path: &mut Vec<usize>, length: usize) {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return;
        }
        let end = path.last().map_or(start, |edge| self.edges[*edge].to);
        for edge in self.from[end].clone() {
            let to = self.edges[edge].to;
            path.push(edge);
            if path.len() == length {
                if to == start {
                    self.found.push(path.clone());
                }
            } else if to > start && !path.iter().any(|edge| self.edges[*edge].from == to) {
                self.extend(start, path, length);
            }
            path.pop();
        }
    }
}

/// The edges that can lie on a circle: those that are left when dead ends are taken away, again and again.
fn on_circles(order: &LockOrder) -> Vec<usize> {
    let mut left: Vec<usize> = (0..order.edges.len()).collect();
    loop {
        let mut is_begin = vec![false; order.nodes()];
        let mut is_end = vec![false; order.nodes()];
        for edge in &left {
            is_begin[order.edges[*edge].from] = true;
            is_end[order.edges[*edge].to] = true;
        }
        let before = left.len();
        left.retain(|edge| is_end[order.edges[*edge].from] && is_begin[order.edges[*edge].to]);
        if left.len() == before {
            return left;
        }
    }
}

/// Finds those who can really wait for each other.
struct Choice<'w> {
    world: &'w World,
    order: LockOrder,
    callers: Callers<'w>,
}

impl Choice<'_> {
    /// One witness for each edge, so that all of them can be on their way at a time, and none gets any further.
    fn witnesses(&mut self, edges: &[usize]) -> Option<Vec<OrderWitness>> {
        let mut chosen = Vec::new();
        self.choose(edges, &mut chosen)
            .then_some(chosen.into_iter().map(|(witness, _)| witness).collect())
    }

    fn choose(
        &mut self,
        edges: &[usize],
        chosen: &mut Vec<(OrderWitness, Vec<(NodeId, Access)>)>,
    ) -> bool {
        let Some(edge) = edges.get(chosen.len()) else {
            let (last, first) = (chosen.last(), chosen.first());
            let (Some((last, _)), Some((first, _))) = (last, first) else {
                return false;
            };
            return self.blocks(last, first, self.order.edges[edges[0]].from)
                && !is_one_walk(chosen.iter().map(|(witness, _)| witness))
                && !are_joins(chosen.iter().map(|(witness, _)| witness));
        };
        for witness in self.order.edges[*edge].witnesses.clone() {
            let from = self.order.edges[*edge].from;
            let is_blocked = chosen
                .last()
                .is_none_or(|(before, _)| self.blocks(before, &witness, from));
            if !is_blocked || !self.is_in_one_program(chosen, &witness) {
                continue;
            }
            let mut holds = self.callers.hold(witness.body, &mut self.order);
            holds.extend(witness.holds.iter().copied());
            holds.extend(self.order.owners(self.world, &witness));
            if chosen.iter().any(|(_, others)| exclude(others, &holds)) {
                continue;
            }
            chosen.push((witness, holds));
            if self.choose(edges, chosen) {
                return true;
            }
            chosen.pop();
        }
        false
    }

    fn is_in_one_program(
        &self,
        chosen: &[(OrderWitness, Vec<(NodeId, Access)>)],
        witness: &OrderWitness,
    ) -> bool {
        let universe = self.world.universe();
        let mut others = chosen.iter().map(|(other, _)| other.body.file);
        others.all(|other| universe.may_run_together(other, witness.body.file))
    }

    /// Does one who holds a lock keep the one before him waiting? Readers wait for readers when a writer stands between; an
    /// upgradable one keeps writers so far away that other readers pass.
    fn blocks(&self, waiting: &OrderWitness, holding: &OrderWitness, lock: NodeId) -> bool {
        // Who runs a body once more has variables of his own.
        if self.order.is_variable(lock) && waiting.body == holding.body {
            return false;
        }
        let (held, wanted) = (holding.held.access, waiting.wanted.access);
        let lets_writers_come = held != Access::Upgradable && self.order.is_written(lock);
        keeps_out(held, wanted) || (wanted == Access::Shared && lets_writers_come)
    }
}

/// Do all of them run one function that calls itself? It goes from the outer objects to the inner ones, every time.
fn is_one_walk<'o>(mut witnesses: impl Iterator<Item = &'o OrderWitness>) -> bool {
    let Some(first) = witnesses.next() else {
        return false;
    };
    first.goes_down() && witnesses.all(|other| other.body == first.body && other.goes_down())
}

/// Do nothing but `join!`s of locks make up the circle, one of them out of its order? It takes a third who has the first lock
/// for a moment until nobody goes on.
fn are_joins<'o>(mut witnesses: impl Iterator<Item = &'o OrderWitness> + Clone) -> bool {
    let mut backwards = witnesses.clone();
    witnesses.all(|witness| witness.joined.is_some())
        && backwards.any(|witness| witness.joined == Some(JoinOrder::Backwards))
}

/// Do two sets of locks never occur at a time, because of one that is in both?
fn exclude(some: &[(NodeId, Access)], others: &[(NodeId, Access)]) -> bool {
    some.iter().any(|(node, access)| {
        let mut others = others.iter();
        others.any(|(other, wanted)| node == other && keeps_out(*access, *wanted))
    })
}

/// Does one thread that holds a lock keep another one out?
fn keeps_out(held: Access, wanted: Access) -> bool {
    use Access::{Exclusive, Reentrant, Shared, SharedRecursive, Upgradable};
    match (held, wanted) {
        (Exclusive | Reentrant, _) | (_, Exclusive | Reentrant) | (Upgradable, Upgradable) => true,
        (Shared | SharedRecursive | Upgradable, Shared | SharedRecursive | Upgradable) => false,
    }
}

impl BodyView<'_> {
    /// A lock by its declaration: `` `Pool::idle` ``, the static; else as [`BodyView::lock_name`], or by what it protects.
    #[must_use]
    pub fn lock_class_name(self, taken: &Taken) -> String {
        if let Some(name) = self.declared_lock(&taken.lock) {
            return format!("`{name}`");
        }
        match (self.written_lock(&taken.lock), taken.content) {
            (None, Some(adt)) => {
                let universe = self.world.universe();
                format!("the lock of a `{}`", universe.text(universe.adt(adt).name))
            }
            _ => self.lock_name(&taken.lock),
        }
    }
}
