//! Tokens and flags at which everybody looks and which nobody ever sets, and tokens that are cancelled and at which nobody
//! ever looks: followed to all who get hold of them.

use conc_link::{BodyRef, CallTarget, Ty, World};
use conc_model::{AggregateKind, Callee, Effect, GuardKind, LocalId, Operand, Place};
use conc_source::Span;

use super::field_uses::{Field, FieldAccess};
use super::local_uses::LocalUse;
use super::view::{BodyView, CallView};
use crate::ValueKind;

/// How many times a signal is handed on: to a variable, task, function or field.
const HANDS: usize = 12;

/// A look at a signal, or a place where it is given.
#[derive(Clone, Copy, Debug)]
pub struct Look<'w> {
    /// The body that looks, or gives it.
    pub view: BodyView<'w>,
    /// The call.
    pub span: Span,
}

impl Look<'_> {
    /// Does a loop end by what is seen here?
    #[must_use]
    pub fn ends_a_loop(&self) -> bool {
        self.view.loops().any(|looped| {
            let endings = looped.endings();
            endings.iter().any(|ending| ending.span == self.span)
        })
    }
}

/// What is being followed, and where it was seen.
#[derive(Default)]
struct Search<'w> {
    looks: Vec<Look<'w>>,
    /// Where it is cancelled; `None` if that ends the search.
    given: Option<Vec<Look<'w>>>,
    /// Does its maker, or who finds it in a field, keep one and hand on another?
    is_cloned: bool,
    /// Does a function, closure or task get it?
    has_left: bool,
    /// Within how many called functions the search is.
    depth: usize,
    done: Vec<(BodyRef, LocalId)>,
    fields: Vec<Field>,
}

impl<'w> BodyView<'w> {
    /// All looks at a token or flag that a call makes, if everybody who gets hold of it is known and only looks, so that
    /// nobody can ever set it. One that a function gets whole, with nothing kept to set it by, is meant never to be set; a
    /// block of this body does not ask for one.
    #[must_use]
    pub fn only_looks_at(self, made: CallView<'w>) -> Option<Vec<Look<'w>>> {
        let mut search = Search::default();
        search.local(self, made.call().dest, HANDS)?;
        let is_nested = |look: &Look<'_>| look.view.parent().is_some_and(|of| of.at == self.at);
        let is_meant = search.is_cloned || search.looks.iter().all(is_nested);
        is_meant.then_some(search.looks)
    }

    /// Where a token is cancelled that a call makes and that somebody else gets, if everybody who gets hold of it is known
    /// and nobody ever looks at it.
    #[must_use]
    pub fn only_cancels(self, made: CallView<'w>) -> Option<Vec<Look<'w>>> {
        let mut search = Search {
            given: Some(Vec::new()),
            ..Search::default()
        };
        search.local(self, made.call().dest, HANDS)?;
        let is_shared = search.is_cloned && (search.has_left || !search.fields.is_empty());
        (is_shared && search.looks.is_empty()).then_some(search.given?)
    }
}

impl CallView<'_> {
    /// Is its result a token?
    #[must_use]
    pub fn makes_token(self) -> bool {
        let universe = self.view.world.universe();
        let result = self.facts().map(|facts| &facts.result);
        matches!(result, Some(Ty::Adt(adt, _)) if universe.adt_effects(*adt).contains(&Effect::Token))
    }

    /// Is its result a token or flag, perhaps behind pointers?
    pub(super) fn gives_signal(self) -> bool {
        let result = self.facts().map(|facts| &facts.result);
        result.is_some_and(|result| is_signal(self.view.world, result, 3))
    }

    /// Does it cancel a token, now or when its result is dropped?
    pub(super) fn cancels(self) -> bool {
        let result = self.facts().map(|facts| &facts.result);
        self.has(Effect::Cancels)
            || result.is_some_and(|result| is_cancel_guard(self.view.world, result))
    }

    /// Does it make a new token, or a flag that is not set?
    #[must_use]
    pub fn makes_signal(self) -> bool {
        let Some(facts) = self.facts() else {
            return false;
        };
        let universe = self.view.world.universe();
        let Ty::Adt(adt, _) = &facts.result else {
            return false;
        };
        let effects = universe.adt_effects(*adt);
        let is_plain = matches!(self.call().callee, Callee::Path(_)) && self.effects().is_empty();
        let args = self.call().args.as_slice();
        // What an own function gives may be somebody else's.
        let is_token = effects.contains(&Effect::Token) && args.is_empty();
        let is_bool = |arg: &Operand| matches!(arg, Operand::Literal(conc_model::Literal::Bool(_)));
        let is_flag = effects.contains(&Effect::Atomic) && matches!(args, [only] if is_bool(only));
        is_plain && self.is_of_library() && (is_token || is_flag)
    }
}

/// `None` as soon as somebody may set it, or it gets out of sight.
impl<'w> Search<'w> {
    fn local(&mut self, view: BodyView<'w>, local: LocalId, hands: usize) -> Option<()> {
        let hands = hands.checked_sub(1)?;
        if self.done.contains(&(view.at, local)) {
            return Some(());
        }
        self.done.push((view.at, local));
        for found in view.uses_of(local)? {
            match found {
                LocalUse::Given(place) => self.local(view, place.as_local()?, hands)?,
                LocalUse::Part { dest, kind, index } => {
                    self.part(view, dest, (kind, index), hands)?;
                }
                LocalUse::Captured { by, inner } => {
                    self.has_left = true;
                    self.local(by, inner, hands)?;
                }
                LocalUse::Argument { call, arg, .. } => self.given(call, arg, hands)?,
                LocalUse::Read => return None,
            }
        }
        Some(())
    }

