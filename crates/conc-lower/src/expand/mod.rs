//! Expands calls of the `macro_rules!` that a file itself defines, also in a block, and in bodies those of other files of its
//! package, as far as they are simple. What is left over (macros of other packages, templates with `${..}`, too much output)
//! is not an error: the call is then read as that of any macro.

mod matching;
mod rules;
mod transcribe;

use std::ops::Range;
use std::rc::Rc;

use conc_model::{Name, UseKind, known};
use proc_macro2::{TokenStream, TokenTree};
use rustc_hash::FxHashMap;
use syn::Macro;

use crate::cx::FileCx;
use crate::spans::{delimiter_last, path_first};
use rules::Rule;
use transcribe::Writer;

/// Tokens that one call may take and become.
const MAX_CALL: usize = 20_000;
/// Tokens that all expansions of a file may become.
const MAX_FILE: usize = 200_000;
/// Expansions inside of each other.
const MAX_DEPTH: u32 = 24;

/// The macros that a file defines.
#[derive(Debug, Default)]
pub(crate) struct Macros {
    by_name: FxHashMap<String, Definition>,
    /// Tokens that were written so far.
    written: usize,
    /// Expansions that are being read, one inside the other.
    depth: u32,
}

#[derive(Debug)]
enum Definition {
    /// Its text and where that begins; none for one of another file.
    Unread(String, Option<usize>),
    Read {
        rules: Rc<Vec<Rule>>,
        is_elsewhere: bool,
    },
    /// Defined twice, or not understood.
    Unusable,
}

/// The `macro_rules!` that the files of a package define outside of functions, for the bodies of all of them.
#[derive(Debug, Default)]
pub struct PackageMacros {
    /// The texts of those that are defined once.
    by_name: FxHashMap<String, Option<String>>,
}

