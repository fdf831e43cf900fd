//! Parameters, and the bodies inside bodies: closures and async blocks.

use conc_model::{
    Body, BodyId, BodyKind, Local, LocalId, LocalKind, Operand, Rvalue, ScopeKind, known,
};
use conc_source::Span;
use proc_macro2::Span as TokenSpan;
use syn::{Expr, ExprAsync, ExprClosure, FnArg, Pat, Signature, Stmt};

use super::frame::Frame;
use super::loops::is_plain;
use super::{Dest, Flow, empty_body, positions};

impl Flow<'_, '_> {
    /// Declares the parameters of a function and takes their patterns apart.
    pub(super) fn signature_params(&mut self, signature: &Signature) {
        let mut patterns = Vec::new();
        for input in &signature.inputs {
            match input {
                FnArg::Receiver(receiver) => {
                    let span = self.span(receiver.self_token.span);
                    let local = self.param(Some(known::SELF_VALUE), span);
                    self.schedule(local, 0);
                    self.show(local);
                }
                FnArg::Typed(typed) => {
                    patterns.push(self.pattern_param(&typed.pat, Some(&typed.ty)))
                }
            }
        }
        self.open_params(patterns);
    }

    /// Declares parameters that have been read before.
    pub(super) fn known_params(&mut self, params: &[Local]) {
        for known in params {
            let local = self.param(known.name, known.span);
            self.frame.body.locals[local].ty = known.ty;
            self.schedule(local, 0);
            self.show(local);
        }
    }

    fn param(&mut self, name: Option<conc_model::Name>, span: Span) -> LocalId {
        let local = self.frame.new_local(LocalKind::Param, name, span);
        self.frame.body.params.push(local);
        local
    }

    fn pattern_param<'p>(
        &mut self,
        pat: &'p Pat,
        ty: Option<&syn::Type>,
    ) -> (LocalId, Option<&'p Pat>) {
        let (local, pattern) = match pat {
            Pat::Ident(ident) if is_plain(ident) || ident.mutability.is_some() => {
                let (name, span) = self.cx.spanned_name(&ident.ident);
                (self.param(Some(name), span), None)
            }
            Pat::Wild(wild) => (
                self.param(None, self.span(wild.underscore_token.span)),
                None,
            ),
            pat => (self.param(None, self.pattern_span(pat)), Some(pat)),
        };
        self.frame.body.locals[local].ty = ty.map(|ty| self.cx.ty(ty, self.frame.module));
        (local, pattern)
    }

    /// As rustc does: each parameter is scheduled just before the variables of its pattern.
    fn open_params(&mut self, params: Vec<(LocalId, Option<&Pat>)>) {
        for (local, pattern) in params {
            self.schedule(local, 0);
            match pattern {
                Some(pat) => {
                    self.take_apart(pat, local, 0);
                }
                None => self.show(local),
            }
        }
    }

    /// `|..| ..`
    pub(super) fn closure(&mut self, closure: &ExprClosure, expr: &Expr, dest: Dest) -> Operand {
        let moves = closure.capture.is_some();
        let kind = if closure.asyncness.is_some() {
            BodyKind::AsyncClosure { moves }
        } else {
            BodyKind::Closure { moves }
        };
        let last = positions::last(&closure.body);
        self.nested(kind, expr, dest, |flow| {
            let params = closure.inputs.iter().map(|pat| match pat {
                Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
                pat => (pat, None),
            });
            let params = params
                .map(|(pat, ty)| flow.pattern_param(pat, ty))
                .collect();
            flow.open_params(params);
            if let syn::ReturnType::Type(_, ty) = &closure.output {
                flow.frame.body.locals[Body::RETURN].ty = Some(flow.cx.ty(ty, flow.frame.module));
            }
            let tokens = (positions::first(&closure.body), last);
            flow.frame.push_scope(ScopeKind::Temporaries, true, tokens);
            flow.eval(&closure.body, Dest::Into(Body::RETURN));
            flow.pop_scope(flow.behind(last));
        })
    }

    /// `async { .. }`
    pub(super) fn async_block(&mut self, block: &ExprAsync, expr: &Expr, dest: Dest) -> Operand {
        let moves = block.capture.is_some();
        let braces = block.block.brace_token.span;
        let tokens = (braces.open(), braces.close());
        let kind = BodyKind::AsyncBlock { moves };
        self.nested(kind, expr, dest, |flow| {
            flow.async_statements(&block.block.stmts, tokens);
        })
    }

    fn async_statements(&mut self, stmts: &[Stmt], tokens: (TokenSpan, TokenSpan)) {
        self.frame.push_scope(ScopeKind::Temporaries, true, tokens);
        self.statements(stmts, Dest::Into(Body::RETURN), tokens);
        self.pop_scope(self.behind(tokens.1));
    }

    fn nested(
        &mut self,
        kind: BodyKind,
        expr: &Expr,
        dest: Dest,
        run: impl FnOnce(&mut Self),
    ) -> Operand {
        let span = self.expr_span(expr);
        let id = self.nested_body(kind, span, run);
        self.rvalue(Rvalue::Body(id), dest, Some(expr), span)
    }

    /// The statements of a `stream!` as an async block.
    pub(super) fn stream_block(
        &mut self,
        stmts: &[Stmt],
        tokens: (TokenSpan, TokenSpan),
        dest: Dest,
    ) -> Operand {
        let span = self.cx.span_between(tokens.0, tokens.1);
        let kind = BodyKind::AsyncBlock { moves: true };
        let id = self.nested_body(kind, span, |flow| flow.async_statements(stmts, tokens));
        self.rvalue(Rvalue::Body(id), dest, None, span)
    }

    fn nested_body(&mut self, kind: BodyKind, span: Span, run: impl FnOnce(&mut Self)) -> BodyId {
        let around = &self.frame.body;
        let mut body = empty_body(kind, around.owner, self.frame.module, span);
        body.parent = Some(self.frame.id);
        body.is_test = around.is_test;
        let id = self.cx.model.bodies.push(body.clone());
        let around = std::mem::replace(&mut self.frame, Frame::new(id, body));
        self.outer.push(around);
        self.start_body();
        run(self);
        self.end_body(Span::at(span.end));
        if let Some(around) = self.outer.pop() {
            let frame = std::mem::replace(&mut self.frame, around);
            self.cx.model.bodies[id] = frame.finish();
        }
        id
    }
}
