//! The lint `runtime_dropped_in_async`: runtimes that end within async code. Blocking on one there is `nested_block_on`.

use conc_check::{BodyRef, BodyView, EventKind, Finding, Lint, LintMeta, Sink, Value, World, lint};

lint! {
    /// A runtime is dropped in async code, which panics
    ///
    /// ### What it does
    /// Reports a runtime that is made in an async function or block and dropped there.
    ///
    /// ### Why is this bad?
    /// Dropping a runtime waits for its blocking work. That is not allowed on a thread that drives tasks, so the drop
    /// panics ("Cannot drop a runtime in a context where blocking is not allowed"). The tasks that were spawned on it
    /// are dropped with it, whether they are done or not.
    ///
    /// ### Known limits
    /// A runtime that is moved anywhere else, if only on one path, is not followed. Runtimes in fields are not seen.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::runtime::Runtime;
    ///
    /// async fn index() {}
    ///
    /// /// Panics when it returns.
    /// pub async fn start() -> std::io::Result<()> {
    ///     let background = Runtime::new()?;
    ///     background.spawn(index());
    ///     Ok(())
    /// }
    /// ```
    ///
    /// ### Better
    /// Use the runtime that is there.
    /// ```rust,good
    /// use tokio::task::JoinHandle;
    ///
    /// async fn index() {}
    ///
    /// /// Runs beside the caller.
    /// pub async fn start() -> JoinHandle<()> {
    ///     tokio::spawn(index())
    /// }
    /// ```
    /// If it must be a runtime of its own, end it with `shutdown_background()`.
    ///
    /// ### See also
    /// `nested_block_on`; <https://docs.rs/tokio/latest/tokio/runtime/struct.Runtime.html#shutdown>
    pub RUNTIME_DROPPED_IN_ASYNC as RuntimeDroppedInAsync {
        name: "runtime_dropped_in_async",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for RuntimeDroppedInAsync {
    fn meta(&self) -> &'static LintMeta {
        &RUNTIME_DROPPED_IN_ASYNC
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        if !view.body().is_async() {
            return;
        }
        for runtime in view.runtimes_made_here() {
            // Blocking on it panics earlier, and that is told by another lint.
            if !runtime.escapes() && !view.is_blocked_on(runtime) {
                out.extend(finding(view, runtime));
            }
        }
    }
}

fn finding(view: BodyView<'_>, runtime: &Value) -> Option<Finding> {
    let dropped = runtime.events.iter().rev().find(|event| {
        matches!(
            event.kind,
            EventKind::Dropped | EventKind::Discarded(_) | EventKind::Overwritten
        )
    })?;
    let name = view.name(dropped.holder);
    let message = match name {
        Some(name) => format!("the runtime `{name}` is dropped in async code, which panics"),
        None => "this runtime is dropped in async code, which panics".to_owned(),
    };
    let at = view.taken_at(runtime);
    let mut finding = view.finding(
        &RUNTIME_DROPPED_IN_ASYNC,
        message,
        at,
        "the runtime is made here",
    );
    let end = view.label(
        dropped.span,
        "and dropped here, on a thread that drives a task",
    );
    finding.labels.push(end);
    finding.help = match name {
        Some(name) => format!(
            "use the runtime that is there (`Handle::current()`), or end this one with `{name}.shutdown_background()`"
        ),
        None => "use the runtime that is there: `Handle::current()`".to_owned(),
    };
    Some(finding)
}
