//! From a [`Report`] to text: one file per format. Decides nothing, reads and prints nothing.
//!
//! | format | for | file |
//! |---|---|---|
//! | human | people at a terminal | `human.rs` |
//! | concise | editors, grep, CI logs | `concise.rs` |
//! | json | scripts; versioned, see `README.md` | `json.rs` |
//! | sarif | GitHub code scanning and other viewers | `sarif/` |
//! | github | annotations in GitHub Actions | `github.rs` |
//! | gitlab | GitLab Code Quality | `gitlab.rs` |
//! | junit | CI systems that show tests | `junit.rs` |
//! | rdjson | reviewdog | `rdjson.rs` |
//! | rustc-json | rust-analyzer and other readers of cargo's messages | `rustc_json.rs` |
//!
//! `explain.rs`, `list.rs` and `catalogue.rs` show the lints themselves.

mod catalogue;
mod concise;
mod explain;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod list;
mod place;
mod rdjson;
mod rustc_json;
mod sarif;
#[cfg(feature = "fancy")]
mod snippet;
mod story;
mod style;
mod summary;
mod visible;

use std::io;

use conc_check::LintMeta;
use conc_policy::Report;

pub use catalogue::catalogue;
pub use explain::explain;
pub use list::{list, list_json};
pub use style::Style;
pub use summary::{plural, summary};

/// The version in `json` and `sarif`: that of the workspace, hence of the binary.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Snippets, colours, the story in labels.
    Human,
    /// One line per finding.
    Concise,
    /// One versioned document.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// GitLab Code Quality.
    Gitlab,
    /// JUnit's XML.
    Junit,
    /// The Reviewdog Diagnostic Format.
    Rdjson,
    /// Diagnostics as rustc prints them, one a line.
    RustcJson,
}

impl Format {
    /// All formats in the order of `--help`.
    pub const ALL: [Self; 9] = [
        Self::Human,
        Self::Concise,
        Self::Json,
        Self::Sarif,
        Self::Github,
        Self::Gitlab,
        Self::Junit,
        Self::Rdjson,
        Self::RustcJson,
    ];

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Rdjson => "rdjson",
            Self::RustcJson => "rustc-json",
        }
    }

    /// What it is for, in a few words.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Human => "with source, for people",
            Self::Concise => "one line per finding",
            Self::Json => "one JSON document",
            Self::Sarif => "SARIF 2.1.0, for code scanning",
            Self::Github => "annotations of GitHub Actions",
            Self::Gitlab => "GitLab Code Quality",
            Self::Junit => "JUnit XML, for CI systems that show tests",
            Self::Rdjson => "for reviewdog",
            Self::RustcJson => "as rustc, for rust-analyzer",
        }
    }
}

/// How a report is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Colours and characters of `human` and `concise`; `json` and `sarif` ignore it.
    pub style: Style,
    /// Columns of the terminal; text is wrapped there, source lines are not.
    pub width: usize,
    /// List the problems in `human` and `concise`? The totals of `human` count them in any case, and `json` and
    /// `sarif` always have them.
    pub list_problems: bool,
}

impl Default for Options {
    /// 100 columns, no colour, Unicode, problems listed.
    fn default() -> Self {
        Self {
            style: Style::default(),
            width: 100,
            list_problems: true,
        }
    }
}

/// Writes a report in the given format.
///
/// `lints` are all lints that exist, so that SARIF can document those without findings, too; those of
/// [`conc_policy::META_LINTS`] are added when they are missing.
///
/// # Errors
/// When `out` does not take the bytes.
pub fn render(
    format: Format,
    report: &Report,
    lints: &[&'static LintMeta],
    options: Options,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    match format {
        Format::Human => human::render(report, options, out),
        Format::Concise => concise::render(report, options, out),
        Format::Json => json::render(report, out),
        Format::Sarif => sarif::render(report, lints, out),
        Format::Github => github::render(report, out),
        Format::Gitlab => gitlab::render(report, out),
        Format::Junit => junit::render(report, out),
        Format::Rdjson => rdjson::render(report, out),
        Format::RustcJson => rustc_json::render(report, out),
    }
}
