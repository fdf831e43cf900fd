//! In which order locks are taken: a graph of what is waited for while what is held.
//!
//! A node is a class of locks (a field, a static) or a variable; an edge says that somebody waits for one while holding the
//! other, and keeps who. Cycles in the graph are searched in `lock_cycles.rs`.

use std::collections::{HashMap, HashSet};

use conc_link::{AdtRef, BodyRef, Held, LockClass, LockRoot, Point, Step, Taken, Ty, World};
use conc_model::{Access, AwaitKind, CallId, Effect, GuardKind, LocalId, StaticKind};
use conc_source::Span;

use super::filled_locks::FilledLocks;
use super::locks::Wanter;
use super::shared_locks::shared_contents;
use super::view::BodyView;

/// As many ways to come by one edge are kept at most of those that read and write alike.
const MAX_WITNESSES: usize = 24;

/// What the graph takes for one lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Node {
    Class(LockClass),
    Variable(BodyRef, LocalId),
    /// All locks around a type that are reached by neither.
    Around(AdtRef),
    /// No lock, but the object that has such a lock in a field: methods have it for themselves or share it.
    Owner(LockClass),
}

/// Position of a [`Node`] in its [`LockOrder`].
pub(super) type NodeId = usize;

/// Somebody who waits for a lock while holding another.
#[derive(Clone, Debug)]
pub struct OrderWitness {
    /// The body in which both happen, by itself or by calls.
    pub body: BodyRef,
    /// The lock that is held.
    pub held: Taken,
    /// Where it was taken: the calls from this body inwards, the last takes it.
    pub since: Vec<Step>,
    /// The lock that is waited for.
    pub wanted: Taken,
    /// Where this body waits for it: the called name, or where a body runs without being called.
    pub at: Span,
    /// What waits for it there.
    pub by: Wanter,
    /// From the called body to where the lock is taken; empty when this body takes it itself.
    pub way: Vec<Step>,
    /// All locks that are held meanwhile, the one above included.
    pub(super) holds: Vec<(NodeId, Access)>,
    /// Are both outputs of arms of one `join!`?
    pub(super) joined: Option<JoinOrder>,
}

/// How two arms of a `join!` follow each other, which begins with the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JoinOrder {
    /// The lock that is held belongs to the earlier one.
    Forwards,
    /// The earlier one has to wait, so that the later one comes first.
    Backwards,
}

impl OrderWitness {
    /// Is the lock wanted where the same body runs again, deeper in a tree or list, with other objects?
    pub(super) fn goes_down(&self) -> bool {
        self.way.iter().any(|step| step.body == self.body)
    }

    /// Are both locks reached from one object, or at least one of them a static, so that there is little doubt which objects
    /// they are?
    fn is_about_one_object(&self) -> bool {
        let root = |taken: &Taken| taken.lock.place.as_ref().map(|place| place.root);
        let is_static = |root: LockRoot| matches!(root, LockRoot::Static(_));
        match (root(&self.held), root(&self.wanted)) {
            (Some(held), Some(wanted)) => held == wanted || is_static(held) || is_static(wanted),
            _ => false,
        }
    }
}

/// One lock is waited for while the other is held.
#[derive(Debug)]
pub(super) struct Edge {
    pub(super) from: NodeId,
    pub(super) to: NodeId,
    /// The clearest first.
    pub(super) witnesses: Vec<OrderWitness>,
}

/// The graph of a group.
#[derive(Debug, Default)]
pub(super) struct LockOrder {
    ids: HashMap<Node, NodeId>,
    pub(super) edges: Vec<Edge>,
    edge_ids: HashMap<(NodeId, NodeId), usize>,
    /// Locks that somebody takes for himself alone.
    written: Vec<bool>,
    variables: Vec<bool>,
    /// What locks are around that several structs share.
    shared: HashSet<AdtRef>,
    /// Other fields that share their locks.
    filled: FilledLocks,
}

impl LockOrder {
    /// Looks through all bodies of a group.
    pub(super) fn of(world: &World) -> Self {
        let mut order = Self {
            shared: shared_contents(world),
            filled: FilledLocks::of(world),
            ..Self::default()
        };
        for at in world.bodies() {
            order.add_body(BodyView::new(world, at));
        }
        for edge in &mut order.edges {
            edge.witnesses.sort_by_key(|witness| {
                let is_test = BodyView::new(world, witness.body).is_test();
                let steps = witness.since.len() + witness.way.len();
                (is_test, !witness.is_about_one_object(), steps)
            });
        }
        order
    }

    pub(super) fn nodes(&self) -> usize {
        self.written.len()
    }

    /// Does anybody take the lock for himself alone?
    pub(super) fn is_written(&self, node: NodeId) -> bool {
        self.written[node]
    }

    /// Is the lock known by the variable only that leads to it?
    pub(super) fn is_variable(&self, node: NodeId) -> bool {
        self.variables[node]
    }

