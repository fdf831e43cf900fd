//! The state of one inference: a top-level body with everything nested in it.

use conc_model::{
    Body, BodyId, BodyOwner, EffectSet, Id, LocalId, LocalKind, Name, Parent, TypeId,
};
use rustc_hash::FxHashMap;

use super::jobs::Job;
use super::lang::Lang;
use super::table::Table;
use crate::universe::Universe;
use crate::{
    BodyFacts, BodyRef, CallFacts, CallTarget, Certainty, FileIdx, FunctionRef, ImplRef, Index,
    ItemScope, ReceiverMode, Row, StaticRef, TraitBound, TraitRef, Ty,
};

/// Bodies nest no deeper than this while they are inferred on demand; deeper ones wait for the end.
pub(super) const MAX_NESTING: usize = 48;

/// Unifications that one event may cost.
pub(super) const FUEL: usize = 20_000;

/// What is known so far of one body.
#[derive(Debug, Default)]
pub(super) struct BodyState {
    pub(super) locals: Vec<Ty>,
    pub(super) calls: Vec<CallFacts>,
    /// Was it walked, or is it being walked?
    pub(super) started: bool,
    /// `impl Traits` that its result is declared as.
    pub(super) opaque: Option<Ty>,
}

/// One inference.
pub(super) struct Cx<'a> {
    pub(super) universe: &'a Universe,
    pub(super) index: &'a Index,
    pub(super) lang: &'a Lang,
    pub(super) file: FileIdx,
    pub(super) scope: ItemScope,
    pub(super) table: Table,
    pub(super) bodies: FxHashMap<BodyId, BodyState>,
    pub(super) jobs: Vec<Job>,
    /// May places be guessed at of which nothing is known?
    pub(super) presumes: bool,
    /// How many nested bodies are being walked.
    pub(super) nesting: usize,
    /// How many unifications or bounds are under way, one inside the other.
    pub(super) depth: usize,
    /// How many unifications the event under way may still cost: types can double with every `(x, x)`.
    pub(super) fuel: usize,
    pub(super) bounds_of: FxHashMap<FunctionRef, Row<(Name, TraitBound)>>,
}

impl<'a> Cx<'a> {
    /// An inference in a file of the group.
    pub(super) fn new(
        universe: &'a Universe,
        index: &'a Index,
        lang: &'a Lang,
        file: FileIdx,
    ) -> Self {
        Self {
            universe,
            index,
            lang,
            file,
            scope: ItemScope::None,
            table: Table::default(),
            bodies: FxHashMap::default(),
            jobs: Vec::new(),
            presumes: false,
            nesting: 0,
            depth: 0,
            fuel: FUEL,
            bounds_of: FxHashMap::default(),
        }
    }

    /// Infers a top-level body and those nested in it; the first is the top-level one.
    pub(super) fn infer(mut self, family: &[BodyId]) -> Vec<BodyFacts> {
        let Some(&root) = family.first() else {
            return Vec::new();
        };
        self.scope = self.scope_of(self.body(root).owner);
        for &id in family {
            let state = self.new_state(id);
            self.bodies.insert(id, state);
        }
        self.declare_signature(root);
        self.walk(root);
        self.finish_jobs(family);
        family.iter().map(|&id| self.facts(id)).collect()
    }

    /// Retries what waits, then walks closures that nothing demanded, until nothing changes.
    fn finish_jobs(&mut self, family: &[BodyId]) {
        self.run_jobs();
        for &id in family {
            self.walk(id);
        }
        self.run_jobs();
        if self.presume() {
            self.run_jobs();
        }
    }

