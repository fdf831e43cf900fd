//! Patterns: their trees, and the variables that they bind.

use conc_model::{
    LocalId, LocalKind, Name, Operand, Pattern, PatternId, PatternKind, Place, Projection, Rvalue,
};
use conc_source::Span;
use syn::{Pat, PatIdent};

use super::expr::project;
use super::extent::starts_upper;
use super::frame::Depth;
use super::{Flow, positions};

/// A variable that a pattern binds.
#[derive(Clone)]
pub(super) struct PatternBinding {
    local: LocalId,
    name: Name,
    place: Place,
    by_ref: bool,
}

/// What is collected while a pattern is read.
struct Reading {
    bindings: Vec<PatternBinding>,
}

impl Flow<'_, '_> {
    pub(super) fn pattern_span(&self, pat: &Pat) -> Span {
        let (first, last) = (positions::pattern_first(pat), positions::pattern_last(pat));
        self.cx.span_between(first, last)
    }

    /// A new variable, not yet visible.
    pub(super) fn declare(&mut self, pat: &PatIdent) -> LocalId {
        let (name, span) = self.cx.spanned_name(&pat.ident);
        let mutable = pat.mutability.is_some();
        self.frame
            .new_local(LocalKind::Variable { mutable }, Some(name), span)
    }

    /// Makes a variable visible.
    pub(super) fn show(&mut self, local: LocalId) {
        if let Some(name) = self.frame.body.locals[local].name {
            self.frame.names.push((name, local));
        }
    }

    /// Reads a pattern that is matched with `place`.
    pub(super) fn pattern(&mut self, pat: &Pat, place: &Place) -> (PatternId, Vec<PatternBinding>) {
        let mut reading = Reading {
            bindings: Vec::new(),
        };
        let id = self.read_pattern(pat, place, &mut reading);
        (id, reading.bindings)
    }

    /// Binds the variables, in order, and schedules their drops at `depth`.
    pub(super) fn bind(&mut self, bindings: &[PatternBinding], depth: Depth) {
        for binding in bindings {
            let span = self.frame.body.locals[binding.local].span;
            let value = Rvalue::Bind {
                place: binding.place.clone(),
                by_ref: binding.by_ref,
            };
            self.frame.assign(Place::local(binding.local), value, span);
            self.schedule(binding.local, depth);
            self.frame.names.push((binding.name, binding.local));
        }
    }

    /// Binds references under the variables' names for a match guard to see.
    pub(super) fn bind_for_guard(&mut self, bindings: &[PatternBinding]) {
        for binding in bindings {
            let span = self.frame.body.locals[binding.local].span;
            let kind = LocalKind::Variable { mutable: false };
            let local = self.frame.new_local(kind, Some(binding.name), span);
            let place = binding.place.clone();
            let value = Rvalue::Bind {
                place,
                by_ref: true,
            };
            self.frame.assign(Place::local(local), value, span);
            self.frame.names.push((binding.name, local));
        }
    }

