//! Bodies that run without a call being written: `Drop` impls where values end, `Display` and `Debug` impls where text is made.
//!
//! They are told of bodies only that take a lock themselves. Others may not have been read, and nobody is to find more in them
//! when they were.

use conc_model::{
    BlockId, Body, CallId, Callee, LocalId, LocalKind, Name, Operand, Place, Rvalue, ScopeId,
    StmtKind, Terminator, known,
};
use conc_source::Span;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Deep, Held, LockId, Step, Taken, place, summary};
use crate::flow::Point;
use crate::{AdtRef, BodyRef, CallTarget, FunctionRef, ImplRef, ReceiverMode, Ty, World};

/// The bodies that dropping or showing a value of a type of the group runs, where they take locks.
#[derive(Debug, Default)]
pub(crate) struct ImplicitBodies {
    drops: FxHashMap<AdtRef, BodyRef>,
    /// By type, and whether it is the `Debug` impl.
    shows: FxHashMap<(AdtRef, bool), BodyRef>,
}

/// A place at which such a body runs.
#[derive(Clone, Debug)]
pub struct ImplicitRun {
    /// Where in the flow.
    pub point: Point,
    /// Where in the text: the macro, the called name, the end of the scope.
    pub span: Span,
    /// What runs.
    pub target: BodyRef,
    /// Does it run because a value ends?
    pub is_drop: bool,
    /// The value.
    value: LockId,
    site: Site,
}

#[derive(Clone, Copy, Debug)]
enum Site {
    Call(CallId),
    Macro,
    End(ScopeId, LocalId),
}

impl World {
    /// Where a body that takes locks runs others without calling them, which take locks too.
    #[must_use]
    pub fn implicit_runs(&self, at: BodyRef) -> Vec<ImplicitRun> {
        let mut found = Vec::new();
        if self.locks(at).acquisitions.is_empty() {
            return found;
        }
        let bodies = self.implicit_bodies();
        if !bodies.shows.is_empty() {
            self.add_shows(at, &bodies.shows, &mut found);
        }
        if !bodies.drops.is_empty() {
            self.add_drops(at, &bodies.drops, &mut found);
        }
        found
    }

    /// The locks that such a body takes, in the terms of the one in which it runs.
    #[must_use]
    pub fn taken_by_run(&self, at: BodyRef, run: &ImplicitRun) -> Vec<Deep<Taken>> {
        let takes = self.summary(run.target).map(|summary| &summary.takes);
        let takes = takes.into_iter().flatten();
        // What the value must be for it is not known here.
        let takes = takes.filter(|deep| deep.what.when.is_none());
        let step = Step {
            body: at,
            span: run.span,
        };
        let seen = takes.map(|deep| Deep {
            what: Taken {
                lock: self.settled(
                    deep.what
                        .lock
                        .seen_from_call(std::slice::from_ref(&run.value)),
                    place::DEPTH,
                ),
                ..deep.what.clone()
            },
            way: summary::longer(step, &deep.way),
        });
        seen.collect()
    }

    /// Guards that are alive when it runs, and the locks that they keep.
    #[must_use]
    pub fn held_at_run(&self, at: BodyRef, run: &ImplicitRun) -> Vec<Held> {
        if let Site::Call(call) = run.site {
            return self.held_at(at, call);
        }
        let mut held = self.flow(at).held_at(run.point).to_vec();
        if let Site::End(scope, local) = run.site {
            // What was declared later has gone before.
            let locals = &self.universe().body(at).scopes[scope].locals;
            let position = |one: LocalId| locals.iter().position(|local| *local == one);
            let own = position(local);
            held.retain(|(_, holder)| position(*holder).is_none_or(|at| Some(at) < own));
        }
        self.held_there(at, run.point, &held)
    }

    /// The types of the group that have a `Drop` impl, told from the first lines of the impls.
    pub(crate) fn find_own_drops(&self) -> FxHashSet<AdtRef> {
        let impls = self.impls_of(known::DROP_TRAIT);
        impls.into_iter().map(|(adt, _)| adt).collect()
    }

