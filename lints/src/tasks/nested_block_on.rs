//! The lint `nested_block_on`: blocking on a future in async code. In `Drop` it is `block_on_in_drop`.

use conc_check::{
    BodyRef, BodyView, Effect, Finding, Lint, LintMeta, OwnThreadCall, Sink, World, lint,
};

lint! {
    /// A future is driven with `block_on` in async code
    ///
    /// ### What it does
    /// Reports `block_on` in an async function or block: directly, in a closure that runs there, or, of a runtime that
    /// panics then, in a plain function of the package that is called there.
    ///
    /// ### Why is this bad?
    /// The thread already drives a task. A runtime notices it and panics ("Cannot start a runtime from within a
    /// runtime"). Executors that do not notice block the thread: all tasks on it stand still, and when the future needs
    /// one of them, or a timer or socket of this thread, it never ends.
    ///
    /// ### Known limits
    /// Not reported: closures for `spawn_blocking`, `block_in_place` or a new thread; functions that ask for the runtime that
    /// they are in; plain functions with an executor that only blocks and never panics (`pollster`, `smol`):
    /// where they are called, and what they wait for, decides whether anything stands still. Functions of other crates are
    /// not looked into.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::runtime::Handle;
    ///
    /// async fn load() -> u32 {
    ///     42
    /// }
    ///
    /// /// Panics.
    /// pub async fn cached(cache: &mut Option<u32>) -> u32 {
    ///     *cache.get_or_insert_with(|| Handle::current().block_on(load()))
    /// }
    /// ```
    ///
    /// ### Better
    /// Await it outside of the closure.
    /// ```rust,good
    /// async fn load() -> u32 {
    ///     42
    /// }
    ///
    /// /// Waits without blocking the thread.
    /// pub async fn cached(cache: &mut Option<u32>) -> u32 {
    ///     match cache {
    ///         Some(value) => *value,
    ///         None => *cache.insert(load().await),
    ///     }
    /// }
    /// ```
    /// Plain code that must wait for a future belongs on a thread that may block: `spawn_blocking`, or
    /// `block_in_place` on a runtime with many threads.
    ///
    /// ### See also
    /// `blocking_api_panics_in_async`, `block_on_in_drop`, `wrong_flavor_block_in_place`, `runtime_dropped_in_async`;
    /// <https://docs.rs/tokio/latest/tokio/runtime/struct.Handle.html#method.block_on>
    pub NESTED_BLOCK_ON as NestedBlockOn {
        name: "nested_block_on",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for NestedBlockOn {
    fn meta(&self) -> &'static LintMeta {
        &NESTED_BLOCK_ON
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        // Who asks whether there is a runtime blocks where there is none.
        let asks = view.calls_that(Effect::AsksContext).next().is_some();
        if view.body().is_async() && !asks {
            // A program whose plain code drives futures everywhere, by an executor that does not mind, means it so.
            let is_harmful = |found: &OwnThreadCall<'_>| {
                found.way.is_empty() || found.does.has(Effect::PanicsInAsync)
            };
            for found in view.blocks_on().iter().filter(|found| is_harmful(found)) {
                out.push(finding(view, found));
            }
        }
    }
}

fn finding(view: BodyView<'_>, found: &OwnThreadCall<'_>) -> Finding {
    // It panics in a task of its own kind of runtime, and only blocks one of another kind.
    let panics = found.does.has(Effect::PanicsInAsync) && !view.may_run_anywhere();
    let (name, does) = (found.call.name(), found.does.name());
    let what = if panics {
        "panics in async code"
    } else {
        "blocks the thread that drives this task"
    };
    let message = if found.way.is_empty() {
        format!("`{name}` {what}")
    } else {
        format!("`{name}` calls `{does}`, which {what}")
    };
    let label = if panics {
        "this thread already drives a task"
    } else {
        "all tasks of this thread stand still meanwhile"
    };
    let at = found.call.name_span();
    let mut finding = found
        .call
        .view
        .finding(&NESTED_BLOCK_ON, message, at, label);
    view.label_way(&mut finding.labels, &found.way, "blocks here");
    finding.help = if !found.way.is_empty() {
        format!("call `{name}` in `spawn_blocking`, or give it an async form and await that")
    } else if found.call.view.body().is_async() {
        "await the future instead".to_owned()
    } else {
        "a closure cannot await: await the future before this call, and use its result in the closure"
            .to_owned()
    };
    finding
}