    fn read_pattern(&mut self, pat: &Pat, place: &Place, reading: &mut Reading) -> PatternId {
        let kind = match pat {
            Pat::Paren(p) => return self.read_pattern(&p.pat, place, reading),
            Pat::Type(p) => return self.read_pattern(&p.pat, place, reading),
            Pat::Guard(p) => return self.read_pattern(&p.pat, place, reading),
            Pat::Ident(p) => self.read_ident(p, place, reading),
            Pat::Wild(_) => PatternKind::Wildcard,
            Pat::Rest(_) => PatternKind::Rest,
            Pat::Lit(_) | Pat::Range(_) | Pat::Const(_) => PatternKind::Literal,
            Pat::Path(p) => PatternKind::Path(self.path(&p.path, p.qself.as_ref())),
            Pat::TupleStruct(p) => {
                let path = self.path(&p.path, p.qself.as_ref());
                let place = project(place.clone(), Projection::Variant(path));
                let fields = self.read_fields(p.elems.iter(), &place, reading);
                PatternKind::TupleStruct { path, fields }
            }
            Pat::Struct(p) => self.read_struct(p, place, reading),
            Pat::Tuple(p) => PatternKind::Tuple(self.read_fields(p.elems.iter(), place, reading)),
            Pat::Slice(p) => {
                let element = project(place.clone(), Projection::Index);
                let elements = p.elems.iter();
                let elements = elements.map(|pat| self.read_pattern(pat, &element, reading));
                PatternKind::Slice(elements.collect())
            }
            Pat::Reference(p) => {
                let inner = project(place.clone(), Projection::Deref);
                PatternKind::Ref(self.read_pattern(&p.pat, &inner, reading))
            }
            Pat::Or(p) => {
                let cases = p.cases.iter();
                let cases = cases.map(|case| self.read_pattern(case, place, reading));
                PatternKind::Or(cases.collect())
            }
            _ => PatternKind::Unknown,
        };
        let span = self.pattern_span(pat);
        self.frame.body.patterns.push(Pattern { kind, span })
    }

    fn read_ident(&mut self, pat: &PatIdent, place: &Place, reading: &mut Reading) -> PatternKind {
        let bare = pat.by_ref.is_none() && pat.mutability.is_none() && pat.subpat.is_none();
        if bare && starts_upper(&pat.ident) {
            let path = syn::Path::from(pat.ident.clone());
            return PatternKind::Path(self.path(&path, None));
        }
        let name = self.name(&pat.ident);
        let by_ref = pat.by_ref.is_some();
        // The alternatives of an or-pattern bind the same variable; the first one tells how.
        let known = reading.bindings.iter().find(|binding| binding.name == name);
        let local = match known {
            Some(binding) => binding.local,
            None => {
                let local = self.declare(pat);
                let place = place.clone();
                reading.bindings.push(PatternBinding {
                    local,
                    name,
                    place,
                    by_ref,
                });
                local
            }
        };
        let inner = pat.subpat.as_ref();
        let inner = inner.map(|(_, inner)| self.read_pattern(inner, place, reading));
        PatternKind::Binding {
            local,
            by_ref,
            inner,
        }
    }

    fn read_struct(
        &mut self,
        pat: &syn::PatStruct,
        place: &Place,
        reading: &mut Reading,
    ) -> PatternKind {
        let path = self.path(&pat.path, pat.qself.as_ref());
        let place = project(place.clone(), Projection::Variant(path));
        let mut fields = Vec::with_capacity(pat.fields.len());
        for field in &pat.fields {
            let name = self.member(&field.member);
            let part = project(place.clone(), Projection::Field(name));
            fields.push((name, self.read_pattern(&field.pat, &part, reading)));
        }
        let fields = fields.into_boxed_slice();
        PatternKind::Struct { path, fields }
    }

    fn read_fields<'p>(
        &mut self,
        pats: impl Iterator<Item = &'p Pat>,
        place: &Place,
        reading: &mut Reading,
    ) -> Box<[PatternId]> {
        let mut behind_rest = false;
        let mut ids = Vec::new();
        for (index, pat) in pats.enumerate() {
            behind_rest |= matches!(pat, Pat::Rest(_));
            let step = self.tuple_step(index, behind_rest);
            let part = project(place.clone(), step);
            ids.push(self.read_pattern(pat, &part, reading));
        }
        ids.into_boxed_slice()
    }

    /// The place that a parameter's or branch's pattern takes apart, bound at `depth`.
    pub(super) fn take_apart(&mut self, pat: &Pat, local: LocalId, depth: Depth) -> PatternId {
        let (id, bindings) = self.pattern(pat, &Place::local(local));
        self.bind(&bindings, depth);
        id
    }

    /// A use of a whole local.
    pub(super) fn use_of(local: LocalId) -> Operand {
        Operand::Use(Place::local(local))
    }
}