    /// Looks through the impls of the group.
    pub(crate) fn find_implicit_bodies(&self) -> ImplicitBodies {
        let takes = |at: &BodyRef| {
            let summary = self.summary(*at);
            summary.is_some_and(|summary| !summary.takes.is_empty())
        };
        let of = |name: Name| {
            let impls = self.impls_of(name).into_iter();
            impls.filter_map(|(adt, impl_ref)| {
                let functions = &self.universe().impl_of(impl_ref).functions;
                let function = FunctionRef::new(impl_ref.file, *functions.first()?);
                let body = self.universe().function(function).body?;
                Some((adt, BodyRef::new(impl_ref.file, body))).filter(|(_, at)| takes(at))
            })
        };
        let plain = of(known::DISPLAY_TRAIT).map(|(adt, at)| ((adt, false), at));
        let debug = of(known::DEBUG_TRAIT).map(|(adt, at)| ((adt, true), at));
        ImplicitBodies {
            shows: plain.chain(debug).collect(),
            drops: of(known::DROP_TRAIT).collect(),
        }
    }

    /// The impls of a trait of the library for types of the group.
    fn impls_of(&self, name: Name) -> Vec<(AdtRef, ImplRef)> {
        let mut found = Vec::new();
        for file in self.universe().group_files() {
            for id in self.universe().model(file).impls.ids() {
                let impl_ref = ImplRef::new(file, id);
                if let Some((Ty::Adt(adt, _), trait_ref)) = self.index().impl_header(impl_ref)
                    && self.universe().is_library(trait_ref.file)
                    && self.universe().trait_of(trait_ref).name == name
                    && !self.universe().is_library(adt.file)
                {
                    found.push((*adt, impl_ref));
                }
            }
        }
        found
    }

    fn add_shows(
        &self,
        at: BodyRef,
        shows: &FxHashMap<(AdtRef, bool), BodyRef>,
        found: &mut Vec<ImplicitRun>,
    ) {
        let body = self.universe().body(at);
        let facts = self.facts(at);
        let mut add = |operand: &Operand, debug, site, point, span| {
            let Some(place) = operand.place() else { return };
            let ty = self.core_type(&self.place_type(at, facts, place), place::DEPTH);
            if let Ty::Adt(adt, _) = ty
                && let Some(target) = shows.get(&(adt, debug))
            {
                found.push(ImplicitRun {
                    point,
                    span,
                    target: *target,
                    is_drop: false,
                    value: self.lock_of(at, operand),
                    site,
                });
            }
        };
        for (point, kind, span) in stmts(body) {
            match kind {
                StmtKind::Assign {
                    value:
                        Rvalue::Macro {
                            shown, operands, ..
                        },
                    ..
                } => {
                    for (index, debug) in shown.operands() {
                        if let Some(operand) = operands.get(index) {
                            add(operand, debug, Site::Macro, point, span);
                        }
                    }
                }
                StmtKind::Call(call) if self.is_of_library(at, *call, known::TO_STRING) => {
                    let content = &body.calls[*call];
                    if let Some(receiver) = content.args.first() {
                        add(receiver, false, Site::Call(*call), point, content.name_span);
                    }
                }
                _ => {}
            }
        }
    }

    fn is_of_library(&self, at: BodyRef, call: CallId, name: Name) -> bool {
        let facts = self.facts(at).call(call);
        facts.is_some_and(|facts| match facts.target {
            CallTarget::Function(function) => {
                let universe = self.universe();
                universe.is_library(function.file) && universe.function(function).name == name
            }
            _ => false,
        })
    }

    fn add_drops(
        &self,
        at: BodyRef,
        drops: &FxHashMap<AdtRef, BodyRef>,
        found: &mut Vec<ImplicitRun>,
    ) {
        let body = self.universe().body(at);
        let mut own: Vec<(LocalId, BodyRef)> = Vec::new();
        for (local, decl) in body.locals.entries() {
            let is_value = !matches!(decl.kind, LocalKind::Return | LocalKind::Upvar(_));
            if let Ty::Adt(adt, _) = self.facts(at).local(local)
                && let Some(target) = drops.get(adt).filter(|_| is_value)
            {
                own.push((local, *target));
            }
        }
        for (local, target) in own {
            let moves = self.moves_of(at, local);
            let run = |point, span, site| ImplicitRun {
                point,
                span,
                target,
                is_drop: true,
                value: self.lock_of(at, &Operand::Use(Place::local(local))),
                site,
            };
            match moves[..] {
                [] => {
                    let born = self.born_at(at, local);
                    for (point, kind, span) in stmts(body) {
                        if let StmtKind::EndScope(scope) = kind
                            && body.scopes[*scope].locals.contains(&local)
                            && born.is_some_and(|born| self.is_surely_there(at, born, point))
                        {
                            found.push(run(point, span, Site::End(*scope, local)));
                        }
                    }
                }
                [Some((call, point))] if self.is_of_library(at, call, known::DROP) => {
                    found.push(run(point, body.calls[call].name_span, Site::Call(call)));
                }
                _ => {}
            }
        }
    }

