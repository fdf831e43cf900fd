//! Expressions: the dispatch, and those without control flow of their own.

use conc_model::{AggregateKind, Literal, Operand, Operator, Place, PlaceBase, Projection, Rvalue};
use conc_source::Span;
use syn::{Expr, Lit, UnOp};

use super::extent::peel;
use super::frame::TargetKind;
use super::{Dest, Flow, positions};

impl Flow<'_, '_> {
    /// Evaluates an expression. With [`Dest::Into`] the value is in that local afterwards; with
    /// [`Dest::Unit`] the result means nothing.
    pub(super) fn eval(&mut self, expr: &Expr, dest: Dest) -> Operand {
        let expr = peel(expr);
        match expr {
            Expr::Path(e) => self.path_value(e, dest),
            Expr::Lit(e) => self.literal(&e.lit, dest),
            Expr::MethodCall(_)
            | Expr::Call(_)
            | Expr::Field(_)
            | Expr::Index(_)
            | Expr::Try(_)
            | Expr::Await(_)
            | Expr::Cast(_) => self.chain(expr, dest),
            Expr::Binary(e) if matches!(e.op, syn::BinOp::And(_) | syn::BinOp::Or(_)) => {
                self.boolean(expr, dest)
            }
            Expr::Binary(_) => self.chain(expr, dest),
            Expr::Reference(e) => self.reference(&e.expr, e.mutability.is_some(), expr, dest),
            Expr::RawAddr(e) => {
                let mutable = matches!(e.mutability, syn::PointerMutability::Mut(_));
                self.reference(&e.expr, mutable, expr, dest)
            }
            Expr::Unary(e) => self.unary(e, expr, dest),
            Expr::Assign(e) => self.assignment(e, dest),
            Expr::Macro(e) => self.macro_value(&e.mac, Some(expr), dest),
            Expr::Tuple(_)
            | Expr::Array(_)
            | Expr::Struct(_)
            | Expr::Repeat(_)
            | Expr::Range(_) => self.aggregate(expr, dest),
            Expr::Closure(e) => self.closure(e, expr, dest),
            Expr::Async(e) => self.async_block(e, expr, dest),
            _ => self.eval_control(expr, dest),
        }
    }

    fn eval_control(&mut self, expr: &Expr, dest: Dest) -> Operand {
        match expr {
            Expr::If(e) => self.value_of(expr, dest, |flow, dest| flow.if_else(e, dest)),
            Expr::Match(e) => self.value_of(expr, dest, |flow, dest| flow.match_arms(e, dest)),
            Expr::Block(e) => match &e.label {
                Some(label) => self.value_of(expr, dest, |flow, dest| {
                    flow.labelled_block(Some(label), TargetKind::Block, &e.block, dest);
                }),
                None => self.value_of(expr, dest, |flow, dest| flow.block(&e.block, dest)),
            },
            Expr::Unsafe(e) => self.value_of(expr, dest, |flow, dest| flow.block(&e.block, dest)),
            Expr::Const(e) => self.value_of(expr, dest, |flow, dest| flow.block(&e.block, dest)),
            Expr::TryBlock(e) => self.value_of(expr, dest, |flow, dest| {
                flow.labelled_block(None, TargetKind::Try, &e.block, dest);
            }),
            Expr::Loop(e) => self.value_of(expr, dest, |flow, dest| flow.endless_loop(e, dest)),
            Expr::While(e) => self.unit_of(dest, |flow| flow.while_loop(e)),
            Expr::ForLoop(e) => self.unit_of(dest, |flow| flow.for_loop(e)),
            Expr::Break(e) => self.unit_of(dest, |flow| flow.break_out(e)),
            Expr::Continue(e) => self.unit_of(dest, |flow| flow.continue_loop(e)),
            Expr::Return(e) => self.unit_of(dest, |flow| flow.return_value(e)),
            Expr::Let(_) => self.boolean(expr, dest),
            Expr::Yield(e) => self.yield_value(e, expr, dest),
            _ => {
                let span = self.expr_span(expr);
                self.rvalue(Rvalue::Unknown, dest, Some(expr), span)
            }
        }
    }

    /// Runs something that writes its value, if it has one, to a destination that is allocated first.
    fn value_of(&mut self, expr: &Expr, dest: Dest, run: impl FnOnce(&mut Self, Dest)) -> Operand {
        match dest {
            Dest::Fresh => {
                let span = self.expr_span(expr);
                let local = self.frame.temporary(span);
                run(self, Dest::Into(local));
                self.landed(local, dest, Some(expr))
            }
            Dest::Into(local) => {
                run(self, dest);
                Operand::Use(Place::local(local))
            }
            Dest::Unit => {
                run(self, dest);
                Operand::Literal(Literal::Unit)
            }
        }
    }

