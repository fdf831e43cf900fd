//! From syntax types, paths, bounds and generics to those of the model. Nothing is resolved here.

use conc_model::{
    GenericArgs, GenericParam, Generics, ModuleId, Name, Path, PathId, Segment, TypeId, TypeRef,
    known,
};
use syn::punctuated::Punctuated;

use crate::cx::FileCx;

impl FileCx<'_> {
    /// Lowers a written type that stands in `module`.
    pub(crate) fn ty(&mut self, ty: &syn::Type, module: ModuleId) -> TypeId {
        use syn::Type;
        let lowered = match ty {
            Type::Group(group) => return self.ty(&group.elem, module),
            Type::Paren(paren) => return self.ty(&paren.elem, module),
            Type::Path(path) => TypeRef::Path(self.path(&path.path, path.qself.as_ref(), module)),
            Type::Reference(reference) => TypeRef::Ref {
                mutable: reference.mutability.is_some(),
                inner: self.ty(&reference.elem, module),
            },
            Type::Ptr(pointer) => TypeRef::Pointer(self.ty(&pointer.elem, module)),
            Type::Tuple(tuple) => TypeRef::Tuple(self.tys(tuple.elems.iter(), module)),
            Type::Slice(slice) => TypeRef::Slice(self.ty(&slice.elem, module)),
            Type::Array(array) => TypeRef::Array(self.ty(&array.elem, module)),
            Type::Never(_) => TypeRef::Never,
            Type::Infer(_) => TypeRef::Infer,
            Type::ImplTrait(bounds) => TypeRef::Impl(self.bounds(&bounds.bounds, module)),
            Type::TraitObject(bounds) => TypeRef::Dyn(self.bounds(&bounds.bounds, module)),
            Type::FnPtr(pointer) => TypeRef::Fn {
                params: self.tys(pointer.inputs.iter().map(|arg| &arg.ty), module),
                output: self.output(&pointer.output, module),
            },
            _ => TypeRef::Unknown,
        };
        self.type_id(lowered)
    }

    /// Lowers several types.
    pub(crate) fn tys<'t>(
        &mut self,
        types: impl Iterator<Item = &'t syn::Type>,
        module: ModuleId,
    ) -> Box<[TypeId]> {
        types.map(|ty| self.ty(ty, module)).collect()
    }

    /// Lowers a result type; `None` for none written and for `()`.
    pub(crate) fn output(&mut self, output: &syn::ReturnType, module: ModuleId) -> Option<TypeId> {
        match output {
            syn::ReturnType::Default => None,
            syn::ReturnType::Type(_, ty) => match &**ty {
                syn::Type::Tuple(tuple) if tuple.elems.is_empty() => None,
                ty => Some(self.ty(ty, module)),
            },
        }
    }

    /// Lowers a path that stands in `module`.
    pub(crate) fn path(
        &mut self,
        path: &syn::Path,
        qself: Option<&syn::QSelf>,
        module: ModuleId,
    ) -> PathId {
        let self_type = qself.map(|qself| self.ty(&qself.ty, module));
        let trait_segments = qself.map_or(0, |qself| u32::try_from(qself.position).unwrap_or(0));
        let segments = path.segments.iter();
        let segments = segments
            .map(|segment| self.segment(segment, module))
            .collect();
        self.path_id(Path {
            module,
            self_type,
            trait_segments,
            global: path.leading_colon.is_some(),
            segments,
        })
    }

    /// `::core::a::B<args>`, which a macro of the language expands to.
    pub(crate) fn core_path(
        &mut self,
        names: &[&str],
        args: &[TypeId],
        module: ModuleId,
    ) -> PathId {
        let plain = |name| Segment {
            name,
            args: GenericArgs::None,
        };
        let mut segments = vec![plain(known::CORE)];
        for name in names {
            segments.push(plain(self.intern(name)));
        }
        if let (Some(last), false) = (segments.last_mut(), args.is_empty()) {
            last.args = GenericArgs::Angle {
                types: args.into(),
                bindings: Box::default(),
            };
        }
        self.path_id(Path {
            module,
            self_type: None,
            trait_segments: 0,
            global: true,
            segments: segments.into(),
        })
    }

    /// The trait bounds of a list, without lifetimes and `?Sized`.
    pub(crate) fn bounds(
        &mut self,
        bounds: &Punctuated<syn::TypeParamBound, syn::Token![+]>,
        module: ModuleId,
    ) -> Box<[PathId]> {
        let mut paths = Vec::with_capacity(bounds.len());
        for bound in bounds {
            if let syn::TypeParamBound::Trait(bound) = bound
                && bound.maybe.is_none()
            {
                paths.push(self.path(&bound.path, None, module));
            }
        }
        paths.into()
    }

    /// Lowers the generics and where clauses of an item.
    pub(crate) fn generics(&mut self, generics: &syn::Generics, module: ModuleId) -> Generics {
        let mut lowered = Generics::default();
        for param in &generics.params {
            match param {
                syn::GenericParam::Lifetime(_) => lowered.has_lifetimes = true,
                syn::GenericParam::Type(param) => {
                    let bounds = self.bounds(&param.bounds, module);
                    let default = param.default.as_ref().map(|(_, ty)| self.ty(ty, module));
                    lowered.params.push(GenericParam {
                        name: self.name(&param.ident),
                        is_const: false,
                        bounds,
                        default,
                    });
                }
                syn::GenericParam::Const(param) => lowered.params.push(GenericParam {
                    name: self.name(&param.ident),
                    is_const: true,
                    bounds: Box::default(),
                    default: None,
                }),
            }
        }
        let wheres = generics
            .where_clause
            .iter()
            .flat_map(|clause| &clause.predicates);
        for predicate in wheres {
            if let syn::WherePredicate::Type(predicate) = predicate {
                let ty = self.ty(&predicate.bounded_ty, module);
                lowered
                    .wheres
                    .push((ty, self.bounds(&predicate.bounds, module)));
            }
        }
        lowered
    }

    /// Lowers the positional arguments of a turbofish or path segment.
    pub(crate) fn angle_args(
        &mut self,
        args: &syn::AngleBracketedGenericArguments,
        module: ModuleId,
    ) -> GenericArgs {
        let (mut types, mut bindings): (Vec<TypeId>, Vec<(Name, TypeId)>) = Default::default();
        for arg in &args.args {
            match arg {
                syn::GenericArgument::Type(ty) => types.push(self.ty(ty, module)),
                syn::GenericArgument::Const(_) => types.push(self.type_id(TypeRef::Unknown)),
                syn::GenericArgument::AssocType(assoc) => {
                    bindings.push((self.name(&assoc.ident), self.ty(&assoc.ty, module)));
                }
                // `Item: Bound` says as much as `Item = impl Bound`.
                syn::GenericArgument::Constraint(constraint) => {
                    let bounds = self.bounds(&constraint.bounds, module);
                    let ty = self.type_id(TypeRef::Impl(bounds));
                    bindings.push((self.name(&constraint.ident), ty));
                }
                _ => {}
            }
        }
        if types.is_empty() && bindings.is_empty() {
            return GenericArgs::None;
        }
        GenericArgs::Angle {
            types: types.into(),
            bindings: bindings.into(),
        }
    }

    fn segment(&mut self, segment: &syn::PathSegment, module: ModuleId) -> Segment {
        let args = match &segment.arguments {
            syn::PathArguments::None => GenericArgs::None,
            syn::PathArguments::AngleBracketed(args) => self.angle_args(args, module),
            syn::PathArguments::Parenthesized(args) => GenericArgs::Paren {
                params: self.tys(args.inputs.iter().map(|arg| &arg.ty), module),
                output: self.output(&args.output, module),
            },
        };
        Segment {
            name: self.name(&segment.ident),
            args,
        }
    }
}
