//! From written types to [`Ty`], by names alone.
//!
//! Projections such as `T::Item` stay as they are: simplifying them needs impls, which is the business of `assoc`.

use std::cell::Cell;
use std::sync::Arc;

use conc_model::{Adt, GenericArgs, Generics, Name, Parent, Path, PathId, TypeId, TypeRef, known};

use super::ItemScope;
use super::lookup::{PathNames, View, Walk, Way, primitive};
use super::scopes::{Def, Namespace};
use super::substitute::{is_large, substitute};
use crate::{AdtRef, AliasRef, FileIdx, ImplRef, ModuleRef, Row, TraitBound, TraitRef, Ty};

/// Types may be written this deep (aliases and defaults included).
const MAX_DEPTH: u32 = 64;
/// No written type has more parts than this once its aliases are expanded.
const MAX_PARTS: u32 = 4096;
/// `Name = Type` of a trait.
type Bindings = Row<(Name, Ty)>;

/// Where a written type stands: its file, and the item whose generics it sees.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    pub(crate) file: FileIdx,
    pub(crate) scope: ItemScope,
    /// The alias whose right side is being read.
    pub(crate) alias: Option<AliasRef>,
}

impl At {
    pub(crate) fn new(file: FileIdx, scope: ItemScope) -> Self {
        Self {
            file,
            scope,
            alias: None,
        }
    }
}

/// Reads written types. One per question, so that its limits do not depend on what was asked before.
pub(crate) struct Lower<'a> {
    pub(crate) view: View<'a>,
    depth: Cell<u32>,
    parts: Cell<u32>,
}

impl<'a> Lower<'a> {
    pub(crate) fn new(view: View<'a>) -> Self {
        Self {
            view,
            depth: Cell::new(0),
            parts: Cell::new(0),
        }
    }

    /// A written type.
    pub(crate) fn ty(&self, at: At, id: TypeId) -> Ty {
        let exhausted = self.depth.get() >= MAX_DEPTH || self.parts.get() >= MAX_PARTS;
        let Some(written) = self
            .view
            .universe
            .model(at.file)
            .types
            .get(id)
            .filter(|_| !exhausted)
        else {
            return Ty::Unknown;
        };
        self.depth.set(self.depth.get() + 1);
        self.parts.set(self.parts.get() + 1);
        let ty = self.written(at, written);
        self.depth.set(self.depth.get() - 1);
        ty
    }

    fn written(&self, at: At, written: &TypeRef) -> Ty {
        match written {
            TypeRef::Path(path) => self.path_type(at, *path),
            TypeRef::Ref { mutable, inner } => Ty::Ref {
                mutable: *mutable,
                inner: Arc::new(self.ty(at, *inner)),
            },
            TypeRef::Pointer(inner) => Ty::Pointer(Arc::new(self.ty(at, *inner))),
            TypeRef::Tuple(parts) => Ty::Tuple(self.all(at, parts)),
            TypeRef::Slice(inner) => Ty::Slice(Arc::new(self.ty(at, *inner))),
            TypeRef::Array(inner) => Ty::Array(Arc::new(self.ty(at, *inner))),
            TypeRef::Never => Ty::Never,
            TypeRef::Infer | TypeRef::Unknown => Ty::Unknown,
            TypeRef::Impl(bounds) => self.traits(at, bounds, false),
            TypeRef::Dyn(bounds) => self.traits(at, bounds, true),
            TypeRef::Fn { params, output } => Ty::FnPointer {
                params: self.all(at, params),
                output: Arc::new(self.output(at, *output)),
            },
        }
    }

    fn all(&self, at: At, parts: &[TypeId]) -> Row<Ty> {
        parts.iter().map(|part| self.ty(at, *part)).collect()
    }

    fn output(&self, at: At, output: Option<TypeId>) -> Ty {
        output.map_or_else(Ty::unit, |output| self.ty(at, output))
    }

    fn traits(&self, at: At, bounds: &[PathId], is_dyn: bool) -> Ty {
        Ty::Traits {
            is_dyn,
            bounds: bounds
                .iter()
                .filter_map(|bound| self.bound(at, *bound))
                .collect(),
        }
    }

    /// A path where a trait is expected.
    pub(crate) fn bound(&self, at: At, id: PathId) -> Option<TraitBound> {
        let path = self.view.universe.model(at.file).paths.get(id)?;
        let trait_ref = self.trait_named(at, path, path.segments.len())?;
        let (args, bindings) = self.trait_args(at, &path.segments.last()?.args);
        Some(TraitBound {
            trait_ref,
            args,
            bindings,
        })
    }

    /// Positional arguments and associated types of a trait.
    fn trait_args(&self, at: At, args: &GenericArgs) -> (Row<Ty>, Bindings) {
        match args {
            GenericArgs::None => (Row::default(), Row::default()),
            GenericArgs::Angle { types, bindings } => {
                let bindings = bindings.iter().map(|(name, ty)| (*name, self.ty(at, *ty)));
                (self.all(at, types), bindings.collect())
            }
            GenericArgs::Paren { params, output } => {
                let params = Ty::Tuple(self.all(at, params));
                let output = self.output(at, *output);
                (Row::from([params]), Row::from([(known::OUTPUT, output)]))
            }
        }
    }

