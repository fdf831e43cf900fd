//! `list --format markdown`: all lints with their documentation, as a page of the repository. `lints/CATALOGUE.md` is that page.

use std::fmt::Write as _;

use conc_check::{Group, Level, LintMeta};

use crate::list::{fix_name, precision_name, sorted};

/// Where the page of a lint is.
pub(crate) fn page_of(lint: &LintMeta) -> String {
    let repository = env!("CARGO_PKG_REPOSITORY");
    format!("{repository}/blob/main/lints/CATALOGUE.md#{}", lint.name)
}

/// The page. Ends in a newline.
#[must_use]
pub fn catalogue(lints: &[&'static LintMeta]) -> String {
    let lints = sorted(lints);
    let mut page = String::from(
        "# The lints\n\n\
         Written by `conc-lint list --format markdown > lints/CATALOGUE.md` from the documentation in the sources; a test compares it.\n",
    );
    for group in Group::ALL {
        let members: Vec<_> = lints.iter().filter(|lint| lint.group == group).collect();
        if members.is_empty() {
            continue;
        }
        let name = group.name();
        let level = group.level().name();
        let _ = write!(
            page,
            "\n## {name}\n\n{} (level `{level}`).\n\n",
            sentence(group.summary())
        );
        page.push_str("| lint | |\n|---|---|\n");
        for lint in members {
            let off = if lint.level == Level::Allow && group.level() != Level::Allow {
                " (off by default)"
            } else {
                ""
            };
            let _ = writeln!(
                page,
                "| [`{0}`](#{0}) | {1}{off} |",
                lint.name,
                lint.summary()
            );
        }
    }
    for lint in lints {
        let _ = write!(
            page,
            "\n## {}\n\n*group {} · level {} · precision {} · fix {} · since {}*\n\n{}\n",
            lint.name,
            lint.group.name(),
            lint.level.name(),
            precision_name(lint.precision),
            fix_name(lint.fix),
            lint.since,
            markdown(lint.docs)
        );
    }
    page
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(chars).collect()
}

/// A lint's documentation as viewers render it: `rust,bad` is no language that they could highlight.
pub(crate) fn markdown(docs: &str) -> String {
    let lines = docs.trim().lines().map(|line| {
        let line = line.strip_prefix(' ').unwrap_or(line).trim_end();
        if line.starts_with("```rust") {
            "```rust"
        } else {
            line
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
