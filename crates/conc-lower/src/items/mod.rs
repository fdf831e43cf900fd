//! From syntax items to model items. Bodies are lowered in `flow`, types and paths in `types`.

mod adts;
mod functions;
mod impls;
pub(crate) mod macros;
mod projections;
mod statics;
mod uses;

use conc_model::{
    Alias, Module, ModuleDeclaration, ModuleId, ModuleKind, Parent, Use, UseKind, known,
};
use syn::{Item, Visibility};

use crate::attrs::{is_test_attribute, path_attribute};
use crate::cx::FileCx;
use functions::FunctionSyntax;

/// Where items stand.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// The module around them.
    pub(crate) module: ModuleId,
    /// Is all in it test code?
    pub(crate) is_test: bool,
}

/// Lowers items that stand in `module`; also called for items inside blocks, with a block module.
pub(crate) fn lower_items<'i>(
    cx: &mut FileCx<'_>,
    items: impl Iterator<Item = &'i Item>,
    module: ModuleId,
    is_test: bool,
) {
    for item in items {
        lower_item(cx, item, Place { module, is_test });
    }
}

fn lower_item(cx: &mut FileCx<'_>, item: &Item, place: Place) {
    match item {
        Item::Fn(function) if is_idle_test(cx, function) => {}
        Item::Fn(function) => {
            functions::lower(
                cx,
                &FunctionSyntax::of_item(function),
                Parent::Module(place.module),
                place,
            );
        }
        Item::Mod(module) => lower_module(cx, module, place),
        Item::Struct(item) => adts::lower_struct(cx, item, place),
        Item::Enum(item) => adts::lower_enum(cx, item, place),
        Item::Union(item) => adts::lower_union(cx, item, place),
        Item::Trait(item) => impls::lower_trait(cx, item, place),
        Item::TraitAlias(item) => impls::lower_trait_alias(cx, item, place),
        Item::Impl(item) => impls::lower_impl(cx, item, place),
        Item::Const(item) => statics::lower_const(cx, item, place),
        Item::Static(item) => statics::lower_static(cx, item, place),
        Item::Type(item) => lower_alias(cx, item, place),
        Item::Use(item) => uses::lower(cx, item, place.module),
        Item::ExternCrate(item) => lower_extern_crate(cx, item, place.module),
        Item::ForeignMod(item) => lower_foreign(cx, item, place),
        Item::Macro(item) => macros::lower(cx, item, place),
        // Not valid on its own, but as the tokens of a macro: `fn f();`.
        Item::Verbatim(tokens) => macros::declare_functions(cx, tokens, place),
        _ => {}
    }
}

/// A test in which nothing can be found? Nobody calls it.
fn is_idle_test(cx: &mut FileCx<'_>, function: &syn::ItemFn) -> bool {
    let braces = function.block.brace_token.span;
    let (open, close) = (braces.open().start(), braces.close().end());
    function.attrs.iter().any(is_test_attribute) && cx.leaves_out(cx.bytes(open, close), &[])
}

/// Any form of `pub`.
fn is_public(visibility: &Visibility) -> bool {
    !matches!(visibility, Visibility::Inherited)
}

fn lower_module(cx: &mut FileCx<'_>, item: &syn::ItemMod, place: Place) {
    let attrs = cx.attrs(&item.attrs, place.is_test);
    let name = cx.name(&item.ident);
    let Some((braces, items)) = &item.content else {
        cx.model.declarations.push(ModuleDeclaration {
            module: place.module,
            name,
            path: path_attribute(&item.attrs),
            attrs,
        });
        return;
    };
    let is_test = attrs.is_test;
    let module = cx.model.modules.push(Module {
        name: Some(name),
        parent: Some(place.module),
        kind: ModuleKind::Inline,
        attrs,
    });
    let (open, close) = (braces.span.open().start(), braces.span.close().start());
    if !(is_test && cx.leaves_out(cx.bytes(open, close), items)) {
        lower_items(cx, items.iter(), module, is_test);
    }
}

fn lower_alias(cx: &mut FileCx<'_>, item: &syn::ItemType, place: Place) {
    let module = place.module;
    let name = cx.name(&item.ident);
    let generics = cx.generics(&item.generics, module);
    let ty = cx.ty(&item.ty, module);
    let cfg = cx.cfg_of(&item.attrs);
    cx.model.aliases.push(Alias {
        name,
        module,
        generics,
        ty,
        cfg,
    });
}

fn lower_extern_crate(cx: &mut FileCx<'_>, item: &syn::ItemExternCrate, module: ModuleId) {
    let krate = cx.name(&item.ident);
    let name = item
        .rename
        .as_ref()
        .map_or(krate, |(_, rename)| cx.name(rename));
    let is_self = krate == known::SELF_VALUE;
    let cfg = cx.cfg_of(&item.attrs);
    cx.model.uses.push(Use {
        module,
        path: Box::new([if is_self { known::CRATE } else { krate }]),
        global: !is_self,
        kind: if name == known::UNDERSCORE {
            UseKind::Unnamed
        } else {
            UseKind::Named(name)
        },
        is_public: is_public(&item.vis),
        cfg,
    });
}

fn lower_foreign(cx: &mut FileCx<'_>, block: &syn::ItemForeignMod, place: Place) {
    let place = Place {
        is_test: cx.attrs(&block.attrs, place.is_test).is_test,
        ..place
    };
    for item in &block.items {
        match item {
            syn::ForeignItem::Fn(function) => {
                functions::lower(
                    cx,
                    &FunctionSyntax::of_foreign(function),
                    Parent::Module(place.module),
                    place,
                );
            }
            syn::ForeignItem::Static(item) => statics::lower_foreign(cx, item, place),
            _ => {}
        }
    }
}
