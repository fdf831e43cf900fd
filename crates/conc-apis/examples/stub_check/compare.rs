//! Compares the declarations of a stub with the sources. What cannot be decided is said, not guessed.

use std::sync::Arc;

use conc_link::{AdtRef, FunctionRef, TraitRef, Ty, ValueTarget};
use conc_model::{AdtKind, Name};

use crate::declared::{Declared, Item, ItemKind, StubCrate};
use crate::real::{Head, Real};
use crate::signature::{Awaited, awaited, difference};

/// What came out for one declaration.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) path: String,
    pub(crate) verdict: Verdict,
}

/// Does a declaration agree with the sources?
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Agrees,
    /// The sources cannot be read so far.
    Unverifiable(&'static str),
    /// Differs on purpose.
    Excepted,
    Contradicts(String),
}

impl Outcome {
    pub(crate) fn is_shown(&self, verbose: bool) -> bool {
        match self.verdict {
            Verdict::Contradicts(_) => true,
            Verdict::Agrees => false,
            Verdict::Unverifiable(_) | Verdict::Excepted => verbose,
        }
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = &self.path;
        match &self.verdict {
            Verdict::Agrees => write!(f, "agrees: {path}"),
            Verdict::Unverifiable(why) => write!(f, "not verifiable: {path}: {why}"),
            Verdict::Excepted => write!(f, "exception: {path}"),
            Verdict::Contradicts(what) => write!(f, "CONTRADICTS: {path}: {what}"),
        }
    }
}

/// Compares all declarations of a stub.
pub(crate) fn compare(declared: &Declared, stub: &StubCrate, real: &Real) -> Vec<Outcome> {
    let is_home = |name: &String| {
        stub.versions
            .iter()
            .any(|version| version.package.replace('-', "_") == *name)
            || (stub.krate == "std" && matches!(name.as_str(), "real_core" | "alloc_crate"))
    };
    let packages = real.packages.iter().zip(0..);
    let home = packages.filter(|(name, _)| is_home(name));
    let comparison = Comparison {
        declared,
        real,
        home: home.map(|(_, index)| index).collect(),
    };
    let outcomes = stub.items.iter().map(|item| Outcome {
        path: item.path.clone(),
        verdict: comparison.verdict(item),
    });
    outcomes.collect()
}

struct Comparison<'a> {
    declared: &'a Declared,
    real: &'a Real,
    /// The packages that the stub describes.
    home: Vec<usize>,
}

const NOT_READ: &str = "named in the sources, but not as a declaration that can be read";
const NO_TYPE: &str = "its type is not found";

