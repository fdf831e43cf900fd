//! Statements that exist only in some builds. Those of test builds are left out; of other conditions both sides are
//! analysed, and noted, so that code which is never built together can be told.

use syn::{Attribute, Expr, Meta, Stmt};

use crate::conditions::holds_in_tests_only;

/// Does the statement carry a `#[cfg(test)]`?
pub(super) fn is_test_only(stmt: &Stmt) -> bool {
    attributes(stmt).iter().any(is_cfg_test)
}

/// The predicate of a statement's `#[cfg(..)]`, without a `not(..)` around it, and whether there was one.
pub(super) fn condition_of(stmt: &Stmt) -> Option<(String, bool)> {
    let mut lists = attributes(stmt)
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            Meta::List(list) if list.path.is_ident("cfg") => Some(list),
            _ => None,
        });
    let list = lists.next()?;
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

fn is_cfg_test(attribute: &Attribute) -> bool {
    let Meta::List(list) = &attribute.meta else {
        return false;
    };
    list.path.is_ident("cfg") && holds_in_tests_only(&list.tokens)
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
