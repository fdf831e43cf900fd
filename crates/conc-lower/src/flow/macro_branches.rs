//! Macro calls that branch or leave: panics, `bail!`, `ensure!`, `matches!`, `ready!`. The dispatch is in `macros`.

use conc_model::{Literal, MatchSource, Operand, Pattern, PatternKind, Place, Projection, Rvalue};
use conc_source::Span;
use syn::Expr;

use super::Flow;
use super::cond::Otherwise;
use super::expr::project;
use super::macros::{Kind, MacroCall};
use super::tokens::{self, MatchesArgs};

impl Flow<'_, '_> {
    pub(super) fn leaving(&mut self, kind: Kind, call: MacroCall<'_>) -> Option<Operand> {
        let operands = self.format_operands(call)?;
        let end = Span::at(call.span.end);
        let path = self.path(&call.mac.path, None);
        let value = Rvalue::Macro {
            path,
            opaque: false,
            operands,
        };
        if kind == Kind::Bail {
            self.frame
                .assign(Place::local(conc_model::Body::RETURN), value, call.span);
            self.leave(end);
        } else {
            let unit = self.frame.temporary(call.span);
            self.frame.assign(Place::local(unit), value, call.span);
            self.diverge(end);
        }
        Some(Operand::Literal(Literal::Unit))
    }

    pub(super) fn ensure(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let args = tokens::arguments(&call.mac.tokens)?;
        let (cond, message) = args.split_first()?;
        let fails = self.frame.new_block();
        let depth = self.frame.stack.len();
        let source = MatchSource::IfLet;
        self.condition(
            cond,
            Otherwise {
                block: fails,
                depth,
                source,
            },
        );
        let join = self.frame.new_block();
        let end = Span::at(call.span.end);
        self.frame.goto(join, end);
        self.frame.enter(fails);
        if self.frame.current.is_some() {
            let operands = self.operands_by_ref(message);
            let path = self.path(&call.mac.path, None);
            let value = Rvalue::Macro {
                path,
                opaque: false,
                operands,
            };
            self.frame
                .assign(Place::local(conc_model::Body::RETURN), value, call.span);
            self.leave(end);
        }
        self.frame.enter(join);
        Some(Operand::Literal(Literal::Unit))
    }

    pub(super) fn matches_macro(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let args: MatchesArgs = call.mac.parse_body().ok()?;
        let place = self.place(&args.expr);
        let local = self.target(call.dest, call.span);
        let names = self.frame.names.len();
        let (pattern, bindings) = self.pattern(&args.pat, &place);
        let end = Span::at(call.span.end);
        let (holds, fails) = (self.frame.new_block(), self.frame.new_block());
        let source = MatchSource::Match;
        self.match_or(
            place,
            (pattern, args.guard.is_some()),
            (holds, fails),
            (source, call.span),
        );
        self.frame.switch_to(holds);
        if let Some(guard) = &args.guard {
            self.bind_for_guard(&bindings);
            let depth = self.frame.stack.len();
            self.condition(
                guard,
                Otherwise {
                    block: fails,
                    depth,
                    source,
                },
            );
        }
        self.frame.names.truncate(names);
        let join = self.frame.new_block();
        for (value, next) in [(true, Some(fails)), (false, None)] {
            let value = Rvalue::Use(Operand::Literal(Literal::Bool(value)));
            self.frame.assign(Place::local(local), value, call.span);
            self.frame.goto(join, end);
            if let Some(next) = next {
                self.frame.switch_to(next);
            }
        }
        self.frame.enter(join);
        Some(Self::use_of(local))
    }

    /// `ready!(e)`: goes on with the value, or returns `Pending`.
    pub(super) fn ready_macro(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let expr: Expr = call.mac.parse_body().ok()?;
        let place = self.place(&expr);
        let local = self.target(call.dest, call.span);
        let end = Span::at(call.span.end);
        let module = self.frame.module;
        let path = self.cx.core_path(&["task", "Poll", "Ready"], &[], module);
        let patterns = &mut self.frame.body.patterns;
        let span = call.span;
        let inner = patterns.push(Pattern {
            kind: PatternKind::Wildcard,
            span,
        });
        let kind = PatternKind::TupleStruct {
            path,
            fields: Box::new([inner]),
        };
        let pattern = patterns.push(Pattern { kind, span });
        let (ready, pending) = (self.frame.new_block(), self.frame.new_block());
        let targets = (ready, pending);
        let source = (MatchSource::Match, span);
        self.match_or(place.clone(), (pattern, false), targets, source);
        self.frame.switch_to(pending);
        self.hidden_return(end);
        self.frame.switch_to(ready);
        let first = self.cx.intern("0");
        let place = project(place, Projection::Variant(path));
        let place = project(place, Projection::Field(first));
        let by_ref = false;
        let value = Rvalue::Bind { place, by_ref };
        self.frame.assign(Place::local(local), value, span);
        Some(self.landed(local, call.dest, call.expr))
    }
}
