//! Which lock an operand means.

use conc_model::{
    Body, CallId, Effect, LocalId, LocalKind, Name, Operand, Place, PlaceBase, Projection, known,
};

use super::aliases::Definition;
use super::{Deep, LockClass, LockId, LockPlace, LockRoot, Taken};
use crate::resolve::any;
use crate::{
    AdtRef, BodyRef, CallTarget, Carried, FunctionRef, ItemScope, Ty, ValueKind, ValueTarget, World,
};

/// How many definitions are followed back.
pub(super) const DEPTH: usize = 12;

/// An own kind of lock may be made of another.
const OWN_LOCKS: usize = 2;

/// So many type parameters of a struct are looked at.
const MAX_PARAMETERS: usize = 8;

/// What a field says of the lock in it.
#[derive(Clone, Copy)]
enum FieldClass {
    /// It is one of those that this declares.
    Declared(LockClass),
    /// That, but each field whose type is the struct holds other ones.
    Generic(LockClass),
    /// It is a part of its struct with locks in it, of which each field whose type is the struct holds other ones.
    Part(LockClass),
    /// It is what its struct is: an own kind of lock around one of a library.
    Whole,
    /// It is shared with other structs that are made of the same parameters, and so are the locks in it.
    Shared,
    Unknown,
}

impl World {
    /// The lock (or whatever else) that an operand of a body is, refers to or shares.
    #[must_use]
    pub fn lock_of(&self, at: BodyRef, operand: &Operand) -> LockId {
        let place = operand.place();
        place.map_or_else(LockId::default, |place| {
            self.lock_of_place(at, place, DEPTH)
        })
    }

    pub(super) fn lock_of_place(&self, at: BodyRef, place: &Place, depth: usize) -> LockId {
        let Some(depth) = depth.checked_sub(1) else {
            return LockId::default();
        };
        let mut found = match place.base {
            PlaceBase::Local(local) => self.lock_of_local(at, local, depth),
            PlaceBase::Path(path) => {
                let scope = ItemScope::None;
                match self
                    .index()
                    .resolve_value(self.universe(), at.file, path, scope)
                {
                    ValueTarget::Static(item) => LockId {
                        place: Some(LockPlace {
                            root: LockRoot::Static(item),
                            path: [].into(),
                        }),
                        class: Some(LockClass::Static(item)),
                        is_open: false,
                    },
                    _ => LockId::default(),
                }
            }
        };
        let mut fields = 0;
        for (index, step) in place.projections.iter().enumerate() {
            match step {
                Projection::Deref | Projection::Variant(_) => {}
                // Which element it is is not known, but its kind is that of the whole.
                Projection::Index => {
                    fields = found.place.take().map_or(fields, |place| place.path.len());
                }
                Projection::Field(name) => {
                    let owner = Place {
                        base: place.base,
                        projections: place.projections[..index].into(),
                    };
                    // What one variant of an enum holds is not what another holds.
                    let class = if self.is_in_one_of_many(at, &owner) {
                        FieldClass::Unknown
                    } else {
                        self.field_class(at, &owner, *name)
                    };
                    found.class = match class {
                        FieldClass::Whole => continue,
                        FieldClass::Generic(class) => found.class.or(Some(class)),
                        FieldClass::Declared(class) | FieldClass::Part(class) => Some(class),
                        FieldClass::Shared => found.class,
                        FieldClass::Unknown => None,
                    };
                    found.is_open &= matches!(
                        class,
                        FieldClass::Generic(_) | FieldClass::Part(_) | FieldClass::Shared
                    );
                    found.place = found.place.map(|found| LockPlace {
                        root: found.root,
                        path: found.path.iter().copied().chain([*name]).collect(),
                    });
                }
            }
        }
        if found.is_open && found.place.is_none() {
            // An element: nothing says any more in whose field the generic struct lies, unless it is what an owner shares.
            found.class = found.class.filter(|_| fields > 1);
            found.is_open = false;
        }
        self.settled(found, depth)
    }

    /// Does the place lead into one variant of an enum that has others?
    fn is_in_one_of_many(&self, at: BodyRef, owner: &Place) -> bool {
        let Some((Projection::Variant(_), before)) = owner.projections.split_last() else {
            return false;
        };
        let whole = Place {
            base: owner.base,
            projections: before.into(),
        };
        match self.place_type(at, self.facts(at), &whole).peel_refs() {
            Ty::Adt(adt, _) => self.universe().adt(*adt).variants.len() > 1,
            _ => false,
        }
    }

