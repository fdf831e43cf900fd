//! Two loops that fill each other's channels: each waits for room in that of the other. A loop that fills its own channel is
//! found in `actors.rs`.

use conc_link::World;

use super::channel_map::{ChannelMap, KeptChannel};
use super::view::{BodyView, CallView};

/// A loop that takes from one bounded channel and waits for room in another.
#[derive(Clone, Copy, Debug)]
pub struct Relay<'w> {
    /// The receive in the loop.
    pub receive: CallView<'w>,
    /// The send in the loop, or the call that leads to it.
    pub call: CallView<'w>,
    /// The send further down, when the call only leads to it.
    pub send: Option<CallView<'w>>,
    /// The constructor of the channel that it waits for.
    pub into: CallView<'w>,
    /// The constructor of the channel that it empties.
    from: CallView<'w>,
}

/// Two relays, each of which takes what the other sends.
#[derive(Clone, Copy, Debug)]
pub struct ChannelCycle<'w> {
    /// The one that comes first in the order of the files.
    pub first: Relay<'w>,
    /// The other.
    pub second: Relay<'w>,
}

/// All pairs of loops in the package that fill each other's channels, each pair once.
#[must_use]
pub fn channel_cycles<'w>(world: &'w World, map: &ChannelMap<'w>) -> Vec<ChannelCycle<'w>> {
    let bounded = map.channels().iter();
    if bounded.filter(|kept| kept.fills_up()).count() < 2 {
        return Vec::new();
    }
    let views = world.bodies().map(|at| BodyView::new(world, at));
    let relays = views.filter(|view| !view.is_test());
    let relays: Vec<Relay<'w>> = relays.flat_map(|view| view.relays(map)).collect();
    let mut found: Vec<ChannelCycle<'w>> = Vec::new();
    for (index, first) in relays.iter().enumerate() {
        let second = relays.iter().skip(index + 1).find(|second| {
            let is_circle = is_same(first.into, second.from) && is_same(second.into, first.from);
            is_circle && first.receive.view.at != second.receive.view.at
        });
        let Some(second) = second else {
            continue;
        };
        let is_known = found.iter().any(|known| {
            is_same(known.first.into, first.into) && is_same(known.second.into, second.into)
        });
        if !is_known {
            found.push(ChannelCycle {
                first: *first,
                second: *second,
            });
        }
    }
    found
}

fn is_same(one: CallView<'_>, other: CallView<'_>) -> bool {
    one.view.at == other.view.at && one.id == other.id
}

impl KeptChannel<'_> {
    /// Is there a limit to what it holds, and one receiver?
    fn fills_up(&self) -> bool {
        self.view.may_fill_up(&self.pair)
    }
}

impl<'w> BodyView<'w> {
    /// What the loops of this body relay.
    fn relays(self, map: &ChannelMap<'w>) -> Vec<Relay<'w>> {
        let mut found = Vec::new();
        for looped in self.loops() {
            let receives = looped
                .own_calls()
                .filter(|call| call.waits_for_message() && call.receives_from().is_some());
            let sources = receives.filter_map(|receive| {
                let kept = map.channel_of(self, receive.call().args.first()?)?;
                kept.fills_up().then_some((receive, kept.pair.call))
            });
            let sources: Vec<_> = sources.collect();
            if sources.is_empty() {
                continue;
            }
            for call in looped.calls() {
                let Some((send, into)) = self.waits_for_room_by(call, map) else {
                    continue;
                };
                found.extend(sources.iter().map(|(receive, from)| Relay {
                    receive: *receive,
                    call,
                    send,
                    into,
                    from: *from,
                }));
            }
        }
        found
    }

    /// The constructor of the bounded channel into which a call sends and waits, itself or in the function that it runs; with
    /// the send in there.
    fn waits_for_room_by(
        self,
        call: CallView<'w>,
        map: &ChannelMap<'w>,
    ) -> Option<(Option<CallView<'w>>, CallView<'w>)> {
        if !self.is_awaited_here(call) {
            return None;
        }
        if let Some(into) = self.filled_by(call, map) {
            return Some((None, into));
        }
        let callee = BodyView::new(self.world, call.runs_body().filter(|_| call.is_opaque())?);
        callee.calls().find_map(|send| {
            let into = callee.filled_by(send, map)?;
            callee.is_awaited_here(send).then_some((Some(send), into))
        })
    }

    fn filled_by(self, call: CallView<'w>, map: &ChannelMap<'w>) -> Option<CallView<'w>> {
        if !call.may_wait_for_room() {
            return None;
        }
        let kept = map.channel_of(self, call.call().args.first()?)?;
        kept.fills_up().then_some(kept.pair.call)
    }
}
