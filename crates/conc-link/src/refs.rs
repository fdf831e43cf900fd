//! Items and bodies named across files.

use conc_model::{AdtId, AliasId, BodyId, FunctionId, ImplId, ModuleId, StaticId, TraitId};

/// A file within a [`crate::World`]: the library's files come first, then the group's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileIdx(pub u32);

/// Declares references: a file and an id in it.
macro_rules! refs {
    ($($(#[$doc:meta])* $name:ident($id:ident);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name {
            /// The file.
            pub file: FileIdx,
            /// The item in it.
            pub id: $id,
        }

        impl $name {
            /// The item `id` of `file`.
            #[must_use]
            pub fn new(file: FileIdx, id: $id) -> Self {
                Self { file, id }
            }
        }
    )*};
}

refs! {
    /// A module.
    ModuleRef(ModuleId);
    /// A function.
    FunctionRef(FunctionId);
    /// A struct, enum or union.
    AdtRef(AdtId);
    /// A trait.
    TraitRef(TraitId);
    /// An impl.
    ImplRef(ImplId);
    /// A constant or static.
    StaticRef(StaticId);
    /// A type alias.
    AliasRef(AliasId);
    /// A flow body.
    BodyRef(BodyId);
}
