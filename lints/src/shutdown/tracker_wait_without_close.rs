//! The lint `tracker_wait_without_close`: waits for trackers that stay open. Waits for work that does not end are
//! `join_before_cancel`.

use conc_check::{
    BodyRef, BodyView, Finding, Lint, LintMeta, OpenWait, Sink, World, lint, open_waits_in_fields,
};

lint! {
    /// A wait for a tracker of tasks that nobody closes never ends
    ///
    /// ### What it does
    /// Reports `wait()` on a task tracker when everything that happens to the tracker is seen, and nobody closes it, or
    /// only behind the wait.
    ///
    /// ### Why is this bad?
    /// A tracker's `wait` ends when it has no task left *and* is closed: an open one may get further tasks at any time.
    /// Without `close()` it waits for ever, also when there never was a task, and the shutdown hangs.
    ///
    /// ### Known limits
    /// A tracker that is handed to a function, returned, kept in a public field, or of which a clone is kept may be closed
    /// by somebody else, and is not reported.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio_util::task::TaskTracker;
    ///
    /// async fn upload(part: u32) {
    ///     tracing::info!(part);
    /// }
    ///
    /// pub async fn upload_all() {
    ///     let tracker = TaskTracker::new();
    ///     for part in 0..4 {
    ///         tracker.spawn(upload(part));
    ///     }
    ///     tracker.wait().await;
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use tokio_util::task::TaskTracker;
    ///
    /// async fn upload(part: u32) {
    ///     tracing::info!(part);
    /// }
    ///
    /// pub async fn upload_all() {
    ///     let tracker = TaskTracker::new();
    ///     for part in 0..4 {
    ///         tracker.spawn(upload(part));
    ///     }
    ///     tracker.close();
    ///     tracker.wait().await;
    /// }
    /// ```
    ///
    /// ### See also
    /// `join_before_cancel`, `unbounded_shutdown_wait`;
    /// <https://docs.rs/tokio-util/latest/tokio_util/task/task_tracker/struct.TaskTracker.html>
    pub TRACKER_WAIT_WITHOUT_CLOSE as TrackerWaitWithoutClose {
        name: "tracker_wait_without_close",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for TrackerWaitWithoutClose {
    fn meta(&self) -> &'static LintMeta {
        &TRACKER_WAIT_WITHOUT_CLOSE
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for made in view.calls().filter(|call| call.makes_tracker()) {
            for open in view.open_waits_for(made) {
                out.push(finding(&open));
            }
        }
    }

    fn check_world(&self, world: &World, out: &mut Sink) {
        for open in open_waits_in_fields(world) {
            out.push(finding(&open));
        }
    }
}

fn finding(open: &OpenWait<'_>) -> Finding {
    let view = open.wait.view;
    let tracker = view
        .written(open.wait)
        .unwrap_or_else(|| "the tracker".to_owned());
    let (message, label) = if open.late.is_some() {
        (
            "this tracker is closed only behind the wait for it",
            "waits for ever: the tracker is still open",
        )
    } else {
        (
            "nobody closes the tracker that is waited for here",
            "waits for ever, also when all its tasks are done",
        )
    };
    let at = open.wait.name_span();
    let mut finding = view.finding(&TRACKER_WAIT_WITHOUT_CLOSE, message.to_owned(), at, label);
    if let Some(late) = open.late {
        let label = late.view.label(late.name_span(), "never comes to this");
        finding.labels.push(label);
    }
    finding.help = format!("close it before: `{tracker}.close();`");
    finding
}
