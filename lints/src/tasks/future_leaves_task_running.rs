//! The lint `future_leaves_task_running`: futures around handles that cannot be cancelled. Handles under a timeout are
//! `timed_out_work_keeps_running`.

use conc_check::{
    BodyRef, BodyView, Finding, HandleField, Label, Lint, LintMeta, Sink, Spawn, TaskKind, World,
    lint,
};

lint! {
    /// A future starts a task and waits for it, but lets it go on when it is dropped
    ///
    /// ### What it does
    /// Reports tasks and blocking closures whose `JoinHandle` is put into a struct that implements `Future` and polls the
    /// handle, when the struct has no `Drop` and nothing aborts the task.
    ///
    /// ### Why is this bad?
    /// Whoever drops a future expects that its work stops: that is how timeouts, `select!` and cancelled requests work.
    /// Dropping a `JoinHandle` detaches. With many cancelled requests their work piles up; the blocking closures of tokio
    /// wait in a queue for a thread, although nobody wants their result.
    ///
    /// ### Known limits
    /// A struct that stands for any task, as a runtime's own join handle, is not reported: the work must be written where
    /// it is started. An abort has no effect on a blocking closure that runs already.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::future::Future;
    /// use std::pin::Pin;
    /// use std::task::{Context, Poll};
    /// use tokio::task::{JoinError, JoinHandle, spawn_blocking};
    ///
    /// pub struct Hash {
    ///     work: JoinHandle<u64>,
    /// }
    ///
    /// pub fn hash(text: String) -> Hash {
    ///     Hash {
    ///         work: spawn_blocking(move || text.bytes().map(u64::from).sum()),
    ///     }
    /// }
    ///
    /// impl Future for Hash {
    ///     type Output = Result<u64, JoinError>;
    ///
    ///     fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
    ///         Pin::new(&mut self.work).poll(cx)
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::future::Future;
    /// use std::pin::Pin;
    /// use std::task::{Context, Poll};
    /// use tokio::task::{JoinError, JoinHandle, spawn_blocking};
    ///
    /// pub struct Hash {
    ///     work: JoinHandle<u64>,
    /// }
    ///
    /// impl Drop for Hash {
    ///     fn drop(&mut self) {
    ///         self.work.abort();
    ///     }
    /// }
    ///
    /// pub fn hash(text: String) -> Hash {
    ///     Hash {
    ///         work: spawn_blocking(move || text.bytes().map(u64::from).sum()),
    ///     }
    /// }
    ///
    /// impl Future for Hash {
    ///     type Output = Result<u64, JoinError>;
    ///
    ///     fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
    ///         Pin::new(&mut self.work).poll(cx)
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `timed_out_work_keeps_running`, `ineffective_abort`;
    /// <https://docs.rs/tokio/latest/tokio/task/fn.spawn_blocking.html>
    pub FUTURE_LEAVES_TASK_RUNNING as FutureLeavesTaskRunning {
        name: "future_leaves_task_running",
        group: Pedantic,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for FutureLeavesTaskRunning {
    fn meta(&self) -> &'static LintMeta {
        &FUTURE_LEAVES_TASK_RUNNING
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for (spawn, handle) in view.work_behind_own_futures() {
            out.push(finding(view, &spawn, &handle));
        }
    }
}

fn finding(view: BodyView<'_>, spawn: &Spawn<'_>, handle: &HandleField) -> Finding {
    let what = match spawn.task {
        TaskKind::Blocking => "blocking work",
        _ => "task",
    };
    let mut finding = view.finding(
        &FUTURE_LEAVES_TASK_RUNNING,
        format!("this {what} goes on when the future that waits for it is dropped"),
        spawn.call.name_span(),
        "started here",
    );
    if let Some((file, span)) = handle.field.declared_at(view.world) {
        let text = "its handle is in this future, and dropping it detaches".to_owned();
        finding.labels.push(Label { file, span, text });
    }
    let name = handle.field.text(view.world);
    finding.help = format!("implement `Drop` for the future, and call `self.{name}.abort()` there");
    finding
}
