//! Where the handle of a thread or task goes for good: who can wait for the work behind it, or end it, as long as it lasts.
//! What becomes of it in the body that got it alone is `Fate` in `spawns.rs`.

use conc_link::{AdtRef, EventKind, Origin, Ty, Value, ValueKind, World};
use conc_model::{AdtKind, CallId, Effect, OnDrop, Operand, TaskKind};
use conc_source::Span;

use super::field_uses::{Field, FieldAccess, FieldUse};
use super::spawns::{Fate, Spawn};
use super::view::{BodyView, CallView};

/// A field that holds a handle, or several, or a set of tasks.
#[derive(Clone, Debug)]
pub struct HandleField {
    /// The field.
    pub field: Field,
    /// What runs behind its handles; `None` for a set of tasks.
    pub task: Option<TaskKind>,
    /// What becomes of the work when the struct is dropped, as far as its type says.
    pub on_drop: OnDrop,
    /// May code of other packages get at it?
    pub is_exported: bool,
    /// Does a shared pointer around it let others have the same handle?
    pub is_shared: bool,
}

/// Where the handle of a piece of work ends up.
#[derive(Clone, Debug)]
pub enum Destination {
    /// There is none.
    NoHandle,
    /// It is dropped right where the work is started.
    Lost,
    /// It lies in these fields of types of the package, and nowhere else.
    Fields(Vec<HandleField>),
    /// The function returns it.
    Returned,
    /// The body itself awaits, joins or aborts it.
    Ended,
    /// It is put into a variable's list or set, passed on, captured, or otherwise out of sight.
    Elsewhere,
}

/// A place where the work behind a field's handles is waited for or ended.
#[derive(Clone, Debug)]
pub struct FieldEnd<'w> {
    /// The body; that around it, when it is in a closure which the handles are given to.
    pub view: BodyView<'w>,
    /// The call or `await`.
    pub span: Span,
    /// Is the work stopped there (otherwise it is waited for)?
    pub aborts: bool,
    /// Does it happen when the struct is dropped?
    pub in_drop: bool,
}

impl<'w> Spawn<'w> {
    /// Where the handle goes for good.
    #[must_use]
    pub fn destination(&self) -> Destination {
        match self.fate {
            Fate::NoHandle => return Destination::NoHandle,
            Fate::Discarded(_) | Fate::Unused => return Destination::Lost,
            Fate::Kept => {}
        }
        let view = self.call.view;
        if view.ends_handle_itself(self.call.id) {
            return Destination::Ended;
        }
        let fields = view.handle_fields_filled_by(self.call);
        if !fields.is_empty() && !view.is_used_otherwise(self.call.id) {
            return Destination::Fields(fields);
        }
        let mut handles = view.handles_of(self.call.id);
        let is_returned = |value: &Value| {
            value
                .events
                .iter()
                .any(|event| event.kind == EventKind::Returned)
        };
        if fields.is_empty() && handles.any(is_returned) {
            return Destination::Returned;
        }
        Destination::Elsewhere
    }

    /// The field in which the handle lies for ever without being looked at again: dropping the struct lets the work go on.
    #[must_use]
    pub fn buried_in(&self) -> Option<HandleField> {
        let Destination::Fields(fields) = self.destination() else {
            return None;
        };
        match fields.as_slice() {
            [only] if only.is_never_used(self.call.view.world) => Some(only.clone()),
            _ => None,
        }
    }
}

