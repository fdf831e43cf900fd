//! Paths of items as reports and scores show them.

use conc_model::{BodyOwner, Name, Parent};

use super::ItemScope;
use super::layer::Cx;
use super::lower_type::At;
use crate::{AdtRef, FileIdx, FunctionRef, ImplRef, ModuleRef, TraitRef, Ty};

/// How many modules may lie inside each other.
const MAX_NESTING: usize = 64;

impl<'a> Cx<'a> {
    /// Crate, modules and names, joined by `::`.
    pub(crate) fn function_path(self, function: FunctionRef) -> String {
        let item = self.universe.function(function);
        let prefix = match item.parent {
            Parent::Module(module) => self.module_path(ModuleRef::new(function.file, module), true),
            Parent::Trait(id) => self.trait_path(TraitRef::new(function.file, id)),
            Parent::Impl(id) => {
                let impl_ref = ImplRef::new(function.file, id);
                let bound = self
                    .header(impl_ref)
                    .and_then(|header| header.bound.as_ref());
                match bound {
                    Some(bound) => self.trait_path(bound.trait_ref),
                    None => self.impl_path(impl_ref, true),
                }
            }
        };
        self.join(prefix, item.name)
    }

    pub(crate) fn adt_path(self, adt: AdtRef) -> String {
        let item = self.universe.adt(adt);
        self.join(
            self.module_path(ModuleRef::new(adt.file, item.module), true),
            item.name,
        )
    }

    pub(crate) fn trait_path(self, trait_ref: TraitRef) -> String {
        let item = self.universe.trait_of(trait_ref);
        self.join(
            self.module_path(ModuleRef::new(trait_ref.file, item.module), true),
            item.name,
        )
    }

    /// Path of a body's owner within its crate.
    pub(crate) fn owner_path(self, file: FileIdx, owner: BodyOwner) -> String {
        let model = self.universe.model(file);
        let (parent, name) = match owner {
            BodyOwner::Function(id) => match model.functions.get(id) {
                Some(item) => (item.parent, item.name),
                None => return String::new(),
            },
            BodyOwner::Static(id) => match model.statics.get(id) {
                Some(item) => (item.parent, item.name),
                None => return String::new(),
            },
        };
        let prefix = match parent {
            Parent::Module(module) => self.module_path(ModuleRef::new(file, module), false),
            Parent::Impl(id) => self.impl_path(ImplRef::new(file, id), false),
            Parent::Trait(id) => match model.traits.get(id) {
                Some(item) => self.join(
                    self.module_path(ModuleRef::new(file, item.module), false),
                    item.name,
                ),
                None => String::new(),
            },
        };
        self.join(prefix, name)
    }

    /// The path of the type that an impl is for: the type's own in reports of calls, the impl's module in the crate otherwise.
    fn impl_path(self, impl_ref: ImplRef, with_crate: bool) -> String {
        let item = self.universe.impl_of(impl_ref);
        let module = ModuleRef::new(impl_ref.file, item.module);
        let ty = self.lower().ty(
            At::new(impl_ref.file, ItemScope::Impl(impl_ref)),
            item.self_type,
        );
        match ty.peel_refs() {
            Ty::Adt(adt, _) if with_crate => self.adt_path(*adt),
            Ty::Adt(adt, _) => self.join(
                self.module_path(module, false),
                self.universe.adt(*adt).name,
            ),
            other => {
                let prefix = self.module_path(module, with_crate);
                let shape = shape(other);
                if prefix.is_empty() {
                    shape.to_owned()
                } else {
                    format!("{prefix}::{shape}")
                }
            }
        }
    }

    fn join(self, prefix: String, name: Name) -> String {
        let name = self.universe.text(name);
        if prefix.is_empty() {
            name.to_owned()
        } else {
            format!("{prefix}::{name}")
        }
    }

    /// Names of the modules around, outermost first.
    fn module_path(self, module: ModuleRef, with_crate: bool) -> String {
        let view = self.view();
        let mut names: Vec<&str> = Vec::new();
        let mut at = module;
        for _ in 0..MAX_NESTING {
            let Some(scope) = view.scope(at) else {
                break;
            };
            names.extend(scope.name.map(|name| self.universe.text(name)));
            match scope.parent {
                Some(parent) => at = parent,
                None => break,
            }
        }
        if with_crate {
            names.extend(self.crate_name(at.file));
        }
        names.reverse();
        names.join("::")
    }

    /// The name of the crate whose root file this is.
    fn crate_name(self, root: FileIdx) -> Option<&'a str> {
        let Some(index) = self.universe.group_index(root) else {
            return Some(&self.universe.library().crates.get(root.0 as usize)?.name);
        };
        let group = self.universe.group();
        let package = group.packages.get(group.files.get(index)?.package)?;
        let target = package.targets.iter().find(|target| target.root == index);
        Some(target.map_or(&package.name, |target| &target.name))
    }
}

/// A word for types that have no name.
fn shape(ty: &Ty) -> &'static str {
    match ty {
        Ty::Slice(_) => "slice",
        Ty::Array(_) => "array",
        Ty::Tuple(_) => "tuple",
        Ty::Primitive(crate::Primitive::Str) => "str",
        Ty::Primitive(crate::Primitive::Bool) => "bool",
        Ty::Primitive(crate::Primitive::Char) => "char",
        Ty::Primitive(crate::Primitive::Int) => "int",
        Ty::Primitive(crate::Primitive::Float) => "float",
        Ty::Traits { .. } => "dyn",
        _ => "_",
    }
}
