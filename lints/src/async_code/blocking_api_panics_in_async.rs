//! The lint `blocking_api_panics_in_async`: calls that panic on a thread which drives tasks. `block_on` is `nested_block_on`.

use conc_check::{
    BodyRef, BodyView, Effect, Finding, Lint, LintMeta, OwnThreadCall, Sink, World, lint,
};

lint! {
    /// A blocking function that panics in async code is called there
    ///
    /// ### What it does
    /// Reports calls in an async function or block of functions that refuse to block a thread which drives tasks:
    /// `blocking_send`, `blocking_recv`, `blocking_lock`, clients with a runtime inside; directly, in a closure that runs
    /// there, or in a plain function of the package that is called there.
    ///
    /// ### Why is this bad?
    /// The function panics as soon as a runtime drives the task ("Cannot block the current thread from within a runtime"),
    /// also when it would not have to wait. Elsewhere it blocks the thread, and with it all of its tasks.
    ///
    /// ### Known limits
    /// Not reported: closures for `spawn_blocking`, `block_in_place` or a new thread; functions that ask for the runtime
    /// that they are in; functions of other crates that call such a function. Functions that only block are the matter of
    /// `blocking_call_in_async`.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::mpsc;
    ///
    /// /// Panics.
    /// pub async fn report(progress: &mpsc::Sender<u32>, done: u32) {
    ///     let _ = progress.blocking_send(done);
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use tokio::sync::mpsc;
    ///
    /// pub async fn report(progress: &mpsc::Sender<u32>, done: u32) {
    ///     let _ = progress.send(done).await;
    /// }
    /// ```
    /// Plain code that needs the blocking form belongs on a thread that may block: `spawn_blocking`, or a thread of its own.
    ///
    /// ### See also
    /// `blocking_call_in_async`, `nested_block_on`, `runtime_dropped_in_async`;
    /// <https://docs.rs/tokio/latest/tokio/sync/mpsc/struct.Sender.html#method.blocking_send>
    pub BLOCKING_API_PANICS_IN_ASYNC as BlockingApiPanicsInAsync {
        name: "blocking_api_panics_in_async",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for BlockingApiPanicsInAsync {
    fn meta(&self) -> &'static LintMeta {
        &BLOCKING_API_PANICS_IN_ASYNC
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        // Who asks whether there is a runtime blocks where there is none.
        let asks = view.calls_that(Effect::AsksContext).next().is_some();
        if !view.is_async() || asks {
            return;
        }
        let mut calls = view.panics_in_async();
        calls.retain(|found| !is_told_elsewhere(view, found));
        // Who uses a client of the wrong kind does so with each call of it.
        let mut has_client = false;
        for found in &calls {
            let is_client = found.way.is_empty() && twin(found).is_none();
            if !(is_client && has_client) {
                out.push(finding(view, found));
            }
            has_client |= is_client;
        }
    }
}

/// Does the same call also drive a future? Then `nested_block_on` speaks.
fn is_told_elsewhere(view: BodyView<'_>, found: &OwnThreadCall<'_>) -> bool {
    let at = found.call.name_span();
    !found.way.is_empty()
        && view
            .blocks_on()
            .iter()
            .any(|other| other.call.name_span() == at)
}

fn finding(view: BodyView<'_>, found: &OwnThreadCall<'_>) -> Finding {
    let (name, does) = (found.call.name(), found.does.name());
    // It panics in a task of its own kind of runtime, and only blocks one of another kind.
    let (what, label) = if view.may_run_anywhere() {
        (
            "blocks the thread that drives this task, or panics",
            "all tasks of this thread stand still meanwhile",
        )
    } else {
        (
            "panics in async code",
            "this thread drives tasks and must not block",
        )
    };
    let message = if found.way.is_empty() {
        format!("`{name}` {what}")
    } else {
        format!("`{name}` calls `{does}`, which {what}")
    };
    let at = found.call.name_span();
    let here = found.call.view;
    let mut finding = here.finding(&BLOCKING_API_PANICS_IN_ASYNC, message, at, label);
    view.label_way(&mut finding.labels, &found.way, "panics here");
    finding.help = help(found);
    finding
}

fn help(found: &OwnThreadCall<'_>) -> String {
    let name = found.call.name();
    if !found.way.is_empty() {
        return format!(
            "call `{name}` in `spawn_blocking`, or give it an async form and await that"
        );
    }
    if !found.call.view.is_async() {
        return "a closure cannot await: do this before or behind the call that runs the closure"
            .to_owned();
    }
    twin(found).unwrap_or_else(|| {
        "use the async form of this client, or call it in `spawn_blocking`".to_owned()
    })
}

/// What to write instead of a call that has an async form.
fn twin(found: &OwnThreadCall<'_>) -> Option<String> {
    match found.does.awaited_twin() {
        Some(twin) => Some(format!("use `{twin}(..).await`")),
        None if found.does.has(Effect::Receives) => Some("await the receiver itself".to_owned()),
        None => None,
    }
}
