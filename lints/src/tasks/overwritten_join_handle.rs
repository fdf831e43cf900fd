//! The lint `overwritten_join_handle`: handles lost to their successors. Handles that are never kept are `detached_task`.

use conc_check::{
    BodyRef, BodyView, Finding, Lint, LintMeta, OverwrittenHandle, Sink, TaskKind, World, lint,
};

lint! {
    /// The handle of a running task is overwritten with that of another one, and the old task runs on
    ///
    /// ### What it does
    /// Reports an assignment that puts a new `JoinHandle` over an old one which was neither joined, awaited nor aborted:
    /// to a variable, to a field that is a plain handle, or to a field again and again in a loop.
    ///
    /// ### Why is this bad?
    /// It reads like "replace the task". But dropping a `JoinHandle` *detaches* the old task: from then on there are two,
    /// and only one of them can be stopped or waited for. The result of the old one is lost, its panic too.
    ///
    /// ### Known limits
    /// A field that is an `Option` is only reported where the assignment stands in a loop, because elsewhere it may be
    /// `None`; a task without a loop is not reported when its handle lies in a field. Handles that cancel on drop are
    /// replaced as they should be.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    /// use tokio::task::JoinHandle;
    ///
    /// async fn poll(url: String) {
    ///     loop {
    ///         tracing::info!(url);
    ///         tokio::time::sleep(Duration::from_secs(1)).await;
    ///     }
    /// }
    ///
    /// pub struct Poller {
    ///     task: JoinHandle<()>,
    /// }
    ///
    /// impl Poller {
    ///     /// The old URL is polled, too, from now on.
    ///     pub fn switch_to(&mut self, url: String) {
    ///         self.task = tokio::spawn(poll(url));
    ///     }
    ///
    ///     pub fn stop(&self) {
    ///         self.task.abort();
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// End the old task first.
    /// ```rust,good
    /// use std::time::Duration;
    /// use tokio::task::JoinHandle;
    ///
    /// async fn poll(url: String) {
    ///     loop {
    ///         tracing::info!(url);
    ///         tokio::time::sleep(Duration::from_secs(1)).await;
    ///     }
    /// }
    ///
    /// pub struct Poller {
    ///     task: JoinHandle<()>,
    /// }
    ///
    /// impl Poller {
    ///     pub fn switch_to(&mut self, url: String) {
    ///         self.task.abort();
    ///         self.task = tokio::spawn(poll(url));
    ///     }
    ///
    ///     pub fn stop(&self) {
    ///         self.task.abort();
    ///     }
    /// }
    /// ```
    /// With an `AbortOnDropHandle` the assignment alone does what it says.
    ///
    /// ### See also
    /// `detached_task`, `join_handle_field_without_shutdown`;
    /// <https://docs.rs/tokio-util/latest/tokio_util/task/struct.AbortOnDropHandle.html>
    pub OVERWRITTEN_JOIN_HANDLE as OverwrittenJoinHandle {
        name: "overwritten_join_handle",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for OverwrittenJoinHandle {
    fn meta(&self) -> &'static LintMeta {
        &OVERWRITTEN_JOIN_HANDLE
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for lost in view.overwritten_handles() {
            out.push(finding(view, &lost));
        }
    }
}

fn finding(view: BodyView<'_>, lost: &OverwrittenHandle<'_>) -> Finding {
    let is_thread = matches!(lost.spawn.task, TaskKind::Thread);
    let what = if is_thread { "thread" } else { "task" };
    let name = &lost.name;
    let message = format!("`{name}` gets a new handle, and the old {what} runs on without one");
    let label = if lost.of_last_round {
        format!("drops the handle of the {what} that the round before started")
    } else {
        format!("drops the handle that `{name}` held: the old {what} is detached")
    };
    let mut finding = view.finding(&OVERWRITTEN_JOIN_HANDLE, message, lost.at, label);
    if !lost.in_field && !lost.of_last_round {
        let started = format!("the {what} that is lost is started here");
        let at = lost.spawn.call.name_span();
        finding.labels.push(view.label(at, started));
    }
    finding.help = match (is_thread, lost.of_last_round) {
        (true, true) => {
            format!("collect the handles in a list instead of `{name}`, and join them all")
        }
        (true, false) => {
            format!("tell the old thread to stop and join `{name}` before it gets a new handle")
        }
        (false, true) => {
            format!(
                "collect the handles in a set of tasks instead of `{name}`, or abort the old one in each round"
            )
        }
        (false, false) => {
            format!(
                "abort or await the old {what} before `{name}` gets a new handle, or keep a handle that aborts on drop"
            )
        }
    };
    finding
}
