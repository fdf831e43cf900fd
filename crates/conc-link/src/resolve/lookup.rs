//! Looking names up: members of modules, lexical scopes, and whole paths. No types here.

use conc_model::{Edition, Likelihood, Name, known};

use super::scopes::{Def, Entry, GlobTarget, Namespace, Scope, Scopes};
use crate::universe::Universe;
use crate::{AdtRef, FileIdx, ModuleRef, Primitive, TraitRef};

/// How many modules a lookup may follow through glob imports.
const MAX_GLOBS: usize = 64;
/// How many modules may lie inside each other.
const MAX_NESTING: usize = 256;

/// The answer of a lookup.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Found {
    None,
    /// An import with that name is not resolved yet.
    Pending,
    /// Nothing so far, but a glob import is not resolved yet.
    GlobPending,
    Entry(Entry),
}

/// How far a path leads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Walk {
    pub(crate) def: Def,
    /// How many segments it took.
    pub(crate) used: usize,
    /// Was every name on the way the only one?
    pub(crate) is_certain: bool,
}

/// The answer for a path.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Way {
    Found(Walk),
    Nowhere,
    /// An import on the way is not resolved yet.
    Pending,
    /// A glob import on the way is not resolved yet.
    GlobPending,
}

/// A path as names, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PathNames<'p> {
    pub(crate) module: ModuleRef,
    pub(crate) global: bool,
    pub(crate) names: &'p [Name],
    /// Does it stand in a `use`? Then 2015 paths start at the crate root.
    pub(crate) in_use: bool,
}

/// All scopes, for reading.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'a> {
    pub(crate) universe: &'a Universe,
    pub(crate) library: &'a Scopes,
    pub(crate) group: &'a Scopes,
}

