//! Closures and other values that can be called.

use std::sync::Arc;

use conc_model::{Body, BodyId, BodyKind, known};

use super::context::Cx;
use super::instantiate::{Instance, Substitution};
use super::table::MAX_DEPTH;
use crate::{BodyRef, CallTarget, FunctionRef, Ty};

impl Cx<'_> {
    /// A value must be callable with these parameters and this result.
    pub(super) fn expect_callable(&mut self, callable: &Ty, params: &[Ty], output: &Ty) {
        let mut callable = self.table.shallow(callable);
        for _ in 0..MAX_DEPTH {
            match &callable {
                Ty::Closure(body) => return self.expect_closure(*body, params, output),
                Ty::Function(function, args) => {
                    let instance = self.instance_of_item(*function, args);
                    return self.expect_function(&instance, params, output);
                }
                Ty::FnPointer {
                    params: own,
                    output: result,
                } => {
                    let (own, result) = (own.clone(), Arc::clone(result));
                    return self.expect_parts((&own, &result), params, output);
                }
                Ty::Traits { .. } | Ty::Param(_) => {
                    if let Some((own, result)) = self.fn_bound(&callable) {
                        self.expect_parts((&own, &result), params, output);
                    }
                    return;
                }
                _ => match self.deref_once(&callable) {
                    Some(next) => callable = next,
                    None => return,
                },
            }
        }
    }

    /// One step of auto-deref; `None` at the end and behind open types.
    pub(super) fn deref_once(&mut self, ty: &Ty) -> Option<Ty> {
        let next = match ty {
            Ty::Ref { inner, .. } => (**inner).clone(),
            Ty::Infer(_) | Ty::Unknown => return None,
            _ => {
                let resolved = self.table.resolve(ty);
                self.index.deref(self.universe, &resolved)?
            }
        };
        Some(self.table.shallow(&next))
    }

    fn expect_parts(&mut self, (own, result): (&[Ty], &Ty), params: &[Ty], output: &Ty) {
        for (own, param) in own.iter().zip(params) {
            self.unify(own, param);
        }
        self.unify(result, output);
    }

    fn expect_closure(&mut self, body: BodyRef, params: &[Ty], output: &Ty) {
        let Some(id) = self.own_body(body) else {
            return;
        };
        for (&local, param) in self.body(id).params.iter().zip(params) {
            let own = self.local(id, local);
            self.unify(&own, param);
        }
        let result = self.closure_result(id);
        if !self.is_walked(id) {
            self.unify(&result, output);
            self.walk(id);
        }
        self.unify(&result, output);
    }

    fn is_walked(&self, id: BodyId) -> bool {
        self.bodies.get(&id).is_some_and(|state| state.started)
    }

    /// What a call of a closure gives.
    fn closure_result(&mut self, id: BodyId) -> Ty {
        let output = self.local(id, Body::RETURN);
        match self.body(id).kind {
            BodyKind::AsyncClosure { .. } => Ty::Future {
                body: Some(BodyRef::new(self.file, id)),
                output: Arc::new(output),
            },
            _ => output,
        }
    }

    fn expect_function(&mut self, instance: &Instance, params: &[Ty], output: &Ty) {
        let formals = self.formals(instance);
        for (formal, param) in formals.iter().zip(params) {
            self.coerce(param, formal);
        }
        self.satisfy_instance(instance);
        let result = self.instance_output(instance);
        self.unify(&result, output);
    }

    /// A function item's instance, from the arguments in its type.
    pub(super) fn instance_of_item(&mut self, function: FunctionRef, args: &[Ty]) -> Instance {
        let signature = self.index.signature(self.universe, function);
        let mut substitution = Substitution::default();
        let names = signature.generics.iter().copied().chain([known::SELF_TYPE]);
        for (name, ty) in names.zip(args) {
            substitution.add(name, ty.clone());
        }
        Instance {
            function,
            signature,
            substitution,
        }
    }

    /// Calls a value; `None` if it is not known to be callable.
    pub(super) fn call_value(&mut self, callable: &Ty, args: &[Ty]) -> Option<(CallTarget, Ty)> {
        let mut callable = self.table.shallow(callable);
        for _ in 0..MAX_DEPTH {
            match &callable {
                Ty::Closure(body) => return self.call_closure(*body, args),
                Ty::Function(function, generics) => {
                    let instance = self.instance_of_item(*function, generics);
                    let formals = self.formals(&instance);
                    let result = self.apply(&instance, &formals, args);
                    return Some((CallTarget::Function(*function), result));
                }
                Ty::FnPointer { params, output } => {
                    let (params, output) = (params.clone(), Arc::clone(output));
                    self.coerce_all(args, &params);
                    return Some((CallTarget::Unknown, (*output).clone()));
                }
                Ty::Traits { .. } | Ty::Param(_) => {
                    let (params, output) = self.fn_bound(&callable)?;
                    self.coerce_all(args, &params);
                    return Some((CallTarget::Unknown, output));
                }
                _ => callable = self.deref_once(&callable)?,
            }
        }
        None
    }

    fn call_closure(&mut self, body: BodyRef, args: &[Ty]) -> Option<(CallTarget, Ty)> {
        let id = self.own_body(body)?;
        for (&local, arg) in self.body(id).params.iter().zip(args) {
            let own = self.local(id, local);
            self.coerce(arg, &own);
        }
        self.walk(id);
        Some((CallTarget::Closure(body), self.closure_result(id)))
    }
}
