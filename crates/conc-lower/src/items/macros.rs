//! Macro calls in item position: statics, `cfg_if!`, any macro whose tokens are plain items, and those of the file itself.
//! Definitions (`macro_rules!`) are no items, and what an unknown macro makes of other tokens is not known.

use conc_model::{Attrs, Cfg, ImplId, Parent, StaticKind};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote_spanned;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Attribute, Expr, ForeignItemFn, Ident, Item, Token, Type, Visibility, braced};

use super::functions::{self, FunctionSyntax};
use super::statics::{self, StaticSyntax};
use super::{Place, impls, lower_items};
use crate::cx::FileCx;

/// Lowers a macro call in item position.
pub(super) fn lower(cx: &mut FileCx<'_>, item: &syn::ItemMacro, place: Place) {
    if item.ident.is_some() {
        return;
    }
    let place = Place {
        is_test: cx.attrs(&item.attrs, place.is_test).is_test,
        ..place
    };
    lower_call(cx, &item.mac, place);
}

/// Lowers a macro call that stands for items; also called for those that stand in blocks.
pub(crate) fn lower_call(cx: &mut FileCx<'_>, mac: &syn::Macro, place: Place) {
    let Some(last) = mac.path.segments.last() else {
        return;
    };
    let tokens = &mac.tokens;
    match last.ident.to_string().as_str() {
        "thread_local" | "lazy_static" | "task_local" => lower_statics(cx, tokens, place),
        "cfg_if" => lower_cfg_if(cx, tokens, place),
        "pin_project" => {
            let before = std::mem::replace(&mut cx.pin_projects, true);
            lower_plain(cx, tokens, place);
            cx.pin_projects = before;
        }
        _ if lower_plain(cx, tokens, place) => {}
        _ => {
            if let Some(tokens) = cx.expand(mac) {
                cx.within_expansion(|cx| lower_plain(cx, &tokens, place));
            } else {
                declare_functions(cx, tokens, place);
            }
        }
    }
}

/// Functions that a macro of elsewhere is told to make, by `fn name`: nothing more is known of them, but a name that is theirs
/// is not what a glob import brings.
pub(super) fn declare_functions(cx: &mut FileCx<'_>, tokens: &TokenStream, place: Place) {
    let declared = parse_all::<ForeignItemFn>.parse2(tokens.clone());
    let declared = declared.unwrap_or_else(|_| named_functions(tokens));
    for function in &declared {
        let function = FunctionSyntax::of_foreign(function);
        functions::lower(cx, &function, Parent::Module(place.module), place);
    }
}

/// A declaration for each `fn name` in tokens of a form of their own.
fn named_functions(tokens: &TokenStream) -> Vec<ForeignItemFn> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let named = tokens.windows(2).filter_map(|pair| match pair {
        [TokenTree::Ident(keyword), TokenTree::Ident(name)] if keyword == "fn" => {
            let at = name.span();
            syn::parse2(quote_spanned!(at=> pub fn #name() -> _;)).ok()
        }
        _ => None,
    });
    named.collect()
}

/// Lowers tokens that are items as they stand; says whether they are.
fn lower_plain(cx: &mut FileCx<'_>, tokens: &TokenStream, place: Place) -> bool {
    let Ok(items) = parse_all::<Item>.parse2(without_conditions(tokens)) else {
        return false;
    };
    lower_items(cx, items.iter(), place.module, place.is_test);
    !items.is_empty()
}

/// Macros that put a condition on items take it as `#![..]` in front of them.
fn without_conditions(tokens: &TokenStream) -> TokenStream {
    let is = |token: &TokenTree, wanted| matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted);
    let mut rest: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut start = 0;
    while let [hash, bang, TokenTree::Group(_), ..] = &rest[start..]
        && is(hash, '#')
        && is(bang, '!')
    {
        start += 3;
    }
    rest.drain(..start);
    rest.into_iter().collect()
}

/// Lowers a macro call inside of an `impl` whose tokens, or what they expand to, are plain items.
pub(super) fn lower_in_impl(cx: &mut FileCx<'_>, mac: &syn::Macro, id: ImplId, place: Place) {
    if lower_plain_in_impl(cx, &mac.tokens, id, place) {
        return;
    }
    if let Some(tokens) = cx.expand(mac) {
        cx.within_expansion(|cx| lower_plain_in_impl(cx, &tokens, id, place));
    }
}

