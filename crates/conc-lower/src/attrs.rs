//! What the attributes of an item say. Conditions are judged in `conditions`; suppressions in attributes are not read
//! here but in `suppress`.

use conc_model::{Attrs, Effect, ProblemKind, RuntimeEntry};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::{Attribute, Meta};

use crate::cx::FileCx;

/// Attributes that make a function a test, whatever stands before them in their path.
const TEST_ATTRIBUTES: &[&str] = &[
    "test",
    "bench",
    "rstest",
    "test_case",
    "quickcheck",
    "wasm_bindgen_test",
];

/// Does it make a function a test?
pub(crate) fn is_test_attribute(attribute: &Attribute) -> bool {
    let last = attribute.path().segments.last();
    last.is_some_and(|last| TEST_ATTRIBUTES.iter().any(|name| last.ident == name))
}

impl FileCx<'_> {
    /// Reads the attributes of an item; `inherited` says that it stands in test code.
    pub(crate) fn attrs(&mut self, attributes: &[Attribute], inherited: bool) -> Attrs {
        let mut attrs = Attrs {
            is_test: inherited,
            cfg: self.around.clone(),
            ..Attrs::default()
        };
        for attribute in attributes {
            self.read_meta(&attribute.meta, &mut attrs);
        }
        attrs
    }

    fn read_meta(&mut self, meta: &Meta, attrs: &mut Attrs) {
        let path = meta.path();
        // Most attributes are doc comments.
        if path.is_ident("doc") {
            return;
        }
        let (Some(first), Some(last)) = (path.segments.first(), path.segments.last()) else {
            return;
        };
        let last = last.ident.to_string();
        let segments = path.segments.len();
        if TEST_ATTRIBUTES.contains(&last.as_str()) {
            attrs.is_test = true;
        }
        match (last.as_str(), meta) {
            ("main" | "test", _) if segments > 1 || last == "main" => {
                attrs.runtime_entry = Some(RuntimeEntry {
                    krate: self.name(&first.ident),
                    is_main: last == "main",
                    single_thread: is_single_threaded(meta, last == "main"),
                });
            }
            ("async_trait", _) => attrs.is_async_trait = true,
            ("must_use", _) => attrs.must_use = true,
            ("instrument", Meta::List(list)) => attrs.logs_outcome = logs_outcome(&list.tokens),
            ("cfg", Meta::List(list)) if segments == 1 => self.read_cfg(&list.tokens, attrs),
            ("cfg_attr", Meta::List(list)) if segments == 1 => self.read_cfg_attr(list, attrs),
            ("derive", Meta::List(list)) if segments == 1 => self.read_derives(&list.tokens, attrs),
            ("conc", Meta::List(list)) if segments == 1 => self.read_effects(&list.tokens, attrs),
            _ => {}
        }
    }

    /// `cfg_attr(predicate, attributes..)`: what may apply counts, what never applies does not.
    fn read_cfg_attr(&mut self, list: &syn::MetaList, attrs: &mut Attrs) {
        let Some(metas) = meta_list(&list.tokens) else {
            return;
        };
        let mut metas = metas.iter();
        if metas.next().is_none_or(is_never) {
            return;
        }
        for meta in metas.filter(|meta| !meta.path().is_ident("cfg")) {
            self.read_meta(meta, attrs);
        }
    }

    /// The last identifier before each comma is the derived trait.
    fn read_derives(&mut self, tokens: &TokenStream, attrs: &mut Attrs) {
        let mut last = None;
        for token in tokens.clone() {
            match token {
                TokenTree::Ident(ident) => last = Some(ident),
                TokenTree::Punct(punct) if punct.as_char() == ',' => {
                    let name = last.take().map(|ident| self.name(&ident));
                    attrs.derives.extend(name);
                }
                _ => {}
            }
        }
        let name = last.map(|ident| self.name(&ident));
        attrs.derives.extend(name);
    }

    /// `#[conc(word, word(arg))]`.
    fn read_effects(&mut self, tokens: &TokenStream, attrs: &mut Attrs) {
        let mut tokens = tokens.clone().into_iter().peekable();
        while let Some(token) = tokens.next() {
            let span = token.span();
            let word = match token {
                TokenTree::Punct(punct) if punct.as_char() == ',' => continue,
                other => other.to_string(),
            };
            let arg = tokens.next_if(is_parenthesised).map(|group| match group {
                TokenTree::Group(group) => group.stream().to_string(),
                other => other.to_string(),
            });
            match Effect::parse(&word, arg.as_deref()) {
                Some(effect) => attrs.effects.push(effect),
                None => {
                    let arg = arg.map_or_else(String::new, |arg| format!("({arg})"));
                    let span = self.span(span);
                    let message = format!("unknown fact `{word}{arg}` in a `conc` attribute");
                    self.problem(ProblemKind::Syntax, &message, span);
                }
            }
        }
    }
}

/// Is `err` or `ret` among the arguments of `#[instrument(..)]`?
fn logs_outcome(arguments: &TokenStream) -> bool {
    let mut starts = true;
    arguments.clone().into_iter().any(|token| {
        let named = matches!(&token, TokenTree::Ident(name) if name == "err" || name == "ret");
        let found = starts && named;
        starts = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',');
        found
    })
}

fn is_parenthesised(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis)
}

/// `all()` and `true`.
pub(crate) fn is_always(predicate: &Meta) -> bool {
    is_empty_list(predicate, "all") || predicate.path().is_ident("true")
}

/// `any()` and `false`.
fn is_never(predicate: &Meta) -> bool {
    is_empty_list(predicate, "any") || predicate.path().is_ident("false")
}

fn is_empty_list(predicate: &Meta, name: &str) -> bool {
    matches!(predicate, Meta::List(list) if list.path.is_ident(name) && list.tokens.is_empty())
}

pub(crate) fn meta_list(tokens: &TokenStream) -> Option<Vec<Meta>> {
    let parser = Punctuated::<Meta, syn::Token![,]>::parse_terminated;
    let metas = syn::parse::Parser::parse2(parser, tokens.clone()).ok()?;
    Some(metas.into_iter().collect())
}

/// Does the runtime that an entry attribute starts drive all tasks on one thread?
///
/// Test runtimes do unless told otherwise, runtimes of `main` only when told so.
fn is_single_threaded(meta: &Meta, is_main: bool) -> bool {
    let Meta::List(list) = meta else {
        return !is_main;
    };
    let tokens: Vec<TokenTree> = list.tokens.clone().into_iter().collect();
    let value_of = |key: &str| {
        let mut parts = tokens.windows(3);
        parts.find_map(|window| match window {
            [TokenTree::Ident(ident), TokenTree::Punct(_), value] if ident == key => {
                Some(value.to_string())
            }
            _ => None,
        })
    };
    match value_of("flavor") {
        Some(flavor) => flavor != "\"multi_thread\"",
        None => !is_main,
    }
}

/// The text of `#[path = ".."]`.
pub(crate) fn path_attribute(attributes: &[Attribute]) -> Option<Box<str>> {
    attributes
        .iter()
        .find_map(|attribute| match &attribute.meta {
            Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
                syn::Expr::Lit(syn::ExprLit {
                    lit: syn::Lit::Str(text),
                    ..
                }) => Some(text.value().into()),
                _ => None,
            },
            _ => None,
        })
}
