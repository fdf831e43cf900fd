//! One body with everything that is known of it.

use conc_link::{
    AdtRef, BodyFacts, BodyRef, CallFacts, CallTarget, Certainty, Flow, FunctionRef, ImplRef,
    ItemScope, Point, Ty, ValueTarget, World,
};
use conc_model::{
    Body, BodyOwner, CallId, Callee, Effect, FileModel, Literal, LocalId, LocalKind, Operand,
    Parent, Place, PlaceBase, Rvalue, StmtKind, known,
};
use conc_source::{FileId, Span};

use crate::{Finding, Label, LintMeta};

/// A body of the group under analysis.
#[derive(Clone, Copy, Debug)]
pub struct BodyView<'w> {
    /// The linked group.
    pub world: &'w World,
    /// Which body.
    pub at: BodyRef,
}

impl<'w> BodyView<'w> {
    /// Looks at a body of the group.
    #[must_use]
    pub fn new(world: &'w World, at: BodyRef) -> Self {
        Self { world, at }
    }

    /// Its file's model.
    #[must_use]
    pub fn model(self) -> &'w FileModel {
        self.world.universe().model(self.at.file)
    }

    /// Its flow representation.
    #[must_use]
    pub fn body(self) -> &'w Body {
        self.world.universe().body(self.at)
    }

    /// Types and call targets.
    #[must_use]
    pub fn facts(self) -> &'w BodyFacts {
        self.world.facts(self.at)
    }

    /// Where its values go.
    #[must_use]
    pub fn flow(self) -> &'w Flow {
        self.world.flow(self.at)
    }

    /// The file that it stands in.
    #[must_use]
    pub fn file(self) -> FileId {
        self.model().file
    }

    /// Is it test code?
    #[must_use]
    pub fn is_test(self) -> bool {
        self.body().is_test
            || self
                .world
                .index()
                .is_test_file(self.world.universe(), self.at.file)
    }

    /// May it contain await points?
    #[must_use]
    pub fn is_async(self) -> bool {
        self.body().is_async()
    }

    /// The body in which this closure or async block stands.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        let parent = self.body().parent?;
        Some(Self::new(self.world, BodyRef::new(self.at.file, parent)))
    }

    /// Is it the body of the program's `main`, itself or as the async block or function that `main` runs?
    #[must_use]
    pub fn is_main(self) -> bool {
        let BodyOwner::Function(function) = self.body().owner else {
            return false;
        };
        let function = &self.model().functions[function];
        let entry = function.attrs.runtime_entry.as_ref();
        let at_root = matches!(function.parent, Parent::Module(module) if self.model().modules[module].parent.is_none());
        entry.is_some_and(|entry| entry.is_main) || (function.name == known::MAIN && at_root)
    }

    /// Is it the function with which the process begins and ends? Other functions may have a runtime of their own.
    #[must_use]
    pub fn is_named_main(self) -> bool {
        self.is_main() && self.function_name() == self.world.universe().text(known::MAIN)
    }

    /// The name of the function whose body this is; nothing for closures and async blocks.
    #[must_use]
    pub fn function_name(self) -> &'w str {
        match self.body().owner {
            BodyOwner::Function(function) => {
                let name = self.model().functions[function].name;
                self.world.universe().text(name)
            }
            _ => "",
        }
    }

    /// Is it polled by hand: does it give a `Poll`?
    #[must_use]
    pub fn is_poll(self) -> bool {
        let universe = self.world.universe();
        matches!(&self.facts().output, Ty::Adt(adt, _) if universe.is_library(adt.file)
            && universe.adt(*adt).name == known::POLL)
    }

    /// Is it (in) the `drop` of an `impl Drop`?
    #[must_use]
    pub fn is_drop(self) -> bool {
        self.dropped_type().is_some()
    }

    /// The type that is dropped by the `impl Drop` in which it stands.
    #[must_use]
    pub fn dropped_type(self) -> Option<AdtRef> {
        let BodyOwner::Function(id) = self.body().owner else {
            return None;
        };
        let model = self.model();
        let Parent::Impl(parent) = model.functions[id].parent else {
            return None;
        };
        let path = model.impls[parent].trait_path?;
        let last = model.paths[path].segments.last()?;
        if last.name != known::DROP_TRAIT {
            return None;
        }
        let universe = self.world.universe();
        let scope = ItemScope::Impl(ImplRef::new(self.at.file, parent));
        let ty = model.impls[parent].self_type;
        let index = self.world.index();
        match index.lower_type(universe, self.at.file, ty, scope) {
            Ty::Adt(adt, _) => Some(adt),
            _ => None,
        }
    }

    /// The name of a variable; `None` for temporaries.
    #[must_use]
    pub fn name(self, local: LocalId) -> Option<&'w str> {
        let name = self.body().locals[local].name?;
        Some(self.world.universe().text(name))
    }

    /// Is it a variable that a pattern or parameter binds?
    #[must_use]
    pub fn is_variable(self, local: LocalId) -> bool {
        let kind = self.body().locals[local].kind;
        matches!(kind, LocalKind::Variable { .. } | LocalKind::Param)
            && self.body().locals[local].name.is_some()
    }

    /// All its calls.
    pub fn calls(self) -> impl Iterator<Item = CallView<'w>> {
        self.body()
            .calls
            .ids()
            .map(move |id| CallView { view: self, id })
    }

    /// Those of which this fact is stated. Costs next to nothing in a body that has none.
    pub fn calls_that(self, effect: Effect) -> impl Iterator<Item = CallView<'w>> {
        let may = self.facts().effects.may_have(effect);
        let calls = may.then(|| self.calls()).into_iter().flatten();
        calls.filter(move |call| call.has(effect))
    }

    /// One call.
    #[must_use]
    pub fn call(self, id: CallId) -> CallView<'w> {
        CallView { view: self, id }
    }

    /// The call that happens at a point of the flow.
    #[must_use]
    pub fn call_at(self, point: Point) -> Option<CallView<'w>> {
        let stmts = &self.body().blocks[point.block].stmts;
        match stmts.get(point.stmt as usize)?.kind {
            StmtKind::Call(id) => Some(self.call(id)),
            _ => None,
        }
    }

    /// Does it run once for the whole process: the initialiser of a static, or a closure that fills one?
    #[must_use]
    pub fn fills_a_static(self) -> bool {
        if matches!(self.body().owner, BodyOwner::Static(_)) {
            return true;
        }
        let Some(parent) = self.parent() else {
            return false;
        };
        let by_call = parent.calls().any(|call| {
            let args = &call.call().args;
            let on_static = args
                .first()
                .and_then(Operand::place)
                .is_some_and(|place| parent.is_static(place));
            on_static && (1..args.len()).any(|arg| call.arg_type(arg) == Ty::Closure(self.at))
        });
        by_call || parent.fills_a_static()
    }

    pub(super) fn is_static(self, place: &Place) -> bool {
        let PlaceBase::Path(path) = place.base else {
            return false;
        };
        let (index, universe) = (self.world.index(), self.world.universe());
        matches!(
            index.resolve_value(universe, self.at.file, path, ItemScope::None),
            ValueTarget::Static(_)
        )
    }

    /// The call whose result the local is, looking through plain moves.
    #[must_use]
    pub fn defining_call(self, local: LocalId) -> Option<CallView<'w>> {
        let mut local = local;
        for _ in 0..8 {
            if let Some(call) = self.calls().find(|call| call.call().dest == local) {
                return Some(call);
            }
            local = self.moved_from(local)?;
        }
        None
    }

    /// The local that is moved as a whole into this one by an assignment.
    pub(crate) fn moved_from(self, local: LocalId) -> Option<LocalId> {
        let stmts = self.body().blocks.iter().flat_map(|block| &block.stmts);
        stmts.into_iter().find_map(|stmt| match &stmt.kind {
            StmtKind::Assign {
                dest,
                value: Rvalue::Use(Operand::Use(place)) | Rvalue::Bind { place, .. },
            } if dest.as_local() == Some(local) => place.as_local(),
            _ => None,
        })
    }

    /// The type that an operand has.
    #[must_use]
    pub fn operand_type(self, operand: &Operand) -> Ty {
        match operand {
            Operand::Use(place) => self.world.place_type(self.at, self.facts(), place),
            _ => Ty::Unknown,
        }
    }

    /// A finding in this body; labels, help and the rest are added by the lint.
    #[must_use]
    pub fn finding(
        self,
        lint: &'static LintMeta,
        message: String,
        at: Span,
        label: impl Into<String>,
    ) -> Finding {
        Finding {
            lint,
            message,
            primary: self.label(at, label),
            labels: Vec::new(),
            help: String::new(),
            note: None,
            item: self.world.index().owner_path(
                self.world.universe(),
                self.at.file,
                self.body().owner,
            ),
            is_test: self.is_test(),
            suggestions: Vec::new(),
        }
    }

    /// A label in this body's file.
    #[must_use]
    pub fn label(self, span: Span, text: impl Into<String>) -> Label {
        Label {
            file: self.file(),
            span,
            text: text.into(),
        }
    }
}

