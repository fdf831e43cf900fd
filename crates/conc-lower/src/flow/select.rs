//! `select!` of tokio, futures and crossbeam: branches are parsed, futures made, handlers run like match arms.

use conc_model::{
    AwaitKind, BlockId, LocalId, Operand, Pattern, PatternId, PatternKind, Place, ScopeKind,
    Select, SelectBranch, SelectFlavor, SelectId, SelectOperation, Terminator,
};
use conc_source::Span;
use proc_macro2::Ident;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, Pat, Result, Token};

use super::extent::peel;
use super::macros::MacroCall;
use super::{Dest, Flow, positions};

/// The branches of a `select!`, as written.
#[derive(Default)]
struct ParsedSelect {
    biased: bool,
    branches: Vec<ParsedBranch>,
    /// Handler of `else`, `complete` or `default`.
    otherwise: Vec<Expr>,
    /// A duration: `default(timeout) => ..`.
    timeout: Option<Expr>,
    /// Which words gave the family away.
    hints: Hints,
}

#[derive(Default)]
struct Hints {
    crossbeam: bool,
    futures: bool,
    tokio: bool,
}

struct ParsedBranch {
    operation: SelectOperation,
    pat: Option<Pat>,
    future: Expr,
    message: Option<Expr>,
    precondition: Option<Expr>,
    handler: Option<Expr>,
}

impl Flow<'_, '_> {
    pub(super) fn select_macro(&mut self, call: MacroCall<'_>, biased: bool) -> Option<Operand> {
        let parsed = parse_select.parse2(call.mac.tokens.clone()).ok()?;
        let flavor = flavor(&call, &parsed.hints);
        let tokens = call.tokens();
        let depth = self.frame.push_scope(ScopeKind::Bindings, true, tokens);
        self.preconditions(&parsed);
        let futures: Vec<Operand> = parsed
            .branches
            .iter()
            .map(|branch| self.branch_future(branch, flavor, depth))
            .collect();
        let name = call.mac.path.segments.last()?.ident.span();
        let span = self.span(name);
        let id = self.frame.body.selects.push(Select {
            flavor,
            biased: biased || parsed.biased,
            branches: Vec::new(),
            otherwise: None,
            span,
        });
        if flavor != SelectFlavor::Crossbeam {
            let output = self.frame.temporary(span);
            self.await_into(AwaitKind::Select(id), futures.clone(), output, span);
        }
        let end = self.behind(tokens.1);
        // What the macro made for the wait is gone when a handler runs.
        self.pop_scope(end);
        let local = match call.dest {
            Dest::Unit => None,
            dest => Some(self.target(dest, call.span)),
        };
        self.handlers(&parsed, futures, id, local, end);
        match local {
            Some(local) => Some(self.landed(local, call.dest, call.expr)),
            None => Some(Operand::Literal(conc_model::Literal::Unit)),
        }
    }

    fn preconditions(&mut self, parsed: &ParsedSelect) {
        let tests = parsed
            .branches
            .iter()
            .filter_map(|branch| branch.precondition.as_ref());
        for test in tests.chain(&parsed.timeout) {
            self.push_temporaries(test);
            self.operand(test);
            self.pop_scope(self.behind(positions::last(test)));
        }
    }

    fn branch_future(
        &mut self,
        branch: &ParsedBranch,
        flavor: SelectFlavor,
        depth: usize,
    ) -> Operand {
        let by_ref = match flavor {
            SelectFlavor::Tokio => None,
            SelectFlavor::Futures => matches!(peel(&branch.future), Expr::Path(_)).then_some(true),
            SelectFlavor::Crossbeam => Some(false),
        };
        match (self.let_like(&branch.future, depth), by_ref) {
            (Operand::Use(place), Some(mutable)) => Operand::Ref { mutable, place },
            (operand, _) => operand,
        }
    }

