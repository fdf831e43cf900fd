//! The linked world of one package group: what was given, and what was found out.

use std::sync::{Arc, OnceLock};

use conc_model::{
    CallId, Effect, EffectSet, FileModel, GuardKind, Interner, LocalId, Names, Place,
};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::flow::{Carried, Flow, ValueKind};
use crate::locks::{
    BodyLocks, Choices, Definitions, Implementations, ImplicitBodies, Summaries, WaitPoint,
    all_made_from,
};
use crate::mentions::Mentions;
use crate::relevance::LibraryWords;
use crate::resolve::{Index, Layer};
use crate::universe::Universe;
use crate::{AdtRef, BodyRef, FunctionRef, Ty};

/// One crate of the known libraries: a stub file is one whole crate.
#[derive(Debug)]
pub struct LibraryCrate {
    /// The name that `use` sees, e.g. `tokio_util`.
    pub name: String,
    /// Other names under which `use` reaches the same crate.
    pub aliases: Vec<String>,
    /// Its lowered stub.
    pub model: FileModel,
}

/// A group of packages that are linked together, as the engine hands it over.
#[derive(Debug, Default)]
pub struct Group {
    /// Its packages.
    pub packages: Vec<Package>,
    /// Its files.
    pub files: Vec<GroupFile>,
}

/// A package of a group.
#[derive(Debug, Default)]
pub struct Package {
    /// The name that other packages import it by (`-` is `_`).
    pub name: String,
    /// Crates that it builds: library, binaries, tests, examples; roots are indices into [`Group::files`].
    pub targets: Vec<Target>,
    /// Names under which it imports other packages of the group, with their indices.
    pub dependencies: Vec<(String, usize)>,
    /// Its features with whether they are on by default; of others nothing is known.
    pub features: Vec<(String, bool)>,
}

/// One crate of a package.
#[derive(Debug)]
pub struct Target {
    /// Its crate name.
    pub name: String,
    /// Is it the library?
    pub is_library: bool,
    /// Index of its root file in [`Group::files`].
    pub root: usize,
}

/// A file of a group.
#[derive(Debug)]
pub struct GroupFile {
    /// Its model.
    pub model: FileModel,
    /// Its path with `/`, normalised, in one frame with the other files of the group; `mod x;` is resolved by it.
    pub path: String,
    /// Index of its package in [`Group::packages`].
    pub package: usize,
}

/// How sure the linker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// Nothing is claimed.
    Unknown,
    /// One of several candidates, or through a guess such as a glob of an unseen crate.
    Likely,
    /// The value is a field of something of which nothing is known; only one struct of the group has a field of that name,
    /// and it is a lock.
    Presumed,
    /// Resolved through names and types all the way.
    Known,
}

/// What a call turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallFacts {
    /// What is called.
    pub target: CallTarget,
    /// How sure that is.
    pub certainty: Certainty,
    /// How a method takes its receiver.
    pub receiver: ReceiverMode,
    /// Type of the result (for async functions: a [`Ty::Future`]).
    pub result: Ty,
}

/// What is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallTarget {
    /// Not known.
    Unknown,
    /// A function or method, of the library or the group. Trait methods through a bound or `dyn`
    /// are the trait's own function.
    Function(FunctionRef),
    /// A tuple struct or enum variant is built; its arguments are its fields.
    Constructor(AdtRef),
    /// A closure of this group is called.
    Closure(BodyRef),
}

/// What a call does to its first argument if it is written as a method call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiverMode {
    /// Not a method call, or not known: treated as a borrow.
    Unknown,
    /// `&self`, after auto-deref.
    Ref,
    /// `&mut self`, after auto-deref.
    RefMut,
    /// `self` of the receiver place itself: it is moved (or copied).
    Value,
    /// `self` of something behind the place (a copy out of a reference, `self: &T` by value, `Arc<Self>` by clone):
    /// the place itself is only read.
    Behind,
}

/// What was found out about a body.
#[derive(Clone, Debug, Default)]
pub struct BodyFacts {
    /// Types of its locals, by [`LocalId`].
    pub locals: Vec<Ty>,
    /// Its calls, by [`CallId`].
    pub calls: Vec<CallFacts>,
    /// What its `return` and end give (for async bodies: the output).
    pub output: Ty,
    /// What is stated about the functions that it calls.
    pub effects: EffectSet,
}

impl BodyFacts {
    /// The type of a local.
    #[must_use]
    pub fn local(&self, local: LocalId) -> &Ty {
        self.locals.get(local.0 as usize).unwrap_or(&Ty::Unknown)
    }

