//! Flow bodies: a small MIR made from syntax.
//!
//! A body is a graph of [`Block`]s of [`Stmt`]s. It is untyped: whether an operand is copied or moved, and
//! whether a method borrows or takes its receiver, is decided when types are known (`conc-link`). Drops are
//! scheduled for every local that could own something, exactly where rustc schedules them for the file's
//! edition; dropping a local that was moved away does nothing, which is the business of the data flow.
//!
//! ```text
//! let g = m.lock().unwrap();      _2 = m.lock(&?m)          scope s2: [_2]     (statement temporaries)
//! f(&g).await;                    g = _2.unwrap(_2)         scope s1: [g]      (block)
//!                                 end s2
//!                                 _4 = f(&g)                scope s3: [_4, _5]
//!                                 _5 = await _4
//!                                 discard _5
//!                                 end s3
//!                                 end s1
//! ```

use conc_source::Span;

use crate::arena::{Arena, ids};
use crate::{
    Call, FunctionId, ModuleId, Name, Operand, Pattern, PatternId, Place, Rvalue, StaticId, TypeId,
};

ids! {
    /// Index into [`crate::FileModel::bodies`].
    BodyId;
    /// Index into [`Body::locals`].
    LocalId;
    /// Index into [`Body::scopes`].
    ScopeId;
    /// Index into [`Body::blocks`].
    BlockId;
    /// Index into [`Body::loops`].
    LoopId;
    /// Index into [`Body::calls`].
    CallId;
    /// Index into [`Body::awaits`].
    AwaitId;
    /// Index into [`Body::selects`].
    SelectId;
}

/// The flow of one function, closure, async block or constant initialiser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// What it is.
    pub kind: BodyKind,
    /// The item that it belongs to, through all nesting.
    pub owner: BodyOwner,
    /// The body in which a closure or async block stands.
    pub parent: Option<BodyId>,
    /// The innermost module around it.
    pub module: ModuleId,
    /// Braces and all.
    pub span: Span,
    /// Is it test code (`#[test]`, `#[cfg(test)]`, ... around it)?
    pub is_test: bool,
    /// One local per parameter, `self` first; patterns are taken apart by the first statements.
    pub params: Vec<LocalId>,
    /// Variables, temporaries and upvars. [`LocalId`] 0 is the return place.
    pub locals: Arena<LocalId, Local>,
    /// Drop scopes. [`ScopeId`] 0 is that of the parameters.
    pub scopes: Arena<ScopeId, Scope>,
    /// Basic blocks. [`BlockId`] 0 is the entry. Numbered in source order.
    pub blocks: Arena<BlockId, Block>,
    /// Loops, outer before inner.
    pub loops: Arena<LoopId, Loop>,
    /// Calls, in source order of their ends.
    pub calls: Arena<CallId, Call>,
    /// Await points.
    pub awaits: Arena<AwaitId, Await>,
    /// `select!` calls.
    pub selects: Arena<SelectId, Select>,
    /// Patterns of matches and bindings.
    pub patterns: Arena<PatternId, Pattern>,
    /// What a closure or async block takes from the body around it.
    pub captures: Vec<Capture>,
    /// Nothing in it matters to a lint, so that only its calls are there, as far as they can be told without parsing it.
    pub is_sketch: bool,
    /// Statements that are not part of every build.
    pub conditions: Vec<Condition>,
}

/// A statement with a `#[cfg(..)]`, but for those that only tests have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The statement.
    pub span: Span,
    /// The text of the predicate, without the `not(..)` around it.
    pub predicate: Name,
    /// Is there a `not(..)` around it?
    pub is_negated: bool,
}

impl Body {
    /// Is there no build that has the code at both places, because the one has a condition and the other its opposite?
    #[must_use]
    pub fn are_exclusive(&self, one: Span, other: Span) -> bool {
        let around = |at: Span| self.conditions.iter().filter(move |c| c.span.contains(at));
        around(one).any(|a| {
            around(other).any(|b| a.predicate == b.predicate && a.is_negated != b.is_negated)
        })
    }

    /// Does the code at this place stand in a statement that is not part of every build?
    #[must_use]
    pub fn is_conditional(&self, at: Span) -> bool {
        self.conditions.iter().any(|c| c.span.contains(at))
    }

    /// The future of the `select!` branch whose output lands in a local.
    #[must_use]
    pub fn future_of_branch(&self, output: LocalId) -> Option<&Operand> {
        let mut branches = self.selects.iter().flat_map(|select| &select.branches);
        let branch = branches.find(|branch| branch.output == output)?;
        (branch.operation == SelectOperation::Future).then_some(&branch.future)
    }