    fn add_body(&mut self, view: BodyView<'_>) {
        let locks = view.world.locks(view.at);
        for own in &locks.acquisitions {
            self.note_access(view.world, &own.taken);
            if own.waits {
                let wait = Wait::of_call(view, own.call, own.point);
                wait.add(&own.taken, (&[], &[]), self);
            }
        }
        for inner in view.world.inner_calls(view.at) {
            let taken = view.world.taken_by(view.at, inner);
            if taken.is_empty() {
                continue;
            }
            let wait = Wait::of_call(view, inner.call, inner.point);
            for deep in &taken {
                self.note_access(view.world, &deep.what);
                wait.add(&deep.what, (&deep.way[1..], &inner.under), self);
            }
        }
        for run in view.world.implicit_runs(view.at) {
            let wait = Wait {
                view,
                at: run.span,
                by: Wanter::of(&run),
                point: run.point,
                held: view.world.held_at_run(view.at, &run),
            };
            for deep in view.world.taken_by_run(view.at, &run) {
                self.note_access(view.world, &deep.what);
                wait.add(&deep.what, (&deep.way[1..], &[]), self);
            }
        }
        self.add_joins(view);
    }

    /// `join!(a.lock(), b.lock())`: each of the guards waits for the other, in whatever order they come.
    fn add_joins(&mut self, view: BodyView<'_>) {
        for point in view.body().awaits.iter() {
            if !matches!(point.kind, AwaitKind::Join | AwaitKind::TryJoin) {
                continue;
            }
            let futures = point.futures.iter();
            let locals = futures.filter_map(|future| future.place()?.as_local());
            let calls = locals.filter_map(|local| view.world.call_behind(view.at, local));
            let arms: Vec<CallId> = calls.collect();
            let given = self.given_by_arms(view, &arms);
            for (from, held) in &given {
                for (to, wanted) in &given {
                    if from != to && held.at != wanted.at {
                        let is_later = wanted.at.start > held.at.start;
                        let witness = OrderWitness {
                            wanted: wanted.held.clone(),
                            at: wanted.at,
                            way: wanted.since[1..].to_vec(),
                            joined: Some(if is_later {
                                JoinOrder::Forwards
                            } else {
                                JoinOrder::Backwards
                            }),
                            ..held.clone()
                        };
                        self.add(*from, *to, witness);
                    }
                }
            }
        }
    }

    /// The guards that arms of a `join!` give, with where each comes from; what is wanted is filled in later.
    fn given_by_arms(
        &mut self,
        view: BodyView<'_>,
        arms: &[CallId],
    ) -> Vec<(NodeId, OrderWitness)> {
        let mut found = Vec::new();
        for call in arms {
            for deep in view.world.guards_given_by(view.at, *call) {
                let Some(node) = self.node(view.world, &deep.what) else {
                    continue;
                };
                let here = Step {
                    body: view.at,
                    span: view.body().calls[*call].name_span,
                };
                let is_here = deep.way.is_empty();
                let witness = OrderWitness {
                    body: view.at,
                    since: if is_here { vec![here] } else { deep.way },
                    wanted: deep.what.clone(),
                    holds: vec![(node, deep.what.access)],
                    held: deep.what,
                    at: here.span,
                    by: Wanter::Call,
                    way: Vec::new(),
                    joined: None,
                };
                found.push((node, witness));
            }
        }
        found
    }

    fn note_access(&mut self, world: &World, taken: &Taken) {
        if let Some(node) = self.node(world, taken)
            && !matches!(taken.access, Access::Shared | Access::SharedRecursive)
        {
            self.written[node] = true;
        }
    }

    /// The node of a lock that others wait for; none for those that cannot be told apart or belong to one thread.
    pub(super) fn node(&mut self, world: &World, taken: &Taken) -> Option<NodeId> {
        let waits = matches!(
            taken.kind,
            GuardKind::Lock | GuardKind::AsyncLock | GuardKind::Map
        );
        let is_static = matches!(taken.lock.class, Some(LockClass::Static(_)));
        let node = match taken.content {
            Some(content) if !is_static && self.shared.contains(&content) => {
                Some(Node::Around(content))
            }
            _ => node_of(world, taken).map(|node| self.shared_node(node)),
        };
        let node = node.filter(|_| waits)?;
        Some(self.id(node))
    }

    /// The node that stands for all fields which are filled with one lock.
    fn shared_node(&self, node: Node) -> Node {
        match node {
            Node::Class(class) => Node::Class(self.filled.first_of(class)),
            Node::Variable(at, local) => {
                let field = self.filled.of_variable(at, local);
                field.map_or(node, |class| Node::Class(self.filled.first_of(class)))
            }
            other => other,
        }
    }

    fn id(&mut self, node: Node) -> NodeId {
        let next = self.ids.len();
        let id = *self.ids.entry(node).or_insert(next);
        if id == next {
            self.written.push(false);
            self.variables.push(matches!(node, Node::Variable(..)));
        }
        id
    }

