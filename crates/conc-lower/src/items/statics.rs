//! Constants and statics, the associated and the foreign ones too.

use conc_model::{BodyKind, BodyOwner, ModuleId, Parent, Static, StaticKind};
use syn::{Attribute, Expr, Ident, Type, Visibility};

use super::{Place, is_public};
use crate::cx::FileCx;
use crate::flow::{BodyInput, Code, Inputs, lower_body};

/// The parts of any constant or static.
pub(super) struct StaticSyntax<'i> {
    /// Its attributes.
    pub(super) attrs: &'i [Attribute],
    /// Its visibility, where it can have one.
    pub(super) vis: Option<&'i Visibility>,
    /// Its name.
    pub(super) ident: &'i Ident,
    /// Its type.
    pub(super) ty: &'i Type,
    /// Which form it has.
    pub(super) kind: StaticKind,
    /// Its initialiser.
    pub(super) init: Option<&'i Expr>,
}

/// Lowers a module level `const`.
pub(super) fn lower_const(cx: &mut FileCx<'_>, item: &syn::ItemConst, place: Place) {
    let syntax = StaticSyntax {
        attrs: &item.attrs,
        vis: Some(&item.vis),
        ident: &item.ident,
        ty: &item.ty,
        kind: StaticKind::Const,
        init: Some(&item.expr),
    };
    lower(cx, &syntax, Parent::Module(place.module), place);
}

/// Lowers a `static`.
pub(super) fn lower_static(cx: &mut FileCx<'_>, item: &syn::ItemStatic, place: Place) {
    let syntax = StaticSyntax {
        attrs: &item.attrs,
        vis: Some(&item.vis),
        ident: &item.ident,
        ty: &item.ty,
        kind: static_kind(&item.mutability),
        init: Some(&item.expr),
    };
    lower(cx, &syntax, Parent::Module(place.module), place);
}

/// Lowers a `static` of an `extern` block.
pub(super) fn lower_foreign(cx: &mut FileCx<'_>, item: &syn::ForeignItemStatic, place: Place) {
    let syntax = StaticSyntax {
        attrs: &item.attrs,
        vis: Some(&item.vis),
        ident: &item.ident,
        ty: &item.ty,
        kind: static_kind(&item.mutability),
        init: None,
    };
    lower(cx, &syntax, Parent::Module(place.module), place);
}

fn static_kind(mutability: &syn::StaticMutability) -> StaticKind {
    match mutability {
        syn::StaticMutability::Mut(_) => StaticKind::StaticMut,
        _ => StaticKind::Static,
    }
}

/// Lowers a constant or static with its initialiser.
pub(super) fn lower(cx: &mut FileCx<'_>, syntax: &StaticSyntax<'_>, parent: Parent, place: Place) {
    let (name, name_span) = cx.spanned_name(syntax.ident);
    let attrs = cx.attrs(syntax.attrs, place.is_test);
    let is_test = attrs.is_test;
    let ty = cx.ty(syntax.ty, place.module);
    let id = cx.model.statics.push(Static {
        name,
        name_span,
        parent,
        attrs,
        kind: syntax.kind,
        ty,
        is_public: syntax.vis.is_some_and(is_public),
        integer: syntax.init.and_then(integer),
        body: None,
    });
    let Some(init) = syntax.init.filter(|init| !is_inert(init)) else {
        return;
    };
    let body = lower_body(
        cx,
        &initialiser(init, BodyOwner::Static(id), place.module, is_test),
    );
    cx.model.statics[id].body = body;
}

fn initialiser(init: &Expr, owner: BodyOwner, module: ModuleId, is_test: bool) -> BodyInput<'_> {
    BodyInput {
        kind: BodyKind::Constant,
        owner,
        module,
        inputs: Inputs::Constant,
        code: Code::Expr(init),
        is_test,
    }
}

fn integer(init: &Expr) -> Option<u64> {
    match init {
        Expr::Lit(literal) => match &literal.lit {
            syn::Lit::Int(value) => value.base10_parse().ok(),
            _ => None,
        },
        _ => None,
    }
}

/// Does the initialiser only write down values? Tables of constants are a good part of all code, and nothing
/// that happens in them could matter.
fn is_inert(init: &Expr) -> bool {
    match init {
        Expr::Lit(_) | Expr::Path(_) => true,
        Expr::Unary(unary) => is_inert(&unary.expr),
        Expr::Reference(reference) => is_inert(&reference.expr),
        Expr::Paren(paren) => is_inert(&paren.expr),
        Expr::Cast(cast) => is_inert(&cast.expr),
        Expr::Array(array) => array.elems.iter().all(is_inert),
        Expr::Tuple(tuple) => tuple.elems.iter().all(is_inert),
        Expr::Repeat(repeat) => is_inert(&repeat.expr) && is_inert(&repeat.len),
        Expr::Struct(literal) => {
            literal.rest.is_none() && literal.fields.iter().all(|field| is_inert(&field.expr))
        }
        _ => false,
    }
}
