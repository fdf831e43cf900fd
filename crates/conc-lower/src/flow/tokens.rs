//! What stands between the delimiters of a macro call, as syntax: argument lists of all the known forms,
//! and a scan for identifiers where nothing else helps.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Block, Expr, Pat, PatGuard, Result, Stmt, Token};

use super::extent::peel;

/// Reads `a, k = b, %c, name: d; "text {x}"` down to its expressions, in order.
pub(super) fn arguments(tokens: &TokenStream) -> Option<Vec<Expr>> {
    marked_arguments(tokens).map(|(args, _)| args)
}

/// As [`arguments`], and for each what stands before it: true for `?`, false for `%`.
pub(super) fn marked_arguments(tokens: &TokenStream) -> Option<(Vec<Expr>, Vec<Option<bool>>)> {
    parse_arguments.parse2(tokens.clone()).ok()
}

fn parse_arguments(input: ParseStream<'_>) -> Result<(Vec<Expr>, Vec<Option<bool>>)> {
    let (mut args, mut marks) = (Vec::new(), Vec::new());
    while !input.is_empty() {
        skip_key(input)?;
        let mut mark = None;
        if input.peek(Token![%]) {
            input.parse::<Token![%]>()?;
            mark = Some(false);
        } else if input.peek(Token![?]) {
            input.parse::<Token![?]>()?;
            mark = Some(true);
        }
        let arg = input.parse()?;
        if matches!(arg, Expr::Let(_)) {
            return Err(input.error("statements, not arguments"));
        }
        args.push(arg);
        marks.push(mark);
        if input.peek(Token![=>]) {
            input.parse::<Token![=>]>()?;
        } else if input.peek(Token![;]) {
            input.parse::<Token![;]>()?;
        } else if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok((args, marks))
}

/// Skips `key =`, `a.b =`, `"key" =`, `key:` and log's `key:?` before a value.
fn skip_key(input: ParseStream<'_>) -> Result<()> {
    let fork = input.fork();
    if fork.peek(syn::LitStr) {
        fork.parse::<syn::LitStr>()?;
    } else if fork.peek(Ident::peek_any) {
        fork.call(Ident::parse_any)?;
        while fork.peek(Token![.]) && fork.peek2(Ident::peek_any) {
            fork.parse::<Token![.]>()?;
            fork.call(Ident::parse_any)?;
        }
    } else {
        return Ok(());
    }
    let colon = fork.peek(Token![:]) && !fork.peek(Token![::]);
    let equals = fork.peek(Token![=]) && !fork.peek(Token![==]) && !fork.peek(Token![=>]);
    if !colon && !equals {
        return Ok(());
    }
    if input.peek(syn::LitStr) {
        input.parse::<syn::LitStr>()?;
    } else {
        input.call(Ident::parse_any)?;
        while input.peek(Token![.]) {
            input.parse::<Token![.]>()?;
            input.call(Ident::parse_any)?;
        }
    }
    if colon {
        input.parse::<Token![:]>()?;
        for _ in 0..2 {
            if input.peek(Token![?]) || input.peek(Token![%]) {
                input.parse::<TokenTree>()?;
            }
        }
        if input.peek(Ident::peek_any) && input.peek2(Token![=]) && !input.peek2(Token![==]) {
            input.call(Ident::parse_any)?;
        }
        if !input.peek(Token![=]) || input.peek(Token![==]) {
            return Ok(());
        }
    }
    input.parse::<Token![=]>()?;
    Ok(())
}

/// Reads `a, b, c` or, with a leading `biased;`, what follows it.
pub(super) fn expressions(tokens: &TokenStream) -> Option<Vec<Expr>> {
    let parser = |input: ParseStream<'_>| {
        if input.peek(syn::Ident) && input.peek2(Token![;]) {
            input.parse::<Ident>()?;
            input.parse::<Token![;]>()?;
        }
        let list = Punctuated::<Expr, Token![,]>::parse_terminated(input)?;
        Ok(list.into_iter().collect())
    };
    parser.parse2(tokens.clone()).ok()
}

/// The arguments of `vec!`.
pub(super) enum VecArgs {
    /// `a, b`.
    List(Vec<Expr>),
    /// `a; n`.
    Repeat(Box<(Expr, Expr)>),
}

