//! Tokens and stop flags that get lost because new ones are written over them, while work still listens to the old ones.
//! Handles of which the same is true are `overwritten.rs`; signals that nobody gives at all are `watched_only.rs`.

use conc_link::{BodyRef, Point};
use conc_model::{
    Callee, Effect, LocalId, LocalKind, Operand, Place, Projection, Rvalue, StmtKind,
};
use conc_source::Span;

use super::handle_fields::Destination;
use super::local_uses::LocalUse;
use super::spawns::Spawn;
use super::view::{BodyView, CallView};

/// A signal that is lost.
#[derive(Clone, Debug)]
pub struct OverwrittenSignal<'w> {
    /// What starts the work that listens to it.
    pub spawn: Spawn<'w>,
    /// The assignment.
    pub at: Span,
    /// What is written to, as the user calls it.
    pub name: String,
    /// Is it a token (otherwise a flag)?
    pub is_token: bool,
}

impl<'w> BodyView<'w> {
    /// Tokens and flags of which this body has given a clone to work that goes on, and which it then replaces without having
    /// given the signal.
    #[must_use]
    pub fn overwritten_signals(self) -> Vec<OverwrittenSignal<'w>> {
        let made: Vec<_> = self.calls().filter(|call| call.makes_signal()).collect();
        if made.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (block, content) in self.body().blocks.entries() {
            for (stmt, index) in content.stmts.iter().zip(0..) {
                let point = Point { block, stmt: index };
                if let StmtKind::Assign { dest, value } = &stmt.kind
                    && let Rvalue::Use(Operand::Use(from)) = value
                    && let Some(made) = self.fresh_signal(from, &made)
                    && let Some(name) = self.written_name(dest)
                    && let Some(spawn) = self.listener_before(dest, point)
                {
                    found.push(OverwrittenSignal {
                        spawn,
                        at: stmt.span,
                        name,
                        is_token: made.makes_token(),
                    });
                }
            }
        }
        found
    }

    /// The call that makes the signal which is read from this temporary, perhaps put into a shared pointer.
    fn fresh_signal(self, from: &Place, made: &[CallView<'w>]) -> Option<CallView<'w>> {
        let mut call = self.defining_call(from.as_local()?)?;
        for _ in 0..3 {
            if made.iter().any(|made| made.id == call.id) {
                return Some(call);
            }
            let wraps = matches!(call.call().callee, Callee::Path(_)) && call.effects().is_empty();
            let [Operand::Use(inner)] = call.call().args.as_slice() else {
                return None;
            };
            if !wraps || !call.is_of_library() {
                return None;
            }
            call = self.defining_call(inner.as_local()?)?;
        }
        None
    }

    /// The name of a variable, or of a field of something from outside; fields of other things may be anywhere.
    fn written_name(self, dest: &Place) -> Option<String> {
        let base = dest.base_local()?;
        let is_outside = matches!(
            self.body().locals[base].kind,
            LocalKind::Param | LocalKind::Upvar(_)
        );
        if !dest.projections.is_empty() && !is_outside {
            return None;
        }
        let mut name = self.name(base)?.to_owned();
        for step in &dest.projections {
            match step {
                Projection::Field(field) => {
                    name.push('.');
                    name.push_str(self.world.universe().text(*field));
                }
                Projection::Deref => {}
                _ => return None,
            }
        }
        Some(name)
    }

    /// The work that has got a clone of what the place holds before it is replaced, if nothing else is done with the place on
    /// the way there.
    fn listener_before(self, dest: &Place, lost: Point) -> Option<Spawn<'w>> {
        let cfg = self.flow().cfg();
        let mut listener = None;
        for (used, point) in self.uses_of_place(dest) {
            if !cfg.leads(point, lost, None) {
                continue;
            }
            let clone = match used {
                PlaceUse::Replaced => continue,
                PlaceUse::Cloned(clone) => clone,
                PlaceUse::Other => return None,
            };
            // A clone that stays here is for what is done here.
            if let Some(spawn) = self.spawn_with(clone, 2) {
                listener = Some(spawn);
            }
        }
        listener.filter(|spawn| {
            let goes_on = matches!(
                spawn.destination(),
                Destination::NoHandle | Destination::Lost | Destination::Fields(_)
            );
            goes_on && self.drop_detaches(spawn)
        })
    }

    /// The spawn that runs what has got this local, by itself or through a variable.
    fn spawn_with(self, local: LocalId, moves: usize) -> Option<Spawn<'w>> {
        let uses = self.uses_of(local)?;
        uses.into_iter().find_map(|found| match found {
            LocalUse::Captured { by, .. } => self.spawn_of(by.at),
            LocalUse::Argument { call, .. } if call.gives_future() => {
                self.spawn_of(call.runs_body()?)
            }
            LocalUse::Given(place) => self.spawn_with(place.as_local()?, moves.checked_sub(1)?),
            _ => None,
        })
    }

    fn spawn_of(self, body: BodyRef) -> Option<Spawn<'w>> {
        self.spawns().find(|spawn| spawn.runs == Some(body))
    }
}

