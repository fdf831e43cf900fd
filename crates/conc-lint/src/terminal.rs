//! What the reader's terminal can show: colour, characters, width.

use std::ffi::OsString;
use std::io::IsTerminal;

use conc_render::{Options, Style};

use crate::cli::ColorChoice;

/// Widest text without a terminal, in columns.
const DEFAULT_WIDTH: usize = 100;

/// The look of what goes to standard output, or `to_file`.
pub(crate) fn options(choice: ColorChoice, to_file: bool) -> Options {
    let color = use_color(choice, to_file);
    let poor = std::env::var_os("TERM").is_some_and(|value| value == "dumb" || value == "linux");
    let terminal = terminal_size::terminal_size_of(std::io::stdout()).filter(|_| !to_file);
    let width = terminal.map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0));
    Options {
        style: Style {
            color,
            unicode: to_file || !poor,
        },
        width: width.clamp(40, 160),
        // Whoever reads standard output has met them on standard error; a file has to hold them itself.
        list_problems: to_file,
    }
}

/// Decides for findings on standard output; `to_file` when they go to a file instead.
fn use_color(choice: ColorChoice, to_file: bool) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if to_file => false,
        ColorChoice::Auto => {
            let terminal = std::io::stdout().is_terminal();
            decide(terminal, |name| std::env::var_os(name))
        }
    }
}

/// The conventions of no-color.org and bixense.com/clicolors: NO_COLOR wins, CLICOLOR_FORCE needs no terminal.
fn decide(terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let forced = variable("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
    if set("NO_COLOR") {
        return false;
    }
    let dumb = variable("TERM").is_some_and(|value| value == "dumb");
    forced || (terminal && !dumb)
}

#[cfg(test)]
mod tests {
    use super::decide;

    #[test]
    fn variables_override_the_terminal_and_no_color_wins() {
        let with = |terminal: bool, pairs: &[(&str, &str)]| {
            decide(terminal, |name| {
                let pair = pairs.iter().find(|(key, _)| *key == name);
                pair.map(|(_, value)| (*value).into())
            })
        };
        assert!(with(true, &[]));
        assert!(!with(false, &[]));
        assert!(!with(true, &[("TERM", "dumb")]));
        assert!(!with(true, &[("NO_COLOR", "1")]));
        assert!(with(true, &[("NO_COLOR", "")]));
        assert!(with(false, &[("CLICOLOR_FORCE", "1")]));
        assert!(!with(false, &[("CLICOLOR_FORCE", "0")]));
        assert!(!with(false, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    }
}