    fn field_class(&self, at: BodyRef, owner: &Place, name: Name) -> FieldClass {
        let (index, universe) = (self.index(), self.universe());
        let mut ty = self.place_type(at, self.facts(at), owner);
        for _ in 0..8 {
            if let Ty::Adt(adt, args) = &ty
                && let Some(field) = index.field(universe, *adt, 0, args, name)
            {
                return if universe.is_library(adt.file) {
                    FieldClass::Unknown
                } else if self.is_lock(&field, OWN_LOCKS) {
                    self.class_in_generic(*adt, name)
                } else if self.is_handle_on(*adt, name) {
                    FieldClass::Shared
                } else {
                    self.class_of_part(*adt, args, name)
                };
            }
            if ty.is_unknown() {
                let presumed = index.presumed_field(universe, name);
                let class = presumed.map(|(adt, _)| LockClass::Field(adt, name));
                return class.map_or(FieldClass::Unknown, FieldClass::Declared);
            }
            match index.deref(universe, &ty) {
                Some(next) => ty = next,
                None => break,
            }
        }
        FieldClass::Unknown
    }

    /// What a field that is no lock says of those in it: when it is made of a parameter of its struct, each field that such a
    /// struct lies in has other ones.
    fn class_of_part(&self, adt: AdtRef, args: &[Ty], name: Name) -> FieldClass {
        let class = LockClass::Field(adt, name);
        if args.is_empty() {
            return FieldClass::Declared(class);
        }
        match self.class_in_generic(adt, name) {
            FieldClass::Whole | FieldClass::Generic(_) => FieldClass::Part(class),
            _ => FieldClass::Declared(class),
        }
    }

    /// `struct Sender<T> { shared: Arc<Shared<T>> }`: are several handles on one object meant, each with all parameters that
    /// this has? Where a handle is made for something certain, its owner says which one it is.
    fn is_handle_on(&self, adt: AdtRef, name: Name) -> bool {
        let universe = self.universe();
        let marker = [const { Ty::Never }; MAX_PARAMETERS];
        let declared = self.index().field(universe, adt, 0, &marker, name);
        let Some(Ty::Adt(pointer, args)) = declared else {
            return false;
        };
        let shares = universe.adt_effects(pointer).contains(&Effect::Shares);
        match args.first() {
            Some(Ty::Adt(content, args)) if shares && !universe.is_library(content.file) => {
                !args.is_empty() && args.iter().all(|arg| *arg == Ty::Never)
            }
            _ => false,
        }
    }

    /// Is the type a lock, perhaps behind pointers, or an own kind of lock around one?
    fn is_lock(&self, ty: &Ty, depth: usize) -> bool {
        let universe = self.universe();
        let Ty::Adt(adt, args) = self.core_type(ty, DEPTH) else {
            return false;
        };
        if universe.is_library(adt.file) {
            return universe.adt_effects(adt).contains(&Effect::Lock);
        }
        let (Some(depth), [_, ..]) = (depth.checked_sub(1), &*args) else {
            return false;
        };
        let mut fields = universe.adt(adt).variants.iter().flat_map(|it| &it.fields);
        fields.any(|field| {
            let ty = self.index().field(universe, adt, 0, &args, field.name);
            ty.is_some_and(|ty| self.is_lock(&ty, depth))
                && matches!(self.class_in_generic(adt, field.name), FieldClass::Whole)
        })
    }

    /// The class of a lock in a field. When it protects a parameter of the struct, the struct is an own kind of lock; when it
    /// protects something made of one, the struct is a container: which one it is says the field that it lies in.
    fn class_in_generic(&self, adt: AdtRef, name: Name) -> FieldClass {
        // No field has this type by itself.
        let marker = [const { Ty::Never }; MAX_PARAMETERS];
        let declared = self.index().field(self.universe(), adt, 0, &marker, name);
        let lock = declared.map(|declared| self.core_type(&declared, DEPTH));
        let class = LockClass::Field(adt, name);
        match lock {
            Some(Ty::Adt(_, args)) if args.contains(&Ty::Never) => FieldClass::Whole,
            Some(lock) if any(&lock, &|part| *part == Ty::Never, 0) => FieldClass::Generic(class),
            _ => FieldClass::Declared(class),
        }
    }