    /// The trait that the first `length` segments of a path name.
    pub(crate) fn trait_named(&self, at: At, path: &Path, length: usize) -> Option<TraitRef> {
        let walk = self.walk(at, path, length, Namespace::Type)?;
        match walk.def {
            Def::Trait(trait_ref) if walk.used == length => Some(trait_ref),
            _ => None,
        }
    }

    /// Follows the first `length` segments of a path.
    pub(crate) fn walk(
        &self,
        at: At,
        path: &Path,
        length: usize,
        namespace: Namespace,
    ) -> Option<Walk> {
        let names: Vec<Name> = path
            .segments
            .iter()
            .take(length)
            .map(|segment| segment.name)
            .collect();
        let path = PathNames {
            module: ModuleRef::new(at.file, path.module),
            global: path.global,
            names: &names,
            in_use: false,
        };
        match self.view.walk(path, namespace, None) {
            Way::Found(walk) => Some(walk),
            Way::Nowhere | Way::Pending | Way::GlobPending => None,
        }
    }

    /// A path where a type is expected.
    fn path_type(&self, at: At, id: PathId) -> Ty {
        match self.view.universe.model(at.file).paths.get(id) {
            Some(path) => self.prefix_type(at, path, path.segments.len()),
            None => Ty::Unknown,
        }
    }

    /// The type that the first `length` segments of a path name.
    pub(crate) fn prefix_type(&self, at: At, path: &Path, length: usize) -> Ty {
        let (base, used) = self.base_type(at, path, length);
        let rest = path.segments.get(used..length).unwrap_or_default();
        rest.iter()
            .fold(base, |ty, segment| self.member_type(at, ty, segment.name))
    }

    /// The type at the start of a path, and how many segments it takes.
    fn base_type(&self, at: At, path: &Path, length: usize) -> (Ty, usize) {
        if let Some(self_type) = path.self_type {
            return self.qualified_type(at, path, self_type);
        }
        let Some(first) = path.segments.first() else {
            return (Ty::Unknown, length);
        };
        if !path.global && first.name == known::SELF_TYPE {
            return (self.self_type(at), 1);
        }
        if !path.global && self.is_param(at, first.name) {
            return (Ty::Param(first.name), 1);
        }
        match self.walk(at, path, length, Namespace::Type) {
            Some(walk) if walk.def != Def::Unseen => self.def_type(at, path, walk),
            _ => (self.unseen_type(at, path, length), length),
        }
    }

    /// A type of a crate that is not among the sources: what types of its name are taken for.
    fn unseen_type(&self, at: At, path: &Path, length: usize) -> Ty {
        let last = path.segments.get(length.wrapping_sub(1));
        let last = last.filter(|_| !self.view.universe.is_library(at.file));
        match last.map(|last| (self.unseen(last.name), &last.args)) {
            Some((Some(Def::Adt(adt)), args)) => self.adt_type(at, adt, Some(args)),
            Some((Some(Def::Alias(alias)), args)) => self.alias_type(at, alias, Some(args)),
            _ => Ty::Unknown,
        }
    }

    /// By its name alone.
    fn unseen(&self, name: Name) -> Option<Def> {
        let module = self.view.module_in(self.view.std()?, "unseen")?;
        let entry = self.view.scope(module)?.get(name, Namespace::Type)?;
        entry.is_public.then_some(entry.def)
    }

    /// `<T as Trait>::Name..` or `<T>..`.
    fn qualified_type(&self, at: At, path: &Path, self_type: TypeId) -> (Ty, usize) {
        let self_ty = self.ty(at, self_type);
        let traits = path.trait_segments as usize;
        if traits == 0 {
            return (self_ty, 0);
        }
        let Some(name) = path.segments.get(traits) else {
            return (self_ty, traits);
        };
        let projection = Ty::Projection {
            self_ty: Arc::new(self_ty),
            trait_ref: self.trait_named(at, path, traits),
            name: name.name,
        };
        (projection, traits + 1)
    }

    fn def_type(&self, at: At, path: &Path, walk: Walk) -> (Ty, usize) {
        let args = |used: usize| {
            path.segments
                .get(used.wrapping_sub(1))
                .map(|segment| &segment.args)
        };
        let ty = match walk.def {
            Def::Adt(adt) => self.adt_type(at, adt, args(walk.used)),
            Def::Variant(adt, _) => {
                let at_enum =
                    args(walk.used.wrapping_sub(1)).filter(|args| **args != GenericArgs::None);
                self.adt_type(at, adt, at_enum.or_else(|| args(walk.used)))
            }
            Def::Alias(alias) => self.alias_type(at, alias, args(walk.used)),
            Def::Primitive(primitive) => Ty::Primitive(primitive),
            Def::Trait(trait_ref) if walk.used == path.segments.len() => {
                let (args, bindings) =
                    self.trait_args(at, args(walk.used).unwrap_or(&GenericArgs::None));
                let bound = TraitBound {
                    trait_ref,
                    args,
                    bindings,
                };
                Ty::Traits {
                    is_dyn: true,
                    bounds: Row::from([bound]),
                }
            }
            // `use std::str;` does not hide the primitive type.
            Def::Module(_) if path.segments.len() == 1 => {
                let text = self.view.universe.text(path.segments[0].name);
                primitive(text).map_or(Ty::Unknown, Ty::Primitive)
            }
            _ => return (Ty::Unknown, path.segments.len()),
        };
        (ty, walk.used)
    }

