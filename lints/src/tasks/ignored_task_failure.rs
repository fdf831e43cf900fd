//! The lint `ignored_task_failure`: outcomes that are thrown away, by a join or with the handle of a thread. Tasks that are
//! not joined at all are `detached_task`, threads that may be cut off in the middle of a write `detached_thread`.

use conc_check::{
    BodyRef, BodyView, Finding, IgnoredJoin, Lint, LintMeta, Sink, Spawn, TaskKind, World, lint,
};

lint! {
    /// The outcome of a thread or task that can fail is thrown away
    ///
    /// ### What it does
    /// Reports `let _ = handle.await`, `handle.join().ok()`, `while let Some(_) = set.join_next().await {}` and the
    /// like, when the work ends in a `Result`. Both its error and the answer to whether it panicked are lost. Also a
    /// thread that ends in a `Result` and whose handle is dropped, unless the work has seen its errors itself.
    ///
    /// ### Why is this bad?
    /// An error or panic in a thread or task stops there. The join is the only place where it comes to light: who
    /// ignores it goes on as if the work had been done.
    ///
    /// ### Known limits
    /// Work that ends in anything but a `Result` is not reported: only a panic could be lost, and the panic hook has
    /// printed that. A join after an `abort` in the same function, and one in a `drop`, is not reported either.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::{io, thread};
    ///
    /// fn save(page: &str) -> io::Result<()> {
    ///     std::fs::write("page.txt", page)
    /// }
    ///
    /// pub fn close(page: String) {
    ///     let saver = thread::spawn(move || save(&page));
    ///     let _ = saver.join();
    ///     println!("saved");
    /// }
    /// ```
    ///
    /// ### Better
    /// Pass the panic on, and report the error.
    /// ```rust,good
    /// use std::{io, panic, thread};
    ///
    /// fn save(page: &str) -> io::Result<()> {
    ///     std::fs::write("page.txt", page)
    /// }
    ///
    /// pub fn close(page: String) {
    ///     let saver = thread::spawn(move || save(&page));
    ///     match saver.join() {
    ///         Ok(Ok(())) => println!("saved"),
    ///         Ok(Err(error)) => println!("not saved: {error}"),
    ///         Err(panicked) => panic::resume_unwind(panicked),
    ///     }
    /// }
    /// ```
    /// For tasks: `Err(error) if error.is_panic() => resume_unwind(error.into_panic())`.
    ///
    /// ### See also
    /// `detached_task`, `detached_thread`;
    /// <https://docs.rs/tokio/latest/tokio/task/struct.JoinError.html>
    pub IGNORED_TASK_FAILURE as IgnoredTaskFailure {
        name: "ignored_task_failure",
        group: Pedantic,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for IgnoredTaskFailure {
    fn meta(&self) -> &'static LintMeta {
        &IGNORED_TASK_FAILURE
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        if view.is_drop() {
            return;
        }
        for join in view.ignored_joins() {
            out.push(finding(view, &join));
        }
        // What `main` leaves behind is `unjoined_before_exit`.
        let lost = |spawn: &Spawn<'_>| {
            spawn.task == TaskKind::Thread
                && spawn.fate.is_lost()
                && view.drop_detaches(spawn)
                && spawn.loses_a_result()
                && spawn.endless_loop().is_none()
        };
        if !view.is_main() {
            for spawn in view.spawns().filter(lost) {
                out.push(lost_result(view, &spawn));
            }
        }
    }
}

fn lost_result(view: BodyView<'_>, spawn: &Spawn<'_>) -> Finding {
    let mut finding = view.finding(
        &IGNORED_TASK_FAILURE,
        "this thread ends in a `Result` that nobody reads: nobody joins it".to_owned(),
        spawn.call.name_span(),
        "the handle is dropped, and the outcome with it",
    );
    finding.labels.extend(spawn.work_label());
    finding.help =
        "log the error in the thread, or keep the `JoinHandle` and join it where the error can be told"
            .to_owned();
    finding
}

fn finding(view: BodyView<'_>, join: &IgnoredJoin) -> Finding {
    let what = if join.is_thread { "thread" } else { "task" };
    let message = format!("nobody sees whether this {what} failed");
    let label = if join.is_set {
        "the results of the tasks are thrown away"
    } else {
        "the result of this join is thrown away"
    };
    let mut finding = view.finding(&IGNORED_TASK_FAILURE, message, join.at, label);
    finding.help = if join.is_thread {
        "pass the panic on with `panic::resume_unwind`, or log it".to_owned()
    } else {
        "match on the result: pass a panic on with `resume_unwind(error.into_panic())`, or log it"
            .to_owned()
    };
    finding
}
