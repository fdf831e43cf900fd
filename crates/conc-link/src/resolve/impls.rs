//! Tables of impls and traits, keyed by the head of the self type.

use conc_model::{Name, Parent};
use rustc_hash::FxHashMap;

use super::ItemScope;
use super::lookup::View;
use super::lower_type::{At, Lower};
use crate::{
    AdtRef, FileIdx, FunctionRef, ImplRef, Primitive, StaticRef, TraitBound, TraitRef, Ty,
};

/// The outermost constructor of a type: what impls are found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Head {
    Adt(AdtRef),
    Ref,
    Pointer,
    Tuple,
    Slice,
    Array,
    Never,
    Primitive(Primitive),
    FnPointer,
    /// The first trait of a `dyn` or `impl`.
    Traits(TraitRef),
    /// A parameter of the impl itself: it is for all types within its bounds.
    Blanket,
}

impl Head {
    /// The head of an impl's self type or of a receiver. A parameter is [`Head::Blanket`].
    pub(crate) fn of(ty: &Ty) -> Option<Self> {
        Some(match ty {
            Ty::Adt(adt, _) => Self::Adt(*adt),
            Ty::Ref { .. } => Self::Ref,
            Ty::Pointer(_) => Self::Pointer,
            Ty::Tuple(_) => Self::Tuple,
            Ty::Slice(_) => Self::Slice,
            Ty::Array(_) => Self::Array,
            Ty::Never => Self::Never,
            Ty::Primitive(primitive) => Self::Primitive(*primitive),
            Ty::FnPointer { .. } => Self::FnPointer,
            Ty::Traits { bounds, .. } => Self::Traits(bounds.first()?.trait_ref),
            Ty::Param(_) => Self::Blanket,
            Ty::Unknown
            | Ty::Infer(_)
            | Ty::Function(..)
            | Ty::Closure(_)
            | Ty::Future { .. }
            | Ty::Projection { .. } => return None,
        })
    }
}

/// What the first line of an impl says.
#[derive(Debug)]
pub(crate) struct ImplHeader {
    pub(crate) self_ty: Ty,
    /// The trait; `None` for inherent impls and for impls of traits that were not seen.
    pub(crate) bound: Option<TraitBound>,
    pub(crate) params: Box<[Name]>,
}

/// Impls and traits of consecutive files.
#[derive(Debug, Default)]
pub(crate) struct Impls {
    first_file: u32,
    headers: Vec<Vec<ImplHeader>>,
    /// Functions of inherent impls.
    pub(crate) inherent: FxHashMap<(Head, Name), Vec<FunctionRef>>,
    /// Functions of impls of traits that were not seen.
    pub(crate) foreign: FxHashMap<(Head, Name), Vec<FunctionRef>>,
    /// Constants of impls.
    pub(crate) constants: FxHashMap<(Head, Name), Vec<StaticRef>>,
    pub(crate) of_trait: FxHashMap<(TraitRef, Head), Vec<ImplRef>>,
    /// Impls that define an associated type with the name.
    pub(crate) with_type: FxHashMap<(Head, Name), Vec<ImplRef>>,
    /// Functions of traits.
    pub(crate) of_traits: FxHashMap<Name, Vec<FunctionRef>>,
    pub(crate) traits: FxHashMap<Name, Vec<TraitRef>>,
}

impl Impls {
    /// Reads all impls and traits of the files.
    pub(crate) fn collect(view: View<'_>, files: impl Iterator<Item = FileIdx>) -> Self {
        let mut impls = Self::default();
        for file in files {
            if impls.headers.is_empty() {
                impls.first_file = file.0;
            }
            impls.headers.push(Vec::new());
            impls.collect_traits(view, file);
            impls.collect_impls(view, file);
            impls.collect_constants(view, file);
        }
        impls
    }

    fn collect_traits(&mut self, view: View<'_>, file: FileIdx) {
        let model = view.universe.model(file);
        for (id, item) in model.traits.entries() {
            self.traits
                .entry(item.name)
                .or_default()
                .push(TraitRef::new(file, id));
            for function in &item.functions {
                if let Some(named) = model.functions.get(*function) {
                    let functions = self.of_traits.entry(named.name).or_default();
                    functions.push(FunctionRef::new(file, *function));
                }
            }
        }
    }

    fn collect_impls(&mut self, view: View<'_>, file: FileIdx) {
        let model = view.universe.model(file);
        for (id, item) in model.impls.entries() {
            let impl_ref = ImplRef::new(file, id);
            let at = At::new(file, ItemScope::Impl(impl_ref));
            let bound = item
                .trait_path
                .and_then(|path| Lower::new(view).bound(at, path));
            let header = ImplHeader {
                self_ty: Lower::new(view).impl_self(impl_ref),
                bound: bound.filter(|_| !item.is_negative),
                params: item
                    .generics
                    .params
                    .iter()
                    .map(|param| param.name)
                    .collect(),
            };
            let head = Head::of(&header.self_ty);
            let trait_ref = header.bound.as_ref().map(|bound| bound.trait_ref);
            if let Some(headers) = self.headers.last_mut() {
                headers.push(header);
            }
            let Some(head) = head.filter(|_| !item.is_negative) else {
                continue;
            };
            for (name, _) in &item.types {
                self.with_type
                    .entry((head, *name))
                    .or_default()
                    .push(impl_ref);
            }
            let by_name = match (trait_ref, item.trait_path) {
                (Some(trait_ref), _) => {
                    self.of_trait
                        .entry((trait_ref, head))
                        .or_default()
                        .push(impl_ref);
                    continue;
                }
                (None, Some(_)) => &mut self.foreign,
                (None, None) => &mut self.inherent,
            };
            for function in &item.functions {
                if let Some(named) = model.functions.get(*function) {
                    let functions = by_name.entry((head, named.name)).or_default();
                    functions.push(FunctionRef::new(file, *function));
                }
            }
        }
    }

    fn collect_constants(&mut self, view: View<'_>, file: FileIdx) {
        for (id, item) in view.universe.model(file).statics.entries() {
            let Parent::Impl(parent) = item.parent else {
                continue;
            };
            let header = self.header(ImplRef::new(file, parent));
            if let Some(head) = header.and_then(|header| Head::of(&header.self_ty)) {
                let constants = self.constants.entry((head, item.name)).or_default();
                constants.push(StaticRef::new(file, id));
            }
        }
    }

    pub(crate) fn header(&self, impl_ref: ImplRef) -> Option<&ImplHeader> {
        let file = impl_ref.file.0.checked_sub(self.first_file)? as usize;
        self.headers.get(file)?.get(impl_ref.id.0 as usize)
    }
}
