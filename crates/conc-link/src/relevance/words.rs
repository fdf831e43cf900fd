//! Words that make a body matter, and whether a text mentions one.

use conc_model::Names;
use rustc_hash::FxHashMap;

use super::UnreadFile;
use super::search::Search;

/// How a word has to stand to count, as a set of bits.
pub(super) type Uses = u8;

/// However it stands: types, statics, macros.
pub(super) const ANYHOW: Uses = 1;
/// In front of a parenthesis, or in a path: functions.
pub(super) const CALLED: Uses = 2;
/// As a field: `.x`, or in braces.
pub(super) const FIELD: Uses = 4;
/// As [`CALLED`]: it starts a task or thread.
pub(super) const SPAWNS: Uses = 8;

/// As [`CALLED`], but it counts only in async code and new threads: it waits or writes.
pub(super) const WEAK: Uses = 16;
/// As a call behind which the statement ends: async functions, whose future is lost then.
pub(super) const THROWN: Uses = 32;

/// As [`CALLED`]: it drives a future, or declares that its thread may block.
pub(super) const DRIVES: Uses = 64;

/// Words of the language and its macros behind which more can hide than a sketch tells.
const KEYWORDS: &[&str] = &["impl", "macro_rules", "select", "thread_local"];

/// The words of one group.
#[derive(Debug)]
pub(super) struct Words {
    uses: FxHashMap<Box<str>, Uses>,
    /// Functions that are words only behind these modules.
    qualified: FxHashMap<Box<str>, Vec<Box<str>>>,
}

impl Words {
    #[expect(
        clippy::iter_over_hash_type,
        reason = "what is built is a set, too: no order is seen in it"
    )]
    pub(super) fn of(search: &Search<'_>, files: &[UnreadFile<'_>], names: &Names) -> Self {
        let mut words = Self {
            uses: FxHashMap::default(),
            qualified: FxHashMap::default(),
        };
        for (name, uses) in &search.words {
            words.add(names.text(*name), *uses);
        }
        for (name, traits) in &search.types {
            if *traits != 0 {
                words.add(names.text(*name), ANYHOW);
            }
        }
        for keyword in KEYWORDS {
            words.add(keyword, ANYHOW);
        }
        for (module, name) in &search.qualified {
            let modules = words.qualified.entry(names.text(*name).into());
            modules.or_default().push(names.text(*module).into());
        }
        words.add_macros(files);
        words
    }

    fn add(&mut self, word: &str, uses: Uses) {
        match self.uses.get_mut(word) {
            Some(known) => *known |= uses,
            None => {
                self.uses.insert(word.into(), uses);
            }
        }
    }

    /// A macro whose text holds a word is a word.
    fn add_macros(&mut self, files: &[UnreadFile<'_>]) {
        loop {
            let known = self.uses.len();
            for text in files.iter().flat_map(|file| &file.macros) {
                let mut mentions = mentions(text).skip(1);
                let name = mentions.next().map_or("", |mention| mention.word);
                if !self.uses.contains_key(name) && self.any(mentions, Uses::MAX) {
                    self.add(name, ANYHOW);
                }
            }
            if self.uses.len() == known {
                return;
            }
        }
    }

    /// Does a text mention a word, in the way that counts for it?
    pub(super) fn is_mentioned_in(&self, text: &str) -> bool {
        self.any(mentions(text), ANYHOW | CALLED | FIELD | THROWN)
    }

    /// Does a text mention a function that waits or writes?
    pub(super) fn waits(&self, text: &str) -> bool {
        self.any(mentions(text), WEAK)
    }

    /// Does a text drive futures?
    pub(super) fn drives(&self, text: &str) -> bool {
        self.any(mentions(text), DRIVES)
    }

    /// Does a text start tasks or threads?
    pub(super) fn spawns(&self, text: &str) -> bool {
        self.any(mentions(text), SPAWNS)
    }

    fn any<'t>(&self, mut mentions: impl Iterator<Item = Mention<'t>>, wanted: Uses) -> bool {
        mentions.any(|mention| {
            let uses = self.uses.get(mention.word).copied().unwrap_or_default() & wanted;
            uses != 0 && mention.is_used_as(uses) || self.is_qualified(&mention)
        })
    }

    fn is_qualified(&self, mention: &Mention<'_>) -> bool {
        let Some(modules) = self.qualified.get(mention.word) else {
            return false;
        };
        let module = mention.qualifier();
        modules.iter().any(|known| &**known == module)
    }
}

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

    fn is_used_as(&self, uses: Uses) -> bool {
        if uses & ANYHOW != 0 {
            return true;
        }
        let after = self.after();
        let is_function = after.starts_with('(') || after.starts_with("::");
        if uses & (CALLED | SPAWNS | WEAK | DRIVES) != 0
            && (is_function || self.before().ends_with("::"))
        {
            return true;
        }
        if uses & THROWN != 0 && behind_parentheses(after).is_some_and(|rest| rest.starts_with(';'))
        {
            return true;
        }
        uses & FIELD != 0
            && !after.starts_with('(')
            && (self.before().ends_with(['.', '{', ',', '(']) || after.starts_with([',', '}']))
    }

    /// The word in front of `::` in front of it.
    fn qualifier(&self) -> &'t str {
        let Some(path) = self.before().strip_suffix("::") else {
            return "";
        };
        let path = path.trim_end();
        let start = path
            .bytes()
            .rposition(|byte| !is_word_byte(byte))
            .map_or(0, |at| at + 1);
        &path[start..]
    }
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

/// Everything in a text that looks like an identifier, also in comments and literals.
pub(super) fn mentions(text: &str) -> impl Iterator<Item = Mention<'_>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && !is_word_byte(bytes[at]) {
            at += 1;
        }
        let start = at;
        while at < bytes.len() && is_word_byte(bytes[at]) {
            at += 1;
        }
        (start < at).then(|| Mention {
            text,
            start,
            word: &text[start..at],
        })
    })
}

/// Bytes behind ASCII count as letters: they do not end a word in the middle of a character.
fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}
