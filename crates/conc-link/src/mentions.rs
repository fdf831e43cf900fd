//! Which bodies mention a field of some name: a question about one field need not go through all of the package.

use conc_model::{
    AggregateKind, Body, Callee, Name, Operand, Place, Projection, Rvalue, StmtKind, Terminator,
};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{BodyRef, LockClass, World};

/// Bodies by the fields that they mention, in file order.
pub(crate) type Mentions = FxHashMap<Name, Vec<BodyRef>>;

impl World {
    /// The bodies of the group in whose places or struct literals a field of this name occurs, in file order. For a position
    /// of a tuple struct, which calls of its constructor set without naming it: all bodies.
    #[must_use]
    pub fn bodies_with_field(&self, name: Name) -> Vec<BodyRef> {
        let is_position = self
            .universe()
            .text(name)
            .starts_with(|c: char| c.is_ascii_digit());
        if is_position {
            return self.bodies().collect();
        }
        let mentions = self.mentions().get(&name);
        mentions.cloned().unwrap_or_default()
    }

    /// The bodies that can put something into a place of this class, in file order: of a field those that mention it.
    #[must_use]
    pub fn bodies_that_may_fill(&self, class: &LockClass) -> Vec<BodyRef> {
        match class {
            LockClass::Field(_, name) => self.bodies_with_field(*name),
            _ => self.bodies().collect(),
        }
    }

    pub(crate) fn find_mentions(&self) -> Mentions {
        let mut mentions = Mentions::default();
        let mut names = FxHashSet::default();
        for at in self.bodies() {
            fields_of(self.universe().body(at), &mut names);
            #[expect(
                clippy::iter_over_hash_type,
                reason = "each name has a list of its own: the order makes no difference"
            )]
            for name in names.drain() {
                mentions.entry(name).or_default().push(at);
            }
        }
        mentions
    }
}

/// The names of all fields in the places and struct literals of a body.
fn fields_of(body: &Body, names: &mut FxHashSet<Name>) {
    let mut place = |place: &Place| {
        names.extend(place.projections.iter().filter_map(|step| match step {
            Projection::Field(name) => Some(*name),
            _ => None,
        }));
    };
    let mut literals = Vec::new();
    for block in body.blocks.iter() {
        for stmt in &block.stmts {
            if let StmtKind::Assign { dest, value } = &stmt.kind {
                place(dest);
                if let Rvalue::Aggregate {
                    kind: AggregateKind::Struct { fields, .. },
                    ..
                } = value
                {
                    literals.extend(fields.iter().copied());
                }
                match value {
                    Rvalue::Bind { place: bound, .. } => place(bound),
                    value => value
                        .operands()
                        .iter()
                        .filter_map(Operand::place)
                        .for_each(&mut place),
                }
            }
        }
        match &block.terminator {
            Terminator::If { cond: operand, .. } | Terminator::Try { operand, .. } => {
                operand.place().into_iter().for_each(&mut place);
            }
            Terminator::Match { place: matched, .. } => place(matched),
            _ => {}
        }
    }
    for call in body.calls.iter() {
        let callee = match &call.callee {
            Callee::Value(operand) => operand.place(),
            _ => None,
        };
        let args = call.args.iter().filter_map(Operand::place);
        args.chain(callee).for_each(&mut place);
    }
    for point in body.awaits.iter() {
        let futures = point.futures.iter().filter_map(Operand::place);
        futures.for_each(&mut place);
    }
    names.extend(literals);
}
