//! Joins that panic when the task was aborted, which the same function or type can do. Joins whose outcome is thrown away are
//! `ignored_joins`.

use conc_link::{AdtRef, LockClass, LockId, LockRoot, Point, Ty, ValueKind};
use conc_model::{
    AwaitId, AwaitKind, CallId, Effect, LocalId, Name, Operand, Place, StmtKind, TaskKind,
};
use conc_source::Span;

use super::field_uses::Field;
use super::handle_fields::HandleField;
use super::view::{BodyView, CallView};

/// A join whose outcome is unwrapped, of a task that is or may be aborted.
#[derive(Clone, Copy, Debug)]
pub struct AbortedJoin<'w> {
    /// The `unwrap` or `expect`.
    pub unwraps: CallView<'w>,
    /// The body that aborts the task: the same one, or another one of the same type.
    pub aborts_in: BodyView<'w>,
    /// The abort there.
    pub aborted: Span,
}

impl<'w> BodyView<'w> {
    /// Awaits of handles that are unwrapped although the task is aborted before, or can be by another method of its struct.
    #[must_use]
    pub fn unwrapped_aborted_joins(self) -> Vec<AbortedJoin<'w>> {
        let mut found = Vec::new();
        for (id, point) in self.body().awaits.entries() {
            let (AwaitKind::Single, Some(future)) = (point.kind, point.futures.first()) else {
                continue;
            };
            if !self.is_task_handle(future) {
                continue;
            }
            let Some(unwraps) = self.unwrap_of(point.dest) else {
                continue;
            };
            let handle = self.world.lock_of(self.at, future);
            let here = self.aborted_before(id, &handle).map(|at| (self, at));
            if let Some((aborts_in, aborted)) = here.or_else(|| self.aborted_elsewhere(&handle)) {
                found.push(AbortedJoin {
                    unwraps,
                    aborts_in,
                    aborted,
                });
            }
        }
        found
    }

    /// Unwraps of what a task has come to: of an awaited handle, or of what a set of tasks gives.
    #[must_use]
    pub fn unwrapped_joins(self) -> Vec<CallView<'w>> {
        let points = self.body().awaits.iter();
        let of_handles = points.filter_map(|point| {
            let single = matches!(point.kind, AwaitKind::Single).then(|| point.futures.first());
            let future = single.flatten()?;
            let is_handle = self.is_task_handle(future);
            is_handle.then(|| self.unwrap_of(point.dest)).flatten()
        });
        let mut found: Vec<CallView<'w>> = of_handles.collect();
        let sets = self
            .calls()
            .filter(|call| call.has(Effect::Joins) && call.is_on_task_set());
        let results: Vec<LocalId> = sets
            .filter_map(|call| Some(self.arrival(call)?.result))
            .collect();
        let is_of_set = |call: &CallView<'_>| {
            let of_result = |arg: &Operand| {
                let sources = self.world.sources_of(self.at, arg);
                let mut bases = sources.iter().filter_map(Place::base_local);
                bases.any(|base| results.contains(&base))
            };
            // Unwrapping the `Option` only says that there is a task.
            let is_result = matches!(call.arg_type(0), Ty::Adt(_, args) if args.len() == 2);
            call.has(Effect::Panics) && is_result && call.call().args.first().is_some_and(of_result)
        };
        if !results.is_empty() {
            found.extend(self.calls().filter(is_of_set));
        }
        found
    }

    fn is_task_handle(self, future: &Operand) -> bool {
        let Some(place) = future.place() else {
            return false;
        };
        let ty = self.world.place_type(self.at, self.facts(), place);
        matches!(
            ty.peel_refs(),
            Ty::Adt(adt, _) if matches!(
                self.world.kind_of(*adt),
                Some(ValueKind::Handle { task: TaskKind::Task | TaskKind::LocalTask | TaskKind::Blocking, .. })
            )
        )
    }

    /// `.unwrap()` right on a value.
    fn unwrap_of(self, value: LocalId) -> Option<CallView<'w>> {
        let mut calls = self.calls_that(Effect::Panics);
        calls.find(|call| {
            let first = call.call().args.first().and_then(Operand::place);
            let is_it = first.and_then(Place::as_local) == Some(value);
            is_it && !call.gives_the_error()
        })
    }

    /// An abort of the same handle from which control comes to the await.
    fn aborted_before(self, point: AwaitId, handle: &LockId) -> Option<Span> {
        let handle = handle.place.as_ref()?;
        let awaited = self.point_where(|kind| *kind == StmtKind::Await(point))?;
        let mut aborts = self.calls_that(Effect::Aborts);
        let abort = aborts.find(|call| {
            let target = call.abort_target();
            let is_it = target.is_some_and(|id| id.place.as_ref() == Some(handle));
            let at = self.point_where(|kind| *kind == StmtKind::Call(call.id));
            is_it && at.is_some_and(|at| self.flow().cfg().leads(at, awaited, None))
        });
        Some(abort?.name_span())
    }

    pub(super) fn point_where(self, is_wanted: impl Fn(&StmtKind) -> bool) -> Option<Point> {
        let mut blocks = self.body().blocks.entries();
        blocks.find_map(|(block, content)| {
            let position = content
                .stmts
                .iter()
                .position(|stmt| is_wanted(&stmt.kind))?;
            let stmt = u32::try_from(position).ok()?;
            Some(Point { block, stmt })
        })
    }

    /// Another method of the struct in whose field the handle lies that aborts the task and leaves the struct as it is.
    fn aborted_elsewhere(self, handle: &LockId) -> Option<(BodyView<'w>, Span)> {
        let (owner, joined) = self.field_behind(handle)?;
        let universe = self.world.universe();
        let fields = &universe.adt(owner).variants.first()?.fields;
        fields.iter().find_map(|field| {
            let name = field.name;
            let other = Field { owner, name };
            // The handle of another task says nothing of this one.
            if name != joined && HandleField::of(self.world, other).is_some() {
                return None;
            }
            let bodies = self.world.bodies_with_field(name).into_iter();
            let mut views = bodies.map(|at| BodyView::new(self.world, at));
            views.find_map(|view| {
                let call = view.aborts_in_place((owner, name))?;
                (!view.is_test()).then(|| (view, call.name_span()))
            })
        })
    }

    /// The field of a struct of the group in which lies what an operand is or was taken from.
    fn field_behind(self, handle: &LockId) -> Option<(AdtRef, Name)> {
        if let Some(LockClass::Field(owner, name)) = handle.class {
            return Some((owner, name));
        }
        let (index, universe) = (self.world.index(), self.world.universe());
        let place = handle.place.as_ref()?;
        let function = self.around_all();
        let mut ty = match place.root {
            LockRoot::Param(param) => {
                let param = *function.body().params.get(param as usize)?;
                function.facts().local(param).clone()
            }
            _ => return None,
        };
        let mut found = None;
        for name in place.path.iter() {
            let mut inner = None;
            for _ in 0..4 {
                if let Ty::Adt(adt, args) = &ty
                    && !universe.is_library(adt.file)
                {
                    inner = index.field(universe, *adt, 0, args, *name);
                    found = inner.as_ref().map_or(found, |_| Some((*adt, *name)));
                    break;
                }
                match index.deref(universe, &ty) {
                    Some(behind) => ty = behind,
                    None => break,
                }
            }
            match inner {
                Some(inner) => ty = inner,
                None => break,
            }
        }
        found
    }

    /// The function in which a closure or async block stands, through all nesting.
    fn around_all(self) -> Self {
        let mut outermost = self;
        while let Some(outer) = outermost.parent() {
            outermost = outer;
        }
        outermost
    }

    /// An abort through a field of a struct that is only borrowed, and out of which nothing is taken.
    fn aborts_in_place(self, field: (AdtRef, Name)) -> Option<CallView<'w>> {
        let is_of_field = |call: &CallView<'_>| {
            let operand = call.call().args.first();
            let id = operand.map(|operand| self.world.lock_of(self.at, operand));
            id.and_then(|id| self.field_behind(&id)) == Some(field)
        };
        let mut aborts = self.calls_that(Effect::Aborts);
        let abort = aborts.find(|call| {
            let target = call.abort_target();
            target.and_then(|id| self.field_behind(&id)) == Some(field)
        })?;
        let takes = |call: CallView<'_>| {
            let result = call.facts().map(|facts| facts.result.clone());
            let carried = self.world.carried(&result.unwrap_or_default());
            let mut kinds = carried.iter().map(|(kind, _)| *kind);
            let gives = kinds.any(|kind| matches!(kind, ValueKind::Handle { .. }));
            gives && is_of_field(&call)
        };
        let function = self.around_all();
        let consumes = function.body().params.first().is_some_and(
            |param| matches!(function.facts().local(*param), Ty::Adt(adt, _) if *adt == field.0),
        );
        let ends = self.is_drop() || consumes || self.calls().any(takes);
        (!ends).then_some(abort)
    }
}

