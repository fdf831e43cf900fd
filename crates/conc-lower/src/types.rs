//! From syntax types and paths to model types and paths.

use conc_model::{ModuleId, PathId, TypeId};

use crate::cx::FileCx;

impl FileCx<'_> {
    /// Lowers a written type that stands in `module`.
    pub(crate) fn ty(&mut self, _ty: &syn::Type, _module: ModuleId) -> TypeId {
        unimplemented!("written by the item lowering")
    }

    /// Lowers a path that stands in `module`.
    pub(crate) fn path(&mut self, _path: &syn::Path, _qself: Option<&syn::QSelf>, _module: ModuleId) -> PathId {
        unimplemented!("written by the item lowering")
    }
}