    fn adt_type(&self, at: At, adt: AdtRef, args: Option<&GenericArgs>) -> Ty {
        let written = match args {
            Some(GenericArgs::Angle { types, .. }) => self.all(at, types),
            _ => Row::default(),
        };
        self.filled(adt, written)
    }

    /// A type whose missing arguments are its defaults, or unknown.
    pub(crate) fn filled(&self, adt: AdtRef, args: Row<Ty>) -> Ty {
        let item: &Adt = self.view.universe.adt(adt);
        let params = &item.generics.params;
        if args.len() >= params.len() {
            return Ty::Adt(adt, args.iter().take(params.len()).cloned().collect());
        }
        let mut all: Vec<Ty> = args.to_vec();
        for param in params.iter().skip(args.len()) {
            let default = param
                .default
                .map(|ty| self.ty(At::new(adt.file, ItemScope::Adt(adt)), ty));
            let bound: Vec<(Name, Ty)> = params
                .iter()
                .map(|param| param.name)
                .zip(all.iter().cloned())
                .collect();
            all.push(default.map_or(Ty::Unknown, |ty| substitute(&ty, &bound)));
        }
        Ty::Adt(adt, all.into())
    }

    fn alias_type(&self, at: At, alias: AliasRef, args: Option<&GenericArgs>) -> Ty {
        let model = self.view.universe.model(alias.file);
        let item = &model.aliases[alias.id];
        let inside = At {
            file: alias.file,
            scope: ItemScope::None,
            alias: Some(alias),
        };
        let target = self.ty(inside, item.ty);
        let mut bound = match args {
            Some(GenericArgs::Angle { types, .. }) => {
                let names = item.generics.params.iter().map(|param| param.name);
                names.zip(types.iter().map(|ty| self.ty(at, *ty))).collect()
            }
            _ => Vec::new(),
        };
        for param in item.generics.params.iter().skip(bound.len()) {
            let default = param.default.map_or(Ty::Unknown, |ty| self.ty(inside, ty));
            let default = substitute(&default, &bound);
            bound.push((param.name, default));
        }
        let expanded = substitute(&target, &bound);
        if is_large(&expanded) {
            Ty::Unknown
        } else {
            expanded
        }
    }

    /// What `Self` is.
    pub(crate) fn self_type(&self, at: At) -> Ty {
        let universe = self.view.universe;
        match at.scope {
            ItemScope::None => Ty::Unknown,
            ItemScope::Function(function) => match universe.function(function).parent {
                Parent::Module(_) => Ty::Unknown,
                Parent::Impl(id) => self.impl_self(ImplRef::new(function.file, id)),
                Parent::Trait(_) => Ty::Param(known::SELF_TYPE),
            },
            ItemScope::Adt(adt) => {
                let params = universe.adt(adt).generics.params.iter();
                Ty::Adt(adt, params.map(|param| Ty::Param(param.name)).collect())
            }
            ItemScope::Trait(_) => Ty::Param(known::SELF_TYPE),
            ItemScope::Impl(impl_ref) => self.impl_self(impl_ref),
        }
    }

    pub(crate) fn impl_self(&self, impl_ref: ImplRef) -> Ty {
        let self_type = self.view.universe.impl_of(impl_ref).self_type;
        self.ty(At::new(impl_ref.file, ItemScope::Impl(impl_ref)), self_type)
    }

    /// Is the name a generic parameter of the item around?
    pub(crate) fn is_param(&self, at: At, name: Name) -> bool {
        let has = |generics: &Generics| generics.params.iter().any(|param| param.name == name);
        if let Some(alias) = at.alias {
            return has(&self.view.universe.model(alias.file).aliases[alias.id].generics);
        }
        self.generics(at.scope).into_iter().flatten().any(has)
    }

    /// The generics that an item sees: those around it, then its own.
    pub(crate) fn generics(&self, scope: ItemScope) -> [Option<&'a Generics>; 2] {
        let universe = self.view.universe;
        match scope {
            ItemScope::None => [None, None],
            ItemScope::Function(function) => {
                let item = universe.function(function);
                let model = universe.model(function.file);
                let outer = match item.parent {
                    Parent::Module(_) => None,
                    Parent::Impl(id) => model.impls.get(id).map(|item| &item.generics),
                    Parent::Trait(id) => model.traits.get(id).map(|item| &item.generics),
                };
                [outer, Some(&item.generics)]
            }
            ItemScope::Adt(adt) => [None, Some(&universe.adt(adt).generics)],
            ItemScope::Trait(trait_ref) => [None, Some(&universe.trait_of(trait_ref).generics)],
            ItemScope::Impl(impl_ref) => [None, Some(&universe.impl_of(impl_ref).generics)],
        }
    }
}
