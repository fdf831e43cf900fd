//! All tables of the library, or of a group on top of it, with the slots for what is read on demand.

use std::cell::Cell;
use std::sync::{Arc, OnceLock};

use conc_model::{FileModel, Id, Name, Parent, Receiver, TypeRef};

use super::impls::{ImplHeader, Impls};
use super::lookup::View;
use super::lower_type::{At, Lower};
use super::scopes::Scopes;
use super::{ItemScope, Signature, imports, tree};
use crate::universe::Universe;
use crate::{AdtRef, FileIdx, FunctionRef, ImplRef, Row, TraitBound, TraitRef, Ty};

/// Steps that one question may take in all.
const FUEL: u32 = 4_000;
/// Questions that may lie inside each other.
const MAX_DEPTH: u32 = 24;

/// Names, impls and slots of consecutive files.
#[derive(Debug, Default)]
pub(crate) struct Layer {
    pub(crate) scopes: Scopes,
    pub(crate) impls: Impls,
    first_file: u32,
    slots: Vec<FileSlots>,
}

/// What is read from a file when it is first asked for. No slot is filled while another is being filled.
#[derive(Debug, Default)]
struct FileSlots {
    signatures: Vec<OnceLock<Arc<Signature>>>,
    fields: Vec<OnceLock<Arc<AdtTypes>>>,
    supertraits: Vec<OnceLock<Row<TraitBound>>>,
    function_bounds: Vec<OnceLock<Arc<ItemBounds>>>,
    adt_bounds: Vec<OnceLock<Arc<ItemBounds>>>,
    trait_bounds: Vec<OnceLock<Arc<ItemBounds>>>,
    impl_bounds: Vec<OnceLock<Arc<ItemBounds>>>,
}

/// Field types of a struct or enum, in terms of its parameters.
#[derive(Debug, Default)]
pub(crate) struct AdtTypes {
    pub(crate) params: Vec<Name>,
    pub(crate) variants: Vec<Vec<(Name, Ty)>>,
}

/// What the generics and where clauses of one item demand.
#[derive(Debug, Default)]
pub(crate) struct ItemBounds {
    pub(crate) list: Vec<(Ty, TraitBound)>,
    /// Is there a bound by a trait that was not seen?
    pub(crate) has_unseen: bool,
}

impl FileSlots {
    fn new(model: &FileModel) -> Self {
        fn empty<T>(length: usize) -> Vec<OnceLock<T>> {
            (0..length).map(|_| OnceLock::new()).collect()
        }
        Self {
            signatures: empty(model.functions.len()),
            fields: empty(model.adts.len()),
            supertraits: empty(model.traits.len()),
            function_bounds: empty(model.functions.len()),
            adt_bounds: empty(model.adts.len()),
            trait_bounds: empty(model.traits.len()),
            impl_bounds: empty(model.impls.len()),
        }
    }
}

impl Layer {
    /// The tables of the library.
    pub(crate) fn of_library(universe: &Universe) -> Self {
        let mut scopes = Scopes::collect(universe, universe.library_files());
        let mut externs = rustc_hash::FxHashMap::default();
        for (file, krate) in universe.library_files().zip(&universe.library().crates) {
            for name in std::iter::once(&krate.name).chain(&krate.aliases) {
                if let Some(name) = universe.library().names().find(name) {
                    externs.entry(name).or_insert(Scopes::file_module(file));
                }
            }
        }
        scopes.externs.push(externs);
        imports::resolve(universe, &mut scopes, None, universe.library_files());
        let nothing = Scopes::default();
        let view = View {
            universe,
            library: &scopes,
            group: &nothing,
        };
        let impls = Impls::collect(view, universe.library_files());
        Self::with_slots(universe, scopes, impls, universe.library_files())
    }

    /// The tables of the group.
    pub(crate) fn of_group(universe: &Universe, library: &Self) -> Self {
        let mut scopes = Scopes::collect(universe, universe.group_files());
        tree::connect(universe, &mut scopes);
        imports::resolve(
            universe,
            &mut scopes,
            Some(&library.scopes),
            universe.group_files(),
        );
        let view = View {
            universe,
            library: &library.scopes,
            group: &scopes,
        };
        let impls = Impls::collect(view, universe.group_files());
        Self::with_slots(universe, scopes, impls, universe.group_files())
    }