/// What is done with a place that holds a signal.
#[derive(Clone, Copy)]
enum PlaceUse {
    /// It gets a new one.
    Replaced,
    /// It is cloned into this local.
    Cloned(LocalId),
    /// It, or what it is in, is given, looked at, moved or lent.
    Other,
}

impl BodyView<'_> {
    fn uses_of_place(self, place: &Place) -> Vec<(PlaceUse, Point)> {
        let mut found = Vec::new();
        let body = self.body();
        for (block, content) in body.blocks.entries() {
            for (stmt, index) in content.stmts.iter().zip(0..) {
                let used = match &stmt.kind {
                    StmtKind::Assign { dest, value } => self.use_by_assignment(place, dest, value),
                    StmtKind::Call(id) => self.use_by_call(place, self.call(*id)),
                    StmtKind::Await(id) => {
                        let mut futures = body.awaits[*id].futures.iter();
                        futures
                            .any(|future| overlaps(future, place))
                            .then_some(PlaceUse::Other)
                    }
                    StmtKind::Discard { .. } | StmtKind::EndScope(_) => None,
                };
                found.extend(used.map(|used| (used, Point { block, stmt: index })));
            }
        }
        found
    }

    fn use_by_assignment(self, place: &Place, dest: &Place, value: &Rvalue) -> Option<PlaceUse> {
        if steps(dest).eq(steps(place)) && dest.base == place.base {
            return Some(PlaceUse::Replaced);
        }
        let is_captured = matches!(value, Rvalue::Body(nested) if {
            let captures = &self.model().bodies[*nested].captures;
            captures.iter().any(|capture| Some(capture.outer) == place.base_local())
        });
        let is_read = match value {
            Rvalue::Bind { place: bound, .. } => bound.base == place.base,
            Rvalue::Use(operand) => overlaps(operand, place),
            other => other
                .operands()
                .iter()
                .any(|operand| overlaps(operand, place)),
        };
        (is_captured || is_read).then_some(PlaceUse::Other)
    }

    fn use_by_call(self, place: &Place, call: CallView<'_>) -> Option<PlaceUse> {
        let args = &call.call().args;
        if !args.iter().any(|arg| overlaps(arg, place)) {
            return None;
        }
        let is_it = |arg: &Operand| {
            arg.place()
                .is_some_and(|arg| arg.base == place.base && steps(arg).eq(steps(place)))
        };
        let narrows = |effect: &Effect| *effect == Effect::Narrows;
        let clones = call.is_of_library()
            && call.effects().iter().all(narrows)
            && args.first().is_some_and(is_it)
            && call.gives_signal();
        Some(if clones {
            PlaceUse::Cloned(call.call().dest)
        } else {
            PlaceUse::Other
        })
    }
}

/// Does the operand lead to the place, to what it is in, or to a part of it?
fn overlaps(operand: &Operand, place: &Place) -> bool {
    operand.place().is_some_and(|other| {
        let pairs = steps(other).zip(steps(place));
        other.base == place.base && { pairs }.all(|(one, other)| one == other)
    })
}

/// The projections without the dereferences, which differ from use to use.
fn steps(place: &Place) -> impl Iterator<Item = &Projection> {
    let steps = place.projections.iter();
    steps.filter(|step| !matches!(step, Projection::Deref))
}
