//! Completions and the manual page. A test writes them from the definitions of the flags and keeps them like these, so that
//! the program needs to hold the texts only.

use crate::cli::Shell;
use crate::error::CliError;
use crate::{exit, output};

/// Prints completions.
pub(crate) fn completions(shell: Shell) -> Result<u8, CliError> {
    output::stdout(text(shell).as_bytes())?;
    Ok(exit::CLEAN)
}

/// Prints one page about all commands.
pub(crate) fn manual() -> Result<u8, CliError> {
    output::stdout(include_str!("../pages/conc-lint.1").as_bytes())?;
    Ok(exit::CLEAN)
}

fn text(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => include_str!("../pages/conc-lint.bash"),
        Shell::Elvish => include_str!("../pages/conc-lint.elv"),
        Shell::Fish => include_str!("../pages/conc-lint.fish"),
        Shell::Pwsh => include_str!("../pages/_conc-lint.ps1"),
        Shell::Zsh => include_str!("../pages/_conc-lint"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use clap::CommandFactory;
    use clap_complete::Shell;

    use crate::cli::Cli;

    #[test]
    fn completions_know_the_flags() {
        let shells = [
            Shell::Bash,
            Shell::Elvish,
            Shell::Fish,
            Shell::PowerShell,
            Shell::Zsh,
        ];
        for shell in shells {
            let mut text = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "conc-lint", &mut text);
            let name = match shell {
                Shell::Bash => "conc-lint.bash",
                Shell::Elvish => "conc-lint.elv",
                Shell::Fish => "conc-lint.fish",
                Shell::PowerShell => "_conc-lint.ps1",
                _ => "_conc-lint",
            };
            expect_page(name, &text);
        }
    }

    #[test]
    fn the_manual_knows_the_flags() {
        let mut text = Vec::new();
        let command = Cli::command();
        let page = clap_mangen::Man::new(command.clone());
        page.render(&mut text).expect("a vector takes all");
        for command in command.get_subcommands().filter(|it| !it.is_hide_set()) {
            let page = clap_mangen::Man::new(command.clone());
            text.extend(format!(".SH CONC-LINT {}\n", command.get_name().to_uppercase()).bytes());
            let sections = page.render_description_section(&mut text);
            let sections = sections.and_then(|()| page.render_options_section(&mut text));
            sections.expect("a vector takes all");
        }
        expect_page("conc-lint.1", &text);
    }

    /// With `WRITE_PAGES` in the environment, the page is written instead.
    fn expect_page(name: &str, text: &[u8]) {
        let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/conc-lint/pages");
        let path = pages.join(name);
        if std::env::var_os("WRITE_PAGES").is_some() {
            fs::write(&path, text).expect("writable");
        }
        let written = fs::read(&path).unwrap_or_default();
        assert!(
            written == text,
            "{name} is old: run `WRITE_PAGES=1 cargo test --bin conc-lint pages`, and once more without"
        );
    }
}
