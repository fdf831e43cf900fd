//! `loop`, `while`, `for`.

use conc_model::{
    BlockId, Loop, LoopId, LoopKind, MatchSource, Place, Rvalue, ScopeKind, Terminator,
};
use conc_source::Span;
use syn::{Block, Expr, ExprForLoop, ExprLoop, ExprWhile, Label, Pat};

use super::cond::Otherwise;
use super::extent::{peel, starts_upper};
use super::frame::{Target, TargetKind};
use super::{Dest, Flow, positions};

/// A loop that has been opened.
struct OpenLoop {
    outer: Option<LoopId>,
    header: BlockId,
    exit: BlockId,
}

impl Flow<'_, '_> {
    pub(super) fn endless_loop(&mut self, expr: &ExprLoop, dest: Dest) {
        let keyword = self.span(expr.loop_token.span);
        let region = self.open_loop(LoopKind::Loop, keyword, &expr.body);
        self.push_loop_target(expr.label.as_ref(), &region, dest);
        self.loop_body(&expr.body);
        self.close_loop(&region, self.behind(expr.body.brace_token.span.close()));
    }

    pub(super) fn while_loop(&mut self, expr: &ExprWhile) {
        let kind = match peel(&expr.cond) {
            Expr::Lit(lit) if matches!(&lit.lit, syn::Lit::Bool(bool) if bool.value) => {
                LoopKind::WhileTrue
            }
            cond if has_let(cond) => LoopKind::WhileLet,
            _ => LoopKind::While,
        };
        let last = positions::last(&expr.cond);
        let head = self.cx.span_between(expr.while_token.span, last);
        let region = self.open_loop(kind, head, &expr.body);
        self.push_loop_target(expr.label.as_ref(), &region, Dest::Unit);
        let close = expr.body.brace_token.span.close();
        let names = self.frame.names.len();
        let tokens = (expr.while_token.span, close);
        let depth = self.frame.push_scope(ScopeKind::Bindings, true, tokens);
        let source = MatchSource::WhileLet;
        self.condition(
            &expr.cond,
            Otherwise {
                block: region.exit,
                depth,
                source,
            },
        );
        self.loop_body(&expr.body);
        self.pop_scopes(depth, self.behind(close));
        self.frame.names.truncate(names);
        self.close_loop(&region, self.behind(close));
    }

    pub(super) fn for_loop(&mut self, expr: &ExprForLoop) {
        let close = expr.body.brace_token.span.close();
        let outside = self.push_temporaries(&expr.expr);
        let head = self.operand(&expr.expr);
        let span = self.expr_span(&expr.expr);
        let iterator = self.frame.temporary(span);
        self.frame
            .assign(Place::local(iterator), Rvalue::IntoIter(head), span);
        let tokens = (expr.for_token.span, close);
        let depth = self.frame.push_scope(ScopeKind::Bindings, false, tokens);
        self.schedule(iterator, depth);
        let last = positions::last(&expr.expr);
        let head_span = self.cx.span_between(expr.for_token.span, last);
        let region = self.open_loop(LoopKind::For, head_span, &expr.body);
        self.push_loop_target(expr.label.as_ref(), &region, Dest::Unit);
        self.for_round(expr, iterator, &region, head_span);
        self.close_loop(&region, self.behind(close));
        self.pop_scopes(outside, self.behind(close));
    }

    fn for_round(
        &mut self,
        expr: &ExprForLoop,
        iterator: conc_model::LocalId,
        region: &OpenLoop,
        head_span: Span,
    ) {
        let braces = expr.body.brace_token.span;
        let names = self.frame.names.len();
        let tokens = (positions::pattern_first(&expr.pat), braces.close());
        let depth = self.frame.push_scope(ScopeKind::Bindings, true, tokens);
        let variable = match &*expr.pat {
            Pat::Ident(pat) if is_plain(pat) => Some(self.declare(pat)),
            _ => None,
        };
        let pat_span = self.pattern_span(&expr.pat);
        let item = variable.unwrap_or_else(|| self.frame.temporary(pat_span));
        let body = self.frame.new_block();
        let exit = region.exit;
        self.frame.terminate(
            Terminator::Next {
                iterator,
                item,
                body,
                exit,
            },
            head_span,
        );
        self.frame.enter(body);
        self.schedule(item, depth);
        if variable.is_some() {
            self.show(item);
        } else {
            let (_, bindings) = self.pattern(&expr.pat, &Place::local(item));
            self.bind(&bindings, depth);
        }
        self.loop_body(&expr.body);
        self.pop_scopes(depth, self.behind(braces.close()));
        self.frame.names.truncate(names);
    }

