//! From function bodies to flow bodies: events, scopes, drops.

use conc_model::{BodyId, BodyKind, BodyOwner, ModuleId};

use crate::cx::FileCx;

/// A body to be lowered.
pub(crate) struct BodyInput<'a> {
    /// Function or constant.
    pub(crate) kind: BodyKind,
    /// The item that it belongs to.
    pub(crate) owner: BodyOwner,
    /// The module around the item.
    pub(crate) module: ModuleId,
    /// Parameters, for functions.
    pub(crate) inputs: Option<&'a syn::Signature>,
    /// What runs.
    pub(crate) code: Code<'a>,
    /// Is it test code?
    pub(crate) is_test: bool,
}

/// What a body runs.
pub(crate) enum Code<'a> {
    /// A function's block.
    Block(&'a syn::Block),
    /// A constant's initialiser.
    Expr(&'a syn::Expr),
}

/// Lowers a body and all bodies nested in it; returns the id of the outermost.
pub(crate) fn lower_body(_cx: &mut FileCx<'_>, _input: &BodyInput<'_>) -> Option<BodyId> {
    None
}