    /// The objects that a witness has in hand, like locks around those that it takes. Who makes one has all of it.
    pub(super) fn owners(
        &mut self,
        world: &World,
        witness: &OrderWitness,
    ) -> Vec<(NodeId, Access)> {
        let view = BodyView::new(world, witness.body);
        let mut owned = view.own_locks([&witness.held, &witness.wanted]);
        if let Some(made) = view.object_being_made() {
            let fields = world.universe().adt(made).variants.iter();
            let fields = fields.flat_map(|variant| &variant.fields);
            let locks = fields.map(|field| LockClass::Field(made, field.name));
            owned.extend(locks.map(|class| (class, Access::Exclusive)));
        }
        let owned = owned.into_iter();
        owned
            .map(|(class, access)| (self.id(Node::Owner(class)), access))
            .collect()
    }

    fn add(&mut self, from: NodeId, to: NodeId, witness: OrderWitness) {
        let next = self.edges.len();
        let id = *self.edge_ids.entry((from, to)).or_insert(next);
        if id == next {
            let witnesses = Vec::new();
            self.edges.push(Edge {
                from,
                to,
                witnesses,
            });
        }
        let witnesses = &mut self.edges[id].witnesses;
        // Many readers who wait for nobody leave room for a writer.
        let accesses = |one: &OrderWitness| (one.held.access, one.wanted.access);
        let alike = |known: &&OrderWitness| accesses(known) == accesses(&witness);
        if witnesses.iter().filter(alike).count() < MAX_WITNESSES {
            witnesses.push(witness);
        }
    }
}

fn node_of(world: &World, taken: &Taken) -> Option<Node> {
    let lock = &taken.lock;
    if let Some(class) = lock.class {
        let is_local = match class {
            LockClass::Static(item) => matches!(
                world.universe().static_of(item).kind,
                StaticKind::ThreadLocal | StaticKind::Const
            ),
            LockClass::Field(..) => false,
        };
        return (!is_local).then_some(Node::Class(class));
    }
    let around = taken.content.map(Node::Around);
    match lock
        .place
        .as_ref()
        .map(|place| (place.root, place.path.is_empty()))
    {
        Some((LockRoot::Local(at, local), true))
            if around.is_none() || is_made(world, at, local) =>
        {
            Some(Node::Variable(at, local))
        }
        _ => around,
    }
}

/// Is the variable the lock itself, and not a reference or pointer to one from elsewhere?
fn is_made(world: &World, at: BodyRef, local: LocalId) -> bool {
    match world.facts(at).local(local) {
        Ty::Adt(adt, _) => world.universe().adt_effects(*adt).contains(&Effect::Lock),
        _ => false,
    }
}

/// A place that waits for locks.
pub(super) struct Wait<'w> {
    view: BodyView<'w>,
    at: Span,
    by: Wanter,
    point: Point,
    /// Guards that may be alive there.
    held: Vec<Held>,
}

/// A lock that is surely held, and the way to where it was taken.
pub(super) type Holding = (NodeId, Taken, Vec<Step>);

impl<'w> Wait<'w> {
    pub(super) fn of_call(view: BodyView<'w>, call: CallId, point: Point) -> Self {
        Self {
            view,
            at: view.body().calls[call].name_span,
            by: Wanter::Call,
            point,
            held: view.held_at(call),
        }
    }

    /// Adds an edge from every lock that is held to one that is wanted.
    fn add(
        &self,
        wanted: &Taken,
        (way, under): (&[Step], &[conc_link::Deep<Taken>]),
        order: &mut LockOrder,
    ) {
        let Some(to) = order.node(self.view.world, wanted) else {
            return;
        };
        // Nobody has it, and nobody waits for what nobody knows.
        if self.view.is_of_new_object(wanted, self.at) {
            return;
        }
        let mut holdings = self.holdings(order);
        for deep in under {
            if let Some(node) = order.node(self.view.world, &deep.what) {
                holdings.push((node, deep.what.clone(), deep.way.clone()));
            }
        }
        // Who holds it already does not wait behind others but for himself.
        if holdings.iter().any(|(node, ..)| *node == to) {
            return;
        }
        let holds = |(node, taken, _): &Holding| (*node, taken.access);
        let holds: Vec<_> = holdings.iter().map(holds).collect();
        for (from, held, since) in holdings {
            let witness = OrderWitness {
                body: self.view.at,
                held,
                since,
                wanted: wanted.clone(),
                at: self.at,
                by: self.by,
                way: way.to_vec(),
                holds: holds.clone(),
                joined: None,
            };
            order.add(from, to, witness);
        }
    }

    /// The locks that are surely held there.
    pub(super) fn holdings(&self, order: &mut LockOrder) -> Vec<Holding> {
        let mut found = Vec::new();
        for held in &self.held {
            let surely = self.view.flow().surely_reaches(held.value, self.point);
            if let Some(node) = order.node(self.view.world, &held.taken).filter(|_| surely)
                && !self.view.is_of_new_object(&held.taken, self.at)
            {
                let since = self.view.way_to(held);
                found.push((node, held.taken.clone(), since));
            }
        }
        found
    }
}