    fn loop_body(&mut self, body: &Block) {
        let braces = body.brace_token.span;
        let tokens = (braces.open(), braces.close());
        self.frame.push_scope(ScopeKind::Temporaries, true, tokens);
        self.block(body, Dest::Unit);
        self.pop_scope(self.behind(braces.close()));
    }

    fn open_loop(&mut self, kind: LoopKind, head_span: Span, body: &Block) -> OpenLoop {
        let (header, exit) = (self.frame.new_block(), self.frame.new_block());
        let outer = self.frame.current_loop;
        let end = self.behind(body.brace_token.span.close()).end;
        let id = self.frame.body.loops.push(Loop {
            parent: outer,
            kind,
            header,
            exit,
            span: Span::new(head_span.start, end),
            head_span,
        });
        self.frame.current_block();
        self.frame.goto(header, Span::at(head_span.start));
        self.frame.current_loop = Some(id);
        self.frame.switch_to(header);
        OpenLoop {
            outer,
            header,
            exit,
        }
    }

    fn push_loop_target(&mut self, label: Option<&Label>, region: &OpenLoop, dest: Dest) {
        let label = label.map(|label| self.name(&label.name.ident));
        let depth = self.frame.stack.len();
        self.frame.targets.push(Target {
            label,
            kind: TargetKind::Loop {
                header: region.header,
                depth,
            },
            exit: region.exit,
            depth,
            dest: local_of(dest),
        });
    }

    /// Goes round, and on behind the loop if there is a way out of it.
    fn close_loop(&mut self, region: &OpenLoop, end: Span) {
        self.frame.goto(region.header, end);
        self.frame.targets.pop();
        self.frame.current_loop = region.outer;
        self.frame.switch_to(region.exit);
        if !self.frame.is_reached(region.exit) {
            self.frame.terminate(Terminator::Diverge, end);
        }
    }

    /// `'label: { .. }` and `try { .. }`.
    pub(super) fn labelled_block(
        &mut self,
        label: Option<&Label>,
        kind: TargetKind,
        block: &Block,
        dest: Dest,
    ) {
        let label = label.map(|label| self.name(&label.name.ident));
        let join = self.frame.new_block();
        let depth = self.frame.stack.len();
        self.frame.targets.push(Target {
            label,
            kind,
            exit: join,
            depth,
            dest: local_of(dest),
        });
        self.block(block, dest);
        self.frame.targets.pop();
        let end = self.behind(block.brace_token.span.close());
        self.frame.goto(join, end);
        self.frame.enter(join);
    }
}

fn local_of(dest: Dest) -> Option<conc_model::LocalId> {
    match dest {
        Dest::Into(local) => Some(local),
        Dest::Fresh | Dest::Unit => None,
    }
}

/// A pattern that is nothing but a variable.
pub(super) fn is_plain(pat: &syn::PatIdent) -> bool {
    pat.by_ref.is_none()
        && pat.subpat.is_none()
        && (pat.mutability.is_some() || !starts_upper(&pat.ident))
}

/// Is the condition a `let`, or a chain with one?
fn has_let(cond: &Expr) -> bool {
    let mut cond = peel(cond);
    loop {
        match cond {
            Expr::Let(_) => return true,
            Expr::Binary(e) if matches!(e.op, syn::BinOp::And(_)) => {
                if matches!(peel(&e.right), Expr::Let(_)) {
                    return true;
                }
                cond = peel(&e.left);
            }
            _ => return false,
        }
    }
}
