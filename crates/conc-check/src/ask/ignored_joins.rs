//! Joins whose outcome nobody looks at, so that a panic of the work is lost.

use conc_link::{Ty, ValueKind};
use conc_model::{
    AwaitKind, Effect, LocalId, OnDrop, Operand, PatternKind, Place, Terminator, known,
};
use conc_source::Span;

use super::view::{BodyView, CallView};

/// A join whose outcome is thrown away.
#[derive(Clone, Copy, Debug)]
pub struct IgnoredJoin {
    /// The called name, or the `await`.
    pub at: Span,
    /// Does a thread wait (otherwise a task)?
    pub is_thread: bool,
    /// Are all tasks of a set waited for like this?
    pub is_set: bool,
}

impl<'w> BodyView<'w> {
    /// Joins of threads and tasks that end in a `Result`, where both that and the answer to whether they panicked are thrown
    /// away. Not those of work that this body has aborted itself.
    #[must_use]
    pub fn ignored_joins(self) -> Vec<IgnoredJoin> {
        let mut found = self.ignored_awaits();
        let joins = self.calls_that(Effect::Joins);
        for call in joins {
            let is_thread = call.has(Effect::Blocks) && call.is_on_handle();
            if is_thread && self.ends_in_result(&call.arg_type(0)) && self.result_is_ignored(call) {
                found.push(IgnoredJoin {
                    at: call.name_span(),
                    is_thread: true,
                    is_set: false,
                });
            }
        }
        found
    }

    fn ignored_awaits(self) -> Vec<IgnoredJoin> {
        let mut found = Vec::new();
        for point in self.body().awaits.iter() {
            let Some(future) = point.futures.first() else {
                continue;
            };
            if point.kind != AwaitKind::Single {
                continue;
            }
            let of_set = self.joins_a_set(future);
            let source = of_set.map_or(future, |call| &call.call().args[0]);
            let is_wanted = match of_set {
                Some(call) => self.ends_in_result(&call.arg_type(0)),
                None => self.tells_of_panics(future, point.dest),
            };
            let is_ignored = self.is_ignored(point.dest)
                || (of_set.is_some() && self.matches_nothing_of(point.dest));
            let is_aborted = || self.aborts(source) || self.is_aborted_outside(source);
            if is_wanted && is_ignored && !is_aborted() {
                found.push(IgnoredJoin {
                    at: point.span,
                    is_thread: false,
                    is_set: of_set.is_some(),
                });
            }
        }
        found
    }

    /// The call that made the future, if it takes the next finished task out of a set that keeps results.
    fn joins_a_set(self, future: &Operand) -> Option<CallView<'w>> {
        let made = future.place()?.as_local()?;
        let call = self.calls().find(|call| call.call().dest == made)?;
        let is_join = call.has(Effect::Joins) && !call.has(Effect::Aborts);
        let output = self.output_of(future);
        let is_option =
            matches!(&output, Ty::Adt(adt, _) if self.is_library_type(*adt, known::OPTION));
        (is_join && is_option && !call.call().args.is_empty()).then_some(call)
    }

    fn output_of(self, future: &Operand) -> Ty {
        match self.operand_type(future) {
            Ty::Future { output, .. } => (*output).clone(),
            _ => Ty::Unknown,
        }
    }

    fn is_library_type(self, adt: conc_link::AdtRef, name: conc_model::Name) -> bool {
        let universe = self.world.universe();
        universe.is_library(adt.file) && universe.adt(adt).name == name
    }

    /// Is it a handle whose output is a `Result` around what the work gives?
    fn tells_of_panics(self, future: &Operand, output: conc_model::LocalId) -> bool {
        let ty = self.operand_type(future);
        let Ty::Adt(adt, args) = ty.peel_refs() else {
            return false;
        };
        let detaches = matches!(
            self.world.kind_of(*adt),
            Some(ValueKind::Handle {
                on_drop: OnDrop::Detach,
                ..
            })
        );
        let output = self.facts().local(output);
        let is_result =
            matches!(output, Ty::Adt(result, _) if self.is_library_type(*result, known::RESULT));
        detaches && is_result && args.first() != Some(output) && self.ends_in_result(&ty)
    }

    /// Is it a handle or set of work that ends in a `Result`?
    fn ends_in_result(self, ty: &Ty) -> bool {
        let Ty::Adt(_, args) = ty.peel_refs() else {
            return false;
        };
        matches!(args.first(), Some(Ty::Adt(adt, _)) if self.is_library_type(*adt, known::RESULT))
    }

    /// `while let Some(_) = ..`
    fn matches_nothing_of(self, output: conc_model::LocalId) -> bool {
        let body = self.body();
        body.blocks.iter().any(|block| {
            let Terminator::Match { place, arms, .. } = &block.terminator else {
                return false;
            };
            let first = arms.first().map(|arm| &body.patterns[arm.pattern].kind);
            let Some(PatternKind::TupleStruct { fields, .. }) = first else {
                return false;
            };
            let mut fields = fields.iter().map(|field| &body.patterns[*field].kind);
            place.as_local() == Some(output)
                && fields.all(|field| matches!(field, PatternKind::Wildcard))
        })
    }

    /// Does the function around this block abort what the block got from it?
    fn is_aborted_outside(self, source: &Operand) -> bool {
        let Some(outer) = self.parent() else {
            return false;
        };
        let sources = self.world.sources_of(self.at, source);
        let bases = sources.iter().filter_map(Place::base_local);
        let captures = &self.body().captures;
        let mut taken = bases.filter_map(|base| captures.iter().find(|one| one.inner == base));
        let aborted = |local: LocalId| {
            let aborts = outer.calls_that(Effect::Aborts);
            let handles = aborts.filter_map(|call| call.call().args.first());
            let mut places = handles.flat_map(|arg| self.world.sources_of(outer.at, arg));
            places.any(|place| place.base_local() == Some(local))
        };
        taken.any(|capture| aborted(capture.outer))
    }

    /// Does this body abort what comes out of the same variable or field?
    fn aborts(self, source: &Operand) -> bool {
        let bases = |operand: &Operand| {
            let sources = self.world.sources_of(self.at, operand);
            sources
                .iter()
                .filter_map(|place| {
                    place
                        .base_local()
                        .map(|base| (base, place.projections.clone()))
                })
                .collect::<Vec<_>>()
        };
        let wanted = bases(source);
        let mut aborts = self.calls_that(Effect::Aborts);
        aborts.any(|call| {
            let receiver = call.call().args.first();
            receiver
                .is_some_and(|receiver| bases(receiver).iter().any(|place| wanted.contains(place)))
        })
    }
}

impl CallView<'_> {
    /// Is its receiver the handle of one piece of work?
    fn is_on_handle(self) -> bool {
        let ty = self.arg_type(0);
        matches!(
            ty.peel_refs(),
            Ty::Adt(adt, _) if matches!(self.view.world.kind_of(*adt), Some(ValueKind::Handle { .. }))
        )
    }
}
