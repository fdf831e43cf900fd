//! Chains of postfix and left-associative operators, walked without recursion: `a.b(..)?.c[i].await + d`.

use conc_model::{
    Await, AwaitKind, Call, Callee, Comparison, LocalId, Operand, Operator, Place, Projection,
    Rvalue, StmtKind,
};
use conc_source::Span;
use proc_macro2::Span as TokenSpan;
use syn::punctuated::Punctuated;
use syn::{BinOp, Expr, Token};

use super::expr::project;
use super::extent::peel;
use super::names::lone_ident;
use super::{Dest, Flow, positions};

/// What a chain is evaluated into.
#[derive(Clone, Copy)]
struct Link<'e> {
    expr: &'e Expr,
    dest: Dest,
    /// The first token of the whole chain.
    start: TokenSpan,
}

/// Where a call and its parts stand.
pub(super) struct Spans {
    whole: Span,
    name: Span,
    named_arg: Option<Span>,
}

impl Flow<'_, '_> {
    /// Evaluates a chain from its innermost base outwards.
    pub(super) fn chain(&mut self, expr: &Expr, dest: Dest) -> Operand {
        let mut links = Vec::new();
        let mut base = expr;
        while let Some(inner) = inner_of(base) {
            links.push(base);
            base = peel(inner);
        }
        let mut start = positions::first(base);
        if let Some(link) = links.last() {
            start = parenthesis(link).unwrap_or(start);
        }
        let mut value = match (base, links.last().copied()) {
            // The path of a call is its callee, not an operand.
            (Expr::Path(path), Some(call_expr @ Expr::Call(call))) => {
                links.pop();
                let dest = if links.is_empty() { dest } else { Dest::Fresh };
                self.path_call(
                    call,
                    path,
                    Link {
                        expr: call_expr,
                        dest,
                        start,
                    },
                )
            }
            _ => self.eval(base, Dest::Fresh),
        };
        while let Some(expr) = links.pop() {
            let dest = if links.is_empty() { dest } else { Dest::Fresh };
            start = parenthesis(expr).unwrap_or(start);
            value = self.link(Link { expr, dest, start }, value);
        }
        value
    }

    fn link(&mut self, link: Link<'_>, base: Operand) -> Operand {
        match link.expr {
            Expr::MethodCall(e) => self.method_call(e, link, base),
            Expr::Call(e) => self.value_call(e, link, base),
            Expr::Field(e) => {
                let name = self.member(&e.member);
                let place = self.base_place(base, &e.base);
                self.part(link, project(place, Projection::Field(name)))
            }
            Expr::Index(e) => {
                let place = self.base_place(base, &e.expr);
                self.index_operand(&e.index);
                self.part(link, project(place, Projection::Index))
            }
            Expr::Try(e) => {
                let question = e.question_token.span;
                self.question_mark(base, question, link.dest, link.expr)
            }
            Expr::Await(e) => self.await_point(e, link, base),
            Expr::Cast(e) => {
                let ty = self.ty(&e.ty);
                let span = self.link_span(link, positions::last(link.expr));
                let value = Rvalue::Cast { operand: base, ty };
                self.rvalue(value, link.dest, Some(link.expr), span)
            }
            Expr::Binary(e) => self.binary(e, link, base),
            _ => base,
        }
    }

    fn link_span(&self, link: Link<'_>, last: TokenSpan) -> Span {
        self.cx.span_between(link.start, last)
    }

    /// The place that a field or element is taken of.
    fn base_place(&mut self, base: Operand, expr: &Expr) -> Place {
        match base {
            Operand::Use(place) => place,
            Operand::Ref { place, .. } => place,
            literal @ Operand::Literal(_) => self.put_down(literal, expr),
        }
    }

    fn part(&mut self, link: Link<'_>, place: Place) -> Operand {
        let span = match link.dest {
            Dest::Into(_) => self.link_span(link, positions::last(link.expr)),
            Dest::Fresh | Dest::Unit => Span::default(),
        };
        self.deliver(Operand::Use(place), link.dest, span)
    }

    /// An index is only evaluated: places do not say which element they mean.
    fn index_operand(&mut self, index: &Expr) {
        if let Expr::Range(range) = peel(index) {
            let ends = [range.start.as_deref(), range.end.as_deref()];
            self.operands(ends.into_iter().flatten());
        } else {
            self.operand(index);
        }
    }

    fn path_call(&mut self, call: &syn::ExprCall, path: &syn::ExprPath, link: Link<'_>) -> Operand {
        let local = match path.qself {
            None => self.path_local(&path.path),
            Some(_) => None,
        };
        let callee = match local {
            Some(local) => Callee::Value(Operand::Use(Place::local(local))),
            None => Callee::Path(self.path(&path.path, path.qself.as_ref())),
        };
        let name = match path.path.segments.last() {
            Some(segment) => segment.ident.span(),
            None => call.paren_token.span.open(),
        };
        let args = self.operands(call.args.iter());
        let spans = Spans {
            whole: self.link_span(link, call.paren_token.span.close()),
            name: self.span(name),
            named_arg: self.named_arg(&call.args),
        };
        self.call(callee, args, (link.dest, Some(link.expr)), spans)
    }

    fn value_call(&mut self, call: &syn::ExprCall, link: Link<'_>, func: Operand) -> Operand {
        let args = self.operands(call.args.iter());
        let spans = Spans {
            name: self.expr_span(&call.func),
            whole: self.link_span(link, call.paren_token.span.close()),
            named_arg: self.named_arg(&call.args),
        };
        let dest = (link.dest, Some(link.expr));
        self.call(Callee::Value(func), args, dest, spans)
    }

