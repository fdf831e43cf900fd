//! The lint `unjoined_before_exit`: work that `main` starts and does not wait for. Elsewhere it is `detached_task`.

use conc_check::{BodyRef, BodyView, Finding, Lint, LintMeta, Sink, Spawn, TaskKind, World, lint};

lint! {
    /// `main` starts a thread or task and returns without waiting for it
    ///
    /// ### What it does
    /// Reports spawns in `fn main` (plain or async) whose handle is dropped or never joined when `main` returns right
    /// after.
    ///
    /// ### Why is this bad?
    /// The process ends when `main` returns. Threads are killed where they stand, and the runtime drops every task at
    /// its next `.await`. Often the work has not even begun. It seems to work on a fast machine or with a `sleep` at
    /// the end, and loses data on a slow one.
    ///
    /// ### Known limits
    /// A `main` that ends by serving, looping, parking, waiting for a signal or joining anything else after the spawn
    /// is not reported, even if that wait happens to be too short. Tasks that are started by a function which `main`
    /// calls are not seen.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::thread;
    ///
    /// fn save_report() {
    ///     std::fs::write("report.txt", "42").expect("the report is writable");
    /// }
    ///
    /// fn main() {
    ///     let _worker = thread::spawn(save_report);
    ///     println!("done");
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::thread;
    ///
    /// fn save_report() {
    ///     std::fs::write("report.txt", "42").expect("the report is writable");
    /// }
    ///
    /// fn main() {
    ///     let worker = thread::spawn(save_report);
    ///     worker.join().expect("the report is saved");
    ///     println!("done");
    /// }
    /// ```
    /// In async code await the `JoinHandle`, if need be under a timeout.
    ///
    /// ### See also
    /// `detached_thread`, `detached_task`; <https://doc.rust-lang.org/std/thread/fn.spawn.html>,
    /// <https://docs.rs/tokio/latest/tokio/runtime/struct.Runtime.html#shutdown>
    pub UNJOINED_BEFORE_EXIT as UnjoinedBeforeExit {
        name: "unjoined_before_exit",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for UnjoinedBeforeExit {
    fn meta(&self) -> &'static LintMeta {
        &UNJOINED_BEFORE_EXIT
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        if !view.is_main() || view.parent().is_some() {
            return;
        }
        for spawn in view
            .spawns()
            .filter(|spawn| spawn.fate.is_lost() && view.drop_detaches(spawn))
        {
            // The end of another function with a runtime of its own ends its tasks, but no threads.
            let ends_here = view.is_named_main() || !matches!(spawn.task, TaskKind::Thread);
            if ends_here && !spawn.waits_after() {
                out.push(finding(view, &spawn));
            }
        }
    }
}

fn finding(view: BodyView<'_>, spawn: &Spawn<'_>) -> Finding {
    let is_thread = matches!(spawn.task, TaskKind::Thread);
    let (what, end) = if is_thread {
        ("thread", "the process ends here and kills the thread")
    } else {
        ("task", "the runtime ends here and drops the task")
    };
    let name = view.function_name();
    let message = format!("`{name}` returns without waiting for this {what}");
    let at = spawn.call.name_span();
    let mut finding = view.finding(
        &UNJOINED_BEFORE_EXIT,
        message,
        at,
        format!("the {what} is started here"),
    );
    let closing = view.body().span.end.saturating_sub(1);
    finding
        .labels
        .push(view.label(conc_check::Span::new(closing, closing + 1), end));
    finding.help = if is_thread {
        "keep the handle and `join()` it before `main` returns".to_owned()
    } else {
        format!(
            "keep the handle and `.await` it before `{name}` returns, if need be under a timeout"
        )
    };
    finding
}
