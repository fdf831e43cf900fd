//! Does a macro call fit a matcher, and what do its variables stand for?

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use rustc_hash::FxHashMap;
use syn::parse::{Parse, ParseStream, Parser};

use super::rules::{Fragment, Operator, Part, Repeat};

/// What variables stand for.
pub(super) type Bindings = FxHashMap<String, Binding>;

/// What a variable stands for.
#[derive(Clone, Debug)]
pub(super) enum Binding {
    /// Tokens of the call.
    Tokens(Vec<TokenTree>),
    /// One each time that the repetition around it came.
    Each(Vec<Bindings>),
}

/// Matches all tokens of a call.
pub(super) fn matches(matcher: &[Part], tokens: &[TokenTree]) -> Option<Bindings> {
    let mut bindings = Bindings::default();
    let used = sequence(matcher, tokens, &mut bindings)?;
    (used == tokens.len()).then_some(bindings)
}

/// Matches parts one after the other; gives how many tokens they took.
fn sequence(matcher: &[Part], tokens: &[TokenTree], bindings: &mut Bindings) -> Option<usize> {
    let mut at = 0;
    for (index, part) in matcher.iter().enumerate() {
        let rest = &tokens[at..];
        at += match part {
            Part::Token(wanted) => is_same(wanted, rest.first()?).then_some(1)?,
            Part::Crate(_) => return None,
            Part::Group(delimiter, _, inside) => {
                let TokenTree::Group(group) = rest.first()? else {
                    return None;
                };
                if group.delimiter() != *delimiter {
                    return None;
                }
                let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
                let used = sequence(inside, &tokens, bindings)?;
                (used == tokens.len()).then_some(1)?
            }
            Part::Variable(name, fragment) => {
                let used = fragment_length(*fragment, rest)?;
                let tokens = bound(*fragment, &rest[..used]);
                bindings.insert(name.clone(), Binding::Tokens(tokens));
                used
            }
            Part::Repeat(repeat) => repetition(repeat, &matcher[index + 1..], rest, bindings)?,
        };
    }
    Some(at)
}

/// Matches a repetition as often as it comes. It never takes what only the parts behind it can be.
fn repetition(
    repeat: &Repeat,
    behind: &[Part],
    tokens: &[TokenTree],
    bindings: &mut Bindings,
) -> Option<usize> {
    let mut rounds = Vec::new();
    let mut at = 0;
    loop {
        if at >= tokens.len() || repeat.operator == Operator::AtMostOnce && rounds.len() == 1 {
            break;
        }
        let mut start = at;
        if !rounds.is_empty() && !repeat.separator.is_empty() {
            let fits = repeat.separator.len() <= tokens.len() - at
                && repeat
                    .separator
                    .iter()
                    .zip(&tokens[at..])
                    .all(|(wanted, token)| is_same(wanted, token));
            if !fits {
                break;
            }
            start += repeat.separator.len();
        }
        let begins_rest = matches!(
            (behind.first(), repeat.parts.first()),
            (Some(Part::Token(wanted)), Some(Part::Variable(..))) if is_same(wanted, &tokens[at])
        );
        let mut round = Bindings::default();
        let used = (!begins_rest)
            .then(|| sequence(&repeat.parts, tokens.get(start..)?, &mut round))
            .flatten();
        let Some(used) = used.filter(|used| *used > 0 || start > at) else {
            break;
        };
        at = start + used;
        rounds.push(round);
    }
    if rounds.is_empty() && repeat.operator == Operator::AtLeastOnce {
        return None;
    }
    for name in variables(&repeat.parts) {
        bindings.insert(name, Binding::Each(rounds.clone()));
    }
    Some(at)
}

/// All variables of parts, at any depth.
fn variables(parts: &[Part]) -> Vec<String> {
    let mut names = Vec::new();
    for part in parts {
        match part {
            Part::Variable(name, _) => names.push(name.clone()),
            Part::Group(_, _, inside) => names.extend(variables(inside)),
            Part::Repeat(repeat) => names.extend(variables(&repeat.parts)),
            Part::Token(_) | Part::Crate(_) => {}
        }
    }
    names
}

fn is_same(wanted: &TokenTree, token: &TokenTree) -> bool {
    match (wanted, token) {
        (TokenTree::Ident(wanted), TokenTree::Ident(token)) => wanted == token,
        (TokenTree::Punct(wanted), TokenTree::Punct(token)) => wanted.as_char() == token.as_char(),
        (TokenTree::Literal(wanted), TokenTree::Literal(token)) => {
            wanted.to_string() == token.to_string()
        }
        _ => false,
    }
}

