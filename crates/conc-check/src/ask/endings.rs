//! What ends a loop: a stop signal that is observed on the way out, or something else. Who gives the signal is asked in
//! `signals.rs`; whether there is any way out at all, in `loops.rs`.

use conc_link::{LockClass, LockId, LockPlace, LockRoot, Ty, ValueKind};
use conc_model::{
    BlockId, BodyOwner, CallId, Effect, LocalId, Operand, Place, Rvalue, StmtKind, Terminator,
};
use conc_source::Span;

use super::loops::LoopView;
use super::view::{BodyView, CallView};

/// How many definitions are followed back from a condition.
const DEPTH: usize = 12;

/// How many functions of the group a condition is followed into.
const CALLS: usize = 3;

/// One reason for which a loop ends.
#[derive(Clone, Debug)]
pub struct Ending {
    /// What is looked at.
    pub signal: Signal,
    /// Where: the call that looks, or the condition.
    pub span: Span,
    /// Is it only looked at now and then, by a plain condition (otherwise it ends a wait)?
    pub is_polled: bool,
}

impl Ending {
    fn new(signal: Signal, span: Span) -> Self {
        let is_polled = false;
        Self {
            signal,
            span,
            is_polled,
        }
    }
}

/// What the end of a loop may depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signal {
    /// A token is cancelled.
    Token(LockId),
    /// An atomic has some value.
    Flag(LockId),
    /// A channel has a message, has a certain message, or is closed.
    Channel(LockId),
    /// What a weak pointer points to is gone.
    Owner,
    /// Something else: an error, a count, a result.
    Other,
}

impl Signal {
    /// What it is the signal of, where it has a name.
    #[must_use]
    pub fn source(&self) -> Option<&LockId> {
        match self {
            Self::Token(id) | Self::Flag(id) | Self::Channel(id) => Some(id),
            Self::Owner | Self::Other => None,
        }
    }

    /// Is it meant to stop work: not just some result?
    #[must_use]
    pub fn is_stop(&self) -> bool {
        !matches!(self, Self::Other)
    }
}

/// Are these surely the same token, flag or channel, or the same field of one type?
#[must_use]
pub fn is_same_source(one: &LockId, other: &LockId) -> bool {
    let by_class = one.class.is_some() && one.class == other.class;
    by_class || is_same_place(one, other)
}

/// Places that begin with parameters mean something else in each function.
fn is_same_place(one: &LockId, other: &LockId) -> bool {
    let is_telling = |place: &LockPlace| !matches!(place.root, LockRoot::Param(_));
    one.place.as_ref().is_some_and(is_telling) && one.place == other.place
}

impl<'w> LoopView<'w> {
    /// Everything that ends the loop, in the order of the text: what stands behind each `break`, `return`, `?` and
    /// condition, and channels whose close ends it by a panic. Other panics are no endings.
    #[must_use]
    pub fn endings(self) -> Vec<Ending> {
        let cfg = self.view.flow().cfg();
        let mut found: Vec<Ending> = Vec::new();
        for (block, target) in cfg.exits(self.view.body(), self.id) {
            for (decides, towards) in self.deciders(block, target) {
                self.view.reasons(decides, towards, &mut found);
            }
        }
        for call in self.calls().filter(|call| call.has(Effect::Panics)) {
            let mut reasons = Vec::new();
            if let Some(receiver) = call.call().args.first() {
                self.view.signals_in(receiver, DEPTH, &mut reasons);
            }
            reasons.retain(|reason| matches!(reason.signal, Signal::Channel(_)));
            found.append(&mut reasons);
        }
        found.sort_by_key(|ending| ending.span.start);
        found.dedup_by(|a, b| a.span == b.span && a.signal == b.signal);
        found
    }

    /// The branches that decide whether the loop is left at an edge: the nearest on each way back within the loop, each
    /// with the successor that leads out.
    fn deciders(self, block: BlockId, target: Option<BlockId>) -> Vec<(BlockId, Option<BlockId>)> {
        let cfg = self.view.flow().cfg();
        if cfg.successors(block).len() > 1 {
            return vec![(block, target)];
        }
        let inside: Vec<BlockId> = self.blocks().collect();
        let mut found = Vec::new();
        let mut seen = vec![block];
        let mut work = vec![block];
        while let Some(current) = work.pop() {
            let before = inside
                .iter()
                .filter(|before| cfg.successors(**before).contains(&current));
            for before in before {
                if cfg.successors(*before).len() > 1 {
                    found.push((*before, Some(current)));
                } else if !seen.contains(before) {
                    seen.push(*before);
                    work.push(*before);
                }
            }
        }
        if found.is_empty() {
            // Nothing decides: the first round is the last.
            found.push((block, target));
        }
        found
    }
}

