//! What names and written types mean.
//!
//! [`Index`] is built once per group: module scopes with imports, impl tables, trait tables. Its questions
//! are pure; the inference in `infer` asks them while it walks bodies.

use std::sync::Arc;

use conc_model::{BodyOwner, Name, PathId, TypeId};

use crate::universe::Universe;
use crate::{AdtRef, FileIdx, FunctionRef, ImplRef, ModuleRef, StaticRef, TraitRef, Ty};

/// Names, impls and traits of a group and its library.
#[derive(Debug, Default)]
pub struct Index {}

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
        generics: Arc<[Ty]>,
    },
    /// A tuple or unit struct, or an enum variant.
    Variant {
        /// The struct or enum.
        adt: AdtRef,
        /// Which of its variants (0 for structs).
        variant: usize,
        /// Type arguments that the path writes; empty when there are none.
        args: Arc<[Ty]>,
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
    /// Builds all tables.
    #[must_use]
    pub fn build(_universe: &Universe) -> Self {
        Self::default()
    }

    /// A written type. Generic parameters of `scope` stay [`Ty::Param`], `Self` is replaced, aliases are expanded.
    #[must_use]
    pub fn lower_type(&self, _universe: &Universe, _file: FileIdx, _ty: TypeId, _scope: ItemScope) -> Ty {
        Ty::Unknown
    }

    /// What a path means as a value (callee, constant, unit variant).
    #[must_use]
    pub fn resolve_value(&self, _universe: &Universe, _file: FileIdx, _path: PathId, _scope: ItemScope) -> ValueTarget {
        ValueTarget::Unknown
    }

    /// What a path means in a struct literal or pattern: struct or variant, with written type arguments.
    #[must_use]
    pub fn resolve_variant(&self, _universe: &Universe, _file: FileIdx, _path: PathId, _scope: ItemScope) -> Option<(AdtRef, usize, Arc<[Ty]>)> {
        None
    }

    /// The types of a function, unsubstituted; cached.
    #[must_use]
    pub fn signature(&self, _universe: &Universe, _function: FunctionRef) -> Arc<Signature> {
        Arc::default()
    }

    /// Bounds of a generic parameter of `scope` (or of the items around it), from `<T: ..>` and `where`.
    #[must_use]
    pub fn bounds(&self, _universe: &Universe, _scope: ItemScope, _param: Name) -> Vec<crate::TraitBound> {
        Vec::new()
    }

    /// The type of a constant or static.
    #[must_use]
    pub fn static_type(&self, _universe: &Universe, _item: StaticRef) -> Ty {
        Ty::Unknown
    }

    /// The type of a field of a variant, with the type arguments of `args` put in.
    #[must_use]
    pub fn field(&self, _universe: &Universe, _adt: AdtRef, _variant: usize, _args: &[Ty], _field: Name) -> Option<Ty> {
        None
    }

    /// Finds the method that `receiver.name(..)` calls, with auto-deref, in `scope` (for bounds of parameters).
    #[must_use]
    pub fn method(&self, _universe: &Universe, _receiver: &Ty, _name: Name, _scope: ItemScope) -> Option<MethodPick> {
        None
    }

    /// One step of auto-deref: `&T`, `Box`/`Arc`/guards and all types with a `Deref` impl; `None` at the end.
    #[must_use]
    pub fn deref(&self, _universe: &Universe, _ty: &Ty) -> Option<Ty> {
        None
    }

    /// `<ty as trait_name>::assoc`, e.g. the `Item` of an iterator, the `Output` of a future.
    #[must_use]
    pub fn associated(&self, _universe: &Universe, _ty: &Ty, _trait_name: Name, _assoc: Name, _scope: ItemScope) -> Option<Ty> {
        None
    }

    /// Does the type implement `Copy`, as far as is known (references, numbers, derives, stubs)?
    #[must_use]
    pub fn is_copy(&self, _universe: &Universe, _ty: &Ty) -> bool {
        false
    }

    /// Does dropping a value of the type run code: an own `Drop` impl, or a field, element or type argument that has one?
    /// Library types count as droppable when their stub states a guard, handle, sender, receiver or `Drop`.
    #[must_use]
    pub fn needs_drop(&self, _universe: &Universe, _ty: &Ty) -> bool {
        true
    }

    /// Public path of a function for reports and scores, e.g. `tokio::sync::mpsc::Sender::send`.
    #[must_use]
    pub fn function_path(&self, _universe: &Universe, _function: FunctionRef) -> String {
        String::new()
    }

    /// Public path of a type, e.g. `std::sync::MutexGuard`.
    #[must_use]
    pub fn adt_path(&self, _universe: &Universe, _adt: AdtRef) -> String {
        String::new()
    }

    /// The module a file's root module stands for, and its crate's root.
    #[must_use]
    pub fn crate_root(&self, _universe: &Universe, _file: FileIdx) -> Option<ModuleRef> {
        None
    }

    /// Readable path of a body's owner within its crate, e.g. `server::Pool::run`.
    #[must_use]
    pub fn owner_path(&self, _universe: &Universe, _file: FileIdx, _owner: BodyOwner) -> String {
        String::new()
    }
}
