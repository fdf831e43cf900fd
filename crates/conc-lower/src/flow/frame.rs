//! One body under construction: its blocks, its scope stack, its visible names. Knows no syntax but the
//! token spans at which scopes begin and end.

use conc_model::{
    Block, BlockId, Body, BodyId, Id, Local, LocalId, LocalKind, LoopId, ModuleId, Name, Place,
    Rvalue, Scope, ScopeId, ScopeKind, Stmt, StmtKind, Terminator,
};
use conc_source::Span;
use proc_macro2::Span as TokenSpan;
use rustc_hash::FxHashMap;

/// Where a scope stands on the stack of its body.
pub(super) type Depth = usize;

/// A drop scope that is open. It gets an id when its first local is scheduled, so that the many
/// statements without temporaries cost nothing.
pub(super) struct OpenScope {
    pub(super) id: Option<ScopeId>,
    pub(super) kind: ScopeKind,
    /// Do temporaries that stand in it die at its end? Otherwise they belong to a scope around it.
    pub(super) terminating: bool,
    pub(super) first: TokenSpan,
    pub(super) last: TokenSpan,
}

/// Where `break`, `continue` and the `?` of a `try` block lead.
pub(super) struct Target {
    pub(super) label: Option<Name>,
    pub(super) kind: TargetKind,
    /// Where `break` goes on.
    pub(super) exit: BlockId,
    /// Number of scopes that stay open at `exit`.
    pub(super) depth: Depth,
    /// Where a `break` value lands; none if it is thrown away.
    pub(super) dest: Option<LocalId>,
}

/// What a [`Target`] stems from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TargetKind {
    /// A loop, with the block and the depth of `continue`.
    Loop { header: BlockId, depth: Depth },
    /// `'label: { .. }`.
    Block,
    /// `try { .. }`.
    Try,
}

/// Where an expression's temporaries go instead of the innermost temporary scope.
#[derive(Clone, Copy)]
pub(super) enum Extended {
    /// To the scope at this depth.
    To(Depth),
    /// They are never dropped (constants).
    ForEver,
}

/// A body under construction.
pub(super) struct Frame {
    pub(super) id: BodyId,
    pub(super) body: Body,
    pub(super) current: Option<BlockId>,
    pub(super) current_loop: Option<LoopId>,
    pub(super) module: ModuleId,
    pub(super) stack: Vec<OpenScope>,
    pub(super) names: Vec<(Name, LocalId)>,
    pub(super) targets: Vec<Target>,
    /// Addresses of expressions with extended temporaries, innermost `let` last.
    pub(super) extended: Vec<(usize, Extended)>,
    /// From variables of the body around to their upvars here.
    pub(super) upvars: FxHashMap<LocalId, LocalId>,
    order: Vec<BlockId>,
    reached: Vec<bool>,
}

impl Frame {
    pub(super) fn new(id: BodyId, body: Body) -> Self {
        Self {
            id,
            module: body.module,
            body,
            current: None,
            current_loop: None,
            stack: Vec::new(),
            names: Vec::new(),
            targets: Vec::new(),
            extended: Vec::new(),
            upvars: FxHashMap::default(),
            order: Vec::new(),
            reached: Vec::new(),
        }
    }

    pub(super) fn new_block(&mut self) -> BlockId {
        self.reached.push(false);
        self.body.blocks.push(Block {
            stmts: Vec::new(),
            terminator: Terminator::Diverge,
            span: Span::default(),
            in_loop: None,
        })
    }

    /// Goes on in `block`, whether anything leads there or not.
    pub(super) fn switch_to(&mut self, block: BlockId) {
        self.body.blocks[block].in_loop = self.current_loop;
        self.order.push(block);
        self.current = Some(block);
    }

    /// Goes on in `block` if anything leads there; otherwise what follows is dead.
    pub(super) fn enter(&mut self, block: BlockId) {
        if self.is_reached(block) {
            self.switch_to(block);
        } else {
            self.current = None;
        }
    }

    pub(super) fn is_reached(&self, block: BlockId) -> bool {
        self.reached[block.index()]
    }

    /// The current block; a new one without predecessors in dead code.
    pub(super) fn current_block(&mut self) -> BlockId {
        if let Some(block) = self.current {
            return block;
        }
        let block = self.new_block();
        self.switch_to(block);
        block
    }

    pub(super) fn emit(&mut self, kind: StmtKind, span: Span) {
        let block = self.current_block();
        self.body.blocks[block].stmts.push(Stmt { kind, span });
    }

    pub(super) fn assign(&mut self, dest: Place, value: Rvalue, span: Span) {
        self.emit(StmtKind::Assign { dest, value }, span);
    }

    /// Ends the current block. Targets that a select leads to are marked by [`Frame::mark_reached`].
    pub(super) fn terminate(&mut self, mut terminator: Terminator, span: Span) {
        let Some(block) = self.current.take() else {
            return;
        };
        for_each_target(&mut terminator, &mut |target| {
            self.reached[target.index()] = true;
        });
        let block = &mut self.body.blocks[block];
        block.terminator = terminator;
        block.span = span;
        block.stmts.shrink_to_fit();
    }

    pub(super) fn mark_reached(&mut self, block: BlockId) {
        self.reached[block.index()] = true;
    }

