//! Locks that several structs share: `Arc<RwLock<Catalog>>` in the one that reads and in the one that writes.

use std::collections::{HashMap, HashSet};

use conc_link::{AdtRef, Ty, World};
use conc_model::{Effect, known};

/// Pointers inside each other that are looked through.
const DEPTH: usize = 6;

/// The types that a lock is around which its structs have from elsewhere.
///
/// That is so when all of them have it through a shared pointer, and none has two: then it is hardly ever anything but the
/// same lock. Whether one has another `Catalog` than the other nobody could tell without running the program.
pub(super) fn shared_contents(world: &World) -> HashSet<AdtRef> {
    let mut owners: HashMap<AdtRef, Vec<(AdtRef, bool)>> = HashMap::new();
    let universe = world.universe();
    for file in universe.group_files() {
        for (id, item) in universe.model(file).adts.entries() {
            let owner = AdtRef::new(file, id);
            for (variant, shape) in item.variants.iter().enumerate() {
                for field in &shape.fields {
                    let ty = world
                        .index()
                        .field(universe, owner, variant, &[], field.name);
                    if let Some((content, is_shared)) = ty.and_then(|ty| lock_in(world, ty)) {
                        owners.entry(content).or_default().push((owner, is_shared));
                    }
                }
            }
        }
    }
    owners.retain(|_, owners| {
        let mut once = HashSet::new();
        owners.len() > 1
            && owners
                .iter()
                .all(|(owner, is_shared)| *is_shared && once.insert(*owner))
    });
    owners.into_keys().collect()
}

/// The type of the group that a lock in a field is around, and whether the field shares the lock with others.
fn lock_in(world: &World, ty: Ty) -> Option<(AdtRef, bool)> {
    let universe = world.universe();
    let mut ty = ty;
    let mut is_shared = false;
    for _ in 0..DEPTH {
        ty = match &ty {
            Ty::Ref { inner, .. } => {
                is_shared = true;
                (**inner).clone()
            }
            Ty::Adt(adt, args) if universe.is_library(adt.file) => {
                let effects = universe.adt_effects(*adt);
                if effects.contains(&Effect::Lock) {
                    return match args.last()? {
                        Ty::Adt(content, args)
                            if args.is_empty() && !universe.is_library(content.file) =>
                        {
                            Some((*content, is_shared))
                        }
                        _ => None,
                    };
                }
                let shares = effects.contains(&Effect::Shares);
                is_shared |= shares;
                let is_pointer = shares || universe.adt(*adt).name == known::BOX;
                args.first().filter(|_| is_pointer)?.clone()
            }
            _ => return None,
        };
    }
    None
}
