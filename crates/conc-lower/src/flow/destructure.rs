//! Assignments that take a value apart: `(a, S { b, .. }) = e` is `{ let (l, S { b: r, .. }) = e; a = l; b = r; }`.

use conc_model::{LocalId, Place, Projection, Rvalue, ScopeKind};
use syn::{Expr, ExprAssign};

use super::expr::project;
use super::extent::peel;
use super::frame::Depth;
use super::{Flow, positions};

/// The targets of an assignment with the variables that hold their new values for a moment.
struct Parts<'e> {
    depth: Depth,
    targets: Vec<(&'e Expr, LocalId)>,
}

impl Flow<'_, '_> {
    pub(super) fn destructuring_assignment(&mut self, left: &Expr, assign: &ExprAssign) {
        let tokens = (positions::first(left), positions::last(&assign.right));
        let end = self.behind(tokens.1);
        let depth = self.frame.push_scope(ScopeKind::Block, false, tokens);
        self.push_temporaries(&assign.right);
        let from = self.place(&assign.right);
        let mut parts = Parts {
            depth,
            targets: Vec::new(),
        };
        self.take_parts(left, from, &mut parts);
        self.pop_scope(end);
        for (target, part) in parts.targets {
            let span = self.expr_span(target);
            let dest = self.place(target);
            let value = Rvalue::Use(Self::use_of(part));
            self.frame.assign(dest, value, span);
        }
        self.pop_scope(end);
    }

    fn take_parts<'e>(&mut self, left: &'e Expr, from: Place, parts: &mut Parts<'e>) {
        match peel(left) {
            Expr::Tuple(e) => self.take_fields(e.elems.iter(), &from, parts),
            Expr::Call(e) => {
                let mut from = from;
                if let Expr::Path(path) = peel(&e.func) {
                    let path = self.path(&path.path, path.qself.as_ref());
                    from = project(from, Projection::Variant(path));
                }
                self.take_fields(e.args.iter(), &from, parts);
            }
            Expr::Array(e) => {
                for element in &e.elems {
                    self.take_parts(element, project(from.clone(), Projection::Index), parts);
                }
            }
            Expr::Struct(e) => {
                let path = self.path(&e.path, e.qself.as_ref());
                let from = project(from, Projection::Variant(path));
                for field in &e.fields {
                    let name = self.member(&field.member);
                    let part = project(from.clone(), Projection::Field(name));
                    self.take_parts(&field.expr, part, parts);
                }
            }
            Expr::Infer(_) | Expr::Range(_) => {}
            target => {
                let span = self.expr_span(target);
                let part = self.frame.temporary(span);
                let value = Rvalue::Bind {
                    place: from,
                    by_ref: false,
                };
                self.frame.assign(Place::local(part), value, span);
                self.schedule(part, parts.depth);
                parts.targets.push((target, part));
            }
        }
    }

    fn take_fields<'e>(
        &mut self,
        fields: impl Iterator<Item = &'e Expr>,
        from: &Place,
        parts: &mut Parts<'e>,
    ) {
        let mut behind_rest = false;
        for (index, field) in fields.enumerate() {
            behind_rest |= matches!(peel(field), Expr::Range(_));
            let step = self.tuple_step(index, behind_rest);
            self.take_parts(field, project(from.clone(), step), parts);
        }
    }
}
