//! Patterns, as trees.

use conc_source::Span;

use crate::arena::ids;
use crate::{LocalId, Name, PathId};

ids! {
    /// Index into [`crate::Body::patterns`].
    PatternId;
}

/// A pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Its form.
    pub kind: PatternKind,
    /// Its place.
    pub span: Span,
}

/// Forms of patterns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternKind {
    /// `_`.
    Wildcard,
    /// `..` inside a tuple, tuple struct or slice.
    Rest,
    /// `x`, `ref mut x`, `x @ P`. A lone upper-case identifier is a [`PatternKind::Path`].
    Binding {
        /// The variable.
        local: LocalId,
        /// `ref` or `ref mut`.
        by_ref: bool,
        /// What stands behind `@`.
        inner: Option<PatternId>,
    },
    /// A literal, range or const block.
    Literal,
    /// `NONE`, `a::B`: a unit variant, unit struct or constant.
    Path(PathId),
    /// `Some(x)`.
    TupleStruct {
        /// The variant or struct.
        path: PathId,
        /// Its fields, a [`PatternKind::Rest`] among them where written.
        fields: Box<[PatternId]>,
    },
    /// `S { a, b: P, .. }`.
    Struct {
        /// The variant or struct.
        path: PathId,
        /// Field names and patterns.
        fields: Box<[(Name, PatternId)]>,
    },
    /// `(A, B)`.
    Tuple(Box<[PatternId]>),
    /// `[A, .., B]`.
    Slice(Box<[PatternId]>),
    /// `&P`.
    Ref(PatternId),
    /// `A | B`.
    Or(Box<[PatternId]>),
    /// A macro call or syntax that is not modelled.
    Unknown,
}
