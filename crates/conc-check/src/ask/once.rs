//! Cells that are initialised once, and initialisers that come back to their own cell.
//!
//! Only cells at which others wait meanwhile count; those of one thread are not declared so.

use std::collections::HashMap;

use conc_link::{
    BodyRef, InnerCall, ItemScope, LockId, LockPlace, LockRoot, StaticRef, Step, Ty, ValueTarget,
    World,
};
use conc_model::{
    Call, Callee, Effect, Operand, Place, PlaceBase, Projection, StaticKind, StmtKind,
};
use conc_source::Span;

use super::view::{BodyView, CallView};

/// Through how many calls an initialiser is followed.
const DEPTH: usize = 8;

/// An initialiser that comes back to its own cell.
#[derive(Clone, Debug)]
pub struct Reentry {
    /// The cell, in terms of the body.
    pub cell: LockId,
    /// The body that initialises it, or the static's own.
    pub body: BodyRef,
    /// Where that stands: the initialising call, or the static.
    pub outer: Span,
    /// From the initialiser to where the cell is wanted again; at least one step.
    pub way: Vec<Step>,
}

/// Something that makes sure that a cell is initialised, with the way to it.
type Forced = (LockPlace, Vec<Step>);

/// Every initialiser of a group that comes back to its own cell; of those that lie on one circle, the first.
#[must_use]
pub fn reentries(world: &World) -> Vec<Reentry> {
    let mut search = Search {
        world,
        known: HashMap::new(),
    };
    let mut found: Vec<Reentry> = Vec::new();
    for at in world.bodies() {
        let view = BodyView::new(world, at);
        for new in search.of_body(view) {
            let is_known = found.iter().any(|known| is_one_circle(known, &new));
            if !is_known {
                found.push(new);
            }
        }
    }
    found
}

fn is_one_circle(known: &Reentry, new: &Reentry) -> bool {
    let is_on = |step: &Step| known.way.contains(step);
    new.way.iter().all(is_on) && new.way.len() == known.way.len()
}

struct Search<'w> {
    world: &'w World,
    /// What each body comes to; nothing while it is looked at, so that recursion ends.
    known: HashMap<BodyRef, Vec<Forced>>,
}

impl<'w> Search<'w> {
    /// The cells that a body initialises in vain.
    fn of_body(&mut self, view: BodyView<'w>) -> Vec<Reentry> {
        let mut found = Vec::new();
        if let Some((item, outer)) = lazy_static_of(view) {
            let place = static_place(item);
            for body in initialisers_of(self.world, item) {
                found.extend(self.reentry(view, &place, outer, body));
            }
        }
        for call in view.calls().filter(|call| initialises(*call)) {
            let Some(place) = cell_of(call).and_then(|cell| cell.place) else {
                continue;
            };
            for body in closures_of(call) {
                found.extend(self.reentry(view, &place, call.name_span(), body));
            }
        }
        found
    }

    fn reentry(
        &mut self,
        view: BodyView<'w>,
        cell: &LockPlace,
        outer: Span,
        initialiser: BodyRef,
    ) -> Option<Reentry> {
        let forced = self.forced_by(initialiser, DEPTH);
        let (place, way) = forced.into_iter().find(|(place, _)| place == cell)?;
        Some(Reentry {
            cell: LockId {
                place: Some(place),
                ..LockId::default()
            },
            body: view.at,
            outer,
            way,
        })
    }

    /// The cells that a body makes sure are initialised, itself or through what it runs; in its function's terms.
    fn forced_by(&mut self, at: BodyRef, depth: usize) -> Vec<Forced> {
        if let Some(known) = self.known.get(&at) {
            return known.clone();
        }
        let Some(depth) = depth.checked_sub(1) else {
            return Vec::new();
        };
        self.known.insert(at, Vec::new());
        let view = BodyView::new(self.world, at);
        let mut found: Vec<Forced> = Vec::new();
        for call in view.calls().filter(|call| initialises(*call)) {
            let step = step(view, call.name_span());
            if let Some(place) = cell_of(call).and_then(|cell| cell.place) {
                add(&mut found, (place, vec![step]));
            }
            for body in closures_of(call) {
                self.add_all(&mut found, (body, None), step, depth);
            }
        }
        for (item, span) in derefs(view) {
            let step = step(view, span);
            add(&mut found, (static_place(item), vec![step]));
            for body in initialisers_of(self.world, item) {
                self.add_all(&mut found, (body, None), step, depth);
            }
        }
        for inner in self.world.inner_calls(at) {
            let step = step(view, view.body().calls[inner.call].name_span);
            self.add_all(&mut found, (inner.target, Some(inner)), step, depth);
        }
        self.known.insert(at, found.clone());
        found
    }

    fn add_all(
        &mut self,
        found: &mut Vec<Forced>,
        (body, inner): (BodyRef, Option<&InnerCall>),
        step: Step,
        depth: usize,
    ) {
        for (place, way) in self.forced_by(body, depth) {
            let place = match inner {
                Some(inner) => inner.seen_by_caller(self.world, step.body, &place),
                None => Some(place),
            };
            if let Some(place) = place {
                let way = std::iter::once(step).chain(way).collect();
                add(found, (place, way));
            }
        }
    }
}

fn add(found: &mut Vec<Forced>, new: Forced) {
    if !found.iter().any(|(place, _)| *place == new.0) {
        found.push(new);
    }
}

fn step(view: BodyView<'_>, span: Span) -> Step {
    Step {
        body: view.at,
        span,
    }
}

fn static_place(item: StaticRef) -> LockPlace {
    LockPlace {
        root: LockRoot::Static(item),
        path: [].into(),
    }
}