    fn with_slots(
        universe: &Universe,
        scopes: Scopes,
        impls: Impls,
        files: impl Iterator<Item = FileIdx>,
    ) -> Self {
        let mut layer = Self {
            scopes,
            impls,
            first_file: 0,
            slots: Vec::new(),
        };
        for file in files {
            if layer.slots.is_empty() {
                layer.first_file = file.0;
            }
            layer.slots.push(FileSlots::new(universe.model(file)));
        }
        layer
    }

    fn slots(&self, file: FileIdx) -> Option<&FileSlots> {
        self.slots
            .get(file.0.checked_sub(self.first_file)? as usize)
    }
}

/// The limits of one question.
#[derive(Debug)]
pub(crate) struct Fuel(Cell<u32>);

impl Fuel {
    pub(crate) fn new() -> Self {
        Self(Cell::new(FUEL))
    }
}

/// Everything that a question needs. Copied into each question inside a question.
#[derive(Clone, Copy)]
pub(crate) struct Cx<'a> {
    pub(crate) universe: &'a Universe,
    pub(crate) library: &'a Layer,
    pub(crate) group: &'a Layer,
    pub(crate) fuel: &'a Fuel,
    depth: u32,
}

impl<'a> Cx<'a> {
    pub(crate) fn new(
        universe: &'a Universe,
        library: &'a Layer,
        group: &'a Layer,
        fuel: &'a Fuel,
    ) -> Self {
        Self {
            universe,
            library,
            group,
            fuel,
            depth: 0,
        }
    }

    /// One question deeper; `None` when the limits are reached.
    pub(crate) fn deeper(self) -> Option<Self> {
        let left = self.fuel.0.get().checked_sub(1)?;
        self.fuel.0.set(left);
        (self.depth < MAX_DEPTH).then_some(Self {
            depth: self.depth + 1,
            ..self
        })
    }