    /// What a call is.
    #[must_use]
    pub fn call(&self, call: CallId) -> Option<&CallFacts> {
        self.calls.get(call.0 as usize)
    }
}

/// The known libraries, lowered once per run and shared by all groups.
#[derive(Debug)]
pub struct Library {
    pub(crate) names: Names,
    pub(crate) crates: Vec<LibraryCrate>,
    pub(crate) layer: OnceLock<Layer>,
    pub(crate) words: OnceLock<LibraryWords>,
}

impl Library {
    /// Takes the lowered stubs with the interner that they were lowered with. The crates' own names and aliases join it here:
    /// every group's identifiers start from these, so that ids in the shared tables mean the same in all of them.
    #[must_use]
    pub fn new(interner: Interner, crates: Vec<LibraryCrate>) -> Self {
        for krate in &crates {
            for name in std::iter::once(&krate.name).chain(&krate.aliases) {
                interner.intern(name);
            }
        }
        Self {
            names: interner.freeze(),
            crates,
            layer: OnceLock::new(),
            words: OnceLock::new(),
        }
    }

    /// The identifiers of the stubs: seed the interner of a group with them.
    #[must_use]
    pub fn names(&self) -> &Names {
        &self.names
    }
}

/// What is found out about a body when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct BodyCells {
    /// Boxed, because most bodies are not asked for it.
    flow: OnceLock<Box<Flow>>,
    pub(crate) definitions: OnceLock<Definitions>,
    pub(crate) choices: OnceLock<Choices>,
    pub(crate) locks: OnceLock<BodyLocks>,
    pub(crate) waits: OnceLock<Vec<WaitPoint>>,
    made_from: OnceLock<Vec<Vec<Place>>>,
}

/// A linked package group.
#[derive(Debug)]
pub struct World {
    universe: Universe,
    index: Index,
    facts: Vec<Vec<BodyFacts>>,
    cells: Vec<Vec<BodyCells>>,
    kept_guards: Vec<Vec<OnceLock<Vec<Carried>>>>,
    summaries: OnceLock<Summaries>,
    lock_kinds: OnceLock<FxHashMap<AdtRef, GuardKind>>,
    implementations: OnceLock<Implementations>,
    locking: OnceLock<FxHashSet<BodyRef>>,
    implicit_bodies: OnceLock<ImplicitBodies>,
    own_drops: OnceLock<FxHashSet<AdtRef>>,
    callers: OnceLock<FxHashMap<FunctionRef, Vec<(BodyRef, CallId)>>>,
    mentions: OnceLock<Mentions>,
}

impl World {
    /// Links a group whose models were lowered with an interner that was seeded with the library's names.
    #[must_use]
    pub fn link(library: Arc<Library>, group: Group, names: Names) -> Self {
        let universe = Universe::new(library, group, names);
        let index = Index::build(&universe);
        let facts = crate::infer::infer_all(&universe, &index);
        let empty = |file: &Vec<BodyFacts>| file.iter().map(|_| BodyCells::default()).collect();
        let cells = facts.iter().map(empty).collect();
        let files = universe.group().files.iter();
        let unasked = files.map(|file| file.model.adts.iter().map(|_| OnceLock::new()).collect());
        let kept_guards = unasked.collect();
        Self {
            universe,
            index,
            facts,
            cells,
            kept_guards,
            summaries: OnceLock::new(),
            lock_kinds: OnceLock::new(),
            implementations: OnceLock::new(),
            locking: OnceLock::new(),
            implicit_bodies: OnceLock::new(),
            own_drops: OnceLock::new(),
            callers: OnceLock::new(),
            mentions: OnceLock::new(),
        }
    }

    /// What was given: models and names.
    #[must_use]
    pub fn universe(&self) -> &Universe {
        &self.universe
    }

    /// What names and types resolve to.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// What was found out about a body of the group.
    ///
    /// # Panics
    /// For a body of the library.
    #[must_use]
    pub fn facts(&self, body: BodyRef) -> &BodyFacts {
        let file = self
            .universe
            .group_index(body.file)
            .expect("bodies of the library are not analysed");
        &self.facts[file][body.id.0 as usize]
    }

    /// Where the values of a body of the group go; computed on the first question.
    ///
    /// # Panics
    /// For a body of the library.
    #[must_use]
    pub fn flow(&self, body: BodyRef) -> &Flow {
        let flow = &self.cells(body).flow;
        flow.get_or_init(|| Box::new(Flow::new(self, body)))
    }

    pub(crate) fn cells(&self, body: BodyRef) -> &BodyCells {
        let file = self
            .universe
            .group_index(body.file)
            .expect("bodies of the library are not analysed");
        &self.cells[file][body.id.0 as usize]
    }

