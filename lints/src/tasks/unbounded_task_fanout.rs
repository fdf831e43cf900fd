//! The lint `unbounded_task_fanout`: as many tasks at once as there is input. What becomes of their handles is
//! `detached_task` and `task_set_never_reaped`.

use conc_check::{
    BodyRef, BodyView, Finding, Lint, LintMeta, LoopView, Sink, Spawn, TaskKind, World, lint,
};

lint! {
    /// A loop starts a task for each message of a channel, with no bound on how many run at once
    ///
    /// ### What it does
    /// Reports loops that receive from a channel and spawn a thread or task for each message, when nothing in the loop
    /// bounds how many of them run at the same time.
    ///
    /// ### Why is this bad?
    /// The bound of the channel, which was to slow down a fast sender, has no effect: each message is taken out at once
    /// and becomes a task. When messages come faster than the work is done, memory, sockets, file handles or the
    /// service at the other end give out.
    ///
    /// ### Known limits
    /// How fast messages come is not known, so the lint is off by default. Loops over a collection are not reported:
    /// what they start is bounded by what is in memory already. A permit that is acquired, a join, a sleep, an
    /// abort, or a look at a handle or at the size of the set in the same loop counts as a bound. A loop that sends the
    /// handle to somebody starts the work on their behalf, and is not reported.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::mpsc;
    ///
    /// async fn handle(_job: u64) {}
    ///
    /// pub async fn run(mut jobs: mpsc::Receiver<u64>) {
    ///     while let Some(job) = jobs.recv().await {
    ///         tokio::spawn(handle(job));
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Bound it with a semaphore: acquire *before* spawning, and move the permit into the task.
    /// ```rust,good
    /// use std::sync::Arc;
    /// use tokio::sync::{Semaphore, mpsc};
    ///
    /// async fn handle(_job: u64) {}
    ///
    /// pub async fn run(mut jobs: mpsc::Receiver<u64>) {
    ///     let slots = Arc::new(Semaphore::new(16));
    ///     while let Some(job) = jobs.recv().await {
    ///         let slot = Arc::clone(&slots).acquire_owned().await.expect("nobody closes it");
    ///         tokio::spawn(async move {
    ///             handle(job).await;
    ///             drop(slot);
    ///         });
    ///     }
    /// }
    /// ```
    /// A fixed number of workers that read one channel do as well.
    ///
    /// ### See also
    /// `join_inside_spawn_loop`, `task_set_never_reaped`;
    /// <https://docs.rs/tokio/latest/tokio/sync/struct.Semaphore.html>
    pub UNBOUNDED_TASK_FANOUT as UnboundedTaskFanout {
        name: "unbounded_task_fanout",
        group: Pedantic,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for UnboundedTaskFanout {
    fn meta(&self) -> &'static LintMeta {
        &UNBOUNDED_TASK_FANOUT
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for looped in view.loops() {
            for spawn in looped.unbounded_spawns() {
                out.push(finding(looped, &spawn));
            }
        }
    }
}

fn finding(looped: LoopView<'_>, spawn: &Spawn<'_>) -> Finding {
    let is_thread = matches!(spawn.task, TaskKind::Thread);
    let what = if is_thread { "thread" } else { "task" };
    let message =
        format!("this loop starts one {what} per message, with no bound on how many run at once");
    let view = looped.view;
    let at = spawn.call.name_span();
    let label = format!("starts a {what} in each round");
    let mut finding = view.finding(&UNBOUNDED_TASK_FANOUT, message, at, label);
    let head = "takes messages out as fast as they come";
    finding.labels.push(view.label(looped.head_span(), head));
    let help = if is_thread {
        "start a fixed number of workers that read the channel, or use a pool"
    } else if view.is_poll() {
        "poll a `PollSemaphore` for a permit before the next message is taken, and move it into the task"
    } else {
        "acquire a permit of a `Semaphore` before spawning and move it into the task"
    };
    help.clone_into(&mut finding.help);
    finding
}
