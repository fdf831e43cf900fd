//! `sarif`.
use conc_check::LintMeta;
use conc_policy::Report;
use std::io;
pub(crate) fn render(
    _report: &Report,
    _lints: &[&'static LintMeta],
    _out: &mut dyn io::Write,
) -> io::Result<()> {
    Ok(())
}