    fn handlers(
        &mut self,
        parsed: &ParsedSelect,
        futures: Vec<Operand>,
        id: SelectId,
        dest: Option<LocalId>,
        end: Span,
    ) {
        self.frame.current_block();
        self.frame.terminate(Terminator::Select(id), end);
        let join = self.frame.new_block();
        let dest = dest.map_or(Dest::Unit, Dest::Into);
        let mut branches = Vec::with_capacity(futures.len());
        for (branch, future) in parsed.branches.iter().zip(futures) {
            let handler = self.frame.new_block();
            self.frame.mark_reached(handler);
            self.frame.switch_to(handler);
            let (pattern, output) = self.run_branch(branch, dest);
            self.frame.goto(join, end);
            branches.push(SelectBranch {
                operation: branch.operation,
                pattern,
                future,
                has_precondition: branch.precondition.is_some(),
                handler,
                output,
                span: self.branch_span(branch),
            });
        }
        let otherwise = self.otherwise(&parsed.otherwise, dest, join, end);
        let select = &mut self.frame.body.selects[id];
        select.branches = branches;
        select.otherwise = otherwise;
        self.frame.enter(join);
    }

    fn branch_span(&self, branch: &ParsedBranch) -> Span {
        let first = match &branch.pat {
            Some(pat) if branch.operation == SelectOperation::Future => {
                positions::pattern_first(pat)
            }
            _ => positions::first(&branch.future),
        };
        let last = branch.handler.as_ref().unwrap_or(&branch.future);
        self.cx.span_between(first, positions::last(last))
    }

    /// Binds the output and runs the handler; in its own scope, as a match arm.
    fn run_branch(&mut self, branch: &ParsedBranch, dest: Dest) -> (PatternId, LocalId) {
        let names = self.frame.names.len();
        let last = branch.handler.as_ref().unwrap_or(&branch.future);
        let tokens = (positions::first(last), positions::last(last));
        let depth = self.frame.push_scope(ScopeKind::Bindings, true, tokens);
        let span = self.expr_span(&branch.future);
        let output = self.frame.temporary(span);
        self.schedule(output, depth);
        if let Some(message) = &branch.message {
            self.operand(message);
        }
        let pattern = match &branch.pat {
            Some(pat) => self.take_apart(pat, output, depth),
            None => self.frame.body.patterns.push(Pattern {
                kind: PatternKind::Wildcard,
                span,
            }),
        };
        if let Some(handler) = &branch.handler {
            self.eval(handler, dest);
        } else if let Dest::Into(local) = dest {
            let value = conc_model::Rvalue::Use(Self::use_of(output));
            self.frame.assign(Place::local(local), value, span);
        }
        self.pop_scope(self.behind(tokens.1));
        self.frame.names.truncate(names);
        (pattern, output)
    }

    fn otherwise(
        &mut self,
        handlers: &[Expr],
        dest: Dest,
        join: BlockId,
        end: Span,
    ) -> Option<BlockId> {
        let mut first = None;
        for handler in handlers.iter().take(1) {
            let block = self.frame.new_block();
            self.frame.mark_reached(block);
            self.frame.switch_to(block);
            self.push_temporaries(handler);
            self.eval(handler, dest);
            self.pop_scope(self.behind(positions::last(handler)));
            self.frame.goto(join, end);
            first = first.or(Some(block));
        }
        first
    }
}

/// Whose macro it is: by what is written in it, then by the path, then by what is most common.
fn flavor(call: &MacroCall<'_>, hints: &Hints) -> SelectFlavor {
    let first = call.mac.path.segments.first();
    let krate = first
        .map(|segment| segment.ident.to_string())
        .unwrap_or_default();
    let last = call.mac.path.segments.last();
    let biased = last.is_some_and(|segment| segment.ident == "select_biased");
    if hints.crossbeam {
        SelectFlavor::Crossbeam
    } else if hints.tokio || krate.starts_with("tokio") {
        SelectFlavor::Tokio
    } else if hints.futures || krate.starts_with("futures") || biased {
        SelectFlavor::Futures
    } else {
        SelectFlavor::Tokio
    }
}

