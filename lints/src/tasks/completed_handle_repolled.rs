//! The lint `completed_handle_repolled`: join handles that are polled once too often.

use conc_check::{
    BodyRef, BodyView, Finding, Lint, LintMeta, LoopView, RepolledHandle, Sink, World, lint,
};

lint! {
    /// A loop polls a join handle again after its task is done, which panics
    ///
    /// ### What it does
    /// Reports `&mut handle` as a branch of a `select!` in a loop, or awaited in a loop, when the loop goes on after
    /// the task is done and nothing keeps the branch from being polled again.
    ///
    /// ### Why is this bad?
    /// A `JoinHandle` gives its result once. Polled again it panics with "`JoinHandle` polled after completion", in the
    /// next round, far away from the cause, and only in the rare case that the task ends before the loop does.
    ///
    /// ### Known limits
    /// A loop that writes anything down when the task is done (`done = true`), or that has a way out behind the
    /// `select!`, is not reported, because it may know not to come back.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    ///
    /// pub async fn watch(mut worker: tokio::task::JoinHandle<()>) {
    ///     let mut ticks = tokio::time::interval(Duration::from_secs(1));
    ///     loop {
    ///         tokio::select! {
    ///             _ = &mut worker => tracing::info!("the worker is done"),
    ///             _ = ticks.tick() => tracing::info!("still there"),
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Leave the loop, or switch the branch off.
    /// ```rust,good
    /// use std::time::Duration;
    ///
    /// pub async fn watch(mut worker: tokio::task::JoinHandle<()>) {
    ///     let mut ticks = tokio::time::interval(Duration::from_secs(1));
    ///     let mut done = false;
    ///     loop {
    ///         tokio::select! {
    ///             _ = &mut worker, if !done => done = true,
    ///             _ = ticks.tick() => tracing::info!("still there"),
    ///         }
    ///     }
    /// }
    /// ```
    /// A guard `if !worker.is_finished()` does not do: it may switch the branch off before it has seen the result.
    ///
    /// ### See also
    /// `task_set_never_reaped`; <https://docs.rs/tokio/latest/tokio/macro.select.html>
    pub COMPLETED_HANDLE_REPOLLED as CompletedHandleRepolled {
        name: "completed_handle_repolled",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for CompletedHandleRepolled {
    fn meta(&self) -> &'static LintMeta {
        &COMPLETED_HANDLE_REPOLLED
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for looped in view.loops() {
            for handle in looped.repolled_handles() {
                out.push(finding(looped, &handle));
            }
        }
    }
}

fn finding(looped: LoopView<'_>, repolled: &RepolledHandle) -> Finding {
    let view = looped.view;
    let name = view.name(repolled.handle).unwrap_or("the handle");
    let message = format!("`{name}` is polled again after its task is done, which panics");
    let label = "gives the result once; polled again it panics";
    let mut finding = view.finding(&COMPLETED_HANDLE_REPOLLED, message, repolled.polled, label);
    let head = "the next round polls it again";
    finding.labels.push(view.label(looped.head_span(), head));
    finding.help = if repolled.in_select {
        "leave the loop in this branch, or keep a `let mut done = false` outside of it, \
         set it here and guard the branch with `, if !done`"
            .to_owned()
    } else {
        format!("leave the loop when `{name}` is done, or await it once behind the loop")
    };
    finding
}
