//! Test code in which nothing can be found: it is parsed, but what it declares joins no model.

use std::fmt;
use std::ops::Range;

use proc_macro2::TokenTree;
use syn::Item;

use crate::cx::FileCx;

/// Which test code joins the model.
#[derive(Clone, Copy, Default)]
pub enum Tests<'t> {
    /// All of it.
    #[default]
    All,
    /// Files and modules of tests, and functions marked as tests, of whose text this says that something can be found there.
    Where(&'t (dyn Fn(&str) -> bool + Sync)),
}

impl fmt::Debug for Tests<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::All => "All",
            Self::Where(_) => "Where(..)",
        })
    }
}

impl FileCx<'_> {
    /// Is this range of the file, which is test code with these items, of no interest? Then its functions are counted.
    ///
    /// A module whose inside is a file of its own is: without it, that file would be taken for one of a program.
    pub(crate) fn leaves_out(&mut self, range: Range<usize>, items: &[Item]) -> bool {
        let Tests::Where(matters) = self.tests else {
            return false;
        };
        let text = self.source.text().get(range.clone());
        if text.is_none_or(matters) || declares_files(items) {
            return false;
        }
        let before = |end: usize| self.bodies.partition_point(|body| body.start < end);
        let functions = before(range.end) - before(range.start);
        self.model.left_out += u32::try_from(functions).unwrap_or(u32::MAX);
        true
    }
}

fn declares_files(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::Mod(module) => module
            .content
            .as_ref()
            .is_none_or(|(_, items)| declares_files(items)),
        // `cfg_unix! { mod sockets; }`
        Item::Macro(item) => item.mac.tokens.clone().into_iter().any(is_mod),
        _ => false,
    })
}

fn is_mod(token: TokenTree) -> bool {
    matches!(token, TokenTree::Ident(word) if word == "mod")
}
