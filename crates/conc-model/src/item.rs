//! Items: modules, functions, types, impls, imports and their attributes.

use conc_source::Span;

use crate::arena::ids;
use crate::{BodyId, Cfg, Effect, Generics, Name, PathId, TypeId};

ids! {
    /// Index into [`crate::FileModel::modules`].
    ModuleId;
    /// Index into [`crate::FileModel::functions`].
    FunctionId;
    /// Index into [`crate::FileModel::adts`].
    AdtId;
    /// Index into [`crate::FileModel::traits`].
    TraitId;
    /// Index into [`crate::FileModel::impls`].
    ImplId;
    /// Index into [`crate::FileModel::statics`].
    StaticId;
    /// Index into [`crate::FileModel::aliases`].
    AliasId;
    /// Index into [`crate::FileModel::uses`].
    UseId;
}

/// A module: the file itself (always [`ModuleId`] 0), `mod x { .. }`, or a block that declares items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// `None` for the file itself and for blocks.
    pub name: Option<Name>,
    /// `None` for the file itself.
    pub parent: Option<ModuleId>,
    /// What kind it is.
    pub kind: ModuleKind,
    /// Its attributes (inner ones too).
    pub attrs: Attrs,
}

/// What a [`Module`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModuleKind {
    /// The file.
    File,
    /// `mod x { .. }`.
    Inline,
    /// A block with items in it; names that it lacks are looked up in its parent.
    Block,
}

/// `mod x;`: a module whose text is in another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleDeclaration {
    /// Where it is declared.
    pub module: ModuleId,
    /// Its name.
    pub name: Name,
    /// `#[path = ".."]`, as written.
    pub path: Option<Box<str>>,
    /// Its attributes.
    pub attrs: Attrs,
}

/// A function, method or trait function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: Name,
    /// The name's place.
    pub name_span: Span,
    /// The whole item.
    pub span: Span,
    /// Where it stands.
    pub parent: Parent,
    /// Its attributes.
    pub attrs: Attrs,
    /// Its own generics; `impl Trait` parameters stay [`crate::TypeRef::Impl`].
    pub generics: Generics,
    /// How it takes `self`, if it is a method.
    pub receiver: Option<Receiver>,
    /// Types of the other parameters.
    pub params: Vec<TypeId>,
    /// Result type; `None` for unit.
    pub output: Option<TypeId>,
    /// Is it an `async fn`?
    pub is_async: bool,
    /// Is it `pub` (any form)?
    pub is_public: bool,
    /// Its body, unless it is only declared.
    pub body: Option<BodyId>,
}

/// Where a function or constant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parent {
    /// In a module.
    Module(ModuleId),
    /// In an `impl` block.
    Impl(ImplId),
    /// In a trait.
    Trait(TraitId),
}

/// How a method takes `self`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// `self`, `mut self`.
    Value,
    /// `&self`.
    Ref,
    /// `&mut self`.
    RefMut,
    /// `self: Arc<Self>` and the like.
    Typed(TypeId),
}

/// A struct, enum or union.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adt {
    /// Its name.
    pub name: Name,
    /// The name's place.
    pub name_span: Span,
    /// The module around it.
    pub module: ModuleId,
    /// Its attributes.
    pub attrs: Attrs,
    /// Its generics.
    pub generics: Generics,
    /// Which of the three it is.
    pub kind: AdtKind,
    /// Is it `pub`?
    pub is_public: bool,
    /// An enum's variants; a struct or union has exactly one, named like the type.
    pub variants: Vec<Variant>,
}

/// Struct, enum or union.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdtKind {
    /// `struct`.
    Struct,
    /// `enum`.
    Enum,
    /// `union`.
    Union,
}

/// A variant of an enum, or the only one of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Its name.
    pub name: Name,
    /// Form of its fields.
    pub form: VariantForm,
    /// Its fields; those of a tuple form are named `0`, `1`, ...
    pub fields: Vec<Field>,
    /// What a stub states about it.
    pub effects: Vec<Effect>,
}

/// Form of a variant's fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariantForm {
    /// `V`.
    Unit,
    /// `V(A, B)`.
    Tuple,
    /// `V { a: A }`.
    Named,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeId,
    /// Is it `pub` (any form)?
    pub is_public: bool,
    /// Its place.
    pub span: Span,
}

/// A trait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trait {
    /// Its name.
    pub name: Name,
    /// The module around it.
    pub module: ModuleId,
    /// Its attributes.
    pub attrs: Attrs,
    /// Its generics.
    pub generics: Generics,
    /// Supertraits.
    pub supertraits: Box<[PathId]>,
    /// `type X: Bounds = Default;`.
    pub types: Vec<AssociatedType>,
    /// Its functions.
    pub functions: Vec<FunctionId>,
}

