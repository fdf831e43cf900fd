//! Which patterns match only when there is nothing inside: `None`, `Err(..)`.

use conc_model::{Body, FileModel, Name, PathId, PatternId, PatternKind, known};

/// The patterns of a body.
pub(crate) struct Patterns<'m> {
    model: &'m FileModel,
    body: &'m Body,
}

impl<'m> Patterns<'m> {
    pub(crate) fn new(model: &'m FileModel, body: &'m Body) -> Self {
        Self { model, body }
    }

    pub(crate) fn is_absence(&self, pattern: PatternId) -> bool {
        match &self.body.patterns[pattern].kind {
            PatternKind::Path(path) => self.last_name(*path) == Some(known::NONE),
            PatternKind::TupleStruct { path, .. } => self.last_name(*path) == Some(known::ERR),
            PatternKind::Or(parts) => parts.iter().all(|part| self.is_absence(*part)),
            _ => false,
        }
    }

    pub(crate) fn matches_whole_payload(&self, pattern: PatternId) -> bool {
        match &self.body.patterns[pattern].kind {
            PatternKind::TupleStruct { path, fields } => {
                matches!(self.last_name(*path), Some(known::SOME | known::OK))
                    && fields.iter().all(|field| self.matches_anything(*field))
            }
            _ => false,
        }
    }

    pub(crate) fn matches_anything(&self, pattern: PatternId) -> bool {
        match &self.body.patterns[pattern].kind {
            PatternKind::Wildcard | PatternKind::Rest => true,
            PatternKind::Binding { inner, .. } => {
                inner.is_none_or(|inner| self.matches_anything(inner))
            }
            PatternKind::Tuple(parts) => parts.iter().all(|part| self.matches_anything(*part)),
            _ => false,
        }
    }

    fn last_name(&self, path: PathId) -> Option<Name> {
        let path = &self.model.paths[path];
        path.segments.last().map(|segment| segment.name)
    }
}