    /// Where a local is moved away: the call that gets it, or something else.
    fn moves_of(&self, at: BodyRef, local: LocalId) -> Vec<Option<(CallId, Point)>> {
        let body = self.universe().body(at);
        let is_it = |operand: &Operand| matches!(operand, Operand::Use(place) if place.base_local() == Some(local));
        let mut found = Vec::new();
        for (point, kind, _) in stmts(body) {
            match kind {
                StmtKind::Assign { value, .. } => {
                    let is_moved = match value {
                        Rvalue::Bind { place, by_ref } => {
                            !by_ref && place.base_local() == Some(local)
                        }
                        Rvalue::Body(nested) => {
                            let nested = self.universe().body(BodyRef::new(at.file, *nested));
                            nested.captures.iter().any(|capture| capture.outer == local)
                        }
                        other => other.operands().iter().any(is_it),
                    };
                    found.extend(is_moved.then_some(None));
                }
                StmtKind::Call(call) if self.takes_argument(at, *call, &is_it) => {
                    found.push(Some((*call, point)));
                }
                StmtKind::Await(id) if body.awaits[*id].futures.iter().any(is_it) => {
                    found.push(None);
                }
                _ => {}
            }
        }
        for block in body.blocks.iter() {
            if let Terminator::Try { operand, .. } = &block.terminator {
                found.extend(is_it(operand).then_some(None));
            }
        }
        found
    }

    /// Does a call get such an argument by value? Methods are only lent what they are called on, unless they say so.
    fn takes_argument(&self, at: BodyRef, call: CallId, is_it: &impl Fn(&Operand) -> bool) -> bool {
        let content = &self.universe().body(at).calls[call];
        let receiver = self.facts(at).call(call).map(|facts| facts.receiver);
        let is_lent = matches!(content.callee, Callee::Method { .. })
            && matches!(
                receiver,
                Some(ReceiverMode::Ref | ReceiverMode::RefMut | ReceiverMode::Behind)
            );
        content.args.iter().skip(usize::from(is_lent)).any(is_it)
    }

    /// Where a local gets its only value.
    fn born_at(&self, at: BodyRef, local: LocalId) -> Option<Point> {
        let body = self.universe().body(at);
        if body.params.contains(&local) {
            return Some(Point {
                block: Body::ENTRY,
                stmt: 0,
            });
        }
        let mut births = stmts(body).filter(|(_, kind, _)| match kind {
            StmtKind::Assign { dest, .. } => dest.as_local() == Some(local),
            StmtKind::Call(call) => body.calls[*call].dest == local,
            StmtKind::Await(id) => body.awaits[*id].dest == local,
            _ => false,
        });
        let (point, ..) = births.next()?;
        births.next().is_none().then_some(point)
    }

    /// Is there no way to the point on which the local has not got its value?
    fn is_surely_there(&self, at: BodyRef, born: Point, point: Point) -> bool {
        let cfg = self.flow(at).cfg();
        let entry = Point {
            block: Body::ENTRY,
            stmt: 0,
        };
        born == entry || cfg.leads(born, point, None) && !cfg.leads(entry, point, Some(born))
    }
}

fn stmts(body: &Body) -> impl Iterator<Item = (Point, &StmtKind, Span)> {
    body.blocks.entries().flat_map(|(block, content)| {
        let stmts = content.stmts.iter().enumerate();
        stmts.map(move |(index, stmt)| (at_stmt(block, index), &stmt.kind, stmt.span))
    })
}

fn at_stmt(block: BlockId, index: usize) -> Point {
    let stmt = u32::try_from(index).unwrap_or(u32::MAX);
    Point { block, stmt }
}