/// Does the call run an initialiser, or wait for the one who does?
fn initialises(call: CallView<'_>) -> bool {
    call.has(Effect::Initializes)
}

/// The cell that an initialising call is about.
fn cell_of(call: CallView<'_>) -> Option<LockId> {
    let receiver = call.call().args.first()?;
    let view = call.view;
    is_once(view, receiver.place()?).then(|| view.world.lock_of(view.at, receiver))
}

fn is_once(view: BodyView<'_>, place: &Place) -> bool {
    let world = view.world;
    let mut ty = world.place_type(view.at, view.facts(), place);
    for _ in 0..8 {
        if is_once_type(world, &ty) {
            return true;
        }
        match world.index().deref(world.universe(), &ty) {
            Some(inner) => ty = inner,
            None => return false,
        }
    }
    false
}

fn is_once_type(world: &World, ty: &Ty) -> bool {
    matches!(ty.peel_refs(), Ty::Adt(adt, _) if world.universe().adt_effects(*adt).contains(&Effect::Once))
}

/// What runs when the closures, functions and futures among the arguments of a call are run.
fn closures_of(call: CallView<'_>) -> Vec<BodyRef> {
    let world = call.view.world;
    let mut found = Vec::new();
    for arg in 0..call.call().args.len() {
        match call.arg_type(arg) {
            Ty::Closure(body) => {
                found.push(body);
                if let Ty::Future {
                    body: Some(body), ..
                } = world.facts(body).output
                {
                    found.push(body);
                }
            }
            _ => found.extend(function_argument(call, arg)),
        }
    }
    found
}

/// The body of a function of the group that is handed over by its name.
fn function_argument(call: CallView<'_>, arg: usize) -> Option<BodyRef> {
    let PlaceBase::Path(path) = call.call().args.get(arg)?.place()?.base else {
        return None;
    };
    let (index, universe) = (call.view.world.index(), call.view.world.universe());
    let scope = ItemScope::None;
    match index.resolve_value(universe, call.view.at.file, path, scope) {
        ValueTarget::Function { function, .. } if !universe.is_library(function.file) => {
            let body = universe.function(function).body?;
            Some(BodyRef::new(function.file, body))
        }
        _ => None,
    }
}

/// The static whose initialiser this body is, when it runs on first use.
fn lazy_static_of(view: BodyView<'_>) -> Option<(StaticRef, Span)> {
    let conc_model::BodyOwner::Static(id) = view.body().owner else {
        return None;
    };
    let item = StaticRef::new(view.at.file, id);
    let is_own = view.body().parent.is_none() && is_lazy(view.world, item);
    is_own.then(|| (item, view.model().statics[id].name_span))
}

fn is_lazy(world: &World, item: StaticRef) -> bool {
    match world.universe().static_of(item).kind {
        StaticKind::LazyStatic => true,
        StaticKind::Static => {
            let ty = world.index().static_type(world.universe(), item);
            is_once_type(world, &ty) && world.index().deref(world.universe(), &ty).is_some()
        }
        _ => false,
    }
}

/// What runs on the first use of a lazy static.
fn initialisers_of(world: &World, item: StaticRef) -> Vec<BodyRef> {
    let written = world.universe().static_of(item);
    let Some(body) = written.body.map(|body| BodyRef::new(item.file, body)) else {
        return Vec::new();
    };
    if written.kind == StaticKind::LazyStatic {
        return vec![body];
    }
    let calls = BodyView::new(world, body).calls();
    calls.flat_map(closures_of).collect()
}

/// Lazy statics that the body looks into, and where.
fn derefs(view: BodyView<'_>) -> Vec<(StaticRef, Span)> {
    let mut found = Vec::new();
    for block in view.body().blocks.iter() {
        for stmt in &block.stmts {
            match &stmt.kind {
                StmtKind::Call(id) => {
                    let call = view.call(*id);
                    let looks_in = looks_into_receiver(call);
                    for (index, operand) in call.call().args.iter().enumerate() {
                        let anyhow = index == 0 && looks_in;
                        let item = lazy_operand(view, operand, anyhow);
                        found.extend(item.map(|item| (item, span_of(call.call()))));
                    }
                }
                StmtKind::Assign { value, .. } => {
                    let items = value.operands().iter();
                    let items = items.filter_map(|operand| lazy_operand(view, operand, false));
                    found.extend(items.map(|item| (item, stmt.span)));
                }
                _ => {}
            }
        }
    }
    found
}

fn span_of(call: &Call) -> Span {
    call.name_span
}

/// Is the called method one of what the cell holds, not of the cell itself?
fn looks_into_receiver(call: CallView<'_>) -> bool {
    if !matches!(call.call().callee, Callee::Method { .. }) {
        return false;
    }
    let world = call.view.world;
    let Some(function) = call.function() else {
        return false;
    };
    let signature = world.index().signature(world.universe(), function);
    !signature
        .receiver
        .as_ref()
        .is_some_and(|receiver| is_once_type(world, receiver))
}

/// The lazy static that an operand is (when `anyhow`) or takes something out of.
fn lazy_operand(view: BodyView<'_>, operand: &Operand, anyhow: bool) -> Option<StaticRef> {
    let place = operand.place()?;
    let PlaceBase::Path(path) = place.base else {
        return None;
    };
    let goes_in = |step: &Projection| !matches!(step, Projection::Variant(_));
    if !anyhow && !place.projections.iter().any(goes_in) {
        return None;
    }
    let (index, universe) = (view.world.index(), view.world.universe());
    match index.resolve_value(universe, view.at.file, path, ItemScope::None) {
        ValueTarget::Static(item) if is_lazy(view.world, item) => Some(item),
        _ => None,
    }
}
