//! `conc-lint explain`: a lint's documentation for a terminal. Knows only the Markdown that lint docs use.

use conc_check::LintMeta;

use crate::{
    catalogue::page_of,
    list::{fix_name, precision_name},
    style::{Paint, Style, wrap},
};

/// Name, metadata, documentation and page of a lint: headings bold, code indented. Ends in a newline.
#[must_use]
pub fn explain(lint: &LintMeta, width: usize, style: Style) -> String {
    let facts = format!(
        "group {} · level {} · precision {} · fix {} · since {}",
        lint.group.name(),
        lint.level.name(),
        precision_name(lint.precision),
        fix_name(lint.fix),
        lint.since,
    );
    let facts = if style.unicode {
        facts
    } else {
        facts.replace('·', "|")
    };
    let name = style.paint(Paint::Bold, lint.name);
    let facts = style.paint(Paint::Dim, facts);
    let docs = plain_docs(lint, width, style);
    let page = page_of(lint);
    let page = style.paint(Paint::Dim, style.link(&page, &page));
    format!("{name}\n{facts}\n\n{docs}\n{page}\n")
}

/// The documentation alone, rendered as [`explain`] renders it.
pub(crate) fn plain_docs(lint: &LintMeta, width: usize, style: Style) -> String {
    markdown(lint.docs, width, style)
}

/// Renders headings, fenced code, lists and paragraphs.
fn markdown(docs: &str, width: usize, style: Style) -> String {
    let mut page = Page {
        text: String::new(),
        paragraph: String::new(),
        width: width.clamp(40, 100),
        style,
        is_after_heading: false,
    };
    let mut in_code = false;
    for line in docs.trim().lines() {
        // Doc comments put one blank after the slashes.
        let line = line.strip_prefix(' ').unwrap_or(line).trim_end();
        if line.trim_start().starts_with("```") {
            page.end_paragraph();
            // Set off from prose, not from its heading.
            if in_code || !page.is_after_heading {
                page.blank();
            }
            in_code = !in_code;
        } else if in_code {
            page.code(line);
        } else if line.is_empty() {
            page.end_paragraph();
            page.blank();
        } else if line.starts_with('#') {
            page.heading(line.trim_start_matches('#').trim());
        } else {
            page.prose(line);
        }
    }
    page.end_paragraph();
    page.text.truncate(page.text.trim_end().len());
    page.text.push('\n');
    page.text
}

/// The text so far and the paragraph that is being collected.
struct Page {
    text: String,
    paragraph: String,
    width: usize,
    style: Style,
    /// Is the last line a heading?
    is_after_heading: bool,
}

impl Page {
    fn heading(&mut self, text: &str) {
        self.end_paragraph();
        self.text.push_str(&self.style.paint(Paint::Bold, text));
        self.text.push('\n');
        self.is_after_heading = true;
    }

    fn code(&mut self, line: &str) {
        if !line.is_empty() {
            self.text.push_str("    ");
            self.text.push_str(&self.style.paint(Paint::Dim, line));
        }
        self.text.push('\n');
    }

    fn prose(&mut self, line: &str) {
        self.is_after_heading = false;
        let starts_item = line.trim_start().starts_with("- ");
        if starts_item {
            self.end_paragraph();
        }
        if !self.paragraph.is_empty() {
            self.paragraph.push(' ');
        }
        self.paragraph.push_str(line.trim());
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let indent = if paragraph.starts_with("- ") {
            "  "
        } else {
            ""
        };
        for (at, line) in wrap(&paragraph, self.width - indent.len())
            .iter()
            .enumerate()
        {
            self.text.push_str(if at == 0 { "" } else { indent });
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// One blank line, never two.
    fn blank(&mut self) {
        self.is_after_heading = false;
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}
