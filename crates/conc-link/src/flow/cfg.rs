//! The graph of a body: successors, reachability, loops.

use conc_model::{BlockId, Body, Id, LoopId, Terminator};

/// A place in a body: before statement `stmt` of a block; the terminator comes behind the last statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Point {
    /// The block.
    pub block: BlockId,
    /// Index of the statement (0-based).
    pub stmt: u32,
}

/// Successors and reachability.
#[derive(Debug, Default)]
pub struct Cfg {
    successors: Vec<Vec<BlockId>>,
    reachable: Vec<bool>,
    /// Blocks in which a call never returns.
    stuck: Vec<bool>,
}

impl Cfg {
    /// Reads the terminators. `diverges` tells the blocks in which a call never returns.
    pub(crate) fn new(body: &Body, diverges: impl Fn(BlockId) -> bool) -> Self {
        let successors: Vec<Vec<BlockId>> = body
            .blocks
            .entries()
            .map(|(id, block)| {
                if diverges(id) {
                    Vec::new()
                } else {
                    targets(body, &block.terminator)
                }
            })
            .collect();
        let reachable = reach(&successors, Body::ENTRY);
        let stuck = body.blocks.ids().map(diverges).collect();
        Self {
            successors,
            reachable,
            stuck,
        }
    }

    /// Where a block may go on.
    #[must_use]
    pub fn successors(&self, block: BlockId) -> &[BlockId] {
        self.successors
            .get(block.index())
            .map_or(&[], Vec::as_slice)
    }

    /// Can the block be reached from the entry?
    #[must_use]
    pub fn is_reachable(&self, block: BlockId) -> bool {
        self.reachable.get(block.index()).copied().unwrap_or(false)
    }

    /// Does the block hold a call that never returns, so that its terminator is never reached?
    #[must_use]
    pub fn is_stuck(&self, block: BlockId) -> bool {
        self.stuck.get(block.index()).copied().unwrap_or(false)
    }

    /// All blocks that can be reached from `start`, itself included.
    #[must_use]
    pub fn reachable_from(&self, start: BlockId) -> Vec<bool> {
        reach(&self.successors, start)
    }

    /// Is there a way from just behind one point to another that does not pass a third?
    #[must_use]
    pub fn leads(&self, from: Point, to: Point, avoiding: Option<Point>) -> bool {
        // The rest of the block first, then whole blocks.
        let passes = |block: BlockId, start: u32, end: u32| {
            let is_there =
                |point: Point| point.block == block && (start..=end).contains(&point.stmt);
            avoiding.is_some_and(is_there)
        };
        if from.block == to.block && from.stmt < to.stmt {
            return !passes(from.block, from.stmt + 1, to.stmt);
        }
        if passes(from.block, from.stmt + 1, u32::MAX) {
            return false;
        }
        let mut seen = vec![false; self.successors.len()];
        let mut stack = self.successors(from.block).to_vec();
        while let Some(block) = stack.pop() {
            if std::mem::replace(&mut seen[block.index()], true) {
                continue;
            }
            if block == to.block && !passes(block, 0, to.stmt) {
                return true;
            }
            if !passes(block, 0, u32::MAX) {
                stack.extend(self.successors(block));
            }
        }
        false
    }

    /// Edges that leave a loop: `break`, `return`, `?`, the end of a conditional loop, a panic.
    pub fn exits<'b>(
        &'b self,
        body: &'b Body,
        looped: LoopId,
    ) -> impl Iterator<Item = (BlockId, Option<BlockId>)> + 'b {
        let inside = move |block: BlockId| is_inside_loop(body, block, looped);
        body.blocks
            .ids()
            .filter(move |block| inside(*block) && self.is_reachable(*block))
            .flat_map(move |block| {
                let successors = self.successors(block);
                let leaves: Vec<_> = if successors.is_empty() {
                    vec![(block, None)]
                } else {
                    let outside = successors.iter().filter(|next| !inside(**next));
                    outside.map(|next| (block, Some(*next))).collect()
                };
                leaves
            })
    }
}

/// Does the block belong to the loop or to one nested in it?
#[must_use]
pub fn is_inside_loop(body: &Body, block: BlockId, looped: LoopId) -> bool {
    let mut current = body.blocks[block].in_loop;
    while let Some(id) = current {
        if id == looped {
            return true;
        }
        current = body.loops[id].parent;
    }
    false
}

fn targets(body: &Body, terminator: &Terminator) -> Vec<BlockId> {
    match terminator {
        Terminator::Goto(target) => vec![*target],
        Terminator::If {
            then, otherwise, ..
        } => vec![*then, *otherwise],
        Terminator::Match { arms, .. } => arms.iter().map(|arm| arm.target).collect(),
        Terminator::Next { body, exit, .. } => vec![*body, *exit],
        Terminator::Try { ok, err, .. } => vec![*ok, *err],
        Terminator::Select(select) => {
            let select = &body.selects[*select];
            let handlers = select.branches.iter().map(|branch| branch.handler);
            handlers.chain(select.otherwise).collect()
        }
        Terminator::Return | Terminator::Diverge => Vec::new(),
    }
}

fn reach(successors: &[Vec<BlockId>], start: BlockId) -> Vec<bool> {
    let mut seen = vec![false; successors.len()];
    let mut stack = vec![start];
    while let Some(block) = stack.pop() {
        let Some(flag) = seen.get_mut(block.index()) else {
            continue;
        };
        if !std::mem::replace(flag, true) {
            stack.extend(&successors[block.index()]);
        }
    }
    seen
}
