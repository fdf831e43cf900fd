//! Which types are worth following.

use conc_model::{ChannelKind, Effect, GuardKind, OnDrop, TaskKind, known};

use crate::{AdtRef, Ty, World};

/// What a tracked value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// Keeps something until it is dropped.
    Guard(GuardKind),
    /// Stands for running work.
    Handle {
        /// What runs.
        task: TaskKind,
        /// What dropping it does.
        on_drop: OnDrop,
    },
    /// Owns many tasks; what dropping it does.
    TaskSet(OnDrop),
    /// Sending end of a channel.
    Sender(ChannelKind),
    /// Receiving end of a channel.
    Receiver(ChannelKind),
}

/// A kind together with the library type that has it.
pub type Carried = (ValueKind, AdtRef);

/// How deep fields and type arguments are searched.
const DEPTH: usize = 4;

/// Where the search for what a type carries is.
#[derive(Clone, Copy)]
struct Search {
    /// How many steps down may follow.
    depth: usize,
    /// Among the fields of a type of the group? What is known of types as a whole counts only outside: it was searched
    /// for as deep as from there, whoever asks first.
    in_fields: bool,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            depth: DEPTH,
            in_fields: false,
        }
    }
}

impl Search {
    fn deeper(self) -> Option<Self> {
        let depth = self.depth.checked_sub(1)?;
        Some(Self { depth, ..self })
    }
}

impl World {
    /// What a value of this type carries by itself (not through references, shared pointers or locks); each kind once.
    ///
    /// Structs of the group carry the guards in their fields; their handles and channel ends are their own business.
    #[must_use]
    pub fn carried(&self, ty: &Ty) -> Vec<Carried> {
        let mut found = Vec::new();
        self.collect_carried(ty, Search::default(), &mut found);
        found
    }

    /// What a container of a library has in it, also behind references, guards and locks.
    pub(super) fn kept_in(&self, ty: &Ty) -> Vec<Carried> {
        let mut ty = ty.peel_refs().clone();
        let mut found = Vec::new();
        for _ in 0..DEPTH {
            let Ty::Adt(adt, args) = &ty else { break };
            if !self.universe().is_library(adt.file) {
                break;
            }
            let is_guard = matches!(self.kind_of(*adt), Some(ValueKind::Guard(_)));
            if self.kind_of(*adt).is_none() {
                for arg in args.iter() {
                    self.collect_carried(arg, Search::default(), &mut found);
                }
            }
            match self.index().deref(self.universe(), &ty) {
                Some(inner) if is_guard || found.is_empty() => ty = inner.peel_refs().clone(),
                _ => break,
            }
        }
        found
    }

    fn collect_carried(&self, ty: &Ty, search: Search, found: &mut Vec<Carried>) {
        let Some(search) = search.deeper() else {
            return;
        };
        match ty {
            Ty::Adt(adt, args) => self.collect_from_adt(*adt, args, search, found),
            Ty::Tuple(parts) => {
                for part in parts.iter() {
                    self.collect_carried(part, search, found);
                }
            }
            Ty::Array(element) | Ty::Slice(element) => self.collect_carried(element, search, found),
            _ => {}
        }
    }

    fn collect_from_adt(&self, adt: AdtRef, args: &[Ty], search: Search, found: &mut Vec<Carried>) {
        if let Some(kind) = self.kind_of(adt) {
            if !found.iter().any(|(known, _)| *known == kind) {
                found.push((kind, adt));
            }
            return;
        }
        if !self.universe().is_library(adt.file) {
            let is_new = |(kind, _): &Carried| !found.iter().any(|(known, _)| known == kind);
            let mut new = self.guards_kept_by(adt, args, search);
            new.retain(is_new);
            found.append(&mut new);
            return;
        }
        let effects = self.universe().adt_effects(adt);
        let lends = |effect: &Effect| matches!(effect, Effect::Lock | Effect::Shares);
        // An error that contains a guard (poisoning) is an exception, not a place where people keep guards.
        let payload = if self.universe().adt(adt).name == known::RESULT {
            1
        } else {
            args.len()
        };
        if !effects.iter().any(lends) {
            for arg in args.iter().take(payload) {
                self.collect_carried(arg, search, found);
            }
        }
    }

    /// The guards that a type of the group carries in its fields.
    fn guards_kept_by(&self, adt: AdtRef, args: &[Ty], search: Search) -> Vec<Carried> {
        if search.in_fields || !args.is_empty() {
            return self.guards_in_fields(adt, args, search.depth);
        }
        let kept = self.kept_guards(adt);
        kept.get_or_init(|| self.guards_in_fields(adt, args, DEPTH))
            .clone()
    }

    fn guards_in_fields(&self, adt: AdtRef, args: &[Ty], depth: usize) -> Vec<Carried> {
        let search = Search {
            depth,
            in_fields: true,
        };
        let mut found = Vec::new();
        let item = self.universe().adt(adt);
        for (variant, shape) in item.variants.iter().enumerate() {
            for field in &shape.fields {
                let ty = self
                    .index()
                    .field(self.universe(), adt, variant, args, field.name);
                self.collect_carried(&ty.unwrap_or_default(), search, &mut found);
            }
        }
        found.retain(|(kind, _)| matches!(kind, ValueKind::Guard(_)));
        found
    }

    /// What the stub of a type says that its values are.
    #[must_use]
    pub fn kind_of(&self, adt: AdtRef) -> Option<ValueKind> {
        let effects = self.universe().adt_effects(adt);
        let on_drop = effects.iter().find_map(|effect| match effect {
            Effect::OnDrop(how) => Some(*how),
            _ => None,
        });
        let on_drop = on_drop.unwrap_or(OnDrop::Detach);
        effects.iter().find_map(|effect| match effect {
            Effect::Guard(kind) => Some(ValueKind::Guard(*kind)),
            Effect::Handle(task) => Some(ValueKind::Handle {
                task: *task,
                on_drop,
            }),
            Effect::TaskSet => Some(ValueKind::TaskSet(on_drop)),
            Effect::Sender(kind) => Some(ValueKind::Sender(*kind)),
            Effect::Receiver(kind) => Some(ValueKind::Receiver(*kind)),
            _ => None,
        })
    }
}
