//! Variables that are references to another variable, or to something in it: what is done with them is done with that.

use conc_model::{
    Body, Call, Callee, Id, LocalId, Operand, Place, Rvalue, StmtKind, Terminator, known,
};
use rustc_hash::FxHashMap;

use crate::{BodyFacts, Ty};

/// How many references, one to the other, are followed.
const DEPTH: usize = 4;

/// Who is borrowed by which local.
#[derive(Default)]
pub(super) struct Loans {
    owners: FxHashMap<LocalId, Vec<LocalId>>,
    /// Locals that are a reference to the whole of another, which is the only thing they ever are.
    whole: FxHashMap<LocalId, LocalId>,
}

impl Loans {
    /// All that a body keeps in variables.
    pub(super) fn of(body: &Body, facts: &BodyFacts) -> Self {
        let mut loans = Self::default();
        for _ in 0..DEPTH {
            let before = loans.count();
            for block in body.blocks.iter() {
                for stmt in &block.stmts {
                    match &stmt.kind {
                        StmtKind::Assign { dest, value } => loans.assign(facts, dest, value),
                        StmtKind::Call(call) => loans.call(facts, &body.calls[*call]),
                        _ => {}
                    }
                }
                if let Terminator::Next { iterator, item, .. } = &block.terminator {
                    loans.lend(*item, *iterator);
                }
            }
            if loans.count() == before {
                break;
            }
        }
        if !loans.whole.is_empty() {
            let defined = definitions(body);
            loans.whole.retain(|local, _| defined[local.index()] == 1);
        }
        loans
    }

    /// The locals that a local borrows.
    pub(super) fn borrowed(&self, local: LocalId) -> &[LocalId] {
        self.owners.get(&local).map_or(&[], Vec::as_slice)
    }

    /// The local that a local is, or is a reference to as a whole.
    pub(super) fn whole_of(&self, local: LocalId) -> LocalId {
        self.whole.get(&local).copied().unwrap_or(local)
    }

    fn assign(&mut self, facts: &BodyFacts, dest: &Place, value: &Rvalue) {
        let Some(local) = dest.as_local() else {
            return;
        };
        match value {
            Rvalue::Use(Operand::Ref { place, .. })
            | Rvalue::IntoIter(Operand::Ref { place, .. }) => {
                if let Some(owner) = place.base_local().filter(|owner| *owner != local) {
                    if let (Some(owner), Rvalue::Use(_)) = (place.as_local(), value) {
                        self.whole.insert(local, self.whole_of(owner));
                    }
                    self.add(local, owner);
                    self.lend(local, owner);
                }
            }
            // What comes out of a reference by a move or a pattern borrows the same.
            Rvalue::Use(Operand::Use(place))
            | Rvalue::IntoIter(Operand::Use(place))
            | Rvalue::Bind { place, .. } => {
                let owner = place.base_local();
                if let Some(owner) = owner.filter(|_| may_borrow(facts.local(local))) {
                    self.lend(local, owner);
                }
            }
            Rvalue::Aggregate { operands, .. } => {
                for operand in operands {
                    let owner = operand.place().and_then(Place::base_local);
                    let Some(owner) = owner.filter(|owner| *owner != local) else {
                        continue;
                    };
                    if matches!(operand, Operand::Ref { .. }) {
                        self.add(local, owner);
                    }
                    self.lend(local, owner);
                }
            }
            _ => {}
        }
    }

    /// `x.as_ref()`, `x.as_mut()`: an option of a reference is there when the option is.
    fn call(&mut self, facts: &BodyFacts, call: &Call) {
        let Callee::Method { name, .. } = call.callee else {
            return;
        };
        let receiver = call.args.first().and_then(Operand::place);
        if let (known::AS_REF | known::AS_MUT, Some(owner)) =
            (name, receiver.and_then(Place::as_local))
        {
            // Through a guard it is the option behind the lock that is there or not.
            if is_of_one_type(facts.local(owner).peel_refs(), facts.local(call.dest)) {
                self.whole.insert(call.dest, self.whole_of(owner));
            }
            self.add(call.dest, owner);
        }
    }

    /// What `from` borrows, `to` borrows, too.
    fn lend(&mut self, to: LocalId, from: LocalId) {
        for owner in self.borrowed(from).to_vec() {
            self.add(to, owner);
        }
    }

    fn add(&mut self, local: LocalId, owner: LocalId) {
        let owners = self.owners.entry(local).or_default();
        if owner != local && !owners.contains(&owner) {
            owners.push(owner);
        }
    }

    fn count(&self) -> usize {
        self.owners.values().map(Vec::len).sum()
    }
}

/// Are both of one type, whatever its arguments are?
fn is_of_one_type(one: &Ty, other: &Ty) -> bool {
    matches!((one, other), (Ty::Adt(one, _), Ty::Adt(other, _)) if one == other)
}

/// How often each local gets a value by an assignment or a call.
fn definitions(body: &Body) -> Vec<u32> {
    let mut counts = vec![0; body.locals.len()];
    for stmt in body.blocks.iter().flat_map(|block| &block.stmts) {
        let defined = match &stmt.kind {
            StmtKind::Assign { dest, .. } => dest.as_local(),
            StmtKind::Call(call) => Some(body.calls[*call].dest),
            _ => None,
        };
        if let Some(local) = defined {
            counts[local.index()] += 1;
        }
    }
    counts
}

/// A reference, something that may have one in it, or something unknown.
fn may_borrow(ty: &Ty) -> bool {
    matches!(
        ty,
        Ty::Ref { .. } | Ty::Unknown | Ty::Adt(..) | Ty::Tuple(_)
    )
}
