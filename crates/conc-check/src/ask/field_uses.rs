//! Where in the package a field of one of its types is written, read, or handed on. What that means for the work behind a
//! handle is `handle_fields.rs`.

use conc_link::{AdtRef, BodyRef, ModuleRef, Point, Ty, World};
use conc_model::{
    AdtKind, AggregateKind, AwaitId, BlockId, CallId, Name, Operand, Place, Projection, Rvalue,
    StmtKind, Terminator,
};
use conc_source::Span;

use super::view::BodyView;

/// A field of a struct of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The struct.
    pub owner: AdtRef,
    /// The field.
    pub name: Name,
}

/// A place in the package where a field is used.
#[derive(Clone, Debug)]
pub struct FieldUse<'w> {
    /// The body.
    pub view: BodyView<'w>,
    /// Where in its flow.
    pub point: Point,
    /// Where in its text.
    pub span: Span,
    /// How.
    pub access: FieldAccess,
}

/// How a field is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldAccess {
    /// It gets a value, by a struct literal.
    Made(Operand),
    /// It gets a value, by an assignment: what it held before is dropped.
    Assigned(Operand),
    /// A call gets it, or something in it, as this argument (0 is a method's receiver).
    Argument {
        /// The call.
        call: CallId,
        /// Which argument.
        arg: usize,
    },
    /// It is awaited.
    Awaited(AwaitId),
    /// It is moved, copied, borrowed, matched or formatted.
    Read,
}

/// Does a place lead through a field?
#[derive(Clone, Copy, PartialEq, Eq)]
enum Through {
    No,
    /// It ends there, but for dereferences, elements and patterns.
    Itself,
    /// To a field of it.
    Part,
}

impl Field {
    /// Its name.
    #[must_use]
    pub fn text(self, world: &World) -> &str {
        world.universe().text(self.name)
    }

    /// The name of its struct.
    #[must_use]
    pub fn owner_name(self, world: &World) -> &str {
        let universe = world.universe();
        universe.text(universe.adt(self.owner).name)
    }

    /// Where it is declared: the file's index and the span of the whole field.
    #[must_use]
    pub fn declared_at(self, world: &World) -> Option<(conc_source::FileId, Span)> {
        let universe = world.universe();
        let variant = universe.adt(self.owner).variants.first()?;
        let field = variant
            .fields
            .iter()
            .find(|field| field.name == self.name)?;
        Some((universe.model(self.owner.file).file, field.span))
    }

    /// Does a place of a body lead to it, or to something in it?
    #[must_use]
    pub fn is_in(self, view: BodyView<'_>, place: &Place) -> bool {
        self.through(view, place) != Through::No
    }

    /// All its uses in the package, in the order of the files. A place of unknown type that ends in a field of this name
    /// counts as a use, if the field is seen there.
    #[must_use]
    pub fn uses(self, world: &World) -> Vec<FieldUse<'_>> {
        let mut found = Vec::new();
        let is_private = self.is_private(world);
        let bodies = world.bodies_with_field(self.name).into_iter();
        for at in bodies.filter(|at| !is_private || self.is_seen_in(world, *at)) {
            Search {
                field: self,
                view: BodyView::new(world, at),
                found: &mut found,
            }
            .run();
        }
        found
    }
}

impl Field {
    fn is_private(self, world: &World) -> bool {
        let adt = world.universe().adt(self.owner);
        let mut fields = adt.variants.iter().flat_map(|variant| &variant.fields);
        adt.kind == AdtKind::Struct
            && fields.any(|field| field.name == self.name && !field.is_public)
    }

    /// Does a body stand in the module of the struct, which alone sees its private fields?
    fn is_seen_in(self, world: &World, at: BodyRef) -> bool {
        let universe = world.universe();
        let body = ModuleRef::new(at.file, universe.body(at).module);
        let home = ModuleRef::new(self.owner.file, universe.adt(self.owner).module);
        world.index().sees_private(universe, body, home)
    }
}

/// The search through one body.
struct Search<'w, 'f> {
    field: Field,
    view: BodyView<'w>,
    found: &'f mut Vec<FieldUse<'w>>,
}

