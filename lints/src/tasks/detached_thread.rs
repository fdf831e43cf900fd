//! The lint `detached_thread`: dropped handles of OS threads. Async tasks are `detached_task`.

use conc_check::{
    BodyRef, BodyView, Fate, Finding, Lint, LintMeta, Sink, Spawn, TaskKind, World, lint,
};

lint! {
    /// A thread is started and its handle is thrown away
    ///
    /// ### What it does
    /// Reports `std::thread::spawn` and `thread::Builder::spawn` where the `JoinHandle` is dropped, the thread writes
    /// something that must be complete, and it has no other way to say that it is done.
    ///
    /// ### Why is this bad?
    /// A thread whose handle is gone cannot be waited for. When `main` returns the process ends and the thread is
    /// killed in the middle of whatever it does: buffers are not flushed, files are cut off. A panic in it is printed
    /// once and otherwise lost, and the rest of the program runs on as if the work had been done.
    ///
    /// ### Known limits
    /// Threads that stop with their input (a loop over a `Receiver`), answer over a channel, belong to
    /// `thread::scope`, wait for a signal, or are started by `main` before it serves for ever are not reported. A
    /// thread that is joined through some other means, such as a counter, is a false alarm. Threads that write nothing
    /// but end in a `Result` that nobody sees are the matter of `ignored_task_failure`.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::thread;
    ///
    /// /// The process may end while the file is being written.
    /// pub fn archive(records: Vec<String>) {
    ///     thread::spawn(move || {
    ///         std::fs::write("archive.txt", records.join("\n")).expect("the archive is writable");
    ///     });
    /// }
    /// ```
    ///
    /// ### Better
    /// Join at the end of the scope, or return the handle.
    /// ```rust,good
    /// use std::thread;
    ///
    /// /// `scope` joins every thread that was started in it.
    /// pub fn archive(records: &[String], index: &[String]) {
    ///     thread::scope(|scope| {
    ///         scope.spawn(|| std::fs::write("archive.txt", records.join("\n")));
    ///         scope.spawn(|| std::fs::write("index.txt", index.join("\n")));
    ///     });
    /// }
    /// ```
    /// A struct that owns a thread closes its channel and joins in `Drop`.
    ///
    /// ### See also
    /// `detached_task`, `ignored_task_failure`, `unjoined_before_exit`; <https://doc.rust-lang.org/std/thread/struct.JoinHandle.html>
    pub DETACHED_THREAD as DetachedThread {
        name: "detached_thread",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for DetachedThread {
    fn meta(&self) -> &'static LintMeta {
        &DETACHED_THREAD
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        if view.is_main() {
            return;
        }
        for spawn in view.spawns().filter(|spawn| {
            spawn.task == TaskKind::Thread && spawn.fate.is_lost() && view.drop_detaches(spawn)
        }) {
            if spawn.writes_what_must_be_complete() && spawn.endless_loop().is_none() {
                out.push(finding(view, &spawn));
            }
        }
    }
}

fn finding(view: BodyView<'_>, spawn: &Spawn<'_>) -> Finding {
    let label = match spawn.fate {
        Fate::Unused => "the variable that holds the handle is never used",
        _ => "the handle is dropped: nobody waits for the thread",
    };
    let message = "this thread does work that must finish, but nobody joins it".to_owned();
    let mut finding = view.finding(&DETACHED_THREAD, message, spawn.call.name_span(), label);
    finding.labels.extend(spawn.work_label());
    finding.help =
        "keep the `JoinHandle` and join it before the program ends, or use `thread::scope`"
            .to_owned();
    finding
}
