//! Source text as miette wants to read it: several files in one, with dangerous characters made visible.
//!
//! Does not decide what is labelled; that is `human.rs`.

use conc_check::Label;
use conc_source::{SourceText, Span};
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::visible::{is_deceptive, push_visible};

/// Longer lines are data or generated, and no snippet of them helps.
const LONGEST_LINE: usize = 400;

/// A file's text with dangerous characters made visible, and the way from original offsets into it.
#[derive(Debug)]
pub(crate) struct Quoted {
    name: String,
    text: SourceText,
    /// Offsets behind each replaced character: in the original and in `text`, ascending.
    shifts: Vec<(usize, usize)>,
}

impl Quoted {
    /// Copies a text. A byte order mark and the `\r` of line ends are left out.
    pub(crate) fn new(name: String, original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut shifts = Vec::new();
        let mut rest = original.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let ends_line = c == '\r' && rest.peek().is_none_or(|(_, next)| *next == '\n');
            if ends_line || (at == 0 && c == '\u{feff}') {
                shifts.push((at + c.len_utf8(), text.len()));
            } else if c != '\n' && c != '\t' && (c.is_control() || is_deceptive(c)) {
                push_visible(&mut text, c);
                shifts.push((at + c.len_utf8(), text.len()));
            } else {
                text.push(c);
            }
        }
        // miette draws labels only in front of a line's end, so the last line needs one.
        if !text.ends_with('\n') {
            text.push('\n');
        }
        Self {
            name,
            text: SourceText::new(text),
            shifts,
        }
    }

    /// Where an original offset is in the copy.
    fn shifted(&self, offset: usize) -> usize {
        let behind = self
            .shifts
            .partition_point(|(original, _)| *original <= offset);
        let (original, copy) = behind.checked_sub(1).map_or((0, 0), |at| self.shifts[at]);
        let offset = copy + (offset - original);
        // Only an offset inside a dropped character could overtake the next shift.
        self.shifts
            .get(behind)
            .map_or(offset, |(_, limit)| offset.min(*limit))
    }

    /// The span in the copy; cut to its first line when it covers more than a few.
    pub(crate) fn shifted_span(&self, span: Span) -> Span {
        let last = self.text.text().len() - 1;
        let narrow =
            |offset: u32| u32::try_from(self.shifted(offset as usize).min(last)).unwrap_or(offset);
        let (start, end) = (narrow(span.start), narrow(span.end));
        let lines = self.text.lines();
        let first = lines.line(start);
        if lines.line(end) - first < 4 {
            return Span::new(start, end);
        }
        let length = u32::try_from(lines.line_text(self.text.text(), first).len()).unwrap_or(0);
        let line_end = lines.line_start(first).unwrap_or(0) + length;
        Span::new(start, line_end)
    }

    /// Is the line of this offset (in the copy) short enough to be shown?
    pub(crate) fn is_presentable(&self, span: Span) -> bool {
        let lines = self.text.lines();
        let shown = lines.line(span.start).saturating_sub(1)..=lines.line(span.end) + 1;
        shown
            .into_iter()
            .all(|line| lines.line_text(self.text.text(), line).len() <= LONGEST_LINE)
    }

    /// The lines around a span of the copy; blank lines at the edges are left out.
    fn window(&self, span: Span, before: u32, after: u32) -> (u32, Span) {
        let lines = self.text.lines();
        let is_blank = |line| lines.line_text(self.text.text(), line).trim().is_empty();
        let start = lines.line(span.start);
        // Not the line before the end: an empty label may stand at the start of this one.
        let end = lines.line(span.end);
        let mut first = start.saturating_sub(before).max(1);
        let mut last = (end + after).min(lines.line_count());
        while first < start && is_blank(first) {
            first += 1;
        }
        while last > end && is_blank(last) {
            last -= 1;
        }
        let length = u32::try_from(self.text.text().len()).unwrap_or(u32::MAX);
        let from = lines.line_start(first).unwrap_or(0);
        (
            first,
            Span::new(from, lines.line_start(last + 1).unwrap_or(length)),
        )
    }
}

/// The files of one finding in one address space, so that miette draws them one below the other.
#[derive(Debug, Default)]
pub(crate) struct Collage<'r> {
    /// Where each file starts, the file, and its original text for columns.
    parts: Vec<(u32, &'r Quoted)>,
    /// Where each label starts, in this address space, and its `line:column` as all formats print it.
    starts: Vec<(u32, u32)>,
}

impl<'r> Collage<'r> {
    /// Places a label of a file; gives its span in this address space.
    pub(crate) fn place(&mut self, quoted: &'r Quoted, label: &Label, column: u32) -> Span {
        let known = self
            .parts
            .iter()
            .find(|(_, part)| std::ptr::eq(*part, quoted));
        let base = known
            .map(|(base, _)| *base)
            .unwrap_or_else(|| self.add(quoted));
        let span = quoted.shifted_span(label.span);
        let span = Span::new(
            base.saturating_add(span.start),
            base.saturating_add(span.end),
        );
        self.starts.push((span.start, column));
        span
    }

    fn add(&mut self, quoted: &'r Quoted) -> u32 {
        let last = self.parts.last();
        let length = |part: &Quoted| u32::try_from(part.text.text().len()).unwrap_or(u32::MAX);
        // One offset more, for a span may end behind the last byte.
        let base = last.map_or(0, |(base, part)| {
            base.saturating_add(length(part)).saturating_add(2)
        });
        self.parts.push((base, quoted));
        base
    }
}

impl SourceCode for Collage<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let narrow = |offset: usize| u32::try_from(offset).map_err(|_| MietteError::OutOfBounds);
        let (start, end) = (narrow(span.offset())?, narrow(span.offset() + span.len())?);
        let at = self.parts.partition_point(|(base, _)| *base <= start);
        let (base, quoted) = at
            .checked_sub(1)
            .map(|at| self.parts[at])
            .ok_or(MietteError::OutOfBounds)?;
        let local = Span::new(start - base, end - base);
        // miette tries to join neighbouring snippets; those of two files must not be joined.
        if local.end as usize > quoted.text.text().len() {
            return Err(MietteError::OutOfBounds);
        }
        let (first, window) = quoted.window(local, narrow(before)?, narrow(after)?);
        let asked_for_position = before == 0 && after == 0;
        let (line, column) = if asked_for_position {
            let column = self
                .starts
                .iter()
                .find(|(known, _)| *known == start)
                .map_or(1, |(_, column)| *column);
            (quoted.text.lines().line(local.start), column)
        } else {
            (first, 1)
        };
        let data = quoted.text.slice(window);
        let lines = data.lines().count();
        let window = SourceSpan::new(((base + window.start) as usize).into(), data.len());
        Ok(Box::new(MietteSpanContents::new_named(
            quoted.name.clone(),
            data.as_bytes(),
            window,
            line as usize - 1,
            column as usize - 1,
            lines,
        )))
    }
}
