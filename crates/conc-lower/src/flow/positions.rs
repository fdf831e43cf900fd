//! First and last tokens of expressions and patterns. Left-deep chains are walked in a loop.

use proc_macro2::{Span, TokenTree};
use syn::{Expr, Member, Pat};

use crate::spans::{delimiter_last, path_first, path_last, type_last};

/// The first token of an expression.
pub(super) fn first(expr: &Expr) -> Span {
    let mut expr = expr;
    loop {
        expr = match expr {
            Expr::Await(e) => &e.base,
            Expr::Binary(e) => &e.left,
            Expr::Assign(e) => &e.left,
            Expr::Call(e) => &e.func,
            Expr::Cast(e) => &e.expr,
            Expr::Field(e) => &e.base,
            Expr::Index(e) => &e.expr,
            Expr::MethodCall(e) => &e.receiver,
            Expr::Try(e) => &e.expr,
            Expr::Group(e) => &e.expr,
            Expr::Range(e) => match &e.start {
                Some(start) => start,
                None => return limits(&e.limits),
            },
            _ => return own_first(expr),
        };
    }
}

fn limits(limits: &syn::RangeLimits) -> Span {
    match limits {
        syn::RangeLimits::HalfOpen(token) => token.spans[0],
        syn::RangeLimits::Closed(token) => token.spans[0],
    }
}

fn own_first(expr: &Expr) -> Span {
    match expr {
        Expr::Array(e) => e.bracket_token.span.open(),
        Expr::Async(e) => e.async_token.span,
        Expr::Block(e) => match &e.label {
            Some(label) => label.name.apostrophe,
            None => e.block.brace_token.span.open(),
        },
        Expr::Break(e) => e.break_token.span,
        Expr::Closure(e) => closure_first(e),
        Expr::Const(e) => e.const_token.span,
        Expr::Continue(e) => e.continue_token.span,
        Expr::ForLoop(e) => labelled(e.label.as_ref(), e.for_token.span),
        Expr::If(e) => e.if_token.span,
        Expr::Infer(e) => e.underscore_token.span,
        Expr::Let(e) => e.let_token.span,
        Expr::Lit(e) => e.lit.span(),
        Expr::Loop(e) => labelled(e.label.as_ref(), e.loop_token.span),
        Expr::Macro(e) => path_first(&e.mac.path, None),
        Expr::Match(e) => e.match_token.span,
        Expr::Paren(e) => e.paren_token.span.open(),
        Expr::Path(e) => path_first(&e.path, e.qself.as_ref()),
        Expr::RawAddr(e) => e.and_token.span,
        Expr::Reference(e) => e.and_token.span,
        Expr::Repeat(e) => e.bracket_token.span.open(),
        Expr::Return(e) => e.return_token.span,
        Expr::Struct(e) => path_first(&e.path, e.qself.as_ref()),
        Expr::TryBlock(e) => e.try_token.span,
        Expr::Tuple(e) => e.paren_token.span.open(),
        Expr::Unary(e) => unary(&e.op),
        Expr::Unsafe(e) => e.unsafe_token.span,
        Expr::While(e) => labelled(e.label.as_ref(), e.while_token.span),
        Expr::Yield(e) => e.yield_token.span,
        Expr::Verbatim(tokens) => tokens_first(tokens),
        _ => Span::call_site(),
    }
}

fn closure_first(closure: &syn::ExprClosure) -> Span {
    let asyncness = closure.asyncness.as_ref().map(|token| token.span);
    let capture = closure.capture.as_ref().map(|token| token.span);
    asyncness.or(capture).unwrap_or(closure.inputs_begin.span)
}

fn labelled(label: Option<&syn::Label>, keyword: Span) -> Span {
    label.map_or(keyword, |label| label.name.apostrophe)
}

fn unary(op: &syn::UnOp) -> Span {
    match op {
        syn::UnOp::Deref(token) => token.span,
        syn::UnOp::Not(token) => token.span,
        syn::UnOp::Neg(token) => token.span,
        _ => Span::call_site(),
    }
}

fn tokens_first(tokens: &proc_macro2::TokenStream) -> Span {
    let token = tokens.clone().into_iter().next();
    token.map_or_else(Span::call_site, |token| token.span())
}

fn tokens_last(tokens: &proc_macro2::TokenStream) -> Span {
    match tokens.clone().into_iter().last() {
        Some(TokenTree::Group(group)) => group.span_close(),
        Some(token) => token.span(),
        None => Span::call_site(),
    }
}

/// The last token of an expression.
pub(super) fn last(expr: &Expr) -> Span {
    let mut expr = expr;
    loop {
        expr = match expr {
            Expr::Assign(e) => &e.right,
            Expr::Binary(e) => &e.right,
            Expr::Closure(e) => &e.body,
            Expr::Let(e) => &e.expr,
            Expr::RawAddr(e) => &e.expr,
            Expr::Reference(e) => &e.expr,
            Expr::Unary(e) => &e.expr,
            Expr::Group(e) => &e.expr,
            Expr::Break(syn::ExprBreak { expr: Some(e), .. })
            | Expr::Range(syn::ExprRange { end: Some(e), .. })
            | Expr::Return(syn::ExprReturn { expr: Some(e), .. })
            | Expr::Yield(syn::ExprYield { expr: Some(e), .. }) => e,
            Expr::If(e) => match &e.else_branch {
                Some((_, otherwise)) => otherwise,
                None => return e.then_branch.brace_token.span.close(),
            },
            _ => return own_last(expr),
        };
    }
}

