//! The lint `timed_out_work_keeps_running`: work that outlives its timeout. Aborts that do not work are `ineffective_abort`.

use conc_check::{
    BodyRef, BodyView, Finding, Lint, LintMeta, Sink, TaskKind, TimedOutWork, World, lint,
};

lint! {
    /// A task or thread is waited for with a timeout or in a `select!`, and runs on when that has given up
    ///
    /// ### What it does
    /// Reports a `JoinHandle` that is moved into a timeout or into a branch of a `select!`, and a `recv_timeout` for the
    /// answer of a thread that was started in the same function, when the work looks at nothing that could end it.
    ///
    /// ### Why is this bad?
    /// A timeout around a future drops the future, and with it the work. Around a `JoinHandle` it drops only the handle:
    /// the task is detached and goes on. The caller reports failure, tries again, and now two of them run, or the work
    /// is done after all when everybody believes that it was not.
    ///
    /// ### Known limits
    /// Work that is to be finished late is as common as work that is not, so the lint is off by default. A handle that
    /// is only borrowed by the timeout (`&mut handle`), or of which an abort handle is kept, is not reported; nor is
    /// what `main` gives up, or a thread whose work has neither a loop nor a wait in it.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    ///
    /// async fn rebuild_index() -> u64 {
    ///     tokio::time::sleep(Duration::from_secs(3600)).await;
    ///     1
    /// }
    ///
    /// pub async fn index() -> Option<u64> {
    ///     let rebuilding = tokio::spawn(rebuild_index());
    ///     let result = tokio::time::timeout(Duration::from_secs(5), rebuilding).await;
    ///     result.ok()?.ok()
    /// }
    /// ```
    ///
    /// ### Better
    /// Lend the handle to the timeout, and abort the task when it has passed.
    /// ```rust,good
    /// use std::time::Duration;
    ///
    /// async fn rebuild_index() -> u64 {
    ///     tokio::time::sleep(Duration::from_secs(3600)).await;
    ///     1
    /// }
    ///
    /// pub async fn index() -> Option<u64> {
    ///     let mut rebuilding = tokio::spawn(rebuild_index());
    ///     let result = tokio::time::timeout(Duration::from_secs(5), &mut rebuilding).await;
    ///     if result.is_err() {
    ///         rebuilding.abort();
    ///     }
    ///     result.ok()?.ok()
    /// }
    /// ```
    /// Or do not spawn at all: `timeout(limit, rebuild_index())` drops the work itself.
    ///
    /// ### See also
    /// `ineffective_abort`, `detached_task`;
    /// <https://docs.rs/tokio/latest/tokio/time/fn.timeout.html>
    pub TIMED_OUT_WORK_KEEPS_RUNNING as TimedOutWorkKeepsRunning {
        name: "timed_out_work_keeps_running",
        group: Pedantic,
        precision: High,
        since: "0.1.0",
        fix: Sometimes,
    }
}

impl Lint for TimedOutWorkKeepsRunning {
    fn meta(&self) -> &'static LintMeta {
        &TIMED_OUT_WORK_KEEPS_RUNNING
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        // What `main` gives up ends with the process.
        if view.is_main() {
            return;
        }
        for work in view.timed_out_work() {
            out.push(finding(view, &work));
        }
    }
}

fn finding(view: BodyView<'_>, work: &TimedOutWork<'_>) -> Finding {
    let what = match work.spawn.task {
        TaskKind::Thread => "thread",
        TaskKind::Blocking => "blocking work",
        _ => "task",
    };
    let message = if work.in_select {
        format!("the {what} runs on when another branch of the `select!` is done first")
    } else {
        format!("the {what} runs on after this timeout has passed")
    };
    let label = if work.in_select {
        "drops the handle then, which only detaches what is behind it".to_owned()
    } else if work.drops_handle {
        "then drops the handle, which only detaches what is behind it".to_owned()
    } else {
        format!("then gives up, but the {what} is not told")
    };
    let lint = &TIMED_OUT_WORK_KEEPS_RUNNING;
    let mut finding = view.finding(lint, message, work.gives_up, label);
    let started = format!("the {what} is started here");
    finding
        .labels
        .push(view.label(work.spawn.call.name_span(), started));
    let is_async = work.drops_handle && work.spawn.task != TaskKind::Blocking;
    finding.help = match (is_async, work.handle) {
        (true, Some(name)) if work.in_select => format!(
            "wait for `&mut {name}` here and abort it behind the `select!`, or wait for the future itself, without spawning it"
        ),
        (true, None) if work.in_select => "wait for the future itself, without spawning it: it is dropped when another branch wins".to_owned(),
        (true, Some(name)) => format!(
            "lend it the handle (`&mut {name}`), and call `{name}.abort()` when the timeout has passed; \
             or put the timeout around the future itself, without spawning it"
        ),
        (true, None) => "put the timeout around the future itself, without spawning it; it is dropped when the timeout has passed".to_owned(),
        (false, _) => format!("give the {what} a stop flag or a token to look at, and set it when the timeout has passed"),
    };
    if is_async {
        finding.suggestions.extend(work.abort_behind());
    }
    finding
}
