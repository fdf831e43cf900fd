//! Loops that wait for a channel to close while their own body owns, through a struct, a sender of it. Senders in variables
//! are in `channels`, senders beside the receiver in one struct in `actors`.

use conc_link::{
    AdtRef, BodyRef, EventKind, LockClass, LockPlace, LockRoot, Origin, ReceiverMode, Ty, ValueId,
};
use conc_model::{
    AggregateKind, CallId, Effect, LocalId, LocalKind, Operand, Place, Rvalue, StmtKind, known,
};

use super::channel_map::KeptChannel;
use super::loops::LoopView;
use super::view::BodyView;

/// How many functions and closures the receiver is followed through.
const DEPTH: usize = 3;

/// A loop that can never end, because its body owns what keeps the channel open.
#[derive(Clone, Copy, Debug)]
pub struct SharedSender<'w> {
    /// The loop over the messages.
    pub looped: LoopView<'w>,
    /// The variable, in the body of the loop, that owns the struct.
    pub owner: LocalId,
    /// The field of the struct with the sender.
    pub sender: LockClass,
}

/// A receiver on its way, in one body.
#[derive(Clone, Copy)]
struct Reader<'w> {
    view: BodyView<'w>,
    receiver: ValueId,
    /// The call that handed it to this function, and the body around that call.
    handed: Option<(BodyView<'w>, CallId)>,
}

impl<'w> KeptChannel<'w> {
    /// Loops that run until this channel is closed, in bodies that own a struct with the sender in this field.
    #[must_use]
    pub fn loops_beside_owner_of(&self, sender: LockClass) -> Vec<SharedSender<'w>> {
        let LockClass::Field(adt, _) = sender else {
            return Vec::new();
        };
        let start = Reader {
            view: self.view,
            receiver: self.pair.receiver,
            handed: None,
        };
        let mut readers = Vec::new();
        add_readers(start, DEPTH, &mut readers);
        let built = self.view.built_here(adt);
        let mut found = Vec::new();
        for reader in readers {
            let view = reader.view;
            if view.closes(reader.receiver) {
                continue;
            }
            let waits = |looped: &LoopView<'_>| {
                let waiting = looped.waits_for_close();
                looped.ends_only_by_condition()
                    && waiting.is_some_and(|waiting| waiting.receiver == reader.receiver)
                    && looped.own_sender_alive().is_none()
            };
            for looped in view.loops().filter(waits) {
                let mut locals = view.body().locals.ids();
                let owner = locals.find(|local| {
                    view.owns_shared(*local, adt)
                        && !view.gives_away_outside(*local, looped)
                        && built.contains(&reader.origin_of(*local))
                });
                found.extend(owner.map(|owner| SharedSender {
                    looped,
                    owner,
                    sender,
                }));
            }
        }
        found
    }
}

impl Reader<'_> {
    /// Where what a variable owns or shares was built.
    fn origin_of(self, local: LocalId) -> Option<LockPlace> {
        let view = self.view;
        let param = view.body().params.iter().position(|param| *param == local);
        let (view, operand) = match (self.handed, param) {
            (Some((caller, call)), Some(position)) => {
                let args = &caller.call(call).call().args;
                (caller, args.get(position)?.clone())
            }
            _ => (view, Operand::Use(Place::local(local))),
        };
        view.world.lock_of(view.at, &operand).place
    }
}

/// The bodies that get the receiver: closures, tasks and functions of the group.
fn add_readers<'w>(reader: Reader<'w>, depth: usize, found: &mut Vec<Reader<'w>>) {
    found.push(reader);
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    let view = reader.view;
    for event in &view.flow().value(reader.receiver).events {
        let (inner, origin, handed) = match event.kind {
            EventKind::Captured(body) => {
                let inner = BodyView::new(view.world, BodyRef::new(view.at.file, body));
                let captures = &inner.body().captures;
                let taken = captures.iter().find(|one| one.outer == event.holder);
                (inner, taken.map(|taken| Origin::Upvar(taken.inner)), None)
            }
            EventKind::Passed { call, arg } if view.call(call).is_opaque() => {
                let Some(callee) = view.call(call).runs_body() else {
                    continue;
                };
                let inner = BodyView::new(view.world, callee);
                let param = inner.body().params.get(arg);
                let origin = param.map(|param| Origin::Param(*param));
                (inner, origin, Some((view, call)))
            }
            _ => continue,
        };
        let kind = view.flow().value(reader.receiver).kind;
        let values = inner.flow().values().iter().zip(0..);
        let own = values.filter(|(value, _)| Some(value.origin) == origin && value.kind == kind);
        for (_, id) in own {
            let next = Reader {
                view: inner,
                receiver: ValueId(id),
                handed,
            };
            add_readers(next, depth, found);
        }
    }
}

