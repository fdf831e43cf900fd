//! A model's items as text, one line each, for comparing.

use std::fmt::Write;

use conc_model::{
    Attrs, FileModel, GenericArgs, Generics, ModuleId, Name, Names, Parent, PathId, Receiver,
    TypeId, TypeRef, UseKind, VariantForm,
};

use crate::Lowered;

/// All items of a file, by kind.
pub(crate) fn items(lowered: &Lowered) -> String {
    let dump = Dump {
        model: &lowered.model,
        names: &lowered.names,
    };
    let mut out = String::new();
    dump.modules(&mut out);
    dump.uses(&mut out);
    dump.adts(&mut out);
    dump.traits_and_impls(&mut out);
    dump.functions(&mut out);
    dump.statics(&mut out);
    out
}

struct Dump<'m> {
    model: &'m FileModel,
    names: &'m Names,
}

impl Dump<'_> {
    fn name(&self, name: Name) -> &str {
        self.names.text(name)
    }

    fn module(&self, id: ModuleId) -> String {
        let module = &self.model.modules[id];
        match (module.parent, module.name) {
            (Some(parent), Some(name)) => format!("{}::{}", self.module(parent), self.name(name)),
            (Some(parent), None) => format!("{}::{{}}", self.module(parent)),
            (None, _) => "crate".to_owned(),
        }
    }

    fn modules(&self, out: &mut String) {
        for (id, module) in self.model.modules.entries() {
            let attrs = self.attrs(&module.attrs);
            if id.0 > 0 || !attrs.is_empty() {
                writeln!(out, "mod {}{attrs}", self.module(id)).expect("text");
            }
        }
        for module in &self.model.declarations {
            let path = module
                .path
                .as_ref()
                .map_or_else(String::new, |path| format!(" = {path}"));
            let place = self.module(module.module);
            writeln!(
                out,
                "mod {place}::{};{path}{}",
                self.name(module.name),
                self.attrs(&module.attrs)
            )
            .expect("text");
        }
        for alias in self.model.aliases.iter() {
            let generics = self.generics(&alias.generics);
            writeln!(
                out,
                "type {}{generics} = {}",
                self.name(alias.name),
                self.ty(alias.ty)
            )
            .expect("text");
        }
    }

    fn uses(&self, out: &mut String) {
        for import in self.model.uses.iter() {
            let path: Vec<&str> = import.path.iter().map(|name| self.name(*name)).collect();
            let global = if import.global { "::" } else { "" };
            let kind = match import.kind {
                UseKind::Named(name) => format!(" as {}", self.name(name)),
                UseKind::Unnamed => " as _".to_owned(),
                UseKind::Glob => "::*".to_owned(),
            };
            let public = if import.is_public { "pub " } else { "" };
            let place = self.module(import.module);
            writeln!(
                out,
                "{place}: {public}use {global}{}{kind}",
                path.join("::")
            )
            .expect("text");
        }
    }

    fn adts(&self, out: &mut String) {
        for adt in self.model.adts.iter() {
            let public = if adt.is_public { "pub " } else { "" };
            let name = self.name(adt.name);
            let (generics, attrs) = (self.generics(&adt.generics), self.attrs(&adt.attrs));
            write!(out, "{public}{:?} {name}{generics}{attrs}:", adt.kind).expect("text");
            for variant in &adt.variants {
                let fields = variant.fields.iter();
                let show = |field: &conc_model::Field| {
                    let public = if field.is_public { "pub " } else { "" };
                    format!("{public}{}: {}", self.name(field.name), self.ty(field.ty))
                };
                let fields: Vec<String> = fields.map(show).collect();
                let (open, close) = match variant.form {
                    VariantForm::Unit => ("", ""),
                    VariantForm::Tuple => ("(", ")"),
                    VariantForm::Named => ("{", "}"),
                };
                write!(
                    out,
                    " {}{open}{}{close}",
                    self.name(variant.name),
                    fields.join(", ")
                )
                .expect("text");
            }
            out.push('\n');
        }
    }

    fn traits_and_impls(&self, out: &mut String) {
        for item in self.model.traits.iter() {
            let supers = self.bounds(&item.supertraits);
            let generics = self.generics(&item.generics);
            let name = self.name(item.name);
            write!(
                out,
                "trait {name}{generics}: {supers}{}",
                self.attrs(&item.attrs)
            )
            .expect("text");
            for ty in &item.types {
                let default = ty
                    .default
                    .map_or_else(String::new, |ty| format!(" = {}", self.ty(ty)));
                write!(
                    out,
                    " type {}: {}{default};",
                    self.name(ty.name),
                    self.bounds(&ty.bounds)
                )
                .expect("text");
            }
            writeln!(out, " {} fns", item.functions.len()).expect("text");
        }
        for item in self.model.impls.iter() {
            let negative = if item.is_negative { "!" } else { "" };
            let of = item.trait_path.map_or_else(String::new, |path| {
                format!(" {negative}{} for", self.path(path))
            });
            let generics = self.generics(&item.generics);
            write!(
                out,
                "impl{generics}{of} {}{}",
                self.ty(item.self_type),
                self.attrs(&item.attrs)
            )
            .expect("text");
            for (name, ty) in &item.types {
                write!(out, " type {} = {};", self.name(*name), self.ty(*ty)).expect("text");
            }
            writeln!(out, " {} fns", item.functions.len()).expect("text");
        }
    }

    fn parent(&self, parent: Parent) -> String {
        match parent {
            Parent::Module(module) => self.module(module),
            Parent::Impl(id) => self.ty(self.model.impls[id].self_type),
            Parent::Trait(id) => self.name(self.model.traits[id].name).to_owned(),
        }
    }

    fn functions(&self, out: &mut String) {
        for function in self.model.functions.iter() {
            let mut params: Vec<String> = Vec::new();
            params.extend(function.receiver.map(|receiver| match receiver {
                Receiver::Value => "self".to_owned(),
                Receiver::Ref => "&self".to_owned(),
                Receiver::RefMut => "&mut self".to_owned(),
                Receiver::Typed(ty) => format!("self: {}", self.ty(ty)),
            }));
            params.extend(function.params.iter().map(|ty| self.ty(*ty)));
            let output = function
                .output
                .map_or_else(String::new, |ty| format!(" -> {}", self.ty(ty)));
            let public = if function.is_public { "pub " } else { "" };
            let asyncness = if function.is_async { "async " } else { "" };
            let (place, name) = (self.parent(function.parent), self.name(function.name));
            let generics = self.generics(&function.generics);
            let attrs = self.attrs(&function.attrs);
            let params = params.join(", ");
            writeln!(
                out,
                "{public}{asyncness}fn {place}::{name}{generics}({params}){output}{attrs}"
            )
            .expect("text");
        }
    }

    fn statics(&self, out: &mut String) {
        for item in self.model.statics.iter() {
            let public = if item.is_public { "pub " } else { "" };
            let (place, name) = (self.parent(item.parent), self.name(item.name));
            let attrs = self.attrs(&item.attrs);
            writeln!(
                out,
                "{public}{:?} {place}::{name}: {}{attrs}",
                item.kind,
                self.ty(item.ty)
            )
            .expect("text");
        }
    }

    fn attrs(&self, attrs: &Attrs) -> String {
        let mut words: Vec<String> = Vec::new();
        let mut flag = |holds: bool, word: &str| {
            if holds {
                words.push(word.to_owned());
            }
        };
        flag(attrs.is_test, "test");
        flag(attrs.is_conditional, "cfg");
        flag(attrs.is_async_trait, "async_trait");
        flag(attrs.must_use, "must_use");
        flag(attrs.logs_outcome, "logs_outcome");
        if let Some(entry) = &attrs.runtime_entry {
            let what = if entry.is_main { "main" } else { "test" };
            let single = if entry.single_thread { " single" } else { "" };
            words.push(format!("{}::{what}{single}", self.name(entry.krate)));
        }
        words.extend(attrs.derives.iter().map(|name| self.name(*name).to_owned()));
        words.extend(attrs.effects.iter().map(|effect| format!("{effect:?}")));
        if words.is_empty() {
            String::new()
        } else {
            format!(" [{}]", words.join(" "))
        }
    }

    fn generics(&self, generics: &Generics) -> String {
        let params = generics.params.iter().map(|param| {
            let bounds = self.bounds(&param.bounds);
            let colon = if bounds.is_empty() { "" } else { ": " };
            let konst = if param.is_const { "const " } else { "" };
            let default = param
                .default
                .map_or_else(String::new, |ty| format!(" = {}", self.ty(ty)));
            format!("{konst}{}{colon}{bounds}{default}", self.name(param.name))
        });
        let params: Vec<String> = params.collect();
        let wheres = generics.wheres.iter();
        let wheres: Vec<String> = wheres
            .map(|(ty, bounds)| format!("{}: {}", self.ty(*ty), self.bounds(bounds)))
            .collect();
        let params = if params.is_empty() {
            String::new()
        } else {
            format!("<{}>", params.join(", "))
        };
        let wheres = if wheres.is_empty() {
            String::new()
        } else {
            format!(" where {}", wheres.join(", "))
        };
        params + &wheres
    }

    fn bounds(&self, bounds: &[PathId]) -> String {
        let bounds: Vec<String> = bounds.iter().map(|path| self.path(*path)).collect();
        bounds.join(" + ")
    }

    fn tys(&self, types: &[TypeId]) -> String {
        let types: Vec<String> = types.iter().map(|ty| self.ty(*ty)).collect();
        types.join(", ")
    }

    fn ty(&self, ty: TypeId) -> String {
        match &self.model.types[ty] {
            TypeRef::Path(path) => self.path(*path),
            TypeRef::Ref {
                mutable: false,
                inner,
            } => format!("&{}", self.ty(*inner)),
            TypeRef::Ref {
                mutable: true,
                inner,
            } => format!("&mut {}", self.ty(*inner)),
            TypeRef::Pointer(inner) => format!("*{}", self.ty(*inner)),
            TypeRef::Tuple(types) => format!("({})", self.tys(types)),
            TypeRef::Slice(inner) => format!("[{}]", self.ty(*inner)),
            TypeRef::Array(inner) => format!("[{}; _]", self.ty(*inner)),
            TypeRef::Never => "!".to_owned(),
            TypeRef::Infer => "_".to_owned(),
            TypeRef::Impl(bounds) => format!("impl {}", self.bounds(bounds)),
            TypeRef::Dyn(bounds) => format!("dyn {}", self.bounds(bounds)),
            TypeRef::Fn { params, output } => {
                format!("fn({}){}", self.tys(params), self.output(*output))
            }
            TypeRef::Unknown => "?".to_owned(),
        }
    }

    fn output(&self, output: Option<TypeId>) -> String {
        output.map_or_else(String::new, |ty| format!(" -> {}", self.ty(ty)))
    }

    fn path(&self, path: PathId) -> String {
        let path = &self.model.paths[path];
        let mut out = String::new();
        if let Some(ty) = path.self_type {
            write!(out, "<{} as {}>::", self.ty(ty), path.trait_segments).expect("text");
        }
        if path.global {
            out.push_str("::");
        }
        let segments = path.segments.iter().map(|segment| {
            let args = match &segment.args {
                GenericArgs::None => String::new(),
                GenericArgs::Paren { params, output } => {
                    format!("({}){}", self.tys(params), self.output(*output))
                }
                GenericArgs::Angle { types, bindings } => {
                    let mut args: Vec<String> = types.iter().map(|ty| self.ty(*ty)).collect();
                    args.extend(
                        bindings
                            .iter()
                            .map(|(name, ty)| format!("{} = {}", self.name(*name), self.ty(*ty))),
                    );
                    format!("<{}>", args.join(", "))
                }
            };
            format!("{}{args}", self.name(segment.name))
        });
        let segments: Vec<String> = segments.collect();
        out + &segments.join("::")
    }
}
