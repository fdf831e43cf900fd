//! Work that a loop does after a pause, where each message begins the pause anew.

use conc_model::{
    Callee, LocalId, Name, Operand, PlaceBase, Projection, Select, SelectBranch, Terminator,
};
use conc_source::Span;

use super::loops::LoopView;
use super::restarted_timers::Timer;
use super::view::{BodyView, CallView};

/// Words for pauses that are meant to begin anew with each message, or for work that only an idle loop has to do.
const IDLE: &[&str] = &[
    "alive",
    "backoff",
    "debounce",
    "delay",
    "grace",
    "heartbeat",
    "idle",
    "inactiv",
    "linger",
    "ping",
    "quiet",
    "retry",
    "silence",
    "stall",
    "timeout",
    "wait",
];

/// Work that is never done while there are messages all the time.
#[derive(Clone, Copy, Debug)]
pub struct PostponedWork<'w> {
    /// What makes the timer, in each round.
    pub made: CallView<'w>,
    /// The loop around the `select!`.
    pub looped: LoopView<'w>,
    /// The branch that waits for the timer.
    pub branch: Span,
    /// The first call of the work.
    pub work: CallView<'w>,
    /// The receive of the other branch.
    pub receive: CallView<'w>,
}

impl<'w> BodyView<'w> {
    /// Work of loops that is due when no message has come for some time, but that does not sound like it.
    #[must_use]
    pub fn postponed_work(self) -> Vec<PostponedWork<'w>> {
        let mut found = Vec::new();
        for (block, content) in self.body().blocks.entries() {
            let Terminator::Select(id) = content.terminator else {
                continue;
            };
            if let Some(looped) = self.loop_around(block) {
                let select = &self.body().selects[id];
                let branches = select.branches.iter();
                found.extend(branches.filter_map(|branch| looped.postponed_by(select, branch)));
            }
        }
        found
    }
}

impl<'w> LoopView<'w> {
    fn postponed_by(
        self,
        select: &'w Select,
        branch: &'w SelectBranch,
    ) -> Option<PostponedWork<'w>> {
        let timer = self
            .timer(branch)
            .filter(|timer| timer.is_new && timer.goes_on)?;
        let mut others = select.branches.iter();
        let receive = others.find_map(|other| self.next_message(other))?;
        let work = self.work_behind(&timer)?;
        let is_idle = timer
            .call
            .call()
            .args
            .iter()
            .any(|arg| timer.call.view.sounds_idle(arg))
            || is_idle_word(work.name());
        (!is_idle).then_some(PostponedWork {
            made: timer.call,
            looped: self,
            branch: branch.span,
            work,
            receive,
        })
    }

    /// The receive for which a branch waits, behind which the next round begins.
    fn next_message(self, branch: &SelectBranch) -> Option<CallView<'w>> {
        let future = branch.future.place()?.as_local()?;
        let call = self.view.calls().find(|call| call.call().dest == future)?;
        let is_same = call
            .receiver()
            .is_some_and(|from| self.declared_outside(from));
        let is_next = call.waits_for_message() && is_same && self.comes_round(branch.handler);
        is_next.then_some(call)
    }

    /// The first call behind a timer, of something of the program or of something that takes time, that the loop does nowhere
    /// else.
    fn work_behind(self, timer: &Timer<'w>) -> Option<CallView<'w>> {
        let handler = timer.branch.span;
        let is_behind = |call: &CallView<'w>| {
            handler.contains(call.span()) && call.span().start > timer.call.span().end
        };
        let mut calls = self.calls();
        calls.find(|call| {
            let mut others = self.calls().filter(|other| !is_behind(other));
            is_behind(call)
                && (call.is_opaque() || call.is_awaited_alone())
                && !others.any(|other| does_as_much(other, *call))
        })
    }
}

impl BodyView<'_> {
    /// Does the name of what an operand comes of say that each message is meant to begin it anew?
    fn sounds_idle(self, operand: &Operand) -> bool {
        let Some(place) = operand.place() else {
            return false;
        };
        let universe = self.world.universe();
        let is_idle = |name: Name| is_idle_word(universe.text(name));
        let fields = place.projections.iter();
        let mut fields = fields.filter_map(|step| match step {
            Projection::Field(name) => Some(*name),
            _ => None,
        });
        fields.any(is_idle)
            || match place.base {
                PlaceBase::Path(path) => {
                    let segments = &self.model().paths[path].segments;
                    segments.iter().any(|segment| is_idle(segment.name))
                }
                PlaceBase::Local(local) => self.local_sounds_idle(local),
            }
    }

    fn local_sounds_idle(self, local: LocalId) -> bool {
        if let Some(name) = self.name(local) {
            return is_idle_word(name);
        }
        let made = self.calls().find(|call| call.call().dest == local);
        made.is_some_and(|made| {
            let is_named = !matches!(made.call().callee, Callee::Value(_));
            is_named && is_idle_word(made.name())
                || made.call().args.iter().any(|arg| self.sounds_idle(arg))
        })
    }
}

/// Do two calls do the same, or of the same kind (`write_all`, `write_u8`) with the same variable?
fn does_as_much(one: CallView<'_>, other: CallView<'_>) -> bool {
    let (verb, other_verb) = (one.name().split('_').next(), other.name().split('_').next());
    let is_same = one.receiver().is_some() && one.receiver() == other.receiver();
    one.name() == other.name() || is_same && verb == other_verb
}

fn is_idle_word(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    IDLE.iter().any(|word| name.contains(word))
}
