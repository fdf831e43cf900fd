//! Scheduling of drops: which scope a local belongs to, and where scopes end.

use conc_model::{LocalId, Operand, Place, ScopeId, ScopeKind};
use conc_source::Span;
use syn::Expr;

use super::frame::{Depth, Extended, scope_record};
use super::{Dest, Flow};

impl Flow<'_, '_> {
    /// Schedules the drop of a local at the end of the scope at `depth`.
    pub(super) fn schedule(&mut self, local: LocalId, depth: Depth) {
        let scope = self.scope_id(depth);
        self.frame.body.scopes[scope].locals.push(local);
        self.frame.body.locals[local].scope = scope;
    }

    /// Schedules the drop in the scope that ends temporaries, or where `extent` says that this one goes.
    pub(super) fn schedule_temporary(&mut self, local: LocalId, expr: Option<&Expr>) {
        match expr.and_then(|expr| self.extension_of(expr)) {
            Some(Extended::To(depth)) => self.schedule(local, depth),
            Some(Extended::ForEver) => {}
            None => self.schedule(local, self.frame.temporary_depth()),
        }
    }

    fn scope_id(&mut self, depth: Depth) -> ScopeId {
        if let Some(id) = self.frame.stack[depth].id {
            return id;
        }
        let mut start = depth;
        while start > 0 && self.frame.stack[start - 1].id.is_none() {
            start -= 1;
        }
        let mut parent = start.checked_sub(1).and_then(|at| self.frame.stack[at].id);
        for at in start..=depth {
            let open = &self.frame.stack[at];
            let span = self.cx.span_between(open.first, open.last);
            let record = scope_record(open.kind, parent, span);
            parent = Some(self.frame.body.scopes.push(record));
            self.frame.stack[at].id = parent;
        }
        parent.unwrap_or(ScopeId(0))
    }

    /// Ends the innermost scope.
    pub(super) fn pop_scope(&mut self, at: Span) {
        let depth = self.frame.stack.len() - 1;
        self.pop_scopes(depth, at);
    }

    /// Ends all scopes from `depth` on, inner first.
    pub(super) fn pop_scopes(&mut self, depth: Depth, at: Span) {
        self.frame.end_scopes(depth, at);
        self.frame.stack.truncate(depth);
    }

    /// Opens a scope for the temporaries of `expr`.
    pub(super) fn push_temporaries(&mut self, expr: &Expr) -> Depth {
        let tokens = (super::positions::first(expr), super::positions::last(expr));
        self.frame.push_scope(ScopeKind::Temporaries, true, tokens)
    }

    /// The local that a value lands in.
    pub(super) fn target(&mut self, dest: Dest, span: Span) -> LocalId {
        match dest {
            Dest::Into(local) => local,
            Dest::Fresh | Dest::Unit => self.frame.temporary(span),
        }
    }

    /// The value has landed: a fresh temporary is scheduled.
    pub(super) fn landed(&mut self, local: LocalId, dest: Dest, expr: Option<&Expr>) -> Operand {
        if matches!(dest, Dest::Fresh) {
            self.schedule_temporary(local, expr);
        }
        Operand::Use(Place::local(local))
    }
}