    pub(super) fn goto(&mut self, target: BlockId, span: Span) {
        self.terminate(Terminator::Goto(target), span);
    }

    /// Was the last event the result of a macro that is not modelled? Nobody misses that.
    pub(super) fn ends_in_macro(&self) -> bool {
        let stmts = self.current.map(|block| &self.body.blocks[block].stmts);
        let last = stmts.and_then(|stmts| stmts.last()).map(|stmt| &stmt.kind);
        let is_macro = |kind: &StmtKind| {
            matches!(
                kind,
                StmtKind::Assign {
                    value: Rvalue::Macro { .. },
                    ..
                }
            )
        };
        last.is_some_and(is_macro)
    }

    pub(super) fn new_local(&mut self, kind: LocalKind, name: Option<Name>, span: Span) -> LocalId {
        self.body.locals.push(Local {
            name,
            kind,
            ty: None,
            scope: ScopeId(0),
            span,
        })
    }

    pub(super) fn temporary(&mut self, span: Span) -> LocalId {
        self.new_local(LocalKind::Temporary, None, span)
    }

    /// Depth of the innermost scope that ends temporaries.
    pub(super) fn temporary_depth(&self) -> Depth {
        self.stack
            .iter()
            .rposition(|scope| scope.terminating)
            .unwrap_or(0)
    }

    /// Restores source order of blocks, forgets those that nothing names, and gives back spare memory.
    pub(super) fn finish(mut self) -> Body {
        let in_order = self.order.len() == self.body.blocks.len()
            && self
                .order
                .iter()
                .enumerate()
                .all(|(at, id)| id.index() == at);
        if !in_order {
            self.reorder();
        }
        let body = &mut self.body;
        body.locals.shrink();
        for scope in body.scopes.iter_mut() {
            scope.locals.shrink_to_fit();
        }
        body.scopes.shrink();
        body.blocks.shrink();
        body.loops.shrink();
        body.calls.shrink();
        body.awaits.shrink();
        body.selects.shrink();
        body.patterns.shrink();
        body.captures.shrink_to_fit();
        self.body
    }

    fn reorder(&mut self) {
        let old = std::mem::take(&mut self.body.blocks);
        let mut slots: Vec<Option<Block>> = old.into_vec().into_iter().map(Some).collect();
        let mut renamed = vec![BlockId(0); slots.len()];
        for (at, id) in self.order.iter().enumerate() {
            renamed[id.index()] = BlockId::from_index(at);
        }
        let mut rename = |id: &mut BlockId| *id = renamed[id.index()];
        for id in &self.order {
            if let Some(mut block) = slots[id.index()].take() {
                for_each_target_mut(&mut block.terminator, &mut rename);
                self.body.blocks.push(block);
            }
        }
        for region in self.body.loops.iter_mut() {
            rename(&mut region.header);
            rename(&mut region.exit);
        }
        for select in self.body.selects.iter_mut() {
            for branch in &mut select.branches {
                rename(&mut branch.handler);
            }
            if let Some(block) = &mut select.otherwise {
                rename(block);
            }
        }
    }
}

/// Scopes.
impl Frame {
    pub(super) fn push_scope(
        &mut self,
        kind: ScopeKind,
        terminating: bool,
        tokens: (TokenSpan, TokenSpan),
    ) -> Depth {
        self.stack.push(OpenScope {
            id: None,
            kind,
            terminating,
            first: tokens.0,
            last: tokens.1,
        });
        self.stack.len() - 1
    }

    /// Has anything been scheduled in the scope?
    pub(super) fn owns_something(&self, depth: Depth) -> bool {
        self.stack[depth]
            .id
            .is_some_and(|id| !self.body.scopes[id].locals.is_empty())
    }

    /// Emits the ends of all scopes above `depth`, inner first; they stay open.
    pub(super) fn end_scopes(&mut self, depth: Depth, span: Span) {
        if self.current.is_none() {
            return;
        }
        for at in (depth..self.stack.len()).rev() {
            if self.owns_something(at)
                && let Some(id) = self.stack[at].id
            {
                self.emit(StmtKind::EndScope(id), span);
            }
        }
    }
}

fn for_each_target(terminator: &mut Terminator, action: &mut dyn FnMut(BlockId)) {
    for_each_target_mut(terminator, &mut |target| action(*target));
}

/// Calls `action` for all blocks that a terminator names itself (a select's are in its table).
fn for_each_target_mut(terminator: &mut Terminator, action: &mut dyn FnMut(&mut BlockId)) {
    match terminator {
        Terminator::Goto(target) => action(target),
        Terminator::If {
            then, otherwise, ..
        } => {
            action(then);
            action(otherwise);
        }
        Terminator::Match { arms, .. } => {
            for arm in arms {
                action(&mut arm.target);
            }
        }
        Terminator::Next { body, exit, .. } => {
            action(body);
            action(exit);
        }
        Terminator::Try { ok, err, .. } => {
            action(ok);
            action(err);
        }
        Terminator::Select(_) | Terminator::Return | Terminator::Diverge => {}
    }
}

/// A scope of the model for an open one.
pub(super) fn scope_record(kind: ScopeKind, parent: Option<ScopeId>, span: Span) -> Scope {
    Scope {
        parent,
        kind,
        locals: Vec::new(),
        span,
    }
}
