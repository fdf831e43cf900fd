//! Temporary lifetime extension: marks, before a `let` or constant is lowered, the expressions whose
//! temporaries live as long as its variables. Follows rustc's `record_rvalue_scope`.

use syn::{Block, Expr, Pat, Stmt};

use super::Flow;
use super::frame::Extended;

impl Flow<'_, '_> {
    /// Marks what the initialiser of a `let` or constant extends. `by_ref`: its pattern binds with `ref`.
    pub(super) fn mark_initialiser(&mut self, expr: &Expr, by_ref: bool, to: Extended) {
        self.mark_borrows(expr, to);
        if by_ref {
            self.mark_borrowed(expr, to);
        }
    }

    /// Where the temporary of `expr` goes, if it is marked.
    pub(super) fn extension_of(&self, expr: &Expr) -> Option<Extended> {
        let address = address(expr);
        let marks = self.frame.extended.iter().rev();
        let mut found = marks.filter(|(marked, _)| *marked == address);
        found.next().map(|(_, to)| *to)
    }

    fn mark_borrows(&mut self, expr: &Expr, to: Extended) {
        match peel(expr) {
            Expr::Reference(e) => {
                self.mark_borrows(&e.expr, to);
                self.mark_borrowed(&e.expr, to);
            }
            Expr::RawAddr(e) => {
                self.mark_borrows(&e.expr, to);
                self.mark_borrowed(&e.expr, to);
            }
            Expr::Struct(e) => e.fields.iter().for_each(|f| self.mark_borrows(&f.expr, to)),
            Expr::Array(e) => e.elems.iter().for_each(|e| self.mark_borrows(e, to)),
            Expr::Tuple(e) => e.elems.iter().for_each(|e| self.mark_borrows(e, to)),
            Expr::Call(e) if is_constructor(&e.func) => {
                e.args.iter().for_each(|e| self.mark_borrows(e, to));
            }
            Expr::Cast(e) => self.mark_borrows(&e.expr, to),
            Expr::Block(e) => self.mark_tail(&e.block, to),
            Expr::Unsafe(e) => self.mark_tail(&e.block, to),
            Expr::If(e) => {
                self.mark_tail(&e.then_branch, to);
                if let Some((_, otherwise)) = &e.else_branch {
                    self.mark_borrows(otherwise, to);
                }
            }
            Expr::Match(e) => e
                .arms
                .iter()
                .for_each(|arm| self.mark_borrows(&arm.body, to)),
            marked @ Expr::Macro(e) if extends_arguments(&e.mac.path) => {
                self.frame.extended.push((address(marked), to));
            }
            _ => {}
        }
    }

    fn mark_tail(&mut self, block: &Block, to: Extended) {
        if let Some(Stmt::Expr(tail, None)) = block.stmts.last() {
            self.mark_borrows(tail, to);
        }
    }

    /// Marks a borrowed expression and the expressions that it is a part of.
    fn mark_borrowed(&mut self, expr: &Expr, to: Extended) {
        let mut expr = peel(expr);
        loop {
            self.frame.extended.push((address(expr), to));
            expr = peel(match expr {
                Expr::Reference(e) => &e.expr,
                Expr::RawAddr(e) => &e.expr,
                Expr::Unary(e) if matches!(e.op, syn::UnOp::Deref(_)) => &e.expr,
                Expr::Field(e) => &e.base,
                Expr::Index(e) => &e.expr,
                _ => return,
            });
        }
    }
}

fn address(expr: &Expr) -> usize {
    std::ptr::from_ref(expr).addr()
}

/// The expression inside parentheses and invisible groups.
pub(super) fn peel(expr: &Expr) -> &Expr {
    let mut expr = expr;
    loop {
        expr = match expr {
            Expr::Paren(e) => &e.expr,
            Expr::Group(e) => &e.expr,
            _ => return expr,
        };
    }
}

/// Is this the path of a tuple struct or variant, as far as its spelling tells?
fn is_constructor(func: &Expr) -> bool {
    let Expr::Path(path) = peel(func) else {
        return false;
    };
    let last = path.path.segments.last();
    last.is_some_and(|segment| starts_upper(&segment.ident))
}

/// Does the identifier start with a capital letter, as types, variants and constants do?
pub(super) fn starts_upper(ident: &proc_macro2::Ident) -> bool {
    let text = ident.to_string();
    let text = text.strip_prefix("r#").unwrap_or(&text);
    text.chars().next().is_some_and(char::is_uppercase)
}

/// Macros that hold their arguments in a `super let`.
fn extends_arguments(path: &syn::Path) -> bool {
    let last = path.segments.last();
    last.is_some_and(|segment| segment.ident == "pin" || segment.ident == "format_args")
}

/// Does the pattern bind by reference where the matched value is borrowed as a whole (`ref x`, `Some(ref x)`)?
pub(super) fn binds_by_ref(pat: &Pat) -> bool {
    match pat {
        Pat::Ident(p) => {
            p.by_ref.is_some()
                || p.subpat
                    .as_ref()
                    .is_some_and(|(_, inner)| binds_by_ref(inner))
        }
        Pat::Or(p) => p.cases.iter().any(binds_by_ref),
        Pat::Paren(p) => binds_by_ref(&p.pat),
        Pat::Slice(p) => p.elems.iter().any(binds_by_ref),
        Pat::Struct(p) => p.fields.iter().any(|field| binds_by_ref(&field.pat)),
        Pat::Tuple(p) => p.elems.iter().any(binds_by_ref),
        Pat::TupleStruct(p) => p.elems.iter().any(binds_by_ref),
        Pat::Type(p) => binds_by_ref(&p.pat),
        _ => false,
    }
}