/// An associated type of a trait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssociatedType {
    /// Its name.
    pub name: Name,
    /// Its bounds.
    pub bounds: Box<[PathId]>,
    /// `= Default`.
    pub default: Option<TypeId>,
}

/// An `impl` block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impl {
    /// The module around it.
    pub module: ModuleId,
    /// Its attributes.
    pub attrs: Attrs,
    /// Its generics.
    pub generics: Generics,
    /// `impl Trait for ..`.
    pub trait_path: Option<PathId>,
    /// Is it `impl !Trait for ..`?
    pub is_negative: bool,
    /// The type that it is for.
    pub self_type: TypeId,
    /// `type X = ..;`.
    pub types: Vec<(Name, TypeId)>,
    /// Its functions.
    pub functions: Vec<FunctionId>,
    /// Its place.
    pub span: Span,
}

/// A constant or static, `thread_local!` and `lazy_static!` ones too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Static {
    /// Its name; `_` for `const _`.
    pub name: Name,
    /// The name's place.
    pub name_span: Span,
    /// Where it stands.
    pub parent: Parent,
    /// Its attributes.
    pub attrs: Attrs,
    /// Which form it has.
    pub kind: StaticKind,
    /// Its type.
    pub ty: TypeId,
    /// Is it `pub`?
    pub is_public: bool,
    /// Its value, if it is written as an integer.
    pub integer: Option<u64>,
    /// Its initialiser, if it does more than write down values.
    pub body: Option<BodyId>,
}

/// Forms of constants and statics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaticKind {
    /// `const`.
    Const,
    /// `static`.
    Static,
    /// `static mut`.
    StaticMut,
    /// Inside `thread_local!`.
    ThreadLocal,
    /// Inside `lazy_static!`: dereferences to its type.
    LazyStatic,
}

/// `type X<T> = ..;` at module level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// Its name.
    pub name: Name,
    /// The module around it.
    pub module: ModuleId,
    /// Its generics.
    pub generics: Generics,
    /// What it stands for.
    pub ty: TypeId,
    /// Its `#[cfg(..)]`.
    pub cfg: Option<Box<Cfg>>,
}

/// One leaf of a `use` tree, or an `extern crate`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The module around it.
    pub module: ModuleId,
    /// The full path of the leaf; `{self}` is already folded into its parent.
    pub path: Box<[Name]>,
    /// Does it start with `::`?
    pub global: bool,
    /// What it brings in.
    pub kind: UseKind,
    /// Is it `pub` (any form)?
    pub is_public: bool,
    /// Its `#[cfg(..)]`.
    pub cfg: Option<Box<Cfg>>,
}

/// What a [`Use`] brings into scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UseKind {
    /// The last segment under this name (the alias, if there is one).
    Named(Name),
    /// `as _`: a trait without a name.
    Unnamed,
    /// `::*`.
    Glob,
}

/// What the attributes of an item say, as far as an analysis asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attrs {
    /// `#[test]`-like, `#[cfg(test)]`, `#[bench]`: the item and all in it is test code.
    pub is_test: bool,
    /// Runtime entry attribute, e.g. `#[tokio::main]`; the path's segments.
    pub runtime_entry: Option<RuntimeEntry>,
    /// Has a `#[cfg(..)]` that is neither `test` nor trivially true.
    pub is_conditional: bool,
    /// Its own `#[cfg(..)]`, those of the items around it left aside.
    pub cfg: Option<Box<Cfg>>,
    /// `#[async_trait]` stands at the impl or trait: its functions are async where written so.
    pub is_async_trait: bool,
    /// Last segments of `#[derive(..)]` paths.
    pub derives: Vec<Name>,
    /// `#[must_use]`.
    pub must_use: bool,
    /// `#[instrument(err)]`, `#[instrument(ret)]`: what the function ends with is written to the log.
    pub logs_outcome: bool,
    /// `#[conc(..)]` facts; only stubs have them.
    pub effects: Vec<Effect>,
}

/// `#[tokio::main]`, `#[tokio::test]`, `#[actix_web::main]`, `#[async_std::main]`, ...
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuntimeEntry {
    /// First segment of the attribute path: the crate.
    pub krate: Name,
    /// Is it `main` (otherwise `test`)?
    pub is_main: bool,
    /// Is `flavor = "current_thread"` (or a crate that is single threaded) in force?
    pub single_thread: bool,
}