impl PackageMacros {
    /// Adds a definition, from the word `macro_rules` on.
    pub fn add(&mut self, definition: &str) {
        if let Some(name) = name_of(definition) {
            let known = self.by_name.contains_key(name);
            let text = (!known).then(|| definition.to_owned());
            self.by_name.insert(name.to_owned(), text);
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.by_name.get(name)?.as_deref()
    }
}

impl Macros {
    /// The definitions at these places of a text, each from the word `macro_rules` on.
    pub(crate) fn find(text: &str, places: &[Range<usize>]) -> Self {
        let mut macros = Self::default();
        for place in places {
            let Some(definition) = text.get(place.clone()) else {
                continue;
            };
            if let Some(name) = name_of(definition) {
                let old = macros.by_name.insert(
                    name.to_owned(),
                    Definition::Unread(definition.to_owned(), Some(place.start)),
                );
                if old.is_some() {
                    macros.by_name.insert(name.to_owned(), Definition::Unusable);
                }
            }
        }
        macros
    }
}

/// The name in `macro_rules! name`.
fn name_of(definition: &str) -> Option<&str> {
    let rest = definition.strip_prefix("macro_rules")?.trim_start();
    let rest = rest.strip_prefix('!')?.trim_start();
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    rest.get(..end).filter(|name| !name.is_empty())
}

/// What macros of a block hide as long as it lasts: names, and what these mean outside.
pub(crate) struct Hidden(Vec<(String, Option<Definition>)>);

impl FileCx<'_> {
    /// Defines the macros of a block; [`FileCx::forget_macros`] ends it.
    pub(crate) fn define_macros<'s>(
        &mut self,
        definitions: impl Iterator<Item = &'s syn::ItemMacro>,
    ) -> Hidden {
        let mut hidden = Hidden(Vec::new());
        // What an expansion defines has no text of its own.
        if self.is_in_expansion() {
            return hidden;
        }
        for definition in definitions {
            let mac = &definition.mac;
            let is_rules = mac.path.is_ident("macro_rules");
            let Some(name) = definition.ident.as_ref().filter(|_| is_rules) else {
                continue;
            };
            let span =
                self.span_between(path_first(&mac.path, None), delimiter_last(&mac.delimiter));
            let text = self.parsed.get(span.start as usize..span.end as usize);
            let read =
                text.map(|text| Definition::Unread(text.to_owned(), Some(span.start as usize)));
            let name = name.to_string();
            let definition = read.unwrap_or(Definition::Unusable);
            let outer = self.macros.by_name.insert(name.clone(), definition);
            hidden.0.push((name, outer));
        }
        hidden
    }

    /// Ends the block that defined macros.
    pub(crate) fn forget_macros(&mut self, hidden: Hidden) {
        for (name, outer) in hidden.0.into_iter().rev() {
            match outer {
                Some(outer) => self.macros.by_name.insert(name, outer),
                None => self.macros.by_name.remove(&name),
            };
        }
    }

    /// What a call of a macro of this package becomes; `None` for other macros and for what is not simple.
    pub(crate) fn expand(&mut self, mac: &Macro) -> Option<TokenStream> {
        let name = mac.path.segments.last()?.ident.to_string();
        if self.macros.depth >= MAX_DEPTH || !self.is_defined(&name, &mac.path) {
            return None;
        }
        let (rules, is_elsewhere) = self.rules(&name)?;
        let tokens: Vec<TokenTree> = mac.tokens.clone().into_iter().collect();
        if tokens.len() > MAX_CALL {
            return None;
        }
        let found = rules.iter().find_map(|rule| {
            let bindings = matching::matches(&rule.matcher, &tokens)?;
            Some((rule, bindings))
        });
        let (rule, bindings) = found?;
        let budget = MAX_CALL.min(MAX_FILE.saturating_sub(self.macros.written));
        let mut writer = Writer {
            site: (is_elsewhere || !bindings.is_empty() || !self.reads_from_start())
                .then(|| path_first(&mac.path, None)),
            left: budget,
        };
        let written = writer.write(&rule.template, &[&bindings])?;
        self.macros.written += budget - writer.left;
        Some(written.into_iter().collect())
    }

    /// Is the macro one of this file, or of another one of the package?
    fn is_defined(&mut self, name: &str, path: &syn::Path) -> bool {
        if self.macros.by_name.contains_key(name) {
            return true;
        }
        let first = path.segments.first().map(|segment| &segment.ident);
        let is_named = path.segments.len() == 1 && !self.is_imported_from_elsewhere(name);
        let is_own = is_named || first.is_some_and(|first| first == "crate");
        let package = self.package_macros.filter(|_| is_own);
        let Some(text) = package.and_then(|package| package.get(name)) else {
            return false;
        };
        let definition = Definition::Unread(text.to_owned(), None);
        self.macros.by_name.insert(name.to_owned(), definition);
        true
    }

    /// Does the file import something by this name from another package? That its own package defines a macro of the same name
    /// says nothing then.
    fn is_imported_from_elsewhere(&mut self, name: &str) -> bool {
        let name = self.intern(name);
        let model = &self.model;
        let inline = model.modules.iter().filter_map(|module| module.name);
        let declared = model.declarations.iter().map(|module| module.name);
        let language = [known::CRATE, known::SELF_VALUE, known::SUPER];
        let own: Vec<Name> = inline.chain(declared).chain(language).collect();
        model.uses.iter().any(|import| {
            let from = import.path.first().filter(|_| import.path.len() > 1);
            import.kind == UseKind::Named(name) && from.is_some_and(|from| !own.contains(from))
        })
    }

    /// The rules of a macro, and whether another file defines it.
    fn rules(&mut self, name: &str) -> Option<(Rc<Vec<Rule>>, bool)> {
        let (unread, is_elsewhere) = match self.macros.by_name.get(name)? {
            Definition::Read {
                rules,
                is_elsewhere,
            } => return Some((Rc::clone(rules), *is_elsewhere)),
            Definition::Unusable => return None,
            Definition::Unread(text, Some(start)) => {
                let at = self.line_col(*start);
                // Tokens know lines and columns: the definition is read at its own.
                let (lines, columns) = (at.0 as usize, at.1 as usize);
                let text = format!("{}{}{text}", "\n".repeat(lines), " ".repeat(columns));
                (text, false)
            }
            Definition::Unread(text, None) => (text.clone(), true),
        };
        let rules = rules::read(&unread).map(Rc::new);
        let definition = match &rules {
            Some(rules) => Definition::Read {
                rules: Rc::clone(rules),
                is_elsewhere,
            },
            None => Definition::Unusable,
        };
        self.macros.by_name.insert(name.to_owned(), definition);
        Some((rules?, is_elsewhere))
    }

    /// Reads an expansion: calls in it are one deeper.
    pub(crate) fn within_expansion<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        self.macros.depth += 1;
        let result = read(self);
        self.macros.depth -= 1;
        result
    }

    /// Is an expansion being read?
    pub(crate) fn is_in_expansion(&self) -> bool {
        self.macros.depth > 0
    }

    /// Opens an expansion that is read step by step; [`FileCx::leave_expansion`] closes it.
    pub(crate) fn enter_expansion(&mut self) {
        self.macros.depth += 1;
    }

    /// Closes what [`FileCx::enter_expansion`] opened.
    pub(crate) fn leave_expansion(&mut self) {
        self.macros.depth -= 1;
    }
}
