//! Parts of a function that run only for some variants of what it is given: `match segment { .. }`, and everything behind
//! `if policy == Policy::None { return }`.

use conc_model::{
    Arm, BlockId, Body, Comparison, Id, Literal, LocalId, Operand, Operator, PathId, PatternId,
    PatternKind, Place, PlaceBase, Projection, Rvalue, StmtKind, Terminator,
};
use rustc_hash::{FxHashMap, FxHashSet};

use super::flags::{self, Flag};
use super::{LockId, LockRoot};
use crate::{AdtRef, BodyRef, ItemScope, Primitive, Ty, World};

/// Enums with more variants are not followed.
const MAX_VARIANTS: usize = 256;

/// More steps through a body than this are not worth an answer.
const MAX_STEPS: usize = 20_000;

/// What a parameter is of which a choice is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Enum(AdtRef),
    /// Its variants are false and true.
    Bool,
}

/// The variants of an enum that a parameter may have somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    /// The parameter (0-based, `self` first).
    param: u32,
    of: Kind,
    variants: Variants,
}

/// One bit for each of [`MAX_VARIANTS`].
type Variants = [u64; 4];

impl Choice {
    /// Does no variant come to both places?
    #[must_use]
    pub fn excludes(&self, other: &Self) -> bool {
        let shared = self.variants.iter().zip(&other.variants);
        let same = self.param == other.param && self.of == other.of;
        same && shared.fold(0, |found, (one, other)| found | (one & other)) == 0
    }

    fn of_param(self, param: u32) -> Self {
        Self { param, ..self }
    }

    /// Both together; none if they are about different parameters.
    fn or(self, other: Self) -> Option<Self> {
        let same = self.param == other.param && self.of == other.of;
        let mut variants = self.variants;
        for (one, other) in variants.iter_mut().zip(other.variants) {
            *one |= other;
        }
        same.then_some(Self { variants, ..self })
    }
}

/// When something happens that does so in two cases; `None` if no one choice says that, because they are about different
/// parameters.
pub(super) fn either(one: Option<Choice>, other: Option<Choice>) -> Option<Option<Choice>> {
    match (one, other) {
        (Some(one), Some(other)) => one.or(other).map(Some),
        _ => Some(None),
    }
}

fn has(variants: &Variants, variant: usize) -> bool {
    variants[variant / 64] & (1 << (variant % 64)) != 0
}

fn add(variants: &mut Variants, variant: usize) {
    variants[variant / 64] |= 1 << (variant % 64);
}

/// The choices of a body, by block, and the flags that decide more than once which way it goes.
#[derive(Debug, Default)]
pub(crate) struct Choices {
    by_block: FxHashMap<BlockId, Choice>,
    flags: Vec<Flag>,
}

/// One enum that a parameter is of, and where the body asks for its variant.
struct Asked<'w> {
    world: &'w World,
    at: BodyRef,
    body: &'w Body,
    param: u32,
    local: LocalId,
    of: Kind,
    count: usize,
    matches: FxHashMap<BlockId, Vec<Way>>,
    compared: FxHashMap<LocalId, Compared>,
}

/// An arm of a match.
struct Way {
    target: BlockId,
    /// Variants that it surely takes.
    takes: Variants,
    /// Variants that it may take.
    may_take: Variants,
}

/// A comparison with one variant.
#[derive(Clone, Copy)]
struct Compared {
    variant: usize,
    /// Is the result true when it is that variant?
    is_set: bool,
}

/// What is known of flags on a way.
type Flags = Vec<(LocalId, bool)>;

impl World {
    /// What a parameter of the function must be for this block to run, if only some variants come there.
    #[must_use]
    pub fn choice_at(&self, at: BodyRef, block: BlockId) -> Option<Choice> {
        let cells = self.cells(at);
        let choices = cells.choices.get_or_init(|| Choices::of(self, at));
        choices.by_block.get(&block).copied()
    }