    /// Where the guards are kept that are in the fields of a type of the group without type parameters.
    ///
    /// # Panics
    /// For a type of the library.
    pub(crate) fn kept_guards(&self, adt: AdtRef) -> &OnceLock<Vec<Carried>> {
        let file = self
            .universe
            .group_index(adt.file)
            .expect("types of the library are declared by their effects");
        &self.kept_guards[file][adt.id.0 as usize]
    }

    /// For each local of a body the places that are read where it gets its values from; computed on the first question.
    pub(crate) fn made_from(&self, body: BodyRef) -> &[Vec<Place>] {
        let made = &self.cells(body).made_from;
        made.get_or_init(|| all_made_from(self.universe.body(body)))
    }

    /// What all bodies do through the bodies that they run; computed on the first question.
    pub(crate) fn summaries(&self) -> &Summaries {
        self.summaries.get_or_init(|| Summaries::compute(self))
    }

    /// The guards that the types of the library give which take locks.
    pub(crate) fn lock_kinds(&self) -> &FxHashMap<AdtRef, GuardKind> {
        self.lock_kinds.get_or_init(|| self.find_lock_kinds())
    }

    /// The bodies that take locks, themselves or through others.
    pub(crate) fn locking(&self) -> &FxHashSet<BodyRef> {
        self.locking.get_or_init(|| self.find_locking())
    }

    /// By which functions the methods of the group's traits are implemented.
    pub(crate) fn implementations(&self) -> &Implementations {
        self.implementations
            .get_or_init(|| self.find_implementations())
    }

    /// The bodies that run, without a call, where values of types of the group end or are shown, and take locks.
    pub(crate) fn implicit_bodies(&self) -> &ImplicitBodies {
        self.implicit_bodies
            .get_or_init(|| self.find_implicit_bodies())
    }

    /// The types of the group that have a `Drop` impl.
    pub(crate) fn own_drops(&self) -> &FxHashSet<AdtRef> {
        self.own_drops.get_or_init(|| self.find_own_drops())
    }

    fn find_lock_kinds(&self) -> FxHashMap<AdtRef, GuardKind> {
        let mut kinds = FxHashMap::default();
        for file in self.universe.library_files() {
            for (id, function) in self.universe.model(file).functions.entries() {
                let takes = |effect: &Effect| matches!(effect, Effect::Acquires(_));
                if !function.attrs.effects.iter().any(takes) {
                    continue;
                }
                let signature = self
                    .index
                    .signature(&self.universe, FunctionRef::new(file, id));
                let receiver = signature.receiver.as_ref().map(Ty::peel_refs);
                let carried = self.carried(&signature.output);
                let kind = carried.into_iter().find_map(|(kind, _)| match kind {
                    ValueKind::Guard(kind) => Some(kind),
                    _ => None,
                });
                // `lock_owned(self: Arc<Self>)` says nothing about `Arc`.
                let is_lock =
                    |adt: &AdtRef| !self.universe.adt_effects(*adt).contains(&Effect::Shares);
                if let (Some(Ty::Adt(adt, _)), Some(kind)) = (receiver, kind)
                    && is_lock(adt)
                {
                    kinds.entry(*adt).or_insert(kind);
                }
            }
        }
        kinds
    }

    /// Calls of a function within the group, in file order.
    #[must_use]
    pub fn callers(&self, function: FunctionRef) -> &[(BodyRef, CallId)] {
        let callers = self.callers.get_or_init(|| self.find_callers());
        callers.get(&function).map_or(&[], Vec::as_slice)
    }

    /// Which bodies mention which fields; computed on the first question.
    pub(crate) fn mentions(&self) -> &Mentions {
        self.mentions.get_or_init(|| self.find_mentions())
    }

    fn find_callers(&self) -> FxHashMap<FunctionRef, Vec<(BodyRef, CallId)>> {
        let mut callers: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for body in self.bodies() {
            for (index, call) in self.facts(body).calls.iter().enumerate() {
                if let CallTarget::Function(function) = call.target {
                    let id = <CallId as conc_model::Id>::from_index(index);
                    callers.entry(function).or_default().push((body, id));
                }
            }
        }
        callers
    }

    /// All bodies of the group, in file order, parents before the bodies nested in them.
    pub fn bodies(&self) -> impl Iterator<Item = BodyRef> + '_ {
        self.universe.group_files().flat_map(|file| {
            let model = self.universe.model(file);
            model.bodies.ids().map(move |id| BodyRef::new(file, id))
        })
    }
}
