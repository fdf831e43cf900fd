//! Work that goes on after its waiter has given up: a handle under a timeout, an answer that comes too late.

use conc_link::{BodyRef, EventKind, ImplRef, ItemScope, Ty, Value, ValueId};
use conc_model::{AwaitId, CallId, Effect, LocalId, LocalKind, Operand, Place, StmtKind};
use conc_source::Span;

use super::spawns::Spawn;
use super::view::{BodyView, CallView};
use crate::{Applicability, Edit, Suggestion};

/// Work that nobody waits for any more when a timeout has passed, and that is not told.
#[derive(Clone, Copy, Debug)]
pub struct TimedOutWork<'w> {
    /// What starts it.
    pub spawn: Spawn<'w>,
    /// The call that gives up after a while: its name.
    pub gives_up: Span,
    /// Is it the handle that is dropped then (otherwise a message comes too late)?
    pub drops_handle: bool,
    /// Is it a branch of a `select!`, which gives up when another one is done first?
    pub in_select: bool,
    /// The handle's variable, if it has one.
    pub handle: Option<&'w str>,
    /// The call that gives up on the handle, and the await of what it makes.
    waits: Option<(CallView<'w>, AwaitId)>,
}

impl<'w> BodyView<'w> {
    /// Work that this body starts and waits for with a timeout, and that looks at no signal by which it could be ended.
    #[must_use]
    pub fn timed_out_work(self) -> Vec<TimedOutWork<'w>> {
        let spawns: Vec<Spawn<'w>> = self.spawns().collect();
        let by_handle = spawns
            .iter()
            .filter_map(|spawn| self.times_out_handle(*spawn));
        let mut found: Vec<TimedOutWork<'w>> = by_handle.collect();
        found.extend(spawns.iter().filter_map(|spawn| self.loses_handle(*spawn)));
        found.extend(self.late_answers(&spawns));
        found.retain(|work| !work.spawn.watches_for_its_end());
        found
    }

    /// `timeout(limit, handle).await`, with the handle moved in: dropped with the timeout, it detaches.
    fn times_out_handle(self, spawn: Spawn<'w>) -> Option<TimedOutWork<'w>> {
        if !self.drop_detaches(&spawn) {
            return None;
        }
        let handle = self.handles_of(spawn.call.id).next()?;
        let awaited = handle.events.iter().find_map(|event| match event.kind {
            EventKind::Awaited(id) => Some(id),
            _ => None,
        })?;
        let gives_up = self.timeout_behind(awaited)?;
        (!self.uses_while_it_runs(handle)).then(|| TimedOutWork {
            spawn,
            gives_up: gives_up.name_span(),
            drops_handle: true,
            in_select: false,
            handle: self.names_of(handle).next(),
            waits: Some((gives_up, awaited)),
        })
    }

    /// `select! { r = handle => .., .. }`, with the handle moved in: dropped when another branch is done first, it detaches.
    fn loses_handle(self, spawn: Spawn<'w>) -> Option<TimedOutWork<'w>> {
        if !self.drop_detaches(&spawn) || !spawn.takes_long() {
            return None;
        }
        let handle = self.handles_of(spawn.call.id).next()?;
        let moved = handle.events.iter().filter_map(|event| match event.kind {
            EventKind::Moved(local) => Some(local),
            _ => None,
        });
        let holders: Vec<LocalId> = std::iter::once(handle.first_holder).chain(moved).collect();
        let is_it = |future: &Operand| match future {
            Operand::Use(place) => place.as_local().is_some_and(|at| holders.contains(&at)),
            _ => false,
        };
        let mut selects = self.body().selects.iter();
        let branch = selects.find_map(|select| {
            let mut branches = select.branches.iter();
            let branch = branches.find(|branch| is_it(&branch.future))?;
            (select.branches.len() > 1).then_some(branch)
        })?;
        (!self.uses_while_it_runs(handle)).then(|| TimedOutWork {
            spawn,
            gives_up: branch.span,
            drops_handle: true,
            in_select: true,
            handle: self.names_of(handle).next(),
            waits: None,
        })
    }

    /// Does anything but the wait use the handle, like what aborts the work later?
    fn uses_while_it_runs(self, handle: &Value) -> bool {
        handle.events.iter().any(|event| match event.kind {
            EventKind::Borrowed { call, .. } => !self.call(call).only_looks(),
            EventKind::BorrowedBy(_) | EventKind::Captured(_) => true,
            _ => false,
        })
    }

    /// The variables in which a value lies, one after the other.
    fn names_of(self, value: &Value) -> impl Iterator<Item = &'w str> {
        let moved = value.events.iter().filter_map(|event| match event.kind {
            EventKind::Moved(local) => Some(local),
            _ => None,
        });
        let holders = std::iter::once(value.first_holder).chain(moved);
        let variables = holders.filter(move |local| self.is_variable(*local));
        variables.filter_map(move |local| self.name(local))
    }

    /// The call whose future is awaited there, if it gives up after a while.
    fn timeout_behind(self, awaited: AwaitId) -> Option<CallView<'w>> {
        let mut futures = self.body().awaits[awaited].futures.iter();
        let made = futures.next()?.place().and_then(Place::as_local)?;
        let call = self.calls().find(|call| call.call().dest == made)?;
        (call.has(Effect::Timed) && !call.has(Effect::Receives)).then_some(call)
    }

    /// `answers.recv_timeout(limit)` once, where the only one to answer was started here and is left alone.
    fn late_answers(self, spawns: &[Spawn<'w>]) -> Vec<TimedOutWork<'w>> {
        let receives = |call: &CallView<'w>| {
            let is_timed = call.has(Effect::Receives) && call.has(Effect::Timed);
            is_timed && !self.is_repeated(call.id)
        };
        let mut found = Vec::new();
        for call in self.calls().filter(receives) {
            let pair = self
                .channels()
                .find(|pair| self.uses(pair.receiver).any(|used| used.id == call.id));
            let Some(pair) = pair else { continue };
            // A second receive may be the one that waits to the end.
            if self.uses(pair.receiver).count() != 1 {
                continue;
            }
            let answers = |spawn: &&Spawn<'w>| {
                let takes_part = self.takes_along(pair.sender, spawn.runs);
                spawn.fate.is_lost() && takes_part && spawn.takes_long()
            };
            found.extend(spawns.iter().find(answers).map(|spawn| TimedOutWork {
                spawn: *spawn,
                gives_up: call.name_span(),
                drops_handle: false,
                in_select: false,
                handle: None,
                waits: None,
            }));
        }
        found
    }

    fn is_repeated(self, call: CallId) -> bool {
        let at = self.point_of(call);
        at.is_none_or(|point| self.body().blocks[point.block].in_loop.is_some())
    }

    /// Is the value, or a clone of it, moved into this body?
    fn takes_along(self, value: ValueId, runs: Option<BodyRef>) -> bool {
        let Some(runs) = runs.filter(|runs| runs.file == self.at.file) else {
            return false;
        };
        let mut ends = std::iter::once(value).chain(self.derived_from(value));
        ends.any(|end| {
            let events = &self.flow().value(end).events;
            events
                .iter()
                .any(|event| event.kind == EventKind::Captured(runs.id))
        })
    }
}