    /// Does no run of the body come to both blocks, because one flag decides about both?
    #[must_use]
    pub(super) fn never_both(&self, at: BodyRef, one: BlockId, other: BlockId) -> bool {
        let cells = self.cells(at);
        let choices = cells.choices.get_or_init(|| Choices::of(self, at));
        let mut flags = choices.flags.iter();
        flags.any(|flag| flag.excludes(one, other))
    }

    /// What a caller must be given for a choice of the called function to be made; `None` when it never is.
    pub(super) fn choice_of_caller(
        &self,
        at: BodyRef,
        (choice, block): (Option<Choice>, BlockId),
        (args, places): (&[Operand], &[LockId]),
    ) -> Option<Option<Choice>> {
        let around = || self.choice_at(at, block);
        let Some(choice) = choice else {
            return Some(around());
        };
        let param = choice.param as usize;
        if let Some(variant) = args.get(param).and_then(|arg| self.variant_of(at, arg)) {
            let is_it = variant.0 != choice.of || has(&choice.variants, variant.1);
            return is_it.then(around);
        }
        let place = places.get(param).and_then(|lock| lock.place.as_ref());
        let passed = place.and_then(|place| match place.root {
            LockRoot::Param(param) if place.path.is_empty() => Some(choice.of_param(param)),
            _ => None,
        });
        Some(passed.or_else(around))
    }

    /// The variant that an operand is by its name: `Policy::None`, `true`.
    fn variant_of(&self, at: BodyRef, operand: &Operand) -> Option<(Kind, usize)> {
        if let Operand::Literal(Literal::Bool(value)) = operand {
            return Some((Kind::Bool, usize::from(*value)));
        }
        let place = operand.place()?;
        let path = match place.base {
            PlaceBase::Path(path) if place.projections.is_empty() => path,
            _ => return None,
        };
        self.variant_behind(at, path)
    }

    fn variant_behind(&self, at: BodyRef, path: PathId) -> Option<(Kind, usize)> {
        let scope = ItemScope::None;
        let (index, universe) = (self.index(), self.universe());
        let (adt, variant, _) = index.resolve_variant(universe, at.file, path, scope)?;
        Some((Kind::Enum(adt), variant))
    }
}

impl Choices {
    fn of(world: &World, at: BodyRef) -> Self {
        let body = world.universe().body(at);
        let mut found = Self {
            flags: flags::of(world, at),
            ..Self::default()
        };
        if body.parent.is_some() || body.is_sketch {
            return found;
        }
        for (local, param) in body.params.iter().zip(0..) {
            let (of, count) = match world.facts(at).local(*local).peel_refs() {
                Ty::Adt(of, _) => (Kind::Enum(*of), world.universe().adt(*of).variants.len()),
                Ty::Primitive(Primitive::Bool) => (Kind::Bool, 2),
                _ => continue,
            };
            if (2..=MAX_VARIANTS).contains(&count) && !is_written(body, *local) {
                let asked = Asked {
                    world,
                    at,
                    body,
                    param,
                    local: *local,
                    of,
                    count,
                    matches: FxHashMap::default(),
                    compared: FxHashMap::default(),
                };
                asked.add_to(&mut found);
            }
        }
        found
    }
}

/// Does the body put something else into the parameter?
fn is_written(body: &Body, local: LocalId) -> bool {
    let mut stmts = body.blocks.iter().flat_map(|block| &block.stmts);
    stmts.any(|stmt| match &stmt.kind {
        StmtKind::Assign { dest, value } => {
            let lends = match value {
                Rvalue::Use(Operand::Ref { mutable, place }) => {
                    *mutable && place.base_local() == Some(local)
                }
                _ => false,
            };
            lends || dest.base_local() == Some(local)
        }
        _ => false,
    })
}

