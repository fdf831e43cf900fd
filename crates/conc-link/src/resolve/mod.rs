//! What names and written types mean.
//!
//! [`Index`] is built once per group, on top of the tables of the library, which are built once per run. Its
//! questions are pure; the inference in `infer` asks them while it walks bodies.
//!
//! | file | what |
//! |---|---|
//! | `tree` | which file is which module |
//! | `twins` | types of a known library that is itself read |
//! | `scopes`, `imports`, `lookup`, `glob_tables` | what names mean, types left aside |
//! | `lower_type`, `projections`, `values` | written types and paths |
//! | `layer` | all tables, and slots for what is read on demand |
//! | `impls`, `solve`, `assoc`, `substitute` | impls, bounds, associated types, generics |
//! | `methods`, `drops` | auto-deref and method calls; copies and drops |
//! | `presumed` | fields of values of which nothing is known |
//! | `report_names` | paths for people |

mod assoc;
mod drops;
mod glob_tables;
mod impls;
mod imports;
mod layer;
mod lookup;
mod lower_type;
mod methods;
mod presumed;
mod projections;
mod report_names;
mod scopes;
mod solve;
mod substitute;
mod tree;
mod twins;
mod values;

use std::sync::Arc;

use conc_model::{BodyOwner, Name, Parent, PathId, TypeId};

use crate::universe::Universe;
use crate::{
    AdtRef, Certainty, FileIdx, FunctionRef, ImplRef, ModuleRef, Row, StaticRef, TraitBound,
    TraitRef, Ty,
};
pub(crate) use layer::Layer;
use layer::{Cx, Fuel};
use lower_type::At;
pub(crate) use substitute::any;
pub use substitute::{substitute, substitute_bound};

/// Names, impls and traits of a group and its library.
#[derive(Debug, Default)]
pub struct Index {
    group: Layer,
    /// Stands for the group when the library is asked about itself.
    nothing: Layer,
    fields: presumed::Fields,
}

/// The item in whose generics a written type or path stands; `None` parts do not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemScope {
    /// Nothing generic around.
    None,
    /// A function (and through its parent the impl or trait around it).
    Function(FunctionRef),
    /// A struct, enum or union.
    Adt(AdtRef),
    /// A trait.
    Trait(TraitRef),
    /// An impl.
    Impl(ImplRef),
}

/// What a path means where a value is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueTarget {
    /// Not known.
    Unknown,
    /// A function, associated function or method, with the self type for `Type::f` paths and the
    /// type arguments that the path writes for the function itself.
    Function {
        /// The function.
        function: FunctionRef,
        /// `Type` in `Type::f` (with missing arguments as [`Ty::Unknown`]).
        self_ty: Option<Ty>,
        /// Turbofish of the last segment.
        generics: Row<Ty>,
    },
    /// A tuple or unit struct, or an enum variant.
    Variant {
        /// The struct or enum.
        adt: AdtRef,
        /// Which of its variants (0 for structs).
        variant: usize,
        /// Type arguments that the path writes; empty when there are none.
        args: Row<Ty>,
    },
    /// A constant or static.
    Static(StaticRef),
}

/// A function's types, with generic parameters as [`Ty::Param`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// Generic parameters of the impl or trait around it and of itself, outer first.
    /// `impl Trait` parameters are added as parameters with synthetic bounds via [`Ty::Traits`] in `params`.
    pub generics: Vec<Name>,
    /// Type of `self` as it is passed (`&Self` for `&self`), with `Self` replaced by the impl's type.
    pub receiver: Option<Ty>,
    /// Types of the other parameters.
    pub params: Vec<Ty>,
    /// The written result; of an async function the output (calls then give a [`Ty::Future`]).
    pub output: Ty,
    /// Is it an `async fn` (or one under `#[async_trait]`)?
    pub is_async: bool,
}

