//! Functions, methods and trait functions: their signatures. What they do is lowered in `flow`.

use conc_model::{BodyKind, BodyOwner, Function, FunctionId, ModuleId, Parent, Receiver, TypeId};
use syn::{Attribute, Block, FnArg, ReceiverKind, Signature, Visibility};

use super::{Place, is_public};
use crate::cx::{FileCx, PendingBody};
use crate::flow::{BodyInput, Code, Inputs, lower_body};
use crate::spans;

/// The parts of any function.
pub(super) struct FunctionSyntax<'i> {
    attrs: &'i [Attribute],
    vis: Option<&'i Visibility>,
    default: Option<proc_macro2::Span>,
    sig: &'i Signature,
    block: Option<&'i Block>,
    /// The semicolon of a function without a body.
    semi: Option<proc_macro2::Span>,
}

impl<'i> FunctionSyntax<'i> {
    /// A function of a module.
    pub(super) fn of_item(item: &'i syn::ItemFn) -> Self {
        Self {
            attrs: &item.attrs,
            vis: Some(&item.vis),
            default: None,
            sig: &item.sig,
            block: Some(&item.block),
            semi: None,
        }
    }

    /// A function of an impl.
    pub(super) fn of_impl(item: &'i syn::ImplItemFn) -> Self {
        Self {
            attrs: &item.attrs,
            vis: Some(&item.vis),
            default: item.modifiers.defaultness.as_ref().map(|token| token.span),
            sig: &item.sig,
            block: Some(&item.block),
            semi: None,
        }
    }

    /// A function of a trait.
    pub(super) fn of_trait(item: &'i syn::TraitItemFn) -> Self {
        Self {
            attrs: &item.attrs,
            vis: None,
            default: item.modifiers.defaultness.as_ref().map(|token| token.span),
            sig: &item.sig,
            block: item.default.as_ref(),
            semi: item.semi_token.as_ref().map(|token| token.span),
        }
    }

    /// A function of an `extern` block.
    pub(super) fn of_foreign(item: &'i syn::ForeignItemFn) -> Self {
        Self {
            attrs: &item.attrs,
            vis: Some(&item.vis),
            default: None,
            sig: &item.sig,
            block: None,
            semi: Some(item.semi_token.span),
        }
    }

    fn first(&self) -> proc_macro2::Span {
        let vis = self.vis.and_then(spans::visibility_first);
        vis.or(self.default)
            .unwrap_or_else(|| spans::signature_first(self.sig))
    }

    fn last(&self) -> proc_macro2::Span {
        let block = self.block.map(|block| block.brace_token.span.close());
        block
            .or(self.semi)
            .unwrap_or_else(|| self.sig.paren_token.span.close())
    }
}

/// Lowers a function and its body.
pub(super) fn lower(
    cx: &mut FileCx<'_>,
    syntax: &FunctionSyntax<'_>,
    parent: Parent,
    place: Place,
) -> FunctionId {
    let sig = syntax.sig;
    let (name, name_span) = cx.spanned_name(&sig.ident);
    let attrs = cx.attrs(syntax.attrs, place.is_test);
    let is_test = attrs.is_test;
    let (receiver, params) = lower_inputs(cx, sig, place.module);
    let function = Function {
        name,
        name_span,
        span: cx.span_between(syntax.first(), syntax.last()),
        parent,
        attrs,
        generics: cx.generics(&sig.generics, place.module),
        receiver,
        params,
        output: cx.output(&sig.output, place.module),
        is_async: sig.asyncness.is_some(),
        is_public: syntax.vis.is_some_and(is_public),
        body: None,
    };
    let is_async = function.is_async;
    let id = cx.model.functions.push(function);
    if let Some(block) = syntax.block
        && !cx.declares
    {
        let input = BodyInput {
            kind: if is_async {
                BodyKind::AsyncFunction
            } else {
                BodyKind::Function
            },
            owner: BodyOwner::Function(id),
            module: place.module,
            inputs: Inputs::Written(sig),
            code: Code::Block(block),
            is_test,
        };
        cx.model.functions[id].body = lower_body(cx, &input);
        note_pending(cx, syntax, block, id);
    }
    id
}

/// Is the body one that is left for later? Then only the parameters have been lowered.
fn note_pending(cx: &mut FileCx<'_>, syntax: &FunctionSyntax<'_>, block: &Block, id: FunctionId) {
    if cx.bodies.is_empty() {
        return;
    }
    let open = cx.offset(block.brace_token.span.open().start()) as usize;
    let Ok(at) = cx.bodies.binary_search_by_key(&open, |body| body.start) else {
        return;
    };
    let start = cx.offset(spans::signature_first(syntax.sig).start()) as usize;
    let keyword = cx.offset(syntax.sig.fn_token.span.start()) as usize;
    if cx.is_in_expansion() && !is_one_piece(cx.source.text(), (start, keyword, open)) {
        return;
    }
    let Some(body) = cx.model.functions[id].body else {
        return;
    };
    cx.pending.push(PendingBody {
        body,
        range: start..cx.bodies[at].end,
        open,
        has_value: !matches!(syntax.sig.output, syn::ReturnType::Default),
    });
}

/// Do a function's first token, its `fn` and its brace stand in the text as they were written? In the expansion of a macro
/// they may come from different places.
fn is_one_piece(text: &str, (start, keyword, open): (usize, usize, usize)) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '_' | '"');
    let before = text.get(start..keyword);
    let behind = text.get(keyword..open);
    before.is_some_and(|before| before.chars().all(is_word))
        && behind.is_some_and(|behind| behind.starts_with("fn") && !behind.contains(['{', '}']))
}

fn lower_inputs(
    cx: &mut FileCx<'_>,
    sig: &Signature,
    module: ModuleId,
) -> (Option<Receiver>, Vec<TypeId>) {
    let mut receiver = None;
    let mut params = Vec::with_capacity(sig.inputs.len());
    for input in &sig.inputs {
        match input {
            FnArg::Typed(param) => params.push(cx.ty(&param.ty, module)),
            FnArg::Receiver(written) => {
                receiver = Some(match &written.kind {
                    ReceiverKind::Reference(_, _, None) => Receiver::Ref,
                    ReceiverKind::Reference(_, _, Some(_)) => Receiver::RefMut,
                    ReceiverKind::Typed(_, ty) => Receiver::Typed(cx.ty(ty, module)),
                    _ => Receiver::Value,
                });
            }
        }
    }
    (receiver, params)
}
