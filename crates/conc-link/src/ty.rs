//! Resolved types.

use std::sync::Arc;

use conc_model::Name;

use crate::{AdtRef, BodyRef, FunctionRef, TraitRef};

/// A type, as far as it is known. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum Ty {
    /// Not known.
    #[default]
    Unknown,
    /// A variable of the inference that is under way; never seen outside of it.
    Infer(u32),
    /// A struct, enum or union with its type arguments (missing ones are filled with defaults or unknown).
    Adt(AdtRef, Arc<[Ty]>),
    /// `&T`, `&mut T`.
    Ref {
        /// `&mut`?
        mutable: bool,
        /// What it points to.
        inner: Arc<Ty>,
    },
    /// `*const T`, `*mut T`.
    Pointer(Arc<Ty>),
    /// `(A, B)`; unit is empty.
    Tuple(Arc<[Ty]>),
    /// `[T]`.
    Slice(Arc<Ty>),
    /// `[T; N]`.
    Array(Arc<Ty>),
    /// `!`.
    Never,
    /// `bool`, `char`, `str`, numbers.
    Primitive(Primitive),
    /// A generic parameter of the item around; its bounds are looked up in the item's generics.
    Param(Name),
    /// `dyn A + B`, `impl A + B` in result position, or a parameter's `impl A + B`.
    Traits {
        /// `dyn` (otherwise `impl`)?
        is_dyn: bool,
        /// The traits, with their arguments.
        bounds: Arc<[TraitBound]>,
    },
    /// A function item.
    Function(FunctionRef, Arc<[Ty]>),
    /// `fn(A) -> B`.
    FnPointer {
        /// Parameters.
        params: Arc<[Ty]>,
        /// Result.
        output: Arc<Ty>,
    },
    /// The type of a closure.
    Closure(BodyRef),
    /// The future of an async block or async fn call, with its output. `body` is what runs when it is polled.
    Future {
        /// The async block or async fn, if it is one of this group.
        body: Option<BodyRef>,
        /// What `.await` gives.
        output: Arc<Ty>,
    },
    /// `<T as Trait>::Name` that could not be simplified yet.
    Projection {
        /// `T`.
        self_ty: Arc<Ty>,
        /// The trait, if known.
        trait_ref: Option<TraitRef>,
        /// `Name`.
        name: Name,
    },
}

/// A trait with its arguments, e.g. `Iterator<Item = u8>`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TraitBound {
    /// The trait.
    pub trait_ref: TraitRef,
    /// Positional arguments; those of `Fn(A, B)` are one tuple.
    pub args: Arc<[Ty]>,
    /// Associated types.
    pub bindings: Arc<[(Name, Ty)]>,
}

/// Primitive types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Primitive {
    /// `bool`
    Bool,
    /// `char`
    Char,
    /// `str`
    Str,
    /// Any integer type; which one does not matter to any lint.
    Int,
    /// `f32`, `f64`
    Float,
}

impl Ty {
    /// `()`.
    #[must_use]
    pub fn unit() -> Self {
        Self::Tuple(Arc::from([]))
    }

    /// Is nothing known of it?
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// The type behind all references (not behind `Arc` or `Box`).
    #[must_use]
    pub fn peel_refs(&self) -> &Self {
        match self {
            Self::Ref { inner, .. } => inner.peel_refs(),
            other => other,
        }
    }
}
