//! Known libraries that are themselves read: whoever works on such a crate has its guards as types of the own package,
//! and the stub tells what they are.

use conc_model::{Effect, Name};
use rustc_hash::FxHashMap;

use super::layer::Layer;
use super::lookup::{Found, View};
use super::scopes::{Def, Namespace, Scopes};
use crate::universe::Universe;
use crate::{AdtRef, FileIdx, ModuleRef};

/// Modules that may lie inside each other.
const MAX_DEPTH: usize = 16;

/// Guards of the group that a stub describes, found under the same public path.
pub(crate) fn find(
    universe: &Universe,
    library: &Layer,
    group: &Layer,
) -> FxHashMap<AdtRef, AdtRef> {
    let mut twins = FxHashMap::default();
    let view = View {
        universe,
        library: &library.scopes,
        group: &group.scopes,
    };
    for package in &universe.group().packages {
        let target = package.targets.iter().find(|target| target.is_library);
        let stub = universe
            .library_files()
            .find(|file| universe.library().crates[file.0 as usize].name == package.name);
        let (Some(target), Some(stub)) = (target, stub) else {
            continue;
        };
        if target.root < universe.group().files.len() {
            let root = Scopes::file_module(universe.file_of_group(target.root));
            find_in(view, stub, root, &mut twins);
        }
    }
    twins
}

fn find_in(view: View<'_>, stub: FileIdx, root: ModuleRef, twins: &mut FxHashMap<AdtRef, AdtRef>) {
    for (id, adt) in view.universe.model(stub).adts.entries() {
        let is_guard = |effect: &Effect| matches!(effect, Effect::Guard(_));
        if !adt.attrs.effects.iter().any(is_guard) {
            continue;
        }
        let path = path_of(view, ModuleRef::new(stub, adt.module), adt.name);
        if let Some(own) = walk(view, root, &path) {
            twins.entry(own).or_insert(AdtRef::new(stub, id));
        }
    }
}

/// The names of the modules around an item, outermost first, and its own.
fn path_of(view: View<'_>, module: ModuleRef, name: Name) -> Vec<Name> {
    let mut path = vec![name];
    let mut at = view.scope(module);
    while let Some(scope) = at.filter(|_| path.len() < MAX_DEPTH) {
        path.extend(scope.name);
        at = scope.parent.and_then(|parent| view.scope(parent));
    }
    path.reverse();
    path
}

fn walk(view: View<'_>, root: ModuleRef, path: &[Name]) -> Option<AdtRef> {
    let mut module = root;
    for name in path {
        let Found::Entry(entry) = view.member(module, *name, Namespace::Type) else {
            return None;
        };
        match entry.def {
            Def::Module(next) => module = next,
            Def::Adt(adt) if !view.universe.is_library(adt.file) => return Some(adt),
            _ => return None,
        }
    }
    None
}
