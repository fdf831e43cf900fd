//! Pin projections: what `#[pin_project]` and `pin_project! { .. }` add to a struct or enum. `project()` gives a type of
//! the same fields behind `&mut` and `Pin<&mut _>`, so that what a future keeps stays known in its `poll`.

use conc_model::{
    Adt, AdtId, Attrs, Field, Function, GenericArgs, Generics, Id, Impl, Name, Parent, Path,
    Receiver, Segment, TypeId, TypeRef, Variant, known,
};
use syn::{Attribute, Ident, Meta};

use super::Place;
use crate::cx::FileCx;

/// The two projections: method, attribute that names the type, ending of its name otherwise, and whether it is mutable.
const FORMS: [(&str, &str, &str, bool); 2] = [
    ("project", "project", "Projection", true),
    ("project_ref", "project_ref", "ProjectionRef", false),
];

/// Does a derive-like attribute ask for projections?
pub(super) fn is_wanted(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let last = attribute.path().segments.last();
        last.is_some_and(|segment| segment.ident == "pin_project")
    })
}

/// Is the field itself pinned?
pub(super) fn is_pinned(field: &syn::Field) -> bool {
    field
        .attrs
        .iter()
        .any(|attribute| attribute.path().is_ident("pin"))
}

/// Adds the projections of a type; `pinned` says of each field of each variant whether it is.
pub(super) fn add(
    cx: &mut FileCx<'_>,
    id: AdtId,
    (attributes, ident, pinned): (&[Attribute], &Ident, &[Vec<bool>]),
    place: Place,
) {
    for (method, key, ending, mutable) in FORMS {
        let own = cx.model.adts[id].clone();
        let name = match written_name(attributes, key) {
            Some(ident) => cx.name(&ident),
            // The macros call it `__NameProjection`, and nobody else may name it.
            None => {
                let text = format!("__{ident}{ending}");
                cx.intern(&text)
            }
        };
        let variants = own.variants.iter().zip(pinned);
        let variants = variants
            .map(|(variant, pinned)| projected(cx, variant, (pinned, mutable), place))
            .collect();
        let variants = match own.kind {
            conc_model::AdtKind::Enum => variants,
            _ => renamed(variants, name),
        };
        let attrs = Attrs {
            is_test: own.attrs.is_test,
            cfg: own.attrs.cfg.clone(),
            ..Attrs::default()
        };
        cx.model.adts.push(Adt {
            name,
            attrs: attrs.clone(),
            variants,
            ..own.clone()
        });
        add_method(cx, &own, (method, name, mutable), attrs);
    }
}

/// `Name` in `#[project = Name]` or `#[pin_project(project = Name)]`.
fn written_name(attributes: &[Attribute], key: &str) -> Option<Ident> {
    attributes
        .iter()
        .find_map(|attribute| match &attribute.meta {
            Meta::NameValue(pair) if pair.path.is_ident(key) => match &pair.value {
                syn::Expr::Path(path) => path.path.get_ident().cloned(),
                _ => None,
            },
            Meta::List(list) if list.path.segments.last()?.ident == "pin_project" => {
                let tokens: Vec<proc_macro2::TokenTree> = list.tokens.clone().into_iter().collect();
                tokens.windows(3).find_map(|window| match window {
                    [
                        proc_macro2::TokenTree::Ident(found),
                        proc_macro2::TokenTree::Punct(_),
                        proc_macro2::TokenTree::Ident(name),
                    ] if found == key => Some(name.clone()),
                    _ => None,
                })
            }
            _ => None,
        })
}

fn projected(
    cx: &mut FileCx<'_>,
    variant: &Variant,
    (pinned, mutable): (&[bool], bool),
    place: Place,
) -> Variant {
    let fields = variant.fields.iter().zip(pinned);
    let fields = fields.map(|(field, is_pinned)| {
        let inner = field.ty;
        let mut ty = cx.type_id(TypeRef::Ref { mutable, inner });
        if *is_pinned {
            ty = pin_of(cx, ty, place);
        }
        Field {
            ty,
            is_public: true,
            ..field.clone()
        }
    });
    Variant {
        fields: fields.collect(),
        ..variant.clone()
    }
}

fn renamed(variants: Vec<Variant>, name: Name) -> Vec<Variant> {
    let variants = variants.into_iter();
    variants
        .map(|variant| Variant { name, ..variant })
        .collect()
}

fn pin_of(cx: &mut FileCx<'_>, ty: TypeId, place: Place) -> TypeId {
    let path = cx.core_path(&["pin", "Pin"], &[ty], place.module);
    cx.type_id(TypeRef::Path(path))
}

/// `impl<..> Own<..> { fn project(self: Pin<&mut Self>) -> Projection<..>; }`
fn add_method(
    cx: &mut FileCx<'_>,
    own: &Adt,
    (method, projection, mutable): (&str, Name, bool),
    attrs: Attrs,
) {
    let place = Place {
        module: own.module,
        is_test: attrs.is_test,
    };
    let self_type = named(cx, own.name, &own.generics, place);
    let output = named(cx, projection, &own.generics, place);
    let inner = plain(cx, known::SELF_TYPE, place);
    let behind = cx.type_id(TypeRef::Ref { mutable, inner });
    let receiver = pin_of(cx, behind, place);
    let item = Impl {
        module: own.module,
        attrs: attrs.clone(),
        generics: own.generics.clone(),
        trait_path: None,
        is_negative: false,
        self_type,
        types: Vec::new(),
        functions: vec![conc_model::FunctionId::from_index(cx.model.functions.len())],
        span: own.name_span,
    };
    let parent = Parent::Impl(cx.model.impls.push(item));
    let name = cx.intern(method);
    cx.model.functions.push(Function {
        name,
        name_span: own.name_span,
        span: own.name_span,
        parent,
        attrs,
        generics: Generics::default(),
        receiver: Some(Receiver::Typed(receiver)),
        params: Vec::new(),
        output: Some(output),
        is_async: false,
        is_public: false,
        body: None,
    });
}

fn plain(cx: &mut FileCx<'_>, name: Name, place: Place) -> TypeId {
    named(cx, name, &Generics::default(), place)
}

/// A type of this file with its own parameters as arguments.
fn named(cx: &mut FileCx<'_>, name: Name, generics: &Generics, place: Place) -> TypeId {
    let params: Vec<Name> = generics.params.iter().map(|param| param.name).collect();
    let args: Vec<TypeId> = params
        .into_iter()
        .map(|param| plain(cx, param, place))
        .collect();
    let args = if args.is_empty() {
        GenericArgs::None
    } else {
        GenericArgs::Angle {
            types: args.into(),
            bindings: Box::default(),
        }
    };
    let path = cx.path_id(Path {
        module: place.module,
        self_type: None,
        trait_segments: 0,
        global: false,
        segments: Box::new([Segment { name, args }]),
    });
    cx.type_id(TypeRef::Path(path))
}
