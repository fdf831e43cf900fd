//! Blocks and statements.

use conc_model::{
    Attrs, Condition, Discard, LocalKind, MatchSource, Module, ModuleKind, Operand, Place, Rvalue,
    ScopeKind, StmtKind, Terminator,
};
use conc_source::Span;
use proc_macro2::Span as TokenSpan;
use syn::{Block, Expr, Item, Local, LocalInit, Pat, Stmt, Token};

use super::chain::is_compound_assignment;
use super::conditional::{condition_of, is_for_authors_only, is_test_only};
use super::extent::{binds_by_ref, peel};
use super::frame::Extended;
use super::loops::is_plain;
use super::pinning::is_pin;
use super::twins::twins_of;
use super::{Dest, Flow, positions, tokens};
use crate::items;

impl Flow<'_, '_> {
    /// Runs a block; the value of its tail goes to `dest`, which outlives the block's variables.
    pub(super) fn block(&mut self, block: &Block, dest: Dest) {
        let braces = block.brace_token.span;
        self.statements(&block.stmts, dest, (braces.open(), braces.close()));
    }

    pub(super) fn statements(
        &mut self,
        stmts: &[Stmt],
        dest: Dest,
        tokens: (TokenSpan, TokenSpan),
    ) {
        let names = self.frame.names.len();
        let module = self.frame.module;
        let macros = stmts.iter().filter_map(|stmt| match stmt {
            Stmt::Item(Item::Macro(mac)) => Some(mac),
            _ => None,
        });
        let hidden = self.cx.define_macros(macros);
        self.block_items(stmts);
        let depth = self.frame.push_scope(ScopeKind::Block, false, tokens);
        let tail = tail_of(stmts);
        let others = stmts.len() - usize::from(tail.is_some());
        let mut rest = &stmts[..others];
        while let Some(stmt) = rest.first() {
            let twins = twins_of(rest, self.frame.body.is_test);
            if twins.len() > 1 {
                for stmt in &rest[..twins.len()] {
                    self.note_condition(stmt);
                }
                self.twin_lets(&twins);
            } else {
                self.statement(stmt);
            }
            rest = &rest[twins.len().max(1)..];
        }
        if let Some(tail) = tail {
            self.tail(tail, dest);
        }
        self.pop_scopes(depth, self.before(tokens.1));
        self.cx.forget_macros(hidden);
        self.frame.names.truncate(names);
        self.frame.module = module;
    }

    /// Items of a block stand in a module of their own.
    fn block_items(&mut self, stmts: &[Stmt]) {
        let items = stmts.iter().filter_map(|stmt| match stmt {
            Stmt::Item(item) => Some(item),
            _ => None,
        });
        let macros = stmts.iter().filter_map(|stmt| match stmt {
            Stmt::Macro(e) if declares_statics(&e.mac) => Some(&e.mac),
            _ => None,
        });
        if items.clone().next().is_none() && macros.clone().next().is_none() {
            return;
        }
        let module = self.cx.model.modules.push(Module {
            name: None,
            parent: Some(self.frame.module),
            kind: ModuleKind::Block,
            attrs: Attrs::default(),
        });
        let is_test = self.frame.body.is_test;
        items::lower_items(self.cx, items, module, is_test);
        for mac in macros {
            items::macros::lower_call(self.cx, mac, items::Place { module, is_test });
        }
        self.frame.module = module;
    }

    fn tail(&mut self, tail: &Stmt, dest: Dest) {
        // In edition 2024 a tail expression is a temporary scope, before it is part of what is around the block.
        if self.tail_temporaries_die_first {
            let here = TokenSpan::call_site();
            let tokens = match tail {
                Stmt::Expr(expr, _) => (positions::first(expr), positions::last(expr)),
                Stmt::Macro(e) => macro_tokens(&e.mac),
                _ => (here, here),
            };
            self.frame.push_scope(ScopeKind::Temporaries, true, tokens);
            self.tail_value(tail, dest);
            self.pop_scope(self.behind(tokens.1));
        } else {
            self.tail_value(tail, dest);
        }
    }

    fn tail_value(&mut self, tail: &Stmt, dest: Dest) {
        self.note_condition(tail);
        match tail {
            Stmt::Expr(expr, _) => {
                self.eval(expr, dest);
            }
            Stmt::Macro(e) => {
                self.macro_value(&e.mac, None, dest);
            }
            _ => {}
        }
    }

    fn note_condition(&mut self, stmt: &Stmt) {
        let Some((predicate, is_negated)) = condition_of(stmt) else {
            return;
        };
        let tokens = match stmt {
            Stmt::Local(local) => (local.let_token.span, local.semi_token.span),
            Stmt::Macro(e) => macro_tokens(&e.mac),
            Stmt::Expr(expr, _) => (positions::first(expr), positions::last(expr)),
            Stmt::Item(_) => return,
        };
        let condition = Condition {
            span: self.span(tokens.0).to(self.span(tokens.1)),
            predicate: self.cx.intern(&predicate),
            is_negated,
        };
        self.frame.body.conditions.push(condition);
    }

