//! What many glob imports bring into one module, as a table: a prelude or a generated crate may have thousands.
//!
//! Only for scopes whose imports are resolved; until then `lookup` follows globs one by one.

use conc_model::{Likelihood, Name};
use rustc_hash::{FxHashMap, FxHashSet};

use super::lookup::{View, better};
use super::scopes::{Def, Entry, GlobTarget, Namespace, Scope};
use crate::ModuleRef;

/// With fewer globs, following them is as fast.
const MIN_GLOBS: usize = 4;
/// Modules with globs of their own that are followed for one table; each may lie behind the one before.
const MAX_MODULES: usize = 512;

/// Entries by name.
pub(crate) type GlobTable = FxHashMap<(Name, Namespace), Entry>;

impl<'a> View<'a> {
    /// The table of a module with many globs. Seen from inside, private globs count as well.
    pub(crate) fn glob_table(
        &self,
        module: ModuleRef,
        scope: &'a Scope,
        is_inside: bool,
    ) -> Option<&'a GlobTable> {
        let is_usable = scope.globs.len() >= MIN_GLOBS && self.is_finished(module.file);
        let slot = &scope.glob_tables[usize::from(is_inside)];
        is_usable.then(|| {
            slot.get_or_init(|| {
                let mut seen = FxHashSet::default();
                seen.insert(module);
                self.through_all_globs(module, scope, is_inside, &mut seen)
            })
        })
    }

    fn through_all_globs(
        &self,
        from: ModuleRef,
        scope: &Scope,
        is_inside: bool,
        seen: &mut FxHashSet<ModuleRef>,
    ) -> GlobTable {
        let mut table = GlobTable::default();
        for glob in scope
            .globs
            .iter()
            .filter(|glob| is_inside || glob.is_public)
        {
            match glob.target {
                GlobTarget::Pending | GlobTarget::Unseen => {}
                GlobTarget::Module(target) => {
                    self.add_module(from, (target, glob.likelihood), seen, &mut table);
                }
                GlobTarget::Enum(adt) => {
                    for (index, variant) in (0..).zip(&self.universe.adt(adt).variants) {
                        let entry = Entry::new(Def::Variant(adt, index), true, glob.likelihood);
                        for namespace in [Namespace::Type, Namespace::Value] {
                            merge(&mut table, (variant.name, namespace), entry);
                        }
                    }
                }
            }
        }
        table
    }

    /// Adds what a glob of `target` gives: its own names, and behind them those of its globs.
    fn add_module(
        &self,
        from: ModuleRef,
        (target, likelihood): (ModuleRef, Likelihood),
        seen: &mut FxHashSet<ModuleRef>,
        table: &mut GlobTable,
    ) {
        let Some(scope) = self.scope(target) else {
            return;
        };
        let is_inside = self.is_within(from, target);
        let is_open = |entry: &Entry| is_inside || entry.is_public;
        for (name, namespace, entry) in scope.entries().filter(|(_, _, entry)| is_open(entry)) {
            merge(table, (name, namespace), entry.behind(likelihood));
        }
        if scope.globs.is_empty() || seen.len() >= MAX_MODULES || !seen.insert(target) {
            return;
        }
        let behind = self.through_all_globs(from, scope, is_inside, seen);
        #[expect(clippy::iter_over_hash_type, reason = "every key is merged by itself")]
        for ((name, namespace), entry) in behind {
            if !scope.get(name, namespace).is_some_and(is_open) {
                merge(table, (name, namespace), entry.behind(likelihood));
            }
        }
    }
}

fn merge(table: &mut GlobTable, key: (Name, Namespace), entry: Entry) {
    let old = table.get(&key).copied();
    table.insert(key, better(old, entry));
}
