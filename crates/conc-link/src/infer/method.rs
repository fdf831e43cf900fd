//! Method calls: receivers, picks, and what becomes of the receiver.

use conc_model::{BodyId, Call, CallId, Name, Parent, Receiver, TypeId, known};

use super::context::Cx;
use super::instantiate::{Instance, Substitution};
use super::jobs::Job;
use super::lang::Lang;
use crate::{CallFacts, CallTarget, Certainty, ImplRef, MethodPick, ReceiverMode, Ty};

impl Cx<'_> {
    /// Infers a method call, or leaves a job for it while its receiver is open.
    pub(super) fn method_call(
        &mut self,
        body: BodyId,
        id: CallId,
        (name, generics): (Name, &[TypeId]),
    ) {
        let call = &self.body(body).calls[id];
        let Some(receiver) = call.args.first() else {
            return;
        };
        let receiver = self.operand(body, receiver);
        if self.is_open_type(&receiver) {
            let dest = self.local(body, call.dest);
            self.table.doubt(&dest);
            self.jobs.push(Job::Call {
                body,
                call: id,
                callee: receiver,
            });
            return;
        }
        let receiver = self.table.resolve(&receiver);
        let pick = self
            .index
            .method(self.universe, &receiver, name, self.scope);
        let Some(pick) = pick.filter(|pick| !self.is_guess(&receiver, pick)) else {
            let result = if name == known::CLONE {
                self.content(&receiver)
            } else {
                Ty::Unknown
            };
            self.finish_call(body, id, Self::unknown_call(result));
            return;
        };
        let facts = self.picked_call((body, call), (&receiver, &pick), generics);
        self.finish_call(body, id, facts);
    }

    /// What is behind all references, guards and pointers: that is cloned when nothing in front of it is known to be.
    fn content(&self, ty: &Ty) -> Ty {
        let mut ty = ty.peel_refs().clone();
        for _ in 0..8 {
            match self.index.deref(self.universe, &ty) {
                Some(inside) => ty = inside,
                None => break,
            }
        }
        ty
    }

    /// Was the method found although nothing is known of the receiver? `impl<W: Write> Write for Box<W>` fits a box of
    /// anything, and with it every method of every trait for writers.
    fn is_guess(&self, receiver: &Ty, pick: &MethodPick) -> bool {
        let mut inside = receiver.peel_refs();
        if matches!(inside, Ty::Unknown) {
            return true;
        }
        let is_of_trait = matches!(
            self.universe.function(pick.function).parent,
            Parent::Trait(_)
        );
        while let Some(next) = Lang::args(self.lang.boxed, inside)
            .or_else(|| Lang::args(self.lang.pin, inside))
            .and_then(|args| args.first())
        {
            inside = next.peel_refs();
        }
        is_of_trait && matches!(inside, Ty::Unknown | Ty::Infer(_))
    }

    fn picked_call(
        &mut self,
        (body, call): (BodyId, &Call),
        (receiver, pick): (&Ty, &MethodPick),
        generics: &[TypeId],
    ) -> CallFacts {
        let turbofish: Vec<Ty> = generics.iter().map(|&ty| self.written(ty)).collect();
        let instance = self.instantiate_pick_with(pick, &turbofish);
        let args = self.arguments(body, call, 1);
        let formals = self.formals(&instance);
        let skip = usize::from(instance.signature.receiver.is_some());
        let result = self.apply(&instance, &formals[skip.min(formals.len())..], &args);
        CallFacts {
            target: CallTarget::Function(pick.function),
            certainty: match pick.is_certain {
                true if self.presumes => Certainty::Presumed,
                true => Certainty::Known,
                false => Certainty::Likely,
            },
            receiver: self.receiver_mode(receiver, pick),
            result,
        }
    }

    /// A picked method with its generics as variables.
    pub(super) fn instantiate_pick(&mut self, pick: &MethodPick) -> Instance {
        self.instantiate_pick_with(pick, &[])
    }

    fn instantiate_pick_with(&mut self, pick: &MethodPick, turbofish: &[Ty]) -> Instance {
        let signature = self.index.signature(self.universe, pick.function);
        let mut substitution = Substitution::default();
        self.bind_turbofish(pick.function, turbofish, &mut substitution);
        for (name, ty) in &pick.substitution {
            let ty = self.freshen(ty);
            substitution.add(*name, ty);
        }
        for name in &signature.generics {
            let fresh = self.table.fresh();
            substitution.add(*name, fresh);
        }
        substitution.add(known::SELF_TYPE, pick.self_ty.clone());
        if let Parent::Impl(id) = self.universe.function(pick.function).parent {
            let declared = self.impl_self_type(ImplRef::new(pick.function.file, id), &substitution);
            self.unify(&declared, &pick.self_ty);
        }
        Instance {
            function: pick.function,
            signature,
            substitution,
        }
    }

    /// What the method does to the place that it is called on.
    fn receiver_mode(&self, receiver: &Ty, pick: &MethodPick) -> ReceiverMode {
        match self.universe.function(pick.function).receiver {
            None => ReceiverMode::Unknown,
            Some(Receiver::Ref) => ReceiverMode::Ref,
            Some(Receiver::RefMut) => ReceiverMode::RefMut,
            Some(Receiver::Value) => self.by_value(receiver, pick),
            Some(Receiver::Typed(_)) => self.by_declared_type(receiver, pick),
        }
    }

    fn by_value(&self, receiver: &Ty, pick: &MethodPick) -> ReceiverMode {
        if matches!(pick.self_ty, Ty::Ref { .. })
            || self.index.is_copy(self.universe, &pick.self_ty)
        {
            return ReceiverMode::Behind;
        }
        let mut at = receiver.clone();
        for _ in 0..pick.derefs {
            match Lang::args(self.lang.boxed, &at).and_then(|args| args.first()) {
                Some(inside) => at = inside.clone(),
                None => return ReceiverMode::Behind,
            }
        }
        ReceiverMode::Value
    }

    /// `self: Arc<Self>`, `self: Pin<&mut Self>`, `self: &Self`, ...
    fn by_declared_type(&self, receiver: &Ty, pick: &MethodPick) -> ReceiverMode {
        let signature = self.index.signature(self.universe, pick.function);
        match (&signature.receiver, receiver) {
            (Some(Ty::Ref { mutable: true, .. }), _) => ReceiverMode::RefMut,
            (Some(Ty::Ref { .. }), _) => ReceiverMode::Ref,
            (Some(Ty::Adt(declared, _)), Ty::Adt(found, _)) if declared == found => {
                ReceiverMode::Value
            }
            (Some(Ty::Adt(..)), _) => ReceiverMode::Behind,
            _ => self.by_value(receiver, pick),
        }
    }
}
