//! Types and the types that they are directly made of. What is done with these is said elsewhere.

use std::sync::Arc;

use crate::{Row, TraitBound, Ty};

/// Visits the types that a type is directly made of.
pub(crate) fn for_each_part(ty: &Ty, visit: &mut dyn FnMut(&Ty)) {
    match ty {
        Ty::Adt(_, args) | Ty::Function(_, args) | Ty::Tuple(args) => args.iter().for_each(visit),
        Ty::Ref { inner, .. } | Ty::Pointer(inner) | Ty::Slice(inner) | Ty::Array(inner) => {
            visit(inner)
        }
        Ty::Traits { bounds, .. } => {
            for bound in bounds.iter() {
                bound.args.iter().for_each(&mut *visit);
                bound.bindings.iter().for_each(|(_, ty)| visit(ty));
            }
        }
        Ty::FnPointer { params, output } => {
            params.iter().for_each(&mut *visit);
            visit(output);
        }
        Ty::Future { output, .. } => visit(output),
        Ty::Projection { self_ty, .. } => visit(self_ty),
        Ty::Unknown
        | Ty::Infer(_)
        | Ty::Never
        | Ty::Primitive(_)
        | Ty::Param(_)
        | Ty::Closure(_) => {}
    }
}

/// Rebuilds a type from its changed direct parts. What does not change is shared with the old type.
pub(crate) fn map_parts(ty: &Ty, change: &mut dyn FnMut(&Ty) -> Ty) -> Ty {
    match ty {
        Ty::Adt(adt, args) => Ty::Adt(*adt, map_row(args, change)),
        Ty::Function(function, args) => Ty::Function(*function, map_row(args, change)),
        Ty::Tuple(parts) => Ty::Tuple(map_row(parts, change)),
        Ty::Ref { mutable, inner } => Ty::Ref {
            mutable: *mutable,
            inner: map_one(inner, change),
        },
        Ty::Pointer(inner) => Ty::Pointer(map_one(inner, change)),
        Ty::Slice(inner) => Ty::Slice(map_one(inner, change)),
        Ty::Array(inner) => Ty::Array(map_one(inner, change)),
        Ty::Traits { is_dyn, bounds } => Ty::Traits {
            is_dyn: *is_dyn,
            bounds: bounds
                .iter()
                .map(|bound| map_bound(bound, change))
                .collect(),
        },
        Ty::FnPointer { params, output } => Ty::FnPointer {
            params: map_row(params, change),
            output: map_one(output, change),
        },
        Ty::Future { body, output } => Ty::Future {
            body: *body,
            output: map_one(output, change),
        },
        Ty::Projection {
            self_ty,
            trait_ref,
            name,
        } => Ty::Projection {
            self_ty: map_one(self_ty, change),
            trait_ref: *trait_ref,
            name: *name,
        },
        Ty::Unknown
        | Ty::Infer(_)
        | Ty::Never
        | Ty::Primitive(_)
        | Ty::Param(_)
        | Ty::Closure(_) => ty.clone(),
    }
}

/// Rebuilds a bound from its changed types.
pub(crate) fn map_bound(bound: &TraitBound, change: &mut dyn FnMut(&Ty) -> Ty) -> TraitBound {
    let bindings = bound.bindings.iter();
    TraitBound {
        trait_ref: bound.trait_ref,
        args: map_row(&bound.args, change),
        bindings: bindings.map(|(name, ty)| (*name, change(ty))).collect(),
    }
}

fn map_one(part: &Arc<Ty>, change: &mut dyn FnMut(&Ty) -> Ty) -> Arc<Ty> {
    let changed = change(part);
    if is_same(part, &changed) {
        Arc::clone(part)
    } else {
        Arc::new(changed)
    }
}

fn map_row(parts: &Row<Ty>, change: &mut dyn FnMut(&Ty) -> Ty) -> Row<Ty> {
    for (index, part) in parts.iter().enumerate() {
        let changed = change(part);
        if !is_same(part, &changed) {
            let before = parts[..index].iter().cloned();
            let after = parts[index + 1..].iter().map(change);
            return before
                .chain(std::iter::once(changed))
                .chain(after)
                .collect();
        }
    }
    parts.clone()
}

/// Are they the same type, made of the very same parts? Looks no deeper, so that it may miss that they are equal.
fn is_same(one: &Ty, other: &Ty) -> bool {
    match (one, other) {
        (Ty::Adt(a, one), Ty::Adt(b, other)) => a == b && one.is(other),
        (Ty::Function(a, one), Ty::Function(b, other)) => a == b && one.is(other),
        (Ty::Tuple(one), Ty::Tuple(other)) => one.is(other),
        (
            Ty::Ref { mutable: a, inner },
            Ty::Ref {
                mutable: b,
                inner: other,
            },
        ) => a == b && Arc::ptr_eq(inner, other),
        (Ty::Pointer(one), Ty::Pointer(other))
        | (Ty::Slice(one), Ty::Slice(other))
        | (Ty::Array(one), Ty::Array(other)) => Arc::ptr_eq(one, other),
        (Ty::Param(one), Ty::Param(other)) => one == other,
        (Ty::Infer(one), Ty::Infer(other)) => one == other,
        (Ty::Primitive(one), Ty::Primitive(other)) => one == other,
        (Ty::Closure(one), Ty::Closure(other)) => one == other,
        (Ty::Unknown, Ty::Unknown) | (Ty::Never, Ty::Never) => true,
        _ => false,
    }
}
