//! `concise`: `path:line:col: warning[lint]: message`, one line each, as compilers print. No help, no totals.

use std::io;

use conc_policy::Report;

use crate::{
    Options,
    catalogue::page_of,
    place::{label_place, problem_place},
    style::{Paint, severity, severity_paint},
    summary::problem_name,
    visible::visible,
};

pub(crate) fn render(report: &Report, options: Options, out: &mut dyn io::Write) -> io::Result<()> {
    let style = options.style;
    for reported in &report.findings {
        let finding = &reported.finding;
        let place = style.paint(Paint::Bold, label_place(report, &finding.primary));
        let name = style.link(&page_of(finding.lint), finding.lint.name);
        let lint = format!("{}[{name}]", severity(reported.level));
        let lint = style.paint(severity_paint(reported.level), lint);
        writeln!(out, "{place}: {lint}: {}", visible(&finding.message))?;
    }
    for problem in report.problems.iter().filter(|_| options.list_problems) {
        let place = style.paint(Paint::Bold, problem_place(report, problem));
        let kind = format!("problem[{}]", problem_name(problem.problem.kind));
        let kind = style.paint(Paint::Warning, kind);
        writeln!(
            out,
            "{place}: {kind}: {}",
            visible(&problem.problem.message)
        )?;
    }
    Ok(())
}