    fn statement(&mut self, stmt: &Stmt) {
        if is_left_out(stmt, self.frame.body.is_test) {
            return;
        }
        self.note_condition(stmt);
        match stmt {
            Stmt::Item(_) => {}
            Stmt::Local(local) => self.let_statement(local),
            Stmt::Macro(e) if declares_statics(&e.mac) => {}
            Stmt::Macro(e) if is_pin(&e.mac) => self.pin_statement(&e.mac),
            Stmt::Macro(e) if self.expanded_statements(e) => {}
            Stmt::Macro(e) => {
                let tokens = macro_tokens(&e.mac);
                self.frame.push_scope(ScopeKind::Temporaries, true, tokens);
                let dest = if e.semi_token.is_some() {
                    Dest::Fresh
                } else {
                    Dest::Unit
                };
                let value = self.macro_value(&e.mac, None, dest);
                if !self.frame.ends_in_macro() {
                    self.discard(&value, Discard::Statement, None);
                }
                let last = e.semi_token.as_ref().map_or(tokens.1, |semi| semi.span);
                self.pop_scope(self.behind(last));
            }
            Stmt::Expr(expr, semi) => {
                self.push_temporaries(expr);
                if semi.is_some() {
                    self.expression_statement(expr);
                } else {
                    self.eval(expr, Dest::Unit);
                }
                let last = semi
                    .as_ref()
                    .map_or_else(|| positions::last(expr), |semi| semi.span);
                self.pop_scope(self.behind(last));
            }
        }
    }

    /// A statement that is a call of a macro of the file itself: what it declares is declared here. Says whether it was one.
    fn expanded_statements(&mut self, call: &syn::StmtMacro) -> bool {
        let expansion = self.cx.expand(&call.mac);
        let stmts = expansion.and_then(|tokens| tokens::statements(&tokens));
        let Some(mut stmts) = stmts else { return false };
        if let Some(Stmt::Expr(_, semi @ None)) = stmts.last_mut() {
            *semi = call.semi_token.as_ref().map(|semi| Token![;](semi.span));
        }
        self.cx.enter_expansion();
        for stmt in &stmts {
            self.statement(stmt);
        }
        self.cx.leave_expansion();
        true
    }

    /// `expr;`
    fn expression_statement(&mut self, expr: &Expr) {
        let expr = peel(expr);
        let dest = if is_unit(expr) {
            Dest::Unit
        } else {
            Dest::Fresh
        };
        let mut value = self.eval(expr, dest);
        if matches!(expr, Expr::Path(_) | Expr::Field(_))
            && let Operand::Use(place) = &value
            && place.base_local().is_some()
        {
            // `x;` moves `x` away.
            let span = self.expr_span(expr);
            value = self.rvalue(Rvalue::Use(value), Dest::Fresh, None, span);
        }
        if matches!(dest, Dest::Fresh) {
            self.discard(&value, Discard::Statement, None);
        }
    }

    /// Says that a temporary is thrown away, at the pattern of a `let` if there is one.
    fn discard(&mut self, value: &Operand, how: Discard, pattern: Option<Span>) {
        let local = match value {
            Operand::Use(place) => place.as_local(),
            _ => None,
        };
        let Some(local) = local else { return };
        let is_temporary = self.frame.body.locals[local].kind == LocalKind::Temporary;
        if is_temporary && self.frame.current.is_some() {
            let span = pattern.unwrap_or(self.frame.body.locals[local].span);
            self.frame.emit(StmtKind::Discard { local, how }, span);
        }
    }

    /// `_ = expr`
    pub(super) fn assign_underscore(&mut self, expr: &Expr) {
        self.push_temporaries(expr);
        let value = self.operand(expr);
        self.discard(&value, Discard::Underscore, None);
        self.pop_scope(self.behind(positions::last(expr)));
    }

    pub(super) fn let_statement(&mut self, local: &Local) {
        let (pat, ty) = match &local.pat {
            Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
            pat => (pat, None),
        };
        let ty = ty.map(|ty| self.ty(ty));
        let semi = local.semi_token.span;
        match &local.init {
            None => {
                if let Pat::Ident(pat) = pat {
                    let variable = self.declare(pat);
                    self.frame.body.locals[variable].ty = ty;
                    self.schedule(variable, self.frame.stack.len() - 1);
                    self.show(variable);
                }
            }
            Some(init) if init.diverge.is_some() => self.let_else(pat, init, semi),
            Some(init) => self.let_init(pat, ty, &init.expr, semi),
        }
    }