impl BodyView<'_> {
    /// Does the body close the channel itself, by its receiver?
    fn closes(self, receiver: ValueId) -> bool {
        self.uses(receiver).any(|call| call.has(Effect::Closes))
    }

    /// The structs of this type that are built here by a literal, as places.
    fn built_here(self, adt: AdtRef) -> Vec<Option<LockPlace>> {
        let stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        let built = stmts.filter_map(|stmt| match &stmt.kind {
            StmtKind::Assign {
                dest,
                value:
                    Rvalue::Aggregate {
                        kind: AggregateKind::Struct { .. },
                        ..
                    },
            } => dest.as_local(),
            _ => None,
        });
        let own = built.filter(
            |local| matches!(self.facts().local(*local), Ty::Adt(built, _) if *built == adt),
        );
        own.map(|local| {
            Some(LockPlace {
                root: LockRoot::Local(self.at, local),
                path: [].into(),
            })
        })
        .collect()
    }

    /// Does a variable own the struct, itself or by a shared pointer or box (not by a weak one or a reference)?
    pub(super) fn owns_shared(self, local: LocalId, adt: AdtRef) -> bool {
        let is_held = self.is_variable(local)
            || (matches!(self.body().locals[local].kind, LocalKind::Upvar(_))
                && self.world.capture_moves(self.at, local));
        let universe = self.world.universe();
        let mut ty = self.facts().local(local).clone();
        for _ in 0..4 {
            let Ty::Adt(outer, _) = ty else {
                return false;
            };
            if outer == adt {
                return is_held;
            }
            let is_pointer = universe.is_library(outer.file)
                && (universe.adt_effects(outer).contains(&Effect::Shares)
                    || universe.adt(outer).name == known::BOX);
            // A weak pointer does not dereference.
            match self.world.index().deref(universe, &ty) {
                Some(inner) if is_pointer => ty = inner,
                _ => return false,
            }
        }
        false
    }

    /// May the variable be given away or be replaced somewhere outside of the loop?
    pub(super) fn gives_away_outside(self, local: LocalId, looped: LoopView<'_>) -> bool {
        let body = self.body();
        let is_it = |operand: &Operand| matches!(operand, Operand::Use(place) if place.as_local() == Some(local));
        let outside = body
            .blocks
            .entries()
            .filter(|(id, _)| !looped.contains(*id));
        outside.into_iter().any(|(_, block)| {
            block.stmts.iter().any(|stmt| match &stmt.kind {
                StmtKind::Call(call) => {
                    let call = self.call(*call);
                    let mode = call.facts().map(|facts| facts.receiver);
                    let is_lent = matches!(mode, Some(ReceiverMode::Ref | ReceiverMode::RefMut));
                    call.call()
                        .args
                        .iter()
                        .skip(usize::from(is_lent))
                        .any(is_it)
                }
                StmtKind::Await(point) => body.awaits[*point].futures.iter().any(is_it),
                StmtKind::Assign { value, .. } => match value {
                    Rvalue::Use(operand) => is_it(operand),
                    Rvalue::Bind { place, by_ref } => !by_ref && place.as_local() == Some(local),
                    Rvalue::Aggregate { operands, .. } => operands.iter().any(is_it),
                    Rvalue::Body(nested) => {
                        self.moves_into(BodyRef::new(self.at.file, *nested), local)
                    }
                    _ => false,
                },
                _ => false,
            })
        })
    }

    fn moves_into(self, nested: BodyRef, local: LocalId) -> bool {
        let captures = &self.world.universe().body(nested).captures;
        let mut taken = captures.iter().filter(|capture| capture.outer == local);
        taken.any(|capture| self.world.capture_moves(nested, capture.inner))
    }
}
