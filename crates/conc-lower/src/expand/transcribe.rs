//! Writes down what a template becomes. Tokens of the call point at themselves, those of the template at the call, or at
//! themselves where nothing of the call is among them.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

use super::matching::{Binding, Bindings};
use super::rules::{Part, Repeat};

/// An expansion under way.
pub(super) struct Writer {
    /// The place of the call; `None` to point into the definition.
    pub(super) site: Option<Span>,
    /// How many more tokens may be written.
    pub(super) left: usize,
}

impl Writer {
    /// `None` when a variable is missing or there are too many tokens.
    pub(super) fn write(
        &mut self,
        template: &[Part],
        bindings: &[&Bindings],
    ) -> Option<Vec<TokenTree>> {
        let mut tokens = Vec::with_capacity(template.len());
        for part in template {
            match part {
                Part::Token(token) => {
                    self.pay(1)?;
                    tokens.push(self.placed(token));
                }
                Part::Crate(written) => {
                    let span = self.site.unwrap_or(*written);
                    tokens.push(TokenTree::Ident(Ident::new("crate", span)));
                }
                Part::Group(delimiter, written, inside) => {
                    let inside: TokenStream = self.write(inside, bindings)?.into_iter().collect();
                    let mut group = Group::new(*delimiter, inside);
                    group.set_span(self.site.unwrap_or(*written));
                    tokens.push(TokenTree::Group(group));
                }
                Part::Variable(name, _) => match find(name, bindings) {
                    Some(Binding::Tokens(bound)) => {
                        self.pay(bound.len())?;
                        tokens.extend(bound.iter().cloned());
                    }
                    Some(Binding::Each(_)) => return None,
                    // A macro that the macro defines.
                    None => return None,
                },
                Part::Repeat(repeat) => self.rounds(repeat, bindings, &mut tokens)?,
            }
        }
        Some(tokens)
    }

    fn rounds(
        &mut self,
        repeat: &Repeat,
        bindings: &[&Bindings],
        tokens: &mut Vec<TokenTree>,
    ) -> Option<()> {
        let each = repeated(&repeat.parts, bindings)?;
        for (index, round) in each.iter().enumerate() {
            if index > 0 {
                tokens.extend(repeat.separator.iter().map(|token| self.placed(token)));
            }
            let mut inner = bindings.to_vec();
            inner.extend(round.iter().copied());
            tokens.extend(self.write(&repeat.parts, &inner)?);
        }
        Some(())
    }

    fn placed(&self, token: &TokenTree) -> TokenTree {
        let mut token = token.clone();
        if let Some(site) = self.site {
            token.set_span(site);
        }
        token
    }

    fn pay(&mut self, tokens: usize) -> Option<()> {
        self.left = self.left.checked_sub(tokens.max(1))?;
        Some(())
    }
}

fn find<'b>(name: &str, bindings: &[&'b Bindings]) -> Option<&'b Binding> {
    bindings.iter().rev().find_map(|level| level.get(name))
}

/// The bindings of each round of a repetition; several variables in it come in step.
fn repeated<'b>(parts: &[Part], bindings: &[&'b Bindings]) -> Option<Vec<Vec<&'b Bindings>>> {
    let mut lists: Vec<&'b [Bindings]> = Vec::new();
    collect(parts, bindings, &mut lists);
    let rounds = lists.iter().map(|list| list.len()).max()?;
    let of_round = |index: usize| {
        let round = lists.iter().filter_map(|list| list.get(index));
        round.collect()
    };
    Some((0..rounds).map(of_round).collect())
}

fn collect<'b>(parts: &[Part], bindings: &[&'b Bindings], lists: &mut Vec<&'b [Bindings]>) {
    for part in parts {
        match part {
            Part::Variable(name, _) => {
                if let Some(Binding::Each(rounds)) = find(name, bindings) {
                    lists.push(rounds);
                }
            }
            Part::Group(_, _, inside) => collect(inside, bindings, lists),
            Part::Repeat(repeat) => collect(&repeat.parts, bindings, lists),
            Part::Token(_) | Part::Crate(_) => {}
        }
    }
}