impl<'w> TimedOutWork<'w> {
    /// `timeout(limit, &mut handle).await` with `handle.abort()` behind it, where what comes of the wait goes into a variable or
    /// nowhere: work that is done by then is not changed by that.
    #[must_use]
    pub fn abort_behind(&self) -> Option<Suggestion> {
        let (call, awaited) = self.waits?;
        let view = call.view;
        let body = view.body();
        let local = call.call().args.last()?.place()?.as_local()?;
        let name = view.name(local)?;
        let LocalKind::Variable { mutable } = body.locals[local].kind else {
            return None;
        };
        let outcome = &body.awaits[awaited];
        // Of nothing else it is certain that the statement ends behind the wait.
        let is_named = view.is_variable(outcome.dest) && view.name(outcome.dest) != Some(name);
        let mut stmts = body.blocks.iter().flat_map(|block| &block.stmts);
        let is_thrown_away = stmts.any(
            |stmt| matches!(stmt.kind, StmtKind::Discard { local, .. } if local == outcome.dest),
        );
        let abort = view.abort_of_handle(view.facts().local(local))?;
        let arg = call.call().named_arg?;
        let declared = body.locals[local].span;
        // What a macro wrote does not stand where its parts point at.
        let is_written = [arg, declared]
            .iter()
            .all(|span| span.len() as usize == name.len())
            && call.span().contains(arg)
            && call.span().end <= outcome.span.start
            && declared.end <= call.span().start;
        let insert = |at: u32, text: String| Edit {
            file: view.file(),
            span: Span::new(at, at),
            text,
        };
        let mut edits = Vec::new();
        if !mutable {
            edits.push(insert(declared.start, "mut ".to_owned()));
        }
        edits.push(insert(arg.start, "&mut ".to_owned()));
        edits.push(insert(outcome.span.end, format!(";\n{name}.{abort}()")));
        ((is_named || is_thrown_away) && is_written).then(|| Suggestion {
            title: format!("lend it `{name}`, and abort the task behind it"),
            applicability: Applicability::MachineApplicable,
            edits,
        })
    }
}

impl<'w> BodyView<'w> {
    /// What the function is called by which the handle of a library ends its task at once.
    fn abort_of_handle(self, handle: &Ty) -> Option<&'w str> {
        let Ty::Adt(adt, _) = handle else {
            return None;
        };
        let universe = self.world.universe();
        let model = universe.model(adt.file);
        let functions = model.impls.entries().filter(|(id, item)| {
            let scope = ItemScope::Impl(ImplRef::new(adt.file, *id));
            let index = self.world.index();
            let ty = index.lower_type(universe, adt.file, item.self_type, scope);
            matches!(ty, Ty::Adt(of, _) if of == *adt)
        });
        let mut functions = functions.flat_map(|(_, item)| &item.functions);
        functions.find_map(|id| {
            let function = &model.functions[*id];
            let ends_it = function.attrs.effects.as_slice() == [Effect::Aborts];
            (ends_it && function.params.is_empty()).then(|| universe.text(function.name))
        })
    }
}

impl Spawn<'_> {
    /// Is there a loop or a wait in the work?
    fn takes_long(&self) -> bool {
        let work = self
            .runs
            .map(|runs| BodyView::new(self.call.view.world, runs));
        work.is_some_and(|work| work.takes_long(2))
    }

    /// Does the work look at a flag, a token, or whether somebody still wants its answer?
    fn watches_for_its_end(&self) -> bool {
        let Some(runs) = self.runs else {
            return false;
        };
        BodyView::new(self.call.view.world, runs).watches_within(3)
    }
}

impl BodyView<'_> {
    fn watches_within(self, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        self.calls().any(|call| {
            let sends_at_the_end = call.has(Effect::Sends);
            (call.is_signal() && !sends_at_the_end)
                || call
                    .runs_body()
                    .is_some_and(|callee| Self::new(self.world, callee).watches_within(depth))
        })
    }
}
