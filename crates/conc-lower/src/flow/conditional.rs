//! Statements that exist only in some builds. Those of test builds and for model checkers are left out; of other conditions
//! both sides are analysed, and noted, so that code which is never built together can be told.

use syn::{Attribute, Expr, Meta, MetaList, Stmt};

use crate::conditions::{holds_for_authors_only, holds_in_tests_only};

/// Does the statement carry a `#[cfg(test)]`?
pub(super) fn is_test_only(stmt: &Stmt) -> bool {
    conditions(stmt).any(|list| holds_in_tests_only(&list.tokens))
}

/// Does the statement carry a `#[cfg(loom)]` or the like?
pub(super) fn is_for_authors_only(stmt: &Stmt) -> bool {
    conditions(stmt).any(|list| holds_for_authors_only(&list.tokens))
}

/// The predicate of a statement's `#[cfg(..)]`, without a `not(..)` around it, and whether there was one.
pub(super) fn condition_of(stmt: &Stmt) -> Option<(String, bool)> {
    let list = conditions(stmt).next()?;
    Some(match syn::parse2::<Meta>(list.tokens.clone()) {
        Ok(Meta::List(not)) if not.path.is_ident("not") => (not.tokens.to_string(), true),
        _ => (list.tokens.to_string(), false),
    })
}

fn attributes(stmt: &Stmt) -> &[Attribute] {
    match stmt {
        Stmt::Local(local) => &local.attrs,
        Stmt::Macro(mac) => &mac.attrs,
        Stmt::Expr(expr, _) => attributes_of(expr),
        Stmt::Item(_) => &[],
    }
}

/// Its `#[cfg(..)]`s.
fn conditions(stmt: &Stmt) -> impl Iterator<Item = &MetaList> {
    let attributes = attributes(stmt).iter();
    attributes.filter_map(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => Some(list),
        _ => None,
    })
}

/// Attributes of the expressions that people put a condition on.
fn attributes_of(expr: &Expr) -> &[Attribute] {
    match expr {
        Expr::Assign(e) => attributes_of(&e.left),
        Expr::Await(e) => &e.attrs,
        Expr::Block(e) => &e.attrs,
        Expr::Call(e) => &e.attrs,
        Expr::Field(e) => &e.attrs,
        Expr::ForLoop(e) => &e.attrs,
        Expr::If(e) => &e.attrs,
        Expr::Loop(e) => &e.attrs,
        Expr::Macro(e) => &e.attrs,
        Expr::Match(e) => &e.attrs,
        Expr::MethodCall(e) => &e.attrs,
        Expr::Path(e) => &e.attrs,
        Expr::Return(e) => &e.attrs,
        Expr::Try(e) => &e.attrs,
        Expr::Unsafe(e) => &e.attrs,
        Expr::While(e) => &e.attrs,
        _ => &[],
    }
}
