//! Work that can be started again while what was started before goes on: in each round of a loop, for each object, for each
//! value that somebody brings or gets. What is known to start once is `started_once`.

use std::collections::HashSet;

use conc_link::{BodyRef, FunctionRef, Ty};
use conc_model::{BodyOwner, CallId, Parent};

use super::spawns::Spawn;
use super::view::BodyView;

/// Types within types are looked into as deep.
const DEPTH: usize = 4;

/// What the work gets from a function that leads to it.
#[derive(Clone, Debug)]
struct Given {
    /// The types that come by its parameters, or are returned.
    kept: Vec<Ty>,
    /// Does any of them come by a parameter?
    is_brought: bool,
}

impl Spawn<'_> {
    /// Is it sure that the work can be started more than once? A function that stands alone may be the one that runs the
    /// program, although nothing in this group leads from `main` to it.
    #[must_use]
    pub fn happens_again(&self) -> bool {
        let view = self.call.view;
        let given = Given {
            kept: self.kept(),
            is_brought: true,
        };
        view.call_runs_again(self.call.id, &given, &mut HashSet::new())
    }

    /// The types of what the work gets, but for plain data without a number or text that tells one from another.
    fn kept(&self) -> Vec<Ty> {
        let Some(runs) = self.runs else {
            return Vec::new();
        };
        let view = BodyView::new(self.call.view.world, runs);
        let body = view.body();
        let captured = body.captures.iter().map(|capture| capture.inner);
        let given = captured.chain(body.params.iter().copied());
        given
            .map(|local| view.facts().local(local))
            .filter(|ty| view.may_tell_which(ty) || !view.is_plain(ty, DEPTH))
            .filter_map(|ty| view.pointee(ty))
            .collect()
    }
}

impl BodyView<'_> {
    /// The struct, number or text behind references and library pointers.
    fn pointee(self, ty: &Ty) -> Option<Ty> {
        let (index, universe) = (self.world.index(), self.world.universe());
        let mut ty = ty.clone();
        for _ in 0..DEPTH {
            let is_own = matches!(&ty, Ty::Adt(adt, _) if !universe.is_library(adt.file));
            let inner = index.deref(universe, &ty).filter(|_| !is_own);
            let Some(inner) = inner else { break };
            ty = inner;
        }
        matches!(ty, Ty::Adt(..) | Ty::Primitive(_)).then_some(ty)
    }

    /// Is a call sure to happen more than once, in a loop or because its body runs again?
    fn call_runs_again(self, call: CallId, given: &Given, seen: &mut HashSet<FunctionRef>) -> bool {
        // What a loop calls without anything new may be what one message of many starts.
        if given.is_brought && self.is_in_loop(call) {
            return true;
        }
        if self.is_main() || self.fills_a_static() {
            return false;
        }
        if let BodyOwner::Function(function) = self.body().owner {
            let function = FunctionRef::new(self.at.file, function);
            return self.function_runs_again(function, given, seen);
        }
        // A closure or async block runs as often as it is made, if nothing is known of who calls it.
        let Some(parent) = self.parent() else {
            return false;
        };
        let made = parent.calls().find(|call| call.is_given(self.at));
        made.is_some_and(|made| parent.call_runs_again(made.id, given, seen))
    }

    /// A method runs for each object, unless the program makes one object; a function for each value that those who call it
    /// from outside hand to the work or get from it, and when somebody calls it more than once.
    fn function_runs_again(
        self,
        function: FunctionRef,
        given: &Given,
        seen: &mut HashSet<FunctionRef>,
    ) -> bool {
        if !seen.insert(function) {
            return false;
        }
        let (index, universe) = (self.world.index(), self.world.universe());
        let is_method = !matches!(universe.function(function).parent, Parent::Module(_));
        if is_method && !self.is_reached_from_main(function, &mut HashSet::new()) {
            return true;
        }
        let signature = index.signature(universe, function);
        let comes_in = |part: &Ty| {
            let mut params = signature.receiver.iter().chain(&signature.params);
            params.any(|whole| self.has_part(whole, part))
        };
        let mut kept = given.kept.clone();
        kept.retain(|part| comes_in(part) || self.has_part(&signature.output, part));
        let given = Given {
            is_brought: kept.iter().any(comes_in),
            kept,
        };
        let mut callers = self.callers_of(function).peekable();
        if callers.peek().is_none() {
            return !given.kept.is_empty();
        }
        callers.any(|(caller, call)| caller.call_runs_again(call, &given, seen))
    }

    /// Does some way lead here from `main` without a loop?
    fn is_reached_from_main(self, function: FunctionRef, seen: &mut HashSet<FunctionRef>) -> bool {
        seen.insert(function)
            && self
                .callers_of(function)
                .any(|(caller, call)| !caller.is_in_loop(call) && caller.is_reached(seen))
    }

    fn is_reached(self, seen: &mut HashSet<FunctionRef>) -> bool {
        if self.is_main() {
            return true;
        }
        match self.body().owner {
            BodyOwner::Function(function) => {
                self.is_reached_from_main(FunctionRef::new(self.at.file, function), seen)
            }
            _ => self.parent().is_some_and(|parent| parent.is_reached(seen)),
        }
    }

    fn has_part(self, whole: &Ty, part: &Ty) -> bool {
        let Ty::Adt(adt, _) = part else {
            return self.pointee(whole).as_ref() == Some(part);
        };
        match whole.peel_refs() {
            Ty::Tuple(parts) => parts.iter().any(|whole| self.contains(whole, *adt, DEPTH)),
            whole => self.contains(whole, *adt, DEPTH),
        }
    }
}

impl super::view::CallView<'_> {
    /// Is this closure or async block one of the arguments?
    fn is_given(self, nested: BodyRef) -> bool {
        let mut args = (0..self.call().args.len()).map(|arg| self.arg_type(arg));
        args.any(|arg| match arg {
            Ty::Closure(body) => body == nested,
            Ty::Future { body, .. } => body == Some(nested),
            _ => false,
        })
    }
}
