//! How much the inference knows: figures for `--statistics` and records for scores. Not an input of any lint.

use conc_model::{Call, Callee, Name, Operand};
use conc_source::Span;
use rustc_hash::FxHashSet;

use crate::{BodyFacts, BodyRef, CallTarget, Certainty, FileIdx, FunctionRef, Ty, World};

/// The method names whose receivers are counted: the operations that the lints of this product are about.
const COUNTED: &[&str] = &[
    "lock",
    "read",
    "write",
    "borrow",
    "borrow_mut",
    "send",
    "recv",
    "spawn",
    "join",
    "wait",
    "load",
    "store",
];

/// What the linker thinks that a call is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallRecord {
    /// The file.
    pub file: FileIdx,
    /// The called name.
    pub name_span: Span,
    /// Public path of the function; `None` if it is not known.
    pub callee: Option<String>,
    /// How sure that is.
    pub certainty: Certainty,
}

impl World {
    /// How many method calls by the names of blocking, sending, locking and joining operations there are, and of
    /// how many of them the receiver's type is known: `(known, total)`.
    #[must_use]
    pub fn receiver_coverage(&self) -> (usize, usize) {
        let names = self.universe().names();
        let counted: FxHashSet<Name> = COUNTED.iter().filter_map(|text| names.find(text)).collect();
        let (mut known, mut total) = (0, 0);
        for at in self.bodies() {
            let facts = self.facts(at);
            for (call, found) in self.universe().body(at).calls.iter().zip(&facts.calls) {
                if !matches!(&call.callee, Callee::Method { name, .. } if counted.contains(name)) {
                    continue;
                }
                total += 1;
                known += usize::from(self.is_receiver_known((at, facts), call, found.target));
            }
        }
        (known, total)
    }

    fn is_receiver_known(
        &self,
        (at, facts): (BodyRef, &BodyFacts),
        call: &Call,
        target: CallTarget,
    ) -> bool {
        let Some(receiver) = call.args.first() else {
            return false;
        };
        let place = match receiver {
            Operand::Literal(_) => return true,
            Operand::Use(place) | Operand::Ref { place, .. } => place,
        };
        match self.place_type(at, facts, place).peel_refs() {
            Ty::Unknown | Ty::Infer(_) => false,
            // A parameter says something only if one of its bounds has the method.
            Ty::Param(_) | Ty::Projection { .. } => target != CallTarget::Unknown,
            _ => true,
        }
    }

    /// One record per call, by a name that a function of the known libraries has, in source order of each file.
    #[must_use]
    pub fn debug_calls(&self) -> Vec<CallRecord> {
        let names = self.library_names();
        let mut records = Vec::new();
        for at in self.bodies() {
            let body = self.universe().body(at);
            let facts = self.facts(at);
            for (call, facts) in body.calls.iter().zip(&facts.calls) {
                if self
                    .called_name(at, call)
                    .is_some_and(|name| names.contains(&name))
                {
                    records.push(self.record(at.file, call, (facts.target, facts.certainty)));
                }
            }
        }
        records.sort_by_key(|record| (record.file, record.name_span.start, record.name_span.end));
        records
    }

    fn library_names(&self) -> FxHashSet<Name> {
        let universe = self.universe();
        let files = universe.library_files();
        files
            .flat_map(|file| {
                universe
                    .model(file)
                    .functions
                    .iter()
                    .map(|function| function.name)
            })
            .collect()
    }

    fn called_name(&self, at: BodyRef, call: &Call) -> Option<Name> {
        match &call.callee {
            Callee::Method { name, .. } => Some(*name),
            Callee::Path(path) => {
                let path = &self.universe().model(at.file).paths[*path];
                path.segments.last().map(|segment| segment.name)
            }
            Callee::Value(_) => None,
        }
    }

    /// Functions of the group are told from those of a library that has the same name by a leading `own::`.
    fn callee_path(&self, function: FunctionRef) -> String {
        let path = self.index().function_path(self.universe(), function);
        if self.universe().is_library(function.file) {
            path
        } else {
            format!("own::{path}")
        }
    }

    fn record(
        &self,
        file: FileIdx,
        call: &Call,
        (target, certainty): (CallTarget, Certainty),
    ) -> CallRecord {
        let callee = match target {
            CallTarget::Function(function) => Some(self.callee_path(function)),
            _ => None,
        };
        CallRecord {
            file,
            name_span: call.name_span,
            callee: callee.filter(|path| !path.is_empty()),
            certainty,
        }
    }
}
