//! From function bodies to flow bodies: events, scopes, drops.
//!
//! The shape is that of rustc's own MIR building, so that drops land where rustc puts them: an expression
//! is evaluated into a destination, values without a name become temporaries of the innermost scope that
//! ends temporaries, and `extent` marks in advance what a `let` keeps alive longer. Types are not known here.

mod block;
mod chain;
mod cond;
mod conditional;
mod control;
mod destructure;
mod exits;
mod expr;
mod extent;
mod frame;
mod loops;
mod macro_branches;
mod macros;
mod names;
mod nested;
mod pattern;
mod pinning;
mod positions;
mod scope;
mod select;
mod shown;
mod tokens;
mod twins;

use conc_model::{
    Body, BodyId, BodyKind, BodyOwner, Edition, Local, LocalId, ModuleId, Name, PathId, ScopeId,
    ScopeKind,
};
use conc_source::Span;
use proc_macro2::Span as TokenSpan;

use crate::cx::FileCx;
use frame::Frame;

/// A body to be lowered.
pub(crate) struct BodyInput<'a> {
    /// Function or constant.
    pub(crate) kind: BodyKind,
    /// The item that it belongs to.
    pub(crate) owner: BodyOwner,
    /// The module around the item.
    pub(crate) module: ModuleId,
    /// Parameters.
    pub(crate) inputs: Inputs<'a>,
    /// What runs.
    pub(crate) code: Code<'a>,
    /// Is it test code?
    pub(crate) is_test: bool,
}

/// The parameters of a body.
pub(crate) enum Inputs<'a> {
    /// A constant has none.
    Constant,
    /// Those of a function as it is written.
    Written(&'a syn::Signature),
    /// Those of a function that has been read before, all of them plain names.
    Known {
        /// In order.
        params: Vec<Local>,
        /// Does the function return something?
        has_value: bool,
    },
}

impl Inputs<'_> {
    fn has_value(&self) -> bool {
        match self {
            Self::Constant => true,
            Self::Written(signature) => !matches!(signature.output, syn::ReturnType::Default),
            Self::Known { has_value, .. } => *has_value,
        }
    }
}