    /// Runs something whose type is `()` or `!`.
    fn unit_of(&mut self, dest: Dest, run: impl FnOnce(&mut Self)) -> Operand {
        run(self);
        if self.frame.current.is_none() {
            return Operand::Literal(Literal::Unit);
        }
        self.deliver(Operand::Literal(Literal::Unit), dest, Span::default())
    }

    /// Hands on an operand that needs no temporary.
    pub(super) fn deliver(&mut self, operand: Operand, dest: Dest, span: Span) -> Operand {
        match dest {
            Dest::Into(local) => {
                self.frame
                    .assign(Place::local(local), Rvalue::Use(operand), span);
                Operand::Use(Place::local(local))
            }
            Dest::Fresh | Dest::Unit => operand,
        }
    }

    /// A value that needs a place to live.
    pub(super) fn rvalue(
        &mut self,
        value: Rvalue,
        dest: Dest,
        expr: Option<&Expr>,
        span: Span,
    ) -> Operand {
        let local = self.target(dest, span);
        self.frame.assign(Place::local(local), value, span);
        self.landed(local, dest, expr)
    }

    /// An operand that is used where it stands.
    pub(super) fn operand(&mut self, expr: &Expr) -> Operand {
        self.eval(expr, Dest::Fresh)
    }

    pub(super) fn operands<'e>(&mut self, exprs: impl Iterator<Item = &'e Expr>) -> Vec<Operand> {
        exprs.map(|expr| self.operand(expr)).collect()
    }

    /// The place that an expression is, or that its value is put in.
    pub(super) fn place(&mut self, expr: &Expr) -> Place {
        let operand = self.operand(expr);
        match operand {
            Operand::Use(place) => place,
            other => self.put_down(other, expr),
        }
    }

    /// Puts a reference or literal into a temporary, which has nothing to drop.
    pub(super) fn put_down(&mut self, operand: Operand, expr: &Expr) -> Place {
        let span = self.expr_span(expr);
        let local = self.frame.temporary(span);
        self.frame
            .assign(Place::local(local), Rvalue::Use(operand), span);
        Place::local(local)
    }

    fn path_value(&mut self, expr: &syn::ExprPath, dest: Dest) -> Operand {
        let place = self.path_place(expr);
        let span = match dest {
            Dest::Into(_) => self.cx.path_span(&expr.path, expr.qself.as_ref()),
            Dest::Fresh | Dest::Unit => Span::default(),
        };
        self.deliver(Operand::Use(place), dest, span)
    }

    pub(super) fn path_place(&mut self, expr: &syn::ExprPath) -> Place {
        if expr.qself.is_none()
            && let Some(local) = self.path_local(&expr.path)
        {
            return Place::local(local);
        }
        Place {
            base: PlaceBase::Path(self.path(&expr.path, expr.qself.as_ref())),
            projections: Box::default(),
        }
    }

    fn literal(&mut self, lit: &Lit, dest: Dest) -> Operand {
        let literal = Operand::Literal(literal_kind(lit));
        let span = match dest {
            Dest::Into(_) => self.span(lit.span()),
            Dest::Fresh | Dest::Unit => Span::default(),
        };
        self.deliver(literal, dest, span)
    }

    fn reference(&mut self, inner: &Expr, mutable: bool, expr: &Expr, dest: Dest) -> Operand {
        let place = self.place(inner);
        let operand = Operand::Ref { mutable, place };
        let span = match dest {
            Dest::Into(_) => self.expr_span(expr),
            Dest::Fresh | Dest::Unit => Span::default(),
        };
        self.deliver(operand, dest, span)
    }

    fn unary(&mut self, unary: &syn::ExprUnary, expr: &Expr, dest: Dest) -> Operand {
        let operator = match unary.op {
            UnOp::Deref(_) => {
                let place = project(self.place(&unary.expr), Projection::Deref);
                let span = match dest {
                    Dest::Into(_) => self.expr_span(expr),
                    Dest::Fresh | Dest::Unit => Span::default(),
                };
                return self.deliver(Operand::Use(place), dest, span);
            }
            UnOp::Neg(_) => Operator::Neg,
            _ => Operator::Not,
        };
        let operands = vec![self.operand(&unary.expr)];
        let span = self.expr_span(expr);
        self.rvalue(
            Rvalue::Operator { operator, operands },
            dest,
            Some(expr),
            span,
        )
    }

    fn aggregate(&mut self, expr: &Expr, dest: Dest) -> Operand {
        let (kind, operands) = match expr {
            Expr::Tuple(e) if e.elems.is_empty() => {
                let span = self.span(e.paren_token.span.join());
                return self.deliver(Operand::Literal(Literal::Unit), dest, span);
            }
            Expr::Tuple(e) => (AggregateKind::Tuple, self.operands(e.elems.iter())),
            Expr::Array(e) => (AggregateKind::Array, self.operands(e.elems.iter())),
            Expr::Repeat(e) => {
                let operands = vec![self.operand(&e.expr), self.operand(&e.len)];
                (AggregateKind::Repeat, operands)
            }
            Expr::Range(e) => {
                let ends = [e.start.as_deref(), e.end.as_deref()];
                (
                    AggregateKind::Range,
                    self.operands(ends.into_iter().flatten()),
                )
            }
            Expr::Struct(e) => self.struct_literal(e),
            _ => (AggregateKind::Tuple, Vec::new()),
        };
        let span = self.expr_span(expr);
        self.rvalue(Rvalue::Aggregate { kind, operands }, dest, Some(expr), span)
    }

    fn struct_literal(&mut self, literal: &syn::ExprStruct) -> (AggregateKind, Vec<Operand>) {
        let path = self.path(&literal.path, literal.qself.as_ref());
        let mut operands = Vec::with_capacity(literal.fields.len());
        let mut fields = Vec::with_capacity(literal.fields.len());
        for field in &literal.fields {
            fields.push(self.member(&field.member));
            operands.push(self.operand(&field.expr));
        }
        if let Some(base) = &literal.rest {
            operands.push(self.operand(base));
        }
        let has_base = literal.rest.is_some();
        (
            AggregateKind::Struct {
                path,
                fields,
                has_base,
            },
            operands,
        )
    }

    /// The name of a field; that of tuple fields is their number.
    pub(super) fn member(&mut self, member: &syn::Member) -> conc_model::Name {
        match member {
            syn::Member::Named(ident) => self.name(ident),
            syn::Member::Unnamed(index) => self.index_name(index.index),
        }
    }

    pub(super) fn index_name(&mut self, index: u32) -> conc_model::Name {
        const SMALL: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        match SMALL.get(index as usize) {
            Some(text) => self.cx.intern(text),
            None => self.cx.intern(&index.to_string()),
        }
    }

    fn assignment(&mut self, assign: &syn::ExprAssign, dest: Dest) -> Operand {
        match peel(&assign.left) {
            Expr::Infer(_) => self.assign_underscore(&assign.right),
            left @ (Expr::Tuple(_) | Expr::Array(_) | Expr::Struct(_) | Expr::Call(_)) => {
                self.destructuring_assignment(left, assign);
            }
            left => {
                let value = self.operand(&assign.right);
                let target = self.place(left);
                let tokens = (positions::first(left), positions::last(&assign.right));
                let span = self.cx.span_between(tokens.0, tokens.1);
                self.frame.assign(target, Rvalue::Use(value), span);
            }
        }
        self.unit_of(dest, |_| {})
    }

    /// The way to a tuple's field; behind `..` nothing says which one it is.
    pub(super) fn tuple_step(&mut self, index: usize, behind_rest: bool) -> Projection {
        if behind_rest {
            return Projection::Index;
        }
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        Projection::Field(self.index_name(index))
    }
}

/// One step further from a place.
pub(super) fn project(place: Place, step: Projection) -> Place {
    let mut projections = Vec::with_capacity(place.projections.len() + 1);
    projections.extend_from_slice(&place.projections);
    projections.push(step);
    Place {
        base: place.base,
        projections: projections.into_boxed_slice(),
    }
}

pub(super) fn literal_kind(lit: &Lit) -> Literal {
    match lit {
        Lit::Str(_) => Literal::Str,
        Lit::Byte(_) | Lit::Char(_) => Literal::Char,
        Lit::Int(int) if matches!(int.suffix(), "f32" | "f64") => Literal::Float,
        Lit::Int(int) => int.base10_parse().map_or(Literal::Other, Literal::Int),
        Lit::Float(_) => Literal::Float,
        Lit::Bool(bool) => Literal::Bool(bool.value),
        _ => Literal::Other,
    }
}
