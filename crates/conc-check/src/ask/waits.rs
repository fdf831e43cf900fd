//! Waiting with a lock in hand: calls and awaits that wait for something else while guards are alive.

use conc_link::{
    AdtRef, Held, LockId, LockPlace, Point, Step, Ty, Universe, Wait, WaitPoint, World,
};
use conc_model::{CallId, Effect, GuardKind, Operand, Place, Rvalue, StmtKind, Terminator};
use conc_source::Span;

use super::locks::is_lock;
use super::view::BodyView;
use crate::{EventKind, Finding, LintMeta, LocalId, ValueKind};

/// Something that is waited for while locks are held.
#[derive(Clone, Debug)]
pub struct HeldWait {
    /// What is waited for.
    pub wait: Wait,
    /// The call of this body that waits or leads to it; `None` when a handle is awaited.
    pub call: Option<CallId>,
    /// Where in the flow.
    pub point: Point,
    /// The name of that call, or the `await`.
    pub span: Span,
    /// The operand that it is about, when this body waits itself.
    pub operand: Option<Operand>,
    /// From the called body to the place that waits; empty when this body waits itself.
    pub way: Vec<Step>,
    /// Guards of locks that are surely alive meanwhile; at least one.
    pub held: Vec<Held>,
}

impl BodyView<'_> {
    /// All waits of this body, by itself or through others, during which it surely holds a lock; in the order of the text.
    #[must_use]
    pub fn waits_under_locks(self) -> Vec<HeldWait> {
        if !self.has_lock_guards() {
            return Vec::new();
        }
        let own = self.world.waits(self.at).iter();
        let mut found: Vec<HeldWait> = own.filter_map(|own| self.own_wait(own)).collect();
        for inner in self.world.inner_calls(self.at) {
            let held = self.locks_held_at(inner.point, Some(inner.call));
            if held.is_empty() {
                continue;
            }
            for deep in self.world.waited_by(self.at, inner) {
                found.push(HeldWait {
                    wait: deep.what,
                    call: Some(inner.call),
                    point: inner.point,
                    span: self.body().calls[inner.call].name_span,
                    operand: None,
                    way: deep.way[1..].to_vec(),
                    held: held.clone(),
                });
            }
        }
        found.sort_by_key(|one| one.span.start);
        found
    }

    fn own_wait(self, own: &WaitPoint) -> Option<HeldWait> {
        let held = self.locks_held_at(own.point, own.call);
        (!held.is_empty()).then(|| HeldWait {
            wait: own.wait.clone(),
            call: own.call,
            point: own.point,
            span: own.span,
            operand: own.operand.clone(),
            way: Vec::new(),
            held,
        })
    }

    fn has_lock_guards(self) -> bool {
        let mut values = self.flow().values().iter();
        values.any(|value| matches!(value.kind, ValueKind::Guard(kind) if is_lock(kind)))
    }

    /// Guards of locks that are surely alive while a call or the await of its future waits, without those that the call
    /// gets or gives free.
    #[must_use]
    pub fn locks_held_at(self, point: Point, call: Option<CallId>) -> Vec<Held> {
        let stmt = &self.body().blocks[point.block].stmts[point.stmt as usize];
        let mut held = match stmt.kind {
            StmtKind::Call(call) => self.held_at(call),
            StmtKind::Await(id) => self.world.held_across(self.at, id),
            _ => Vec::new(),
        };
        held.retain(|held| {
            is_lock(held.taken.kind)
                && call.is_none_or(|call| !self.is_given_to(held, call))
                && self.flow().surely_reaches(held.value, point)
        });
        held
    }

    /// Is this operand made from what the guard protects: the guard itself, a part of the locked data, or the result of a
    /// call that got either?
    #[must_use]
    pub fn is_made_from(self, operand: &Operand, held: &Held) -> bool {
        let own = self.world.lock_of(self.at, operand);
        let holders = self.holders_of(held);
        is_within(&own, &held.taken.lock)
            || self
                .world
                .sources_of(self.at, operand)
                .iter()
                .filter_map(Place::base_local)
                .any(|local| holders.contains(&local))
    }

    /// Does the call lend or give the guard, or something made from it, to what it calls?
    #[must_use]
    pub fn uses_guarded_data(self, wait: &HeldWait, held: &Held) -> bool {
        let by_argument = wait.call.is_some_and(|call| {
            let args = &self.body().calls[call].args;
            args.iter().any(|arg| self.is_made_from(arg, held))
        });
        let by_operand = wait
            .operand
            .as_ref()
            .is_some_and(|operand| self.is_made_from(operand, held));
        by_argument || by_operand || is_within(&wait.wait.on, &held.taken.lock)
    }

    /// Does what the call gives go into what the guard protects: `cache.insert(key, load(key))`, `*slot = read()`?
    #[must_use]
    pub fn fills_guarded_data(self, wait: &HeldWait, held: &Held) -> bool {
        let Some(call) = wait.call else {
            return false;
        };
        let result = self.body().calls[call].dest;
        let comes_of_it = |operand: &Operand| {
            let sources = self.world.sources_of(self.at, operand);
            sources
                .iter()
                .any(|place| place.base_local() == Some(result))
        };
        let by_call = self.body().calls.iter().any(|call| {
            let mut args = call.args.iter();
            args.next()
                .is_some_and(|first| self.is_made_from(first, held))
                && args.any(comes_of_it)
        });
        let mut stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        by_call
            || stmts.any(|stmt| match &stmt.kind {
                StmtKind::Assign {
                    dest,
                    value: Rvalue::Use(operand),
                } if !dest.projections.is_empty() => {
                    comes_of_it(operand) && self.is_made_from(&Operand::Use(dest.clone()), held)
                }
                _ => false,
            })
    }

    /// The locals of this body that hold the guard at one time or another.
    fn holders_of(self, held: &Held) -> Vec<LocalId> {
        let value = self.flow().value(held.value);
        let moved = value.events.iter().filter_map(|event| match event.kind {
            EventKind::Moved(local) => Some(local),
            _ => None,
        });
        std::iter::once(value.first_holder).chain(moved).collect()
    }

    /// Does the call get a borrow of the guard, so that it may release it meanwhile?
    #[must_use]
    pub fn is_lent_to(self, held: &Held, call: CallId) -> bool {
        let mut events = self.flow().value(held.value).events.iter();
        events.any(|event| matches!(event.kind, EventKind::Borrowed { call: at, .. } if at == call))
    }

    /// Does the lock protect no data, like a `Mutex<()>` that only lets in one at a time? A struct without fields is none,
    /// either.
    #[must_use]
    pub fn protects_nothing(self, held: &Held) -> bool {
        let guard = self.flow().value(held.value).adt;
        let holders = self.holders_of(held);
        let mut types = holders.iter().map(|local| self.facts().local(*local));
        types.any(|ty| guards_unit(self.world, ty, guard, 4) || self.has_unit_guard(ty, guard))
    }

    /// Is it a type of the group with such a guard of `()` in a field?
    fn has_unit_guard(self, ty: &Ty, guard: AdtRef) -> bool {
        let (index, universe) = (self.world.index(), self.world.universe());
        let Ty::Adt(adt, args) = ty else {
            return false;
        };
        let fields = universe.adt(*adt).variants.iter().flat_map(|v| &v.fields);
        let mut types = fields.filter_map(|field| index.field(universe, *adt, 0, args, field.name));
        !universe.is_library(adt.file) && types.any(|ty| guards_unit(self.world, &ty, guard, 4))
    }

    /// Was the lock free in between, while its holder waited with this guard for a sign of others?
    #[must_use]
    pub fn was_given_free(self, held: &Held) -> bool {
        let mut calls = self.calls_that(Effect::Releases);
        calls.any(|call| self.is_given_to(held, call.id))
    }

    /// Could a blocking lock be free meanwhile: is it held for data with which what is waited for has nothing to do?
    #[must_use]
    pub fn is_held_needlessly(self, wait: &HeldWait, held: &Held) -> bool {
        held.taken.kind == GuardKind::Lock
            && held.taken.shuts_out_all()
            && !self.protects_nothing(held)
            && !self.was_given_free(held)
            && !self.uses_guarded_data(wait, held)
            && !self.fills_guarded_data(wait, held)
    }

    /// Is the guarded data used both before the wait and after it, so that what lies between is one operation on it: a loop
    /// over it, a look and then a change, one that is tried again?
    #[must_use]
    pub fn is_used_on_both_sides(self, wait: &HeldWait, held: &Held) -> bool {
        let value = self.flow().value(held.value);
        let events = value.events.iter().filter_map(|event| {
            let uses = matches!(
                event.kind,
                EventKind::Borrowed { .. }
                    | EventKind::BorrowedBy(_)
                    | EventKind::Read
                    | EventKind::Returned
            );
            uses.then_some(event.point)
        });
        let loops = self.body().blocks.entries().filter_map(|(id, block)| {
            let Terminator::Next { iterator, .. } = block.terminator else {
                return None;
            };
            let goes_over = self.is_made_from(&Operand::Use(Place::local(iterator)), held);
            let stmt = u32::try_from(block.stmts.len()).unwrap_or(u32::MAX);
            goes_over.then_some(Point { block: id, stmt })
        });
        let uses: Vec<Point> = events.chain(loops).collect();
        let cfg = self.flow().cfg();
        let leads = |from: Point, to: Point| from != to && cfg.leads(from, to, Some(value.birth));
        uses.iter().any(|at| leads(*at, wait.point)) && uses.iter().any(|at| leads(wait.point, *at))
    }

    /// The waits of this body that a predicate selects during which it holds a lock needlessly, with the guard. The first
    /// one for each guard says it all. None in what sets a program or static up, when nobody else wants the lock yet.
    #[must_use]
    pub fn needless_holds(
        self,
        selects: impl Fn(&HeldWait, &Held) -> bool,
    ) -> Vec<(HeldWait, Held)> {
        if self.is_main() || self.fills_a_static() {
            return Vec::new();
        }
        let mut found: Vec<(HeldWait, Held)> = Vec::new();
        for wait in self.waits_under_locks() {
            let mut held = wait.held.iter();
            let needless =
                held.find(|held| selects(&wait, held) && self.is_held_needlessly(&wait, held));
            if let Some(held) = needless.cloned()
                && !found.iter().any(|(_, known)| known.value == held.value)
            {
                found.push((wait, held));
            }
        }
        found
    }

    /// A finding that tells both halves: where the lock was taken, and what is waited for meanwhile.
    #[must_use]
    pub fn held_wait_finding(
        self,
        lint: &'static LintMeta,
        (wait, held): (&HeldWait, &Held),
        (message, waits): (String, &str),
    ) -> Finding {
        let primary = if wait.way.is_empty() {
            waits.to_owned()
        } else {
            "this call comes to the wait".to_owned()
        };
        let mut finding = self.finding(lint, message, wait.span, primary);
        self.label_way(&mut finding.labels, &self.way_to(held), "locked here");
        self.label_way(&mut finding.labels, &wait.way, waits);
        finding
    }
}

/// Is it such a guard of `()` or of a struct without fields, or something around one?
fn guards_unit(world: &World, ty: &Ty, guard: AdtRef, depth: usize) -> bool {
    let (Some(depth), Ty::Adt(adt, args)) = (depth.checked_sub(1), ty) else {
        return false;
    };
    if *adt == guard {
        return args.iter().any(|arg| holds_nothing(world.universe(), arg));
    }
    args.iter().any(|arg| guards_unit(world, arg, guard, depth))
}

fn holds_nothing(universe: &Universe, ty: &Ty) -> bool {
    match ty {
        Ty::Tuple(parts) => parts.is_empty(),
        Ty::Adt(adt, _) if !universe.is_library(adt.file) => {
            let variants = &universe.adt(*adt).variants;
            matches!(variants.as_slice(), [only] if only.fields.is_empty())
        }
        _ => false,
    }
}

/// Is it reached through the lock?
fn is_within(part: &LockId, whole: &LockId) -> bool {
    let (Some(part), Some(whole)) = (&part.place, &whole.place) else {
        return false;
    };
    let LockPlace { root, path } = whole;
    part.root == *root && part.path.starts_with(path)
}
