//! Bodies that do not matter themselves, but through which one gets to such that do: of these the calls must be known,
//! because a lock may be taken three calls further down. The others need not be looked at again.

use conc_model::{FunctionId, Names, UseKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::mentions::Mention;
use super::search::Search;
use super::{FileSeen, UnreadFile};

/// A name that functions of the group are called by, with or without the type in front of it.
pub(super) type Callee = u32;

/// The names that functions of the group are called by.
#[derive(Debug, Default)]
pub(super) struct Callees<'n> {
    by_name: FxHashMap<&'n str, Callee>,
    /// By type and name.
    by_owner: FxHashMap<(&'n str, &'n str), Callee>,
    /// Types that have a second name: in front of a function, that says nothing.
    renamed: FxHashSet<&'n str>,
}

impl<'n> Callees<'n> {
    pub(super) fn of(files: &[UnreadFile<'_>], search: &Search<'_>, names: &'n Names) -> Self {
        let mut all = Self::default();
        for file in files {
            for function in file.model.functions.iter() {
                let name = names.text(function.name);
                let next = all.len();
                all.by_name.entry(name).or_insert(next);
                if let Some(owner) = search.self_name(file.model, function) {
                    let next = all.len();
                    let owned = all.by_owner.entry((names.text(owner), name));
                    owned.or_insert(next);
                }
            }
            let aliases = file.model.aliases.iter().map(|alias| alias.name);
            let imports = file
                .model
                .uses
                .iter()
                .filter_map(|import| match import.kind {
                    UseKind::Named(name) if import.path.last() != Some(&name) => Some(name),
                    _ => None,
                });
            let renamed = aliases.chain(imports).map(|name| names.text(name));
            all.renamed.extend(renamed);
        }
        all
    }

    fn len(&self) -> Callee {
        let len = self.by_name.len() + self.by_owner.len();
        u32::try_from(len).expect("fewer than 2^32 functions")
    }

    /// All of them without types.
    pub(super) fn names(&self) -> impl Iterator<Item = (&'n str, Callee)> {
        self.by_name.iter().map(|(name, callee)| (*name, *callee))
    }

    /// With the type in front of a mention in a function of some type, the name by which it calls; `by_name` is that without.
    pub(super) fn called(
        &self,
        mention: &Mention<'_>,
        owner: Option<&str>,
        by_name: Callee,
    ) -> Callee {
        let ty = match mention.qualifier() {
            "Self" => owner.unwrap_or_default(),
            ty if self.renamed.contains(ty) => "",
            ty => ty,
        };
        let owned = self.by_owner.get(&(ty, mention.word));
        owned.copied().unwrap_or(by_name)
    }

    /// The names that a function is called by.
    fn of_function(&self, owner: Option<&str>, name: &str) -> impl Iterator<Item = Callee> + use<> {
        let owned = owner.and_then(|owner| self.by_owner.get(&(owner, name)));
        let both = [self.by_name.get(name).copied(), owned.copied()];
        both.into_iter().flatten()
    }
}

/// The bodies of each file that lead to those that matter: these are `found`, or mention the library.
pub(super) fn leading(
    files: &[UnreadFile<'_>],
    seen: &[FileSeen],
    (search, names, callees): (&Search<'_>, &Names, &Callees<'_>),
    found: &[FxHashSet<FunctionId>],
) -> Vec<FxHashSet<FunctionId>> {
    let called_by = |file: &UnreadFile<'_>, id: FunctionId| {
        let function = &file.model.functions[id];
        let owner = search.self_name(file.model, function);
        callees.of_function(
            owner.map(|owner| names.text(owner)),
            names.text(function.name),
        )
    };
    let mut callers: Vec<Vec<(usize, FunctionId)>> = vec![Vec::new(); callees.len() as usize];
    let mut leading: Vec<FxHashSet<FunctionId>> = vec![FxHashSet::default(); files.len()];
    let mut work: Vec<Callee> = Vec::new();
    for (index, (file, seen)) in files.iter().zip(seen).enumerate() {
        let put_off: FxHashSet<FunctionId> = file.bodies.iter().map(|(id, _)| *id).collect();
        for ((id, _), body) in file.bodies.iter().zip(&seen.bodies) {
            if found[index].contains(id) {
                continue;
            }
            for callee in &body.calls {
                callers[*callee as usize].push((index, *id));
            }
            if body.seen.mentions_library() {
                leading[index].insert(*id);
                work.extend(called_by(file, *id));
            }
        }
        // What comes out of a macro has been read with the items.
        let read = file
            .model
            .functions
            .ids()
            .filter(|id| found[index].contains(id) || !put_off.contains(id));
        work.extend(read.flat_map(|id| called_by(file, id)));
    }
    while let Some(callee) = work.pop() {
        for (index, id) in std::mem::take(&mut callers[callee as usize]) {
            if leading[index].insert(id) {
                work.extend(called_by(&files[index], id));
            }
        }
    }
    leading
}
