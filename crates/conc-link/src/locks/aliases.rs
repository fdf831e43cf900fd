//! What the variables of a body stand for: from each the place or call that it got its only value from.

use conc_model::{
    AggregateKind, AwaitId, Body, CallId, LocalId, Name, Operand, Place, Rvalue, StmtKind,
    Terminator,
};
use rustc_hash::FxHashMap;

/// Where a local gets its value from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Definition {
    /// A place is moved, copied, borrowed or taken apart.
    Place(Place),
    /// A call returns it.
    Call(CallId),
    /// A future gives it.
    Await(AwaitId),
    /// It is an iterator over a place.
    Iterator(Place),
    /// It is a struct whose fields are moved, copied or borrowed from these places; others are left out.
    Built(Box<[(Name, Place)]>),
    /// It is built here or comes from something that is not followed.
    Other,
    /// It gets more than one value.
    Many,
}

/// The definitions of a body's locals; parameters and upvars have none.
#[derive(Debug, Default)]
pub(crate) struct Definitions {
    of: FxHashMap<LocalId, Definition>,
    /// All values that the body may return.
    returned: Vec<Definition>,
}

impl Definitions {
    pub(crate) fn of(body: &Body) -> Self {
        let mut all = Self::default();
        for block in body.blocks.iter() {
            for stmt in &block.stmts {
                match &stmt.kind {
                    StmtKind::Assign { dest, value } => all.assign(dest, value),
                    StmtKind::Call(call) => {
                        all.add(body.calls[*call].dest, Definition::Call(*call));
                    }
                    StmtKind::Await(id) => all.add(body.awaits[*id].dest, Definition::Await(*id)),
                    StmtKind::Discard { .. } | StmtKind::EndScope(_) => {}
                }
            }
            match &block.terminator {
                Terminator::Try { operand, value, .. } => {
                    all.add(*value, of_operand(operand));
                }
                Terminator::Next { item, .. } => all.add(*item, Definition::Other),
                _ => {}
            }
        }
        for select in body.selects.iter() {
            for branch in &select.branches {
                all.add(branch.output, Definition::Other);
            }
        }
        all
    }

    pub(crate) fn get(&self, local: LocalId) -> Option<&Definition> {
        self.of.get(&local)
    }

    /// Everything that the body may return, in the order of the text.
    pub(crate) fn returned(&self) -> &[Definition] {
        &self.returned
    }

    fn assign(&mut self, dest: &Place, value: &Rvalue) {
        let Some(local) = dest.as_local() else {
            return;
        };
        let definition = match value {
            Rvalue::Use(operand) => of_operand(operand),
            Rvalue::Bind { place, .. } => Definition::Place(place.clone()),
            Rvalue::IntoIter(operand) => operand.place().map_or(Definition::Other, |place| {
                Definition::Iterator(place.clone())
            }),
            Rvalue::Aggregate { kind, operands } => built_of(kind, operands),
            _ => Definition::Other,
        };
        self.add(local, definition);
    }

    fn add(&mut self, local: LocalId, definition: Definition) {
        if local == Body::RETURN {
            self.returned.push(definition.clone());
        }
        let many = self.of.contains_key(&local);
        let definition = if many { Definition::Many } else { definition };
        self.of.insert(local, definition);
    }
}

fn built_of(kind: &AggregateKind, operands: &[Operand]) -> Definition {
    let AggregateKind::Struct { fields, .. } = kind else {
        return Definition::Other;
    };
    let parts = fields.iter().zip(operands);
    let places = parts.filter_map(|(field, operand)| Some((*field, operand.place()?.clone())));
    Definition::Built(places.collect())
}

fn of_operand(operand: &Operand) -> Definition {
    operand
        .place()
        .map_or(Definition::Other, |place| Definition::Place(place.clone()))
}
