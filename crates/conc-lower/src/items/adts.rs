//! Structs, enums and unions.

use conc_model::{Adt, AdtId, AdtKind, Field, ModuleId, Name, Variant, VariantForm};
use conc_source::Span;
use syn::{Attribute, Fields, Generics, Ident, Visibility};

use super::{Place, is_public, projections};
use crate::cx::FileCx;

/// The parts that all three forms have.
struct Head<'i> {
    attrs: &'i [Attribute],
    vis: &'i Visibility,
    ident: &'i Ident,
    generics: &'i Generics,
    kind: AdtKind,
}

/// Lowers a `struct`.
pub(super) fn lower_struct(cx: &mut FileCx<'_>, item: &syn::ItemStruct, place: Place) {
    let head = Head {
        attrs: &item.attrs,
        vis: &item.vis,
        ident: &item.ident,
        generics: &item.generics,
        kind: AdtKind::Struct,
    };
    let variant = lower_variant(cx, &item.ident, &item.fields, place.module);
    let id = push(cx, &head, vec![variant], place);
    if cx.pin_projects || projections::is_wanted(&item.attrs) {
        let pinned = [item.fields.iter().map(projections::is_pinned).collect()];
        projections::add(cx, id, (&item.attrs, &item.ident, &pinned), place);
    }
}

/// Lowers a `union`.
pub(super) fn lower_union(cx: &mut FileCx<'_>, item: &syn::ItemUnion, place: Place) {
    let head = Head {
        attrs: &item.attrs,
        vis: &item.vis,
        ident: &item.ident,
        generics: &item.generics,
        kind: AdtKind::Union,
    };
    let fields = item.fields.named.iter().zip(0..);
    let fields = fields.map(|(field, index)| lower_field(cx, field, index, place.module));
    let fields = fields.collect();
    let name = cx.name(&item.ident);
    let form = VariantForm::Named;
    let variant = Variant {
        name,
        form,
        fields,
        effects: Vec::new(),
    };
    push(cx, &head, vec![variant], place);
}

/// Lowers an `enum`.
pub(super) fn lower_enum(cx: &mut FileCx<'_>, item: &syn::ItemEnum, place: Place) {
    let head = Head {
        attrs: &item.attrs,
        vis: &item.vis,
        ident: &item.ident,
        generics: &item.generics,
        kind: AdtKind::Enum,
    };
    let variants = item.variants.iter();
    let variants = variants.map(|variant| Variant {
        effects: cx.attrs(&variant.attrs, false).effects,
        ..lower_variant(cx, &variant.ident, &variant.fields, place.module)
    });
    let variants = variants.collect();
    let id = push(cx, &head, variants, place);
    if cx.pin_projects || projections::is_wanted(&item.attrs) {
        let variants = item.variants.iter();
        let pinned = variants.map(|variant| {
            let fields = variant.fields.iter();
            fields.map(projections::is_pinned).collect()
        });
        let pinned: Vec<Vec<bool>> = pinned.collect();
        projections::add(cx, id, (&item.attrs, &item.ident, &pinned), place);
    }
}

fn push(cx: &mut FileCx<'_>, head: &Head<'_>, variants: Vec<Variant>, place: Place) -> AdtId {
    let (name, name_span) = cx.spanned_name(head.ident);
    let attrs = cx.attrs(head.attrs, place.is_test);
    let generics = cx.generics(head.generics, place.module);
    cx.model.adts.push(Adt {
        name,
        name_span,
        module: place.module,
        attrs,
        generics,
        kind: head.kind,
        is_public: is_public(head.vis),
        variants,
    })
}

fn lower_variant(cx: &mut FileCx<'_>, ident: &Ident, fields: &Fields, module: ModuleId) -> Variant {
    let form = match fields {
        Fields::Named(_) => VariantForm::Named,
        Fields::Unnamed(_) => VariantForm::Tuple,
        Fields::Unit => VariantForm::Unit,
    };
    let fields = fields.iter().zip(0..);
    let fields = fields.map(|(field, index)| lower_field(cx, field, index, module));
    let fields = fields.collect();
    Variant {
        name: cx.name(ident),
        form,
        fields,
        effects: Vec::new(),
    }
}

fn lower_field(cx: &mut FileCx<'_>, field: &syn::Field, index: usize, module: ModuleId) -> Field {
    let (name, span) = match &field.ident {
        Some(ident) => cx.spanned_name(ident),
        None => tuple_field_name(cx, field, index),
    };
    Field {
        name,
        ty: cx.ty(&field.ty, module),
        is_public: is_public(&field.vis),
        span,
    }
}

/// A field of a tuple form has a number for a name; its place is that of its type.
fn tuple_field_name(cx: &mut FileCx<'_>, field: &syn::Field, index: usize) -> (Name, Span) {
    let name = cx.intern(&index.to_string());
    let span = cx.type_span(&field.ty);
    (name, span)
}
