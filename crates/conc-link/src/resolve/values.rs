//! Paths where a value, a variant or a callee is expected.

use conc_model::{AdtKind, GenericArgs, Name, Path, known};

use super::ValueTarget;
use super::impls::Head;
use super::layer::Cx;
use super::lookup::Walk;
use super::lower_type::At;
use super::scopes::{Def, Namespace};
use crate::{AdtRef, Certainty, FunctionRef, Row, TraitRef, Ty};

impl Cx<'_> {
    /// What a path means as a value, and how sure that is.
    pub(crate) fn value(self, at: At, path: &Path) -> (ValueTarget, Certainty) {
        let length = path.segments.len();
        let Some(last) = path.segments.last() else {
            return (ValueTarget::Unknown, Certainty::Unknown);
        };
        if path.self_type.is_none() && !self.starts_with_type(at, path) {
            let walk = self.lower().walk(at, path, length, Namespace::Value);
            let walk = walk.or_else(|| self.lower().walk(at, path, length, Namespace::Type));
            match walk {
                Some(walk) if walk.used == length => {
                    let target = self.whole(at, path, walk);
                    return with_certainty(target, walk.is_certain);
                }
                Some(Walk {
                    def: Def::Trait(trait_ref),
                    used,
                    is_certain,
                }) if used + 1 == length => {
                    let function = self.function_of_trait(trait_ref, last.name);
                    let target =
                        function.map_or(ValueTarget::Unknown, |function| ValueTarget::Function {
                            function,
                            self_ty: None,
                            generics: self.args(at, &last.args),
                        });
                    return with_certainty(target, is_certain);
                }
                Some(Walk {
                    def: Def::Module(_) | Def::Unseen | Def::Function(_) | Def::Static(_),
                    ..
                }) => {
                    return (ValueTarget::Unknown, Certainty::Unknown);
                }
                _ => {}
            }
        }
        self.of_type(at, path)
    }

    fn function_of_trait(self, trait_ref: TraitRef, name: Name) -> Option<FunctionRef> {
        let model = self.universe.model(trait_ref.file);
        let mut functions = self.universe.trait_of(trait_ref).functions.iter();
        let id = functions.find(|id| {
            model
                .functions
                .get(**id)
                .is_some_and(|item| item.name == name)
        })?;
        Some(FunctionRef::new(trait_ref.file, *id))
    }

    /// `Self` or a generic parameter.
    fn starts_with_type(self, at: At, path: &Path) -> bool {
        let first = path.segments.first().map(|segment| segment.name);
        first.is_some_and(|name| name == known::SELF_TYPE || self.lower().is_param(at, name))
    }

    fn args(self, at: At, args: &GenericArgs) -> Row<Ty> {
        match args {
            GenericArgs::Angle { types, .. } => {
                types.iter().map(|ty| self.lower().ty(at, *ty)).collect()
            }
            _ => Row::default(),
        }
    }

    /// A path that a definition ends.
    fn whole(self, at: At, path: &Path, walk: Walk) -> ValueTarget {
        let args = |back: usize| {
            let segment = walk
                .used
                .checked_sub(back)
                .and_then(|position| path.segments.get(position));
            segment.map_or_else(Row::default, |segment| self.args(at, &segment.args))
        };
        match walk.def {
            Def::Function(function) => ValueTarget::Function {
                function,
                self_ty: None,
                generics: args(1),
            },
            Def::Static(item) => ValueTarget::Static(item),
            Def::Variant(adt, variant) => {
                let own = args(1);
                let is_enum = self.universe.adt(adt).kind == AdtKind::Enum;
                ValueTarget::Variant {
                    adt,
                    variant: variant as usize,
                    args: if own.is_empty() && is_enum {
                        args(2)
                    } else {
                        own
                    },
                }
            }
            Def::Alias(_) => {
                self.constructor_of(&self.lower().prefix_type(at, path, path.segments.len()))
            }
            _ => ValueTarget::Unknown,
        }
    }

    /// `Self(..)`, `Alias(..)`: the struct itself.
    fn constructor_of(self, ty: &Ty) -> ValueTarget {
        match ty {
            Ty::Adt(adt, args) if self.universe.adt(*adt).kind == AdtKind::Struct => {
                ValueTarget::Variant {
                    adt: *adt,
                    variant: 0,
                    args: args.clone(),
                }
            }
            _ => ValueTarget::Unknown,
        }
    }

    /// `Type::name`, where the type may be `Self`, a parameter, an alias, `<T as Trait>`, ...
    fn of_type(self, at: At, path: &Path) -> (ValueTarget, Certainty) {
        let length = path.segments.len();
        let Some(last) = path.segments.last() else {
            return (ValueTarget::Unknown, Certainty::Unknown);
        };
        let traits = path.trait_segments as usize;
        if let Some(self_type) = path.self_type
            && traits > 0
            && traits + 1 == length
        {
            let ty = self.normalize(&self.lower().ty(at, self_type), at.scope);
            return self.of_named_trait(at, path, &ty);
        }
        if length == 1 && path.self_type.is_none() {
            let ty = self.lower().prefix_type(at, path, 1);
            return with_certainty(self.constructor_of(&ty), true);
        }
        let ty = self.normalize(&self.lower().prefix_type(at, path, length - 1), at.scope);
        if let Ty::Adt(adt, args) = &ty
            && let Some(variant) = self.variant_index(*adt, last.name)
        {
            let written = self.args(at, &last.args);
            let args = if written.is_empty() {
                args.clone()
            } else {
                written
            };
            return with_certainty(
                ValueTarget::Variant {
                    adt: *adt,
                    variant,
                    args,
                },
                true,
            );
        }
        if let Some(found) = self.associated_function(&ty, last.name, at.scope) {
            let target = ValueTarget::Function {
                function: found.function,
                self_ty: Some(ty),
                generics: self.args(at, &last.args),
            };
            return with_certainty(target, found.is_certain);
        }
        let constant = Head::of(&ty).and_then(|head| {
            let tables = self.layers().into_iter();
            tables
                .filter_map(|impls| impls.constants.get(&(head, last.name))?.first().copied())
                .next()
        });
        with_certainty(
            constant.map_or(ValueTarget::Unknown, ValueTarget::Static),
            true,
        )
    }

    /// `<T as Trait>::name`: the impl's own function where one is seen.
    fn of_named_trait(self, at: At, path: &Path, ty: &Ty) -> (ValueTarget, Certainty) {
        let traits = path.trait_segments as usize;
        let last = &path.segments[traits];
        let Some(trait_ref) = self.lower().trait_named(at, path, traits) else {
            return (ValueTarget::Unknown, Certainty::Unknown);
        };
        let Some(declared) = self.function_of_trait(trait_ref, last.name) else {
            return (ValueTarget::Unknown, Certainty::Unknown);
        };
        let proof = self.prove(ty, trait_ref, at.scope);
        let function = match proof {
            Some(proof) => self.of_proof(proof, declared, ty, last.name).function,
            None => declared,
        };
        let target = ValueTarget::Function {
            function,
            self_ty: Some(ty.clone()),
            generics: self.args(at, &last.args),
        };
        with_certainty(target, true)
    }

    fn variant_index(self, adt: AdtRef, name: Name) -> Option<usize> {
        let item = self.universe.adt(adt);
        let position = || {
            item.variants
                .iter()
                .position(|variant| variant.name == name)
        };
        (item.kind == AdtKind::Enum).then(position).flatten()
    }

    /// What a path means in a struct literal or pattern.
    pub(crate) fn variant(self, at: At, path: &Path) -> Option<(AdtRef, usize, Row<Ty>)> {
        let length = path.segments.len();
        if path.self_type.is_none() && !self.starts_with_type(at, path) {
            let of = |namespace| self.lower().walk(at, path, length, namespace);
            let whole = |walk: &Walk| walk.used == length;
            // In the type namespace an alias may stand where the value namespace has nothing.
            let walk = of(Namespace::Type)
                .filter(whole)
                .or_else(|| of(Namespace::Value).filter(whole));
            match walk {
                Some(Walk {
                    def: Def::Variant(..),
                    ..
                }) => {
                    return match self.whole(at, path, walk?) {
                        ValueTarget::Variant { adt, variant, args } => Some((adt, variant, args)),
                        _ => None,
                    };
                }
                Some(Walk {
                    def: Def::Adt(adt), ..
                }) => {
                    let is_enum = self.universe.adt(adt).kind == AdtKind::Enum;
                    let args = path
                        .segments
                        .last()
                        .map_or_else(Row::default, |last| self.args(at, &last.args));
                    return (!is_enum).then_some((adt, 0, args));
                }
                _ => {}
            }
        }
        let whole = self.normalize(&self.lower().prefix_type(at, path, length), at.scope);
        if let Ty::Adt(adt, args) = whole
            && self.universe.adt(adt).kind != AdtKind::Enum
        {
            return Some((adt, 0, args));
        }
        let last = path.segments.last()?;
        match self.normalize(&self.lower().prefix_type(at, path, length - 1), at.scope) {
            Ty::Adt(adt, args) => self
                .variant_index(adt, last.name)
                .map(|variant| (adt, variant, args)),
            _ => None,
        }
    }
}

fn with_certainty(target: ValueTarget, is_certain: bool) -> (ValueTarget, Certainty) {
    let certainty = match target {
        ValueTarget::Unknown => Certainty::Unknown,
        _ if is_certain => Certainty::Known,
        _ => Certainty::Likely,
    };
    (target, certainty)
}