    fn method_call(
        &mut self,
        call: &syn::ExprMethodCall,
        link: Link<'_>,
        base: Operand,
    ) -> Operand {
        let mut args = Vec::with_capacity(call.args.len() + 1);
        args.push(base);
        for arg in &call.args {
            args.push(self.operand(arg));
        }
        let generics = match &call.turbofish {
            Some(turbofish) => self.turbofish(turbofish),
            None => Box::default(),
        };
        let (name, name_span) = self.cx.spanned_name(&call.method);
        let spans = Spans {
            whole: self.link_span(link, call.paren_token.span.close()),
            name: name_span,
            named_arg: self.named_arg(&call.args),
        };
        let callee = Callee::Method { name, generics };
        self.call(callee, args, (link.dest, Some(link.expr)), spans)
    }

    fn named_arg(&self, args: &Punctuated<Expr, Token![,]>) -> Option<Span> {
        match args.last()? {
            Expr::Path(path) if path.qself.is_none() && path.attrs.is_empty() => {
                Some(self.span(lone_ident(&path.path)?.span()))
            }
            _ => None,
        }
    }

    fn turbofish(
        &mut self,
        args: &syn::AngleBracketedGenericArguments,
    ) -> Box<[conc_model::TypeId]> {
        let types = args.args.iter().filter_map(|arg| match arg {
            syn::GenericArgument::Type(ty) => Some(ty),
            _ => None,
        });
        types.map(|ty| self.ty(ty)).collect()
    }

    /// Records a call; `dest` is where the result goes and the expression that it is the value of.
    pub(super) fn call(
        &mut self,
        callee: Callee,
        args: Vec<Operand>,
        dest: (Dest, Option<&Expr>),
        spans: Spans,
    ) -> Operand {
        let Spans {
            whole: span,
            name: name_span,
            named_arg,
        } = spans;
        let local = self.target(dest.0, span);
        let call = Call {
            callee,
            args,
            dest: local,
            span,
            name_span,
            named_arg,
        };
        let id = self.frame.body.calls.push(call);
        self.frame.emit(StmtKind::Call(id), span);
        self.landed(local, dest.0, dest.1)
    }

    fn await_point(&mut self, expr: &syn::ExprAwait, link: Link<'_>, future: Operand) -> Operand {
        let keyword = self.span(expr.await_token.span);
        let span = self.link_span(link, expr.await_token.span);
        let local = self.target(link.dest, span);
        self.await_into(AwaitKind::Single, vec![future], local, keyword);
        self.landed(local, link.dest, Some(link.expr))
    }

    /// Records an await point.
    pub(super) fn await_into(
        &mut self,
        kind: AwaitKind,
        futures: Vec<Operand>,
        dest: LocalId,
        span: Span,
    ) {
        let id = self.frame.body.awaits.push(Await {
            kind,
            futures,
            dest,
            span,
        });
        self.frame.emit(StmtKind::Await(id), span);
    }

    fn binary(&mut self, binary: &syn::ExprBinary, link: Link<'_>, left: Operand) -> Operand {
        let right = self.operand(&binary.right);
        let operator = operator(&binary.op);
        let span = self.link_span(link, positions::last(&binary.right));
        let value = Rvalue::Operator {
            operator,
            operands: vec![left, right],
        };
        if matches!(operator, Operator::Compare(_) | Operator::Assign) {
            // A `bool` or `()`: nothing to drop.
            let local = self.target(link.dest, span);
            self.frame.assign(Place::local(local), value, span);
            return Operand::Use(Place::local(local));
        }
        self.rvalue(value, link.dest, Some(link.expr), span)
    }
}

/// The expression at the left end of one link of a chain, if `expr` is one.
fn inner_of(expr: &Expr) -> Option<&Expr> {
    Some(match expr {
        Expr::MethodCall(e) => &e.receiver,
        Expr::Call(e) => &e.func,
        Expr::Field(e) => &e.base,
        Expr::Index(e) => &e.expr,
        Expr::Try(e) => &e.expr,
        Expr::Await(e) => &e.base,
        Expr::Cast(e) => &e.expr,
        Expr::Binary(e) if !matches!(e.op, BinOp::And(_) | BinOp::Or(_)) => &e.left,
        _ => return None,
    })
}

/// The parenthesis with which a link starts, if it starts with one.
fn parenthesis(link: &Expr) -> Option<TokenSpan> {
    match inner_of(link)? {
        Expr::Paren(paren) => Some(paren.paren_token.span.open()),
        _ => None,
    }
}

/// Is it `+=` or the like?
pub(super) fn is_compound_assignment(op: &BinOp) -> bool {
    operator(op) == Operator::Assign
}

fn operator(op: &BinOp) -> Operator {
    match op {
        BinOp::Eq(_) => Operator::Compare(Comparison::Equal),
        BinOp::Ne(_) => Operator::Compare(Comparison::NotEqual),
        BinOp::Lt(_) => Operator::Compare(Comparison::Less),
        BinOp::Le(_) => Operator::Compare(Comparison::LessOrEqual),
        BinOp::Gt(_) => Operator::Compare(Comparison::Greater),
        BinOp::Ge(_) => Operator::Compare(Comparison::GreaterOrEqual),
        BinOp::Add(_)
        | BinOp::Sub(_)
        | BinOp::Mul(_)
        | BinOp::Div(_)
        | BinOp::Rem(_)
        | BinOp::BitXor(_)
        | BinOp::BitAnd(_)
        | BinOp::BitOr(_)
        | BinOp::Shl(_)
        | BinOp::Shr(_)
        | BinOp::And(_)
        | BinOp::Or(_) => Operator::Arithmetic,
        _ => Operator::Assign,
    }
}
