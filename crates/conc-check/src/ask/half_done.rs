//! What a future has done by half when a loop drops it and goes on.

use conc_link::{BodyRef, CallTarget, LockRoot, Step, Ty};
use conc_model::{CancelLoss, Effect, LocalId, Operand, Place};
use conc_source::Span;

use super::loops::LoopView;
use super::races::Winner;
use super::view::{BodyView, CallView};

/// How many functions of the group are looked into, one below the other.
const DEPTH: usize = 3;

/// A future that is dropped before it is done, again and again.
#[derive(Clone, Debug)]
pub struct HalfDone<'w> {
    /// The call that makes the future, in this body; none for an async block.
    pub call: Option<CallView<'w>>,
    /// The whole branch, or the call with the limit.
    pub future: Span,
    /// The call whose future must not be dropped half-way; the same as `call` if no function is in between.
    pub loses: CallView<'w>,
    /// From the called function, or the async block, to that call; empty when `call` is it.
    pub way: Vec<Step>,
    /// What is done first.
    pub winner: Winner,
}

/// A future that takes something and waits before it is done with it.
#[derive(Clone, Debug)]
pub struct DroppedWork<'w> {
    /// The call that makes the future, in this body; none for an async block.
    pub call: Option<CallView<'w>>,
    /// The whole branch, or the call with the limit.
    pub future: Span,
    /// The receive, or what takes a value out of where it was.
    pub takes: CallView<'w>,
    /// From the called function, or the async block, to that call.
    pub way: Vec<Step>,
    /// The await, in the body of that call, at which the value is in hand.
    pub waits: Span,
    /// What is done first.
    pub winner: Winner,
}

/// A call that loses something, and on what.
struct Losing<'w> {
    call: CallView<'w>,
    on: LockRoot,
    way: Vec<Step>,
}

/// A value in hand.
struct Work<'w> {
    takes: CallView<'w>,
    on: LockRoot,
    way: Vec<Step>,
    waits: Span,
}