impl<'w> BodyView<'w> {
    /// Why a block goes on to this successor.
    fn reasons(self, block: BlockId, towards: Option<BlockId>, found: &mut Vec<Ending>) {
        let body = self.body();
        let content = &body.blocks[block];
        let before = found.len();
        match &content.terminator {
            Terminator::If { cond, .. } => {
                self.signals_in(cond, DEPTH, found);
                for ending in &mut found[before..] {
                    ending.is_polled = matches!(ending.signal, Signal::Token(_) | Signal::Flag(_));
                }
            }
            Terminator::Match { place, .. } => {
                self.signals_in(&Operand::Use(place.clone()), DEPTH, found);
            }
            Terminator::Try { operand, .. } => self.signals_in(operand, DEPTH, found),
            Terminator::Next { iterator, .. } => {
                self.signals_in(&Operand::Use(Place::local(*iterator)), DEPTH, found);
            }
            Terminator::Select(select) => {
                let branches = body.selects[*select].branches.iter();
                for branch in branches.filter(|branch| Some(branch.handler) == towards) {
                    self.signals_in(&branch.future, DEPTH, found);
                }
            }
            Terminator::Goto(_) | Terminator::Return | Terminator::Diverge => {}
        }
        if found.len() == before {
            let span = content.span;
            let signal = Signal::Other;
            found.push(Ending::new(signal, span));
        }
    }

    /// The signals that a value tells of.
    fn signals_in(self, operand: &Operand, depth: usize, found: &mut Vec<Ending>) {
        let Some(place) = operand.place() else {
            return;
        };
        let mut done = Vec::new();
        self.signals_in_place(place, depth, &mut done, found);
    }

    fn signals_in_place(
        self,
        place: &Place,
        depth: usize,
        done: &mut Vec<LocalId>,
        found: &mut Vec<Ending>,
    ) {
        let (Some(depth), Some(local)) = (depth.checked_sub(1), place.base_local()) else {
            return;
        };
        // What iterates over a receiver is followed back to it.
        let is_named = self.body().locals[local].name.is_some();
        if let Some(signal) = self.signal_of_end(place).filter(|_| is_named) {
            let span = self.body().locals[local].span;
            found.push(Ending::new(signal, span));
            return;
        }
        if done.contains(&local) {
            return;
        }
        done.push(local);
        for made in self.made_from(local) {
            match made {
                Made::Call(call) => self.signals_of_call(self.call(call), depth, done, found),
                Made::Place(place) => self.signals_in_place(&place, depth, done, found),
            }
        }
    }

    /// A receiver, handle or token that is awaited or iterated itself.
    fn signal_of_end(self, place: &Place) -> Option<Signal> {
        let ty = self.world.place_type(self.at, self.facts(), place);
        let Ty::Adt(adt, _) = ty.peel_refs() else {
            return None;
        };
        let is_receiver = matches!(self.world.kind_of(*adt), Some(ValueKind::Receiver(_)));
        is_receiver
            .then(|| Signal::Channel(self.world.lock_of(self.at, &Operand::Use(place.clone()))))
    }

    fn signals_of_call(
        self,
        call: CallView<'w>,
        depth: usize,
        done: &mut Vec<LocalId>,
        found: &mut Vec<Ending>,
    ) {
        let span = call.name_span();
        if let Some(signal) = call.observed() {
            found.push(Ending::new(signal, span));
            return;
        }
        let before = found.len();
        if call.is_opaque() {
            for signal in call.observed_by_callee(CALLS) {
                found.push(Ending::new(signal, span));
            }
            if found.len() == before {
                let signal = Signal::Other;
                found.push(Ending::new(signal, span));
            }
            return;
        }
        for arg in &call.call().args {
            if let Some(place) = arg.place() {
                self.signals_in_place(place, depth, done, found);
            }
        }
        if found.len() == before {
            let signal = Signal::Other;
            found.push(Ending::new(signal, span));
        }
    }

    /// What a local gets its values from.
    fn made_from(self, local: LocalId) -> Vec<Made> {
        let body = self.body();
        let mut found = Vec::new();
        let mut add = |operand: &Operand| found.extend(operand.place().cloned().map(Made::Place));
        for stmt in body.blocks.iter().flat_map(|block| &block.stmts) {
            match &stmt.kind {
                StmtKind::Assign { dest, value } if dest.base_local() == Some(local) => {
                    value.operands().iter().for_each(&mut add);
                    if let Rvalue::Bind { place, .. } = value {
                        add(&Operand::Use(place.clone()));
                    }
                }
                StmtKind::Await(id) if body.awaits[*id].dest == local => {
                    body.awaits[*id].futures.iter().for_each(&mut add);
                }
                _ => {}
            }
        }
        for block in body.blocks.iter() {
            match &block.terminator {
                Terminator::Try { operand, value, .. } if *value == local => add(operand),
                Terminator::Next { iterator, item, .. } if *item == local => {
                    add(&Operand::Use(Place::local(*iterator)));
                }
                _ => {}
            }
        }
        for select in body.selects.iter() {
            let mut branches = select.branches.iter();
            if let Some(branch) = branches.find(|branch| branch.output == local) {
                add(&branch.future);
            }
        }
        let calls = body.calls.entries();
        let calls = calls.filter(|(_, call)| call.dest == local);
        found.extend(calls.map(|(id, _)| Made::Call(id)));
        found
    }
}