impl Comparison<'_> {
    fn verdict(&self, item: &Item) -> Verdict {
        let name = item.path.rsplit("::").next().unwrap_or(&item.path);
        let name = name.strip_prefix("r#").unwrap_or(name);
        match &item.kind {
            ItemKind::Type(adt) => self.type_declaration(*adt, name, &item.found_at),
            ItemKind::Alias => match self.real_type(&item.found_at) {
                Some(_) => Verdict::Agrees,
                None => self.missing_type(name),
            },
            ItemKind::Trait => match self.real_trait(&item.found_at) {
                Some(_) => Verdict::Agrees,
                None => self.missing_type(name),
            },
            ItemKind::Function(function) => self.function(*function, name, &item.found_at),
            ItemKind::Constant | ItemKind::Export(_) => self.export(name, &item.found_at),
            ItemKind::Method(ty, function) => self.method(ty, *function),
            ItemKind::AssociatedConstant(ty, _) => self.constant(ty, name),
            ItemKind::Implementation(ty, name) => self.implementation(ty, name),
            ItemKind::TraitFunction(_, function, found_at) => match self.real_trait(found_at) {
                Some(real) => self.trait_function(*function, real),
                None => Verdict::Unverifiable(NO_TYPE),
            },
        }
    }

    fn real_type(&self, found_at: &[usize]) -> Option<&Ty> {
        let types = found_at.iter().map(|index| &self.real.found[*index].ty);
        types.into_iter().find(|ty| **ty != Ty::Unknown)
    }

    fn real_trait(&self, found_at: &[usize]) -> Option<TraitRef> {
        let mut found = found_at.iter().map(|index| &self.real.found[*index]);
        found.find_map(|found| found.trait_ref)
    }

    fn missing_type(&self, name: &str) -> Verdict {
        let is_there = |package: &usize| {
            let key = (*package, name.to_owned());
            self.real.tables.named_types.contains(&key)
        };
        if self.home.iter().any(is_there) {
            return Verdict::Contradicts("found, but not under this path".to_owned());
        }
        self.missing(name)
    }

    fn missing(&self, word: &str) -> Verdict {
        let mut home = self.home.iter();
        match home.any(|package| self.real.mentions(*package, word)) {
            true => Verdict::Unverifiable(NOT_READ),
            false => Verdict::Contradicts("not found".to_owned()),
        }
    }

    fn missing_function(&self, name: &str) -> Verdict {
        let mut home = self.home.iter();
        match home.any(|package| self.real.may_be_made(*package, name)) {
            true => Verdict::Unverifiable(NOT_READ),
            false => Verdict::Contradicts("not found".to_owned()),
        }
    }

    /// A struct or enum with its variants and public fields.
    fn type_declaration(&self, adt: AdtRef, name: &str, found_at: &[usize]) -> Verdict {
        let Some(ty) = self.real_type(found_at) else {
            return self.missing_type(name);
        };
        let Ty::Adt(real, _) = ty else {
            return Verdict::Agrees;
        };
        let (stub, real) = (
            self.declared.world.universe().adt(adt),
            self.real.world.universe().adt(*real),
        );
        let stub_text = |name: Name| self.declared.world.universe().text(name);
        let real_text = |name: Name| self.real.world.universe().text(name);
        if stub.kind == AdtKind::Enum && real.kind != AdtKind::Enum {
            return Verdict::Contradicts("is an enum, the sources have none".to_owned());
        }
        for variant in &stub.variants {
            let mut others = real.variants.iter();
            let twin = match stub.kind {
                AdtKind::Enum => {
                    others.find(|other| real_text(other.name) == stub_text(variant.name))
                }
                _ => others.next(),
            };
            let Some(twin) = twin else {
                let name = stub_text(variant.name);
                return Verdict::Contradicts(format!("there is no variant {name}"));
            };
            let is_missing = |name: &str| {
                !twin
                    .fields
                    .iter()
                    .any(|field| real_text(field.name) == name)
            };
            let mut public = variant.fields.iter().filter(|field| field.is_public);
            if let Some(field) = public.find(|field| is_missing(stub_text(field.name))) {
                let name = stub_text(field.name);
                return Verdict::Contradicts(format!("there is no field {name}"));
            }
        }
        Verdict::Agrees
    }

    fn function(&self, stub: FunctionRef, name: &str, found_at: &[usize]) -> Verdict {
        let found = found_at.iter().map(|index| &self.real.found[*index].value);
        let mut functions = found.filter_map(|value| match value {
            ValueTarget::Function { function, .. } => Some(*function),
            _ => None,
        });
        if let Some(real) = functions.next() {
            return self.agreement(stub, &[real]);
        }
        for package in &self.home {
            let key = (*package, name.to_owned());
            if self.real.tables.named_functions.contains_key(&key) {
                return Verdict::Contradicts("found, but not under this path".to_owned());
            }
        }
        self.missing_macro(name)
            .unwrap_or_else(|| self.missing_function(name))
    }

    /// Macros are declared as functions or exports: only what they give matters.
    fn missing_macro(&self, name: &str) -> Option<Verdict> {
        let definitions = [format!("macro_rules! {name}"), format!("macro {name}")];
        let is_defined = |package: &usize| {
            let mut definitions = definitions.iter();
            definitions.any(|definition| self.real.mentions(*package, definition))
        };
        let mut home = self.home.iter();
        home.any(is_defined).then_some(Verdict::Agrees)
    }

    fn export(&self, name: &str, found_at: &[usize]) -> Verdict {
        let is_found = found_at.iter().any(|index| {
            let found = &self.real.found[*index];
            found.ty != Ty::Unknown
                || found.trait_ref.is_some()
                || found.value != ValueTarget::Unknown
        });
        match is_found {
            true => Verdict::Agrees,
            false => self.missing(name),
        }
    }

    /// The type of the sources that a stub's type stands for.
    fn real_self(&self, ty: &Ty) -> Option<Ty> {
        match ty {
            Ty::Adt(adt, _) => {
                let found_at = self.declared.types.get(adt)?;
                self.real_type(found_at).cloned()
            }
            Ty::Ref { mutable, inner } => Some(Ty::Ref {
                mutable: *mutable,
                inner: Arc::new(self.real_self(inner)?),
            }),
            other => Some(other.clone()),
        }
    }

    fn method(&self, ty: &Ty, stub: FunctionRef) -> Verdict {
        let universe = self.declared.world.universe();
        let name = universe.text(universe.function(stub).name);
        let Some(real) = self.real_self(ty) else {
            return Verdict::Unverifiable(NO_TYPE);
        };
        let Some(head) = Head::of(&real) else {
            return Verdict::Unverifiable(NO_TYPE);
        };
        let key = (head, name.to_owned());
        if let Some(functions) = self.real.tables.methods.get(&key) {
            return self.agreement(stub, functions);
        }
        let real_universe = self.real.world.universe();
        if let (Ty::Adt(..), Some(name)) = (&real, real_universe.names().find(name)) {
            let scope = conc_link::ItemScope::None;
            let pick = self
                .real
                .world
                .index()
                .method(real_universe, &real, name, scope);
            if let Some(pick) = pick {
                return self.agreement(stub, &[pick.function]);
            }
        }
        if let Some(functions) = self.by_type_name(ty, name) {
            return self.agreement(stub, functions);
        }
        self.missing_function(name)
    }

    /// Methods of an impl whose type could not be found, but has the same name.
    fn by_type_name(&self, ty: &Ty, name: &str) -> Option<&[FunctionRef]> {
        let Ty::Adt(adt, _) = ty else {
            return None;
        };
        let universe = self.declared.world.universe();
        let type_name = universe.text(universe.adt(*adt).name);
        self.home.iter().find_map(|package| {
            let key = (*package, type_name.to_owned(), name.to_owned());
            self.real.tables.named_methods.get(&key).map(Vec::as_slice)
        })
    }

    fn constant(&self, ty: &Ty, name: &str) -> Verdict {
        let head = self.real_self(ty).and_then(|real| Head::of(&real));
        let Some(head) = head else {
            return Verdict::Unverifiable(NO_TYPE);
        };
        let key = (head, name.to_owned());
        match self.real.tables.constants.contains(&key) {
            true => Verdict::Agrees,
            false => self.missing(name),
        }
    }

    fn implementation(&self, ty: &Ty, name: &str) -> Verdict {
        let head = self.real_self(ty).and_then(|real| Head::of(&real));
        let Some(head) = head else {
            return Verdict::Unverifiable("an impl for many types");
        };
        let type_name = match ty {
            Ty::Adt(adt, _) => {
                let universe = self.declared.world.universe();
                universe.text(universe.adt(*adt).name).to_owned()
            }
            _ => String::new(),
        };
        let tables = &self.real.tables;
        if tables.implementations.contains(&(head, name.to_owned())) {
            return Verdict::Agrees;
        }
        let is_named = |package: &usize| {
            let key = (*package, type_name.clone(), name.to_owned());
            tables.named_implementations.contains(&key)
        };
        match self.home.iter().any(is_named) {
            true => Verdict::Agrees,
            false => Verdict::Unverifiable("no such impl can be read"),
        }
    }

    fn trait_function(&self, stub: FunctionRef, real: TraitRef) -> Verdict {
        let universe = self.declared.world.universe();
        let name = universe.text(universe.function(stub).name);
        let real_universe = self.real.world.universe();
        let functions = real_universe.trait_of(real).functions.iter();
        let functions = functions.map(|id| FunctionRef::new(real.file, *id));
        let named = functions
            .filter(|function| real_universe.text(real_universe.function(*function).name) == name);
        let named: Vec<FunctionRef> = named.collect();
        match named.is_empty() {
            true => self.missing_function(name),
            false => self.agreement(stub, &named),
        }
    }

    /// Does the stub's function agree with one of these?
    fn agreement(&self, stub: FunctionRef, real: &[FunctionRef]) -> Verdict {
        let stub_world = &self.declared.world;
        let stub = (stub_world, stub, self.stub_awaited(stub));
        let mut worst = None;
        for function in real {
            let twin = (&self.real.world, *function, self.real_awaited(*function));
            match difference(stub, twin) {
                Ok(None) => return Verdict::Agrees,
                Ok(Some(what)) => {
                    worst.get_or_insert(Verdict::Contradicts(what));
                }
                Err(why) => worst = Some(Verdict::Unverifiable(why)),
            }
        }
        worst.unwrap_or(Verdict::Unverifiable(NOT_READ))
    }

    fn stub_awaited(&self, function: FunctionRef) -> Awaited {
        let world = &self.declared.world;
        let is_future = |ty: &Ty, _: &str| {
            let index = world.index();
            let names = world.universe().names();
            let output = names.find("Future").zip(names.find("Output"));
            let scope = conc_link::ItemScope::Function(function);
            let found = output.and_then(|(future, output)| {
                index.associated(world.universe(), ty, future, output, scope)
            });
            match found {
                Some(_) => Awaited::Yes,
                None => Awaited::No,
            }
        };
        awaited(world, function, &is_future)
    }

    fn real_awaited(&self, function: FunctionRef) -> Awaited {
        let is_future = |ty: &Ty, name: &str| match ty {
            Ty::Unknown => self.is_future_by_name(name),
            ty => match self.real.is_future(ty) {
                true => Awaited::Yes,
                false => Awaited::No,
            },
        };
        awaited(&self.real.world, function, &is_future)
    }

    fn is_future_by_name(&self, name: &str) -> Awaited {
        let is_future = |package: &usize| {
            let key = (*package, name.to_owned(), "Future".to_owned());
            self.real.tables.named_implementations.contains(&key)
        };
        match self.home.iter().any(is_future) {
            true => Awaited::Yes,
            false => Awaited::Unknown,
        }
    }
}
