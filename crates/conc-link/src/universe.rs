//! All models of a group and of the library behind one numbering of files.

use std::sync::{Arc, OnceLock};

use conc_model::{
    Adt, Body, Effect, FileModel, Function, Impl, Module, Name, Names, Static, Trait,
};

use rustc_hash::FxHashMap;

use crate::resolve::Layer;
use crate::{
    AdtRef, BodyRef, FileIdx, FunctionRef, Group, ImplRef, Library, ModuleRef, StaticRef, TraitRef,
};

/// All models and names that a group sees. Nothing is resolved here.
#[derive(Debug)]
pub struct Universe {
    library: Arc<Library>,
    group: Group,
    names: Names,
    /// Types of the group that a stub describes, when the group is a known library itself.
    twins: OnceLock<FxHashMap<AdtRef, AdtRef>>,
}

impl Universe {
    /// Puts the files of the library before those of the group.
    #[must_use]
    pub(crate) fn new(library: Arc<Library>, group: Group, names: Names) -> Self {
        Self {
            library,
            group,
            names,
            twins: OnceLock::new(),
        }
    }

    /// Says which types of the group are those of a stub; once, before anybody asks.
    pub(crate) fn set_twins(&self, twins: FxHashMap<AdtRef, AdtRef>) {
        // A second index of the same universe finds the same.
        let _ = self.twins.set(twins);
    }

    /// The library.
    #[must_use]
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// The tables of the library; whoever asks first builds them for all groups of the run.
    ///
    /// They hold nothing that depends on the group: ids of library names are the same in all of them.
    pub(crate) fn library_layer(&self) -> &Layer {
        self.library.layer.get_or_init(|| Layer::of_library(self))
    }

    /// The group as it was given.
    #[must_use]
    pub fn group(&self) -> &Group {
        &self.group
    }

    /// The identifiers of library and group.
    #[must_use]
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The text of a name.
    #[must_use]
    pub fn text(&self, name: Name) -> &str {
        self.names.text(name)
    }

    /// Does the file belong to the library?
    #[must_use]
    pub fn is_library(&self, file: FileIdx) -> bool {
        (file.0 as usize) < self.library.crates.len()
    }

    /// Index into [`Group::files`], or `None` for a file of the library.
    #[must_use]
    pub fn group_index(&self, file: FileIdx) -> Option<usize> {
        (file.0 as usize).checked_sub(self.library.crates.len())
    }

    /// The file with this index in [`Group::files`].
    #[must_use]
    pub fn file_of_group(&self, index: usize) -> FileIdx {
        let position = self.library.crates.len() + index;
        FileIdx(u32::try_from(position).expect("fewer than 2^32 files"))
    }

    /// Files of the library, in order.
    pub fn library_files(&self) -> impl Iterator<Item = FileIdx> + use<> {
        let end = u32::try_from(self.library.crates.len()).expect("fewer than 2^32 files");
        (0..end).map(FileIdx)
    }

    /// Files of the group, in order.
    pub fn group_files(&self) -> impl Iterator<Item = FileIdx> + use<> {
        let start = self.library.crates.len();
        let end = start + self.group.files.len();
        (start..end).map(|file| FileIdx(u32::try_from(file).expect("fewer than 2^32 files")))
    }

    /// Can code of two files run in one program? What a package without a library has runs in its own programs only, beside
    /// that of its dependencies.
    #[must_use]
    pub fn may_run_together(&self, one: FileIdx, other: FileIdx) -> bool {
        let package = |file| Some(self.group.files[self.group_index(file)?].package);
        let (Some(one), Some(other)) = (package(one), package(other)) else {
            return true;
        };
        let is_linked = |to: usize, from: usize| {
            let targets = &self.group.packages[from].targets;
            let has_library = targets.is_empty() || targets.iter().any(|it| it.is_library);
            has_library || self.depends_on(from, to)
        };
        one == other || (is_linked(one, other) && is_linked(other, one))
    }

    /// Is a package among the dependencies of another, or among theirs?
    fn depends_on(&self, package: usize, dependency: usize) -> bool {
        let mut seen = vec![package];
        let mut next = 0;
        while let Some(package) = seen.get(next).copied() {
            next += 1;
            for (_, index) in &self.group.packages[package].dependencies {
                if !seen.contains(index) {
                    seen.push(*index);
                }
            }
        }
        seen.contains(&dependency)
    }

    /// The model of a file.
    #[must_use]
    pub fn model(&self, file: FileIdx) -> &FileModel {
        match self.group_index(file) {
            Some(index) => &self.group.files[index].model,
            None => &self.library.crates[file.0 as usize].model,
        }
    }

    /// A function.
    #[must_use]
    pub fn function(&self, function: FunctionRef) -> &Function {
        &self.model(function.file).functions[function.id]
    }

    /// A struct, enum or union.
    #[must_use]
    pub fn adt(&self, adt: AdtRef) -> &Adt {
        &self.model(adt.file).adts[adt.id]
    }

    /// A trait.
    #[must_use]
    pub fn trait_of(&self, trait_ref: TraitRef) -> &Trait {
        &self.model(trait_ref.file).traits[trait_ref.id]
    }

    /// An impl.
    #[must_use]
    pub fn impl_of(&self, impl_ref: ImplRef) -> &Impl {
        &self.model(impl_ref.file).impls[impl_ref.id]
    }

    /// A constant or static.
    #[must_use]
    pub fn static_of(&self, static_ref: StaticRef) -> &Static {
        &self.model(static_ref.file).statics[static_ref.id]
    }

    /// A module.
    #[must_use]
    pub fn module(&self, module: ModuleRef) -> &Module {
        &self.model(module.file).modules[module.id]
    }

    /// A flow body.
    #[must_use]
    pub fn body(&self, body: BodyRef) -> &Body {
        &self.model(body.file).bodies[body.id]
    }

    /// What a stub states about a function (nothing for functions of the group).
    #[must_use]
    pub fn function_effects(&self, function: FunctionRef) -> &[Effect] {
        &self.function(function).attrs.effects
    }

    /// What a stub states about a type, also when the library that it describes is what is read.
    #[must_use]
    pub fn adt_effects(&self, adt: AdtRef) -> &[Effect] {
        let twin = self.twins.get().and_then(|twins| twins.get(&adt));
        &self.adt(twin.copied().unwrap_or(adt)).attrs.effects
    }
}