/// What a value is made from.
enum Made {
    Call(CallId),
    Place(Place),
}

impl<'w> CallView<'w> {
    /// The signal at which the call itself looks.
    #[must_use]
    pub fn observed(self) -> Option<Signal> {
        let world = self.view.world;
        let source = || {
            let first = self.call().args.first();
            first.map_or_else(LockId::default, |arg| world.lock_of(self.view.at, arg))
        };
        let effects = self.effects();
        let looks_at = |effect: Effect| effects.contains(&effect);
        if looks_at(Effect::ObservesCancel) {
            Some(Signal::Token(source()))
        } else if looks_at(Effect::Loads) {
            Some(Signal::Flag(source()))
        } else if [Effect::Receives, Effect::Drains, Effect::ObservesClose]
            .iter()
            .any(|effect| looks_at(*effect))
        {
            Some(Signal::Channel(source()))
        } else {
            looks_at(Effect::Upgrades).then_some(Signal::Owner)
        }
    }

    /// The signals at which a function of the group looks for its result, as far as they have names outside of it.
    fn observed_by_callee(self, depth: usize) -> Vec<Signal> {
        let (Some(depth), Some(target)) = (depth.checked_sub(1), self.runs_body()) else {
            return Vec::new();
        };
        let callee = BodyView::new(self.view.world, target);
        let mut found: Vec<Signal> = Vec::new();
        for call in callee.calls() {
            match call.observed() {
                Some(signal) => found.push(signal),
                None if call.is_opaque() => found.extend(call.observed_by_callee(depth)),
                None => {}
            }
        }
        let args = self.call().args.iter();
        let args: Vec<LockId> = args
            .map(|arg| self.view.world.lock_of(self.view.at, arg))
            .collect();
        for signal in &mut found {
            if let Signal::Token(id) | Signal::Flag(id) | Signal::Channel(id) = signal {
                *id = id.seen_from_call(&args);
            }
        }
        found
    }
}

impl<'w> BodyView<'w> {
    /// What a token, flag or channel end is called by those who start this body's function, and by those who start them:
    /// the same source in terms that hold for the whole group. Several, when there are several callers.
    #[must_use]
    pub fn sources_outside(self, source: &LockId) -> Vec<LockId> {
        self.sources_outside_within(source, CALLS)
    }

    fn sources_outside_within(self, source: &LockId, depth: usize) -> Vec<LockId> {
        let mut own = source.clone();
        self.outermost().name_by_class(&mut own);
        let is_param = |place: &LockPlace| matches!(place.root, LockRoot::Param(_));
        let mut found = vec![own];
        let (Some(depth), BodyOwner::Function(function)) =
            (depth.checked_sub(1), self.body().owner)
        else {
            return found;
        };
        if !source.place.as_ref().is_some_and(is_param) {
            return found;
        }
        let function = conc_link::FunctionRef::new(self.at.file, function);
        for (at, call) in self.world.callers(function) {
            let caller = Self::new(self.world, *at);
            let args = &caller.body().calls[*call].args;
            let args: Vec<LockId> = args
                .iter()
                .map(|arg| self.world.lock_of(*at, arg))
                .collect();
            let seen = source.seen_from_call(&args);
            found.extend(caller.sources_outside_within(&seen, depth));
        }
        found
    }

    /// The field or static that a source lies in.
    #[must_use]
    pub fn source_name(self, source: &LockId) -> Option<&'w str> {
        let universe = self.world.universe();
        let (root, last) = match (&source.class, &source.place) {
            (Some(LockClass::Field(_, name)), _) => return Some(universe.text(*name)),
            (Some(LockClass::Static(item)), _) => {
                return Some(universe.text(universe.static_of(*item).name));
            }
            (None, Some(place)) => (place.root, place.path.last()),
            (None, None) => return None,
        };
        if let Some(name) = last {
            let text = universe.text(*name);
            if text.parse::<usize>().is_err() {
                return Some(text);
            }
        }
        match root {
            LockRoot::Local(at, local) => Self::new(self.world, at).name(local),
            LockRoot::Param(index) => {
                let outer = self.outermost();
                let local = outer.body().params.get(index as usize)?;
                outer.name(*local)
            }
            LockRoot::Static(_) => None,
        }
    }
}
