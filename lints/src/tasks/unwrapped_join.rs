//! The lint `unwrapped_join`: joins that panic. Those of tasks that are aborted are `aborted_join_unwrapped`.

use conc_check::{BodyRef, BodyView, CallView, Finding, Lint, LintMeta, Sink, World, lint};

lint! {
    /// The outcome of a task is unwrapped: a panic of the task, or its end by the runtime, becomes a panic here
    ///
    /// ### What it does
    /// Reports `unwrap` and `expect` on what awaiting a task, or the next task of a set, gives; not in test code.
    ///
    /// ### Why is this bad?
    /// A `JoinError` says that the task panicked, or that it was cancelled: by an abort, or because the runtime shuts down.
    /// Passing on a panic is often right; a panic at each shutdown is not, and one broken task should not end a server.
    ///
    /// ### Known limits
    /// Whether the panic is wanted cannot be told, so all are reported; handles of threads are not.
    ///
    /// ### Bad
    /// ```rust,bad
    /// pub async fn checksum(path: String) -> usize {
    ///     let task = tokio::spawn(async move { tokio::fs::read(path).await.map_or(0, |data| data.len()) });
    ///     task.await.unwrap()
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::panic;
    ///
    /// pub async fn checksum(path: String) -> Option<usize> {
    ///     let task = tokio::spawn(async move { tokio::fs::read(path).await.map_or(0, |data| data.len()) });
    ///     match task.await {
    ///         Ok(sum) => Some(sum),
    ///         Err(error) if error.is_panic() => panic::resume_unwind(error.into_panic()),
    ///         Err(_) => None,
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `aborted_join_unwrapped`, `ignored_task_failure`;
    /// <https://docs.rs/tokio/latest/tokio/task/struct.JoinError.html>
    pub UNWRAPPED_JOIN as UnwrappedJoin {
        name: "unwrapped_join",
        group: Restriction,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for UnwrappedJoin {
    fn meta(&self) -> &'static LintMeta {
        &UNWRAPPED_JOIN
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        if view.is_test() {
            return;
        }
        // What is surely aborted has a lint of its own.
        let known = view.unwrapped_aborted_joins();
        for unwraps in view.unwrapped_joins() {
            if !known.iter().any(|known| known.unwraps.id == unwraps.id) {
                out.push(finding(unwraps));
            }
        }
    }
}

fn finding(unwraps: CallView<'_>) -> Finding {
    let message = "this panics when the task was cancelled, and when it panicked".to_owned();
    let label = "the outcome of a task is unwrapped here";
    let at = unwraps.name_span();
    let mut finding = unwraps.view.finding(&UNWRAPPED_JOIN, message, at, label);
    finding.help = "match the `JoinError`: pass on a panic with `resume_unwind`, and end quietly when the task was cancelled"
        .to_owned();
    finding
}
