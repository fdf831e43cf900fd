//! What closures return, and what they get: the result of the call that a closure is handed to has what it returns, and its
//! parameter is (in) what the call works on. What closures capture is no concern of it.

use conc_link::{BodyRef, CallTarget, EventKind, Origin, Ty, Value, ValueKind};
use conc_model::{Body, BodyKind, CallId, LocalId, Operand, Place, Rvalue, StmtKind};

use super::view::{BodyView, CallView};

/// How many closures, one within the other, a result is followed out of or looked for in.
const CLOSURES: usize = 3;

/// A local that has, or is made from, the result of a call.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outlet<'w> {
    /// The body of the local.
    pub view: BodyView<'w>,
    /// The local.
    pub local: LocalId,
}

impl<'w> BodyView<'w> {
    /// Where the handle that a call returns can be got at: in this body, and, when this is a closure that returns it, where
    /// the closure is used: `(0..4).map(|_| spawn(..))`.
    pub(super) fn outlets(self, call: CallId) -> Vec<Outlet<'w>> {
        let own = Outlet {
            view: self,
            local: self.call(call).call().dest,
        };
        let mut found = vec![own];
        let is_returned = |value: &Value| {
            let mut events = value.events.iter();
            events.any(|event| event.kind == EventKind::Returned)
        };
        if !self.handles_of(call).any(is_returned) {
            return found;
        }
        let mut closures = vec![self];
        for _ in 0..CLOSURES {
            let outer: Vec<_> = closures.iter().flat_map(|view| view.uses_of_it()).collect();
            let returned = outer.iter().filter(|outlet| outlet.is_returned());
            closures = returned.map(|outlet| outlet.view).collect();
            found.extend(outer);
        }
        found
    }

    /// Where the body around this closure gets something from a call that it hands the closure to, or from the closure.
    fn uses_of_it(self) -> Vec<Outlet<'w>> {
        let is_closure = matches!(self.body().kind, BodyKind::Closure { .. });
        let Some(outer) = self.parent().filter(|_| is_closure) else {
            return Vec::new();
        };
        let calls = outer.calls().filter(|call| call.may_run(self.at));
        let outlets = calls.map(|call| Outlet {
            view: outer,
            local: call.call().dest,
        });
        outlets.collect()
    }

    /// The closures that this body makes, and those within them.
    pub(super) fn closures_within(self) -> Vec<Self> {
        let mut found = Vec::new();
        let mut layer = vec![self];
        for _ in 0..CLOSURES {
            let inner = layer.iter().flat_map(|view| view.closures());
            layer = inner.collect();
            found.extend(layer.iter().copied());
        }
        found
    }

    /// The closures that calls of this body get together with something wanted, each with the parameter that stands for it:
    /// `worker.take().map(|worker| ..)`, `workers.drain(..).for_each(|worker| ..)`.
    pub(super) fn closures_given(
        self,
        is_wanted: &impl Fn(&Operand) -> bool,
    ) -> Vec<(Self, LocalId)> {
        let mut found = Vec::new();
        for closure in self.closures() {
            let mut calls = self.calls().filter(|call| call.may_run(closure.at));
            let is_given = calls.any(|call| call.call().args.first().is_some_and(is_wanted));
            if let (true, [param]) = (is_given, closure.body().params.as_slice()) {
                found.push((closure, *param));
            }
        }
        found
    }

    fn closures(self) -> impl Iterator<Item = Self> {
        let body: &'w Body = self.body();
        let stmts = body.blocks.iter().flat_map(|block| &block.stmts);
        let made = stmts.filter_map(move |stmt| match stmt.kind {
            StmtKind::Assign {
                value: Rvalue::Body(inner),
                ..
            } => Some(Self::new(self.world, BodyRef::new(self.at.file, inner))),
            _ => None,
        });
        made.filter(|inner| matches!(inner.body().kind, BodyKind::Closure { .. }))
    }
}

impl Outlet<'_> {
    /// Is it returned, or something made from it?
    fn is_returned(&self) -> bool {
        self.goes_into(&Operand::Use(Place::local(Body::RETURN)))
    }

    fn goes_into(&self, operand: &Operand) -> bool {
        let sources = self.view.world.sources_of(self.view.at, operand);
        let mut bases = sources.iter().filter_map(Place::base_local);
        bases.any(|base| base == self.local)
    }

    /// Are the handles that are made from it used for anything but to be put away?
    pub(super) fn is_used_otherwise(&self) -> bool {
        let values = self.view.flow().values().iter();
        let mut handles = values.filter(|value| {
            let is_handle = matches!(value.kind, ValueKind::Handle { .. });
            is_handle
                && match value.origin {
                    Origin::Call(call) => {
                        let dest = self.view.call(call).call().dest;
                        self.goes_into(&Operand::Use(Place::local(dest)))
                    }
                    Origin::Local(local) => self.goes_into(&Operand::Use(Place::local(local))),
                    _ => false,
                }
        });
        handles.any(|value| self.view.uses_handle_otherwise(value))
    }
}

impl CallView<'_> {
    /// Does it call the closure, or get it as an argument?
    fn may_run(self, closure: BodyRef) -> bool {
        let is_called = self
            .facts()
            .is_some_and(|facts| facts.target == CallTarget::Closure(closure));
        let mut args = 0..self.call().args.len();
        is_called || args.any(|arg| self.arg_type(arg) == Ty::Closure(closure))
    }
}