impl<'a> View<'a> {
    fn scopes(&self, file: FileIdx) -> &'a Scopes {
        if self.universe.is_library(file) {
            self.library
        } else {
            self.group
        }
    }

    /// Are the imports of a file's scopes resolved?
    pub(crate) fn is_finished(&self, file: FileIdx) -> bool {
        self.scopes(file).is_finished
    }

    pub(crate) fn scope(&self, module: ModuleRef) -> Option<&'a Scope> {
        self.scopes(module.file).get(module)
    }

    /// The root module of the crate around a module.
    pub(crate) fn root(&self, module: ModuleRef) -> ModuleRef {
        let mut at = module;
        for _ in 0..MAX_NESTING {
            match self.scope(at).and_then(|scope| scope.parent) {
                Some(parent) => at = parent,
                None => break,
            }
        }
        at
    }

    /// The nearest module around that is not a block.
    pub(crate) fn named_module(&self, module: ModuleRef) -> ModuleRef {
        let mut at = module;
        for _ in 0..MAX_NESTING {
            match self.scope(at) {
                Some(Scope {
                    is_block: true,
                    parent: Some(parent),
                    ..
                }) => at = *parent,
                _ => break,
            }
        }
        at
    }

    fn parent(&self, module: ModuleRef) -> Option<ModuleRef> {
        self.scope(self.named_module(module))?.parent
    }

    /// Does `module` lie in `around` (or is it the same)?
    pub(crate) fn is_within(&self, module: ModuleRef, around: ModuleRef) -> bool {
        let mut at = Some(module);
        for _ in 0..MAX_NESTING {
            match at {
                Some(module) if module == around => return true,
                Some(module) => at = self.scope(module).and_then(|scope| scope.parent),
                None => return false,
            }
        }
        false
    }

    /// A name of a module, through its globs too.
    pub(crate) fn member(&self, module: ModuleRef, name: Name, namespace: Namespace) -> Found {
        self.member_from(module, name, namespace, &mut Vec::new())
    }

    fn member_from(
        &self,
        module: ModuleRef,
        name: Name,
        namespace: Namespace,
        trail: &mut Vec<ModuleRef>,
    ) -> Found {
        let Some(scope) = self.scope(module) else {
            return Found::None;
        };
        let own = match scope.get(name, namespace) {
            Some(Entry {
                def: Def::Pending, ..
            }) => return Found::Pending,
            entry => entry.filter(|entry| self.is_exported(entry, module, trail)),
        };
        // A name goes before those of globs, unless the program most likely is built without it.
        if let Some(entry) = own.filter(|entry| entry.likelihood > Likelihood::Unlikely) {
            return Found::Entry(*entry);
        }
        let own_or = |found: Found| match (own, found) {
            (None, found) => found,
            (Some(own), Found::Entry(entry)) => Found::Entry(better(Some(*own), entry)),
            (Some(_), Found::Pending | Found::GlobPending) => found,
            (Some(own), Found::None) => Found::Entry(*own),
        };
        if scope.globs.is_empty() || trail.len() >= MAX_GLOBS || trail.contains(&module) {
            return own_or(Found::None);
        }
        let is_inside = trail
            .first()
            .is_none_or(|first| self.is_within(*first, module));
        if let Some(table) = self.glob_table(module, scope, is_inside) {
            let entry = table.get(&(name, namespace));
            return own_or(entry.map_or(Found::None, |entry| Found::Entry(*entry)));
        }
        trail.push(module);
        own_or(self.through_globs((module, scope), name, namespace, trail))
    }

    /// Can the module that the lookup started at see the entry?
    fn is_exported(&self, entry: &Entry, module: ModuleRef, trail: &[ModuleRef]) -> bool {
        entry.is_public
            || trail
                .first()
                .is_none_or(|first| self.is_within(*first, module))
    }

    fn through_globs(
        &self,
        (module, scope): (ModuleRef, &Scope),
        name: Name,
        namespace: Namespace,
        trail: &mut Vec<ModuleRef>,
    ) -> Found {
        // A private glob serves only the module that it stands in, and the modules inside.
        let mut best: Option<Entry> = None;
        let mut pending = Found::None;
        for glob in &scope.globs {
            let found = match glob.target {
                GlobTarget::Pending => Found::GlobPending,
                GlobTarget::Unseen => Found::None,
                GlobTarget::Module(target)
                    if glob.is_public
                        || trail
                            .first()
                            .is_none_or(|first| self.is_within(*first, module)) =>
                {
                    self.member_from(target, name, namespace, trail)
                }
                GlobTarget::Module(_) => Found::None,
                GlobTarget::Enum(adt) => self.variant(adt, name).map_or(Found::None, Found::Entry),
            };
            match found {
                Found::None => {}
                Found::Entry(entry) => best = Some(better(best, entry.behind(glob.likelihood))),
                Found::Pending => pending = Found::Pending,
                Found::GlobPending if matches!(pending, Found::None) => {
                    pending = Found::GlobPending
                }
                Found::GlobPending => {}
            }
        }
        best.map_or(pending, Found::Entry)
    }

    fn variant(&self, adt: AdtRef, name: Name) -> Option<Entry> {
        let variants = &self.universe.adt(adt).variants;
        let index = variants.iter().position(|variant| variant.name == name)?;
        let index = u32::try_from(index).ok()?;
        Some(Entry::new(
            Def::Variant(adt, index),
            true,
            Likelihood::Always,
        ))
    }

    /// A name as code in `module` sees it. `own` is the name of the import that asks: it does not mean itself.
    pub(crate) fn lexical(
        &self,
        module: ModuleRef,
        name: Name,
        namespace: Namespace,
        own: Option<Name>,
    ) -> Found {
        let mut at = module;
        let mut is_open = false;
        for _ in 0..MAX_NESTING {
            match self.member(at, name, namespace) {
                Found::Pending if own == Some(name) => {}
                Found::GlobPending => is_open = true,
                Found::None => {}
                found => return found,
            }
            match self.scope(at) {
                Some(Scope {
                    is_block: true,
                    parent: Some(parent),
                    ..
                }) => at = *parent,
                _ => break,
            }
        }
        if namespace == Namespace::Type
            && let Some(root) = self.extern_crate(module.file, name)
        {
            return Found::Entry(Entry::new(Def::Module(root), true, Likelihood::Always));
        }
        match self.prelude(module.file, name, namespace) {
            Found::None if is_open => Found::GlobPending,
            found => found,
        }
    }

    /// A crate that a file can name.
    pub(crate) fn extern_crate(&self, file: FileIdx, name: Name) -> Option<ModuleRef> {
        let name = if matches!(name, known::CORE | known::ALLOC) {
            known::STD
        } else {
            name
        };
        let own = self
            .scopes(file)
            .externs_of(file)
            .and_then(|externs| externs.get(&name));
        let library = || {
            self.library
                .externs
                .first()
                .and_then(|externs| externs.get(&name))
        };
        own.or_else(library).copied()
    }

    /// Names that are in scope everywhere: the prelude of std, and the primitive types.
    fn prelude(&self, file: FileIdx, name: Name, namespace: Namespace) -> Found {
        for module in self.prelude_modules(file).into_iter().flatten() {
            if let found @ Found::Entry(_) = self.member(module, name, namespace) {
                return found;
            }
        }
        if namespace == Namespace::Type
            && let Some(primitive) = primitive(self.universe.text(name))
        {
            return Found::Entry(Entry::new(
                Def::Primitive(primitive),
                true,
                Likelihood::Always,
            ));
        }
        Found::None
    }

    /// `std::prelude::rust_20xx`, `std::prelude::v1` and `std::prelude`, as far as the stub has them.
    fn prelude_modules(&self, file: FileIdx) -> [Option<ModuleRef>; 3] {
        let prelude = self.std().and_then(|std| self.module_in(std, "prelude"));
        let find = |text: &str| self.module_in(prelude?, text);
        let edition = match self.universe.model(file).edition {
            Edition::E2015 => "rust_2015",
            Edition::E2018 => "rust_2018",
            Edition::E2021 => "rust_2021",
            Edition::E2024 => "rust_2024",
        };
        [find(edition), find("v1"), prelude]
    }

    pub(crate) fn std(&self) -> Option<ModuleRef> {
        self.library.externs.first()?.get(&known::STD).copied()
    }

    pub(crate) fn module_in(&self, module: ModuleRef, text: &str) -> Option<ModuleRef> {
        let name = self.universe.names().find(text)?;
        let found = self.scope(module)?.get(name, Namespace::Type)?.def;
        let Def::Module(module) = found else {
            return None;
        };
        Some(module)
    }

    /// Is a trait in scope in a module, in a block of it, through a glob, or by the prelude?
    pub(crate) fn is_trait_in_scope(&self, module: ModuleRef, trait_ref: TraitRef) -> bool {
        let named = self.named_module(module);
        let blocks = self.scope(named).map_or(&[][..], |scope| &scope.blocks);
        let own = std::iter::once(named).chain(blocks.iter().copied());
        let prelude = self.prelude_modules(module.file).into_iter().flatten();
        let mut trail = Vec::new();
        own.chain(prelude)
            .any(|module| self.brings_trait(module, trait_ref, &mut trail))
    }

    fn brings_trait(
        &self,
        module: ModuleRef,
        trait_ref: TraitRef,
        trail: &mut Vec<ModuleRef>,
    ) -> bool {
        if trail.len() >= MAX_GLOBS || trail.contains(&module) {
            return false;
        }
        trail.push(module);
        let Some(scope) = self.scope(module) else {
            return false;
        };
        scope.traits.contains(&trait_ref)
            || scope.globs.iter().any(|glob| match glob.target {
                GlobTarget::Module(target) => self.brings_trait(target, trait_ref, trail),
                _ => false,
            })
    }

    /// Follows a path as far as modules and enums go; the last name is looked up in `namespace`.
    pub(crate) fn walk(&self, path: PathNames<'_>, namespace: Namespace, own: Option<Name>) -> Way {
        let (mut found, mut used) = self.start(path, namespace, own);
        let mut is_certain = true;
        loop {
            let entry = match found {
                Found::None => return Way::Nowhere,
                Found::Pending => return Way::Pending,
                Found::GlobPending => return Way::GlobPending,
                Found::Entry(entry) => entry,
            };
            is_certain &= !entry.is_ambiguous;
            let next = path.names.get(used).copied();
            let last = used + 1 == path.names.len();
            found = match (entry.def, next) {
                (Def::Module(module), Some(name)) => {
                    self.member(module, name, if last { namespace } else { Namespace::Type })
                }
                (Def::Adt(adt), Some(name)) if self.variant(adt, name).is_some() => {
                    self.variant(adt, name).map_or(Found::None, Found::Entry)
                }
                (def, _) => {
                    return Way::Found(Walk {
                        def,
                        used,
                        is_certain,
                    });
                }
            };
            used += 1;
        }
    }

    /// The first segments: `crate`, `self`, `super`s, `::x`, or a name in scope. With how many it took.
    fn start(
        &self,
        path: PathNames<'_>,
        namespace: Namespace,
        own: Option<Name>,
    ) -> (Found, usize) {
        let module = |module: ModuleRef| {
            Found::Entry(Entry::new(Def::Module(module), true, Likelihood::Always))
        };
        let Some(first) = path.names.first().copied() else {
            return (Found::None, 0);
        };
        let namespace = if path.names.len() == 1 {
            namespace
        } else {
            Namespace::Type
        };
        let is_2015 = self.universe.model(path.module.file).edition == Edition::E2015;
        match first {
            known::CRATE => (module(self.root(path.module)), 1),
            known::SELF_VALUE | known::SUPER => self.relative(path),
            _ if path.global && !is_2015 => (self.named_crate(path.module.file, first), 1),
            _ if is_2015 && (path.global || path.in_use) => {
                let root = self.root(path.module);
                match self.member(root, first, namespace) {
                    Found::None | Found::GlobPending => {
                        (self.lexical(path.module, first, namespace, own), 1)
                    }
                    Found::Pending if own == Some(first) => {
                        (self.lexical(path.module, first, namespace, own), 1)
                    }
                    found => (found, 1),
                }
            }
            _ => (self.lexical(path.module, first, namespace, own), 1),
        }
    }

    fn named_crate(&self, file: FileIdx, name: Name) -> Found {
        let root = self.extern_crate(file, name);
        root.map_or(Found::None, |root| {
            Found::Entry(Entry::new(Def::Module(root), true, Likelihood::Always))
        })
    }

    fn relative(&self, path: PathNames<'_>) -> (Found, usize) {
        let mut module = self.named_module(path.module);
        let mut used = 0;
        for name in path.names {
            match *name {
                known::SELF_VALUE if used == 0 => {}
                known::SUPER => match self.parent(module) {
                    Some(parent) => module = self.named_module(parent),
                    None => return (Found::None, used),
                },
                _ => break,
            }
            used += 1;
        }
        (
            Found::Entry(Entry::new(Def::Module(module), true, Likelihood::Always)),
            used,
        )
    }
}

/// Of two entries that globs bring in under one name.
pub(crate) fn better(old: Option<Entry>, new: Entry) -> Entry {
    match old {
        None => new,
        Some(old) if old.def == new.def || new.def == Def::Unseen => old,
        Some(old) if old.def == Def::Unseen => new,
        Some(old) => {
            let (chosen, other) = if new.rank() > old.rank() {
                (new, old)
            } else {
                (old, new)
            };
            Entry {
                is_ambiguous: chosen.is_ambiguous || chosen.is_rivalled_by(&other),
                ..chosen
            }
        }
    }
}

/// The primitive type with this name.
pub(crate) fn primitive(text: &str) -> Option<Primitive> {
    Some(match text {
        "bool" => Primitive::Bool,
        "char" => Primitive::Char,
        "str" => Primitive::Str,
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" | "u8" | "u16" | "u32" | "u64" | "u128"
        | "usize" => Primitive::Int,
        "f16" | "f32" | "f64" | "f128" => Primitive::Float,
        _ => return None,
    })
}
