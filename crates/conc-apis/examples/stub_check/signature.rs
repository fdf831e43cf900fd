//! Compares two functions: receiver, arity, asyncness. Types of parameters are not compared.

use conc_link::{FunctionRef, ItemScope, Ty, World};
use conc_model::{Receiver, TypeRef};

/// Does a call have to be awaited?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Awaited {
    Yes,
    No,
    /// The result is a type that cannot be read.
    Unknown,
}

/// Says what differs; `Err` if it is not known whether something differs.
pub(crate) fn difference(
    stub: (&World, FunctionRef, Awaited),
    real: (&World, FunctionRef, Awaited),
) -> Result<Option<String>, &'static str> {
    let function = |(world, function, _): (&World, FunctionRef, Awaited)| {
        let item = world.universe().function(function);
        (item.receiver.map(receiver), item.params.len())
    };
    let ((stub_receiver, stub_params), (real_receiver, real_params)) =
        (function(stub), function(real));
    if stub_receiver != real_receiver {
        let word = |receiver: Option<&'static str>| receiver.unwrap_or("no self");
        return Ok(Some(format!(
            "takes {}, the sources {}",
            word(stub_receiver),
            word(real_receiver)
        )));
    }
    if stub_params != real_params {
        return Ok(Some(format!(
            "{stub_params} parameters, the sources {real_params}"
        )));
    }
    match (stub.2, real.2) {
        (Awaited::Yes, Awaited::No) => Ok(Some("is async, the sources are not".to_owned())),
        (Awaited::No, Awaited::Yes) => Ok(Some("is not async, the sources are".to_owned())),
        (Awaited::Yes, Awaited::Unknown) => Err("what the sources return is not readable"),
        _ => Ok(None),
    }
}

fn receiver(receiver: Receiver) -> &'static str {
    match receiver {
        Receiver::Value => "self",
        Receiver::Ref => "&self",
        Receiver::RefMut => "&mut self",
        Receiver::Typed(_) => "self: ..",
    }
}

/// What the type itself says: a box or pin is a future if what it holds is one. `None`: whether it implements `Future` decides.
pub(crate) fn by_shape(world: &World, ty: &Ty) -> Option<Awaited> {
    let universe = world.universe();
    let is_holder = |adt| matches!(universe.text(universe.adt(adt).name), "Pin" | "Box");
    match ty {
        Ty::Adt(adt, args) if is_holder(*adt) => {
            let held = args.first().and_then(|held| by_shape(world, held));
            Some(held.unwrap_or(Awaited::Unknown))
        }
        Ty::Traits { bounds, .. } => {
            let is_future = bounds
                .iter()
                .any(|bound| universe.text(universe.trait_of(bound.trait_ref).name) == "Future");
            Some(if is_future {
                Awaited::Yes
            } else {
                Awaited::Unknown
            })
        }
        Ty::Param(_) | Ty::Projection { .. } => Some(Awaited::Unknown),
        _ => None,
    }
}

/// Does a function of `world` give something to await? `is_future` knows the types that implement `Future`.
pub(crate) fn awaited(
    world: &World,
    function: FunctionRef,
    is_future: &dyn Fn(&Ty, &str) -> Awaited,
) -> Awaited {
    let universe = world.universe();
    let item = universe.function(function);
    if item.is_async {
        return Awaited::Yes;
    }
    let Some(output) = item.output else {
        return Awaited::No;
    };
    let model = universe.model(function.file);
    let is_named = |path: &conc_model::PathId, name: &str| {
        let last = model.paths[*path].segments.last();
        last.is_some_and(|segment| universe.text(segment.name) == name)
    };
    match &model.types[output] {
        TypeRef::Impl(bounds) if bounds.iter().any(|path| is_named(path, "Future")) => Awaited::Yes,
        TypeRef::Path(path) => {
            if ["BoxFuture", "LocalBoxFuture"]
                .iter()
                .any(|name| is_named(path, name))
            {
                return Awaited::Yes;
            }
            let scope = ItemScope::Function(function);
            let ty = world
                .index()
                .lower_type(universe, function.file, output, scope);
            let last = model.paths[*path].segments.last();
            let name = last.map_or("", |segment| universe.text(segment.name));
            match ty {
                // A type of the same name as a trait in scope, which a macro makes.
                Ty::Traits { .. } => is_future(&Ty::Unknown, name),
                ty => by_shape(world, &ty).unwrap_or_else(|| is_future(&ty, name)),
            }
        }
        _ => Awaited::No,
    }
}
