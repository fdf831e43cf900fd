//! The rules of a `macro_rules!` definition, as patterns and templates.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

/// A rule: what a call must look like, and what it becomes.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) matcher: Vec<Part>,
    pub(super) template: Vec<Part>,
}

/// A part of a matcher or template.
#[derive(Debug)]
pub(super) enum Part {
    /// A token that stands for itself, never a group.
    Token(TokenTree),
    /// `( .. )`, `[ .. ]`, `{ .. }`.
    Group(Delimiter, Span, Vec<Part>),
    /// `$name:fragment` in a matcher, `$name` in a template.
    Variable(String, Fragment),
    /// `$crate`; where it is written.
    Crate(Span),
    /// `$( .. ) separator *`.
    Repeat(Repeat),
}

/// A repetition.
#[derive(Debug)]
pub(super) struct Repeat {
    pub(super) parts: Vec<Part>,
    pub(super) separator: Vec<TokenTree>,
    pub(super) operator: Operator,
}

/// How often a repetition may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Any,
    AtLeastOnce,
    AtMostOnce,
}

/// What a variable of a matcher takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fragment {
    Block,
    Expr,
    Ident,
    Item,
    Lifetime,
    Literal,
    Meta,
    Pat,
    PatParam,
    Path,
    Stmt,
    Tokens,
    Ty,
    Vis,
}

impl Fragment {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "block" => Self::Block,
            "expr" | "expr_2021" => Self::Expr,
            "ident" => Self::Ident,
            "item" => Self::Item,
            "lifetime" => Self::Lifetime,
            "literal" => Self::Literal,
            "meta" => Self::Meta,
            "pat" => Self::Pat,
            "pat_param" => Self::PatParam,
            "path" => Self::Path,
            "stmt" => Self::Stmt,
            "tt" => Self::Tokens,
            "ty" => Self::Ty,
            "vis" => Self::Vis,
            _ => return None,
        })
    }
}

/// Reads `macro_rules! name { (..) => { .. }; .. }`; `None` if it is none.
pub(super) fn read(text: &str) -> Option<Vec<Rule>> {
    let tokens: TokenStream = text.parse().ok()?;
    let body = tokens.into_iter().find_map(|token| match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    })?;
    let tokens: Vec<TokenTree> = body.into_iter().collect();
    let mut rules = Vec::new();
    for rule in tokens.split(|token| is_punct(token, ';')) {
        match rule {
            [] => {}
            [
                TokenTree::Group(matcher),
                equals,
                greater,
                TokenTree::Group(template),
            ] if is_punct(equals, '=') && is_punct(greater, '>') => {
                rules.push(Rule {
                    matcher: parts(matcher.stream(), true)?,
                    template: parts(template.stream(), false)?,
                });
            }
            _ => return None,
        }
    }
    Some(rules)
}

/// Reads a matcher or template. `None` for what is not understood, such as `${count(..)}`.
fn parts(tokens: TokenStream, is_matcher: bool) -> Option<Vec<Part>> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Group(group) => {
                found.push(Part::Group(
                    group.delimiter(),
                    group.span(),
                    parts(group.stream(), is_matcher)?,
                ));
            }
            TokenTree::Punct(punct) if punct.as_char() == '$' => {
                let (part, used) = behind_dollar(&tokens[at..], is_matcher)?;
                found.push(part);
                at += used;
            }
            other => found.push(Part::Token(other.clone())),
        }
    }
    Some(found)
}

/// What a `$` begins, and how many tokens it takes.
fn behind_dollar(tokens: &[TokenTree], is_matcher: bool) -> Option<(Part, usize)> {
    match tokens.first()? {
        TokenTree::Ident(name) if name == "crate" => Some((Part::Crate(name.span()), 1)),
        TokenTree::Ident(name) if is_matcher => {
            let [_, colon, TokenTree::Ident(fragment), ..] = tokens else {
                return None;
            };
            let fragment = Fragment::parse(&fragment.to_string())?;
            is_punct(colon, ':').then(|| (Part::Variable(text_of(name), fragment), 3))
        }
        TokenTree::Ident(name) => Some((Part::Variable(text_of(name), Fragment::Tokens), 1)),
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
            repeat(group.stream(), &tokens[1..], is_matcher)
                .map(|(repeat, used)| (Part::Repeat(repeat), used + 1))
        }
        _ => None,
    }
}

fn repeat(inside: TokenStream, behind: &[TokenTree], is_matcher: bool) -> Option<(Repeat, usize)> {
    // A separator is one token of the language; the longest, such as `=>`, are two here.
    let end = behind.iter().take(4).position(|token| {
        matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), '*' | '+' | '?'))
    })?;
    let operator = match &behind[end] {
        TokenTree::Punct(punct) => match punct.as_char() {
            '*' => Operator::Any,
            '+' => Operator::AtLeastOnce,
            _ => Operator::AtMostOnce,
        },
        _ => return None,
    };
    let repeat = Repeat {
        parts: parts(inside, is_matcher)?,
        separator: behind[..end].to_vec(),
        operator,
    };
    Some((repeat, end + 1))
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

fn text_of(name: &Ident) -> String {
    name.to_string()
}