/// How a method call finds its function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodPick {
    /// The function: inherent, of a trait impl, or the trait's own (through a bound, `dyn`, or a default method).
    pub function: FunctionRef,
    /// The receiver's type after the auto-deref steps at which it was found: the `Self` of the function.
    pub self_ty: Ty,
    /// How many derefs were needed (`&T` to `T`, `Arc<T>` to `T`, guard to its target, ...).
    pub derefs: usize,
    /// Generic arguments of the impl, as bound by matching its self type: name of the parameter to type.
    pub substitution: Vec<(Name, Ty)>,
    /// Is it the only candidate?
    pub is_certain: bool,
}

impl Index {
    /// Builds all tables of the group; those of the library are built with the first group of a run.
    #[must_use]
    pub fn build(universe: &Universe) -> Self {
        let library = universe.library_layer();
        let group = Layer::of_group(universe, library);
        universe.set_twins(twins::find(universe, library, &group));
        Self {
            group,
            nothing: Layer::default(),
            fields: presumed::Fields::default(),
        }
    }

    fn ask<T>(&self, universe: &Universe, question: impl FnOnce(Cx<'_>) -> T) -> T {
        let fuel = Fuel::new();
        question(Cx::new(
            universe,
            universe.library_layer(),
            &self.group,
            &fuel,
        ))
    }

    /// A written type. Generic parameters of `scope` stay [`Ty::Param`], `Self` is replaced, aliases are expanded.
    #[must_use]
    pub fn lower_type(
        &self,
        universe: &Universe,
        file: FileIdx,
        ty: TypeId,
        scope: ItemScope,
    ) -> Ty {
        self.ask(universe, |cx| {
            let written = cx.lower().ty(At::new(file, scope), ty);
            cx.normalize(&written, scope)
        })
    }

    /// Simplifies projections such as `<Vec<u8> as IntoIterator>::Item`; those that stay open are kept.
    #[must_use]
    pub fn normalize(&self, universe: &Universe, ty: &Ty, scope: ItemScope) -> Ty {
        self.ask(universe, |cx| cx.normalize(ty, scope))
    }

    /// What a path means as a value (callee, constant, unit variant).
    #[must_use]
    pub fn resolve_value(
        &self,
        universe: &Universe,
        file: FileIdx,
        path: PathId,
        scope: ItemScope,
    ) -> ValueTarget {
        self.resolve_value_with_certainty(universe, file, path, scope)
            .0
    }

    /// [`Index::resolve_value`], and how sure it is: likely when a name has several definitions under different
    /// configurations, or when a trait function is found without its trait in scope.
    #[must_use]
    pub fn resolve_value_with_certainty(
        &self,
        universe: &Universe,
        file: FileIdx,
        path: PathId,
        scope: ItemScope,
    ) -> (ValueTarget, Certainty) {
        let Some(path) = universe.model(file).paths.get(path) else {
            return (ValueTarget::Unknown, Certainty::Unknown);
        };
        self.ask(universe, |cx| cx.value(At::new(file, scope), path))
    }

    /// What a path means in a struct literal or pattern: struct or variant, with written type arguments.
    #[must_use]
    pub fn resolve_variant(
        &self,
        universe: &Universe,
        file: FileIdx,
        path: PathId,
        scope: ItemScope,
    ) -> Option<(AdtRef, usize, Row<Ty>)> {
        let path = universe.model(file).paths.get(path)?;
        self.ask(universe, |cx| cx.variant(At::new(file, scope), path))
    }

    /// The types of a function, unsubstituted; cached.
    #[must_use]
    pub fn signature(&self, universe: &Universe, function: FunctionRef) -> Arc<Signature> {
        let fuel = Fuel::new();
        // The slots of the library serve all groups: what they hold must not depend on this one.
        let group = if universe.is_library(function.file) {
            &self.nothing
        } else {
            &self.group
        };
        let cx = Cx::new(universe, universe.library_layer(), group, &fuel);
        let Some(slot) = cx.signature_slot(function) else {
            return Arc::default();
        };
        slot.get_or_init(|| Arc::new(cx.signature(function)))
            .clone()
    }

    /// Bounds of a generic parameter of `scope` (or of the items around it), from `<T: ..>` and `where`,
    /// with all their supertraits.
    #[must_use]
    pub fn bounds(&self, universe: &Universe, scope: ItemScope, param: Name) -> Vec<TraitBound> {
        self.bounds_on(universe, &Ty::Param(param), scope)
    }

    /// Bounds of a parameter, an `impl`/`dyn` type or a projection, with all their supertraits.
    #[must_use]
    pub fn bounds_on(&self, universe: &Universe, ty: &Ty, scope: ItemScope) -> Vec<TraitBound> {
        self.ask(universe, |cx| cx.bounds_on(ty, scope))
    }

    /// All bounds that an item and the items around it state, as written: subject and trait.
    #[must_use]
    pub fn written_bounds(&self, universe: &Universe, scope: ItemScope) -> Vec<(Ty, TraitBound)> {
        self.ask(universe, |cx| {
            let outer = cx.own_bounds(layer::outer_scope(universe, scope));
            let own = cx.own_bounds(scope);
            outer.list.iter().chain(&own.list).cloned().collect()
        })
    }

    /// The type of a constant or static.
    #[must_use]
    pub fn static_type(&self, universe: &Universe, item: StaticRef) -> Ty {
        let written = universe.static_of(item);
        let scope = match written.parent {
            Parent::Module(_) => ItemScope::None,
            Parent::Impl(id) => ItemScope::Impl(ImplRef::new(item.file, id)),
            Parent::Trait(id) => ItemScope::Trait(TraitRef::new(item.file, id)),
        };
        self.lower_type(universe, item.file, written.ty, scope)
    }

    /// The type of a field of a variant, with the type arguments of `args` put in.
    #[must_use]
    pub fn field(
        &self,
        universe: &Universe,
        adt: AdtRef,
        variant: usize,
        args: &[Ty],
        field: Name,
    ) -> Option<Ty> {
        self.ask(universe, |cx| {
            let fields = cx.fields(adt);
            let named = fields.variants.get(variant)?.iter();
            let named = named.filter(|(name, _)| *name == field).map(|(_, ty)| ty);
            // A field may be written once for each of several configurations: one that is known tells more.
            let ty = named
                .clone()
                .find(|ty| !ty.is_unknown())
                .or_else(|| named.clone().next())?;
            let given = args.iter().cloned().chain(std::iter::repeat(Ty::Unknown));
            let by: Vec<(Name, Ty)> = fields.params.iter().copied().zip(given).collect();
            Some(cx.normalize(&substitute(ty, &by), ItemScope::Adt(adt)))
        })
    }

    /// Finds the method that `receiver.name(..)` calls, with auto-deref, in `scope` (for bounds of parameters).
    #[must_use]
    pub fn method(
        &self,
        universe: &Universe,
        receiver: &Ty,
        name: Name,
        scope: ItemScope,
    ) -> Option<MethodPick> {
        self.ask(universe, |cx| cx.method(receiver, name, scope))
    }

    /// What the parameters of the impl around a function are when its self type is `self_ty`; `None` if the
    /// impl is not for that type, or the function stands in no impl.
    #[must_use]
    pub fn impl_arguments(
        &self,
        universe: &Universe,
        function: FunctionRef,
        self_ty: &Ty,
    ) -> Option<Vec<(Name, Ty)>> {
        self.ask(universe, |cx| cx.impl_arguments(function, self_ty))
    }

    /// One step of auto-deref: `&T`, `Box`/`Arc`/guards and all types with a `Deref` impl; `None` at the end.
    #[must_use]
    pub fn deref(&self, universe: &Universe, ty: &Ty) -> Option<Ty> {
        self.ask(universe, |cx| cx.deref(ty, ItemScope::None))
    }

    /// `<ty as trait_name>::assoc`, e.g. the `Item` of an iterator, the `Output` of a future.
    #[must_use]
    pub fn associated(
        &self,
        universe: &Universe,
        ty: &Ty,
        trait_name: Name,
        assoc: Name,
        scope: ItemScope,
    ) -> Option<Ty> {
        self.ask(universe, |cx| {
            let ty = cx.normalize(ty, scope);
            let mut traits = cx.traits_named(trait_name);
            traits.find_map(|trait_ref| cx.project(&ty, Some(trait_ref), assoc, scope))
        })
    }

    /// Does the type implement the trait, as far as is known? Unknown types do not.
    #[must_use]
    pub fn implements(
        &self,
        universe: &Universe,
        ty: &Ty,
        trait_ref: TraitRef,
        scope: ItemScope,
    ) -> bool {
        self.ask(universe, |cx| cx.prove(ty, trait_ref, scope).is_some())
    }

    /// Does the type implement `Copy`, as far as is known (references, numbers, derives, stubs)?
    #[must_use]
    pub fn is_copy(&self, universe: &Universe, ty: &Ty) -> bool {
        self.ask(universe, |cx| cx.is_copy(ty))
    }

    /// Does dropping a value of the type run code: an own `Drop` impl, or a field, element or type argument that has one?
    /// Library types count as droppable when their stub states a guard, handle, sender, receiver or `Drop`.
    #[must_use]
    pub fn needs_drop(&self, universe: &Universe, ty: &Ty) -> bool {
        self.ask(universe, |cx| cx.needs_drop(ty, &mut Vec::new()))
    }

    /// Public path of a function for reports and scores, e.g. `tokio::sync::mpsc::Sender::send`. Functions of trait
    /// impls are named by their trait.
    #[must_use]
    pub fn function_path(&self, universe: &Universe, function: FunctionRef) -> String {
        self.ask(universe, |cx| cx.function_path(function))
    }

    /// Public path of a type, e.g. `std::sync::MutexGuard`.
    #[must_use]
    pub fn adt_path(&self, universe: &Universe, adt: AdtRef) -> String {
        self.ask(universe, |cx| cx.adt_path(adt))
    }

    /// Path of a trait, e.g. `std::iter::Iterator`.
    #[must_use]
    pub fn trait_path(&self, universe: &Universe, trait_ref: TraitRef) -> String {
        self.ask(universe, |cx| cx.trait_path(trait_ref))
    }

    /// The root module of the crate that a file belongs to.
    #[must_use]
    pub fn crate_root(&self, universe: &Universe, file: FileIdx) -> Option<ModuleRef> {
        self.ask(universe, |cx| {
            let module = scopes::Scopes::file_module(file);
            cx.view().scope(module).map(|_| cx.view().root(module))
        })
    }

    /// Does a module see what is private in another one: does it stand in that, or is it that?
    #[must_use]
    pub fn sees_private(&self, universe: &Universe, module: ModuleRef, home: ModuleRef) -> bool {
        self.ask(universe, |cx| {
            // What a block declares is seen in the whole module.
            let home = cx.view().named_module(home);
            cx.view().is_within(module, home)
        })
    }

    /// The type that an impl of the group is for, and its trait if that was seen.
    pub(crate) fn impl_header(&self, impl_ref: ImplRef) -> Option<(&Ty, TraitRef)> {
        let header = self.group.impls.header(impl_ref)?;
        Some((&header.self_ty, header.bound.as_ref()?.trait_ref))
    }

    /// Is the file declared as a module for tests only (`#[cfg(test)] mod tests;`), itself or through a file around it?
    #[must_use]
    pub fn is_test_file(&self, universe: &Universe, file: FileIdx) -> bool {
        self.ask(universe, |cx| {
            let scope = cx.view().scope(scopes::Scopes::file_module(file));
            scope.is_some_and(|scope| scope.is_test_file)
        })
    }

    /// Readable path of a body's owner within its crate, e.g. `server::Pool::run`.
    #[must_use]
    pub fn owner_path(&self, universe: &Universe, file: FileIdx, owner: BodyOwner) -> String {
        self.ask(universe, |cx| cx.owner_path(file, owner))
    }
}
