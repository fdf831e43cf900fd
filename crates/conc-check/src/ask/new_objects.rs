//! Objects that are just being made: nobody else knows them, and so nobody holds their locks or calls their methods.

use conc_link::{
    AdtRef, BodyRef, CallTarget, FunctionRef, ImplRef, ItemScope, LockRoot, Taken, Ty,
};
use conc_model::{BodyOwner, LocalId, Operand, Parent, Place, Rvalue, StmtKind};
use conc_source::Span;

use super::view::{BodyView, CallView};

/// How many callers are asked, one above the other.
const CALLERS: usize = 6;

/// Through how many pointers and locks the type is looked for that a function makes.
const DEPTH: usize = 5;

impl BodyView<'_> {
    /// Does the lock lie in something that this body has made and, up to this place, given to nobody?
    pub(super) fn is_of_new_object(self, taken: &Taken, until: Span) -> bool {
        let place = taken.lock.place.as_ref();
        let Some(LockRoot::Local(at, local)) = place.map(|place| place.root) else {
            return false;
        };
        if at != self.at {
            return false;
        }
        let Some(made) = self
            .world
            .call_behind(at, local)
            .map(|call| self.call(call))
        else {
            return false;
        };
        // What was given away in one round of a loop is known in the next.
        let mut loops = self.body().loops.iter();
        let stays = loops.all(|it| !it.span.contains(until) || it.span.contains(made.span()));
        let makes = made
            .function()
            .and_then(|function| self.kind_made_by(function));
        stays && makes.is_some() && !self.is_given_away(local, until)
    }

    /// The type of the object that is being made whenever this body runs: its methods have not been called yet.
    pub(super) fn object_being_made(self) -> Option<AdtRef> {
        self.object_made_above(CALLERS)
    }

    fn object_made_above(self, depth: usize) -> Option<AdtRef> {
        let depth = depth.checked_sub(1)?;
        let BodyOwner::Function(id) = self.body().owner else {
            return None;
        };
        // A closure may run on another thread, and later.
        if self.body().parent.is_some() {
            return None;
        }
        let function = FunctionRef::new(self.at.file, id);
        let callers = self.world.callers(function);
        let above = |at: &BodyRef| Self::new(self.world, *at).object_made_above(depth);
        let mut made = callers.iter().map(|(at, _)| above(at));
        let first = made.next().flatten();
        let of_all = first.filter(|first| made.all(|other| other == Some(*first)));
        of_all.or_else(|| self.kind_made_by(function))
    }

    /// The type that an associated function without a receiver makes an object of: its own.
    pub(super) fn kind_made_by(self, function: FunctionRef) -> Option<AdtRef> {
        let (universe, index) = (self.world.universe(), self.world.index());
        let item = universe.function(function);
        let Parent::Impl(parent) = item.parent else {
            return None;
        };
        if universe.is_library(function.file) || item.receiver.is_some() {
            return None;
        }
        let scope = ItemScope::Impl(ImplRef::new(function.file, parent));
        let ty = universe.model(function.file).impls[parent].self_type;
        let Ty::Adt(own, _) = index.lower_type(universe, function.file, ty, scope) else {
            return None;
        };
        let output = &index.signature(universe, function).output;
        self.leads_to(output, own, DEPTH).then_some(own)
    }

    /// Is it the type, in whatever pointers and locks of libraries?
    fn leads_to(self, ty: &Ty, own: AdtRef, depth: usize) -> bool {
        match (ty, depth.checked_sub(1)) {
            (Ty::Adt(adt, _), _) if *adt == own => true,
            (Ty::Adt(adt, args), Some(depth)) if self.world.universe().is_library(adt.file) => {
                args.iter().any(|arg| self.leads_to(arg, own, depth))
            }
            (Ty::Future { output, .. }, Some(depth)) => self.leads_to(output, own, depth),
            _ => false,
        }
    }

    /// Does anybody else get the object, or a pointer to it, before this place in the text?
    fn is_given_away(self, object: LocalId, until: Span) -> bool {
        let is_it = |operand: &Operand| self.is_of(operand, object);
        let by_call = self.calls().any(|call| {
            let is_before = call.span().start < until.start;
            is_before && self.gives_away(call, &is_it)
        });
        let mut stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        by_call
            || stmts.any(|stmt| match &stmt.kind {
                StmtKind::Assign { dest, value } if stmt.span.start < until.start => match value {
                    Rvalue::Use(operand) => dest.as_local().is_none() && is_it(operand),
                    Rvalue::Aggregate { operands, .. } => operands.iter().any(is_it),
                    Rvalue::Body(nested) => {
                        let nested = BodyRef::new(self.at.file, *nested);
                        let captures = &Self::new(self.world, nested).body().captures;
                        let mut outer = captures.iter().map(|capture| capture.outer);
                        outer.any(|local| is_it(&Operand::Use(Place::local(local))))
                    }
                    _ => false,
                },
                _ => false,
            })
    }

    /// Is it the object, a part of it, or a pointer to it?
    fn is_of(self, operand: &Operand, object: LocalId) -> bool {
        let place = self.world.lock_of(self.at, operand).place;
        place.is_some_and(|place| place.root == LockRoot::Local(self.at, object))
    }

    /// Does somebody get the object by this call who may tell others of it: neither a library that is asked something of it,
    /// nor a function that makes a further object with it?
    fn gives_away(self, call: CallView<'_>, is_it: &impl Fn(&Operand) -> bool) -> bool {
        let args = &call.call().args;
        if !args.iter().any(is_it) {
            return false;
        }
        match call.facts().map(|facts| &facts.target) {
            Some(CallTarget::Function(_)) if call.is_of_library() => args.iter().skip(1).any(is_it),
            Some(CallTarget::Function(function)) => self.kind_made_by(*function).is_none(),
            _ => true,
        }
    }
}
