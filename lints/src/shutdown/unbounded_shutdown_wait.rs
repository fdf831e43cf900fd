//! The lint `unbounded_shutdown_wait`: shutdowns without a deadline. Waits in the wrong order are `join_before_cancel`.

use conc_check::{BodyRef, BodyView, Finding, Lint, LintMeta, ShutdownWait, Sink, World, lint};

lint! {
    /// A shutdown waits for its work without a deadline
    ///
    /// ### What it does
    /// Reports awaited handles, task sets and trackers behind the cancellation of a token in the same function, where
    /// no `timeout` bounds the wait, neither there nor around the calls of the function.
    ///
    /// ### Why is this bad?
    /// One task that does not react, because it waits for a peer that is gone or loops in a library, holds up the whole
    /// shutdown. The supervisor loses patience and kills the process, also the parts that would have finished.
    ///
    /// ### Known limits
    /// A program may rely on its supervisor for the deadline; so this is a restriction that one opts into.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio_util::sync::CancellationToken;
    /// use tokio_util::task::TaskTracker;
    ///
    /// pub async fn shut_down(token: CancellationToken, tracker: TaskTracker) {
    ///     token.cancel();
    ///     tracker.close();
    ///     tracker.wait().await;
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::time::Duration;
    /// use tokio_util::sync::CancellationToken;
    /// use tokio_util::task::TaskTracker;
    ///
    /// /// Gives up after ten seconds.
    /// pub async fn shut_down(token: CancellationToken, tracker: TaskTracker) -> bool {
    ///     token.cancel();
    ///     tracker.close();
    ///     tokio::time::timeout(Duration::from_secs(10), tracker.wait()).await.is_ok()
    /// }
    /// ```
    ///
    /// ### See also
    /// `join_before_cancel`, `stop_flag_behind_blocking_call`;
    /// <https://docs.rs/tokio-util/latest/tokio_util/task/task_tracker/struct.TaskTracker.html>
    pub UNBOUNDED_SHUTDOWN_WAIT as UnboundedShutdownWait {
        name: "unbounded_shutdown_wait",
        group: Restriction,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for UnboundedShutdownWait {
    fn meta(&self) -> &'static LintMeta {
        &UNBOUNDED_SHUTDOWN_WAIT
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for wait in view.shutdown_waits() {
            out.push(finding(view, &wait));
        }
    }
}

fn finding(view: BodyView<'_>, wait: &ShutdownWait) -> Finding {
    let message = "this shutdown waits without a deadline".to_owned();
    let label = "waits as long as the slowest task takes";
    let mut finding = view.finding(&UNBOUNDED_SHUTDOWN_WAIT, message, wait.waits, label);
    finding
        .labels
        .push(view.label(wait.signal, "the work is told to stop here"));
    finding.help = "bound it: `timeout(limit, ..).await`, and abort what is left then".to_owned();
    finding
}
