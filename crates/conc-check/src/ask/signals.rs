//! Who gives a stop signal, and where. Who looks at it is asked in `endings.rs`.

use conc_link::{LockId, Point, World};
use conc_model::{Effect, StmtKind};
use conc_source::Span;

use super::endings::{Signal, is_same_source};
use super::view::{BodyView, CallView};

/// A place where a stop signal is given.
#[derive(Clone, Copy, Debug)]
pub struct Trigger<'w> {
    /// The call that gives it.
    pub call: CallView<'w>,
    /// Where in the flow of its body.
    pub point: Point,
}

impl Trigger<'_> {
    /// The called name.
    #[must_use]
    pub fn span(&self) -> Span {
        self.call.name_span()
    }
}

impl<'w> BodyView<'w> {
    /// Where this body itself gives a signal: cancels the token, writes the flag, or closes the channel.
    #[must_use]
    pub fn triggers_of(self, signal: &Signal) -> Vec<Trigger<'w>> {
        let (Some(source), Some(effect)) = (signal.source(), given_by(signal)) else {
            return Vec::new();
        };
        // The cheap question first: this one is asked about all bodies.
        if !self.facts().effects.may_have(effect) {
            return Vec::new();
        }
        let given = |call: &CallView<'_>| call.gives(signal, source);
        self.calls_with_points()
            .filter(|(call, _)| given(call))
            .map(|(call, point)| Trigger { call, point })
            .collect()
    }

    /// All calls with their places in the flow, in the order of the blocks.
    pub fn calls_with_points(self) -> impl Iterator<Item = (CallView<'w>, Point)> {
        let body = self.body();
        body.blocks.entries().flat_map(move |(block, content)| {
            let stmts = content.stmts.iter().zip(0..);
            stmts.filter_map(move |(stmt, index)| match stmt.kind {
                StmtKind::Call(call) => Some((self.call(call), Point { block, stmt: index })),
                _ => None,
            })
        })
    }
}

impl CallView<'_> {
    fn gives(self, signal: &Signal, source: &LockId) -> bool {
        given_by(signal).is_some_and(|effect| self.has(effect)) && {
            let first = self.call().args.first();
            let own = first.map(|arg| self.view.world.lock_of(self.view.at, arg));
            own.is_some_and(|mut own| {
                self.view.outermost().name_by_class(&mut own);
                is_same_source(&own, source)
            })
        }
    }

    /// Does it wake somebody who waits: by a message, a closed channel or connection, a notification, or by ending a task?
    #[must_use]
    pub fn may_wake(self) -> bool {
        let wakes = [
            Effect::Sends,
            Effect::Closes,
            Effect::Drops,
            Effect::Notifies,
            Effect::Aborts,
            Effect::Cancels,
            Effect::CallsBack,
            Effect::Limits,
        ];
        wakes.iter().any(|effect| self.has(*effect))
    }
}

/// What a call does that gives the signal; nothing for signals that are not given by calls.
fn given_by(signal: &Signal) -> Option<Effect> {
    match signal {
        Signal::Token(_) => Some(Effect::Cancels),
        Signal::Flag(_) => Some(Effect::Stores),
        _ => None,
    }
}

/// Where non-test code of the package gives a signal.
#[must_use]
pub fn triggers<'w>(world: &'w World, signal: &Signal) -> Vec<Trigger<'w>> {
    let views = world.bodies().map(|at| BodyView::new(world, at));
    let views = views.filter(|view| !view.is_test());
    views.flat_map(|view| view.triggers_of(signal)).collect()
}
