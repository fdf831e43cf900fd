//! What is handed to functions of libraries that call it before they return: closures, and functions by their name
//! (`.map(Self::size)`).

use std::sync::OnceLock;

use conc_model::{BodyOwner, Operand, PlaceBase};

use super::body::Look;
use super::{InnerCall, callbacks};
use crate::{BodyRef, Certainty, FunctionRef, ItemScope, Ty, ValueTarget, World};

/// Something that can be called.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Callable {
    Closure(BodyRef),
    Function(FunctionRef),
}

/// The callables among the arguments of a call, or in what these are made of (`names.iter().map(|name| ..)`), unless they
/// go on living in the result.
pub(super) fn run_by(look: &Look<'_>, depth: usize, found: &mut Vec<InnerCall>) {
    for (callable, of) in run(look, depth) {
        match callable {
            Callable::Closure(target) if is_of_same_function(look, target) => {
                found.push(look.inner(target, true));
            }
            Callable::Function(function) if !look.world.universe().is_library(function.file) => {
                found.extend(named(look, function, of));
            }
            _ => {}
        }
    }
}

/// What is called, with the argument in which it lies.
fn run(look: &Look<'_>, depth: usize) -> Vec<(Callable, usize)> {
    let args = &look.world.universe().body(look.at).calls[look.call].args;
    let facts = look.world.facts(look.at);
    let mut kept = Vec::new();
    if let Some(result) = look.result() {
        add(result, depth, &mut kept);
    }
    let mut found: Vec<(Callable, usize)> = Vec::new();
    for (index, arg) in args.iter().enumerate() {
        let Some(place) = arg.place() else { continue };
        let mut here = Vec::new();
        let ty = look.world.place_type(look.at, facts, place);
        add(&ty, depth, &mut here);
        here.extend(
            look.world
                .named_function(look.at, arg)
                .map(Callable::Function),
        );
        for callable in here {
            let is_new = !found.iter().any(|(known, _)| *known == callable);
            if is_new && !kept.contains(&callable) {
                found.push((callable, index));
            }
        }
    }
    found
}

/// The callables that a value of the type holds.
fn add(ty: &Ty, depth: usize, found: &mut Vec<Callable>) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    let mut note = |callable| {
        if !found.contains(&callable) {
            found.push(callable);
        }
    };
    match ty {
        Ty::Closure(body) => note(Callable::Closure(*body)),
        Ty::Function(function, _) => note(Callable::Function(*function)),
        Ty::Adt(_, args) => {
            for arg in args.iter() {
                add(arg, depth, found);
            }
        }
        Ty::Ref { inner, .. } => add(inner, depth, found),
        _ => {}
    }
}

/// Does the closure belong to the function whose body this is?
fn is_of_same_function(look: &Look<'_>, closure: BodyRef) -> bool {
    let outermost = |at| callbacks::outermost(look.world, at);
    closure.file == look.at.file && outermost(closure) == outermost(look.at)
}

/// A function that is handed over by its name. What an `Option` holds is what it was made of; nothing is known of other
/// arguments. That of an async function is a future only.
fn named(look: &Look<'_>, function: FunctionRef, of: usize) -> Option<InnerCall> {
    let world = look.world;
    let signature = world.index().signature(world.universe(), function);
    if signature.is_async {
        return None;
    }
    let args = &world.universe().body(look.at).calls[look.call].args;
    let receiver = args.first().filter(|_| of > 0);
    let param = signature.receiver.as_ref().or(signature.params.first());
    let given = receiver.zip(param).and_then(|(receiver, param)| {
        let whole = world.place_type(look.at, world.facts(look.at), receiver.place()?);
        let is_same = world.is_same_behind_pointers(&whole, param);
        is_same.then(|| world.lock_of(look.at, receiver))
    });
    Some(InnerCall {
        is_named: true,
        args: OnceLock::from(vec![given.unwrap_or_default()]),
        ..look.inner(world.body_behind(function)?, false)
    })
}

impl World {
    /// The function that an operand names: `Self::size`.
    pub(super) fn named_function(&self, at: BodyRef, operand: &Operand) -> Option<FunctionRef> {
        let place = operand.place()?;
        let PlaceBase::Path(path) = place.base else {
            return None;
        };
        let universe = self.universe();
        let scope = match universe.body(at).owner {
            BodyOwner::Function(function) => {
                ItemScope::Function(FunctionRef::new(at.file, function))
            }
            BodyOwner::Static(_) => ItemScope::None,
        };
        let index = self.index();
        match index.resolve_value_with_certainty(universe, at.file, path, scope) {
            (ValueTarget::Function { function, .. }, Certainty::Known)
                if place.projections.is_empty() =>
            {
                Some(function)
            }
            _ => None,
        }
    }
}