impl<'w> BodyView<'w> {
    pub(super) fn handles_of(self, call: CallId) -> impl Iterator<Item = &'w Value> {
        let values = self.flow().values().iter();
        values.filter(move |value| {
            value.origin == Origin::Call(call) && matches!(value.kind, ValueKind::Handle { .. })
        })
    }

    /// Does this body await, join, abort or detach the handle that a call gave it?
    fn ends_handle_itself(self, call: CallId) -> bool {
        self.handles_of(call).any(|value| {
            value.events.iter().any(|event| match event.kind {
                EventKind::Awaited(_) => true,
                EventKind::Passed { call, arg: 0 } | EventKind::Borrowed { call, arg: 0 } => {
                    self.call(call).ends_work()
                }
                _ => false,
            })
        })
    }

    /// Is the handle used for anything but to be put away?
    fn is_used_otherwise(self, call: CallId) -> bool {
        let here = self
            .handles_of(call)
            .any(|value| self.uses_handle_otherwise(value));
        let further = || self.outlets(call).into_iter().skip(1);
        here || further().any(|outlet| outlet.is_used_otherwise())
    }

    pub(super) fn uses_handle_otherwise(self, handle: &Value) -> bool {
        handle.events.iter().any(|event| match event.kind {
            EventKind::Borrowed { call, .. } => !self.call(call).only_looks(),
            EventKind::Captured(_) | EventKind::BorrowedBy(_) | EventKind::Read => true,
            EventKind::Passed { call, .. } => self.call(call).is_opaque(),
            _ => false,
        })
    }

    fn handle_fields_filled_by(self, call: CallView<'_>) -> Vec<HandleField> {
        let outlets = self.outlets(call.id).into_iter();
        let classes = outlets.flat_map(|outlet| outlet.view.fields_filled_with(outlet.local));
        let fields = classes.filter_map(|class| match class {
            conc_link::LockClass::Field(owner, name) => Some(Field { owner, name }),
            conc_link::LockClass::Static(_) => None,
        });
        let mut found: Vec<HandleField> = Vec::new();
        for field in fields {
            let known = found.iter().any(|known| known.field == field);
            found.extend(HandleField::of(self.world, field).filter(|_| !known));
        }
        found
    }
}

impl CallView<'_> {
    /// Does it wait for, stop or detach the work behind its receiver or first argument?
    #[must_use]
    pub fn ends_work(self) -> bool {
        self.has(Effect::Joins) || self.has(Effect::Aborts) || self.has(Effect::Detaches)
    }
}

/// All fields of the package's structs that hold handles or sets of tasks, in the order of the files.
#[must_use]
pub fn handle_fields(world: &World) -> Vec<HandleField> {
    let universe = world.universe();
    let mut found = Vec::new();
    for file in universe.group_files() {
        for (id, adt) in universe.model(file).adts.entries() {
            if adt.kind != AdtKind::Struct {
                continue;
            }
            let owner = AdtRef::new(file, id);
            let fields = adt.variants.iter().flat_map(|variant| &variant.fields);
            let named = fields.map(|field| Field {
                owner,
                name: field.name,
            });
            found.extend(named.filter_map(|field| HandleField::of(world, field)));
        }
    }
    found
}

impl HandleField {
    /// What a field holds; `None` if that is no handle.
    #[must_use]
    pub fn of(world: &World, field: Field) -> Option<Self> {
        let universe = world.universe();
        let adt = universe.adt(field.owner);
        if adt.kind != AdtKind::Struct {
            return None;
        }
        let mut declared = adt.variants.first()?.fields.iter();
        let is_public = declared.find(|other| other.name == field.name)?.is_public;
        let ty = world
            .index()
            .field(universe, field.owner, 0, &[], field.name)?;
        let mut is_shared = false;
        let kind = handle_within(world, &ty, &mut is_shared, 6)?;
        let (task, on_drop) = match kind {
            ValueKind::Handle { task, on_drop } => (Some(task), on_drop),
            ValueKind::TaskSet(on_drop) => (None, on_drop),
            _ => return None,
        };
        Some(Self {
            field,
            task,
            on_drop,
            is_exported: is_public && adt.is_public,
            is_shared,
        })
    }

    /// Is it never used in this package but to be filled and to ask whether the work still runs?
    #[must_use]
    pub fn is_never_used(&self, world: &World) -> bool {
        let all_idle = || self.field.uses(world).iter().all(is_idle);
        !self.is_exported && !self.is_shared && all_idle()
    }

