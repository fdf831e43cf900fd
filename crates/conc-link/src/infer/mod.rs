//! Types of locals and targets of calls, by walking bodies in order.
//!
//! One inference per top-level body (function or constant), with all closures and async blocks in it. What a
//! statement says is unified at once; what it cannot say yet (a method of a receiver whose type comes later)
//! becomes a [`jobs::Job`] that is tried again at the end. Nothing here guesses by a method's name.
//!
//! | file | what |
//! |---|---|
//! | `table` | variables and their bindings |
//! | `unify` | making two types equal, with the coercions that the language has |
//! | `place`, `rvalue`, `walk` | from flow bodies to types |
//! | `call`, `method`, `instantiate`, `bounds`, `closure` | calls, generics, closures |
//! | `selection` | impls of library types |
//! | `associated` | items of iterators, outputs of futures, `?` |
//! | `jobs` | what has to wait |
//! | `coverage` | how much is known, for statistics and scores |

mod associated;
mod bounds;
mod call;
mod closure;
mod context;
mod coverage;
mod instantiate;
mod jobs;
mod lang;
mod method;
mod place;
mod rvalue;
mod selection;
mod table;
mod unify;
mod walk;

pub use coverage::CallRecord;

use conc_model::{BodyId, Id};
use rayon::prelude::*;

use crate::universe::Universe;
use crate::{BodyFacts, FileIdx, Index};
use context::Cx;
use lang::Lang;

/// A top-level body and all bodies nested in it, parents first.
struct Family {
    file: FileIdx,
    bodies: Vec<BodyId>,
}

/// Infers the bodies of the group of which anything is known, in parallel; the result is indexed by group file and body.
pub(crate) fn infer_all(universe: &Universe, index: &Index) -> Vec<Vec<BodyFacts>> {
    let lang = Lang::find(universe, index);
    let families: Vec<Family> = universe
        .group_files()
        .flat_map(|file| families(universe, file))
        .collect();
    let inferred: Vec<Vec<BodyFacts>> = families
        .par_iter()
        .map(|family| Cx::new(universe, index, &lang, family.file).infer(&family.bodies))
        .collect();
    let files = universe.group().files.iter();
    let mut all: Vec<Vec<BodyFacts>> = files
        .map(|file| vec![BodyFacts::default(); file.model.bodies.len()])
        .collect();
    for (family, facts) in families.iter().zip(inferred) {
        let Some(file) = universe.group_index(family.file) else {
            continue;
        };
        for (body, facts) in family.bodies.iter().zip(facts) {
            all[file][body.index()] = facts;
        }
    }
    all
}

/// The top-level bodies of a file with what is nested in them, but for those of which nothing is known.
fn families(universe: &Universe, file: FileIdx) -> Vec<Family> {
    let bodies = &universe.model(file).bodies;
    let mut families: Vec<Family> = Vec::new();
    let mut family_of: Vec<Option<usize>> = Vec::with_capacity(bodies.len());
    for (id, body) in bodies.entries() {
        let around = body
            .parent
            .and_then(|parent| *family_of.get(parent.index())?);
        let is_known = !body.is_sketch || !body.calls.is_empty();
        let family = around.or_else(|| {
            is_known.then(|| {
                let bodies = Vec::new();
                families.push(Family { file, bodies });
                families.len() - 1
            })
        });
        if let Some(family) = family {
            families[family].bodies.push(id);
        }
        family_of.push(family);
    }
    families
}