    /// The return place.
    pub const RETURN: LocalId = LocalId(0);
    /// The first block.
    pub const ENTRY: BlockId = BlockId(0);

    /// May this body contain await points?
    #[must_use]
    pub fn is_async(&self) -> bool {
        matches!(
            self.kind,
            BodyKind::AsyncFunction | BodyKind::AsyncBlock { .. } | BodyKind::AsyncClosure { .. }
        )
    }
}

/// What a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// A function.
    Function,
    /// An `async fn`.
    AsyncFunction,
    /// `|..| ..`.
    Closure {
        /// Written with `move`?
        moves: bool,
    },
    /// `async |..| ..`.
    AsyncClosure {
        /// Written with `move`?
        moves: bool,
    },
    /// `async { .. }`.
    AsyncBlock {
        /// Written with `move`?
        moves: bool,
    },
    /// Initialiser of a constant or static.
    Constant,
}

/// The item that a body belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyOwner {
    /// A function.
    Function(FunctionId),
    /// A constant or static.
    Static(StaticId),
}

/// A variable of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local {
    /// Its name; `None` for temporaries.
    pub name: Option<Name>,
    /// What it is.
    pub kind: LocalKind,
    /// Its written type.
    pub ty: Option<TypeId>,
    /// The scope whose end drops it.
    pub scope: ScopeId,
    /// A variable's name, a temporary's expression.
    pub span: Span,
}

/// Kinds of locals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalKind {
    /// The return place; never dropped here.
    Return,
    /// A parameter before its pattern is taken apart; named when the pattern is a plain name.
    Param,
    /// Bound by a pattern.
    Variable {
        /// Declared `mut`?
        mutable: bool,
    },
    /// The value of an expression that nothing names.
    Temporary,
    /// A variable of the body around this one; index into [`Body::captures`].
    Upvar(u32),
}

/// A variable that a nested body uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capture {
    /// The variable in the parent body.
    pub outer: LocalId,
    /// The [`LocalKind::Upvar`] that stands for it in this body.
    pub inner: LocalId,
    /// Where it is first used inside.
    pub span: Span,
}

/// A region at whose end its locals are dropped, last first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The scope around it.
    pub parent: Option<ScopeId>,
    /// What it is.
    pub kind: ScopeKind,
    /// In the order in which they were scheduled.
    pub locals: Vec<LocalId>,
    /// Its text.
    pub span: Span,
}

/// Kinds of scopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// The body's parameters.
    Params,
    /// `{ .. }`, with what its `let`s bind.
    Block,
    /// Temporaries of a statement, condition, operand of `&&`, tail expression, ...
    Temporaries,
    /// What a match arm, `if let`, `while let` or `for` pattern binds.
    Bindings,
}

/// A basic block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What happens, in order.
    pub stmts: Vec<Stmt>,
    /// Where it goes on.
    pub terminator: Terminator,
    /// What the terminator stems from.
    pub span: Span,
    /// The innermost loop around it.
    pub in_loop: Option<LoopId>,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stmt {
    /// What happens.
    pub kind: StmtKind,
    /// Where it is written; for [`StmtKind::EndScope`] the empty span at which the scope ends.
    pub span: Span,
}

/// Events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StmtKind {
    /// `dest = value`. Drops what `dest` held, if it was initialised.
    Assign {
        /// What is written.
        dest: Place,
        /// What is written to it.
        value: Rvalue,
    },
    /// A call; its arguments are moved or borrowed, its result lands in [`Call::dest`].
    Call(CallId),
    /// An await point.
    Await(AwaitId),
    /// The value of an expression is thrown away here (its drop comes with the end of its scope).
    Discard {
        /// The temporary.
        local: LocalId,
        /// How it is thrown away.
        how: Discard,
    },
    /// Drops the locals of a scope that are still initialised, last first. Ways out of several scopes
    /// (`?`, `return`, `break`) have one event per scope, inner first.
    EndScope(ScopeId),
}

/// How a value is thrown away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discard {
    /// `expr;`
    Statement,
    /// `let _ = expr;` or `_ = expr;`
    Underscore,
}

/// An await point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Await {
    /// How it waits.
    pub kind: AwaitKind,
    /// The futures that are polled; moved in.
    pub futures: Vec<Operand>,
    /// Where the output lands.
    pub dest: LocalId,
    /// The `await` keyword, or the macro's name.
    pub span: Span,
}