fn parse_select(input: ParseStream<'_>) -> Result<ParsedSelect> {
    let mut select = ParsedSelect::default();
    if input.peek(syn::Ident) && input.peek2(Token![;]) {
        let word: Ident = input.parse()?;
        input.parse::<Token![;]>()?;
        select.biased = word == "biased";
        select.hints.tokio = true;
    }
    while !input.is_empty() {
        parse_branch(input, &mut select)?;
        if input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(select)
}

fn parse_branch(input: ParseStream<'_>, select: &mut ParsedSelect) -> Result<()> {
    if input.peek(Token![else]) && input.peek2(Token![=>]) {
        input.parse::<Token![else]>()?;
        select.hints.tokio = true;
        return parse_otherwise(input, select);
    }
    if input.peek(syn::Ident) && input.peek2(Token![=>]) {
        let fork = input.fork();
        let word: Ident = fork.parse()?;
        if word == "complete" || word == "default" {
            input.parse::<Ident>()?;
            select.hints.futures |= word == "complete";
            return parse_otherwise(input, select);
        }
    }
    if input.peek(syn::Ident) && input.peek2(syn::token::Paren) {
        let fork = input.fork();
        let word: Ident = fork.parse()?;
        let content;
        syn::parenthesized!(content in fork);
        let arrow = fork.peek(Token![->]) || fork.peek(Token![=>]);
        if arrow && (word == "recv" || word == "send" || word == "default") {
            drop(content);
            return parse_operation(input, select);
        }
    }
    let pat = Pat::parse_multi_with_leading_vert(input)?;
    input.parse::<Token![=]>()?;
    let future = input.parse()?;
    let mut precondition = None;
    if input.peek(Token![,]) {
        input.parse::<Token![,]>()?;
        input.parse::<Token![if]>()?;
        precondition = Some(input.parse()?);
        select.hints.tokio = true;
    }
    let handler = Some(parse_handler(input)?);
    select.branches.push(ParsedBranch {
        operation: SelectOperation::Future,
        pat: Some(pat),
        future,
        message: None,
        precondition,
        handler,
    });
    Ok(())
}

/// `=> handler`; a block ends it, even if something follows that could go on with an expression.
fn parse_handler(input: ParseStream<'_>) -> Result<Expr> {
    input.parse::<Token![=>]>()?;
    if input.peek(syn::token::Brace) {
        let block: syn::Block = input.parse()?;
        return Ok(Expr::Block(syn::ExprBlock {
            attrs: Vec::new(),
            label: None,
            block,
        }));
    }
    Expr::parse_with_earlier_boundary_rule(input)
}

fn parse_otherwise(input: ParseStream<'_>, select: &mut ParsedSelect) -> Result<()> {
    let handler = parse_handler(input)?;
    select.otherwise.push(handler);
    Ok(())
}

/// crossbeam's `recv(r) -> pat => ..`, `send(s, v) -> pat => ..`, `default(timeout) => ..`.
fn parse_operation(input: ParseStream<'_>, select: &mut ParsedSelect) -> Result<()> {
    let word: Ident = input.parse()?;
    let content;
    syn::parenthesized!(content in input);
    select.hints.crossbeam = true;
    if word == "default" {
        if !content.is_empty() {
            select.timeout = Some(content.parse()?);
        }
        return parse_otherwise(input, select);
    }
    let future = content.parse()?;
    let mut message = None;
    if content.peek(Token![,]) {
        content.parse::<Token![,]>()?;
        if !content.is_empty() {
            message = Some(content.parse()?);
        }
    }
    let operation = if word == "send" {
        SelectOperation::Send
    } else {
        SelectOperation::Receive
    };
    let mut pat = None;
    if input.peek(Token![->]) {
        input.parse::<Token![->]>()?;
        pat = Some(Pat::parse_single(input)?);
    }
    let handler = if input.peek(Token![=>]) {
        Some(parse_handler(input)?)
    } else {
        None
    };
    select.branches.push(ParsedBranch {
        operation,
        pat,
        future,
        message,
        precondition: None,
        handler,
    });
    Ok(())
}
