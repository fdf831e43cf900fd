//! What flow bodies compute with: places, operands, the values of assignments, and calls.

use conc_source::Span;

use crate::{BodyId, LocalId, Name, PathId, TypeId};

/// Something that can be read, written or borrowed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Where it starts.
    pub base: PlaceBase,
    /// The way from there.
    pub projections: Box<[Projection]>,
}

impl Place {
    /// The place of a whole local.
    #[must_use]
    pub fn local(local: LocalId) -> Self {
        Self {
            base: PlaceBase::Local(local),
            projections: Box::default(),
        }
    }

    /// The local, if the place is one without projections.
    #[must_use]
    pub fn as_local(&self) -> Option<LocalId> {
        match self.base {
            PlaceBase::Local(local) if self.projections.is_empty() => Some(local),
            _ => None,
        }
    }

    /// The local at its base.
    #[must_use]
    pub fn base_local(&self) -> Option<LocalId> {
        match self.base {
            PlaceBase::Local(local) => Some(local),
            PlaceBase::Path(_) => None,
        }
    }
}

/// Where a [`Place`] starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceBase {
    /// A variable or temporary.
    Local(LocalId),
    /// A path that names no local: a static, constant, function, unit struct or variant.
    Path(PathId),
}

/// One step from a place to a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Projection {
    /// `*p`.
    Deref,
    /// `p.x`, `p.0`; dereferences on its own where types ask for it.
    Field(Name),
    /// `p[i]`; which element is not known.
    Index,
    /// `p` seen as this variant or struct, by a pattern.
    Variant(PathId),
}

/// A value that is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// Copied or moved, by its type. As receiver of a method call: borrowed, copied or moved, by the method.
    Use(Place),
    /// `&p`, `&mut p`.
    Ref {
        /// `&mut`?
        mutable: bool,
        /// What is borrowed.
        place: Place,
    },
    /// A literal.
    Literal(Literal),
}

impl Operand {
    /// The place that is used or borrowed.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Use(place) | Self::Ref { place, .. } => Some(place),
            Self::Literal(_) => None,
        }
    }
}

/// A literal, as far as an analysis asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Literal {
    /// `()`.
    Unit,
    /// `true`, `false`.
    Bool(bool),
    /// An integer without a float suffix that fits.
    Int(u64),
    /// A float.
    Float,
    /// `'c'`, `b'c'`.
    Char,
    /// `".."`.
    Str,
    /// Byte and C strings, integers that do not fit.
    Other,
}

/// The value of an assignment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rvalue {
    /// The operand itself.
    Use(Operand),
    /// A pattern variable takes (moves, copies or, through a reference, borrows) a part of the matched place.
    Bind {
        /// The part.
        place: Place,
        /// Written `ref`?
        by_ref: bool,
    },
    /// A tuple, array or struct literal; all operands are moved in.
    Aggregate {
        /// What is built.
        kind: AggregateKind,
        /// Its parts.
        operands: Vec<Operand>,
    },
    /// A unary, binary or comparison operator, also an overloaded one; `&&` and `||` are branches.
    Operator {
        /// As written, without `=`.
        operator: Operator,
        /// One or two.
        operands: Vec<Operand>,
    },
    /// `x as T`.
    Cast {
        /// What is cast.
        operand: Operand,
        /// To what.
        ty: TypeId,
    },
    /// `iter.into_iter()` of a `for` loop.
    IntoIter(Operand),
    /// A closure or async block is built (not run).
    Body(BodyId),
    /// A macro that is not modelled or only partly: it reads its operands and yields something unknown.
    Macro {
        /// The macro's path.
        path: PathId,
        /// Could its tokens hold control flow (`return`, `break`, `?`) that was not seen? False for macros whose
        /// arguments are all known to be plain expressions (formatting, logging, assertions, lists).
        opaque: bool,
        /// Which of its arguments it makes into text.
        shown: Shown,
        /// Its arguments, as far as they could be read.
        operands: Vec<Operand>,
    },
    /// Syntax that is not modelled.
    Unknown,
}

