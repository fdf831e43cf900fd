//! Fields of several structs that are filled with one lock: `Worker { log: log.clone() }`, `Server { log }`.

use std::collections::HashMap;

use conc_link::{AdtRef, BodyRef, FunctionRef, LockClass, LockId, LockRoot, World};
use conc_model::{AdtKind, BodyOwner, LocalId, Operand, known};

use super::view::BodyView;

/// How often a field that is filled from another is followed.
const FILLED_FROM: usize = 4;

/// What a field is filled with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Source {
    /// What another field holds.
    Field(LockClass),
    /// A variable, from which other fields may be filled, too.
    Variable(BodyRef, LocalId),
}

/// The fields that share their locks with others, by the field that stands for all of them.
#[derive(Debug, Default)]
pub(super) struct FilledLocks {
    one_of: HashMap<LockClass, LockClass>,
    variables: HashMap<(BodyRef, LocalId), LockClass>,
}

impl FilledLocks {
    /// Looks at where structs are put together that have locks from elsewhere. Only fields of which all values are seen
    /// count, and only those that get the same everywhere.
    pub(super) fn of(world: &World) -> Self {
        let mut sources: Vec<(LockClass, Source)> = Vec::new();
        for class in shared_fields(world) {
            if let Some(source) = only_source(world, class) {
                sources.push((class, source));
            }
        }
        let known: HashMap<LockClass, Source> = sources.iter().cloned().collect();
        let mut found = Self::default();
        for (class, source) in &sources {
            match followed(source, &known) {
                Source::Field(first) => {
                    found.one_of.insert(*class, first);
                }
                Source::Variable(at, local) => {
                    let first = *found.variables.entry((at, local)).or_insert(*class);
                    found.one_of.insert(*class, first);
                }
            }
        }
        found
    }

    /// The field that stands for all that hold the same lock.
    pub(super) fn first_of(&self, class: LockClass) -> LockClass {
        let first = self.one_of.get(&class).copied().unwrap_or(class);
        self.one_of.get(&first).copied().unwrap_or(first)
    }

    /// The field that holds the lock of a variable.
    pub(super) fn of_variable(&self, at: BodyRef, local: LocalId) -> Option<LockClass> {
        self.variables.get(&(at, local)).copied()
    }
}

/// The field or variable from which a field has its lock in the end.
fn followed(source: &Source, known: &HashMap<LockClass, Source>) -> Source {
    let mut source = source.clone();
    for _ in 0..FILLED_FROM {
        let Source::Field(class) = &source else { break };
        let Some(next) = known.get(class) else { break };
        source = next.clone();
    }
    source
}

/// The fields of structs of the group that hold a lock by a shared pointer.
fn shared_fields(world: &World) -> Vec<LockClass> {
    let universe = world.universe();
    let mut found = Vec::new();
    for file in universe.group_files() {
        for (id, item) in universe.model(file).adts.entries() {
            if item.kind != AdtKind::Struct || item.attrs.derives.contains(&known::DEFAULT_TRAIT) {
                continue;
            }
            let owner = AdtRef::new(file, id);
            for field in item.variants.iter().flat_map(|shape| &shape.fields) {
                let ty = world.index().field(universe, owner, 0, &[], field.name);
                if ty.is_some_and(|ty| world.is_shared_lock(&ty)) {
                    found.push(LockClass::Field(owner, field.name));
                }
            }
        }
    }
    found
}

/// What a field is filled with, if that is the same wherever its struct is put together outside of tests.
fn only_source(world: &World, class: LockClass) -> Option<Source> {
    let mut only: Option<Source> = None;
    for at in world.bodies_that_may_fill(&class) {
        let view = BodyView::new(world, at);
        if view.is_test() {
            continue;
        }
        for operand in view.fills_of(class)? {
            for source in view.sources_of_lock(operand)? {
                if only.as_ref().is_some_and(|only| *only != source) {
                    return None;
                }
                only = Some(source);
            }
        }
    }
    only.filter(|only| *only != Source::Field(class))
}

impl<'w> BodyView<'w> {
    /// What this body puts into a field where it makes a struct; `None` if it changes the field later.
    fn fills_of(self, class: LockClass) -> Option<Vec<&'w Operand>> {
        let mut found = Vec::new();
        for (dest, value) in super::joins::assignments(self.body()) {
            let is_change = !dest.projections.is_empty() && self.class_of(dest) == Some(class);
            if is_change {
                return None;
            }
            let filled = self.fields_of(dest, value).filter(|(it, _)| *it == class);
            found.extend(filled.map(|(_, operand)| operand));
        }
        Some(found)
    }

    /// Where a lock comes from that a struct gets: with a parameter, from all callers; `None` if that is not seen.
    fn sources_of_lock(self, operand: &Operand) -> Option<Vec<Source>> {
        let lock = self.world.lock_of(self.at, operand);
        let is_param = |lock: &LockId| {
            let place = lock.place.as_ref();
            place.is_some_and(|place| {
                matches!(place.root, LockRoot::Param(_)) && place.path.is_empty()
            })
        };
        if !is_param(&lock) {
            return Some(vec![source(&lock)?]);
        }
        let outside = self.lock_outside(&lock)?;
        if outside.iter().any(is_param) {
            return None;
        }
        outside.iter().map(source).collect()
    }

    /// A parameter, as those see it who call the function.
    fn lock_outside(self, lock: &LockId) -> Option<Vec<LockId>> {
        let BodyOwner::Function(function) = self.body().owner else {
            return None;
        };
        let function = FunctionRef::new(self.at.file, function);
        // Of those who call other functions not everyone may have been read.
        self.kind_made_by(function)?;
        let callers = self.world.callers(function);
        let mut found = Vec::new();
        for (at, call) in callers {
            let caller = Self::new(self.world, *at);
            if caller.is_test() {
                continue;
            }
            let args = caller.body().calls[*call].args.iter();
            let args: Vec<LockId> = args.map(|arg| self.world.lock_of(*at, arg)).collect();
            found.push(lock.seen_from_call(&args));
        }
        (!found.is_empty()).then_some(found)
    }
}

fn source(lock: &LockId) -> Option<Source> {
    if let Some(class @ LockClass::Field(..)) = lock.class {
        return Some(Source::Field(class));
    }
    let place = lock.place.as_ref().filter(|place| place.path.is_empty())?;
    match place.root {
        LockRoot::Local(at, local) => Some(Source::Variable(at, local)),
        _ => None,
    }
}