impl CallView<'_> {
    /// Is it the opposite of `unwrap`: it gives the error, and panics when there is none?
    fn gives_the_error(self) -> bool {
        let result = self.facts().map(|facts| facts.result.clone());
        match self.arg_type(0) {
            Ty::Adt(_, args) => args
                .get(1)
                .is_some_and(|error| Some(error) == result.as_ref()),
            _ => false,
        }
    }

    /// The handle whose task the call aborts, also through what `abort_handle` gave.
    fn abort_target(self) -> Option<LockId> {
        let view = self.view;
        let operand = self.call().args.first()?;
        let local = operand.place().and_then(Place::as_local);
        let from = local.and_then(|local| view.defining_call(local));
        let from = from.filter(|from| !from.is_opaque() && from.call().args.len() == 1);
        let target = match from {
            Some(from) if is_abort_handle(view, from.id) => &from.call().args[0],
            _ => operand,
        };
        Some(view.world.lock_of(view.at, target))
    }
}

/// Does the call give something by which the task of its receiver can be aborted, but no handle?
fn is_abort_handle(view: BodyView<'_>, call: CallId) -> bool {
    let call = view.call(call);
    let of_handle = matches!(
        call.arg_type(0).peel_refs(),
        Ty::Adt(adt, _) if matches!(view.world.kind_of(*adt), Some(ValueKind::Handle { .. }))
    );
    let result = call.facts().map(|facts| facts.result.clone());
    of_handle && view.world.carried(&result.unwrap_or_default()).is_empty()
}
