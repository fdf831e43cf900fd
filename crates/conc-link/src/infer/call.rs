//! Calls: of paths, of values, and what calling a known function means for types.

use std::sync::Arc;

use conc_model::{Body, BodyId, Call, CallId, Callee, Effect, Id, Parent, PathId, known};

use super::context::Cx;
use super::instantiate::Instance;
use super::jobs::Job;
use crate::{
    BodyRef, CallFacts, CallTarget, Certainty, FunctionRef, ItemScope, ReceiverMode, Ty,
    ValueTarget,
};

impl Cx<'_> {
    /// Infers a call, or leaves a job for it.
    pub(super) fn call(&mut self, body: BodyId, id: CallId) {
        let owner: &Body = self.body(body);
        let call = &owner.calls[id];
        match &call.callee {
            Callee::Path(path) => {
                let facts = self.path_call(body, call, *path);
                self.finish_call(body, id, facts);
            }
            Callee::Method { name, generics } => self.method_call(body, id, (*name, generics)),
            Callee::Value(callee) => {
                let callee = self.operand(body, callee);
                if self.is_open_type(&callee) {
                    self.jobs.push(Job::Call {
                        body,
                        call: id,
                        callee,
                    });
                    return;
                }
                let args = self.arguments(body, call, 0);
                let facts = self.value_call(&callee, &args);
                self.finish_call(body, id, facts);
            }
        }
    }

    /// Stores what a call is and lets its result land.
    pub(super) fn finish_call(&mut self, body: BodyId, id: CallId, facts: CallFacts) {
        let dest = self.body(body).calls[id].dest;
        let result = facts.result.clone();
        if let Some(slot) = self
            .bodies
            .get_mut(&body)
            .and_then(|state| state.calls.get_mut(id.index()))
        {
            *slot = facts;
        }
        self.assign_local(body, dest, &result);
        if dest == Body::RETURN
            && let Some(Ty::Traits { bounds, .. }) = self
                .bodies
                .get(&body)
                .and_then(|state| state.opaque.clone())
        {
            self.satisfy_all(&result, &bounds);
        }
    }

    /// Types of the arguments from one of them on.
    pub(super) fn arguments(&mut self, body: BodyId, call: &Call, from: usize) -> Vec<Ty> {
        call.args
            .iter()
            .skip(from)
            .map(|arg| self.operand(body, arg))
            .collect()
    }

    /// Nothing known but perhaps the result.
    pub(super) fn unknown_call(result: Ty) -> CallFacts {
        CallFacts {
            target: CallTarget::Unknown,
            certainty: Certainty::Unknown,
            receiver: ReceiverMode::Unknown,
            result,
        }
    }

    fn known_call(target: CallTarget, result: Ty) -> CallFacts {
        CallFacts {
            target,
            certainty: if target == CallTarget::Unknown {
                Certainty::Unknown
            } else {
                Certainty::Known
            },
            receiver: ReceiverMode::Unknown,
            result,
        }
    }

    fn path_call(&mut self, body: BodyId, call: &Call, path: PathId) -> CallFacts {
        let args = self.arguments(body, call, 0);
        let (target, certainty) =
            self.index
                .resolve_value_with_certainty(self.universe, self.file, path, self.scope);
        let facts = match target {
            ValueTarget::Unknown => Self::unknown_call(Ty::Unknown),
            ValueTarget::Function {
                function,
                self_ty,
                generics,
            } => {
                let instance = self.instantiate(function, self_ty.as_ref(), &generics);
                let formals = self.formals(&instance);
                let result = self.apply(&instance, &formals, &args);
                let target = self.implementation(&instance).unwrap_or(function);
                Self::known_call(CallTarget::Function(target), result)
            }
            ValueTarget::Variant {
                adt,
                variant,
                args: written,
            } => {
                let generics = self.instantiate_adt(adt, &written);
                for (field, arg) in self.universe.adt(adt).variants[variant]
                    .fields
                    .iter()
                    .zip(&args)
                {
                    let expected = self.field_of((adt, variant), &generics, field.name);
                    self.coerce(arg, &expected);
                }
                Self::known_call(CallTarget::Constructor(adt), Ty::Adt(adt, generics))
            }
            ValueTarget::Static(item) => {
                let ty = self.static_value(item);
                self.value_call(&ty, &args)
            }
        };
        CallFacts {
            certainty: facts.certainty.min(certainty),
            ..facts
        }
    }

    fn value_call(&mut self, callee: &Ty, args: &[Ty]) -> CallFacts {
        match self.call_value(callee, args) {
            Some((target, result)) => Self::known_call(target, result),
            None => Self::unknown_call(Ty::Unknown),
        }
    }

    /// The impl's own function, where a path names the trait's and the self type has become known.
    fn implementation(&mut self, instance: &Instance) -> Option<FunctionRef> {
        let function = self.universe.function(instance.function);
        if !matches!(function.parent, Parent::Trait(_)) || function.receiver.is_none() {
            return None;
        }
        let self_ty = self
            .table
            .resolve(instance.substitution.get(known::SELF_TYPE)?);
        if !matches!(self_ty, Ty::Adt(..)) {
            return None;
        }
        let pick = self
            .index
            .method(self.universe, &self_ty, function.name, self.scope)?;
        let Parent::Impl(item) = self.universe.function(pick.function).parent else {
            return None;
        };
        let is_of_trait = self.universe.model(pick.function.file).impls[item]
            .trait_path
            .is_some();
        (is_of_trait && pick.derefs == 0).then_some(pick.function)
    }

    /// Types of all parameters of an instance, the receiver first.
    pub(super) fn formals(&mut self, instance: &Instance) -> Vec<Ty> {
        let signature = Arc::clone(&instance.signature);
        let all = signature.receiver.iter().chain(&signature.params);
        all.map(|ty| self.substitute(ty, &instance.substitution))
            .collect()
    }

    /// Passes arguments to a function; gives the type of the call.
    pub(super) fn apply(&mut self, instance: &Instance, formals: &[Ty], args: &[Ty]) -> Ty {
        let mark = self.jobs.len();
        let taken = self.taken_through_guard(instance, args);
        self.coerce_all(taken.as_deref().unwrap_or(args), formals);
        self.satisfy_instance(instance);
        self.retry_from(mark);
        self.instance_output(instance)
    }

    /// The arguments as they are passed, when one is a guard where something with a `Default` is wanted. No guard has one:
    /// `mem::take(&mut guard)` takes what the guard gives access to.
    fn taken_through_guard(&mut self, instance: &Instance, args: &[Ty]) -> Option<Vec<Ty>> {
        let index = args
            .iter()
            .position(|arg| self.guard_behind(arg).is_some())?;
        self.needs_default(instance, index).then_some(())?;
        let guard = self.guard_behind(&args[index])?;
        let guard = self.table.resolve(&guard);
        let mut args = args.to_vec();
        args[index] = Ty::Ref {
            mutable: true,
            inner: Arc::new(self.index.deref(self.universe, &guard)?),
        };
        Some(args)
    }

    /// The guard of which an argument is a `&mut`.
    fn guard_behind(&self, arg: &Ty) -> Option<Ty> {
        let Ty::Ref {
            mutable: true,
            inner,
        } = self.table.seen(arg)
        else {
            return None;
        };
        let inner = self.table.seen(inner);
        let Ty::Adt(adt, _) = inner else {
            return None;
        };
        let effects = self.universe.adt_effects(*adt);
        let is_guard = effects.iter().any(|it| matches!(it, Effect::Guard(_)));
        is_guard.then(|| inner.clone())
    }

    /// Is a parameter a reference to a generic type that has to have a `Default`?
    fn needs_default(&self, instance: &Instance, index: usize) -> bool {
        let signature = &instance.signature;
        let formal = signature
            .receiver
            .iter()
            .chain(&signature.params)
            .nth(index);
        let Some(Ty::Param(name)) = formal.map(Ty::peel_refs) else {
            return false;
        };
        let scope = ItemScope::Function(instance.function);
        let bounds = self.index.bounds(self.universe, scope, *name);
        let mut traits = bounds
            .iter()
            .map(|bound| self.universe.trait_of(bound.trait_ref).name);
        traits.any(|name| name == known::DEFAULT_TRAIT)
    }

    /// Passes arguments to parameters.
    pub(super) fn coerce_all(&mut self, args: &[Ty], formals: &[Ty]) {
        for (arg, formal) in args.iter().zip(formals) {
            match formal {
                Ty::Traits {
                    is_dyn: false,
                    bounds,
                } => self.satisfy_all(arg, bounds),
                _ => self.coerce(arg, formal),
            }
        }
    }

    /// What a call of the instance gives.
    pub(super) fn instance_output(&mut self, instance: &Instance) -> Ty {
        let output = self.substitute(&instance.signature.output, &instance.substitution);
        if !instance.signature.is_async {
            return output;
        }
        let function = instance.function;
        let body = self.universe.function(function).body;
        let body = body.filter(|_| !self.universe.is_library(function.file));
        Ty::Future {
            body: body.map(|body| BodyRef::new(function.file, body)),
            output: Arc::new(output),
        }
    }
}