/// An expression stays one in whatever it is put.
fn bound(fragment: Fragment, tokens: &[TokenTree]) -> Vec<TokenTree> {
    if fragment != Fragment::Expr || tokens.len() < 2 {
        return tokens.to_vec();
    }
    let stream: TokenStream = tokens.iter().cloned().collect();
    vec![TokenTree::Group(Group::new(Delimiter::None, stream))]
}

/// How many tokens a fragment takes.
fn fragment_length(fragment: Fragment, tokens: &[TokenTree]) -> Option<usize> {
    let is_group = |wanted: Delimiter| matches!(tokens.first(), Some(TokenTree::Group(group)) if group.delimiter() == wanted);
    match fragment {
        Fragment::Block => is_group(Delimiter::Brace).then_some(1),
        Fragment::Ident => {
            matches!(tokens.first()?, TokenTree::Ident(name) if name != "_").then_some(1)
        }
        Fragment::Lifetime => is_lifetime(tokens).then_some(2),
        Fragment::Tokens => Some(token_length(tokens)).filter(|length| *length > 0),
        Fragment::Literal => literal_length(tokens),
        Fragment::Vis => Some(visibility_length(tokens)),
        Fragment::Expr => parsed_length::<syn::Expr>(tokens),
        Fragment::Ty => parsed_length::<syn::Type>(tokens),
        Fragment::Item => parsed_length::<syn::Item>(tokens),
        Fragment::Path => parsed_length::<syn::Path>(tokens),
        Fragment::Meta => parsed_length::<syn::Meta>(tokens),
        Fragment::Stmt => parsed_length::<syn::Stmt>(tokens),
        Fragment::Pat => length_by(syn::Pat::parse_multi_with_leading_vert, tokens),
        Fragment::PatParam => length_by(syn::Pat::parse_single, tokens),
    }
}

fn is_lifetime(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(punct), TokenTree::Ident(_), ..] if punct.as_char() == '\'')
}

/// One token of the language may be several of the lexer's.
fn token_length(tokens: &[TokenTree]) -> usize {
    if is_lifetime(tokens) {
        return 2;
    }
    let text: String = tokens
        .iter()
        .take(3)
        .map_while(|token| match token {
            TokenTree::Punct(punct) => Some(punct),
            _ => None,
        })
        .scan(true, |is_joint, punct| {
            let goes_on =
                std::mem::replace(is_joint, punct.spacing() == proc_macro2::Spacing::Joint);
            goes_on.then(|| punct.as_char())
        })
        .collect();
    const LONG: &[&str] = &[
        "<<=", ">>=", "...", "..=", "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "..",
        "+=", "-=", "*=", "/=", "%=", "^=", "&=", "|=", "<<", ">>",
    ];
    let long = LONG.iter().find(|long| text.starts_with(**long));
    long.map_or(usize::from(!tokens.is_empty()), |long| long.len())
}

fn literal_length(tokens: &[TokenTree]) -> Option<usize> {
    match tokens {
        [TokenTree::Literal(_), ..] => Some(1),
        [TokenTree::Ident(name), ..] if name == "true" || name == "false" => Some(1),
        [TokenTree::Punct(minus), TokenTree::Literal(_), ..] if minus.as_char() == '-' => Some(2),
        _ => None,
    }
}

fn visibility_length(tokens: &[TokenTree]) -> usize {
    match tokens {
        [TokenTree::Ident(name), TokenTree::Group(group), ..]
            if name == "pub" && group.delimiter() == Delimiter::Parenthesis =>
        {
            2
        }
        [TokenTree::Ident(name), ..] if name == "pub" => 1,
        _ => 0,
    }
}

fn parsed_length<T: Parse>(tokens: &[TokenTree]) -> Option<usize> {
    length_by(T::parse, tokens)
}

/// How many tokens a parser takes.
fn length_by<T>(
    parser: fn(ParseStream<'_>) -> syn::Result<T>,
    tokens: &[TokenTree],
) -> Option<usize> {
    let ends = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';'));
    // Nearly everything ends at the next comma, and lists may be long.
    let near = tokens.iter().position(ends).unwrap_or(tokens.len());
    if near > 0 && near < tokens.len() && length_in(parser, &tokens[..near]) == Some(near) {
        return Some(near);
    }
    length_in(parser, tokens)
}

fn length_in<T>(
    parser: fn(ParseStream<'_>) -> syn::Result<T>,
    tokens: &[TokenTree],
) -> Option<usize> {
    let stream: TokenStream = tokens.iter().cloned().collect();
    let rest = |input: ParseStream<'_>| {
        parser(input)?;
        input.parse::<TokenStream>()
    };
    let rest = rest.parse2(stream).ok()?;
    let used = tokens.len().checked_sub(rest.into_iter().count())?;
    (used > 0).then_some(used)
}
