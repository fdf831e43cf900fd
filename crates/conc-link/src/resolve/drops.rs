//! What copying and dropping a value means for its type.

use conc_model::{Effect, known};

use super::ItemScope;
use super::impls::Head;
use super::layer::Cx;
use super::substitute::substitute;
use crate::{AdtRef, Ty};

/// Types inside each other that are looked into.
const MAX_NESTING: usize = 16;

impl Cx<'_> {
    /// Does the type implement `Copy`, as far as is known?
    pub(crate) fn is_copy(self, ty: &Ty) -> bool {
        let all = |parts: &[Ty]| {
            self.deeper()
                .is_some_and(|cx| parts.iter().all(|part| cx.is_copy(part)))
        };
        match ty {
            Ty::Primitive(_)
            | Ty::Never
            | Ty::Pointer(_)
            | Ty::FnPointer { .. }
            | Ty::Function(..) => true,
            Ty::Ref { mutable, .. } => !mutable,
            Ty::Tuple(parts) => all(parts),
            Ty::Array(part) => all(std::slice::from_ref(part)),
            // A derive asks for `Copy` of all arguments.
            Ty::Adt(adt, args)
                if self
                    .universe
                    .adt(*adt)
                    .attrs
                    .derives
                    .contains(&known::COPY_TRAIT) =>
            {
                all(args)
            }
            Ty::Adt(..) => {
                let copy = self.library_trait(known::COPY_TRAIT);
                copy.is_some_and(|copy| self.prove(ty, copy, ItemScope::None).is_some())
            }
            _ => false,
        }
    }

    /// Does dropping a value of the type run code that matters?
    pub(crate) fn needs_drop(self, ty: &Ty, around: &mut Vec<AdtRef>) -> bool {
        let Some(cx) = self.deeper() else {
            return true;
        };
        match ty {
            Ty::Ref { .. }
            | Ty::Pointer(_)
            | Ty::Never
            | Ty::Primitive(_)
            | Ty::Function(..)
            | Ty::FnPointer { .. } => false,
            Ty::Tuple(parts) => parts.iter().any(|part| cx.needs_drop(part, around)),
            Ty::Slice(part) | Ty::Array(part) => cx.needs_drop(part, around),
            Ty::Adt(adt, args) => cx.adt_needs_drop(*adt, args, around),
            Ty::Unknown
            | Ty::Infer(_)
            | Ty::Param(_)
            | Ty::Traits { .. }
            | Ty::Closure(_)
            | Ty::Future { .. }
            | Ty::Projection { .. } => true,
        }
    }

    fn adt_needs_drop(self, adt: AdtRef, args: &[Ty], around: &mut Vec<AdtRef>) -> bool {
        let is_library = self.universe.is_library(adt.file);
        if self
            .universe
            .adt_effects(adt)
            .iter()
            .any(|effect| drops_something(*effect))
            || self.has_drop(adt)
        {
            return true;
        }
        // A type within itself adds nothing to what is being found out about it.
        if around.contains(&adt) {
            return is_library && args.iter().any(|arg| self.needs_drop(arg, around));
        }
        if around.len() >= MAX_NESTING {
            return true;
        }
        around.push(adt);
        let fields = self.fields(adt);
        let by: Vec<_> = fields
            .params
            .iter()
            .copied()
            .zip(args.iter().cloned())
            .collect();
        let mut parts = fields.variants.iter().flatten();
        let in_fields = parts.any(|(_, field)| {
            let field = self.normalize(&substitute(field, &by), ItemScope::None);
            self.needs_drop(&field, around)
        });
        // Stubs leave private fields out: what a library type is given, it is taken to own.
        let found = in_fields || is_library && args.iter().any(|arg| self.needs_drop(arg, around));
        around.pop();
        found
    }

    /// Is there an `impl Drop` for the type?
    fn has_drop(self, adt: AdtRef) -> bool {
        let Some(drop) = self.library_trait(known::DROP_TRAIT) else {
            return false;
        };
        self.layers()
            .iter()
            .any(|impls| impls.of_trait.contains_key(&(drop, Head::Adt(adt))))
    }
}

/// Does a fact of a stub say that the end of a value means something?
fn drops_something(effect: Effect) -> bool {
    matches!(
        effect,
        Effect::Guard(_)
            | Effect::Handle(_)
            | Effect::TaskSet
            | Effect::OnDrop(_)
            | Effect::Sender(_)
            | Effect::WeakSender
            | Effect::Receiver(_)
            | Effect::Runtime
    )
}
