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

impl World {
    /// What a value of this type carries by itself (not through references, shared pointers or locks); each kind once.
    ///
    /// Structs of the group carry the guards in their fields; their handles and channel ends are their own business.
    #[must_use]
    pub fn carried(&self, ty: &Ty) -> Vec<Carried> {
        let mut found = Vec::new();
        self.collect_carried(ty, DEPTH, &mut found);
        found
    }

    fn collect_carried(&self, ty: &Ty, depth: usize, found: &mut Vec<Carried>) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        match ty {
            Ty::Adt(adt, args) => self.collect_from_adt(*adt, args, depth, found),
            Ty::Tuple(parts) => {
                for part in parts.iter() {
                    self.collect_carried(part, depth, found);
                }
            }
            Ty::Array(element) | Ty::Slice(element) => self.collect_carried(element, depth, found),
            _ => {}
        }
    }

    fn collect_from_adt(&self, adt: AdtRef, args: &[Ty], depth: usize, found: &mut Vec<Carried>) {
        if let Some(kind) = self.kind_of(adt) {
            if !found.iter().any(|(known, _)| *known == kind) {
                found.push((kind, adt));
            }
            return;
        }
        if !self.universe().is_library(adt.file) {
            let mut inner = Vec::new();
            self.collect_from_fields(adt, args, depth, &mut inner);
            inner.retain(|(kind, _)| {
                matches!(kind, ValueKind::Guard(_)) && !found.iter().any(|(known, _)| known == kind)
            });
            found.append(&mut inner);
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
                self.collect_carried(arg, depth, found);
            }
        }
    }

    fn collect_from_fields(
        &self,
        adt: AdtRef,
        args: &[Ty],
        depth: usize,
        found: &mut Vec<Carried>,
    ) {
        let item = self.universe().adt(adt);
        for (variant, shape) in item.variants.iter().enumerate() {
            for field in &shape.fields {
                let ty = self
                    .index()
                    .field(self.universe(), adt, variant, args, field.name);
                self.collect_carried(&ty.unwrap_or_default(), depth, found);
            }
        }
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