/// Kinds of await points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwaitKind {
    /// `f.await`.
    Single,
    /// `join!(..)`: all of them.
    Join,
    /// `try_join!(..)`: all, or the first error.
    TryJoin,
    /// `select! { .. }`: the first that is ready; see [`Select`].
    Select(SelectId),
    /// `yield x` in a stream or generator body: others run before it goes on.
    Yield,
}

/// How a block ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terminator {
    /// Goes on there.
    Goto(BlockId),
    /// `if cond`, an operand of `&&` or `||`, `while cond`, a match guard.
    If {
        /// The condition.
        cond: Operand,
        /// When true.
        then: BlockId,
        /// When false.
        otherwise: BlockId,
    },
    /// `match`, `if let`, `while let`, `let .. else`.
    Match {
        /// What is matched.
        place: Place,
        /// Tried in order; the last of a desugared one is a wildcard.
        arms: Vec<Arm>,
        /// What it was written as.
        source: MatchSource,
    },
    /// Head of a `for` loop: `next()` was called.
    Next {
        /// The iterator.
        iterator: LocalId,
        /// Where the item lands.
        item: LocalId,
        /// With an item.
        body: BlockId,
        /// At the end.
        exit: BlockId,
    },
    /// `operand?`.
    Try {
        /// What is tested; moved.
        operand: Operand,
        /// Where the value of the good case lands.
        value: LocalId,
        /// The good case.
        ok: BlockId,
        /// The way out.
        err: BlockId,
    },
    /// One handler of a `select!` runs, or its `else`.
    Select(SelectId),
    /// Leaves the body; the value is in [`Body::RETURN`].
    Return,
    /// Never goes on: a panic, `unreachable!`, the end of an endless loop.
    Diverge,
}

/// One arm of a [`Terminator::Match`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arm {
    /// What it matches.
    pub pattern: PatternId,
    /// Has it an `if` guard (then its target may go on to the next arm)?
    pub has_guard: bool,
    /// Binds, tests the guard, runs.
    pub target: BlockId,
}

/// What a [`Terminator::Match`] was written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchSource {
    /// `match`.
    Match,
    /// `if let`.
    IfLet,
    /// `while let`.
    WhileLet,
    /// `let .. else`.
    LetElse,
}

/// A loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loop {
    /// The loop around it.
    pub parent: Option<LoopId>,
    /// How it is written.
    pub kind: LoopKind,
    /// Runs at the start of every round.
    pub header: BlockId,
    /// Where `break` and the end of the loop lead; without predecessors if there is no way out.
    pub exit: BlockId,
    /// The whole loop.
    pub span: Span,
    /// `loop`, `while COND` or `for P in E`, for labels in reports.
    pub head_span: Span,
}

/// How a loop is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoopKind {
    /// `loop`.
    Loop,
    /// `while`.
    While,
    /// `while true`.
    WhileTrue,
    /// `while let` (alone or in a chain).
    WhileLet,
    /// `for`.
    For,
}

/// A `select!`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Select {
    /// Whose it is.
    pub flavor: SelectFlavor,
    /// Starts with `biased;`, or is a `select_biased!`.
    pub biased: bool,
    /// Its branches.
    pub branches: Vec<SelectBranch>,
    /// Handler of `else`, `complete` or `default`.
    pub otherwise: Option<BlockId>,
    /// The macro's name.
    pub span: Span,
}

/// Families of `select!`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectFlavor {
    /// `pat = future => handler`, with preconditions; losers are dropped before the handler runs.
    Tokio,
    /// `pat = future => handler` over fused futures.
    Futures,
    /// `recv(r) -> x => ..`, `send(s, v) -> x => ..`: blocks the thread.
    Crossbeam,
}

/// What a branch of a `select!` waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectOperation {
    /// A future.
    Future,
    /// `recv(r)`; the branch's "future" is the receiver.
    Receive,
    /// `send(s, v)`; the branch's "future" is the sender, the message is built in the handler.
    Send,
}

/// A branch of a `select!`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectBranch {
    /// What it waits for.
    pub operation: SelectOperation,
    /// What its output is matched with.
    pub pattern: PatternId,
    /// The future; also in [`Await::futures`] of the select's await point.
    pub future: Operand,
    /// Has it an `, if ..`?
    pub has_precondition: bool,
    /// Binds and runs.
    pub handler: BlockId,
    /// Where the matched output lands before it is taken apart.
    pub output: LocalId,
    /// The whole branch.
    pub span: Span,
}