    /// A flow body of this file.
    pub(super) fn body(&self, id: BodyId) -> &'a Body {
        &self.universe.model(self.file).bodies[id]
    }

    /// A body of this file by its group-wide name, if it belongs to this inference.
    pub(super) fn own_body(&self, body: BodyRef) -> Option<BodyId> {
        (body.file == self.file && self.bodies.contains_key(&body.id)).then_some(body.id)
    }

    fn scope_of(&self, owner: BodyOwner) -> ItemScope {
        match owner {
            BodyOwner::Function(id) => ItemScope::Function(FunctionRef::new(self.file, id)),
            BodyOwner::Static(id) => match self
                .universe
                .static_of(StaticRef::new(self.file, id))
                .parent
            {
                Parent::Module(_) => ItemScope::None,
                Parent::Impl(id) => ItemScope::Impl(ImplRef::new(self.file, id)),
                Parent::Trait(id) => ItemScope::Trait(TraitRef::new(self.file, id)),
            },
        }
    }

    fn new_state(&mut self, id: BodyId) -> BodyState {
        let body = self.body(id);
        let locals = body
            .locals
            .iter()
            .map(|local| match (local.ty, local.kind) {
                (Some(ty), kind) if !matches!(kind, LocalKind::Upvar(_)) => self.written(ty),
                _ => self.table.fresh(),
            });
        let locals = locals.collect();
        let unknown = CallFacts {
            target: CallTarget::Unknown,
            certainty: Certainty::Unknown,
            receiver: ReceiverMode::Unknown,
            result: Ty::Unknown,
        };
        BodyState {
            locals,
            calls: vec![unknown; body.calls.len()],
            started: false,
            opaque: None,
        }
    }

    /// A type written in a body: what it leaves open is a variable.
    pub(super) fn written(&mut self, ty: TypeId) -> Ty {
        let ty = self
            .index
            .lower_type(self.universe, self.file, ty, self.scope);
        self.freshen(&ty)
    }

    /// Gives parameters and result of a top-level body their declared types.
    fn declare_signature(&mut self, root: BodyId) {
        let body = self.body(root);
        match body.owner {
            BodyOwner::Static(id) => {
                let item = StaticRef::new(self.file, id);
                let ty = self.universe.static_of(item).ty;
                let ty = self.written(ty);
                self.set_local(root, Body::RETURN, ty);
            }
            BodyOwner::Function(id) => {
                let signature = self
                    .index
                    .signature(self.universe, FunctionRef::new(self.file, id));
                let declared = signature.receiver.iter().chain(&signature.params);
                for (&local, ty) in body.params.iter().zip(declared) {
                    let ty = self.freshen(ty);
                    self.set_local(root, local, ty);
                }
                self.declare_output(root, &signature.output);
            }
        }
    }

    /// Gives the result of a body its declared type; `impl Trait` only bounds it.
    pub(super) fn declare_output(&mut self, id: BodyId, output: &Ty) {
        if let Ty::Traits { is_dyn: false, .. } = output {
            if let Some(state) = self.bodies.get_mut(&id) {
                state.opaque = Some(output.clone());
            }
            return;
        }
        let output = self.freshen(output);
        self.set_local(id, Body::RETURN, output);
    }

    /// The type of a local.
    pub(super) fn local(&self, body: BodyId, local: LocalId) -> Ty {
        let state = self.bodies.get(&body);
        state
            .and_then(|state| state.locals.get(local.index()))
            .cloned()
            .unwrap_or(Ty::Unknown)
    }

    /// Replaces the type of a local that nothing has been said of yet.
    pub(super) fn set_local(&mut self, body: BodyId, local: LocalId, ty: Ty) {
        if let Some(slot) = self
            .bodies
            .get_mut(&body)
            .and_then(|state| state.locals.get_mut(local.index()))
        {
            *slot = ty;
        }
    }

    /// What goes into the world.
    fn facts(&mut self, id: BodyId) -> BodyFacts {
        let state = self.bodies.remove(&id).unwrap_or_default();
        let mut locals: Vec<Ty> = state
            .locals
            .iter()
            .map(|ty| self.table.finish(ty))
            .collect();
        if let (Some(slot @ Ty::Unknown), Some(opaque)) = (locals.first_mut(), &state.opaque) {
            *slot = opaque.clone();
        }
        let mut effects = EffectSet::default();
        let calls = state.calls.into_iter().map(|call| {
            if let CallTarget::Function(function) = call.target {
                let stated = self.universe.function_effects(function);
                effects.extend(stated.iter().copied());
            }
            CallFacts {
                result: self.table.finish(&call.result),
                ..call
            }
        });
        BodyFacts {
            output: locals.first().cloned().unwrap_or(Ty::Unknown),
            calls: calls.collect(),
            locals,
            effects,
        }
    }
}
