//! Types and paths as they are written, before anything is resolved.

use crate::arena::ids;
use crate::{ModuleId, Name};

ids! {
    /// A written type; index into [`crate::FileModel::types`].
    TypeId;
    /// A written path; index into [`crate::FileModel::paths`].
    PathId;
}

/// A type as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TypeRef {
    /// `a::B<C>`, `Self`, a generic parameter, `<T as Trait>::Out`.
    Path(PathId),
    /// `&T`, `&mut T`.
    Ref {
        /// Is it `&mut`?
        mutable: bool,
        /// What it points to.
        inner: TypeId,
    },
    /// `*const T`, `*mut T`.
    Pointer(TypeId),
    /// `(A, B)`; the unit type is the empty tuple.
    Tuple(Box<[TypeId]>),
    /// `[T]`.
    Slice(TypeId),
    /// `[T; N]`.
    Array(TypeId),
    /// `!`.
    Never,
    /// `_`.
    Infer,
    /// `impl A + B`: the trait bounds, without lifetimes and `?Sized`.
    Impl(Box<[PathId]>),
    /// `dyn A + B`.
    Dyn(Box<[PathId]>),
    /// `fn(A, B) -> C`.
    Fn {
        /// Parameter types.
        params: Box<[TypeId]>,
        /// Result; `None` for unit.
        output: Option<TypeId>,
    },
    /// A macro call in type position or syntax that is not modelled.
    Unknown,
}

/// A path as written, with the module it stands in, so that it can be resolved by itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Path {
    /// The innermost module around the path; a block that declares items is a module too.
    pub module: ModuleId,
    /// `<T>::x` or `<T as Trait>::x`: the self type; with a trait, the leading segments are the trait's path.
    pub self_type: Option<TypeId>,
    /// With [`Path::self_type`]: how many leading segments name the trait (0 = no `as Trait`).
    pub trait_segments: u32,
    /// Does it start with `::`?
    pub global: bool,
    /// At least one, except for a bare `<T>` that nothing follows.
    pub segments: Box<[Segment]>,
}

/// One segment of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Segment {
    /// Its identifier.
    pub name: Name,
    /// What stands in its angle brackets or parentheses.
    pub args: GenericArgs,
}

/// Generic arguments of a path segment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum GenericArgs {
    /// None written.
    #[default]
    None,
    /// `<A, B, Item = C>`; lifetimes are left out, a const argument is an unknown type.
    Angle {
        /// Positional types and constants.
        types: Box<[TypeId]>,
        /// `Name = Type`.
        bindings: Box<[(Name, TypeId)]>,
    },
    /// `(A, B) -> C`, the sugar of `Fn` traits.
    Paren {
        /// Parameter types.
        params: Box<[TypeId]>,
        /// Result; `None` for unit.
        output: Option<TypeId>,
    },
}

/// Generic parameters and where clauses of an item; of lifetimes only whether there are any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Generics {
    /// Has it lifetime parameters, so that its values may borrow from others?
    pub has_lifetimes: bool,
    /// Type and const parameters in order.
    pub params: Vec<GenericParam>,
    /// `where T: Bound` clauses.
    pub wheres: Vec<(TypeId, Box<[PathId]>)>,
}

/// A generic parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GenericParam {
    /// Its name.
    pub name: Name,
    /// Is it `const N: usize`?
    pub is_const: bool,
    /// Trait bounds written at the parameter.
    pub bounds: Box<[PathId]>,
    /// `= Default`.
    pub default: Option<TypeId>,
}
