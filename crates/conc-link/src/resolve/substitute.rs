//! Putting types in for generic parameters, and binding parameters by matching.

use conc_model::Name;

use crate::parts::{for_each_part, map_bound, map_parts};
use crate::{TraitBound, Ty};

/// Types deeper than this are cut off as unknown.
const MAX_DEPTH: u32 = 48;

/// Replaces parameters; those that are not in `bound` stay.
#[must_use]
pub fn substitute(ty: &Ty, bound: &[(Name, Ty)]) -> Ty {
    if bound.is_empty() {
        return ty.clone();
    }
    map_params(
        ty,
        &|name| {
            bound
                .iter()
                .find(|(param, _)| *param == name)
                .map(|(_, ty)| ty.clone())
        },
        0,
    )
}

/// [`substitute`] in a trait with its arguments.
#[must_use]
pub fn substitute_bound(bound: &TraitBound, by: &[(Name, Ty)]) -> TraitBound {
    map_bound(bound, &mut |part| substitute(part, by))
}

fn map_params(ty: &Ty, by: &dyn Fn(Name) -> Option<Ty>, depth: u32) -> Ty {
    match ty {
        Ty::Param(name) => by(*name).unwrap_or_else(|| ty.clone()),
        _ if depth > MAX_DEPTH => Ty::Unknown,
        _ => map_parts(ty, &mut |part| map_params(part, by, depth + 1)),
    }
}

/// Is there a projection anywhere in the type?
pub(crate) fn has_projection(ty: &Ty) -> bool {
    any(ty, &|part| matches!(part, Ty::Projection { .. }), 0)
}

/// Does a part of the type satisfy the predicate? Too deep ones count as not.
pub(crate) fn any(ty: &Ty, predicate: &dyn Fn(&Ty) -> bool, depth: u32) -> bool {
    if predicate(ty) {
        return true;
    }
    if depth > MAX_DEPTH {
        return false;
    }
    let mut found = false;
    for_each_part(ty, &mut |part| {
        found = found || any(part, predicate, depth + 1);
    });
    found
}

/// Parameters that a pattern may bind, and what they are bound to so far.
#[derive(Debug)]
pub(crate) struct Binding<'p> {
    params: &'p [Name],
    pub(crate) bound: Vec<(Name, Ty)>,
}

impl<'p> Binding<'p> {
    pub(crate) fn new(params: &'p [Name]) -> Self {
        Self {
            params,
            bound: Vec::new(),
        }
    }

    /// Does `target` have the form of `pattern`? Parameters of the pattern are bound; what is not known of the target
    /// fits everything and binds nothing.
    pub(crate) fn fits(&mut self, pattern: &Ty, target: &Ty) -> bool {
        self.fits_at(pattern, target, 0)
    }

    fn fits_at(&mut self, pattern: &Ty, target: &Ty, depth: u32) -> bool {
        if depth > MAX_DEPTH {
            return false;
        }
        match (pattern, target) {
            (Ty::Param(name), _) if self.params.contains(name) => self.bind(*name, target, depth),
            (Ty::Unknown | Ty::Infer(_) | Ty::Projection { .. }, _) => true,
            (_, Ty::Unknown | Ty::Infer(_) | Ty::Projection { .. }) => true,
            (Ty::Adt(a, pattern), Ty::Adt(b, target)) => {
                a == b && self.all_fit(pattern, target, depth)
            }
            (Ty::Tuple(pattern), Ty::Tuple(target)) => {
                pattern.len() == target.len() && self.all_fit(pattern, target, depth)
            }
            (
                Ty::Ref {
                    mutable: a,
                    inner: pattern,
                },
                Ty::Ref {
                    mutable: b,
                    inner: target,
                },
            ) => a == b && self.fits_at(pattern, target, depth + 1),
            (Ty::Pointer(pattern), Ty::Pointer(target))
            | (Ty::Slice(pattern), Ty::Slice(target))
            | (Ty::Array(pattern), Ty::Array(target)) => self.fits_at(pattern, target, depth + 1),
            (
                Ty::FnPointer { params, output },
                Ty::FnPointer {
                    params: target_params,
                    output: target_output,
                },
            ) => {
                params.len() == target_params.len()
                    && self.all_fit(params, target_params, depth)
                    && self.fits_at(output, target_output, depth + 1)
            }
            (Ty::Traits { bounds: a, .. }, Ty::Traits { bounds: b, .. }) => {
                self.bounds_fit(a, b, depth)
            }
            (Ty::Future { output: a, .. }, Ty::Future { output: b, .. }) => {
                self.fits_at(a, b, depth + 1)
            }
            (pattern, target) => pattern == target,
        }
    }

    fn all_fit(&mut self, pattern: &[Ty], target: &[Ty], depth: u32) -> bool {
        let pairs = pattern.iter().zip(target);
        pairs.fold(true, |fits, (pattern, target)| {
            fits && self.fits_at(pattern, target, depth + 1)
        })
    }

    /// `dyn A<T>` fits `dyn A<u8> + B`: the first trait of the pattern decides.
    fn bounds_fit(&mut self, pattern: &[TraitBound], target: &[TraitBound], depth: u32) -> bool {
        let Some(first) = pattern.first() else {
            return true;
        };
        let Some(same) = target
            .iter()
            .find(|bound| bound.trait_ref == first.trait_ref)
        else {
            return false;
        };
        self.all_fit(&first.args, &same.args, depth)
    }

    fn bind(&mut self, name: Name, target: &Ty, depth: u32) -> bool {
        if matches!(target, Ty::Unknown) {
            return true;
        }
        let Some(old) = self
            .bound
            .iter()
            .find(|(param, _)| *param == name)
            .map(|(_, ty)| ty.clone())
        else {
            self.bound.push((name, target.clone()));
            return true;
        };
        // A second occurrence has to agree, as far as both are known; nothing of the caller may be bound here.
        Binding::new(&[]).fits_at(&old, target, depth + 1)
    }
}

/// Parts that a type may have before it is given up; nested aliases could double it again and again.
const MAX_PARTS: u32 = 512;

/// Has the type more parts than any type that matters?
pub(crate) fn is_large(ty: &Ty) -> bool {
    let count = std::cell::Cell::new(0);
    any(
        ty,
        &|_| {
            count.set(count.get() + 1);
            count.get() > MAX_PARTS
        },
        0,
    )
}
