//! The lint `abort_skipped_on_cancel`: aborts behind an await. Aborts that a `return` misses are `abort_skipped_on_return`.

use conc_check::{
    BodyRef, BodyView, CallView, Finding, Lint, LintMeta, Sink, SkippedAbort, World, lint,
};

lint! {
    /// A task is aborted behind an await, and runs on when the future of the function is dropped there
    ///
    /// ### What it does
    /// Reports async functions that start a task which may last long, wait for something, and abort the task behind that,
    /// where a caller in the package drops their future half-way: as a branch of a `select!`.
    ///
    /// ### Why is this bad?
    /// A future can be dropped at each of its awaits: it loses a `select!`, or runs into a timeout. Nothing behind the await
    /// is done then. The handle is dropped with the future, which detaches the task.
    ///
    /// ### Known limits
    /// Only direct callers are looked at, and time limits are not. A function that only other packages call is not reported.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    /// use tokio::io::AsyncReadExt;
    /// use tokio::net::TcpStream;
    ///
    /// /// After Ctrl-C, the dots go on.
    /// pub async fn fetch_or_stop(socket: &mut TcpStream) -> Option<u8> {
    ///     tokio::select! {
    ///         answer = fetch(socket) => answer,
    ///         _ = tokio::signal::ctrl_c() => None,
    ///     }
    /// }
    ///
    /// async fn fetch(socket: &mut TcpStream) -> Option<u8> {
    ///     let dots = tokio::spawn(async {
    ///         loop {
    ///             tokio::time::sleep(Duration::from_secs(1)).await;
    ///             tracing::info!(".");
    ///         }
    ///     });
    ///     let answer = socket.read_u8().await.ok();
    ///     dots.abort();
    ///     answer
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::time::Duration;
    /// use tokio::io::AsyncReadExt;
    /// use tokio::net::TcpStream;
    /// use tokio_util::task::AbortOnDropHandle;
    ///
    /// pub async fn fetch_or_stop(socket: &mut TcpStream) -> Option<u8> {
    ///     tokio::select! {
    ///         answer = fetch(socket) => answer,
    ///         _ = tokio::signal::ctrl_c() => None,
    ///     }
    /// }
    ///
    /// async fn fetch(socket: &mut TcpStream) -> Option<u8> {
    ///     let dots = AbortOnDropHandle::new(tokio::spawn(async {
    ///         loop {
    ///             tokio::time::sleep(Duration::from_secs(1)).await;
    ///             tracing::info!(".");
    ///         }
    ///     }));
    ///     let answer = socket.read_u8().await.ok();
    ///     drop(dots);
    ///     answer
    /// }
    /// ```
    ///
    /// ### See also
    /// `abort_skipped_on_return`, `future_leaves_task_running`;
    /// <https://docs.rs/tokio-util/latest/tokio_util/task/struct.AbortOnDropHandle.html>
    pub ABORT_SKIPPED_ON_CANCEL as AbortSkippedOnCancel {
        name: "abort_skipped_on_cancel",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for AbortSkippedOnCancel {
    fn meta(&self) -> &'static LintMeta {
        &ABORT_SKIPPED_ON_CANCEL
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for (skipped, raced) in view.aborts_skipped_by_cancel() {
            out.push(finding(view, &skipped, raced));
        }
    }
}

fn finding(view: BodyView<'_>, skipped: &SkippedAbort<'_>, raced: CallView<'_>) -> Finding {
    let message = "this task runs on when the future of the function is dropped".to_owned();
    let at = skipped.spawn.call.name_span();
    let label = "dropping its handle detaches it";
    let mut finding = view.finding(&ABORT_SKIPPED_ON_CANCEL, message, at, label);
    let left = "a future that is dropped here takes the handle with it";
    finding.labels.push(view.label(skipped.left_at, left));
    let abort = skipped.abort.name_span();
    finding
        .labels
        .push(view.label(abort, "the task is aborted only when control comes here"));
    let text = "this future may be dropped before it is done";
    finding
        .labels
        .push(raced.view.label(raced.name_span(), text));
    finding.help =
        "keep a handle that aborts on drop, which covers a dropped future, too".to_owned();
    finding
}