impl<'w> Search<'w, '_> {
    fn run(&mut self) {
        let body: &'w conc_model::Body = self.view.body();
        for (block, content) in body.blocks.entries() {
            for (stmt, index) in content.stmts.iter().zip(0..) {
                let point = Point { block, stmt: index };
                match &stmt.kind {
                    StmtKind::Assign { dest, value } => self.assign(dest, value, point, stmt.span),
                    StmtKind::Call(call) => self.call(*call, point),
                    StmtKind::Await(id) => {
                        for future in &body.awaits[*id].futures {
                            let access = FieldAccess::Awaited(*id);
                            self.operand(future, access, point, body.awaits[*id].span);
                        }
                    }
                    StmtKind::Discard { .. } | StmtKind::EndScope(_) => {}
                }
            }
            self.terminator(block, &content.terminator, content.span);
        }
    }

    fn terminator(&mut self, block: BlockId, terminator: &'w Terminator, span: Span) {
        let stmts = self.view.body().blocks[block].stmts.len();
        let point = Point {
            block,
            stmt: u32::try_from(stmts).unwrap_or(u32::MAX),
        };
        match terminator {
            Terminator::If { cond, .. } => self.operand(cond, FieldAccess::Read, point, span),
            Terminator::Match { place, .. } => self.place(place, FieldAccess::Read, point, span),
            Terminator::Try { operand, .. } => {
                self.operand(operand, FieldAccess::Read, point, span);
            }
            _ => {}
        }
    }

    fn assign(&mut self, dest: &'w Place, value: &'w Rvalue, point: Point, span: Span) {
        let written = match value {
            Rvalue::Use(operand) => operand.clone(),
            _ => Operand::Use(dest.clone()),
        };
        match self.field.through(self.view, dest) {
            Through::Itself => self.note(FieldAccess::Assigned(written), point, span),
            Through::Part => self.note(FieldAccess::Read, point, span),
            Through::No => {}
        }
        match value {
            Rvalue::Use(operand) | Rvalue::Cast { operand, .. } | Rvalue::IntoIter(operand) => {
                self.operand(operand, FieldAccess::Read, point, span);
            }
            Rvalue::Bind { place, .. } => self.place(place, FieldAccess::Read, point, span),
            Rvalue::Aggregate { kind, operands } => {
                self.literal(dest, kind, operands, point, span);
                self.operands(operands, point, span);
            }
            Rvalue::Operator { operands, .. } | Rvalue::Macro { operands, .. } => {
                self.operands(operands, point, span);
            }
            Rvalue::Body(_) | Rvalue::Unknown => {}
        }
    }

    /// A struct literal of the owner.
    fn literal(
        &mut self,
        dest: &Place,
        kind: &AggregateKind,
        operands: &[Operand],
        point: Point,
        span: Span,
    ) {
        let AggregateKind::Struct { fields, .. } = kind else {
            return;
        };
        let made = dest.as_local().map(|local| self.view.facts().local(local));
        if !matches!(made, Some(Ty::Adt(adt, _)) if *adt == self.field.owner) {
            return;
        }
        let mut pairs = fields.iter().zip(operands);
        if let Some((_, operand)) = pairs.find(|(name, _)| **name == self.field.name) {
            self.note(FieldAccess::Made(operand.clone()), point, span);
        }
    }

    fn call(&mut self, id: CallId, point: Point) {
        let call = &self.view.body().calls[id];
        for (arg, operand) in call.args.iter().enumerate() {
            let access = FieldAccess::Argument { call: id, arg };
            self.operand(operand, access, point, call.span);
        }
        if let conc_model::Callee::Value(operand) = &call.callee {
            self.operand(operand, FieldAccess::Read, point, call.span);
        }
        // `Owner(handle)`: the fields of a tuple struct are its positions.
        let facts = self.view.facts().call(id);
        let builds = facts.is_some_and(|facts| {
            let is_built = matches!(facts.target, conc_link::CallTarget::Constructor(_));
            is_built && matches!(&facts.result, Ty::Adt(adt, _) if *adt == self.field.owner)
        });
        let position = self.field.text(self.view.world).parse::<usize>().ok();
        if let (true, Some(operand)) = (builds, position.and_then(|at| call.args.get(at))) {
            self.note(FieldAccess::Made(operand.clone()), point, call.span);
        }
    }

    fn operands(&mut self, operands: &[Operand], point: Point, span: Span) {
        for operand in operands {
            self.operand(operand, FieldAccess::Read, point, span);
        }
    }

    fn operand(&mut self, operand: &Operand, access: FieldAccess, point: Point, span: Span) {
        if let Some(place) = operand.place() {
            self.place(place, access, point, span);
        }
    }

    fn place(&mut self, place: &Place, access: FieldAccess, point: Point, span: Span) {
        match self.field.through(self.view, place) {
            Through::No => {}
            Through::Itself => self.note(access, point, span),
            Through::Part => self.note(FieldAccess::Read, point, span),
        }
    }

    fn note(&mut self, access: FieldAccess, point: Point, span: Span) {
        self.found.push(FieldUse {
            view: self.view,
            point,
            span,
            access,
        });
    }
}

impl Field {
    fn through(self, view: BodyView<'_>, place: &Place) -> Through {
        for (index, step) in place.projections.iter().enumerate() {
            let is_named = matches!(step, Projection::Field(name) if *name == self.name);
            if is_named && self.may_belong_to(view, place, index) {
                let rest = &place.projections[index + 1..];
                // A way through a pattern names the positions of `Some(..)` and the like as fields.
                let is_matched = rest
                    .iter()
                    .any(|step| matches!(step, Projection::Variant(_)));
                let goes_on = rest.iter().any(|step| matches!(step, Projection::Field(_)));
                return if goes_on && !is_matched {
                    Through::Part
                } else {
                    Through::Itself
                };
            }
        }
        Through::No
    }

    /// Is what stands in front of this step the owner, or something unknown?
    fn may_belong_to(self, view: BodyView<'_>, place: &Place, step: usize) -> bool {
        let front = Place {
            base: place.base,
            projections: place.projections[..step].into(),
        };
        let world = view.world;
        let mut ty = world.place_type(view.at, view.facts(), &front);
        for _ in 0..8 {
            match &ty {
                Ty::Unknown => return true,
                Ty::Adt(adt, _) if *adt == self.owner => return true,
                _ => {}
            }
            match world.index().deref(world.universe(), &ty) {
                Some(next) => ty = next,
                None => return false,
            }
        }
        false
    }
}
