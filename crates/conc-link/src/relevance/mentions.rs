//! The words of a text and how they stand in it. Not a lexer: words in block comments and literals are words, too.

/// A word in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention<'t> {
    text: &'t str,
    start: usize,
    pub(super) word: &'t str,
}

impl<'t> Mention<'t> {
    fn before(&self) -> &'t str {
        self.text[..self.start].trim_end()
    }

    fn after(&self) -> &'t str {
        self.text[self.start + self.word.len()..].trim_start()
    }

    /// Is it called?
    pub(super) fn is_called(&self) -> bool {
        self.after().starts_with('(')
    }

    /// Is it the name of a macro that is called?
    pub(super) fn is_macro(&self) -> bool {
        self.after().starts_with('!')
    }

    /// Does a path go on behind it?
    pub(super) fn is_in_front_of_path(&self) -> bool {
        self.after().starts_with("::")
    }

    /// Is it the name of a type of which one is made, by a literal or a function of its own?
    pub(super) fn is_made(&self) -> bool {
        let after = self.after();
        after.starts_with('{') || after.starts_with("::")
    }

    /// May it be what a condition or `match` is about?
    pub(super) fn decides(&self) -> bool {
        let before = self.before();
        let before = before.trim_end_matches(['(', '!', '*', '&']).trim_end();
        let after = self.after();
        let compared = ["==", "!=", "&&", "||", "{"];
        let is_named_anew = || {
            let statement = before.rsplit([';', '{', '}']).next().unwrap_or_default();
            before.ends_with('=') && statement.trim_start().starts_with("let ")
        };
        is_named_anew()
            || ["if", "match", "&&", "||", "==", "!=", "matches!", "while"]
                .iter()
                .any(|word| before.ends_with(word))
            || compared.iter().any(|operator| after.starts_with(operator))
    }

    /// Is it called, or in a path?
    pub(super) fn is_function(&self) -> bool {
        let after = self.after();
        after.starts_with('(') || after.starts_with("::") || self.before().ends_with("::")
    }

    /// Is it called without arguments, or in a path?
    pub(super) fn is_bare_call(&self) -> bool {
        let after = self.after();
        match after.strip_prefix('(') {
            Some(arguments) if self.before().ends_with('.') => {
                arguments.trim_start().starts_with(')')
            }
            Some(_) => true,
            None => after.starts_with("::") || self.before().ends_with("::"),
        }
    }

    /// Is it a call behind which the statement ends, and whose result goes nowhere?
    pub(super) fn is_thrown_away(&self) -> bool {
        behind_parentheses(self.after()).is_some_and(|rest| rest.starts_with(';'))
            && !self.is_kept()
    }

    /// May it be a field: `.x`, or in the braces of a pattern or literal?
    pub(super) fn is_field(&self) -> bool {
        let (before, after) = (self.before(), self.after());
        if before.ends_with('.') {
            return !after.starts_with('(');
        }
        after.starts_with([',', '}', ':'])
            && (before.ends_with(['{', ',']) || matches!(last_word(before), "ref" | "mut"))
            && is_in_braces(before)
    }

    /// Is it behind `self.`?
    pub(super) fn is_of_self(&self) -> bool {
        let object = self.before().strip_suffix('.');
        object.is_some_and(|object| last_word(object.trim_end()) == "self")
    }

    /// The word in front of `::` in front of it.
    pub(super) fn qualifier(&self) -> &'t str {
        let path = self.before().strip_suffix("::");
        path.map_or("", |path| last_word(path.trim_end()))
    }

    /// Is it a call in whose arguments something is asserted, or that runs a closure made before?
    pub(super) fn holds_an_assertion(&self) -> bool {
        let after = self.after();
        let Some(rest) = behind_parentheses(after) else {
            // Behind a turbofish, say.
            return true;
        };
        let arguments = &after[..after.len() - rest.len()];
        let argument = arguments.trim_matches(|c: char| "()".contains(c) || c.is_whitespace());
        let is_variable = !argument.is_empty() && last_word(argument) == argument;
        is_variable || mentions(arguments).any(|mention| mention.word.contains("assert"))
    }

    /// Does the call belong to an expression whose value goes somewhere: into a variable, a list, another call?
    pub(super) fn is_kept(&self) -> bool {
        let chain = behind_parentheses(self.after()).and_then(|rest| rest.strip_prefix('.'));
        if chain.is_some_and(|next| !next.starts_with("unwrap") && !next.starts_with("expect")) {
            return true;
        }
        let head = receiver_start(self.before());
        if let Some(pattern) = head.strip_suffix('=') {
            // `let _ = ..` and `let _unused = ..` keep nothing for anybody.
            return !last_word(pattern.trim_end()).starts_with('_');
        }
        !(head.is_empty() || head.ends_with(['{', '}', ';']) || head.ends_with("drop("))
    }
}

