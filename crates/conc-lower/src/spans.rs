//! First and last tokens of syntax that has no span of its own. Spans of expressions and patterns are not
//! here: `flow` has those.

use conc_source::Span as ByteSpan;
use proc_macro2::Span;
use syn::{PathArguments, ReturnType, Signature, Type, TypeParamBound, Visibility};

use crate::cx::FileCx;

impl FileCx<'_> {
    /// The byte span of a type.
    pub(crate) fn type_span(&self, ty: &Type) -> ByteSpan {
        self.span_between(type_first(ty), type_last(ty))
    }

    /// The byte span of a path (its `<T as ..>` included).
    pub(crate) fn path_span(&self, path: &syn::Path, qself: Option<&syn::QSelf>) -> ByteSpan {
        self.span_between(path_first(path, qself), path_last(path, qself))
    }
}

/// The first token of a visibility, if there is one.
pub(crate) fn visibility_first(visibility: &Visibility) -> Option<Span> {
    match visibility {
        Visibility::Public(token) => Some(token.span),
        Visibility::Restricted(restricted) => Some(restricted.pub_token.span),
        Visibility::Inherited => None,
    }
}

/// The first token of a signature.
pub(crate) fn signature_first(sig: &Signature) -> Span {
    let constness = sig.constness.as_ref().map(|token| token.span);
    let asyncness = sig.asyncness.as_ref().map(|token| token.span);
    let safety = match &sig.safety {
        syn::Safety::Unsafe(token) => Some(token.span),
        syn::Safety::Safe(token) => Some(token.span),
        _ => None,
    };
    let abi = sig.abi.as_ref().map(|abi| abi.extern_token.span);
    constness
        .or(asyncness)
        .or(safety)
        .or(abi)
        .unwrap_or(sig.fn_token.span)
}

/// The first token of a path.
pub(crate) fn path_first(path: &syn::Path, qself: Option<&syn::QSelf>) -> Span {
    if let Some(qself) = qself {
        return qself.lt_token.span;
    }
    let colon = path.leading_colon.as_ref().map(|token| token.spans[0]);
    let segment = || path.segments.first().map(|segment| segment.ident.span());
    colon.or_else(segment).unwrap_or_else(Span::call_site)
}

/// The last token of a path.
pub(crate) fn path_last(path: &syn::Path, qself: Option<&syn::QSelf>) -> Span {
    let Some(segment) = path.segments.last() else {
        return qself.map_or_else(Span::call_site, |qself| qself.gt_token.span);
    };
    match &segment.arguments {
        PathArguments::None => segment.ident.span(),
        PathArguments::AngleBracketed(args) => args.gt_token.span,
        PathArguments::Parenthesized(args) => match &args.output {
            ReturnType::Default => args.paren_token.span.close(),
            ReturnType::Type(_, ty) => type_last(ty),
        },
    }
}

/// The first token of a type.
pub(crate) fn type_first(ty: &Type) -> Span {
    match ty {
        Type::Array(ty) => ty.bracket_token.span.open(),
        Type::Slice(ty) => ty.bracket_token.span.open(),
        Type::Paren(ty) => ty.paren_token.span.open(),
        Type::Tuple(ty) => ty.paren_token.span.open(),
        Type::Group(ty) => type_first(&ty.elem),
        Type::ImplTrait(ty) => ty.impl_token.span,
        Type::Infer(ty) => ty.underscore_token.span,
        Type::Macro(ty) => path_first(&ty.mac.path, None),
        Type::Never(ty) => ty.bang_token.span,
        Type::Path(ty) => path_first(&ty.path, ty.qself.as_ref()),
        Type::Ptr(ty) => ty.star_token.span,
        Type::Reference(ty) => ty.and_token.span,
        Type::TraitObject(ty) => match &ty.dyn_token {
            Some(token) => token.span,
            None => ty.bounds.first().map_or_else(Span::call_site, bound_first),
        },
        Type::FnPtr(ty) => fn_pointer_first(ty),
        Type::Verbatim(tokens) => tokens
            .clone()
            .into_iter()
            .next()
            .map_or_else(Span::call_site, |t| t.span()),
        _ => Span::call_site(),
    }
}

/// The last token of a type.
pub(crate) fn type_last(ty: &Type) -> Span {
    match ty {
        Type::Array(ty) => ty.bracket_token.span.close(),
        Type::Slice(ty) => ty.bracket_token.span.close(),
        Type::Paren(ty) => ty.paren_token.span.close(),
        Type::Tuple(ty) => ty.paren_token.span.close(),
        Type::Group(ty) => type_last(&ty.elem),
        Type::ImplTrait(ty) => ty.bounds.last().map_or(ty.impl_token.span, bound_last),
        Type::Infer(ty) => ty.underscore_token.span,
        Type::Macro(ty) => delimiter_last(&ty.mac.delimiter),
        Type::Never(ty) => ty.bang_token.span,
        Type::Path(ty) => path_last(&ty.path, ty.qself.as_ref()),
        Type::Ptr(ty) => type_last(&ty.elem),
        Type::Reference(ty) => type_last(&ty.elem),
        Type::TraitObject(ty) => ty.bounds.last().map_or_else(Span::call_site, bound_last),
        Type::FnPtr(ty) => match &ty.output {
            ReturnType::Default => ty.paren_token.span.close(),
            ReturnType::Type(_, ty) => type_last(ty),
        },
        Type::Verbatim(tokens) => tokens
            .clone()
            .into_iter()
            .last()
            .map_or_else(Span::call_site, |t| t.span()),
        _ => Span::call_site(),
    }
}

/// The closing delimiter of a macro call.
pub(crate) fn delimiter_last(delimiter: &syn::MacroDelimiter) -> Span {
    delimiter.span().close()
}

fn fn_pointer_first(ty: &syn::TypeFnPtr) -> Span {
    let lifetimes = ty
        .lifetimes
        .as_ref()
        .map(|lifetimes| lifetimes.for_token.span);
    let safety = ty.unsafety.as_ref().map(|token| token.span);
    let abi = ty.abi.as_ref().map(|abi| abi.extern_token.span);
    lifetimes.or(safety).or(abi).unwrap_or(ty.fn_token.span)
}

fn bound_first(bound: &TypeParamBound) -> Span {
    match bound {
        TypeParamBound::Trait(bound) => {
            let paren = bound.paren_token.as_ref().map(|token| token.span.open());
            let lifetimes = bound
                .lifetimes
                .as_ref()
                .map(|lifetimes| lifetimes.for_token.span);
            let maybe = bound.maybe.as_ref().map(|token| token.span);
            paren
                .or(lifetimes)
                .or(maybe)
                .unwrap_or_else(|| path_first(&bound.path, None))
        }
        TypeParamBound::Lifetime(lifetime) => lifetime.apostrophe,
        _ => Span::call_site(),
    }
}

fn bound_last(bound: &TypeParamBound) -> Span {
    match bound {
        TypeParamBound::Trait(bound) => match &bound.paren_token {
            Some(token) => token.span.close(),
            None => path_last(&bound.path, None),
        },
        TypeParamBound::Lifetime(lifetime) => lifetime.ident.span(),
        TypeParamBound::PreciseCapture(capture) => capture.gt_token.span,
        _ => Span::call_site(),
    }
}
