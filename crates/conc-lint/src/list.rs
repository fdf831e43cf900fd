//! `conc-lint list`: all lints, as a table or as JSON.

use conc_check::LintMeta;

use crate::cli::{ListArgs, ListFormat};
use crate::error::CliError;
use crate::{exit, output, terminal};

/// Prints the list.
pub(crate) fn run(args: &ListArgs) -> Result<u8, CliError> {
    let lints = all();
    let text = match args.format {
        ListFormat::Human => {
            let options = terminal::options(&args.look, false);
            conc_render::list(&lints, |lint| lint.level, options.width, options.style)
        }
        ListFormat::Json => conc_render::list_json(&lints, |lint| lint.level),
        ListFormat::Markdown => conc_render::catalogue(&lints),
    };
    output::stdout(text.as_bytes())?;
    Ok(exit::CLEAN)
}

/// Every lint, those about suppressions too, sorted by name.
pub(crate) fn all() -> Vec<&'static LintMeta> {
    let lints: Vec<&'static LintMeta> = conc_lints::ALL.iter().map(|lint| lint.meta()).collect();
    let mut all = conc_policy::with_meta_lints(&lints);
    all.sort_by_key(|lint| lint.name);
    all
}
