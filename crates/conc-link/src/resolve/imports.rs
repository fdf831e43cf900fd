//! Resolving imports: passes over the `use` leaves until nothing changes.
//!
//! Until it is resolved, an import stands in its scope as [`Def::Pending`], so that no other path takes the
//! name for something else. What stays open in the end is [`Def::Unseen`] and still shadows.

use conc_model::{Likelihood, Name, Use, UseId, UseKind};

use super::lookup::{PathNames, View, Way};
use super::scopes::{Def, Entry, Glob, GlobTarget, Namespace, Scopes};
use crate::universe::Universe;
use crate::{FileIdx, ModuleRef};

/// More passes than any sane chain of re-exports needs.
const MAX_PASSES: usize = 64;

/// What an import brings, by namespace.
type Entries = Box<[(Namespace, Entry)]>;

/// What became of an import in one pass.
enum Outcome {
    Done(Entries),
    Glob(GlobTarget),
    /// Nothing is there, unless a glob brings it.
    NotFound,
    /// Waits for another import, with what is found already: a name has two namespaces, and often only one of them waits.
    Blocked(Entries),
}

#[derive(Clone, Copy)]
struct Import<'a> {
    module: ModuleRef,
    leaf: &'a Use,
    id: UseId,
    /// Position among the globs of its scope.
    glob: usize,
    likelihood: Likelihood,
}

/// Resolves the imports of `files`, whose scopes are `own`; `library` is finished unless it is `own` itself.
pub(crate) fn resolve(
    universe: &Universe,
    own: &mut Scopes,
    library: Option<&Scopes>,
    files: impl Iterator<Item = FileIdx>,
) {
    let mut open = declare(universe, own, files);
    let nothing = Scopes::default();
    for pass in 0..MAX_PASSES {
        if open.is_empty() {
            break;
        }
        let before = open.len();
        let mut missing = Vec::new();
        let mut blocked = Vec::new();
        for import in open {
            let view = View {
                universe,
                library: library.unwrap_or(own),
                group: if library.is_some() { own } else { &nothing },
            };
            match attempt(&view, import) {
                Outcome::NotFound => missing.push(import),
                Outcome::Blocked(found) => blocked.push((import, found)),
                outcome => settle(own, import, outcome),
            }
        }
        let stuck = missing.len() + blocked.len() == before;
        if stuck && settle_halves(own, &mut blocked) {
            open = in_order(missing, blocked);
            continue;
        }
        let give_up = pass + 1 == MAX_PASSES || (stuck && missing.is_empty());
        if stuck || give_up {
            missing
                .drain(..)
                .for_each(|import| settle(own, import, Outcome::Done(Box::default())));
        }
        if give_up {
            blocked
                .drain(..)
                .for_each(|(import, _)| settle(own, import, Outcome::Done(Box::default())));
        }
        open = in_order(missing, blocked);
    }
    own.is_finished = true;
}

/// Imports that go round in a circle (through a glob of the module that they stand in) for one namespace are settled with
/// what the other gives. Says whether there were any.
fn settle_halves(own: &mut Scopes, blocked: &mut Vec<(Import<'_>, Entries)>) -> bool {
    let before = blocked.len();
    blocked.retain_mut(|(import, found)| {
        if found.is_empty() {
            return true;
        }
        settle(own, *import, Outcome::Done(std::mem::take(found)));
        false
    });
    blocked.len() < before
}

/// The order of the source decides between definitions of one name, so it is kept.
fn in_order<'a>(mut open: Vec<Import<'a>>, blocked: Vec<(Import<'a>, Entries)>) -> Vec<Import<'a>> {
    open.extend(blocked.into_iter().map(|(import, _)| import));
    open.sort_by_key(|import| (import.module.file, import.id));
    open
}

/// Lists all imports and puts placeholders into their scopes.
fn declare<'a>(
    universe: &'a Universe,
    own: &mut Scopes,
    files: impl Iterator<Item = FileIdx>,
) -> Vec<Import<'a>> {
    let mut open = Vec::new();
    for file in files {
        for (id, leaf) in universe.model(file).uses.entries() {
            let module = ModuleRef::new(file, leaf.module);
            let likelihood = own.cfg_likelihood(universe, file, leaf.cfg.as_deref());
            let Some(scope) = own.get_mut(module) else {
                continue;
            };
            let glob = scope.globs.len();
            match leaf.kind {
                UseKind::Glob => scope.globs.push(Glob {
                    target: GlobTarget::Pending,
                    is_public: leaf.is_public,
                    likelihood,
                }),
                UseKind::Named(name) => {
                    for namespace in [Namespace::Type, Namespace::Value] {
                        scope.insert(
                            name,
                            namespace,
                            Entry::new(Def::Pending, leaf.is_public, likelihood),
                        );
                    }
                }
                UseKind::Unnamed => {}
            }
            open.push(Import {
                module,
                leaf,
                id,
                glob,
                likelihood,
            });
        }
    }
    open
}