    pub(crate) fn view(self) -> View<'a> {
        View {
            universe: self.universe,
            library: &self.library.scopes,
            group: &self.group.scopes,
        }
    }

    pub(crate) fn lower(self) -> Lower<'a> {
        Lower::new(self.view())
    }

    /// The group's tables before the library's.
    pub(crate) fn layers(self) -> [&'a Impls; 2] {
        [&self.group.impls, &self.library.impls]
    }

    fn layer(self, file: FileIdx) -> &'a Layer {
        if self.universe.is_library(file) {
            self.library
        } else {
            self.group
        }
    }

    pub(crate) fn header(self, impl_ref: ImplRef) -> Option<&'a ImplHeader> {
        self.layer(impl_ref.file).impls.header(impl_ref)
    }

    /// A function's types as they are written.
    pub(crate) fn written_signature(self, function: FunctionRef) -> Signature {
        let lower = self.lower();
        let scope = ItemScope::Function(function);
        let at = At::new(function.file, scope);
        let item = self.universe.function(function);
        let self_ty = || lower.self_type(at);
        let receiver = item.receiver.map(|receiver| match receiver {
            Receiver::Value => self_ty(),
            Receiver::Ref | Receiver::RefMut => Ty::Ref {
                mutable: receiver == Receiver::RefMut,
                inner: Arc::new(self_ty()),
            },
            Receiver::Typed(ty) => lower.ty(at, ty),
        });
        let generics = lower.generics(scope).into_iter().flatten();
        Signature {
            generics: generics
                .flat_map(|generics| &generics.params)
                .map(|param| param.name)
                .collect(),
            receiver,
            params: item
                .params
                .iter()
                .map(|ty| self.lower().ty(at, *ty))
                .collect(),
            output: item
                .output
                .map_or_else(Ty::unit, |ty| self.lower().ty(at, ty)),
            is_async: item.is_async,
        }
    }

    /// A function's types, with projections simplified.
    pub(crate) fn signature(self, function: FunctionRef) -> Signature {
        let scope = ItemScope::Function(function);
        let mut signature = self.written_signature(function);
        signature.receiver = signature.receiver.map(|ty| self.normalize(&ty, scope));
        for param in &mut signature.params {
            *param = self.normalize(param, scope);
        }
        signature.output = self.normalize(&signature.output, scope);
        signature
    }

    /// The slot of a function's signature.
    pub(crate) fn signature_slot(
        self,
        function: FunctionRef,
    ) -> Option<&'a OnceLock<Arc<Signature>>> {
        self.layer(function.file)
            .slots(function.file)?
            .signatures
            .get(function.id.index())
    }

    /// Field types of a struct or enum.
    pub(crate) fn fields(self, adt: AdtRef) -> Arc<AdtTypes> {
        let slots = self.layer(adt.file).slots(adt.file);
        let Some(slot) = slots.and_then(|slots| slots.fields.get(adt.id.index())) else {
            return Arc::default();
        };
        let fields = slot.get_or_init(|| {
            let item = self.universe.adt(adt);
            let at = At::new(adt.file, ItemScope::Adt(adt));
            let variants = item.variants.iter().map(|variant| {
                let fields = variant.fields.iter();
                fields
                    .map(|field| (field.name, self.lower().ty(at, field.ty)))
                    .collect()
            });
            Arc::new(AdtTypes {
                params: item
                    .generics
                    .params
                    .iter()
                    .map(|param| param.name)
                    .collect(),
                variants: variants.collect(),
            })
        });
        fields.clone()
    }

    /// The supertraits of a trait, in terms of its parameters and `Self`.
    pub(crate) fn supertraits(self, trait_ref: TraitRef) -> Row<TraitBound> {
        let slots = self.layer(trait_ref.file).slots(trait_ref.file);
        let Some(slot) = slots.and_then(|slots| slots.supertraits.get(trait_ref.id.index())) else {
            return Row::default();
        };
        let bounds = slot.get_or_init(|| {
            let at = At::new(trait_ref.file, ItemScope::Trait(trait_ref));
            let paths = self.universe.trait_of(trait_ref).supertraits.iter();
            paths
                .filter_map(|path| self.lower().bound(at, *path))
                .collect()
        });
        bounds.clone()
    }

    /// The bounds that an item itself states.
    pub(crate) fn own_bounds(self, scope: ItemScope) -> Arc<ItemBounds> {
        let slot = match scope {
            ItemScope::None => None,
            ItemScope::Function(item) => self
                .layer(item.file)
                .slots(item.file)
                .and_then(|slots| slots.function_bounds.get(item.id.index())),
            ItemScope::Adt(item) => self
                .layer(item.file)
                .slots(item.file)
                .and_then(|slots| slots.adt_bounds.get(item.id.index())),
            ItemScope::Trait(item) => self
                .layer(item.file)
                .slots(item.file)
                .and_then(|slots| slots.trait_bounds.get(item.id.index())),
            ItemScope::Impl(item) => self
                .layer(item.file)
                .slots(item.file)
                .and_then(|slots| slots.impl_bounds.get(item.id.index())),
        };
        let bounds = slot.map(|slot| {
            slot.get_or_init(|| Arc::new(self.written_bounds(scope)))
                .clone()
        });
        bounds.unwrap_or_default()
    }

    fn written_bounds(self, scope: ItemScope) -> ItemBounds {
        let Some(file) = file_of(scope) else {
            return ItemBounds::default();
        };
        let at = At::new(file, scope);
        let mut bounds = ItemBounds::default();
        let model = self.universe.model(file);
        let Some(generics) = self.lower().generics(scope)[1] else {
            return bounds;
        };
        let mut add = |subject: &Ty, paths: &[conc_model::PathId]| {
            for path in paths {
                match self.lower().bound(at, *path) {
                    Some(bound) => bounds.list.push((subject.clone(), bound)),
                    None => bounds.has_unseen = true,
                }
            }
        };
        for param in &generics.params {
            add(&Ty::Param(param.name), &param.bounds);
        }
        for (subject, paths) in &generics.wheres {
            if matches!(
                model.types.get(*subject),
                Some(TypeRef::Path(_) | TypeRef::Ref { .. })
            ) {
                add(&self.lower().ty(at, *subject), paths);
            }
        }
        bounds
    }
}

/// The file that an item stands in.
pub(crate) fn file_of(scope: ItemScope) -> Option<FileIdx> {
    match scope {
        ItemScope::None => None,
        ItemScope::Function(item) => Some(item.file),
        ItemScope::Adt(item) => Some(item.file),
        ItemScope::Trait(item) => Some(item.file),
        ItemScope::Impl(item) => Some(item.file),
    }
}

/// The impl or trait around a function.
pub(crate) fn outer_scope(universe: &Universe, scope: ItemScope) -> ItemScope {
    let ItemScope::Function(function) = scope else {
        return ItemScope::None;
    };
    match universe.function(function).parent {
        Parent::Module(_) => ItemScope::None,
        Parent::Impl(id) => ItemScope::Impl(ImplRef::new(function.file, id)),
        Parent::Trait(id) => ItemScope::Trait(TraitRef::new(function.file, id)),
    }
}
