//! The lint `block_on_in_drop`: blocking on a future in a destructor. In async code it is `nested_block_on`.

use conc_check::{
    BodyRef, BodyView, Effect, Finding, Lint, LintMeta, OwnThreadCall, Sink, World, lint,
};

lint! {
    /// A destructor drives a future with `block_on`
    ///
    /// ### What it does
    /// Reports `Drop::drop` that calls `block_on`, itself or through a function of the package.
    ///
    /// ### Why is this bad?
    /// A value is dropped wherever it happens to go out of scope, and for a type with async methods that is mostly in
    /// async code. There `block_on` panics or blocks the thread that the future needs to make progress. A panic in a
    /// destructor that runs because of another panic aborts the process.
    ///
    /// ### Known limits
    /// Not reported: a type that owns the runtime which it blocks on, as plain facades of async clients do; a
    /// destructor that starts a thread or task, or asks for its runtime first.
    ///
    /// ### Bad
    /// ```rust,bad
    /// pub struct Session;
    ///
    /// impl Session {
    ///     async fn log_out(&self) {}
    /// }
    ///
    /// impl Drop for Session {
    ///     fn drop(&mut self) {
    ///         futures::executor::block_on(self.log_out());
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Say goodbye in an async function that takes the value; let `Drop` only do what needs no waiting.
    /// ```rust,good
    /// pub struct Session {
    ///     is_open: bool,
    /// }
    ///
    /// impl Session {
    ///     /// To be called when the session is no longer needed.
    ///     pub async fn log_out(mut self) {
    ///         self.is_open = false;
    ///     }
    /// }
    ///
    /// impl Drop for Session {
    ///     fn drop(&mut self) {
    ///         if self.is_open {
    ///             eprintln!("a session was dropped without logging out");
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `nested_block_on`, `runtime_dropped_in_async`;
    /// <https://docs.rs/tokio/latest/tokio/runtime/struct.Handle.html#method.block_on>
    pub BLOCK_ON_IN_DROP as BlockOnInDrop {
        name: "block_on_in_drop",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for BlockOnInDrop {
    fn meta(&self) -> &'static LintMeta {
        &BLOCK_ON_IN_DROP
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        if view.parent().is_some() || !view.is_drop() || view.knows_where_it_runs() {
            return;
        }
        for found in view.blocks_on() {
            if !found.does.is_on_a_runtime_of_self() {
                out.push(finding(view, &found));
            }
        }
    }
}

fn finding(view: BodyView<'_>, found: &OwnThreadCall<'_>) -> Finding {
    let (name, does) = (found.call.name(), found.does.name());
    let message = if found.way.is_empty() {
        format!("this destructor drives a future with `{name}`")
    } else {
        format!("this destructor calls `{name}`, which drives a future with `{does}`")
    };
    let label = if found.does.has(Effect::PanicsInAsync) {
        "panics when the value is dropped in async code"
    } else {
        "when the value is dropped in async code, this blocks the thread that the future may need"
    };
    let at = found.call.name_span();
    let mut finding = found
        .call
        .view
        .finding(&BLOCK_ON_IN_DROP, message, at, label);
    view.label_way(&mut finding.labels, &found.way, "blocks here");
    finding.help = "give the type an `async fn` that takes `self` and closes it; in `drop` only send a signal, \
                    or spawn the rest if there is a current runtime"
        .to_owned();
    finding
}
