//! Variables that are declared once for each kind of build: `#[cfg(unix)] let x = ..; #[cfg(not(unix))] let x = ..;`. The second
//! does not shadow the first, there is only one of them in any program.

use conc_model::{MatchSource, Operand, Place, Rvalue};
use syn::{Local, Pat, PatIdent, Stmt};

use super::block::is_left_out;
use super::cond::Otherwise;
use super::conditional::condition_of;
use super::extent::binds_by_ref;
use super::frame::Extended;
use super::loops::is_plain;
use super::{Dest, Flow, positions};

/// The `let`s at the beginning of a list of statements that declare the same variable under different conditions; less than
/// two when there are none.
pub(super) fn twins_of(stmts: &[Stmt], is_test: bool) -> Vec<&Local> {
    let Some((first, (predicate, is_negated))) = stmts.first().and_then(conditional_let) else {
        return Vec::new();
    };
    let mut seen = vec![(predicate, is_negated)];
    let mut twins = vec![first];
    for stmt in &stmts[1..] {
        let Some((local, condition)) = conditional_let(stmt) else {
            break;
        };
        let is_same =
            variable_of(local).map(|it| &it.ident) == variable_of(first).map(|it| &it.ident);
        if !is_same || seen.contains(&condition) {
            break;
        }
        seen.push(condition);
        twins.push(local);
    }
    let is_whole = stmts[..twins.len()]
        .iter()
        .all(|stmt| !is_left_out(stmt, is_test));
    if is_whole { twins } else { Vec::new() }
}

/// A `let` of a variable with a value and a `#[cfg(..)]`.
fn conditional_let(stmt: &Stmt) -> Option<(&Local, (String, bool))> {
    let Stmt::Local(local) = stmt else {
        return None;
    };
    let init = local.init.as_ref()?;
    variable_of(local).filter(|_| init.diverge.is_none())?;
    Some((local, condition_of(stmt)?))
}

fn variable_of(local: &Local) -> Option<&PatIdent> {
    let pat = match &local.pat {
        Pat::Type(typed) => &*typed.pat,
        pat => pat,
    };
    match pat {
        Pat::Ident(pat) if is_plain(pat) => Some(pat),
        _ => None,
    }
}

impl Flow<'_, '_> {
    /// One variable that gets its value from one of these.
    pub(super) fn twin_lets(&mut self, twins: &[&Local]) {
        let Some((first, others)) = twins.split_first() else {
            return;
        };
        let Some(pat) = variable_of(first) else {
            return;
        };
        let variable = self.declare(pat);
        let ty = twins.iter().find_map(|local| match &local.pat {
            Pat::Type(typed) => Some(&*typed.ty),
            _ => None,
        });
        let ty = ty.map(|ty| self.ty(ty));
        self.frame.body.locals[variable].ty = ty;
        let depth = self.frame.stack.len();
        let join = self.frame.new_block();
        let mut before = first;
        for local in others {
            let next = self.frame.new_block();
            let otherwise = Otherwise {
                block: next,
                depth,
                source: MatchSource::IfLet,
            };
            let span = self.span(before.let_token.span);
            let is_built = self.frame.temporary(span);
            self.frame
                .assign(Place::local(is_built), Rvalue::Unknown, span);
            self.branch(Operand::Use(Place::local(is_built)), otherwise, span);
            self.fill_twin(before, variable);
            self.frame.goto(join, self.behind(before.semi_token.span));
            self.frame.enter(next);
            before = local;
        }
        self.fill_twin(before, variable);
        self.frame.goto(join, self.behind(before.semi_token.span));
        self.frame.enter(join);
        self.schedule(variable, depth - 1);
        self.show(variable);
    }

    fn fill_twin(&mut self, local: &Local, variable: conc_model::LocalId) {
        let Some(init) = &local.init else {
            return;
        };
        let depth = self.frame.stack.len() - 1;
        let marks = self.frame.extended.len();
        self.mark_initialiser(&init.expr, binds_by_ref(&local.pat), Extended::To(depth));
        self.push_temporaries(&init.expr);
        self.eval(&init.expr, Dest::Into(variable));
        self.pop_scope(self.behind(positions::last(&init.expr)));
        self.frame.extended.truncate(marks);
    }
}
