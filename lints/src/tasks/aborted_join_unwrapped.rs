//! The lint `aborted_join_unwrapped`: joins that panic because somebody aborted the task. Outcomes that nobody looks at are
//! `ignored_task_failure`.

use conc_check::{AbortedJoin, BodyRef, BodyView, Finding, Lint, LintMeta, Sink, World, lint};

lint! {
    /// The outcome of a task that is aborted is unwrapped
    ///
    /// ### What it does
    /// Reports `handle.await.unwrap()` (or `expect`) behind an `abort` of the same task, and on a handle in a field when
    /// another method of its struct aborts the task.
    ///
    /// ### Why is this bad?
    /// Who waits for an aborted task gets a `JoinError`. Unwrapped, it is a panic: cancelling, which is no failure, takes
    /// down the one who waits. Often the two are different callers, so that it is only seen when both happen.
    ///
    /// ### Known limits
    /// A `JoinSet` is not looked at. A struct that is consumed by the method that aborts, or out of which that method takes
    /// the handle, is not reported.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::task::JoinHandle;
    ///
    /// pub struct Upload {
    ///     task: JoinHandle<u64>,
    /// }
    ///
    /// impl Upload {
    ///     pub fn cancel(&self) {
    ///         self.task.abort();
    ///     }
    ///
    ///     /// Panics after `cancel`.
    ///     pub async fn join(self) -> u64 {
    ///         self.task.await.unwrap()
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::panic;
    /// use tokio::task::JoinHandle;
    ///
    /// pub struct Upload {
    ///     task: JoinHandle<u64>,
    /// }
    ///
    /// impl Upload {
    ///     pub fn cancel(&self) {
    ///         self.task.abort();
    ///     }
    ///
    ///     /// `None` after `cancel`.
    ///     pub async fn join(self) -> Option<u64> {
    ///         match self.task.await {
    ///             Ok(sent) => Some(sent),
    ///             Err(error) if error.is_cancelled() => None,
    ///             Err(error) => panic::resume_unwind(error.into_panic()),
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `ignored_task_failure`, `completed_handle_repolled`;
    /// <https://docs.rs/tokio/latest/tokio/task/struct.JoinError.html#method.is_cancelled>
    pub ABORTED_JOIN_UNWRAPPED as AbortedJoinUnwrapped {
        name: "aborted_join_unwrapped",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for AbortedJoinUnwrapped {
    fn meta(&self) -> &'static LintMeta {
        &ABORTED_JOIN_UNWRAPPED
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for join in view.unwrapped_aborted_joins() {
            out.push(finding(view, &join));
        }
    }
}

fn finding(view: BodyView<'_>, join: &AbortedJoin<'_>) -> Finding {
    let name = join.unwraps.name();
    let mut finding = view.finding(
        &ABORTED_JOIN_UNWRAPPED,
        format!("this `{name}` panics when the task was aborted"),
        join.unwraps.name_span(),
        "an aborted task ends in an error",
    );
    let aborted = join
        .aborts_in
        .label(join.aborted, "the task is aborted here");
    finding.labels.push(aborted);
    finding.help =
        "match on the error: `error.is_cancelled()` is the abort, anything else can be passed on with `resume_unwind`"
            .to_owned();
    finding
}
