//! Locks that one thread or task takes twice: which guard is still alive when the same lock is waited for again.

use conc_link::{
    Deep, EventKind, Held, ImplicitRun, LockClass, LockId, LockPlace, LockRoot, Point, Step, Taken,
    ValueId, ValueKind, excludes,
};
use conc_model::{Access, Body, CallId, Effect, GuardKind, Id, LocalId, LoopId, Terminator, known};
use conc_source::Span;

use super::view::BodyView;
use crate::{Finding, Label, LintMeta};

/// A lock that is waited for by somebody who holds it.
#[derive(Clone, Debug)]
pub struct Collision {
    /// How it is held.
    pub held: Taken,
    /// Where it was taken: the calls from this body inwards, the last takes it.
    pub since: Vec<Step>,
    /// How the lock is wanted again.
    pub wanted: Taken,
    /// Where this body wants it: the called name, or where a body runs without being called.
    pub at: Span,
    /// The same in the flow.
    pub point: Point,
    /// What wants it there.
    pub by: Wanter,
    /// From the called body to the place where the lock is taken; empty when this body takes it itself.
    pub way: Vec<Step>,
}

/// What wants a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanter {
    /// A call.
    Call,
    /// The `Display` or `Debug` of a value that is made into text.
    Show,
    /// The `Drop` of a value that ends.
    Drop,
}

impl Wanter {
    pub(super) fn of(run: &ImplicitRun) -> Self {
        if run.is_drop { Self::Drop } else { Self::Show }
    }

    /// How it comes to where something is done: `this call comes to where`.
    #[must_use]
    pub fn comes_to_where(self) -> &'static str {
        match self {
            Self::Call => "this call comes to where",
            Self::Show => "the text is made where",
            Self::Drop => "a value is dropped here, and comes to where",
        }
    }
}

impl Collision {
    /// Do the two shut each other out: the second waits for ever, or panics?
    #[must_use]
    pub fn is_exclusive(&self) -> bool {
        excludes(self.held.access, self.wanted.access)
    }

    /// Is a guard that lets others read followed by one that does not?
    #[must_use]
    pub fn is_upgrade(&self) -> bool {
        let shared = matches!(self.held.access, Access::Shared | Access::SharedRecursive);
        shared && self.wanted.access == Access::Exclusive
    }

    /// Does it read what it is already reading, in a way that waits behind a writer who came in between?
    #[must_use]
    pub fn is_recursive_read(&self) -> bool {
        let shared = matches!(self.held.access, Access::Shared | Access::SharedRecursive);
        shared && self.wanted.access == Access::Shared
    }

    /// How it comes to the lock, for a message: ` by this call`; nothing when it takes it here.
    #[must_use]
    pub fn by_what(&self) -> &'static str {
        match self.by {
            Wanter::Call if self.way.is_empty() => "",
            Wanter::Call => " by this call",
            Wanter::Show => " by making text of a value",
            Wanter::Drop => " by the end of a value",
        }
    }

    /// What kind of guard it is about.
    #[must_use]
    pub fn kind(&self) -> GuardKind {
        self.wanted.kind
    }
}

/// Is the guard one of a lock: something that waits for its holder?
#[must_use]
pub fn is_lock(kind: GuardKind) -> bool {
    matches!(kind, GuardKind::Lock | GuardKind::AsyncLock)
}