    /// Part of something that is built: only structs of the package are followed.
    fn part(
        &mut self,
        view: BodyView<'w>,
        dest: &Place,
        (kind, index): (&AggregateKind, usize),
        hands: usize,
    ) -> Option<()> {
        let AggregateKind::Struct { fields, .. } = kind else {
            return None;
        };
        let Ty::Adt(owner, _) = view.facts().local(dest.as_local()?) else {
            return None;
        };
        let name = *fields.get(index)?;
        let owner = *owner;
        self.field(view.world, Field { owner, name }, hands)
    }

    /// A call gets it as this argument.
    fn given(&mut self, call: CallView<'w>, arg: usize, hands: usize) -> Option<()> {
        let view = call.view;
        if arg == 0
            && (call.has(Effect::ObservesCancel) || call.has(Effect::Loads))
            && !call.has(Effect::Stores)
        {
            self.looks.push(Look {
                view,
                span: call.name_span(),
            });
            return Some(());
        }
        let facts = call.facts()?;
        if let Some(given) = &mut self.given
            && arg == 0
            && (call.has(Effect::Cancels) || is_cancel_guard(view.world, &facts.result))
        {
            given.push(Look {
                view,
                span: call.name_span(),
            });
            return Some(());
        }
        match facts.target {
            CallTarget::Function(function) if view.world.universe().is_library(function.file) => {
                // `clone()`, `Arc::new(..)`, `child_token()`: what comes back is the same signal.
                let plain = call
                    .effects()
                    .iter()
                    .all(|effect| matches!(effect, Effect::Narrows | Effect::RunsNow));
                refuse(!plain || arg != 0 || !is_signal(view.world, &facts.result, 3))?;
                let borrows = matches!(call.call().callee, Callee::Method { .. })
                    || matches!(call.call().args[arg], Operand::Ref { .. });
                self.is_cloned |= borrows && self.depth == 0;
                self.local(view, call.call().dest, hands)
            }
            CallTarget::Function(_) => {
                let callee = BodyView::new(view.world, call.runs_body()?);
                let param = *callee.body().params.get(arg)?;
                self.has_left = true;
                self.depth += 1;
                let found = self.local(callee, param, hands);
                self.depth -= 1;
                found
            }
            _ => None,
        }
    }

    fn field(&mut self, world: &'w World, field: Field, hands: usize) -> Option<()> {
        let hands = hands.checked_sub(1)?;
        if self.fields.contains(&field) {
            return Some(());
        }
        self.fields.push(field);
        let adt = world.universe().adt(field.owner);
        let mut declared = adt.variants.first()?.fields.iter();
        let declared = declared.find(|other| other.name == field.name)?;
        refuse(declared.is_public && adt.is_public)?;
        for found in field.uses(world) {
            match found.access {
                FieldAccess::Made(_) => {}
                FieldAccess::Argument { call, arg } => {
                    self.given(found.view.call(call), arg, hands)?
                }
                FieldAccess::Assigned(_) | FieldAccess::Awaited(_) | FieldAccess::Read => {
                    return None;
                }
            }
        }
        Some(())
    }
}

/// Does dropping it cancel the token that it is made of?
fn is_cancel_guard(world: &World, ty: &Ty) -> bool {
    let cancels = ValueKind::Guard(GuardKind::Cancel);
    matches!(ty, Ty::Adt(adt, _) if world.kind_of(*adt) == Some(cancels))
}

/// A token or flag, perhaps behind pointers.
fn is_signal(world: &World, ty: &Ty, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    match ty {
        Ty::Ref { inner, .. } => is_signal(world, inner, depth),
        Ty::Adt(adt, args) => {
            let effects = world.universe().adt_effects(*adt);
            let is_it = effects.contains(&Effect::Token) || effects.contains(&Effect::Atomic);
            let shares = effects.contains(&Effect::Shares);
            is_it
                || (shares
                    && args
                        .first()
                        .is_some_and(|inner| is_signal(world, inner, depth)))
        }
        _ => false,
    }
}

fn refuse(when: bool) -> Option<()> {
    (!when).then_some(())
}