/// A call with what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct CallView<'w> {
    /// The body around it.
    pub view: BodyView<'w>,
    /// Which call.
    pub id: CallId,
}

impl<'w> CallView<'w> {
    /// The call itself.
    #[must_use]
    pub fn call(self) -> &'w conc_model::Call {
        &self.view.body().calls[self.id]
    }

    /// What was found out about it.
    #[must_use]
    pub fn facts(self) -> Option<&'w CallFacts> {
        self.view.facts().call(self.id)
    }

    /// The function that is called, if it is known.
    #[must_use]
    pub fn function(self) -> Option<FunctionRef> {
        match self.facts()?.target {
            CallTarget::Function(function) => Some(function),
            _ => None,
        }
    }

    /// Is it sure which function is called?
    #[must_use]
    pub fn is_known(self) -> bool {
        self.facts()
            .is_some_and(|facts| facts.certainty == Certainty::Known)
    }

    /// Does it call a function of a library that has stubs?
    #[must_use]
    pub fn is_of_library(self) -> bool {
        let universe = self.view.world.universe();
        self.function()
            .is_some_and(|function| universe.is_library(function.file))
    }

    /// Does it call a function of the group or something unknown, of which nothing is stated?
    #[must_use]
    pub fn is_opaque(self) -> bool {
        let Some(facts) = self.facts() else {
            return true;
        };
        match facts.target {
            CallTarget::Function(function) => !self.view.world.universe().is_library(function.file),
            CallTarget::Constructor(_) => false,
            CallTarget::Unknown | CallTarget::Closure(_) => true,
        }
    }

    /// What the stub states about the called function.
    #[must_use]
    pub fn effects(self) -> &'w [Effect] {
        let universe = self.view.world.universe();
        self.function()
            .map_or(&[], |function| universe.function_effects(function))
    }

    /// Is this fact stated?
    #[must_use]
    pub fn has(self, effect: Effect) -> bool {
        self.effects().contains(&effect)
    }

    /// Public path of the called function, e.g. `std::thread::spawn`; for messages.
    #[must_use]
    pub fn path(self) -> Option<String> {
        let world = self.view.world;
        Some(
            world
                .index()
                .function_path(world.universe(), self.function()?),
        )
    }

    /// The called name as the user wrote it.
    #[must_use]
    pub fn name(self) -> &'w str {
        let universe = self.view.world.universe();
        let name = match &self.call().callee {
            Callee::Method { name, .. } => Some(*name),
            Callee::Path(path) => {
                let path = &self.view.model().paths[*path];
                path.segments.last().map(|segment| segment.name)
            }
            Callee::Value(_) => None,
        };
        name.map_or("", |name| universe.text(name))
    }

    /// Where the called name stands.
    #[must_use]
    pub fn name_span(self) -> Span {
        self.call().name_span
    }

    /// The whole expression.
    #[must_use]
    pub fn span(self) -> Span {
        self.call().span
    }

    /// The local at the base of the receiver or first argument.
    #[must_use]
    pub fn receiver(self) -> Option<LocalId> {
        self.call().args.first()?.place()?.base_local()
    }

    /// An argument that is an integer literal.
    #[must_use]
    pub fn literal(self, arg: usize) -> Option<u64> {
        match self.call().args.get(arg)? {
            Operand::Literal(Literal::Int(value)) => Some(*value),
            _ => None,
        }
    }

    /// The type of an argument.
    #[must_use]
    pub fn arg_type(self, arg: usize) -> Ty {
        let operand = self.call().args.get(arg);
        operand.map_or(Ty::Unknown, |operand| self.view.operand_type(operand))
    }
}
