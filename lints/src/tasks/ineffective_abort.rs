//! The lint `ineffective_abort`: aborts that stop nothing. Blocking work that never ends at all is `endless_spawn_blocking`.

use conc_check::{BodyRef, BodyView, Finding, Lint, LintMeta, Sink, VainAbort, World, lint};

lint! {
    /// Blocking work is aborted, which has no effect once it runs
    ///
    /// ### What it does
    /// Reports `abort()` on the handle of a `spawn_blocking` whose closure takes long (it loops, sleeps or blocks) and
    /// looks at no flag, token or channel meanwhile. The handle may have lain in a field.
    ///
    /// ### Why is this bad?
    /// An async task is dropped at its next `.await` when it is aborted. A blocking closure has no such point: it runs
    /// to its end, with whatever it changes on the way, while the program believes it gone. A shutdown still waits for
    /// it. Only closures that wait in the queue of the pool are really taken back.
    ///
    /// ### Known limits
    /// A closure that calls a function of which nothing is known is not reported; it may look at a flag in there. A
    /// timeout around a blocking task leaves it running just so, and is not reported here.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    ///
    /// pub async fn index(files: Vec<std::path::PathBuf>) {
    ///     let indexing = tokio::task::spawn_blocking(move || {
    ///         for file in files {
    ///             let _ = std::fs::copy(&file, file.with_extension("idx"));
    ///         }
    ///     });
    ///     tokio::time::sleep(Duration::from_secs(5)).await;
    ///     indexing.abort();
    /// }
    /// ```
    ///
    /// ### Better
    /// Tell the closure to stop.
    /// ```rust,good
    /// use std::sync::Arc;
    /// use std::sync::atomic::{AtomicBool, Ordering};
    /// use std::time::Duration;
    ///
    /// pub async fn index(files: Vec<std::path::PathBuf>) {
    ///     let stop = Arc::new(AtomicBool::new(false));
    ///     let stopped = Arc::clone(&stop);
    ///     let indexing = tokio::task::spawn_blocking(move || {
    ///         for file in files {
    ///             if stopped.load(Ordering::Relaxed) {
    ///                 return;
    ///             }
    ///             let _ = std::fs::copy(&file, file.with_extension("idx"));
    ///         }
    ///     });
    ///     tokio::time::sleep(Duration::from_secs(5)).await;
    ///     stop.store(true, Ordering::Relaxed);
    ///     indexing.await.expect("indexing does not panic");
    /// }
    /// ```
    ///
    /// ### See also
    /// `endless_spawn_blocking`; <https://docs.rs/tokio/latest/tokio/task/fn.spawn_blocking.html>
    pub INEFFECTIVE_ABORT as IneffectiveAbort {
        name: "ineffective_abort",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for IneffectiveAbort {
    fn meta(&self) -> &'static LintMeta {
        &INEFFECTIVE_ABORT
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        for abort in BodyView::new(world, body).vain_aborts() {
            out.push(finding(&abort));
        }
    }
}

fn finding(abort: &VainAbort<'_>) -> Finding {
    let message = "this abort has no effect once the blocking closure runs".to_owned();
    let view = abort.view;
    let at = abort.aborted;
    let label = "takes the closure back only while it still waits for a thread";
    let mut finding = view.finding(&INEFFECTIVE_ABORT, message, at, label);
    let spawn = abort.spawn.call;
    let started = "the blocking work is started here";
    finding
        .labels
        .push(spawn.view.label(spawn.name_span(), started));
    finding.labels.extend(abort.spawn.long_part());
    finding.help =
        "give the closure an `Arc<AtomicBool>` or a cancellation token, look at it in each round, \
                    and set it here"
            .to_owned();
    finding
}
