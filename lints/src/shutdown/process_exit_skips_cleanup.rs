//! The lint `process_exit_skips_cleanup`: `exit` while work runs. Returning from `main` is `unjoined_before_exit`.

use conc_check::{
    BodyRef, BodyView, CallView, Finding, Lint, LintMeta, Sink, Spawn, TaskKind, World, lint,
};

lint! {
    /// The process exits while threads or tasks that were just started may still work
    ///
    /// ### What it does
    /// Reports `process::exit` in a function that has started a thread or task and waits for nothing in between.
    ///
    /// ### Why is this bad?
    /// `exit` ends the process where it stands. Threads and tasks are cut off, no destructor runs, nothing is flushed,
    /// and temporary files stay behind.
    ///
    /// ### Known limits
    /// Only a spawn and an exit in the same function are seen. Any await, join, sleep or receive in between, or a call of
    /// which nothing is known, is taken for a wait. Many programs exit on purpose, so this lint is off by default.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::thread;
    ///
    /// fn send_statistics() {
    ///     std::fs::write("statistics", "1").expect("the statistics are writable");
    /// }
    ///
    /// /// The statistics may never be written.
    /// pub fn quit() {
    ///     thread::spawn(send_statistics);
    ///     std::process::exit(0);
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::thread;
    ///
    /// fn send_statistics() {
    ///     std::fs::write("statistics", "1").expect("the statistics are writable");
    /// }
    ///
    /// /// Ends when they are written.
    /// pub fn quit() {
    ///     let sender = thread::spawn(send_statistics);
    ///     sender.join().expect("the statistics are written");
    ///     std::process::exit(0);
    /// }
    /// ```
    /// In `main` return an `ExitCode`: then destructors run as well.
    ///
    /// ### See also
    /// `unjoined_before_exit`; `clippy::exit`; <https://doc.rust-lang.org/std/process/fn.exit.html>
    pub PROCESS_EXIT_SKIPS_CLEANUP as ProcessExitSkipsCleanup {
        name: "process_exit_skips_cleanup",
        group: Pedantic,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for ProcessExitSkipsCleanup {
    fn meta(&self) -> &'static LintMeta {
        &PROCESS_EXIT_SKIPS_CLEANUP
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for spawn in view.spawns() {
            let is_endless = spawn.endless_loop().is_some();
            let detaches = view.drop_detaches(&spawn);
            if !is_endless
                && detaches
                && spawn.task != TaskKind::ScopedThread
                && let Some(exit) = spawn.exit_right_after()
            {
                out.push(finding(view, &spawn, exit));
            }
        }
    }
}

fn finding(view: BodyView<'_>, spawn: &Spawn<'_>, exit: CallView<'_>) -> Finding {
    let what = if spawn.task == TaskKind::Thread {
        "thread"
    } else {
        "task"
    };
    let message = format!("the process exits here, and cuts off a {what} that was just started");
    let at = exit.name_span();
    let mut finding = view.finding(
        &PROCESS_EXIT_SKIPS_CLEANUP,
        message,
        at,
        "ends all threads and tasks where they stand",
    );
    finding.labels.push(view.label(
        spawn.call.name_span(),
        format!("nobody waits for this {what}"),
    ));
    finding.help = format!(
        "wait for the {what} first; in `main` return an `ExitCode` instead, so that destructors run"
    );
    finding
}
