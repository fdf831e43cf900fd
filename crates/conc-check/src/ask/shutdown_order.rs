//! Shutdown in the wrong order: joins of work that stops only at a signal which is given later, or never.

use conc_link::{BodyRef, LockClass, LockId, LockRoot, Point, World};
use conc_model::{AwaitKind, Effect, LocalId, Operand, Place, StmtKind};
use conc_source::Span;

use super::channels::ChannelPair;
use super::endings::{Ending, Signal, is_same_source};
use super::field_uses::Field;
use super::handle_fields::{HandleField, handle_fields};
use super::loops::LoopView;
use super::signals::{Trigger, triggers};
use super::spawns::Spawn;
use super::view::BodyView;
use crate::ValueKind;

/// How many functions, one below the other, are looked into for a signal.
const CALLS: usize = 2;

/// A join before the signal that ends the joined work.
#[derive(Clone, Debug)]
pub struct LateSignal<'w> {
    /// The join or `await`.
    pub waits: Span,
    /// The loop of the joined work.
    pub looped: LoopView<'w>,
    /// Where the loop looks at the signal.
    pub ending: Ending,
    /// Where the signal is given, after the join.
    pub given: Trigger<'w>,
}

/// A destructor that joins a worker which waits for the end of a channel that the destructed value keeps open.
#[derive(Clone, Debug)]
pub struct LateClose<'w> {
    /// The body of the destructor.
    pub view: BodyView<'w>,
    /// The join in it.
    pub waits: Span,
    /// The loop of the worker.
    pub looped: LoopView<'w>,
    /// The field that holds the sender.
    pub sender: Field,
}

/// A wait for the end of work.
struct Join {
    operand: Operand,
    point: Point,
    span: Span,
}

impl<'w> BodyView<'w> {
    /// Joins of this body that wait for work which only ends at a signal that this body gives later, and nobody else gives.
    #[must_use]
    pub fn late_signals(self) -> Vec<LateSignal<'w>> {
        let mut found = Vec::new();
        for join in self.joins() {
            let works = self.works_behind(&join.operand);
            let late = works.iter().find_map(|work| self.late_signal(&join, work));
            found.extend(late);
        }
        found
    }

    fn late_signal(self, join: &Join, work: &Spawn<'w>) -> Option<LateSignal<'w>> {
        let worker = BodyView::new(self.world, work.runs?);
        let (looped, endings) = worker.loop_with_one_signal(CALLS)?;
        let ending = endings.first()?.clone();
        let names = looped.view.sources_outside(ending.signal.source()?);
        let mut late = None;
        for name in names {
            let signal = match ending.signal {
                Signal::Token(_) => Signal::Token(name),
                Signal::Flag(_) => Signal::Flag(name),
                _ => return None,
            };
            for given in triggers(self.world, &signal) {
                let cfg = self.flow().cfg();
                let is_here = given.call.view.at == self.at;
                if is_here && !cfg.leads(given.point, join.point, Some(given.point)) {
                    let follows = cfg.leads(join.point, given.point, Some(join.point));
                    late = late.or(follows.then_some(given));
                } else if !given.call.view.is_drop() || self.is_drop() {
                    return None;
                }
            }
        }
        Some(LateSignal {
            waits: join.span,
            looped,
            ending,
            given: late?,
        })
    }

    /// Waits for handles, each for one.
    fn joins(self) -> Vec<Join> {
        let body = self.body();
        let mut found = Vec::new();
        for (block, content) in body.blocks.entries() {
            for (stmt, index) in content.stmts.iter().zip(0..) {
                let point = Point { block, stmt: index };
                let (operand, span) = match stmt.kind {
                    StmtKind::Call(id) if self.call(id).has(Effect::Joins) => {
                        let call = &body.calls[id];
                        (call.args.first(), call.name_span)
                    }
                    StmtKind::Await(id) if body.awaits[id].kind == AwaitKind::Single => {
                        let future = body.awaits[id].futures.first();
                        let is_handle = future.is_some_and(|future| self.is_handle(future));
                        (future.filter(|_| is_handle), body.awaits[id].span)
                    }
                    _ => continue,
                };
                let operand = operand.cloned();
                found.extend(operand.map(|operand| Join {
                    operand,
                    point,
                    span,
                }));
            }
        }
        found
    }

    fn is_handle(self, operand: &Operand) -> bool {
        let carried = self.world.carried(self.operand_type(operand).peel_refs());
        let mut kinds = carried.into_iter().map(|(kind, _)| kind);
        kinds.any(|kind| matches!(kind, ValueKind::Handle { .. }))
    }

    /// The work behind a handle: started in this body, or wherever the field is filled from which the handle comes.
    fn works_behind(self, handle: &Operand) -> Vec<Spawn<'w>> {
        let sources = self.world.sources_of(self.at, handle);
        let locals: Vec<LocalId> = sources.iter().filter_map(Place::base_local).collect();
        let own = self
            .spawns()
            .filter(|spawn| locals.contains(&spawn.call.call().dest));
        let own: Vec<_> = own.collect();
        if !own.is_empty() {
            return own;
        }
        let classes = sources
            .into_iter()
            .filter(|place| !place.projections.is_empty());
        let mut fields: Vec<Field> = Vec::new();
        for place in classes {
            if let Some(LockClass::Field(owner, name)) =
                self.world.lock_of(self.at, &Operand::Use(place)).class
                && !fields
                    .iter()
                    .any(|known| known.owner == owner && known.name == name)
            {
                fields.push(Field { owner, name });
            }
        }
        let fields = fields
            .into_iter()
            .filter_map(|field| HandleField::of(self.world, field));
        fields
            .flat_map(|field| field.filled_by(self.world))
            .collect()
    }

    /// A loop of this body, or of a function that it runs, that only one signal ends; with all places that look at it.
    fn loop_with_one_signal(self, depth: usize) -> Option<(LoopView<'w>, Vec<Ending>)> {
        let own = self.loops().find_map(|looped| {
            let endings = looped.endings();
            let first = endings.first()?.signal.clone();
            let is_one = endings
                .iter()
                .all(|ending| is_same_signal(&ending.signal, &first));
            is_one.then_some((looped, endings))
        });
        own.or_else(|| {
            let depth = depth.checked_sub(1)?;
            let mut callees = self.calls().filter_map(super::view::CallView::runs_body);
            callees.find_map(|callee| BodyView::new(self.world, callee).loop_with_one_signal(depth))
        })
    }
}