fn own_name(leaf: &Use) -> Option<Name> {
    match leaf.kind {
        UseKind::Named(name) => Some(name),
        UseKind::Unnamed | UseKind::Glob => None,
    }
}

fn attempt(view: &View<'_>, import: Import<'_>) -> Outcome {
    let path = PathNames {
        module: import.module,
        global: import.leaf.global,
        names: &import.leaf.path,
        in_use: true,
    };
    if import.leaf.kind == UseKind::Glob {
        return attempt_glob(view, path);
    }
    let mut entries = Vec::new();
    let mut waits = false;
    let mut is_open = false;
    for namespace in [Namespace::Type, Namespace::Value] {
        match view.walk(path, namespace, own_name(import.leaf)) {
            Way::Found(walk) => {
                let is_whole = walk.used == path.names.len() && walk.def != Def::Unseen;
                if is_whole {
                    let mut entry = Entry::new(walk.def, import.leaf.is_public, import.likelihood);
                    entry.is_ambiguous = !walk.is_certain;
                    entries.push((namespace, entry));
                }
            }
            Way::Pending => waits = true,
            Way::GlobPending => is_open = true,
            Way::Nowhere => {}
        }
    }
    if waits {
        return Outcome::Blocked(entries.into());
    }
    if entries.is_empty() && (is_open || has_open_globs(view, import.module)) {
        return Outcome::NotFound;
    }
    Outcome::Done(entries.into())
}

/// May a glob around `module` still bring the first name of a path?
fn has_open_globs(view: &View<'_>, module: ModuleRef) -> bool {
    let root = view.root(module);
    let modules = [module, view.named_module(module), root];
    modules.iter().any(|module| {
        let globs = view.scope(*module).map_or(&[][..], |scope| &scope.globs);
        globs.iter().any(|glob| glob.target == GlobTarget::Pending)
    })
}

fn attempt_glob(view: &View<'_>, path: PathNames<'_>) -> Outcome {
    if path.names.is_empty() {
        let root = view.root(path.module);
        return Outcome::Glob(GlobTarget::Module(root));
    }
    match view.walk(path, Namespace::Type, None) {
        Way::Found(walk) if walk.used == path.names.len() => match walk.def {
            Def::Module(module) => Outcome::Glob(GlobTarget::Module(module)),
            Def::Adt(adt) => Outcome::Glob(GlobTarget::Enum(adt)),
            _ => Outcome::Glob(GlobTarget::Unseen),
        },
        Way::Found(_) => Outcome::Glob(GlobTarget::Unseen),
        Way::Nowhere | Way::GlobPending => Outcome::NotFound,
        Way::Pending => Outcome::Blocked(Box::default()),
    }
}

/// Writes the outcome of an import into its scope.
fn settle(own: &mut Scopes, import: Import<'_>, outcome: Outcome) {
    let Some(scope) = own.get_mut(import.module) else {
        return;
    };
    match (outcome, import.leaf.kind) {
        (Outcome::Glob(target), UseKind::Glob) => scope.globs[import.glob].target = target,
        (_, UseKind::Glob) => scope.globs[import.glob].target = GlobTarget::Unseen,
        (Outcome::Done(entries), kind) => {
            scope
                .traits
                .extend(entries.iter().filter_map(|(_, entry)| match entry.def {
                    Def::Trait(trait_ref) => Some(trait_ref),
                    _ => None,
                }));
            let UseKind::Named(name) = kind else {
                return;
            };
            scope.remove_pending(name);
            for (namespace, entry) in &entries {
                scope.insert(name, *namespace, *entry);
            }
            if entries.is_empty() {
                for namespace in [Namespace::Type, Namespace::Value] {
                    scope.insert(
                        name,
                        namespace,
                        Entry::new(Def::Unseen, import.leaf.is_public, import.likelihood),
                    );
                }
            }
        }
        _ => {}
    }
}