/// What a body runs.
pub(crate) enum Code<'a> {
    /// A function's block.
    Block(&'a syn::Block),
    /// A constant's initialiser.
    Expr(&'a syn::Expr),
}

/// Lowers a body and all bodies nested in it; returns the id of the outermost.
pub(crate) fn lower_body(cx: &mut FileCx<'_>, input: &BodyInput<'_>) -> Option<BodyId> {
    let span = match input.code {
        Code::Block(block) => {
            let braces = block.brace_token.span;
            cx.span_between(braces.open(), braces.close())
        }
        Code::Expr(expr) => cx.span_between(positions::first(expr), positions::last(expr)),
    };
    let empty = || empty_body(input.kind, input.owner, input.module, span);
    let id = cx.model.bodies.push(empty());
    let mut body = empty();
    body.is_test = input.is_test;
    fill(cx, input, (id, body));
    Some(id)
}

/// The parameters of a body so far without statements, if they are nothing but names.
pub(crate) fn plain_params(body: &Body) -> Option<Vec<Local>> {
    let is_plain = body.patterns.is_empty() && body.locals.len() == body.params.len() + 1;
    let params = body.params.iter().map(|param| body.locals[*param].clone());
    is_plain.then(|| params.collect())
}

/// Lowers the body of a function whose items around it are there already, and whose body so far is empty.
pub(crate) fn lower_pending(
    cx: &mut FileCx<'_>,
    id: BodyId,
    (inputs, block): (Inputs<'_>, &syn::Block),
) {
    let known = &cx.model.bodies[id];
    let input = BodyInput {
        kind: known.kind,
        owner: known.owner,
        module: known.module,
        inputs,
        code: Code::Block(block),
        is_test: known.is_test,
    };
    let mut body = empty_body(known.kind, known.owner, known.module, known.span);
    body.is_test = known.is_test;
    fill(cx, &input, (id, body));
}

fn fill(cx: &mut FileCx<'_>, input: &BodyInput<'_>, (id, body): (BodyId, Body)) {
    let edition = cx.model.edition;
    let mut flow = Flow {
        tail_temporaries_die_first: edition >= Edition::E2024,
        cx,
        frame: Frame::new(id, body),
        outer: Vec::new(),
    };
    flow.start_body();
    flow.run_item_body(input);
    let body = flow.frame.finish();
    cx.model.bodies[id] = body;
}

/// A body that is to be gone on with, and in its place one with nothing in it.
pub(crate) fn take(body: &mut Body) -> Body {
    let empty = empty_body(body.kind, body.owner, body.module, body.span);
    std::mem::replace(body, empty)
}

fn empty_body(kind: BodyKind, owner: BodyOwner, module: ModuleId, span: Span) -> Body {
    Body {
        kind,
        owner,
        parent: None,
        module,
        span,
        is_test: false,
        params: Vec::new(),
        locals: conc_model::Arena::default(),
        scopes: conc_model::Arena::default(),
        blocks: conc_model::Arena::default(),
        loops: conc_model::Arena::default(),
        calls: conc_model::Arena::default(),
        awaits: conc_model::Arena::default(),
        selects: conc_model::Arena::default(),
        patterns: conc_model::Arena::default(),
        captures: Vec::new(),
        is_sketch: false,
        conditions: Vec::new(),
    }
}

/// Where the value of an expression goes.
#[derive(Clone, Copy, Debug)]
enum Dest {
    /// Wherever it is; a value that nothing holds yet becomes a scheduled temporary.
    Fresh,
    /// Into this local, which the caller schedules.
    Into(LocalId),
    /// Nowhere: the type is known to be `()` or `!`.
    Unit,
}

/// The state of lowering one item's body with the bodies nested in it.
struct Flow<'c, 'a> {
    cx: &'c mut FileCx<'a>,
    /// Edition 2024: temporaries of block tails die before the block's variables, those of an `if let` before `else`.
    tail_temporaries_die_first: bool,
    /// The innermost body.
    frame: Frame,
    /// The bodies around it, outermost first.
    outer: Vec<Frame>,
}

impl Flow<'_, '_> {
    fn span(&self, tokens: TokenSpan) -> Span {
        self.cx.span(tokens)
    }

    /// The empty span behind a token.
    fn behind(&self, tokens: TokenSpan) -> Span {
        Span::at(self.cx.offset(tokens.end()))
    }

    /// The empty span before a token.
    fn before(&self, tokens: TokenSpan) -> Span {
        Span::at(self.cx.offset(tokens.start()))
    }

    fn expr_span(&self, expr: &syn::Expr) -> Span {
        self.cx
            .span_between(positions::first(expr), positions::last(expr))
    }

    fn name(&mut self, ident: &proc_macro2::Ident) -> Name {
        self.cx.name(ident)
    }

    fn path(&mut self, path: &syn::Path, qself: Option<&syn::QSelf>) -> PathId {
        self.cx.path(path, qself, self.frame.module)
    }

    fn ty(&mut self, ty: &syn::Type) -> conc_model::TypeId {
        self.cx.ty(ty, self.frame.module)
    }

    /// Opens the return place, the parameters' scope and the entry block.
    fn start_body(&mut self) {
        let frame = &mut self.frame;
        let span = frame.body.span;
        frame.new_local(conc_model::LocalKind::Return, None, Span::at(span.start));
        let record = frame::scope_record(ScopeKind::Params, None, span);
        let id: ScopeId = frame.body.scopes.push(record);
        let here = TokenSpan::call_site();
        frame.push_scope(ScopeKind::Params, false, (here, here));
        frame.stack[0].id = Some(id);
        let entry = frame.new_block();
        frame.switch_to(entry);
    }

    fn run_item_body(&mut self, input: &BodyInput<'_>) {
        match &input.inputs {
            Inputs::Constant => {}
            Inputs::Written(signature) => self.signature_params(signature),
            Inputs::Known { params, .. } => self.known_params(params),
        }
        match input.code {
            Code::Block(block) => {
                let braces = block.brace_token.span;
                let dest = if input.inputs.has_value() {
                    Dest::Into(Body::RETURN)
                } else {
                    Dest::Unit
                };
                self.frame.push_scope(
                    ScopeKind::Temporaries,
                    true,
                    (braces.open(), braces.close()),
                );
                self.block(block, dest);
                self.pop_scope(self.behind(braces.close()));
                self.end_body(self.behind(braces.close()));
            }
            Code::Expr(expr) => self.constant(expr),
        }
    }

    /// A constant's initialiser: what it borrows lives for ever, its other temporaries die at its end.
    fn constant(&mut self, expr: &syn::Expr) {
        let (first, last) = (positions::first(expr), positions::last(expr));
        self.mark_initialiser(expr, false, frame::Extended::ForEver);
        self.frame
            .push_scope(ScopeKind::Temporaries, true, (first, last));
        self.eval(expr, Dest::Into(Body::RETURN));
        self.pop_scope(self.behind(last));
        self.end_body(self.behind(last));
    }

    /// Ends the parameters' scope and returns.
    fn end_body(&mut self, at: Span) {
        self.pop_scope(at);
        self.frame.terminate(conc_model::Terminator::Return, at);
    }
}
