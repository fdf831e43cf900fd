//! From byte offsets to lines and columns and back.

/// A position as people and report formats count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineCol {
    /// 1-based line.
    pub line: u32,
    /// 1-based column in Unicode scalar values (`char`s), a byte order mark not counted.
    pub column: u32,
}

/// The starts of all lines of one text. Lines end at `\n`; a `\r` before it belongs to the line.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    /// Byte offset of the first byte of each line; the first entry is 0.
    starts: Vec<u32>,
}

impl LineIndex {
    /// Builds the table in one pass over the bytes.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let newlines = memchr::memchr_iter(b'\n', text.as_bytes());
        let mut starts = vec![0];
        starts.extend(newlines.map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX)));
        Self { starts }
    }

    /// Number of lines; a text that ends in a newline has an empty last line.
    #[must_use]
    pub fn line_count(&self) -> u32 {
        u32::try_from(self.starts.len()).unwrap_or(u32::MAX)
    }

    /// 1-based line that holds the byte at `offset`.
    #[must_use]
    pub fn line(&self, offset: u32) -> u32 {
        let after = self.starts.partition_point(|start| *start <= offset);
        u32::try_from(after).unwrap_or(u32::MAX)
    }

    /// Byte offset at which a 1-based line starts, or `None` behind the last line.
    #[must_use]
    pub fn line_start(&self, line: u32) -> Option<u32> {
        let index = usize::try_from(line.checked_sub(1)?).ok()?;
        self.starts.get(index).copied()
    }

    /// Line and column of a byte offset. An offset inside a character counts as that character.
    #[must_use]
    pub fn line_col(&self, text: &str, offset: u32) -> LineCol {
        let line = self.line(offset);
        let start = self.line_start(line).unwrap_or(0) as usize;
        let end = (offset as usize).min(text.len());
        let before = text.as_bytes().get(start..end).unwrap_or_default();
        let bom = usize::from(line == 1 && before.starts_with("\u{feff}".as_bytes()));
        // Continuation bytes do not start a character.
        let chars = before.iter().filter(|byte| (**byte & 0xc0) != 0x80).count();
        LineCol {
            line,
            column: u32::try_from(chars - bom + 1).unwrap_or(u32::MAX),
        }
    }

    /// Byte offset of a 1-based line and a 0-based column in `char`s, clamped to the line's end.
    #[must_use]
    pub fn offset(&self, text: &str, line: u32, chars: u32) -> u32 {
        let start = self.line_start(line).unwrap_or(0);
        let rest = text.get(start as usize..).unwrap_or_default();
        let line_text = rest.split('\n').next().unwrap_or_default();
        if line_text.is_ascii() {
            let length = u32::try_from(line_text.len()).unwrap_or(u32::MAX);
            return start + chars.min(length);
        }
        let bytes: usize = line_text
            .chars()
            .take(chars as usize)
            .map(char::len_utf8)
            .sum();
        start + u32::try_from(bytes).unwrap_or(u32::MAX)
    }

    /// The text of a 1-based line without its line ending.
    #[must_use]
    pub fn line_text<'t>(&self, text: &'t str, line: u32) -> &'t str {
        let start = self.line_start(line).unwrap_or(0) as usize;
        let rest = text.get(start..).unwrap_or_default();
        let line_text = rest.split('\n').next().unwrap_or_default();
        line_text.strip_suffix('\r').unwrap_or(line_text)
    }
}

#[cfg(test)]
mod tests {
    use super::{LineCol, LineIndex};

    #[test]
    fn columns_count_characters_and_skip_the_byte_order_mark() {
        let text = "\u{feff}fn ä() {}\r\nlet ß = 1;\n";
        let index = LineIndex::new(text);
        let at = |needle: &str| {
            let offset = u32::try_from(text.find(needle).expect("needle is in the text"));
            index.line_col(text, offset.expect("offset fits"))
        };
        assert_eq!(at("fn"), LineCol { line: 1, column: 1 });
        assert_eq!(at("()"), LineCol { line: 1, column: 5 });
        assert_eq!(at("= 1"), LineCol { line: 2, column: 7 });
        assert_eq!(index.line_count(), 3);
        assert_eq!(index.line_text(text, 1), "\u{feff}fn ä() {}");
    }

    #[test]
    fn offsets_are_the_inverse_of_columns() {
        let text = "ab\nä = b\n";
        let index = LineIndex::new(text);
        for (offset, _) in text.char_indices() {
            let offset = u32::try_from(offset).expect("offset fits");
            let at = index.line_col(text, offset);
            assert_eq!(index.offset(text, at.line, at.column - 1), offset);
        }
    }
}
