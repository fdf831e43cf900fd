//! The lint `detached_task`: dropped handles of finite tasks. Loops without a way out are `endless_task`.

use conc_check::{
    BodyRef, BodyView, Fate, Finding, Lint, LintMeta, Sink, Spawn, TaskKind, World, lint,
};

lint! {
    /// A spawned task can fail, but its handle is dropped and nobody will know
    ///
    /// ### What it does
    /// Reports `tokio::spawn` and its relatives where the `JoinHandle` is dropped (as a statement, with `let _ =`, or
    /// at the end of the scope) although the task ends in a `Result` that says what went wrong.
    ///
    /// ### Why is this bad?
    /// Dropping a `JoinHandle` does not stop the task: it *detaches* it. From then on nobody can wait for it, nobody
    /// learns that it failed or panicked, and when the runtime shuts down the task is thrown away at its next
    /// `.await`. The file is half written, the last batch is never sent, and no log line says so.
    ///
    /// ### Known limits
    /// Tasks that end by themselves are not reported: they read a channel until it closes, watch a cancellation token,
    /// or answer through a channel. Nor is the work for one connection that a loop has accepted: that it broke off is
    /// seen at its other end. Nor is what a destructor starts to say goodbye. An error of type `()` or of a type that is
    /// not known says nothing and does not count; so a task that ends in an `anyhow::Result` is missed, and so is one
    /// that writes a file and handles its errors itself, or the future of another crate that is spawned as it is. An
    /// explicit `drop(spawn(..))` says that detaching is meant.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::path::PathBuf;
    ///
    /// /// Returns before the file exists; if the write fails, nobody hears of it.
    /// pub async fn save(path: PathBuf, text: String) {
    ///     tokio::spawn(async move { tokio::fs::write(path, text).await });
    /// }
    /// ```
    ///
    /// ### Better
    /// Await the handle, or hand it to somebody who does.
    /// ```rust,good
    /// use std::io;
    /// use std::path::PathBuf;
    /// use tokio::task::JoinHandle;
    ///
    /// /// The caller decides when to wait, and sees the error.
    /// pub fn save(path: PathBuf, text: String) -> JoinHandle<io::Result<()>> {
    ///     tokio::spawn(async move { tokio::fs::write(path, text).await })
    /// }
    /// ```
    /// For many tasks keep a `JoinSet`, or a `TaskTracker` that the shutdown path closes and waits for.
    ///
    /// ### See also
    /// `endless_task`, `unjoined_before_exit`, `task_cancelled_on_drop`; `clippy::let_underscore_future`;
    /// <https://docs.rs/tokio/latest/tokio/task/struct.JoinHandle.html>
    pub DETACHED_TASK as DetachedTask {
        name: "detached_task",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for DetachedTask {
    fn meta(&self) -> &'static LintMeta {
        &DETACHED_TASK
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        // A destructor can neither wait nor tell anybody.
        if view.is_main() || view.is_drop() {
            return;
        }
        for spawn in view.spawns().filter(|spawn| {
            is_task(spawn.task) && spawn.fate.is_lost() && view.drop_detaches(spawn)
        }) {
            let is_one_of_many = || spawn.is_for_one_connection();
            if spawn.loses_a_result() && spawn.endless_loop().is_none() && !is_one_of_many() {
                out.push(finding(view, &spawn));
            }
        }
    }
}

fn is_task(kind: TaskKind) -> bool {
    matches!(
        kind,
        TaskKind::Task | TaskKind::LocalTask | TaskKind::Blocking
    )
}

fn finding(view: BodyView<'_>, spawn: &Spawn<'_>) -> Finding {
    let label = match spawn.fate {
        Fate::Unused => "the variable that holds the handle is never used",
        _ => "the handle is dropped: the task is detached",
    };
    let message =
        "this task ends in a `Result` that nobody reads: its handle is dropped".to_owned();
    let mut finding = view.finding(&DETACHED_TASK, message, spawn.call.name_span(), label);
    finding.labels.extend(spawn.work_label());
    finding.help = "await the `JoinHandle`, return it, or keep it in a `JoinSet` or `TaskTracker` that shutdown waits for".to_owned();
    finding
}
