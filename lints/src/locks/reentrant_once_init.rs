//! The lint `reentrant_once_init`: a cell is initialised by something that needs it.

use conc_check::{BodyView, Finding, Lint, LintMeta, Reentry, Sink, World, lint, reentries};

lint! {
    /// The initialiser of a cell comes back to the same cell
    ///
    /// ### What it does
    /// Reports initialisers of cells that are filled once (`OnceLock::get_or_init`, `Once::call_once`, `LazyLock`, lazy
    /// statics and their kin) that initialise or look into the very same cell, directly, through calls, or through other
    /// cells whose initialisers they run.
    ///
    /// ### Why is this bad?
    /// While a cell is being initialised, everyone who needs it waits. The initialiser waits for itself: the thread hangs, or
    /// panics where the library notices.
    ///
    /// ### Known limits
    /// Two cells are the same when both are reached from one root (`self`, a parameter, a static, a variable) through the
    /// same fields. Whether the way is taken at all is not asked. Cells of a single thread, whose second initialiser runs or
    /// panics at once, are not reported.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::LazyLock;
    ///
    /// static LIMITS: LazyLock<Vec<u32>> = LazyLock::new(|| vec![1, 2, default_limit()]);
    ///
    /// pub fn default_limit() -> u32 {
    ///     LIMITS.first().copied().unwrap_or(3)
    /// }
    /// ```
    ///
    /// ### Better
    /// Give the initialiser what it needs without the cell.
    /// ```rust,good
    /// use std::sync::LazyLock;
    ///
    /// const DEFAULT: u32 = 3;
    ///
    /// static LIMITS: LazyLock<Vec<u32>> = LazyLock::new(|| vec![1, 2, DEFAULT]);
    ///
    /// pub fn default_limit() -> u32 {
    ///     LIMITS.first().copied().unwrap_or(DEFAULT)
    /// }
    /// ```
    ///
    /// ### See also
    /// `double_lock`; <https://doc.rust-lang.org/std/sync/struct.OnceLock.html#method.get_or_init>
    pub REENTRANT_ONCE_INIT as ReentrantOnceInit {
        name: "reentrant_once_init",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for ReentrantOnceInit {
    fn meta(&self) -> &'static LintMeta {
        &REENTRANT_ONCE_INIT
    }

    fn check_world(&self, world: &World, out: &mut Sink) {
        for reentry in reentries(world) {
            out.extend(finding(world, &reentry));
        }
    }
}

fn finding(world: &World, reentry: &Reentry) -> Option<Finding> {
    let (first, rest) = reentry.way.split_first()?;
    let outer = BodyView::new(world, reentry.body);
    let name = outer.lock_name(&reentry.cell);
    let message = format!("the initialiser of {name} comes back to {name} itself");
    let primary = if rest.is_empty() {
        "needs the cell that is being initialised"
    } else {
        "this call comes to where the cell is needed that is being initialised"
    };
    let view = BodyView::new(world, first.body);
    let mut finding = view.finding(&REENTRANT_ONCE_INIT, message, first.span, primary);
    let begins = outer.label(reentry.outer, format!("{name} is initialised here"));
    finding.labels.push(begins);
    outer.label_way(&mut finding.labels, rest, &format!("{name} is needed here"));
    finding.help = "break the circle: hand the initialiser the value that it needs, or compute that value without the cell".to_owned();
    finding.note = Some(
        "whoever needs a cell waits until its initialiser is done: this one waits for itself"
            .to_owned(),
    );
    Some(finding)
}
