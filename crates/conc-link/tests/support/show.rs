//! Readable forms of types and facts, for comparing in tests.

use conc_link::{BodyRef, CallTarget, Certainty, ReceiverMode, Ty, World};
use conc_model::Callee;

/// A type with the last segments of its paths.
pub(super) fn ty(world: &World, ty: &Ty) -> String {
    let list = |parts: &[Ty]| {
        parts
            .iter()
            .map(|part| self::ty(world, part))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let universe = world.universe();
    match ty {
        Ty::Unknown => "?".to_owned(),
        Ty::Infer(_) => panic!("a variable leaves the inference"),
        Ty::Adt(adt, args) => {
            let name = universe.text(universe.adt(*adt).name);
            if args.is_empty() {
                name.to_owned()
            } else {
                format!("{name}<{}>", list(args))
            }
        }
        Ty::Ref { mutable, inner } => format!(
            "&{}{}",
            if *mutable { "mut " } else { "" },
            self::ty(world, inner)
        ),
        Ty::Pointer(inner) => format!("*{}", self::ty(world, inner)),
        Ty::Tuple(parts) => format!("({})", list(parts)),
        Ty::Slice(inner) => format!("[{}]", self::ty(world, inner)),
        Ty::Array(inner) => format!("[{}; _]", self::ty(world, inner)),
        Ty::Never => "!".to_owned(),
        Ty::Primitive(primitive) => format!("{primitive:?}").to_lowercase(),
        Ty::Param(name) => universe.text(*name).to_owned(),
        Ty::Traits { is_dyn, bounds } => {
            let names = bounds
                .iter()
                .map(|bound| universe.text(universe.trait_of(bound.trait_ref).name));
            format!(
                "{} {}",
                if *is_dyn { "dyn" } else { "impl" },
                names.collect::<Vec<_>>().join(" + ")
            )
        }
        Ty::Function(function, _) => {
            format!("fn {}", universe.text(universe.function(*function).name))
        }
        Ty::FnPointer { params, output } => {
            format!("fn({}) -> {}", list(params), self::ty(world, output))
        }
        Ty::Closure(_) => "closure".to_owned(),
        Ty::Future { output, .. } => format!("future<{}>", self::ty(world, output)),
        Ty::Projection { self_ty, name, .. } => {
            format!("{}::{}", self::ty(world, self_ty), universe.text(*name))
        }
    }
}

/// All bodies of the group: their named locals and their calls, a line each.
pub(super) fn facts(world: &World) -> String {
    world.bodies().map(|at| body(world, at)).collect()
}

fn body(world: &World, at: BodyRef) -> String {
    let universe = world.universe();
    let facts = world.facts(at);
    let mut lines = String::new();
    for (local, found) in universe.body(at).locals.iter().zip(&facts.locals) {
        if let Some(name) = local.name
            && !matches!(local.kind, conc_model::LocalKind::Upvar(_))
        {
            lines += &format!("{}: {}\n", universe.text(name), ty(world, found));
        }
    }
    for (call, found) in universe.body(at).calls.iter().zip(&facts.calls) {
        let (name, is_method) = match &call.callee {
            Callee::Method { name, .. } => (universe.text(*name), true),
            Callee::Path(path) => {
                let path = &universe.model(at.file).paths[*path];
                (
                    path.segments
                        .last()
                        .map_or("", |segment| universe.text(segment.name)),
                    false,
                )
            }
            Callee::Value(_) => ("(value)", false),
        };
        let target = match found.target {
            CallTarget::Unknown => "?".to_owned(),
            CallTarget::Function(function) => world.index().function_path(universe, function),
            CallTarget::Constructor(adt) => {
                format!("new {}", world.index().adt_path(universe, adt))
            }
            CallTarget::Closure(_) => "closure".to_owned(),
        };
        let mode = match found.receiver {
            ReceiverMode::Unknown if !is_method => String::new(),
            mode => format!(" by {mode:?}"),
        };
        let doubt = if found.certainty == Certainty::Likely {
            " likely"
        } else {
            ""
        };
        lines += &format!("{name}() = {target}{mode}{doubt}\n");
    }
    lines
}
