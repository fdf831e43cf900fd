//! Blanks comments and literals, so that what is left of a file is code. Not a lexer: it knows just enough of Rust.

/// What stays besides code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Strings and characters.
    Literals,
    /// Only their quotes.
    Nothing,
}

/// The text with blanks in place of comments and, maybe, of literals. Lines stay lines.
pub(crate) fn blanked(text: &str, keep: Keep) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, blank) = piece(rest, first);
        let (head, tail) = rest.split_at(length);
        match blank {
            Blank::No => out.push_str(head),
            Blank::Literal if keep == Keep::Literals => out.push_str(head),
            Blank::Literal | Blank::Comment => {
                out.extend(head.chars().map(|c| if c == '\n' { c } else { ' ' }))
            }
        }
        rest = tail;
    }
    out
}

enum Blank {
    No,
    Literal,
    Comment,
}

/// The length of what the text starts with, in bytes, and what becomes of it.
fn piece(rest: &str, first: char) -> (usize, Blank) {
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), Blank::Comment);
    }
    if rest.starts_with("/*") {
        return (block_comment(rest), Blank::Comment);
    }
    if let Some(length) = raw_string(rest) {
        return (length, Blank::Literal);
    }
    match first {
        '"' => (string(rest), Blank::Literal),
        '\'' => character(rest).map_or((1, Blank::No), |length| (length, Blank::Literal)),
        // A name is taken whole, so that the `r` at its end opens no raw string.
        c if c.is_alphanumeric() || c == '_' => {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            (end.unwrap_or(rest.len()), Blank::No)
        }
        c => (c.len_utf8(), Blank::No),
    }
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        if here.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

fn raw_string(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = body.len() - body.trim_start_matches('#').len();
    let inside = body[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = inside.find(&close)?;
    Some(rest.len() - inside.len() + end + close.len())
}

fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// `None` for a lifetime.
fn character(rest: &str) -> Option<usize> {
    let mut chars = rest.char_indices().skip(1);
    let (_, c) = chars.next()?;
    if c == '\\' {
        let from = chars.next().map(|(at, c)| at + c.len_utf8())?;
        return rest[from..].find('\'').map(|end| from + end + 1);
    }
    chars
        .next()
        .filter(|(_, c)| *c == '\'')
        .map(|(at, _)| at + 1)
}

#[test]
fn comments_and_literals_are_blanked() {
    let text = "let a = \"// no\"; // yes\nlet b = 'x'; /* a /* b */ c */ r#\"\"quoted\"\"#; fn f<'a>(c: &'a str) {}";
    let code = "let a =        ;       \nlet b =    ;                                    ; fn f<'a>(c: &'a str) {}";
    assert_eq!(
        blanked(text, Keep::Nothing)
            .split_whitespace()
            .collect::<Vec<_>>(),
        code.split_whitespace().collect::<Vec<_>>()
    );
    assert_eq!(blanked(text, Keep::Nothing).len(), text.len());
    assert!(blanked(text, Keep::Literals).contains("\"// no\"; "));
    assert_eq!(
        blanked("let c = '\\''; x", Keep::Nothing).trim_end(),
        "let c =     ; x"
    );
}
