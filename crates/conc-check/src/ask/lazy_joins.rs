//! Work that is started by one step of a lazy iterator and waited for by the next: one piece at a time.

use conc_link::{EventKind, Origin, Ty, Value, ValueKind};
use conc_model::{
    Effect, LocalId, Operand, Parent, Place, Rvalue, StmtKind, TaskKind, Terminator, known,
};
use conc_source::Span;

use super::view::{BodyView, CallView};

/// Work that an iterator starts only when its join is asked for.
#[derive(Clone, Copy, Debug)]
pub struct LazyJoin {
    /// What is started.
    pub task: TaskKind,
    /// The step whose closure starts it.
    pub started: Span,
    /// Where it is waited for.
    pub joined: Span,
    /// Is that in the body of a `for` loop?
    pub in_loop: bool,
}

impl<'w> BodyView<'w> {
    /// Work that a lazy iterator of this body starts and whose join pulls it out of that iterator, without a collection
    /// in between.
    #[must_use]
    pub fn lazy_joins(self) -> Vec<LazyJoin> {
        let mut found = Vec::new();
        for step in self.calls().filter(|call| call.is_of_iterator()) {
            let Some(task) = step.starts_work_for_each() else {
                continue;
            };
            let made = step.call().dest;
            let joined = self.joined_by_next_step(made);
            let joined = joined.map(|joined| (joined, false));
            let joined = joined.or_else(|| Some((self.joined_by_loop(made)?, true)));
            found.extend(joined.map(|(joined, in_loop)| LazyJoin {
                task,
                started: step.name_span(),
                joined,
                in_loop,
            }));
        }
        found
    }

    /// `.map(|handle| handle.join())` right behind.
    fn joined_by_next_step(self, made: LocalId) -> Option<Span> {
        let mut calls = self.calls();
        let next = calls.find(|call| call.is_of_iterator() && call.receiver() == Some(made))?;
        let closure = next.closure()?;
        let is_param = |value: &&Value| matches!(value.origin, Origin::Param(_));
        let mut values = closure.flow().values().iter().filter(is_param);
        values.find_map(|value| closure.join_of_value(value))
    }

    /// `for handle in handles { handle.join() }`, where `handles` is the iterator itself.
    fn joined_by_loop(self, made: LocalId) -> Option<Span> {
        let stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        let iterator = stmts.into_iter().find_map(|stmt| match &stmt.kind {
            StmtKind::Assign {
                dest,
                value: Rvalue::IntoIter(Operand::Use(source)),
            } if self.is_or_comes_of(source, made) => dest.as_local(),
            _ => None,
        })?;
        let mut blocks = self.body().blocks.iter();
        let item = blocks.find_map(|block| match block.terminator {
            Terminator::Next {
                iterator: of, item, ..
            } if of == iterator => Some(item),
            _ => None,
        })?;
        let is_item = |value: &&Value| value.origin == Origin::Local(item);
        let mut values = self.flow().values().iter().filter(is_item);
        values.find_map(|value| self.join_of_value(value))
    }

    fn is_or_comes_of(self, place: &Place, made: LocalId) -> bool {
        let Some(local) = place.as_local() else {
            return false;
        };
        local == made || self.moved_from(local) == Some(made)
    }

    /// Where a handle is joined or awaited.
    fn join_of_value(self, value: &Value) -> Option<Span> {
        if !matches!(value.kind, ValueKind::Handle { .. }) {
            return None;
        }
        value.events.iter().find_map(|event| match event.kind {
            EventKind::Awaited(_) => Some(event.span),
            EventKind::Passed { call, arg: 0 } if self.call(call).has(Effect::Joins) => {
                Some(self.call(call).name_span())
            }
            _ => None,
        })
    }
}

impl<'w> CallView<'w> {
    /// Is it a method of the language's `Iterator`?
    fn is_of_iterator(self) -> bool {
        let universe = self.view.world.universe();
        let Some(function) = self
            .function()
            .filter(|function| universe.is_library(function.file))
        else {
            return false;
        };
        match universe.function(function).parent {
            Parent::Trait(parent) => {
                universe.model(function.file).traits[parent].name == known::ITERATOR
            }
            _ => false,
        }
    }

    /// The closure among its arguments, if it stands in this file.
    fn closure(self) -> Option<BodyView<'w>> {
        let mut args = 1..self.call().args.len();
        args.find_map(|arg| match self.arg_type(arg) {
            Ty::Closure(body) => Some(BodyView::new(self.view.world, body)),
            _ => None,
        })
    }

    /// Does its closure start a thread or task and return the handle, and is nothing run before somebody asks?
    fn starts_work_for_each(self) -> Option<TaskKind> {
        let closure = self.closure()?;
        let is_plain = |task: TaskKind| {
            matches!(
                task,
                TaskKind::Thread | TaskKind::ScopedThread | TaskKind::Task
            )
        };
        let gives = |ty: &Ty| {
            let carried = self.view.world.carried(ty);
            let mut kinds = carried.iter().map(|(kind, _)| *kind);
            kinds.any(|kind| matches!(kind, ValueKind::Handle { .. }))
        };
        // An eager step, such as `fold`, gives no iterator that could be asked for more.
        let result = self.facts().map(|facts| facts.result.clone())?;
        let is_lazy = matches!(result, Ty::Adt(..) | Ty::Traits { .. }) && gives_items(self);
        let spawn = closure.spawns().find(|spawn| is_plain(spawn.task))?;
        (is_lazy && gives(&closure.facts().output)).then_some(spawn.task)
    }
}

/// Is it `map`, by what it does: its result is iterated again?
fn gives_items(step: CallView<'_>) -> bool {
    let world = step.view.world;
    let result = step.facts().map(|facts| facts.result.clone());
    let universe = world.universe();
    let Some(iterator) =
        step.function()
            .and_then(|function| match universe.function(function).parent {
                Parent::Trait(id) => Some(conc_link::TraitRef::new(function.file, id)),
                _ => None,
            })
    else {
        return false;
    };
    let scope = conc_link::ItemScope::None;
    result.is_some_and(|result| world.index().implements(universe, &result, iterator, scope))
}
