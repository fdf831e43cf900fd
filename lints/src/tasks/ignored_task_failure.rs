//! The lint `ignored_task_failure`: joins whose outcome is thrown away. Work that is not joined at all is `detached_task`.

use conc_check::{BodyRef, BodyView, Finding, IgnoredJoin, Lint, LintMeta, Sink, World, lint};

lint! {
    /// A thread or task that can fail is joined, and the outcome is thrown away
    ///
    /// ### What it does
    /// Reports `let _ = handle.await`, `handle.join().ok()`, `while let Some(_) = set.join_next().await {}` and the
    /// like, when the work ends in a `Result`. Both its error and the answer to whether it panicked are lost.
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
    }
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
