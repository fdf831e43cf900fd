//! The human format.

use conc_render::{Format, Style};

use crate::sample::two_findings;

#[test]
fn look() {
    for (w, c, u) in [(80, false, true), (120, true, true), (80, false, false)] {
        println!(
            "{}",
            two_findings().render(
                Format::Human,
                w,
                Style {
                    color: c,
                    unicode: u
                }
            )
        );
    }
}
