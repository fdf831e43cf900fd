//! `conc-lint explain`: the documentation of a lint.

use conc_check::{Level, LintMeta};
use conc_policy::Levels;

use crate::cli::ExplainArgs;
use crate::error::CliError;
use crate::{exit, list, output, terminal};

/// Prints the documentation.
pub(crate) fn run(args: &ExplainArgs) -> Result<u8, CliError> {
    let name = args.lint.replace('-', "_");
    let name = name.strip_prefix("conc_lint::").unwrap_or(&name);
    let lints = list::all();
    let Some(lint) = lints.iter().find(|lint| lint.name == name) else {
        return Err(unknown(&lints, &args.lint));
    };
    let options = terminal::options(&args.look, false);
    let page = conc_render::explain(lint, options.width, options.style);
    output::stdout(page.as_bytes())?;
    Ok(exit::CLEAN)
}

/// Level flags know what a name that does not exist may have been meant to be.
fn unknown(lints: &[&'static LintMeta], name: &str) -> CliError {
    match Levels::new(lints, [(Level::Warn, name)]) {
        Err(unknown) => CliError::UnknownNames(unknown),
        Ok(_) => CliError::IsGroup(name.to_owned()),
    }
}