/// Which of the first 16 operands of a macro are made into text: `{}`, `{:?}`, `%x`, `?x`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// By their `Display`; one bit for each operand.
    pub plain: u16,
    /// By their `Debug`.
    pub debug: u16,
}

impl Shown {
    /// Notes that an operand is shown; those behind the sixteenth are not.
    pub fn note(&mut self, operand: usize, debug: bool) {
        let bit = u32::try_from(operand)
            .ok()
            .and_then(|at| 1_u16.checked_shl(at));
        let bits = if debug {
            &mut self.debug
        } else {
            &mut self.plain
        };
        *bits |= bit.unwrap_or_default();
    }

    /// The operands that are shown, each with whether that is by its `Debug`.
    pub fn operands(self) -> impl Iterator<Item = (usize, bool)> {
        let is_in = |bits: u16, at: usize| bits >> at & 1 == 1;
        let plain = (0..16).filter(move |at| is_in(self.plain, *at));
        let debug = (0..16).filter(move |at| is_in(self.debug, *at));
        plain
            .map(|at| (at, false))
            .chain(debug.map(|at| (at, true)))
    }
}

impl Rvalue {
    /// The operands that are read, in the order in which they are written. What a pattern binds is no operand.
    #[must_use]
    pub fn operands(&self) -> &[Operand] {
        match self {
            Self::Use(operand) | Self::Cast { operand, .. } | Self::IntoIter(operand) => {
                std::slice::from_ref(operand)
            }
            Self::Aggregate { operands, .. }
            | Self::Operator { operands, .. }
            | Self::Macro { operands, .. } => operands,
            Self::Bind { .. } | Self::Body(_) | Self::Unknown => &[],
        }
    }
}

/// What an [`Rvalue::Aggregate`] builds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AggregateKind {
    /// `(a, b)`.
    Tuple,
    /// `[a, b]`, `vec![a, b]` is an [`AggregateKind::Vec`].
    Array,
    /// `vec![a, b]`.
    Vec,
    /// `[a; n]`.
    Repeat,
    /// `vec![a; n]`.
    VecRepeat,
    /// `S { x: a, ..b }`; a base (`..b`) is the last operand and has no field name.
    Struct {
        /// The struct or variant.
        path: PathId,
        /// Field names in the order of the operands.
        fields: Vec<Name>,
        /// Is there a `..base` operand behind the fields?
        has_base: bool,
    },
    /// `a..b` and the like.
    Range,
}

/// Operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `!x`.
    Not,
    /// `-x`.
    Neg,
    /// `==`, `!=`, `<`, `<=`, `>`, `>=`: a `bool`.
    Compare(Comparison),
    /// `+ - * / % & | ^ << >>`.
    Arithmetic,
    /// `+=` and the like: the first operand is written.
    Assign,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `==`.
    Equal,
    /// `!=`.
    NotEqual,
    /// `<`.
    Less,
    /// `<=`.
    LessOrEqual,
    /// `>`.
    Greater,
    /// `>=`.
    GreaterOrEqual,
}

impl Comparison {
    /// Does it hold of these numbers?
    #[must_use]
    pub fn holds(self, left: u64, right: u64) -> bool {
        match self {
            Self::Equal => left == right,
            Self::NotEqual => left != right,
            Self::Less => left < right,
            Self::LessOrEqual => left <= right,
            Self::Greater => left > right,
            Self::GreaterOrEqual => left >= right,
        }
    }
}

/// A call of a function, method or callable value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What is called.
    pub callee: Callee,
    /// Arguments; of a method call the receiver comes first.
    pub args: Vec<Operand>,
    /// Where the result lands; a temporary or a variable being declared.
    pub dest: LocalId,
    /// The whole expression.
    pub span: Span,
    /// The called name: the method's name, the path's last segment.
    pub name_span: Span,
    /// The last argument, where that is a name and nothing else.
    pub named_arg: Option<Span>,
}

/// What a [`Call`] calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Callee {
    /// `a::b(..)`, `S(..)`; never a local.
    Path(PathId),
    /// `x.m::<T>(..)`.
    Method {
        /// The method's name.
        name: Name,
        /// Its turbofish.
        generics: Box<[TypeId]>,
    },
    /// A local, field or other expression is called.
    Value(Operand),
}