impl Asked<'_> {
    fn add_to(mut self, found: &mut Choices) {
        self.read();
        if self.matches.is_empty() && self.compared.is_empty() && self.of != Kind::Bool {
            return;
        }
        let mut reached = vec![Variants::default(); self.body.blocks.len()];
        for variant in 0..self.count {
            let Some(blocks) = self.reach(variant) else {
                return;
            };
            for (found, _) in reached.iter_mut().zip(blocks).filter(|(_, comes)| *comes) {
                add(found, variant);
            }
        }
        let everything = reached[Body::ENTRY.index()];
        for (block, variants) in self.body.blocks.ids().zip(reached) {
            if variants != Variants::default() && variants != everything {
                found.by_block.entry(block).or_insert(Choice {
                    param: self.param,
                    of: self.of,
                    variants,
                });
            }
        }
    }

    /// Finds the places where the body asks.
    fn read(&mut self) {
        for (id, block) in self.body.blocks.entries() {
            if let Terminator::Match { place, arms, .. } = &block.terminator
                && self.is_it(place)
            {
                let ways = arms.iter().map(|arm| self.way(arm)).collect();
                self.matches.insert(id, ways);
            }
            for stmt in &block.stmts {
                if let Some((flag, compared)) = self.comparison(&stmt.kind) {
                    self.compared.insert(flag, compared);
                }
            }
        }
    }

    fn way(&self, arm: &Arm) -> Way {
        let (mut takes, mut may_take) = (Variants::default(), Variants::default());
        for variant in 0..self.count {
            let fits = self.fits(arm.pattern, variant);
            if fits != Some(false) {
                add(&mut may_take, variant);
            }
            if fits == Some(true) && !arm.has_guard {
                add(&mut takes, variant);
            }
        }
        Way {
            target: arm.target,
            takes,
            may_take,
        }
    }

    /// Is the place the parameter, a reference to it or a clone of it?
    fn is_it(&self, place: &Place) -> bool {
        let steps = &place.projections;
        if !steps.iter().all(|step| *step == Projection::Deref) {
            return false;
        }
        let operand = Operand::Use(place.clone());
        let lock = self.world.lock_of(self.at, &operand);
        lock.place
            .is_some_and(|place| place.root == LockRoot::Param(self.param) && place.path.is_empty())
    }

    /// A flag that tells whether the parameter is a certain variant.
    fn comparison(&self, stmt: &StmtKind) -> Option<(LocalId, Compared)> {
        let StmtKind::Assign {
            dest,
            value: Rvalue::Operator { operator, operands },
        } = stmt
        else {
            return None;
        };
        let is_set = match operator {
            Operator::Compare(Comparison::Equal) => true,
            Operator::Compare(Comparison::NotEqual) => false,
            _ => return None,
        };
        let [one, other] = operands.as_slice() else {
            return None;
        };
        let variant = |operand: &Operand| {
            let (adt, variant) = self.world.variant_of(self.at, operand)?;
            (adt == self.of).then_some(variant)
        };
        let is_it = |operand: &Operand| operand.place().is_some_and(|place| self.is_it(place));
        let variant = match (variant(one), variant(other)) {
            (None, Some(variant)) if is_it(one) => variant,
            (Some(variant), None) if is_it(other) => variant,
            _ => return None,
        };
        Some((dest.as_local()?, Compared { variant, is_set }))
    }

    /// The blocks to which control may come when the parameter is this variant.
    fn reach(&self, variant: usize) -> Option<Vec<bool>> {
        let mut reached = vec![false; self.body.blocks.len()];
        let mut seen: FxHashSet<(BlockId, Flags)> = FxHashSet::default();
        let is_set = (self.of == Kind::Bool).then_some((self.local, variant == 1));
        let mut pending = vec![(Body::ENTRY, Flags::from_iter(is_set))];
        while let Some((block, mut flags)) = pending.pop() {
            if !seen.insert((block, flags.clone())) {
                continue;
            }
            if seen.len() > MAX_STEPS {
                return None;
            }
            reached[block.index()] = true;
            let content = &self.body.blocks[block];
            for stmt in &content.stmts {
                self.pass(&stmt.kind, variant, &mut flags);
            }
            for next in self.successors(block, variant, &flags) {
                pending.push((next, flags.clone()));
            }
        }
        Some(reached)
    }

    fn pass(&self, stmt: &StmtKind, variant: usize, flags: &mut Flags) {
        let StmtKind::Assign { dest, value } = stmt else {
            return;
        };
        let Some(flag) = dest.as_local() else {
            return;
        };
        let known = match value {
            Rvalue::Use(Operand::Literal(Literal::Bool(value))) => Some(*value),
            Rvalue::Use(Operand::Use(place)) => {
                place.as_local().and_then(|from| known(flags, from))
            }
            Rvalue::Operator {
                operator: Operator::Not,
                operands,
            } => {
                let from = operands.first().and_then(Operand::place);
                let from = from.and_then(Place::as_local);
                from.and_then(|from| known(flags, from)).map(|value| !value)
            }
            Rvalue::Operator { .. } => {
                let compared = self.compared.get(&flag);
                compared.map(|compared| (compared.variant == variant) == compared.is_set)
            }
            _ => None,
        };
        flags.retain(|(other, _)| *other != flag);
        if let Some(known) = known {
            flags.push((flag, known));
            flags.sort_unstable();
        }
    }

    fn successors(&self, block: BlockId, variant: usize, flags: &Flags) -> Vec<BlockId> {
        match &self.body.blocks[block].terminator {
            Terminator::If {
                cond,
                then,
                otherwise,
            } => match cond.place().and_then(Place::as_local) {
                Some(flag) => match known(flags, flag) {
                    Some(true) => vec![*then],
                    Some(false) => vec![*otherwise],
                    None => vec![*then, *otherwise],
                },
                None => vec![*then, *otherwise],
            },
            _ => match self.matches.get(&block) {
                Some(ways) => ways_of(ways, variant),
                None => {
                    let cfg = self.world.flow(self.at).cfg();
                    cfg.successors(block).to_vec()
                }
            },
        }
    }

    /// Does the pattern match this variant; `None` when that depends on what is in it?
    fn fits(&self, pattern: PatternId, variant: usize) -> Option<bool> {
        let is_this = |path: PathId| {
            let (adt, found) = self.world.variant_behind(self.at, path)?;
            (adt == self.of).then_some(found == variant)
        };
        match &self.body.patterns[pattern].kind {
            PatternKind::Wildcard => Some(true),
            PatternKind::Binding { inner, .. } => match inner {
                Some(inner) => self.fits(*inner, variant),
                None => Some(true),
            },
            PatternKind::Path(path) => is_this(*path),
            PatternKind::TupleStruct { path, fields } => {
                let is_whole = fields.iter().all(|field| self.is_anything(*field));
                is_this(*path).filter(|fits| is_whole || !fits)
            }
            PatternKind::Struct { path, fields } => {
                let is_whole = fields.iter().all(|(_, field)| self.is_anything(*field));
                is_this(*path).filter(|fits| is_whole || !fits)
            }
            PatternKind::Or(parts) => {
                let fits = || parts.iter().map(|part| self.fits(*part, variant));
                if fits().any(|fit| fit == Some(true)) {
                    return Some(true);
                }
                let may_fit = fits().any(|fit| fit.is_none());
                (!may_fit).then_some(false)
            }
            _ => None,
        }
    }

    fn is_anything(&self, pattern: PatternId) -> bool {
        match &self.body.patterns[pattern].kind {
            PatternKind::Wildcard | PatternKind::Rest => true,
            PatternKind::Binding { inner, .. } => inner.is_none(),
            _ => false,
        }
    }
}

fn known(flags: &Flags, flag: LocalId) -> Option<bool> {
    let found = flags.iter().find(|(local, _)| *local == flag);
    found.map(|(_, value)| *value)
}

/// Where a match may go on with this variant: up to the first arm that surely takes it.
fn ways_of(ways: &[Way], variant: usize) -> Vec<BlockId> {
    let mut found = Vec::new();
    for way in ways {
        if has(&way.may_take, variant) {
            found.push(way.target);
        }
        if has(&way.takes, variant) {
            break;
        }
    }
    found
}
