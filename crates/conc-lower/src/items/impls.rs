//! Traits and impls with what they contain.

use conc_model::{AssociatedType, FunctionId, Impl, ImplId, Parent, StaticKind, Trait};
use syn::{ImplItem, TraitItem};

use super::functions::{self, FunctionSyntax};
use super::statics::{self, StaticSyntax};
use super::{Place, macros};
use crate::cx::FileCx;

/// Lowers an `impl`.
pub(super) fn lower_impl(cx: &mut FileCx<'_>, item: &syn::ItemImpl, place: Place) {
    let module = place.module;
    let attrs = cx.attrs(&item.attrs, place.is_test);
    let is_test = attrs.is_test;
    let lowered = Impl {
        module,
        attrs,
        generics: cx.generics(&item.generics, module),
        trait_path: item
            .trait_
            .as_ref()
            .map(|(path, _)| cx.path(path, None, module)),
        is_negative: item.modifiers.polarity.is_some(),
        self_type: cx.ty(&item.self_ty, module),
        types: Vec::new(),
        functions: Vec::new(),
        span: cx.span_between(impl_first(item), item.brace_token.span.close()),
    };
    let id = cx.model.impls.push(lowered);
    for item in &item.items {
        lower_impl_item(cx, item, id, Place { module, is_test });
    }
}

fn impl_first(item: &syn::ItemImpl) -> proc_macro2::Span {
    let default = item.modifiers.defaultness.as_ref().map(|token| token.span);
    let safety = item.unsafety.as_ref().map(|token| token.span);
    default.or(safety).unwrap_or(item.impl_token.span)
}

/// Lowers one item of an `impl`.
pub(super) fn lower_impl_item(cx: &mut FileCx<'_>, item: &ImplItem, id: ImplId, place: Place) {
    match item {
        ImplItem::Fn(function) => {
            let function = functions::lower(
                cx,
                &FunctionSyntax::of_impl(function),
                Parent::Impl(id),
                place,
            );
            cx.model.impls[id].functions.push(function);
        }
        ImplItem::Type(alias) => {
            let entry = (cx.name(&alias.ident), cx.ty(&alias.ty, place.module));
            cx.model.impls[id].types.push(entry);
        }
        ImplItem::Const(item) => {
            let syntax = StaticSyntax {
                attrs: &item.attrs,
                vis: Some(&item.vis),
                ident: &item.ident,
                ty: &item.ty,
                kind: StaticKind::Const,
                init: Some(&item.expr),
            };
            statics::lower(cx, &syntax, Parent::Impl(id), place);
        }
        ImplItem::Macro(item) => macros::lower_in_impl(cx, &item.mac, id, place),
        _ => {}
    }
}

/// Lowers a `trait`.
pub(super) fn lower_trait(cx: &mut FileCx<'_>, item: &syn::ItemTrait, place: Place) {
    let module = place.module;
    let attrs = cx.attrs(&item.attrs, place.is_test);
    let is_test = attrs.is_test;
    let lowered = Trait {
        name: cx.name(&item.ident),
        module,
        attrs,
        generics: cx.generics(&item.generics, module),
        supertraits: cx.bounds(&item.supertraits, module),
        types: Vec::new(),
        functions: Vec::new(),
    };
    let id = cx.model.traits.push(lowered);
    let (mut functions, mut types): (Vec<FunctionId>, Vec<AssociatedType>) = Default::default();
    let place = Place { module, is_test };
    for item in &item.items {
        match item {
            TraitItem::Fn(function) => {
                functions.push(functions::lower(
                    cx,
                    &FunctionSyntax::of_trait(function),
                    Parent::Trait(id),
                    place,
                ));
            }
            TraitItem::Type(item) => types.push(AssociatedType {
                name: cx.name(&item.ident),
                bounds: cx.bounds(&item.bounds, module),
                default: item.default.as_ref().map(|(_, ty)| cx.ty(ty, module)),
            }),
            TraitItem::Const(item) => {
                let syntax = StaticSyntax {
                    attrs: &item.attrs,
                    vis: None,
                    ident: &item.ident,
                    ty: &item.ty,
                    kind: StaticKind::Const,
                    init: item.default.as_ref().map(|(_, init)| init),
                };
                statics::lower(cx, &syntax, Parent::Trait(id), place);
            }
            _ => {}
        }
    }
    cx.model.traits[id].functions = functions;
    cx.model.traits[id].types = types;
}

/// Lowers `trait A = B + C;`: a trait with supertraits and nothing else.
pub(super) fn lower_trait_alias(cx: &mut FileCx<'_>, item: &syn::ItemTraitAlias, place: Place) {
    let module = place.module;
    let lowered = Trait {
        name: cx.name(&item.ident),
        module,
        attrs: cx.attrs(&item.attrs, place.is_test),
        generics: cx.generics(&item.generics, module),
        supertraits: cx.bounds(&item.bounds, module),
        types: Vec::new(),
        functions: Vec::new(),
    };
    cx.model.traits.push(lowered);
}