    fn lock_of_local(&self, at: BodyRef, local: LocalId, depth: usize) -> LockId {
        let body = self.universe().body(at);
        match body.locals[local].kind {
            LocalKind::Upvar(capture) => match (body.parent, body.captures.get(capture as usize)) {
                (Some(parent), Some(capture)) => {
                    let parent = BodyRef::new(at.file, parent);
                    self.lock_of_local(parent, capture.outer, depth)
                }
                _ => LockId::default(),
            },
            LocalKind::Param if body.parent.is_none() => {
                rooted(param_root(body, local).unwrap_or(LockRoot::Local(at, local)))
            }
            LocalKind::Param => rooted(LockRoot::Local(at, local)),
            _ => {
                let mut found = self.lock_of_definition(at, local, depth);
                let definition = self.definitions(at).get(local);
                if found.place.is_none() && definition != Some(&Definition::Many) {
                    // Which element of a list it is cannot be told, but it is the same as long as the variable means it.
                    found.place = rooted(LockRoot::Local(at, local)).place;
                }
                found
            }
        }
    }

    fn lock_of_definition(&self, at: BodyRef, local: LocalId, depth: usize) -> LockId {
        let own = || rooted(LockRoot::Local(at, local));
        match self.definitions(at).get(local) {
            None | Some(Definition::Other | Definition::Iterator(_) | Definition::Built(_)) => {
                own()
            }
            Some(Definition::Many) => LockId::default(),
            Some(Definition::Place(place)) => self.lock_of_place(at, place, depth),
            Some(Definition::Call(call)) => self.lock_of_call(at, *call, depth).unwrap_or_else(own),
            Some(Definition::Await(point)) => {
                let futures = &self.universe().body(at).awaits[*point].futures;
                let future = futures.first().and_then(Operand::place);
                let call = future
                    .and_then(Place::as_local)
                    .and_then(|future| self.call_behind(at, future));
                let found = call.and_then(|call| self.lock_of_call(at, call, depth));
                found.unwrap_or_else(own)
            }
        }
    }

    /// The call whose result a local is, through plain moves.
    #[must_use]
    pub fn call_behind(&self, at: BodyRef, local: LocalId) -> Option<CallId> {
        let mut local = local;
        for _ in 0..DEPTH {
            match self.definitions(at).get(local)? {
                Definition::Call(call) => return Some(*call),
                Definition::Place(place) => local = place.as_local()?,
                _ => return None,
            }
        }
        None
    }

    /// What the result of a call gives access to, when that is its first argument: `m.clone()` of a shared pointer,
    /// `x.as_ref()`, `r.unwrap()`, the content of `m.lock()`, and accessors of the group.
    fn lock_of_call(&self, at: BodyRef, call: CallId, depth: usize) -> Option<LockId> {
        let facts = self.facts(at).call(call)?;
        let CallTarget::Function(function) = facts.target else {
            return None;
        };
        let first = self.universe().body(at).calls[call].args.first()?;
        if !self.universe().is_library(function.file) {
            return self.lock_of_accessor(at, call, function, depth);
        }
        let output = match &facts.result {
            Ty::Future { output, .. } => output,
            other => other,
        };
        if self.gives_element(output) {
            return Some(LockId::default());
        }
        let argument = match first {
            Operand::Use(place) | Operand::Ref { place, .. } => {
                self.place_type(at, self.facts(at), place)
            }
            Operand::Literal(_) => return None,
        };
        let place = first.place()?;
        let gives_guard = self.carried(output).iter().any(is_guard);
        if gives_guard && !self.carried(&argument).iter().any(is_guard) {
            return Some(self.lock_of_place(at, place, depth).into_content());
        }
        let same = self.core_type(output, DEPTH) == self.core_type(&argument, DEPTH);
        let is_access = same || gives_guard;
        is_access.then(|| self.lock_of_place(at, place, depth))
    }

    /// A reference into a map: which of its elements is not known.
    fn gives_element(&self, output: &Ty) -> bool {
        let is_element =
            |(kind, _): &Carried| *kind == ValueKind::Guard(conc_model::GuardKind::Map);
        self.carried(output).iter().any(is_element)
    }

    /// The type behind references, boxes, shared pointers, guards, `Option` and `Result`.
    pub(super) fn core_type(&self, ty: &Ty, depth: usize) -> Ty {
        let Some(depth) = depth.checked_sub(1) else {
            return ty.clone();
        };
        match ty {
            Ty::Ref { inner, .. } => self.core_type(inner, depth),
            Ty::Adt(adt, args) if self.is_wrapper(*adt) => match args.first() {
                Some(inner) => self.core_type(inner, depth),
                None => ty.clone(),
            },
            Ty::Adt(adt, _) if matches!(self.kind_of(*adt), Some(ValueKind::Guard(_))) => {
                match self.index().deref(self.universe(), ty) {
                    Some(inner) => self.core_type(&inner, depth),
                    None => ty.clone(),
                }
            }
            _ => ty.clone(),
        }
    }

