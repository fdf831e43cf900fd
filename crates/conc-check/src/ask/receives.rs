//! Calls that take messages: from which kind of channel, and whether a message, its absence or the end is awaited.

use conc_link::{BodyRef, CallTarget, Event, EventKind, Ty, ValueId, ValueKind};
use conc_model::{
    BlockId, Callee, ChannelKind, Effect, LocalId, Operand, Place, StaticKind, Tells, known,
};
use conc_source::Span;

use super::loops::LoopView;
use super::view::{BodyView, CallView};

impl<'w> CallView<'w> {
    /// The kind of channel that the call receives from.
    #[must_use]
    pub fn receives_from(self) -> Option<ChannelKind> {
        if !self.has(Effect::Receives) {
            return None;
        }
        let world = self.view.world;
        let mut ty = self.arg_type(0);
        for _ in 0..4 {
            if let Ty::Adt(adt, _) = &ty
                && let Some(ValueKind::Receiver(kind)) = world.kind_of(*adt)
            {
                return Some(kind);
            }
            ty = world.index().deref(world.universe(), &ty)?;
        }
        None
    }

    /// Does it wait for a message as long as it takes?
    #[must_use]
    pub fn waits_for_message(self) -> bool {
        let may_wait = !self.has(Effect::Tries) && !self.has(Effect::Timed);
        self.has(Effect::Receives) && may_wait && !self.only_polls()
    }

    /// `poll_recv(cx)`: there may be no message yet, and it says so.
    fn only_polls(self) -> bool {
        let universe = self.view.world.universe();
        let result = self.facts().map(|facts| &facts.result);
        matches!(result, Some(Ty::Adt(adt, _)) if universe.adt(*adt).name == known::POLL)
    }

    /// Does the body that receives, or the closure or task that it is, own a sender of the same channel meanwhile, so that
    /// the channel cannot be closed?
    #[must_use]
    pub fn keeps_its_channel_open(self) -> bool {
        let view = self.view;
        let Some(point) = view.point_of(self.id) else {
            return false;
        };
        let alive = view.flow().alive_at_entry(point.block);
        let lent = EventKind::Borrowed {
            call: self.id,
            arg: 0,
        };
        let is_lent = |event: &Event| event.kind == lent;
        let own = view.channels().any(|pair| {
            let mut senders = std::iter::once(pair.sender).chain(view.derived_from(pair.sender));
            view.flow().value(pair.receiver).events.iter().any(is_lent)
                && senders.any(|sender| alive.iter().any(|(value, _)| *value == sender))
        });
        own || self.is_fed_by_others()
            || self.is_subscribed_to_own_sender()
            || view.parent().is_some_and(|outer| {
                let inner = |value: ValueId| {
                    let events = outer.flow().value(value).events.iter();
                    let taken =
                        events.filter(|event| event.kind == EventKind::Captured(view.at.id));
                    let captures = &view.body().captures;
                    taken
                        .filter_map(|event| captures.iter().find(|one| one.outer == event.holder))
                        .map(|capture| capture.inner)
                        .next()
                };
                outer.channels().any(|pair| {
                    let derived = outer.derived_from(pair.sender);
                    let senders = std::iter::once(pair.sender).chain(derived);
                    let is_it = |local: LocalId| self.receiver() == Some(local);
                    inner(pair.receiver).is_some_and(is_it)
                        && senders
                            .filter_map(inner)
                            .any(|sender| alive.iter().any(|(_, holder)| *holder == sender))
                })
            })
    }

    /// Does the receiver come from a sender in a variable that still has it: `let mut rx = tx.subscribe();`?
    fn is_subscribed_to_own_sender(self) -> bool {
        let (view, source) = (self.view, self.receiver());
        let made = source.and_then(|local| view.defining_call(local));
        let sender = made.and_then(|made| made.call().args.first()?.place()?.as_local());
        let (Some(sender), Some(point)) = (sender, view.point_of(self.id)) else {
            return false;
        };
        let alive = view.flow().alive_at_entry(point.block);
        alive.iter().any(|(value, holder)| {
            let kind = view.flow().value(*value).kind;
            *holder == sender && matches!(kind, ValueKind::Sender(_))
        })
    }

    /// Was a sender of the channel given to something that a variable of this body holds meanwhile: a watcher that reports
    /// by the channel, for example? Or is it in a callback that somebody unknown keeps: a handler of signals?
    fn is_fed_by_others(self) -> bool {
        let view = self.view;
        let receiver = self.receiver();
        let mut pairs = view.channels();
        pairs.any(|pair| {
            let derived = view.derived_from(pair.sender);
            let mut senders = std::iter::once(pair.sender).chain(derived);
            receiver.is_some()
                && view.variable_of(pair.receiver) == receiver
                && senders.any(|sender| {
                    let mut takers = view.takers_of(sender).into_iter();
                    takers.any(|taker| {
                        view.is_kept_in_scope(taker, self.span()) || taker.is_given_a_callback()
                    })
                })
        })
    }

