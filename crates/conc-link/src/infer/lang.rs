//! Types and traits that the language itself refers to, as the stubs declare them.

use conc_model::{Name, known};
use rustc_hash::FxHashMap;

use super::selection::Candidate;
use crate::universe::Universe;
use crate::{AdtRef, FileIdx, ImplRef, Index, ItemScope, Ty};

/// What syntax refers to without naming it.
#[derive(Debug, Default)]
pub(super) struct Lang {
    pub(super) option: Option<AdtRef>,
    pub(super) result: Option<AdtRef>,
    pub(super) vec: Option<AdtRef>,
    pub(super) string: Option<AdtRef>,
    pub(super) boxed: Option<AdtRef>,
    pub(super) range: Option<AdtRef>,
    pub(super) poll: Option<AdtRef>,
    pub(super) pin: Option<AdtRef>,
    pub(super) local_key: Option<AdtRef>,
    /// Impls of the libraries for structs and enums, by trait name and type, in order: those with associated types and
    /// those of `FromIterator`.
    pub(super) impls: FxHashMap<(Name, AdtRef), Vec<Candidate>>,
    /// The type of what some macros give.
    pub(super) macros: FxHashMap<Name, MacroResult>,
}

/// What a language-level macro gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MacroResult {
    String,
    Str,
    Unit,
    Bool,
    Int,
    Never,
}

/// Macros of the language that lowering does not take apart.
const MACROS: &[(&str, MacroResult)] = &[
    ("format", MacroResult::String),
    ("concat", MacroResult::Str),
    ("stringify", MacroResult::Str),
    ("env", MacroResult::Str),
    ("include_str", MacroResult::Str),
    ("file", MacroResult::Str),
    ("module_path", MacroResult::Str),
    ("line", MacroResult::Int),
    ("column", MacroResult::Int),
    ("matches", MacroResult::Bool),
    ("cfg", MacroResult::Bool),
    ("print", MacroResult::Unit),
    ("println", MacroResult::Unit),
    ("eprint", MacroResult::Unit),
    ("eprintln", MacroResult::Unit),
    ("assert", MacroResult::Unit),
    ("assert_eq", MacroResult::Unit),
    ("assert_ne", MacroResult::Unit),
    ("debug_assert", MacroResult::Unit),
    ("debug_assert_eq", MacroResult::Unit),
    ("debug_assert_ne", MacroResult::Unit),
    ("panic", MacroResult::Never),
    ("unreachable", MacroResult::Never),
    ("unimplemented", MacroResult::Never),
    ("todo", MacroResult::Never),
];

impl Lang {
    /// Looks through the crates that the language's own names live in.
    pub(super) fn find(universe: &Universe, index: &Index) -> Self {
        let mut lang = Self::default();
        for file in universe.library_files() {
            let krate = &universe.library().crates[file.0 as usize].name;
            if matches!(krate.as_str(), "std" | "core" | "alloc") {
                lang.read(universe, file);
            }
            lang.read_impls(universe, index, file);
        }
        let macros = MACROS.iter();
        lang.macros = macros
            .filter_map(|(text, result)| Some((universe.names().find(text)?, *result)))
            .collect();
        lang
    }

    fn read(&mut self, universe: &Universe, file: FileIdx) {
        let model = universe.model(file);
        for (id, adt) in model.adts.entries() {
            let slot = match universe.text(adt.name) {
                "Option" => &mut self.option,
                "Result" => &mut self.result,
                "Vec" => &mut self.vec,
                "String" => &mut self.string,
                "Box" => &mut self.boxed,
                "Range" => &mut self.range,
                "Poll" => &mut self.poll,
                "Pin" => &mut self.pin,
                "LocalKey" => &mut self.local_key,
                _ => continue,
            };
            slot.get_or_insert(AdtRef::new(file, id));
        }
    }

    /// Collects the impls of a stub.
    fn read_impls(&mut self, universe: &Universe, index: &Index, file: FileIdx) {
        let model = universe.model(file);
        for (id, item) in model.impls.entries() {
            let path = item.trait_path.map(|path| &model.paths[path]);
            let Some(name) = path
                .and_then(|path| path.segments.last())
                .map(|last| last.name)
            else {
                continue;
            };
            if item.types.is_empty() && universe.text(name) != "FromIterator" {
                continue;
            }
            let item_ref = ImplRef::new(file, id);
            let target =
                index.lower_type(universe, file, item.self_type, ItemScope::Impl(item_ref));
            if let Ty::Adt(adt, _) = &target {
                let candidate = Candidate {
                    item: item_ref,
                    target: target.clone(),
                };
                self.impls.entry((name, *adt)).or_default().push(candidate);
            }
        }
    }

    /// Is the type an instance of this one?
    pub(super) fn args(adt: Option<AdtRef>, ty: &Ty) -> Option<&[Ty]> {
        match ty {
            Ty::Adt(found, args) if Some(*found) == adt => Some(args),
            _ => None,
        }
    }

    /// `Option` or `Result`: what `?` takes apart.
    pub(super) fn is_fallible(&self, adt: AdtRef) -> bool {
        Some(adt) == self.option || Some(adt) == self.result
    }

    /// The function traits.
    pub(super) fn is_fn_trait(name: Name) -> bool {
        matches!(name, known::FN | known::FN_MUT | known::FN_ONCE) || Self::is_async_fn_trait(name)
    }

    /// The async function traits.
    pub(super) fn is_async_fn_trait(name: Name) -> bool {
        matches!(
            name,
            known::ASYNC_FN | known::ASYNC_FN_MUT | known::ASYNC_FN_ONCE
        )
    }
}