    /// Where its handles are joined, awaited or aborted: as far as that is seen; a use that is not understood may do it, too.
    #[must_use]
    pub fn ends<'w>(&self, world: &'w World) -> Vec<FieldEnd<'w>> {
        let mut found = Vec::new();
        let uses = self.field.uses(world);
        let mut bodies: Vec<_> = uses.iter().map(|found| found.view.at).collect();
        bodies.dedup();
        for at in bodies {
            let view = BodyView::new(world, at);
            let is_source = |operand: &Operand| self.is_source_of(view, operand);
            ends_in(view, view, &is_source, &mut found);
            for (closure, param) in view.closures_given(&is_source) {
                let is_param = |operand: &Operand| {
                    let sources = world.sources_of(closure.at, operand);
                    sources
                        .iter()
                        .any(|place| place.base_local() == Some(param))
                };
                ends_in(closure, view, &is_param, &mut found);
            }
        }
        found
    }

    /// Is a value taken out of the field, or borrowed from it?
    fn is_source_of(&self, view: BodyView<'_>, operand: &Operand) -> bool {
        let sources = view.world.sources_of(view.at, operand);
        sources.iter().any(|place| self.field.is_in(view, place))
    }

    /// The spawns whose handles are put into it.
    #[must_use]
    pub fn filled_by<'w>(&self, world: &'w World) -> Vec<Spawn<'w>> {
        let uses = self.field.uses(world);
        let mut bodies: Vec<_> = uses.iter().map(|found| found.view.at).collect();
        bodies.dedup();
        let views = bodies.into_iter().map(|at| BodyView::new(world, at));
        let with_closures = |view: BodyView<'w>| {
            let closures = view.closures_within().into_iter();
            std::iter::once(view).chain(closures)
        };
        let mut views: Vec<BodyView<'w>> = views.flat_map(with_closures).collect();
        views.sort_by_key(|view| view.at);
        views.dedup_by_key(|view| view.at);
        let spawns = views.into_iter().flat_map(BodyView::spawns);
        let fills = |spawn: &Spawn<'_>| {
            let fields = spawn.call.view.handle_fields_filled_by(spawn.call);
            fields.iter().any(|filled| filled.field == self.field)
        };
        spawns.filter(fills).collect()
    }
}

/// The ends of such handles in a body, or in a closure of it.
fn ends_in<'w>(
    view: BodyView<'w>,
    outer: BodyView<'w>,
    is_wanted: &impl Fn(&Operand) -> bool,
    found: &mut Vec<FieldEnd<'w>>,
) {
    let mut note = |span: Span, aborts: bool| {
        found.push(FieldEnd {
            view: outer,
            span,
            aborts,
            in_drop: outer.is_drop(),
        });
    };
    for call in view.calls().filter(|call| call.ends_work()) {
        if call.call().args.first().is_some_and(is_wanted) {
            note(call.name_span(), call.has(Effect::Aborts));
        }
    }
    for point in view.body().awaits.iter() {
        if point.futures.iter().any(is_wanted) {
            note(point.span, false);
        }
    }
}

/// Filled, or asked for nothing but its state.
fn is_idle(found: &FieldUse<'_>) -> bool {
    match &found.access {
        FieldAccess::Argument { call, arg: 0 } if found.view.call(*call).only_looks() => true,
        _ => found.only_fills(),
    }
}

impl CallView<'_> {
    /// Does a method of a library put a handle into its receiver (`push`, `insert`, `replace`) without anybody caring for
    /// what comes back?
    pub(super) fn puts_into_receiver(self) -> bool {
        let world = self.view.world;
        let args = 1..self.call().args.len();
        let mut shared = false;
        let puts = args
            .map(|arg| self.arg_type(arg))
            .any(|ty| handle_within(world, &ty, &mut shared, 4).is_some());
        puts && !self.is_opaque() && self.function().is_some() && {
            let result = self.facts().map(|facts| facts.result.clone());
            let result = result.unwrap_or_default();
            let gives = handle_within(world, &result, &mut shared, 4).is_some();
            !gives || self.view.result_is_ignored(self)
        }
    }
}

/// The handle or set of tasks in a type, through everything that can be around it.
fn handle_within(world: &World, ty: &Ty, is_shared: &mut bool, depth: usize) -> Option<ValueKind> {
    let depth = depth.checked_sub(1)?;
    let mut within = |parts: &[Ty]| {
        let mut parts = parts.iter();
        parts.find_map(|part| handle_within(world, part, is_shared, depth))
    };
    match ty {
        Ty::Adt(adt, args) => match world.kind_of(*adt) {
            Some(_)
                if world
                    .universe()
                    .adt_effects(*adt)
                    .contains(&Effect::Runtime) =>
            {
                None
            }
            Some(kind @ (ValueKind::Handle { .. } | ValueKind::TaskSet(_))) => Some(kind),
            Some(_) => None,
            None if world.universe().is_library(adt.file) => {
                let found = within(args);
                *is_shared |=
                    found.is_some() && world.universe().adt_effects(*adt).contains(&Effect::Shares);
                found
            }
            None => None,
        },
        Ty::Tuple(parts) => within(parts),
        Ty::Slice(part) | Ty::Array(part) => within(std::slice::from_ref(&**part)),
        _ => None,
    }
}
