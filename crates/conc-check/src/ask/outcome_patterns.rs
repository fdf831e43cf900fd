//! Which patterns match a known outcome. Where control goes then is `outcomes.rs`.

use conc_link::{ItemScope, Ty};
use conc_model::{
    AdtKind, Comparison, Effect, Operand, PathId, PatternId, PatternKind, Place, PlaceBase, known,
};

use conc_source::Span;

use super::outcome_state::{State, known_at};
use super::outcomes::{Known, Outcome, Walk};
use super::view::CallView;

/// How a pattern fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    No,
    Maybe,
    Yes,
}

impl Walk<'_> {
    pub(super) fn fit(&mut self, pattern: PatternId, known: Known) -> Fit {
        match &self.view.body().patterns[pattern].kind {
            PatternKind::Wildcard | PatternKind::Rest => Fit::Yes,
            PatternKind::Binding { inner, .. } => match inner {
                Some(inner) => self.fit(*inner, known),
                None => Fit::Yes,
            },
            PatternKind::Ref(inner) => self.fit(*inner, known),
            PatternKind::Or(parts) => {
                let mut best = Fit::No;
                for part in parts {
                    best = match (best, self.fit(*part, known)) {
                        (Fit::Yes, _) | (_, Fit::Yes) => Fit::Yes,
                        (Fit::Maybe, _) | (_, Fit::Maybe) => Fit::Maybe,
                        _ => Fit::No,
                    };
                }
                best
            }
            PatternKind::Path(path) => self.fit_path(*path, &[], known),
            PatternKind::TupleStruct { path, fields } => self.fit_path(*path, fields, known),
            PatternKind::Struct { path, .. } => self.fit_path(*path, &[], known),
            PatternKind::Literal
            | PatternKind::Tuple(_)
            | PatternKind::Slice(_)
            | PatternKind::Unknown => Fit::Maybe,
        }
    }

    fn fit_path(&mut self, path: PathId, fields: &[PatternId], known: Known) -> Fit {
        let segments = &self.view.model().paths[path].segments;
        let name = segments.last().map(|segment| segment.name);
        match known {
            Known::Nothing => match name {
                Some(known::NONE) => Fit::Yes,
                Some(known::SOME | known::OK) => Fit::No,
                Some(known::ERR) => match fields.first() {
                    Some(field) => self.fit(*field, Known::Error),
                    None => Fit::Yes,
                },
                _ => Fit::Maybe,
            },
            Known::Within => match name {
                Some(known::NONE | known::ERR) => Fit::No,
                Some(known::SOME | known::OK) => match fields.first() {
                    Some(field) => self.fit(*field, Known::Nothing),
                    None => Fit::Yes,
                },
                _ => Fit::Maybe,
            },
            Known::Error => self.fit_error(path),
            Known::NoBytes => match name {
                Some(known::ERR) => Fit::No,
                Some(known::OK) => match fields.first() {
                    Some(field) => self.fit(*field, Known::Zero),
                    None => Fit::Yes,
                },
                _ => Fit::Maybe,
            },
            Known::Bool(_) | Known::Zero => Fit::Maybe,
        }
    }

    /// The place of a pattern that takes everything, as it is written.
    pub(super) fn catch_all(&self, pattern: PatternId) -> Option<Span> {
        let pattern = &self.view.body().patterns[pattern];
        let is_any = matches!(
            pattern.kind,
            PatternKind::Wildcard | PatternKind::Binding { inner: None, .. }
        );
        (is_any && pattern.span.start < pattern.span.end).then_some(pattern.span)
    }

    /// Whether a comparison of the error's kind with a variant holds: `error.kind() == ErrorKind::UnexpectedEof`.
    pub(super) fn compared_kind(
        &mut self,
        comparison: Comparison,
        operands: &[Operand],
        state: &State,
    ) -> Option<Known> {
        let places = [operands.first()?.place()?, operands.get(1)?.place()?];
        let is_kind = |place: &&Place| known_at(place, state) == Some(Known::Error);
        let path = places.into_iter().find_map(|place| match place.base {
            PlaceBase::Path(path) if place.projections.is_empty() => Some(path),
            _ => None,
        });
        let path = path.filter(|_| places.iter().any(is_kind))?;
        let is_it = match self.fit_error(path) {
            Fit::Yes => true,
            Fit::No => false,
            Fit::Maybe => return None,
        };
        match comparison {
            Comparison::Equal => Some(Known::Bool(is_it)),
            Comparison::NotEqual => Some(Known::Bool(!is_it)),
            _ => None,
        }
    }

    fn fit_error(&mut self, path: PathId) -> Fit {
        let view = self.view;
        let universe = view.world.universe();
        let index = view.world.index();
        let found = index.resolve_variant(universe, view.at.file, path, ItemScope::None);
        let Some((adt, variant, _)) = found else {
            return Fit::Maybe;
        };
        let adt = universe.adt(adt);
        if adt.kind != AdtKind::Enum {
            return Fit::Yes;
        }
        let effects = adt.variants.get(variant).map(|variant| &variant.effects);
        let tells = effects.and_then(|effects| {
            effects.iter().find_map(|effect| match effect {
                Effect::Tells(what) => Some(*what),
                _ => None,
            })
        });
        match self.outcome {
            Outcome::Failed | Outcome::Any => Fit::Maybe,
            Outcome::Told(what) if tells == Some(what) => {
                self.course.told = true;
                Fit::Yes
            }
            Outcome::Told(_) => Fit::No,
        }
    }
}

impl CallView<'_> {
    /// Does it say of which kind an error is, where one of the kinds says that there will be no more: `error.kind()`?
    pub(super) fn tells_kind(self) -> bool {
        let universe = self.view.world.universe();
        let tells = |effect: &Effect| matches!(effect, Effect::Tells(_));
        match self.facts().map(|facts| &facts.result) {
            Some(Ty::Adt(adt, _)) if !self.is_opaque() && self.call().args.len() == 1 => {
                let mut variants = universe.adt(*adt).variants.iter();
                variants.any(|variant| variant.effects.iter().any(tells))
            }
            _ => false,
        }
    }
}
