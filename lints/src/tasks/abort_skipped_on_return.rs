//! The lint `abort_skipped_on_return`: aborts that an early return misses. Futures dropped half-way are
//! `abort_skipped_on_cancel`.

use conc_check::{BodyRef, BodyView, Finding, Lint, LintMeta, Sink, SkippedAbort, World, lint};

lint! {
    /// A task is aborted at the end of a function, but not on an early way out
    ///
    /// ### What it does
    /// Reports tasks that may last long, whose handle is a variable of the function that started them, and that are aborted
    /// there, where a `?` or `return` in between leaves the function without doing so.
    ///
    /// ### Why is this bad?
    /// The handle is dropped on that way, and dropping a `JoinHandle` detaches the task. Each error leaves one more task
    /// behind that runs for ever and that nobody can stop.
    ///
    /// ### Known limits
    /// A task that ends soon by itself, because the early way drops what it waits for, is reported, too.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    /// use tokio::io::{AsyncReadExt, AsyncWriteExt};
    /// use tokio::net::TcpStream;
    ///
    /// /// After an error, the dots go on.
    /// pub async fn fetch(mut socket: TcpStream) -> std::io::Result<String> {
    ///     let dots = tokio::spawn(async {
    ///         loop {
    ///             tokio::time::sleep(Duration::from_secs(1)).await;
    ///             tracing::info!(".");
    ///         }
    ///     });
    ///     socket.write_all(b"GET").await?;
    ///     let mut answer = String::new();
    ///     socket.read_to_string(&mut answer).await?;
    ///     dots.abort();
    ///     Ok(answer)
    /// }
    /// ```
    ///
    /// ### Better
    /// Keep a handle that aborts on drop: it covers all ways out, also a future that is dropped.
    /// ```rust,good
    /// use std::time::Duration;
    /// use tokio::io::{AsyncReadExt, AsyncWriteExt};
    /// use tokio::net::TcpStream;
    /// use tokio_util::task::AbortOnDropHandle;
    ///
    /// pub async fn fetch(mut socket: TcpStream) -> std::io::Result<String> {
    ///     let dots = AbortOnDropHandle::new(tokio::spawn(async {
    ///         loop {
    ///             tokio::time::sleep(Duration::from_secs(1)).await;
    ///             tracing::info!(".");
    ///         }
    ///     }));
    ///     socket.write_all(b"GET").await?;
    ///     let mut answer = String::new();
    ///     socket.read_to_string(&mut answer).await?;
    ///     drop(dots);
    ///     Ok(answer)
    /// }
    /// ```
    ///
    /// ### See also
    /// `abort_skipped_on_cancel`, `detached_task`;
    /// <https://docs.rs/tokio-util/latest/tokio_util/task/struct.AbortOnDropHandle.html>
    pub ABORT_SKIPPED_ON_RETURN as AbortSkippedOnReturn {
        name: "abort_skipped_on_return",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for AbortSkippedOnReturn {
    fn meta(&self) -> &'static LintMeta {
        &ABORT_SKIPPED_ON_RETURN
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for skipped in view.aborts_skipped_by_return() {
            out.push(finding(view, &skipped));
        }
    }
}

fn finding(view: BodyView<'_>, skipped: &SkippedAbort<'_>) -> Finding {
    let message = "this task runs on when the function returns early".to_owned();
    let at = skipped.spawn.call.name_span();
    let label = "dropping its handle detaches it";
    let mut finding = view.finding(&ABORT_SKIPPED_ON_RETURN, message, at, label);
    let left = view.label(
        skipped.left_at,
        "this way out drops the handle without an abort",
    );
    finding.labels.push(left);
    let abort = skipped.abort.name_span();
    finding
        .labels
        .push(view.label(abort, "it is aborted on this way only"));
    finding.help =
        "keep a handle that aborts on drop, which covers every way out of the function".to_owned();
    finding
}
