//! Resolved types.

use std::fmt;
use std::ops::Deref;
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
    Adt(AdtRef, Row<Ty>),
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
    Tuple(Row<Ty>),
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
        bounds: Row<TraitBound>,
    },
    /// A function item.
    Function(FunctionRef, Row<Ty>),
    /// `fn(A) -> B`.
    FnPointer {
        /// Parameters.
        params: Row<Ty>,
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
    pub args: Row<Ty>,
    /// Associated types.
    pub bindings: Row<(Name, Ty)>,
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
        Self::Tuple(Row::default())
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

/// Things in a row, such as the arguments of a type. Cheap to clone; none at all, as most types have, take no memory.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Row<T>(Option<Arc<[T]>>);

impl<T> Row<T> {
    /// Are they the very same things, not only equal ones?
    pub(crate) fn is(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl<T> Default for Row<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Deref for Row<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().unwrap_or_default()
    }
}

impl<T: fmt::Debug> fmt::Debug for Row<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T> FromIterator<T> for Row<T> {
    fn from_iter<I: IntoIterator<Item = T>>(things: I) -> Self {
        let things = things.into_iter();
        if things.size_hint().1 == Some(0) {
            return Self::default();
        }
        let things: Arc<[T]> = things.collect();
        Self((!things.is_empty()).then_some(things))
    }
}

impl<T> From<Vec<T>> for Row<T> {
    fn from(things: Vec<T>) -> Self {
        Self((!things.is_empty()).then(|| things.into()))
    }
}

impl<T, const N: usize> From<[T; N]> for Row<T> {
    fn from(things: [T; N]) -> Self {
        Self((N > 0).then(|| things.into()))
    }
}
