//! Conditions of `#[cfg(..)]` attributes: what they say, and how likely they hold where nothing but the file is known.

use conc_model::{Attrs, Cfg, Likelihood};
use proc_macro2::TokenStream;
use syn::{Attribute, Meta};

use crate::attrs::{is_always, meta_list};
use crate::cx::FileCx;

/// Conditions of builds that only their authors make: tests, model checkers, documentation.
const NEVER: &[&str] = &[
    "test", "loom", "shuttle", "madsim", "miri", "kani", "fuzzing", "doc", "docsrs", "doctest",
    "rustdoc",
];

impl FileCx<'_> {
    /// Reads the argument of a `#[cfg(..)]`.
    pub(crate) fn read_cfg(&mut self, tokens: &TokenStream, attrs: &mut Attrs) {
        let predicate = syn::parse2::<Meta>(tokens.clone()).ok();
        match &predicate {
            Some(predicate) if implies_test(predicate) => attrs.is_test = true,
            Some(predicate) if is_always(predicate) => return,
            _ => attrs.is_conditional = true,
        }
        let cfg = predicate.map_or(Cfg::Fixed(Likelihood::Even), |predicate| {
            self.condition(&predicate)
        });
        attrs.cfg = Some(Box::new(match attrs.cfg.take() {
            Some(around) => around.and(cfg),
            None => cfg,
        }));
    }

    /// The conditions of an item whose other attributes do not matter.
    pub(crate) fn cfg_of(&mut self, attributes: &[Attribute]) -> Option<Box<Cfg>> {
        let mut attrs = Attrs {
            cfg: self.around.clone(),
            ..Attrs::default()
        };
        for attribute in attributes {
            if let Meta::List(list) = &attribute.meta
                && list.path.is_ident("cfg")
            {
                self.read_cfg(&list.tokens, &mut attrs);
            }
        }
        attrs.cfg
    }

    fn condition(&mut self, predicate: &Meta) -> Cfg {
        match predicate {
            Meta::Path(path) => Cfg::Fixed(path.get_ident().map_or(Likelihood::Even, |name| {
                likelihood_of_name(&name.to_string())
            })),
            Meta::NameValue(pair) => {
                let value = match &pair.value {
                    syn::Expr::Lit(syn::ExprLit {
                        lit: syn::Lit::Str(text),
                        ..
                    }) => text.value(),
                    _ => String::new(),
                };
                if pair.path.is_ident("feature") {
                    return Cfg::Feature(self.intern(&value));
                }
                let key = pair.path.get_ident().map(ToString::to_string);
                Cfg::Fixed(likelihood_of_value(&key.unwrap_or_default(), &value))
            }
            Meta::List(list) => {
                let parts = meta_list(&list.tokens).unwrap_or_default();
                let mut parts = parts.iter().map(|part| self.condition(part));
                if list.path.is_ident("not") {
                    let inner = parts.next().unwrap_or(Cfg::Fixed(Likelihood::Even));
                    Cfg::Not(Box::new(inner))
                } else if list.path.is_ident("any") {
                    Cfg::Any(parts.collect())
                } else {
                    Cfg::All(parts.collect())
                }
            }
        }
    }
}

fn likelihood_of_name(name: &str) -> Likelihood {
    match name {
        "unix" | "true" => Likelihood::Likely,
        "windows" => Likelihood::Unlikely,
        name if NEVER.contains(&name) => Likelihood::Never,
        // Nothing but a hand-written `--cfg` switches these on.
        name if ["loom", "unstable", "nightly", "wasm", "fuzz"]
            .iter()
            .any(|part| name.contains(part)) =>
        {
            Likelihood::Unlikely
        }
        _ => Likelihood::Even,
    }
}

fn likelihood_of_value(key: &str, value: &str) -> Likelihood {
    match (key, value) {
        ("target_os", "linux")
        | ("target_family", "unix")
        | ("target_arch", "x86_64")
        | ("target_env", "gnu")
        | ("target_endian", "little")
        | ("target_pointer_width", "64")
        | ("panic", "unwind")
        | ("target_has_atomic", _) => Likelihood::Likely,
        (key, _) if key.starts_with("target_") || key == "panic" => Likelihood::Unlikely,
        _ => Likelihood::Even,
    }
}

/// Is this the argument of a `#[cfg(..)]` that holds only where `test` holds?
pub(crate) fn holds_in_tests_only(tokens: &TokenStream) -> bool {
    syn::parse2::<Meta>(tokens.clone()).is_ok_and(|predicate| implies_test(&predicate))
}

/// Is this the argument of a `#[cfg(..)]` that holds in no build for users, nor in one for plain tests: under a model
/// checker, for example, where the names of libraries stand for something else?
pub(crate) fn holds_for_authors_only(tokens: &TokenStream) -> bool {
    let is_special = |name: &str| name != "test" && NEVER.contains(&name);
    syn::parse2::<Meta>(tokens.clone()).is_ok_and(|predicate| implies(&predicate, &is_special))
}

/// Does the predicate hold only where `test` holds?
fn implies_test(predicate: &Meta) -> bool {
    implies(predicate, &|name| name == "test")
}

/// Does the predicate hold only where one of these flags is set?
fn implies(predicate: &Meta, is_flag: &dyn Fn(&str) -> bool) -> bool {
    match predicate {
        Meta::Path(path) => path
            .get_ident()
            .is_some_and(|name| is_flag(&name.to_string())),
        Meta::List(list) => {
            let parts = || meta_list(&list.tokens).unwrap_or_default();
            let implies = |part: &Meta| implies(part, is_flag);
            if list.path.is_ident("all") {
                parts().iter().any(implies)
            } else if list.path.is_ident("any") {
                let parts = parts();
                !parts.is_empty() && parts.iter().all(implies)
            } else {
                false
            }
        }
        Meta::NameValue(_) => false,
    }
}