    fn let_init(
        &mut self,
        pat: &Pat,
        ty: Option<conc_model::TypeId>,
        init: &Expr,
        semi: TokenSpan,
    ) {
        let block_depth = self.frame.stack.len() - 1;
        let marks = self.frame.extended.len();
        self.mark_initialiser(init, binds_by_ref(pat), Extended::To(block_depth));
        self.push_temporaries(init);
        match pat {
            Pat::Ident(pat) if is_plain(pat) => {
                let variable = self.declare(pat);
                self.frame.body.locals[variable].ty = ty;
                self.eval(init, Dest::Into(variable));
                self.schedule(variable, block_depth);
                self.show(variable);
            }
            Pat::Wild(pat) => {
                let value = self.operand(init);
                let underscore = self.span(pat.underscore_token.span);
                self.discard(&value, Discard::Underscore, Some(underscore));
            }
            pat => {
                let place = self.place(init);
                self.annotate(&place, ty);
                let (_, bindings) = self.pattern(pat, &place);
                self.bind(&bindings, block_depth);
            }
        }
        self.pop_scope(self.behind(semi));
        self.frame.extended.truncate(marks);
    }

    /// The written type of a pattern is that of the temporary which is taken apart.
    fn annotate(&mut self, place: &Place, ty: Option<conc_model::TypeId>) {
        if let Some(local) = place.as_local()
            && ty.is_some()
            && self.frame.body.locals[local].kind == LocalKind::Temporary
        {
            self.frame.body.locals[local].ty = ty;
        }
    }

    /// `let P = init else { .. };` The variables and what the initialiser extends live in a scope of their own,
    /// which has ended when `else` runs.
    fn let_else(&mut self, pat: &Pat, init: &LocalInit, semi: TokenSpan) {
        let Some((_, otherwise)) = &init.diverge else {
            return;
        };
        let outside = self.frame.stack.len();
        let first = positions::pattern_first(pat);
        let end_of_block = self.frame.stack[outside - 1].last;
        let depth = self
            .frame
            .push_scope(ScopeKind::Block, false, (first, end_of_block));
        let marks = self.frame.extended.len();
        self.mark_initialiser(&init.expr, binds_by_ref(pat), Extended::To(depth));
        self.push_temporaries(&init.expr);
        let place = self.place(&init.expr);
        self.frame.extended.truncate(marks);
        let span = self.cx.span_between(first, positions::last(&init.expr));
        let at = Span::at(span.end);
        let (pattern, bindings) = self.pattern(pat, &place);
        let (matched, fails) = (self.frame.new_block(), self.frame.new_block());
        let source = MatchSource::LetElse;
        self.match_or(place, (pattern, false), (matched, fails), (source, span));
        self.else_of_let(fails, otherwise, outside, at);
        self.frame.switch_to(matched);
        self.bind(&bindings, depth);
        self.pop_scope(self.behind(semi));
    }

    fn else_of_let(
        &mut self,
        fails: conc_model::BlockId,
        otherwise: &Expr,
        outside: usize,
        at: Span,
    ) {
        self.frame.switch_to(fails);
        self.frame.end_scopes(outside, at);
        let open = self.frame.stack.split_off(outside);
        self.push_temporaries(otherwise);
        self.eval(otherwise, Dest::Unit);
        let end = self.behind(positions::last(otherwise));
        self.pop_scope(end);
        self.frame.terminate(Terminator::Diverge, end);
        self.frame.stack.extend(open);
    }
}

fn macro_tokens(mac: &syn::Macro) -> (TokenSpan, TokenSpan) {
    let first = crate::spans::path_first(&mac.path, None);
    (first, crate::spans::delimiter_last(&mac.delimiter))
}

/// Is it no part of the program that users run?
pub(super) fn is_left_out(stmt: &Stmt, is_test: bool) -> bool {
    (!is_test && is_test_only(stmt)) || is_for_authors_only(stmt)
}

/// Is this a macro call that declares statics?
fn declares_statics(mac: &syn::Macro) -> bool {
    let last = mac.path.segments.last();
    last.is_some_and(|segment| {
        ["thread_local", "lazy_static", "task_local"]
            .iter()
            .any(|name| segment.ident == name)
    })
}

/// The statement whose value is that of the block.
fn tail_of(stmts: &[Stmt]) -> Option<&Stmt> {
    stmts.last().filter(|stmt| match stmt {
        Stmt::Expr(_, semi) => semi.is_none(),
        Stmt::Macro(mac) => mac.semi_token.is_none(),
        _ => false,
    })
}

/// Expressions that have no value to throw away.
fn is_unit(expr: &Expr) -> bool {
    match expr {
        Expr::Assign(_)
        | Expr::While(_)
        | Expr::ForLoop(_)
        | Expr::Break(_)
        | Expr::Continue(_)
        | Expr::Return(_) => true,
        Expr::Binary(e) => is_compound_assignment(&e.op),
        Expr::If(e) => e.else_branch.is_none(),
        Expr::Block(e) => e.label.is_none() && tail_of(&e.block.stmts).is_none(),
        Expr::Unsafe(e) => tail_of(&e.block.stmts).is_none(),
        _ => false,
    }
}