impl BodyView<'_> {
    /// Every lock that this body wants, itself or through others, while it surely holds it; each call once.
    #[must_use]
    pub fn collisions(self) -> Vec<Collision> {
        let locks = self.world.locks(self.at);
        let mut found: Vec<Collision> = Vec::new();
        // The cheap question first: most bodies hold nothing.
        let mut values = self.flow().values().iter();
        let holds = values.any(|value| matches!(value.kind, ValueKind::Guard(_)));
        for own in locks.acquisitions.iter().filter(|own| holds && own.waits) {
            let taken = (&own.taken, &[][..]);
            found.extend(self.collision_at(own.call, own.point, &[], taken));
        }
        for inner in self.world.inner_calls(self.at) {
            if !holds && inner.under.is_empty() {
                continue;
            }
            let taken: Vec<Deep<Taken>> = self.world.taken_by(self.at, inner);
            let deeper = taken.iter().filter_map(|deep| {
                let taken = (&deep.what, &deep.way[1..]);
                self.collision_at(inner.call, inner.point, &inner.under, taken)
            });
            let deeper = worst(deeper);
            let deeper = deeper.or_else(|| self.collision_with_given(inner));
            found.extend(deeper.filter(|new| !found.iter().any(|known| known.at == new.at)));
        }
        let runs = holds.then(|| self.world.implicit_runs(self.at));
        for run in runs.into_iter().flatten() {
            let taken = self.world.taken_by_run(self.at, &run);
            let held = self.world.held_at_run(self.at, &run);
            let deeper = taken.iter().filter_map(|deep| {
                self.collision_with(
                    &held,
                    (run.span, run.point),
                    &[],
                    (&deep.what, &deep.way[1..]),
                )
            });
            let deeper = worst(deeper).map(|collision| Collision {
                by: Wanter::of(&run),
                ..collision
            });
            found.extend(deeper.filter(|new| !found.iter().any(|known| known.at == new.at)));
        }
        found.sort_by_key(|one| one.at.start);
        found
    }

    /// The collision of a lock that is wanted at a call with what is held there, by this body or by who runs a closure.
    fn collision_at(
        self,
        call: CallId,
        point: Point,
        under: &[Deep<Taken>],
        wanted: (&Taken, &[Step]),
    ) -> Option<Collision> {
        let at = self.body().calls[call].name_span;
        self.collision_with(&self.held_at(call), (at, point), under, wanted)
    }

    fn collision_with(
        self,
        held: &[Held],
        (at, point): (Span, Point),
        under: &[Deep<Taken>],
        (wanted, way): (&Taken, &[Step]),
    ) -> Option<Collision> {
        let mut own = held.iter().filter(|held| {
            let never_both = self.body().are_exclusive(self.held_since(held), at);
            // Who takes a lock in some cases only knows of those further down, too.
            let is_decided_far_away = way.len() > 1 && self.may_be_absent(held, point);
            self.is_same(held, wanted, point) && !never_both && !is_decided_far_away
        });
        let (held, since) = match own.next() {
            Some(held) => (held.taken.clone(), self.way_to(held)),
            None => {
                let under = under.iter().find(|deep| is_same_lock(&deep.what, wanted))?;
                (under.what.clone(), under.way.clone())
            }
        };
        if self.is_filled_before(&since, way) {
            return None;
        }
        Some(Collision {
            held,
            since,
            wanted: wanted.clone(),
            at,
            point,
            by: Wanter::Call,
            way: way.to_vec(),
        })
    }

    /// From this body to the call by which a guard came into being.
    #[must_use]
    pub fn way_to(self, held: &Held) -> Vec<Step> {
        if !held.by.is_empty() {
            return held.by.clone();
        }
        vec![Step {
            body: self.at,
            span: self.held_since(held),
        }]
    }

    /// Guards that stay alive while a call runs, with the locks that they keep.
    #[must_use]
    pub fn held_at(self, call: CallId) -> Vec<Held> {
        let mut held = self.world.held_at(self.at, call);
        held.retain(|held| !self.is_given_to(held, call));
        held
    }

    /// Is the guard an argument of the call which that keeps, gives back in its result, or releases meanwhile?
    pub(super) fn is_given_to(self, held: &Held, call: CallId) -> bool {
        self.is_value_given_to(held.value, call)
    }

    /// As [`Self::is_given_to`], of a value.
    pub(super) fn is_value_given_to(self, value: ValueId, call: CallId) -> bool {
        let releases = self.call(call).has(Effect::Releases);
        let (dest, span) = (self.body().calls[call].dest, self.body().calls[call].span);
        let mut events = self.flow().value(value).events.iter();
        events.any(|event| match event.kind {
            EventKind::Passed { call: other, .. } => other == call,
            EventKind::Moved(to) => to == dest && event.span == span,
            EventKind::Borrowed { call: other, .. } => other == call && releases,
            _ => false,
        })
    }

    fn is_same(self, held: &Held, wanted: &Taken, point: Point) -> bool {
        is_same_lock(&held.taken, wanted)
            && self.flow().surely_reaches(held.value, point)
            && !self.is_another_each_round(held, point)
    }

    /// Is there a way to the point on which the guard has not been taken: `let guard = cond.then(|| lock.lock())`?
    fn may_be_absent(self, held: &Held, point: Point) -> bool {
        let entry = Point {
            block: Body::ENTRY,
            stmt: 0,
        };
        let birth = self.flow().value(held.value).birth;
        birth != entry && self.flow().cfg().leads(entry, point, Some(birth))
    }

    /// Is the lock reached through a variable that a loop binds anew, and the guard one of an earlier round?
    fn is_another_each_round(self, held: &Held, point: Point) -> bool {
        let Some(LockPlace {
            root: LockRoot::Local(at, local),
            ..
        }) = held.taken.lock.place
        else {
            return false;
        };
        at == self.at
            && self
                .loops_around(point)
                .any(|looped| self.is_bound_in(local, looped) && self.enters(held.value, looped))
    }

    fn loops_around(self, point: Point) -> impl Iterator<Item = LoopId> {
        let body = self.body();
        let innermost = body.blocks[point.block].in_loop;
        std::iter::successors(innermost, |looped| body.loops[*looped].parent)
    }

    fn is_bound_in(self, local: LocalId, looped: LoopId) -> bool {
        let span = self.body().locals[local].span;
        self.body().loops[looped].span.contains(span)
    }

    fn enters(self, value: ValueId, looped: LoopId) -> bool {
        let header = self.body().loops[looped].header;
        let alive = self.flow().alive_at_entry(header);
        alive.iter().any(|(other, _)| *other == value)
    }

    /// Does nothing come after a point but a panic, as behind the message of an assertion?
    #[must_use]
    pub fn only_panics_behind(self, point: Point) -> bool {
        let body = self.body();
        let reached = self.flow().cfg().reachable_from(point.block);
        let goes_round = body.loops.iter().any(|it| reached[it.header.index()]);
        let mut ends = body.blocks.entries().filter(|(id, _)| reached[id.index()]);
        !goes_round && ends.all(|(_, block)| !matches!(block.terminator, Terminator::Return))
    }

    /// A lock as the user would write it: `` `self.queue` ``; by its declaration when there is no way to write it.
    #[must_use]
    pub fn lock_name(self, lock: &LockId) -> String {
        let known = self.known_lock_name(lock);
        known.unwrap_or_else(|| "the lock".to_owned())
    }

    /// As [`Self::lock_name`]; none when it has no name at all.
    #[must_use]
    pub fn known_lock_name(self, lock: &LockId) -> Option<String> {
        let written = self.written_lock(lock).or_else(|| self.declared_lock(lock));
        written.map(|written| format!("`{written}`"))
    }

    /// A lock by its declaration: `Pool::idle`, the static.
    pub(super) fn declared_lock(self, lock: &LockId) -> Option<String> {
        let universe = self.world.universe();
        let root = lock.place.as_ref().map(|place| place.root);
        match (lock.class, root) {
            (Some(LockClass::Field(adt, field)), _) => {
                let (adt, field) = (universe.text(universe.adt(adt).name), universe.text(field));
                Some(format!("{adt}::{field}"))
            }
            (Some(LockClass::Static(item)), _) | (None, Some(LockRoot::Static(item))) => {
                Some(universe.text(universe.static_of(item).name).to_owned())
            }
            _ => None,
        }
    }

    /// A lock as this body names it, if it does.
    pub(super) fn written_lock(self, lock: &LockId) -> Option<String> {
        let place = lock.place.as_ref();
        place.and_then(|place| self.written_place(place))
    }

    fn written_place(self, place: &LockPlace) -> Option<String> {
        let universe = self.world.universe();
        let root = match place.root {
            LockRoot::Static(item) => universe.text(universe.static_of(item).name).to_owned(),
            LockRoot::Param(index) => {
                let view = self.outermost();
                let local = view.body().params.get(index as usize)?;
                view.name(*local)?.to_owned()
            }
            LockRoot::Local(at, local) => Self::new(self.world, at).name(local)?.to_owned(),
        };
        let fields = place.path.iter().filter(|name| **name != known::CONTENT);
        let fields = fields.map(|name| universe.text(*name));
        Some(fields.fold(root, |written, field| format!("{written}.{field}")))
    }

    pub(super) fn outermost(self) -> Self {
        let mut view = self;
        while let Some(parent) = view.parent() {
            view = parent;
        }
        view
    }

    /// Where the guard was taken, in this body.
    #[must_use]
    pub fn held_since(self, held: &Held) -> Span {
        self.taken_at(self.flow().value(held.value))
    }

    /// A finding that tells both halves of a collision: where the lock was taken, and where it is wanted again.
    #[must_use]
    pub fn collision_finding(
        self,
        lint: &'static LintMeta,
        collision: &Collision,
        (message, again, first): (String, &str, &str),
    ) -> Finding {
        let primary = if collision.way.is_empty() {
            again.to_owned()
        } else {
            format!("{} it is {again}", collision.by.comes_to_where())
        };
        let mut finding = self.finding(lint, message, collision.at, primary);
        self.label_way(&mut finding.labels, &collision.since, first);
        self.label_way(&mut finding.labels, &collision.way, again);
        finding
    }

    /// Labels for the calls on a way; the last says what happens there.
    pub fn label_way(self, labels: &mut Vec<Label>, way: &[Step], end: &str) {
        for (index, step) in way.iter().enumerate() {
            let is_last = index + 1 == way.len();
            let text = if is_last { end } else { "by way of this call" };
            labels.push(Self::new(self.world, step.body).label(step.span, text));
        }
    }
}

/// The first that never goes on; else the first.
fn worst(collisions: impl Iterator<Item = Collision>) -> Option<Collision> {
    let mut first = None;
    for collision in collisions {
        if collision.is_exclusive() {
            return Some(collision);
        }
        first.get_or_insert(collision);
    }
    first
}

/// Is it surely one lock, and one that guards of one kind keep?
pub(super) fn is_same_lock(held: &Taken, wanted: &Taken) -> bool {
    held.lock.place.is_some() && held.lock.place == wanted.lock.place && held.kind == wanted.kind
}