    /// Is a closure given to a function of which nothing is known, and that is called by its path?
    fn is_given_a_callback(self) -> bool {
        let mut args = (0..self.call().args.len()).map(|arg| self.arg_type(arg));
        matches!(self.call().callee, Callee::Path(_))
            && self
                .facts()
                .is_none_or(|facts| facts.target == CallTarget::Unknown)
            && args.any(|arg| matches!(arg, Ty::Closure(_)))
    }

    /// Can its error say that messages were lost?
    #[must_use]
    pub fn may_lag(self) -> bool {
        let result = self.facts().map(|facts| facts.result.clone());
        let output = match result.unwrap_or_default() {
            Ty::Future { output, .. } => (*output).clone(),
            other => other,
        };
        let universe = self.view.world.universe();
        let (Ty::Adt(adt, args), lagged) = (output, Effect::Tells(Tells::Lagged)) else {
            return false;
        };
        let error = match args.get(1) {
            Some(Ty::Adt(error, _)) if universe.adt(adt).name == known::RESULT => *error,
            _ => return false,
        };
        let variants = &universe.adt(error).variants;
        variants
            .iter()
            .any(|variant| variant.effects.contains(&lagged))
    }

    /// An argument that is an integer: a literal, or a constant that is one.
    #[must_use]
    pub fn integer(self, arg: usize) -> Option<u64> {
        self.literal(arg)
            .or_else(|| self.view.constant(self.call().args.get(arg)?))
    }
}

impl<'w> BodyView<'w> {
    /// Calls that take a value, by itself or in a closure, and are no spawns.
    fn takers_of(self, value: ValueId) -> Vec<CallView<'w>> {
        let events = self.flow().value(value).events.iter();
        let takers = events.filter_map(|event| match event.kind {
            EventKind::Passed { call, .. } => Some(self.call(call)),
            EventKind::Captured(body) => {
                let closure = Ty::Closure(BodyRef::new(self.at.file, body));
                self.calls().find(|call| {
                    let mut args = call.call().args.iter();
                    args.any(|arg| self.operand_type(arg) == closure)
                })
            }
            _ => None,
        });
        let spawns = |call: &CallView<'_>| {
            let mut effects = call.effects().iter();
            effects.any(|effect| matches!(effect, Effect::Spawns(_) | Effect::Drops))
        };
        takers.filter(|call| !spawns(call)).collect()
    }

    /// Does a variable that lives at this place hold what the call made, and is that more than plain data or a handle?
    fn is_kept_in_scope(self, made: CallView<'w>, at: Span) -> bool {
        let body = self.body();
        let comes_of = |local: LocalId| {
            let mut call = self.defining_call(local);
            for _ in 0..4 {
                match call {
                    Some(found) if found.id == made.id => return true,
                    Some(found) => {
                        let first = found.call().args.first().and_then(Operand::place);
                        let first = first.and_then(Place::as_local);
                        call = first.and_then(|first| self.defining_call(first));
                    }
                    None => return false,
                }
            }
            false
        };
        let keeps = |ty: &Ty| match ty {
            Ty::Adt(adt, _) => !matches!(self.world.kind_of(*adt), Some(ValueKind::Handle { .. })),
            Ty::Unknown => true,
            _ => false,
        };
        let mut locals = body.locals.entries();
        locals.any(|(local, content)| {
            self.is_variable(local)
                && content.span.end <= at.start
                && body.scopes[content.scope].span.contains(at)
                && keeps(self.facts().local(local))
                && comes_of(local)
        })
    }

    /// The value of a path to a constant with a literal as initialiser.
    fn constant(self, operand: &Operand) -> Option<u64> {
        let place = operand
            .place()
            .filter(|place| place.projections.is_empty())?;
        let conc_model::PlaceBase::Path(path) = place.base else {
            return None;
        };
        let (index, universe) = (self.world.index(), self.world.universe());
        let scope = conc_link::ItemScope::None;
        let target = index.resolve_value(universe, self.at.file, path, scope);
        let conc_link::ValueTarget::Static(item) = target else {
            return None;
        };
        let item = &universe.model(item.file).statics[item.id];
        (item.kind == StaticKind::Const)
            .then_some(item.integer)
            .flatten()
    }

    /// The innermost loop around a block.
    #[must_use]
    pub fn loop_around(self, block: BlockId) -> Option<LoopView<'w>> {
        let id = self.body().blocks[block].in_loop?;
        Some(LoopView { view: self, id })
    }

    /// How the user would write the receiver of a method call: `rx`, `self.rx`.
    #[must_use]
    pub fn written(self, call: CallView<'_>) -> Option<String> {
        let place = call.call().args.first()?.place()?;
        let base: LocalId = place.base_local()?;
        let mut text = self.name(base)?.to_owned();
        for step in &place.projections {
            match step {
                conc_model::Projection::Field(name) => {
                    text.push('.');
                    text.push_str(self.world.universe().text(*name));
                }
                conc_model::Projection::Deref => {}
                _ => return None,
            }
        }
        Some(text)
    }
}