fn is_same_signal(one: &Signal, other: &Signal) -> bool {
    let same_kind = std::mem::discriminant(one) == std::mem::discriminant(other);
    match (one.source(), other.source()) {
        (Some(a), Some(b)) => same_kind && (a == b || is_same_source(a, b)),
        _ => false,
    }
}

/// All destructors of the package that join a worker before the channel is closed which the worker reads.
#[must_use]
pub fn late_closes(world: &World) -> Vec<LateClose<'_>> {
    let mut found: Vec<LateClose<'_>> = Vec::new();
    for handle in handle_fields(world) {
        let ends = handle.ends(world);
        let joins = ends.into_iter().filter(|end| end.in_drop && !end.aborts);
        for end in joins.filter(|end| !end.view.is_test()) {
            let late = handle.filled_by(world).into_iter().find_map(|work| {
                let worker = BodyView::new(world, work.runs?);
                let (looped, endings) = worker.loop_with_one_signal(CALLS)?;
                let Signal::Channel(source) = &endings.first()?.signal else {
                    return None;
                };
                let sender = end
                    .view
                    .sender_of_self(&looped.view.sources_outside(source))?;
                Some((looped, sender))
            });
            if let Some((looped, sender)) = late
                && !end.view.touches(sender, CALLS)
            {
                found.push(LateClose {
                    view: end.view,
                    waits: end.span,
                    looped,
                    sender,
                });
            }
        }
    }
    found
}

impl<'w> BodyView<'w> {
    /// The field of the type whose destructor this is that holds the sender of one of these receivers.
    fn sender_of_self(self, receivers: &[LockId]) -> Option<Field> {
        let owner = self.dropped_type()?;
        for receiver in receivers {
            let Some(LockRoot::Local(at, local)) = receiver.place.as_ref().map(|place| place.root)
            else {
                continue;
            };
            let maker = Self::new(self.world, at);
            let pair = maker.channels().find(|pair| maker.is_made_of(local, pair));
            let sender = pair.and_then(|pair| maker.variable_of(pair.sender));
            let fields = sender.map(|sender| maker.fields_filled_with(sender));
            let own = fields.into_iter().flatten().find_map(|class| match class {
                LockClass::Field(of, name) if of == owner => Some(Field { owner, name }),
                _ => None,
            });
            if own.is_some() {
                return own;
            }
        }
        None
    }

    /// Is the local the receiver of a channel, perhaps wrapped?
    fn is_made_of(self, local: LocalId, pair: &ChannelPair<'_>) -> bool {
        let sources = self
            .world
            .sources_of(self.at, &Operand::Use(Place::local(local)));
        let made = pair.call.call().dest;
        let receiver = self.variable_of(pair.receiver);
        let mut bases = sources.iter().filter_map(Place::base_local);
        bases.any(|base| base == made || Some(base) == receiver)
    }

    /// Does this body, or a function that it calls, use the field or wake anybody?
    fn touches(self, field: Field, depth: usize) -> bool {
        let mut bodies: Vec<BodyRef> = vec![self.at];
        for _ in 0..depth {
            let inner = bodies.iter().flat_map(|at| self.world.inner_calls(*at));
            let inner: Vec<BodyRef> = inner.map(|inner| inner.target).collect();
            bodies.extend(inner);
        }
        let wakes = |at: &BodyRef| {
            Self::new(self.world, *at)
                .calls()
                .any(|call| call.may_wake())
        };
        let uses = field.uses(self.world);
        bodies.iter().any(wakes) || uses.iter().any(|found| bodies.contains(&found.view.at))
    }
}