    /// Are they the same type, but for references, boxes, shared pointers, guards, `Option` and `Result`?
    pub(super) fn is_same_behind_pointers(&self, one: &Ty, other: &Ty) -> bool {
        let one = self.core_type(one, DEPTH);
        !one.is_unknown() && one == self.core_type(other, DEPTH)
    }

    fn is_wrapper(&self, adt: AdtRef) -> bool {
        if !self.universe().is_library(adt.file) {
            return false;
        }
        let name = self.universe().adt(adt).name;
        let shares = self.universe().adt_effects(adt).contains(&Effect::Shares);
        shares || [known::OPTION, known::RESULT, known::BOX].contains(&name)
    }

    /// `fn state(&self) -> &Mutex<State> { &self.shared.state }`, or a further pointer to it: `self.state.clone()`.
    fn lock_of_accessor(
        &self,
        at: BodyRef,
        call: CallId,
        function: FunctionRef,
        depth: usize,
    ) -> Option<LockId> {
        // An accessor may call itself.
        let depth = depth.checked_sub(1)?;
        let inner = self.body_behind(function)?;
        if self.universe().body(inner).is_sketch {
            return None;
        }
        let found = self.lock_returned(inner, depth)?;
        let args = &self.universe().body(at).calls[call].args;
        let args: Vec<LockId> = args
            .iter()
            .map(|arg| match arg.place() {
                Some(place) => self.lock_of_place(at, place, depth),
                None => LockId::default(),
            })
            .collect();
        Some(found.seen_from_call(&args))
    }

    /// What an accessor gives, if that is the same on all ways through it: `match self { A(m) => m, B(m) => m }`.
    fn lock_returned(&self, at: BodyRef, depth: usize) -> Option<LockId> {
        let mut returned = self.definitions(at).returned().iter();
        let lock = |definition: &Definition| match definition {
            Definition::Place(place) => Some(self.lock_of_place(at, place, depth)),
            Definition::Call(call) => self.lock_of_call(at, *call, depth),
            _ => None,
        };
        let first = lock(returned.next()?)?;
        first.place.as_ref()?;
        returned
            .all(|other| lock(other).is_some_and(|other| other == first))
            .then_some(first)
    }
}

impl Deep<Taken> {
    /// What a function does, in the terms of a body that gives it these arguments; the way stays as it is.
    #[must_use]
    pub fn seen_from_call(&self, args: &[LockId]) -> Self {
        Self {
            what: Taken {
                lock: self.what.lock.seen_from_call(args),
                ..self.what.clone()
            },
            way: self.way.clone(),
        }
    }
}

impl LockId {
    /// What the lock protects, which is not the lock itself: it may hold further locks.
    fn into_content(self) -> Self {
        let place = self.place.map(|place| LockPlace {
            root: place.root,
            path: place.path.iter().copied().chain([known::CONTENT]).collect(),
        });
        Self {
            place,
            ..Self::default()
        }
    }

    /// The same lock (or whatever it is), in the terms of a body that calls the function with these arguments.
    #[must_use]
    pub fn seen_from_call(&self, args: &[Self]) -> Self {
        let place = self.place.as_ref().and_then(|place| match place.root {
            LockRoot::Static(_) => Some(place.clone()),
            LockRoot::Local(..) => None,
            LockRoot::Param(index) => {
                let base = args.get(index as usize)?.place.as_ref()?;
                Some(LockPlace {
                    root: base.root,
                    path: base.path.iter().chain(place.path.iter()).copied().collect(),
                })
            }
        });
        let given = match &self.place {
            Some(LockPlace {
                root: LockRoot::Param(index),
                ..
            }) if self.is_open => args.get(*index as usize),
            _ => None,
        };
        Self {
            place,
            class: given.and_then(|given| given.class).or(self.class),
            is_open: given.is_some_and(|given| given.is_open),
        }
    }
}

fn is_guard((kind, _): &Carried) -> bool {
    matches!(kind, ValueKind::Guard(_))
}

fn rooted(root: LockRoot) -> LockId {
    LockId {
        place: Some(LockPlace {
            root,
            path: [].into(),
        }),
        class: None,
        is_open: matches!(root, LockRoot::Param(_)),
    }
}

fn param_root(body: &Body, local: LocalId) -> Option<LockRoot> {
    let index = body.params.iter().position(|param| *param == local)?;
    u32::try_from(index).ok().map(LockRoot::Param)
}
