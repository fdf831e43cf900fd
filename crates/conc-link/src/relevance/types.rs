//! What written types have to do with concurrency, by the names in them.

use conc_model::{FileModel, GenericArgs, Id, Name, PathId, TypeId, TypeRef};
use rustc_hash::FxHashMap;

/// What a type has to do with concurrency, as a set of bits.
pub(super) type Traits = u8;

/// Hands out guards, wakes, cancels: what matters is done by calling it, by names that others have, too.
pub(super) const TOOL: Traits = 1;
/// A guard, handle or channel end: it matters where its values go.
pub(super) const CARRIER: Traits = 2;
/// A guard.
pub(super) const GUARD: Traits = 4;
/// A type of the group with a function that returns a guard.
pub(super) const GIVER: Traits = 8;
/// As [`TOOL`], but the names of its functions tell: it matters by itself only where it is handed out.
pub(super) const QUIET: Traits = 16;

/// What all written types of a file have to do with concurrency.
pub(super) struct TypeTraits(Vec<Traits>);

impl TypeTraits {
    /// Parts of a type are stored before it.
    pub(super) fn of(types: &FxHashMap<Name, Traits>, model: &FileModel) -> Self {
        let mut all = Self(Vec::with_capacity(model.types.len()));
        for ty in model.types.iter() {
            let found = all.written(types, model, ty);
            all.0.push(found);
        }
        all
    }

    pub(super) fn of_type(&self, ty: TypeId) -> Traits {
        self.0.get(ty.index()).copied().unwrap_or_default()
    }

    fn written(&self, types: &FxHashMap<Name, Traits>, model: &FileModel, ty: &TypeRef) -> Traits {
        let many = |ids: &[TypeId]| ids.iter().fold(0, |all, id| all | self.of_type(*id));
        match ty {
            TypeRef::Path(path) => self.path(types, model, *path),
            TypeRef::Ref { inner, .. }
            | TypeRef::Pointer(inner)
            | TypeRef::Slice(inner)
            | TypeRef::Array(inner) => self.of_type(*inner),
            TypeRef::Tuple(parts) => many(parts),
            TypeRef::Impl(bounds) | TypeRef::Dyn(bounds) => bounds
                .iter()
                .fold(0, |all, path| all | self.path(types, model, *path)),
            TypeRef::Fn { params, output } => {
                many(params) | output.map_or(0, |output| self.of_type(output))
            }
            TypeRef::Never | TypeRef::Infer | TypeRef::Unknown => 0,
        }
    }

    fn path(&self, types: &FxHashMap<Name, Traits>, model: &FileModel, path: PathId) -> Traits {
        let mut found = 0;
        for segment in &model.paths[path].segments {
            found |= types.get(&segment.name).copied().unwrap_or_default();
            found |= match &segment.args {
                GenericArgs::None => 0,
                GenericArgs::Angle { types, bindings } => {
                    let parts = types.iter().chain(bindings.iter().map(|(_, ty)| ty));
                    parts.fold(0, |all, ty| all | self.of_type(*ty))
                }
                GenericArgs::Paren { params, output } => {
                    let parts = params.iter().chain(output);
                    parts.fold(0, |all, ty| all | self.of_type(*ty))
                }
            };
        }
        found
    }
}
