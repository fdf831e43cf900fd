//! The lint `endless_spawn_blocking`: blocking closures that never return. Async tasks that never end are `endless_task`.

use conc_check::{
    BodyRef, BodyView, Finding, Lint, LintMeta, LoopView, Sink, Spawn, TaskKind, World, lint,
};

lint! {
    /// A blocking closure loops for ever on the runtime's pool, and the runtime cannot shut down
    ///
    /// ### What it does
    /// Reports `spawn_blocking` with a closure that loops without a way out.
    ///
    /// ### Why is this bad?
    /// Blocking work cannot be cancelled: `abort` has no effect once it runs. When the runtime is dropped, as at the
    /// end of `#[tokio::main]`, it waits for the closure, and the process hangs. Until then a thread of the pool is
    /// taken for good; enough of them, and no other blocking work starts.
    ///
    /// ### Known limits
    /// A loop that ends by a flag, an error, a closed channel or an `unwrap` is not reported. A program that leaves by
    /// `process::exit` or `shutdown_background` is not held up; a finding is then only about the taken thread.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    ///
    /// pub fn watch_the_clock() {
    ///     tokio::task::spawn_blocking(|| {
    ///         loop {
    ///             tracing::info!("tick");
    ///             std::thread::sleep(Duration::from_secs(1));
    ///         }
    ///     });
    /// }
    /// ```
    ///
    /// ### Better
    /// Give it a thread of its own and a reason to end.
    /// ```rust,good
    /// use std::sync::Arc;
    /// use std::sync::atomic::{AtomicBool, Ordering};
    /// use std::thread::{self, JoinHandle};
    /// use std::time::Duration;
    ///
    /// pub fn watch_the_clock(stop: Arc<AtomicBool>) -> JoinHandle<()> {
    ///     thread::spawn(move || {
    ///         while !stop.load(Ordering::Relaxed) {
    ///             tracing::info!("tick");
    ///             thread::sleep(Duration::from_secs(1));
    ///         }
    ///     })
    /// }
    /// ```
    ///
    /// ### See also
    /// `endless_task`;
    /// <https://docs.rs/tokio/latest/tokio/task/fn.spawn_blocking.html>
    pub ENDLESS_SPAWN_BLOCKING as EndlessSpawnBlocking {
        name: "endless_spawn_blocking",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for EndlessSpawnBlocking {
    fn meta(&self) -> &'static LintMeta {
        &ENDLESS_SPAWN_BLOCKING
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for spawn in view
            .spawns()
            .filter(|spawn| spawn.task == TaskKind::Blocking)
        {
            if let Some(endless) = spawn.endless_loop() {
                out.push(finding(&spawn, endless));
            }
        }
    }
}

fn finding(spawn: &Spawn<'_>, endless: LoopView<'_>) -> Finding {
    let message = "this blocking closure never returns, and the runtime waits for it at shutdown";
    let at = spawn.call.name_span();
    let label = "takes a thread of the blocking pool for good; `abort` does not stop it";
    let view = spawn.call.view;
    let mut finding = view.finding(&ENDLESS_SPAWN_BLOCKING, message.to_owned(), at, label);
    let head = "this loop has no way out";
    finding
        .labels
        .push(endless.view.label(endless.head_span(), head));
    finding.help = "leave the loop when a flag is set or a channel is closed; \
                    work that lasts as long as the program belongs on a thread of its own (`thread::spawn`)"
        .to_owned();
    finding
}
