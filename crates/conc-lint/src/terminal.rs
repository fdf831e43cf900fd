//! What the reader's terminal can show: colour, links, characters, width.

use std::io::IsTerminal;

use conc_render::{Options, Style};

use crate::cli::{LookArgs, When};

/// Widest text without a terminal, in columns.
const DEFAULT_WIDTH: usize = 100;

/// The look of what goes to standard output, or `to_file`.
pub(crate) fn options(look: &LookArgs, to_file: bool) -> Options {
    // A file is no terminal, whatever the variables say.
    let of_stdout = |decide: fn(Surroundings<'_>) -> bool| {
        !to_file
            && decide(Surroundings {
                terminal: std::io::stdout().is_terminal(),
                variable: &|name| std::env::var(name).ok(),
            })
    };
    let color = look.color.or_else(|| of_stdout(colours));
    // Who wants no colours wants plain text.
    let links = look.color != When::Never && of_stdout(hyperlinks);
    let links = look.hyperlinks.or_else(|| links);
    let poor = std::env::var_os("TERM").is_some_and(|value| value == "dumb" || value == "linux");
    let terminal = terminal_size::terminal_size_of(std::io::stdout()).filter(|_| !to_file);
    let width = terminal.map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0));
    Options {
        style: Style {
            color,
            unicode: to_file || !poor,
            links,
        },
        width: width.clamp(40, 160),
        // Whoever reads standard output has met them on standard error; a file has to hold them itself.
        list_problems: to_file,
    }
}

impl When {
    /// Is it always, or never, or as `auto` says?
    fn or_else(self, auto: impl FnOnce() -> bool) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => auto(),
        }
    }
}

/// What a decision is made from.
#[derive(Clone, Copy)]
struct Surroundings<'s> {
    /// Is standard output a terminal?
    terminal: bool,
    /// The variables of the environment.
    variable: &'s dyn Fn(&str) -> Option<String>,
}

impl Surroundings<'_> {
    fn is(&self, name: &str, test: impl Fn(&str) -> bool) -> bool {
        (self.variable)(name).is_some_and(|value| test(&value))
    }

    fn is_set(&self, name: &str) -> bool {
        self.is(name, |value| !value.is_empty())
    }

    fn is_on(&self, name: &str) -> bool {
        self.is(name, |value| !value.is_empty() && value != "0")
    }
}

/// The conventions of no-color.org and bixense.com/clicolors: NO_COLOR wins, CLICOLOR_FORCE needs no terminal.
fn colours(around: Surroundings<'_>) -> bool {
    if around.is_set("NO_COLOR") {
        return false;
    }
    let dumb = around.is("TERM", |term| term == "dumb");
    around.is_on("CLICOLOR_FORCE") || (around.terminal && !dumb)
}

/// No terminal can be asked whether it knows links, so those that do are recognised by what they put into the environment.
/// FORCE_HYPERLINK says it for all others, as other programs have it; who sets NO_COLOR wants plain text.
fn hyperlinks(around: Surroundings<'_>) -> bool {
    if around.is_set("FORCE_HYPERLINK") {
        return around.is_on("FORCE_HYPERLINK");
    }
    if !around.terminal || around.is_set("NO_COLOR") || around.is("TERM", |term| term == "dumb") {
        return false;
    }
    let programs = ["vscode", "iTerm.app", "WezTerm", "ghostty", "Hyper", "zed"];
    let terms = ["xterm-kitty", "alacritty", "xterm-ghostty", "foot"];
    // GNOME's terminal and its relatives before 0.50 showed the sequence as text.
    let is_new_vte = |version: &str| version.parse::<u32>().is_ok_and(|version| version >= 5000);
    around.is("TERM_PROGRAM", |name| programs.contains(&name))
        || around.is("TERM", |name| terms.contains(&name))
        || around.is("VTE_VERSION", is_new_vte)
        || around.is_set("WT_SESSION")
        || around.is_set("KONSOLE_VERSION")
        || around.is_set("DOMTERM")
}

#[cfg(test)]
mod tests {
    use super::{Surroundings, colours, hyperlinks};

    fn with(decide: fn(Surroundings<'_>) -> bool, terminal: bool, pairs: &[(&str, &str)]) -> bool {
        let variable = |name: &str| {
            let pair = pairs.iter().find(|(key, _)| *key == name);
            pair.map(|(_, value)| (*value).to_owned())
        };
        decide(Surroundings {
            terminal,
            variable: &variable,
        })
    }

    #[test]
    fn variables_override_the_terminal_and_no_color_wins() {
        let with = |terminal, pairs: &[(&str, &str)]| with(colours, terminal, pairs);
        assert!(with(true, &[]));
        assert!(!with(false, &[]));
        assert!(!with(true, &[("TERM", "dumb")]));
        assert!(!with(true, &[("NO_COLOR", "1")]));
        assert!(with(true, &[("NO_COLOR", "")]));
        assert!(with(false, &[("CLICOLOR_FORCE", "1")]));
        assert!(!with(false, &[("CLICOLOR_FORCE", "0")]));
        assert!(!with(false, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    }

    #[test]
    fn links_are_for_terminals_that_are_known_to_show_them() {
        let with = |terminal, pairs: &[(&str, &str)]| with(hyperlinks, terminal, pairs);
        let vscode = ("TERM_PROGRAM", "vscode");
        assert!(!with(true, &[("TERM", "xterm-256color")]));
        assert!(with(true, &[vscode]));
        assert!(!with(false, &[vscode]), "piped");
        assert!(!with(true, &[vscode, ("NO_COLOR", "1")]));
        assert!(!with(true, &[vscode, ("TERM", "dumb")]));
        assert!(!with(true, &[vscode, ("FORCE_HYPERLINK", "0")]));
        assert!(with(false, &[("FORCE_HYPERLINK", "1")]));
        assert!(with(true, &[("VTE_VERSION", "7600")]));
        assert!(!with(true, &[("VTE_VERSION", "4600")]));
    }
}