fn own_last(expr: &Expr) -> Span {
    match expr {
        Expr::Array(e) => e.bracket_token.span.close(),
        Expr::Async(e) => e.block.brace_token.span.close(),
        Expr::Await(e) => e.await_token.span,
        Expr::Block(e) => e.block.brace_token.span.close(),
        Expr::Break(e) => match &e.label {
            Some(label) => label.ident.span(),
            None => e.break_token.span,
        },
        Expr::Call(e) => e.paren_token.span.close(),
        Expr::Cast(e) => type_last(&e.ty),
        Expr::Const(e) => e.block.brace_token.span.close(),
        Expr::Continue(e) => match &e.label {
            Some(label) => label.ident.span(),
            None => e.continue_token.span,
        },
        Expr::Field(e) => match &e.member {
            Member::Named(ident) => ident.span(),
            Member::Unnamed(index) => index.span,
        },
        Expr::ForLoop(e) => e.body.brace_token.span.close(),
        Expr::Index(e) => e.bracket_token.span.close(),
        Expr::Loop(e) => e.body.brace_token.span.close(),
        Expr::Macro(e) => delimiter_last(&e.mac.delimiter),
        Expr::Match(e) => e.brace_token.span.close(),
        Expr::MethodCall(e) => e.paren_token.span.close(),
        Expr::Paren(e) => e.paren_token.span.close(),
        Expr::Path(e) => path_last(&e.path, e.qself.as_ref()),
        Expr::Range(e) => limits(&e.limits),
        Expr::Repeat(e) => e.bracket_token.span.close(),
        Expr::Struct(e) => e.brace_token.span.close(),
        Expr::Try(e) => e.question_token.span,
        Expr::TryBlock(e) => e.block.brace_token.span.close(),
        Expr::Tuple(e) => e.paren_token.span.close(),
        Expr::Unsafe(e) => e.block.brace_token.span.close(),
        Expr::While(e) => e.body.brace_token.span.close(),
        Expr::Verbatim(tokens) => tokens_last(tokens),
        _ => own_first(expr),
    }
}

/// The first token of a pattern.
pub(super) fn pattern_first(pat: &Pat) -> Span {
    match pat {
        Pat::Const(p) => p.const_token.span,
        Pat::Guard(p) => pattern_first(&p.pat),
        Pat::Ident(p) => {
            let by_ref = p.by_ref.as_ref().map(|token| token.span);
            let mutable = p.mutability.as_ref().map(|token| token.span);
            by_ref.or(mutable).unwrap_or_else(|| p.ident.span())
        }
        Pat::Lit(p) => p.lit.span(),
        Pat::Macro(p) => path_first(&p.mac.path, None),
        Pat::Or(p) => match &p.leading_vert {
            Some(token) => token.span,
            None => p.cases.first().map_or_else(Span::call_site, pattern_first),
        },
        Pat::Paren(p) => p.paren_token.span.open(),
        Pat::Path(p) => path_first(&p.path, p.qself.as_ref()),
        Pat::Range(p) => match &p.start {
            Some(start) => first(start),
            None => limits(&p.limits),
        },
        Pat::Reference(p) => p.and_token.span,
        Pat::Rest(p) => p.dot2_token.spans[0],
        Pat::Slice(p) => p.bracket_token.span.open(),
        Pat::Struct(p) => path_first(&p.path, p.qself.as_ref()),
        Pat::Tuple(p) => p.paren_token.span.open(),
        Pat::TupleStruct(p) => path_first(&p.path, p.qself.as_ref()),
        Pat::Type(p) => pattern_first(&p.pat),
        Pat::Wild(p) => p.underscore_token.span,
        Pat::Verbatim(tokens) => tokens_first(tokens),
        _ => Span::call_site(),
    }
}

/// The last token of a pattern.
pub(super) fn pattern_last(pat: &Pat) -> Span {
    match pat {
        Pat::Const(p) => p.block.brace_token.span.close(),
        Pat::Guard(p) => pattern_last(&p.pat),
        Pat::Ident(p) => match &p.subpat {
            Some((_, inner)) => pattern_last(inner),
            None => p.ident.span(),
        },
        Pat::Macro(p) => delimiter_last(&p.mac.delimiter),
        Pat::Or(p) => p.cases.last().map_or_else(Span::call_site, pattern_last),
        Pat::Paren(p) => p.paren_token.span.close(),
        Pat::Path(p) => path_last(&p.path, p.qself.as_ref()),
        Pat::Range(p) => match &p.end {
            Some(end) => last(end),
            None => limits(&p.limits),
        },
        Pat::Reference(p) => pattern_last(&p.pat),
        Pat::Slice(p) => p.bracket_token.span.close(),
        Pat::Struct(p) => p.brace_token.span.close(),
        Pat::Tuple(p) => p.paren_token.span.close(),
        Pat::TupleStruct(p) => p.paren_token.span.close(),
        Pat::Type(p) => type_last(&p.ty),
        Pat::Verbatim(tokens) => tokens_last(tokens),
        _ => pattern_first(pat),
    }
}