fn lower_plain_in_impl(
    cx: &mut FileCx<'_>,
    tokens: &TokenStream,
    id: ImplId,
    place: Place,
) -> bool {
    let Ok(items) = parse_all::<syn::ImplItem>.parse2(without_conditions(tokens)) else {
        return false;
    };
    for item in &items {
        impls::lower_impl_item(cx, item, id, place);
    }
    !items.is_empty()
}

fn parse_all<T: Parse>(input: ParseStream<'_>) -> syn::Result<Vec<T>> {
    let mut parsed = Vec::new();
    while !input.is_empty() {
        parsed.push(input.parse()?);
    }
    Ok(parsed)
}

/// `static NAME: T = init;` as the macros for thread-local and lazy statics take it.
struct MacroStatic {
    attrs: Vec<Attribute>,
    vis: Visibility,
    is_lazy: bool,
    ident: Ident,
    ty: Type,
    init: Option<Expr>,
}

impl Parse for MacroStatic {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        input.parse::<Token![static]>()?;
        let is_lazy = input.parse::<Option<Token![ref]>>()?.is_some();
        let ident = input.parse()?;
        input.parse::<Token![:]>()?;
        let ty = input.parse()?;
        let init = if input.parse::<Option<Token![=]>>()?.is_some() {
            Some(input.parse()?)
        } else {
            None
        };
        if !input.is_empty() {
            input.parse::<Token![;]>()?;
        }
        Ok(Self {
            attrs,
            vis,
            is_lazy,
            ident,
            ty,
            init,
        })
    }
}

fn lower_statics(cx: &mut FileCx<'_>, tokens: &TokenStream, place: Place) {
    let Ok(parsed) = parse_all::<MacroStatic>.parse2(tokens.clone()) else {
        return;
    };
    for item in &parsed {
        let syntax = StaticSyntax {
            attrs: &item.attrs,
            vis: Some(&item.vis),
            ident: &item.ident,
            ty: &item.ty,
            kind: if item.is_lazy {
                StaticKind::LazyStatic
            } else {
                StaticKind::ThreadLocal
            },
            init: item.init.as_ref(),
        };
        statics::lower(cx, &syntax, Parent::Module(place.module), place);
    }
}

/// One branch of `cfg_if!`.
struct Branch {
    attrs: Vec<Attribute>,
    items: Vec<Item>,
}

fn parse_branches(input: ParseStream<'_>) -> syn::Result<Vec<Branch>> {
    let mut branches = Vec::new();
    while !input.is_empty() {
        let mut attrs = Vec::new();
        if input.parse::<Option<Token![if]>>()?.is_some() {
            attrs = input.call(Attribute::parse_outer)?;
        }
        let content;
        braced!(content in input);
        branches.push(Branch {
            attrs,
            items: parse_all(&content)?,
        });
        input.parse::<Option<Token![else]>>()?;
    }
    Ok(branches)
}

fn lower_cfg_if(cx: &mut FileCx<'_>, tokens: &TokenStream, place: Place) {
    let Ok(branches) = parse_branches.parse2(tokens.clone()) else {
        return;
    };
    let around = cx.around.clone();
    let mut before: Vec<Cfg> = Vec::new();
    for branch in &branches {
        let mut attrs = Attrs::default();
        for attribute in &branch.attrs {
            if let syn::Meta::List(list) = &attribute.meta {
                cx.read_cfg(&list.tokens, &mut attrs);
            }
        }
        let own = attrs.cfg.map(|cfg| *cfg);
        let mut all: Vec<Cfg> = around.iter().map(|cfg| (**cfg).clone()).collect();
        all.extend(before.iter().cloned().map(|cfg| Cfg::Not(Box::new(cfg))));
        all.extend(own.clone());
        before.extend(own);
        cx.around = Some(Box::new(Cfg::All(all)));
        lower_items(
            cx,
            branch.items.iter(),
            place.module,
            place.is_test || attrs.is_test,
        );
    }
    cx.around = around;
}