pub(super) fn vec_arguments(tokens: &TokenStream) -> Option<VecArgs> {
    let parser = |input: ParseStream<'_>| {
        if input.is_empty() {
            return Ok(VecArgs::List(Vec::new()));
        }
        let first: Expr = input.parse()?;
        if input.peek(Token![;]) {
            input.parse::<Token![;]>()?;
            return Ok(VecArgs::Repeat(Box::new((first, input.parse()?))));
        }
        let mut list = vec![first];
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if !input.is_empty() {
                list.push(input.parse()?);
            }
        }
        Ok(VecArgs::List(list))
    };
    parser.parse2(tokens.clone()).ok()
}

/// `matches!(expr, pattern if guard)`; the guard is part of the pattern.
pub(super) struct MatchesArgs {
    pub(super) expr: Box<Expr>,
    pub(super) pat: Pat,
}

impl Parse for MatchesArgs {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let expr = input.parse()?;
        input.parse::<Token![,]>()?;
        let mut pat = Pat::parse_multi_with_leading_vert(input)?;
        if input.peek(Token![if]) {
            pat = Pat::Guard(PatGuard {
                attrs: Vec::new(),
                pat: Box::new(pat),
                if_token: input.parse()?,
                guard: input.parse()?,
            });
        }
        input.parse::<Option<Token![,]>>()?;
        Ok(Self { expr, pat })
    }
}

/// Reads statements; none if there are items among them, which a macro may put anywhere.
pub(super) fn statements(tokens: &TokenStream) -> Option<Vec<Stmt>> {
    let stmts = Block::parse_within.parse2(tokens.clone()).ok()?;
    let plain = !stmts.iter().any(|stmt| matches!(stmt, Stmt::Item(_)));
    (plain && !stmts.is_empty()).then_some(stmts)
}

/// Reads statements, items among them too.
pub(super) fn any_statements(tokens: &TokenStream) -> Option<Vec<Stmt>> {
    Block::parse_within.parse2(tokens.clone()).ok()
}

/// All identifiers, in order, at any depth; of paths, fields and methods only the first one.
pub(super) fn identifiers(tokens: &TokenStream) -> Vec<Ident> {
    let mut found = Vec::new();
    collect(tokens.clone(), &mut found);
    found
}

/// Does something among the tokens wait for a future?
pub(super) fn awaits(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "await",
        TokenTree::Group(group) => awaits(&group.stream()),
        _ => false,
    })
}

fn collect(tokens: TokenStream, found: &mut Vec<Ident>) {
    let mut is_part = false;
    for token in tokens {
        let mut next_is_part = false;
        match token {
            TokenTree::Ident(ident) if !is_part => found.push(ident),
            TokenTree::Group(group) => {
                if group.delimiter() != Delimiter::None || !is_part {
                    collect(group.stream(), found);
                }
            }
            TokenTree::Punct(punct) => next_is_part = matches!(punct.as_char(), '.' | ':' | '\''),
            TokenTree::Ident(_) | TokenTree::Literal(_) => {}
        }
        is_part = next_is_part;
    }
}

/// The names that a format string captures: `{x}`, `{x:?}`, `{:w$}`.
pub(super) fn captured_names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        rest = &rest[open + 1..];
        if let Some(behind) = rest.strip_prefix('{') {
            rest = behind;
            continue;
        }
        let Some(close) = rest.find('}') else { break };
        let (argument, spec) = rest[..close]
            .split_once(':')
            .unwrap_or((&rest[..close], ""));
        if is_identifier(argument.trim()) {
            names.push(argument.trim());
        }
        for piece in spec.split('$').rev().skip(1) {
            let start = piece.rfind(|c: char| !c.is_alphanumeric() && c != '_');
            let name = &piece[start.map_or(0, |at| {
                at + piece[at..].chars().next().map_or(1, char::len_utf8)
            })..];
            if is_identifier(name) {
                names.push(name);
            }
        }
        rest = &rest[close + 1..];
    }
    names
}

fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    let start = chars.next().is_some_and(|c| c.is_alphabetic() || c == '_');
    start && chars.all(|c| c.is_alphanumeric() || c == '_')
}

/// The text of an argument that is a string literal.
pub(super) fn string_literal(expr: &Expr) -> Option<&syn::LitStr> {
    match peel(expr) {
        Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) => Some(text),
        _ => None,
    }
}