/// How many bytes are looked at for the delimiter around a place.
const NEAR: usize = 400;

/// Is the delimiter a brace in which the end of a text stands? What is far away counts as one.
fn is_in_braces(text: &str) -> bool {
    let mut closed = 0_usize;
    for byte in text.bytes().rev().take(NEAR) {
        match byte {
            b')' | b']' | b'}' => closed += 1,
            b'(' | b'[' | b'{' if closed == 0 => return byte == b'{',
            b'(' | b'[' | b'{' => closed -= 1,
            _ => {}
        }
    }
    true
}

/// What stands in front of a path or chain of calls that a text ends with.
fn receiver_start(text: &str) -> &str {
    let mut head = without_comments(text);
    loop {
        let shorter = head.trim_end_matches(|c: char| c == '_' || c.is_alphanumeric() || c == '?');
        let shorter = match shorter.trim_end() {
            path if path.ends_with("::") => &path[..path.len() - 2],
            chain if chain.ends_with('.') => &chain[..chain.len() - 1],
            call if call.ends_with(')') => match opened(call) {
                Some(open) => &call[..open],
                None => return call,
            },
            other => return other,
        };
        head = without_comments(shorter);
    }
}

/// A text without line comments and space at its end.
fn without_comments(text: &str) -> &str {
    let mut text = text.trim_end();
    loop {
        let last_line = text.rfind('\n').map_or(0, |at| at + 1);
        let Some(comment) = text[last_line..].find("//") else {
            return text;
        };
        text = text[..last_line + comment].trim_end();
    }
}

/// Where the parenthesis was opened that a text ends with.
fn opened(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, byte) in text.bytes().enumerate().rev() {
        match byte {
            b')' => open += 1,
            b'(' => {
                open -= 1;
                if open == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

fn last_word(text: &str) -> &str {
    let start = text.bytes().rposition(|byte| !is_word_byte(byte));
    &text[start.map_or(0, |at| at + 1)..]
}

/// What follows a list of arguments, if a text begins with one.
fn behind_parentheses(text: &str) -> Option<&str> {
    let (mut open, mut in_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            b'(' if !in_string => open += 1,
            b')' if !in_string => {
                open = open.checked_sub(1)?;
                if open == 0 {
                    return Some(text[at + 1..].trim_start());
                }
            }
            _ if open == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Is something called by this name?
pub(super) fn is_called_in(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let begins = at == 0 || !is_word_byte(text.as_bytes()[at - 1]);
        begins && text[at + name.len()..].trim_start().starts_with('(')
    })
}

/// Everything in a text that looks like an identifier, also in literals, but not in line comments.
pub(super) fn mentions(text: &str) -> impl Iterator<Item = Mention<'_>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    // Two slashes in a string begin no comment.
    let mut quotes = 0_usize;
    std::iter::from_fn(move || {
        while let Some(byte) = bytes.get(at).filter(|byte| !is_word_byte(**byte)) {
            match byte {
                b'\n' => quotes = 0,
                b'"' => quotes += 1,
                b'/' if quotes.is_multiple_of(2) && bytes.get(at + 1) == Some(&b'/') => {
                    let end = bytes[at..].iter().position(|byte| *byte == b'\n');
                    at = end.map_or(bytes.len(), |end| at + end);
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        let start = at;
        let rest = &bytes[start..];
        let length = rest.iter().position(|byte| !is_word_byte(*byte));
        at += length.unwrap_or(rest.len());
        (start < at).then(|| Mention {
            text,
            start,
            word: &text[start..at],
        })
    })
}

const WORD_BYTES: [bool; 256] = {
    let mut are = [false; 256];
    let mut byte = 0;
    while byte < are.len() {
        // Bytes behind ASCII count as letters: they do not end a word in the middle of a character.
        are[byte] = byte >= 128 || byte == b'_' as usize || (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    are
};

fn is_word_byte(byte: u8) -> bool {
    WORD_BYTES[usize::from(byte)]
}