impl<'w> BodyView<'w> {
    /// Futures that may have read or written a part of something when a loop drops them: the next round begins in the middle of it. What they read from or write to is there before the loop.
    #[must_use]
    pub fn half_done(self) -> Vec<HalfDone<'w>> {
        let mut found = Vec::new();
        for race in self.dropping_races() {
            let call = self.future_made_by(race.future);
            let losing = match call {
                Some(call) => self.losing(call, CancelLoss::Data, DEPTH),
                None => self.async_block(race.future).and_then(|block| {
                    let (inner, losing) = block.first_losing(CancelLoss::Data, DEPTH)?;
                    let way = std::iter::once(inner.step()).chain(losing.way);
                    Some(Losing {
                        way: way.collect(),
                        ..losing
                    })
                }),
            };
            let losing = losing.filter(|losing| race.looped.outlives(losing.on));
            found.extend(losing.map(|losing| HalfDone {
                call,
                future: race.span,
                loses: losing.call,
                way: losing.way,
                winner: race.winner,
            }));
        }
        found
    }

    /// Branches of `select!` in loops that send what was received from somewhere else: when another branch is done first, the
    /// message is gone.
    #[must_use]
    pub fn lost_messages(self) -> Vec<HalfDone<'w>> {
        let mut found = Vec::new();
        for race in self.dropping_races() {
            let Some(winner) = race.event else {
                continue;
            };
            let send = self.future_made_by(race.future).filter(|call| {
                let loses = Effect::CancelLoses(CancelLoss::Message);
                call.has(loses)
                    && call
                        .call()
                        .args
                        .get(1)
                        .is_some_and(|sent| self.is_passed_on(sent))
            });
            found.extend(send.map(|send| HalfDone {
                call: Some(send),
                future: race.span,
                loses: send,
                way: Vec::new(),
                winner: Winner::Branch(winner),
            }));
        }
        found
    }

    /// Futures that receive a message, or take a value out of a field or queue, and wait for what is done with it: when a loop
    /// drops them, it is gone.
    #[must_use]
    pub fn dropped_work(self) -> Vec<DroppedWork<'w>> {
        let mut found = Vec::new();
        for race in self.dropping_races() {
            let call = self.future_made_by(race.future);
            let inside = match call {
                Some(call) => self
                    .async_callee(call)
                    .map(|body| Self::new(self.world, body)),
                None => self.async_block(race.future),
            };
            let work = inside.and_then(|inside| inside.work_in_hand(DEPTH));
            let Some(work) = work.filter(|work| self.is_of_loop(race.looped, call, work.on)) else {
                continue;
            };
            found.push(DroppedWork {
                call,
                future: race.span,
                takes: work.takes,
                way: work.way,
                waits: work.waits,
                winner: race.winner,
            });
        }
        found
    }

    /// Is what a future takes from there before the loop? The root is one of the called function, if one is called.
    fn is_of_loop(self, looped: LoopView<'w>, call: Option<CallView<'w>>, on: LockRoot) -> bool {
        let Some(call) = call else {
            return looped.outlives(on);
        };
        let LockRoot::Param(param) = on else {
            return false;
        };
        let arg = call.call().args.get(param as usize);
        arg.and_then(|arg| self.root_of(arg))
            .is_some_and(|root| looped.outlives(root))
    }

    /// What this body, or an async function that it awaits, takes and has in hand at an await.
    fn work_in_hand(self, depth: usize) -> Option<Work<'w>> {
        let receives = self.calls_that(Effect::Receives);
        let receives =
            receives.filter(|call| call.waits_for_message() && self.is_awaited_here(*call));
        let mut taken = receives.chain(self.calls_that(Effect::TakesOut));
        let own = taken.find_map(|takes| {
            let waits = self.awaits_work_on(takes)?;
            Some(Work {
                takes,
                on: self.root_of(takes.call().args.first()?)?,
                way: vec![takes.step()],
                waits,
            })
        });
        let depth = depth.checked_sub(1)?;
        own.or_else(|| {
            let mut awaited = self.calls().filter(|call| self.is_awaited_here(*call));
            awaited.find_map(|call| {
                let callee = Self::new(self.world, self.async_callee(call)?);
                let work = callee.work_in_hand(depth)?;
                let LockRoot::Param(param) = work.on else {
                    return None;
                };
                Some(Work {
                    on: self.root_of(call.call().args.get(param as usize)?)?,
                    way: std::iter::once(call.step()).chain(work.way).collect(),
                    ..work
                })
            })
        })
    }

    /// An await of a future that is made of what a call takes, or is that.
    fn awaits_work_on(self, takes: CallView<'_>) -> Option<Span> {
        let taken = takes.call().dest;
        let is_made_of_it = |future: &Operand| {
            let is_itself = future.place().and_then(Place::as_local) == Some(taken);
            !is_itself && self.world.is_made_of(self.at, future, taken)
        };
        let mut awaits = self.body().awaits.iter();
        let work = awaits.find(|point| point.futures.iter().any(is_made_of_it))?;
        (!self.is_put_away(taken, work.span)).then_some(work.span)
    }

    /// Does what a local holds, or a copy of it, go into something that outlives the body, above this place?
    fn is_put_away(self, taken: LocalId, above: Span) -> bool {
        let is_above = |call: &CallView<'_>| {
            let is_future = matches!(
                call.facts().map(|facts| &facts.result),
                Some(Ty::Future { .. })
            );
            !is_future && call.span().end <= above.start
        };
        self.calls().filter(is_above).any(|call| {
            let args = &call.call().args;
            let mut given = args.iter().enumerate().skip(1);
            let takes_it = given.any(|(index, arg)| {
                let is_lent = matches!(call.arg_type(index), Ty::Ref { .. });
                !is_lent && self.world.is_made_of(self.at, arg, taken)
            });
            takes_it
                && args
                    .first()
                    .is_some_and(|into| self.root_of(into).is_some_and(is_given))
        })
    }

    /// The call that this one is, or comes to, whose future must not be dropped half-way.
    fn losing(self, call: CallView<'w>, what: CancelLoss, depth: usize) -> Option<Losing<'w>> {
        if call.has(Effect::CancelLoses(what)) {
            if self.fills_what_nobody_reads(call) {
                return None;
            }
            let on = self.root_of(call.call().args.first()?)?;
            return Some(Losing {
                call,
                on,
                way: Vec::new(),
            });
        }
        let depth = depth.checked_sub(1)?;
        let callee = Self::new(self.world, self.async_callee(call)?);
        let (inner, deeper) = callee.first_losing(what, depth)?;
        // What the function has for itself begins anew with its next call.
        let LockRoot::Param(param) = deeper.on else {
            return None;
        };
        let on = self.root_of(call.call().args.get(param as usize)?)?;
        let step = inner.step();
        Some(Losing {
            on,
            way: std::iter::once(step).chain(deeper.way).collect(),
            ..deeper
        })
    }

    /// Is the buffer that is filled named as one that is not used: does only the end of the wait count?
    fn fills_what_nobody_reads(self, call: CallView<'_>) -> bool {
        let buffer = call.call().args.get(1).and_then(Operand::place);
        let sources = buffer.map(|_| self.world.sources_of(self.at, &call.call().args[1]));
        let mut locals = sources.iter().flatten().filter_map(Place::base_local);
        locals.any(|local| self.name(local).is_some_and(|name| name.starts_with('_')))
    }

    /// The first call in this body, awaited here, that loses something or comes to one that does.
    fn first_losing(self, what: CancelLoss, depth: usize) -> Option<(CallView<'w>, Losing<'w>)> {
        let mut awaited = self.calls().filter(|call| self.is_awaited_here(*call));
        awaited.find_map(|call| Some((call, self.losing(call, what, depth)?)))
    }

    /// The async function of the group that a call runs.
    fn async_callee(self, call: CallView<'w>) -> Option<BodyRef> {
        let is_future = matches!(call.facts()?.result, Ty::Future { .. });
        let body = call.runs_body().filter(|_| is_future)?;
        let target = Self::new(self.world, body);
        target.is_async().then_some(body)
    }

    fn root_of(self, operand: &Operand) -> Option<LockRoot> {
        let lock = self.world.lock_of(self.at, operand);
        lock.place.map(|place| place.root)
    }

    /// Does a value come from a channel, a stream or the like, and is it not a copy of what is kept?
    fn is_passed_on(self, message: &Operand) -> bool {
        let sources = self.world.sources_of(self.at, message);
        let locals: Vec<_> = sources.iter().filter_map(Place::base_local).collect();
        let made = self
            .calls()
            .filter(|call| locals.contains(&call.call().dest));
        let (received, other): (Vec<_>, Vec<_>) = made.partition(|call| call.has(Effect::Receives));
        let is_owned = matches!(message, Operand::Use(_));
        is_owned && !received.is_empty() && other.iter().all(|call| call.hands_on())
    }
}

/// Does it come from outside of the function?
fn is_given(root: LockRoot) -> bool {
    matches!(root, LockRoot::Param(_) | LockRoot::Static(_))
}

impl CallView<'_> {
    /// Does it give what it is given, unwrapped or wrapped?
    fn hands_on(self) -> bool {
        let target = self.facts().map(|facts| facts.target);
        self.has(Effect::Panics) || matches!(target, Some(CallTarget::Constructor(_)))
    }

    fn step(self) -> Step {
        Step {
            body: self.view.at,
            span: self.name_span(),
        }
    }
}

impl LoopView<'_> {
    /// Is what begins there the same in all rounds?
    fn outlives(self, root: LockRoot) -> bool {
        match root {
            LockRoot::Param(_) | LockRoot::Static(_) => true,
            LockRoot::Local(body, local) if body == self.view.at => self.declared_outside(local),
            // What a block within the loop has for itself is made anew, too.
            LockRoot::Local(body, _) => {
                let mut around = std::iter::successors(self.view.parent(), |view| view.parent());
                around.any(|view| view.at == body)
            }
        }
    }
}
