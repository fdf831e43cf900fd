//! Completions and the manual page, from the same definitions as the flags.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::Cli;
use crate::error::CliError;
use crate::{exit, output};

/// Prints completions.
pub(crate) fn completions(shell: Shell) -> Result<u8, CliError> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "conc-lint", &mut text);
    output::stdout(&text)?;
    Ok(exit::CLEAN)
}

/// Prints one page about all commands.
pub(crate) fn manual() -> Result<u8, CliError> {
    let mut text = Vec::new();
    let render = |error: std::io::Error| CliError::Render(error.to_string());
    let command = Cli::command();
    clap_mangen::Man::new(command.clone())
        .render(&mut text)
        .map_err(render)?;
    for command in command.get_subcommands().filter(|it| !it.is_hide_set()) {
        let page = clap_mangen::Man::new(command.clone());
        text.extend(format!(".SH CONC-LINT {}\n", command.get_name().to_uppercase()).bytes());
        page.render_description_section(&mut text).map_err(render)?;
        page.render_options_section(&mut text).map_err(render)?;
    }
    output::stdout(&text)?;
    Ok(exit::CLEAN)
}
