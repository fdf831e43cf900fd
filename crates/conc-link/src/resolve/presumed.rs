//! What a field is when nothing is known of the value in front of it: when one struct of the group alone has a field of
//! that name, and it is a lock. Values get lost in macros and libraries that are not known; their locks are still locks.

use std::sync::OnceLock;

use conc_model::{AdtKind, Effect, Name};
use rustc_hash::FxHashMap;

use super::Index;
use crate::universe::Universe;
use crate::{AdtRef, Ty};

/// Pointers in front of a lock that are looked through.
const MAX_POINTERS: usize = 4;

/// Which struct has a field of a name; none where several have.
#[derive(Debug, Default)]
pub(super) struct Fields(OnceLock<FxHashMap<Name, Option<AdtRef>>>);

impl Index {
    /// The struct that `unknown.name` belongs to, and the type of that field.
    pub(crate) fn presumed_field(&self, universe: &Universe, name: Name) -> Option<(AdtRef, Ty)> {
        let fields = self.fields.0.get_or_init(|| owners(universe));
        let adt = fields.get(&name).copied().flatten()?;
        let ty = self.field(universe, adt, 0, &[], name)?;
        let mut behind = ty.clone();
        for _ in 0..MAX_POINTERS {
            if let Ty::Adt(found, _) = &behind
                && universe.adt_effects(*found).contains(&Effect::Lock)
            {
                return Some((adt, ty));
            }
            behind = self.deref(universe, &behind)?;
        }
        None
    }
}

fn owners(universe: &Universe) -> FxHashMap<Name, Option<AdtRef>> {
    let mut owners = FxHashMap::default();
    for file in universe.group_files() {
        for (id, adt) in universe.model(file).adts.entries() {
            // Every tuple has a field `0`.
            let is_named = |name: Name| universe.text(name).parse::<u32>().is_err();
            let variant = adt.variants.first().filter(|_| adt.kind == AdtKind::Struct);
            let fields = variant.into_iter().flat_map(|variant| &variant.fields);
            for field in fields.filter(|field| is_named(field.name)) {
                let adt = AdtRef::new(file, id);
                let owner = owners.entry(field.name).or_insert(Some(adt));
                if *owner != Some(adt) {
                    *owner = None;
                }
            }
        }
    }
    owners
}
