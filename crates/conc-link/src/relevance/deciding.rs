//! Bodies that are not read although calls in them lead to what is, but whose parameters decide which calls come to pass.

use conc_model::{AdtKind, FileModel, Function, FunctionId, Name, Names, TypeId, TypeRef};
use rustc_hash::FxHashSet;

use super::mentions::mentions;
use super::search::last_name;
use super::{Relevant, UnreadFile};

/// The type of which literals are flags.
const BOOL: &str = "bool";

/// Reads such bodies, too: of calls alone nobody can tell under which condition they are. Methods of enums, most of which look at
/// `self`, are left out: callers seldom know which variant they call one of.
pub(super) fn read(files: &[UnreadFile<'_>], names: &Names, relevant: &mut Relevant) {
    let enums = enums(files);
    let each = relevant.read.iter_mut().zip(&mut relevant.told);
    for (file, (read, told)) in files.iter().zip(each) {
        let of_file = Flags {
            model: file.model,
            enums: &enums,
            names,
        };
        let mut deciding: Vec<FunctionId> = file
            .bodies
            .iter()
            .filter(|(id, text)| told.contains(id) && of_file.decide_in(*id, text))
            .map(|(id, _)| *id)
            .collect();
        deciding.retain(|id| told.remove(id));
        read.extend(deciding);
    }
}

fn enums(files: &[UnreadFile<'_>]) -> FxHashSet<Name> {
    let adts = files.iter().flat_map(|file| file.model.adts.iter());
    let enums = adts.filter(|adt| adt.kind == AdtKind::Enum && adt.variants.len() > 1);
    enums.map(|adt| adt.name).collect()
}

/// What may decide in a file.
struct Flags<'d> {
    model: &'d FileModel,
    enums: &'d FxHashSet<Name>,
    names: &'d Names,
}

impl Flags<'_> {
    fn decide_in(&self, id: FunctionId, text: &str) -> bool {
        let function: &Function = &self.model.functions[id];
        let decides = |name: &str| mentions(text).any(|it| it.word == name && it.decides());
        let flags = function.params.iter().zip(self.param_names(function));
        let mut flags = flags.filter(|(ty, _)| self.is_flag(**ty));
        flags.any(|(_, name)| name.is_none_or(decides))
    }

    /// What the parameters are called, but for `self`; none for patterns.
    fn param_names(&self, function: &Function) -> Vec<Option<&str>> {
        let Some(body) = function.body else {
            return Vec::new();
        };
        // Nothing is there yet but the parameters.
        let body = &self.model.bodies[body];
        let receiver = usize::from(function.receiver.is_some());
        let params = body.params.iter().skip(receiver);
        let names = params.map(|param| body.locals[*param].name);
        names
            .map(|name| name.map(|name| self.names.text(name)))
            .collect()
    }

    fn is_flag(&self, ty: TypeId) -> bool {
        match self.model.types[ty] {
            TypeRef::Ref { inner, .. } => self.is_flag(inner),
            TypeRef::Path(path) => last_name(self.model, path)
                .is_some_and(|name| self.enums.contains(&name) || self.names.text(name) == BOOL),
            _ => false,
        }
    }
}
